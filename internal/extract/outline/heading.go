package outline

import (
	"slices"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// longestTitle is the most characters of a document's title.
const longestTitle = 110

// titled reads the document's title that begins with line i: it ends with a word for a kind of document, and may be broken over
// three lines, brackets with a period or a state (（2021—2025年）, （试行）) included. n is the number of lines, 0 for no title.
func (t page) titled(body document.Body, lines []line, i int) (n int, s kg.Span) {
	if lines[i].span.Len() < 4 || !t.titleLine(body, lines[i].span) {
		return 0, s
	}
	if first := lines[i].span; t.at(first.End-2, first.End, "文件") && i+1 < len(lines) && t.titleLine(body, lines[i+1].span) && t.kindOfDocument(lines[i+1].span) {
		return 0, s // 某市人民政府文件, or the portal's column 县政府办文件, above the title
	}
	for n = 1; n <= 3 && i+n <= len(lines); n++ {
		s = t.unsuffixed(kg.Span{Start: lines[i].span.Start, End: lines[i+n-1].span.End})
		if s.Len() > longestTitle || n > 1 && !t.titleLine(body, lines[i+n-1].span) {
			return 0, kg.Span{}
		}
		if t.kindOfDocument(s) {
			break
		}
	}
	if n > 3 || i+n > len(lines) {
		return 0, kg.Span{}
	}
	if inner, ok := t.quoted(s); ok {
		return n, inner
	}
	for i+n < len(lines) && n < 5 { // what goes on after the kind: （2021—2035年）, 的通知
		next := lines[i+n].span
		f := t.folded[next.Start]
		tail := f == '(' && next.Len() <= 24 && t.folded[next.End-1] == ')' && !t.docNumber(next) && !t.furniture(next)
		rest := (f == '的' || f == '》' || f == '(') && next.Len() <= 30 && t.kindOfDocument(next)
		if !tail && !rest {
			break
		}
		s.End = next.End
		n++
	}
	return n, s
}

// unsuffixed cuts the name of a site that portals add to a page's title: …规划_某市人民政府.
func (t page) unsuffixed(s kg.Span) kg.Span {
	for i := s.Start + 4; i < s.End; i++ {
		if t.folded[i] == '_' {
			return t.text.Trim(kg.Span{Start: s.Start, End: i})
		}
	}
	return s
}

// quoted reads a title that stands in 《》 alone or behind a date: 2021年9月 《某市供热方案》.
func (t page) quoted(s kg.Span) (kg.Span, bool) {
	if t.folded[s.End-1] != '》' {
		return s, false
	}
	for i := s.Start; i < s.End; i++ {
		if t.folded[i] != '《' {
			continue
		}
		if i > s.Start && !text.Blank(t.folded[i-1]) || t.closing(i, s.End) != s.End-1 {
			return s, false
		}
		return kg.Span{Start: i + 1, End: s.End - 1}, true
	}
	return s, false
}

// titleLine tells whether a line may be part of a title: no sentence, no field, no signature.
func (t page) titleLine(body document.Body, s kg.Span) bool {
	if s.Len() < 2 || s.Len() > 80 || t.field(body, s) || t.date(s) || t.docNumber(s) || t.furniture(s) {
		return false
	}
	depth := 0
	for _, r := range t.folded[s.Start:s.End] {
		switch r {
		case '《', '(', '“':
			depth++
		case '》', ')', '”':
			depth--
		case '。', ';', '?', '!', '|':
			return false
		case ',', ':':
			if depth <= 0 {
				return false
			}
		}
	}
	return true
}

// kinds are the words that a document's title ends with.
var kinds = []string{
	"规划纲要", "规划", "计划", "方案", "意见", "通知", "办法", "规定", "决定", "批复", "要点", "工作报告", "纲要", "细则", "条例", "公告", "通告", "若干措施", "政策措施", "措施",
	"清单", "的函", "复函", "预案", "指南", "分解表", "分工表", "项目表", "任务表", "责任表", "计划表", "安排表", "一览表", "台账", "任务书", "任务分工", "任务分解", "责任分解", "目标分解", "举措", "行动", "若干政策", "政策", "报告", "章程", "协议", "责任制", "工作安排", "标准", "目录", "导则", "指引", "倡议书", "建议", "答复", "解读", "分工",
}

// kindOfDocument tells whether a span ends with the word for a kind of document; brackets and quotes after it are
// let pass: …规划（2021—2025年）, …方案》, …计划_某市人民政府.
func (t page) kindOfDocument(s kg.Span) bool {
	end := s.End
	for {
		for end > s.Start && (text.Blank(t.folded[end-1]) || t.folded[end-1] == '》' || t.folded[end-1] == '”') {
			end--
		}
		if end-s.Start < 4 {
			return false
		}
		if t.folded[end-1] != ')' && t.folded[end-1] != ']' {
			break
		}
		open := end - 2
		for open > s.Start && t.folded[open] != '(' && t.folded[open] != '[' {
			open--
		}
		if open == s.Start {
			return false
		}
		end = open
	}
	for _, k := range kinds {
		n := 0
		for range k {
			n++
		}
		if end-s.Start < n+2 || !t.at(end-n, end, k) {
			continue
		}
		// 关于印发…规划: the title goes on on the next line
		return k == "通知" || k == "公告" || k == "决定" || k == "批复" || !t.issues(kg.Span{Start: s.Start, End: end})
	}
	return t.yearly(kg.Span{Start: s.Start, End: end})
}

// yearly tells the title of the work of a year, which names no kind of document: 某县2026年大气污染防治重点任务.
func (t page) yearly(s kg.Span) bool {
	if s.Len() < 12 || t.cells && slices.Contains(t.folded[s.Start:s.End], '\n') || !t.dated(s) || t.punctuated(s) || t.issues(s) {
		return false
	}
	for _, w := range []string{"重点任务", "工作任务", "重点工作", "目标任务", "民生实事"} {
		if t.at(s.End-4, s.End, w) {
			return true
		}
	}
	return false
}

// issues tells a title that issues another document, so that it ends with 通知 and not before. A headline does not: 某市委印发《…意见》.
func (t page) issues(s kg.Span) bool {
	about := false
	for i := s.Start; i+1 < s.End; i++ {
		about = about || t.at(i, s.End, "关于")
		if t.at(i, s.End, "印发") || t.at(i, s.End, "转发") {
			return about || !t.at(i+2, s.End, "《")
		}
	}
	return false
}

// fallback is a title without a word for its kind: 《…》 in the first lines, else the first line if it is short and no sentence.
func (t page) fallback(lines []line) kg.Span {
	for _, l := range lines[:min(len(lines), 5)] {
		for i := l.span.Start; i < l.span.End && l.span.Len() <= 80; i++ {
			if t.folded[i] == '《' {
				if close := t.closing(i, l.span.End); close > 0 && close == l.span.End-1 {
					return kg.Span{Start: i + 1, End: close}
				}
			}
		}
	}
	if len(lines) > 1 {
		s := lines[0].span
		if s.Len() >= 4 && s.Len() <= 60 && t.bare(s) && !t.furniture(s) {
			return s
		}
	}
	return kg.Span{}
}
