package graph_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"policygraph/graph"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

const secret = "这句话不该出现在回答里"

func TestHTTP(t *testing.T) {
	h := graph.Handler(province(t), graph.Options{})
	stats := "{ stats { documents } }"
	body := func(query string) string {
		b, _ := json.Marshal(map[string]string{"query": query})
		return string(b)
	}
	const modern, classic = "application/graphql-response+json", "application/json"
	for claim, c := range map[string]struct {
		method, target, body, content, accept string
		status                                int
		code                                  string // "" where it must succeed
	}{
		"a query in a POST":                      {"POST", "/", body(stats), classic, modern, 200, ""},
		"a query in a GET":                       {"GET", "/?query=" + url.QueryEscape(stats), "", "", modern, 200, ""},
		"a GET with variables":                   {"GET", "/?query=" + url.QueryEscape(`query($k: EntityKind!) { entities(kind: $k) { totalCount } }`) + "&variables=" + url.QueryEscape(`{"k":"TASK"}`), "", "", modern, 200, ""},
		"no Accept at all":                       {"POST", "/", body(stats), classic, "", 200, ""},
		"any Accept":                             {"POST", "/", body(stats), classic, "*/*", 200, ""},
		"an Accept for pages":                    {"POST", "/", body(stats), classic, "text/html", 406, "BAD_INPUT"},
		"a charset":                              {"POST", "/", body(stats), "application/json; charset=UTF-8", modern, 200, ""},
		"another charset":                        {"POST", "/", body(stats), "application/json; charset=gbk", modern, 415, "BAD_INPUT"},
		"a form":                                 {"POST", "/", "query=" + url.QueryEscape(stats), "application/x-www-form-urlencoded", modern, 415, "BAD_INPUT"},
		"plain text, as a foreign page may post": {"POST", "/", body(stats), "text/plain", modern, 415, "BAD_INPUT"},
		"no content type":                        {"POST", "/", body(stats), "", modern, 415, "BAD_INPUT"},
		"another method":                         {"PUT", "/", body(stats), classic, modern, 405, "BAD_INPUT"},
		"a body that is no JSON":                 {"POST", "/", `{"query": "` + secret, classic, modern, 400, "BAD_INPUT"},
		"a body of two values":                   {"POST", "/", body(stats) + body(stats), classic, modern, 400, "BAD_INPUT"},
		"an array of requests":                   {"POST", "/", "[" + body(stats) + "]", classic, modern, 400, "BAD_INPUT"},
		"variables that are no object":           {"POST", "/", `{"query": "{ stats { documents } }", "variables": "` + secret + `"}`, classic, modern, 400, "BAD_INPUT"},
		"no query":                               {"POST", "/", `{}`, classic, modern, 400, "BAD_INPUT"},
		"an empty GET":                           {"GET", "/", "", "", modern, 400, "BAD_INPUT"},
		"a body over 1 MiB":                      {"POST", "/", body(strings.Repeat(" ", 1<<20)), classic, modern, 413, "LIMIT"},
		"a syntax error":                         {"POST", "/", body("{ stats {"), classic, modern, 400, "GRAPHQL_PARSE_FAILED"},
		"a syntax error, classic":                {"POST", "/", body("{ stats {"), classic, classic, 200, "GRAPHQL_PARSE_FAILED"},
		"an unknown field":                       {"POST", "/", body("{ planets }"), classic, modern, 400, "GRAPHQL_VALIDATION_FAILED"},
		"a missing variable":                     {"POST", "/", body("query($k: EntityKind!) { entities(kind: $k) { totalCount } }"), classic, modern, 400, "GRAPHQL_VALIDATION_FAILED"},
		"an unknown operation":                   {"POST", "/", `{"query": "query a { stats { documents } }", "operationName": "b"}`, classic, modern, 400, "GRAPHQL_VALIDATION_FAILED"},
		"an enum value that is none":             {"POST", "/", body("{ entities(kind: PLANET) { totalCount } }"), classic, modern, 400, "GRAPHQL_VALIDATION_FAILED"},
		"a page that is too long":                {"POST", "/", body(`{ tasks(first: 101) { totalCount } }`), classic, modern, 200, "BAD_INPUT"},
		"a cursor that is none":                  {"POST", "/", body(`{ tasks(after: "` + secret + `") { totalCount } }`), classic, modern, 200, "CURSOR"},
		"an ambiguous id":                        {"POST", "/", body(`{ node(id: "市科技局") { id } }`), classic, modern, 200, "AMBIGUOUS"},
		"a role that is none":                    {"POST", "/", body(`{ tasks(where: {roles: [DUE]}) { totalCount } }`), classic, modern, 200, "BAD_INPUT"},
		"a path to itself":                       {"POST", "/", body(`{ paths(from: "梅岭县", to: "梅岭") { visited } }`), classic, modern, 200, "BAD_INPUT"},
		"a deep neighbourhood":                   {"POST", "/", body(`{ neighborhood(of: ["梅岭县"], depth: 9) { nodes { id } } }`), classic, modern, 200, "BAD_INPUT"},
		"a part that may come later":             {"POST", "/", body(`{ tasks { ... @defer { totalCount } } }`), classic, modern, 400, "GRAPHQL_VALIDATION_FAILED"},
		"a neighbourhood of nothing":             {"POST", "/", body(`{ neighborhood(of: []) { nodes { id } } }`), classic, modern, 200, "BAD_INPUT"},
	} {
		t.Run(claim, func(t *testing.T) {
			r := httptest.NewRequestWithContext(t.Context(), c.method, c.target, strings.NewReader(c.body))
			for name, value := range map[string]string{"Content-Type": c.content, "Accept": c.accept} {
				if value != "" {
					r.Header.Set(name, value)
				}
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			var answer struct {
				Data   json.RawMessage
				Errors []struct {
					Message    string
					Extensions struct{ Code string }
				}
			}
			if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
				t.Fatalf("answer is no JSON: %v\n%s", err, w.Body)
			}
			code := ""
			if len(answer.Errors) > 0 {
				code = answer.Errors[0].Extensions.Code
			}
			if w.Code != c.status || code != c.code {
				t.Errorf("%s %.60s: got status %d and code %q, want %d and %q\n%.400s", c.method, c.body, w.Code, code, c.status, c.code, w.Body)
			}
			if strings.Contains(w.Body.String(), secret) {
				t.Errorf("%s: what was sent is repeated: %s", claim, w.Body)
			}
			want := classic
			if c.accept == modern {
				want = modern
			}
			if got, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";"); got != want {
				t.Errorf("%s: content type %q, want %q", claim, got, want)
			}
		})
	}
}

