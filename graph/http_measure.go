package graph

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"policygraph/graph/model"
)

// measured is what becomes known of a request while it is answered.
type measured struct {
	start                   time.Time
	checked, parsed, proved time.Duration // before it runs: the precheck, parsing, validation
	ran                     time.Duration
	records                 atomic.Int64 // read from the store
	read                    readCounts   // the same by what they are
	cost                    int
	streamed                bool // over a socket or an event stream
	known                   bool // the answer was kept, or somebody else's run gave it
	explained               *model.Explanations
	operation               Operation // once observed
	observed                bool
	dated                   bool   // whether the commit of the snapshot is wanted
	sequence                uint64 // of it
}

type measuredKey struct{}

// observe begins to measure, unless somebody further out did.
func observe(ctx context.Context) (context.Context, *measured) {
	if m, ok := ctx.Value(measuredKey{}).(*measured); ok {
		return ctx, m
	}
	m := &measured{start: time.Now()}
	return context.WithValue(ctx, measuredKey{}, m), m
}

// anew measures what comes as if nothing had been: an event of a subscription has a budget of its own.
func anew(ctx context.Context) context.Context {
	return context.WithValue(ctx, measuredKey{}, &measured{start: time.Now(), streamed: true})
}

// measuredOf is what is known so far.
func measuredOf(ctx context.Context) *measured {
	_, m := observe(ctx)
	return m
}

// timed adds the time until the function it returns is called.
func timed(to *time.Duration) func() {
	start := time.Now()
	return func() { *to += time.Since(start) }
}

func (m *measured) prepared(s *graphql.Stats) {
	m.parsed = max(s.Parsing.End.Sub(s.Parsing.Start), 0)
	m.proved = max(s.Validation.End.Sub(s.Validation.Start), 0)
}

// String is the Server-Timing header: milliseconds of parsing, validation, running, and all, and whether the answer was known.
func (m *measured) String() string {
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	known := ""
	if m.known {
		known = ", cache;desc=hit"
	}
	return fmt.Sprintf("parse;dur=%.3f, validate;dur=%.3f, run;dur=%.3f, total;dur=%.3f%s",
		ms(m.checked+m.parsed), ms(m.proved), ms(m.ran), ms(time.Since(m.start)), known)
}

// RequestIDHeader names a request in answers, in errors' extensions.requestId and in logs.
const RequestIDHeader = "X-Request-Id"

type requestKey struct{}

// RequestID is the id of the request that a context belongs to, "" for one of this process.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)
	return id
}

// Identify gives a request its id, once: that of its header where it is 1 to 64 letters, digits, dots, dashes and underlines, so that it
// can stand in any log; else a new one. The answer has it as a header.
func Identify(w http.ResponseWriter, r *http.Request) *http.Request {
	if RequestID(r.Context()) != "" {
		return r
	}
	id := r.Header.Get(RequestIDHeader)
	if !sane(id) {
		id = strings.ToLower(rand.Text()[:16])
	}
	w.Header().Set(RequestIDHeader, id)
	return r.WithContext(context.WithValue(r.Context(), requestKey{}, id))
}

func sane(id string) bool {
	for _, c := range []byte(id) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '-' && c != '_' && c != '.' {
			return false
		}
	}
	return len(id) >= 1 && len(id) <= 64
}
