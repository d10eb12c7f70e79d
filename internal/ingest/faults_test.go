package ingest

import (
	"context"
	"errors"
	"testing"
	"time"

	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

// Whatever call of the store fails, the run says so, what it reported is stored and nothing else, and the next run does the rest.
func TestARunWhoseStoreFailsIsTakenUpAgain(t *testing.T) {
	ctx := context.Background()
	stored := func(s store.Store) (n int) {
		err := s.View(ctx, func(r store.Reader) error {
			documents, err := r.Documents(ctx, nil)
			for _, d := range documents {
				if !d.Seed {
					n++
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for n := 1; ; n++ {
		under := memstore.New()
		faulty := &storetest.Faulty{Store: under, Fail: n}
		in := New(&lineExtractor{rules: "1"}, faulty, time.Now)
		plans := func() (Report, error) {
			return in.Run(ctx, files("a.txt", "建设甲站", "b.txt", "建设乙站", "c.txt", "建设甲站", "d.txt", "建设丁站"), nil)
		}
		_, seeding := in.Seed(ctx)
		report, running := plans()
		failed := seeding
		if failed == nil {
			failed = running
		}
		if failed == nil {
			if n < 6 {
				t.Fatalf("only %d calls of the store", n)
			}
			return
		}
		if !errors.Is(failed, storetest.ErrFault) {
			t.Errorf("call %d: got error %v, want that of the store", n, failed)
		}
		told := 0
		for _, f := range report.Files {
			if f.Outcome == Added {
				told++
			}
		}
		if got := stored(under); got != told {
			t.Errorf("call %d: %d documents are stored and %d were reported", n, got, told)
		}
		if _, err := in.Seed(ctx); err != nil {
			t.Errorf("call %d: seeding again: %v", n, err)
		}
		if _, err := plans(); err != nil || stored(under) != 3 {
			t.Errorf("call %d: run again: %d documents, want 3; error %v", n, stored(under), err)
		}
	}
}
