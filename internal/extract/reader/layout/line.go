package layout

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/text"
)

// line is a run of glyphs on one base line.
type line struct {
	page        int
	glyphs      []Glyph
	left, right float64
	base, size  float64
	area        *area
	said        string // the text of a line without glyphs
}

// area is the column, cell or frame that lines stand in: a line that reaches its right edge goes on in the next.
type area struct{ left, right float64 }

// lines puts glyphs on their base lines, from top to bottom, each from left to right.
func lines(glyphs []Glyph, page int) []line {
	glyphs = slices.Clone(glyphs)
	slices.SortStableFunc(glyphs, func(a, b Glyph) int { return cmp.Or(cmp.Compare(a.Base, b.Base), cmp.Compare(a.Left, b.Left)) })
	var found []line
	for start := 0; start < len(glyphs); {
		end := start + 1
		size := glyphs[start].Size
		for end < len(glyphs) && glyphs[end].Base-glyphs[start].Base <= 0.5*min(max(size, glyphs[end].Size), 2*min(size, glyphs[end].Size)) {
			size = max(size, glyphs[end].Size)
			end++
		}
		if l, ok := newLine(glyphs[start:end], page); ok {
			found = append(found, l)
		}
		start = end
	}
	return found
}

// newLine orders the glyphs of a line; a glyph printed twice, as for bold type, counts once. A line of blanks is none.
func newLine(glyphs []Glyph, page int) (l line, ok bool) {
	slices.SortStableFunc(glyphs, func(a, b Glyph) int { return cmp.Compare(a.Left, b.Left) })
	l = line{page: page}
	for _, g := range glyphs {
		if n := len(l.glyphs); n > 0 {
			if last := l.glyphs[n-1]; last.Rune == g.Rune && g.Left-last.Left < 0.3*(g.Right-g.Left) {
				continue
			}
		}
		l.glyphs = append(l.glyphs, g)
	}
	return l.measured()
}

// measured cuts blanks off the ends of a line and measures it.
func (l line) measured() (line, bool) {
	for len(l.glyphs) > 0 && text.Blank(l.glyphs[0].Rune) {
		l.glyphs = l.glyphs[1:]
	}
	for len(l.glyphs) > 0 && text.Blank(l.glyphs[len(l.glyphs)-1].Rune) {
		l.glyphs = l.glyphs[:len(l.glyphs)-1]
	}
	if len(l.glyphs) == 0 {
		return l, false
	}
	l.left, l.right = l.glyphs[0].Left, 0
	sizes, bases := make([]float64, 0, len(l.glyphs)), make([]float64, 0, len(l.glyphs))
	for _, g := range l.glyphs {
		l.right = max(l.right, g.Right)
		sizes, bases = append(sizes, g.Size), append(bases, g.Base)
	}
	l.size, l.base = median(sizes), median(bases)
	return l, true
}

func median(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	return v[len(v)/2]
}

// wide is the gap, in sizes of the type, from which on two runs beside each other may belong to two columns.
const wide = 1.6

// split cuts a line at its wide gaps.
func (l line) split() []line {
	var pieces []line
	start, reach := 0, l.left
	for i, g := range l.glyphs {
		if text.Blank(g.Rune) {
			continue
		}
		if i > start && g.Left-reach > wide*l.size {
			if p, ok := (line{page: l.page, glyphs: l.glyphs[start:i]}).measured(); ok {
				pieces = append(pieces, p)
			}
			start = i
		}
		reach = max(reach, g.Right)
	}
	if p, ok := (line{page: l.page, glyphs: l.glyphs[start:]}).measured(); ok {
		pieces = append(pieces, p)
	}
	return pieces
}

// merged is the line that pieces of a row are together.
func merged(pieces []line) line {
	if len(pieces) == 1 {
		return pieces[0]
	}
	var l line
	for _, p := range pieces {
		l.page = p.page
		l.glyphs = append(l.glyphs, p.glyphs...)
	}
	l, _ = l.measured()
	return l
}

