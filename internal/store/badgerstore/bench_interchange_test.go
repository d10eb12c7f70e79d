package badgerstore

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"policygraph/internal/interchange"
	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
	"policygraph/internal/synth"
)

// BenchmarkInterchange measures STATEMENTS statements as JSON Lines: imported into a store that is made of them and into a running one,
// exported, and, for comparison, the same keys and values written to a bare Badger of the same options, which syncs as we do.
func BenchmarkInterchange(b *testing.B) {
	ctx, dir := context.Background(), b.TempDir()
	path, built := filepath.Join(dir, "all.jsonl"), filepath.Join(dir, "built")
	history := synth.New(benchSeed).History(benchSize(b))
	flat := filepath.Join(dir, "entries")
	_, statements := flatten(b, flat, history)
	last, err := Build(ctx, built, history, BuildOptions{})
	need(b, last, err)
	from := openTest(b, built)
	rate := func(b *testing.B, took time.Duration) {
		b.ReportMetric(float64(statements)*float64(b.N)/took.Seconds(), "statements/s")
		b.ReportMetric(0, "ns/op")
	}
	b.Run("Export", func(b *testing.B) {
		for b.Loop() {
			file, err := os.Create(path)
			counts, err2 := interchange.Write(ctx, need(b, file, err), from, interchange.Options{})
			need(b, counts, err2)
			if err := file.Close(); err != nil {
				b.Fatal(err)
			}
		}
		rate(b, b.Elapsed())
	})
	file, err := os.ReadFile(path)
	if len(need(b, file, err)) == 0 {
		b.Skip("Export was left out")
	}
	read := func(b *testing.B, do func(versions func(yield func(store.Published, error) bool)) error) {
		b.Helper()
		_, versions, err := interchange.Read(ctx, bytes.NewReader(file))
		if err == nil {
			err = do(versions)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	b.Run("Read", func(b *testing.B) {
		for b.Loop() {
			read(b, func(versions func(yield func(store.Published, error) bool)) error {
				for _, err := range versions {
					if err != nil {
						return err
					}
				}
				return nil
			})
		}
		rate(b, b.Elapsed())
	})
	var empty, running, bare time.Duration
	b.Run("ImportEmpty", func(b *testing.B) {
		for b.Loop() {
			to := filepath.Join(b.TempDir(), "store")
			read(b, func(versions func(yield func(store.Published, error) bool)) error {
				_, err := Build(ctx, to, versions, BuildOptions{})
				return err
			})
		}
		empty = b.Elapsed() / time.Duration(b.N)
		rate(b, b.Elapsed())
	})
	b.Run("ImportRunning", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s := openTest(b, b.TempDir())
			changed, err := s.Apply(ctx, storetest.Regions(1000))
			need(b, changed, err)
			b.StartTimer()
			read(b, func(versions func(yield func(store.Published, error) bool)) error {
				return s.ApplyAll(ctx, versions, func(store.Published, bool) {})
			})
		}
		running = b.Elapsed() / time.Duration(b.N)
		rate(b, b.Elapsed())
	})
	b.Run("WriteBatch", func(b *testing.B) {
		for b.Loop() {
			bare = writeBatch(b, flat, badgerOptions(b.TempDir(), slog.New(slog.DiscardHandler)))
		}
		rate(b, b.Elapsed())
		b.ReportMetric(empty.Seconds()/bare.Seconds(), "x-empty")
		b.ReportMetric(running.Seconds()/bare.Seconds(), "x-running")
	})
}