func TestAQueryCanBeAskedByItsHash(t *testing.T) {
	const stats = "{ stats { documents } }"
	sum := sha256.Sum256([]byte(stats))
	hash := hex.EncodeToString(sum[:])
	h := graph.Handler(province(t), graph.Options{})
	for _, c := range []struct{ claim, method, query, hash, version, code string }{
		{"before it is known", "GET", "", hash, "1", "PERSISTED_QUERY_NOT_FOUND"},
		{"with the query of another hash", "POST", "{ stats { evidence } }", hash, "1", "BAD_INPUT"},
		{"in another version", "POST", stats, hash, "2", "BAD_INPUT"},
		{"with the query", "POST", stats, hash, "1", ""},
		{"alone in a GET", "GET", "", hash, "1", ""},
		{"alone in a POST", "POST", "", hash, "1", ""},
		{"that is no hash", "POST", "", "x", "1", "PERSISTED_QUERY_NOT_FOUND"},
		{"that is too long a query's", "POST", stats + strings.Repeat(" ", 33<<10), "", "1", "LIMIT"},
	} {
		if c.hash == "" {
			sum := sha256.Sum256([]byte(c.query))
			c.hash = hex.EncodeToString(sum[:])
		}
		extensions := `{"persistedQuery":{"version":` + c.version + `,"sha256Hash":"` + c.hash + `"}}`
		r := httptest.NewRequestWithContext(t.Context(), c.method, "/?extensions="+url.QueryEscape(extensions), strings.NewReader(`{"query":"`+c.query+`","extensions":`+extensions+`}`))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if got := w.Body.String(); c.code == "" && !strings.Contains(got, `{"data":{"stats":{"documents":`) || c.code != "" && !strings.Contains(got, `"code":"`+c.code+`"`) {
			t.Errorf("hash %s: got %s, want code %q", c.claim, got, c.code)
		}
	}
}

