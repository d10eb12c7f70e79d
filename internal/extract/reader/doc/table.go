package doc

import (
	"slices"

	"policygraph/internal/extract/reader/draft"
)

// tableRow is a row as the file has it: cells with their edges, in twentieths of a point.
type tableRow struct{ cells []tableCell }

type tableCell struct {
	text        string
	left, right int
	beside      bool // merged with the one before it
	below       bool // merged with the one above it
}

// newRow makes a row of its texts and of the definition at its end:
//
//	number of cells n, n+1 edges, n descriptors of 20 bytes whose first word tells what is merged
func newRow(texts []string, definition raw) tableRow {
	n := definition.u8(0)
	descriptors := 1 + 2*(n+1)
	var row tableRow
	for i, s := range texts {
		c := tableCell{text: s, left: 1000 * i, right: 1000 * (i + 1)}
		if i < n && n <= maxColumns {
			c.left, c.right = definition.i16(1+2*i), definition.i16(3+2*i)
			flags := definition.u16(descriptors + 20*i)
			c.beside = flags&0x0002 != 0
			c.below = flags&0x0020 != 0 && flags&0x0040 == 0
		}
		row.cells = append(row.cells, c)
	}
	return row
}

// arrange gives every cell its reach over columns and rows.
func arrange(rows []tableRow) [][]draft.Cell {
	edges := edgesOf(rows)
	column := func(x int) int {
		i, _ := slices.BinarySearch(edges, x-edgeWidth)
		return i
	}
	above := make(map[int]*draft.Cell) // by the column where it begins: the cell that may go on in the row below
	found := make([][]draft.Cell, 0, len(rows))
	for _, row := range rows {
		made := make([]draft.Cell, 0, len(row.cells))
		next := make(map[int]*draft.Cell)
		for _, c := range row.cells {
			from, to := column(c.left), column(c.right)
			if c.beside && len(made) > 0 {
				made[len(made)-1].ColSpan += max(to-from, 1)
				continue
			}
			if up := above[from]; c.below && up != nil && c.text == "" {
				up.RowSpan++
				next[from] = up
				continue
			}
			made = append(made, draft.Cell{Runs: []draft.Run{{Text: c.text}}, RowSpan: 1, ColSpan: max(to-from, 1)})
			next[from] = &made[len(made)-1]
		}
		found = append(found, made)
		above = next
	}
	return found
}

// edgeWidth is how far apart edges of cells may stand, and be one, in twentieths of a point.
const edgeWidth = 60

// edgesOf are the places where the columns of a table begin and end.
func edgesOf(rows []tableRow) (edges []int) {
	var all []int
	for _, r := range rows {
		for _, c := range r.cells {
			all = append(all, c.left, c.right)
		}
	}
	slices.Sort(all)
	for _, x := range all {
		if n := len(edges); n == 0 || x-edges[n-1] > edgeWidth {
			edges = append(edges, x)
		}
	}
	return edges
}
