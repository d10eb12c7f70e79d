package cli

import (
	"context"
	"fmt"
	"math"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/httpd"
	"policygraph/internal/jobs"
	"policygraph/internal/search"
	"policygraph/internal/store/badgerstore"
)

// budget is how much memory a verb may take: --memory, else POLICYGRAPH_MEMORY, in MiB; 0: as the verb does without.
type budget struct{ mib int64 }

// leastMemory is the smallest budget that the store and a document fit in.
const leastMemory = 128

func (b *budget) add(cmd *cobra.Command) {
	cmd.Flags().Int64Var(&b.mib, "memory", 0, fmt.Sprintf("budget of memory in MiB, at least %d; parse workers have their own (env POLICYGRAPH_MEMORY; 内存预算)", leastMemory))
}

// settle reads the environment where there is no flag, and has the collector keep to the budget. It is no hard limit: a large document
// may go beyond for a while.
func (b *budget) settle(cmd *cobra.Command, env func(string) string) (err error) {
	from := "--memory"
	if s := env("POLICYGRAPH_MEMORY"); b.mib == 0 && s != "" {
		from = "POLICYGRAPH_MEMORY"
		if b.mib, err = strconv.ParseInt(s, 10, 64); err != nil {
			return usage(cmd, "%s %q: want a number of MiB", from, s)
		}
	}
	if b.mib == 0 {
		return nil
	}
	if b.mib < leastMemory || b.mib > math.MaxInt64>>20 {
		return usage(cmd, "%s %d: want %d or more MiB", from, b.mib, leastMemory)
	}
	debug.SetMemoryLimit(b.mib << 20 / 4 * 3) // the rest is for what the system maps of tables and logs
	return nil
}

// servingGC is the percentage of GOGC for a server that has a budget. An answer to a list is some thousands of small things that are garbage
// as soon as it is sent, beside a small heap that stays, which the collector goes over many times a second at Go's 100. The budget bounds the
// heap, so that a larger percentage costs nothing but memory that was granted. docs/benchmarks.md has what it brings.
const servingGC = 400

// relax has the collector of a server run less often where a budget bounds the heap, unless GOGC says how often.
func (b *budget) relax(env func(string) string) {
	if b.mib > 0 && env("GOGC") == "" {
		debug.SetGCPercent(servingGC)
	}
}

// options are those of a store within the budget.
func (b *budget) options(ballast int64) badgerstore.Options {
	return badgerstore.Options{Memory: b.mib << 20, Ballast: ballast}
}

// ballast is what a server holds of the disk, to give it up when the disk is full.
const ballast = 64 << 20

// metricsOf reads what GET /metrics tells of a store that is served, of its jobs and of its search index.
func metricsOf(st *badgerstore.Store, work *jobs.Queue, index *search.Index, scheduled func() httpd.Scheduled) func(context.Context) ([]httpd.Metric, error) {
	return func(ctx context.Context) ([]httpd.Metric, error) {
		g, err := st.Gauges(ctx)
		if err != nil {
			return nil, err
		}
		tables := httpd.Metric{Name: "policygraph_store_tables", Help: "Tables of each level.", Kind: "gauge", Label: "level"}
		bytes := httpd.Metric{Name: "policygraph_store_bytes", Help: "Bytes of the tables of each level.", Kind: "gauge", Label: "level"}
		stale := httpd.Metric{Name: "policygraph_store_stale_bytes", Help: "Bytes of each level that are superseded and not compacted yet.", Kind: "gauge", Label: "level"}
		for _, l := range g.Levels {
			label := strconv.Itoa(l.Level)
			tables.Values = append(tables.Values, httpd.MetricValue{Label: label, Value: float64(l.Tables)})
			bytes.Values = append(bytes.Values, httpd.MetricValue{Label: label, Value: float64(l.Bytes)})
			stale.Values = append(stale.Values, httpd.MetricValue{Label: label, Value: float64(l.Stale)})
		}
		readOnly := 0.0
		if g.ReadOnly != "" {
			readOnly = 1
		}
		all := []httpd.Metric{
			httpd.Counter("policygraph_commits_total", "Commits of the store.", float64(g.Commits)),
			httpd.Gauge("policygraph_horizon_commit", "The first commit that can be read as it was.", float64(g.Horizon)),
			httpd.Gauge("policygraph_documents", "Documents in the store, seed tables included.", float64(g.Documents)),
			tables, bytes, stale,
			httpd.Gauge("policygraph_store_log_bytes", "Room of the logs of what is not in tables yet.", float64(g.Logs)),
			httpd.Gauge("policygraph_store_value_log_bytes", "Bytes in the value log, which is never used: anything but 0 is a fault.", float64(g.ValueLog)),
			httpd.Gauge("policygraph_disk_free_bytes", "Free bytes of the disk.", float64(g.Free)),
			httpd.Gauge("policygraph_disk_reserve_bytes", "Free bytes under which nothing is written.", float64(g.MinFree)),
			httpd.Gauge("policygraph_read_only", "1 while nothing is written.", readOnly),
		}
		if c := g.Checked; c != nil {
			all = append(all, httpd.Gauge("policygraph_last_verify_timestamp_seconds", "When the store was last verified by this process.", float64(c.At.Unix())),
				httpd.Gauge("policygraph_last_verify_problems", "Problems that it found.", float64(c.Problems)))
		}
		if scheduled != nil {
			if s := scheduled(); !s.Last.IsZero() {
				all = append(all, httpd.Gauge("policygraph_last_backup_timestamp_seconds", "When a backup was last taken.", float64(s.Last.Unix())),
					httpd.Gauge("policygraph_last_backup_commit", "The last commit in the backups.", float64(s.Commit)))
			}
		}
		states := httpd.Metric{Name: "policygraph_jobs", Help: "Jobs that are kept, by state.", Kind: "gauge", Label: "state"}
		count := map[jobs.State]int{}
		for _, j := range work.Jobs() {
			count[j.State]++
		}
		for _, state := range []jobs.State{jobs.Queued, jobs.Running, jobs.Done, jobs.Failed, jobs.Cancelled} {
			states.Values = append(states.Values, httpd.MetricValue{Label: strings.ToLower(string(state)), Value: float64(count[state])})
		}
		all = append(all, states)
		if index != nil {
			at := index.Sequence()
			all = append(all, httpd.Gauge("policygraph_search_commit", "The last commit that the search index has.", float64(at)),
				httpd.Gauge("policygraph_search_lag_commits", "Commits that it has not yet.", float64(g.Commits-min(at, g.Commits))))
		}
		return all, nil
	}
}
