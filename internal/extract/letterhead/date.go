package letterhead

import (
	"fmt"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// date reads a day at i: 2021年3月5日, 二〇二一年三月五日, 2021-03-05, 2021/3/5, 2021.03.05; without day or month where those are not
// said. next is where it ends, i where none stands or it is masked. chinese tells that it is written with 年.
func (r reader) date(i, end int) (iso string, next int, chinese bool) {
	year, at := r.numeral(i, end, 4)
	if year < 1900 || year > 2100 {
		return "", i, false
	}
	at = r.blanks(at, end)
	if at == end {
		return "", i, false
	}
	separator := r.folded[at]
	if separator != '年' && separator != '-' && separator != '/' && separator != '.' {
		return "", i, false
	}
	chinese = separator == '年'
	month, after := r.numeral(r.blanks(at+1, end), end, 2)
	if month < 1 || month > 12 {
		if chinese {
			return fmt.Sprintf("%04d", year), at + 1, true
		}
		return "", i, false
	}
	after = r.blanks(after, end)
	if after == end || chinese != (r.folded[after] == '月') || !chinese && r.folded[after] != separator {
		if chinese {
			return fmt.Sprintf("%04d", year), at + 1, true
		}
		return "", i, false
	}
	day, last := r.numeral(r.blanks(after+1, end), end, 2)
	if day < 1 || day > 31 {
		return fmt.Sprintf("%04d-%02d", year, month), after + 1, chinese
	}
	if close := r.blanks(last, end); chinese && close < end && r.folded[close] == '日' {
		last = close + 1
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day), last, chinese
}

func (r reader) blanks(i, end int) int {
	for i < end && text.Blank(r.folded[i]) {
		i++
	}
	return i
}

// numeral reads a number of at most width digits in Arabic or Chinese figures: 2021, 二〇二一, 十二. It is -1 where none stands.
func (r reader) numeral(i, end, width int) (n, next int) {
	n = -1
	start := i
	for i < end && i-start < width && r.folded[i] >= '0' && r.folded[i] <= '9' {
		n = max(n, 0)*10 + int(r.folded[i]-'0')
		i++
	}
	if i > start {
		if i < end && r.folded[i] >= '0' && r.folded[i] <= '9' {
			return -1, start
		}
		return n, i
	}
	ten := false
	for i < end {
		c := r.folded[i]
		if c == '十' && width <= 2 && !ten {
			n, ten = max(n, 1)*10, true
			i++
			continue
		}
		d := figure(c)
		if d < 0 || i-start >= width+1 {
			break
		}
		if ten {
			n += d
		} else {
			n = max(n, 0)*10 + d
		}
		i++
	}
	return n, i
}

// figure is the value of a Chinese figure, -1 for another character.
func figure(c rune) int {
	for i, d := range []rune("〇一二三四五六七八九") {
		if c == d || i == 0 && (c == '零' || c == 'O') {
			return i
		}
	}
	return -1
}

// whole reads a line that is a date and nothing but a time of day after it.
func (r reader) whole(s kg.Span) (iso string, chinese, ok bool) {
	start := s.Start
	if r.folded[start] == '(' {
		start++
	}
	iso, next, chinese := r.date(start, s.End)
	if iso == "" {
		return "", false, false
	}
	for _, c := range r.folded[next:s.End] {
		if !(c >= '0' && c <= '9' || c == ':' || c == ')' || text.Blank(c)) {
			return "", false, false
		}
	}
	return iso, chinese, true
}

// written is the day of 成文日期, or of the signature.
func (r reader) written(signed Value) Value {
	if v := r.dated(r.field(document.Written)); v.Said() {
		return v
	}
	return signed
}

// published is the day of 发布日期, or the one under which the portal lists the page, or that of the imprint.
func (r reader) published() Value {
	if v := r.dated(r.field(document.Published)); v.Said() {
		return v
	}
	for _, s := range r.lines { // 2025-07-04; 浙江/湖州-2025-07-04 00:00:00
		if !r.tree.Head.Contains(s) || s.Len() > 60 {
			continue
		}
		for i := s.Start; i < s.End; i++ {
			if i > s.Start && r.folded[i-1] >= '0' && r.folded[i-1] <= '9' {
				continue
			}
			iso, next, chinese := r.date(i, s.End)
			if len(iso) == len("2006-01-02") && !chinese {
				return Value{Text: iso, Span: kg.Span{Start: i, End: next}, From: FromListing}
			}
		}
	}
	for _, s := range r.lines {
		if s.Len() > 60 || !r.at(s.End-2, s.End, "印发") {
			continue
		}
		for i := s.Start; i < s.End; i++ {
			if iso, next, _ := r.date(i, s.End); len(iso) == len("2006-01-02") && r.blanks(next, s.End) == s.End-2 {
				return Value{Text: iso, Span: kg.Span{Start: i, End: next}, From: FromImprint}
			}
		}
	}
	return Value{}
}

// dated makes the value of a field a day; one that is none, or masked, is not said.
func (r reader) dated(v Value) Value {
	if !v.Said() {
		return Value{}
	}
	if v.Span.Len() == 0 { // it stands beside the text
		beside := reader{folded: text.New(v.Text).Folded()}
		iso, _, _ := beside.date(0, len(beside.folded))
		return Value{Text: iso, From: v.From}
	}
	iso, next, _ := r.date(v.Span.Start, v.Span.End)
	if iso == "" {
		return Value{}
	}
	return Value{Text: iso, Span: kg.Span{Start: v.Span.Start, End: next}, From: v.From}
}
