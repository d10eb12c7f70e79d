package layout

import "slices"

// stream is text and tables that follow each other down one column of a page.
type stream struct {
	page  Page
	rows  []row
	plain []line // of a page that is an image
	whole bool   // as wide as the page
	area  *area
}

const (
	columnRows = 5 // rows with text on both sides of a gutter make columns
	columnText = 8 // ideographs in a usual line of a column; a table's cells are shorter
)

// columns orders the rows of a page in streams: where the page is set in columns, the left one comes before the right one, between
// what reaches over both.
func columns(rows []row, p Page) []stream {
	gutter, ok := gutter(rows)
	if !ok {
		return []stream{{page: p, rows: rows, whole: true}}
	}
	var streams []stream
	var open []row
	flush := func(end int, start *int) {
		if end > *start {
			streams = append(streams, stream{page: p, rows: rows[*start:end], whole: true})
		}
		*start = end
	}
	start := 0
	for i := 0; i <= len(rows); i++ {
		if i < len(rows) && !rows[i].crosses(gutter) {
			open = append(open, rows[i])
			continue
		}
		if left, right, both := halves(open, gutter); both >= columnRows && full(left) && full(right) {
			flush(i-len(open), &start)
			start = i
			for _, half := range [][]row{left, right} {
				inner := columns(half, p)
				for k := range inner {
					inner[k].whole = false
				}
				streams = append(streams, inner...)
			}
		}
		open = nil
	}
	flush(len(rows), &start)
	return streams
}

// gutter finds the place that lies in a gap of the most rows.
func gutter(rows []row) (at float64, ok bool) {
	type gap struct{ from, to float64 }
	var gaps []gap
	for _, r := range rows {
		for i := 1; i < len(r.pieces); i++ {
			gaps = append(gaps, gap{r.pieces[i-1].right, r.pieces[i].left})
		}
	}
	best := columnRows - 1
	step := max(1, len(gaps)/100)
	for i := 0; i < len(gaps); i += step {
		mid, n := (gaps[i].from+gaps[i].to)/2, 0
		for _, g := range gaps {
			if g.from < mid && mid < g.to {
				n++
			}
		}
		if n > best {
			best, at, ok = n, mid, true
		}
	}
	return at, ok
}

func (r row) crosses(x float64) bool {
	if r.table != nil {
		return r.table.xs[0] < x && x < r.table.xs[len(r.table.xs)-1]
	}
	for _, l := range r.box {
		if l.area.left < x && x < l.area.right {
			return true
		}
	}
	return slices.ContainsFunc(r.pieces, func(l line) bool { return l.left < x && x < l.right })
}

// halves parts rows at a gutter; both is the number of rows with text on both sides.
func halves(rows []row, gutter float64) (left, right []row, both int) {
	for _, r := range rows {
		switch {
		case r.table != nil && r.table.xs[0] < gutter, len(r.box) > 0 && r.box[0].left < gutter:
			left = append(left, r)
			continue
		case len(r.pieces) == 0:
			right = append(right, r)
			continue
		}
		n := 0
		for n < len(r.pieces) && r.pieces[n].left < gutter {
			n++
		}
		if n > 0 {
			left = append(left, r.of(r.pieces[:n]))
		}
		if n < len(r.pieces) {
			right = append(right, r.of(r.pieces[n:]))
		}
		if n > 0 && n < len(r.pieces) {
			both++
		}
	}
	return left, right, both
}

// of is a row of some of its pieces.
func (r row) of(pieces []line) row {
	r.pieces = pieces
	r.top, r.bottom = pieces[0].base-pieces[0].size, pieces[0].base
	return r
}

// full tells whether rows look like running text: most reach over the column, with enough words.
func full(rows []row) bool {
	var widths, counts []float64
	left, right := 1e9, 0.0
	for _, r := range rows {
		if len(r.pieces) == 0 {
			continue
		}
		first, last := r.pieces[0], r.pieces[len(r.pieces)-1]
		left, right = min(left, first.left), max(right, last.right)
		widths = append(widths, last.right-first.left)
		counts = append(counts, (last.right-first.left)/max(first.size, 1))
	}
	return len(widths) > 0 && median(widths) >= 0.7*(right-left) && median(counts) >= columnText
}

// settle finds the left and right edges of the text of each stream. A page with few lines takes those of the document.
func settle(flow []stream) {
	var lefts, rights []float64
	sure := make([]bool, len(flow))
	for i := range flow {
		s := &flow[i]
		if s.area, sure[i] = s.edges(); sure[i] && s.whole {
			lefts, rights = append(lefts, s.area.left), append(rights, s.page.Width-s.area.right)
		}
	}
	left, right := median(lefts), median(rights)
	for i := range flow {
		s := &flow[i]
		switch {
		case sure[i] || s.area == nil || !s.whole:
		case len(lefts) > 0:
			s.area = &area{min(left, s.area.left), max(s.page.Width-right, s.area.right)}
		default: // the right margin is as wide as the left one
			s.area = &area{s.area.left, max(s.area.right, s.page.Width-s.area.left)}
		}
	}
}

// edges are those of a stream's text; sure where several lines end at the right one.
func (s *stream) edges() (a *area, sure bool) {
	var lines []line
	for _, r := range s.rows {
		if len(r.pieces) > 0 {
			lines = append(lines, merged(r.pieces))
		}
	}
	if len(lines) == 0 {
		return nil, false
	}
	slices.SortFunc(lines, func(a, b line) int { return int(b.right - a.right) })
	reach := 0
	for i, l := range lines {
		n := 0
		for _, m := range lines[i:] {
			if l.right-m.right > 0.6*l.size {
				break
			}
			n++
		}
		if n >= 3 {
			reach, sure = i, true
			break
		}
	}
	a = &area{left: lines[0].left, right: lines[reach].right}
	for _, l := range lines {
		a.left = min(a.left, l.left)
	}
	return a, sure
}
