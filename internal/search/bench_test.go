package search

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/internal/synth"
)

// statementsEnv names how many statements the store of a benchmark has; 5,000,000 are half a million tasks.
const statementsEnv = "STATEMENTS"

func benchSize(b *testing.B) int {
	b.Helper()
	asked := os.Getenv(statementsEnv)
	if asked == "" {
		return 100_000
	}
	n, err := strconv.Atoi(asked)
	if err != nil || n < 1000 {
		b.Fatalf("%s=%s: want a number of statements, 1000 at least", statementsEnv, asked)
	}
	return n
}

// passing is a reader of one invented document after the other, as far as an index is built of them: half a million tasks need not be
// in a store for it.
type passing struct {
	store.Reader
	batch kg.Batch
	by    map[kg.ID]kg.Entity
}

func (p *passing) Entities(_ context.Context, ids []kg.ID) (map[kg.ID]kg.Entity, error) {
	found := make(map[kg.ID]kg.Entity, len(ids))
	for _, id := range ids {
		if e, ok := p.by[id]; ok {
			found[id] = e
		}
	}
	return found, nil
}

func (p *passing) Documents(_ context.Context, ids []kg.ID) (map[kg.ID]kg.Document, error) {
	found := map[kg.ID]kg.Document{}
	for _, id := range ids {
		if id == p.batch.Document.ID {
			found[id] = p.batch.Document
		}
	}
	return found, nil
}

func (p *passing) Text(context.Context, kg.ID) (string, error) { return p.batch.Text, nil }

func (p *passing) Expand(_ context.Context, h store.Hop) (store.Page, error) {
	var page store.Page
	for _, s := range p.batch.Statements {
		if s.Subject == h.From[0] && (s.Predicate == kg.HasTask || s.Predicate == kg.HasSection) {
			page.Edges = append(page.Edges, store.Edge{From: s.Subject, Other: s.Object, Forward: true, Statement: s})
		}
	}
	return page, nil
}

// built is an index of invented plans in files, and what it cost.
func built(b *testing.B) (s *snapshot, tasks, bytes int, took time.Duration) {
	b.Helper()
	x := &Index{dir: filepath.Join(b.TempDir(), "search"), store: memstore.New(), moved: make(chan struct{}), reached: []*snapshot{{users: 1}}}
	x.log = loud(b)
	s = &snapshot{sequence: 1, users: 1}
	seen := map[kg.ID]bool{}
	bu := newBuilder()
	for batch := range synth.New(1).Batches(benchSize(b)) {
		p := &passing{batch: batch, by: map[kg.ID]kg.Entity{}}
		var ids []kg.ID
		for _, e := range batch.Entities {
			p.by[e.ID] = e
			if !seen[e.ID] {
				if seen[e.ID] = e.Kind != kg.KindTask && e.Kind != kg.KindSection; e.Kind == kg.KindTask {
					tasks++
				}
				ids = append(ids, e.ID)
			}
		}
		bytes += len(batch.Text)
		began := time.Now()
		err := entriesOf(b.Context(), p, &layouts{}, ids, func(e entry) error {
			if bu.add(e); bu.size >= segmentSize {
				s.segments = append(s.segments, living{segment: x.keep(bu.seal())})
				bu = newBuilder()
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		took += time.Since(began)
	}
	began := time.Now()
	s.segments = append(s.segments, living{segment: x.keep(bu.seal())})
	x.publish(s)
	x.compact()
	took += time.Since(began)
	s = x.newest()
	b.Cleanup(func() {
		x.mu.Lock()
		x.drop(s)
		x.mu.Unlock()
	})
	return s, tasks, bytes, took
}

// BenchmarkIndex measures the making of an index, its size, and phrases against it.
func BenchmarkIndex(b *testing.B) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	s, tasks, bytes, took := built(b)
	runtime.GC()
	runtime.ReadMemStats(&after)
	size, entries := 0, 0
	for _, l := range s.segments {
		size += len(l.data)
		entries += l.entries
	}
	b.Logf("%d tasks, %d entities, %.1f MB of text: made in %v (%.1f MB/s); %d segments of %.1f MB; heap %.1f MB", tasks, entries, float64(bytes)/1e6, took.Round(time.Millisecond),
		float64(bytes)/1e6/took.Seconds(), len(s.segments), float64(size)/1e6, float64(int64(after.HeapAlloc)-int64(before.HeapAlloc))/1e6)
	for _, text := range []string{"森林", "示范工程", "支持", "数字经济", "湖", "州市 示范", "szjj", "永宁市"} {
		b.Run(fmt.Sprintf("find/%s", text), func(b *testing.B) {
			alternatives, err := parse(text, Auto)
			if err != nil {
				b.Fatal(err)
			}
			hits := 0
			for b.Loop() {
				page := selection{window: Window{Limit: 20}}
				if err := s.source(b.Context())(alternatives, Auto, nil, func(f found) { page.offer(&f) }); err != nil {
					b.Fatal(err)
				}
				hits = page.total
			}
			b.ReportMetric(float64(hits), "hits")
		})
	}
}
