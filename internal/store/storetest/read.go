package storetest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

func unknownIsAbsent(t *testing.T, s store.Store) {
	ctx := context.Background()
	mustApply(t, s, Plan("plan", 1, 5))
	none := []kg.ID{kg.NewID("nobody"), {}}
	view(t, s, func(r store.Reader) {
		for name, got := range map[string]int{
			"Entities":                 len(must(r.Entities(ctx, none))(t)),
			"Statements":               len(must(r.Statements(ctx, none))(t)),
			"Evidence":                 len(must(r.Evidence(ctx, none))(t)),
			"Documents":                len(must(r.Documents(ctx, none))(t)),
			"Expand":                   len(must(r.Expand(ctx, store.Hop{From: none}))(t).Edges),
			"Expand from nowhere":      len(must(r.Expand(ctx, store.Hop{}))(t).Edges),
			"Text":                     len(must(r.Text(ctx, none[0]))(t)),
			"Kinds":                    len(must(r.Kinds(ctx, "NO_SUCH_KIND", kg.ID{}, 0))(t)),
			"Kinds without entities":   len(must(r.Kinds(ctx, kg.KindEvent, kg.ID{}, 0))(t)),
			"Lookup":                   len(must(r.Lookup(ctx, store.Lookup{Name: "nobody"}))(t)),
			"Lookup of an empty name":  len(must(r.Lookup(ctx, store.Lookup{Name: " "}))(t)),
			"Lookup of unknown kind":   len(must(r.Lookup(ctx, store.Lookup{Name: "第1局", Kinds: []kg.EntityKind{"NO_SUCH_KIND"}}))(t)),
			"Expand unknown predicate": len(must(r.Expand(ctx, store.Hop{From: none, Predicates: []kg.Predicate{"NO_SUCH"}}))(t).Edges),
		} {
			if got != 0 {
				t.Errorf("%s with unknown ids: got %d answers, want none", name, got)
			}
		}
		known := Plan("plan", 1, 5).Entities[0].ID
		if got := must(r.Entities(ctx, append(none, known, known)))(t); len(got) != 1 {
			t.Errorf("Entities with one known id said twice: got %d answers, want 1", len(got))
		}
	})
}

func answersAreTheCallers(t *testing.T, s store.Store) {
	ctx := context.Background()
	d := NewDraft("plan", "甲局牵头建设驿站。")
	a, task := d.Entity(kg.KindAgency, "a", "甲局", "甲"), d.Entity(kg.KindTask, "t", "建设驿站")
	d.Entities[0].Props = kg.Props{{Name: "level", Value: "city"}}
	st := d.Claim(a, kg.Leads, task, 0, 4, kg.Prop{Name: kg.QualGroup, Value: "1"})
	mustApply(t, s, d.Batch)
	view(t, s, func(r store.Reader) {
		e := must(r.Entities(ctx, []kg.ID{a}))(t)[a]
		e.Aliases[0], e.Props[0].Value = "spoilt", "spoilt"
		must(r.Statements(ctx, []kg.ID{st}))(t)[st].Qualifiers[0].Value = "spoilt"
		must(r.Expand(ctx, store.Hop{From: []kg.ID{a}}))(t).Edges[0].Statement.Qualifiers[0].Value = "spoilt"
		must(r.Evidence(ctx, []kg.ID{st}))(t)[st][0].Quote = "spoilt"
		must(r.Lookup(ctx, store.Lookup{Name: "甲"}))(t)[0] = kg.ID{}
		must(r.Kinds(ctx, kg.KindAgency, kg.ID{}, 0))(t)[0] = kg.ID{}
		must(r.Stats(ctx))(t).Entities[kg.KindAgency] = 7
		clear(must(r.Documents(ctx, nil))(t))
		if got := must(r.Stats(ctx))(t).Entities[kg.KindAgency]; got != 1 {
			t.Errorf("agencies counted after a caller wrote into his answer: got %d, want 1", got)
		}
	})
	shows(t, s, model(d.Batch))
}

