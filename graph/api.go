// Package graph serves the GraphQL schema over a store.
//
// An operation sees one snapshot: everything it asks is answered inside one View. Requests are measured before they are validated, because
// validation itself takes quadratic time, and weighed before they are run.
package graph

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"policygraph/graph/generated"
	"policygraph/graph/loaders"
	"policygraph/graph/resolvers"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// Options are the limits of an API. The zero value gives the defaults.
type Options struct {
	Limits  Limits
	Timeout time.Duration // of one operation; 0: 10 s
	// Report is told of errors that clients see only as INTERNAL; nil: nobody is. It must be safe for use by many goroutines.
	Report func(ctx context.Context, err error)
}

// API answers GraphQL requests from one store. It is safe for use by many goroutines.
type API struct {
	exec    *executor.Executor
	limits  Limits
	timeout time.Duration
	store   store.Historian
	past    *query.Past
	report  func(ctx context.Context, err error)
}

// New makes the API of a store.
func New(st store.Historian, o Options) *API {
	a := &API{limits: o.Limits.orDefault(), timeout: o.Timeout, store: st, past: query.NewPast(st), report: o.Report}
	if a.timeout <= 0 {
		a.timeout = 10 * time.Second
	}
	if a.report == nil {
		a.report = func(context.Context, error) {}
	}
	config := generated.Config{Schema: schema(), Resolvers: &resolvers.Resolver{}}
	weigh(&config.Complexity)
	executable := generated.NewExecutableSchema(config)
	a.exec = executor.New(executable)
	a.exec.SetParserTokenLimit(a.limits.Tokens)
	validated := newCache[*ast.QueryDocument](256)
	a.exec.SetQueryCache(validated)
	a.exec.SetErrorPresenter(a.present)
	a.exec.SetRecoverFunc(func(ctx context.Context, panicked any) error { return &panicError{panicked} })
	a.exec.Use(persisted{newCache[string](256), a.limits.Query})
	a.exec.Use(precheck{a.limits, validated})
	a.exec.Use(introspection{})
	a.exec.Use(cost{executable, a.limits.Cost})
	a.exec.Use(inThePast{a})
	a.exec.AroundOperations(a.snapshot)
	return a
}

// schema is that of the schema files. gqlgen adds @defer, whose later parts would be resolved after the snapshot of the operation is gone.
func schema() *ast.Schema {
	s := *generated.NewExecutableSchema(generated.Config{}).Schema()
	s.Directives = maps.Clone(s.Directives)
	delete(s.Directives, "defer")
	return &s
}

// Handler serves the API of a store over HTTP.
func Handler(st store.Historian, o Options) http.Handler { return New(st, o) }

// Response is the answer to one operation, in the shape of the GraphQL specification.
type Response struct {
	Data       json.RawMessage `json:"data,omitempty"`
	Errors     gqlerror.List   `json:"errors,omitempty"`
	Extensions map[string]any  `json:"extensions,omitempty"` // asOf: the state that it is of, where one was asked for
}

// Execute runs one operation over a store in this process, with the limits and errors of the defaults.
func Execute(ctx context.Context, st store.Historian, query string, variables map[string]any) *Response {
	return New(st, Options{}).Execute(ctx, query, "", variables)
}

// Execute runs one operation in this process. The name says which, where the query holds several.
func (a *API) Execute(ctx context.Context, query, operation string, variables map[string]any) *Response {
	return a.ExecuteWith(ctx, query, operation, variables, nil)
}

// ExecuteWith is Execute with the extensions of a request, such as {"asOf": {"commit": 12}}.
func (a *API) ExecuteWith(ctx context.Context, query, operation string, variables, extensions map[string]any) *Response {
	response, _ := a.run(ctx, &graphql.RawParams{Query: query, OperationName: operation, Variables: variables, Extensions: extensions}, nil)
	return response
}

// run answers one request; refused tells that it was not fit to be run. Of many errors the first ones are enough.
func (a *API) run(ctx context.Context, params *graphql.RawParams, only func(*ast.OperationDefinition) error) (response *Response, refused bool) {
	ctx = graphql.StartOperationTrace(ctx)
	params.ReadTime = graphql.TraceTiming{Start: graphql.Now(), End: graphql.Now()}
	defer func() { // what panics outside of resolvers, such as a custom scalar
		if p := recover(); p != nil {
			response, refused = &Response{Errors: gqlerror.List{a.present(ctx, &panicError{p})}}, false
		}
	}()
	operation, errs := a.exec.CreateOperationContext(ctx, params)
	if errs == nil && only != nil {
		if err := only(operation.Operation); err != nil {
			errs = gqlerror.List{gqlerror.Wrap(err)}
		}
	}
	if errs != nil {
		ctx = graphql.WithOperationContext(ctx, operation)
		return &Response{Errors: a.few(a.exec.DispatchError(ctx, errs).Errors)}, true
	}
	handle, ctx := a.exec.DispatchOperation(ctx, operation)
	answer := handle(ctx)
	if answer == nil { // the context ended before the operation began
		return &Response{Errors: gqlerror.List{a.present(ctx, context.Cause(ctx))}}, false
	}
	return &Response{Data: answer.Data, Errors: a.few(answer.Errors), Extensions: answer.Extensions}, false
}

func (a *API) few(errs gqlerror.List) gqlerror.List { return errs[:min(len(errs), a.limits.Errors)] }

// snapshot runs an operation inside one View, with a deadline.
func (a *API) snapshot(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	run := next(ctx)
	sequence, past := askedFor(graphql.GetOperationContext(ctx))
	return func(ctx context.Context) *graphql.Response {
		ctx, cancel := context.WithTimeout(ctx, a.timeout)
		defer cancel()
		var response *graphql.Response
		answer := func(r store.Reader) error {
			response = run(loaders.With(ctx, loaders.New(r, a.past)))
			return nil
		}
		var err error
		if past {
			if err = a.store.ViewAt(ctx, sequence, answer); err == nil {
				err = a.dated(ctx, response, sequence)
			}
		} else {
			err = a.store.View(ctx, answer)
		}
		if err == nil && response == nil {
			err = cmpErr(context.Cause(ctx), errors.New("operation gave no response"))
		}
		if err != nil {
			return &graphql.Response{Errors: gqlerror.List{a.present(ctx, err)}}
		}
		return response
	}
}

// dated says in an answer which past state it is of.
func (a *API) dated(ctx context.Context, response *graphql.Response, sequence uint64) error {
	s, err := a.past.Snapshot(ctx, sequence)
	if err != nil || response == nil {
		return err
	}
	of := map[string]any{"commit": s.Commit, "at": nil}
	if s.Commit > 0 {
		of["at"] = s.At.Format("2006-01-02T15:04:05.000Z")
	}
	response.Extensions = map[string]any{asOf: of}
	return nil
}

func cmpErr(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
