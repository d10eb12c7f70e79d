package loaders

import (
	"context"
	"sync"

	"policygraph/internal/kg"
	"policygraph/internal/search"
	"policygraph/internal/store"
)

// locked lets the goroutines of one request share a reader, which is made for one.
type locked struct {
	mu    sync.Mutex
	r     store.Reader
	index *search.Index // nil: there is none
}

func (l *locked) Lookup(ctx context.Context, q store.Lookup) ([]kg.ID, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.r.Lookup(ctx, q)
}

func (l *locked) Expand(ctx context.Context, h store.Hop) (store.Page, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.r.Expand(ctx, h)
}

func (l *locked) Kinds(ctx context.Context, kind kg.EntityKind, after kg.ID, limit int) ([]kg.ID, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.r.Kinds(ctx, kind, after, limit)
}

func (l *locked) Entities(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Entity, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.r.Entities(ctx, ids)
}

func (l *locked) Statements(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Statement, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.r.Statements(ctx, ids)
}

func (l *locked) Evidence(ctx context.Context, statements []kg.ID) (map[kg.ID][]kg.Evidence, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.r.Evidence(ctx, statements)
}

func (l *locked) Documents(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Document, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.r.Documents(ctx, ids)
}

func (l *locked) Text(ctx context.Context, document kg.ID) (string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.r.Text(ctx, document)
}

func (l *locked) Stats(ctx context.Context) (store.Stats, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.r.Stats(ctx)
}

func (l *locked) sequence(ctx context.Context) (uint64, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return store.SequenceOf(ctx, l.r)
}
