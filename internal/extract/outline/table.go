package outline

import (
	"slices"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// HeaderRows is the number of rows at the top of a table that name its columns.
func HeaderRows(t text.Text, block document.Block) int {
	n := 0
	for n < len(block.Rows) && n < 3 && headerRow(t, block.Rows[n]) {
		n++
	}
	return n
}

// headerWords are words of which the name of a column has one.
var headerWords = []string{
	"序号", "编号", "任务", "举措", "措施", "事项", "内容", "项目", "名称", "指标", "单位", "部门", "领导", "责任", "牵头", "配合",
	"时限", "时间", "进度", "目标", "备注", "类别", "范围", "年度", "完成", "工作", "问题", "要求", "性质", "说明", "科室", "处室",
}

func headerRow(t text.Text, row []document.Cell) bool {
	if len(row) < 2 {
		return false
	}
	named := 0
	for _, cell := range row {
		letters, digits := 0, 0
		for _, r := range t.Folded()[cell.Span.Start:cell.Span.End] {
			switch {
			case text.Blank(r):
			case r == '。' || r == ';':
				return false
			case r >= '0' && r <= '9':
				digits++
			default:
				letters++
			}
		}
		if letters > 14 || letters == 0 && digits > 0 {
			return false
		}
		if columnName(t, cell.Span) {
			named++
		}
	}
	return named*2 > len(row) || named >= 3
}

// assigningWords are words of a column that names who answers for the row.
var assigningWords = []string{"责任单位", "责任部门", "责任主体", "牵头", "配合", "负责", "主办", "协办", "承办", "主责", "指导部门", "指导单位"}

// assigns tells a table whose rows are tasks: its header has a column of those who answer for them.
func (d *draft) assigns(block int) bool {
	b := d.body.Blocks[block]
	if HeaderRows(d.text, b) == 0 {
		return false
	}
	for _, cell := range b.Rows[0] {
		for _, w := range assigningWords {
			if cellHas(d.text, cell.Span, w) {
				return true
			}
		}
	}
	return false
}

// cellLines tells a text into which a table was copied with each cell on a line of its own: headings of columns, one of them of those who
// answer, stand on lines that follow one another.
func (t page) cellLines(lines []line) bool {
	run, assigning := 0, false
	for _, l := range lines {
		if l.table >= 0 || l.numbered() || l.span.Len() > 10 || t.punctuated(l.span) || !columnName(t.text, l.span) {
			run, assigning = 0, false
			continue
		}
		run++
		for _, w := range assigningWords {
			assigning = assigning || cellHas(t.text, l.span, w)
		}
		if run >= 3 && assigning {
			return true
		}
	}
	return false
}

func columnName(t text.Text, s kg.Span) bool {
	for _, w := range headerWords {
		if cellHas(t, s, w) {
			return true
		}
	}
	return false
}

// cellHas tells whether a cell has the word, blanks inside it let pass: 主 要 内 容.
func cellHas(t text.Text, s kg.Span, word string) bool {
	want := []rune(word)
	k := 0
	for _, r := range t.Folded()[s.Start:s.End] {
		if text.Blank(r) {
			continue
		}
		if r != want[k] {
			k = 0
		}
		if r == want[k] {
			if k++; k == len(want) {
				return true
			}
		}
	}
	return false
}

// rows makes a line of each row of a table; headers, repeated ones too, are left out of the outline.
func (t page) rows(lines []line, b document.Block, block int) []line {
	headers := HeaderRows(t.text, b)
	for i, row := range b.Rows {
		span := rowSpan(t.text, row)
		if span.Len() == 0 {
			continue
		}
		l := line{span: span, table: block, row: i, wide: len(row) == 1, skip: i < headers || headers > 0 && t.repeats(b.Rows[0], row)}
		if l.wide && !l.skip {
			l.mark = t.readMarker(span)
		}
		lines = append(lines, l)
	}
	return lines
}

func (t page) repeats(header, row []document.Cell) bool {
	if len(header) != len(row) {
		return false
	}
	for i := range row {
		if t.text.FoldedSlice(header[i].Span) != t.text.FoldedSlice(row[i].Span) {
			return false
		}
	}
	return true
}

// rowSpan reaches from the first to the last of a row's own cells that hold text.
func rowSpan(t text.Text, row []document.Cell) kg.Span {
	var span kg.Span
	for _, cell := range row {
		s := t.Trim(cell.Span)
		switch {
		case s.Len() == 0:
		case span.Len() == 0:
			span = s
		default:
			span = kg.Span{Start: min(span.Start, s.Start), End: max(span.End, s.End)}
		}
	}
	return span
}

// titleWords are words of the column that says what is to be done, the best first.
var titleWords = []string{"任务", "举措", "事项", "措施", "项目", "指标", "内容", "名称", "工作", "问题"}

// grid is what is known of a table as a whole.
type grid struct {
	rows    [][]document.Cell
	columns int
	title   int // the column that says what is to be done, -1 where no header tells
	number  int // the column of the rows' numbers, behind that of their groups; 0 where the first is as good as any
}

// grid looks at a table once.
func (d *draft) grid(block int) grid {
	if g, known := d.grids[block]; known {
		return g
	}
	b := d.body.Blocks[block]
	g := grid{rows: b.Rows, title: -1}
	for _, row := range b.Rows {
		g.columns = max(g.columns, len(row))
	}
	if HeaderRows(d.text, b) > 0 {
		g.title = d.titleColumn(g)
		g.number = max(0, slices.IndexFunc(b.Rows[0], func(c document.Cell) bool {
			return cellHas(d.text, c.Span, "序号") || cellHas(d.text, c.Span, "编号")
		}))
	}
	if d.grids == nil {
		d.grids = make(map[int]grid)
	}
	d.grids[block] = g
	return g
}

// titleColumn is the column that says what is to be done; one of goals (目标任务) only where no other does.
func (t page) titleColumn(g grid) int {
	if c := t.namedColumn(g, false); c >= 0 {
		return c
	}
	return t.namedColumn(g, true)
}

// namedColumn chooses among the columns whose name has the best word the one that has a cell of its own in most rows: groups of
// tasks stand in merged cells.
func (t page) namedColumn(g grid, goals bool) int {
	header := g.rows[0]
	for _, w := range titleWords {
		best, most := -1, 0
		for c := range header {
			if !cellHas(t.text, header[c].Span, w) || goals != cellHas(t.text, header[c].Span, "目标") {
				continue
			}
			own := 0
			for _, row := range g.rows[1:] {
				if k := c - (g.columns - len(row)); k >= 0 && k < len(row) && row[k].RowSpan == 1 && row[k].ColSpan == 1 && row[k].Span.Len() > 0 && !t.number(row[k].Span) {
					own++
				}
			}
			if own > most {
				best, most = c, own
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

// rowItem makes the item of a row: its number stands in a cell of its own or before its title.
func (t page) rowItem(g grid, row int) Item {
	cells := g.rows[row]
	item := Item{Kind: Row, Span: rowSpan(t.text, cells), Row: row}
	title := -1
	if c := g.title - (g.columns - len(cells)); g.title >= 0 && c >= 0 && c < len(cells) && cells[c].Span.Len() > 0 && !t.number(cells[c].Span) {
		title = c
	}
	for c, cell := range cells {
		if t.number(cell.Span) {
			if c == 0 || c == g.number && len(cells) == g.columns {
				item.Marker, item.Number = t.text.Trim(cell.Span), t.text.FoldedSlice(t.text.Trim(cell.Span))
			}
			continue
		}
		if title < 0 && cell.Span.Len() > 0 {
			title = c
		}
	}
	item.Title = kg.Span{Start: item.Span.Start, End: item.Span.Start}
	if title < 0 {
		return item
	}
	s := t.text.Trim(cells[title].Span)
	if m := t.readMarker(s); m.style != none && !m.lost && m.ordinal > 0 && item.Number == "" {
		item.Marker = t.text.Trim(kg.Span{Start: s.Start, End: m.end})
		item.Number = numeral(m.style, m.ordinal)
		s.Start = m.end
	}
	item.Title = t.runIn(s).title
	return item
}

// number tells a cell that holds nothing but the number of its row.
func (t page) number(s kg.Span) bool {
	s = t.text.Trim(s)
	if s.Len() == 0 || s.Len() > 4 {
		return false
	}
	for _, r := range t.folded[s.Start:s.End] {
		if (r < '0' || r > '9') && r != '*' && r != '.' {
			return false
		}
	}
	return true
}
