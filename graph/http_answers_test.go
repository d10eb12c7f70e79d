package graph_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/schema"
)

// getting asks by GET, with headers name, value, name, value, …
func getting(t *testing.T, h http.Handler, query string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/?query="+url.QueryEscape(query), nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestAnAnswerIsSentAgainOnlyWhereItChanged(t *testing.T) {
	st := province(t)
	h := graph.Handler(st, graph.Options{})
	publish := func(n int) {
		p := graphtest.NewPlan(fmt.Sprintf("通知%d", n), "关于做好工作的通知")
		p.Says("关于做好工作的通知", p.Document(), kg.TextOf, kg.NewEntity(kg.KindPolicy, kg.PolicyKey("关于做好工作的通知"), "关于做好工作的通知"))
		if _, err := st.Apply(t.Context(), p.Batch()); err != nil {
			t.Fatal(err)
		}
	}
	for claim, c := range map[string]struct {
		query   string
		control string
		changes bool // with a commit
	}{
		"the present":           {"{ stats { documents } }", "private, no-cache", true},
		"the past by number":    {"{ stats(asOf: {commit: 2}) { documents } }", "private, max-age=3600, immutable", false},
		"the past by time":      {`{ stats(asOf: {time: "2999-01-01T00:00:00Z"}) { sequence } }`, "private, no-cache", true},
		"the schema":            {"{ __schema { queryType { name } } }", "private, no-cache", true},
		"past and schema":       {"{ __typename stats(asOf: {commit: 2}) { documents } }", "private, max-age=3600, immutable", false},
		"what is a present one": {"{ tasks(first: 1) { totalCount } }", "private, no-cache", true},
	} {
		t.Run(claim, func(t *testing.T) {
			w := getting(t, h, c.query)
			tag := w.Header().Get("ETag")
			if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != c.control || !regexp.MustCompile(`^W/"[\w-]{20}"$`).MatchString(tag) {
				t.Fatalf("%s: status %d, %v\n%s", c.query, w.Code, w.Header(), w.Body)
			}
			for _, known := range []string{tag, `"x", ` + tag, strings.TrimPrefix(tag, "W/")} {
				if w := getting(t, h, c.query, "If-None-Match", known); w.Code != http.StatusNotModified || w.Body.Len() > 0 || w.Header().Get("ETag") != tag {
					t.Errorf("%s, known by %s: status %d, %v", c.query, known, w.Code, w.Header())
				}
			}
			if w := getting(t, h, c.query, "If-None-Match", tag, "Accept", "application/graphql-response+json"); w.Code != http.StatusOK {
				t.Errorf("%s: the tag of one media type is taken for another", c.query)
			}
			publish(len(claim))
			if w := getting(t, h, c.query, "If-None-Match", tag); (w.Code == http.StatusOK) != c.changes {
				t.Errorf("%s, after a commit: status %d, want it sent again: %v", c.query, w.Code, c.changes)
			}
		})
	}
	if w := getting(t, h, "{ planets }"); w.Header().Get("ETag") != "" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("an error is kept: %v", w.Header())
	}
	if w := getting(t, h, `{ node(id: "市科技局") { id } }`); w.Header().Get("ETag") != "" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("an answer with an error is kept: %v", w.Header())
	}
}

func TestAnAnswerSaysWhatItTookAndWhoseItIs(t *testing.T) {
	h := graph.Handler(province(t), graph.Options{})
	timing := regexp.MustCompile(`^parse;dur=\d+\.\d{3}, validate;dur=\d+\.\d{3}, run;dur=\d+\.\d{3}, total;dur=\d+\.\d{3}$`)
	for _, query := range []string{"{ stats { documents } }", "{ planets }", `{ node(id: "市科技局") { id } }`, "{"} {
		w := getting(t, h, query, "X-Request-Id", "abc.1")
		if got := w.Header().Get("Server-Timing"); !timing.MatchString(got) {
			t.Errorf("%s: Server-Timing %q", query, got)
		}
		if got := w.Header().Get("X-Request-Id"); got != "abc.1" {
			t.Errorf("%s: request id %q, want that of the request", query, got)
		}
		if strings.Contains(w.Body.String(), `"errors"`) != strings.Contains(w.Body.String(), `"requestId":"abc.1"`) {
			t.Errorf("%s: want the request id in errors, and only there: %s", query, w.Body)
		}
	}
}

func TestHEADIsGETWithoutABody(t *testing.T) {
	h := graph.Handler(province(t), graph.Options{})
	server := httptest.NewServer(h)
	defer server.Close()
	response, err := server.Client().Head(server.URL + "/?query=" + url.QueryEscape("{ stats { documents } }"))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK || response.ContentLength < 10 || response.Header.Get("ETag") == "" {
		t.Errorf("status %d, length %d, %v", response.StatusCode, response.ContentLength, response.Header)
	}
}

// marked stands in every place where a request can hold text of its own.
const marked = "zhejiangSecret密码"

