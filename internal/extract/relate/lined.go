package relate

import (
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/kg"
)

// A linedTable is one that was copied with each of its cells on a line of its own:
//
//	序号
//	工作任务
//	牵头单位
//	1
//	扩建城北水厂
//	市水利局
type linedTable struct {
	columns []document.Cell
	names   map[string]bool // the headings, which a new page repeats
	number  bool            // the first column holds the numbers of the rows
	from    int             // the unit behind the headings
}

// A linedRow is a row of it: the units that it takes, and its cells.
type linedRow struct {
	from, to int
	cells    []document.Cell
}

// linedRows puts rows in the place of the lines of such tables. A number may stand on a line of its own or before its task: 1、扩建城北水厂.
func (a *assembly) linedRows(units []unit) (out []unit) {
	if !a.flat {
		return units
	}
	for i := 0; i < len(units); {
		t, ok := a.linedHeadings(units, i)
		if !ok {
			out = append(out, units[i])
			i++
			continue
		}
		rows := a.cutLines(units, t)
		read := make([]*tableRow, len(rows))
		good := 0
		for k, r := range rows {
			if row, ok := a.tableRows([][]document.Cell{t.columns, a.spread(r.cells, t.columns)})[1]; ok {
				row.lined = true
				read[k] = &row
				good++
			}
		}
		if good < 2 || 3*good < 2*len(rows) {
			out = append(out, units[i])
			i++
			continue
		}
		out = append(out, units[i:t.from]...)
		at := t.from
		for k, r := range rows {
			out = append(out, units[at:r.from]...)
			at = r.to
			if read[k] == nil {
				out = append(out, units[r.from:r.to]...)
				continue
			}
			out = append(out, a.linedUnit(units[r.from], r, read[k]))
			a.formal++
		}
		i = at
	}
	return out
}

// spread puts the cells of a row under the headings where some were empty, and left no line.
func (a *assembly) spread(cells, headings []document.Cell) []document.Cell {
	if len(cells) >= len(headings) {
		return cells
	}
	read := func(row []document.Cell) (out []placed) {
		for _, c := range row {
			out = append(out, placed{span: c.Span})
		}
		return out
	}
	out := make([]document.Cell, len(headings))
	end := cells[0].Span.Start
	for i, c := range a.align(read(cells), a.headings(read(headings)), true) {
		out[i] = document.Cell{Span: kg.Span{Start: end, End: end}, RowSpan: 1, ColSpan: 1}
		if !c.absent {
			out[i].Span, end = c.span, c.span.End
		}
	}
	return out
}

// linedUnit is the unit of a row; first is that in which it begins.
func (a *assembly) linedUnit(first unit, r linedRow, read *tableRow) unit {
	u := unit{row: read, task: first.task}
	sp := kg.Span{Start: first.task.Span.Start, End: r.cells[len(r.cells)-1].Span.End}
	u.task.Span = sp
	if first.task.Marker.Len() == 0 {
		u.task.Marker = r.cells[0].Span
		u.task.Number = a.clean(u.task.Marker)
	}
	u.content = kg.Span{Start: u.task.Marker.End, End: sp.End}
	u.task.Title = a.firstSentence(read.clause)
	return u
}

// linedHeadings reads headings that begin with unit i: on a line each, or all on one with blanks between.
func (a *assembly) linedHeadings(units []unit, i int) (t linedTable, ok bool) {
	end := i
	var cells []kg.Span
	for end < len(units) && len(cells) < 10 {
		u := units[end]
		line := a.trim(u.content)
		if u.row != nil || u.task.Marker.Len() > 0 || line.Len() == 0 || line.Len() > 60 || slices.Contains(a.text[line.Start:line.End], '\n') || a.numeral(line) > 0 {
			break
		}
		if end == i {
			for _, token := range a.split(line, " ") {
				if token.Len() > 0 {
					cells = append(cells, token)
				}
			}
			if end++; len(cells) > 1 {
				break
			}
			continue
		}
		if line.Len() > 10 {
			break
		}
		cells = append(cells, line)
		end++
	}
	if len(cells) < 3 || !a.taskHeading(cells) {
		return t, false
	}
	t = linedTable{from: end, names: map[string]bool{}}
	var placedCells []placed
	for _, c := range cells {
		t.columns = append(t.columns, document.Cell{Span: c, RowSpan: 1, ColSpan: 1})
		t.names[a.clean(c)] = true
		placedCells = append(placedCells, placed{span: c})
	}
	t.number = hasAny(a.clean(cells[0]), "序号", "编号")
	columns := a.headings(placedCells)
	ok = slices.ContainsFunc(columns, func(c column) bool { return c.role != "" })
	return t, ok
}

