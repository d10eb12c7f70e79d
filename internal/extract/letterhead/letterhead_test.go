package letterhead_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/letterhead"
	"policygraph/internal/extract/outline"
	"policygraph/internal/extract/reader/txt"
)

func read(s string) (document.Body, letterhead.Letterhead) {
	body := txt.Parse(s)
	return body, letterhead.Read(body, outline.Parse(body))
}

func lines(s ...string) string { return strings.Join(s, "\n") }

// texts writes values as "text (source)", joined.
func texts(values []letterhead.Value) string {
	var parts []string
	for _, v := range values {
		parts = append(parts, v.Text+" ("+string(v.From)+")")
	}
	return strings.Join(parts, ", ")
}

func text(v letterhead.Value) string {
	if !v.Said() {
		return ""
	}
	return v.Text + " (" + string(v.From) + ")"
}

func TestLetterheads(t *testing.T) {
	for _, c := range []struct {
		claim, text                                            string
		title, number, issuers, written, published, index, per string
	}{
		{
			"signed at the end",
			lines("某省人民政府关于发展", "乡村旅游的意见", "某政发〔2021〕12号", "各市人民政府：", "为发展旅游，提出意见。", "一、总则", "实施。", "某省人民政府", "2021年3月5日", "（此件公开发布）"),
			"某省人民政府关于发展乡村旅游的意见 (line)", "某政发〔2021〕12号 (line)", "某省人民政府 (signature), 某省 (place)", "2021-03-05 (signature)", "", "", "",
		},
		{
			"a notice, with the date in Chinese figures",
			lines("某市人民政府办公室关于印发某市供水规划（2021—2035年）的通知", "某政办发[2021]3号", "各区人民政府：", "现将《某市供水规划》印发给你们，请执行。", "某市人民政府办公室", "二〇二一年十二月三十一日", "某市供水规划", "一、总则", "实施。"),
			"某市人民政府办公室关于印发某市供水规划（2021—2035年）的通知 (line)", "某政办发〔2021〕3号 (line)", "某市人民政府办公室 (signature), 某市 (place)", "2021-12-31 (signature)", "", "", "2021—2035年 2021-01-01 2035-12-31",
		},
		{
			"the portal's fields come first, a name that is no body last",
			lines("索引号: 12345/2021-7 成文日期: 2021-03-05", "文号: 某发(2021) 7 号 发布机构: 中国某地", "发布日期: 2021-03-08 10:20", "某县交通局关于某县“十四五”时期交通发展的方案", "一、总则", "实施。"),
			"某县交通局关于某县“十四五”时期交通发展的方案 (line)", "某发〔2021〕7号 (field)", "某县交通局 (title), 中国某地 (field), 某县 (place)", "2021-03-05 (field)", "2021-03-08 (field)", "12345/2021-7 (field)", "“十四五”时期 2021-01-01 2025-12-31",
		},
		{
			"several sign on one line, each is one; the last line stands at the end of the body",
			lines("某省高级人民法院 某省人民检察院关于协作的意见", "某高法〔2021〕12号", "一、统一尺度。加强协作。", "某省高级人民法院 某省人民检察院", "某省公安厅", "2021年3月5日"),
			"某省高级人民法院 某省人民检察院关于协作的意见 (line)", "某高法〔2021〕12号 (line)", "某省高级人民法院 (signature), 某省人民检察院 (signature), 某省公安厅 (signature), 某省 (place)",
			"2021-03-05 (signature)", "", "", "",
		},
		{
			"a portal's fields in one line give the number by its name",
			lines("[索引号] 1234-2022-3 [主题分类] 市场监管 [发文单位] 某市市场监管局 [文号] 某市监发〔2022〕8号 [有效性] 有效", "某市市场监管局关于印发某市质量要点的通知", "各县局：", "一、总则", "实施。"),
			"某市市场监管局关于印发某市质量要点的通知 (line)", "某市监发〔2022〕8号 (field)", "某市市场监管局 (title), 某市 (place)", "", "", "1234-2022-3 (field)", "",
		},
		{
			"masked values are not said; the day of the listing is published",
			lines("某市森林规划", "2025-07-04", "索引号: ****/** 成文日期: ****-**-**", "文件编号: 发布机构: 某市林业局", "某市森林规划", "发布日期: ********** **:**", "一、总则", "实施。"),
			"某市森林规划 (line)", "", "某市林业局 (field), 某市 (place)", "", "2025-07-04 (listing)", "", "",
		},
		{
			"a decree and its number",
			lines("某市供水办法", "某市人民政府令", "（第19号）", "《某市供水办法》已经通过，现予公布。", "市长　张三", "2019年8月12日", "某市供水办法", "第一章　总则", "第一条　实施。"),
			"某市供水办法 (line)", "某市人民政府令第19号 (line)", "某市人民政府 (masthead), 某市 (place)", "2019-08-12 (signature)", "", "", "",
		},
		{
			"the first of several ministries",
			lines("某某部等九部门关于改善供水的通知", "一、总则", "实施。"),
			"某某部等九部门关于改善供水的通知 (line)", "", "某某部 (title)", "", "", "", "",
		},
		{
			"two bodies in the title, the imprint tells the day",
			lines("中共某县委 某县人民政府关于2025年工作要点的通知", "一、总则", "实施。", "某县委办公室2025年1月3日印发"),
			"中共某县委 某县人民政府关于2025年工作要点的通知 (line)", "", "中共某县委 (title), 某县人民政府 (title), 某县 (place)", "", "2025-01-03 (imprint)", "", "2025年 2025-01-01 2025-12-31",
		},
		{
			"in one line",
			"首页 某县旅游要点 时间：2016-02-06 某政〔2016〕20号 某县人民政府关于某县旅游工作要点的通知 各乡镇：现将要点印发给你们。 某县人民政府 2016年2月5日某县旅游工作要点 " +
				"一、总则" + strings.Repeat("坚持统筹发展，改善环境。", 80) + "二、任务" + strings.Repeat("发展旅游，建设景区。", 20),
			"某县旅游要点 (line)", "某政〔2016〕20号 (line)", "某县人民政府 (signature), 某县 (place)", "2016-02-05 (signature)", "2016-02-06 (listing)", "", "",
		},
		{
			"the period that the text gives",
			lines("东湖区消防规划", "一、总则", "本规划的规划期限为 2021 年至 2035 年。"),
			"东湖区消防规划 (line)", "", "东湖区 (place)", "", "", "", "2021 年至 2035 年 2021-01-01 2035-12-31",
		},
		{"nothing is said", "居民用水得到保障，水质稳定达标。\n管网完好。", "", "", "", "", "", "", ""},
	} {
		t.Run(c.claim, func(t *testing.T) {
			body, h := read(c.text)
			period := ""
			if h.Period.Text != "" {
				period = h.Period.Text + " " + h.Period.Start + " " + h.Period.End
			}
			for _, v := range []struct{ what, got, want string }{
				{"title", text(h.Title), c.title},
				{"number", text(h.Number), c.number},
				{"issuers", texts(h.Issuers), c.issuers},
				{"written", text(h.Written), c.written},
				{"published", text(h.Published), c.published},
				{"index number", text(h.IndexNumber), c.index},
				{"period", period, c.per},
			} {
				if v.got != v.want {
					t.Errorf("%s: got %q, want %q", v.what, v.got, v.want)
				}
			}
			for _, v := range append(h.Issuers, h.IndexNumber) {
				if v.Span.Len() > 0 && body.Text.Slice(v.Span) != v.Text {
					t.Errorf("%q has %q at its span", v.Text, body.Text.Slice(v.Span))
				}
			}
		})
	}
}