func documentsListed(t *testing.T, s store.Store) {
	ctx := context.Background()
	one, two := Plan("one", 1, 2), Plan("two", 1, 2)
	one.Document.Number, one.Document.Issuer, one.Document.Published, one.Document.Written = "甲发〔2031〕7号", "甲市人民政府", "2031-05", "2031-04-30"
	two.Document.Seed = true
	mustApply(t, s, one)
	mustApply(t, s, two)
	view(t, s, func(r store.Reader) {
		both := map[kg.ID]kg.Document{one.Document.ID: one.Document, two.Document.ID: two.Document}
		if diff := cmp.Diff(both, must(r.Documents(ctx, nil))(t)); diff != "" {
			t.Errorf("Documents(nil) (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(map[kg.ID]kg.Document{one.Document.ID: one.Document}, must(r.Documents(ctx, []kg.ID{one.Document.ID}))(t)); diff != "" {
			t.Errorf("Documents(one) (-want +got):\n%s", diff)
		}
		if got := must(r.Documents(ctx, []kg.ID{}))(t); len(got) != 0 {
			t.Errorf("Documents of an empty list: got %d, want none", len(got))
		}
	})
}

func textIsExact(t *testing.T, s store.Store) {
	for _, text := range []string{"", "一", strings.Repeat("规划文本𠮷a\n", 1<<16), strings.Repeat("x", 256<<10), strings.Repeat("x", 256<<10+1)} {
		d := NewDraft("plan", text)
		mustApply(t, s, d.Batch)
		view(t, s, func(r store.Reader) {
			if got := must(r.Text(context.Background(), d.Document.ID))(t); got != text {
				t.Errorf("Text of %d bytes: got %d bytes, equal=false", len(text), len(got))
			}
		})
	}
}

func kindsPages(t *testing.T, s store.Store) {
	ctx := context.Background()
	mustApply(t, s, Plan("one", 1, 40))
	mustApply(t, s, Plan("two", 1, 30)) // its agencies and regions are asserted twice
	var want []kg.ID
	for _, e := range model(Plan("one", 1, 40), Plan("two", 1, 30)).Graph().Entities {
		if e.Kind == kg.KindAgency {
			want = append(want, e.ID)
		}
	}
	view(t, s, func(r store.Reader) {
		if got := must(r.Kinds(ctx, kg.KindAgency, kg.ID{}, 0))(t); !slices.Equal(got, want) {
			t.Errorf("Kinds without limit: got %d ids %v, want %d", len(got), got, len(want))
		}
		for _, limit := range []int{1, 7, len(want), len(want) + 1} {
			var got []kg.ID
			for after := (kg.ID{}); ; after = got[len(got)-1] {
				page := must(r.Kinds(ctx, kg.KindAgency, after, limit))(t)
				if got = append(got, page...); len(page) < limit {
					break
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("Kinds in pages of %d: got %d ids, want %d in ascending order", limit, len(got), len(want))
			}
		}
		between := want[3]
		between[15]++ // an id that nobody has
		if got := must(r.Kinds(ctx, kg.KindAgency, between, 2))(t); !slices.Equal(got, want[4:6]) {
			t.Errorf("Kinds after an unknown id: got %v, want %v", got, want[4:6])
		}
	})
}

func statsCounts(t *testing.T, s store.Store) {
	batches := []kg.Batch{Plan("one", 1, 20), Plan("two", 1, 20), Regions(30), Plan("one", 2, 10)}
	m := Model{}
	for i, b := range batches {
		mustApply(t, s, b)
		m[b.Document.ID] = b
		want := m.Stats()
		want.Sequence = uint64(i + 1)
		for range 2 { // the second may come from a cache
			if diff := cmp.Diff(want, stats(t, s)); diff != "" {
				t.Errorf("Stats after %d commits (-want +got):\n%s", i+1, diff)
			}
		}
	}
}

func evidenceOrder(t *testing.T, s store.Store) {
	text := "甲局牵头建设驿站。甲局负责驿站。"
	var statement kg.ID
	for _, uri := range []string{"one", "two", "three"} {
		d := NewDraft(uri, text)
		if uri == "two" {
			d.Seed() // trust does not matter here
		}
		statement = d.Claim(d.Entity(kg.KindAgency, "a", "甲局"), kg.Leads, d.Entity(kg.KindTask, "t", "建设驿站"), 9, 11)
		d.Prove(statement, 0, 4, "test.rule")
		d.Prove(statement, 0, 2, "test.rule")
		d.Prove(statement, 0, 2, "test.other")
		d.Evidence[1].Section = kg.NewID("a section")
		mustApply(t, s, d.Batch)
	}
	view(t, s, func(r store.Reader) {
		got := must(r.Evidence(context.Background(), []kg.ID{statement}))(t)[statement]
		if len(got) != 12 || !slices.IsSortedFunc(got, func(x, y kg.Evidence) int {
			if c := x.Doc.Compare(y.Doc); c != 0 {
				return c
			}
			if x.Span.Start != y.Span.Start {
				return x.Span.Start - y.Span.Start
			}
			return x.Span.End - y.Span.End
		}) {
			t.Errorf("Evidence: got %d pieces %+v, want 12 by document, then place", len(got), got)
		}
	})
}
