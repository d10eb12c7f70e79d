package html

import (
	"strings"

	"golang.org/x/net/html/atom"

	"policygraph/internal/extract/reader/draft"
)

// maxGrid is the number of places of a table, merged cells counted for each that they reach over. Past it cells are taken as not
// merged, so that a page of a few bytes cannot ask for millions of places.
const maxGrid = 500_000

// maxNested is the number of tables within each other whose cells are kept together.
const maxNested = 4

// rows are the rows of cells of a table, or of a part of one; stray is what authors put between them.
func (p *page) rows(i int32) (rows [][]int32, stray []int32) {
	var collect func(i int32)
	collect = func(i int32) {
		for c := p.nodes[i].first; c >= 0; c = p.nodes[c].next {
			n := &p.nodes[c]
			switch {
			case p.gone[c] || !n.element && p.weights[c].chars == 0:
			case n.tag == atom.Tr:
				rows = append(rows, p.cells(c, &stray))
			case n.tag == atom.Tbody, n.tag == atom.Thead, n.tag == atom.Tfoot, n.tag == atom.Form, n.tag == 0 && n.element:
				collect(c)
			case n.tag == atom.Colgroup || n.tag == atom.Col:
			default:
				stray = append(stray, c)
			}
		}
	}
	if p.nodes[i].tag == atom.Tr {
		return [][]int32{p.cells(i, &stray)}, stray
	}
	collect(i)
	return rows, stray
}

func (p *page) cells(row int32, stray *[]int32) (cells []int32) {
	for c := p.nodes[row].first; c >= 0; c = p.nodes[c].next {
		switch n := &p.nodes[c]; {
		case p.gone[c]:
		case n.tag == atom.Td || n.tag == atom.Th:
			cells = append(cells, c)
		case p.weights[c].chars > 0:
			*stray = append(*stray, c)
		}
	}
	return cells
}

// layout tells a table that places the parts of a page beside each other: no row has two cells with text, or one cell holds most of
// the text and it is long.
func (p *page) layout(i int32) bool {
	rows, _ := p.rows(i)
	full, biggest, inner := 0, int32(-1), false
	for _, row := range rows {
		filled := 0
		for _, c := range row {
			w := p.weights[c]
			if w.chars > 0 {
				filled++
			}
			if biggest < 0 || w.chars > p.weights[biggest].chars {
				biggest = c
			}
			inner = inner || w.lines > 60 || w.chars > 4000
		}
		if filled >= 2 {
			full++
		}
	}
	if full == 0 || len(rows) == 1 {
		return true
	}
	w := p.weights[biggest]
	return full <= 3 && w.chars*2 > p.weights[i].chars && w.chars > 800 && (w.lines > 8 || inner) && !p.headed(rows)
}

// headed tells whether the first row of a table with two cells names its columns: short words, no links.
func (p *page) headed(rows [][]int32) bool {
	for _, row := range rows {
		filled := 0
		for _, c := range row {
			w := p.weights[c]
			if w.chars > 20 || w.stops > 0 || w.links > 0 {
				return false
			}
			if w.chars > 0 {
				filled++
			}
		}
		if filled >= 2 {
			return true
		}
	}
	return false
}

// table writes a table: rows of cells, each row a line; what stands between the rows before them; and the parts of a layout one after
// the other.
func (w *writer) table(i int32) {
	w.flush()
	rows, stray := w.rows(i)
	for _, c := range stray {
		w.node(c)
		w.flush()
	}
	if w.lines != nil || w.layout(i) {
		w.flow(rows)
		return
	}
	cells := make([][]draft.Cell, len(rows))
	for r, row := range rows {
		cells[r] = make([]draft.Cell, len(row))
		for k, c := range row {
			cells[r][k] = draft.Cell{Runs: []draft.Run{{Text: w.cell(c)}}, RowSpan: 1, ColSpan: 1}
			if a := w.nodes[c].attr; a != nil {
				cells[r][k].RowSpan, cells[r][k].ColSpan = min(max(a.rowspan, 1), len(rows)-r), max(a.colspan, 1)
			}
		}
	}
	if bound(cells) {
		w.note("html.table", "a table has merged cells that reach over too many places; they are taken as not merged")
	}
	w.draft.Table(cells)
}

// flow writes the cells of a layout, or of a table in a cell, where each row is a line.
func (w *writer) flow(rows [][]int32) {
	for _, row := range rows {
		for _, c := range row {
			if w.lines == nil {
				w.children(c)
				w.flush()
				continue
			}
			w.space = true
			if w.nested >= maxNested {
				w.children(c)
				continue
			}
			w.raw(w.cell(c))
		}
		w.flush()
	}
}

// cell is the text of a cell in one line.
func (w *writer) cell(c int32) string {
	inner := writer{page: w.page, lines: &[]string{}, nested: w.nested + 1}
	inner.children(c)
	inner.flush()
	return strings.Join(*inner.lines, " ")
}

// bound takes back the merging of cells past maxGrid places; done tells whether it had to.
func bound(rows [][]draft.Cell) (done bool) {
	places := 0
	for _, row := range rows {
		for k := range row {
			c := &row[k]
			if reach := c.RowSpan * c.ColSpan; reach > 1 && places+reach > maxGrid {
				c.RowSpan, c.ColSpan, done = 1, 1, true
			}
			places += c.RowSpan * c.ColSpan
		}
	}
	return done
}
