package relate

import (
	"fmt"
	"slices"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/outline"
	"policygraph/internal/kg"
)

// A unit is an item on its way to be a task.
type unit struct {
	task       Task
	content    kg.Span // the item without its marker
	statements []statement
	cells      bool       // the item is a row of a table
	row        *tableRow  // what its cells say of agencies; nil for nothing
	inherited  *statement // of the heading above
}

// An assembly is the work of Tasks on one document.
type assembly struct {
	*scanner
	tree        outline.Tree
	chapters    []chapter
	formal      int // statements that are notes, not prose
	rules       []forAll
	diagnostics []document.Diagnostic
}

// Tasks finds the tasks of a document and who answers for them. Tasks are in text order, their duties in the order of their statements.
func Tasks(body document.Body, tree outline.Tree, agencies Agencies) ([]Task, []document.Diagnostic) {
	body, tree, f, broken := flowing(body, tree)
	tasks, notes := tasksOf(body, tree, agencies)
	if broken {
		f.original(tasks, notes)
	}
	return tasks, notes
}

func tasksOf(body document.Body, tree outline.Tree, agencies Agencies) ([]Task, []document.Diagnostic) {
	s := newScanner(body.Text, agencies)
	s.law = s.isLaw() || s.isNormative(s.clip(tree.Title))
	s.flat = s.flatHeader()
	a := assembly{scanner: s, tree: tree, chapters: s.chapters(tree.Sections)}
	units := a.lists(a.rows(a.units(body)))
	if title := s.clip(tree.Title); s.isReply(title) || s.isRoll(title) {
		units = slices.DeleteFunc(units, func(u unit) bool { return u.row != nil })
	}
	units = a.proseOf(units)
	units = a.join(units)
	units = a.merge(units)
	a.inherit(units)
	units = a.divide(units)
	units = a.keep(units)
	var spans []kg.Span
	for _, u := range units {
		for _, st := range u.statements {
			spans = append(spans, st.span)
		}
	}
	if len(units) > 0 {
		a.rules = s.rulesForAll(spans)
	}
	tasks := make([]Task, 0, len(units))
	for _, u := range units {
		tasks = append(tasks, a.finish(u))
	}
	return tasks, a.diagnostics
}

// units reads the statements of every item.
func (a *assembly) units(body document.Body) []unit {
	tables := map[int]map[int]tableRow{}
	units := make([]unit, 0, len(a.tree.Items))
	for _, it := range a.tree.Items {
		sp := a.clip(it.Span)
		u := unit{content: sp, cells: it.Kind == outline.Row, task: Task{Section: it.Section, Span: sp, Marker: a.clip(it.Marker), Number: it.Number, Title: a.clip(it.Title)}}
		if m := u.task.Marker; m.Len() > 0 && m.End <= sp.End {
			u.content = kg.Span{Start: m.End, End: sp.End}
		}
		if it.Kind == outline.Row && it.Table >= 0 && it.Table < len(body.Blocks) {
			rows, read := tables[it.Table]
			if !read {
				rows = a.tableRows(body.Blocks[it.Table].Rows)
				tables[it.Table] = rows
			}
			if row, ok := rows[it.Row]; ok {
				if m := u.task.Marker; row.clause.Contains(m) && m.Len() > 0 { // 1.扩建城北水厂: the number stands before its task
					row.clause = a.trim(kg.Span{Start: m.End, End: row.clause.End})
				}
				if row.clause.Len() == 0 { // the task stands in a merged cell above
					u.task.Title = kg.Span{Start: sp.Start, End: sp.Start}
				}
				u.row = &row
				if row.clause.Len() > 0 && !row.clause.Contains(u.task.Title) { // the reader took another cell for the task
					u.task.Title = a.firstSentence(row.clause)
				}
				a.formal++
			}
		} else {
			u.statements = a.statements(u.content)
			if u.task.Marker.Len() == 0 && a.chapterOf(u) != work { // 各市负责组织实施 among the aims gives nobody a task
				u.statements = slices.DeleteFunc(u.statements, func(st statement) bool {
					return st.rule == ruleTrailing && !slices.ContainsFunc(st.parts, func(p part) bool { return slices.ContainsFunc(p.names, a.single) })
				})
			}
			a.count(u.statements)
			a.unread(u)
		}
		units = append(units, u)
	}
	return units
}

