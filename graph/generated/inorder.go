// Package generated answers operations over the schema; gqlgen writes it, but for this file, whose functions graph/generate.go puts where
// gqlgen starts goroutines.
package generated

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// marshalInOrder renders the items of a list one after another, each in a context that knows its place.
func marshalInOrder(ctx context.Context, length int, marshal func(ctx context.Context, i int) graphql.Marshaler) graphql.Array {
	list := make(graphql.Array, length)
	for i := range list {
		list[i] = marshal(graphql.WithFieldContext(ctx, &graphql.FieldContext{Index: &i}), i)
	}
	return list
}

// resolveNow resolves a field at its turn.
func resolveNow(ctx context.Context, fields *graphql.FieldSet, i int, resolve func(context.Context) graphql.Marshaler) {
	fields.Values[i] = resolve(ctx)
}