// TestNothingOfARequestIsRepeated sends text in every argument and every other place that takes one, of the wrong type too, and looks for it
// in what is answered. Names that things are asked by are repeated where nothing is called so; they are not looked for.
func TestNothingOfARequestIsRepeated(t *testing.T) {
	h := graph.New(province(t), graph.Options{})
	word := "zhejiangSecret"
	queries := []string{
		word, "{ " + word + " }", "{ stats { " + word + " } }", "query { " + word + ": " + word + " }", "{ stats(" + word + ": 1) { documents } }",
		"{ stats @" + word + " { documents } }", "{ ..." + word + " }", "{ ... on " + word + " { id } }", "fragment " + word + " on Query { a } { stats { documents } }",
		"query($" + word + ": " + word + ") { stats { documents } }", "query($" + word + ": Int) { stats { documents } }", "{ stats(asOf: $" + word + ") { documents } }",
		"query " + word + " { stats { documents } } query " + word + " { stats { documents } }", `{ stats { documents } } """` + marked, `{ stats { documents } } "` + marked + `"`,
		`{ stats { documents } } \u` + word, "{ stats { documents } } " + "密码", `{ stats(asOf: {` + word + `: 1}) { documents } }`, `{ stats(asOf: {commit: ` + word + `}) { documents } }`,
		`{ tasks(where: {text: ["` + marked + `"], ` + word + `: 1}) { totalCount } }`, "subscription { " + word + " }", "mutation { " + word + " }",
		`{ entities(kind: "` + marked + `") { totalCount } }`, `{ entities(kind: ` + word + `) { totalCount } }`, `{ stats @include(if: "` + marked + `") { documents } }`,
		`{ stats { documents documents: evidence ` + word + `: documents ` + word + `: evidence } }`,
	}
	doc, err := gqlparser.LoadSchema(&ast.Source{Input: schema.Text()})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range doc.Query.Fields { // every argument of every root field, with a value of each wrong sort
		for _, a := range f.Arguments {
			for _, value := range []string{`"` + marked + `"`, word, "{" + word + `: "` + marked + `"}`, `["` + marked + `", ` + word + `]`, "$" + word} {
				if a.Type.Name() == "ID" || a.Name == "name" || a.Name == "prefix" || strings.HasPrefix(value, `"`) && a.Type.Name() == "String" {
					continue // names are asked by
				}
				queries = append(queries, fmt.Sprintf("{ %s(%s: %s) { __typename } }", f.Name, a.Name, value))
			}
		}
	}
	for _, query := range queries {
		w := posting(t, h, map[string]any{"query": query})
		if strings.Contains(w, word) || strings.Contains(w, "密码") {
			t.Errorf("%s\nis repeated: %s", query, w)
		}
		if !strings.Contains(w, `"errors"`) {
			t.Errorf("%s\nis answered: %.200s", query, w)
		}
	}
	for _, request := range []map[string]any{
		{"query": "query($k: EntityKind!) { entities(kind: $k) { totalCount } }", "variables": map[string]any{"k": marked}},
		{"query": "query($k: EntityKind!) { entities(kind: $k) { totalCount } }", "variables": map[string]any{"k": map[string]any{marked: marked}}},
		{"query": "query($n: Int) { tasks(first: $n) { totalCount } }", "variables": map[string]any{"n": marked}},
		{"query": "query($w: TaskWhere) { tasks(where: $w) { totalCount } }", "variables": map[string]any{"w": map[string]any{marked: 1}}},
		{"query": "query($w: TaskWhere) { tasks(where: $w) { totalCount } }", "variables": map[string]any{"w": marked}},
		{"query": "query($a: AsOf) { stats(asOf: $a) { documents } }", "variables": map[string]any{"a": map[string]any{"time": marked}}},
		{"query": "query($a: AsOf) { stats(asOf: $a) { documents } }", "variables": map[string]any{"a": map[string]any{"commit": marked}}},
		{"query": "{ stats { documents } }", "extensions": map[string]any{"asOf": map[string]any{marked: marked}}},
		{"query": "{ stats { documents } }", "extensions": map[string]any{"asOf": marked}},
		{"query": "{ stats { documents } }", "extensions": map[string]any{"persistedQuery": map[string]any{"version": marked}}},
		{"query": "", "extensions": map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": marked}}},
		{"query": "{ stats { documents } }", "operationName": marked},
		{"query": map[string]any{marked: marked}},
		{"query": []string{marked}},
		{"query": marked, "variables": marked},
		{marked: marked},
	} {
		if w := posting(t, h, request); strings.Contains(w, word) || strings.Contains(w, "密码") || !strings.Contains(w, `"errors"`) {
			t.Errorf("%v\nis repeated or answered: %s", request, w)
		}
	}
}

func posting(t *testing.T, h http.Handler, request any) string {
	t.Helper()
	body, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", strings.NewReader(string(body)))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Body.String()
}
