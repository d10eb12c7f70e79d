package txt

import (
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

const (
	longestColumn = 14 // characters of a column's name
	fewColumns    = 3  // so many columns with known names make a header, whatever the others are called
)

// columnWords are words of which the name of a column has one.
var columnWords = []string{
	"序号", "编号", "任务", "举措", "措施", "事项", "内容", "项目", "名称", "指标", "单位", "部门", "领导", "责任", "牵头", "配合",
	"时限", "时间", "进度", "目标", "备注", "类别", "范围", "年度", "完成", "工作", "问题", "要求", "性质", "说明", "科室", "处室",
}

// header tells a row that names the columns of a table: 名称 | 重点任务 | 牵头单位.
func header(t text.Text, row []kg.Span) bool {
	if len(row) < 2 {
		return false
	}
	named := 0
	for _, cell := range row {
		name := squeezed(t, cell)
		if year := strings.TrimLeft(name, "0123456789"); len(name)-len(year) == 4 && strings.HasPrefix(year, "年") { // 2027年度目标
			name = year
		}
		if len([]rune(name)) > longestColumn || strings.ContainsAny(name, "。;:0123456789") {
			return false
		}
		for _, w := range columnWords {
			if strings.Contains(name, w) {
				named++
				break
			}
		}
	}
	return named*2 > len(row) || named >= fewColumns
}

// squeezed is a cell folded, without the blanks in it: 主 要 内 容.
func squeezed(t text.Text, s kg.Span) string {
	return strings.Map(func(r rune) rune {
		if text.Blank(r) {
			return -1
		}
		return r
	}, t.FoldedSlice(s))
}

// metadata tells the first line of what a portal prints about a document, a name and its value in a row, from a header that begins with
// a word such as 名称 or 时间: the row under that has no name, and no colon follows it.
//
//	名称： | 关于印发工作方案的通知        名称 | 任务 | 牵头单位
//	索引号： | 3305/1                      水厂 | 扩建水厂 | 市水利局
func metadata(t text.Text, lines []kg.Span, first []kg.Span) bool {
	_, name, start := fieldName(t, lines[0], lines[0].Start)
	if start < 0 {
		return false
	}
	if named(t, first) {
		return false // for columned to read
	}
	if squeezed(t, first[0]) != name || !header(t, first) {
		return true
	}
	if len(lines) > 1 {
		if _, _, next := fieldName(t, lines[1], lines[1].Start); next >= 0 {
			return true
		}
	}
	return false
}

// named tells a row in which every cell is the name of a field.
func named(t text.Text, row []kg.Span) bool {
	for _, cell := range row {
		if _, known := document.FieldKindOf(squeezed(t, cell)); !known {
			return false
		}
	}
	return true
}

// interrupts tells a line between two rows that ends the table: an item or a heading of the text, not a caption of the rows below it.
// Captions are numbered as headings are, 一、交通（共2项）, or not at all.
func interrupts(t text.Text, line kg.Span) bool {
	f := t.Folded()[line.Start:line.End]
	if f[0] == '#' || chapter(t, line) {
		return true
	}
	i := 0
	if f[0] == '(' {
		i++
	}
	digits := i
	for i < len(f) && f[i] >= '0' && f[i] <= '9' {
		i++
	}
	if i == digits || i >= len(f) {
		return false
	}
	return f[i] == '、' || f[i] == ')' || f[i] == '.' && (i+1 == len(f) || f[i+1] < '0' || f[i+1] > '9')
}
