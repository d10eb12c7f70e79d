package query_test

import (
	"testing"
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// BenchmarkCountingAll counts all tasks of a store of STATEMENTS statements (100,000) in the ways of facets, matrices, timelines, targets
// and orders, and lists them for comparison.
func BenchmarkCountingAll(b *testing.B) {
	st := synthetic(b)
	county := query.TaskQuery{Involving: []string{"region:840101"}}
	for _, question := range []struct {
		name string
		ask  func(r store.Reader) error
	}{
		{"facets/agency+region", func(r store.Reader) error {
			_, err := query.Facets(b.Context(), r, query.TaskQuery{}, []query.FacetKey{query.FacetAgency, query.FacetRegion}, 10)
			return err
		}},
		{"facets/all-keys", func(r store.Reader) error {
			_, err := query.Facets(b.Context(), r, query.TaskQuery{}, query.FacetKeys, 10)
			return err
		}},
		{"facets/all-keys-of-a-county", func(r store.Reader) error {
			_, err := query.Facets(b.Context(), r, county, query.FacetKeys, 10)
			return err
		}},
		{"matrix/agency-region", func(r store.Reader) error {
			_, err := query.Cooccurrence(b.Context(), r, query.MatrixQuery{Rows: kg.KindAgency, Columns: kg.KindRegion, Top: 20})
			return err
		}},
		{"matrix/agency-agency", func(r store.Reader) error {
			_, err := query.Cooccurrence(b.Context(), r, query.MatrixQuery{Rows: kg.KindAgency, Columns: kg.KindAgency, Top: 20})
			return err
		}},
		{"timeline", func(r store.Reader) error {
			_, err := query.Timeline(b.Context(), r, query.TimelineQuery{})
			return err
		}},
		{"timeline/page-of-the-undated", func(r store.Reader) error {
			page, err := query.Timeline(b.Context(), r, query.TimelineQuery{})
			if err == nil {
				_, err = page.UndatedEntries(b.Context(), r, query.Window{})
			}
			return err
		}},
		{"targets", func(r store.Reader) error {
			_, err := query.Targets(b.Context(), r, query.TargetQuery{})
			return err
		}},
		{"targets/by-date-of-a-county", func(r store.Reader) error {
			_, err := query.Targets(b.Context(), r, query.TargetQuery{Involving: county.Involving, Order: query.TargetsByDate})
			return err
		}},
		{"targets/unmarked", func(r store.Reader) error {
			_, err := query.Targets(b.Context(), r, query.TargetQuery{Where: query.TargetWhere{HasModality: new(bool)}})
			return err
		}},
		{"tasks", func(r store.Reader) error {
			_, err := query.Tasks(b.Context(), r, query.TaskQuery{})
			return err
		}},
		{"tasks/of-a-county", func(r store.Reader) error {
			_, err := query.Tasks(b.Context(), r, county)
			return err
		}},
		{"order/deadline", func(r store.Reader) error {
			_, err := query.Tasks(b.Context(), r, query.TaskQuery{Order: query.ByDeadline})
			return err
		}},
		{"count/due-before", func(r store.Reader) error {
			_, err := query.CountTasks(b.Context(), r, query.TaskQuery{Where: query.TaskWhere{DueBefore: "2028"}})
			return err
		}},
		{"origins", func(r store.Reader) error { _, err := query.OriginCounts(b.Context(), r); return err }},
	} {
		b.Run(question.name, func(b *testing.B) {
			began, n := time.Now(), 0
			for b.Loop() {
				if err := st.View(b.Context(), question.ask); err != nil {
					b.Fatal(err)
				}
				n++
			}
			b.ReportMetric(float64(time.Since(began).Microseconds())/1000/float64(n), "ms/answer")
			b.ReportAllocs()
		})
	}
}
