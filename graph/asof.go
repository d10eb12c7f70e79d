package graph

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"policygraph/graph/scalar"
	"policygraph/internal/query"
)

// asOf is the argument of root fields, and the extension of a request, by which a past state of the graph is asked for. The extension is
// for programs that send the queries of others: {"asOf": {"commit": 12}}. It is also the extension of the answer that says from which
// state it is.
const asOf = "asOf"

// inThePast finds the one state that an operation asks for. One request sees one snapshot, so all its root fields must ask for the same.
type inThePast struct{ api *API }

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = inThePast{}

// ExtensionName names the extension.
func (inThePast) ExtensionName() string { return "AsOf" }

// Validate has nothing to check.
func (inThePast) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext notes the commit that is asked for, or refuses the operation.
func (p inThePast) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	m, err := momentOf(op)
	if err != nil {
		return p.api.present(ctx, err)
	}
	if m == nil {
		return nil
	}
	sequence, err := p.api.past.Find(ctx, asOf, *m)
	if err != nil {
		return p.api.present(ctx, err)
	}
	op.Stats.SetExtension(asOf, sequence)
	return nil
}

// askedFor is the commit that MutateOperationContext noted.
func askedFor(op *graphql.OperationContext) (sequence uint64, ok bool) {
	sequence, ok = op.Stats.GetExtension(asOf).(uint64)
	return sequence, ok
}

// momentOf is the moment that an operation asks for, nil for the present.
func momentOf(op *graphql.OperationContext) (*query.Moment, error) {
	whole, err := readMoment(op.Extensions[asOf])
	if err != nil {
		return nil, err
	}
	var asked *query.Moment
	first := true
	for _, f := range graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Query"}) {
		if f.Definition == nil || f.Definition.Arguments.ForName(asOf) == nil {
			continue // __schema and the like
		}
		m, err := readMoment(f.ArgumentMap(op.Variables)[asOf])
		if err != nil {
			return nil, err
		}
		if m == nil {
			m = whole
		}
		if whole != nil && !whole.Equal(*m) || !first && ((m == nil) != (asked == nil) || m != nil && !m.Equal(*asked)) {
			return nil, &query.InputError{Argument: asOf, Problem: "one request sees one state of the graph: give every field of it the same"}
		}
		asked, first = m, false
	}
	if first {
		return whole, nil
	}
	return asked, nil
}

// readMoment reads the argument and the extension alike.
func readMoment(v any) (*query.Moment, error) {
	if v == nil {
		return nil, nil
	}
	fields, ok := v.(map[string]any)
	if !ok {
		return nil, &query.InputError{Argument: asOf, Problem: fmt.Sprintf("want an object such as {commit: 12}, have %T", v)}
	}
	m := &query.Moment{}
	for name, value := range fields {
		if value == nil {
			continue
		}
		switch name {
		case "commit":
			n, err := graphql.UnmarshalInt(value)
			if err != nil {
				return nil, &query.InputError{Argument: asOf, Problem: "commit: want a whole number"}
			}
			m.Commit = &n
		case "time":
			t, err := scalar.UnmarshalDateTime(value)
			if err != nil {
				return nil, &query.InputError{Argument: asOf, Problem: err.Error()}
			}
			m.Time = &t
		default:
			return nil, &query.InputError{Argument: asOf, Problem: "want commit or time"}
		}
	}
	return m, nil
}
