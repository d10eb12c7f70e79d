package extract_test

import (
	"io/fs"
	"testing"

	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/seeds"
)

func sample(tb testing.TB) (*extract.Extractor, source.Source) {
	tb.Helper()
	x, err := extract.New(seeds.FS)
	if err != nil {
		tb.Fatal(err)
	}
	b, err := fs.ReadFile(seeds.FS, "huzhou-yangtze-delta-plan.txt")
	if err != nil {
		tb.Fatal(err)
	}
	src, err := source.New("seeds/huzhou-yangtze-delta-plan.txt", b)
	if err != nil {
		tb.Fatal(err)
	}
	return x, src
}

// BenchmarkExtract reads the sample plan through every stage on one core; B/s is of its UTF-8 text.
func BenchmarkExtract(b *testing.B) {
	x, src := sample(b)
	b.SetBytes(int64(len(src.Bytes)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := x.Extract(src); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

// BenchmarkBatch makes the graph of the sample plan from what was found in it.
func BenchmarkBatch(b *testing.B) {
	x, src := sample(b)
	r, err := x.Extract(src)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src.Bytes)))
	for b.Loop() {
		if _, err := x.Batch(src, r); err != nil {
			b.Fatal(err)
		}
	}
}
