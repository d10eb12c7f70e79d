package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

func cancelledReturns(t *testing.T, s store.Store) {
	b := Plan("plan", 1, 5)
	mustApply(t, s, b)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	ids := []kg.ID{b.Entities[0].ID, b.Statements[0].ID, b.Document.ID}
	asked := func(name string, err error) {
		t.Helper()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s with a cancelled context: got error %v, want context.Canceled", name, err)
		}
	}
	asked("View", s.View(ctx, func(store.Reader) error { t.Error("View called its function with a cancelled context"); return nil }))
	_, err := s.Apply(ctx, Plan("plan", 2, 5))
	asked("Apply", err)
	_, err = s.Retract(ctx, b.Document.ID)
	asked("Retract", err)
	all := func(ctx context.Context, r store.Reader) {
		_, err := r.Lookup(ctx, store.Lookup{Name: "第1局"})
		asked("Lookup", err)
		_, err = r.Expand(ctx, store.Hop{From: ids})
		asked("Expand", err)
		_, err = r.Kinds(ctx, kg.KindTask, kg.ID{}, 0)
		asked("Kinds", err)
		_, err = r.Entities(ctx, ids)
		asked("Entities", err)
		_, err = r.Statements(ctx, ids)
		asked("Statements", err)
		_, err = r.Evidence(ctx, ids)
		asked("Evidence", err)
		_, err = r.Documents(ctx, nil)
		asked("Documents", err)
		_, err = r.Text(ctx, b.Document.ID)
		asked("Text", err)
		_, err = r.Stats(ctx)
		asked("Stats", err)
	}
	view(t, s, func(r store.Reader) { all(ctx, r) })
	outer, cancelOuter := context.WithCancel(context.Background())
	err = s.View(outer, func(r store.Reader) error {
		cancelOuter()
		all(context.Background(), r) // the View's own context counts too
		return nil
	})
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("View cancelled within: got error %v", err)
	}
	shows(t, s, model(b))
}

func viewKeepsSnapshot(t *testing.T, s store.Store) {
	ctx := context.Background()
	one, two, three := Plan("plan", 1, 40), Plan("plan", 2, 30), Plan("other", 1, 20)
	mustApply(t, s, one)
	view(t, s, func(r store.Reader) {
		before := must(store.Dump(ctx, r))(t)
		beforeStats := must(r.Stats(ctx))(t)
		mustApply(t, s, two) // from within a View
		mustApply(t, s, three)
		if diff := differ(before, must(store.Dump(ctx, r))(t)); diff != "" {
			t.Errorf("an open View after two Apply (-before +after):\n%s", diff)
		}
		if _, err := s.Retract(ctx, one.Document.ID); err != nil {
			t.Errorf("Retract within a View: %v", err)
		}
		if diff := differ(before, must(store.Dump(ctx, r))(t)); diff != "" {
			t.Errorf("an open View after Retract (-before +after):\n%s", diff)
		}
		if diff := cmp.Diff(beforeStats, must(r.Stats(ctx))(t)); diff != "" {
			t.Errorf("Stats of an open View (-before +after):\n%s", diff)
		}
		shows(t, s, model(three)) // a View within a View sees the news
	})
	shows(t, s, model(three))
}

func readersBesideWriters(t *testing.T, s store.Store) {
	ctx := context.Background()
	const versions = 8
	want := map[string]bool{}
	var batches []kg.Batch
	for v := range versions {
		b := Plan("plan", v, 25)
		batches = append(batches, b)
		want[must(model(b).Graph().Digest())(t)] = true
	}
	mustApply(t, s, batches[0])
	done := make(chan struct{})
	errs := make(chan error, 4)
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				err := s.View(ctx, func(r store.Reader) error {
					g, err := store.Dump(ctx, r)
					if err != nil {
						return err
					}
					digest, err := g.Digest()
					if err == nil && !want[digest] {
						err = fmt.Errorf("a graph of %d entities and %d statements that no version is", len(g.Entities), len(g.Statements))
					}
					return err
				})
				if err != nil {
					errs <- err
					return
				}
			}
		})
	}
	for round := range 3 * versions {
		if _, err := s.Apply(ctx, batches[(round+1)%versions]); err != nil {
			t.Errorf("Apply: %v", err)
		}
	}
	close(done)
	readers.Wait()
	close(errs)
	for err := range errs {
		t.Errorf("reader: %v", err)
	}
}
