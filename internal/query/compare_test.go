package query_test

import (
	"fmt"
	"testing"

	"policygraph/graph/graphtest"
	"policygraph/internal/compare"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

// dikes is a plan of n tasks; from the second version on, each third one is put otherwise.
func dikes(uri string, n, version int) kg.Batch {
	p := graphtest.NewPlan(uri, uri)
	for i := range n {
		place := string([]rune{rune(0x5000 + i*7), rune(0x6000 + i*11), rune(0x7000 + i*13)})
		verb := "加固"
		if version > 1 && i%3 == 0 {
			verb = "探索加固"
		}
		p.Task(place+"海塘", verb+place+"海塘堤岸。")
	}
	return p.Batch()
}

func TestRowsOfComparisonsAreWholeAndStable(t *testing.T) {
	st := memstore.New()
	apply := func(b kg.Batch) {
		t.Helper()
		if _, err := st.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	apply(dikes("a", 24, 1))
	apply(dikes("b", 20, 2))
	past := query.NewPast(st)
	three := 7
	window := query.Window{First: &three}
	plans := []query.PlanVersion{{Document: "a"}, {Document: "b"}}
	counts := map[compare.Change]int{}
	met := map[string]int{}
	for pages := 0; ; pages++ {
		var page query.Comparison
		err := st.View(t.Context(), func(r store.Reader) error {
			now, err := store.SequenceOf(t.Context(), r)
			if err != nil {
				return err
			}
			page, err = past.Compare(t.Context(), r, now, query.CompareQuery{Plans: plans, Kind: kg.KindTask, Window: window})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if page.Total != 24 || page.Plans[1].Counts[compare.Weakened] != 7 || page.Plans[1].Counts[compare.Missing] != 4 {
			t.Fatalf("page %d: %d rows, counts %v; want 24 rows, 7 weakened, 4 missing", pages, page.Total, page.Plans[1].Counts)
		}
		for _, row := range page.Rows {
			met[page.Plans[0].Items[row.Left].Title]++
			counts[row.Cells[0].Change]++
		}
		apply(dikes(fmt.Sprintf("other-%d", pages), 2, 1)) // documents arrive between two pages
		if !page.HasNext {
			break
		}
		window.After = page.End
	}
	if len(met) != 24 || counts[compare.Weakened] != 7 || counts[compare.Missing] != 4 || counts[compare.Same] != 13 {
		t.Errorf("%d items in %v, want 24 in 7 weakened, 4 missing, 13 same", len(met), counts)
	}
}

func TestAVersionIsComparedWithALaterOne(t *testing.T) {
	st := memstore.New()
	for version := range 2 {
		if _, err := st.Apply(t.Context(), dikes("a", 6, version+1)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := st.Retract(t.Context(), kg.NewDocument("a").ID); err != nil {
		t.Fatal(err)
	}
	past := query.NewPast(st)
	one, two := 1, 2
	err := st.View(t.Context(), func(r store.Reader) error {
		plans := []query.PlanVersion{{Document: "a", AsOf: &query.Moment{Commit: &one}}, {Document: "a", AsOf: &query.Moment{Commit: &two}}}
		c, err := past.Compare(t.Context(), r, 3, query.CompareQuery{Plans: plans, Kind: kg.KindTask, Changes: []compare.Change{compare.Weakened}})
		if err != nil {
			return err
		}
		if c.Total != 2 || c.Plans[0].Current || c.Plans[1].Current || c.Plans[1].Counts[compare.Same] != 4 {
			t.Errorf("%d rows, counts %v, want 2 weakened of 6 and no current version", c.Total, c.Plans[1].Counts)
		}
		plans[1].AsOf = nil
		if _, err := past.Compare(t.Context(), r, 3, query.CompareQuery{Plans: plans, Kind: kg.KindTask}); err == nil {
			t.Error("a document that was retracted was compared")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
