package graph_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"policygraph/graph"
	"policygraph/internal/kg"
	"policygraph/internal/search"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
	"policygraph/internal/synth"
)

// benched are the operations that docs/benchmarks.md tells of, with the variables of one more question each time.
var benched = []struct {
	name, query string
	ask         func(w asking) map[string]any
}{
	{
		"headline", `query($of: [ID!]!) { tasks(involving: $of, first: 50) { totalCount edges { node { title document { title } agencies { predicate other { label } } } reasons { origin text via { evidence { quote } } } } } }`,
		func(w asking) map[string]any { return map[string]any{"of": w.county()} },
	},
	{
		"Q1-entity", `query($id: ID!) { entity(id: $id) { id kind label names } }`,
		func(w asking) map[string]any { return map[string]any{"id": w.county()} },
	},
	{
		"Q2-tasks", `query($of: [ID!]!) { tasks(involving: $of, first: 50) { edges { node { title document { title } agencies(roles: [LEADS]) { other { label } } } } } }`,
		func(w asking) map[string]any { return map[string]any{"of": w.county()} },
	},
	{
		"Q3-tasks-and-total", `query($of: [ID!]!) { tasks(involving: $of, first: 50) { totalCount edges { node { title document { title } agencies(roles: [LEADS]) { other { label } } } } } }`,
		func(w asking) map[string]any { return map[string]any{"of": w.county()} },
	},
	{
		"Q4-neighborhood", `query($of: [ID!]!) { neighborhood(of: $of, depth: 2, perPredicate: 14) { nodes { id label } statements { predicate } } }`,
		func(w asking) map[string]any { return map[string]any{"of": w.county()} },
	},
	{
		"Q5-path", `query($a: ID!, $b: ID!) { paths(from: $a, to: $b, k: 1, maxLength: 6) { paths { length nodes { label } } } }`,
		func(w asking) map[string]any { return map[string]any{"a": w.county(), "b": w.county()} },
	},
	{
		"Q6-sharing", `query($of: [ID!]!) { cooccurrence(rows: AGENCY, columns: AGENCY, where: {agencies: $of}, top: 10) { rows { count entity { label } } } }`,
		func(w asking) map[string]any { return map[string]any{"of": w.agency()} },
	},
	{
		"Q7-search", `query($text: String!) { search(text: $text, kinds: [TASK], first: 20) { totalCount edges { node { entity { label } } } } }`,
		func(w asking) map[string]any { return map[string]any{"text": w.term()} },
	},
	{
		"Q8-facets", `query($of: [ID!]!) { tasks(involving: $of) { totalCount facets(by: [AGENCY, ROLE], top: 10) { buckets { value count } } } }`,
		func(w asking) map[string]any { return map[string]any{"of": w.city()} },
	},
	{
		"Q9-document", `query($id: ID!) { document(id: $id) { title sections { label sections { label } } tasks(first: 50) { edges { node { title agencies { predicate other { label } } } } } } }`,
		func(w asking) map[string]any { return map[string]any{"id": w.plan()} },
	},
}

// asking draws things to ask for from what synth invents.
type asking struct {
	*rand.Rand
	plans []string
}

func (w asking) province() int { return (84 + w.IntN(12)) * 10000 }
func (w asking) city() string  { return fmt.Sprintf("region:%06d", w.province()+(1+w.IntN(12))*100) }

func (w asking) county() string {
	return fmt.Sprintf("region:%06d", w.province()+(1+w.IntN(12))*100+1+w.IntN(8))
}

func (w asking) agency() string {
	return fmt.Sprintf("agency:%06d/发展改革", w.province()+(1+w.IntN(12))*100)
}

func (w asking) term() string {
	return []string{"水利", "智能制造", "海洋经济", "试点", "碳达峰", "联合监管", "平台", "综合改革"}[w.IntN(8)]
}
func (w asking) plan() string { return w.plans[w.IntN(len(w.plans))] }