// failing is a store whose readers fail, with an error that names a secret, or by a panic.
type failing struct {
	store.Historian
	panics bool
	err    error
}

func (f failing) View(ctx context.Context, fn func(store.Reader) error) error {
	return f.Historian.View(ctx, func(r store.Reader) error { return fn(failingReader{r, f}) })
}

type failingReader struct {
	store.Reader
	failing failing
}

func (r failingReader) Stats(context.Context) (store.Stats, error) {
	if r.failing.panics {
		panic(secret)
	}
	return store.Stats{}, r.failing.err
}

func TestWhatGoesWrongInsideIsReportedAndNotShown(t *testing.T) {
	for claim, c := range map[string]struct {
		failing failing
		code    string
	}{
		"an error":        {failing{err: errors.New(secret)}, "INTERNAL"},
		"a panic":         {failing{panics: true}, "INTERNAL"},
		"a damaged store": {failing{err: errors.Join(errors.New(secret), store.ErrCorrupt)}, "UNAVAILABLE"},
	} {
		t.Run(claim, func(t *testing.T) {
			c.failing.Historian = filled(t)
			var reported []error
			api := graph.New(c.failing, graph.Options{Report: func(_ context.Context, err error) { reported = append(reported, err) }})
			response := api.Execute(t.Context(), "{ stats { documents } }", "", nil)
			b, _ := json.Marshal(response)
			if len(response.Errors) != 1 || response.Errors[0].Extensions["code"] != c.code || strings.Contains(string(b), secret) {
				t.Errorf("got %s, want one error %s without its details", b, c.code)
			}
			if len(reported) != 1 || !strings.Contains(reported[0].Error(), secret) {
				t.Errorf("reported %v, want the error itself", reported)
			}
		})
	}
}

func TestAClosedStoreIsUnavailable(t *testing.T) {
	st := filled(t)
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	response := graph.Execute(t.Context(), st, "{ stats { documents } }", nil)
	if len(response.Errors) != 1 || response.Errors[0].Extensions["code"] != "UNAVAILABLE" {
		t.Errorf("got %+v, want UNAVAILABLE", response.Errors)
	}
}

func TestACancelledRequestEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	response := graph.Execute(ctx, province(t), headline, nil)
	if len(response.Errors) == 0 || response.Errors[0].Extensions["code"] != "CANCELLED" {
		t.Errorf("got %+v, want CANCELLED", response.Errors)
	}
}

func TestAnOperationSeesOneSnapshot(t *testing.T) {
	st := province(t)
	views := &counting{Historian: st}
	response := graph.Execute(t.Context(), views, `{ a: stats { sequence } b: stats { sequence } tasks { totalCount } }`, nil)
	if len(response.Errors) > 0 || views.views != 1 {
		t.Errorf("operation opened %d views, want 1: %v", views.views, response.Errors)
	}
}

// counting counts what an operation asks of the store.
type counting struct {
	store.Historian
	views, calls int
	proved       int // statements whose evidence was asked for
}

func (c *counting) View(ctx context.Context, fn func(store.Reader) error) error {
	c.views++
	return c.Historian.View(ctx, func(r store.Reader) error { return fn(&countingReader{r, c}) })
}

type countingReader struct {
	store.Reader
	c *counting
}

func (r *countingReader) Lookup(ctx context.Context, q store.Lookup) ([]kg.ID, error) {
	r.c.calls++
	return r.Reader.Lookup(ctx, q)
}

func (r *countingReader) Expand(ctx context.Context, h store.Hop) (store.Page, error) {
	r.c.calls++
	return r.Reader.Expand(ctx, h)
}

func (r *countingReader) Entities(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Entity, error) {
	r.c.calls++
	return r.Reader.Entities(ctx, ids)
}

func (r *countingReader) Evidence(ctx context.Context, ids []kg.ID) (map[kg.ID][]kg.Evidence, error) {
	r.c.calls++
	r.c.proved += len(ids)
	return r.Reader.Evidence(ctx, ids)
}

func (r *countingReader) Documents(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Document, error) {
	r.c.calls++
	return r.Reader.Documents(ctx, ids)
}

func (r *countingReader) Text(ctx context.Context, id kg.ID) (string, error) {
	r.c.calls++
	return r.Reader.Text(ctx, id)
}
