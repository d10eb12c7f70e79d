package query_test

import (
	"context"
	"errors"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

// Whatever call of the store fails, a question gives that error: never half an answer.
func TestAQuestionWhoseStoreFailsHasNoAnswer(t *testing.T) {
	ctx := context.Background()
	s := memstore.New()
	if _, err := s.Apply(ctx, storetest.Plan("plan", 1, 6)); err != nil {
		t.Fatal(err)
	}
	agency := kg.EntityID(kg.KindAgency, "bureau-0")
	for name, ask := range map[string]func(store.Reader) error{
		"tasks":   func(r store.Reader) error { _, err := query.Tasks(ctx, r, query.TaskQuery{}); return err },
		"resolve": func(r store.Reader) error { _, err := query.Resolve(ctx, r, "第0局"); return err },
		"neighborhood": func(r store.Reader) error {
			_, err := query.Neighborhood(ctx, r, query.NeighborhoodQuery{Of: []kg.ID{agency}, Depth: 2, PerPredicate: 5})
			return err
		},
		"facets": func(r store.Reader) error {
			_, err := query.Facets(ctx, r, query.TaskQuery{}, query.FacetKeys, 5)
			return err
		},
		"cooccurrence": func(r store.Reader) error {
			_, err := query.Cooccurrence(ctx, r, query.MatrixQuery{Rows: kg.KindAgency, Columns: kg.KindRegion, Top: 5})
			return err
		},
		"timeline": func(r store.Reader) error { _, err := query.Timeline(ctx, r, query.TimelineQuery{}); return err },
		"undated": func(r store.Reader) error {
			page, err := query.Timeline(ctx, r, query.TimelineQuery{Tasks: query.TaskQuery{Involving: []string{"document:" + kg.DocumentKey("plan")}}})
			if err != nil {
				return err
			}
			_, err = page.UndatedEntries(ctx, r, query.Window{})
			return err
		},
		"targets": func(r store.Reader) error { _, err := query.Targets(ctx, r, query.TargetQuery{}); return err },
		"tasks by deadline": func(r store.Reader) error {
			_, err := query.Tasks(ctx, r, query.TaskQuery{Order: query.ByDeadline, Where: query.TaskWhere{Not: &query.TaskWhere{Text: "无"}}})
			return err
		},
		"origins":    func(r store.Reader) error { _, err := query.OriginCounts(ctx, r); return err },
		"documents":  func(r store.Reader) error { _, err := query.Documents(ctx, r, false, query.Window{}); return err },
		"statements": func(r store.Reader) error { _, err := query.Statements(ctx, r, query.StatementQuery{}); return err },
		"ancestors":  func(r store.Reader) error { _, err := query.Ancestors(ctx, r, []kg.ID{agency}); return err },
	} {
		for n := 1; ; n++ {
			faulty := &storetest.Faulty{Store: s, Fail: n}
			err := faulty.View(ctx, ask)
			if faulty.Calls < n {
				if err != nil {
					t.Errorf("%s: without a fault: %v", name, err)
				}
				if n < 3 {
					t.Errorf("%s asks nothing of the store", name)
				}
				break
			}
			if !errors.Is(err, storetest.ErrFault) {
				t.Errorf("%s, call %d: got error %v, want that of the store", name, n, err)
			}
		}
	}
}
