package relate

import (
	"slices"
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/kg"
)

// A column is what the headings of a table say of the cells below.
type column struct {
	role kg.Predicate // of the agencies in it; "" for other columns
	text string
}

// A placed cell is one that holds for a row: its own, or one merged from a row above.
type placed struct {
	span   kg.Span
	above  bool
	absent bool
}

// A rowDuty is what one cell says of a row.
type rowDuty struct {
	cell  placed
	parts []part
}

// A row as read: the cells that name agencies, and where its own text lies.
type tableRow struct {
	duties []rowDuty
	clause kg.Span
}

// tableRows reads the rows of a table under its headings. Rows that are headings, or name no agency, give none.
func (s *scanner) tableRows(rows [][]document.Cell) map[int]tableRow {
	found := map[int]tableRow{}
	grid := place(rows)
	var columns []column
	var above []placed // the row before, as it stands after merged cells are filled in
	body := 0          // where the text of the headings ends
	for r := 0; r < len(rows); r++ {
		if top := own(grid[r]); s.headings(top) != nil {
			// a heading is merged with no row above it
			columns, above = s.headings(slices.DeleteFunc(slices.Clone(grid[r]), func(c placed) bool { return c.above && c.span.End <= top[0].span.Start })), nil
			divided := slices.ContainsFunc(rows[r], func(c document.Cell) bool { return c.ColSpan > 1 })
			for r+1 < len(rows) {
				second := slices.DeleteFunc(slices.Clone(grid[r+1]), func(c placed) bool { return c.span.End <= top[0].span.Start })
				if below := own(second); !divided && len(below) > 1 && len(below) < len(top) { // a text file tells no spans
					second = below
				}
				next := s.headings(second)
				if next == nil {
					break
				}
				columns = joinHeadings(columns, next)
				r++
			}
			for _, c := range grid[r] {
				body = max(body, c.span.End)
			}
			continue
		}
		if columns == nil {
			continue
		}
		cells := grid[r]
		if oneCell(cells) { // a heading between the rows: 二、供水工程
			above = nil
			continue
		}
		for c := range cells { // a heading is not merged with the cells under it
			cells[c].absent = cells[c].absent || cells[c].above && cells[c].span.End <= body
		}
		if len(cells) < len(columns) || s.misplaced(cells, columns) {
			cells = s.align(slices.DeleteFunc(slices.Clone(cells), func(c placed) bool { return c.above || c.absent }), columns)
		}
		for c := range cells { // a row that is short in a text file: the cells that are missing were merged
			if cells[c].absent && c < len(above) && !above[c].absent {
				cells[c] = above[c]
				cells[c].above = true
			}
		}
		above = cells
		if row := s.readRow(cells, columns); len(row.duties) > 0 {
			found[r] = row
		}
	}
	return found
}

// place lays the cells of each row out in columns and repeats merged ones where they reach.
func place(rows [][]document.Cell) [][]placed {
	grid := make([][]placed, len(rows))
	type reach struct {
		cell placed
		left int
	}
	down := map[int]reach{}
	for r, row := range rows {
		c := 0
		fill := func() {
			for down[c].left > 0 {
				d := down[c]
				d.left--
				down[c] = d
				d.cell.above = true
				grid[r] = append(grid[r], d.cell)
				c++
			}
		}
		for _, cell := range row {
			fill()
			for k := range min(max(cell.ColSpan, 1), 64) {
				p := placed{span: cell.Span, above: k > 0}
				if cell.RowSpan > 1 {
					down[c] = reach{placed{span: cell.Span, above: k > 0}, cell.RowSpan - 1}
				}
				grid[r] = append(grid[r], p)
				c++
			}
		}
		fill()
	}
	return grid
}

// own are the cells that stand in a row itself.
func own(cells []placed) []placed {
	return slices.DeleteFunc(slices.Clone(cells), func(c placed) bool { return c.above || c.absent })
}

func oneCell(cells []placed) bool {
	return !slices.ContainsFunc(cells, func(c placed) bool { return c.span != cells[0].span })
}

// headings reads a row of headings, one of which at least says that agencies stand below. Other rows give nil.
func (s *scanner) headings(cells []placed) []column {
	if len(cells) < 2 {
		return nil
	}
	columns := make([]column, len(cells))
	some := false
	for i, c := range cells {
		t := s.clean(s.trim(c.span))
		if len([]rune(t)) > 20 || strings.ContainsAny(t, "，,；;。") {
			return nil
		}
		columns[i] = column{headerRole(string(foldAll(t))), t}
		if columns[i].role != "" {
			some = true
			if s.isKnown(t) || strings.ContainsAny(t, "、,，") && s.cellNames(c.span) {
				return nil
			}
		}
	}
	if !some {
		return nil
	}
	return columns
}

func foldAll(t string) []rune {
	r := []rune(t)
	for i := range r {
		r[i] = kg.FoldRune(r[i])
	}
	return r
}

