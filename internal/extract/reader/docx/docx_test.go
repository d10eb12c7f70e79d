package docx_test

import (
	"fmt"
	"strings"
	"testing"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/docx"
	"policygraph/internal/extract/reader/ooxml"
	"policygraph/internal/extract/reader/ooxml/ooxmltest"
	"policygraph/internal/extract/source"
)

// read reads the bytes of a document.
func read(b []byte) (document.Body, error) {
	src, err := source.New("plan.docx", b)
	if err != nil {
		return document.Body{}, err
	}
	p, err := ooxml.Open(src, ooxml.DefaultLimits)
	if err != nil {
		return document.Body{}, err
	}
	main, _, err := p.Document()
	if err != nil {
		return document.Body{}, err
	}
	return docx.Read(p, main)
}

// render writes a body one block a line: headings behind their level, items behind a dash, cells with how far they reach.
func render(body document.Body) string {
	var b strings.Builder
	for _, block := range body.Blocks {
		switch block.Kind {
		case document.Heading:
			fmt.Fprintf(&b, "%d ", block.Level)
		case document.ListItem:
			b.WriteString("- ")
		}
		if block.Kind != document.Table {
			fmt.Fprintf(&b, "%s\n", strings.ReplaceAll(body.Text.Slice(block.Span), "\n", "↵"))
			continue
		}
		for _, row := range block.Rows {
			for _, c := range row {
				fmt.Fprintf(&b, "[%s", strings.ReplaceAll(body.Text.Slice(c.Span), "\n", "↵"))
				if c.RowSpan > 1 || c.ColSpan > 1 {
					fmt.Fprintf(&b, " %dx%d", c.RowSpan, c.ColSpan)
				}
				b.WriteString("]")
			}
			b.WriteString("\n")
		}
	}
	return strings.TrimSpace(b.String())
}

