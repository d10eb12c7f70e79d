package httpd

import (
	"bytes"
	"compress/gzip"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func zipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func wholeHandler(t *testing.T, origins ...string) http.Handler {
	t.Helper()
	h, err := Handler(Options{
		GraphQL: echo, Page: testPage, Desk: &fakeDesk{ingested: map[string]string{}}, Token: "secret", Version: "1", Origins: origins,
		GraphiQL: fstest.MapFS{
			"index.html.gz":      {Data: zipped(t, "<!doctype html>")},
			"assets/app.js.gz":   {Data: zipped(t, "'use strict'")},
			"assets/font.ttf.gz": {Data: zipped(t, "font")},
		},
		Examples: []Example{{Name: "01", Title: "题", Query: "{ a }"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// TestHeadersOfEveryRoute holds the headers of each answer, errors and files too, exactly: one that is not named here must not be there.
func TestHeadersOfEveryRoute(t *testing.T) {
	h := wholeHandler(t)
	always := map[string]string{
		"Content-Security-Policy": contentPolicy, "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer",
		"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "X-Request-Id": "id-1",
	}
	const jsonType, html = "application/json; charset=utf-8", "text/html; charset=utf-8"
	own := map[string]string{"Sec-Fetch-Site": "same-origin"}
	for claim, c := range map[string]struct {
		method, target string
		header         map[string]string
		status         int
		want           map[string]string // beside always; * is any value
	}{
		"the page":                  {"GET", "/", nil, 200, map[string]string{"Content-Type": html, "Cache-Control": "no-cache", "Etag": "*", "Accept-Ranges": "bytes", "Content-Length": "*", "Vary": "Accept-Encoding"}},
		"a script of it":            {"GET", "/app.js", nil, 200, map[string]string{"Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-cache", "Etag": "*", "Accept-Ranges": "bytes", "Content-Length": "*", "Vary": "Accept-Encoding"}},
		"an asset of it":            {"GET", "/assets/app-1a2b.js", nil, 200, map[string]string{"Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "public, max-age=31536000, immutable", "Etag": "*", "Accept-Ranges": "bytes", "Content-Length": "*", "Vary": "Accept-Encoding"}},
		"a view":                    {"GET", "/matrix", nil, 200, map[string]string{"Content-Type": html, "Cache-Control": "no-cache", "Etag": "*", "Accept-Ranges": "bytes", "Content-Length": "*", "Vary": "Accept-Encoding"}},
		"a view in a frame":         {"GET", "/matrix?embed=1", nil, 200, map[string]string{"Content-Type": html, "Cache-Control": "no-cache", "Etag": "*", "Accept-Ranges": "bytes", "Content-Length": "*", "Vary": "Accept-Encoding"}},
		"nothing":                   {"GET", "/nothing", nil, 404, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store", "Vary": "Accept-Encoding"}},
		"a path out of the folder":  {"GET", "/../etc/passwd", nil, 307, map[string]string{"Location": "/etc/passwd", "Content-Type": html}},
		"the page cannot be posted": {"POST", "/", nil, 405, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store", "Allow": "GET, HEAD", "Vary": "Accept-Encoding"}},
		"health":                    {"GET", "/healthz", nil, 200, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store"}},
		"readiness":                 {"GET", "/readyz", nil, 200, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store"}},
		"another host":              {"GET", "/healthz", map[string]string{"Host": "attacker.example"}, 421, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store"}},
		"GraphQL by POST":           {"POST", "/graphql", map[string]string{"Content-Type": "application/json"}, 200, map[string]string{"Content-Type": "application/json", "Cache-Control": "no-store", "Vary": "Accept-Encoding", "Content-Length": "*"}},
		"GraphQL by GET":            {"GET", "/graphql?query={a}", own, 200, map[string]string{"Content-Type": "application/json", "Cache-Control": "no-store", "Vary": "Accept-Encoding", "Content-Length": "*"}},
		"GraphQL from nowhere":      {"GET", "/graphql?query={a}", nil, 403, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store", "Vary": "Accept-Encoding"}},
		"GraphQL as a form":         {"POST", "/graphql", nil, 415, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store", "Vary": "Accept-Encoding"}},
		"GraphQL by another method": {"DELETE", "/graphql", nil, 405, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store", "Allow": "GET, HEAD, POST", "Vary": "Accept-Encoding"}},
		"a preflight is not answered": {
			"OPTIONS", "/graphql",
			map[string]string{"Origin": "https://dash.example", "Access-Control-Request-Method": "POST"},
			405,
			map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store", "Allow": "GET, HEAD, POST", "Vary": "Accept-Encoding"},
		},
		"a stream is not compressed":   {"GET", "/graphql?query={a}", map[string]string{"Sec-Fetch-Site": "same-origin", "Accept": "text/event-stream", "Accept-Encoding": "gzip"}, 200, map[string]string{"Content-Type": "application/json", "Cache-Control": "no-store"}},
		"GraphQL from another origin":  {"POST", "/graphql", map[string]string{"Content-Type": "application/json", "Origin": "https://dash.example"}, 403, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store"}},
		"GraphiQL":                     {"GET", "/graphiql/", map[string]string{"Accept-Encoding": "gzip"}, 200, map[string]string{"Content-Type": html, "Cache-Control": "no-cache", "Etag": "*", "Content-Encoding": "gzip", "Content-Length": "*", "Vary": "Accept-Encoding", "Content-Security-Policy": graphiqlPolicy}},
		"GraphiQL, unpacked":           {"GET", "/graphiql/", nil, 200, map[string]string{"Content-Type": html, "Cache-Control": "no-cache", "Etag": "*", "Vary": "Accept-Encoding", "Content-Security-Policy": graphiqlPolicy}},
		"GraphiQL without the slash":   {"GET", "/graphiql", nil, 301, map[string]string{"Content-Type": html, "Location": "/graphiql/"}},
		"a script of GraphiQL":         {"GET", "/graphiql/assets/app.js", map[string]string{"Accept-Encoding": "br, gzip;q=0.5"}, 200, map[string]string{"Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "public, max-age=31536000, immutable", "Etag": "*", "Content-Encoding": "gzip", "Content-Length": "*", "Vary": "Accept-Encoding", "Content-Security-Policy": graphiqlPolicy}},
		"the font of GraphiQL":         {"HEAD", "/graphiql/assets/font.ttf", nil, 200, map[string]string{"Content-Type": "font/ttf", "Cache-Control": "public, max-age=31536000, immutable", "Etag": "*", "Vary": "Accept-Encoding", "Content-Security-Policy": graphiqlPolicy}},
		"examples":                     {"GET", "/graphiql/examples.json", nil, 200, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-cache", "Etag": "*", "Accept-Ranges": "bytes", "Content-Length": "*"}},
		"nothing of GraphiQL":          {"GET", "/graphiql/nothing", nil, 404, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store"}},
		"GraphiQL cannot be posted":    {"POST", "/graphiql/", nil, 405, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store", "Allow": "GET, HEAD"}},
		"an export without our header": {"GET", "/export.jsonl", nil, 403, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store", "Vary": "Accept-Encoding"}},
		"an export":                    {"GET", "/export.jsonl", own, 200, map[string]string{"Content-Type": "application/jsonl; charset=utf-8", "Cache-Control": "no-store", "Content-Disposition": `attachment; filename="policygraph.jsonl"`, "Vary": "Accept-Encoding", "Content-Length": "*"}},
		"a write without the token":    {"POST", "/api/verify", map[string]string{CSRFHeader: "1"}, 401, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store", "Www-Authenticate": "Bearer"}},
		"a write without our header":   {"POST", "/api/verify", map[string]string{"Authorization": "Bearer secret"}, 403, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store"}},
		"a write":                      {"POST", "/api/verify", map[string]string{CSRFHeader: "1", "Authorization": "Bearer secret"}, 200, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store"}},
		"a write that fails":           {"POST", "/api/retract?name=x", map[string]string{CSRFHeader: "1", "Authorization": "Bearer secret"}, 404, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store"}},
		"metrics where there are none": {"GET", "/metrics", nil, 404, map[string]string{"Content-Type": jsonType, "Cache-Control": "no-store", "Vary": "Accept-Encoding"}},
	} {
		t.Run(claim, func(t *testing.T) {
			r := httptest.NewRequest(c.method, c.target, strings.NewReader("1"))
			r.Host = "127.0.0.1:8080"
			r.Header.Set("X-Request-Id", "id-1")
			for k, v := range c.header {
				if r.Header.Set(k, v); k == "Host" {
					r.Host = v
				}
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != c.status {
				t.Errorf("%s %s: status %d, want %d; %s", c.method, c.target, w.Code, c.status, w.Body)
			}
			want := maps.Clone(always)
			maps.Copy(want, c.want)
			for name, values := range w.Header() {
				got := strings.Join(values, ", ")
				if value, ok := want[name]; !ok || value != got && value != "*" {
					t.Errorf("%s %s: header %s is %q, want %q", c.method, c.target, name, got, value)
				}
			}
			for name := range want {
				if _, ok := w.Header()[name]; !ok && name != "Content-Length" {
					t.Errorf("%s %s: header %s is missing", c.method, c.target, name)
				}
			}
		})
	}
}

func TestPagesOfNamedOriginsMayAsk(t *testing.T) {
	h := wholeHandler(t, "https://dash.example", "http://127.0.0.1:5173")
	ask := func(method, target, origin string, header ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, target, strings.NewReader("1"))
		r.Host = "127.0.0.1:8080"
		r.Header.Set("Origin", origin)
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	preflight := []string{"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type", "Access-Control-Request-Private-Network", "true"}
	for _, origin := range []string{"https://dash.example", "http://127.0.0.1:5173"} {
		w := ask("OPTIONS", "/graphql", origin, preflight...)
		head := w.Header()
		if w.Code != 204 || head.Get("Access-Control-Allow-Origin") != origin || !strings.Contains(head.Get("Access-Control-Allow-Headers"), "Authorization") ||
			head.Get("Access-Control-Allow-Methods") != "GET, HEAD, POST" || head.Get("Access-Control-Allow-Private-Network") != "true" || !slices.Contains(head.Values("Vary"), "Origin") {
			t.Errorf("a preflight of %s: status %d, %v", origin, w.Code, head)
		}
		for _, w := range []*httptest.ResponseRecorder{
			ask("POST", "/graphql", origin, "Content-Type", "application/json"), ask("GET", "/graphql?query={a}", origin),
		} {
			if w.Code != 200 || w.Header().Get("Access-Control-Allow-Origin") != origin || !strings.Contains(w.Header().Get("Access-Control-Expose-Headers"), "ETag") {
				t.Errorf("a query of %s: status %d, %v", origin, w.Code, w.Header())
			}
		}
		if w := ask("POST", "/api/verify", origin, "Authorization", "Bearer secret"); w.Header().Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s may read what /api answers", origin)
		}
	}
	for _, origin := range []string{"https://attacker.example", "null", "https://dash.example.attacker.example", "http://dash.example", "https://dash.example:444", ""} {
		for _, w := range []*httptest.ResponseRecorder{
			ask("OPTIONS", "/graphql", origin, preflight...), ask("POST", "/graphql", origin, "Content-Type", "application/json"), ask("GET", "/graphql?query={a}", origin),
		} {
			if w.Code < 400 || w.Header().Get("Access-Control-Allow-Origin") != "" || !slices.Contains(w.Header().Values("Vary"), "Origin") {
				t.Errorf("%q: status %d, %v", origin, w.Code, w.Header())
			}
		}
	}
	for _, w := range []*httptest.ResponseRecorder{ask("OPTIONS", "/graphql", "https://dash.example", preflight...), ask("POST", "/graphql", "https://dash.example", "Content-Type", "application/json")} {
		if w.Header().Get("Access-Control-Allow-Credentials") != "" {
			t.Error("credentials are let through")
		}
	}
}

func TestWhatIsNoOriginIsRefused(t *testing.T) {
	for _, origin := range []string{"*", "https://*.example", "dash.example", "https://dash.example/", "https://dash.example/x", "ftp://dash.example", "https://Dash.example", "null", "", "https://a@dash.example"} {
		if _, err := Handler(Options{GraphQL: echo, Page: testPage, Origins: []string{origin}}); err == nil {
			t.Errorf("origin %q is taken", origin)
		}
	}
}

func TestARequestKeepsItsIDWhereThatIsSane(t *testing.T) {
	h := wholeHandler(t)
	for id, keeps := range map[string]bool{"abc-1_2.3": true, "": false, "a b": false, "a\"b": false, "密": false, strings.Repeat("x", 64): true, strings.Repeat("x", 65): false} {
		r := httptest.NewRequest("GET", "/healthz", nil)
		r.Host = "localhost"
		r.Header.Set("X-Request-Id", id)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if got := w.Header().Get("X-Request-Id"); got == "" || (got == id) != keeps {
			t.Errorf("id %q: got %q, want it kept: %v", id, got, keeps)
		}
	}
}

func TestGraphiQLIsPackedFilesOnly(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"a file that is not packed": {"index.html": {}}, "a kind that is not known": {"index.html.gz": {}, "a.exe.gz": {}}, "no page": {"a.js.gz": {}},
	} {
		if _, err := newGraphiQL(files, nil); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
