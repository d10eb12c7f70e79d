package httpd

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

var testPage = fstest.MapFS{
	"index.html": {Data: []byte("<!doctype html><title>页</title>" + strings.Repeat("<p>任务</p>", 400))},
	"app.js":     {Data: []byte("'use strict'")},
	"embed.js":   {Data: []byte("'frame'")},

	"assets/app-1a2b.js": {Data: []byte("'use strict'")},
}

// echo answers with the body that reached it, so that a test sees what passed the guards.
var echo = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	if strings.Contains(string(body), "panic") {
		panic("a handler that fails")
	}
	w.Header().Set("Content-Type", "application/json")
	w.Write(append([]byte(`{"got":`), append(body, '}')...))
})

type fakeDesk struct {
	ingested map[string]string
	pause    time.Duration
}

var errGone = errors.New("gone")

func (d *fakeDesk) Ingest(_ context.Context, uri string, file []byte) (json.RawMessage, error) {
	d.ingested[uri] = string(file)
	return json.RawMessage(`{"outcome":"NEW"}`), nil
}

func (d *fakeDesk) Retract(_ context.Context, name string) (json.RawMessage, error) {
	return nil, errGone
}

func (d *fakeDesk) Verify(context.Context, bool) (json.RawMessage, error) {
	return json.RawMessage(`{"ok":true}`), nil
}

func (d *fakeDesk) Review(_ context.Context, names []string) (json.RawMessage, error) {
	return json.Marshal(map[string]any{"reviewed": names})
}

func (d *fakeDesk) Export(_ context.Context, w io.Writer, params url.Values) error {
	_, err := io.WriteString(w, "{}\n"+params.Encode())
	return err
}

// Import reads all, and then takes its time.
func (d *fakeDesk) Import(ctx context.Context, in io.Reader) (json.RawMessage, error) {
	n, err := io.Copy(io.Discard, in)
	if err != nil {
		return nil, err
	}
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-time.After(d.pause):
	}
	return json.Marshal(map[string]any{"read": n})
}

func (d *fakeDesk) Problem(err error) (int, Problem) {
	return http.StatusNotFound, Problem{"NOT_FOUND", err.Error()}
}

func newTestHandler(t *testing.T) (http.Handler, *fakeDesk) {
	t.Helper()
	desk := &fakeDesk{ingested: map[string]string{}}
	h, err := Handler(Options{GraphQL: echo, Page: testPage, Desk: desk, Token: "secret", Version: "1"})
	if err != nil {
		t.Fatal(err)
	}
	return h, desk
}

