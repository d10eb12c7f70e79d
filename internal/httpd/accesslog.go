package httpd

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"policygraph/graph"
)

// entry is what is learnt of a request on its way, for the log.
type entry struct {
	route string // the pattern of its handler: no name that a client made up
	actor graph.Actor
}

type entryKey struct{}

// note says of which route a request is, and who makes it.
func note(ctx context.Context, route string, v *visitor) {
	if e, ok := ctx.Value(entryKey{}).(*entry); ok {
		e.route = route
		if v != nil {
			e.actor = v.Actor
		}
	}
}

// watched tells the log and the metrics of each request once it is answered: which route, how, how long; of GraphQL which operation, what it
// cost, which errors. Never what was asked for: no query string, no variables, no header but the id of the request.
func watched(log *slog.Logger, m *Measure, next http.Handler) http.Handler {
	if log == nil && m == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		e := &entry{route: "other"}
		ctx, told := graph.Observe(context.WithValue(r.Context(), entryKey{}, e))
		to := &recorder{ResponseWriter: w}
		defer func() {
			took := time.Since(began)
			m.request(e.route, to.code(), took)
			if log == nil {
				return
			}
			attrs := []slog.Attr{
				slog.String("request", graph.RequestID(ctx)), slog.String("method", method(r.Method)), slog.String("route", e.route), slog.Int("status", to.code()),
				slog.Float64("ms", milliseconds(took)), slog.Int64("bytes", to.bytes), slog.String("address", addressOf(r)),
			}
			if e.actor.ID != "" {
				attrs = append(attrs, slog.String("actor", e.actor.ID), slog.String("role", e.actor.Role.String()))
			}
			if o, ok := told(); ok {
				attrs = append(attrs, operationAttrs(o)...)
			}
			log.LogAttrs(ctx, slog.LevelInfo, "request", attrs...)
		}()
		next.ServeHTTP(to, r.WithContext(ctx))
	})
}

// method is one of those that there are: a client can send any word.
func method(m string) string {
	switch m {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions, http.MethodPut, http.MethodDelete, http.MethodPatch:
		return m
	}
	return "other"
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// operationAttrs tell of an operation. Its name is the client's, cut to what is a name in GraphQL of a sane length.
func operationAttrs(o graph.Operation) []slog.Attr {
	name := o.Name
	if len(name) > 64 {
		name = name[:64]
	}
	attrs := []slog.Attr{slog.String("operation", name), slog.String("kind", o.Kind), slog.Int("cost", o.Cost), slog.Int64("records", o.Read.Sum())}
	if o.Known {
		attrs = append(attrs, slog.Bool("known", true))
	}
	if len(o.Codes) > 0 {
		attrs = append(attrs, slog.Any("codes", o.Codes))
	}
	return attrs
}

// Operations tells logs and metrics of operations, for graph.Options.Observe: the metrics of each, the access log of those that came over
// streams, for the others stand with their requests, and the log of slow ones of those that took longer, with the way in which
// they were answered.
func Operations(access, slowLog *slog.Logger, slow time.Duration, m *Measure) func(context.Context, graph.Operation) {
	return func(ctx context.Context, o graph.Operation) {
		m.Operation(o)
		who := graph.ActorOf(ctx).ID
		if access != nil && o.Streamed {
			attrs := append([]slog.Attr{slog.String("request", graph.RequestID(ctx)), slog.String("actor", who), slog.Float64("ms", milliseconds(o.Took()))}, operationAttrs(o)...)
			access.LogAttrs(ctx, slog.LevelInfo, "streamed operation", attrs...)
		}
		if slow <= 0 || slowLog == nil || o.Took() < slow || o.Kind == "subscription" {
			return
		}
		attrs := []slog.Attr{
			slog.String("request", graph.RequestID(ctx)), slog.String("actor", who), slog.Float64("ms", milliseconds(o.Took())),
			slog.Float64("parse_ms", milliseconds(o.Parse)), slog.Float64("validate_ms", milliseconds(o.Validate)), slog.Float64("run_ms", milliseconds(o.Run)),
			slog.Int64("keys", o.Read.Keys), slog.Int64("edges", o.Read.Edges), slog.Int64("entities", o.Read.Entities),
			slog.Int64("statements", o.Read.Statements), slog.Int64("evidence", o.Read.Evidence), slog.Int64("documents", o.Read.Documents),
		}
		attrs = append(attrs, operationAttrs(o)...)
		if o.Plans != nil {
			attrs = append(attrs, slog.Any("plans", o.Plans()))
		}
		slowLog.LogAttrs(ctx, slog.LevelWarn, "slow operation", attrs...)
	}
}

// recorder notes the status and length of an answer.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 && (status >= 200 || status == http.StatusSwitchingProtocols) {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(b)
	r.bytes += int64(n)
	return n, err
}

// Unwrap lets an http.ResponseController reach what the server offers: flushing, deadlines, the connection of a socket.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// Flush sends what is written; some that write streams ask for it by this name.
func (r *recorder) Flush() { _ = http.NewResponseController(r.ResponseWriter).Flush() }

func (r *recorder) code() int {
	if r.status == 0 {
		return http.StatusOK
	}
	return r.status
}
