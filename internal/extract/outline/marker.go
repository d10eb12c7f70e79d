package outline

import (
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// marker is the number at the head of a line.
type marker struct {
	style   style
	ordinal int  // 0 where it is not printed in full
	mask    int  // digits blotted out: 2 for **.
	lost    bool // the ordinal is gone, bracket or point are left
	joined  bool // a digit follows the point: 1.80 may be item 1 or a number
	level   int  // of a heading by its format, from 1; 0 for others
	end     int  // where the text of the line begins, blanks left out
}

// readMarker reads the number at the head of a line.
//
//	第三章  三、  （三）  (三)  三）  3.  3、  3．  ⒊  1.2  （3）  3）  ③  *.  **.
//	)共建…   （共建…   、保障…   .推进…          the ordinal lost
func (t page) readMarker(s kg.Span) (m marker) {
	f := t.folded
	i := s.Start
	if i >= s.End {
		return m
	}
	switch r := f[i]; {
	case r == '第':
		m = readRank(f, i+1, s.End)
	case r == '(':
		m = readBracketed(f, i, s.End)
	case r == '#':
		for i < s.End && f[i] == '#' {
			i++
		}
		if level := i - s.Start; level <= 6 && i < s.End && f[i] == ' ' {
			m = marker{style: heading1 + style(level-1), end: i}
		}
	case r >= '0' && r <= '9' || r == '*':
		m = readArabic(f, i, s.End)
	case r >= '①' && r <= '⑳':
		m = marker{style: circled, ordinal: int(r-'①') + 1, end: i + 1}
	case r >= '⑴' && r <= '⒇':
		m = marker{style: arabicPar, ordinal: int(r-'⑴') + 1, end: i + 1}
	case r >= '⒈' && r <= '⒛':
		m = marker{style: arabic, ordinal: int(r-'⒈') + 1, end: i + 1}
	case r == '十' || r == '百' || hanDigit(r) > 0:
		m = readHan(f, i, s.End)
	case r == ')':
		m = marker{style: hanParen, lost: true, end: i + 1}
	case r == '、':
		m = marker{style: han, lost: true, end: i + 1}
	case r == '.' && i+1 < s.End && cjk(f[i+1]):
		m = marker{style: arabic, lost: true, end: i + 1}
	}
	for m.style != none && m.end < s.End && text.Blank(f[m.end]) {
		m.end++
	}
	return m
}

// readRank reads 一章 after 第.
func readRank(f []rune, i, end int) (m marker) {
	i = skipBlanks(f, i, end)
	n, next := hanNumber(f, i, end)
	if next == i {
		n, next = digits(f, i, end, 3)
	}
	next = skipBlanks(f, next, end)
	if n == 0 || next >= end {
		return m
	}
	m = marker{ordinal: n, end: next + 1}
	switch f[next] {
	case '章':
		m.style = chapter
	case '节':
		m.style = paragraph
	case '篇', '编':
		m.style = part
	case '部':
		if next+1 < end && f[next+1] == '分' {
			m.style, m.end = part, next+2
		}
	case '条':
		m.style = article
	}
	if m.end < end { // 第三条规定的…, 第一章至第三章: a reference, not a heading
		switch f[m.end] {
		case '、', '至', '和', '与', '及', '规', '第', '款', '项', '的', '所', '中', '之', ',', '。', ')':
			return marker{}
		}
	}
	return m
}

// readBracketed reads （一）, （1）, （*）, and （ with its ordinal lost.
func readBracketed(f []rune, at, end int) (m marker) {
	i := skipBlanks(f, at+1, end)
	if n, next := hanNumber(f, i, end); n > 0 {
		if next = skipBlanks(f, next, end); next < end && f[next] == ')' {
			return marker{style: hanParen, ordinal: n, end: afterPoint(f, next+1, end)}
		}
		return m
	}
	if n, next := digits(f, i, end, 3); n > 0 {
		if next = skipBlanks(f, next, end); next < end && f[next] == ')' {
			return marker{style: arabicPar, ordinal: n, end: afterPoint(f, next+1, end)}
		}
		return m
	}
	stars := i
	for stars < end && f[stars] == '*' {
		stars++
	}
	if stars < end && f[stars] == ')' {
		if stars == i {
			return marker{style: hanParen, lost: true, end: stars + 1}
		}
		return marker{style: arabicPar, mask: stars - i, end: afterPoint(f, stars+1, end)}
	}
	for _, r := range f[at+1 : end] {
		if r == ')' {
			return m
		}
	}
	return marker{style: hanParen, lost: true, end: at + 1}
}

// readArabic reads 1. 1、 1) 1.1 and their masked forms.
func readArabic(f []rune, at, end int) (m marker) {
	mask, i := 0, at
	for i < end && f[i] == '*' {
		mask++
		i++
	}
	n := 0
	if mask == 0 {
		n, i = digits(f, i, end, 3)
	}
	i = skipBlanks(f, i, end)
	if i >= end || mask > 2 || mask == 0 && n == 0 {
		return m
	}
	m = marker{style: arabic, ordinal: n, mask: mask, end: i + 1}
	switch f[i] {
	case '、':
		return m
	case ')':
		m.style = arabicHalf
		return m
	case '.':
	default:
		return marker{}
	}
	switch {
	case m.end < end && f[m.end] == '*':
		return marker{} // *.*%: a masked number
	case m.end == end || f[m.end] < '0' || f[m.end] > '9':
		return m
	}
	last, next, parts := n, i, 1
	for next < end && f[next] == '.' && parts < 4 {
		d, after := digits(f, next+1, end, 3)
		if after == next+1 {
			break
		}
		last, next, parts = d, after, parts+1
	}
	if last > 0 && next < end && (text.Blank(f[next]) || f[next] == '、' || parts > 2 && cjk(f[next])) {
		return marker{style: decimal2 + style(min(parts, 3)-2), ordinal: last, end: afterPoint(f, next, end)}
	}
	m.joined = true
	return m
}

// readHan reads 一、 and 一）.
func readHan(f []rune, at, end int) (m marker) {
	n, i := hanNumber(f, at, end)
	i = skipBlanks(f, i, end)
	if n == 0 || i >= end {
		return m
	}
	switch f[i] {
	case '、', '.':
		if next, after := hanNumber(f, i+1, end); next > 0 && after < end && f[after] == '、' {
			return m // 一、二、三产业
		}
		return marker{style: han, ordinal: n, end: i + 1}
	case ')':
		return marker{style: hanParen, ordinal: n, end: i + 1}
	}
	return m
}

func digits(f []rune, i, end, most int) (n, next int) {
	start := i
	for i < end && f[i] >= '0' && f[i] <= '9' {
		n = n*10 + int(f[i]-'0')
		if i++; i-start > most {
			return 0, start
		}
	}
	return n, i
}

// afterPoint skips the point that some write after a bracket: （一）、
func afterPoint(f []rune, i, end int) int {
	if i < end && (f[i] == '、' || f[i] == '.') {
		return i + 1
	}
	return i
}

func skipBlanks(f []rune, i, end int) int {
	for i < end && text.Blank(f[i]) {
		i++
	}
	return i
}

func cjk(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }
