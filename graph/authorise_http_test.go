package graph_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"policygraph/graph"
	"policygraph/internal/access"
)

func TestWhoMayAskForWhat(t *testing.T) {
	api, _ := office(t)
	const (
		jobs = `{ jobs { totalCount } }`
		deep = `query { stats { documents } ...a } fragment a on Query { ...b } fragment b on Query { renamed: jobs { totalCount } }`
		spot = `query { ... on Query { stats { documents } } ... { jobs { totalCount } } }`
		skip = `query($no: Boolean! = true) { stats { documents } jobs @skip(if: $no) { totalCount } }`
	)
	for claim, c := range map[string]struct {
		query string
		least access.Role
	}{
		"a question":                   {`{ stats { documents } }`, access.Reader},
		"a question through Node":      {`{ node(id: "x") { id ... on Task { title } } }`, access.Reader},
		"the schema":                   {`{ __schema { types { name } } }`, access.Reader},
		"nothing at all":               {`{ __typename }`, access.Nobody},
		"jobs":                         {jobs, access.Curator},
		"jobs in a fragment":           {deep, access.Curator},
		"jobs in an inline fragment":   {spot, access.Curator},
		"jobs that are skipped":        {skip, access.Curator},
		"one mutation":                 {`mutation { cancelJob(id: "x") { problems { code } } }`, access.Curator},
		"two of which one is stricter": {`mutation { cancelJob(id: "x") { problems { code } } ingestPath(path: "/") { problems { code } } }`, access.Admin},
	} {
		for role := access.Nobody; role <= access.Admin; role++ {
			r := api.Execute(graph.WithActor(t.Context(), graph.Actor{Role: role}), c.query, "", nil)
			want := any(nil)
			switch {
			case role >= c.least:
				if got := code(r); got == "FORBIDDEN" || got == "UNAUTHENTICATED" {
					t.Errorf("%s as %s: %v, want it answered", claim, role, r.Errors)
				}
				continue
			case role == access.Nobody:
				want = "UNAUTHENTICATED"
			default:
				want = "FORBIDDEN"
			}
			if code(r) != want || len(r.Data) > 0 {
				t.Errorf("%s as %s: %s %v, want %v and no data", claim, role, r.Data, r.Errors, want)
			}
		}
	}
}

func TestAJobIsEndedByWhoAskedForIt(t *testing.T) {
	api, _ := office(t)
	id := takeIn(t, api, false, sent("甲.txt", "修桥\n")) // as token-curator
	end := func(a graph.Actor) any {
		return code(api.Execute(graph.WithActor(t.Context(), a), `mutation($id: ID!) { cancelJob(id: $id) { job { id } } }`, "", map[string]any{"id": id}))
	}
	if got := end(graph.Actor{ID: "token-curator", Role: access.Curator}); got != nil {
		t.Errorf("one's own: %v, want no error", got)
	}
	if got := end(graph.Actor{ID: "another", Role: access.Curator}); got != "FORBIDDEN" {
		t.Errorf("that of somebody else: %v, want FORBIDDEN", got)
	}
	if got := end(graph.Actor{ID: "another", Role: access.Admin}); got != nil {
		t.Errorf("that of somebody else, by an administrator: %v, want no error", got)
	}
}

func TestRefusalsHaveAStatusInEveryMediaType(t *testing.T) {
	_, st := office(t)
	wait := time.Duration(0)
	spent := 0
	api := graph.New(st, graph.Options{Spend: func(_ context.Context, points int) time.Duration { spent += points; return wait }})
	ask := func(role access.Role, accept, query string) *httptest.ResponseRecorder {
		body, _ := json.Marshal(map[string]any{"query": query})
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(body)))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", accept)
		w := httptest.NewRecorder()
		api.ServeHTTP(w, r.WithContext(graph.WithActor(r.Context(), graph.Actor{Role: role})))
		return w
	}
	for _, accept := range []string{"application/json", "application/graphql-response+json"} {
		for claim, c := range map[string]struct {
			role   access.Role
			wait   time.Duration
			query  string
			status int
			header [2]string
		}{
			"nobody":             {access.Nobody, 0, `{ stats { documents } }`, 401, [2]string{"WWW-Authenticate", "Bearer"}},
			"a reader who wants": {access.Reader, 0, `mutation { cancelJob(id: "x") { problems { code } } }`, 403, [2]string{}},
			"too much":           {access.Reader, 2500 * time.Millisecond, `{ stats { documents } }`, 429, [2]string{"Retry-After", "3"}},
			"enough":             {access.Reader, 0, `{ stats { documents } }`, 200, [2]string{}},
		} {
			wait, spent = c.wait, 0
			w := ask(c.role, accept, c.query)
			if w.Code != c.status || c.header[0] != "" && w.Header().Get(c.header[0]) != c.header[1] {
				t.Errorf("%s, %s: %d %v %s, want %d and %v", claim, accept, w.Code, w.Header(), w.Body, c.status, c.header)
			}
			if c.status < 400 && spent != 2 {
				t.Errorf("%s: spent %d points, want 2: stats and one field", claim, spent)
			}
		}
	}
}

func TestOperationsAreObserved(t *testing.T) {
	_, st := office(t)
	var seen []graph.Operation
	api := graph.New(st, graph.Options{Observe: func(_ context.Context, o graph.Operation) { seen = append(seen, o) }})
	ctx, told := graph.Observe(t.Context())
	api.Execute(ctx, `query Some($n: [ID!]) { tasks(involving: $n) { totalCount edges { node { title } } } }`, "", map[string]any{"n": []string{"秘密县"}})
	o, ok := told()
	if !ok || len(seen) != 1 || o.Kind != "query" || o.Name != "Some" || o.Cost < 20 || o.Run <= 0 {
		t.Fatalf("observed %+v (%v), %d times", o, ok, len(seen))
	}
	if plans := strings.Join(o.Plans(), "\n"); !strings.Contains(plans, "round 1") || strings.Contains(plans, "秘密县") {
		t.Errorf("plans %q: want the rounds, and no variable", plans)
	}
	api.Execute(t.Context(), `{ nonsense }`, "", nil)
	api.Execute(t.Context(), `mutation Do { retract(document: "x") { problems { code } } }`, "", nil)
	if len(seen) != 3 || seen[1].Codes[0] != "GRAPHQL_VALIDATION_FAILED" || seen[2].Kind != "mutation" || seen[2].Codes[0] != "FORBIDDEN" {
		t.Errorf("observed %+v", seen)
	}
}
