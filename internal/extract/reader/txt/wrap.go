package txt

import (
	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

const (
	slack     = 6  // columns by which a full line may fall short of the width: a bracket or a number that would not fit
	indent    = 4  // columns by which the first line of a paragraph was moved in
	narrowest = 40 // columns; text is not broken at less
	fewest    = 6  // full lines that prove a width
)

// unwrap joins the lines of a paragraph that a converter broke at a fixed width, across page numbers too. A block may then hold
// line ends.
func unwrap(t text.Text, blocks []document.Block) []document.Block {
	widths := make([]int, len(blocks))
	for i, b := range blocks {
		if b.Kind == document.Paragraph && !leader(t, b.Span) {
			widths[i] = columns(t, b.Span)
		}
	}
	width := broken(t, blocks, widths)
	if width == 0 {
		return blocks
	}
	full, pads := 0, 0
	for i, b := range blocks {
		if widths[i] >= width-slack && !closes(t.Folded()[b.Span.End-1]) {
			full++
			if padded(t, b.Span) {
				pads++
			}
		}
	}
	marked := pads*4 < full
	longest := 0
	for _, w := range widths {
		if w <= width {
			longest = max(longest, w)
		}
	}
	joined := blocks[:0:0]
	open := false // the last block's last line is full, and no sentence ends with it
	for i, b := range blocks {
		if b.Kind != document.Paragraph {
			joined, open = append(joined, b), false
			continue
		}
		if pageNumber(t, b.Span) {
			continue
		}
		least := width - slack
		if open && !opens(t, b.Span) {
			joined[len(joined)-1].Span.End = b.Span.End
		} else {
			joined = append(joined, b)
			least -= indent
		}
		open = widths[i] >= least && (!closes(t.Folded()[b.Span.End-1]) || fills(t, b.Span, widths[i], longest) && i+1 < len(blocks) && !indented(t, blocks[i+1].Span)) &&
			!chapter(t, b.Span) && !(marked && padded(t, b.Span))
	}
	return joined
}

// fills tells a line that leaves no room: the sentence that ends with it need not end the paragraph.
func fills(t text.Text, s kg.Span, width, longest int) bool {
	if indented(t, s) {
		width += indent
	}
	return width >= longest-1
}

// indented tells a line with blanks before it.
func indented(t text.Text, s kg.Span) bool {
	return s.Start > 0 && text.Blank(t.Runes()[s.Start-1]) && !lineEnd(t.Runes()[s.Start-1])
}

// padded tells a line with blanks at its end. Some converters leave them at the end of paragraphs only.
func padded(t text.Text, s kg.Span) bool {
	return s.End < t.Len() && text.Blank(t.Runes()[s.End]) && !lineEnd(t.Runes()[s.End])
}

// chapter tells a line that begins as the heading of a chapter or section does.
func chapter(t text.Text, s kg.Span) bool {
	f := t.Folded()[s.Start:s.End]
	if f[0] != '第' || !opens(t, s) {
		return false
	}
	for _, r := range f[1:] {
		if r == '章' || r == '节' || r == '篇' {
			return true
		}
		if r == '条' {
			return false
		}
	}
	return false
}

// broken finds the width at which lines were broken, 0 where they were not: most of the text stands in lines of nearly one width
// that end amid a sentence, and hardly any line is longer.
func broken(t text.Text, blocks []document.Block, widths []int) int {
	count := make(map[int]int)
	lines := 0
	for i, b := range blocks {
		if b.Kind == document.Paragraph && widths[i] >= narrowest {
			count[widths[i]]++
			lines++
		}
	}
	best, full := 0, 0
	for w := range count {
		n := 0
		for d := range slack + 1 {
			n += count[w-d]
		}
		if n > full || n == full && w > best {
			best, full = w, n
		}
	}
	if full < fewest || full*2 < lines {
		return 0
	}
	longer, amid := 0, 0
	for i, b := range blocks {
		switch {
		case widths[i] > best+slack:
			longer++
		case widths[i] >= best-slack && !closes(t.Folded()[b.Span.End-1]):
			amid++
		}
	}
	if longer*20 > lines || amid*2 < full {
		return 0
	}
	return best
}

// leader tells a line of a table of contents: dots lead to a page number.
func leader(t text.Text, s kg.Span) bool {
	dots := 0
	for _, r := range t.Folded()[s.Start:s.End] {
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

// columns is the width of a line in print: a Chinese character takes two columns.
func columns(t text.Text, s kg.Span) int {
	n := 0
	for _, r := range t.Runes()[s.Start:s.End] {
		n++
		if r >= 0x1100 {
			n++
		}
	}
	return n
}

func closes(r rune) bool { return r == '。' || r == '!' || r == '?' || r == ';' || r == ':' }

// opens tells whether a line begins a paragraph of its own by its numbering.
func opens(t text.Text, s kg.Span) bool {
	f := t.Folded()[s.Start:s.End]
	i := 0
	if f[0] == '(' || f[0] == '第' || f[0] == '#' {
		i++
	}
	digits := i
	for i < len(f) && (f[i] >= '0' && f[i] <= '9' || text.Masked(f[i]) || numeral(f[i])) {
		i++
	}
	if i == digits || i == len(f) {
		return f[0] == '#'
	}
	switch f[0] {
	case '(':
		return f[i] == ')'
	case '第':
		return f[i] == '章' || f[i] == '节' || f[i] == '条' || f[i] == '篇'
	}
	return f[i] == '、' || f[i] == '.' && (i+1 == len(f) || f[i+1] < '0' || f[i+1] > '9')
}

func numeral(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '〇', '零':
		return true
	}
	return false
}

// pageNumber tells a line that is nothing but the number of a page: 12, - 12 -, IV, 1 2.
func pageNumber(t text.Text, s kg.Span) bool {
	if s.Len() > 8 {
		return false
	}
	for _, r := range t.Folded()[s.Start:s.End] {
		if !(r >= '0' && r <= '9' || r == 'I' || r == 'V' || r == 'X' || r == '-' || text.Blank(r)) {
			return false
		}
	}
	return true
}
