package badgerstore

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/synth"
)

// BenchmarkStore measures a store of STATEMENTS statements from its import to its growth.
func BenchmarkStore(b *testing.B) {
	m := measureStore(b)
	b.Run("Import", func(b *testing.B) { benchImport(b, m) })
	b.Run("Read", func(b *testing.B) { benchRead(b, m) })
	b.Run("Start", func(b *testing.B) { benchStart(b, m) })
	b.Run("Verify", func(b *testing.B) { benchVerify(b, m) })
	b.Run("Ingest", func(b *testing.B) { benchIngest(b, m) })
}

// benchImport tells how the store was built, and writes entries of the same documents, in their order, to a bare Badger of the same
// options with a WriteBatch.
func benchImport(b *testing.B, m *measured) {
	const most = 1_000_000 // statements for the yardstick, which is slower the more there are
	flat := filepath.Join(b.TempDir(), "entries")
	keys, statements := flatten(b, flat, m.world.History(min(m.size, most)))
	for b.Loop() {
		bare := writeBatch(b, flat, badgerOptions(b.TempDir(), slog.New(slog.DiscardHandler)))
		b.ReportMetric(float64(keys)/float64(statements), "keys/statement")
		b.ReportMetric(float64(m.size)/m.took.Seconds(), "statements/s")
		b.ReportMetric(float64(statements)/bare.Seconds(), "bare-statements/s")
		b.ReportMetric(m.took.Seconds()/float64(m.size)/(bare.Seconds()/float64(statements)), "x-bare")
	}
	b.ReportMetric(m.took.Seconds(), "s/ours")
	b.ReportMetric(m.history.Seconds(), "s/history")
	b.ReportMetric(float64(tableBytes(b, m.dir))/float64(m.size), "disk-B/statement")
	m.peak.report(b, "peak-")
	b.ReportMetric(0, "ns/op")
}

// flatten writes the entries of a history to a file, each with the lengths of its key and value before it.
func flatten(b *testing.B, path string, history iter.Seq2[store.Published, error]) (keys, statements int) {
	b.Helper()
	file, err := os.Create(path)
	out := bufio.NewWriterSize(need(b, file, err), 1<<20)
	set := func(k, value []byte) error {
		keys++
		var lengths []byte
		lengths = binary.AppendUvarint(binary.AppendUvarint(lengths, uint64(len(k))), uint64(len(value)))
		_, err := out.Write(append(append(lengths, k...), value...))
		return err
	}
	gen := generation(0)
	for p, err := range history {
		gen++
		statements += len(p.Batch.Statements)
		x := entries{add: set, breathe: func(context.Context) error { return nil }}
		if err := errors.Join(err, x.batch(context.Background(), gen, p.Batch)); err != nil {
			b.Fatal(err)
		}
	}
	if err := errors.Join(out.Flush(), file.Close()); err != nil {
		b.Fatal(err)
	}
	return keys, statements
}

// eachFlat reads back what flatten wrote; key and value are the caller's.
func eachFlat(b *testing.B, path string, fn func(key, value []byte)) {
	b.Helper()
	file, err := os.Open(path)
	in := bufio.NewReaderSize(need(b, file, err), 1<<20)
	defer file.Close()
	for {
		k, err := binary.ReadUvarint(in)
		if errors.Is(err, io.EOF) {
			return
		}
		v, err2 := binary.ReadUvarint(in)
		entry := make([]byte, k+v)
		_, err3 := io.ReadFull(in, entry)
		if err := errors.Join(err, err2, err3); err != nil {
			b.Fatal(err)
		}
		fn(entry[:k:k], entry[k:])
	}
}

// writeBatch is how long a bare Badger takes until it is closed.
func writeBatch(b *testing.B, flat string, o badger.Options) time.Duration {
	b.Helper()
	began := time.Now()
	db, err := badger.Open(o)
	w := need(b, db, err).NewWriteBatch()
	eachFlat(b, flat, func(key, value []byte) {
		if err := w.Set(key, value); err != nil {
			b.Fatal(err)
		}
	})
	if err := errors.Join(w.Flush(), db.Close()); err != nil {
		b.Fatal(err)
	}
	return time.Since(began)
}

// valueLogHeader is what an empty file of a value log has.
const valueLogHeader = 20

