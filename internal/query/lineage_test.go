package query_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
)

// web is a random store of plans that speak of each other, and of policies of which it has no text.
type web struct {
	batches []kg.Batch
	ids     []kg.ID       // of works: documents, then policies without text
	speaks  map[int][]int // works that a work speaks of, one entry a statement
}

func randomWeb(r *rand.Rand, documents, absent int) web {
	w := web{speaks: map[int][]int{}}
	title := func(i int) string { return fmt.Sprintf("某省第%d号供水规划", i) }
	for i := range documents {
		w.ids = append(w.ids, kg.NewDocument(title(i)).ID)
	}
	for i := range absent {
		w.ids = append(w.ids, named(title(documents+i)).ID)
	}
	for i := range documents {
		p := graphtest.NewPlan(title(i), title(i))
		p.Says(title(i), p.Document(), kg.TextOf, named(title(i)), kg.Prop{Name: kg.QualVia, Value: "NAME"})
		task := p.Task("供水", "建设水厂。")
		met := map[string]bool{}
		for range r.IntN(4) {
			j := r.IntN(documents + absent)
			subject, predicate := p.Document(), kg.Citing[r.IntN(len(kg.Citing))]
			if predicate == kg.Cites {
				subject = task
			}
			if key := fmt.Sprint(j, predicate); j == i || met[key] {
				continue
			} else {
				met[key] = true
			}
			p.Says("《"+title(j)+"》。", subject, predicate, named(title(j)))
			w.speaks[i] = append(w.speaks[i], j)
		}
		w.batches = append(w.batches, p.Batch())
	}
	return w
}

// levels is how far each work is from the first, one way.
func (w web) levels(up bool, depth int) map[int]int {
	level := map[int]int{0: 0}
	for d := 1; d <= depth; d++ {
		for from, list := range w.speaks {
			for _, to := range list {
				a, b := from, to
				if !up {
					a, b = to, from
				}
				if n, ok := level[a]; ok && n == d-1 {
					if _, known := level[b]; !known {
						level[b] = d
					}
				}
			}
		}
	}
	return level
}

func TestALineageIsWhatWalkingEveryStatementFinds(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 11))
		w := randomWeb(r, 3+r.IntN(12), r.IntN(5))
		depth := 1 + r.IntN(4)
		st := filled(t, w.batches...)
		view(t, st, func(reader store.Reader) {
			for _, direction := range query.LineageDirections {
				got, err := query.LineageOf(t.Context(), reader, query.LineageQuery{Of: w.ids[0], Direction: direction, Depth: depth})
				if err != nil {
					t.Fatal(err)
				}
				want := map[int]int{0: 0}
				for _, up := range []bool{true, false} {
					if up && direction == query.LineageDown || !up && direction == query.LineageUp {
						continue
					}
					for work, level := range w.levels(up, depth) {
						if up {
							level = -level
						}
						if _, known := want[work]; !known {
							want[work] = level
						}
					}
				}
				index := map[int]int{} // of our works in the answer
				for i, work := range got.Works {
					n := slices.Index(w.ids, work.Entity.ID)
					index[n] = i
					if level, ok := want[n]; !ok || level != work.Level {
						t.Errorf("seed %d, %s, depth %d: %s is at level %d, want %d (%v)", seed, direction, depth, work.Entity.Name, work.Level, level, ok)
					}
				}
				if len(got.Works) != len(want) {
					t.Errorf("seed %d, %s, depth %d: %d works, want %d", seed, direction, depth, len(got.Works), len(want))
				}
				checkStatements(t, fmt.Sprintf("seed %d, %s, depth %d", seed, direction, depth), w, got, index, direction, depth)
			}
		})
	}
}

// checkStatements adds up: around each work that was walked from, what is drawn and what is counted as left out is all that is said.
func checkStatements(t *testing.T, claim string, w web, got query.Lineage, index map[int]int, direction query.LineageDirection, depth int) {
	t.Helper()
	back := map[int][]int{}
	for from, list := range w.speaks {
		for _, to := range list {
			back[to] = append(back[to], from)
		}
	}
	for _, up := range []bool{true, false} {
		if up && direction == query.LineageDown || !up && direction == query.LineageUp {
			continue
		}
		said := w.speaks
		if !up {
			said = back
		}
		for work := range w.levels(up, depth) {
			drawn, left := 0, 0
			for _, e := range got.Edges {
				if up && e.From == index[work] || !up && e.To == index[work] {
					drawn += len(e.Statements)
				}
			}
			for _, o := range got.Omitted {
				if o.Work == index[work] && o.Up == up {
					left += o.Count
				}
			}
			if drawn+left != len(said[work]) {
				t.Errorf("%s: around work %d, up %v: %d statements drawn and %d counted, want %d together", claim, work, up, drawn, left, len(said[work]))
			}
		}
	}
}

func TestLineagesThatCannotBeFollowed(t *testing.T) {
	w := randomWeb(rand.New(rand.NewPCG(1, 1)), 3, 0)
	st := filled(t, w.batches...)
	view(t, st, func(r store.Reader) {
		for _, q := range []query.LineageQuery{
			{Of: w.ids[0], Direction: query.LineageUp},
			{Of: w.ids[0], Direction: query.LineageUp, Depth: query.MaxLineageDepth + 1},
			{Of: w.ids[0], Direction: query.LineageUp, Depth: 1, Predicates: []kg.Predicate{kg.Leads}},
		} {
			if l, err := query.LineageOf(t.Context(), r, q); err == nil {
				t.Errorf("%+v: got %d works, want an error", q, len(l.Works))
			}
		}
	})
}

func TestALineageWhoseStoreFailsIsNone(t *testing.T) {
	w := randomWeb(rand.New(rand.NewPCG(5, 5)), 8, 2)
	st := filled(t, w.batches...)
	for n := 1; ; n++ {
		faulty := &storetest.Faulty{Store: st, Fail: n}
		err := faulty.View(t.Context(), func(r store.Reader) error {
			_, err := query.LineageOf(t.Context(), r, query.LineageQuery{Of: w.ids[0], Direction: query.LineageBoth, Depth: 3})
			return err
		})
		if faulty.Calls < n {
			if err != nil {
				t.Errorf("without a fault: %v", err)
			}
			break
		}
		if err == nil {
			t.Errorf("call %d of the store failed and the answer came all the same", n)
		}
	}
}
