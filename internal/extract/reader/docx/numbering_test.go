package docx_test

import (
	"strings"
	"testing"

	"policygraph/internal/extract/reader/ooxml/ooxmltest"
)

// level is one of a definition of numbers.
func level(at, format, text, more string) string {
	return `<w:lvl w:ilvl="` + at + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/>` + more + `<w:lvlText w:val="` + text + `"/></w:lvl>`
}

// numbered is a paragraph in a list.
func numbered(list, at, text string) string {
	return p(`<w:numPr><w:ilvl w:val="`+at+`"/><w:numId w:val="`+list+`"/></w:numPr>`, text)
}

func TestNumbersArePrinted(t *testing.T) {
	plan := level("0", "chineseCounting", "%1、", "") + level("1", "chineseCounting", "（%2）", "") + level("2", "decimal", "%3.", "")
	one := func(levels string) string {
		return `<w:abstractNum w:abstractNumId="7">` + levels + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`
	}
	for _, c := range []struct{ claim, numbers, body, want string }{
		{
			"levels of a plan, each counted anew under the one above", one(plan),
			numbered("1", "0", "总则") + numbered("1", "1", "目标") + numbered("1", "2", "修路") + numbered("1", "2", "架桥") + numbered("1", "1", "原则") + numbered("1", "2", "节水") + numbered("1", "0", "任务"),
			"一、总则\n（一）目标\n1. 修路\n2. 架桥\n（二）原则\n1. 节水\n二、任务",
		},
		{"numbers of two levels", one(level("0", "decimal", "%1", "") + level("1", "decimal", "%1.%2", "")), numbered("1", "0", "总则") + numbered("1", "1", "目标") + numbered("1", "1", "原则"), "1 总则\n1.1 目标\n1.2 原则"},
		{"a chapter", one(level("0", "chineseCountingThousand", "第%1章", `<w:suff w:val="space"/>`)), strings.Repeat(numbered("1", "0", "总则"), 11), strings.TrimSpace(chapters)},
		{"nothing between number and text", one(level("0", "decimal", "第%1条", `<w:suff w:val="nothing"/>`)), numbered("1", "0", "为了节水"), "第1条为了节水"},
		{"Arabic in a legal level", one(level("0", "chineseCounting", "第%1章", "") + level("1", "decimal", "%1.%2", `<w:isLgl/>`)), numbered("1", "0", "总则") + numbered("1", "1", "目标"), "第一章 总则\n1.1 目标"},
		{
			"a level that is never counted anew", one(level("0", "chineseCounting", "%1、", "") + level("1", "decimal", "%2.", `<w:lvlRestart w:val="0"/>`)),
			numbered("1", "0", "甲") + numbered("1", "1", "修路") + numbered("1", "0", "乙") + numbered("1", "1", "架桥"), "一、甲\n1. 修路\n二、乙\n2. 架桥",
		},
		{
			"lists of one definition share the count, unless they begin anew", one(plan) + `<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
			numbered("1", "0", "甲") + numbered("2", "0", "乙") + numbered("3", "0", "丙") + numbered("3", "0", "丁"), "一、甲\n二、乙\n一、丙\n二、丁",
		},
		{"a list's own level", one(plan) + `<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">` + level("0", "ideographTraditional", "%1、", "") + `</w:lvlOverride></w:num>`, numbered("4", "0", "修路"), "甲、修路"},
		{"a list that takes its definition from a style", `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:styleLink w:val="S"/>` + plan + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`, numbered("1", "0", "总则"), "一、总则"},
		{"by the style of the paragraph", one(plan), p(`<w:pStyle w:val="num"/>`, "总则") + p(`<w:pStyle w:val="num"/><w:numPr><w:numId w:val="0"/></w:numPr>`, "不编号"), "一、总则\n不编号"},
		{"an empty paragraph is counted and not printed", one(plan), numbered("1", "0", "甲") + numbered("1", "0", "") + numbered("1", "0", "乙"), "一、甲\n三、乙"},
		{"bullets are no numbers", one(level("0", "bullet", "●", "")), numbered("1", "0", "修路"), "修路"},
		{"a deleted paragraph is not counted", one(plan), numbered("1", "0", "甲") + `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>` + numbered("1", "0", "乙"), "一、甲\n二、乙"},
		{"a format of its own, and the same for older programs", one(`<w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="01, 02, 03, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl>`), numbered("1", "0", "修路"), "03. 修路"},
		{"a digit after the point is no decimal", one(plan), numbered("1", "2", "5G基站"), "1. 5G基站"},
		{"a list that is not there", one(plan), numbered("9", "0", "修路"), "修路"},
	} {
		b := ooxmltest.Word(c.body, map[string]string{"styles.xml": stylesPart, "numbering.xml": `<w:numbering` + ooxmltest.Declarations + `>` + c.numbers + `</w:numbering>`})
		got, err := read(b)
		if err != nil {
			t.Errorf("%s: %v", c.claim, err)
			continue
		}
		if g := strings.ReplaceAll(render(got), "- ", ""); g != c.want {
			t.Errorf("%s:\n%s\ngot\n%s\nwant\n%s", c.claim, c.body, g, c.want)
		}
	}
}

const chapters = `第一章 总则
第二章 总则
第三章 总则
第四章 总则
第五章 总则
第六章 总则
第七章 总则
第八章 总则
第九章 总则
第十章 总则
第十一章 总则
`

func TestNumberFormats(t *testing.T) {
	for _, c := range []struct {
		format string
		n      string
		want   string
	}{
		{"decimal", "12", "12"},
		{"decimalZero", "7", "07"},
		{"decimalFullWidth", "12", "１２"},
		{"decimalEnclosedCircle", "3", "③"},
		{"decimalEnclosedCircle", "25", "25"},
		{"decimalEnclosedParen", "4", "⑴⑵⑶⑷"[9:]},
		{"decimalEnclosedFullstop", "2", "⒉"},
		{"upperLetter", "2", "B"},
		{"lowerLetter", "28", "bb"},
		{"upperRoman", "14", "XIV"},
		{"lowerRoman", "9", "ix"},
		{"chineseCounting", "10", "十"},
		{"chineseCounting", "21", "二十一"},
		{"chineseCounting", "105", "一○五"},
		{"chineseCountingThousand", "105", "一百零五"},
		{"chineseCountingThousand", "1010", "一千零一十"},
		{"chineseLegalSimplified", "12", "壹拾贰"},
		{"ideographDigital", "10", "一〇"},
		{"ideographTraditional", "3", "丙"},
		{"ideographZodiac", "12", "亥"},
		{"ideographZodiacTraditional", "13", "丙子"},
		{"ideographEnclosedCircle", "2", "㊁"},
		{"numberInDash", "5", "- 5 -"},
		{"somethingElse", "5", "5"},
	} {
		numbers := `<w:numbering` + ooxmltest.Declarations + `><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="` + c.n + `"/><w:numFmt w:val="` + c.format + `"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
		got, err := read(ooxmltest.Word(numbered("1", "0", "修路"), map[string]string{"numbering.xml": numbers}))
		if err != nil {
			t.Fatal(err)
		}
		if g, want := got.Text.String(), c.want+"、修路"; g != want {
			t.Errorf("%s of %s: %q, want %q", c.format, c.n, g, want)
		}
	}
}
