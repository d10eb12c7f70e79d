package query_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// drawStatementWhere makes a condition on statements.
func drawStatementWhere(t *rapid.T, depth int) (c query.StatementWhere) {
	for range rapid.IntRange(0, 2).Draw(t, "parts") {
		switch rapid.IntRange(0, 4).Draw(t, "part") {
		case 0:
			c.Predicates = rapid.SliceOfN(rapid.SampledFrom([]kg.Predicate{kg.Involves, kg.Leads, kg.Supports}), 1, 2).Draw(t, "predicates")
		case 1:
			c.Origins = rapid.SliceOfN(rapid.SampledFrom(kg.Origins), 1, 2).Draw(t, "origins")
		case 2:
			c.Documents = rapid.SliceOfN(rapid.SampledFrom([]string{"第0号计划", "第1号计划", "名称表", "第9号计划"}), 1, 2).Draw(t, "documents")
		case 3:
			if depth < 3 {
				list := []query.StatementWhere{drawStatementWhere(t, depth+1), drawStatementWhere(t, depth+1)}
				if rapid.Bool().Draw(t, "and") {
					c.And = list
				} else {
					c.Or = list
				}
			}
		case 4:
			if depth < 3 {
				not := drawStatementWhere(t, depth+1)
				c.Not = &not
			}
		}
	}
	return c
}

// says evaluates a condition by its definition.
func says(s kg.Statement, by []string, c query.StatementWhere) bool {
	return (len(c.Predicates) == 0 || slices.Contains(c.Predicates, s.Predicate)) && (len(c.Origins) == 0 || slices.Contains(c.Origins, s.Origin())) &&
		(len(c.Documents) == 0 || slices.ContainsFunc(c.Documents, func(d string) bool { return slices.Contains(by, d) })) &&
		!slices.ContainsFunc(c.And, func(x query.StatementWhere) bool { return !says(s, by, x) }) &&
		(len(c.Or) == 0 || slices.ContainsFunc(c.Or, func(x query.StatementWhere) bool { return says(s, by, x) })) && (c.Not == nil || !says(s, by, *c.Not))
}

func TestStatementsAreNarrowedAsDefined(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawOffice(rt)
		where := drawStatementWhere(rt, 0)
		kinds := rapid.SliceOfNDistinct(rapid.SampledFrom([]kg.EntityKind{kg.KindTask, kg.KindRegion, kg.KindDocument, kg.KindAgency}), 0, 2, rapid.ID).Draw(rt, "kinds")
		of := rapid.SampledFrom([]kg.Entity{graphtest.Meiling, graphtest.YunxiTech}).Draw(rt, "of")
		limit := rapid.IntRange(1, 3).Draw(rt, "limit")
		st := w.store(t)
		view(t, st, func(r store.Reader) {
			everything, err := r.Expand(t.Context(), store.Hop{From: []kg.ID{of.ID}})
			if err != nil {
				rt.Fatal(err)
			}
			documents, err := r.Documents(t.Context(), nil)
			if err != nil {
				rt.Fatal(err)
			}
			var want, near []kg.ID
			for _, e := range everything.Edges {
				evidence, err := r.Evidence(t.Context(), []kg.ID{e.Statement.ID})
				if err != nil {
					rt.Fatal(err)
				}
				var by []string
				for _, x := range evidence[e.Statement.ID] {
					by = append(by, documents[x.Doc].Title)
				}
				if !says(e.Statement, by, where) {
					continue
				}
				want = append(want, e.Statement.ID)
				other, err := r.Entities(t.Context(), []kg.ID{e.Other})
				if err != nil {
					rt.Fatal(err)
				}
				if len(kinds) == 0 || slices.Contains(kinds, other[e.Other].Kind) {
					near = append(near, e.Statement.ID)
				}
			}
			page, err := query.Statements(t.Context(), r, query.StatementQuery{Entity: of.ID, Where: &where, Window: query.Window{First: number(100)}})
			if err != nil {
				rt.Fatal(err)
			}
			var got []kg.ID
			for _, e := range page.Edges {
				got = append(got, e.Statement.ID)
			}
			slices.SortFunc(got, kg.ID.Compare)
			slices.SortFunc(want, kg.ID.Compare)
			if !slices.Equal(got, want) || page.Total != len(want) {
				rt.Errorf("statements about %s where %+v: got %d, want %d", of.Name, where, len(got), len(want))
			}
			q := query.NeighborhoodQuery{Of: []kg.ID{of.ID}, Depth: 1, PerPredicate: limit, Where: &where, Kinds: kinds}
			sub, err := query.Neighborhood(t.Context(), r, q)
			if err != nil {
				rt.Fatal(err)
			}
			again, err := query.Neighborhood(t.Context(), r, q)
			if err != nil || !slices.EqualFunc(sub.Statements, again.Statements, func(a, b kg.Statement) bool { return a.ID == b.ID }) {
				rt.Errorf("neighbourhood %+v: asked twice, answered in two ways: %v", q, err)
			}
			omitted := 0
			for _, o := range sub.Omitted {
				omitted += o.Count
			}
			for _, s := range sub.Statements {
				if !slices.Contains(near, s.ID) {
					rt.Errorf("neighbourhood %+v: has a %s that was not asked for", q, s.Predicate)
				}
			}
			if len(sub.Statements)+omitted != len(near) {
				rt.Errorf("neighbourhood %+v: %d statements and %d omitted, want %d together", q, len(sub.Statements), omitted, len(near))
			}
		})
	})
}

func TestAnAmbiguousDocumentIsAnError(t *testing.T) {
	twins := []kg.Batch{graphtest.NewPlan("plans/a.txt", "同名计划").Batch(), graphtest.NewPlan("plans/b.txt", "同名计划").Batch()}
	view(t, filled(t, append(graphtest.Province(), twins...)...), func(r store.Reader) {
		where := &query.StatementWhere{Documents: []string{"同名计划"}}
		_, err := query.Statements(t.Context(), r, query.StatementQuery{Entity: graphtest.Meiling.ID, Where: where})
		if !errors.Is(err, query.ErrAmbiguous) {
			t.Errorf("statements of one of two documents of that title: got %v, want ErrAmbiguous", err)
		}
	})
}
