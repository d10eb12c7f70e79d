package query_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"policygraph/internal/query"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
	"policygraph/internal/synth"
)

// BenchmarkTasksInvolving asks which tasks involve a region, another each time, of a store of STATEMENTS statements (100,000), and
// reports how long half of the answers and all but one in a hundred take at most. A county has some tasks, a province a tenth of all.
func BenchmarkTasksInvolving(b *testing.B) {
	st := synthetic(b)
	r := rand.New(rand.NewPCG(1, 2))
	for _, level := range []struct {
		name string
		code func() int
	}{
		{"county", func() int { return (84+r.IntN(12))*10000 + (1+r.IntN(12))*100 + 1 + r.IntN(8) }},
		{"city", func() int { return (84+r.IntN(12))*10000 + (1+r.IntN(12))*100 }},
		{"province", func() int { return (84 + r.IntN(12)) * 10000 }},
	} {
		b.Run(level.name, func(b *testing.B) {
			var spent []time.Duration
			found := 0
			for b.Loop() {
				q := query.TaskQuery{Involving: []string{fmt.Sprintf("region:%06d", level.code())}, Window: query.Window{First: number(50)}}
				began := time.Now()
				err := st.View(b.Context(), func(x store.Reader) error {
					page, err := query.Tasks(b.Context(), x, q)
					found += page.Total
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
				spent = append(spent, time.Since(began))
			}
			slices.Sort(spent)
			b.ReportMetric(float64(spent[len(spent)/2].Microseconds())/1000, "ms/p50")
			b.ReportMetric(float64(spent[len(spent)*99/100].Microseconds())/1000, "ms/p99")
			b.ReportMetric(float64(found)/float64(len(spent)), "tasks/answer")
		})
	}
}

// synthetic is a store of STATEMENTS statements (100,000) in a folder of its own.
func synthetic(b *testing.B) *badgerstore.Store {
	b.Helper()
	statements := 100_000
	if asked := os.Getenv("STATEMENTS"); asked != "" {
		n, err := strconv.Atoi(asked)
		if err != nil {
			b.Fatalf("STATEMENTS=%s: want a number", asked)
		}
		statements = n
	}
	dir := filepath.Join(b.TempDir(), "store")
	o := badgerstore.Options{MinFree: 1}
	if _, err := badgerstore.Build(b.Context(), dir, synth.New(1).History(statements), badgerstore.BuildOptions{Options: o}); err != nil {
		b.Fatal(err)
	}
	st, err := badgerstore.Open(dir, o)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = st.Close() })
	return st
}
