package graph

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// streams are the sockets and event streams that are open.
type streams struct {
	mu      sync.Mutex
	of      map[string]int // how many an address has
	stops   map[*stream]struct{}
	stopped bool
}

type stream struct {
	address string
	stop    context.CancelCauseFunc
}

// errStopping is why streams end when the server does.
var errStopping = errors.New("the server is stopping")

// StopStreams ends sockets and event streams, and lets none begin: a server that shuts down waits for no stream.
func (a *API) StopStreams() {
	a.streams.mu.Lock()
	defer a.streams.mu.Unlock()
	a.streams.stopped = true
	for s := range a.streams.stops {
		s.stop(errStopping)
	}
}

// open begins a stream for the client of r, or says why not.
func (a *API) open(r *http.Request) (ctx context.Context, done func(), _ *problem) {
	address, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		address = r.RemoteAddr
	}
	a.streams.mu.Lock()
	defer a.streams.mu.Unlock()
	if a.streams.stopped {
		return nil, nil, &problem{status: http.StatusServiceUnavailable, code: CodeUnavailable, message: errStopping.Error()}
	}
	if have := a.streams.of[address] + 1; have > a.limits.Sockets {
		e := limitError("sockets", have, a.limits.Sockets, "streams of one address")
		return nil, nil, &problem{http.StatusTooManyRequests, CodeLimit, e.Message, e.Extensions}
	}
	if a.streams.of == nil {
		a.streams.of, a.streams.stops = map[string]int{}, map[*stream]struct{}{}
	}
	ctx, cancel := context.WithCancelCause(r.Context())
	s := &stream{address, cancel}
	a.streams.of[address]++
	a.streams.stops[s] = struct{}{}
	return ctx, func() {
		cancel(nil)
		a.streams.mu.Lock()
		defer a.streams.mu.Unlock()
		if a.streams.of[address]--; a.streams.of[address] == 0 {
			delete(a.streams.of, address)
		}
		delete(a.streams.stops, s)
	}, nil
}

// each hands the answers to an operation to send, until there are no more, send fails, or ctx ends: one answer for a query or mutation, one
// for each event of a subscription. An operation that cannot be run has a refusal instead.
func (a *API) each(ctx context.Context, params *graphql.RawParams, only func(*ast.OperationDefinition) error, send func(*Response) error) (refusal *Response, err error) {
	ctx, operation, refusal := a.prepare(anew(ctx), params, only)
	if refusal != nil {
		return refusal, nil
	}
	if operation.Operation.Operation != ast.Subscription {
		return nil, send(a.perform(ctx, operation))
	}
	defer func() {
		if p := recover(); p != nil {
			err = send(a.failed(ctx, &panicError{p}))
		}
	}()
	began := time.Now()
	defer func() {
		measuredOf(ctx).ran = time.Since(began)
		a.observed(ctx, operation, nil)
	}()
	next, ctx := a.exec.DispatchOperation(ctx, operation)
	for {
		answer := next(anew(ctx))
		if answer == nil || ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err := send(a.response(ctx, answer)); err != nil {
			return nil, err
		}
	}
}

// ownOrigin tells whether a page that asks is ours, or one that was let in; who sends no Origin is no browser.
func (a *API) ownOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	for _, allowed := range a.origins {
		if strings.EqualFold(origin, allowed) {
			return true
		}
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, r.Host)
}
