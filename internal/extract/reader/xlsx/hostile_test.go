package xlsx_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"policygraph/internal/extract/reader/ooxml/ooxmltest"
	"policygraph/internal/extract/source"
)

func TestHostileWorkbooks(t *testing.T) {
	cell := func(at, text string) string { return `<c r="` + at + `" t="str"><v>` + text + `</v></c>` }
	table := `<sheetData><row r="1">` + cell("A1", "任务") + cell("B1", "单位") + `</row><row r="2">` + cell("A2", "修路") + cell("B2", "甲局") + `</row>`
	var sheets strings.Builder
	for i := range 201 {
		fmt.Fprintf(&sheets, `<sheet name="s%d" sheetId="%d" r:id="r%d"/>`, i, i+1, i)
	}
	diagonal := func(n int) string {
		var b strings.Builder
		b.WriteString("<sheetData>")
		for i := range n {
			letters := ""
			for c := i + 1; c > 0; c = (c - 1) / 26 {
				letters = string(rune('A'+(c-1)%26)) + letters
			}
			fmt.Fprintf(&b, `<row r="%d">%s</row>`, i*60+1, cell(fmt.Sprintf("%s%d", letters, i*60+1), "x"))
		}
		return b.String() + "</sheetData>"
	}
	twice := func(n int) string { // two cells in each row, so that all of it is one table
		var b strings.Builder
		b.WriteString("<sheetData>")
		for i := range n {
			letters := ""
			for c := i + 2; c > 0; c = (c - 1) / 26 {
				letters = string(rune('A'+(c-1)%26)) + letters
			}
			fmt.Fprintf(&b, `<row r="%d">%s%s</row>`, i+1, cell(fmt.Sprintf("A%d", i+1), "x"), cell(fmt.Sprintf("%s%d", letters, i+1), "y"))
		}
		return b.String() + "</sheetData>"
	}
	for _, c := range []struct {
		claim string
		bytes []byte
		want  source.Code // "" for none
	}{
		{"no cells", ooxmltest.Workbook("<sheetData/>", nil), source.NoText},
		{"cells past the limit", ooxmltest.Workbook("<sheetData><row>"+strings.Repeat(`<c r="A1"/>`, 2_000_001)+"</row></sheetData>", nil), source.TooLarge},
		{"rows past the limit", ooxmltest.Workbook("<sheetData>"+strings.Repeat("<row/>", 1<<20+1)+"</sheetData>", nil), source.TooLarge},
		{"a row that no sheet has", ooxmltest.Workbook(`<sheetData><row r="99999999"/></sheetData>`, nil), source.TooLarge},
		{"a cell that no sheet has", ooxmltest.Workbook(`<sheetData><row>`+cell("ZZZZ9", "x")+`</row></sheetData>`, nil), source.Damaged},
		{"sheets past the limit", ooxmltest.Zip(map[string]string{"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + sheets.String() + `</sheets></workbook>`}), source.TooLarge},
		{"a sheet that is sparse beyond measure", ooxmltest.Workbook(twice(2000), nil), source.TooLarge},
		{"single cells far apart are lines", ooxmltest.Workbook(diagonal(300), nil), ""},
		{"one long text, said over and over", ooxmltest.Workbook("<sheetData>"+strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 1000)+"</sheetData>", map[string]string{"sharedStrings.xml": "<sst><si><t>" + strings.Repeat("路", 20_000) + "</t></si></sst>"}), source.TooLarge},
		{"a cell merged over the whole sheet", ooxmltest.Workbook(table+`</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`, nil), ""},
		{"a merged cell upside down", ooxmltest.Workbook(table+`</sheetData><mergeCells><mergeCell ref="B2:A1"/></mergeCells>`, nil), ""},
		{"merged cells past the limit", ooxmltest.Workbook(table+"</sheetData><mergeCells>"+strings.Repeat(`<mergeCell ref="A1:B1"/>`, 200_001)+"</mergeCells>", nil), source.TooLarge},
		{"columns hidden by the thousand", ooxmltest.Workbook(`<cols>`+strings.Repeat(`<col min="3" max="16384" hidden="1"/>`, 1000)+`</cols>`+table+`</sheetData>`, nil), ""},
		{"a sheet that is not there", ooxmltest.Zip(map[string]string{"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>`, "xl/_rels/workbook.xml.rels": ooxmltest.Relations("worksheet gone.xml")}), source.Damaged},
		{"an outer entity in a sheet", ooxmltest.Zip(map[string]string{"xl/workbook.xml": `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`}), source.Damaged},
	} {
		body, err := read(c.bytes)
		var e *source.Error
		switch {
		case err == nil && c.want == "":
			if why := body.Check(); why != "" {
				t.Errorf("%s: %s", c.claim, why)
			}
		case !errors.As(err, &e):
			t.Errorf("%s: %v, want code %q", c.claim, err, c.want)
		case e.Code != c.want:
			t.Errorf("%s: %s (%v), want %q", c.claim, e.Code, err, c.want)
		}
	}
}

// FuzzXlsx feeds the XML of a sheet and of the shared texts; the container is fuzzed by its bytes.
func FuzzXlsx(f *testing.F) {
	f.Add(`<cols><col min="1" max="1" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is><t>x</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`, "<sst><si><t>甲</t></si></sst>", []byte("PK"))
	f.Add(`<sheetData><row><c><v>44260</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row><row><c t="str"><v>任务</v></c><c t="str"><v>单位</v></c></row></sheetData>`, "", []byte{})
	samples, err := filepath.Glob("testdata/*.xlsx")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range samples {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add("", "", b)
	}
	f.Fuzz(func(t *testing.T, sheet, shared string, container []byte) {
		if len(sheet)+len(shared)+len(container) > 1<<16 {
			return
		}
		for _, b := range [][]byte{ooxmltest.Workbook(sheet, map[string]string{"sharedStrings.xml": shared}), container} {
			body, err := read(b)
			var e *source.Error
			if err != nil && !errors.As(err, &e) {
				t.Fatalf("%v is no *source.Error", err)
			}
			if why := body.Check(); err == nil && why != "" {
				t.Fatalf("%s: %s", sheet, why)
			}
		}
	})
}
