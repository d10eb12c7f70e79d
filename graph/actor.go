package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"policygraph/graph/model"
)

// Actor is who asks: the id of a token, and the role that it gives. Whoever admits requests puts it into their context with WithActor;
// an operation without one reads and does not write.
type Actor = model.Actor

// WithActor says who asks.
func WithActor(ctx context.Context, a Actor) context.Context { return model.WithActor(ctx, a) }

// ActorOf is who asks; where nobody said, somebody without a name who may read.
func ActorOf(ctx context.Context) Actor { return model.ActorOf(ctx) }

// written gives the fields of a mutation what they need besides leave, which authorise has given.
func (a *API) written(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
	if graphql.GetOperationContext(ctx).Operation.Operation != ast.Mutation || graphql.GetRootFieldContext(ctx).Field.Name == "__typename" {
		return next(ctx)
	}
	return a.perField(ctx, next)
}
