package relate

import (
	"strings"
	"testing"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/outline"
	"policygraph/internal/extract/resolve"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// bodies is a small town's table of agencies.
type bodies struct{}

var (
	stems = strings.Fields("水利局 财政局 自然资源和规划局 交通运输局 商务局 教育局 科技局 经信局 发展改革委 发改委 生态环境局 农业农村局 文化广电旅游局 住房和城乡建设局 建设局 人力社保局 " +
		"市场监管局 委宣传部 委组织部 公安局 政务办 审计局 体育局 税务局 卫生健康委 应急局 人民政府")
	fixed = strings.Fields("海关总署 商务部 财政部 税务总局 文物局 发展改革委 工业和信息化部 生态环境部 科技部 安平县 临河区 安平县人民政府 白鹭园区管委会 供电公司 各区 各县区 各有关部门 有关部门 中央和国家机关工委")
	words = strings.Fields("审计 水利 财政 教育 交通运输")
)

func (bodies) Recognize(n string) bool {
	for _, level := range []string{"", "市", "区", "县", "省"} {
		rest, ok := strings.CutPrefix(n, level)
		if !ok {
			continue
		}
		for _, s := range stems {
			if rest == s && (level != "" || !strings.HasPrefix(s, "委")) {
				return true
			}
		}
	}
	for _, f := range fixed {
		if n == f {
			return true
		}
	}
	return false
}

func (bodies) RecognizeDamaged(n string) bool {
	for _, w := range words {
		if n == w || n == "市"+w {
			return true
		}
	}
	return false
}

func (b bodies) Segment(run string) (found []kg.Span) {
	r := []rune(run)
	for i := 0; i < len(r); {
		end := 0
		for j := i + 2; j <= min(len(r), i+14); j++ {
			if b.Recognize(string(r[i:j])) {
				end = j
			}
		}
		if end == 0 {
			i++
			continue
		}
		found = append(found, kg.Span{Start: i, End: end})
		i = end
	}
	return found
}

func (b bodies) List(names []string) []resolve.Agency {
	out := make([]resolve.Agency, len(names))
	for i, n := range names {
		known := b.Recognize(n)
		generic := strings.HasPrefix(n, "各") || strings.Contains(n, "有关")
		out[i] = resolve.Agency{Key: n, Name: n, Known: known && !generic, Generic: generic, Repaired: !known && b.RecognizeDamaged(n)}
	}
	return out
}

// plan makes a body and its outline from lines: 一、heading, 1.item, a | b a table row, anything else a paragraph. A line that begins with
// a blank belongs to the item above it.
func plan(s string) (document.Body, outline.Tree) {
	t := text.New(s)
	body := document.Body{Text: t}
	tree := outline.Tree{Body: kg.Span{End: t.Len()}}
	section := -1
	at := 0
	for line := range strings.SplitSeq(s, "\n") {
		n := len([]rune(line))
		sp := kg.Span{Start: at, End: at + n}
		at += n + 1
		folded := t.Folded()[sp.Start:sp.End]
		switch {
		case n == 0:
		case strings.Contains(line, " | "):
			last := len(body.Blocks) - 1
			if last < 0 || body.Blocks[last].Kind != document.Table {
				body.Blocks = append(body.Blocks, document.Block{Kind: document.Table, Span: sp})
				last++
			}
			block := &body.Blocks[last]
			var row []document.Cell
			x := sp.Start
			for cell := range strings.SplitSeq(line, " | ") {
				c := len([]rune(cell))
				row = append(row, document.Cell{Span: kg.Span{Start: x, End: x + c}, RowSpan: 1, ColSpan: 1})
				x += c + 3
			}
			block.Rows, block.Span.End = append(block.Rows, row), sp.End
			tree.Items = append(tree.Items, outline.Item{Kind: outline.Row, Section: section, Span: sp, Table: last, Row: len(block.Rows) - 1})
		case n > 2 && strings.ContainsRune("一二三四五六七", folded[0]) && folded[1] == '、':
			tree.Sections = append(tree.Sections, outline.Section{
				Level: 1, Ordinal: string(folded[0]), Title: kg.Span{Start: sp.Start + 2, End: sp.End}, Parent: -1, Span: sp,
				Extent: kg.Span{Start: sp.Start, End: t.Len()},
			})
			section++
			if section > 0 {
				tree.Sections[section-1].Extent.End = sp.Start
			}
		case folded[0] >= '0' && folded[0] <= '9':
			m := 1
			for m < n && folded[m] >= '0' && folded[m] <= '9' {
				m++
			}
			item := outline.Item{Section: section, Number: string(folded[:m]), Marker: kg.Span{Start: sp.Start, End: sp.Start + m + 1}, Span: sp, Table: -1}
			end := m + 1
			for end < n && folded[end] != '。' {
				end++
			}
			item.Title = kg.Span{Start: item.Marker.End, End: sp.Start + end}
			tree.Items = append(tree.Items, item)
		case len(tree.Items) > 0 && (folded[0] == ' ' || strings.HasPrefix(line, "责任")):
			tree.Items[len(tree.Items)-1].Span.End = sp.End
		default:
			tree.Items = append(tree.Items, outline.Item{Kind: outline.Plain, Section: section, Span: sp, Table: -1})
		}
	}
	return body, tree
}

// said writes the duties of all tasks as "ROLE name".
func said(tasks []Task) (out []string) {
	for _, t := range tasks {
		for _, d := range t.Duties {
			out = append(out, string(d.Role)+" "+d.Agency.Name)
		}
	}
	return out
}

func read(t *testing.T, s string) []Task {
	t.Helper()
	body, tree := plan(s)
	tasks, _ := Tasks(body, tree, bodies{})
	sound(t, s, body, tasks)
	return tasks
}

// sound checks what holds of every result: names inside the text, clauses inside the task, groups from 1 without gaps.
func sound(t *testing.T, s string, body document.Body, tasks []Task) {
	t.Helper()
	for i, task := range tasks {
		if i > 0 && task.Span.Start < tasks[i-1].Span.Start {
			t.Errorf("%q: task %d begins before the one before it", s, i)
		}
		groups := map[int]bool{}
		for _, d := range task.Duties {
			groups[d.Group] = true
			if d.Raw.Len() <= 0 || d.Raw.Start < 0 || d.Raw.End > body.Text.Len() {
				t.Fatalf("%q: name at %v", s, d.Raw)
			}
			if !d.Statement.Contains(d.Raw) {
				t.Errorf("%q: name %q outside of its statement %q", s, body.Text.Slice(d.Raw), body.Text.Slice(d.Statement))
			}
			if !task.Span.Contains(d.Clause) {
				t.Errorf("%q: clause %v outside of the task %v", s, d.Clause, task.Span)
			}
			if d.Origin != kg.Inherited && !task.Span.Contains(d.Statement) {
				t.Errorf("%q: statement %q outside of the task %q", s, body.Text.Slice(d.Statement), body.Text.Slice(task.Span))
			}
			if d.Order < 1 || d.Rule == "" {
				t.Errorf("%q: order %d, rule %q", s, d.Order, d.Rule)
			}
		}
		for g := 1; g <= len(groups); g++ {
			if !groups[g] {
				t.Errorf("%q: groups %v have gaps", s, groups)
			}
		}
	}
}
