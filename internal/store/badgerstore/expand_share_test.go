package badgerstore

import (
	"context"
	"errors"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/synth"
)

// TestManyEntitiesHaveTheEdgesOfEachOfThem expands more entities than one goroutine takes, and the same one after the other.
func TestManyEntitiesHaveTheEdgesOfEachOfThem(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(3))
	st, err := Open(t.TempDir(), Options{MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	for b := range synth.New(1).Batches(12_000) {
		if _, err := st.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	err = st.View(t.Context(), func(r store.Reader) error {
		tasks, err := r.Kinds(t.Context(), kg.KindTask, kg.ID{}, 0)
		if err != nil || len(tasks) <= maxFrontier {
			t.Fatalf("%d tasks (%v), want more than %d", len(tasks), err, maxFrontier)
		}
		for _, h := range []store.Hop{{}, {Dir: store.In}, {Predicates: kg.Roles}, {Dir: store.Out, Predicates: []kg.Predicate{kg.Involves, kg.Due}}} {
			h.From = tasks
			together, err := r.Expand(t.Context(), h)
			if err != nil {
				return err
			}
			var each []store.Edge
			for _, id := range slices.SortedFunc(slices.Values(tasks), kg.ID.Compare) {
				h.From = []kg.ID{id}
				page, err := r.Expand(t.Context(), h)
				if err != nil {
					return err
				}
				each = append(each, page.Edges...)
			}
			if len(each) == 0 || !reflect.DeepEqual(together.Edges, each) || together.Next != "" {
				t.Errorf("direction %v, predicates %v: %d edges together, next %q; want %d, those of each, and none", h.Dir, h.Predicates, len(together.Edges), together.Next, len(each))
			}
		}
		cancelled, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := r.Expand(cancelled, store.Hop{From: tasks}); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: error %v, want %v", err, context.Canceled)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
