package txt_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/txt"
	"policygraph/internal/extract/source"
	"policygraph/internal/golden"
)

// render writes a body one block a line: paragraphs as they are, cells as text with how far they reach.
func render(body document.Body) string {
	var b strings.Builder
	for _, block := range body.Blocks {
		if block.Kind != document.Table {
			fmt.Fprintf(&b, "%q\n", body.Text.Slice(block.Span))
			continue
		}
		for _, row := range block.Rows {
			for _, c := range row {
				fmt.Fprintf(&b, "[%s %dx%d]", body.Text.Slice(c.Span), c.RowSpan, c.ColSpan)
			}
			b.WriteString("\n")
		}
	}
	return strings.TrimSpace(b.String())
}

func TestParagraphs(t *testing.T) {
	full := "坚持尊重自然顺应自然保护自然牢固树立生态优先理念统筹推进"   // a line as wide as the page
	ended := string([]rune(full)[:27]) + "。" // another, at the end of a sentence
	wrapped := strings.Repeat(full+"\n", 6) + "实现绿色发展。\n"
	for _, c := range []struct{ claim, text, want string }{
		{"a line is a paragraph, without the blanks around it", "　　一、总则\r\n\r\n\t坚持统筹。 \n", `"一、总则"` + "\n" + `"坚持统筹。"`},
		{"a lone carriage return ends a line", "甲\r乙", `"甲"` + "\n" + `"乙"`},
		{
			"lines broken at a fixed width are one paragraph", wrapped + "第一节 目标\n" + wrapped,
			fmt.Sprintf("%q\n%q\n%q", strings.TrimSpace(wrapped), "第一节 目标", strings.TrimSpace(wrapped)),
		},
		{
			"a page number between them is left out", full + "\n" + full + "\n 1 2 \n" + strings.Repeat(full+"\n", 5) + "实现绿色发展。",
			fmt.Sprintf("%q", full+"\n"+full+"\n 1 2 \n"+strings.Repeat(full+"\n", 5)+"实现绿色发展。"),
		},
		{
			"a numbered line begins a paragraph of its own", strings.Repeat(full+"\n", 6) + "1、" + full + "\n后续工程。",
			fmt.Sprintf("%q\n%q", strings.TrimSpace(strings.Repeat(full+"\n", 6)), "1、"+full+"\n后续工程。"),
		},
		{
			"a sentence that ends with a full line need not end its paragraph", strings.Repeat(full+"\n", 6) + ended + "\n" + full + "\n后续工程。",
			fmt.Sprintf("%q", strings.Repeat(full+"\n", 6)+ended+"\n"+full+"\n后续工程。"),
		},
		{
			"it does where the next line is moved in", strings.Repeat(full+"\n", 6) + ended + "\n　　" + full + "\n后续工程。",
			fmt.Sprintf("%q\n%q", strings.Repeat(full+"\n", 6)+ended, full+"\n后续工程。"),
		},
		{"paragraphs of one length are not joined", strings.Repeat(full+"。\n", 6), strings.TrimSpace(strings.Repeat(fmt.Sprintf("%q\n", full+"。"), 6))},
		{"text with commas is no table", "province,year,title\n某省,2026,报告\n", `"province,year,title"` + "\n" + `"某省,2026,报告"`},
	} {
		if got := render(txt.Parse(c.text)); got != c.want {
			t.Errorf("%s:\n%q\ngot\n%s\nwant\n%s", c.claim, c.text, got, c.want)
		}
	}
}

