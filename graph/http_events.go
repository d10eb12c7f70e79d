package graph

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

const (
	// takeWithin is how long a client may take to accept what a stream sends; one that is slower is cut off, and nothing is kept for it.
	takeWithin = 15 * time.Second
	// heartbeat tells proxies and clients that a quiet stream is alive.
	heartbeat = 15 * time.Second
)

// events answers by server-sent events, as the distinct connections mode of graphql-sse has it: each answer is an event "next", and
// "complete" ends the stream. A request that cannot be run has its errors in the one "next".
func (a *API) events(w http.ResponseWriter, r *http.Request, params *graphql.RawParams, only func(*ast.OperationDefinition) error) {
	ctx, done, problem := a.open(r)
	if problem != nil {
		a.refuse(w, r, typeJSON, problem)
		return
	}
	defer done()
	h := w.Header()
	h.Set("Content-Type", typeEvents+"; charset=utf-8")
	h.Set("Cache-Control", keepNothing)
	h.Set("X-Accel-Buffering", "no") // else nginx keeps events back
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(http.StatusOK)

	s := &eventWriter{w: w, at: http.NewResponseController(w)}
	_ = s.at.SetReadDeadline(time.Time{}) // the request is read; when the deadline passed, its context would end
	if s.write(":\n\n") != nil {          // the client learns at once that it is heard
		return
	}
	defer s.close()
	go s.beat(ctx)
	refusal, err := a.each(ctx, params, only, s.next)
	if refusal != nil {
		err = s.next(refusal)
	}
	if err == nil && ctx.Err() == nil {
		_ = s.write("event: complete\ndata:\n\n")
	}
}

// eventWriter writes one event at a time, each within its takeWithin, whatever the server allows for a whole answer.
type eventWriter struct {
	mu  sync.Mutex
	w   http.ResponseWriter
	at  *http.ResponseController
	bad error
}

func (s *eventWriter) next(response *Response) error {
	body, _ := encode(response)
	return s.write("event: next\ndata: " + string(body) + "\n\n") // JSON of ours has no line breaks
}

func (s *eventWriter) write(text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.bad != nil {
		return s.bad
	}
	_ = s.at.SetWriteDeadline(time.Now().Add(takeWithin)) // a writer that knows no deadlines has none to move
	if _, s.bad = s.w.Write([]byte(text)); s.bad == nil {
		s.bad = s.at.Flush()
	}
	return s.bad
}

// close keeps the beat from writing to an answer that is over.
func (s *eventWriter) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bad = context.Canceled
}

func (s *eventWriter) beat(ctx context.Context) {
	t := time.NewTicker(heartbeat)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			if s.write(":\n\n") != nil {
				return
			}
		}
	}
}
