package graph

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// How much text the caches hold, so that clients that send ever new queries cannot fill the memory: what a parsed query takes is up to
// forty times its text. Together they stay below 16 MiB.
const (
	validatedText = 128 << 10
	persistedText = 4 << 20
)

// cache keeps values by what was sent: a fixed number of them, and no more text than a fixed amount. The oldest goes first.
type cache[T any] struct {
	mu    sync.RWMutex
	known map[string]T
	ring  []string            // keys in the order in which they came
	held  int                 // bytes of text
	limit int                 // of held
	size  func(string, T) int // bytes of text of one value
}

var _ graphql.Cache[*ast.QueryDocument] = (*cache[*ast.QueryDocument])(nil)

func newCache[T any](entries, text int) *cache[T] {
	size := func(key string, v T) int {
		if text, ok := any(v).(string); ok {
			return len(key) + len(text)
		}
		return len(key)
	}
	return &cache[T]{known: make(map[string]T, entries), ring: make([]string, 0, entries), limit: text, size: size}
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
	if _, ok := c.known[key]; ok {
		return
	}
	size := c.size(key, v)
	if size > c.limit {
		return
	}
	for len(c.known) > 0 && (len(c.known) == cap(c.ring) || c.held+size > c.limit) {
		oldest := c.ring[0]
		c.held -= c.size(oldest, c.known[oldest])
		delete(c.known, oldest)
		copy(c.ring, c.ring[1:])
		c.ring = c.ring[:len(c.ring)-1]
	}
	c.ring = append(c.ring, key)
	c.known[key] = v
	c.held += size
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
