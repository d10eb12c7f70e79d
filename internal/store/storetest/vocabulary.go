package storetest

import (
	"context"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// everyPredicate holds for the predicates that are appended to the vocabulary too: engines number them.
func everyPredicate(t *testing.T, s store.Store) {
	d := NewDraft("vocabulary", "某省供水规划（某政发〔2021〕7号）")
	ids := map[kg.EntityKind]kg.ID{}
	for _, kind := range kg.EntityKinds {
		key := "key"
		if kind == kg.KindDocument {
			key = d.Document.Key
		}
		ids[kind] = d.Entity(kind, key, string(kind))
	}
	claims := map[kg.Predicate]kg.ID{}
	for _, p := range kg.Predicates {
		for _, subject := range kg.EntityKinds {
			for _, object := range kg.EntityKinds {
				if _, said := claims[p]; !said && p.Joins(subject, object) {
					claims[p] = d.Claim(ids[subject], p, ids[object], 0, 6)
				}
			}
		}
	}
	mustApply(t, s, d.Batch)
	view(t, s, func(r store.Reader) {
		stats := must(r.Stats(context.Background()))(t)
		for _, p := range kg.Predicates {
			st, ok := must(r.Statements(context.Background(), []kg.ID{claims[p]}))(t)[claims[p]]
			if !ok || st.Predicate != p || stats.Statements[p] != 1 {
				t.Errorf("%s: got statement %+v, counted %d", p, st, stats.Statements[p])
				continue
			}
			page := must(r.Expand(context.Background(), store.Hop{From: []kg.ID{st.Object}, Dir: store.In, Predicates: []kg.Predicate{p}}))(t)
			if len(page.Edges) != 1 || page.Edges[0].Other != st.Subject || page.Edges[0].Statement.ID != st.ID {
				t.Errorf("%s backwards: got %+v", p, page.Edges)
			}
		}
	})
}
