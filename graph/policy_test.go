package graph_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/internal/golden"
	"policygraph/internal/kg"
)

// lineage is an invented plan, its two versions, and who cites, changes and repeals them.
func lineage() []kg.Batch {
	policy := func(title string) kg.Entity { return kg.NewEntity(kg.KindPolicy, kg.PolicyKey(title), title) }
	via := func(form string) kg.Prop { return kg.Prop{Name: kg.QualVia, Value: form} }
	const title, number = "澜江省供水规划（2021—2035年）", "澜政发〔2021〕7号"

	plan := graphtest.NewPlan("plans/water.txt", title, kg.Prop{Name: "number", Value: number})
	plan.Says(title, plan.Document(), kg.TextOf, policy(title), via("NAME"))
	plan.Says(number, plan.Document(), kg.TextOf, policy(number), via("NUMBER"))
	plan.Says("澜江省供水规划", plan.Document(), kg.TextOf, policy("澜江省供水规划"), kg.Prop{Name: kg.QualOrigin, Value: string(kg.Inferred)}, via("ABBREVIATION"))

	draft := graphtest.NewPlan("plans/older.txt", title, kg.Prop{Name: "number", Value: "澜政发〔2019〕2号"})
	draft.Says(title, draft.Document(), kg.TextOf, policy(title), via("NAME"))

	city := graphtest.NewPlan("plans/city.txt", "云溪市供水方案")
	task := city.Task("建设水厂", "按照规划建设水厂。")
	city.Says("落实《"+title+"》。", task, kg.Cites, policy(title))
	city.Says("根据《"+title+"》（"+number+"），制定本方案。", policy(title), kg.SameAs, policy(number))
	city.Says("根据《"+title+"》，制定本方案。", city.Document(), kg.BasedOn, policy(title))
	city.Says("《云溪市供水办法》（云政发〔2010〕3号）同时废止。", city.Document(), kg.Repeals, policy("云溪市供水办法"))
	city.Says("对《云溪市用水规则》作如下修改。", city.Document(), kg.Amends, policy("云溪市用水规则"))
	return []kg.Batch{plan.Batch(), draft.Batch(), city.Batch()}
}

const policyFields = `id label document { uri number } documents { document { uri } otherNumber sameAs { predicate subject { id } object { id } }
	statement { predicate origin qualifiers { via } evidence { quote } } } sameAs { id } citedBy { totalCount edges { predicate forward other { id label } node { object { id } evidence { quote } } } }`

func TestAPolicyAndItsDocuments(t *testing.T) {
	h := graph.Handler(filled(t, lineage()...), graph.Options{})
	for name, query := range map[string]string{
		"policy-by-title":  `{ entity(id: "policy:澜江省供水规划(2021-2035年)") { ... on Policy { ` + policyFields + ` } } }`,
		"policy-by-number": `{ entity(id: "policy:澜政发（2021）07号") { ... on Policy { ` + policyFields + ` } } }`,
		"policy-for-short": `{ entity(id: "policy:澜江省供水规划") { ... on Policy { ` + policyFields + ` } } }`,
		"policy-lineage": `{ documents { edges { node { uri policy { id } policies { id document { uri } } basis { id } amends { id } repeals { id document { uri } }
			cites { totalCount edges { predicate other { id } node { subject { id } evidence { quote } } } }
			citedBy(predicates: [CITES, BASED_ON], first: 1) { totalCount pageInfo { hasNextPage } edges { predicate other { id } } } } } } }`,
	} {
		t.Run(name, func(t *testing.T) {
			status, body := ask(t, h, query)
			var answer struct{ Errors []any }
			if err := json.Unmarshal(body, &answer); err != nil || status != http.StatusOK || len(answer.Errors) > 0 {
				t.Errorf("operation %s: status %d, %v\n%s", query, status, err, body)
			}
			golden.Equal(t, "operations/"+name+".json", body)
		})
	}
}

func TestAPolicyHasNoDocumentOnceItIsRetracted(t *testing.T) {
	batches := lineage()
	st := filled(t, batches...)
	for _, b := range batches[:2] {
		if _, err := st.Retract(t.Context(), b.Document.ID); err != nil {
			t.Fatal(err)
		}
	}
	response := graph.Execute(t.Context(), st, `{ entity(id: "policy:澜政发〔2021〕7号") { ... on Policy { document { id } documents { otherNumber } citedBy { totalCount } } } }`, nil)
	if want := `{"entity":{"document":null,"documents":[],"citedBy":{"totalCount":2}}}`; len(response.Errors) > 0 || string(response.Data) != want {
		t.Errorf("got %s %v, want %s", response.Data, response.Errors, want)
	}
}
