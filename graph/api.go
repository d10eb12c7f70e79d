// Package graph serves the GraphQL schema over a store.
//
// An operation sees one snapshot: everything it asks is answered inside one View. Requests are measured before they are validated, because
// validation itself takes quadratic time, and weighed before they are run.
package graph

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"go.opentelemetry.io/otel/trace"

	"policygraph/graph/generated"
	"policygraph/graph/loaders"
	"policygraph/graph/resolvers"
	"policygraph/internal/query"
	"policygraph/internal/search"
	"policygraph/internal/store"
)

// Options are the limits of an API. The zero value gives the defaults.
type Options struct {
	Limits  Limits
	Timeout time.Duration // of one operation; 0: 10 s
	// Jobs does what mutations ask for; nil: they answer UNAVAILABLE. Who may do what is told by WithActor.
	Jobs resolvers.Jobs
	// Search is the index of the store, by which texts are found; nil: they are found by reading.
	Search *search.Index
	// Report is told of errors that clients see only as INTERNAL; nil: nobody is. It must be safe for use by many goroutines.
	Report func(ctx context.Context, err error)
	// Origins are those of pages that may open sockets besides our own, such as "https://dash.example"; httpd.Options.Origins is the same
	// for requests.
	Origins []string
	// Connect admits a socket by what its client sent in connection_init, and may put what it learnt into the context; nil admits all. An
	// error closes the socket with 4403.
	Connect func(ctx context.Context, payload map[string]any) (context.Context, error)
	// Spend takes the cost of an operation from what the one who asks may spend, and says how long to wait where that is used up; nil: there is
	// no end to it.
	Spend func(ctx context.Context, points int) (wait time.Duration)
	// Tracer makes spans: one for each operation, and in it one for parsing, validation, running, and each field at its top. nil: there are
	// none. It is never the global one unless it is given here.
	Tracer trace.TracerProvider
	// Observe is told what became of each operation; nil: nobody is. It must be safe for use by many goroutines.
	Observe func(ctx context.Context, o Operation)
	// Temp is the folder of uploads that are being read; "": that of the system.
	Temp string
	// Answers is how many bytes of answers to queries are kept for those who ask the same at the same commit; 0: none.
	Answers int
}

// API answers GraphQL requests from one store. It is safe for use by many goroutines.
type API struct {
	exec     *executor.Executor
	limits   Limits
	timeout  time.Duration
	store    store.Historian
	past     *query.Past
	search   *search.Index
	report   func(ctx context.Context, err error)
	observe  func(ctx context.Context, o Operation)
	tracer   trace.Tracer // nil: none
	words    vocabulary   // what messages may hold
	streams  streams
	origins  []string
	connect  func(ctx context.Context, payload map[string]any) (context.Context, error)
	temp     string
	greeting time.Duration // how long a socket may wait before connection_init
	epoch    string        // of entity tags: those of another process are not ours
	answers  *answers      // nil: none are kept
}

// New makes the API of a store.
func New(st store.Historian, o Options) *API {
	a := &API{
		limits: o.Limits.OrDefault(), timeout: o.Timeout, past: query.NewPast(st), search: o.Search, report: o.Report,
		origins: o.Origins, connect: o.Connect, observe: o.Observe, temp: o.Temp, greeting: 5 * time.Second, epoch: rand.Text(), answers: newAnswers(o.Answers),
	}
	a.store = budgeted{st, a.limits.Records}
	if a.timeout <= 0 {
		a.timeout = 10 * time.Second
	}
	if a.report == nil {
		a.report = func(context.Context, error) {}
	}
	config := generated.Config{Schema: schema(), Resolvers: &resolvers.Resolver{Jobs: o.Jobs, Store: st, Past: a.past, Search: o.Search}}
	weigh(&config.Complexity)
	executable := generated.NewExecutableSchema(config)
	a.exec = executor.New(executable)
	a.exec.SetParserTokenLimit(a.limits.Tokens)
	a.exec.SetDisableSuggestion(true) // they take time quadratic in the schema; who wants names asks the schema for them
	a.words = wordsOf(executable.Schema())
	validated := newCache[*ast.QueryDocument](256, validatedText)
	a.exec.SetQueryCache(validated)
	a.exec.SetErrorPresenter(a.present)
	a.exec.SetRecoverFunc(func(ctx context.Context, panicked any) error { return &panicError{panicked} })
	a.exec.Use(persisted{newCache[string](256, persistedText), a.limits.Query})
	a.exec.Use(precheck{a.limits, validated})
	a.exec.Use(introspection{})
	a.exec.Use(authorise{rulesOf(executable.Schema(), fieldRules, typeRules)})
	a.exec.Use(cost{executable, a.limits.Cost})
	if o.Spend != nil {
		a.exec.Use(spend{o.Spend})
	}
	a.exec.Use(inThePast{a})
	a.exec.AroundOperations(a.answered)
	a.exec.AroundRootFields(a.written)
	if o.Tracer != nil {
		a.tracer = o.Tracer.Tracer("policygraph/graph")
		a.exec.AroundRootFields(a.tracedField)
	}
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
	response, _ := a.run(ctx, &graphql.RawParams{Query: query, OperationName: operation, Variables: variables, Extensions: extensions}, noSubscriptions)
	return response
}

