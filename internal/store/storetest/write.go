package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

func applyIsIdempotent(t *testing.T, s store.Store) {
	b := Plan("plan", 1, 12)
	mustApply(t, s, b)
	before := stats(t, s).Sequence
	for name, again := range map[string]kg.Batch{"the same batch": b, "its parts in another order": reversed(b)} {
		changed, err := s.Apply(context.Background(), again)
		if err != nil || changed {
			t.Errorf("Apply of %s again: got changed=%v, error %v; want changed=false", name, changed, err)
		}
	}
	shows(t, s, model(b))
	if got := stats(t, s).Sequence; got != before || before != 1 {
		t.Errorf("sequence: got %d after one Apply and %d after repeats, want 1 and 1", before, got)
	}
}

func applyReplaces(t *testing.T, s store.Store) {
	other, first, second := Plan("other", 1, 5), Plan("plan", 1, 12), Plan("plan", 2, 9)
	for i, b := range []kg.Batch{other, first, second} {
		mustApply(t, s, b)
		if got := stats(t, s).Sequence; got != uint64(i+1) {
			t.Errorf("sequence after %d commits: got %d", i+1, got)
		}
	}
	shows(t, s, model(other, second))
	title := second
	title.Document.Title = "another title and nothing else"
	mustApply(t, s, title)
	shows(t, s, model(other, title))
	mustApply(t, s, first)
	shows(t, s, model(other, first))
	bare := kg.Batch{Document: first.Document}
	mustApply(t, s, bare)
	shows(t, s, model(other, bare))
}

func batchStaysTheCallers(t *testing.T, s store.Store) {
	build := func() kg.Batch {
		d := NewDraft("plan", "甲局牵头建设驿站。")
		a, task := d.Entity(kg.KindAgency, "a", "甲局", "甲", "老甲"), d.Entity(kg.KindTask, "t", "建设驿站")
		d.Entities[0].Props = kg.Props{{Name: "level", Value: "city"}}
		d.Claim(a, kg.Leads, task, 0, 4, kg.Prop{Name: kg.QualGroup, Value: "1"})
		return d.Batch
	}
	b := build()
	mustApply(t, s, b)
	if diff := cmp.Diff(build(), b); diff != "" {
		t.Errorf("Apply changed its argument (-want +got):\n%s", diff)
	}
	b.Entities[0].Aliases[0], b.Entities[0].Props[0].Value, b.Statements[0].Qualifiers[0].Value = "spoilt", "spoilt", "spoilt"
	b.Entities[1], b.Evidence[0].Quote = kg.Entity{}, "spoilt"
	shows(t, s, model(build()))
}

func evidenceTwice(t *testing.T, s store.Store) {
	d := NewDraft("plan", "甲局牵头建设驿站。")
	st := d.Claim(d.Entity(kg.KindAgency, "a", "甲局"), kg.Leads, d.Entity(kg.KindTask, "t", "建设驿站"), 0, 4)
	once := d.Batch
	mustApply(t, s, once)
	d.Prove(st, 0, 4, "test.rule")
	if changed, err := s.Apply(context.Background(), d.Batch); changed || err != nil {
		t.Errorf("Apply with the same evidence twice: got changed=%v, error %v; want changed=false", changed, err)
	}
	shows(t, s, model(once))
}

func badBatch(t *testing.T, s store.Store) {
	good := Plan("plan", 1, 3)
	mustApply(t, s, good)
	before := stats(t, s).Sequence
	for name, spoil := range map[string]func(*kg.Batch){
		"no document":                 func(b *kg.Batch) { b.Document = kg.Document{} },
		"a statement without proof":   func(b *kg.Batch) { b.Evidence = b.Evidence[1:] },
		"an end that is not there":    func(b *kg.Batch) { b.Entities = b.Entities[:len(b.Entities)-1] },
		"a quote that is not there":   func(b *kg.Batch) { b.Text = "x" + b.Text },
		"an entity twice":             func(b *kg.Batch) { b.Entities = append(b.Entities, b.Entities[0]) },
		"text that is not UTF-8":      func(b *kg.Batch) { b.Text += "\xff" },
		"evidence of another's claim": func(b *kg.Batch) { b.Document = kg.NewDocument("another") },
	} {
		bad := reversed(reversed(Plan("plan", 2, 3)))
		spoil(&bad)
		if changed, err := s.Apply(context.Background(), bad); changed || !errors.Is(err, store.ErrBatch) {
			t.Errorf("Apply with %s: got changed=%v, error %v; want ErrBatch", name, changed, err)
		}
	}
	shows(t, s, model(good))
	if got := stats(t, s).Sequence; got != before {
		t.Errorf("sequence after refused batches: got %d, want %d", got, before)
	}
}

// fuse is a context that is cancelled when it has been looked at so many times.
type fuse struct {
	context.Context
	left atomic.Int64
}

