package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"go.opentelemetry.io/otel/attribute"
	otelcodes "go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
)

// traced begins the spans of an operation: that of all of it, of its parsing and validation, which are over, and of its execution. What it
// returns ends them. Spans tell of no variables and no text of the query.
func (a *API) traced(ctx context.Context, op *graphql.OperationContext) (_ context.Context, end func(*Response)) {
	if a.tracer == nil {
		return ctx, func(*Response) {}
	}
	name, attrs := "graphql", []attribute.KeyValue{attribute.String("policygraph.request", RequestID(ctx))}
	begins := []trace.SpanStartOption{}
	if op != nil {
		if op.Operation != nil {
			name += " " + string(op.Operation.Operation)
			attrs = append(attrs, attribute.String("graphql.operation.type", string(op.Operation.Operation)), attribute.String("graphql.operation.name", op.Operation.Name))
		}
		if !op.Stats.OperationStart.IsZero() {
			begins = append(begins, trace.WithTimestamp(op.Stats.OperationStart))
		}
	}
	ctx, whole := a.tracer.Start(ctx, name, append(begins, trace.WithAttributes(attrs...))...)
	if op != nil {
		a.tracedPast(ctx, "graphql.parse", op.Stats.Parsing)
		a.tracedPast(ctx, "graphql.validate", op.Stats.Validation)
	}
	ctx, running := a.tracer.Start(ctx, "graphql.execute")
	return ctx, func(response *Response) {
		m := measuredOf(ctx)
		whole.SetAttributes(attribute.Int("policygraph.cost", m.cost), attribute.Int64("policygraph.records", m.records.Load()))
		if response != nil && len(response.Errors) > 0 {
			list := codesOf(response.Errors)
			whole.SetAttributes(attribute.StringSlice("policygraph.error.codes", list))
			whole.SetStatus(otelcodes.Error, "")
		}
		running.End()
		whole.End()
	}
}

func (a *API) tracedPast(ctx context.Context, name string, t graphql.TraceTiming) {
	if t.Start.IsZero() || t.End.IsZero() { // a query that was known is neither parsed nor validated
		return
	}
	_, span := a.tracer.Start(ctx, name, trace.WithTimestamp(t.Start))
	span.End(trace.WithTimestamp(t.End))
}

// tracedField is the span of a field at the top of an operation.
func (a *API) tracedField(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	root := graphql.GetRootFieldContext(ctx)
	ctx, span := a.tracer.Start(ctx, "graphql.field", trace.WithAttributes(attribute.String("graphql.field.name", root.Field.Name)))
	defer span.End()
	return next(ctx)
}