// p is a paragraph of one run; props are those of the paragraph.
func p(props, text string) string {
	return `<w:p><w:pPr>` + props + `</w:pPr><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func r(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func TestParagraphs(t *testing.T) {
	box := func(text string) string {
		return `<wps:txbx><w:txbxContent>` + p("", text) + `</w:txbxContent></wps:txbx>`
	}
	for _, c := range []struct{ claim, body, want string }{
		{"runs are joined as they stand", `<w:p>` + r("扩建") + r("城北水厂。") + `</w:p>`, "扩建城北水厂。"},
		{"empty paragraphs are none", p("", "一、总则") + p("", " ") + `<w:p/>` + p("", "第一条"), "一、总则\n第一条"},
		{"deleted text is gone, inserted text is there", `<w:p>` + r("扩建") + `<w:del w:id="1"><w:r><w:delText>城北</w:delText></w:r></w:del><w:ins w:id="2">` + r("城南") + `</w:ins>` + r("水厂。") + `</w:p>`, "扩建城南水厂。"},
		{"moved text stands where it went", `<w:p><w:moveFrom w:id="1">` + r("架桥。") + `</w:moveFrom>` + r("修路。") + `</w:p><w:p><w:moveTo w:id="2">` + r("架桥。") + `</w:moveTo></w:p>`, "修路。\n架桥。"},
		{"a paragraph whose mark was deleted goes on in the next one", `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + r("扩建") + `</w:p>` + p("", "水厂。"), "扩建水厂。"},
		{"hidden text is left out", `<w:p>` + r("修路") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>。</w:t></w:r></w:p>`, "修路。"},
		{"old properties say nothing", `<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr>` + r("修路。") + `</w:p>`, "修路。"},
		{"a field shows its result, not its code", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \@ yyyy</w:instrText></w:r>` + r("不见") + `<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("2021年") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + r("开工。") + `</w:p>`, "2021年开工。"},
		{"a field without an end does not swallow the document", `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>` + r("代码") + `</w:p>` + p("", "修路。"), "修路。"},
		{"simple fields, links, tags and content controls are let through", `<w:p><w:fldSimple w:instr="x">` + r("甲") + `</w:fldSimple><w:hyperlink r:id="rId9">` + r("乙") + `</w:hyperlink><w:smartTag>` + r("丙") + `</w:smartTag><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + r("丁") + `</w:sdtContent></w:sdt></w:p>`, "甲乙丙丁"},
		{"what a content control asks to be filled in is no text", `<w:p>` + r("联系") + `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + r("单击此处输入文字") + `</w:sdtContent></w:sdt></w:p>`, "联系"},
		{"of ruby the base", `<w:p><w:r><w:ruby><w:rt>` + r("qu") + `</w:rt><w:rubyBase>` + r("衢") + `</w:rubyBase></w:ruby></w:r>` + r("江") + `</w:p>`, "衢江"},
		{"signs, hyphens and tabs", `<w:p>` + r("5G") + `<w:r><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="x" w:char="2460"/><w:tab/></w:r>` + r("A") + `</w:p>`, "5G-✓①\tA"},
		{"the tab stops of a style are no tabs", p(`<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>`, "修路。"), "修路。"},
		{"formulas are text", `<w:p>` + r("其中 ") + `<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></w:p>`, "其中 a=b"},
		{"a line broken by hand is a line of its own", `<w:p>` + r("云溪市人民政府") + `<w:r><w:br/></w:r>` + r("2021年3月5日") + `</w:p>`, "云溪市人民政府\n2021年3月5日"},
		{"but a long line that breaks off amid a sentence", `<w:p>` + r("加快建设城乡一体的供水保障体系，全面提升水源、水厂、管网的运行管理水平，") + `<w:r><w:br/></w:r>` + r("让群众喝上好水。") + `</w:p>`, "加快建设城乡一体的供水保障体系，全面提升水源、水厂、管网的运行管理水平，↵让群众喝上好水。"},
		{"a text box before the text it hangs on", `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">` + box("云溪市人民政府文件") + `</mc:Choice><mc:Fallback>` + box("云溪市人民政府文件") + `</mc:Fallback></mc:AlternateContent></w:r>` + r("通知") + `</w:p>`, "云溪市人民政府文件\n通知"},
		{"or after it, and in older files alone", `<w:p>` + r("正文。") + `<w:r><w:pict><v:textbox><w:txbxContent>` + p("", "专栏") + `</w:txbxContent></v:textbox></w:pict></w:r></w:p>`, "正文。\n专栏"},
		{"letters as a drawing", `<w:p><w:r><w:pict><v:shape><v:textpath string="云溪市人民政府文件"/></v:shape></w:pict></w:r></w:p>`, "云溪市人民政府文件"},
		{"a generated table of contents is left out", p(`<w:pStyle w:val="T1"/>`, "一、总则 1") + p("", "一、总则"), "一、总则"},
	} {
		got, err := read(ooxmltest.Word(c.body, map[string]string{"styles.xml": stylesPart}))
		if err != nil {
			t.Errorf("%s:\n%s\n%v", c.claim, c.body, err)
			continue
		}
		if g := render(got); g != c.want {
			t.Errorf("%s:\n%s\ngot\n%s\nwant\n%s", c.claim, c.body, g, c.want)
		}
		if why := got.Check(); why != "" {
			t.Errorf("%s: %s", c.claim, why)
		}
	}
}

const stylesPart = `<w:styles` + ooxmltest.Declarations + `>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="我的标题"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="third"><w:name w:val="三级标题"/></w:style>
<w:style w:type="paragraph" w:styleId="num"><w:name w:val="编号"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="x"/><w:basedOn w:val="loop"/></w:style>
<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>`

func TestHeadings(t *testing.T) {
	for _, c := range []struct{ claim, props, text, want string }{
		{"by the name of the style", `<w:pStyle w:val="2"/>`, "总体要求", "2 总体要求"},
		{"by the outline level of the style", `<w:pStyle w:val="1"/>`, "总体要求", "1 总体要求"},
		{"by the style that it is based on", `<w:pStyle w:val="mine"/>`, "总体要求", "1 总体要求"},
		{"by a name in use in offices", `<w:pStyle w:val="third"/>`, "总体要求", "3 总体要求"},
		{"by the outline level of the paragraph", `<w:outlineLvl w:val="1"/>`, "总体要求", "2 总体要求"},
		{"which can make it text, too", `<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>`, "总体要求", "总体要求"},
		{"a whole item is none, whatever its style", `<w:pStyle w:val="1"/>`, "1.修路。沿湖修建绿道。", "1.修路。沿湖修建绿道。"},
		{"a style based on itself", `<w:pStyle w:val="loop"/>`, "修路", "修路"},
	} {
		got, err := read(ooxmltest.Word(p(c.props, c.text), map[string]string{"styles.xml": stylesPart}))
		if err != nil {
			t.Fatalf("%s: %v", c.claim, err)
		}
		if g := render(got); g != c.want {
			t.Errorf("%s: %s %q is %q, want %q", c.claim, c.props, c.text, g, c.want)
		}
	}
}

