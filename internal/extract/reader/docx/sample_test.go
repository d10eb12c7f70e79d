package docx_test

import (
	"os"
	"strings"
	"testing"

	"policygraph/internal/extract/reader/ooxml/ooxmltest"
	"policygraph/internal/golden"
)

// sample is a plan with all that offices use: styles, automatic numbers, a note, changes that were tracked, merged cells, hidden text.
func sample() []byte {
	heading := func(style, level, text string) string {
		return p(`<w:pStyle w:val="`+style+`"/><w:numPr><w:ilvl w:val="`+level+`"/><w:numId w:val="1"/></w:numPr>`, text)
	}
	const tight = `<w:suff w:val="nothing"/>`
	numbers := `<w:numbering` + ooxmltest.Declarations + `><w:abstractNum w:abstractNumId="1">` +
		level("0", "chineseCounting", "%1、", tight) + level("1", "chineseCounting", "（%2）", tight) + level("2", "decimal", "%3.", "") +
		`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
	notes := `<w:footnotes` + ooxmltest.Declarations + `><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>` + r(" 指东西两条清水走廊。") + `</w:p></w:footnote></w:footnotes>`
	const author = ` w:author="a" w:date="2023-01-01T00:00:00Z"`
	body := p(`<w:jc w:val="center"/>`, "云溪市水网建设三年行动方案（2023—2025年）") +
		p("", "为加快建设现代水网，制定本方案。") +
		heading("1", "0", "总体要求") +
		`<w:p>` + r("坚持节水优先，建设“两廊”") + `<w:r><w:footnoteReference w:id="1"/></w:r>` + r("。") + `</w:p>` +
		heading("1", "0", "重点任务") +
		heading("2", "1", "完善供水网络") +
		numbered("1", "2", "扩建城北水厂。提高供水能力。（市水利局牵头，市财政局配合）") +
		`<w:p><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr>` + r("更换") + `<w:del w:id="5"` + author + `><w:r><w:delText>全部</w:delText></w:r></w:del><w:ins w:id="6"` + author + `>` + r("老旧") + `</w:ins>` + r("管网。（市住房城乡建设局负责）") + `</w:p>` +
		heading("2", "1", "提升防洪能力") +
		numbered("1", "2", "5G水文站建设。建成水文站12处。（责任单位：市水利局）") +
		tbl(tr(tc("", "序号"), tc("", "任务"), tc(`<w:gridSpan w:val="2"/>`, "责任分工")),
			tr(tc("", ""), tc("", ""), tc("", "牵头单位"), tc("", "配合单位")),
			tr(tc("", "1"), tc(`<w:vMerge w:val="restart"/>`, "修建绿道"), tc("", "市水利局"), tc("", "/")),
			tr(tc("", "2"), tc(`<w:vMerge/>`, ""), tc("", "市林业局"), tc("", "市财政局"))) +
		p("", "云溪市人民政府") +
		`<w:p>` + r("2023年3月5日") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r></w:p><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`
	return ooxmltest.Word(body, map[string]string{"styles.xml": stylesPart, "numbering.xml": numbers, "footnotes.xml": notes})
}

// testdata/libreoffice.docx is what LibreOffice 7.4 made of sample when it opened and saved it.
func TestSamples(t *testing.T) {
	saved, err := os.ReadFile("testdata/libreoffice.docx")
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"byhand": sample(), "libreoffice": saved} {
		body, err := read(b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if why := body.Check(); why != "" {
			t.Errorf("%s: %s", name, why)
		}
		golden.Equal(t, "sample.golden", []byte(render(body)+"\n"))
	}
}

// TestPlans reads the plan of ../pdf/testdata/plan.txt as `pandoc` made it of Markdown, with the numbers of headings typed, and as a
// program with the npm package docx made it, with the numbers left to Word.
func TestPlans(t *testing.T) {
	for _, name := range []string{"pandoc-plan", "npm-plan"} {
		b, err := os.ReadFile("testdata/" + name + ".docx")
		if err != nil {
			t.Fatal(err)
		}
		body, err := read(b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if why := body.Check(); why != "" {
			t.Errorf("%s: %s", name, why)
		}
		golden.Equal(t, name+".golden", []byte(render(body)+"\n"))
	}
}

func BenchmarkRead(b *testing.B) {
	// A plan of 120 kB of XML and 9,000 characters, a page of a table among them.
	var body strings.Builder
	for range 80 {
		body.WriteString(p(`<w:pStyle w:val="2"/>`, "完善供水网络"))
		body.WriteString(`<w:p>` + strings.Repeat(`<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr><w:t>扩建城北水厂，提高供水能力。</w:t></w:r>`, 5) + `</w:p>`)
		body.WriteString(p("", "更换老旧管网。（市水利局牵头，市财政局配合）"))
	}
	body.WriteString(tbl(strings.Repeat(tr(tc("", "1"), tc("", "修建绿道"), tc("", "市水利局"), tc("", "市财政局")), 40)))
	file := ooxmltest.Word(body.String(), map[string]string{"styles.xml": stylesPart})
	b.SetBytes(int64(body.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(file); err != nil {
			b.Fatal(err)
		}
	}
}
