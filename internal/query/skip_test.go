package query_test

import (
	"testing"

	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

func TestAPageAfterSomeTasksIsThatPartOfTheWholeList(t *testing.T) {
	st := filled(t, append(graphtest.Province(), graphtest.Large(60))...)
	for claim, q := range map[string]query.TaskQuery{
		"all tasks":       {},
		"involving":       {Involving: []string{"梅岭县"}},
		"in source order": {Involving: []string{"云溪市"}, Order: query.SourceOrder},
		"by deadline":     {Order: query.ByDeadline},
		"filtered":        {Where: query.TaskWhere{Text: "建设"}},
		"with a role":     {Where: query.TaskWhere{Roles: []kg.Predicate{kg.Leads}}, Order: query.ByDeadline},
	} {
		t.Run(claim, func(t *testing.T) {
			var whole []string
			q.Window = query.Window{First: number(100)}
			for more := true; more; {
				page := tasks(t, st, q)
				for _, item := range page.Items {
					whole = append(whole, item.Task.Key)
				}
				more, q.Window.After = page.HasNext, page.End
			}
			if len(whole) < 3 {
				t.Fatalf("the list has %d tasks: too short to say anything", len(whole))
			}
			for _, skip := range []int{1, 2, len(whole) / 2, len(whole) - 1, len(whole), len(whole) + 5} {
				q.Window = query.Window{First: number(2), Skip: skip}
				page := tasks(t, st, q)
				from, to := min(skip, len(whole)), min(skip+2, len(whole))
				if len(page.Items) != to-from {
					t.Fatalf("skip %d of %d: got %d tasks, want %d", skip, len(whole), len(page.Items), to-from)
				}
				for i, item := range page.Items {
					if want := whole[from+i]; item.Task.Key != want {
						t.Errorf("skip %d of %d, task %d: got %s, want %s", skip, len(whole), i+1, item.Task.Key, want)
					}
				}
				if !page.HasPrevious || page.HasNext != (to < len(whole)) {
					t.Errorf("skip %d of %d: previous %v, next %v", skip, len(whole), page.HasPrevious, page.HasNext)
				}
			}
		})
	}
}
