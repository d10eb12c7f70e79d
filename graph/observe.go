package graph

import (
	"context"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"policygraph/graph/model"
)

// Operation is what became of one operation, for logs and metrics. It holds no variables and no text of the query.
type Operation struct {
	Kind     string // "query", "mutation" or "subscription"; "" where it could not even be parsed
	Name     string // as its client named it, "" for none
	Streamed bool   // whether it came over a socket or an event stream
	Known    bool   // whether the answer was kept, or came of somebody else's run, so that nothing was read
	Cost     int
	Parse    time.Duration // and measuring it before
	Validate time.Duration
	Run      time.Duration // of a subscription: as long as it was open
	Read     Read
	Codes    []string        // of its errors
	Plans    func() []string // how its fields were answered; nil where that is not known
}

// Took is all of the time.
func (o Operation) Took() time.Duration { return o.Parse + o.Validate + o.Run }

// Read is how many records an operation had the store read.
type Read struct{ Keys, Edges, Entities, Statements, Evidence, Documents int64 }

// Sum counts them all.
func (r Read) Sum() int64 {
	return r.Keys + r.Edges + r.Entities + r.Statements + r.Evidence + r.Documents
}

// Observe begins to measure a request. What it returns tells, once the request is answered, of its operation; ok is false where there was
// none. Of a socket's operations Options.Observe is told.
func Observe(ctx context.Context) (context.Context, func() (Operation, bool)) {
	ctx, m := observe(ctx)
	return ctx, func() (Operation, bool) { return m.operation, m.observed }
}

// observed notes what became of an operation, and tells Options.Observe.
func (a *API) observed(ctx context.Context, op *graphql.OperationContext, errs gqlerror.List) {
	m := measuredOf(ctx)
	o := Operation{
		Streamed: m.streamed, Known: m.known, Cost: m.cost, Parse: m.checked + m.parsed, Validate: m.proved, Run: m.ran,
		Read: m.read.told(), Codes: codesOf(errs),
	}
	if op != nil && op.Operation != nil {
		o.Kind, o.Name = string(op.Operation.Operation), op.Operation.Name
	}
	if m.explained != nil {
		o.Plans = m.explained.Told
	}
	m.operation, m.observed = o, true
	if a.observe != nil {
		a.observe(ctx, o)
	}
}

// explained has the fields of an operation say how they are answered, where somebody may want to know.
func (a *API) explained(ctx context.Context) context.Context {
	if a.observe == nil {
		return ctx
	}
	m := measuredOf(ctx)
	m.explained = &model.Explanations{}
	return model.WithExplanations(ctx, m.explained)
}

func codesOf(errs gqlerror.List) (codes []string) {
	for _, e := range errs {
		if code, ok := e.Extensions["code"].(string); ok {
			codes = append(codes, code)
		}
	}
	return codes
}
