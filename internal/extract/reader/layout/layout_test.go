package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/layout"
)

// sheet sets type on a page of A4, line by line.
type sheet struct{ layout.Page }

func newSheet(number int) *sheet {
	return &sheet{layout.Page{Number: number, Width: 595, Height: 842}}
}

const left, right, size = 75.0, 515.0, 16.0

// set puts a line at x on the base line y; ideographs are as wide as the type, western letters half.
func (s *sheet) set(x, y, size float64, text string) *sheet {
	for _, r := range text {
		w := size
		if r < 0x2000 {
			w = size / 2
		}
		s.Glyphs = append(s.Glyphs, layout.Glyph{Rune: r, Left: x, Right: x + w, Base: y, Size: size})
		x += w
	}
	return s
}

// lines sets lines from y downward; an ideographic space at their beginning indents them.
func (s *sheet) lines(y float64, lines ...string) *sheet {
	for i, l := range lines {
		x := left
		for strings.HasPrefix(l, "　") {
			l, x = strings.TrimPrefix(l, "　"), x+size
		}
		s.set(x, y+28*float64(i), size, l)
	}
	return s
}

// net draws the rules of a table.
func (s *sheet) net(xs, ys []float64) *sheet {
	for _, x := range xs {
		s.Rules = append(s.Rules, layout.Rule{Left: x, Right: x + 0.5, Top: ys[0], Bottom: ys[len(ys)-1]})
	}
	for _, y := range ys {
		s.Rules = append(s.Rules, layout.Rule{Left: xs[0], Right: xs[len(xs)-1], Top: y, Bottom: y + 0.5})
	}
	return s
}

// compose writes the body of pages: paragraphs between quotes, tables a row a line.
func compose(t *testing.T, sheets ...*sheet) string {
	t.Helper()
	pages := make([]layout.Page, len(sheets))
	for i, s := range sheets {
		pages[i] = s.Page
	}
	body, err := layout.Compose(pages)
	if err != nil {
		t.Fatal(err)
	}
	if why := body.Check(); why != "" {
		t.Errorf("body: %s", why)
	}
	var b strings.Builder
	for _, block := range body.Blocks {
		if block.Kind != document.Table {
			fmt.Fprintf(&b, "%q\n", body.Text.Slice(block.Span))
			continue
		}
		for _, row := range block.Rows {
			for _, c := range row {
				fmt.Fprintf(&b, "[%s %dx%d]", strings.ReplaceAll(body.Text.Slice(c.Span), "\n", "↵"), c.RowSpan, c.ColSpan)
			}
			b.WriteByte('\n')
		}
	}
	return strings.TrimSpace(b.String())
}

// full is a line as wide as the page: 27 ideographs.
const full = "统筹推进环湖公路和乡镇联络线建设把养护资金列入年度预算"