// joinHeadings puts a second row of headings under the first: 责任分工 over 牵头单位 and 配合单位. A text file leaves out the merged cells
// of the second row, so that a short one stands under the heading that it divides.
func joinHeadings(upper, lower []column) []column {
	if at := slices.IndexFunc(upper, func(c column) bool { return c.role != "" }); at >= 0 && len(lower) < len(upper) {
		return slices.Concat(upper[:at], lower, upper[at+1:])
	}
	joined := make([]column, max(len(upper), len(lower)))
	copy(joined, upper)
	for i, l := range lower {
		if l.role != "" || i >= len(upper) || hasAny(l.text, "领导", "科室", "处室", "股室", "联系", "电话") {
			joined[i] = l
		}
	}
	return joined
}

// misplaced tells a row of a text file whose cells do not suit the columns they were put in, because the reader had to guess which were
// merged: a text under 牵头单位, an agency under 任务.
func (s *scanner) misplaced(cells []placed, columns []column) bool {
	guessed, unfit := false, false
	for i, c := range cells {
		guessed = guessed || c.above || c.absent
		unfit = unfit || !c.above && !c.absent && i < len(columns) && s.fit(c, columns[i]) < -1
	}
	return guessed && unfit
}

// align finds for a row with fewer cells than the table has columns under which headings its cells stand: names under agencies, digits
// under 序号, dates under 时限; what stays open goes to the right, because merged cells are mostly on the left.
func (s *scanner) align(cells []placed, columns []column) []placed {
	n, m := len(columns), len(cells)
	best := make([][]int, m+1) // best[i][j]: the first i cells under the first j columns
	for i := range best {
		best[i] = make([]int, n+1)
		for j := range best[i] {
			if i > j {
				best[i][j] = -1 << 20
			} else if i > 0 {
				best[i][j] = max(best[i][j-1], best[i-1][j-1]+s.fit(cells[i-1], columns[j-1]))
			}
		}
	}
	out := make([]placed, n)
	i := m
	for j := n; j > 0; j-- {
		if i > 0 && best[i][j] == best[i-1][j-1]+s.fit(cells[i-1], columns[j-1]) {
			out[j-1] = cells[i-1]
			i--
			continue
		}
		out[j-1] = placed{absent: true}
	}
	return out
}

func (s *scanner) fit(c placed, col column) int {
	t := s.clean(s.trim(c.span))
	names := s.cellNames(c.span)
	switch {
	case col.role != "" && (names || none(t)):
		return 4
	case col.role != "":
		return -6
	case names:
		return -3
	case t != "" && strings.Trim(t, "0123456789") == "" && hasAny(col.text, "任务", "举措", "措施", "内容", "事项", "项目", "名称", "指标"):
		return -3
	case hasAny(col.text, "序号", "编号"):
		if len([]rune(t)) <= 4 && strings.ContainsAny(t, "0123456789一二三四五六七八九十") {
			return 3
		}
		return -1
	case hasAny(col.text, "时限", "时间", "期限", "节点"):
		if strings.ContainsAny(t, "年月底") && len([]rune(t)) < 24 {
			return 3
		}
		return -1
	}
	return 1
}

func (s *scanner) cellNames(sp kg.Span) bool {
	if sp.Len() > 300 || slices.Contains(s.text[sp.Start:sp.End], '。') {
		return false
	}
	names, _ := s.list(sp)
	for _, n := range names {
		if s.isKnown(n.text) || generic(n.text) || s.leveled(n.text) {
			return true
		}
	}
	return false
}

// none tells the signs that stand for no agency.
func none(t string) bool {
	return t == "" || t == "/" || t == "无" || strings.Trim(t, "-－—–―/／、 ") == ""
}

// groups tells the cell of a column that names the group of the task in the next one: 类别 before 工作任务.
func (s *scanner) groups(cells []placed, columns []column, i int) bool {
	next := i + 1
	return next < min(len(cells), len(columns)) && (hasAny(columns[i].text, "类别", "类型", "分类", "领域", "板块") ||
		strings.Contains(columns[i].text, "指标") && hasAny(columns[next].text, "任务", "举措", "措施")) && columns[next].role == "" && hasAny(columns[next].text, "任务", "举措", "措施", "事项", "内容", "项目", "指标", "工作", "问题") && s.trim(cells[next].span).Len() > 0
}

func (s *scanner) readRow(cells []placed, columns []column) (row tableRow) {
	first := -1 // of the row's own cells with agencies
	for i, c := range cells {
		if i >= len(columns) || columns[i].role == "" || c.absent || i > 0 && cells[i-1].span == c.span {
			continue
		}
		t := s.clean(s.trim(c.span))
		if none(t) {
			continue
		}
		parts := s.body(c.span, columns[i].role, false)
		if parts == nil {
			continue
		}
		row.duties = append(row.duties, rowDuty{c, parts})
		if !c.above && (first < 0 || c.span.Start < first) {
			first = c.span.Start
		}
	}
	var text kg.Span
	for i, c := range cells {
		t := s.trim(c.span)
		if c.absent || c.above || t.Len() == 0 || i < len(columns) && (columns[i].role != "" || hasAny(columns[i].text, "序号", "编号")) || text.Len() == 0 && s.groups(cells, columns, i) {
			continue
		}
		if first >= 0 && c.span.Start > first && text.Len() > 0 {
			break
		}
		if text.Len() == 0 {
			text.Start = t.Start
		}
		text.End = t.End
	}
	row.clause = text
	return row
}
