package export

import (
	"errors"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/query"
)

func TestParametersAreTheArgumentsOfTheSchema(t *testing.T) {
	reach := func(change func(*query.Reach)) *query.Reach {
		r := query.DefaultReach()
		change(&r)
		return &r
	}
	for _, c := range []struct {
		claim, params string
		want          Request
	}{
		{"the whole", "format=nquads", Request{Format: NQuads}},
		{"with the tables of the program", "format=nquads&seeds=true", Request{Format: NQuads, Seeds: true}},
		{"documents", "format=gexf&document=甲&document=乙", Request{Format: GEXF, Documents: []string{"甲", "乙"}}},
		{"all tasks", "format=csv&tasks=true", Request{Format: CSV, Tasks: &query.TaskQuery{Reach: reach(func(*query.Reach) {})}}},
		{"tasks that involve things", "format=xlsx&involving=甲市&involving=乙局&match=ALL&order=SOURCE", Request{Format: XLSX, Tasks: &query.TaskQuery{
			Involving: []string{"甲市", "乙局"}, Match: query.MatchAll, Order: query.SourceOrder, Reach: reach(func(*query.Reach) {}),
		}}},
		{"roads", "format=csv&involving=甲市&reach.functional=true&reach.named=false&reach.roles=LEADS", Request{Format: CSV, Tasks: &query.TaskQuery{
			Involving: []string{"甲市"}, Reach: reach(func(r *query.Reach) { r.Functional, r.Named, r.Roles = true, false, []kg.Predicate{kg.Leads} }),
		}}},
		{"filters", "format=csv&where.regions=甲市&where.roles=LEADS&where.text=5G&document=丙", Request{Format: CSV, Tasks: &query.TaskQuery{
			Reach: reach(func(*query.Reach) {}),
			Where: query.TaskWhere{Regions: []string{"甲市"}, Roles: []kg.Predicate{kg.Leads}, Text: "5G", Documents: []string{"丙"}},
		}}},
		{"filters as JSON", `format=csv&where={"agencies":["乙局"],"predicates":["HAS_TARGET"]}`, Request{Format: CSV, Tasks: &query.TaskQuery{
			Reach: reach(func(*query.Reach) {}), Where: query.TaskWhere{Agencies: []string{"乙局"}, Predicates: []kg.Predicate{kg.HasTarget}},
		}}},
		{"a subgraph", "format=graphml&of=甲市&depth=2&perPredicate=9&predicates=LEADS", Request{
			Format:   GraphML,
			Subgraph: &Subgraph{Of: []string{"甲市"}, Depth: 2, PerPredicate: 9, Predicates: []string{"LEADS"}},
		}},
		{"what the caller reads itself", "format=csv&asOf=12", Request{Format: CSV}},
	} {
		params, err := url.ParseQuery(c.params)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Parse(params, "asOf")
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %s\n got %+v, %v\nwant %+v", c.claim, c.params, got, err, c.want)
		}
	}
}

func TestWrongParametersAreRefused(t *testing.T) {
	for _, c := range []struct{ claim, params, says string }{
		{"no format", "", "format"},
		{"unknown format", "format=pdf", "xlsx, csv"},
		{"unknown argument", "format=csv&limit=3", "limit"},
		{"unknown filter", "format=csv&where.colour=red", "where.colour"},
		{"unknown filter in JSON", `format=csv&where={"colour":1}`, "where"},
		{"unknown road", "format=csv&involving=a&reach.sideways=true", "reach.sideways"},
		{"no number", "format=gexf&of=a&depth=two", "whole number"},
		{"no truth", "format=csv&involving=a&reach.named=perhaps", "true or false"},
		{"twice", "format=gexf&of=a&depth=1&depth=2", "one value"},
		{"a page", "format=csv&window.first=3", "window"},
		{"a subgraph of a list", "format=csv&of=a&involving=b", "subgraph"},
		{"a subgraph of nothing", "format=gexf&depth=2", "name what"},
		{"seeds of a list", "format=csv&involving=a&seeds=true", "seeds"},
		{"an order that is none", "format=csv&involving=a&order=RANDOM", "DEADLINE"},
		{"a match that is none", "format=csv&involving=a&match=SOME", "ANY or ALL"},
	} {
		params, err := url.ParseQuery(c.params)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Parse(params); !errors.Is(err, query.ErrBadInput) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %s: got %v, want an error with %q", c.claim, c.params, err, c.says)
		}
	}
}

func TestAnExportSaysWhatWasAskedFor(t *testing.T) {
	for params, want := range map[string]string{
		`format=csv&involving=甲市&where.roles=LEADS&reach.functional=true`:                         "范围：任务清单；涉及：甲市；点名：是；担责：是；经平台：是；经下辖：是；经统称：是；经功能区域：是；职责：牵头",
		`format=csv&where.dueBefore=2025&where={"or":[{"text":"5G"},{"not":{"regions":["甲市"]}}]}`: "范围：任务清单；时限不晚于：2025；或者1·包含文字：5G；或者2不符合·地区：甲市",
		`format=gexf&of=甲市&depth=2&perPredicate=9`:                                                "范围：子图；中心：甲市；层数：2；每种关系至多：9",
		`format=csv&document=甲`: "范围：文件；文件：甲",
	} {
		parsed, err := url.ParseQuery(params)
		if err != nil {
			t.Fatal(err)
		}
		q, err := Parse(parsed)
		if err != nil {
			t.Fatal(err)
		}
		got := About{Commit: 3, Lines: q.describe()}.Text()
		if want = "内容：policygraph 政策图谱导出；提交序号：3；" + want; got != want {
			t.Errorf("%s\n got %s\nwant %s", params, got, want)
		}
	}
}

func TestFilesAreNamedAfterWhatIsInThem(t *testing.T) {
	for _, c := range []struct {
		q    Request
		want string
	}{
		{Request{Format: NQuads}, "政策图谱.nq"},
		{Request{Format: XLSX, Tasks: &query.TaskQuery{Involving: []string{"甲市"}}}, "任务清单-甲市.xlsx"},
		{Request{Format: CSV, Tasks: &query.TaskQuery{Involving: []string{"甲市", "乙市"}}}, "任务清单-甲市等.csv"},
		{Request{Format: GEXF, Documents: []string{"a/../b\n\"<>|?*:\u202e.txt"}}, "政策图谱-a_.._b_________.txt.gexf"},
		{Request{Format: Cytoscape, Documents: []string{strings.Repeat("长", 200)}}, "政策图谱-" + strings.Repeat("长", 55) + ".cyjs"},
	} {
		if got := c.q.FileName(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
	for _, f := range Formats() {
		if got, ok := FormatOf("x." + strings.ToUpper(f.Extension())); !ok || got != f || f.MediaType() == "" || !f.Valid() {
			t.Errorf("%s: FormatOf gives %s, %v", f, got, ok)
		}
	}
	if f, ok := FormatOf("x"); ok {
		t.Errorf("a file without extension: got %s", f)
	}
}