// tableBytes is how many bytes the tables of a store take: beside them are logs of a fixed size.
func tableBytes(b *testing.B, dir string) (bytes int64) {
	b.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, badgerDir, "*.sst"))
	for _, path := range need(b, paths, err) {
		info, err := os.Stat(path)
		bytes += need(b, info, err).Size()
	}
	return bytes
}

// noValueLog ends the benchmark where the value log of a closed store holds a value.
func noValueLog(b *testing.B, dir string) {
	b.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, badgerDir, "*.vlog"))
	for _, path := range need(b, paths, err) {
		info, err := os.Stat(path)
		if size := need(b, info, err).Size(); size > valueLogHeader {
			b.Fatalf("%s: got %d bytes, want none but the header", path, size)
		}
	}
}

// benchIngest applies plans to the store.
func benchIngest(b *testing.B, m *measured) {
	ctx := context.Background()
	next := 1_000_000 // numbers that no plan has
	apply := func(b *testing.B, batches []kg.Batch) {
		b.Helper()
		statements := 0
		stop := watchMemory()
		began := time.Now()
		for _, batch := range batches {
			changed, err := m.Apply(ctx, batch)
			if !need(b, changed, err) {
				b.Fatalf("Apply of %s: nothing changed", batch.Document.URI)
			}
			statements += len(batch.Statements)
		}
		b.ReportMetric(float64(statements)/time.Since(began).Seconds(), "statements/s")
		b.ReportMetric(time.Since(began).Seconds()*1000/float64(len(batches)), "ms/document")
		b.ReportMetric(0, "ns/op")
		stop().report(b, "peak-")
	}
	for _, c := range []struct {
		name              string
		plans, statements int
	}{{"small", 200, 20}, {"middling", 50, 1000}, {"large", 1, synth.Largest}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				var batches []kg.Batch
				for range c.plans {
					next++
					batches = append(batches, m.world.Plan(next, 1, c.statements))
				}
				b.StartTimer()
				apply(b, batches)
			}
		})
	}
	version := 0
	b.Run("again", func(b *testing.B) { // with a tenth of the tasks written anew
		for b.Loop() {
			b.StopTimer()
			version++
			var batches []kg.Batch
			for number := range 50 {
				batches = append(batches, m.world.Plan(2_000_000+number, version, 1000))
			}
			b.StartTimer()
			apply(b, batches)
		}
	})
	b.Run("Stats", func(b *testing.B) { // after each of some commits
		var spent []time.Duration
		for b.Loop() {
			next++
			changed, err := m.Apply(ctx, m.world.Plan(next, 1, 500))
			need(b, changed, err)
			began := time.Now()
			if err := m.View(ctx, func(r store.Reader) error { _, err := r.Stats(ctx); return err }); err != nil {
				b.Fatal(err)
			}
			spent = append(spent, time.Since(began))
		}
		b.ReportMetric(median(spent)/1e6, "ms/Stats")
	})
}

// benchStart measures closing and opening the store, and what memory it takes at rest.
func benchStart(b *testing.B, m *measured) {
	ctx, dir := context.Background(), m.dir
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			if err := m.Close(); err != nil {
				b.Fatal(err)
			}
			noValueLog(b, dir)
			b.StartTimer()
			m.open(b, dir)
		}
		debug.FreeOSMemory()
		residentNow().report(b, "")
	})
	b.Run("rest", func(b *testing.B) { // after reading here and there, with what is remembered full
		for b.Loop() {
			err := m.View(ctx, func(r store.Reader) error {
				ids := m.some(m.tasks, 1000)
				page, err := r.Expand(ctx, store.Hop{From: ids})
				if err != nil {
					return err
				}
				var statements []kg.ID
				for _, e := range page.Edges[:min(1000, len(page.Edges))] {
					statements = append(statements, e.Statement.ID)
				}
				if _, err = r.Evidence(ctx, statements); err == nil {
					_, err = r.Entities(ctx, ids)
				}
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
		debug.FreeOSMemory()
		residentNow().report(b, "")
	})
}

func benchVerify(b *testing.B, m *measured) {
	stop := watchMemory()
	for b.Loop() {
		report, err := m.Verify(context.Background())
		if need(b, report, err); len(report.Problems) > 0 {
			b.Fatal(report.Problems)
		}
	}
	stop().report(b, "peak-")
}