func TestParagraphs(t *testing.T) {
	for _, c := range []struct {
		claim string
		page  *sheet
		want  string
	}{
		{
			"a line that reaches the margin goes on; one that ends early ends the paragraph",
			newSheet(1).lines(100, "　　"+full[:75], full, full, "按时完成。", "　　"+full[:75], "按季通报。"),
			fmt.Sprintf("%q\n%q", full[:75]+full+full+"按时完成。", full[:75]+"按季通报。"),
		},
		{
			"an indented line begins a paragraph though the one before is full",
			newSheet(1).lines(100, full, full, full, "　　"+full[:75], "完成。"),
			fmt.Sprintf("%q\n%q", full+full+full, full[:75]+"完成。"),
		},
		{
			"a number broken between lines is one, western words are parted",
			newSheet(1).lines(100, full, full, full[:75]+"2025", "26年推广GreenTravel and", "Internet应用。"),
			fmt.Sprintf("%q", full+full+full[:75]+"202526年推广GreenTravel and") + "\n\"Internet应用。\"",
		},
		{
			"a line too short by the word that follows is full",
			newSheet(1).lines(100, full, full, full, full[:63], "GreenTravelProgram平台。"),
			fmt.Sprintf("%q", full+full+full+full[:63]+"GreenTravelProgram平台。"),
		},
		{
			"a numbered line goes on no sentence that has ended",
			newSheet(1).lines(100, full, full, full[:78]+"。", "（二）养护。"),
			fmt.Sprintf("%q\n%q", full+full+full[:78]+"。", "（二）养护。"),
		},
		{
			"larger type is a heading of its own",
			newSheet(1).set(left, 70, 22, "环湖公路养护规划统筹方案环湖公路养护规划").lines(100, full, full, full, "完成。"),
			fmt.Sprintf("%q\n%q", "环湖公路养护规划统筹方案环湖公路养护规划", full+full+full+"完成。"),
		},
		{
			"a title centred over two lines is one",
			newSheet(1).set(left+2, 70, 20, "某县人民政府办公室关于印发环湖公路养护规划").set(240, 100, 20, "方案的通知").lines(140, full, full, full, "完成。"),
			fmt.Sprintf("%q\n%q", "某县人民政府办公室关于印发环湖公路养护规划方案的通知", full+full+full+"完成。"),
		},
		{
			"a wider gap between lines ends the paragraph",
			newSheet(1).lines(100, full, full, full).lines(240, full, "完成。"),
			fmt.Sprintf("%q\n%q", full+full+full, full+"完成。"),
		},
		{
			"type printed twice to look bold is read once",
			newSheet(1).lines(100, "加强养护").set(left+0.4, 100, size, "加强养护"), `"加强养护"`,
		},
		{
			"type spread over a line has no blanks",
			spread(newSheet(1), 100, 26, "新建水厂提高供水能力"), `"新建水厂提高供水能力"`,
		},
		{
			"blanks that are meant stay",
			newSheet(1).set(left, 100, size, "第一章").set(left+4*size, 100, size, "总则"), `"第一章 总则"`,
		},
		{
			"the raised number of a footnote is left out, and its text goes to the end",
			newSheet(1).lines(100, full, full[:75]).set(left+25*size, 122, 9, "1").lines(156, "　　"+full[:75], full).set(left, 700, 10, "1 指县级公路。").set(left, 790, 14, "— 1 —"),
			fmt.Sprintf("%q\n%q\n%q", full+full[:75], full[:75]+full, "1 指县级公路。"),
		},
		{
			"the blank behind the number of a line stays, others beside digits go",
			newSheet(1).set(left, 100, size, "1 总则").set(left, 130, size, "2026 年新建 3 处"), "\"1 总则\"\n\"2026年新建3处\"",
		},
		{
			"lines of an image's text are paragraphs",
			&sheet{layout.Page{Number: 1, Width: 595, Height: 842, Recognized: "一、总则\n\n加强养护。"}}, "\"一、总则\"\n\"加强养护。\"",
		},
	} {
		if got := compose(t, c.page); got != c.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", c.claim, got, c.want)
		}
	}
}

func spread(s *sheet, y, step float64, text string) *sheet {
	x := left
	for _, r := range text {
		s.set(x, y, size, string(r))
		x += step
	}
	return s
}

func TestPages(t *testing.T) {
	page := func(n int, body ...string) *sheet {
		return newSheet(n).set(left, 50, 12, "某县人民政府公报").set(290, 800, 12, fmt.Sprintf("— %d —", n)).lines(100, body...)
	}
	got := compose(t, page(1, full, full, full), page(2, "完成。", "　　"+full[:75], full), page(3, "按时通报。"))
	want := fmt.Sprintf("%q\n%q", full+full+full+"完成。", full[:75]+full+"按时通报。")
	if got != want {
		t.Errorf("headers, footers and page numbers go, paragraphs go on:\ngot\n%s\nwant\n%s", got, want)
	}

	alone := newSheet(1).lines(100, full, full, full).set(280, 800, 12, "第1页 共1页")
	if got, want := compose(t, alone), fmt.Sprintf("%q", full+full+full); got != want {
		t.Errorf("the number of a single page goes:\ngot\n%s\nwant\n%s", got, want)
	}

	annexes := compose(t, page(1, full, full, full), newSheet(2).lines(60, "附件1", "养护清单"), newSheet(3).lines(60, "附件2", "经费清单"))
	for _, kept := range []string{"附件1", "附件2"} {
		if !strings.Contains(annexes, kept) {
			t.Errorf("%s stands where another annex begins, and is no header:\n%s", kept, annexes)
		}
	}
}

func TestColumns(t *testing.T) {
	s := newSheet(1).set(200, 60, size, "公报")
	for i := range 8 {
		y := 100 + 24*float64(i)
		l, r := "左栏养护资金列入预算统筹推进", "右栏加强督查考核按季度予通报"
		if i == 7 {
			l, r = "左栏完成。", "右栏完成。"
		}
		s.set(60, y, size, l).set(320, y+3, size, r)
	}
	got := compose(t, s)
	want := fmt.Sprintf("%q\n%q\n%q", "公报", strings.Repeat("左栏养护资金列入预算统筹推进", 7)+"左栏完成。", strings.Repeat("右栏加强督查考核按季度予通报", 7)+"右栏完成。")
	if got != want {
		t.Errorf("the left column comes before the right one:\ngot\n%s\nwant\n%s", got, want)
	}
}

