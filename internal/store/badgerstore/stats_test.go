package badgerstore

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
)

func TestStatsCountedFromThoseBeforeAreThoseCountedAnew(t *testing.T) {
	ctx := context.Background()
	s := openTest(t, t.TempDir())
	apply := func(b kg.Batch) func() error {
		return func() error { _, err := s.Apply(ctx, b); return err }
	}
	for _, c := range []struct {
		name    string
		change  func() error
		counted bool // from before
	}{
		{"nothing was counted before", apply(storetest.Regions(5000)), false},
		{"a new document", apply(storetest.Plan("plan", 1, 20)), true},
		{"another that shares bodies and places with it", apply(storetest.Plan("other", 1, 20)), true},
		{"a version that shares half its tasks with the one before", apply(storetest.Plan("plan", 2, 20)), true},
		{"a document retracted", func() error { _, err := s.Retract(ctx, kg.NewDocument("other").ID); return err }, true},
		{"and taken in again", apply(storetest.Plan("other", 1, 20)), true},
		{"a document as large as all others", apply(storetest.Plan("large", 1, 5000)), false},
		{"versions that are forgotten", func() error {
			if _, err := s.Apply(ctx, storetest.Plan("plan", 3, 20)); err != nil {
				return err
			}
			_, err := s.Forget(ctx, s.published.Load().head.sequence)
			return err
		}, false},
	} {
		if err := c.change(); err != nil {
			t.Fatal(err)
		}
		err := s.View(ctx, func(x store.Reader) error {
			r := x.(*reader)
			_, counted, err := r.countSince(ctx)
			if err != nil || counted != c.counted {
				t.Errorf("%s: got counted from before %v, error %v; want %v", c.name, counted, err, c.counted)
			}
			got, err := r.Stats(ctx)
			if err != nil {
				return err
			}
			all, err := r.countAll(ctx)
			if diff := cmp.Diff(all.stats(r.edition), got); diff != "" {
				t.Errorf("%s: Stats (-counted anew +got):\n%s", c.name, diff)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
