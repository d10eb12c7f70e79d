package badgerstore

import (
	"context"
	"slices"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
)

func BenchmarkBadgerStore(b *testing.B) {
	storetest.Bench(b, func(b *testing.B) store.Store { return openTest(b, b.TempDir()) })
}

// BenchmarkExpandYardstick sets Expand beside a bare walk of the same keys, in the same store and run.
func BenchmarkExpandYardstick(b *testing.B) {
	s := openTest(b, b.TempDir())
	plan := storetest.Plan("plan", 1, 5000)
	for _, batch := range []kg.Batch{storetest.Regions(45_000), plan} {
		if _, err := s.Apply(context.Background(), batch); err != nil {
			b.Fatal(err)
		}
	}
	from := storetest.Tasks(plan, 100)
	b.Run("Expand/100", func(b *testing.B) { storetest.BenchExpand(b, s, from) })
	b.Run("bare/100", func(b *testing.B) {
		slices.SortFunc(from, kg.ID.Compare)
		txn := s.db.NewTransaction(false)
		defer txn.Discard()
		it := newIterator(txn)
		defer it.Close()
		keys := 0
		for b.Loop() {
			for _, id := range from {
				own := prefix(familyAdjacency, id)
				for it.Seek(own); it.ValidForPrefix(own); it.Next() {
					keys++
				}
			}
		}
		b.ReportMetric(float64(keys)/b.Elapsed().Seconds(), "edges/s")
	})
}

func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	s := openTest(b, dir)
	if _, err := s.Apply(context.Background(), storetest.Regions(45_000)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		b.StopTimer()
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		var err error
		if s, err = Open(dir, Options{MinFree: 1}); err != nil {
			b.Fatal(err)
		}
	}
	b.StopTimer()
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkVerify(b *testing.B) {
	s := openTest(b, b.TempDir())
	if _, err := s.Apply(context.Background(), storetest.Regions(45_000)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if report, err := s.Verify(context.Background()); err != nil || len(report.Problems) > 0 {
			b.Fatalf("Verify: %v, %v", report.Problems, err)
		}
	}
}
