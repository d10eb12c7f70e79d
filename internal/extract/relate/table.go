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
	limits []kg.Span
	lined  bool // its cells stand on lines of their own
	clause kg.Span
}

// tableRows reads the rows of a table under its headings. Rows that are headings, or name no agency, give none.
func (s *scanner) tableRows(rows [][]document.Cell) map[int]tableRow {
	found := map[int]tableRow{}
	grid, printed, stacked := place(rows), spanned(rows), s.stacked(rows)
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
		if len(cells) < len(columns) || !printed && s.misplaced(cells, columns) {
			cells = s.align(slices.DeleteFunc(slices.Clone(cells), func(c placed) bool { return c.above || c.absent }), columns, stacked)
		}
		for c := range cells { // a row that is short in a text file: the cells that are missing were merged
			if cells[c].absent && !stacked && c < len(above) && !above[c].absent {
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

// stacked tells a table with a line for each cell, where empty cells left no line.
func (s *scanner) stacked(rows [][]document.Cell) bool {
	if len(rows) == 0 || len(rows[0]) < 2 {
		return false
	}
	between := s.text[min(rows[0][0].Span.End, rows[0][1].Span.Start):rows[0][1].Span.Start]
	return slices.Contains(between, '\n') && !slices.Contains(between, '|')
}

// spanned tells a table whose merged cells are known: the reader of a text file, which has to guess, lets only the cells on the left of a
// row reach down.
func spanned(rows [][]document.Cell) bool {
	return slices.ContainsFunc(rows, func(row []document.Cell) bool {
		single := slices.IndexFunc(row, func(c document.Cell) bool { return c.RowSpan <= 1 })
		return single >= 0 && slices.ContainsFunc(row[single:], func(c document.Cell) bool { return c.RowSpan > 1 })
	})
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
		if len([]rune(t)) > 20 || strings.ContainsAny(t, "，,；;。") || c.span.Len() > 0 && s.text[c.span.End-1] == '。' || numbered(t) {
			return nil
		}
		columns[i] = column{headingRole(string(foldAll(t))), t}
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
	if otherLists(columns) {
		for i := range columns {
			columns[i].role = ""
		}
	}
	return columns
}

var (
	taskHeadings   = strings.Fields("任务 举措 措施 事项 内容 项目 工作 问题 要求 目标 指标 清单 实事 工程 政策 行动 整治 建议 名称 条款 环节")
	personHeadings = strings.Fields("姓名 职务 联络员 联系人 联系方式 电话 手机 邮箱 传真 性别")
	amountHeadings = strings.Fields("金额 资金 预算 万元 人数 数量 名额 奖项 等次 分数 得分")
	lawHeadings    = strings.Fields("设定依据 实施依据 法律依据 行使依据 法定依据 岗位 职位 招聘 学历 文号 发文字号 处理意见 清理结果 公开渠道 公开方式 公开载体 公开对象")
)

// otherLists tells the headings of a list that gives nobody a task: of persons, of posts, of sums paid to bodies, of licences and the law
// behind them, of documents, of what is to be published.
//
//	单位 | 职务 | 联络员        单位 | 金额（万元）        许可事项 | 主管部门 | 设定依据
func otherLists(columns []column) bool {
	named := func(words []string) bool {
		return slices.ContainsFunc(columns, func(c column) bool { return c.role == "" && hasAny(c.text, words...) })
	}
	bare := !slices.ContainsFunc(columns, func(c column) bool { return c.role != "" && c.text != "单位" && c.text != "部门" })
	return named(lawHeadings) || named(personHeadings) && !named(taskHeadings) || bare && (!named(taskHeadings) || named(amountHeadings))
}

// headingRole is headerRole of a heading without the remark in its brackets: 责任单位（列第一位的为牵头单位）.
func headingRole(heading string) kg.Predicate {
	if open := strings.IndexByte(heading, '('); open > 0 && strings.HasSuffix(heading, ")") {
		if role := headerRole(heading[:open]); role != "" {
			return role
		}
	}
	return headerRole(heading)
}

// numbered tells the cell of a row's number: 3, 3., 3、.
func numbered(t string) bool {
	return t != "" && strings.Trim(t, "0123456789.、．") == ""
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
		if i < len(columns) && timed(columns[i].text) && !c.absent && !(i > 0 && cells[i-1].span == c.span) && s.trim(c.span).Len() > 0 { // a merged cell holds here too
			row.limits = append(row.limits, s.trim(c.span))
		}
		if i >= len(columns) || columns[i].role == "" || c.absent || i > 0 && cells[i-1].span == c.span {
			continue
		}
		t := s.clean(s.trim(c.span))
		if none(t) {
			continue
		}
		parts := s.body(c.span, columns[i].role, false)
		if strings.HasSuffix(columns[i].text, "人") { // 责任单位及责任人
			parts = s.withoutPersons(parts)
		}
		if len(parts) == 0 {
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
		if c.absent || c.above || t.Len() == 0 || i < len(columns) && (columns[i].role != "" || isOffices(columns[i].text) || hasAny(columns[i].text, "序号", "编号")) || text.Len() == 0 && s.groups(cells, columns, i) {
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

// withoutPersons drops the names of persons that stand behind those of their bodies: 市交通运输局 周某某.
func (s *scanner) withoutPersons(parts []part) []part {
	for i := range parts {
		parts[i].names = slices.DeleteFunc(parts[i].names, func(n name) bool {
			return n.span.Len() <= 4 && !s.isKnown(n.text) && !generic(n.text) && !s.leveled(n.text) && !shaped(n.text)
		})
	}
	return slices.DeleteFunc(parts, func(p part) bool { return len(p.names) == 0 })
}
