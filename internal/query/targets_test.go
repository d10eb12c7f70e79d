package query_test

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// meetsTarget evaluates a condition on a target by its definition; that on what it is of is left out.
func (w office) meetsTarget(e kg.Entity, c query.TargetWhere) bool {
	modality, day := e.Props.Get("modality"), e.Props.Get("dueEnd")
	return (len(c.Modalities) == 0 || slices.Contains(c.Modalities, modality)) &&
		(c.HasModality == nil || *c.HasModality == (modality != "")) &&
		strings.Contains(kg.FoldName(e.Name), kg.FoldName(c.Indicator)) &&
		(c.Unit == "" || kg.FoldName(e.Props.Get("unit")) == kg.FoldName(c.Unit)) &&
		(c.HasNumber == nil || *c.HasNumber == (e.Props.Get("number") != "")) &&
		(c.HasDate == nil || *c.HasDate == (day != "")) &&
		(c.DueAfter == "" || day != "" && day >= c.DueAfter) &&
		(c.DueBefore == "" || day != "" && day[:len(c.DueBefore)] <= c.DueBefore)
}

func drawTargetWhere(t *rapid.T) (c query.TargetWhere) {
	yes := rapid.SampledFrom([]*bool{nil, nil, new(bool), func() *bool { b := true; return &b }()})
	for range rapid.IntRange(0, 2).Draw(t, "target parts") {
		switch rapid.IntRange(0, 6).Draw(t, "target part") {
		case 0:
			c.Modalities = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"MANDATORY", "EXPECTED", "STRIVE"}), 1, 2, rapid.ID).Draw(t, "modalities")
		case 1:
			c.Indicator = rapid.SampledFrom([]string{"里", "5g基站", "产值", "没有"}).Draw(t, "indicator")
		case 2:
			c.Unit = rapid.SampledFrom([]string{"公里", "%"}).Draw(t, "unit")
		case 3:
			c.HasNumber = yes.Draw(t, "number")
		case 4:
			c.HasDate = yes.Draw(t, "date")
		case 5:
			c.HasModality = yes.Draw(t, "modality")
		case 6:
			c.DueAfter, c.DueBefore = rapid.SampledFrom([]string{"", "2031"}).Draw(t, "after"), rapid.SampledFrom([]string{"", "2031", "2031-06"}).Draw(t, "before")
		}
	}
	return c
}

func TestTargetsAreThoseOfBruteForce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawOffice(rt)
		tasks, bearers := drawBearerQuery(rt, w)
		q := query.TargetQuery{Involving: tasks.Involving, Match: tasks.Match, Where: drawTargetWhere(rt), Order: rapid.SampledFrom(query.TargetOrders).Draw(rt, "order")}
		q.Where.Of = tasks.Where
		if rapid.IntRange(0, 3).Draw(rt, "of a document") == 0 {
			q.Where.Documents = []string{"第0号计划"}
			bearers = slices.DeleteFunc(bearers, func(e kg.Entity) bool { return !w.meets(e, query.TaskWhere{Documents: q.Where.Documents}) })
		}
		type found struct{ sort, place, key string }
		var want []found
		for _, e := range bearers {
			for _, s := range w.of(e, kg.HasTarget) {
				if target := w.entities[s.Object]; w.meetsTarget(target, q.Where) {
					f := found{"", w.place(e), target.Key}
					switch q.Order {
					case query.TargetsByDate:
						f.sort = cmp.Or(target.Props.Get("dueEnd"), "9999")
					case query.TargetsByIndicator:
						f.sort = kg.FoldName(target.Name)
					}
					want = append(want, f)
				}
			}
		}
		slices.SortFunc(want, func(a, b found) int {
			return cmp.Or(cmp.Compare(a.sort, b.sort), cmp.Compare(a.place, b.place), cmp.Compare(targetPlace(kg.Entity{Key: a.key}), targetPlace(kg.Entity{Key: b.key})))
		})
		keys := make([]string, len(want))
		for i, f := range want {
			keys[i] = f.key
		}
		view(t, w.store(t), func(r store.Reader) {
			for name, window := range map[string]query.Window{"forwards": {First: number(2)}, "backwards": {Last: number(3)}} {
				got := []string{}
				q.Window = window
				for {
					page, err := query.Targets(t.Context(), r, q)
					if err != nil || page.Total != len(want) {
						rt.Fatalf("%s: targets %+v: got %d, %v, want %d", name, q, page.Total, err, len(want))
					}
					var part []string
					for _, item := range page.Items {
						part = append(part, item.Target.Key)
						if item.Statement.Object != item.Target.ID || item.Statement.Subject != item.Of.ID || item.Cursor == "" {
							rt.Errorf("target %+v is not that of its statement", item)
						}
					}
					if window.First != nil {
						got, q.Window.After = append(got, part...), page.End
						if !page.HasNext {
							break
						}
					} else {
						got, q.Window.Before = append(part, got...), page.Start
						if !page.HasPrevious {
							break
						}
					}
				}
				if !slices.Equal(got, keys) {
					rt.Errorf("%s: targets %+v:\ngot  %v\nwant %v", name, q, got, keys)
				}
			}
		})
	})
}