func TestRuledTables(t *testing.T) {
	merged := newSheet(1).lines(80, "附件")
	merged.net([]float64{75, 135, 335, 515}, []float64{100, 130, 160})
	for _, x := range []float64{75, 135, 335, 515} { // the first column goes on over two rows
		merged.Rules = append(merged.Rules, layout.Rule{Left: x, Right: x, Top: 160, Bottom: 190})
	}
	merged.Rules = append(merged.Rules, layout.Rule{Left: 75, Right: 515, Top: 190, Bottom: 190})
	merged.Rules[4+1] = layout.Rule{Left: 75, Right: 515, Top: 130, Bottom: 130.5}
	merged.Rules[4+2] = layout.Rule{Left: 135, Right: 515, Top: 160, Bottom: 160.5}
	merged.set(80, 122, 12, "类别").set(140, 122, 12, "任务").set(340, 122, 12, "单位")
	merged.set(80, 165, 12, "道路").set(140, 152, 12, "修路").set(340, 152, 12, "交通局").set(140, 182, 12, "架桥").set(340, 182, 12, "水利局")
	if got, want := compose(t, merged), "\"附件\"\n[类别 1x1][任务 1x1][单位 1x1]\n[道路 2x1][修路 1x1][交通局 1x1]\n[架桥 1x1][水利局 1x1]"; got != want {
		t.Errorf("cells that no rule parts are one:\ngot\n%s\nwant\n%s", got, want)
	}

	wrapped := newSheet(1).net([]float64{75, 135, 260, 515}, []float64{100, 130, 190})
	wrapped.set(80, 122, 12, "序号").set(140, 122, 12, "任务").set(265, 122, 12, "单位")
	wrapped.set(80, 152, 12, "1").set(140, 152, 12, "修建环湖公路和乡镇").set(140, 170, 12, "联络线").set(265, 152, 12, "交通局").set(265, 170, 12, "水利局")
	if got, want := compose(t, wrapped), "[序号 1x1][任务 1x1][单位 1x1]\n[1 1x1][修建环湖公路和乡镇联络线 1x1][交通局↵水利局 1x1]"; got != want {
		t.Errorf("a line as wide as its cell goes on, a short one ends:\ngot\n%s\nwant\n%s", got, want)
	}

	open := newSheet(1) // no outer uprights
	for _, y := range []float64{100, 130, 160} {
		open.Rules = append(open.Rules, layout.Rule{Left: 75, Right: 515, Top: y, Bottom: y})
	}
	open.Rules = append(open.Rules, layout.Rule{Left: 200, Right: 200, Top: 100, Bottom: 160})
	open.set(80, 122, 12, "任务").set(210, 122, 12, "单位").set(80, 152, 12, "修路").set(210, 152, 12, "交通局")
	if got, want := compose(t, open), "[任务 1x1][单位 1x1]\n[修路 1x1][交通局 1x1]"; got != want {
		t.Errorf("a table open at its sides is closed where its rules end:\ngot\n%s\nwant\n%s", got, want)
	}

	frame := newSheet(1).net([]float64{70, 520}, []float64{80, 120, 240}).lines(105, "专栏1　重点工程").lines(145, full, full, "完成。")
	if got, want := compose(t, frame), fmt.Sprintf("%q\n%q", "专栏1 重点工程", full+full+"完成。"); got != want {
		t.Errorf("a frame round text is no table:\ngot\n%s\nwant\n%s", got, want)
	}
}

