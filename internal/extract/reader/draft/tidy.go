package draft

import (
	"unicode/utf8"
)

// longestCaption is the most characters of a heading between the rows of a table.
const longestCaption = 40

// tidy leaves out rows that print nothing, and makes one cell of a row that has text in its first one only:
//
//	二、供水工程 |  |  |
//
// Rows that a merged cell reaches into stay as they are.
func tidy(rows [][]Cell) [][]Cell {
	width := 0
	for _, row := range rows {
		width = max(width, columns(row))
	}
	kept := make([][]Cell, 0, len(rows))
	reached := 0 // rows below that a merged cell reaches into
	for i, row := range rows {
		free, printed, last := reached == 0, 0, 0
		reached = max(reached-1, 0)
		for k, c := range row {
			reached = max(reached, c.RowSpan-1)
			free = free && c.RowSpan <= 1
			if !c.Blank() {
				printed++
				last = k
			}
		}
		switch {
		case printed == 0 && free:
			continue
		case printed == 1 && last == 0 && free && i > 0 && len(row) > 1 && utf8.RuneCountInString(Text(row[0].Runs)) <= longestCaption:
			row = []Cell{{Runs: row[0].Runs, RowSpan: 1, ColSpan: width}}
		}
		kept = append(kept, row)
	}
	for len(kept) > 0 && blank(kept[len(kept)-1]) {
		kept = kept[:len(kept)-1]
	}
	return kept
}

func columns(row []Cell) int {
	n := 0
	for _, c := range row {
		n += max(c.ColSpan, 1)
	}
	return n
}

func blank(row []Cell) bool {
	for _, c := range row {
		if !c.Blank() {
			return false
		}
	}
	return true
}
