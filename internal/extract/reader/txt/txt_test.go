package txt_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/txt"
	"policygraph/internal/extract/source"
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
	full := "坚持尊重自然顺应自然保护自然牢固树立生态优先理念统筹推进" // a line as wide as the page
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
		{"one line with a bar is none", "首页 | 新闻\n一、总则", "\"首页 | 新闻\"\n\"一、总则\""},
	} {
		if got := render(txt.Parse(c.text)); got != c.want {
			t.Errorf("%s:\n%q\ngot\n%s\nwant\n%s", c.claim, c.text, got, c.want)
		}
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
	for _, s := range []string{"", "\n", "甲 | 乙\n丙 | 丁", "|", "||\n||", "索引号:", "索引号: *", "a\tb\tc\nd\te\tf\ng\th\ti", "1\n2\nI", "|-|-|\n|-|-|", "文号：\n某〔1〕1号", "发布机构:发布机构:"} {
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
