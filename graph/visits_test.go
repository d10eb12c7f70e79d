package graph_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
	"policygraph/internal/store/memstore"
)

// TestVisitsToTheStoreDoNotGrowWithThePage guards against a visit for each item. The claims are whole operations; %d is the page's length.
func TestVisitsToTheStoreDoNotGrowWithThePage(t *testing.T) {
	st := filled(t, slices.Concat(graphtest.Province(), []kg.Batch{graphtest.Large(120)}, citedPlans(60))...)
	for claim, query := range map[string]string{
		"headline": `{ tasks(involving: ["梅岭县"], first: %d) { totalCount edges { node { title document { title } agencies { predicate other { label } } } reasons { origin text via { evidence { quote } } } } } }`,
		"everything of a task": `{ tasks(involving: ["梅岭县"], first: %d) { edges { node { section { label parent { label } } document { digest issuers { label } } regions { parent { label agencies { totalCount } } }
			platforms { places { label } managers { label region { label } } } agencies { other { ... on Agency { region { label } } } node { evidence { before utf16End section document { title } } } }
			targets { label } deadlines { label } policies { document { title } } statements(first: 5) { edges { other { label statements(first: 2) { edges { node { subject { label } evidence { quote } } } } } } } } } } }`,
		"agencies": `{ entities(kind: AGENCY, first: %d) { edges { node { label ... on Agency { region { label children { edges { node { label } } } } platforms { label } } statements(first: 3) { edges { node { object { label } evidence { rule } } } } } } } }`,
		"policies and their documents": `{ entities(kind: POLICY, first: %d) { edges { node { ... on Policy { document { title cites { edges { other { label } } } }
			documents { document { uri } statement { evidence { quote } } sameAs { id } } sameAs { label } citedBy(first: 2) { totalCount edges { other { label } node { evidence { quote document { title } } } } } } } } } }`,
		"tasks of a plan": `{ tasks(where: {documents: ["云溪市任务清单"]}, first: %d) { edges { node { agencies { other { label } } statements { edges { other { label } } } } } } }`,
	} {
		t.Run(claim, func(t *testing.T) {
			calls := func(first int) int {
				c := &counting{Historian: st}
				api := graph.New(c, graph.Options{Limits: graph.Limits{Cost: 1 << 20}})
				if response := api.Execute(t.Context(), fmt.Sprintf(query, first), "", nil); len(response.Errors) > 0 {
					t.Fatal(response.Errors)
				}
				return c.calls
			}
			// Which of several groups asks first decides whether they share a visit, so the number varies by a few; a visit for each
			// item would make it thirty more at least.
			if few, many := calls(10), calls(40); many > few+8 {
				t.Errorf("%d visits for a page of 10, %d for a page of 40", few, many)
			} else {
				t.Logf("%d visits", many)
			}
		})
	}
}

// citedPlans are documents of which each is a policy that the next one cites, by title and by number.
func citedPlans(n int) (batches []kg.Batch) {
	policy := func(name string) kg.Entity { return kg.NewEntity(kg.KindPolicy, kg.PolicyKey(name), name) }
	for i := range n {
		title, before, number := fmt.Sprintf("澜江省第%d号规划", i), fmt.Sprintf("澜江省第%d号规划", i-1), fmt.Sprintf("澜政发〔2021〕%d号", i)
		p := graphtest.NewPlan(title, title)
		p.Says(title, p.Document(), kg.TextOf, policy(title), kg.Prop{Name: kg.QualVia, Value: "NAME"})
		p.Says("依据《"+before+"》（"+number+"）。", p.Document(), kg.Cites, policy(before))
		p.Says("《"+before+"》（"+number+"）", policy(before), kg.SameAs, policy(number))
		batches = append(batches, p.Batch())
	}
	return batches
}

// TestEvidenceIsReadForThePageOnly holds however many tasks a region has; three statements lead to one of Large at most.
func TestEvidenceIsReadForThePageOnly(t *testing.T) {
	c := &counting{Historian: filled(t, append(graphtest.Province(), graphtest.Large(300))...)}
	response := graph.Execute(t.Context(), c, strings.Replace(headline, "first: 50", "first: 10", 1), nil)
	if len(response.Errors) > 0 || c.proved == 0 || c.proved > 40 {
		t.Errorf("a page of 10 of more than 300 tasks: evidence of %d statements read, want 1 to 40; errors %v", c.proved, response.Errors)
	}
}

func TestNodesAreFetchedAtOnce(t *testing.T) {
	c := &counting{Historian: province(t)}
	response := graph.Execute(t.Context(), c, `{ nodes(ids: ["region:990101", "region:990102", "region:990103", "agency:990101/人民政府"]) { id } }`, nil)
	if len(response.Errors) > 0 || c.calls != 1 {
		t.Errorf("four nodes: %d visits, want 1; errors %v", c.calls, response.Errors)
	}
}

// BenchmarkHeadline answers the headline question for 50 of 200 tasks: over both engines, in this process and over HTTP.
func BenchmarkHeadline(b *testing.B) {
	disk, err := badgerstore.Open(b.TempDir(), badgerstore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer disk.Close()
	for name, st := range map[string]store.Historian{"memory": memstore.New(), "badger": disk} {
		for _, batch := range append(graphtest.Province(), graphtest.Large(200)) {
			if _, err := st.Apply(b.Context(), batch); err != nil {
				b.Fatal(err)
			}
		}
		api := graph.New(st, graph.Options{})
		b.Run(name+"/in-process", func(b *testing.B) {
			b.ReportAllocs()
			times := make([]time.Duration, 0, b.N)
			for b.Loop() {
				start := time.Now()
				if response := api.Execute(b.Context(), headline, "", nil); len(response.Errors) > 0 {
					b.Fatal(response.Errors)
				}
				times = append(times, time.Since(start))
			}
			report(b, times)
		})
		b.Run(name+"/http", func(b *testing.B) {
			server := httptest.NewServer(api)
			defer server.Close()
			body, err := json.Marshal(map[string]string{"query": headline})
			if err != nil {
				b.Fatal(err)
			}
			var times []time.Duration
			for b.Loop() {
				start := time.Now()
				response, err := server.Client().Post(server.URL, "application/json", bytes.NewReader(body))
				if err != nil {
					b.Fatal(err)
				}
				if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != http.StatusOK {
					b.Fatal(response.Status, err)
				}
				_ = response.Body.Close()
				times = append(times, time.Since(start))
			}
			report(b, times)
		})
	}
}

func report(b *testing.B, times []time.Duration) {
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
}
