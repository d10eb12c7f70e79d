package relate

import (
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/kg"
)

// barredRows puts the rows of such tables in the place of the pieces at which the outline cut their line.
func (a *assembly) barredRows(units []unit) (out []unit) {
	for i := 0; i < len(units); {
		end, bars := i, 0
		for end < len(units) && units[end].row == nil && units[end].task.Marker.Len() == 0 && units[end].task.Section == units[i].task.Section &&
			!slices.Contains(a.text[units[i].content.Start:units[end].content.End], '\n') {
			for _, r := range a.text[units[end].content.Start:units[end].content.End] {
				if r == '|' {
					bars++
				}
			}
			end++
		}
		if bars >= 6 {
			whole := units[i]
			whole.content.End, whole.task.Span.End = units[end-1].content.End, units[end-1].task.Span.End
			if rows := a.barred(whole); rows != nil {
				out = append(out, rows...)
				i = end
				continue
			}
		}
		end = max(end, i+1)
		out = append(out, units[i:end]...)
		i = end
	}
	return out
}

// barred reads a table that a crawler left in one line with a bar between its cells, and a blank between its rows:
//
//	序号 | 任务 | 牵头单位 1 | 扩建水厂 | 市水利局 2 | 修缮南门桥 | 市交通运输局
//
// It gives a unit for each row, nil where the paragraph holds no such table.
func (a *assembly) barred(u unit) (units []unit) {
	cells := a.split(u.content, "|")
	from, to := a.barredHeader(cells)
	if to-from < 2 {
		return nil
	}
	header := make([]document.Cell, 0, to-from)
	for i := from; i < to; i++ {
		sp := a.trim(cells[i])
		switch i {
		case from:
			sp.Start = sp.End - a.lastToken(sp)
		case to - 1:
			sp.End = sp.Start + a.firstToken(sp)
		}
		header = append(header, document.Cell{Span: sp, RowSpan: 1, ColSpan: 1})
	}
	rows := [][]document.Cell{header}
	row := []document.Cell(nil)
	for i := to - 1; i < len(cells); i++ {
		sp := a.trim(cells[i])
		next := strconv.Itoa(len(rows))
		if n := a.lastToken(sp); n < sp.Len() && string(a.text[sp.End-n:sp.End]) == next {
			if i >= to {
				end := a.trim(kg.Span{Start: sp.Start, End: sp.End - n})
				rows[len(rows)-1] = append(row, document.Cell{Span: end, RowSpan: 1, ColSpan: 1})
			}
			rows, row = append(rows, nil), []document.Cell{{Span: kg.Span{Start: sp.End - n, End: sp.End}, RowSpan: 1, ColSpan: 1}}
			continue
		}
		if i < to {
			return nil // no first row behind the headings
		}
		if i == len(cells)-1 {
			sp.End = a.beforeNote(sp.Start, sp.End)
			sp.End = sp.Start + a.firstToken(sp)
		}
		row = append(row, document.Cell{Span: sp, RowSpan: 1, ColSpan: 1})
	}
	rows[len(rows)-1] = row
	for r, read := range a.tableRows(rows) {
		sp := kg.Span{Start: rows[r][0].Span.Start, End: rows[r][len(rows[r])-1].Span.End}
		t := Task{Section: u.task.Section, Span: sp, Marker: rows[r][0].Span, Number: strconv.Itoa(r), Title: a.firstSentence(read.clause)}
		units = append(units, unit{task: t, content: kg.Span{Start: t.Marker.End, End: sp.End}, row: &read})
		a.formal++
	}
	slices.SortFunc(units, func(x, y unit) int { return x.task.Span.Start - y.task.Span.Start })
	return units
}

// barredHeader is the run of cells that are headings, one of which says that agencies stand below: from the one with 序号 at its end to
// the one that the number of the first row follows.
func (a *assembly) barredHeader(cells []kg.Span) (from, to int) {
	for i := range cells {
		sp := a.trim(cells[i])
		n := a.lastToken(sp)
		if word := string(a.text[sp.End-n : sp.End]); word != "序号" && word != "编号" {
			continue
		}
		role := false
		for k := i + 1; k < len(cells) && k < i+10; k++ {
			sp := a.trim(cells[k])
			n := a.firstToken(sp)
			if n > 10 {
				break
			}
			role = role || headerRole(string(a.text[sp.Start:sp.Start+n])) != ""
			if n < sp.Len() {
				if role && strings.TrimSpace(string(a.text[sp.Start+n:sp.End])) == "1" {
					return i, k + 1
				}
				break
			}
		}
	}
	return 0, 0
}

// firstToken and lastToken are the lengths of what stands before the first blank of sp and behind the last.
func (a *assembly) firstToken(sp kg.Span) int {
	for i := sp.Start; i < sp.End; i++ {
		if a.text[i] == ' ' {
			return i - sp.Start
		}
	}
	return sp.Len()
}

func (a *assembly) lastToken(sp kg.Span) int {
	for i := sp.End; i > sp.Start; i-- {
		if a.text[i-1] == ' ' {
			return sp.End - i
		}
	}
	return sp.Len()
}