// unread warns of notes in brackets that speak of responsibility and name a body, and yet could not be read.
func (a *assembly) unread(u unit) {
	if a.law || !a.triggered(u.content) {
		return
	}
	for i := u.content.Start; i < u.content.End; i++ {
		if a.text[i] != '(' && a.text[i] != '[' {
			continue
		}
		c := a.closer(i, u.content.End)
		sp := kg.Span{Start: i, End: c + 1}
		if c < 0 || sp.Len() > 200 || slices.ContainsFunc(u.statements, func(st statement) bool { return st.span.Overlaps(sp) }) || !a.speaks(sp) {
			continue
		}
		a.diagnostics = append(a.diagnostics, document.Diagnostic{
			Code: "statement.unread", Span: sp,
			Message: fmt.Sprintf("%q speaks of responsibility, but not in a form that is understood", string(a.original[sp.Start:sp.End])),
		})
	}
}

// speaks tells whether a verb or label of responsibility and a body of the table stand in sp.
func (a *assembly) speaks(sp kg.Span) bool {
	at := -1
	for i := sp.Start; i < sp.End && at < 0; i++ {
		if !starts.has(a.text[i]) {
			continue
		}
		if _, n := labelAt(a.text, i, sp.End); n > 0 {
			at = i + n
		} else if role, n := verbAt(a.text, i, sp.End); n > 0 && role == kg.Leads {
			at = i
		}
	}
	if at < 0 {
		return false
	}
	names, _ := a.list(kg.Span{Start: sp.Start + 1, End: sp.End - 1})
	return slices.ContainsFunc(names, func(n name) bool {
		_, ok := a.beginning(n.span, false)
		return ok
	})
}

func (a *assembly) count(statements []statement) {
	for _, st := range statements {
		if !st.prose {
			a.formal++
		}
	}
}

func (a *assembly) chapterOf(u unit) chapter {
	if title := u.task.Title; title.Len() > 0 && title.Len() <= 8 {
		if own := chapterOf(a.clean(title)); own != work {
			return own
		}
	}
	if sec := u.task.Section; sec >= 0 && sec < len(a.chapters) {
		return a.chapters[sec]
	}
	return work
}

// A run of statements without notes in one paragraph: a table that a crawler flattened.
const flattened = 5

// proseOf settles what sentences of prose count. Notes outrank them; laws, goals and safeguards have none.
func (a *assembly) proseOf(units []unit) []unit {
	for i := range units {
		u := &units[i]
		if u.row != nil {
			continue
		}
		if len(u.statements) >= flattened && !a.law {
			for k := range u.statements {
				u.statements[k].prose = false
			}
			continue
		}
		notes := slices.ContainsFunc(u.statements, func(st statement) bool { return !st.prose })
		if notes || a.law || a.chapterOf(*u) != work {
			u.statements = slices.DeleteFunc(u.statements, func(st statement) bool {
				return st.prose && (notes || a.law || !st.full || u.task.Marker.Len() == 0)
			})
			continue
		}
		said := a.sentences(u.content, u.statements)
		if st, ok := a.division(u.content); ok && u.task.Marker.Len() > 0 && a.divides(u.task.Section) {
			said = []statement{st}
		}
		for _, st := range said {
			if st.rule != ruleProseHelp && a.formal > 0 {
				continue
			}
			if !slices.ContainsFunc(u.statements, func(x statement) bool { return x.span.Overlaps(st.span) }) {
				u.statements = append(u.statements, st)
			}
		}
		slices.SortFunc(u.statements, func(x, y statement) int { return x.span.Start - y.span.Start })
	}
	return units
}

// divides tells a section that says which body does what: 职责分工, 部门任务.
func (a *assembly) divides(section int) bool {
	return section >= 0 && section < len(a.tree.Sections) && hasAny(a.clean(a.clip(a.tree.Sections[section].Title)), "分工", "部门职责", "部门任务", "单位任务")
}

// keep keeps the units that are tasks.
func (a *assembly) keep(units []unit) (out []unit) {
	sections := map[int]bool{} // those in which numbered items carry statements
	for _, u := range units {
		if u.task.Marker.Len() > 0 && (len(u.statements) > 0 || u.inherited != nil) {
			sections[u.task.Section] = true
		}
	}
	notes := -2 // the section in which notes under a table are running
	for _, u := range units {
		if u.task.Span.Len() == 0 {
			continue
		}
		if u.task.Marker.Len() == 0 {
			notes = -2
			if t := a.clean(a.trim(u.content)); t == "注" || t == "备注" || t == "说明" || t == "填表说明" {
				notes = u.task.Section
			}
		}
		carries := len(u.statements) > 0 || u.row != nil || u.inherited != nil
		plain := u.task.Marker.Len() > 0 && !u.cells && !a.law && a.chapterOf(u) == work && notes != u.task.Section && (a.formal == 0 || sections[u.task.Section])
		if carries || plain {
			out = append(out, u)
		}
	}
	return out
}
