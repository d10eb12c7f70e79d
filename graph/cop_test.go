package graph_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"policygraph/graph"
	"policygraph/internal/access"
)

// TestChecksOfGraphQLCop are the checks of graphql-cop, a scanner of GraphQL servers, each with the request that it sends, what it takes
// for a finding, and what we want. GraphiQL is offered at an address of its own (`policygraph serve --graphiql=false` leaves it out), never by /graphql.
func TestChecksOfGraphQLCop(t *testing.T) {
	h := graph.Handler(province(t), graph.Options{})
	const form, js = "application/x-www-form-urlencoded", "application/json"
	body := func(query string) string { return `{"query":` + quoted(query) + `}` }
	many := func(n int, s string) string { return strings.Repeat(s, n) }
	for check, c := range map[string]struct {
		method, target, contentType, body string
		finding                           string // in the answer, by which graphql-cop knows; "" where any answer of 200 is one
		verdict                           string // what we answer
	}{
		"alias_overloading: 101 aliases of one field":  {"POST", "/", js, body("{ " + aliased(101) + " }"), `"alias100"`, `"code":"LIMIT"`},
		"batch_query: ten operations in an array":      {"POST", "/", js, "[" + strings.TrimSuffix(many(10, body("{ __typename }")+","), ",") + "]", `[{"data"`, "body: want a JSON object"},
		"directive_overloading: ten unknown ones":      {"POST", "/", js, body("{ __typename " + many(10, "@aa") + " }"), `"code":"GRAPHQL_VALIDATION_FAILED"`, `"what":"directives"`},
		"directive_overloading: fifty-one known ones":  {"POST", "/", js, body("{ __typename " + many(51, "@include(if: true) ") + " }"), `"data"`, `"what":"directives"`},
		"circular_query_introspection":                 {"POST", "/", js, body("query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }"), `"types":[`, "Maximum introspection depth"},
		"field_duplication: 500 times":                 {"POST", "/", js, body("query cop { " + many(500, "__typename ") + "}"), `"data"`, `"what":"rootFields"`},
		"field_suggestions":                            {"POST", "/", js, body("query cop { __schema { directive } }"), "Did you mean", "Cannot query field"},
		"get_method_support: a query by GET":           {"GET", "/?query=" + url.QueryEscape("query cop { __typename }"), "", "", "", `"__typename":"Query"`},
		"get_based_mutation":                           {"GET", "/?query=" + url.QueryEscape(`mutation cop { cancelJob(id: "x") { problems { code } } }`), "", "", `"data"`, "GET is for queries only"},
		"post_based_csrf: a form":                      {"POST", "/", form, "query=" + url.QueryEscape("query cop { __typename }"), `"data"`, "Content-Type: want application/json"},
		"get_based_csrf: a form by GET":                {"GET", "/?query=" + url.QueryEscape("mutation cop { __typename }"), form, "", `"data"`, "GET is for queries only"},
		"trace_mode":                                   {"POST", "/", js, body("query cop { __typename }"), "tracing", `"__typename":"Query"`},
		"unhandled_error_detection: no such operation": {"POST", "/", js, body("qwerty cop { abc }"), "exception", "GRAPHQL_PARSE_FAILED"},
		"detect_graphiql":                              {"GET", "/", "", "", "graphiql", "answers are "},
		"introspection: the schema is public, and printed by `policygraph schema`": {"POST", "/", js, body("query cop { __schema { types { name } } }"), "", `"types":[`},
	} {
		t.Run(check, func(t *testing.T) {
			r := httptest.NewRequestWithContext(t.Context(), c.method, c.target, strings.NewReader(c.body))
			r = r.WithContext(graph.WithActor(r.Context(), graph.Actor{Role: access.Admin})) // what is refused is the way, not the person
			if c.contentType != "" {
				r.Header.Set("Content-Type", c.contentType)
			}
			if strings.HasPrefix(check, "detect_graphiql") {
				r.Header.Set("Accept", "text/html")
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			answer := w.Body.String()
			if !strings.Contains(answer, c.verdict) {
				t.Errorf("%s: status %d, %.400s; want %s", check, w.Code, answer, c.verdict)
			}
			if c.finding != "" && strings.Contains(answer, c.finding) {
				t.Errorf("%s: graphql-cop would take this for a finding: %.400s", check, answer)
			}
			for _, leak := range []string{"goroutine", ".go:", "panic", "exception", "tracing"} {
				if strings.Contains(answer, leak) {
					t.Errorf("%s: the answer has %q: %.400s", check, leak, answer)
				}
			}
			if w.Header().Get("Set-Cookie") != "" {
				t.Errorf("%s: a cookie is set", check)
			}
		})
	}
}

func aliased(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("alias" + string(rune('0'+i/100)) + string(rune('0'+i/10%10)) + string(rune('0'+i%10)) + ": __typename ")
	}
	return b.String()
}

func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

var _ http.Handler = (*graph.API)(nil)
