package layout

import (
	"slices"
	"unicode"

	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/text"
)

// cell is what stands in one cell of a table: lines, and after which of them a paragraph ends.
type cell struct {
	reach
	lines []line
}

// table is a table on one page, or what is left of it over several.
type table struct {
	xs      []float64 // the edges of its columns
	columns int
	rows    [][]cell // those that begin in the row, from left to right
}

// fill puts glyphs into the cells of the grid.
func (g grid) fill(glyphs []Glyph, page int) []cell {
	held := make([][]Glyph, len(g.reach))
	for _, gl := range glyphs {
		c := at(g.xs, (gl.Left+gl.Right)/2)
		r := at(g.ys, gl.Base-0.35*gl.Size)
		i := g.cell[r][c]
		held[i] = append(held[i], gl)
	}
	cells := make([]cell, len(g.reach))
	for i, r := range g.reach {
		cells[i] = cell{reach: r, lines: lines(held[i], page)}
		box := &area{left: g.xs[r.column], right: g.xs[r.column+r.colSpan]}
		box.pad(cells[i].lines)
		for k := range cells[i].lines {
			cells[i].lines[k].area = box
		}
	}
	return cells
}

// pad takes the space between the rules and the text off a cell.
func (a *area) pad(lines []line) {
	left, right := a.right-a.left, a.right-a.left
	for _, l := range lines {
		left, right = min(left, l.left-a.left), min(right, a.right-l.right)
	}
	pad := max(0, min(left, right, 8))
	a.left, a.right = a.left+pad, a.right-pad
}

// at is the index of the interval between edges that holds v.
func at(edges []float64, v float64) int {
	i, _ := slices.BinarySearch(edges, v)
	return min(max(i-1, 0), len(edges)-2)
}

func (g grid) table(glyphs []Glyph, page int) *table {
	t := &table{xs: g.xs, columns: len(g.xs) - 1, rows: make([][]cell, len(g.ys)-1)}
	for _, c := range g.fill(glyphs, page) {
		t.rows[c.row] = append(t.rows[c.row], c)
	}
	return t
}

// cells are the rows as the draft of a body takes them. Rows that hold nothing and no part of a merged cell are left out.
func (t *table) cells() [][]draft.Cell {
	var rows [][]draft.Cell
	for _, row := range t.rows {
		made := make([]draft.Cell, 0, len(row))
		for _, c := range row {
			made = append(made, draft.Cell{Runs: c.runs(), RowSpan: c.rowSpan, ColSpan: c.colSpan})
		}
		rows = append(rows, made)
	}
	return rows
}

// runs are the lines of a cell as one text; a line that ends early begins a new line of it.
func (c cell) runs() []draft.Run {
	var found []draft.Run
	for i, l := range c.lines {
		s := l.text()
		if i > 0 {
			if before := c.lines[i-1]; before.page == l.page && !before.full(l) {
				s = "\n" + s
			} else {
				s = glue(before, l) + s
			}
		}
		found = append(found, draft.Run{Text: s, Page: l.page, Box: l.box()})
	}
	return found
}

func (c cell) text() string { return draft.Text(c.runs()) }

// follows tells whether t goes on the table above it from the page before: the same columns.
func (t *table) follows(above *table) bool {
	if t.columns != above.columns {
		return false
	}
	for i, x := range t.xs {
		if d := (x - t.xs[0]) - (above.xs[i] - above.xs[0]); d > 2*near || d < -2*near {
			return false
		}
	}
	return true
}

// extend puts the rows of the next page under t. The header that they repeat is left out; a row that only goes on the last one, as
// its number is missing, is joined to it; an empty cell at its left is part of the merged one above.
func (t *table) extend(next *table) {
	rows := next.rows[t.repeated(next):]
	if len(rows) == 0 {
		return
	}
	number := counting(t.columns, t.rows, rows)
	if number >= 0 && len(rows[0]) == t.columns && len(t.rows) > 0 && len(rows[0][number].lines) == 0 {
		t.append(rows[0])
		rows = rows[1:]
	}
	base := len(t.rows)
	first := len(next.rows) - len(rows)
	for i, row := range rows {
		moved := make([]cell, 0, len(row))
		for _, c := range row {
			if i == 0 && len(c.lines) == 0 && c.column != number && t.stretch(c, base) {
				continue
			}
			c.row += base - first
			moved = append(moved, c)
		}
		t.rows = append(t.rows, moved)
	}
}

// repeated is the number of rows at the top of next that say what the first rows of t say.
func (t *table) repeated(next *table) int {
	n := 0
	for n < len(next.rows) && n < len(t.rows) && n < 4 && same(t.rows[n], next.rows[n]) {
		n++
	}
	return n
}

func same(a, b []cell) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if squeeze(a[i].text()) != squeeze(b[i].text()) {
			return false
		}
	}
	return len(a) > 0
}

// squeeze takes the blanks out of s.
func squeeze(s string) string {
	b := make([]rune, 0, len(s))
	for _, r := range s {
		if !text.Blank(r) {
			b = append(b, r)
		}
	}
	return string(b)
}

// counting is the column in which most rows of a table have nothing but a number, -1 for none.
func counting(columns int, parts ...[][]cell) int {
	for column := range min(columns, 3) {
		numbers, others := 0, 0
		for _, rows := range parts {
			for _, row := range rows {
				for _, c := range row {
					switch {
					case c.column != column || c.colSpan != 1 || len(c.lines) == 0:
					case numeral(c.text()):
						numbers++
					default:
						others++
					}
				}
			}
		}
		if numbers >= 2 && numbers > others {
			return column
		}
	}
	return -1
}

func numeral(s string) bool {
	digits := 0
	for _, r := range squeeze(s) {
		switch {
		case unicode.IsDigit(r):
			digits++
		case r != '.' && r != '．' && r != '、' && r != '(' && r != ')' && r != '（' && r != '）':
			return false
		}
	}
	return digits > 0 && digits <= 4
}

// append puts the lines of a row behind those of the cells in the same columns of t's last row.
func (t *table) append(row []cell) {
	for _, c := range row {
		if len(c.lines) == 0 {
			continue
		}
		if above := t.covering(len(t.rows)-1, c.column); above != nil {
			above.lines = append(above.lines, c.lines...)
		}
	}
}

// covering is the cell that covers a square.
func (t *table) covering(row, column int) *cell {
	for r := row; r >= 0; r-- {
		for i := range t.rows[r] {
			c := &t.rows[r][i]
			if c.column <= column && column < c.column+c.colSpan && c.row+c.rowSpan > row {
				return c
			}
		}
	}
	return nil
}

// stretch lets the merged cell above an empty one at the top of a page reach over it.
func (t *table) stretch(c cell, base int) bool {
	above := t.covering(base-1, c.column)
	if above == nil || above.colSpan != c.colSpan || above.column != c.column || len(above.lines) == 0 {
		return false
	}
	if above.rowSpan == 1 && c.column > 0 {
		return false // an empty cell is just empty where nothing is merged
	}
	above.rowSpan += c.rowSpan
	return true
}
