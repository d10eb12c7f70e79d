package graph_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/internal/golden"
	"policygraph/internal/kg"
)

// harbours is a plan in two versions, and that of another city.
func harbours(version int) kg.Batch {
	uri := map[bool]string{true: "plans/harbours.txt", false: "plans/shazhou-harbours.txt"}[version < 3]
	p := graphtest.NewPlan(uri, "港航工作计划", kg.Prop{Name: "published", Value: "2031-06-01"})
	due := func(task kg.Entity, raw, end string) {
		p.Says(raw, task, kg.Due, kg.NewEntity(kg.KindDeadline, end, raw, kg.Prop{Name: "end", Value: end}))
	}
	switch version {
	case 1:
		quay := p.Task("改造浅水码头", "力争改造浅水码头岸线。")
		p.Role(graphtest.YunxiTech, kg.Leads, quay, 1)
		due(quay, "2033年底前", "2033-12-31")
		p.Task("养护航标灯塔", "每季度巡检航标灯塔。")
		p.Task("清理沉船废钢", "打捞沉船废钢。")
	case 2:
		p.Task("养护航标灯塔", "每季度巡检航标灯塔。")
		quay := p.Task("改造浅水码头", "确保改造浅水码头岸线。")
		p.Role(graphtest.YunxiGov, kg.Leads, quay, 1)
		due(quay, "2032年底前", "2032-12-31")
		p.Task("开行水上巴士", "开行环湖水上巴士。")
	default:
		p.Task("养护航标", "探索巡检航标灯塔。")
		p.Task("改造浅水码头", "支持改造浅水码头岸线。")
	}
	return p.Batch()
}

const comparedText = `{ quote start end }`

const comparisonFields = `totalCount pageInfo { hasNextPage hasPreviousPage } summary { same reworded strengthened weakened added missing }
	documents { id title uri commit current items summary { same reworded strengthened weakened added missing } }
	edges { node { left { id label number text ` + comparedText + ` entity { id } } cells { document change score right { id label entity { ... on Task { title document { uri } } } }
	leftSentence ` + comparedText + ` rightSentence ` + comparedText + ` explanation
	differences { aspect effect left right leftText ` + comparedText + ` rightText ` + comparedText + ` explanation } } } }`

func TestPlansAreSetBesideEachOther(t *testing.T) {
	for engine, st := range engines(t) {
		apply(t, st, graphtest.Seeds(), harbours(1), harbours(2), harbours(3))
		h := graph.Handler(st, graph.Options{})
		for name, query := range map[string]string{
			"compare-versions": `{ compare(documents: [{document: "plans/harbours.txt", asOf: {commit: 2}}, {document: "plans/harbours.txt"}]) { ` + comparisonFields + ` } }`,
			"compare-three": `{ compare(documents: [{document: "plans/harbours.txt"}, {document: "plans/harbours.txt", asOf: {commit: 2}}, {document: "plans/shazhou-harbours.txt"}],
				changes: [WEAKENED, ADDED]) { ` + comparisonFields + ` } }`,
		} {
			t.Run(engine+"/"+name, func(t *testing.T) {
				status, body := ask(t, h, query)
				if status != http.StatusOK || strings.Contains(string(body), `"errors"`) {
					t.Errorf("operation %s: status %d\n%s", query, status, body)
				}
				golden.Equal(t, "operations/"+name+".json", body)
			})
		}
	}
}

// Page after page gives each row once, also while a document arrives.
func TestPagesOfAComparison(t *testing.T) {
	st := filled(t, graphtest.Seeds(), harbours(2), harbours(3))
	api := graph.New(st, graph.Options{})
	var after any
	var got []string
	for range 4 {
		response := api.Execute(t.Context(), `query($after: String) { compare(documents: [{document: "plans/harbours.txt"}, {document: "plans/shazhou-harbours.txt"}], first: 1, after: $after) {
			totalCount pageInfo { hasNextPage endCursor } edges { cursor node { cells { change } } } } }`, "", map[string]any{"after": after})
		var data struct {
			Compare struct {
				TotalCount int
				PageInfo   struct {
					HasNextPage bool
					EndCursor   string
				}
				Edges []struct {
					Node struct{ Cells []struct{ Change string } }
				}
			}
		}
		if len(response.Errors) > 0 {
			t.Fatal(response.Errors)
		}
		if err := json.Unmarshal(response.Data, &data); err != nil {
			t.Fatal(err)
		}
		for _, e := range data.Compare.Edges {
			got = append(got, e.Node.Cells[0].Change)
		}
		if data.Compare.TotalCount != 3 {
			t.Errorf("%d rows, want 3", data.Compare.TotalCount)
		}
		apply(t, st, canals(1+len(got)%3))
		if after = data.Compare.PageInfo.EndCursor; !data.Compare.PageInfo.HasNextPage {
			break
		}
	}
	if want := "WEAKENED WEAKENED MISSING"; strings.Join(got, " ") != want {
		t.Errorf("rows %v, want %s", got, want)
	}
}

