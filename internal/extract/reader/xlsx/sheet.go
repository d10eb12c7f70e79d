package xlsx

import (
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/grid"
	"policygraph/internal/extract/reader/ooxml"
	"policygraph/internal/extract/source"
)

// reading is what is known of a sheet while it is read. Rows and columns count from 0.
type reading struct {
	w             *workbook
	sheet         sheet
	found         grid.Sheet
	hiddenRows    map[int]bool
	hiddenColumns [][2]int // ranges
	rows          int
	row, column   int // of the last cell
}

// read reads a sheet. Cells that are under a merged one print nothing.
func (w *workbook) read(from sheet) (grid.Sheet, error) {
	r := reading{w: w, sheet: from, hiddenRows: make(map[int]bool), row: -1}
	s, err := w.p.Part(from.part)
	if err != nil {
		return grid.Sheet{}, err
	}
	defer s.Close()
	for {
		token, err := s.Next()
		if errors.Is(err, io.EOF) {
			return r.visible(), nil
		}
		if err != nil {
			return grid.Sheet{}, err
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Space == ooxml.Sheet {
			if err := r.element(s, e); err != nil {
				return grid.Sheet{}, err
			}
		}
	}
}

func (r *reading) element(s *ooxml.Stream, e xml.StartElement) error {
	switch e.Name.Local {
	case "col":
		if v := ooxml.Attr(e, "", "hidden"); v != "" && ooxml.On(v) && len(r.hiddenColumns) < maxColumns {
			r.hiddenColumns = append(r.hiddenColumns, [2]int{number(ooxml.Attr(e, "", "min")) - 1, number(ooxml.Attr(e, "", "max")) - 1})
		}
	case "row":
		r.row, r.column = r.row+1, -1
		if v := ooxml.Attr(e, "", "r"); v != "" {
			r.row = number(v) - 1
		}
		if r.rows++; r.rows > maxRows || r.row >= maxRows || r.row < 0 {
			return r.w.p.Fail(source.TooLarge, "sheet %q has rows past %d", r.sheet.name, maxRows)
		}
		if v := ooxml.Attr(e, "", "hidden"); v != "" && ooxml.On(v) {
			r.hiddenRows[r.row] = true
		}
	case "c":
		return r.cell(s, e)
	case "mergeCell":
		a, ok := area(ooxml.Attr(e, "", "ref"))
		if !ok {
			return nil
		}
		if len(r.found.Merged) == maxMerged {
			return r.w.p.Fail(source.TooLarge, "sheet %q has more than %d merged cells", r.sheet.name, maxMerged)
		}
		r.found.Merged = append(r.found.Merged, a)
	}
	return nil
}

// cell reads one, and keeps it if it prints something.
func (r *reading) cell(s *ooxml.Stream, e xml.StartElement) error {
	if r.w.cells++; r.w.cells > maxCells {
		return r.w.p.Fail(source.TooLarge, "the workbook has more than %d cells; split it", maxCells)
	}
	r.column++
	if ref := ooxml.Attr(e, "", "r"); ref != "" {
		row, column, ok := place(ref)
		if !ok {
			return r.w.p.Fail(source.Damaged, "sheet %q has a cell at %q, which is no place in a sheet", r.sheet.name, ref)
		}
		r.row, r.column = row, column
	}
	if r.column >= maxColumns || r.row < 0 {
		return r.w.p.Fail(source.Damaged, "sheet %q has a cell outside of any row, or past column %d", r.sheet.name, maxColumns)
	}
	kind, style := ooxml.Attr(e, "", "t"), number(ooxml.Attr(e, "", "s"))
	text := ""
	for {
		token, err := s.Next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				v, err := rich(s, "v")
				if err != nil {
					return err
				}
				text = r.w.shown(v, kind, style)
			case "is":
				if text, err = rich(s, "is"); err != nil {
					return err
				}
			default:
				if err := s.Skip(); err != nil {
					return err
				}
			}
		case xml.EndElement:
			return r.keep(text)
		}
	}
}

func (r *reading) keep(text string) error {
	if text == "" {
		return nil
	}
	if r.w.bytes += len(text); r.w.bytes > draft.MaxText {
		return r.w.p.Fail(source.TooLarge, "%v; split it", draft.ErrTooLong)
	}
	r.found.Cells = append(r.found.Cells, grid.Cell{Row: r.row, Column: r.column, Text: text, Place: r.sheet.name + "!" + reference(r.row, r.column)})
	return nil
}