// BenchmarkOperations answers them over a store of STATEMENTS statements (100,000), made in STORE where that is set and kept there: in this
// process, and over HTTP by 1 and by 8 clients. No answer is kept, but for "kept", where 8 clients ask what was asked before. "bare" is the
// headline again, of a server that is gqlgen and nothing else; compare it with headline/http-8 of the same run.
func BenchmarkOperations(b *testing.B) {
	st, index := statements(b)
	w := asking{Rand: rand.New(rand.NewPCG(3, 4))}
	documents := 0
	if err := st.View(b.Context(), func(r store.Reader) error {
		found, err := r.Documents(b.Context(), nil)
		for _, d := range found {
			if !d.Seed {
				w.plans = append(w.plans, kg.Ref(kg.KindDocument, d.Key))
			}
		}
		documents = len(found)
		return err
	}); err != nil {
		b.Fatal(err)
	}
	slices.Sort(w.plans)
	limits := graph.Limits{Records: 100_000_000, Cost: 1 << 30}
	plain := graph.New(st, graph.Options{Search: index, Limits: limits})
	keeping := graph.New(st, graph.Options{Search: index, Limits: limits, Answers: graph.DefaultAnswers})
	b.Logf("%d documents", documents)
	for _, o := range benched {
		variables := make([]map[string]any, 64)
		bodies := make([][]byte, len(variables))
		for i := range variables {
			variables[i] = o.ask(w)
			bodies[i] = encoded(b, o.query, variables[i])
		}
		b.Run(o.name+"/process", func(b *testing.B) {
			clients(b, 1, func(n int) (int, error) {
				response := plain.Execute(b.Context(), o.query, "", variables[n%len(variables)])
				if len(response.Errors) > 0 {
					return 0, response.Errors
				}
				return len(response.Data), nil
			})
		})
		b.Run(o.name+"/http-1", func(b *testing.B) { overHTTP(b, 1, plain, bodies) })
		b.Run(o.name+"/http-8", func(b *testing.B) { overHTTP(b, 8, plain, bodies) })
		b.Run(o.name+"/kept", func(b *testing.B) { overHTTP(b, 8, keeping, bodies) })
	}
	body := encoded(b, benched[0].query, map[string]any{"of": w.city()}) // a full page
	same := bare(b, st, plain, body)
	b.Run("bare/http-8", func(b *testing.B) { overHTTP(b, 8, same, [][]byte{body}) })
	b.Run("bare/ours-8", func(b *testing.B) { overHTTP(b, 8, plain, [][]byte{body}) })
	b.Run("bare/kept-8", func(b *testing.B) { overHTTP(b, 8, keeping, [][]byte{body}) })
}

func encoded(b *testing.B, query string, variables map[string]any) []byte {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		b.Fatal(err)
	}
	return body
}

// overHTTP asks a real server, whose answers are not compressed: that would be most of what is measured.
func overHTTP(b *testing.B, n int, h http.Handler, bodies [][]byte) {
	server := httptest.NewServer(h)
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: n, DisableCompression: true}}
	defer client.CloseIdleConnections()
	clients(b, n, func(i int) (int, error) { return posted(client, server.URL, bodies[i%len(bodies)]) })
}

func posted(client *http.Client, url string, body []byte) (int, error) {
	response, err := client.Post(url, "application/json", bytes.NewReader(body))
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && (response.StatusCode != http.StatusOK || bytes.Contains(answer, []byte(`"errors"`))) {
		err = fmt.Errorf("%s: %.300s", response.Status, answer)
	}
	return len(answer), err
}

// clients has n ask at once, each its next question when it has the answer to the last.
func clients(b *testing.B, n int, ask func(i int) (bytes int, err error)) {
	var mu sync.Mutex
	var spent []time.Duration
	var asked, size int
	next := func() (int, bool) {
		mu.Lock()
		defer mu.Unlock()
		asked++
		return asked - 1, asked <= b.N
	}
	if _, err := ask(0); err != nil { // what is made once is not measured
		b.Fatal(err)
	}
	b.ResetTimer()
	began := time.Now()
	var all sync.WaitGroup
	for range n {
		all.Go(func() {
			for {
				i, more := next()
				if !more {
					return
				}
				start := time.Now()
				bytes, err := ask(i)
				took := time.Since(start)
				if err != nil {
					b.Error(err)
					return
				}
				mu.Lock()
				spent, size = append(spent, took), size+bytes
				mu.Unlock()
			}
		})
	}
	all.Wait()
	whole := time.Since(began)
	if len(spent) == 0 {
		return
	}
	slices.Sort(spent)
	b.ReportMetric(float64(spent[len(spent)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(spent[len(spent)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(len(spent))/whole.Seconds(), "ops/s")
	b.ReportMetric(float64(size/len(spent)), "bytes/op")
}

// statements is the generated graph with its search index.
func statements(b *testing.B) (*badgerstore.Store, *search.Index) {
	b.Helper()
	n := 100_000
	if asked := os.Getenv("STATEMENTS"); asked != "" {
		var err error
		if n, err = strconv.Atoi(asked); err != nil {
			b.Fatalf("STATEMENTS=%s: want a number", asked)
		}
	}
	dir := os.Getenv("STORE")
	if dir == "" {
		dir = filepath.Join(b.TempDir(), "store")
	}
	o := badgerstore.Options{MinFree: 1}
	if _, err := os.Stat(dir); err != nil {
		if _, err := badgerstore.Build(b.Context(), dir, synth.New(1).History(n), badgerstore.BuildOptions{Options: o}); err != nil {
			b.Fatal(err)
		}
	}
	st, err := badgerstore.Open(dir, o)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = st.Close() })
	index, err := search.Open(b.Context(), st, search.Options{Dir: dir + "-search", Follow: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = index.Close() })
	return st, index
}