// plan has a target of the plan, of a chapter, of a part of it, and of a task that a bureau leads.
func planOfTargets() kg.Batch {
	p := graphtest.NewPlan("plans/targets.txt", "指标方案")
	goal := func(of kg.Entity, indicator string, props ...kg.Prop) {
		p.Says(indicator, of, kg.HasTarget, kg.NewEntity(kg.KindTarget, of.Key+"/target-1", indicator, props...))
	}
	goal(p.Document(), "总产值", kg.Prop{Name: "modality", Value: "STRIVE"})
	chapter := p.Section("1", "一", "生态", nil)
	goal(chapter, "森林覆盖率", kg.Prop{Name: "modality", Value: "MANDATORY"}, kg.Prop{Name: "dueEnd", Value: "2033-12-31"}, kg.Prop{Name: "dueText", Value: "2033年"})
	part := p.Section("1.1", "（一）", "水", &chapter)
	goal(part, "水质达标率", kg.Prop{Name: "modality", Value: "MANDATORY"})
	p.Says("梅岭县", part, kg.Involves, graphtest.Meiling)
	task := p.Task("治河", "治理河道。")
	goal(task, "治理里程") // its plan does not say how firm it is
	p.Role(graphtest.YunxiTech, kg.Leads, task, 1)
	return p.Batch()
}

func TestTargetsOfSectionsAndDocuments(t *testing.T) {
	st := filled(t, append(graphtest.Province(), planOfTargets())...)
	document := kg.DocumentKey("plans/targets.txt")
	mandatory := []string{"MANDATORY"}
	here := query.TargetWhere{Documents: []string{"指标方案"}}
	for claim, c := range map[string]struct {
		q    query.TargetQuery
		want string
	}{
		"those of a plan, as printed":                {query.TargetQuery{Where: here}, "总产值 森林覆盖率 水质达标率 治理里程"},
		"the plan is asked for as any thing":         {query.TargetQuery{Involving: []string{"指标方案"}}, "总产值 森林覆盖率 水质达标率 治理里程"},
		"a section has those of its parts and tasks": {query.TargetQuery{Involving: []string{"section:" + document + "/1"}}, "森林覆盖率 水质达标率 治理里程"},
		"a part has not those of the section":        {query.TargetQuery{Involving: []string{"section:" + document + "/1.1"}}, "水质达标率 治理里程"},
		"a county has those of what names it":        {query.TargetQuery{Involving: []string{"梅岭县"}, Where: here}, "水质达标率"},
		"a region is named, as a condition":          {query.TargetQuery{Where: query.TargetWhere{Of: query.TaskWhere{Regions: []string{"梅岭县"}}, Documents: here.Documents}}, "水质达标率"},
		"a bureau has those of its tasks":            {query.TargetQuery{Involving: []string{"云溪市科学技术局"}, Where: here}, "治理里程"},
		"a role is one of tasks":                     {query.TargetQuery{Where: query.TargetWhere{Of: query.TaskWhere{Roles: kg.Roles}, Documents: here.Documents}}, "治理里程"},
		"what has no role is not only tasks":         {query.TargetQuery{Where: query.TargetWhere{Of: query.TaskWhere{Not: &query.TaskWhere{Roles: kg.Roles}}, Documents: here.Documents}}, "总产值 森林覆盖率 水质达标率"},
		"titles of sections are text":                {query.TargetQuery{Where: query.TargetWhere{Of: query.TaskWhere{Text: "生态"}}}, "森林覆盖率"},
		"binding ones":                               {query.TargetQuery{Where: query.TargetWhere{Modalities: mandatory, Documents: here.Documents}}, "森林覆盖率 水质达标率"},
		"what is not said to be binding is not":      {query.TargetQuery{Where: query.TargetWhere{Modalities: []string{"MANDATORY", "EXPECTED", "STRIVE"}, Documents: here.Documents}}, "总产值 森林覆盖率 水质达标率"},
		"of which nothing is said":                   {query.TargetQuery{Where: query.TargetWhere{HasModality: new(bool), Documents: here.Documents}}, "治理里程"},
		"by date, those without one last":            {query.TargetQuery{Where: here, Order: query.TargetsByDate}, "森林覆盖率 总产值 水质达标率 治理里程"},
		"all of what was asked for":                  {query.TargetQuery{Involving: []string{"指标方案", "梅岭县"}, Match: query.MatchAll}, "水质达标率"},
		"what is asked for and not known has none":   {query.TargetQuery{Involving: []string{"无此文件"}}, ""},
		"a target that is asked for":                 {query.TargetQuery{Involving: []string{"target:" + document + "/1.1/target-1"}}, "水质达标率"},
	} {
		t.Run(claim, func(t *testing.T) {
			view(t, st, func(r store.Reader) {
				page, err := query.Targets(t.Context(), r, c.q)
				var got []string
				for _, item := range page.Items {
					got = append(got, item.Target.Name)
				}
				if have := strings.Join(got, " "); err != nil || have != c.want {
					t.Errorf("targets %+v: got %s, %v, want %s", c.q, have, err, c.want)
				}
			})
		})
	}
}

func TestWhatIsAskedOfTargetsWronglyIsRefused(t *testing.T) {
	view(t, filled(t), func(r store.Reader) {
		for argument, q := range map[string]query.TargetQuery{
			"order":     {Order: "VALUE"},
			"dueAfter":  {Where: query.TargetWhere{DueAfter: "年底"}},
			"dueBefore": {Where: query.TargetWhere{DueBefore: "2033-13"}},
			"first":     {Window: query.Window{First: number(0)}},
		} {
			if _, err := query.Targets(t.Context(), r, q); !errors.Is(err, query.ErrBadInput) || !strings.HasPrefix(err.Error(), argument) {
				t.Errorf("targets %+v: got %v, want ErrBadInput of %s", q, err, argument)
			}
		}
	})
}
