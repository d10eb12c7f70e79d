package query_test

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// values lists what a task counts for under a key, each once, as facets give it.
func (w office) values(task kg.Entity, key query.FacetKey) (list []string) {
	add := func(v string) {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	switch key {
	case query.FacetDeadlineYear:
		for _, day := range w.days(task, false) {
			add(day[:4])
		}
	case query.FacetRole:
		for _, s := range w.of(task, kg.Roles...) {
			add(string(s.Predicate))
		}
	case query.FacetOrigin:
		for _, s := range w.of(task, append([]kg.Predicate{kg.Involves}, kg.Roles...)...) {
			add(string(s.Origin()))
		}
	case query.FacetAgency:
		for _, s := range w.of(task, kg.Roles...) {
			add(w.entities[s.Subject].Ref())
		}
	case query.FacetDocument:
		for _, s := range w.of(task, kg.HasTask) {
			add(w.entities[s.Subject].Ref())
		}
	case query.FacetArea:
		for _, s := range w.of(task, kg.Involves) {
			if e := w.entities[s.Object]; e.Kind == kg.KindRegion {
				for _, around := range around(e) {
					if around.Kind == kg.KindRegion {
						add(around.Ref())
					}
				}
			}
		}
	default:
		for _, s := range w.of(task, kg.Involves, kg.Cites) {
			if e := w.entities[s.Object]; e.Kind == kg.EntityKind(key) {
				add(e.Ref())
			}
		}
	}
	return list
}

// narrowed is the condition that a bucket's value stands for.
func narrowed(key query.FacetKey, value string) query.TaskWhere {
	one := []string{value}
	switch key {
	case query.FacetAgency:
		return query.TaskWhere{Agencies: one}
	case query.FacetRole:
		return query.TaskWhere{Roles: []kg.Predicate{kg.Predicate(value)}}
	case query.FacetRegion:
		return query.TaskWhere{Regions: one}
	case query.FacetArea:
		return query.TaskWhere{Areas: one}
	case query.FacetPlatform:
		return query.TaskWhere{Platforms: one}
	case query.FacetDocument:
		return query.TaskWhere{Documents: one}
	case query.FacetDeadlineYear:
		return query.TaskWhere{DueAfter: value, DueBefore: value}
	case query.FacetOrigin:
		return query.TaskWhere{Origins: []kg.Origin{kg.Origin(value)}}
	case query.FacetPolicy:
		return query.TaskWhere{Policies: one}
	}
	return query.TaskWhere{Industries: one}
}

func TestFacetsAreThoseOfBruteForce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawOffice(rt)
		q, tasks := drawQuery(rt, w)
		q.Window = query.Window{First: number(1)} // facets are of the list, not of the page
		keys := rapid.SliceOfNDistinct(rapid.SampledFrom(query.FacetKeys), 1, 3, rapid.ID).Draw(rt, "keys")
		top := rapid.IntRange(1, 4).Draw(rt, "top")
		view(t, w.store(t), func(r store.Reader) {
			found, err := query.Facets(t.Context(), r, q, keys, top)
			if err != nil || len(found) != len(keys) {
				rt.Fatalf("facets %v: got %d, %v", keys, len(found), err)
			}
			for i, key := range keys {
				counts := make(map[string]int)
				missing := 0
				for _, task := range tasks {
					values := w.values(task, key)
					for _, v := range values {
						counts[v]++
					}
					if len(values) == 0 {
						missing++
					}
				}
				var order []string
				for v := range counts {
					order = append(order, v)
				}
				label := func(v string) string {
					for _, e := range w.entities {
						if e.Ref() == v {
							return e.Name + e.ID.String()
						}
					}
					return v
				}
				slices.SortFunc(order, func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(label(a), label(b))) })
				shown := order[:min(top, len(order))]
				other := 0
				for _, task := range tasks {
					if slices.ContainsFunc(w.values(task, key), func(v string) bool { return !slices.Contains(shown, v) }) {
						other++
					}
				}
				got := found[i]
				if got.Key != key || got.Values != len(order) || got.Other != other || got.Missing != missing || len(got.Buckets) != len(shown) {
					rt.Fatalf("facet %s of %+v: got %+v; want %d values, other %d, missing %d, shown %v", key, q, got, len(order), other, missing, shown)
				}
				for j, b := range got.Buckets {
					if b.Value != shown[j] || b.Count != counts[shown[j]] {
						rt.Errorf("facet %s of %+v, bucket %d: got %s %d, want %s %d", key, q, j, b.Value, b.Count, shown[j], counts[shown[j]])
					}
					if (b.Entity != nil) != (label(b.Value) != b.Value) || b.Entity != nil && b.Entity.Ref() != b.Value {
						rt.Errorf("facet %s, bucket %s: entity is %v", key, b.Value, b.Entity)
					}
					inside := q
					inside.Where = query.TaskWhere{And: []query.TaskWhere{narrowed(key, b.Value), q.Where}}
					if n, err := query.CountTasks(t.Context(), r, inside); err != nil || n != b.Count {
						rt.Errorf("facet %s, bucket %s of %d tasks: narrowed to it, the list has %d, %v", key, b.Value, b.Count, n, err)
					}
				}
			}
		})
	})
}