func TestTables(t *testing.T) {
	for _, c := range []struct{ claim, text, want string }{
		{"rows of cells between bars", "序号 | 任务 | 单位\n1 | 修路 | 交通局", "[序号 1x1][任务 1x1][单位 1x1]\n[1 1x1][修路 1x1][交通局 1x1]"},
		{"a caption reaches over all columns", "序号 | 任务\n一、交通\n1 | 修路", "[序号 1x1][任务 1x1]\n[一、交通 1x2]\n[1 1x1][修路 1x1]"},
		{
			"missing cells on the left are merged with the row above", "类 | 任务 | 单位\n交通 | 修路 | 甲局\n架桥 | 乙局\n水利 | 疏浚 | 丙局",
			"[类 1x1][任务 1x1][单位 1x1]\n[交通 2x1][修路 1x1][甲局 1x1]\n[架桥 1x1][乙局 1x1]\n[水利 1x1][疏浚 1x1][丙局 1x1]",
		},
		{"Markdown", "| 任务 | 单位 |\n|---|:--|\n| 修路 | 甲局 |\n后记。", "[任务 1x1][单位 1x1]\n[修路 1x1][甲局 1x1]\n\"后记。\""},
		{"cells between tabs, three rows at least", "序号\t任务\t单位\n1\t修路\t甲局\n2\t架桥\t乙局", "[序号 1x1][任务 1x1][单位 1x1]\n[1 1x1][修路 1x1][甲局 1x1]\n[2 1x1][架桥 1x1][乙局 1x1]"},
		{
			"a header that begins with a word that portals use, too", "名称 | 任务 | 牵头单位\n水厂 | 扩建 | 水利局\n时间 | 任务 | 责任单位\n长期 | 巡查 | 甲局",
			"[名称 1x1][任务 1x1][牵头单位 1x1]\n[水厂 1x1][扩建 1x1][水利局 1x1]\n[时间 1x1][任务 1x1][责任单位 1x1]\n[长期 1x1][巡查 1x1][甲局 1x1]",
		},
		{"a table of numbered projects", "序号 | 项目 | 单位 | 任务\n1 | 水厂 | 座 | 扩建", "[序号 1x1][项目 1x1][单位 1x1][任务 1x1]\n[1 1x1][水厂 1x1][座 1x1][扩建 1x1]"},
		{"metadata in rows is none", "名称： | 供水工作方案\n索引号 | 3305/1", "\"名称： | 供水工作方案\"\n\"索引号 | 3305/1\""},
		{"metadata in columns is none", "索引号 | 文号\n3305/1 | 某政发〔2021〕3号\n发布机构 | 成文日期\n某市水利局 | 2021-03-05", "\"索引号 | 文号\"\n\"3305/1 | 某政发〔2021〕3号\"\n\"发布机构 | 成文日期\"\n\"某市水利局 | 2021-03-05\""},
		{
			"a header after other lines begins a table", "任务 | 牵头单位\n修路 | 甲局\n表2\n任务 | 配合单位\n架桥 | 乙局",
			"[任务 1x1][牵头单位 1x1]\n[修路 1x1][甲局 1x1]\n\"表2\"\n[任务 1x1][配合单位 1x1]\n[架桥 1x1][乙局 1x1]",
		},
		{
			"an item between rows ends the table", "任务 | 牵头单位\n修路 | 甲局\n1．加强领导\n清淤 | 乙局\n疏浚 | 乙局",
			"[任务 1x1][牵头单位 1x1]\n[修路 1x1][甲局 1x1]\n\"1．加强领导\"\n[清淤 1x1][乙局 1x1]\n[疏浚 1x1][乙局 1x1]",
		},
		{
			"a chapter between rows ends the table", "任务 | 牵头单位\n修路 | 甲局\n第二章 水利\n清淤 | 乙局\n疏浚 | 乙局",
			"[任务 1x1][牵头单位 1x1]\n[修路 1x1][甲局 1x1]\n\"第二章 水利\"\n[清淤 1x1][乙局 1x1]\n[疏浚 1x1][乙局 1x1]",
		},
		{
			"a line for each cell", "分工表\n序号\n任务\n牵头单位\n1\n修路\n甲局\n2\n架桥\n乙局\n注：略\n",
			"\"分工表\"\n[序号 1x1][任务 1x1][牵头单位 1x1]\n[1 1x1][修路 1x1][甲局 1x1]\n[2 1x1][架桥 1x1][乙局 1x1]\n\"注：略\"",
		},
		{
			"a line for each cell, an empty one left out", "序号\n任务\n牵头单位\n配合单位\n1\n修路\n甲局\n丙局\n2\n架桥\n乙局\n3\n清淤\n乙局\n二、保障措施\n加强领导。",
			"[序号 1x1][任务 1x1][牵头单位 1x1][配合单位 1x1]\n[1 1x1][修路 1x1][甲局 1x1][丙局 1x1]\n[2 1x1][架桥 1x1][乙局 1x1]\n[3 1x1][清淤 1x1][乙局 1x1]\n\"二、保障措施\"\n\"加强领导。\"",
		},
		{
			"more lines than cells are no table", "序号\n任务\n牵头单位\n1\n修路\n架桥\n甲局\n2\n清淤\n乙局",
			"\"序号\"\n\"任务\"\n\"牵头单位\"\n\"1\"\n\"修路\"\n\"架桥\"\n\"甲局\"\n\"2\"\n\"清淤\"\n\"乙局\"",
		},
		{"one line with a bar is none", "首页 | 新闻\n一、总则", "\"首页 | 新闻\"\n\"一、总则\""},
	} {
		if got := render(txt.Parse(c.text)); got != c.want {
			t.Errorf("%s:\n%q\ngot\n%s\nwant\n%s", c.claim, c.text, got, c.want)
		}
	}
}

