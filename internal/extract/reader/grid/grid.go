// Package grid turns a sheet of cells into blocks: the lines above its table, the table, and the notes under it.
package grid

import (
	"errors"
	"slices"
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/text"
)

// MaxCells is the number of cells, empty ones between others included, past which a table is refused.
const MaxCells = 2_000_000

// ErrTooLarge says that a table has more cells than MaxCells once it is laid out.
var ErrTooLarge = errors.New("a table of the document has more than 2,000,000 cells")

// Cell is one that prints something. Rows and columns count from 0, hidden ones left out.
type Cell struct {
	Row, Column int
	Text        string
	Place       string // in the file: "Sheet1!B7"
}

// Area is a merged cell, its last row and column included.
type Area struct{ Top, Left, Bottom, Right int }

// Sheet is a page of cells, in the order of rows, then columns.
type Sheet struct {
	Cells  []Cell
	Merged []Area
}

// row is one that prints something.
type row struct {
	cells   []Cell
	at      int // of the sheet
	reached int // merged cells that reach into it from above
	spread  bool
}

func (r row) single() bool { return len(r.cells)+r.reached == 1 }

// Write puts a sheet down. The heading, if any, stands above all else; but where titled is set, as on the first sheet of a file, below
// the lines that stand above the table, for these hold the title of the document.
func Write(body *draft.Body, sheet Sheet, heading string, titled bool) error {
	w := writer{body: body, areas: make(map[[2]int]Area, len(sheet.Merged)), heading: heading}
	for _, a := range sheet.Merged {
		if a.Bottom >= a.Top && a.Right >= a.Left {
			w.areas[[2]int{a.Top, a.Left}] = a
		}
	}
	rows := w.rows(sheet)
	if !titled {
		w.head()
	}
	for len(rows) > 0 && !body.Full() {
		start := begin(rows)
		for _, r := range rows[:start] {
			w.line(r)
		}
		w.head()
		rows = rows[start:]
		end := finish(rows)
		if err := w.table(rows[:end]); err != nil {
			return err
		}
		rows = rows[end:]
	}
	w.head()
	return nil
}

type writer struct {
	body    *draft.Body
	areas   map[[2]int]Area // by their upper left
	heading string
}

// head writes the heading once.
func (w *writer) head() {
	if w.heading != "" {
		w.body.Paragraph(document.Heading, 1, draft.Run{Text: w.heading})
		w.heading = ""
	}
}

// rows groups the cells that print something.
func (w *writer) rows(sheet Sheet) []row {
	var rows []row
	for _, c := range sheet.Cells {
		if strings.TrimFunc(c.Text, text.Blank) == "" {
			continue
		}
		if n := len(rows); n == 0 || rows[n-1].at != c.Row {
			rows = append(rows, row{at: c.Row})
		}
		last := &rows[len(rows)-1]
		last.cells = append(last.cells, c)
		if a, merged := w.areas[[2]int{c.Row, c.Column}]; merged && a.Right > a.Left {
			last.spread = true
		}
	}
	change := make([]int, len(rows)+1)
	for i, r := range rows {
		for _, c := range r.cells {
			if a, merged := w.areas[[2]int{c.Row, c.Column}]; merged && a.Bottom > a.Top && i+1 < len(rows) {
				change[i+1]++
				change[index(rows, a.Bottom+1)]--
			}
		}
	}
	reached := 0
	for i := range rows {
		reached += change[i]
		rows[i].reached = reached
	}
	return rows
}

// index is that of the first row at or below a row of the sheet.
func index(rows []row, at int) int {
	i, _ := slices.BinarySearchFunc(rows, at, func(r row, at int) int { return r.at - at })
	return i
}

const lookahead = 12 // rows among which the head of a table is looked for

// begin is the row in which the table begins: its head; without one, the first row of several cells. What stands above are lines.
func begin(rows []row) int {
	first := len(rows)
	for i, r := range rows {
		if !r.single() && first == len(rows) {
			first = i
		}
		if i < lookahead && r.head() {
			return i
		}
		if i >= lookahead && first < len(rows) {
			break
		}
	}
	return first
}

