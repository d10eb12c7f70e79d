package graph

// The fields of an answer share one snapshot, whose reader is for one goroutine, and the loaders fetch for all items of a page what the
// first one asks for: goroutines for each item and field, as gqlgen makes them, would only wait for each other and grow their stacks, a
// third of the processor time of a request. So they are taken out of what it generates; inorder.go has what stands in their place. The
// path is for @defer, which API does not have.
//
//go:generate go tool gqlgen generate
//go:generate gofmt -w -r "graphql.MarshalSliceConcurrently(a, b, c, d, e) -> marshalInOrder(a, b, e)" generated
//go:generate gofmt -w -r "out.Concurrently(a, b) -> resolveNow(ctx, out, a, b)" generated
//go:generate gofmt -w -r "graphql.GetPath(a) -> nil" generated
