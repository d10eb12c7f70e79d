package storetest

import (
	"context"
	"encoding/base64"
	"errors"
	"slices"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// crowd is a model with hubs, statements in both directions, parallel statements, a statement that joins a region with itself, and
// assertions by two documents.
func crowd(t *testing.T, s store.Store) (Model, []kg.ID) {
	d := NewDraft("crowd", "甲局牵头建设驿站。")
	a, b := d.Entity(kg.KindAgency, "a", "甲局"), d.Entity(kg.KindAgency, "b", "乙局")
	task := d.Entity(kg.KindTask, "t", "建设驿站")
	r1, r2 := d.Entity(kg.KindRegion, "r1", "甲县"), d.Entity(kg.KindRegion, "r2", "乙县")
	d.Claim(a, kg.Leads, task, 0, 2)
	d.Claim(a, kg.Leads, task, 0, 2, kg.Prop{Name: kg.QualGroup, Value: "2"}) // parallel to the one before
	d.Claim(b, kg.Supports, task, 0, 2)
	d.Claim(a, kg.AgencyOf, r1, 0, 2)
	d.Claim(r1, kg.PartnersWith, r2, 0, 2)
	d.Claim(r2, kg.PartnersWith, r1, 0, 2)
	d.Claim(r1, kg.PartnersWith, r1, 0, 2)
	m := model(d.Batch, Plan("one", 1, 60), Plan("two", 1, 60))
	for _, batch := range m {
		mustApply(t, s, batch)
	}
	var everyone []kg.ID
	for _, e := range m.Graph().Entities {
		everyone = append(everyone, e.ID)
	}
	return m, everyone
}

func expandFollows(t *testing.T, s store.Store) {
	m, everyone := crowd(t, s)
	agency, task := kg.EntityID(kg.KindAgency, "a"), kg.EntityID(kg.KindTask, "t")
	region := kg.EntityID(kg.KindRegion, "r1")
	hub := kg.EntityID(kg.KindAgency, "bureau-1")
	view(t, s, func(r store.Reader) {
		for _, from := range [][]kg.ID{{agency}, {task}, {region}, {hub}, {agency, task}, {task, agency, task, {}}, everyone} {
			for _, dir := range []store.Direction{store.Both, store.Out, store.In} {
				for _, predicates := range [][]kg.Predicate{nil, {kg.Leads}, {kg.Supports, kg.Leads}, {kg.PartnersWith}, {kg.Involves, kg.AgencyOf, kg.Leads}, {kg.Repeals}} {
					h := store.Hop{From: from, Dir: dir, Predicates: predicates}
					page := must(r.Expand(context.Background(), h))(t)
					if diff := differ(m.Expand(h), page.Edges); diff != "" || page.Next != "" {
						t.Errorf("Expand(%d sources, direction %d, %v): Next %q, edges (-want +got):\n%s", len(from), dir, predicates, page.Next, diff)
					}
				}
			}
		}
	})
	loop := m.Expand(store.Hop{From: []kg.ID{region}, Predicates: []kg.Predicate{kg.PartnersWith}})
	if len(loop) != 4 { // itself both ways, and the other region both ways
		t.Fatalf("the model's answer for a region that partners with itself: got %d edges, want 4", len(loop))
	}
}

func expandPages(t *testing.T, s store.Store) {
	m, everyone := crowd(t, s)
	view(t, s, func(r store.Reader) {
		for _, h := range []store.Hop{
			{From: everyone},
			{From: everyone, Dir: store.In, Predicates: []kg.Predicate{kg.Involves, kg.Leads}},
			{From: everyone[:7], Dir: store.Out},
		} {
			want := m.Expand(h)
			for _, limit := range []int{1, 7, 50, len(want) - 1, len(want), len(want) + 1} {
				if limit <= 0 || limit == 1 && len(want) > 400 {
					continue
				}
				var got []store.Edge
				page := store.Page{}
				for pages := 0; pages == 0 || page.Next != ""; pages++ {
					next := h
					next.Limit, next.After = limit, page.Next
					slices.Reverse(next.From) // a frontier is a set
					page = must(r.Expand(context.Background(), next))(t)
					if len(page.Edges) > limit || len(page.Edges) == 0 && pages > 0 {
						t.Fatalf("page %d of at most %d: got %d edges", pages, limit, len(page.Edges))
					}
					got = append(got, page.Edges...)
				}
				if diff := differ(want, got); diff != "" {
					t.Errorf("pages of %d, %d sources: edges (-want +got):\n%s", limit, len(h.From), diff)
				}
			}
		}
	})
}

func cursorOutlives(t *testing.T, s store.Store) {
	ctx := context.Background()
	m, everyone := crowd(t, s)
	h := store.Hop{From: everyone, Dir: store.Out, Limit: 5}
	var first store.Page
	view(t, s, func(r store.Reader) { first = must(r.Expand(ctx, h))(t) })
	h.After = first.Next
	rest := func() (page store.Page) {
		view(t, s, func(r store.Reader) {
			page = must(r.Expand(ctx, store.Hop{From: h.From, Dir: h.Dir, After: h.After}))(t)
		})
		return page
	}
	if diff := differ(m.Expand(h)[5:], rest().Edges); diff != "" {
		t.Errorf("in a later View (-want +got):\n%s", diff)
	}
	last := first.Edges[4]
	for id, b := range m { // take away the statement that the cursor points at
		if slices.ContainsFunc(b.Statements, func(st kg.Statement) bool { return st.ID == last.Statement.ID }) {
			if _, err := s.Retract(ctx, id); err != nil {
				t.Fatal(err)
			}
			delete(m, id)
		}
	}
	want := slices.DeleteFunc(m.Expand(h), func(e store.Edge) bool { return e.Position().Compare(last.Position()) <= 0 })
	if diff := differ(want, rest().Edges); diff != "" {
		t.Errorf("after the statement of the cursor is gone (-want +got):\n%s", diff)
	}
}

func cursorForeign(t *testing.T, s store.Store) {
	_, everyone := crowd(t, s)
	h := store.Hop{From: everyone, Dir: store.Out, Predicates: []kg.Predicate{kg.Leads, kg.Supports}, Limit: 3}
	var cursor store.Cursor
	view(t, s, func(r store.Reader) { cursor = must(r.Expand(context.Background(), h))(t).Next })
	refused := func(name string, h store.Hop, after store.Cursor) {
		t.Helper()
		view(t, s, func(r store.Reader) {
			h.After = after
			if page, err := r.Expand(context.Background(), h); !errors.Is(err, store.ErrCursor) || len(page.Edges) > 0 {
				t.Errorf("%s: Expand after %q: got %d edges, error %v; want ErrCursor", name, after, len(page.Edges), err)
			}
		})
	}
	for name, after := range map[string]store.Cursor{
		"no base64": "§", "empty base64": "AA", "cut": cursor[:len(cursor)-4], "longer": cursor + "AAAA", "zeros": store.Cursor(base64.RawURLEncoding.EncodeToString(make([]byte, 59))),
	} {
		refused(name, h, after)
	}
	for at := range len(cursor) {
		forged := []byte(cursor)
		forged[at] = 'A' + (forged[at]-'A'+1)%26
		refused("forged", h, store.Cursor(forged))
	}
	other := h
	other.Dir = store.In
	refused("of another direction", other, cursor)
	other = h
	other.From = everyone[1:]
	refused("of another frontier", other, cursor)
	other = h
	other.Predicates = h.Predicates[:1]
	refused("of other predicates", other, cursor)
	same := h
	same.Predicates, same.After = []kg.Predicate{kg.Supports, kg.Leads, kg.Leads}, cursor
	view(t, s, func(r store.Reader) {
		if _, err := r.Expand(context.Background(), same); err != nil {
			t.Errorf("the same predicates in another order: got error %v, want none", err)
		}
	})
}
