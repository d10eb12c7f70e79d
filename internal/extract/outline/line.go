package outline

import (
	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// page is the text that the steps read, folded and as printed.
type page struct {
	text   text.Text
	folded []rune
	runes  []rune
	cells  bool // cells of a table stand on lines of their own, see cellLines
}

// line is one paragraph, heading or table row, in text order.
type line struct {
	span  kg.Span
	mark  marker
	skip  bool // no part of the outline: table of contents, signature, list of attachments
	reset bool // an attachment begins here: numbering starts anew
	duty  duty // what it says of who answers
	table int  // index of its block, -1 for text
	row   int  // of the table
	wide  bool // a row that is one cell: a heading inside the table
}

// text is the line without its marker.
func (l line) text() kg.Span {
	if l.mark.style == none {
		return l.span
	}
	return kg.Span{Start: min(l.mark.end, l.span.End), End: l.span.End}
}

func (l line) numbered() bool { return l.mark.style != none && !l.skip }

// lines makes the lines of a body's blocks, and reads their markers.
func (t page) lines(body document.Body) []line {
	lines := make([]line, 0, len(body.Blocks))
	numbered, long := 0, 0
	for i, b := range body.Blocks {
		if b.Kind == document.Table && len(b.Rows) > 0 {
			lines = t.rows(lines, b, i)
			continue
		}
		l := line{span: t.text.Trim(b.Span), table: -1}
		if l.span.Len() == 0 {
			continue
		}
		l.mark = t.readMarker(l.span)
		if bold := t.bold(l.span); bold > 0 && l.mark.style == none {
			l.mark = t.readMarker(kg.Span{Start: l.span.Start + bold, End: l.span.End})
		}
		if b.Kind == document.Heading && (l.mark.style == none || l.mark.lost) {
			l.mark = marker{style: heading1 + style(min(max(b.Level, 1), 6)-1), end: l.span.Start}
		}
		if b.Kind == document.Heading {
			l.mark.level = max(b.Level, 1)
		}
		if l.mark.style.heads() && l.mark.style <= heading6 { // ## 一、总体要求: the numeral tells more than the level
			l.mark.level = int(l.mark.style-heading1) + 1
			if inner := t.readMarker(kg.Span{Start: l.mark.end, End: l.span.End}); inner.style != none && !inner.lost {
				inner.level = l.mark.level
				l.mark = inner
			}
		}
		switch {
		case l.span.Len() >= longLine || l.span.Len() >= longShare && 2*l.span.Len() > t.text.Len():
			long++
		case l.mark.style != none && !l.mark.lost:
			numbered++
		}
		lines = append(lines, l)
	}
	if long > 0 && numbered < 3 {
		lines = t.split(lines)
	}
	t.doubt(lines)
	for i := range lines {
		lines[i].duty = t.duty(lines[i].span)
	}
	return lines
}

// bold is the length of the stars with which Markdown begins bold print, 0 where the line does not: **（一）道路**
func (t page) bold(s kg.Span) int {
	if s.Len() < 5 || t.folded[s.Start] != '*' || t.folded[s.Start+1] != '*' || t.folded[s.Start+2] == '*' {
		return 0
	}
	for i := s.Start + 3; i+1 < s.End; i++ {
		if t.folded[i] == '*' && t.folded[i+1] == '*' {
			return 2
		}
	}
	return 0
}

// doubt takes back markers that the lines around do not bear out: a lost ordinal where the document has no such headings or the
// line is none, a decimal number read as an item.
func (t page) doubt(lines []line) {
	var printed [styles]int
	for _, l := range lines {
		if !l.mark.lost && l.table < 0 {
			printed[l.mark.style]++
		}
	}
	last := 0
	for i := range lines {
		m := &lines[i].mark
		switch {
		case m.style == none && printed[chapter]+printed[paragraph] > 0 && lines[i].table < 0 && t.named(lines[i].span):
			*m = marker{style: chapter, end: lines[i].span.Start}
		case m.style == none:
		case m.lost:
			if m.style == han && printed[han] == 0 && printed[arabic] > 0 {
				m.style = arabic
			}
			bare := t.bare(kg.Span{Start: m.end, End: lines[i].span.End})
			if printed[m.style] == 0 || !bare && m.style != arabic || m.end >= lines[i].span.End {
				*m = marker{}
			}
		case m.joined && m.ordinal != 1 && m.ordinal != last+1:
			*m = marker{}
		case m.style == arabic && m.mask == 0:
			last = m.ordinal
		}
	}
}

// named tells the heading of a chapter that has a name and no number: 总　则, 前言.
func (t page) named(s kg.Span) bool {
	if s.Len() > 12 {
		return false
	}
	switch t.entry(s) {
	case "总则", "附则", "前言", "序言", "引言", "绪论", "结语", "附图", "附录":
		return true
	}
	return false
}

// bare tells a span that reads like a heading whose number is gone: short, one piece, no end of a sentence.
func (t page) bare(s kg.Span) bool {
	s = t.text.Trim(s)
	if s.Len() < 4 || s.Len() > 50 {
		return false
	}
	if first := t.folded[s.Start]; !cjk(first) && first != '“' && first != '"' || first == '注' || first == '附' && t.folded[s.Start+1] == '件' {
		return false
	}
	for _, r := range t.folded[s.Start:s.End] {
		if r == '。' || r == ';' || r == ':' || r == '|' {
			return false
		}
	}
	last := t.folded[s.End-1]
	return last != ',' && last != '、' && t.duty(s) == noDuty && !t.date(s)
}
