package ingest

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"testing"
	"time"

	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/internal/store/memstore"
	"policygraph/seeds"
)

// BenchmarkRun takes eight plans a turn into a store in memory, through every rule: what ingesting costs without the disk.
func BenchmarkRun(b *testing.B) {
	x, err := extract.New(seeds.FS)
	if err != nil {
		b.Fatal(err)
	}
	plan, err := fs.ReadFile(seeds.FS, "huzhou-yangtze-delta-plan.txt")
	if err != nil {
		b.Fatal(err)
	}
	const several = 8
	var files iter.Seq2[source.Source, error] = func(yield func(source.Source, error) bool) {
		for i := range several {
			text := fmt.Appendf(nil, "%s\n第%d份。\n", plan, i)
			if !yield(source.New(fmt.Sprintf("plan-%d.txt", i), text)) {
				return
			}
		}
	}
	b.SetBytes(several * int64(len(plan)))
	for b.Loop() {
		report, err := New(x, memstore.New(), time.Now).Run(context.Background(), files, nil)
		if err != nil || report.Count(Added) != several {
			b.Fatalf("%d of %d files were added, error %v", report.Count(Added), several, err)
		}
	}
	b.ReportMetric(float64(several*b.N)/b.Elapsed().Seconds(), "documents/s")
}