func TestTablesGoOnOverPages(t *testing.T) {
	xs := []float64{75, 115, 315, 515}
	row := func(s *sheet, y float64, cells ...string) *sheet {
		for i, c := range cells {
			s.set(xs[i]+4, y, 12, c)
		}
		return s
	}
	first := newSheet(1).net(xs, []float64{700, 730, 760})
	row(first, 722, "序号", "任务", "单位")
	row(first, 752, "1", "修建环湖公路和乡镇联络线，把", "交通局")
	second := newSheet(2).net(xs, []float64{60, 90, 120, 150})
	row(second, 82, "序号", "任务", "单位")
	row(second, 112, "", "养护资金列入预算", "")
	row(second, 142, "2", "疏浚河道", "")
	got := compose(t, first, second)
	want := "[序号 1x1][任务 1x1][单位 1x1]\n[1 1x1][修建环湖公路和乡镇联络线，把养护资金列入预算 1x1][交通局 1x1]\n[2 1x1][疏浚河道 1x1][ 1x1]"
	if got != want {
		t.Errorf("the repeated header goes, a row cut in two is one, an empty cell is empty:\ngot\n%s\nwant\n%s", got, want)
	}

	group := newSheet(1).net(xs, []float64{700, 730, 760})
	group.Rules[4+1] = layout.Rule{Left: 115, Right: 515, Top: 730, Bottom: 730} // 道路 reaches over both rows
	row(group, 735, "道路", "", "")
	row(group, 722, "", "修路", "交通局")
	row(group, 752, "", "架桥", "水利局")
	next := newSheet(2).net(xs, []float64{60, 90, 120})
	row(next, 82, "", "养护", "财政局")
	row(next, 112, "水利", "疏浚", "水利局")
	got = compose(t, group, next)
	want = "[道路 3x1][修路 1x1][交通局 1x1]\n[架桥 1x1][水利局 1x1]\n[养护 1x1][财政局 1x1]\n[水利 1x1][疏浚 1x1][水利局 1x1]"
	if got != want {
		t.Errorf("a merged cell goes on over pages:\ngot\n%s\nwant\n%s", got, want)
	}
}

func TestAlignedTables(t *testing.T) {
	s := newSheet(1).lines(80, full, full, full)
	for i, r := range [][]string{{"序号", "任务", "单位"}, {"1", "修路", "交通局"}, {"2", "疏浚河道", "水利局"}, {"3", "养护", "财政局"}} {
		y := 200 + 30*float64(i)
		s.set(80, y, 12, r[0]).set(160, y, 12, r[1]).set(360, y, 12, r[2])
	}
	got := compose(t, s)
	want := fmt.Sprintf("%q\n", full+full+full) + "[序号 1x1][任务 1x1][单位 1x1]\n[1 1x1][修路 1x1][交通局 1x1]\n[2 1x1][疏浚河道 1x1][水利局 1x1]\n[3 1x1][养护 1x1][财政局 1x1]"
	if got != want {
		t.Errorf("columns without rules:\ngot\n%s\nwant\n%s", got, want)
	}

	signature := newSheet(1).set(80, 100, 12, "联系人：张").set(300, 100, 12, "电话：123").set(80, 130, 12, "传真：456").set(300, 130, 12, "邮编：789")
	if got, want := compose(t, signature), "\"联系人：张 电话：123\"\n\"传真：456 邮编：789\""; got != want {
		t.Errorf("two pieces beside each other are no table:\ngot\n%s\nwant\n%s", got, want)
	}
}

func TestPlaces(t *testing.T) {
	body, err := layout.Compose([]layout.Page{newSheet(1).lines(100, full, full, full).Page, newSheet(2).lines(100, "完成。").Page})
	if err != nil {
		t.Fatal(err)
	}
	if len(body.Places) != 4 {
		t.Fatalf("%d places, want one a line: %+v", len(body.Places), body.Places)
	}
	last := body.Places[3]
	if got := body.Text.Slice(last.Span); got != "完成。" || last.Page != 2 || last.Box != (document.Box{Left: 75, Top: 85.9, Right: 123, Bottom: 102.2}) {
		t.Errorf("the last line: %q at %+v", got, last)
	}
}

func TestComposeBearsAnything(t *testing.T) {
	huge := layout.Page{Number: 1}
	for i := range 30000 {
		huge.Glyphs = append(huge.Glyphs, layout.Glyph{Rune: '某', Left: float64(i % 7), Right: float64(i%7) + 1, Base: float64(i % 11), Size: 0.001})
		huge.Rules = append(huge.Rules, layout.Rule{Left: float64(i % 601), Right: float64(i%601) + 9, Top: float64(i % 701), Bottom: float64(i % 701)})
	}
	for _, p := range []layout.Page{{}, huge, {Glyphs: []layout.Glyph{{Rune: ' '}}}, {Glyphs: []layout.Glyph{{Rune: '某'}}, Rules: []layout.Rule{{}}}} {
		body, err := layout.Compose([]layout.Page{p, p})
		if err != nil || body.Check() != "" {
			t.Errorf("%d glyphs, %d rules: %v, %s", len(p.Glyphs), len(p.Rules), err, body.Check())
		}
	}
}
