package store_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

func drawEdge(t *rapid.T) store.Edge {
	id := rapid.Map(rapid.SampledFrom([]string{"a", "b", "c"}), func(s string) kg.ID { return kg.NewID(s) })
	e := store.Edge{From: id.Draw(t, "from"), Other: id.Draw(t, "other"), Forward: rapid.Bool().Draw(t, "forward")}
	e.Statement = kg.Statement{ID: id.Draw(t, "statement"), Predicate: rapid.SampledFrom(kg.Predicates).Draw(t, "predicate")}
	return e
}

func TestACursorResumesWhereItWasTaken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := store.Hop{From: []kg.ID{kg.NewID("b"), kg.NewID("a")}, Dir: store.Out, Predicates: []kg.Predicate{kg.Supports, kg.Leads}, Limit: 3}
		e := drawEdge(t)
		same := store.Hop{
			From: []kg.ID{kg.NewID("a"), kg.NewID("b"), kg.NewID("a")}, Dir: store.Out, Predicates: []kg.Predicate{kg.Leads, kg.Supports, kg.Leads},
			Limit: 50, After: h.Cursor(e),
		}
		got, ok, err := same.Resume()
		if err != nil || !ok || got != e.Position() {
			t.Fatalf("Resume of %q: got %+v, %v, error %v; want %+v", same.After, got, ok, err, e.Position())
		}
		for _, other := range []store.Hop{
			{From: h.From[:1], Dir: h.Dir, Predicates: h.Predicates},
			{From: h.From, Dir: store.Both, Predicates: h.Predicates},
			{From: h.From, Dir: h.Dir},
			{From: h.From, Dir: h.Dir, Predicates: h.Predicates[:1]},
		} {
			other.After = h.Cursor(e)
			if _, _, err := other.Resume(); !errors.Is(err, store.ErrCursor) {
				t.Fatalf("Resume in another hop %+v: got error %v, want ErrCursor", other, err)
			}
		}
	})
}

func TestAHopWithoutCursorBeginsAtTheFirstEdge(t *testing.T) {
	if p, ok, err := (store.Hop{}).Resume(); ok || err != nil {
		t.Errorf("Resume: got %+v, %v, error %v; want ok=false", p, ok, err)
	}
}

func TestPositionsOrderAsAPage(t *testing.T) {
	low, high := kg.ID{1}, kg.ID{2}
	inOrder := []store.Position{
		{From: low, Predicate: kg.HasSection, Forward: true, Other: low, Statement: low},
		{From: low, Predicate: kg.HasSection, Forward: true, Other: low, Statement: high},
		{From: low, Predicate: kg.HasSection, Forward: true, Other: high, Statement: low},
		{From: low, Predicate: kg.HasSection, Forward: false, Other: low, Statement: low},
		{From: low, Predicate: kg.HasTask, Forward: true, Other: low, Statement: low},  // HAS_TASK comes later in kg.Predicates
		{From: low, Predicate: kg.AgencyOf, Forward: true, Other: low, Statement: low}, // and so does AGENCY_OF, whatever the alphabet says
		{From: high, Predicate: kg.HasSection, Forward: true, Other: low, Statement: low},
	}
	for i, p := range inOrder {
		for j, q := range inOrder {
			if got := p.Compare(q); got < 0 != (i < j) || got == 0 != (i == j) {
				t.Errorf("Compare of number %d with %d: got %d", i, j, got)
			}
		}
	}
}

func TestSourcesAreASet(t *testing.T) {
	from := []kg.ID{{3}, {1}, {3}, {2}}
	if got := (store.Hop{From: from}).Sources(); !slices.Equal(got, []kg.ID{{1}, {2}, {3}}) {
		t.Errorf("Sources: got %v, want 1, 2, 3", got)
	}
	if !slices.Equal(from, []kg.ID{{3}, {1}, {3}, {2}}) {
		t.Errorf("Sources changed the frontier to %v", from)
	}
}

// FuzzCursor looks for a cursor that panics, or that is accepted although no Cursor call wrote it.
func FuzzCursor(f *testing.F) {
	h := store.Hop{From: []kg.ID{{1}, {2}}, Predicates: []kg.Predicate{kg.Leads}}
	f.Add(string(h.Cursor(store.Edge{From: kg.ID{1}, Other: kg.ID{9}, Statement: kg.Statement{ID: kg.ID{7}, Predicate: kg.Leads}})))
	f.Add("")
	f.Add("AQ")
	f.Fuzz(func(t *testing.T, s string) {
		h := h
		h.After = store.Cursor(s)
		p, ok, err := h.Resume()
		switch {
		case err != nil && !errors.Is(err, store.ErrCursor):
			t.Errorf("Resume(%q): got error %v, want ErrCursor", s, err)
		case err == nil && ok:
			e := store.Edge{From: p.From, Other: p.Other, Forward: p.Forward, Statement: kg.Statement{ID: p.Statement, Predicate: p.Predicate}}
			if again := h.Cursor(e); string(again) != s {
				t.Errorf("Resume(%q): accepted, but Cursor writes it %q", s, again)
			}
		}
	})
}
