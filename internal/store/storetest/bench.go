package storetest

import (
	"context"
	"fmt"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Bench measures an engine: open gives an empty store.
func Bench(b *testing.B, open func(b *testing.B) store.Store) {
	b.Run("Apply/200", func(b *testing.B) { benchApply(b, open(b), 50) })
	b.Run("Apply/20000", func(b *testing.B) { benchApply(b, open(b), 5000) })
	b.Run("Apply/regions", func(b *testing.B) {
		s, regions := open(b), Regions(45_000)
		for b.Loop() {
			b.StopTimer()
			must(s.Retract(context.Background(), regions.Document.ID))(b)
			b.StartTimer()
			must(s.Apply(context.Background(), regions))(b)
		}
		b.ReportMetric(float64(len(regions.Statements)*b.N)/b.Elapsed().Seconds(), "statements/s")
	})
	s := open(b)
	plan := Plan("plan", 1, 5000)
	must(s.Apply(context.Background(), Regions(45_000)))(b)
	must(s.Apply(context.Background(), plan))(b)
	for _, sources := range []int{1, 100} {
		b.Run(fmt.Sprintf("Expand/%d", sources), func(b *testing.B) { BenchExpand(b, s, Tasks(plan, sources)) })
	}
	b.Run("Lookup", func(b *testing.B) {
		view(b, s, func(r store.Reader) {
			for i := 0; b.Loop(); i++ {
				must(r.Lookup(context.Background(), store.Lookup{Name: fmt.Sprintf("第%d乡", i%45_000)}))(b)
			}
		})
	})
	b.Run("Entities/100", func(b *testing.B) {
		ids := Tasks(plan, 100)
		view(b, s, func(r store.Reader) {
			for b.Loop() {
				must(r.Entities(context.Background(), ids))(b)
			}
		})
	})
	b.Run("View", func(b *testing.B) {
		for b.Loop() {
			view(b, s, func(store.Reader) {})
		}
	})
}

// Tasks picks so many tasks of a plan, spread over it.
func Tasks(plan kg.Batch, n int) (ids []kg.ID) {
	var all []kg.ID
	for _, e := range plan.Entities {
		if e.Kind == kg.KindTask {
			all = append(all, e.ID)
		}
	}
	for i := range n {
		ids = append(ids, all[i*len(all)/n])
	}
	return ids
}

// BenchExpand measures a hop in both directions.
func BenchExpand(b *testing.B, s store.Store, from []kg.ID) {
	edges := 0
	view(b, s, func(r store.Reader) {
		for b.Loop() {
			edges += len(must(r.Expand(context.Background(), store.Hop{From: from}))(b).Edges)
		}
	})
	b.ReportMetric(float64(edges)/b.Elapsed().Seconds(), "edges/s")
}

func benchApply(b *testing.B, s store.Store, tasks int) {
	statements := 0
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		plan := Plan(fmt.Sprint("plan", i), 1, tasks)
		b.StartTimer()
		must(s.Apply(context.Background(), plan))(b)
		statements += len(plan.Statements)
	}
	b.ReportMetric(float64(statements)/b.Elapsed().Seconds(), "statements/s")
}
