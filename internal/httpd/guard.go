package httpd

import (
	"bytes"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"policygraph/graph"
)

// contentPolicy lets the page load its own files and ask its own origin, and nothing else. No inline script or style runs, and no
// string becomes markup (trusted types).
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"frame-ancestors 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"

// secure sets the headers that every answer carries, errors too.
func secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// loopbackOnly refuses requests whose Host is not a loopback name: a page of attacker.example that rebinds its name to 127.0.0.1
// still sends its own name. The port is free, so that an SSH tunnel works.
func loopbackOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !loopbackHost(r.Host) {
			writeError(w, http.StatusMisdirectedRequest, "HOST", "this server answers to localhost and 127.0.0.1 only, not to "+strconv.Quote(r.Host))
			return
		}
		next.ServeHTTP(w, r)
	})
}

func loopbackHost(hostport string) bool {
	host := hostport
	if h, port, err := net.SplitHostPort(hostport); err == nil {
		if _, err := strconv.ParseUint(port, 10, 16); err != nil {
			return false
		}
		host = h
	} else {
		host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	}
	if strings.EqualFold(host, "localhost") {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.Zone() == "" && addr.Unmap().IsLoopback()
}

// survive turns a panic in a handler into an answer, and logs where it was.
func survive(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			cause := recover()
			if cause == nil {
				return
			}
			if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(cause)
			}
			log.Error("panic in a handler", "request", graph.RequestID(r.Context()), "method", r.Method, "path", r.URL.Path, "cause", cause, "stack", string(debug.Stack()))
			writeError(w, http.StatusInternalServerError, "INTERNAL", "something went wrong in the server; its log says where")
		}()
		next.ServeHTTP(w, r)
	})
}

// identify gives each request its id, for answers and logs.
func identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(w, graph.Identify(w, r)) })
}

// graphQL is the route of the API. Sockets and event streams are not compressed: they would wait in the compressor.
func graphQL(o Options, cors crossOrigin, compress func(http.Handler) http.HandlerFunc) http.Handler {
	guarded := guardGraphQL(o, cors)
	compressed := compress(guarded)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		switch {
		case r.Header.Get("Upgrade") != "":
			o.GraphQL.ServeHTTP(w, r) // which looks at the origin, for a browser sends it with every socket
		case strings.Contains(r.Header.Get("Accept"), "text/event-stream"):
			guarded.ServeHTTP(w, r)
		default:
			compressed.ServeHTTP(w, r)
		}
	})
}

// guardGraphQL admits what a page of another site cannot send without our leave: POST with a JSON body, GET from our own page, from a page
// that was let in, or with CSRFHeader. Bodies are cut before anything parses them.
func guardGraphQL(o Options, cors crossOrigin) http.Handler {
	limit := o.MaxQuery
	if limit <= 0 {
		limit = MaxQuery
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.Method {
		case http.MethodGet, http.MethodHead:
			if !ownRequest(r) && !cors.allows(r) {
				refuse(w, r, http.StatusForbidden, "CSRF", "a GET query needs Sec-Fetch-Site: same-origin or the header "+CSRFHeader+": 1")
				return
			}
		case http.MethodPost:
			media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
			switch {
			case err == nil && media == "application/json":
				body, bad := readBody(w, r, limit)
				if bad != nil {
					refuse(w, r, bad.status, bad.code, bad.message)
					return
				}
				r.Body = io.NopCloser(bytes.NewReader(body))
			case err == nil && media == "multipart/form-data" && r.Header.Get(CSRFHeader) == "1":
				files := waiting{http.MaxBytesReader(w, r.Body, limit+o.MaxFiles), http.NewResponseController(w)}
				r.Body = io.NopCloser(files) // the handler keeps files out of memory
			default:
				refuse(w, r, http.StatusUnsupportedMediaType, "MEDIA_TYPE", "send the query as POST with Content-Type: application/json")
				return
			}
		default:
			w.Header().Set("Allow", "GET, HEAD, POST")
			refuse(w, r, http.StatusMethodNotAllowed, "METHOD", "use POST with Content-Type: application/json, or GET")
			return
		}
		o.GraphQL.ServeHTTP(w, r)
	})
}

func ownRequest(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
		return true
	case "":
		return r.Header.Get(CSRFHeader) == "1"
	}
	return false
}

// refuse answers in the shape of GraphQL over HTTP.
func refuse(w http.ResponseWriter, r *http.Request, status int, code, message string) {
	type extensions struct {
		Code      string `json:"code"`
		RequestID string `json:"requestId"`
	}
	type problem struct {
		Message    string     `json:"message"`
		Extensions extensions `json:"extensions"`
	}
	writeJSON(w, status, map[string][]problem{"errors": {{message, extensions{code, graph.RequestID(r.Context())}}}})
}

type bodyError struct {
	status        int
	code, message string
}

func readBody(w http.ResponseWriter, r *http.Request, limit int64) ([]byte, *bodyError) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, &bodyError{http.StatusRequestEntityTooLarge, "TOO_LARGE", "the body is larger than " + strconv.FormatInt(limit, 10) + " bytes"}
	case err != nil:
		return nil, &bodyError{http.StatusBadRequest, "BODY", "the body ended early"}
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Time{}) // it would cancel the request while the answer is in the making
	return body, nil
}
