package badgerstore

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"testing"
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/synth"
)

// statementsEnv names how many statements the store of a benchmark has: STATEMENTS=5000000 make bench.
const statementsEnv = "STATEMENTS"

// benchSeed is that of the world whose plans are measured.
const benchSeed = 1

// benchSize is what the environment asks for, else 100,000.
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

// measured is a store to measure, with some of what is in it.
type measured struct {
	*Store
	world      *synth.World
	tasks      []kg.ID
	statements []kg.ID // some of the tasks'
	names      []string
	hub        kg.ID // the body that most plans name
	random     *rand.Rand

	size    int           // statements
	took    time.Duration // to build it, where history is not at hand with the inventing of it
	history time.Duration // to invent it alone; 0 where it was at hand
	peak    resident      // while it was built
}

// atHand is how many statements of a history are held in memory before they are imported.
const atHand = 1_000_000

// measureStore builds a store and opens it.
func measureStore(b *testing.B) *measured {
	b.Helper()
	m := &measured{world: synth.New(benchSeed), random: rand.New(rand.NewPCG(1, 2)), size: benchSize(b)}
	m.build(b, filepath.Join(b.TempDir(), "store"))
	m.hub = kg.EntityID(kg.KindAgency, "840000/发展改革")
	ctx := context.Background()
	err := m.View(ctx, func(r store.Reader) (err error) {
		if m.tasks, err = r.Kinds(ctx, kg.KindTask, kg.ID{}, 0); err != nil {
			return err
		}
		page, err := r.Expand(ctx, store.Hop{From: m.some(m.tasks, 20_000)})
		for _, e := range page.Edges {
			m.statements = append(m.statements, e.Statement.ID)
		}
		if err != nil {
			return err
		}
		agencies, err := r.Kinds(ctx, kg.KindAgency, kg.ID{}, 0)
		if err != nil {
			return err
		}
		named, err := r.Entities(ctx, agencies)
		for _, id := range agencies {
			m.names = append(m.names, named[id].Name)
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return m
}

// build imports the world's history.
func (m *measured) build(b *testing.B, dir string) {
	b.Helper()
	history := m.world.History(m.size)
	if m.size <= atHand {
		var all []store.Published
		for p, err := range history {
			all = append(all, need(b, p, err))
		}
		history = func(yield func(store.Published, error) bool) {
			for _, p := range all {
				if !yield(p, nil) {
					return
				}
			}
		}
	} else {
		began := time.Now()
		for p, err := range history {
			need(b, p, err)
		}
		m.history = time.Since(began)
	}
	stop := watchMemory()
	began := time.Now()
	_, err := Build(context.Background(), dir, history, BuildOptions{Options: Options{MinFree: 1}})
	m.took = time.Since(began)
	if err != nil {
		b.Fatal(err)
	}
	m.peak = stop()
	m.open(b, dir)
	b.Cleanup(func() { m.Close() })
}

func (m *measured) open(b *testing.B, dir string) {
	b.Helper()
	s, err := Open(dir, Options{MinFree: 1})
	m.Store = need(b, s, err)
}

// some picks n of ids, each as likely as the other.
func (m *measured) some(ids []kg.ID, n int) []kg.ID {
	picked := make([]kg.ID, n)
	for i := range picked {
		picked[i] = ids[m.random.IntN(len(ids))]
	}
	return picked
}

// forgetful is p without what was read lately.
func (p *edition) forgetful() *edition {
	return &edition{head: p.head, records: p.records, replaced: p.replaced}
}

// against runs ours and bare in turns, and reports the median round of both and their ratio: on a machine that others use too, some
// rounds take ten times as long as they should.
func against(b *testing.B, ours, bare func()) {
	b.Helper()
	var spent [2][]time.Duration
	run := func(i int, fn func()) {
		began := time.Now()
		fn()
		spent[i] = append(spent[i], time.Since(began))
	}
	for b.Loop() {
		if len(spent[0])%2 == 0 {
			run(0, ours)
			run(1, bare)
		} else {
			run(1, bare)
			run(0, ours)
		}
	}
	b.ReportMetric(median(spent[0]), "ns/ours")
	b.ReportMetric(median(spent[1]), "ns/bare")
	b.ReportMetric(median(spent[0])/median(spent[1]), "x-bare")
	b.ReportMetric(0, "ns/op")
}

// median is that of some times, in nanoseconds.
func median(spent []time.Duration) float64 {
	slices.Sort(spent)
	return float64(spent[len(spent)/2].Nanoseconds())
}

// resident is how much memory the process has in RAM.
type resident struct{ anonymous, file int } // bytes: its own, and pages of mapped files that the system may drop

// residentNow asks Linux; elsewhere all is zero.
func residentNow() (r resident) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return r
	}
	for lines := bufio.NewScanner(bytes.NewReader(status)); lines.Scan(); {
		var kib int
		if n, _ := fmt.Sscanf(lines.Text(), "RssAnon: %d kB", &kib); n == 1 {
			r.anonymous = kib << 10
		}
		if n, _ := fmt.Sscanf(lines.Text(), "RssFile: %d kB", &kib); n == 1 {
			r.file = kib << 10
		}
	}
	return r
}

// watchMemory samples until stop is called, which tells how much more there was at the peaks than before.
func watchMemory() (stop func() resident) {
	debug.FreeOSMemory()
	before := residentNow()
	done, peak := make(chan struct{}), make(chan resident)
	go func() {
		var most resident
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for {
			now := residentNow()
			most.anonymous, most.file = max(most.anonymous, now.anonymous), max(most.file, now.file)
			select {
			case <-tick.C:
			case <-done:
				peak <- most
				return
			}
		}
	}()
	return func() resident {
		close(done)
		most := <-peak
		return resident{anonymous: most.anonymous - before.anonymous, file: most.file - before.file}
	}
}

// report adds r to the figures of a benchmark.
func (r resident) report(b *testing.B, name string) {
	b.Helper()
	b.ReportMetric(float64(r.anonymous)/(1<<20), name+"anon-MB")
	b.ReportMetric(float64(r.file)/(1<<20), name+"file-MB")
}

// sizeOf is how many bytes the files under dir take.
func sizeOf(b *testing.B, dir string) (bytes int64) {
	b.Helper()
	err := filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			bytes += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return bytes
}
