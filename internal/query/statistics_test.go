package query_test

import (
	"maps"
	"slices"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

func TestDocumentsAreCountedAsBruteForceCountsThem(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawOffice(rt)
		for _, b := range w.batches {
			got := query.StatsOf(b)
			own := office{batches: []kg.Batch{b}, entities: w.entities, statements: b.Statements}
			count := func(has func(kg.Entity) bool) (n int) {
				for _, e := range b.Entities {
					if e.Kind == kg.KindTask && has(e) {
						n++
					}
				}
				return n
			}
			length := 0
			for _, e := range b.Entities {
				if e.Kind == kg.KindTask {
					length += utf8.RuneCountInString(e.Props.Get("text"))
				}
			}
			statements, origins := make(map[kg.Predicate]int), make(map[kg.Origin]int)
			for _, s := range b.Statements {
				statements[s.Predicate]++
				origins[s.Origin()]++
			}
			for what, c := range map[string][2]int{
				"tasks":       {got.Tasks, count(func(kg.Entity) bool { return true })},
				"with role":   {got.TasksWithRole, count(func(e kg.Entity) bool { return len(own.of(e, kg.Roles...)) > 0 })},
				"with leader": {got.TasksWithLeader, count(func(e kg.Entity) bool { return len(own.of(e, kg.Leads)) > 0 })},
				"with target": {got.TasksWithTarget, count(func(e kg.Entity) bool { return len(own.of(e, kg.HasTarget)) > 0 })},
				"with deadline": {got.TasksWithDeadline, count(func(e kg.Entity) bool {
					return slices.ContainsFunc(own.of(e, kg.Due), func(s kg.Statement) bool { return s.Qualifiers.Get(kg.QualVia) != kg.ViaMilestone })
				})},
				"with region": {got.TasksWithRegion, count(func(e kg.Entity) bool {
					return slices.ContainsFunc(own.of(e, kg.Involves), func(s kg.Statement) bool { return w.entities[s.Object].Kind == kg.KindRegion })
				})},
				"evidence":        {got.Evidence, len(b.Evidence)},
				"characters":      {got.Characters, utf8.RuneCountInString(b.Text)},
				"task characters": {got.TaskCharacters, length},
				"leaders":         {got.Roles[kg.Leads], statements[kg.Leads]},
			} {
				if c[0] != c[1] {
					rt.Errorf("%s: %s: got %d, want %d", b.Document.Title, what, c[0], c[1])
				}
			}
			if !maps.Equal(got.Statements, statements) || !maps.Equal(got.Origins, origins) {
				rt.Errorf("%s: got %v and %v, want %v and %v", b.Document.Title, got.Statements, got.Origins, statements, origins)
			}
		}
	})
}

func TestOriginsOfAllStatementsAreCountedOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawOffice(rt)
		want := make(map[kg.Origin]int)
		for _, s := range w.statements {
			want[s.Origin()]++
		}
		view(t, filled(t, w.batches...), func(r store.Reader) {
			if got, err := query.OriginCounts(t.Context(), r); err != nil || !maps.Equal(got, want) {
				rt.Errorf("origins: got %v, %v; want %v", got, err, want)
			}
		})
	})
}

// What a document asserted is read as it was at the state that is asked about.
func TestADocumentIsCountedAsItWas(t *testing.T) {
	st := memstore.New()
	first := graphtest.NewPlan("plans/grown.txt", "渐增计划")
	first.Task("一", "一。")
	second := graphtest.NewPlan("plans/grown.txt", "渐增计划")
	second.Task("一", "一。")
	second.Task("二", "二。")
	for _, p := range []*graphtest.Plan{first, second} {
		if _, err := st.Apply(t.Context(), p.Batch()); err != nil {
			t.Fatal(err)
		}
	}
	id := first.Document().ID
	if _, err := st.Retract(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	past := query.NewPast(st)
	for commit, want := range []int{0, 1, 2, 0} {
		b, err := past.Asserted(t.Context(), uint64(commit), id)
		if err != nil || query.StatsOf(b).Tasks != want {
			t.Errorf("tasks after commit %d: got %d, %v; want %d", commit, query.StatsOf(b).Tasks, err, want)
		}
	}
}
