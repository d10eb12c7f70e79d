package query_test

import (
	"slices"
	"strings"
	"testing"

	"policygraph/graph/graphtest"
	"policygraph/internal/golden"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

func filled(t testing.TB, batches ...kg.Batch) store.Store {
	t.Helper()
	st := memstore.New()
	for _, b := range batches {
		if _, err := st.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	return st
}

// view runs fn over one snapshot.
func view(t testing.TB, st store.Store, fn func(store.Reader)) {
	t.Helper()
	if err := st.View(t.Context(), func(r store.Reader) error { fn(r); return nil }); err != nil {
		t.Fatal(err)
	}
}

func tasks(t testing.TB, st store.Store, q query.TaskQuery) (page query.TaskPage) {
	t.Helper()
	view(t, st, func(r store.Reader) {
		var err error
		if page, err = query.Tasks(t.Context(), r, q); err != nil {
			t.Fatalf("tasks %+v: %v", q, err)
		}
	})
	return page
}

// shown writes a page a line a task: title, then kind/origin of each reason.
func shown(page query.TaskPage) string {
	var b strings.Builder
	for _, item := range page.Items {
		b.WriteString(item.Task.Name)
		for _, x := range item.Reasons {
			b.WriteString(" " + string(x.Kind) + "/" + string(x.Origin))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func number(n int) *int { return &n }

func TestEveryRoadFromAThingToATask(t *testing.T) {
	st := filled(t, graphtest.Province()...)
	for claim, c := range map[string]struct {
		q    query.TaskQuery
		want string
	}{
		"a county is reached by its name, its government, its park, the park's managers, its towns and 各区县": {query.TaskQuery{Involving: []string{"梅岭县"}}, `
共建纺织基地 NAMED/EXPLICIT
办好梅岭茶会 NAMED/EXPLICIT
整治河道 RESPONSIBLE/EXPLICIT
扩建园区 PLATFORM/INFERRED
招引企业 PLATFORM/INFERRED
修缮古桥 DESCENDANT/INFERRED
清理台账 COLLECTIVE/EXPANDED`},
		"a city is reached by its bureaus directly, by its counties and 各区县 as parts": {query.TaskQuery{Involving: []string{"云溪市"}}, `
共建纺织基地 RESPONSIBLE/EXPLICIT RESPONSIBLE/EXPLICIT DESCENDANT/INFERRED
办好梅岭茶会 DESCENDANT/INFERRED
整治河道 DESCENDANT/INFERRED
扩建园区 DESCENDANT/INFERRED
招引企业 DESCENDANT/INFERRED
修缮古桥 DESCENDANT/INFERRED
清理台账 DESCENDANT/INFERRED
开行班车 DESCENDANT/INFERRED`},
		"各区县 of a city does not reach towns":                          {query.TaskQuery{Involving: []string{"花桥镇"}}, "\n修缮古桥 NAMED/EXPLICIT"},
		"各区县 of a city does not reach counties of another":            {query.TaskQuery{Involving: []string{"region:990201"}}, "\n治理湖区 NAMED/EXPLICIT"},
		"an agency is reached by its roles":                           {query.TaskQuery{Involving: []string{"云溪市科学技术局"}}, "\n共建纺织基地 RESPONSIBLE/EXPLICIT"},
		"a class of agencies is an agency":                            {query.TaskQuery{Involving: []string{"云溪市各区县"}}, "\n清理台账 RESPONSIBLE/EXPLICIT"},
		"a platform is reached by its name and by who manages it":     {query.TaskQuery{Involving: []string{"梅岭经济开发区"}}, "\n扩建园区 NAMED/EXPLICIT\n招引企业 RESPONSIBLE/EXPLICIT"},
		"who manages a platform is reached by it":                     {query.TaskQuery{Involving: []string{"梅岭经济开发区管理委员会"}}, "\n招引企业 RESPONSIBLE/EXPLICIT\n扩建园区 PLATFORM/INFERRED"},
		"a policy is reached by citations":                            {query.TaskQuery{Involving: []string{"《澜江三角洲发展纲要》"}}, "\n开行班车 NAMED/EXPLICIT"},
		"an industry is reached by its name":                          {query.TaskQuery{Involving: []string{"绿色纺织"}}, "\n共建纺织基地 NAMED/EXPLICIT"},
		"a target is reached by the task that sets it":                {query.TaskQuery{Involving: []string{"产值达到**亿元"}}, "\n共建纺织基地 NAMED/EXPLICIT"},
		"a section holds the tasks of its sections":                   {query.TaskQuery{Involving: []string{"总体任务"}}, "\n共建纺织基地 CONTAINED/EXPLICIT\n办好梅岭茶会 CONTAINED/EXPLICIT\n整治河道 CONTAINED/EXPLICIT\n扩建园区 CONTAINED/EXPLICIT"},
		"a document holds its tasks":                                  {query.TaskQuery{Involving: []string{"沙洲市湖区方案"}}, "\n治理湖区 CONTAINED/EXPLICIT"},
		"a functional region is reached by its name":                  {query.TaskQuery{Involving: []string{"澜江三角洲"}}, "\n共享数据 NAMED/EXPLICIT"},
		"functional regions are followed when asked":                  {query.TaskQuery{Involving: []string{"云溪市"}, Reach: &query.Reach{Functional: true}}, "\n共享数据 FUNCTIONAL/INFERRED"},
		"regions above are followed when asked":                       {query.TaskQuery{Involving: []string{"花桥镇"}, Reach: &query.Reach{Ancestors: true}}, "\n共建纺织基地 ANCESTOR/INFERRED\n办好梅岭茶会 ANCESTOR/INFERRED"},
		"without named, names do not count, also not of parts":        {query.TaskQuery{Involving: []string{"梅岭县"}, Reach: &query.Reach{Responsible: true, Collective: true}}, "\n整治河道 RESPONSIBLE/EXPLICIT\n清理台账 COLLECTIVE/EXPANDED"},
		"without responsible, roles of the thing itself do not count": {query.TaskQuery{Involving: []string{"梅岭县"}, Reach: &query.Reach{Named: true}}, "\n共建纺织基地 NAMED/EXPLICIT\n办好梅岭茶会 NAMED/EXPLICIT"},

		"platforms alone":                                   {query.TaskQuery{Involving: []string{"梅岭县"}, Reach: &query.Reach{Platforms: true}}, "\n扩建园区 PLATFORM/INFERRED\n招引企业 PLATFORM/INFERRED"},
		"descendants alone":                                 {query.TaskQuery{Involving: []string{"梅岭县"}, Reach: &query.Reach{Descendants: true}}, "\n修缮古桥 DESCENDANT/INFERRED"},
		"collective alone":                                  {query.TaskQuery{Involving: []string{"梅岭县"}, Reach: &query.Reach{Collective: true}}, "\n清理台账 COLLECTIVE/EXPANDED"},
		"only some roles count":                             {query.TaskQuery{Involving: []string{"云溪市"}, Reach: &query.Reach{Responsible: true, Roles: []kg.Predicate{kg.Supports}}}, "\n共建纺织基地 RESPONSIBLE/EXPLICIT"},
		"ALL wants a reason for each":                       {query.TaskQuery{Involving: []string{"梅岭县", "市政府"}, Match: query.MatchAll}, "\n共建纺织基地 NAMED/EXPLICIT RESPONSIBLE/EXPLICIT"},
		"one thing in two spellings is one thing":           {query.TaskQuery{Involving: []string{"绿色纺织", "industry:绿色纺织"}, Match: query.MatchAll}, "\n共建纺织基地 NAMED/EXPLICIT"},
		"ALL with an unknown name is nothing":               {query.TaskQuery{Involving: []string{"梅岭县", "无此地"}, Match: query.MatchAll}, ""},
		"ANY with an unknown name is the rest":              {query.TaskQuery{Involving: []string{"绿色纺织", "无此地"}}, "\n共建纺织基地 NAMED/EXPLICIT"},
		"where: documents":                                  {query.TaskQuery{Where: query.TaskWhere{Documents: []string{"沙洲市湖区方案"}}}, "\n治理湖区"},
		"where: agencies":                                   {query.TaskQuery{Where: query.TaskWhere{Agencies: []string{"梅岭县人民政府"}}}, "\n整治河道"},
		"where: agencies with a role that they do not have": {query.TaskQuery{Where: query.TaskWhere{Agencies: []string{"梅岭县人民政府"}, Roles: []kg.Predicate{kg.Supports}}}, ""},
		"where: a role that anybody has":                    {query.TaskQuery{Where: query.TaskWhere{Roles: []kg.Predicate{kg.Implements, kg.ResponsibleFor}}}, "\n招引企业\n清理台账"},
		"where: regions and agencies":                       {query.TaskQuery{Where: query.TaskWhere{Regions: []string{"梅岭县"}, Agencies: []string{"云溪市科学技术局"}}}, "\n共建纺织基地"},
		"where: text in another width":                      {query.TaskQuery{Where: query.TaskWhere{Text: "石门 区班车"}}, "\n开行班车"},
		"where: predicates, all of them":                    {query.TaskQuery{Where: query.TaskWhere{Predicates: []kg.Predicate{kg.HasTarget, kg.Due}}}, "\n共建纺织基地"},
		"where narrows involving":                           {query.TaskQuery{Involving: []string{"梅岭县"}, Where: query.TaskWhere{Text: "茶会"}}, "\n办好梅岭茶会 NAMED/EXPLICIT"},
		"where: an unknown agency is nothing":               {query.TaskQuery{Where: query.TaskWhere{Agencies: []string{"无此局"}}}, ""},
	} {
		t.Run(claim, func(t *testing.T) {
			page := tasks(t, st, c.q)
			if got, want := shown(page), strings.TrimPrefix(c.want+"\n", "\n"); got != want && !(got == "" && want == "\n") {
				t.Errorf("tasks %+v:\ngot\n%swant\n%s", c.q, got, want)
			}
		})
	}
}

func TestReasonsLeadFromTheTaskToWhatWasAskedFor(t *testing.T) {
	page := tasks(t, filled(t, graphtest.Province()...), query.TaskQuery{Involving: []string{"梅岭县"}, Window: query.Window{First: number(100)}})
	for _, item := range page.Items {
		for _, x := range item.Reasons {
			at := item.Task.ID
			for _, s := range x.Via {
				switch at {
				case s.Subject:
					at = s.Object
				case s.Object:
					at = s.Subject
				default:
					t.Errorf("%s, %s: statement %s %s does not go on from where the last ended", item.Task.Name, x.Kind, s.ID, s.Predicate)
				}
			}
			if at != graphtest.Meiling.ID {
				t.Errorf("%s, %s: the statements do not end at 梅岭县", item.Task.Name, x.Kind)
			}
		}
	}
}

func TestReasonsAreSaidInChinese(t *testing.T) {
	page := tasks(t, filled(t, graphtest.Province()...), query.TaskQuery{Involving: []string{"梅岭县"}})
	var got []string
	for _, item := range page.Items {
		got = append(got, item.Reasons[0].Text)
	}
	want := []string{
		"正文点名梅岭县", "正文所写名称中含梅岭县", "由梅岭县人民政府牵头", "经位于梅岭县的平台梅岭经济开发区：正文点名梅岭经济开发区",
		"经位于梅岭县的平台梅岭经济开发区：由梅岭经济开发区管理委员会负责", "经梅岭县下辖各地：正文点名花桥镇", "由云溪市各区县具体实施，统称之中有梅岭县",
	}
	if !slices.Equal(got, want) {
		t.Errorf("reasons:\ngot  %q\nwant %q", got, want)
	}
}

func TestTotalsTellDirectFromConcluded(t *testing.T) {
	page := tasks(t, filled(t, graphtest.Province()...), query.TaskQuery{Involving: []string{"梅岭县"}, Window: query.Window{First: number(1)}})
	if page.Total != 7 || page.Direct != 3 || len(page.Items) != 1 || !page.HasNext {
		t.Errorf("first of 梅岭县: want 1 of 7, 3 direct, and more; have %d of %d, %d direct, more %v", len(page.Items), page.Total, page.Direct, page.HasNext)
	}
}

func TestPlanPrints(t *testing.T) {
	golden.Equal(t, "plan.txt", []byte(query.PlanTasks(query.DefaultReach()).String()))
}

func TestPagesForwardsAndBackwardsAreTheWholeList(t *testing.T) {
	st := filled(t, append(graphtest.Province(), graphtest.Large(60))...)
	for claim, q := range map[string]query.TaskQuery{
		"all tasks":       {},
		"involving":       {Involving: []string{"梅岭县"}},
		"in source order": {Involving: []string{"云溪市"}, Order: query.SourceOrder},
		"filtered":        {Where: query.TaskWhere{Text: "建设"}},
	} {
		t.Run(claim, func(t *testing.T) {
			var forward, backward []string
			q.Window = query.Window{First: number(7)}
			for {
				page := tasks(t, st, q)
				for _, item := range page.Items {
					forward = append(forward, item.Task.Key)
				}
				if !page.HasNext {
					break
				}
				q.Window.After = page.End
			}
			q.Window = query.Window{Last: number(11)}
			for {
				page := tasks(t, st, q)
				var keys []string
				for _, item := range page.Items {
					keys = append(keys, item.Task.Key)
				}
				backward = append(keys, backward...)
				if !page.HasPrevious {
					break
				}
				q.Window.Before = page.Start
			}
			if !slices.Equal(forward, backward) || len(forward) == 0 {
				t.Errorf("forwards and backwards differ:\n%v\n%v", forward, backward)
			}
			var count int
			view(t, st, func(r store.Reader) { count, _ = query.CountTasks(t.Context(), r, q) })
			if count != len(forward) {
				t.Errorf("counted %d tasks, paged through %d", count, len(forward))
			}
		})
	}
}

func TestCursorsStayWhileDocumentsArrive(t *testing.T) {
	st := filled(t, graphtest.Province()...)
	q := query.TaskQuery{Involving: []string{"梅岭县"}, Window: query.Window{First: number(3)}}
	first := tasks(t, st, q)
	q.Window.After = first.End
	before := shown(tasks(t, st, q))
	// Of a document that comes before in the order, and would shift counted pages.
	arriving := graphtest.NewPlan("plans/early-3.txt", "另一份计划")
	task := arriving.Task("新任务", "梅岭县新任务。")
	arriving.Says("梅岭县新任务", task, kg.Involves, graphtest.Meiling)
	if _, err := st.Apply(t.Context(), arriving.Batch()); err != nil {
		t.Fatal(err)
	}
	q.Window.First = number(4) // the arrival may be among them
	after := shown(tasks(t, st, q))
	if !strings.HasPrefix(strings.ReplaceAll(after, "新任务 NAMED/EXPLICIT\n", ""), before) {
		t.Errorf("page after a cursor changed:\nbefore\n%safter\n%s", before, after)
	}
}
