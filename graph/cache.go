package graph

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// cache keeps values by what was sent, a fixed number of them; the oldest goes first. With the limit on a query's length this bounds its
// memory.
type cache[T any] struct {
	mu    sync.RWMutex
	known map[string]T
	ring  []string
	next  int
}

var _ graphql.Cache[*ast.QueryDocument] = (*cache[*ast.QueryDocument])(nil)

func newCache[T any](size int) *cache[T] {
	return &cache[T]{known: make(map[string]T, size), ring: make([]string, size)}
}

// Get finds a value.
func (c *cache[T]) Get(_ context.Context, key string) (T, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	v, ok := c.known[key]
	return v, ok
}

// Add keeps a value.
func (c *cache[T]) Add(_ context.Context, key string, v T) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.known[key]; !ok {
		delete(c.known, c.ring[c.next])
		c.ring[c.next] = key
		c.next = (c.next + 1) % len(c.ring)
	}
	c.known[key] = v
}

// introspection lets clients ask for the schema, which is public.
type introspection struct{}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = introspection{}

// ExtensionName names the extension.
func (introspection) ExtensionName() string { return "Introspection" }

// Validate has nothing to check.
func (introspection) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext turns introspection on.
func (introspection) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	op.DisableIntrospection = false
	return nil
}
