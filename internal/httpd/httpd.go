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
	"go.opentelemetry.io/otel/trace"

	"policygraph/graph"
	"policygraph/internal/access"
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
// site cannot set it without a preflight, which is granted to Options.Origins only.
const CSRFHeader = graph.CSRFHeader

// Options says what to serve.
type Options struct {
	GraphQL http.Handler
	Page    fs.FS // index.html and what it loads
	// Embedders are origins whose pages may show a view in a frame (?embed=1), written as Origins are; none: nobody may.
	Embedders []string
	// GraphiQL is index.html and what it loads, packed as web/graphiql has it; nil: there is none.
	GraphiQL fs.FS
	// Examples are told by /graphiql/examples.json.
	Examples []Example
	// Origins are those of other pages that may ask /graphql and /export: scheme, host and port, such as "https://dash.example".
	Origins []string
	// MaxQuery is how long a GraphQL request may be, in bytes; 0: MaxQuery. One with files may have MaxFiles beside it.
	MaxQuery, MaxFiles int64
	Desk               Desk                        // nil offers no /api and no export
	Backups            Backups                     // nil offers none
	Token              string                      // that of server.json, where Gate is nil
	Gate               *Gate                       // says who may do what; nil lets people of this machine read, and Token write
	Version            string                      // told by /healthz
	Ready              func(context.Context) error // asked by /readyz; nil is always ready
	Log                *slog.Logger                // nil logs nothing
	// Scheduled says how the backups go that the server takes, for /readyz; nil: it takes none.
	Scheduled func() Scheduled
	// Writable says why nothing is written at present, for /readyz, which then answers "read-only"; nil: all is.
	Writable func(context.Context) error
	// Metrics are told by /metrics, besides what Measure counts; nil: there is none.
	Metrics func(context.Context) ([]Metric, error)
	Measure *Measure     // nil: one that knows no names of operations
	Access  *slog.Logger // is told of each request; nil: nobody is
	// Tracer makes a span of each request; nil: there are none. It is never the global one unless it is given here.
	Tracer trace.TracerProvider
}

// Handler serves what o says, to clients that reach it by a loopback name, or by one of the Gate's.
func Handler(o Options) (http.Handler, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	compress, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.EnableZstd(false))
	if err != nil {
		return nil, fmt.Errorf("set up compression: %w", err)
	}
	page, err := newPage(o.Page, o.Embedders)
	if err != nil {
		return nil, fmt.Errorf("read the page: %w", err)
	}

	if err := CheckOrigins(o.Origins); err != nil {
		return nil, err
	}
	if err := CheckOrigins(o.Embedders); err != nil {
		return nil, err
	}
	cors := crossOrigin{o.Origins}
	gate := o.Gate
	if gate == nil {
		gate = NewGate(GateOptions{Token: o.Token, Log: o.Log})
	}

	mux := http.NewServeMux()
	mux.Handle("/graphql", graphQL(o, cors, compress))
	mux.Handle("/", compress(page))
	if o.GraphiQL != nil {
		files, err := newGraphiQL(o.GraphiQL, o.Examples)
		if err != nil {
			return nil, fmt.Errorf("read GraphiQL: %w", err)
		}
		mux.Handle("/graphiql", files)
		mux.Handle("/graphiql/", files)
	}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		writeJSON(w, http.StatusOK, map[string]string{"status": "ok", "version": o.Version})
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if o.Ready != nil {
			if err := o.Ready(r.Context()); err != nil {
				reason := "the store cannot be read"
				if graph.ActorOf(r.Context()).Role >= access.Reader { // it may name our folders
					reason = err.Error()
				}
				writeError(w, http.StatusServiceUnavailable, "NOT_READY", reason)
				return
			}
		}
		ready := map[string]any{"status": "ready"}
		if graph.ActorOf(r.Context()).Role < access.Reader { // the rest is about our disks
			writeJSON(w, http.StatusOK, ready)
			return
		}
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
		if o.Measure == nil {
			o.Measure = NewMeasure(nil)
		}
		mux.HandleFunc("GET /metrics", o.Measure.handler(gate, o.Metrics))
	}
	gate.routes(mux)
	if o.Desk != nil {
		api := api{desk: o.Desk}
		api.routes(mux, compress)
		if f, ok := o.Desk.(Forgetter); ok {
			api.forgetRoute(mux, f)
		}
		if x, ok := o.Desk.(Exporter); ok {
			api.exportRoute(mux, compress, cors, x)
		}
	}
	if o.Backups != nil {
		backupAPI{backups: o.Backups}.routes(mux)
	}

	foreign := http.NewCrossOriginProtection()
	for _, origin := range o.Origins {
		if err := foreign.AddTrustedOrigin(origin); err != nil {
			return nil, fmt.Errorf("let pages of %s ask: %w", origin, err)
		}
	}
	foreign.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		writeError(w, http.StatusForbidden, "CROSS_ORIGIN", "the request comes from a page of another origin")
	}))
	return identify(gate.forwarded(traced(o.Tracer, watched(o.Access, o.Measure, survive(o.Log, secure(gate.hosts(cors.handler(foreign.Handler(gate.guard(mux)))))))))), nil
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
