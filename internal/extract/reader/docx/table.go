package docx

import (
	"encoding/xml"
	"strings"

	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/ooxml"
)

// widest is the number of columns that a cell may reach over.
const widest = 1000

// merge says how a cell is one with those above.
type merge uint8

const (
	alone merge = iota
	restart
	goesOn
)

type cell struct {
	blocks  []block
	span    int
	merged  merge // with the cell above
	beside  merge // with the cell to the left
	deleted bool
}

type row struct {
	before, after int // columns that it leaves free
	cells         []cell
	deleted       bool
}

type table struct{ rows []row }

// table reads one up to its end.
func (r *reader) table() (*table, error) {
	found := &table{}
	for {
		token, err := r.s.Next()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name == word("tbl") {
				return found, nil
			}
		case xml.StartElement:
			switch {
			case t.Name == word("tr"):
				x, err := r.row()
				if err != nil {
					return nil, err
				}
				if !x.deleted {
					found.rows = append(found.rows, x)
				}
			case t.Name.Space == ooxml.Word && outside[t.Name.Local]:
				if err := r.s.Skip(); err != nil {
					return nil, err
				}
			}
		}
	}
}

// row reads one. Where a page ends amid a row, each of its cells tells so; it is one end of a page.
func (r *reader) row() (x row, err error) {
	if err := r.count(); err != nil {
		return x, err
	}
	page, last := r.page, r.page
	inProperties := false
	for {
		token, err := r.s.Next()
		if err != nil {
			return x, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			switch t.Name {
			case word("tr"):
				r.page = last
				return x, nil
			case word("trPr"):
				inProperties = false
			}
		case xml.StartElement:
			switch {
			case t.Name == word("trPr"):
				inProperties = true
			case inProperties && t.Name == word("del"):
				x.deleted = true
			case t.Name == word("gridBefore"):
				x.before = min(number(ooxml.Attr(t, ooxml.Word, "val")), widest)
			case t.Name == word("gridAfter"):
				x.after = min(number(ooxml.Attr(t, ooxml.Word, "val")), widest)
			case t.Name == word("tc"):
				r.page = page
				c, err := r.cell()
				if err != nil {
					return x, err
				}
				last = max(last, r.page)
				x.cells = append(x.cells, c)
			case t.Name.Space == ooxml.Word && outside[t.Name.Local] && !inProperties:
				if err := r.s.Skip(); err != nil {
					return x, err
				}
			}
		}
	}
}

func (r *reader) cell() (c cell, err error) {
	c.span = 1
	if c.blocks, err = r.blocks("tc", &c); err != nil {
		return c, err
	}
	if c.deleted {
		c.blocks = nil
	}
	return c, r.count()
}

func (r *reader) cellProperties(c *cell) error {
	for {
		token, err := r.s.Next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name == word("tcPr") {
				return nil
			}
		case xml.StartElement:
			value := ooxml.Attr(t, ooxml.Word, "val")
			switch t.Name {
			case word("gridSpan"):
				c.span = min(max(number(value), 1), widest)
			case word("vMerge"):
				c.merged = merging(value)
			case word("hMerge"):
				c.beside = merging(value)
			case word("cellDel"):
				c.deleted = true
			case word("tcPrChange"):
				if err := r.s.Skip(); err != nil {
					return err
				}
			}
		}
	}
}

func merging(value string) merge {
	if value == "restart" {
		return restart
	}
	return goesOn
}

// narrow tells a table of one column, which frames text and puts nothing side by side.
func (t *table) narrow() bool {
	for _, r := range t.rows {
		if len(r.cells) > 1 {
			return false
		}
	}
	return true
}

// arrange lays the cells out: one that is merged stands once and says how far it reaches.
func (t *table) arrange() [][]draft.Cell {
	type place struct{ row, cell int }
	rows := make([][]draft.Cell, 0, len(t.rows))
	above := make(map[int]place) // the cell that reaches down a column, by the column that it begins in
	for _, r := range t.rows {
		var cells []draft.Cell
		column := r.before
		if r.before > 0 {
			cells = append(cells, draft.Cell{ColSpan: r.before, RowSpan: 1})
		}
		for _, c := range r.cells {
			at, reaches := above[column]
			switch {
			case c.beside == goesOn && len(cells) > 0:
				cells[len(cells)-1].ColSpan += c.span
			case c.merged == goesOn && reaches:
				rows[at.row][at.cell].RowSpan++
			default:
				delete(above, column)
				if c.merged == restart || c.merged == goesOn {
					above[column] = place{len(rows), len(cells)}
				}
				cells = append(cells, draft.Cell{Runs: flat(c.blocks), RowSpan: 1, ColSpan: c.span})
			}
			if c.merged == alone {
				for k := range c.span {
					delete(above, column+k)
				}
			}
			column += c.span
		}
		if r.after > 0 {
			cells = append(cells, draft.Cell{ColSpan: r.after, RowSpan: 1})
		}
		rows = append(rows, cells)
	}
	return rows
}

// flat is what a cell prints as one text: a line for each paragraph, and for each row of a table inside.
func flat(blocks []block) []draft.Run {
	var runs []draft.Run
	add := func(more []draft.Run, between string) {
		if draft.Blank(more) {
			return
		}
		if len(runs) > 0 {
			runs[len(runs)-1].Text += between
		}
		runs = append(runs, more...)
	}
	for _, b := range blocks {
		if b.paragraph != nil {
			add(b.paragraph.printed(), "\n")
			continue
		}
		for _, row := range b.table.arrange() {
			between := "\n"
			for _, c := range row {
				add(c.Runs, between)
				between = " "
			}
		}
	}
	return runs
}

// printed is a paragraph with its number.
func (p *paragraph) printed() []draft.Run {
	switch {
	case p.number == "":
		return p.runs
	case len(p.runs) == 0:
		return []draft.Run{{Text: strings.TrimSpace(p.number)}}
	}
	first := p.runs[0]
	first.Text = p.number + strings.TrimLeft(first.Text, " \t\u3000")
	return append([]draft.Run{first}, p.runs[1:]...)
}
