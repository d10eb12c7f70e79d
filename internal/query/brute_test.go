package query_test

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// office is a small random world of plans, held as lists: what is asked of it is answered by going through all of them.
type office struct {
	batches    []kg.Batch
	entities   map[kg.ID]kg.Entity
	statements []kg.Statement // each once, whatever documents assert it
}

var (
	someParts    = [][2]kg.Entity{{graphtest.Meiling, graphtest.Yunxi}, {graphtest.Shimen, graphtest.Yunxi}, {graphtest.Yunxi, graphtest.Lanjiang}, {graphtest.Yunxi, graphtest.Delta}}
	someRegions  = []kg.Entity{graphtest.Meiling, graphtest.Shimen, graphtest.EastLake, graphtest.Yunxi}
	someBureaus  = []kg.Entity{graphtest.YunxiGov, graphtest.YunxiTech, graphtest.MeiGov, graphtest.ParkOffice, someSchool}
	someSchool   = kg.NewEntity(kg.KindOrganization, "云溪学院", "云溪学院")
	somePolicies = []kg.Entity{graphtest.Outline, kg.NewEntity(kg.KindPolicy, "梅岭规划", "梅岭规划")}
	someDays     = []string{"2030-12-31", "2031-06-30", "2031-12-31", "2032-03-31", ""}
)

// drawOffice makes up to three plans of up to six tasks, which share what they speak of.
func drawOffice(t *rapid.T) office {
	w := office{entities: make(map[kg.ID]kg.Entity)}
	for _, e := range append(slices.Clone(someRegions), graphtest.Lanjiang) {
		w.entities[e.ID] = e
	}
	chance := func(what string) bool { return rapid.IntRange(0, 2).Draw(t, what) == 0 }
	for n := range rapid.IntRange(1, 3).Draw(t, "plans") {
		p := graphtest.NewPlan(fmt.Sprintf("plans/office-%d.txt", n), fmt.Sprintf("第%d号计划", n))
		drawBearers(t, p, fmt.Sprintf("第%d号计划", n))
		for i := range rapid.IntRange(0, 6).Draw(t, "tasks") {
			task := p.Task(fmt.Sprintf("任务%d", i), rapid.SampledFrom([]string{"建设５G基站。", "修路。"}).Draw(t, "text"))
			origin := func() kg.Prop {
				return kg.Prop{Name: kg.QualOrigin, Value: string(rapid.SampledFrom([]kg.Origin{kg.Explicit, kg.Inherited, kg.Inferred}).Draw(t, "origin"))}
			}
			for _, a := range someBureaus {
				for _, role := range kg.Roles {
					if chance("role") && chance("role again") {
						p.Says(a.Name, a, role, task, origin())
					}
				}
			}
			for _, e := range append(slices.Clone(someRegions), graphtest.Delta, graphtest.Park, graphtest.Textiles) {
				if chance("names") {
					p.Says(e.Name, task, kg.Involves, e, origin())
				}
			}
			for _, e := range somePolicies {
				if chance("cites") {
					p.Says(e.Name, task, kg.Cites, e)
				}
			}
			for _, day := range someDays {
				if chance("due") {
					due := kg.NewEntity(kg.KindDeadline, "到"+day, "到"+day, kg.Prop{Name: "end", Value: day}, kg.Prop{Name: "precision", Value: "DAY"})
					if day == "" {
						due.Props = due.Props[1:]
					}
					via := kg.Prop{Name: kg.QualVia, Value: rapid.SampledFrom([]string{"", kg.ViaMilestone}).Draw(t, "via")}
					p.Says(due.Name, task, kg.Due, due, via)
				}
			}
			if chance("target") {
				day := rapid.SampledFrom(someDays).Draw(t, "target day")
				goal := kg.NewEntity(kg.KindTarget, fmt.Sprintf("%s/target", task.Key), "产值", kg.Prop{Name: "dueText", Value: "到" + day}, kg.Prop{Name: "dueEnd", Value: day})
				if rapid.Bool().Draw(t, "target has no date") {
					goal.Props = nil
				}
				p.Says("产值", task, kg.HasTarget, goal)
			}
		}
		b := p.Batch()
		w.batches = append(w.batches, b)
		for _, e := range b.Entities {
			w.entities[e.ID] = e
		}
		for _, s := range b.Statements {
			if !slices.ContainsFunc(w.statements, func(x kg.Statement) bool { return x.ID == s.ID }) {
				w.statements = append(w.statements, s)
			}
		}
	}
	return w
}

