//go:build unix

package sandbox

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fixture is a document to be damaged.
type fixture struct {
	name  string
	bytes []byte
}

// handmade is a small plan in each of the formats that can be made by hand.
func handmade(tb testing.TB) []fixture {
	tb.Helper()
	const text = "乙市水利工程实施方案\n\n一、重点任务\n\n1. 加固大坝。2025年底前完成。（市水利局牵头，市财政局配合）\n"
	page := "<html><head><meta charset=utf-8><title>乙市水利工程实施方案</title></head><body><div class=content><h1>乙市水利工程实施方案</h1>" +
		"<table><tr><td rowspan=2>任务</td><td>单位</td></tr><tr><td>市水利局</td></tr></table>" + strings.Repeat("<p>加固大坝。（市水利局牵头）</p>", 30) + "</div></body></html>"
	const space = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	word := zipped(tb, map[string]string{
		"[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":         `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml": `<?xml version="1.0"?><w:document ` + space + `><w:body>` + strings.Repeat(`<w:p><w:r><w:t>加固大坝。（市水利局牵头）</w:t></w:r></w:p>`, 20) +
			`<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>任务</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`,
	})
	return []fixture{
		{"plan.txt", []byte(text)},
		{"plan.md", []byte("# " + text)},
		{"plan.csv", []byte("任务,牵头单位\n加固大坝,市水利局\n疏浚水库,/\n")},
		{"plan.html", []byte(page)},
		{"plan.docx", word},
		{"plan.pdf", []byte(pdf())},
	}
}

// pdf is a page with a line of text, written as plainly as the format allows.
func pdf() string {
	const content = "BT /F1 24 Tf 72 700 Td (Plan 2025) Tj ET"
	var b strings.Builder
	offsets := []int{}
	object := func(body string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>")
	object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.String()
}

func zipped(tb testing.TB, members map[string]string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, data := range members {
		out, err := w.Create(name)
		if err == nil {
			_, err = out.Write([]byte(data))
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// fixtures are the samples that lie beside the readers of each format, and those made by hand.
func fixtures(tb testing.TB) []fixture {
	tb.Helper()
	const most = 1 << 20 // larger samples would only take longer
	all := handmade(tb)
	err := filepath.WalkDir(filepath.FromSlash("../extract/reader"), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.Contains(filepath.ToSlash(path), "/testdata/") || strings.Contains(filepath.ToSlash(path), "/fuzz/") {
			return err
		}
		switch strings.ToLower(filepath.Ext(path)) {
		case ".golden", ".go", ".json":
			return nil
		}
		b, err := os.ReadFile(path)
		if err == nil && len(b) > 0 && len(b) <= most {
			all = append(all, fixture{filepath.ToSlash(path), b})
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return all
}

// damage is a copy of a document with something wrong in it: bits flipped, an end cut off, a run lost, doubled, blanked, or taken from
// another document. Half of the archives are damaged within one of their members, so that the damage reaches what is in them.
func damage(random *rand.Rand, f fixture, other []byte) []byte {
	if bytes.HasPrefix(f.bytes, []byte("PK\x03\x04")) && random.IntN(2) == 0 {
		if b, ok := damageMember(random, f.bytes, other); ok {
			return b
		}
	}
	return damageBytes(random, f.bytes, other)
}

func damageBytes(random *rand.Rand, original, other []byte) []byte {
	b := bytes.Clone(original)
	if len(b) == 0 {
		return b
	}
	at := random.IntN(len(b))
	end := at + random.IntN(min(len(b)-at, 4096)) + 1
	end = min(end, len(b))
	switch random.IntN(7) {
	case 0, 1:
		for range 1 << random.IntN(8) {
			b[random.IntN(len(b))] ^= 1 << random.IntN(8)
		}
	case 2:
		b = b[:at]
	case 3:
		b = append(b[:at], b[end:]...)
	case 4:
		b = append(b[:end:end], original[at:]...)
	case 5:
		clear(b[at:end])
	case 6:
		from := random.IntN(len(other) + 1)
		b = append(b[:at:at], other[from:]...)
	}
	return b
}

func damageMember(random *rand.Rand, archive, other []byte) ([]byte, bool) {
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil || len(z.File) == 0 {
		return nil, false
	}
	victim := random.IntN(len(z.File))
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i, member := range z.File {
		r, err := member.Open()
		if err != nil {
			return nil, false
		}
		data, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			return nil, false
		}
		if i == victim {
			data = damageBytes(random, data, other)
		}
		out, err := w.Create(member.Name)
		if err == nil {
			_, err = out.Write(data)
		}
		if err != nil {
			return nil, false
		}
	}
	return b.Bytes(), w.Close() == nil
}