// shown is the value of a cell as the sheet shows it; errors of a formula show nothing.
func (w *workbook) shown(v, kind string, style int) string {
	var f formats
	if style < len(w.formats) {
		f = w.formats[style]
	}
	switch kind {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(v)); err == nil && i >= 0 && i < len(w.shared) {
			return f.text(w.shared[i])
		}
		return ""
	case "str", "inlineStr":
		return f.text(v)
	case "b":
		if strings.TrimSpace(v) == "1" {
			return "TRUE"
		}
		return "FALSE"
	case "e":
		return ""
	case "d": // ISO 8601
		day, _, _ := strings.Cut(v, "T")
		return day
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(v), 64)
	if err != nil {
		return v
	}
	return f.number(n, w.date1904)
}

// visible puts the cells in order, leaves out those that are hidden or under a merged one, and closes the gaps. What a merged cell
// shows, it shows in the part of it that can be seen.
func (r *reading) visible() grid.Sheet {
	columns := make([]int, 0, 64) // hidden, in order
	seen := make([]bool, maxColumns)
	for _, h := range r.hiddenColumns {
		for c := max(h[0], 0); c <= min(h[1], maxColumns-1); c++ {
			if !seen[c] {
				seen[c] = true
				columns = append(columns, c)
			}
		}
	}
	slices.Sort(columns)
	rows := make([]int, 0, len(r.hiddenRows))
	for n := range r.hiddenRows {
		rows = append(rows, n)
	}
	slices.Sort(rows)
	upper := make(map[[2]int]int, len(r.found.Merged)) // areas by their upper left
	for i, a := range r.found.Merged {
		upper[[2]int{a.Top, a.Left}] = i
	}
	sheet := grid.Sheet{Merged: make([]grid.Area, 0, len(r.found.Merged))}
	moved := make(map[[2]int]bool)
	for _, c := range r.found.Cells {
		if i, merged := upper[[2]int{c.Row, c.Column}]; merged {
			a := r.found.Merged[i]
			top, down := after(rows, a.Top), after(rows, a.Bottom+1)-1
			left, right := after(columns, a.Left), after(columns, a.Right+1)-1
			if down < top || right < left {
				continue
			}
			sheet.Merged = append(sheet.Merged, grid.Area{Top: top, Left: left, Bottom: down, Right: right})
			c.Row, c.Column = top, left
		} else {
			if _, hidden := slices.BinarySearch(rows, c.Row); hidden || seen[c.Column] {
				continue
			}
			c.Row, c.Column = after(rows, c.Row), after(columns, c.Column)
		}
		if at := [2]int{c.Row, c.Column}; !moved[at] {
			moved[at] = true
			sheet.Cells = append(sheet.Cells, c)
		}
	}
	slices.SortFunc(sheet.Cells, func(a, b grid.Cell) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column)) })
	return sheet
}

// after is where a row or column stands once the hidden ones before it are gone.
func after(hidden []int, at int) int {
	n, _ := slices.BinarySearch(hidden, at)
	return at - n
}

// place reads a reference: B7 is row 6, column 1.
func place(ref string) (row, column int, ok bool) {
	i := 0
	for i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z' && column <= maxColumns {
		column = column*26 + int(ref[i]-'A') + 1
		i++
	}
	row, err := strconv.Atoi(ref[i:])
	return row - 1, column - 1, err == nil && i > 0 && row >= 1 && row <= maxRows && column >= 1 && column <= maxColumns
}

// reference writes one.
func reference(row, column int) string {
	letters := ""
	for column++; column > 0; column = (column - 1) / 26 {
		letters = string(rune('A'+(column-1)%26)) + letters
	}
	return letters + strconv.Itoa(row+1)
}

// area reads a range: A1:C3.
func area(ref string) (a grid.Area, ok bool) {
	from, to, _ := strings.Cut(ref, ":")
	top, left, ok1 := place(from)
	bottom, right, ok2 := place(to)
	return grid.Area{Top: top, Left: left, Bottom: bottom, Right: right}, ok1 && ok2 && bottom >= top && right >= left
}

// number reads a count; what is none is 0.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
