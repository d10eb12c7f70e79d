package query_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

func TestWindowsThatCannotBe(t *testing.T) {
	st := filled(t, graphtest.Province()...)
	page := tasks(t, st, query.TaskQuery{Window: query.Window{First: number(1)}})
	for claim, c := range map[string]struct {
		window query.Window
		want   error
		says   string
	}{
		"first is 0":                  {query.Window{First: number(0)}, query.ErrBadInput, "first"},
		"first is over 100":           {query.Window{First: number(101)}, query.ErrBadInput, "first"},
		"last is negative":            {query.Window{Last: number(-1)}, query.ErrBadInput, "last"},
		"first and last":              {query.Window{First: number(1), Last: number(1)}, query.ErrBadInput, "first"},
		"skip is negative":            {query.Window{Skip: -1}, query.ErrBadInput, "skip"},
		"skip beside a cursor":        {query.Window{Skip: 1, After: page.End}, query.ErrBadInput, "skip"},
		"skip from the back":          {query.Window{Skip: 1, Last: number(1)}, query.ErrBadInput, "skip"},
		"a cursor that is none":       {query.Window{After: "不是游标"}, query.ErrCursor, "after"},
		"a cursor with a bit flipped": {query.Window{Before: flip(page.End)}, query.ErrCursor, "before"},
		"a cursor cut short":          {query.Window{After: page.End[:len(page.End)-4]}, query.ErrCursor, "after"},
	} {
		t.Run(claim, func(t *testing.T) {
			view(t, st, func(r store.Reader) {
				_, err := query.Tasks(t.Context(), r, query.TaskQuery{Window: c.window})
				if !errors.Is(err, c.want) || !strings.HasPrefix(err.Error(), c.says) {
					t.Errorf("window %+v: got %v, want %v of %s", c.window, err, c.want, c.says)
				}
			})
		})
	}
	t.Run("a cursor of another list", func(t *testing.T) {
		view(t, st, func(r store.Reader) {
			q := query.TaskQuery{Involving: []string{"梅岭县"}, Window: query.Window{After: page.End}}
			if _, err := query.Tasks(t.Context(), r, q); !errors.Is(err, query.ErrCursor) {
				t.Errorf("cursor of another order: got %v, want ErrCursor", err)
			}
		})
	})
}

func flip(cursor string) string {
	b := []byte(cursor)
	b[8] ^= 1
	return string(b)
}

func TestEntitiesArePagedWhole(t *testing.T) {
	st := filled(t, append(graphtest.Province(), graphtest.Large(1))...)
	for claim, q := range map[string]query.EntityQuery{
		"all of a kind":         {Kind: kg.KindAgency},
		"by beginning":          {Kind: kg.KindAgency, Prefix: "云溪市"},
		"by what they hold":     {Kind: kg.KindAgency, Contains: "局"},
		"by beginning and hold": {Kind: kg.KindAgency, Prefix: "云溪市", Contains: "科学"},
	} {
		t.Run(claim, func(t *testing.T) {
			view(t, st, func(r store.Reader) {
				want, err := query.CountEntities(t.Context(), r, q)
				if err != nil || want == 0 {
					t.Fatalf("count: %d, %v", want, err)
				}
				seen := make(map[kg.ID]bool)
				q.Window = query.Window{First: number(7)}
				for {
					page, err := query.Entities(t.Context(), r, q)
					if err != nil {
						t.Fatal(err)
					}
					for _, e := range page.Items {
						if seen[e.ID] || !strings.Contains(e.Name, q.Contains) || !strings.HasPrefix(e.Name, q.Prefix) {
							t.Errorf("%s is there twice, or does not match", e.Name)
						}
						seen[e.ID] = true
					}
					if !page.HasNext {
						break
					}
					q.Window.After = page.End
				}
				q.Window = query.Window{Last: number(100)}
				back, err := query.Entities(t.Context(), r, q)
				if err != nil || len(seen) != want || len(back.Items) != want {
					t.Errorf("counted %d, paged %d forwards and %d backwards: %v", want, len(seen), len(back.Items), err)
				}
			})
		})
	}
}

func TestAnUnknownKindIsBadInput(t *testing.T) {
	view(t, filled(t), func(r store.Reader) {
		if _, err := query.Entities(t.Context(), r, query.EntityQuery{Kind: "PLANET"}); !errors.Is(err, query.ErrBadInput) {
			t.Errorf("entities of kind PLANET: got %v, want ErrBadInput", err)
		}
	})
}

func TestStatementsOfAnEntity(t *testing.T) {
	view(t, filled(t, graphtest.Province()...), func(r store.Reader) {
		list := func(q query.StatementQuery) (got []string) {
			q.Entity = graphtest.Meiling.ID
			page, err := query.Statements(t.Context(), r, q)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range page.Edges {
				got = append(got, string(e.Statement.Predicate))
			}
			return got
		}
		if got, want := list(query.StatementQuery{}), []string{"PART_OF", "PART_OF", "AGENCY_OF", "INVOLVES", "INVOLVES", "LOCATED_IN"}; !slices.Equal(got, want) {
			t.Errorf("statements: got %v, want %v", got, want)
		}
		if got, want := list(query.StatementQuery{Dir: store.Out}), []string{"PART_OF"}; !slices.Equal(got, want) {
			t.Errorf("statements out: got %v, want %v", got, want)
		}
		if got, want := list(query.StatementQuery{Origins: []kg.Origin{kg.Inferred}}), []string{"LOCATED_IN"}; !slices.Equal(got, want) {
			t.Errorf("inferred statements: got %v, want %v", got, want)
		}
		if got, want := list(query.StatementQuery{Window: query.Window{Last: number(2)}}), []string{"INVOLVES", "LOCATED_IN"}; !slices.Equal(got, want) {
			t.Errorf("last two statements: got %v, want %v", got, want)
		}
	})
}