// text is the line as a string. A blank stands where the gap shows one; type that is only spread over the line gets none. Marks of
// footnotes are left out.
func (l line) text() string {
	if l.said != "" {
		return l.said
	}
	var b strings.Builder
	spread := l.spread()
	blank, before := false, Glyph{}
	number := 0 // digits of the number that the line begins with, nothing else so far: 1 总则; -1 after it
	for _, g := range l.glyphs {
		if text.Blank(g.Rune) {
			blank = true
			continue
		}
		if l.noteMark(before, g) {
			continue
		}
		heads := number > 0 && number <= 3 && blank && g.Left-before.Right > 0.2*l.size && !strings.ContainsRune("年月日时个处家条项号万亿", g.Rune)
		if before.Rune != 0 && (heads || spaced(before, g, blank, spread)) {
			b.WriteByte(' ')
		}
		switch {
		case number >= 0 && unicode.IsDigit(g.Rune):
			number++
		case g.Rune != '.':
			number = -1
		}
		b.WriteRune(g.Rune)
		blank, before = false, g
	}
	return b.String()
}

// spread is the usual gap between the glyphs of a line: that of a line which is set to a width.
func (l line) spread() float64 {
	var gaps []float64
	before := -1
	for i, g := range l.glyphs {
		if text.Blank(g.Rune) {
			continue
		}
		if before >= 0 {
			gaps = append(gaps, g.Left-l.glyphs[before].Right)
		}
		before = i
	}
	if len(gaps) < 4 { // 目　　录 is no line that was spread
		return 0
	}
	return max(0, median(gaps))
}

// noteMark tells the raised little number that refers to a footnote; that behind a letter is an exponent.
func (l line) noteMark(before, g Glyph) bool {
	if g.Size > 0.8*l.size || l.base-g.Base < 0.15*l.size || before.Rune == 0 {
		return false
	}
	mark := unicode.IsDigit(g.Rune) || g.Rune >= '①' && g.Rune <= '⑳' || strings.ContainsRune("[]〔〕()（）*", g.Rune)
	return mark && !(isWestern(before.Rune) && unicode.IsLetter(before.Rune))
}

func spaced(a, b Glyph, blank bool, spread float64) bool {
	gap, size := b.Left-a.Right-spread, max(a.Size, b.Size)
	western := isWestern(a.Rune) && isWestern(b.Rune)
	switch {
	case western && blank:
		return gap > 0.12*size
	case western:
		return gap > 0.25*size
	case blank && !isWestern(a.Rune) && !isWestern(b.Rune):
		return gap > 0.35*size
	}
	return gap > 0.6*size
}

// isWestern tells whether r is of a script that puts blanks between words.
func isWestern(r rune) bool { return r < 0x2000 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// box is the rectangle that the line covers.
func (l line) box() document.Box {
	if l.said != "" {
		return document.Box{}
	}
	return document.Box{Left: round(l.left), Top: round(l.base - 0.88*l.size), Right: round(l.right), Bottom: round(l.base + 0.14*l.size)}
}

// round keeps tenths of a point: finer is no use to those who draw a frame round the words.
func round(v float64) float64 { return float64(int64(v*10+0.5)) / 10 }

// runs are the lines of a paragraph as pieces of its text.
func runs(lines []line) []draft.Run {
	found := make([]draft.Run, 0, len(lines))
	for i, l := range lines {
		s := l.text()
		if i > 0 {
			s = glue(lines[i-1], l) + s
		}
		found = append(found, draft.Run{Text: s, Page: l.page, Box: l.box()})
	}
	return found
}

// glue is what stands between two lines of a paragraph: nothing in Chinese, a blank between western words. A number broken in two
// (20|26年) is one.
func glue(a, b line) string {
	if a.said != "" || b.said != "" || len(a.glyphs) == 0 || len(b.glyphs) == 0 {
		return ""
	}
	last, first := a.glyphs[len(a.glyphs)-1].Rune, b.glyphs[0].Rune
	if isWestern(last) && isWestern(first) && !(unicode.IsDigit(last) && unicode.IsDigit(first)) {
		return " "
	}
	return ""
}

func sortRows(rows []row) {
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.top, b.top) })
}
