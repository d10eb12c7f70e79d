package layout

import (
	"regexp"
	"unicode"

	"policygraph/internal/extract/text"
)

// parts are the paragraphs and tables of a stream, a paragraph as yet one line each where it is not joined with the next.
func (s stream) parts(pitch float64) []part {
	var found []part
	for _, l := range s.plain {
		found = append(found, part{lines: []line{l}})
	}
	for i := 0; i < len(s.rows); {
		if t, n := aligned(s.rows[i:]); n > 0 {
			found = append(found, part{table: t})
			i += n
			continue
		}
		r := s.rows[i]
		i++
		switch {
		case r.table != nil:
			found = append(found, part{table: r.table})
		case len(r.pieces) > 0:
			l := merged(r.pieces)
			l.area = s.area
			found = append(found, part{lines: []line{l}})
		}
		for _, l := range r.box {
			found = append(found, part{lines: []line{l}})
		}
	}
	return found
}

// pitch is the usual distance of two base lines that follow each other, in sizes of the type.
func pitch(flow []stream) float64 {
	var found []float64
	for _, s := range flow {
		for i := 1; i < len(s.rows); i++ {
			a, b := s.rows[i-1], s.rows[i]
			if len(a.pieces) == 0 || len(b.pieces) == 0 || !alike(a.pieces[0].size, b.pieces[0].size) {
				continue
			}
			if d := (b.pieces[0].base - a.pieces[0].base) / max(b.pieces[0].size, 1); d > 0.9 && d < 4 {
				found = append(found, d)
			}
		}
	}
	if len(found) == 0 {
		return 2
	}
	return median(found)
}

// join makes paragraphs of lines and one table of those that go on from page to page.
func join(parts []part, pitch float64) []part {
	var found []part
	for _, p := range parts {
		if len(found) == 0 {
			found = append(found, p)
			continue
		}
		last := &found[len(found)-1]
		switch {
		case p.table != nil && last.table != nil && p.table.follows(last.table):
			last.table.extend(p.table)
		case p.table == nil && last.table == nil && goesOn(last.lines, p.lines[0], pitch):
			last.lines = append(last.lines, p.lines...)
		default:
			found = append(found, p)
		}
	}
	return found
}

func alike(a, b float64) bool { return min(a, b) >= 0.88*max(a, b) }

// full tells whether a line reaches so near the right edge that what the next one begins with found no room: one ideograph, or a
// word or number that is not broken.
func (l line) full(next line) bool {
	if l.area == nil || len(next.glyphs) == 0 {
		return true
	}
	return l.area.right-l.right < next.word()+0.6*max(l.size, next.size)
}

// word is the width of what a line begins with and no program breaks.
func (l line) word() float64 {
	first := l.glyphs[0]
	width := first.Right - first.Left
	for i := 1; i < len(l.glyphs); i++ {
		g := l.glyphs[i]
		if !(isWestern(l.glyphs[i-1].Rune) && isWestern(g.Rune)) && !closing(g.Rune) {
			break
		}
		width = g.Right - first.Left
	}
	return width
}

// centred tells whether a line stands in the middle of its area, with an indent on both sides.
func (l line) centred() bool {
	before, after := l.left-l.area.left, l.area.right-l.right
	return max(before-after, after-before) < l.size && before > 0.3*l.size
}

// closing tells punctuation that may not begin a line.
func closing(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '！', '？', '）', '》', '”', '’', '〕', '】', ',', '.', ';', ':', '!', '?', ')', '%', '％':
		return true
	}
	return false
}

// marker is what a numbered line begins with; such a line goes on no sentence that has ended.
var marker = regexp.MustCompile(`^(第?[一二三四五六七八九十百]+[、．.章节条篇]|[（(][一二三四五六七八九十\d]+[）)]|\d+(\.\d+)*[、．.)）]|[①-⑳]|[一二三四五六七八九十]是|附件|附表|附录|专栏)`)

// goesOn tells whether line b goes on the paragraph of lines a.
//
//	　　坚持统筹协调，把环湖公路和乡镇联络线   <- the first line is indented, and full
//	一并纳入年度计划，2025年底前建成。         <- goes on; it ends early
//	　　加强督查考核。                         <- indented: another paragraph
func goesOn(a []line, b line, pitch float64) bool {
	last := a[len(a)-1]
	if last.area == nil || b.area == nil {
		return false
	}
	size := max(last.size, b.size)
	if !alike(last.size, b.size) || !last.full(b) {
		return false
	}
	if last.area == b.area && b.base-last.base > 1.5*pitch*size {
		return false
	}
	said := b.text()
	if ended(last) && marker.MatchString(said) {
		return false
	}
	if last.centred() && b.centred() { // the lines of a title
		return last.area.right-last.area.left-(last.right-last.left) < b.word()+0.6*size
	}
	if b.centred() && b.left-b.area.left > 2*size {
		return !ended(last) // the end of a title whose first lines are full
	}
	const step = 0.6 // of the type's size: less is no indent
	before, indent := last.left-last.area.left, b.left-b.area.left
	switch {
	case indent > before+step*size:
		// a numbered item whose further lines stand under its words
		return len(a) == 1 && indent > 1.2*size && indent < 4*size && marker.MatchString(last.text())
	case indent < before-step*size:
		return len(a) == 1
	case len(a) == 1 && indent > 1.2*size:
		return false // both begin with an indent
	}
	return len(a) > 1 || !marker.MatchString(said)
}

// ended tells whether a line ends as a sentence does.
func ended(l line) bool {
	for i := len(l.glyphs) - 1; i >= 0; i-- {
		r := l.glyphs[i].Rune
		if text.Blank(r) {
			continue
		}
		switch r {
		case '。', '；', '：', '！', '？', '）', '”', ';', ':', ')':
			return true
		}
		return unicode.Is(unicode.Sentence_Terminal, r)
	}
	return false
}