// around lists a region with all that it lies in.
func around(e kg.Entity) []kg.Entity {
	list := []kg.Entity{e}
	for i := 0; i < len(list); i++ {
		for _, part := range someParts {
			if part[0].ID == list[i].ID {
				list = append(list, part[1])
			}
		}
	}
	return list
}

// place is a task's, section's or document's place in source order: its document, then where it begins.
func (w office) place(e kg.Entity) string {
	document, _, _ := strings.Cut(e.Key, "/")
	start, _ := strconv.Atoi(e.Props.Get("start"))
	return fmt.Sprintf("%s%08d", document, start)
}

// words are the text of a task, and the title of a section or a document.
func (w office) words(e kg.Entity) string { return e.Name + e.Props.Get("text") }

// of lists the statements of a task along predicates.
func (w office) of(task kg.Entity, predicates ...kg.Predicate) (list []kg.Statement) {
	for _, s := range w.statements {
		if (s.Subject == task.ID || s.Object == task.ID) && slices.Contains(predicates, s.Predicate) {
			list = append(list, s)
		}
	}
	return list
}

// days lists the known days of a task's deadlines: those that bind, or the others.
func (w office) days(task kg.Entity, milestones bool) (days []string) {
	for _, s := range w.of(task, kg.Due) {
		if (s.Qualifiers.Get(kg.QualVia) == kg.ViaMilestone) == milestones {
			if day := w.entities[s.Object].Props.Get("end"); day != "" {
				days = append(days, day)
			}
		}
	}
	slices.Sort(days)
	return days
}

// meets evaluates a condition by its definition. Names are the labels of entities.
func (w office) meets(task kg.Entity, c query.TaskWhere) bool {
	document, _, _ := strings.Cut(task.Key, "/")
	joined := func(names []string, kinds []kg.EntityKind, predicates ...kg.Predicate) bool {
		return len(names) == 0 || slices.ContainsFunc(w.of(task, predicates...), func(s kg.Statement) bool {
			other := w.entities[s.Object]
			if other.ID == task.ID {
				other = w.entities[s.Subject]
			}
			return slices.Contains(kinds, other.Kind) && (slices.Contains(names, other.Name) || slices.Contains(names, other.Ref()))
		})
	}
	roles := c.Roles
	if len(roles) == 0 {
		roles = kg.Roles
	}
	in := len(c.Documents) == 0
	for _, b := range w.batches {
		in = in || b.Document.Key == document && (slices.Contains(c.Documents, b.Document.Title) || slices.Contains(c.Documents, kg.Ref(kg.KindDocument, document)))
	}
	switch {
	case !in,
		!joined(c.Agencies, []kg.EntityKind{kg.KindAgency, kg.KindOrganization}, roles...),
		len(c.Agencies) == 0 && len(c.Roles) > 0 && len(w.of(task, c.Roles...)) == 0,
		!joined(c.Regions, []kg.EntityKind{kg.KindRegion, kg.KindFunctionalRegion}, kg.Involves),
		len(c.Areas) > 0 && !slices.ContainsFunc(w.of(task, kg.Involves), func(s kg.Statement) bool {
			return slices.ContainsFunc(around(w.entities[s.Object]), func(e kg.Entity) bool { return slices.Contains(c.Areas, e.Name) || slices.Contains(c.Areas, e.Ref()) })
		}),
		!joined(c.Platforms, []kg.EntityKind{kg.KindPlatform}, kg.Involves),
		!joined(c.Industries, []kg.EntityKind{kg.KindIndustry}, kg.Involves),
		!joined(c.Policies, []kg.EntityKind{kg.KindPolicy}, kg.Cites),
		c.Text != "" && !strings.Contains(kg.FoldName(w.words(task)), kg.FoldName(c.Text)):
		return false
	}
	for _, p := range c.Predicates {
		if len(w.of(task, p)) == 0 {
			return false
		}
	}
	if len(c.Origins) > 0 && !slices.ContainsFunc(w.of(task, append([]kg.Predicate{kg.Involves}, kg.Roles...)...), func(s kg.Statement) bool {
		return slices.Contains(c.Origins, s.Origin())
	}) {
		return false
	}
	if (c.DueAfter != "" || c.DueBefore != "") && !slices.ContainsFunc(w.days(task, false), func(day string) bool {
		return day >= c.DueAfter && (c.DueBefore == "" || day[:len(c.DueBefore)] <= c.DueBefore)
	}) {
		return false
	}
	for _, x := range c.And {
		if !w.meets(task, x) {
			return false
		}
	}
	return (len(c.Or) == 0 || slices.ContainsFunc(c.Or, func(x query.TaskWhere) bool { return w.meets(task, x) })) && (c.Not == nil || !w.meets(task, *c.Not))
}