// run answers one request; refused tells that it was not fit to be run.
func (a *API) run(ctx context.Context, params *graphql.RawParams, only func(*ast.OperationDefinition) error) (response *Response, refused bool) {
	ctx, operation, response := a.prepare(ctx, params, only)
	if response != nil {
		return response, true
	}
	return a.perform(ctx, operation), false
}

// prepare parses, measures and validates a request. Where it is not fit to be run the response says why. Of many errors the first ones
// are enough.
func (a *API) prepare(ctx context.Context, params *graphql.RawParams, only func(*ast.OperationDefinition) error) (_ context.Context, operation *graphql.OperationContext, refusal *Response) {
	ctx, m := observe(graphql.StartOperationTrace(ctx))
	params.ReadTime = graphql.TraceTiming{Start: graphql.Now(), End: graphql.Now()}
	defer func() { // what panics outside of resolvers, such as a custom scalar
		if p := recover(); p != nil {
			refusal = a.failed(ctx, &panicError{p})
		}
		if refusal != nil {
			a.observed(ctx, operation, refusal.Errors)
			_, end := a.traced(ctx, operation)
			end(refusal)
		}
	}()
	operation, errs := a.exec.CreateOperationContext(ctx, params)
	m.prepared(&operation.Stats)
	if operation.Operation != nil && only != nil { // what is asked for in a wrong way is said before who may ask for it
		if err := only(operation.Operation); err != nil {
			errs = gqlerror.List{gqlerror.Wrap(err)}
		}
	}
	ctx = graphql.WithOperationContext(ctx, operation)
	if errs != nil {
		return ctx, operation, &Response{Errors: a.few(ctx, a.exec.DispatchError(ctx, errs).Errors)}
	}
	return ctx, operation, nil
}

// perform answers a query or mutation that was prepared.
func (a *API) perform(ctx context.Context, operation *graphql.OperationContext) (response *Response) {
	ctx = a.explained(ctx)
	ctx, end := a.traced(ctx, operation)
	defer func() { end(response) }()
	defer func() { a.observed(ctx, operation, response.Errors) }()
	defer timed(&measuredOf(ctx).ran)()
	defer func() {
		if p := recover(); p != nil {
			response = a.failed(ctx, &panicError{p})
		}
	}()
	handle, ctx := a.exec.DispatchOperation(ctx, operation)
	answer := handle(ctx)
	if answer == nil { // the context ended before the operation began
		return a.failed(ctx, cmpErr(context.Cause(ctx), errors.New("operation gave no response")))
	}
	return a.response(ctx, answer)
}

func (a *API) response(ctx context.Context, answer *graphql.Response) *Response {
	return &Response{Data: answer.Data, Errors: a.few(ctx, answer.Errors), Extensions: answer.Extensions}
}

func (a *API) failed(ctx context.Context, err error) *Response {
	return &Response{Errors: a.few(ctx, gqlerror.List{a.present(ctx, err)})}
}

// few are the first errors, each with the id of its request, by which the server's log is searched.
func (a *API) few(ctx context.Context, errs gqlerror.List) gqlerror.List {
	out := make(gqlerror.List, 0, min(len(errs), a.limits.Errors))
	for _, e := range errs[:cap(out)] {
		c := *e
		if id := RequestID(ctx); id != "" {
			c.Extensions = maps.Clone(e.Extensions)
			if c.Extensions == nil {
				c.Extensions = map[string]any{}
			}
			c.Extensions["requestId"] = id
		}
		out = append(out, &c)
	}
	return out
}

// snapshot runs a query inside one View, with a deadline.
func (a *API) snapshot(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	run := next(ctx)
	operation := graphql.GetOperationContext(ctx)
	sequence, past := askedFor(operation)
	return func(ctx context.Context) *graphql.Response {
		ctx, cancel := context.WithTimeout(ctx, a.timeout)
		defer cancel()
		var response *graphql.Response
		answer := func(r store.Reader) error {
			fresh := func() *graphql.Response {
				return run(loaders.With(ctx, loaders.New(r, a.past).SearchWith(a.search)))
			}
			key, ok := a.keyOf(ctx, operation, r, past)
			if !ok {
				response = fresh()
				return nil
			}
			response, measuredOf(ctx).known = a.answers.answer(ctx, key, fresh)
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
