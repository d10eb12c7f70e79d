package backup_test

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"policygraph/internal/backup"
	"policygraph/internal/interchange"
	"policygraph/internal/kg"
	"policygraph/internal/store/badgerstore"
	"policygraph/internal/synth"
)

// benchStatements is how many statements the store has that benchmarks back up and restore.
const benchStatements = 100_000

// benchStore is a store of invented plans.
func benchStore(b *testing.B) *badgerstore.Store {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "store")
	if _, err := badgerstore.Build(context.Background(), dir, synth.New(1).History(benchStatements), badgerstore.BuildOptions{}); err != nil {
		b.Fatal(err)
	}
	s, err := badgerstore.Open(dir, badgerstore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

// report tells what people ask: how many statements and bytes of backup a second, and how many bytes a statement takes.
func report(b *testing.B, size int, counts interchange.Counts) {
	seconds := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(float64(counts.Statements)/seconds, "statements/s")
	b.ReportMetric(float64(size)/float64(counts.Statements), "B/statement")
	b.SetBytes(int64(size))
}

func BenchmarkBackup(b *testing.B) {
	s := benchStore(b)
	var out bytes.Buffer
	var counts interchange.Counts
	for b.Loop() {
		out.Reset()
		var err error
		if _, counts, err = backup.Write(context.Background(), &out, s, backup.Options{Store: s.ID(), Made: made}); err != nil {
			b.Fatal(err)
		}
	}
	report(b, out.Len(), counts)
}

func BenchmarkCheckFrames(b *testing.B) {
	file, counts := benchFile(b)
	for b.Loop() {
		if _, err := backup.CheckFrames(context.Background(), bytes.NewReader(file)); err != nil {
			b.Fatal(err)
		}
	}
	report(b, len(file), counts)
}

func BenchmarkSurvey(b *testing.B) {
	file, counts := benchFile(b)
	for b.Loop() {
		if _, err := backup.Survey(context.Background(), parts(file)[0]); err != nil {
			b.Fatal(err)
		}
	}
	report(b, len(file), counts)
}

func BenchmarkRestore(b *testing.B) {
	file, counts := benchFile(b)
	dir := b.TempDir()
	for n := 0; b.Loop(); n++ {
		o := badgerstore.BuildOptions{ID: kg.NewID("store")}
		history := backup.History(context.Background(), 0, parts(file)...)
		if _, err := badgerstore.Build(context.Background(), filepath.Join(dir, string(rune('a'+n))), history, o); err != nil {
			b.Fatal(err)
		}
	}
	report(b, len(file), counts)
}

func benchFile(b *testing.B) ([]byte, interchange.Counts) {
	b.Helper()
	s := benchStore(b)
	var out bytes.Buffer
	_, counts, err := backup.Write(context.Background(), &out, s, backup.Options{Store: s.ID(), Made: made})
	if err != nil {
		b.Fatal(err)
	}
	return out.Bytes(), counts
}
