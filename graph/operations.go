package graph

import (
	"context"
	"errors"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"policygraph/graph/loaders"
	"policygraph/graph/resolvers"
	"policygraph/internal/query"
)

// patience is how many times as long as a query a mutation may take: it waits for the disk.
const patience = 6

// answered picks how the operation is run: queries inside one View, mutations and the events of subscriptions each inside one that begins
// when their fields are read.
func (a *API) answered(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	if op.Operation.Operation == ast.Query {
		return a.snapshot(ctx, next)
	}
	if _, past := askedFor(op); past {
		return graphql.OneShot(&graphql.Response{Errors: gqlerror.List{a.present(ctx,
			&query.InputError{Argument: asOf, Problem: "only queries ask for the past: " + string(op.Operation.Operation) + "s are of the present"})}})
	}
	if op.Operation.Operation == ast.Mutation {
		return a.mutation(ctx, next)
	}
	return a.subscription(ctx, next)
}

// mutation runs a mutation, with a deadline.
func (a *API) mutation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	run := next(ctx)
	return func(ctx context.Context) *graphql.Response {
		ctx, cancel := context.WithTimeout(ctx, patience*a.timeout)
		defer cancel()
		if response := run(ctx); response != nil {
			return response
		}
		return &graphql.Response{Errors: gqlerror.List{a.present(ctx, cmpErr(context.Cause(ctx), errors.New("operation gave no response")))}}
	}
}

// perField gives each field of a mutation a snapshot of its own, of what the graph is after it was done. They are done one after the other.
func (a *API) perField(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	reader := newLate(ctx, a.store.View, a.timeout)
	defer reader.close()
	return next(loaders.With(ctx, loaders.New(reader, a.past).SearchWith(a.search)))
}

// subscription runs a subscription: each call of what it returns waits for an event and answers with it, nil once there are no more. The
// subscription lives as long as ctx; whoever drives it cancels that in the end. While it waits it holds no View and has no deadline.
func (a *API) subscription(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	ending := &resolvers.Ending{}
	run := next(resolvers.WithEnding(ctx, ending))
	ended := false
	return func(ctx context.Context) *graphql.Response {
		if ended {
			return nil
		}
		reader := newLate(ctx, a.store.View, a.timeout)
		defer reader.close()
		response := run(loaders.With(ctx, loaders.New(reader, a.past).SearchWith(a.search)))
		if response == nil {
			ended = true
			if ending.Err == nil || ctx.Err() != nil {
				return nil
			}
			return &graphql.Response{Errors: gqlerror.List{a.present(ctx, ending.Err)}}
		}
		response.Data = slices.Clone(response.Data) // the next event is written where this one is
		return response
	}
}

// Subscribe runs a subscription in this process. The channel gives its events until it has ended, or ctx is done, and is then closed; a
// request that is not fit to be run, and an error that ends the stream, come as a last response with errors. Sockets and event streams do
// the same with each.
func (a *API) Subscribe(ctx context.Context, query, operation string, variables map[string]any) <-chan *Response {
	out := make(chan *Response)
	go func() {
		defer close(out)
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		send := func(r *Response) error {
			select {
			case out <- r:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		params := &graphql.RawParams{Query: query, OperationName: operation, Variables: variables}
		if refusal, _ := a.each(ctx, params, onlySubscriptions, send); refusal != nil {
			_ = send(refusal) // who went away needs no answer
		}
	}()
	return out
}

func onlySubscriptions(op *ast.OperationDefinition) error {
	if op.Operation == ast.Subscription {
		return nil
	}
	return &query.InputError{Argument: "query", Problem: "want a subscription, have a " + string(op.Operation)}
}

// noSubscriptions refuses what has more than one answer where only one can be given.
func noSubscriptions(op *ast.OperationDefinition) error {
	if op.Operation != ast.Subscription {
		return nil
	}
	return &query.InputError{Argument: "query", Problem: "a subscription needs a WebSocket (graphql-transport-ws) or server-sent events (Accept: text/event-stream)"}
}
