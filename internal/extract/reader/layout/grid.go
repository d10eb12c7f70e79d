package layout

import (
	"cmp"
	"slices"
)

const (
	near     = 3.0  // points within which rules meet, and two rules are one
	maxRules = 6000 // on one page: more are a drawing
	maxLines = 400  // of a grid in one direction
)

// grid is the net of a ruled table: where its lines run, and which squares of it hang together as one cell.
type grid struct {
	xs, ys []float64
	cell   [][]int // by row and column: the index of the cell
	reach  []reach // by cell
}

// reach is the rectangle of squares that a cell covers.
type reach struct{ row, column, rowSpan, colSpan int }

// grids finds the ruled tables of a page: rules that cross each other and cut out two cells or more, from top to bottom.
func grids(rules []Rule) (found []grid) {
	if len(rules) > maxRules {
		return nil
	}
	level, upright := straighten(rules)
	for _, c := range crossing(level, upright) {
		if g, ok := newGrid(c[0], c[1]); ok {
			found = append(found, g)
		}
	}
	slices.SortStableFunc(found, func(a, b grid) int { return cmp.Compare(a.ys[0], b.ys[0]) })
	return found
}

// stroke is a rule along one axis: it stands at at and runs from from to to.
type stroke struct{ at, from, to float64 }

// straighten makes strokes of rules; those that continue each other are one.
func straighten(rules []Rule) (level, upright []stroke) {
	for _, r := range rules {
		w, h := r.Right-r.Left, r.Bottom-r.Top
		switch {
		case w >= h && w > 1.5:
			level = append(level, stroke{(r.Top + r.Bottom) / 2, r.Left, r.Right})
		case h > w && h > 1.5:
			upright = append(upright, stroke{(r.Left + r.Right) / 2, r.Top, r.Bottom})
		}
	}
	return chained(level), chained(upright)
}

func chained(strokes []stroke) (found []stroke) {
	at := make([]float64, len(strokes))
	for i, s := range strokes {
		at[i] = s.at
	}
	lanes := clusters(at)
	slices.SortFunc(strokes, func(a, b stroke) int {
		return cmp.Or(cmp.Compare(nearest(lanes, a.at), nearest(lanes, b.at)), cmp.Compare(a.from, b.from))
	})
	for _, s := range strokes {
		s.at = lanes[nearest(lanes, s.at)]
		if n := len(found); n > 0 && found[n-1].at == s.at && s.from <= found[n-1].to+near {
			found[n-1].to = max(found[n-1].to, s.to)
			continue
		}
		found = append(found, s)
	}
	return slices.DeleteFunc(found, func(s stroke) bool { return s.to-s.from < 2*near })
}

// clusters are the places that values gather at, in order; values closer than near are at one place.
func clusters(v []float64) (at []float64) {
	v = slices.Clone(v)
	slices.Sort(v)
	for start := 0; start < len(v); {
		end, sum := start, 0.0
		for end < len(v) && v[end]-v[start] <= near {
			sum += v[end]
			end++
		}
		at = append(at, sum/float64(end-start))
		start = end
	}
	return at
}

// nearest is the index of the place closest to v.
func nearest(at []float64, v float64) int {
	i, _ := slices.BinarySearch(at, v)
	if i == len(at) || i > 0 && v-at[i-1] < at[i]-v {
		return i - 1
	}
	return i
}

// crossing sorts strokes into groups that touch each other.
func crossing(level, upright []stroke) (groups [][2][]stroke) {
	n := len(level)
	parent := make([]int, n+len(upright))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i, h := range level {
		for j, v := range upright {
			if h.from-near <= v.at && v.at <= h.to+near && v.from-near <= h.at && h.at <= v.to+near {
				parent[find(i)] = find(n + j)
			}
		}
	}
	index := map[int]int{}
	for i := range parent {
		root := find(i)
		k, known := index[root]
		if !known {
			k = len(groups)
			index[root] = k
			groups = append(groups, [2][]stroke{})
		}
		if i < n {
			groups[k][0] = append(groups[k][0], level[i])
		} else {
			groups[k][1] = append(groups[k][1], upright[i-n])
		}
	}
	return groups
}

