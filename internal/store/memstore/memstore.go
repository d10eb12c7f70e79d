// Package memstore is the storage engine that keeps the graph in memory.
//
// A snapshot is an immutable value; Apply and Retract derive the next one, sharing what did not change, and swap one pointer. So
// readers never wait, and a View keeps its graph whatever happens meanwhile.
package memstore

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Store is a graph in memory. Make one with New.
type Store struct {
	write   sync.Mutex // held while the next snapshot is derived
	current atomic.Pointer[snapshot]
	closed  atomic.Bool
}

var _ store.Store = (*Store)(nil)

// New returns an empty store.
func New() *Store {
	s := &Store{}
	s.current.Store(&snapshot{documents: map[kg.ID]document{}})
	return s
}

// View implements store.Store.
func (s *Store) View(ctx context.Context, fn func(store.Reader) error) error {
	if err := s.ready(ctx); err != nil {
		return fmt.Errorf("view: %w", err)
	}
	return fn(&reader{ctx: ctx, snapshot: s.current.Load()})
}

// Apply implements store.Store.
func (s *Store) Apply(ctx context.Context, b kg.Batch) (changed bool, err error) {
	if err := s.ready(ctx); err != nil {
		return false, fmt.Errorf("apply document %s: %w", b.Document.ID, err)
	}
	b, digest, err := store.Canonical(b)
	if err != nil {
		return false, err
	}
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.ready(ctx); err != nil {
		return false, fmt.Errorf("apply document %s: %w", b.Document.ID, err)
	}
	old := s.current.Load()
	if had, ok := old.documents[b.Document.ID]; ok && had.digest == digest {
		return false, nil
	}
	next, err := old.with(ctx, b.Document.ID, &document{batch: b, digest: digest})
	if err != nil {
		return false, fmt.Errorf("apply document %s: %w", b.Document.ID, err)
	}
	s.current.Store(next)
	return true, nil
}

// Retract implements store.Store.
func (s *Store) Retract(ctx context.Context, id kg.ID) (found bool, err error) {
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.ready(ctx); err != nil {
		return false, fmt.Errorf("retract document %s: %w", id, err)
	}
	old := s.current.Load()
	if _, ok := old.documents[id]; !ok {
		return false, nil
	}
	next, err := old.with(ctx, id, nil)
	if err != nil {
		return false, fmt.Errorf("retract document %s: %w", id, err)
	}
	s.current.Store(next)
	return true, nil
}

// Close implements store.Store. Views that are open keep their snapshot.
func (s *Store) Close() error {
	s.closed.Store(true)
	return nil
}

func (s *Store) ready(ctx context.Context) error {
	if s.closed.Load() {
		return store.ErrClosed
	}
	return ctx.Err()
}