// drawWhere makes a condition of up to two parts, and of others.
func drawWhere(t *rapid.T, depth int) (c query.TaskWhere) {
	names := func(of ...kg.Entity) []string {
		labels := []string{"无此名称"}
		for _, e := range of {
			labels = append(labels, e.Name)
		}
		return rapid.SliceOfN(rapid.SampledFrom(labels), 1, 2).Draw(t, "names")
	}
	for range rapid.IntRange(0, 2).Draw(t, "parts") {
		switch rapid.IntRange(0, 14).Draw(t, "part") {
		case 0:
			c.Documents = rapid.SliceOfN(rapid.SampledFrom([]string{"第0号计划", "第1号计划", "第9号计划"}), 1, 2).Draw(t, "documents")
		case 1:
			c.Agencies = names(someBureaus...)
		case 2:
			c.Roles = rapid.SliceOfN(rapid.SampledFrom(kg.Roles), 1, 2).Draw(t, "roles")
		case 3:
			c.Regions = names(append(slices.Clone(someRegions), graphtest.Delta)...)
		case 4:
			c.Platforms = names(graphtest.Park)
		case 5:
			c.Industries = names(graphtest.Textiles)
		case 6:
			c.Policies = names(somePolicies...)
		case 7:
			c.Text = rapid.SampledFrom([]string{"5g 基站", "修路", "任务0", "没有"}).Draw(t, "text")
		case 8:
			c.Predicates = rapid.SliceOfN(rapid.SampledFrom([]kg.Predicate{kg.HasTarget, kg.Due, kg.Cites, kg.Leads}), 1, 2).Draw(t, "predicates")
		case 9:
			c.Origins = rapid.SliceOfN(rapid.SampledFrom(kg.Origins), 1, 2).Draw(t, "origins")
		case 10:
			c.DueAfter = rapid.SampledFrom([]string{"2031", "2031-06-30", "2031-07", "2033"}).Draw(t, "after")
		case 11:
			c.DueBefore = rapid.SampledFrom([]string{"2031", "2031-06-30", "2031-05", "2029"}).Draw(t, "before")
		case 12:
			if depth < 3 {
				n := rapid.IntRange(1, 2).Draw(t, "conditions")
				list := make([]query.TaskWhere, n)
				for i := range list {
					list[i] = drawWhere(t, depth+1)
				}
				if rapid.Bool().Draw(t, "and") {
					c.And = list
				} else {
					c.Or = list
				}
			}
		case 13:
			if depth < 3 {
				not := drawWhere(t, depth+1)
				c.Not = &not
			}
		case 14:
			c.Areas = names(append(slices.Clone(someRegions), graphtest.Lanjiang, graphtest.Delta)...)
		}
	}
	return c
}

