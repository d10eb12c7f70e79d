package outline

import (
	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// head is what stands before a plan's own text: portal fields, title, number, addressees, the notice that issues the plan.
type head struct {
	title kg.Span
	end   int // index of the first line of the body
}

// masthead finds title and head. The title may stand several times; the first whole one counts, a field of that name before all.
func (t page) masthead(body document.Body, lines []line) head {
	first := len(lines) // the first numbered line
	for i, l := range lines {
		if l.numbered() || l.table >= 0 {
			first = i
			break
		}
	}
	var h head
	last := -1
	for i := 0; i < first; i++ {
		n, s := t.titled(body, lines[:first], i)
		if n == 0 {
			continue
		}
		if h.title.Len() == 0 {
			h.title = s
		}
		i += n - 1
		last = i
	}
	if f, ok := body.Field(document.Title); ok && f.Span.Len() > 0 {
		h.title = f.Span
	}
	if h.title.Len() == 0 {
		h.title = t.fallback(lines[:first])
	}
	h.end = last + 1
	for h.end < first && t.masting(body, lines, h.end) {
		h.end++
	}
	if first < len(lines) && first == h.end && lines[first].mark.style == heading1 && lines[first].span.Contains(h.title) {
		h.end++ // # title
	}
	if h.title.Len() == 0 && first < len(lines) && lines[first].mark.style == heading1 && first < 3 {
		h.title, h.end = lines[first].text(), first+1
	}
	return h
}

// masting tells a line of the head by itself: a field, a date, a document number, addressees, who signs.
func (t page) masting(body document.Body, lines []line, i int) bool {
	s := lines[i].span
	if t.field(body, s) || t.date(s) || t.docNumber(s) || t.furniture(s) {
		return true
	}
	last := t.folded[s.End-1]
	switch {
	case s.Len() <= 120 && last == ':': // 各区人民政府，市政府各部门：
		return t.folded[s.Start] == '各' || t.org(s.End-1) || t.at(s.End-3, s.End, "机构") || t.at(s.End-3, s.End, "单位") || t.at(s.End-3, s.End, "代表")
	case s.Len() <= 40 && (t.folded[s.Start] == '(' || t.folded[s.Start] == '-') && (last == ')' || last == '上' || last == '-'):
		return true
	case s.Len() <= 30 && (t.org(s.End) && !t.punctuated(s) || i+1 < len(lines) && t.date(lines[i+1].span)):
		return true // who issues or signs
	}
	return false
}

// field tells a line that the reader read fields from.
func (t page) field(body document.Body, s kg.Span) bool {
	for _, f := range body.Fields {
		if f.Span.Start >= s.Start && f.Span.End <= s.End && (f.Span.Len() > 0 || f.Span.Start > s.Start) {
			return f.Value == "" || s.Len() <= 300
		}
	}
	return false
}

// docNumber tells a line that is a document's number: 国办发〔2018〕126号, （第19号）.
func (t page) docNumber(s kg.Span) bool {
	if s.Len() > 30 {
		return false
	}
	end := s.End
	for end > s.Start && (t.folded[end-1] == ')' || text.Blank(t.folded[end-1])) {
		end--
	}
	if end == s.Start || t.folded[end-1] != '号' {
		return false
	}
	for _, r := range t.folded[s.Start:end] {
		if r >= '0' && r <= '9' || r == '*' {
			return true
		}
	}
	return false
}

// date tells a line that is a day and nothing else: 2019年1月12日, 二〇二一年三月, 2025-07-04 10:20, ****年*月*日.
func (t page) date(s kg.Span) bool {
	if s.Len() < 6 || s.Len() > 24 {
		return false
	}
	if t.cells && t.folded[s.End-1] == '月' { // the time limit of a row
		return false
	}
	digits, marks := 0, 0
	for _, r := range t.folded[s.Start:s.End] {
		switch {
		case r >= '0' && r <= '9' || r == '*' || hanDigit(r) >= 0 || r == '十':
			digits++
		case r == '年' || r == '月' || r == '日' || r == '-' || r == '/' || r == '.' || r == ':':
			marks++
		case text.Blank(r) || r == '(' || r == ')':
		default:
			return false
		}
	}
	return digits >= 4 && marks >= 2
}

// furniture are lines of a web page: buttons, captions, the way here.
var furniture = []string{
	"微信", "微博", "公众号", "小程序", "QQ空间", "扫一扫", "二维码", "分享", "打印", "关闭", "收藏", "下载", "全屏", "字号", "字体", "加大", "还原", "减小", "返回顶部", "返回",
	"主办单位", "主办:", "承办单位", "承办:", "版权所有", "网站地图", "网站标识", "网站声明", "联系我们", "关于我们", "技术支持", "建议使用", "浏览次数", "访问次数", "阅读次数", "点击数", "上一篇", "下一篇", "相关链接", "相关文档", "相关解读", "政策解读",
	"附件下载", "责任编辑", "信息来源", "来源:", "发布时间", "发布日期", "公开方式", "当前位置", "您现在的位置", "您的位置", "首页", "客户端", "无障碍", "备案", "公网安备", "ICP备", "政府网站找错", "抄送", "抄报", "此件公开", "此件主动公开", "此件依申请", "主动公开", "本文有删减", "规划信息",
	"原文链接", "页面链接", "===",
}

// furniture tells a short line that is part of the page and not of the document.
func (t page) furniture(s kg.Span) bool {
	if s.Len() > 60 {
		return false
	}
	start := s.Start
	for start < s.End && (t.folded[start] == '(' || t.folded[start] == '[' || text.Blank(t.folded[start])) {
		start++
	}
	for _, w := range furniture {
		if t.at(start, s.End, w) {
			return true
		}
	}
	return s.End-1 > start && t.at(s.End-2, s.End, "印发") && t.dated(s)
}

// dated tells whether a span holds a year.
func (t page) dated(s kg.Span) bool {
	for i := s.Start; i+4 < s.End; i++ {
		if t.folded[i+4] == '年' && (t.folded[i] == '2' || t.folded[i] == '1' || t.folded[i] == '*' || t.folded[i] == '二') {
			return true
		}
	}
	return false
}

// org tells whether the name of a body ends before end.
func (t page) org(end int) bool {
	if end < 2 {
		return false
	}
	switch t.folded[end-1] {
	case '府', '院', '厅', '局', '委', '会', '室', '部', '署', '办', '处', '司', '团', '组':
		return true
	}
	return false
}

// contents marks the lines of a table of contents: those with dots that lead to a page, and those under 目录 that stand again below.
func (t page) contents(lines []line) {
	tables := 0
	for i := range lines {
		if t.leader(lines[i].span) {
			lines[i].skip = true
			continue
		}
		if !t.contentsTitle(lines[i].span) || i > 200 || tables == 2 {
			continue
		}
		tables++
		lines[i].skip = true
		below := make(map[string]int)
		for k := i + 1; k < len(lines); k++ {
			if lines[k].span.Len() <= 60 {
				below[t.entry(lines[k].span)]++
			}
		}
		for k := i + 1; k < len(lines) && lines[k].span.Len() <= 60 && below[t.entry(lines[k].span)] > 1; k++ {
			below[t.entry(lines[k].span)]--
			lines[k].skip = true
		}
	}
}

// entry is a line as both the table of contents and the text have it: letters only.
func (t page) entry(s kg.Span) string {
	letters := make([]rune, 0, s.Len())
	for _, r := range t.folded[s.Start:s.End] {
		if r >= 0x4e00 && r <= 0x9fff || r >= 'A' && r <= 'z' {
			letters = append(letters, r)
		}
	}
	return string(letters)
}

func (t page) contentsTitle(s kg.Span) bool {
	if s.Len() > 12 {
		return false
	}
	e := t.entry(s)
	return e == "目录" || e == "目次" || e == "II目录" || e == "I目录"
}

// leader tells a line of dots that lead to a page number.
func (t page) leader(s kg.Span) bool {
	if last := t.folded[s.End-1]; last < '0' || last > '9' {
		return false
	}
	dots := 0
	for _, r := range t.folded[s.Start:s.End] {
		switch r {
		case '.', '…', '·':
			if dots++; dots >= 4 {
				return true
			}
		case ' ':
		default:
			dots = 0
		}
	}
	return false
}