// TestSamples reads the plan of ../pdf/testdata/plan.txt as two programs saved it: LibreOffice as text in GBK, where each cell of a table
// takes a line, and `pandoc -t gfm` as Markdown.
func TestSamples(t *testing.T) {
	for _, name := range []string{"libreoffice-gbk.txt", "pandoc.md"} {
		b, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		src, err := source.New(name, b)
		if err != nil {
			t.Fatal(err)
		}
		body, err := txt.Read(src)
		if err != nil {
			t.Fatal(err)
		}
		if why := body.Check(); why != "" {
			t.Errorf("%s: %s", name, why)
		}
		golden.Equal(t, name+".golden", []byte(render(body)+"\n"))
	}
}

func TestFields(t *testing.T) {
	for _, c := range []struct{ claim, text, want string }{
		{"several on a line, one without a value", "文件编号: 发布机构:\u00a0 某市发展改革委\n", "文件编号= 发布机构=某市发展改革委"},
		{"masked values are none", "索引号: *****/*** 成文日期: ****-**-**", "索引号= 成文日期="},
		{"partly masked ones are kept", "发布日期: 2021-**-**", "发布日期=2021-**-**"},
		{"blanks inside a name, brackets around it", "索 引 号：3305/1\n【发布时间】2021-03-05", "索引号=3305/1 发布时间=2021-03-05"},
		{"cells of a flattened table", "索引号： | 3305/1 | 主题分类： | 农业", "索引号=3305/1 主题分类=农业"},
		{"a value on the next line, where it looks like one", "发文字号：\n某政发〔2021〕3号\n成文日期：\n某市供水规划", "发文字号=某政发〔2021〕3号 成文日期="},
		{"names above values", "索引号 | 文号 | 发布机构\n3305/1 | 某政发〔2021〕3号 | 某市水利局\n某市供水规划", "索引号=3305/1 文号=某政发〔2021〕3号 发布机构=某市水利局"},
		{"names above values, twice", "文号 | 主题分类\n某政发〔2021〕3号 | 农业\n发布机构 | 成文日期\n某市水利局 | 2021-03-05", "文号=某政发〔2021〕3号 主题分类=农业 发布机构=某市水利局 成文日期=2021-03-05"},
		{"a list of documents has none", "文件名称 | 文号 | 发布时间\n供水规划 | 某政发〔2021〕3号 | 2021年\n排水规划 | 某政发〔2021〕4号 | 2021年", ""},
		{"a list of one document has none", "文件名称 | 文号\n供水规划 | 某政发〔2021〕3号", ""},
		{"a column's name is no field", "时间 | 任务 | 责任单位\n长期 | 巡查 | 甲局", ""},
		{"a sentence is no field", "发布时间由各区确定，时间：另行通知。", ""},
	} {
		var got []string
		body := txt.Parse(c.text)
		for _, f := range body.Fields {
			got = append(got, f.Name+"="+f.Value)
			if s := body.Text.Slice(f.Span); f.Value != "" && s != f.Value {
				t.Errorf("%s: value %q, text at its span %q", c.claim, f.Value, s)
			}
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: fields of %q are %s, want %s", c.claim, c.text, g, c.want)
		}
	}
}

func TestReadTakesTextOnly(t *testing.T) {
	plain, err := source.New("plan.txt", []byte("\xef\xbb\xbf一、总则"))
	if err != nil {
		t.Fatal(err)
	}
	if body, err := txt.Read(plain); err != nil || body.Text.String() != "一、总则" {
		t.Errorf("text with a byte order mark: %q, %v", body.Text.String(), err)
	}
	page, err := source.New("plan.pdf", []byte("%PDF-1.7 ..."))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := txt.Read(page); err == nil {
		t.Error("a PDF file was read as text")
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "\n", "甲 | 乙\n丙 | 丁", "|", "||\n||", "索引号:", "索引号: *", "a\tb\tc\nd\te\tf\ng\th\ti", "序号\n任务\n单位\n1\na\nb\n2\nc", "索引号|文号\n1|2", "1\n2\nI", "|-|-|\n|-|-|", "文号：\n某〔1〕1号", "发布机构:发布机构:"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // refused by package source
		}
		body := txt.Parse(s)
		if why := body.Check(); why != "" {
			t.Fatalf("%q: %s", s, why)
		}
		if body.Text.String() != s {
			t.Fatalf("%q became %q", s, body.Text.String())
		}
	})
}

func BenchmarkParse(b *testing.B) {
	s := strings.Repeat("一、总则\n坚持统筹发展，改善人居环境，提高公共服务水平，建设美丽乡村。\n序号 | 任务\n1 | 修路\n", 500)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		txt.Parse(s)
	}
}