func TestHiddenStyles(t *testing.T) {
	got, err := read(ooxmltest.Word(`<w:p>`+r("修路")+`<w:r><w:rPr><w:rStyle w:val="secret"/></w:rPr><w:t>内部</w:t></w:r>`+r("。")+`</w:p>`, map[string]string{"styles.xml": stylesPart}))
	if err != nil {
		t.Fatal(err)
	}
	if g := render(got); g != "修路。" {
		t.Errorf("text of a hidden style: %q, want 修路。", g)
	}
}

func TestNotesStandAboveTheSignature(t *testing.T) {
	body := `<w:p>` + r("建设“两廊”") + `<w:r><w:footnoteReference w:id="2"/></w:r>` + r("。") + `</w:p><w:p>` + r("修路。") + `<w:r><w:endnoteReference w:id="5"/></w:r></w:p>` + p("", "云溪市人民政府") + p("", "2021年3月5日")
	notes := func(element, id, text string) string {
		return `<w:` + element + `s` + ooxmltest.Declarations + `><w:` + element + ` w:type="separator" w:id="0">` + p("", "——") + `</w:` + element + `><w:` + element + ` w:id="` + id + `">` + p("", text) + `</w:` + element + `></w:` + element + `s>`
	}
	got, err := read(ooxmltest.Word(body, map[string]string{"footnotes.xml": notes("footnote", "2", " 指东西两条走廊。"), "endnotes.xml": notes("endnote", "5", "见附件。")}))
	if err != nil {
		t.Fatal(err)
	}
	if g, want := render(got), "建设“两廊”。\n修路。\n[1] 指东西两条走廊。\n[2] 见附件。\n云溪市人民政府\n2021年3月5日"; g != want {
		t.Errorf("got\n%s\nwant\n%s", g, want)
	}
}

func TestPagesAreTold(t *testing.T) {
	const newPage = `<w:r><w:lastRenderedPageBreak/></w:r>`
	cell := func(s string) string { return `<w:tc><w:p>` + s + `</w:p></w:tc>` }
	body := p("", "一、总则") + `<w:p>` + r("扩建") + newPage + r("水厂。") + `</w:p>` +
		`<w:tbl><w:tr>` + cell(r("甲")+newPage+r("乙")) + cell(r("丙")+newPage+r("丁")) + `</w:tr></w:tbl>` + p("", "附则")
	got, err := read(ooxmltest.Word(body, nil))
	if err != nil {
		t.Fatal(err)
	}
	var pages []string
	for _, at := range got.Places {
		pages = append(pages, fmt.Sprintf("%s %d", got.Text.Slice(at.Span), at.Page))
	}
	if g, want := strings.Join(pages, ", "), "一、总则 1, 扩建 1, 水厂。 2, 甲 2, 乙 3, 丙 2, 丁 3, 附则 3"; g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
	if got, err = read(ooxmltest.Word(p("", "一、总则"), nil)); err != nil || got.Places != nil {
		t.Errorf("a file that tells no pages: places %v, %v; want none", got.Places, err)
	}
}

func TestStrictVariant(t *testing.T) {
	b := ooxmltest.Zip(map[string]string{
		"_rels/.rels":       strings.ReplaceAll(ooxmltest.Relations("officeDocument word/document.xml"), "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"),
		"word/document.xml": `<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>修路。</x:t></x:r></x:p></x:body></x:document>`,
	})
	if got, err := read(b); err != nil || render(got) != "修路。" {
		t.Errorf("got %q, %v; want 修路。", render(got), err)
	}
}
