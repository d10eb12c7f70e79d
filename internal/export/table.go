package export

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// Table is a list of tasks.
type Table struct {
	About About
	Rows  iter.Seq2[Row, error]
}

// Row is a task as a table shows it. Lists are joined; what a column holds is said with Columns.
type Row struct {
	Number                                                  int
	Task, Outcome, Answering, Supporting, Implementing      string
	Deadline, Basis, Regions, Platforms, Source, ID, Reason string
}

// Column is a column of a table.
type Column struct {
	Title string
	Means string  // for people who read the table
	Width float64 // characters, in a spreadsheet
	Value func(Row) string
}

// Columns are those of every table.
var Columns = []Column{
	{"序号", "在本表中的次序", 6, func(r Row) string { return strconv.Itoa(r.Number) }},
	{"事项", "任务名称，与原文一致", 28, func(r Row) string { return r.Task }},
	{"预期成效", "任务的指标（如有），其后为任务正文中除标题和责任单位之外的文字", 48, func(r Row) string { return r.Outcome }},
	{"责任单位", "牵头、负责的单位，括注职责；不是原文直接写明的，注明由来", 26, func(r Row) string { return r.Answering }},
	{"配合单位", "配合的单位", 22, func(r Row) string { return r.Supporting }},
	{"具体实施", "具体实施的单位", 22, func(r Row) string { return r.Implementing }},
	{"完成时限", "原文写法，括注日期", 16, func(r Row) string { return r.Deadline }},
	{"依据", "所在章节，引用的政策，任务的原文", 60, func(r Row) string { return r.Basis }},
	{"涉及地区", "正文点名的行政区划和功能区域", 20, func(r Row) string { return r.Regions }},
	{"平台", "正文点名的平台", 20, func(r Row) string { return r.Platforms }},
	{"来源文件", "文件标题，括注文号和发布日期", 30, func(r Row) string { return r.Source }},
	{"任务标识", "在本系统中的标识，可用于查询", 24, func(r Row) string { return r.ID }},
	{"入选理由", "所问事物与任务的关系；未指定涉及对象时为空", 30, func(r Row) string { return r.Reason }},
}