func TestCooccurrenceIsThatOfBruteForce(t *testing.T) {
	kinds := []kg.EntityKind{kg.KindAgency, kg.KindOrganization, kg.KindRegion, kg.KindPlatform, kg.KindPolicy, kg.KindDocument, kg.KindDeadline}
	rapid.Check(t, func(rt *rapid.T) {
		w := drawOffice(rt)
		q := query.MatrixQuery{Rows: rapid.SampledFrom(kinds).Draw(rt, "rows"), Columns: rapid.SampledFrom(kinds).Draw(rt, "columns"), Top: rapid.IntRange(1, 5).Draw(rt, "top")}
		var tasks []kg.Entity
		q.Tasks, tasks = drawQuery(rt, w)
		roles := kg.Roles
		if rapid.Bool().Draw(rt, "some roles") {
			roles = []kg.Predicate{kg.Leads, kg.Supports}
			q.Roles = roles
		}
		side := func(task kg.Entity, kind kg.EntityKind) (list []kg.ID) {
			for _, s := range w.of(task, append([]kg.Predicate{kg.Involves, kg.Cites, kg.HasTask, kg.Due}, roles...)...) {
				for _, end := range []kg.ID{s.Subject, s.Object} {
					if end != task.ID && w.entities[end].Kind == kind && !slices.Contains(list, end) {
						list = append(list, end)
					}
				}
			}
			return list
		}
		type pair [2]kg.ID
		meet := make(map[pair][]kg.ID)
		rows, columns := make(map[kg.ID]map[kg.ID]bool), make(map[kg.ID]map[kg.ID]bool)
		joint := make(map[kg.ID]bool)
		note := func(of map[kg.ID]map[kg.ID]bool, line, task kg.ID) {
			if of[line] == nil {
				of[line] = make(map[kg.ID]bool)
			}
			of[line][task] = true
		}
		for _, task := range tasks {
			for _, a := range side(task, q.Rows) {
				for _, b := range side(task, q.Columns) {
					if a != b {
						meet[pair{a, b}] = append(meet[pair{a, b}], task.ID)
						note(rows, a, task.ID)
						note(columns, b, task.ID)
						joint[task.ID] = true
					}
				}
			}
		}
		ranked := func(of map[kg.ID]map[kg.ID]bool) (list []kg.ID) {
			for id := range of {
				list = append(list, id)
			}
			slices.SortFunc(list, func(a, b kg.ID) int {
				return cmp.Or(len(of[b])-len(of[a]), cmp.Compare(w.entities[a].Name, w.entities[b].Name), a.Compare(b))
			})
			return list
		}
		view(t, w.store(t), func(r store.Reader) {
			m, err := query.Cooccurrence(t.Context(), r, q)
			if err != nil {
				rt.Fatal(err)
			}
			lines := func(what string, got []query.MatrixLine, omitted int, of map[kg.ID]map[kg.ID]bool) {
				want := ranked(of)
				if len(got) != min(q.Top, len(want)) || omitted != len(want)-len(got) {
					rt.Fatalf("%s of %+v: got %d and %d omitted, want %d in all", what, q, len(got), omitted, len(want))
				}
				for i, l := range got {
					if l.Entity.ID != want[i] || l.Count != len(of[want[i]]) {
						rt.Errorf("%s %d of %+v: got %s %d, want %s %d", what, i, q, l.Entity.Name, l.Count, w.entities[want[i]].Name, len(of[want[i]]))
					}
				}
			}
			lines("rows", m.Rows, m.OmittedRows, rows)
			lines("columns", m.Columns, m.OmittedColumns, columns)
			if m.Tasks != len(tasks) || m.Joint != len(joint) {
				rt.Errorf("%+v: got %d tasks, %d joint; want %d, %d", q, m.Tasks, m.Joint, len(tasks), len(joint))
			}
			want := 0
			for i, row := range m.Rows {
				for j, column := range m.Columns {
					if len(meet[pair{row.Entity.ID, column.Entity.ID}]) > 0 && (q.Rows != q.Columns || i < j) {
						want++
					}
				}
			}
			if len(m.Cells) != want {
				rt.Errorf("%+v: got %d cells, want %d", q, len(m.Cells), want)
			}
			for i, c := range m.Cells {
				shared := meet[pair{m.Rows[c.Row].Entity.ID, m.Columns[c.Column].Entity.ID}]
				slices.SortFunc(shared, kg.ID.Compare)
				if c.Count != len(shared) || !slices.Equal(c.Tasks, shared) || q.Rows == q.Columns && c.Row >= c.Column {
					rt.Errorf("%+v, cell %d/%d: got %d tasks %v, want %v", q, c.Row, c.Column, c.Count, c.Tasks, shared)
				}
				if i > 0 && cmp.Or(c.Count-m.Cells[i-1].Count, m.Cells[i-1].Row-c.Row, m.Cells[i-1].Column-c.Column) >= 0 {
					rt.Errorf("%+v: cell %d stands after one that it comes before", q, i)
				}
			}
		})
	})
}

