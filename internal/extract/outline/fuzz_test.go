package outline_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"policygraph/internal/extract/outline"
	"policygraph/internal/extract/reader/txt"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "\n", "一、", "(一)", ")", "、", "*.", "第一章", "# ", "附件", "附件：1.甲\n2.乙", "目录\n一、甲\n一、甲",
		"一、总则\n（一）修路\n*.修路。\n)架桥\n（一）造林\n、保障",
		"序号 | 任务\n1 | 修路\n一、交通\n2 | 架桥",
		"某县规划\n2021年3月5日\n一、甲\n1.乙。丙（某局牵头）\n3.丁。戊（某局牵头）\n某县人民政府\n2021年3月5日",
		"首页 某县规划 " + strings.Repeat("一、甲乙。（一）丙丁。1.戊。2.己。", 60),
		"第一条　（目的）\n为了。\n（一）甲；\n（二）乙。", "。。。\n；", "（责任单位：某局）\n责任单位：某局",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // text is decoded before it is parsed
		}
		body := txt.Parse(s)
		if why := body.Check(); why != "" {
			t.Fatal(why)
		}
		promises(t, body, outline.Parse(body))
	})
}

func BenchmarkParse(b *testing.B) {
	inline := "某县旅游要点 " + strings.Repeat("为发展旅游，制定本要点，坚持生态优先。", 60)
	for _, n := range "一二三四五六七八九" {
		inline += string(n) + "、修建绿道。沿湖修建绿道二十公里，配套驿站十座，方便居民出行。"
	}
	var plan strings.Builder
	plan.WriteString("某市交通规划\n为发展交通，制定本规划。\n")
	for range 30 {
		plan.WriteString("一、完善交通网络\n（一）建设公路网\n")
		for range 8 {
			plan.WriteString("*.修建环湖公路。" + strings.Repeat("加快推进前期工作，统筹沿线开发，完善配套设施，保障资金需求。", 4) + "（市交通局牵头，市财政局配合）\n")
		}
	}
	for _, c := range []struct{ name, text string }{{"plan", plan.String()}, {"one line", inline}} {
		b.Run(c.name, func(b *testing.B) { parse(b, c.text) })
	}
	if path := shared(b, "seeds", "huzhou-yangtze-delta-plan.txt"); path != "" {
		text, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		b.Run("sample", func(b *testing.B) { parse(b, string(text)) })
	}
}

func parse(b *testing.B, s string) {
	body := txt.Parse(s)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		outline.Parse(body)
	}
}