// drawQuery asks for tasks of an office; want are those that its definition gives, in source order.
func drawQuery(t *rapid.T, w office) (q query.TaskQuery, want []kg.Entity) {
	q, want = drawBearerQuery(t, w)
	return q, onlyTasks(want)
}

// store holds the office, with the names that its plans happen not to use.
func (w office) store(t *testing.T) store.Store {
	table := graphtest.NewTable("seed:names", "名称表")
	for _, e := range append(slices.Clone(someRegions), graphtest.Delta, graphtest.Park, graphtest.Textiles) {
		table.Says(e.Name, table.Document(), kg.Involves, e)
	}
	for _, part := range someParts {
		table.Says(part[0].Name+" ⊂ "+part[1].Name, part[0], kg.PartOf, part[1])
	}
	for _, e := range somePolicies {
		table.Says(e.Name, table.Document(), kg.Cites, e)
	}
	for _, e := range someBureaus {
		if e.Kind == kg.KindAgency {
			table.Says(e.Name, e, kg.Issued, table.Document())
		} else {
			table.Says(e.Name, table.Document(), kg.Involves, e)
		}
	}
	return filled(t, append(slices.Clone(w.batches), table.Batch())...)
}

func TestConditionsAreWhatTheyAreDefinedToBe(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawOffice(rt)
		q, want := drawQuery(rt, w)
		q.Order = rapid.SampledFrom([]query.Order{query.SourceOrder, query.ByDeadline}).Draw(rt, "order")
		if q.Order == query.ByDeadline {
			due := func(task kg.Entity) string { return append(w.days(task, false), "9999")[0] }
			slices.SortStableFunc(want, func(a, b kg.Entity) int { return cmp.Compare(due(a), due(b)) })
		}
		view(t, w.store(t), func(r store.Reader) {
			count, err := query.CountTasks(t.Context(), r, q)
			if err != nil || count != len(want) {
				rt.Errorf("count of %+v: got %d, %v; want %d", q, count, err, len(want))
			}
			forward, backward := pagedTasks(rt, t, r, q)
			var every []kg.ID
			if err := query.EveryTask(t.Context(), r, q, func(p query.TaskPage) error {
				for _, item := range p.Items {
					every = append(every, item.Task.ID)
				}
				return nil
			}); err != nil {
				rt.Fatal(err)
			}
			expected := make([]kg.ID, len(want))
			for i, task := range want {
				expected[i] = task.ID
			}
			for how, got := range map[string][]kg.ID{"forwards": forward, "backwards": backward, "all at once": every} {
				if !slices.Equal(got, expected) {
					rt.Errorf("%s: tasks %+v:\ngot  %v\nwant %v", how, q, got, expected)
				}
			}
		})
	})
}

// pagedTasks reads a list by pages of two, from the front and from the back.
func pagedTasks(rt *rapid.T, t *testing.T, r store.Reader, q query.TaskQuery) (forward, backward []kg.ID) {
	for q.Window = (query.Window{First: number(2)}); ; {
		page, err := query.Tasks(t.Context(), r, q)
		if err != nil {
			rt.Fatal(err)
		}
		for _, item := range page.Items {
			forward = append(forward, item.Task.ID)
		}
		if !page.HasNext {
			break
		}
		q.Window.After = page.End
	}
	for q.Window = (query.Window{Last: number(2)}); ; {
		page, err := query.Tasks(t.Context(), r, q)
		if err != nil {
			rt.Fatal(err)
		}
		var part []kg.ID
		for _, item := range page.Items {
			part = append(part, item.Task.ID)
		}
		backward = append(part, backward...)
		if !page.HasPrevious {
			break
		}
		q.Window.Before = page.Start
	}
	return forward, backward
}