// taskHeading tells whether the first or second of cells is the heading of a column of tasks or of numbers.
func (a *assembly) taskHeading(cells []kg.Span) bool {
	return slices.ContainsFunc(cells[:2], func(c kg.Span) bool {
		return c.Len() <= 8 && hasAny(a.clean(c), "序号", "编号", "任务", "措施", "事项", "内容", "项目")
	})
}

// numeral is the number that is all of a line, 0 for others.
func (a *assembly) numeral(line kg.Span) int {
	if line.Len() == 0 || line.Len() > 3 {
		return 0
	}
	n, err := strconv.Atoi(string(a.text[line.Start:line.End]))
	if err != nil {
		return 0
	}
	return n
}

// cutLines finds the rows under headings, each from its number to the next.
func (a *assembly) cutLines(units []unit, t linedTable) (rows []linedRow) {
	count := 0
	for i := t.from; i < len(units); {
		u := units[i]
		line := a.trim(u.content)
		var row linedRow
		switch {
		case u.row != nil || len(u.statements) > 0:
			return rows
		case u.task.Marker.Len() > 0:
			row = linedRow{from: i, to: i + 1}
			if t.number {
				row.cells = append(row.cells, document.Cell{Span: u.task.Marker, RowSpan: 1, ColSpan: 1})
			}
			row.cells = append(row.cells, a.lineCells(u.content)...)
		case t.number && a.numeral(line) == count+1:
			row = linedRow{from: i, to: i + 1, cells: []document.Cell{{Span: line, RowSpan: 1, ColSpan: 1}}}
			for row.to < len(units) && len(row.cells) < len(t.columns)+3 {
				next := units[row.to]
				sp := a.trim(next.content)
				if next.row != nil || next.task.Marker.Len() > 0 || next.task.Section != u.task.Section || a.numeral(sp) == count+2 || a.remark(sp) {
					break
				}
				if !t.names[a.clean(sp)] {
					row.cells = append(row.cells, a.lineCells(next.content)...)
				}
				row.to++
			}
		default:
			i++
			continue
		}
		count++
		if row.cells = a.joinLines(row.cells, len(t.columns)); len(row.cells) >= 3 || !t.number && len(row.cells) >= 2 {
			rows = append(rows, row)
		}
		i = row.to
	}
	return rows
}

// lineCells are the lines of sp as cells.
func (a *assembly) lineCells(sp kg.Span) (cells []document.Cell) {
	for _, line := range a.split(sp, "\n") {
		if line = a.trim(line); line.Len() > 0 && !a.remark(line) {
			cells = append(cells, document.Cell{Span: line, RowSpan: 1, ColSpan: 1})
		}
	}
	return cells
}

// remark tells a note under a table.
func (a *assembly) remark(line kg.Span) bool {
	t := string(a.text[line.Start:min(line.End, line.Start+4)])
	return strings.HasPrefix(t, "注:") || strings.HasPrefix(t, "备注") || strings.HasPrefix(t, "说明:") ||
		line.Len() > 0 && a.text[line.Start] == '(' && a.text[line.End-1] == ')' && a.saidForAll(line)
}

// joinLines makes one cell of the lines over which the task of a row runs, where it has more lines than the table has columns.
func (a *assembly) joinLines(cells []document.Cell, columns int) []document.Cell {
	for n := len(cells); n > columns && n > 3 && a.cellNames(cells[n-1].Span) && a.cellNames(cells[n-2].Span); n-- { // names over two lines
		cells[n-2].Span.End = cells[n-1].Span.End
		cells = cells[:n-1]
	}
	for len(cells) > columns && len(cells) > 2 {
		cells[1].Span.End = cells[2].Span.End
		cells = slices.Delete(cells, 2, 3)
	}
	return cells
}