func (f *fuse) Err() error {
	if f.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

func cancelledApply(t *testing.T, s store.Store) {
	first, second := Plan("plan", 1, 100), Plan("plan", 2, 300)
	mustApply(t, s, first)
	for looks := int64(0); ; looks++ {
		ctx := &fuse{Context: context.Background()}
		ctx.left.Store(looks)
		changed, err := s.Apply(ctx, second)
		if err == nil {
			if !changed {
				t.Fatalf("Apply cancelled after %d looks: got changed=false and no error", looks)
			}
			break
		}
		if changed || !errors.Is(err, context.Canceled) {
			t.Fatalf("Apply cancelled after %d looks: got changed=%v, error %v; want context.Canceled", looks, changed, err)
		}
		shows(t, s, model(first))
	}
	shows(t, s, model(second))
}

func retractRestores(t *testing.T, s store.Store) {
	regions, plan, other := Regions(40), Plan("plan", 1, 30), Plan("other", 1, 30)
	mustApply(t, s, regions)
	mustApply(t, s, other)
	before := dump(t, s)
	mustApply(t, s, plan)
	found, err := s.Retract(context.Background(), plan.Document.ID)
	if err != nil || !found {
		t.Fatalf("Retract: got found=%v, error %v; want found=true", found, err)
	}
	if diff := differ(before, dump(t, s)); diff != "" {
		t.Errorf("graph after Apply and Retract (-before +after):\n%s", diff)
	}
	if got := stats(t, s).Sequence; got != 4 {
		t.Errorf("sequence after three Apply and one Retract: got %d, want 4", got)
	}
	if found, err := s.Retract(context.Background(), plan.Document.ID); found || err != nil {
		t.Errorf("Retract again: got found=%v, error %v; want found=false", found, err)
	}
	if got := stats(t, s).Sequence; got != 4 {
		t.Errorf("sequence after a Retract that found nothing: got %d, want 4", got)
	}
	for _, b := range []kg.Batch{regions, other} {
		if found, err := s.Retract(context.Background(), b.Document.ID); !found || err != nil {
			t.Errorf("Retract %s: got found=%v, error %v; want found=true", b.Document.URI, found, err)
		}
	}
	shows(t, s, Model{})
	mustApply(t, s, plan)
	shows(t, s, model(plan))
}

func visibleWhileSupported(t *testing.T, s store.Store) {
	ctx := context.Background()
	text := "甲局牵头建设驿站。"
	build := func(uri string, start int) (b kg.Batch, agency, task, statement kg.ID) {
		d := NewDraft(uri, text)
		agency, task = d.Entity(kg.KindAgency, "a", "甲局"), d.Entity(kg.KindTask, "t", "建设驿站")
		statement = d.Claim(agency, kg.Leads, task, start, start+2)
		return d.Batch, agency, task, statement
	}
	one, agency, task, statement := build("one", 0)
	two, _, _, _ := build("two", 3)
	mustApply(t, s, one)
	mustApply(t, s, two)
	count := func(what string, want int) {
		view(t, s, func(r store.Reader) {
			for name, got := range map[string]int{
				"Entities":   len(must(r.Entities(ctx, []kg.ID{agency, task}))(t)) / 2,
				"Statements": len(must(r.Statements(ctx, []kg.ID{statement}))(t)),
				"Expand":     len(must(r.Expand(ctx, store.Hop{From: []kg.ID{agency}}))(t).Edges),
				"Lookup":     len(must(r.Lookup(ctx, store.Lookup{Name: "甲局"}))(t)),
				"Kinds":      len(must(r.Kinds(ctx, kg.KindTask, kg.ID{}, 0))(t)),
				"Stats":      must(r.Stats(ctx))(t).Statements[kg.Leads],
			} {
				if got != min(want, 1) {
					t.Errorf("%s with %s: got %d, want %d", name, what, got, min(want, 1))
				}
			}
			if got := len(must(r.Evidence(ctx, []kg.ID{statement}))(t)[statement]); got != want {
				t.Errorf("evidence with %s: got %d, want %d", what, got, want)
			}
		})
	}
	count("both documents", 2)
	for i, id := range []kg.ID{one.Document.ID, two.Document.ID} {
		if _, err := s.Retract(ctx, id); err != nil {
			t.Fatal(err)
		}
		count(fmt.Sprintf("%d documents", 1-i), 1-i)
	}
}

func assertionsMerge(t *testing.T, s store.Store) {
	ctx := context.Background()
	build := func(uri, name, alias, level string) *Draft {
		d := NewDraft(uri, "文")
		d.Entity(kg.KindAgency, "a", name, alias)
		d.Entities[0].Props = kg.Props{{Name: "level", Value: level}}
		return d
	}
	plans := []*Draft{build("p1", "甲局", "甲", "县"), build("p2", "甲单位", "老甲", "市"), build("p3", "甲机关", "甲", "省")}
	seed := build("s", "市甲局", "甲局", "市").Seed()
	for plans[0].Document.ID.Compare(seed.Document.ID) > 0 && plans[1].Document.ID.Compare(seed.Document.ID) > 0 &&
		plans[2].Document.ID.Compare(seed.Document.ID) > 0 { // a seed that comes first by ID would prove nothing
		seed = build(seed.Document.URI+"s", "市甲局", "甲局", "市").Seed()
	}
	m := Model{}
	for _, b := range []kg.Batch{plans[2].Batch, seed.Batch, plans[0].Batch, plans[1].Batch} {
		mustApply(t, s, b)
		m[b.Document.ID] = b
		shows(t, s, m)
	}
	for _, id := range []kg.ID{plans[0].Document.ID, seed.Document.ID} {
		if name := dump(t, s).Entities[0].Name; id == seed.Document.ID && name != "市甲局" {
			t.Errorf("name beside a seed's assertion: got %q, want the seed's", name)
		}
		if _, err := s.Retract(ctx, id); err != nil {
			t.Fatal(err)
		}
		delete(m, id)
		shows(t, s, m)
	}
	notSeed := plans[2].Batch
	notSeed.Document.Seed = true // the same assertions, now from a more trusted place
	mustApply(t, s, notSeed)
	m[notSeed.Document.ID] = notSeed
	shows(t, s, m)
}
