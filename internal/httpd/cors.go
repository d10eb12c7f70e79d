package httpd

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// crossOrigin lets pages of named origins ask what a client may read, as the Fetch standard has it. Every origin is named in full: there is
// no wildcard, and cookies are never asked for, since there are none.
type crossOrigin struct{ origins []string }

// CheckOrigins refuses what is no origin, so that a mistake is not found by a page that cannot ask.
func CheckOrigins(origins []string) error {
	for _, o := range origins {
		u, err := url.Parse(o)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.ContainsAny(u.Host, "*;,'") || u.Scheme+"://"+u.Host != o || strings.ToLower(o) != o {
			return fmt.Errorf("origin %q: want scheme, host and port in full, such as https://dash.example or http://127.0.0.1:5173", o)
		}
	}
	return nil
}

// allows tells whether a page that was let in asks.
func (c crossOrigin) allows(r *http.Request) bool {
	return slices.Contains(c.origins, r.Header.Get("Origin"))
}

// shared are the routes that other pages may ask.
func shared(path string) bool {
	return path == "/graphql" || path == "/export" || strings.HasPrefix(path, "/export/")
}

// handler answers preflights, and says in answers who may read them.
func (c crossOrigin) handler(next http.Handler) http.Handler {
	if len(c.origins) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !shared(r.URL.Path) {
			next.ServeHTTP(w, r)
			return
		}
		h := w.Header()
		h.Add("Vary", "Origin")
		if !c.allows(r) {
			next.ServeHTTP(w, r)
			return
		}
		h.Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
		if r.Method != http.MethodOptions || r.Header.Get("Access-Control-Request-Method") == "" {
			h.Set("Access-Control-Expose-Headers", "Content-Disposition, ETag, Server-Timing, X-Request-Id")
			h.Set("Cross-Origin-Resource-Policy", "cross-origin")
			next.ServeHTTP(w, r)
			return
		}
		h.Set("Access-Control-Allow-Methods", "GET, HEAD, POST")
		h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match, "+CSRFHeader+", X-Request-Id")
		h.Set("Access-Control-Max-Age", "600")
		h.Set("Cache-Control", "no-store")
		if r.Header.Get("Access-Control-Request-Private-Network") == "true" { // from a public page to this machine
			h.Set("Access-Control-Allow-Private-Network", "true")
		}
		w.WriteHeader(http.StatusNoContent)
	})
}
