package query_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// dated is an entry as brute force finds it.
type dated struct {
	day, place string
	target     string // the last part of its key
	statement  kg.ID
	of         kg.ID
	isTask     bool
	occasion   query.Occasion
	modality   string // of a date that of its statement, of a target its own
}

// timeline lists the dates of tasks, sections and documents in order of time, and what has none as printed.
func (w office) timeline(bearers []kg.Entity) (list, undated []dated) {
	for _, e := range bearers {
		for _, s := range w.of(e, kg.Due, kg.HasTarget) {
			thing := w.entities[s.Object]
			d := dated{place: w.place(e), statement: s.ID, of: e.ID, isTask: e.Kind == kg.KindTask, occasion: query.DeadlineOccasion, day: thing.Props.Get("end"), modality: s.Qualifiers.Get(kg.QualModality)}
			switch {
			case s.Predicate == kg.HasTarget:
				d.occasion, d.day, d.target = query.TargetOccasion, thing.Props.Get("dueEnd"), targetPlace(thing)
				d.modality = thing.Props.Get("modality")
			case s.Qualifiers.Get(kg.QualVia) == kg.ViaMilestone:
				d.occasion = query.MilestoneOccasion
			}
			if d.day == "" {
				undated = append(undated, d)
			} else {
				list = append(list, d)
			}
		}
	}
	for _, list := range [][]dated{list, undated} {
		slices.SortFunc(list, func(a, b dated) int {
			return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.place, b.place), cmp.Compare(a.target, b.target), a.statement.Compare(b.statement))
		})
	}
	return list, undated
}

func targetPlace(target kg.Entity) string {
	switch name := target.Key[strings.LastIndex(target.Key, "/")+1:]; name {
	case "target-9":
		return "target-09"
	default:
		return name
	}
}

// entry is an entry as brute force would find it.
func (w office) entry(e query.TimelineEntry) dated {
	d := dated{day: e.Day, place: w.place(e.Of), statement: e.Statement.ID, of: e.Of.ID, isTask: e.Of.Kind == kg.KindTask, occasion: e.Occasion, modality: e.Modality}
	if e.Occasion == query.TargetOccasion {
		d.target = targetPlace(e.Thing)
	}
	return d
}

func TestTimelinesAreThoseOfBruteForce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawOffice(rt)
		var q query.TimelineQuery
		var bearers []kg.Entity
		q.Tasks, bearers = drawBearerQuery(rt, w)
		q.Occasions = rapid.SliceOfNDistinct(rapid.SampledFrom(query.Occasions), 0, 2, rapid.ID).Draw(rt, "occasions")
		q.By = rapid.SampledFrom(query.Grains).Draw(rt, "by")
		q.From = rapid.SampledFrom([]string{"", "2031", "2031-07"}).Draw(rt, "from")
		q.To = rapid.SampledFrom([]string{"", "2031", "2031-06"}).Draw(rt, "to")
		all, undated := w.timeline(bearers)
		unwanted := func(d dated) bool { return len(q.Occasions) > 0 && !slices.Contains(q.Occasions, d.occasion) }
		all, undated = slices.DeleteFunc(all, unwanted), slices.DeleteFunc(undated, unwanted)
		all = slices.DeleteFunc(all, func(d dated) bool { return d.day < q.From || q.To != "" && d.day[:len(q.To)] > q.To })
		view(t, w.store(t), func(r store.Reader) {
			var got []dated
			var periods []query.TimelinePeriod
			for q.Window = (query.Window{First: number(3)}); ; {
				page, err := query.Timeline(t.Context(), r, q)
				if err != nil || page.Total != len(all) || page.Undated != len(undated) {
					rt.Fatalf("timeline %+v: got %d and %d undated, %v; want %d and %d", q, page.Total, page.Undated, err, len(all), len(undated))
				}
				for _, e := range page.Entries {
					got = append(got, w.entry(e))
					if e.Statement.Object != e.Thing.ID || e.Text == "" || !slices.ContainsFunc(page.Periods, func(p query.TimelinePeriod) bool {
						return p.Name == e.Period && p.First <= e.Day && e.Day <= p.Last
					}) {
						rt.Errorf("timeline %+v: entry %+v is of no period, or not of its statement", q, e)
					}
				}
				periods = page.Periods
				if !page.HasNext {
					break
				}
				q.Window.After = page.End
			}
			if !slices.Equal(got, all) {
				rt.Errorf("timeline %+v:\ngot  %+v\nwant %+v", q, got, all)
			}
			var back []dated
			for q.Window = (query.Window{Last: number(2)}); ; {
				page, err := query.Timeline(t.Context(), r, q)
				if err != nil {
					rt.Fatal(err)
				}
				var part []dated
				for _, e := range page.Entries {
					part = append(part, w.entry(e))
				}
				back = append(part, back...)
				if !page.HasPrevious {
					break
				}
				q.Window.Before = page.Start
			}
			if !slices.Equal(back, all) {
				rt.Errorf("timeline %+v, backwards:\ngot  %+v\nwant %+v", q, back, all)
			}
			w.checkUndated(rt, t, r, q, undated)
			counted := 0
			for i, p := range periods {
				of := make(map[kg.ID]bool)
				n := 0
				kinds := make(map[query.Occasion]int)
				for _, d := range all {
					if p.First <= d.day && d.day <= p.Last {
						n++
						if d.isTask {
							of[d.of] = true
						}
						kinds[d.occasion]++
					}
				}
				if p.Count != n || p.Tasks != len(of) || n == 0 || i > 0 && periods[i-1].Last >= p.First {
					rt.Errorf("timeline %+v, period %+v: want %d of %d tasks", q, p, n, len(of))
				}
				for _, o := range query.Occasions {
					if p.ByOccasion[o] != kinds[o] {
						rt.Errorf("timeline %+v, period %+v: want %d of %s", q, p, kinds[o], o)
					}
				}
				counted += p.Count
			}
			if counted != len(all) {
				rt.Errorf("timeline %+v: %d dates in periods, want %d", q, counted, len(all))
			}
		})
	})
}

