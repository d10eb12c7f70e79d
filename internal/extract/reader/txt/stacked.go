package txt

import (
	"strconv"
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

const (
	fewestStacked, mostStacked = 3, 10 // columns of a table with a line for each cell
	longestStacked             = 400   // characters of a cell in it
)

// stacked reads the table that begins at lines[0] with a line for each cell, as programs save tables to plain text:
//
//	序号
//	任务
//	牵头单位
//	1
//	修建环湖公路
//	某局
//	2
//
// The numbers of its first column tell where rows begin. A row may lack cells, for empty ones leave no line; where one has more than the
// header, nothing tells which lines belong together, and n is 0.
func stacked(t text.Text, lines []kg.Span) (block document.Block, n int) {
	if name := squeezed(t, lines[0]); name != "序号" && name != "编号" {
		return block, 0
	}
	columns := 1
	for columns < len(lines) && columns <= mostStacked && !numbers(t, lines[columns], 1) {
		columns++
	}
	if columns < fewestStacked || columns > mostStacked || columns >= len(lines) || !header(t, lines[:columns]) {
		return block, 0
	}
	rows := [][]kg.Span{lines[:columns]}
	for at := columns; at < len(lines) && numbers(t, lines[at], len(rows)); {
		end := at + 1
		for end < len(lines) && end-at <= columns && !numbers(t, lines[end], len(rows)+1) {
			end++
		}
		next := end < len(lines) && end-at <= columns && numbers(t, lines[end], len(rows)+1)
		if !next && goesOn(t, lines, at+columns, len(rows)+1) { // a cell over two lines, or headings again on the next page
			return document.Block{}, 0
		}
		if !next { // the last row
			end = last(t, lines, at, min(at+columns, len(lines)))
		}
		if end-at < 2 {
			break
		}
		for _, cell := range lines[at:end] {
			if cell.Len() > longestStacked {
				return block, 0
			}
		}
		rows = append(rows, lines[at:end])
		n, at = end, end
	}
	if len(rows) < 3 || len(rows[1]) != columns {
		return block, 0
	}
	block = document.Block{Kind: document.Table, Span: kg.Span{Start: lines[0].Start, End: lines[n-1].End}}
	for _, row := range rows {
		cells := make([]document.Cell, len(row))
		for k, s := range row {
			cells[k] = document.Cell{Span: s, RowSpan: 1, ColSpan: 1}
		}
		block.Rows = append(block.Rows, cells)
	}
	return block, n
}

// goesOn tells whether the next row, with its number n, begins soon behind where it should.
func goesOn(t text.Text, lines []kg.Span, from, n int) bool {
	for i := from; i < min(len(lines), from+mostStacked+2); i++ {
		if numbers(t, lines[i], n) {
			return true
		}
	}
	return false
}

// last is where the last row of a table ends that begins at at and has no line from end on: before a line that begins a paragraph.
func last(t text.Text, lines []kg.Span, at, end int) int {
	for i := at + 1; i < end; i++ {
		if opens(t, lines[i]) || strings.HasPrefix(t.FoldedSlice(lines[i]), "注:") {
			return i
		}
	}
	return end
}

// numbers tells a line that is nothing but the number n.
func numbers(t text.Text, line kg.Span, n int) bool {
	if line.Len() > 4 {
		return false
	}
	said := strings.TrimRight(squeezed(t, line), ".、")
	return strings.TrimLeft(said, "0") == strconv.Itoa(n)
}
