package graph_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"policygraph/graph"
)

// doubling is a query of n fragments that each spread the next twice: 2 to the n fields in about 37 bytes a fragment.
func doubling(n int) string {
	var b strings.Builder
	b.WriteString("{ stats { ...f0 } }")
	for i := range n {
		fmt.Fprintf(&b, " fragment f%d on Stats { ...f%d ...f%d }", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment f%d on Stats { documents }", n)
	return b.String()
}

func nested(n int) string {
	return `{ entity(id: "梅岭县") { ... on Region { ` + strings.Repeat("parent { ", n) + "label" + strings.Repeat(" }", n) + " } } }"
}

func aliases(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: documents ", i)
	}
	return "{ stats { " + b.String() + "} }"
}

func rootFields(n int) string { return "{ " + strings.Repeat("stats { documents } ", n) + "}" }

func spreads(n int) (s string) {
	for i := range n {
		s += fmt.Sprintf("...f%d ", i)
	}
	return s
}

func fragments(n int, fields string) (s string) {
	for i := range n {
		s += fmt.Sprintf("fragment f%d on Stats { %s} ", i, fields)
	}
	return s
}

// bombs are queries that would take long or much if they were validated or run (F10 to F12 among them), and the limit that stops each:
// "-" where it is the parser or validation, "" where it is cheap enough to be answered.
var bombs = map[string]struct{ query, what string }{
	"26 doubling fragments":              {doubling(26), "selections"},
	"45 doubling fragments":              {doubling(45), "selections"},
	"more than 50 fragments":             {doubling(60), "fragments"},
	"fragments in a circle":              {"{ stats { ...a } } fragment a on Stats { ...b ...b } fragment b on Stats { ...a ...a }", ""},
	"13 levels":                          {nested(11), "depth"},
	"600 levels":                         {"{" + strings.Repeat("a{", 600) + "a" + strings.Repeat("}", 600) + "}", "depth"},
	"a field 250 times, of seven":        {"{ stats { " + strings.Repeat("documents evidence sequence ", 250) + "} " + strings.Repeat("snapshot { commit at chain horizon } ", 15) + "}", ""},
	"a field in a field, twice 45 times": {"{ " + strings.Repeat("stats { "+strings.Repeat("documents ", 45)+"} ", 20) + "}", "repeats"},
	"fragments with equal fields":        {"{ stats { " + spreads(40) + "} } " + fragments(40, strings.Repeat("documents ", 40)), "repeats"},
	"400 variables":                      {"query(" + strings.Repeat("$a: Int ", 400) + ") { stats { documents } }", ""},
	"600 arguments":                      {"{ stats(" + strings.Repeat("a: 1 ", 600) + ") { documents } }", ""},
	"149 inline fragments":               {"{ stats { " + strings.Repeat("... { documents } ", 149) + "} }", ""},
	"two million levels":                 {strings.Repeat("{a", 2_000_000), "body"},
	"16,000 levels":                      {strings.Repeat("{a", 16_000), "-"},
	"31 aliases":                         {aliases(31), "aliases"},
	"21 root fields":                     {rootFields(21), "rootFields"},
	"51 directives":                      {"{ stats { documents " + strings.Repeat("@include(if: true) ", 51) + "} }", "directives"},
	"20,000 times __typename":            {"{ " + strings.Repeat("__typename ", 20_000) + "}", "query"},
	"2,000 times __typename":             {"{ " + strings.Repeat("__typename ", 2_100) + "}", "tokens"},
	"1,900 times __typename":             {"{ " + strings.Repeat("__typename ", 1_900) + "}", "rootFields"},
	"a field 1,900 times":                {"{ stats { " + strings.Repeat("documents ", 1_900) + "} }", "repeats"},
	"more than 2,000 tokens":             {"{ stats { " + strings.Repeat("documents ", 2100) + "} }", "tokens"},
	"32 KiB of comment":                  {"{ stats { documents } } #" + strings.Repeat("x", 33<<10), "query"},
	"40 operations":                      {strings.Repeat("query a { stats { documents } } ", 40), "rootFields"},
	"deep introspection":                 {"{ __schema { types { " + strings.Repeat("ofType { ", 30) + "name" + strings.Repeat(" }", 30) + " } } }", "introspection"},
	"introspection in a circle":          {"{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }", ""},
	"connections in connections":         {`{ entities(kind: REGION, first: 100) { edges { node { statements(first: 100) { edges { other { statements(first: 100) { edges { other { id } } } } } } } } } }`, "cost"},
	"a list of 1,900 numbers":            {`{ nodes(ids: [` + strings.Repeat("1 ", 1_900) + `]) { id } }`, ""},
	"a list in 900 lists":                {`{ nodes(ids: ` + strings.Repeat("[", 900) + strings.Repeat("]", 900) + `) { id } }`, ""},
}

// TestTooMuchIsRefusedBeforeItCosts measures what a refusal allocates and asks of the store; its time is that of the machine, and told only.
func TestTooMuchIsRefusedBeforeItCosts(t *testing.T) {
	c := &counting{Historian: province(t)}
	h := graph.New(c, graph.Options{})
	if status, _ := ask(t, h, "{ stats { documents } }"); status != http.StatusOK || c.views != 1 {
		t.Fatalf("status %d, %d views", status, c.views)
	}
	for claim, bomb := range bombs {
		t.Run(claim, func(t *testing.T) {
			c.views = 0
			request, err := json.Marshal(map[string]string{"query": bomb.query})
			if err != nil {
				t.Fatal(err)
			}
			r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", bytes.NewReader(request))
			r.Header.Set("Content-Type", "application/json")
			r.Header.Set("Accept", "application/graphql-response+json")
			w := httptest.NewRecorder()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			h.ServeHTTP(w, r)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			allocated := (after.TotalAlloc - before.TotalAlloc) >> 10
			t.Logf("%8v %6d KiB %s", took.Round(10*time.Microsecond), allocated, claim)

			status, body := w.Code, w.Body.Bytes()
			if status/100 != 4 || !bytes.Contains(body, []byte(`"errors"`)) || bytes.Contains(body, []byte(`"data"`)) {
				if bomb.what != "" || status != http.StatusOK {
					t.Errorf("query %.80q…: status %d\n%.500s", bomb.query, status, body)
				}
			}
			if bomb.what != "" && bomb.what != "-" {
				var told struct {
					Errors []struct {
						Extensions struct {
							Code, What    string
							Limit, Actual int
						}
					}
				}
				if err := json.Unmarshal(body, &told); err != nil || len(told.Errors) != 1 {
					t.Fatalf("query %.80q…: %v\n%.500s", bomb.query, err, body)
				}
				if e := told.Errors[0].Extensions; e.Code != "LIMIT" || e.What != bomb.what || e.Limit <= 0 || e.Actual <= e.Limit {
					t.Errorf("query %.80q…: told %+v, want LIMIT of %s with its figures", bomb.query, e, bomb.what)
				}
			}
			if allocated > 16<<10 {
				t.Errorf("query %.80q…: %d KiB allocated, want 16 MiB at most", bomb.query, allocated)
			}
			if c.views != 0 && status != http.StatusOK {
				t.Errorf("query %.80q…: the store was asked", bomb.query)
			}
			if len(body) > 4<<10 && status != http.StatusOK {
				t.Errorf("query %.80q…: the refusal is %d bytes long", bomb.query, len(body))
			}
		})
	}
}

func TestWhatIsJustWithinTheLimitsIsAnswered(t *testing.T) {
	h := graph.Handler(province(t), graph.Options{})
	for claim, query := range map[string]string{
		"10 doubling fragments": doubling(10),
		"12 levels":             nested(10),
		"30 aliases":            aliases(30),
		"20 root fields":        rootFields(20),
		"introspection as GraphiQL asks it": `query IntrospectionQuery { __schema { queryType { name } types { ...FullType } directives { name locations args { ...InputValue } } } }
			fragment FullType on __Type { kind name description fields(includeDeprecated: true) { name args { ...InputValue } type { ...TypeRef } }
				inputFields { ...InputValue } interfaces { ...TypeRef } enumValues { name } possibleTypes { ...TypeRef } }
			fragment InputValue on __InputValue { name type { ...TypeRef } defaultValue }
			fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }`,
		"a full page of the headline": strings.Replace(headline, "first: 50", "first: 100", 1),
	} {
		t.Run(claim, func(t *testing.T) {
			if status, body := ask(t, h, query); status != http.StatusOK || bytes.Contains(body, []byte(`"errors"`)) {
				t.Errorf("query %.80q…: status %d\n%.500s", query, status, body)
			}
		})
	}
}

func TestAnOperationReadsNoMoreThanItsShare(t *testing.T) {
	st := province(t)
	api := graph.New(st, graph.Options{Limits: graph.Limits{Records: 40}})
	response := api.Execute(t.Context(), headline, "", nil)
	if len(response.Errors) == 0 || response.Errors[0].Extensions["code"] != "LIMIT" || response.Errors[0].Extensions["what"] != "records" {
		t.Errorf("got %v, want LIMIT of records", response.Errors)
	}
	if response := api.Execute(t.Context(), "{ stats { documents } }", "", nil); len(response.Errors) > 0 {
		t.Errorf("a small query after it: %v", response.Errors)
	}
}

func TestCachesOfQueriesStayWithinTheirMemory(t *testing.T) {
	h := graph.New(province(t), graph.Options{})
	heap := func() int64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	before := heap()
	for i := range 300 { // large queries that are valid, each another: some of much text, some of many words
		text := strings.Repeat("documents ", 100) + "} } #" + strings.Repeat("x", 28<<10)
		if i%15 == 0 {
			text = strings.Repeat("documents evidence sequence ", 140) + strings.Repeat("... { __typename } ", 149) + "} }"
		}
		query := fmt.Sprintf("query q%d { stats { %s", i, text)
		sum := sha256.Sum256([]byte(query))
		extensions := map[string]any{"persistedQuery": map[string]any{"version": json.Number("1"), "sha256Hash": hex.EncodeToString(sum[:])}}
		if response := h.ExecuteWith(t.Context(), query, "", nil, extensions); len(response.Errors) > 0 {
			t.Fatalf("query %d: %v", i, response.Errors)
		}
	}
	if grown := heap() - before; grown > 16<<20 {
		t.Errorf("300 queries of 30 KiB: %d KiB stay in memory, want 16 MiB at most", grown>>10)
	} else {
		t.Logf("%d KiB stay in memory", grown>>10)
	}
	runtime.KeepAlive(h)
}