// checkUndated reads what has no known day by pages, from the front and from the back.
func (w office) checkUndated(rt *rapid.T, t *testing.T, r store.Reader, q query.TimelineQuery, want []dated) {
	q.Window = query.Window{}
	timeline, err := query.Timeline(t.Context(), r, q)
	if err != nil {
		rt.Fatal(err)
	}
	for name, window := range map[string]query.Window{"forwards": {First: number(2)}, "backwards": {Last: number(3)}} {
		var got []dated
		for {
			page, err := timeline.UndatedEntries(t.Context(), r, window)
			if err != nil || page.Total != len(want) {
				rt.Fatalf("%s: undated of %+v: got %d, %v, want %d", name, q, page.Total, err, len(want))
			}
			var part []dated
			for _, e := range page.Entries {
				if e.Period != "" {
					rt.Errorf("undated of %+v: entry %+v is of a period", q, e)
				}
				part = append(part, w.entry(e))
			}
			if window.First != nil {
				got, window.After = append(got, part...), page.End
				if !page.HasNext {
					break
				}
			} else {
				got, window.Before = append(part, got...), page.Start
				if !page.HasPrevious {
					break
				}
			}
		}
		if !slices.Equal(got, want) {
			rt.Errorf("%s: undated of %+v:\ngot  %+v\nwant %+v", name, q, got, want)
		}
	}
}

func TestPeriodsHaveNames(t *testing.T) {
	p := graphtest.NewPlan("plans/dates.txt", "日期")
	for _, day := range []string{"2032-02-29", "2032-11-05"} {
		task := p.Task("任务"+day, "。")
		p.Says(day, task, kg.Due, kg.NewEntity(kg.KindDeadline, day, day, kg.Prop{Name: "end", Value: day}))
	}
	view(t, filled(t, p.Batch()), func(r store.Reader) {
		for by, want := range map[query.Grain]string{
			query.ByYear:    "2032 2032-01-01 2032-12-31",
			query.ByQuarter: "2032-Q1 2032-01-01 2032-03-31, 2032-Q4 2032-10-01 2032-12-31",
			query.ByMonth:   "2032-02 2032-02-01 2032-02-29, 2032-11 2032-11-01 2032-11-30",
			query.ByDay:     "2032-02-29 2032-02-29 2032-02-29, 2032-11-05 2032-11-05 2032-11-05",
		} {
			page, err := query.Timeline(t.Context(), r, query.TimelineQuery{By: by})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range page.Periods {
				got = append(got, p.Name+" "+p.First+" "+p.Last)
			}
			if have := strings.Join(got, ", "); have != want {
				t.Errorf("periods by %s: got %s, want %s", by, have, want)
			}
		}
	})
}

// A cursor marks a place in the order; what arrives before or after it moves no page that was read on from it.
func TestPagesInOrderOfTimeStayWhileDocumentsArrive(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawOffice(rt)
		all := w.batches
		w.batches = all[:1]
		st := w.store(t)
		arriving := func(entries []string) (kept []string) { // those of the first plan
			for _, e := range entries {
				if strings.HasPrefix(e, all[0].Document.Key) {
					kept = append(kept, e)
				}
			}
			return kept
		}
		read := func(after string) (keys []string, first string) {
			view(t, st, func(r store.Reader) {
				q := query.TimelineQuery{Window: query.Window{First: number(2), After: after}}
				for n := 0; ; n++ {
					page, err := query.Timeline(t.Context(), r, q)
					if err != nil {
						rt.Fatal(err)
					}
					for _, e := range page.Entries {
						keys = append(keys, e.Of.Key+" "+e.Statement.ID.String())
					}
					if n == 0 {
						first = page.End
					}
					if !page.HasNext {
						break
					}
					q.Window.After = page.End
				}
			})
			return keys, first
		}
		_, cursor := read("")
		if cursor == "" {
			return
		}
		before, _ := read(cursor)
		for _, b := range all[1:] {
			if _, err := st.Apply(t.Context(), b); err != nil {
				rt.Fatal(err)
			}
		}
		after, _ := read(cursor)
		if got := arriving(after); !slices.Equal(got, arriving(before)) {
			rt.Errorf("read on from a cursor: before others arrived %v, then %v", before, got)
		}
	})
}
