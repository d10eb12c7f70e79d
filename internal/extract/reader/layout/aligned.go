package layout

import (
	"cmp"
	"slices"
)

const (
	tableColumns = 3   // fewer, beside each other, are a list or a signature
	tableRows    = 3   // rows with a cell in each of three columns
	gutterWidth  = 0.8 // sizes of the type between columns
)

// aligned reads a table without rules at the top of rows: pieces of text that stand under each other in three columns or more. n is
// the number of rows that it takes, 0 for none.
func aligned(rows []row) (t *table, n int) {
	if len(rows[0].pieces) < tableColumns {
		return nil, 0
	}
	edges := spread(rows[0].pieces)
	well := 0
	for i, r := range rows {
		if r.table != nil || r.box != nil || len(r.pieces) == 0 {
			break
		}
		if i > 0 && r.top-rows[i-1].bottom > 3*r.pieces[0].size {
			break
		}
		wider, ok := widen(edges, r.pieces)
		if !ok || len(wider) < len(edges) && i > 0 && len(r.pieces) < 2 {
			break
		}
		edges = wider
		if len(r.pieces) >= tableColumns {
			well++
		}
		n = i + 1
	}
	if well < tableRows || len(edges) < tableColumns {
		return nil, 0
	}
	return lay(rows[:n], edges), n
}

// span is where a column of text stands.
type span struct{ from, to float64 }

func spread(pieces []line) (edges []span) {
	for _, p := range pieces {
		edges = append(edges, span{p.left, p.right})
	}
	return edges
}

// widen lets columns reach over the pieces of another row. ok is false where a piece would join two columns: running text.
func widen(edges []span, pieces []line) (wider []span, ok bool) {
	wider = slices.Clone(edges)
	for _, p := range pieces {
		touched := -1
		for i, e := range wider {
			if p.left < e.to+gutterWidth*p.size && p.right > e.from-gutterWidth*p.size {
				if touched >= 0 {
					return nil, false
				}
				touched = i
			}
		}
		if touched < 0 {
			wider = append(wider, span{p.left, p.right})
			slices.SortFunc(wider, func(a, b span) int { return cmp.Compare(a.from, b.from) })
			continue
		}
		wider[touched] = span{min(wider[touched].from, p.left), max(wider[touched].to, p.right)}
	}
	return wider, true
}

// lay puts the pieces into cells. A new row begins where the lines are further apart than within the cells or, where they are all as
// far apart, where the first column holds something.
func lay(rows []row, edges []span) *table {
	t := &table{columns: len(edges), xs: []float64{edges[0].from}}
	areas := make([]*area, len(edges))
	for i, e := range edges {
		areas[i] = &area{e.from, e.to}
		if i > 0 {
			t.xs = append(t.xs, (edges[i-1].to+e.from)/2)
		}
	}
	t.xs = append(t.xs, edges[len(edges)-1].to)
	least, most := 1e9, 0.0
	for i := 1; i < len(rows); i++ {
		d := rows[i].bottom - rows[i-1].bottom
		least, most = min(least, d), max(most, d)
	}
	gaps := most > 1.3*least
	for i, r := range rows {
		first := r.pieces[0].left < edges[0].to
		if i == 0 || gaps && r.bottom-rows[i-1].bottom > 1.2*least || !gaps && first {
			row := make([]cell, len(edges))
			for c := range row {
				row[c].reach = reach{len(t.rows), c, 1, 1}
			}
			t.rows = append(t.rows, row)
		}
		row := t.rows[len(t.rows)-1]
		for _, p := range r.pieces {
			for c, e := range edges {
				if p.left >= e.from && p.right <= e.to {
					p.area = areas[c]
					row[c].lines = append(row[c].lines, p)
				}
			}
		}
	}
	return t
}
