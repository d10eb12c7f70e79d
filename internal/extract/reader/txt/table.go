package txt

import (
	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// caption is the most characters of a line without cells that may stand between the rows of a table as a heading of the next ones.
const caption = 40

// table reads the flattened table that begins at lines[0]: rows of cells between bars, as a crawler or Markdown leaves them, or
// between tabs, as a word processor does.
//
//	序号 | 任务 | 牵头单位
//	一、交通（共2项）
//	1 | 修建环湖公路 | 某局
//
// Lines between its rows are captions, unless the next row names columns anew: then a table ended before them. A row with fewer cells
// than the first lacks the leading ones: those merged with the row above. n is the number of lines that it
// takes, 0 where no table begins.
func table(t text.Text, lines []kg.Span) (block document.Block, n int) {
	bar := '|'
	first := cells(t, lines[0], bar)
	least := 2
	if len(first) < 2 {
		bar, least = '\t', 3
		if first = cells(t, lines[0], bar); len(first) < 3 {
			return block, 0
		}
	}
	if metadata(t, lines, first) {
		return block, 0
	}
	rows := [][]kg.Span{first}
	same, end := 1, 1
	for i := 1; i < len(lines); i++ {
		row := cells(t, lines[i], bar)
		if len(row) >= 2 {
			if end < i && header(t, row) { // the lines between are the title of the next table
				break
			}
			if len(row) == len(first) {
				same++
			}
			for ; end < i; end++ {
				rows = append(rows, []kg.Span{lines[end]})
			}
			if !ruler(t, row) {
				rows = append(rows, row)
			}
			end = i + 1
			continue
		}
		if i-end >= 3 || lines[i].Len() > caption || sentence(t, lines[i]) || interrupts(t, lines[i]) {
			break
		}
	}
	if same < least && (end < least || len(first) < 3) {
		return block, 0
	}
	block = document.Block{Kind: document.Table, Span: kg.Span{Start: lines[0].Start, End: lines[end-1].End}, Rows: arrange(rows)}
	return block, end
}

// cells cuts a line at its bars; a bar at the beginning, and with it one at the end, as Markdown has, makes no cell of its own.
func cells(t text.Text, line kg.Span, bar rune) []kg.Span {
	runes := t.Runes()
	var found []kg.Span
	start := line.Start
	for i := line.Start; i < line.End; i++ {
		if runes[i] != bar && (bar != '|' || runes[i] != '｜') {
			continue
		}
		if i > line.Start {
			found = append(found, t.Trim(kg.Span{Start: start, End: i}))
		}
		start = i + 1
	}
	if found == nil && start == line.Start {
		return nil
	}
	switch {
	case start < line.End:
		found = append(found, t.Trim(kg.Span{Start: start, End: line.End}))
	case runes[line.Start] != '|' && runes[line.Start] != '｜' && len(found) > 1: // the last cell is empty: 2 | 修桥 | 某局 |
		found = append(found, kg.Span{Start: line.End, End: line.End})
	}
	return found
}

// ruler tells the line of dashes under a Markdown table's head.
func ruler(t text.Text, row []kg.Span) bool {
	for _, cell := range row {
		for _, r := range t.Folded()[cell.Start:cell.End] {
			if r != '-' && r != ':' {
				return false
			}
		}
		if cell.Len() == 0 {
			return false
		}
	}
	return true
}

func sentence(t text.Text, line kg.Span) bool {
	last := t.Folded()[line.End-1]
	return last == '。' || last == ';' || last == ','
}

// arrange gives every cell its reach over rows and columns.
func arrange(rows [][]kg.Span) [][]document.Cell {
	columns := len(rows[0])
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	above := make([]*document.Cell, columns) // the cell that covers a column so far
	arranged := make([][]document.Cell, len(rows))
	for i, row := range rows {
		cells := make([]document.Cell, len(row))
		for j, s := range row {
			cells[j] = document.Cell{Span: s, RowSpan: 1, ColSpan: 1}
		}
		arranged[i] = cells
		if len(row) == 1 {
			cells[0].ColSpan = columns
			clear(above)
			continue
		}
		missing := columns - len(row)
		for c := range columns {
			switch {
			case c >= missing:
				above[c] = &cells[c-missing]
			case above[c] != nil:
				above[c].RowSpan++
			}
		}
	}
	return arranged
}
