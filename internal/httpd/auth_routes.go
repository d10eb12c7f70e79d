package httpd

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"policygraph/graph"
	"policygraph/internal/access"
)

// rule is who may ask for a route. What a route of GraphQL asks for besides is decided field by field, in package graph.
type rule struct {
	least   access.Role
	local   bool // open to all while nobody but people of this machine can reach the server
	free    bool // not counted: small, and answered from memory
	points  int
	visitor bool // a person in a browser, who is shown where to log in
}

// routeRules are the rules of all routes, by the pattern of their handler. A route that is not here is open to nobody; a test names it.
var routeRules = map[string]rule{
	"/":          {least: access.Reader, free: true, visitor: true},
	"/graphiql":  {least: access.Reader, free: true, visitor: true},
	"/graphiql/": {least: access.Reader, free: true, visitor: true},
	"/graphql":   {least: access.Reader},

	"GET /healthz":    {least: access.Nobody, free: true},
	"GET /readyz":     {least: access.Nobody, free: true}, // to strangers without its reasons
	"GET /login":      {least: access.Nobody, free: true},
	"POST /login":     {least: access.Nobody, free: true},
	"POST /logout":    {least: access.Nobody, free: true},
	"GET /api/me":     {least: access.Nobody, free: true},
	"GET /metrics":    {least: access.Admin, free: true, local: true},
	"GET /export":     {least: access.Reader, points: exportPoints},
	"POST /export":    {least: access.Reader, points: exportPoints},
	"POST /api/login": {least: access.Admin},

	"GET /export.jsonl":    {least: access.Reader, points: exportPoints},
	"POST /api/ingest":     {least: access.Curator},
	"POST /api/retract":    {least: access.Curator},
	"POST /api/review":     {least: access.Curator},
	"POST /api/verify":     {least: access.Admin}, // reads the whole store
	"POST /api/import":     {least: access.Admin}, // writes a history, not a document
	"POST /api/forget":     {least: access.Admin},
	"GET /api/backup":      {least: access.Admin},
	"GET /api/backup/head": {least: access.Admin},
}

// guard lets through those whom the rule of a route admits, and says in the context of the request who they are.
func (g *Gate) guard(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, pattern := mux.Handler(r)
		rule, listed := routeRules[pattern]
		note(r.Context(), pattern, nil)
		v, no := g.who(r)
		if no != nil {
			deny(w, r, pattern, no)
			return
		}
		note(r.Context(), pattern, v)
		stream := pattern == "/graphql" && (r.Header.Get("Upgrade") != "" || strings.Contains(r.Header.Get("Accept"), "text/event-stream"))
		switch {
		case !listed:
			deny(w, r, pattern, &denial{status: http.StatusForbidden, code: graph.CodeForbidden, message: "no rule says who may ask for this"})
			return
		case v.Role >= rule.least, rule.local && !g.o.Exposed:
		case stream && r.Header.Get("Upgrade") != "": // the token may come in the first message, see Connect
		case v.by != byNothing:
			deny(w, r, pattern, &denial{status: http.StatusForbidden, code: graph.CodeForbidden, message: "it needs a token with the role " + rule.least.String()})
			return
		case rule.visitor && r.Method == http.MethodGet && strings.Contains(r.Header.Get("Accept"), "text/html"):
			http.Redirect(w, r, loginFor(r), http.StatusSeeOther)
			return
		default:
			deny(w, r, pattern, &denial{status: http.StatusUnauthorized, code: graph.CodeUnauthenticated, message: "it needs a token with the role " + rule.least.String() + ", as Authorization: Bearer TOKEN"})
			return
		}
		if v.by == byCookie && unsafe(r.Method) && r.Header.Get(CSRFHeader) != "1" && r.Header.Get("Sec-Fetch-Site") != "same-origin" {
			deny(w, r, pattern, &denial{status: http.StatusForbidden, code: "CSRF", message: "with a cookie, what writes needs Sec-Fetch-Site: same-origin or the header " + CSRFHeader + ": 1"})
			return
		}
		if !rule.free && !stream {
			done, ok := v.purse.enter()
			if !ok {
				g.refused.Add(1)
				deny(w, r, pattern, &denial{http.StatusTooManyRequests, graph.CodeRateLimit, "too many requests at once", time.Second})
				return
			}
			defer done()
		}
		ctx := v.in(r.Context())
		if rule.points > 0 {
			if wait := g.Spend(ctx, rule.points); wait > 0 {
				deny(w, r, pattern, &denial{http.StatusTooManyRequests, graph.CodeRateLimit, "too much was asked for within a minute", wait})
				return
			}
		}
		if stream {
			ctx = g.watch(ctx, v)
		}
		mux.ServeHTTP(w, r.WithContext(ctx))
	})
}

func unsafe(method string) bool {
	return method != http.MethodGet && method != http.MethodHead && method != http.MethodOptions
}

// deny answers in the shape of the route.
func deny(w http.ResponseWriter, r *http.Request, pattern string, no *denial) {
	switch no.status {
	case http.StatusUnauthorized:
		w.Header().Set("WWW-Authenticate", "Bearer")
	case http.StatusTooManyRequests:
		w.Header().Set("Retry-After", strconv.Itoa(graph.RetryAfter(no.wait)))
	}
	if pattern == "/graphql" {
		refuse(w, r, no.status, no.code, no.message)
		return
	}
	writeError(w, no.status, no.code, no.message)
}
