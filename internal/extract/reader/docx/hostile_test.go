package docx_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"policygraph/internal/extract/reader/ooxml/ooxmltest"
	"policygraph/internal/extract/source"
)

func TestHostileDocuments(t *testing.T) {
	numbering := func(text string) map[string]string {
		return map[string]string{"numbering.xml": `<w:numbering` + ooxmltest.Declarations + `><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="99999999999"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="` + text + `"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`}
	}
	nested := p("", "修路。")
	for range 50 {
		nested = tbl(tr(`<w:tc>`+nested+`</w:tc>`, tc("", "x")))
	}
	for _, c := range []struct {
		claim string
		bytes []byte
		want  source.Code // "" for none
	}{
		{"no text", ooxmltest.Word("", nil), source.NoText},
		{"nothing but blanks", ooxmltest.Word(p("", " \u3000"), nil), source.NoText},
		{"empty paragraphs without end", ooxmltest.Word(strings.Repeat("<w:p/>", 2_100_000)+p("", "修路。"), nil), source.TooLarge},
		{"empty cells without end", ooxmltest.Word("<w:tbl><w:tr>"+strings.Repeat("<w:tc/>", 2_100_000)+"</w:tr></w:tbl>", nil), source.TooLarge},
		{"tables in tables", ooxmltest.Word(nested, nil), ""},
		{"tables in tables, too many", ooxmltest.Word(strings.Repeat("<w:tbl><w:tr><w:tc>", 100)+strings.Repeat("</w:tc></w:tr></w:tbl>", 100), nil), source.Bomb},
		{"a cell over a million columns", ooxmltest.Word(tbl(tr(tc(`<w:gridSpan w:val="1000000"/>`, "修路"), tc("", "甲局"))), nil), ""},
		{"numbers past any count", ooxmltest.Word(numbered("1", "0", "修路"), numbering("%1、")), ""},
		{"numbers of great length", ooxmltest.Word(strings.Repeat(numbered("1", "0", "路"), 20_000), numbering(strings.Repeat("甲", 50_000))), ""},
		{"levels that are none", ooxmltest.Word(numbered("1", "77", "修路")+numbered("1", "-3", "架桥"), numbering("%9%0%")), ""},
		{"a document of another program", ooxmltest.Zip(map[string]string{"_rels/.rels": ooxmltest.Relations("officeDocument word/document.xml"), "word/document.xml": "<html/>"}), source.NoText},
		{"a document type in the styles", ooxmltest.Word(p("", "修路"), map[string]string{"styles.xml": `<!DOCTYPE x><x/>`}), source.Damaged},
		{"styles that lie outside", ooxmltest.Word(p("", "修路。"), nil), ""},
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

// FuzzDocx feeds the XML of the main part, of the numbers and of the styles; the container is fuzzed by its bytes.
func FuzzDocx(f *testing.F) {
	f.Add(p("", "修路。")+tbl(tr(tc("", "甲"), tc(`<w:vMerge w:val="restart"/>`, "乙"))), `<w:num w:numId="1"/>`, []byte("PK"))
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:sdt><w:sdtContent>`+numbered("1", "0", "甲")+`</w:sdtContent></w:sdt>`, level("0", "decimal", "%1.", ""), ooxmltest.Word(p("", "x"), nil))
	f.Add(`<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>`+p("", "甲")+`</w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent><w:lastRenderedPageBreak/></w:r></w:p>`, "", []byte{})
	samples, err := filepath.Glob("testdata/*.docx")
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
	f.Fuzz(func(t *testing.T, xml, numbers string, container []byte) {
		if len(xml)+len(numbers)+len(container) > 1<<16 || !utf8.ValidString(xml) {
			return
		}
		parts := map[string]string{"numbering.xml": `<w:numbering` + ooxmltest.Declarations + `><w:abstractNum w:abstractNumId="1">` + numbers + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`}
		for _, b := range [][]byte{ooxmltest.Word(xml, parts), container} {
			body, err := read(b)
			var e *source.Error
			if err != nil && !errors.As(err, &e) {
				t.Fatalf("%v is no *source.Error", err)
			}
			if why := body.Check(); err == nil && why != "" {
				t.Fatalf("%s: %s", xml, why)
			}
		}
	})
}
