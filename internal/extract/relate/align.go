package relate

import (
	"slices"
	"strings"

	"policygraph/internal/kg"
)

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
// under 序号, dates under 时限; what stays open goes to the right, because merged cells are mostly on the left. Where empty cells were
// lost (leads), a name alone is that of who leads.
func (s *scanner) align(cells []placed, columns []column, leads bool) []placed {
	n, m := len(columns), len(cells)
	fit := func(c placed, col column) int {
		f := s.fit(c, col)
		if leads && col.role == kg.Supports {
			f--
		}
		return f
	}
	best := make([][]int, m+1) // best[i][j]: the first i cells under the first j columns
	for i := range best {
		best[i] = make([]int, n+1)
		for j := range best[i] {
			if i > j {
				best[i][j] = -1 << 20
			} else if i > 0 {
				best[i][j] = max(best[i][j-1], best[i-1][j-1]+fit(cells[i-1], columns[j-1]))
			}
		}
	}
	out := make([]placed, n)
	i := m
	for j := n; j > 0; j-- {
		if i > 0 && best[i][j] == best[i-1][j-1]+fit(cells[i-1], columns[j-1]) {
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
	offices := s.offices(c.span)
	switch {
	case isOffices(col.text) && (offices || none(t)):
		return 4
	case isOffices(col.text):
		return 0
	case col.role == kg.Leads && none(t):
		return 2 // somebody must lead
	case col.role == kg.Supports && none(t):
		return 5
	case col.role != "" && offices:
		return -1
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

// isOffices tells the heading of a column of offices inside the bodies that another column names, or of persons.
func isOffices(heading string) bool {
	return hasAny(heading, "科室", "处室", "股室", "领导", "责任人", "联系人", "负责人")
}

// offices tells a cell of offices without their bodies: 法规科、信息科.
func (s *scanner) offices(sp kg.Span) bool {
	if sp.Len() < 2 || sp.Len() > 60 {
		return false
	}
	for _, piece := range s.split(s.trim(sp), "、,;/\n ") {
		t := s.clean(s.trim(piece))
		if t != "" && (!hasSuffixAny(t, "科", "股", "处", "室", "支队", "大队", "中队") || len([]rune(t)) > 8 || strings.ContainsAny(t[:len(t)-3], "局委厅部") || s.isSure(t)) {
			return false
		}
	}
	return true
}

func (s *scanner) cellNames(sp kg.Span) bool {
	if sp.Len() > 300 || slices.Contains(s.text[sp.Start:sp.End], '。') {
		return false
	}
	if t := s.trim(sp); t.Len() > 0 && s.text[t.Start] == '在' && !s.isKnown(s.clean(t)) { // 在甲县、乙县开展试点 is a task
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