func TestBasis(t *testing.T) {
	for _, c := range []struct{ claim, preface, want string }{
		{"names in a row after a word of carrying out", "根据《某省供水条例》《某市供水条例》和《某市总体规划》，制定本规划。", "《某省供水条例》 (preface), 《某市供水条例》 (preface), 《某市总体规划》 (preface)"},
		{"not the plan itself", "为贯彻落实《某省旅游规划》精神，特制订《某市旅游计划》。", "《某省旅游规划》 (preface)"},
		{"not what another body issued", "去年某部印发《某指南（试行）》，成效明显。", ""},
		{"not after the sentence has ended", "根据会议精神。《某省旅游规划》另行发布。", ""},
		{"a name within a name", "按照《关于落实〈某省规划〉的意见》要求，制定本方案。", "《关于落实〈某省规划〉的意见》 (preface)"},
	} {
		_, h := read("某市旅游方案\n" + c.preface + "\n一、总则\n根据《某法的正文》实施。")
		if got := texts(h.Basis); got != c.want {
			t.Errorf("%s: basis of %q is %q, want %q", c.claim, c.preface, got, c.want)
		}
	}
}

func TestChanges(t *testing.T) {
	_, h := read("某市人民政府关于修改《某市供水办法》的决定\n一、修改\n第三条改为两款。\n二、附则\n自公布之日起施行。《某市旧办法》同时废止。")
	if got := texts(h.Amends); got != "《某市供水办法》 (title)" {
		t.Errorf("amends %q", got)
	}
	if got := texts(h.Repeals); got != "《某市旧办法》 (body)" {
		t.Errorf("repeals %q", got)
	}
}

func TestNormalNumber(t *testing.T) {
	for in, want := range map[string]string{
		"某政发〔2021〕12号": "某政发〔2021〕12号", "某政发[2021]012号": "某政发〔2021〕12号", "某政发（2021） 12 号": "某政发〔2021〕12号", "某政发【2021】第12号": "某政发〔2021〕12号",
		"（第19号）": "", "第19号": "第19号", "〔第19号〕": "", "****〔****〕**号": "", "某政发": "", "": "",
	} {
		if got := letterhead.NormalNumber(in); got != want {
			t.Errorf("NormalNumber(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "某市规划\n2021年3月5日", "某市人民政府令\n（第1号）", "《", "废止", "同时废止", "十五", "2021-", "2021年至2035年规划", "二〇二一年十月", "某局 2021年1月1日某市规划\n一、总则", "某政〔2021〕1号", "号", "印发"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // refused by package source
		}
		body, h := read(s)
		values := append([]letterhead.Value{h.Title, h.Number, h.IndexNumber, h.Written, h.Published, {Text: h.Period.Text, Span: h.Period.Span}}, h.Issuers...)
		values = append(append(append(values, h.Basis...), h.Amends...), h.Repeals...)
		for _, n := range h.Names {
			values = append(values, n.Value)
		}
		for _, v := range values {
			if v.Span.Start < 0 || v.Span.End > body.Text.Len() || v.Span.Len() < 0 || v.Said() && v.Span.Len() == 0 {
				t.Fatalf("%q: %q at %v of %d characters", s, v.Text, v.Span, body.Text.Len())
			}
		}
	})
}