// newGrid draws the net of a group of strokes. A table without its outer uprights is closed where its level rules end. ok is false
// where fewer than two cells are cut out.
func newGrid(level, upright []stroke) (g grid, ok bool) {
	if len(level) < 2 || len(upright) < 1 {
		return g, false
	}
	left, right := level[0].from, level[0].to
	top, bottom := upright[0].from, upright[0].to
	var xs, ys []float64
	for _, h := range level {
		left, right, ys = min(left, h.from), max(right, h.to), append(ys, h.at)
	}
	for _, v := range upright {
		top, bottom, xs = min(top, v.from), max(bottom, v.to), append(xs, v.at)
	}
	g.xs, g.ys = clusters(xs), clusters(ys)
	g.xs, upright = closed(g.xs, left, right, upright, g.ys)
	g.ys, level = closed(g.ys, top, bottom, level, g.xs)
	columns, rows := len(g.xs)-1, len(g.ys)-1
	if rows < 1 || columns < 1 || rows*columns < 2 || rows > maxLines || columns > maxLines {
		return g, false
	}
	g.merge(barred(upright, g.xs, g.ys), barred(level, g.ys, g.xs))
	return g, len(g.reach) > 1
}

// closed adds an edge to places where strokes across reach well past the first or last of them.
func closed(at []float64, from, to float64, strokes []stroke, across []float64) ([]float64, []stroke) {
	const beyond = 12
	whole := func(v float64) stroke { return stroke{v, across[0], across[len(across)-1]} }
	if at[0]-from > beyond {
		at, strokes = append([]float64{from}, at...), append(strokes, whole(from))
	}
	if to-at[len(at)-1] > beyond {
		at, strokes = append(at, to), append(strokes, whole(to))
	}
	return at, strokes
}

// barred tells, for each place and each interval across, whether a stroke parts the squares on both sides.
func barred(strokes []stroke, at, across []float64) [][]bool {
	bars := make([][]bool, len(at))
	for i := range bars {
		bars[i] = make([]bool, len(across)-1)
	}
	for _, s := range strokes {
		lane := bars[nearest(at, s.at)]
		for k := range lane {
			if mid := (across[k] + across[k+1]) / 2; s.from <= mid && mid <= s.to {
				lane[k] = true
			}
		}
	}
	return bars
}

// merge joins squares that no stroke parts to cells, and squares them off.
func (g *grid) merge(upright, level [][]bool) {
	rows, columns := len(g.ys)-1, len(g.xs)-1
	g.cell = make([][]int, rows)
	for r := range g.cell {
		g.cell[r] = make([]int, columns)
		for c := range g.cell[r] {
			g.cell[r][c] = -1
		}
	}
	for r := range rows {
		for c := range columns {
			if g.cell[r][c] >= 0 {
				continue
			}
			w, h := 1, 1
			for c+w < columns && g.cell[r][c+w] < 0 && !upright[c+w][r] {
				w++
			}
			for r+h < rows && g.open(level, upright, r+h, c, w) {
				h++
			}
			for i := r; i < r+h; i++ {
				for k := c; k < c+w; k++ {
					g.cell[i][k] = len(g.reach)
				}
			}
			g.reach = append(g.reach, reach{r, c, h, w})
		}
	}
}

// open tells whether row r goes on the cell above it over w columns from c: no rule above, none inside.
func (g *grid) open(level, upright [][]bool, r, c, w int) bool {
	for k := c; k < c+w; k++ {
		if level[r][k] || g.cell[r][k] >= 0 || k > c && upright[k][r] {
			return false
		}
	}
	return true
}

// take parts the glyphs inside the grid from the others.
func (g grid) take(glyphs []Glyph) (inside, rest []Glyph) {
	left, right, top, bottom := g.xs[0], g.xs[len(g.xs)-1], g.ys[0], g.ys[len(g.ys)-1]
	for _, gl := range glyphs {
		x, y := (gl.Left+gl.Right)/2, gl.Base-0.35*gl.Size
		if left <= x && x <= right && top <= y && y <= bottom {
			inside = append(inside, gl)
		} else {
			rest = append(rest, gl)
		}
	}
	return inside, rest
}
