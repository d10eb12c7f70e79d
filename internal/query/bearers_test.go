package query_test

import (
	"cmp"
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// drawBearers gives a plan a section and one in it, which may speak of things, and them and the plan targets of their own.
func drawBearers(t *rapid.T, p *graphtest.Plan, title string) {
	bearers := []kg.Entity{p.Document()}
	if rapid.Bool().Draw(t, "sections") {
		above := p.Section("1", "一", "总任务", nil)
		bearers = append(bearers, above, p.Section("1.1", "（一）", "修路", &above))
	}
	for _, e := range bearers {
		for _, thing := range []kg.Entity{graphtest.Meiling, graphtest.Textiles} {
			if rapid.IntRange(0, 2).Draw(t, "bearer names") == 0 {
				p.Says(thing.Name, e, kg.Involves, thing)
			}
		}
		for _, n := range []int{10, 9} {
			day := rapid.SampledFrom(append(slices.Clone(someDays), "no target")).Draw(t, "bearer's day")
			if day == "no target" {
				continue
			}
			one := func(name string, of ...string) kg.Prop {
				return kg.Prop{Name: name, Value: rapid.SampledFrom(of).Draw(t, name)}
			}
			goal := kg.NewEntity(kg.KindTarget, fmt.Sprintf("%s/target-%d", e.Key, n), rapid.SampledFrom([]string{"里程", "５Ｇ 基站数"}).Draw(t, "indicator"),
				kg.Prop{Name: "dueEnd", Value: day}, one("modality", "", "MANDATORY", "EXPECTED", "STRIVE"), one("unit", "", "公里", "％"), one("number", "", "12"))
			p.Says(fmt.Sprintf("%s的里程%d", title, n), e, kg.HasTarget, goal)
		}
	}
}

func onlyTasks(list []kg.Entity) []kg.Entity {
	return slices.DeleteFunc(list, func(e kg.Entity) bool { return e.Kind != kg.KindTask })
}

// bearers lists all documents, sections and tasks of plans in source order.
func (w office) bearers() (list []kg.Entity) {
	for _, e := range w.entities {
		if e.Kind == kg.KindTask || e.Kind == kg.KindSection || e.Kind == kg.KindDocument {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b kg.Entity) int { return cmp.Compare(w.place(a), w.place(b)) })
	return list
}

// drawBearerQuery asks for tasks, sections and documents: those that speak of something, or stand in something, and meet a condition.
func drawBearerQuery(t *rapid.T, w office) (q query.TaskQuery, want []kg.Entity) {
	q.Where = drawWhere(t, 0)
	asked := make(map[kg.ID]bool)
	q.Match = rapid.SampledFrom([]query.Match{"", query.MatchAny, query.MatchAll}).Draw(t, "match")
	for _, e := range append(onlyTextual(w.bearers()), graphtest.Textiles) {
		if rapid.IntRange(0, 3).Draw(t, "involving") == 0 {
			q.Involving, asked[e.ID] = append(q.Involving, e.Ref()), true
		}
	}
	for _, e := range w.bearers() {
		n := 0
		for id := range asked {
			if w.involves(e, id) {
				n++
			}
		}
		if w.meets(e, q.Where) && (len(asked) == 0 || n == len(asked) || n > 0 && q.Match != query.MatchAll) {
			want = append(want, e)
		}
	}
	return q, want
}

func onlyTextual(list []kg.Entity) []kg.Entity {
	return slices.DeleteFunc(list, func(e kg.Entity) bool { return e.Kind == kg.KindTask })
}

// involves tells whether a task, section or document names a thing, or is it, or stands in it.
func (w office) involves(e kg.Entity, thing kg.ID) bool {
	return e.ID == thing || slices.ContainsFunc(w.statements, func(s kg.Statement) bool {
		switch {
		case s.Predicate == kg.Involves && s.Subject == e.ID:
			return s.Object == thing
		case s.Predicate == kg.PartOf && s.Subject == e.ID:
			return w.involvesAsPart(s.Object, thing)
		case s.Predicate == kg.HasTask || s.Predicate == kg.HasSection:
			return s.Object == e.ID && s.Subject == thing
		}
		return false
	})
}

// involvesAsPart tells whether a section is a thing, or stands in it.
func (w office) involvesAsPart(section, thing kg.ID) bool {
	return section == thing || slices.ContainsFunc(w.statements, func(s kg.Statement) bool {
		return s.Predicate == kg.PartOf && s.Subject == section && w.involvesAsPart(s.Object, thing)
	})
}
