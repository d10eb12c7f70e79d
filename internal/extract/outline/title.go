package outline

import (
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// lead is how a line begins: its title, and what follows it.
type lead struct {
	title  kg.Span
	rest   kg.Span // the body after the title, empty for a heading
	mended bool    // no stop stands between title and body; the place was found by the words
	cut    bool    // the first sentence is too long for a title; its first clause stands in
}

const (
	longTitle   = 45 // characters: a longer first sentence with commas is no title
	longPair    = 30 // of a title in two halves: 拓展市场，打造中心
	longRunning = 80 // of a first sentence that stands in for a title
)

// runIn finds the title at the head of a line's text: up to the first full stop; up to a colon or a wide blank after a few words;
// up to a statement in brackets; where the full stop was lost, up to the words with which the body begins.
//
//	建设环湖绿道。联合两市…            建设环湖绿道
//	工作目标：到2025年…               工作目标
//	壮大冷链产业依托物流园，引进…       壮大冷链产业
func (t page) runIn(s kg.Span) lead {
	s = t.text.Trim(s)
	if s.Len() == 0 {
		return lead{title: s, rest: s}
	}
	if l, ok := t.bracketed(s); ok {
		return l
	}
	end, next := t.sentence(s)
	title := t.text.Trim(kg.Span{Start: s.Start, End: end})
	rest := t.text.Trim(kg.Span{Start: next, End: s.End})
	comma := t.comma(title)
	if n := t.standard(title); n > 0 && title.Len() > n+8 && (comma < title.End || title.Len() > longPair) {
		return t.mend(s, s.Start+n)
	}
	switch {
	case comma == title.End && title.Len() <= longTitle, title.Len() <= longPair && t.commas(title) <= 1:
		return lead{title: title, rest: rest}
	case rest.Len() == 0 && title.Len() <= longTitle && end == s.End:
		return lead{title: title, rest: rest} // a heading in two halves
	}
	if at := t.opening(title, comma); at > 0 && !(t.folded[s.Start] == '“' && t.folded[at-1] == '”') {
		return t.mend(s, at)
	}
	if title.Len() > longRunning && comma-title.Start >= 4 {
		return lead{title: kg.Span{Start: title.Start, End: comma}, rest: t.text.Trim(kg.Span{Start: comma + 1, End: s.End}), cut: true}
	}
	return lead{title: title, rest: rest}
}

func (t page) mend(s kg.Span, at int) lead {
	return lead{title: t.text.Trim(kg.Span{Start: s.Start, End: at}), rest: t.text.Trim(kg.Span{Start: at, End: s.End}), mended: true}
}

// bracketed reads the title that articles carry in brackets: 第二条 （适用范围） …
func (t page) bracketed(s kg.Span) (lead, bool) {
	open := t.folded[s.Start]
	if open != '(' && open != '[' {
		return lead{}, false
	}
	for i := s.Start + 1; i < min(s.End, s.Start+24); i++ {
		if r := t.folded[i]; r == ')' && open == '(' || r == ']' && open == '[' {
			if i == s.Start+1 || i+1 < s.End && !text.Blank(t.runes[i+1]) {
				return lead{}, false
			}
			return lead{title: kg.Span{Start: s.Start + 1, End: i}, rest: t.text.Trim(kg.Span{Start: i + 1, End: s.End})}, true
		}
	}
	return lead{}, false
}

// sentence finds the end of the first sentence of s, and where the next begins.
func (t page) sentence(s kg.Span) (end, next int) {
	f := t.folded
	comma := false
	for i := s.Start; i < s.End; i++ {
		switch r := f[i]; r {
		case '。', '!', '?', ';':
			if i > s.Start {
				return i, t.after(i+1, s.End)
			}
		case ':':
			if n := i - s.Start; n >= 2 && n <= 24 && !comma {
				return i, i + 1
			}
		case '.':
			if i > s.Start && i+1 < s.End && cjk(f[i-1]) && cjk(f[i+1]) {
				return i, i + 1
			}
		case ',':
			comma = true
		case '(', '[', '《', '“':
			if close := t.closing(i, s.End); close > 0 {
				if r == '(' && i > s.Start+1 && t.duty(kg.Span{Start: i, End: close + 1}) != noDuty {
					return i, i
				}
				i = close
			} else if r == '(' && i > s.Start+1 && t.duty(kg.Span{Start: i, End: min(s.End, i+longestStatement)}) == onlyDuty {
				return i, i
			}
		case ' ', '\t':
			if wide := t.wide(i, s.End); !comma && wide > 0 && i-s.Start >= 3 && s.End-wide > 24 && cjk(f[i-1]) {
				return i, wide
			}
		}
	}
	return s.End, s.End
}

// wide tells a blank that stands for a stop: full-width, or two at least. It returns where the blank ends.
func (t page) wide(i, end int) int {
	next := i
	for next < end && t.runes[next] != '\n' && text.Blank(t.runes[next]) {
		next++
	}
	if next-i >= 2 && t.runes[next-1] != '\n' || t.runes[i] == '\u3000' || t.runes[i] == '\u2003' {
		if next < end && t.runes[next] != '\n' {
			return next
		}
	}
	return 0
}

// after skips the quotation marks and brackets that close with a sentence.
func (t page) after(i, end int) int {
	for i < end && (t.folded[i] == '”' || t.folded[i] == '。') {
		i++
	}
	return i
}

// closing finds the partner of the bracket or quotation mark at i within its sentence; 0 where it was lost.
func (t page) closing(i, end int) int {
	open, close := t.folded[i], ')'
	switch open {
	case '[':
		close = ']'
	case '《':
		close = '》'
	case '“':
		close = '”'
	}
	for k := i + 1; k < min(end, i+80); k++ {
		switch t.folded[k] {
		case close:
			return k
		case '。', open:
			return 0
		}
	}
	return 0
}

// commas counts the commas in s.
func (t page) commas(s kg.Span) (n int) {
	for _, r := range t.folded[s.Start:s.End] {
		if r == ',' {
			n++
		}
	}
	return n
}

// comma is the place of the first comma in s outside brackets, or its end.
func (t page) comma(s kg.Span) int {
	for i := s.Start; i < s.End; i++ {
		switch t.folded[i] {
		case ',':
			return i
		case '(', '[', '《', '“':
			if close := t.closing(i, s.End); close > 0 {
				i = close
			}
		}
	}
	return s.End
}
