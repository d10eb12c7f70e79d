package httpd

import (
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

// TestNamedOriginsMayFrameAView asks for what a page of another origin needs to show a view, and for what it must not get.
func TestNamedOriginsMayFrameAView(t *testing.T) {
	const portal = "https://portal.example"
	h, err := Handler(Options{GraphQL: echo, Page: testPage, Embedders: []string{portal, "http://127.0.0.1:5173"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		claim, target, origin           string
		ancestors, frame, policy, allow string // of the answer
	}{
		{"a view that is made for it", "/list?embed=1", "", "'self' https://portal.example http://127.0.0.1:5173", "", "cross-origin", ""},
		{"a document that is made for it", "/read/document:x?from=1&embed=1", "", "'self' https://portal.example http://127.0.0.1:5173", "", "cross-origin", ""},
		{"a view with all its menus stays ours", "/list", "", "'none'", "DENY", "same-origin", ""},
		{"a view that says embed otherwise stays ours", "/list?embed=0", "", "'none'", "DENY", "same-origin", ""},
		{"an answer of the API stays ours", "/graphql?embed=1", "", "'none'", "DENY", "same-origin", ""},
		{"the script that makes the frame", "/embed.js", portal, "'none'", "DENY", "cross-origin", portal},
		{"the script, for a page that was not named", "/embed.js", "https://other.example", "'none'", "DENY", "cross-origin", ""},
		{"another script stays ours", "/assets/app-1a2b.js", portal, "'none'", "DENY", "same-origin", ""},
	} {
		t.Run(c.claim, func(t *testing.T) {
			r := httptest.NewRequest("GET", c.target, nil)
			r.Host = "localhost"
			if c.origin != "" {
				r.Header.Set("Origin", c.origin)
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			_, ancestors, _ := strings.Cut(w.Header().Get("Content-Security-Policy"), "frame-ancestors ")
			ancestors, _, _ = strings.Cut(ancestors, ";")
			got := []string{ancestors, w.Header().Get("X-Frame-Options"), w.Header().Get("Cross-Origin-Resource-Policy"), w.Header().Get("Access-Control-Allow-Origin")}
			want := []string{c.ancestors, c.frame, c.policy, c.allow}
			for i := range want {
				if got[i] != want[i] {
					t.Errorf("%s: ancestors, frame, policy, allowed origin are %q, want %q", c.target, got, want)
					break
				}
			}
			if policy := w.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "require-trusted-types-for 'script'") || strings.Contains(policy, "unsafe") {
				t.Errorf("%s: policy %q", c.target, policy)
			}
		})
	}
}

func TestNoPageOfAnotherOriginMayFrameUnlessNamed(t *testing.T) {
	for claim, origins := range map[string][]string{"a wildcard": {"https://*.example"}, "a path": {"https://portal.example/"}, "more than an origin": {"https://portal.example 'self'"}, "more than a directive": {"https://portal.example;script-src"}} {
		if _, err := Handler(Options{GraphQL: echo, Page: testPage, Embedders: origins}); err == nil {
			t.Errorf("%s: %q was taken for an origin", claim, origins)
		}
	}
	if _, err := Handler(Options{GraphQL: echo, Page: fstest.MapFS{"app.js": {}}}); err == nil || !strings.Contains(err.Error(), "index.html") {
		t.Errorf("a site without index.html: %v, want an error that names it", err)
	}
}