// finish is the row after the last one of the table that rows begin with. Lines at its end are notes; a head other than its own begins
// the next table, together with the lines above it.
func finish(rows []row) int {
	end := len(rows)
	for i := 1; i < len(rows); i++ {
		if !rows[i].head() || rows[i].reached > 0 || rows[i].same(rows[0]) || i == 1 || rows[i-1].head() {
			continue
		}
		if gap := rows[i].at-rows[i-1].at > 1; gap || rows[i-1].single() {
			end = i
			break
		}
	}
	for end > 1 && rows[end-1].single() {
		end--
	}
	return end
}

// words of which the name of a column has one.
var words = []string{
	"序号", "编号", "任务", "举措", "措施", "事项", "内容", "项目", "名称", "指标", "单位", "部门", "领导", "责任", "牵头", "配合",
	"时限", "时间", "进度", "目标", "备注", "类别", "范围", "年度", "完成", "工作", "问题", "要求", "性质", "说明", "科室", "处室",
}

// head tells a row that names the columns of a table.
func (r row) head() bool {
	if len(r.cells) < 2 {
		return false
	}
	named := 0
	for _, c := range r.cells {
		name := squeeze(c.Text)
		if len([]rune(name)) > 14 || strings.ContainsAny(name, "。；;：:") {
			return false
		}
		for _, w := range words {
			if strings.Contains(name, w) {
				named++
				break
			}
		}
	}
	return named*2 > len(r.cells) || named >= 3
}

// same tells rows that print the same: a head that is repeated on every page.
func (r row) same(other row) bool {
	return slices.EqualFunc(r.cells, other.cells, func(a, b Cell) bool { return squeeze(a.Text) == squeeze(b.Text) })
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if text.Blank(r) {
			return -1
		}
		return r
	}, s)
}

// line writes a row as a paragraph; lines within its cells are paragraphs of their own.
func (w *writer) line(r row) {
	var runs []draft.Run
	for _, c := range r.cells {
		for i, line := range strings.Split(c.Text, "\n") {
			if i > 0 {
				w.body.Paragraph(document.Paragraph, 0, runs...)
				runs = nil
			}
			if len(runs) > 0 {
				runs[len(runs)-1].Text += "　"
			}
			runs = append(runs, draft.Run{Text: strings.TrimFunc(line, text.Blank), Cell: c.Place})
		}
	}
	w.body.Paragraph(document.Paragraph, 0, runs...)
}

// table writes rows as a table; columns that print nothing are left out.
func (w *writer) table(rows []row) error {
	columns := used(rows)
	switch {
	case len(rows) == 0:
		return nil
	case len(columns) < 2:
		for _, r := range rows {
			w.line(r)
		}
		return nil
	case len(columns)*len(rows) > MaxCells:
		return ErrTooLarge
	}
	covered := make([]int, len(columns)) // the first row that no cell above reaches into, by column
	laid := make([][]draft.Cell, len(rows))
	for i, r := range rows {
		next := 0 // of the row's cells
		for k := 0; k < len(columns); k++ {
			var cell *Cell
			if next < len(r.cells) && r.cells[next].Column == columns[k] {
				cell = &r.cells[next]
				next++
			}
			if covered[k] > i {
				continue
			}
			if cell == nil {
				laid[i] = append(laid[i], draft.Cell{RowSpan: 1, ColSpan: 1})
				continue
			}
			down, right := 1, 1
			if a, merged := w.areas[[2]int{cell.Row, cell.Column}]; merged {
				down = max(index(rows, a.Bottom+1)-i, 1)
				for k+right < len(columns) && columns[k+right] <= a.Right && covered[k+right] <= i {
					right++
				}
			}
			for j := k; j < k+right; j++ {
				covered[j] = i + down
			}
			laid[i] = append(laid[i], draft.Cell{Runs: []draft.Run{{Text: cell.Text, Cell: cell.Place}}, RowSpan: down, ColSpan: right})
			for next < len(r.cells) && k+right-1 < len(columns) && r.cells[next].Column <= columns[k+right-1] { // under the merged cell
				next++
			}
			k += right - 1
		}
	}
	w.body.Table(laid)
	return nil
}

// used are the columns in which a row prints something.
func used(rows []row) []int {
	seen := make(map[int]bool)
	for _, r := range rows {
		for _, c := range r.cells {
			seen[c.Column] = true
		}
	}
	columns := make([]int, 0, len(seen))
	for c := range seen {
		columns = append(columns, c)
	}
	slices.Sort(columns)
	return columns
}