func TestComparisonsThatCannotBeMade(t *testing.T) {
	st := filled(t, graphtest.Seeds(), harbours(2))
	for name, c := range map[string]struct{ arguments, code string }{
		"one plan":         {`documents: [{document: "plans/harbours.txt"}]`, "BAD_INPUT"},
		"regions":          {`documents: [{document: "plans/harbours.txt"}, {document: "plans/harbours.txt"}], kind: REGION`, "BAD_INPUT"},
		"before it was":    {`documents: [{document: "plans/harbours.txt"}, {document: "plans/harbours.txt", asOf: {commit: 1}}]`, "BAD_INPUT"},
		"an unknown plan":  {`documents: [{document: "plans/harbours.txt"}, {document: "无此文件"}]`, "NOT_FOUND"},
		"a future version": {`documents: [{document: "plans/harbours.txt"}, {document: "plans/harbours.txt", asOf: {commit: 99}}]`, "FUTURE"},
		"another's cursor": {`documents: [{document: "plans/harbours.txt"}, {document: "plans/harbours.txt"}], after: "AAAAAAAA"`, "CURSOR"},
	} {
		response := graph.Execute(t.Context(), st, `{ compare(`+c.arguments+`) { totalCount } }`, nil)
		if len(response.Errors) != 1 || response.Errors[0].Extensions["code"] != c.code {
			t.Errorf("%s: got %v, want %s", name, response.Errors, c.code)
		}
	}
}

func TestLineages(t *testing.T) {
	batches := append(lineage(), circle()...)
	st := filled(t, batches...)
	h := graph.Handler(st, graph.Options{})
	const fields = `of { ref entity { id } suggestions { entity { id } } } works { entity { id label } level policies { id } identity { predicate } }
		edges { from to predicate cyclic statements { subject { id } evidence { quote } } } omitted { work direction predicate count }`
	for name, query := range map[string]string{
		"lineage-down":    `{ lineage(of: "澜政发〔2021〕7号", direction: DOWN) { ` + fields + ` } }`,
		"lineage-up":      `{ lineage(of: "plans/city.txt", direction: UP, depth: 1) { ` + fields + ` } }`,
		"lineage-circle":  `{ lineage(of: "plans/a.txt", depth: 6) { ` + fields + ` } }`,
		"lineage-cut":     `{ lineage(of: "plans/a.txt", depth: 1, direction: UP, predicates: [BASED_ON]) { ` + fields + ` } }`,
		"lineage-unknown": `{ lineage(of: "无此政策") { ` + fields + ` } }`,
	} {
		t.Run(name, func(t *testing.T) {
			status, body := ask(t, h, query)
			if status != http.StatusOK || strings.Contains(string(body), `"errors"`) {
				t.Errorf("operation %s: status %d\n%s", query, status, body)
			}
			golden.Equal(t, "operations/"+name+".json", body)
		})
	}
}

// circle is three plans: a rests on b, b on c, and c cites a.
func circle() []kg.Batch {
	policy := func(title string) kg.Entity { return kg.NewEntity(kg.KindPolicy, kg.PolicyKey(title), title) }
	var batches []kg.Batch
	for _, x := range []struct {
		name, on  string
		predicate kg.Predicate
	}{{"a", "b", kg.BasedOn}, {"b", "c", kg.BasedOn}, {"c", "a", kg.Cites}} {
		title := func(name string) string { return "云溪市" + strings.Repeat("环", int(name[0]-'a')+1) + "湖方案" }
		p := graphtest.NewPlan("plans/"+x.name+".txt", title(x.name))
		p.Says(title(x.name), p.Document(), kg.TextOf, policy(title(x.name)), kg.Prop{Name: kg.QualVia, Value: "NAME"})
		if x.predicate == kg.BasedOn {
			p.Says("根据《"+title(x.on)+"》，制定本方案。", p.Document(), kg.BasedOn, policy(title(x.on)))
		} else {
			p.Says("落实《"+title(x.on)+"》。", p.Task("治理湖湾", "治理湖湾。"), kg.Cites, policy(title(x.on)))
		}
		batches = append(batches, p.Batch())
	}
	return batches
}