// table is the tasks of the export as rows.
func (x *source) table() Table {
	return Table{About: x.about, Rows: func(yield func(Row, error) bool) {
		n := 0
		err := x.eachTask(func(items []query.TaskItem) error {
			rows, err := x.rows(items)
			if err != nil {
				return err
			}
			for _, row := range rows {
				n++
				row.Number = n
				if !yield(row, nil) {
					return errEnough
				}
			}
			x.heard(n, 0)
			return x.ctx.Err()
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(Row{}, err)
		}
	}}
}

// shown are the statements of a task that a row tells of.
var shown = append(slices.Clone(kg.Roles), kg.PartOf, kg.Involves, kg.Cites, kg.HasTarget, kg.Due)

// rows are tasks as rows: their statements and the names in them are loaded at once.
func (x *source) rows(items []query.TaskItem) ([]Row, error) {
	ids, documents, others := make([]kg.ID, len(items)), make([]kg.ID, len(items)), []kg.ID{}
	for i, item := range items {
		ids[i] = item.Task.ID
		documents[i], _ = query.DocumentOf(item.Task)
	}
	if err := x.document(documents...); err != nil {
		return nil, err
	}
	of := make(map[kg.ID][]store.Edge, len(items))
	for edges, err := range x.edges(store.Hop{From: sorted(ids), Predicates: shown}) {
		if err != nil {
			return nil, err
		}
		for _, e := range edges {
			of[e.From] = append(of[e.From], e)
			others = append(others, e.Other)
		}
	}
	names, err := x.r.Entities(x.ctx, sorted(others))
	if err != nil {
		return nil, err
	}
	if err := x.headings(names); err != nil {
		return nil, err
	}
	rows := make([]Row, len(items))
	for i, item := range items {
		text, err := x.textOf(item.Task)
		if err != nil {
			return nil, err
		}
		rows[i] = x.row(item, text, x.docs[documents[i]], of[item.Task.ID], names)
	}
	return rows, nil
}

func (x *source) row(item query.TaskItem, text string, document kg.Document, edges []store.Edge, names map[kg.ID]kg.Entity) Row {
	slices.SortStableFunc(edges, query.EdgeOrder)
	task := item.Task
	row := Row{Task: task.Name, ID: task.Ref(), Source: sourceOf(document)}
	var answering, supporting, implementing, deadlines, milestones, targets, policies, regions, platforms, basis, reasons []string
	for _, e := range edges {
		other, ok := names[e.Other]
		if !ok {
			continue
		}
		switch p := e.Statement.Predicate; p {
		case kg.Leads, kg.ResponsibleFor:
			answering = append(answering, with(other.Name, predicateWords[p], byWhat(e.Statement)))
		case kg.Supports:
			supporting = append(supporting, with(other.Name, byWhat(e.Statement)))
		case kg.Implements:
			implementing = append(implementing, with(other.Name, byWhat(e.Statement)))
		case kg.HasTarget:
			targets = append(targets, cmp.Or(other.Props.Get("raw"), other.Name))
		case kg.Cites:
			policies = append(policies, other.Name)
		case kg.Due:
			if e.Statement.Qualifiers.Get(kg.QualVia) == kg.ViaMilestone {
				milestones = append(milestones, with(other.Name, "阶段目标", other.Props.Get("end")))
			} else {
				deadlines = append(deadlines, with(other.Name, other.Props.Get("end")))
			}
		case kg.Involves:
			switch other.Kind {
			case kg.KindRegion, kg.KindFunctionalRegion:
				regions = append(regions, other.Name)
			case kg.KindPlatform:
				platforms = append(platforms, other.Name)
			}
		case kg.PartOf:
			if e.Forward {
				basis = append(basis, "章节："+x.heading(other.ID))
			}
		}
	}
	if len(policies) > 0 {
		basis = append(basis, "政策："+join(policies))
	}
	if text != "" {
		basis = append(basis, "原文："+text)
	}
	if body := bodyOf(task, text); body != "" {
		targets = append(targets, body)
	}
	for _, r := range item.Reasons {
		reasons = append(reasons, r.Text)
	}
	row.Answering, row.Supporting, row.Implementing = join(answering), join(supporting), join(implementing)
	row.Deadline = join(append(deadlines, milestones...))
	row.Outcome, row.Basis, row.Reason = strings.Join(distinct(targets), "\n"), strings.Join(basis, "\n"), strings.Join(distinct(reasons), "；")
	row.Regions, row.Platforms = join(regions), join(platforms)
	return row
}

// byWhat says why a document asserts a role that it does not write in so many words at that place.
func byWhat(s kg.Statement) string {
	if o := s.Origin(); o == kg.Inferred || o == kg.Expanded {
		return originWords[o]
	}
	return ""
}

// with is a name and what is known of it in brackets: 甲局（牵头，推断）.
func with(name string, notes ...string) string {
	notes = slices.DeleteFunc(notes, func(s string) bool { return s == "" })
	if len(notes) == 0 {
		return name
	}
	return name + "（" + strings.Join(notes, "，") + "）"
}

func join(parts []string) string { return strings.Join(distinct(parts), "、") }

func distinct(parts []string) (list []string) {
	for _, p := range parts {
		if p != "" && !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	return list
}

func sourceOf(d kg.Document) string {
	return with(cmp.Or(d.Title, d.URI), d.Number, cmp.Or(d.Published, d.Written))
}

// duties are responsibilities as plans print them after the text: （市甲局牵头，市乙局配合）, 责任单位：市甲局.
var duties = regexp.MustCompile(`[（(【\[][^（()）【】\[\]]{0,400}(?:牵头|负责|配合|实施|责任单位|按职责)[^（()）【】\[\]]{0,400}(?:[)）】\]]|$)` +
	`|(?:牵头|责任|配合|实施|主要负责|协办|主办)(?:单位|部门)[：:][^\n]*`)

// stops end a sentence, or part it.
const stops = "。．；;！!？?，,、："

// bodyOf is the text of a task without its number, its title and its responsibilities.
//
//	3.建设滨湖绿道。贯通东岸步道（市园林局牵头）增设驿站(市住建局牵头)。    贯通东岸步道。增设驿站。
func bodyOf(task kg.Entity, text string) string {
	const lead = 64 // bytes before the title: a number, a mark
	if at := strings.Index(text, task.Name); task.Name != "" && at >= 0 && at <= lead {
		text = strings.TrimLeft(text[at+len(task.Name):], "。.：:；; 　\t\r\n")
	}
	body := ""
	for _, part := range duties.Split(text, -1) {
		part = strings.TrimSpace(part)
		ended := body == "" || strings.ContainsRune(stops, last(body))
		if ended {
			part = strings.TrimLeft(part, stops)
		} else if first, _ := utf8.DecodeRuneInString(part); part != "" && !strings.ContainsRune(stops, first) {
			body += "。"
		}
		body += part
	}
	return body
}

func last(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// heading is a section and the one above it.
type heading struct {
	text  string
	above kg.ID
}

// headings loads the sections among entities, and those above them.
func (x *source) headings(entities map[kg.ID]kg.Entity) error {
	const most, deepest = 20_000, 8
	if len(x.heads) > most {
		clear(x.heads)
	}
	for range deepest {
		var fresh []kg.ID
		for id, e := range entities {
			if _, known := x.heads[id]; !known && e.Kind == kg.KindSection {
				x.heads[id] = heading{text: sectionText(e)}
				fresh = append(fresh, id)
			}
		}
		if len(fresh) == 0 {
			return nil
		}
		var above []kg.ID
		for edges, err := range x.edges(store.Hop{From: sorted(fresh), Dir: store.Out, Predicates: []kg.Predicate{kg.PartOf}}) {
			if err != nil {
				return err
			}
			for _, e := range edges {
				h := x.heads[e.From]
				h.above = e.Other
				x.heads[e.From] = h
				above = append(above, e.Other)
			}
		}
		var err error
		if entities, err = x.r.Entities(x.ctx, sorted(above)); err != nil {
			return err
		}
	}
	return nil
}

// heading is a section with those above it: 三、重点任务 / （一）设施互联.
func (x *source) heading(id kg.ID) string {
	var parts []string
	for range 8 {
		h, ok := x.heads[id]
		if !ok {
			break
		}
		parts = append(parts, h.text)
		id = h.above
	}
	slices.Reverse(parts)
	return strings.Join(parts, " / ")
}

func sectionText(e kg.Entity) string {
	ordinal := e.Props.Get("ordinal")
	switch level := e.Props.Get("level"); {
	case ordinal == "":
		return e.Name
	case level == "2":
		return fmt.Sprintf("（%s）%s", ordinal, e.Name)
	}
	return ordinal + "、" + e.Name
}
