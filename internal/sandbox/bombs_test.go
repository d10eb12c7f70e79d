//go:build unix

package sandbox

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"policygraph/internal/extract/source"
)

const (
	contentTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	wordRels     = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	wordSpace    = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	sheetTypes   = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
	sheetRels    = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookRels     = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
	book         = `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="任务" sheetId="1" r:id="r1"/></sheets></workbook>`
)

func wordOf(t *testing.T, document string, more map[string]string) []byte {
	members := map[string]string{"[Content_Types].xml": contentTypes, "_rels/.rels": wordRels, "word/document.xml": document}
	for name, data := range more {
		members[name] = data
	}
	return zipped(t, members)
}

func sheetOf(t *testing.T, sheet string) []byte {
	return zipped(t, map[string]string{
		"[Content_Types].xml": sheetTypes, "_rels/.rels": sheetRels, "xl/workbook.xml": book,
		"xl/_rels/workbook.xml.rels": bookRels, "xl/worksheets/sheet1.xml": `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + sheet + `</sheetData></worksheet>`,
	})
}

// TestDocumentsMadeToHurtDoNot reads documents that were made to exhaust, to reach the network, or to read a file of this machine.
// Whether one is read or refused, it ends within its limits, without a visitor at the canary and without the words of the secret file.
func TestDocumentsMadeToHurtDoNot(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("口令机密四四三"), 0o644); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var visitors atomic.Int32
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			visitors.Add(1)
			conn.Close()
		}
	}()
	defer func() { l.Close(); <-stopped }()
	url := "http://" + l.Addr().String() + "/canary"

	paragraph := func(s string) string { return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>" }
	word := func(body string) string {
		return `<?xml version="1.0"?><w:document ` + wordSpace + `><w:body>` + body + `</w:body></w:document>`
	}
	laughs := `<!DOCTYPE w:document [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">`
	for c := 'b'; c <= 'j'; c++ {
		laughs += fmt.Sprintf(`<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	laughs += "]>"
	filters := zlibOf(t, append(bytes.Repeat([]byte("\n"), 32<<20), "BT (x) Tj ET"...))
	for range 2 {
		filters = zlibOf(t, filters)
	}
	documents := []struct {
		claim string
		name  string
		bytes []byte
	}{
		{"a part that inflates to 300 MiB", "bomb.docx", bombOf(t, "word/document.xml", "<w:p/>          ", 300<<20)},
		{"a million laughs", "laughs.docx", wordOf(t, `<?xml version="1.0"?>`+laughs+`<w:document `+wordSpace+`><w:body>`+paragraph("&j;")+`</w:body></w:document>`, nil)},
		{"an entity from a file", "file.docx", wordOf(t, `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "file://`+secret+`">]><w:document `+wordSpace+`><w:body>`+paragraph("&x;")+`</w:body></w:document>`, nil)},
		{"an entity from the network", "net.docx", wordOf(t, `<?xml version="1.0"?><!DOCTYPE w:document SYSTEM "`+url+`"><w:document `+wordSpace+`><w:body>`+paragraph("方案")+`</w:body></w:document>`, nil)},
		{"an external image and template", "links.docx", wordOf(t, word(paragraph("方案")), map[string]string{"word/_rels/document.xml.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="` + url + `" TargetMode="External"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="` + url + `" TargetMode="External"/></Relationships>`})},
		{"tables in tables", "deep.docx", wordOf(t, word(strings.Repeat("<w:tbl><w:tr><w:tc>", 100_000)+paragraph("方案")+strings.Repeat("</w:tc></w:tr></w:tbl>", 100_000)), nil)},
		{"elements without end", "open.docx", wordOf(t, `<?xml version="1.0"?>`+strings.Repeat("<a>", 5_000_000), nil)},
		{"a cell as wide as the sea", "wide.docx", wordOf(t, word(`<w:tbl>`+strings.Repeat(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>`+paragraph("甲")+`</w:tc></w:tr>`, 50)+`</w:tbl>`), nil)},
		{"rows that are far apart", "sparse.xlsx", sheetOf(t, `<row r="1"><c r="A1" t="inlineStr"><is><t>任务</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>单位</t></is></c></row>`)},
		{"a row beyond all sheets", "beyond.xlsx", sheetOf(t, `<row r="4000000000"><c r="ZZZZZZ4000000000" t="inlineStr"><is><t>任务</t></is></c></row>`)},
		{"nested elements of a page", "deep.html", []byte("<html><body>" + strings.Repeat("<div><b>", 300_000) + "方案")},
		{"nested tables of a page", "tables.html", []byte("<html><body>" + strings.Repeat("<table><tr><td>", 20_000) + "方案")},
		{"a row of cells that reach far", "span.html", []byte("<html><body><table>" + strings.Repeat(`<tr><td rowspan=65534 colspan=1000>甲</td><td rowspan=65534 colspan=1000>乙</td></tr>`, 2000) + "</table>")},
		{"attributes without end", "attributes.html", []byte("<html><body " + strings.Repeat("a=b ", 3_000_000) + ">方案")},
		{"images, frames and scripts of elsewhere", "links.html", []byte(`<html><head><script src="` + url + `"></script><link rel=stylesheet href="` + url + `"><base href="` + url + `"></head><body><img src="` + url + `"><iframe src="file://` + secret + `"></iframe><p>方案</p></body></html>`)},
		{"a page that declares an entity of a file", "file.html", []byte(`<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://` + secret + `">]><html><body><p>方案 &x;</p></body></html>`)},
		{"a stream packed three times", "filters.pdf", pdfOf("<< /Length %d /Filter [/FlateDecode /FlateDecode /FlateDecode] >>", filters)},
		{"pages that contain each other", "circle.pdf", []byte(strings.Replace(pdf(), "/Kids [3 0 R]", "/Kids [2 0 R 2 0 R 3 0 R]", 1))},
		{"a count of pages that cannot be", "pages.pdf", []byte(strings.Replace(pdf(), "/Count 1 ", "/Count 2147483647 ", 1))},
		{"an action that fetches", "action.pdf", []byte(strings.Replace(pdf(), "/Type /Catalog", "/Type /Catalog /OpenAction << /S /URI /URI ("+url+") >>", 1))},
		{"a font from elsewhere", "font.pdf", []byte(strings.Replace(pdf(), "/BaseFont /Helvetica", "/BaseFont /Helvetica /FontDescriptor << /Type /FontDescriptor /FontFile2 << /F ("+secret+") /FFilter /None >> >>", 1))},
		{"an archive of pages that inflates", "bomb.ofd", bombOf(t, "OFD.xml", "                ", 300<<20)},
	}
	limits := Limits{}
	pool := newPoolOf(t, "parse-documents", limits, 1)
	before := residentSet()
	for _, d := range documents {
		began := time.Now()
		src, err := source.New(d.name, d.bytes)
		said := ""
		if err == nil {
			body, bad := pool.Read(t.Context(), src)
			said, err = body.Text.String(), bad
		}
		took := time.Since(began).Round(10 * time.Millisecond)
		var e *source.Error
		if err != nil && (!errors.As(err, &e) || e.Code == "") {
			t.Errorf("%s: %v; want an error with a code", d.claim, err)
		}
		if took > DefaultWall+5*time.Second {
			t.Errorf("%s: it took %s", d.claim, took)
		}
		if strings.Contains(said, "口令机密") {
			t.Errorf("%s: the secret file was read: %.100q", d.claim, said)
		}
		outcome := "READY"
		if e != nil {
			outcome = string(e.Code) + ": " + e.Message
		}
		t.Logf("%-45s %6s  %s", d.claim, took, outcome)
	}
	if n := visitors.Load(); n > 0 {
		t.Errorf("%d connections reached the canary", n)
	}
	if grown := residentSet() - before; grown > 200<<20 {
		t.Errorf("this process grew by %d MiB", grown>>20)
	}
}

// bombOf is an archive with one part in which something is repeated to that size.
func bombOf(t *testing.T, part, filler string, size int) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.BestSpeed) })
	for name, data := range map[string]string{"[Content_Types].xml": contentTypes, "_rels/.rels": wordRels} {
		out, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		out.Write([]byte(data))
	}
	out, err := w.Create(part)
	if err != nil {
		t.Fatal(err)
	}
	out.Write([]byte(`<?xml version="1.0"?><w:document ` + wordSpace + `><w:body>`))
	run := bytes.Repeat([]byte(filler), 1<<16)
	for n := 0; n < size; n += len(run) {
		if _, err := out.Write(run); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func zlibOf(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(data)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pdfOf is the plain page with another content.
func pdfOf(dictionary string, content []byte) []byte {
	whole := pdf()
	start := strings.Index(whole, "<< /Length")
	end := strings.Index(whole, "\nendstream")
	return []byte(whole[:start] + fmt.Sprintf(dictionary, len(content)) + "\nstream\n" + string(content) + whole[end:])
}
