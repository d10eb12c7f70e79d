package graph

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// documents keeps queries that were validated before, a fixed number of them; the oldest goes first. With the limit on a query's length
// this bounds its memory.
type documents struct {
	mu    sync.RWMutex
	known map[string]*ast.QueryDocument
	ring  []string
	next  int
}

var _ graphql.Cache[*ast.QueryDocument] = (*documents)(nil)

func newDocuments(size int) *documents {
	return &documents{known: make(map[string]*ast.QueryDocument, size), ring: make([]string, size)}
}

// Get finds the document of a query.
func (d *documents) Get(_ context.Context, query string) (*ast.QueryDocument, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	doc, ok := d.known[query]
	return doc, ok
}

// Add keeps the document of a query.
func (d *documents) Add(_ context.Context, query string, doc *ast.QueryDocument) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, ok := d.known[query]; !ok {
		delete(d.known, d.ring[d.next])
		d.ring[d.next] = query
		d.next = (d.next + 1) % len(d.ring)
	}
	d.known[query] = doc
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
