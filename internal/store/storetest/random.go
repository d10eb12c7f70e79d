package storetest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

var names = []string{"南湖", "南湖区", "Ｎ湖 ", "北湖", "北", "湖", ""}

// drawBatch invents a batch over a small world, so that documents often speak of the same things.
func drawBatch(t *rapid.T, uri string) kg.Batch {
	text := "甲局牵头，乙局配合，共建南湖驿站。"
	d := NewDraft(uri, text)
	d.Document.Seed = uri == "seed"
	kinds := []kg.EntityKind{kg.KindAgency, kg.KindTask, kg.KindRegion, kg.KindRegion}
	var ids []kg.ID
	var kind []kg.EntityKind
	for n := range 8 {
		if !rapid.Bool().Draw(t, "asserts") {
			continue
		}
		k := kinds[n%len(kinds)]
		aliases := rapid.SliceOfN(rapid.SampledFrom(names), 0, 2).Draw(t, "aliases")
		ids = append(ids, d.Entity(k, fmt.Sprintf("key-%d", n), rapid.SampledFrom(names).Draw(t, "name"), aliases...))
		kind = append(kind, k)
		if rapid.Bool().Draw(t, "has props") {
			d.Entities[len(d.Entities)-1].Props = kg.Props{{Name: "level", Value: rapid.SampledFrom([]string{"市", "县"}).Draw(t, "level")}}
		}
	}
	said := map[kg.ID]bool{}
	for range rapid.IntRange(0, 10).Draw(t, "claims") {
		if len(ids) == 0 {
			break
		}
		subject, object := rapid.IntRange(0, len(ids)-1).Draw(t, "subject"), rapid.IntRange(0, len(ids)-1).Draw(t, "object")
		for _, p := range []kg.Predicate{kg.Leads, kg.AgencyOf, kg.Involves, kg.PartOf, kg.PartnersWith} {
			if !p.Joins(kind[subject], kind[object]) || !rapid.Bool().Draw(t, "claims it") {
				continue
			}
			var qualifiers kg.Props
			if rapid.Bool().Draw(t, "qualified") {
				qualifiers = kg.Props{{Name: kg.QualOrder, Value: "1"}, {Name: "own", Value: ""}}
			}
			st := kg.NewStatement(ids[subject], p, ids[object], qualifiers...)
			start := rapid.IntRange(0, d.length-1).Draw(t, "start")
			if !said[st.ID] {
				said[st.ID] = true
				d.Statements = append(d.Statements, st)
			}
			d.Prove(st.ID, start, rapid.IntRange(start+1, d.length).Draw(t, "end"), "test.rule")
		}
	}
	return d.Batch
}

func anySequence(t *testing.T, s store.Store) {
	ctx := context.Background()
	uris := []string{"seed", "one", "two", "three"}
	rapid.Check(t, func(t *rapid.T) {
		m, sequence := Model{}, uint64(0)
		for _, uri := range uris { // the store is shared by all draws
			must(s.Retract(ctx, kg.NewDocument(uri).ID))(t)
		}
		view(t, s, func(r store.Reader) { sequence = must(r.Stats(ctx))(t).Sequence })
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			uri := rapid.SampledFrom(uris).Draw(t, "document")
			id := kg.NewDocument(uri).ID
			_, there := m[id]
			if rapid.IntRange(0, 3).Draw(t, "step") == 0 {
				if found := must(s.Retract(ctx, id))(t); found != there {
					t.Fatalf("Retract(%s): got found=%v, want %v", uri, found, there)
				}
				delete(m, id)
				if there {
					sequence++
				}
			} else {
				b := drawBatch(t, uri)
				same := there && cmp.Equal(model(b).Graph(), model(m[id]).Graph(), empty) && sameAssertions(b, m[id])
				if changed := must(s.Apply(ctx, b))(t); changed == same {
					t.Fatalf("Apply(%s): got changed=%v, but the batch is the stored one: %v", uri, changed, same)
				}
				m[id] = b
				if !same {
					sequence++
				}
			}
			shows(t, s, m)
			drawReads(t, s, m, sequence)
		}
	})
}

// sameAssertions tells whether the entities agree to the order of their aliases, which kg.Merge does not keep.
func sameAssertions(x, y kg.Batch) bool {
	x, y = reversed(x), reversed(y)
	x.Sort()
	y.Sort()
	return cmp.Equal(x.Entities, y.Entities, empty)
}

// drawReads asks a few random questions and compares with the model.
func drawReads(t *rapid.T, s store.Store, m Model, sequence uint64) {
	ctx := context.Background()
	var everyone []kg.ID
	for n := range 8 {
		for _, k := range []kg.EntityKind{kg.KindAgency, kg.KindTask, kg.KindRegion} {
			everyone = append(everyone, kg.EntityID(k, fmt.Sprintf("key-%d", n)))
		}
	}
	h := store.Hop{
		From:       rapid.SliceOfN(rapid.SampledFrom(everyone), 0, 24).Draw(t, "from"),
		Dir:        rapid.SampledFrom([]store.Direction{store.Both, store.Out, store.In}).Draw(t, "direction"),
		Predicates: rapid.SliceOfN(rapid.SampledFrom(kg.Predicates), 0, 4).Draw(t, "predicates"),
	}
	q := store.Lookup{
		Name: rapid.SampledFrom(names).Draw(t, "name"), Prefix: rapid.Bool().Draw(t, "prefix"),
		Kinds: rapid.SliceOfN(rapid.SampledFrom(kg.EntityKinds), 0, 2).Draw(t, "kinds"), Limit: rapid.IntRange(0, 3).Draw(t, "limit"),
	}
	limit := rapid.IntRange(1, 5).Draw(t, "page")
	view(t, s, func(r store.Reader) {
		var got []store.Edge
		for next := (store.Page{}); ; {
			page := h
			page.Limit, page.After = limit, next.Next
			next = must(r.Expand(ctx, page))(t)
			if got = append(got, next.Edges...); next.Next == "" {
				break
			}
		}
		if diff := differ(m.Expand(h), got); diff != "" {
			t.Fatalf("Expand(%+v) in pages of %d (-want +got):\n%s", h, limit, diff)
		}
		if want, got := m.Lookup(q), must(r.Lookup(ctx, q))(t); !slices.Equal(want, got) {
			t.Fatalf("Lookup(%+v): got %v, want %v", q, got, want)
		}
		want := m.Stats()
		want.Sequence = sequence
		if diff := cmp.Diff(want, must(r.Stats(ctx))(t)); diff != "" {
			t.Fatalf("Stats (-want +got):\n%s", diff)
		}
	})
}
