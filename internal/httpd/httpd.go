// Package httpd is the HTTP face of a store: GraphQL, the page, health, and the calls by which the command line writes.
package httpd

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/klauspost/compress/gzhttp"
)

// Limits of one request. They are larger than any honest client needs and small enough to be harmless.
const (
	MaxQuery  = 1 << 20  // bytes of a GraphQL request, variables included
	MaxUpload = 64 << 20 // bytes of a file to ingest

	maxHeader     = 32 << 10
	headerTimeout = 5 * time.Second
	readTimeout   = 60 * time.Second
	writeTimeout  = 60 * time.Second
	idleTimeout   = 60 * time.Second
)

// CSRFHeader must be "1" on every request that writes and on GET queries that do not come from a page of ours. A page of another
// site cannot set it without a preflight, which is never granted.
const CSRFHeader = "X-Policygraph-CSRF"

// Options says what to serve.
type Options struct {
	GraphQL http.Handler
	Page    fs.FS                       // index.html and what it loads; no folders
	Desk    Desk                        // nil offers no /api and no export
	Backups Backups                     // nil offers none
	Token   string                      // that /api asks for
	Version string                      // told by /healthz
	Ready   func(context.Context) error // asked by /readyz; nil is always ready
	Log     *slog.Logger                // nil logs nothing
	// Scheduled says how the backups go that the server takes, for /readyz; nil: it takes none.
	Scheduled func() Scheduled
	// Writable says why nothing is written at present, for /readyz, which then answers "read-only"; nil: all is.
	Writable func(context.Context) error
	// Metrics are told by /metrics; nil: there is none.
	Metrics func(context.Context) ([]Metric, error)
}

// Handler serves what o says, to clients that reach it by a loopback name only.
func Handler(o Options) (http.Handler, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	compress, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.EnableZstd(false))
	if err != nil {
		return nil, fmt.Errorf("set up compression: %w", err)
	}
	page, err := newPage(o.Page)
	if err != nil {
		return nil, fmt.Errorf("read the page: %w", err)
	}

	mux := http.NewServeMux()
	mux.Handle("/graphql", compress(guardGraphQL(o.GraphQL)))
	mux.Handle("/", compress(page))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		writeJSON(w, http.StatusOK, map[string]string{"status": "ok", "version": o.Version})
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if o.Ready != nil {
			if err := o.Ready(r.Context()); err != nil {
				writeError(w, http.StatusServiceUnavailable, "NOT_READY", err.Error())
				return
			}
		}
		ready := map[string]any{"status": "ready"}
		if o.Writable != nil {
			if err := o.Writable(r.Context()); err != nil {
				ready["status"], ready["reason"] = "read-only", err.Error()
			}
		}
		if o.Scheduled != nil {
			ready["backup"] = o.Scheduled()
		}
		writeJSON(w, http.StatusOK, ready)
	})
	if o.Metrics != nil {
		mux.HandleFunc("GET /metrics", metrics(o.Metrics))
	}
	if o.Desk != nil {
		api := api{desk: o.Desk, token: o.Token}
		api.routes(mux, compress)
		if f, ok := o.Desk.(Forgetter); ok {
			api.forgetRoute(mux, f)
		}
	}
	if o.Backups != nil {
		backupAPI{backups: o.Backups, token: o.Token}.routes(mux)
	}

	foreign := http.NewCrossOriginProtection()
	foreign.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		writeError(w, http.StatusForbidden, "CROSS_ORIGIN", "the request comes from a page of another origin")
	}))
	return survive(o.Log, secure(loopbackOnly(foreign.Handler(mux)))), nil
}

// NewServer is an http.Server with every timeout set.
func NewServer(h http.Handler, log *slog.Logger) *http.Server {
	s := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeader,
	}
	if log != nil {
		s.ErrorLog = slog.NewLogLogger(log.Handler(), slog.LevelWarn)
	}
	return s
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // the client went away: nobody is left to tell
}

// Problem is an error as JSON: {"error": {"code": …, "message": …}}.
type Problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

func writeError(w http.ResponseWriter, status int, code, message string) {
	writeJSON(w, status, map[string]Problem{"error": {Code: code, Message: message}})
}