func TestRequests(t *testing.T) {
	h, _ := newTestHandler(t)
	type header map[string]string
	write := header{CSRFHeader: "1", "Authorization": "Bearer secret"}
	asJSON := header{"Content-Type": "application/json"}
	tests := []struct {
		claim  string
		method string
		target string
		header header
		body   string
		status int
		code   string // of the error, "" for none
	}{
		{"the page is at the root", "GET", "/", nil, "", 200, ""},
		{"the page's files are beside it", "GET", "/app.js", nil, "", 200, ""},
		{"a view has the page at its address", "GET", "/list?q=%E5%BE%B7%E6%B8%85", nil, "", 200, ""},
		{"what a view is of follows it", "GET", "/entity/agency:330500/x", nil, "", 200, ""},
		{"a view of nothing is none", "GET", "/read/", nil, "", 404, "NOT_FOUND"},
		{"a path below a view that is of nothing in particular is none", "GET", "/list/x", nil, "", 404, "NOT_FOUND"},
		{"a path that begins like a view is none", "GET", "/listing", nil, "", 404, "NOT_FOUND"},
		{"an asset that is gone is no page", "GET", "/assets/app-0000.js", nil, "", 404, "NOT_FOUND"},
		{"a folder is no page", "GET", "/assets/", nil, "", 404, "NOT_FOUND"},
		{"the page has one address", "GET", "/index.html", nil, "", 404, "NOT_FOUND"},
		{"an unknown path says so", "GET", "/nowhere", nil, "", 404, "NOT_FOUND"},
		{"a path that climbs finds nothing", "GET", "/%2e%2e/embed.go", nil, "", 404, "NOT_FOUND"},
		{"the page cannot be written", "DELETE", "/", nil, "", 405, "METHOD"},
		{"health", "GET", "/healthz", nil, "", 200, ""},
		{"readiness", "GET", "/readyz", nil, "", 200, ""},

		{"loopback by number", "GET", "/", header{"Host": "127.0.0.1:8080"}, "", 200, ""},
		{"loopback by name", "GET", "/", header{"Host": "localhost:9999"}, "", 200, ""},
		{"loopback by IPv6", "GET", "/", header{"Host": "[::1]:8080"}, "", 200, ""},
		{"loopback without port", "GET", "/", header{"Host": "[::1]"}, "", 200, ""},
		{"a rebound name is refused", "GET", "/", header{"Host": "attacker.example:8080"}, "", 421, "HOST"},
		{"a name that begins like ours is refused", "GET", "/", header{"Host": "localhost.attacker.example"}, "", 421, "HOST"},
		{"an address that begins like ours is refused", "GET", "/", header{"Host": "127.0.0.1.attacker.example"}, "", 421, "HOST"},
		{"another address is refused", "GET", "/", header{"Host": "192.168.1.7:8080"}, "", 421, "HOST"},
		{"a port that is none is refused", "GET", "/", header{"Host": "localhost:80@attacker.example"}, "", 421, "HOST"},

		{"GraphQL by POST and JSON", "POST", "/graphql", asJSON, `"{a}"`, 200, ""},
		{"GraphQL by POST with a charset", "POST", "/graphql", header{"Content-Type": "application/json; charset=utf-8"}, `"{a}"`, 200, ""},
		{"GraphQL as plain text is refused: a form of another site sends it", "POST", "/graphql", header{"Content-Type": "text/plain"}, `"{a}"`, 415, "MEDIA_TYPE"},
		{"GraphQL as a form is refused", "POST", "/graphql", header{"Content-Type": "application/x-www-form-urlencoded"}, `query=1`, 415, "MEDIA_TYPE"},
		{"GraphQL without a type is refused", "POST", "/graphql", nil, `"{a}"`, 415, "MEDIA_TYPE"},
		{"GraphQL multipart needs our header", "POST", "/graphql", header{"Content-Type": "multipart/form-data; boundary=x"}, `1`, 415, "MEDIA_TYPE"},
		{"GraphQL multipart with our header passes", "POST", "/graphql", header{"Content-Type": "multipart/form-data; boundary=x", CSRFHeader: "1"}, `1`, 200, ""},
		{"GraphQL by GET from our page", "GET", "/graphql?query={a}", header{"Sec-Fetch-Site": "same-origin"}, "1", 200, ""},
		{"GraphQL by GET with our header", "GET", "/graphql?query={a}", header{CSRFHeader: "1"}, "1", 200, ""},
		{"GraphQL by GET from another site is refused", "GET", "/graphql?query={a}", header{"Sec-Fetch-Site": "cross-site", CSRFHeader: "1"}, "1", 403, "CSRF"},
		{"GraphQL by GET from nobody knows where is refused", "GET", "/graphql?query={a}", nil, "1", 403, "CSRF"},
		{"GraphQL by another method is refused", "PUT", "/graphql", asJSON, `"{a}"`, 405, "METHOD"},
		{"GraphQL from another site is refused", "POST", "/graphql", header{"Content-Type": "application/json", "Sec-Fetch-Site": "cross-site"}, `1`, 403, "CROSS_ORIGIN"},
		{"GraphQL from another origin is refused", "POST", "/graphql", header{"Content-Type": "application/json", "Origin": "http://attacker.example"}, `1`, 403, "CROSS_ORIGIN"},
		{"GraphQL from origin null is refused", "POST", "/graphql", header{"Content-Type": "application/json", "Origin": "null"}, `1`, 403, "CROSS_ORIGIN"},
		{"GraphQL from our own origin passes", "POST", "/graphql", header{"Content-Type": "application/json", "Origin": "http://localhost:8080", "Host": "localhost:8080"}, `1`, 200, ""},
		{"GraphQL over the limit is refused", "POST", "/graphql", asJSON, strings.Repeat(" ", MaxQuery+1), 413, "TOO_LARGE"},
		{"a panic is an answer", "POST", "/graphql", asJSON, `"panic"`, 500, "INTERNAL"},

		{"ingest with header and token", "POST", "/api/ingest?uri=a.txt", write, "文", 200, ""},
		{"ingest without our header is refused", "POST", "/api/ingest?uri=a.txt", header{"Authorization": "Bearer secret"}, "文", 403, "CSRF"},
		{"ingest without the token is refused", "POST", "/api/ingest?uri=a.txt", header{CSRFHeader: "1"}, "文", 401, "UNAUTHENTICATED"},
		{"ingest with another token is refused", "POST", "/api/ingest?uri=a.txt", header{CSRFHeader: "1", "Authorization": "Bearer secres"}, "文", 401, "UNAUTHENTICATED"},
		{"ingest from another site is refused", "POST", "/api/ingest?uri=a.txt", header{CSRFHeader: "1", "Authorization": "Bearer secret", "Sec-Fetch-Site": "cross-site"}, "文", 403, "CROSS_ORIGIN"},
		{"ingest without a name is refused", "POST", "/api/ingest", write, "文", 400, "BAD_INPUT"},
		{"an error of the desk is told in its words", "POST", "/api/retract?name=x", write, "", 404, "NOT_FOUND"},
		{"verify with header and token", "POST", "/api/verify", write, "", 200, ""},
		{"export with our header", "GET", "/export.jsonl", header{CSRFHeader: "1"}, "", 200, ""},
		{"a part of it", "GET", "/export.jsonl?after=3", header{CSRFHeader: "1"}, "", 200, ""},
		{"import without our header", "POST", "/api/import", header{"Authorization": "Bearer secret"}, "{}", 403, "CSRF"},
		{"import without the token", "POST", "/api/import", header{CSRFHeader: "1"}, "{}", 401, "UNAUTHENTICATED"},
		{"export from another site is refused", "GET", "/export.jsonl", header{"Sec-Fetch-Site": "cross-site"}, "", 403, "CSRF"},
	}
	for _, test := range tests {
		t.Run(test.claim, func(t *testing.T) {
			r := httptest.NewRequest(test.method, test.target, strings.NewReader(test.body))
			r.Host = "127.0.0.1:8080"
			for k, v := range test.header {
				if k == "Host" {
					r.Host = v
					continue
				}
				r.Header.Set(k, v)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != test.status {
				t.Errorf("%s %s: status %d, want %d; body %s", test.method, test.target, w.Code, test.status, w.Body)
			}
			if got := errorCode(w.Body.Bytes()); got != test.code {
				t.Errorf("%s %s: code %q, want %q; body %s", test.method, test.target, got, test.code, w.Body)
			}
			for name, want := range map[string]string{
				"Content-Security-Policy": contentPolicy, "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
				"Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin", "Access-Control-Allow-Origin": "",
			} {
				if got := w.Header().Get(name); got != want {
					t.Errorf("%s %s: header %s is %q, want %q", test.method, test.target, name, got, want)
				}
			}
		})
	}
}

func errorCode(body []byte) string {
	var answer struct {
		Error  Problem
		Errors []struct{ Extensions struct{ Code string } }
	}
	if json.Unmarshal(body, &answer) != nil {
		return ""
	}
	if len(answer.Errors) > 0 {
		return answer.Errors[0].Extensions.Code
	}
	return answer.Error.Code
}

func TestPolicyForbidsInlineCode(t *testing.T) {
	for _, word := range []string{"unsafe-inline", "unsafe-eval", "*", "http:"} {
		if strings.Contains(contentPolicy, word) {
			t.Errorf("policy %q holds %q", contentPolicy, word)
		}
	}
}

func TestIngestPassesNameAndBytes(t *testing.T) {
	h, desk := newTestHandler(t)
	r := httptest.NewRequest("POST", "/api/ingest?uri=%E8%AE%A1%E5%88%92+%E4%B8%80.txt", strings.NewReader("一、总则"))
	r.Host = "localhost"
	r.Header.Set(CSRFHeader, "1")
	r.Header.Set("Authorization", "Bearer secret")
	h.ServeHTTP(httptest.NewRecorder(), r)
	if got := desk.ingested["计划 一.txt"]; got != "一、总则" {
		t.Errorf("desk got %q, want one file named 计划 一.txt", desk.ingested)
	}
}

func TestPageIsCompressedAndRevalidated(t *testing.T) {
	h, _ := newTestHandler(t)
	ask := func(header ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = "localhost"
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	w := ask("Accept-Encoding", "gzip")
	if got := w.Header().Get("Content-Encoding"); got != "gzip" {
		t.Fatalf("Content-Encoding %q, want gzip", got)
	}
	z, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(z); err != nil || string(body) != string(testPage["index.html"].Data) {
		t.Errorf("the page does not unpack to itself: %v", err)
	}
	if etag := ask().Header().Get("ETag"); ask("If-None-Match", etag).Code != http.StatusNotModified {
		t.Errorf("a page known by ETag %s is sent again", etag)
	}
}

func TestServerHasEveryTimeout(t *testing.T) {
	s := NewServer(echo, nil)
	if s.ReadHeaderTimeout == 0 || s.ReadTimeout == 0 || s.WriteTimeout == 0 || s.IdleTimeout == 0 || s.MaxHeaderBytes == 0 {
		t.Errorf("a limit is missing: %+v", s)
	}
}

func TestPageRefusesFilesOfUnknownType(t *testing.T) {
	_, err := Handler(Options{GraphQL: echo, Page: fstest.MapFS{"photo.exe": {}}})
	if err == nil || !strings.Contains(err.Error(), "photo.exe") {
		t.Errorf("got %v, want an error that names photo.exe", err)
	}
}