func TestWhatCannotBeCountedIsBadInput(t *testing.T) {
	view(t, filled(t, graphtest.Province()...), func(r store.Reader) {
		deep := query.TaskWhere{Text: "修"}
		for range query.MaxWhereDepth + 1 {
			inner := deep
			deep = query.TaskWhere{Not: &inner}
		}
		for claim, ask := range map[string]func() error{
			"no buckets": func() error {
				_, err := query.Facets(t.Context(), r, query.TaskQuery{}, query.FacetKeys, 0)
				return err
			},
			"too many buckets": func() error {
				_, err := query.Facets(t.Context(), r, query.TaskQuery{}, query.FacetKeys, query.MaxBuckets+1)
				return err
			},
			"a key twice": func() error {
				_, err := query.Facets(t.Context(), r, query.TaskQuery{}, []query.FacetKey{"ROLE", "ROLE"}, 1)
				return err
			},
			"no key": func() error {
				_, err := query.Facets(t.Context(), r, query.TaskQuery{}, []query.FacetKey{"COLOUR"}, 1)
				return err
			},
			"tasks with tasks": func() error {
				_, err := query.Cooccurrence(t.Context(), r, query.MatrixQuery{Rows: kg.KindTask, Columns: kg.KindAgency, Top: 1})
				return err
			},
			"no role": func() error {
				_, err := query.Cooccurrence(t.Context(), r, query.MatrixQuery{Rows: kg.KindAgency, Columns: kg.KindAgency, Top: 1, Roles: []kg.Predicate{kg.Due}})
				return err
			},
			"nested too deep": func() error { _, err := query.Tasks(t.Context(), r, query.TaskQuery{Where: deep}); return err },
			"too many parts": func() error {
				_, err := query.Tasks(t.Context(), r, query.TaskQuery{Where: query.TaskWhere{Or: make([]query.TaskWhere, 50)}})
				return err
			},
			"too many names": func() error {
				_, err := query.Tasks(t.Context(), r, query.TaskQuery{Where: query.TaskWhere{Regions: make([]string, 201)}})
				return err
			},
			"a date that is not": func() error {
				_, err := query.Tasks(t.Context(), r, query.TaskQuery{Where: query.TaskWhere{DueBefore: "2031-02-30"}})
				return err
			},
			"an end that is not": func() error { _, err := query.Timeline(t.Context(), r, query.TimelineQuery{To: "明年"}); return err },
			"no grain":           func() error { _, err := query.Timeline(t.Context(), r, query.TimelineQuery{By: "DECADE"}); return err },
		} {
			if err := ask(); !errors.Is(err, query.ErrBadInput) {
				t.Errorf("%s: got %v, want ErrBadInput", claim, err)
			}
		}
	})
}

func TestACountThatIsCutShortIsAnError(t *testing.T) {
	st := filled(t, append(graphtest.Province(), graphtest.Large(50))...)
	ctx, cancel := context.WithCancel(t.Context())
	if err := st.View(t.Context(), func(r store.Reader) error {
		cancel()
		for what, ask := range map[string]func() error{
			"facets": func() error { _, err := query.Facets(ctx, r, query.TaskQuery{}, query.FacetKeys, 10); return err },
			"cooccurrence": func() error {
				_, err := query.Cooccurrence(ctx, r, query.MatrixQuery{Rows: kg.KindAgency, Columns: kg.KindRegion, Top: 5})
				return err
			},
			"timeline": func() error { _, err := query.Timeline(ctx, r, query.TimelineQuery{}); return err },
			"origins":  func() error { _, err := query.OriginCounts(ctx, r); return err },
		} {
			if err := ask(); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: got %v, want that it was cancelled", what, err)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
