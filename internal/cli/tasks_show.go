package cli

import (
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/kg"
)

func (a *app) showTasks(p taskPage, f taskFlags) error {
	for _, r := range p.Involving {
		if err := r.err(); err != nil {
			fmt.Fprintf(a.err, "%s %v\n", a.err.soft("note:"), err)
		} else if r.Note != nil && *r.Note != "" {
			fmt.Fprintf(a.err, "%s %s → %s (%s): %s\n", a.err.soft("note:"), r.Ref, r.Entity.Label, r.Entity.ID, *r.Note)
		}
	}
	if p.TotalCount == 0 {
		fmt.Fprintln(a.out, "no task")
		return nil
	}
	if f.facetsOnly {
		fmt.Fprintln(a.out, p.total())
		return a.showFacets(p.Facets)
	}
	document := commonDocument(p.Edges)
	if document != "" {
		fmt.Fprintf(a.out, "%s\n", a.out.strong("《"+document+"》"))
	}
	if len(f.involving) == 0 || !f.splits() {
		if err := a.taskTable(p.Edges, document == "", f); err != nil {
			return err
		}
	} else {
		split := slices.IndexFunc(p.Edges, func(e taskEdge) bool { return !e.direct() })
		if split < 0 {
			split = len(p.Edges)
		}
		for _, part := range []struct {
			title string
			edges []taskEdge
		}{{"直接涉及", p.Edges[:split]}, {"推及", p.Edges[split:]}} {
			if len(part.edges) == 0 {
				continue
			}
			fmt.Fprintf(a.out, "\n%s %d\n", a.out.strong(part.title), len(part.edges))
			if err := a.taskTable(part.edges, document == "", f); err != nil {
				return err
			}
		}
	}
	line := p.total()
	if more := p.TotalCount - len(p.Edges); more > 0 {
		line += fmt.Sprintf("; %d more with --first %d", more, p.TotalCount)
	}
	if _, err := fmt.Fprintf(a.out, "\n%s\n", line); err != nil {
		return err
	}
	return a.showFacets(p.Facets)
}

// total says how many tasks there are.
func (p taskPage) total() string {
	line := plural(p.TotalCount, "task")
	if p.DirectCount != nil {
		line += fmt.Sprintf(", %d direct", *p.DirectCount)
	}
	return line
}

// splits tells whether tasks with direct reasons come first, so that the list falls into two.
func (f taskFlags) splits() bool { return f.order == "" || equalFold(f.order, "direct") }

func (e taskEdge) direct() bool { return len(e.Reasons) > 0 && e.Reasons[0].Direct }

// commonDocument is the title of the document that all tasks are of, "" where they are of several.
func commonDocument(edges []taskEdge) (title string) {
	for i, e := range edges {
		if e.Node.Document == nil || i > 0 && e.Node.Document.Title != title {
			return ""
		}
		title = e.Node.Document.Title
	}
	return title
}

// taskTable draws tasks a row each. On a terminal, --quote puts the sentences under each; for programs they are one more column.
func (a *app) taskTable(edges []taskEdge, withDocument bool, f taskFlags) error {
	narrow := a.out.width > 0
	separator := "；"
	if narrow {
		separator = "\n"
	}
	columns := []struct {
		title string
		limit int
		cell  func(taskEdge) string
		shown bool
	}{
		{"任务", 26, taskEdge.name, true},
		{"牵头", 16, func(e taskEdge) string { return e.parties(kg.Leads, kg.ResponsibleFor) }, true},
		{"配合", 22, func(e taskEdge) string { return e.parties(kg.Supports, kg.Implements) }, true},
		{"为何", 30, func(e taskEdge) string { return e.why(separator) }, len(f.involving) > 0},
		{"出处", 0, func(e taskEdge) string { return e.place(withDocument) }, true},
		{"原句", 0, taskEdge.quotes, f.quote && !narrow},
	}
	var t table
	for _, c := range columns {
		if c.shown {
			t.header = append(t.header, c.title)
			if narrow {
				t.limit = append(t.limit, c.limit)
			}
		}
	}
	for _, e := range edges {
		var row []string
		for _, c := range columns {
			if c.shown {
				row = append(row, c.cell(e))
			}
		}
		t.add(row...)
	}
	var below func(int)
	if f.quote && narrow {
		below = func(i int) { a.quoted("    ", edges[i].evidence()) }
	}
	return t.writeWith(a.out, a.out.width, a.out.strong, below)
}

func (e taskEdge) name() string {
	if e.Node.Number != nil && *e.Node.Number != "" {
		return *e.Node.Number + ". " + e.Node.Title
	}
	return e.Node.Title
}

// parties are the agencies with the main role of a column, then those with the other, which is said.
func (e taskEdge) parties(main, other kg.Predicate) string {
	var names []string
	for _, p := range []kg.Predicate{main, other} {
		for _, agency := range e.Node.Agencies {
			if agency.Predicate != p {
				continue
			}
			name := agency.Other.Label
			if p == other {
				name += "（" + predicateWords[p] + "）"
			}
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, "、")
}

// why tells the reasons; where there are direct ones those only, since what is concluded beside them adds nothing to a list.
func (e taskEdge) why(separator string) string {
	var texts []string
	for _, r := range e.Reasons {
		if r.Direct == e.direct() && !slices.Contains(texts, r.Text) {
			texts = append(texts, r.Text)
		}
	}
	return strings.Join(texts, separator)
}

func (e taskEdge) place(withDocument bool) string {
	var parts []string
	if withDocument && e.Node.Document != nil {
		parts = append(parts, e.Node.Document.Title)
	}
	if e.Node.Section != nil {
		parts = append(parts, e.Node.Section.String())
	}
	return strings.Join(parts, " › ")
}

// quotes are the sentences on one line, each once.
func (e taskEdge) quotes() string {
	var quotes []string
	for _, q := range e.evidence() {
		if s := strings.Join(strings.Fields(q.Quote), " "); !slices.Contains(quotes, s) {
			quotes = append(quotes, s)
		}
	}
	return strings.Join(quotes, " ‖ ")
}

func (e taskEdge) evidence() (all []evidence) {
	for _, r := range e.Reasons {
		if r.Direct != e.direct() {
			continue
		}
		for _, s := range r.Via {
			if s.Predicate != kg.PartOf && s.Predicate != kg.AgencyOf || !e.direct() { // tables say where a county lies: no sentence of the plan
				all = append(all, s.Evidence...)
			}
		}
	}
	return all
}
