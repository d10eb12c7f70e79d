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
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Store is a graph in memory. Make one with New.
type Store struct {
	now     func() time.Time
	write   sync.Mutex // held while the next state is derived
	current atomic.Pointer[state]
	closed  chan struct{} // closed by Close
	once    sync.Once
}

// state is what one commit leaves: the graph and how it came to be. Nothing in it changes once it is current.
type state struct {
	*snapshot
	history
	replaced chan struct{} // closed by the next commit
}

var _ store.Historian = (*Store)(nil)

// New returns an empty store.
func New() *Store {
	s := &Store{now: time.Now, closed: make(chan struct{})}
	s.current.Store(&state{snapshot: &snapshot{documents: map[kg.ID]document{}}, replaced: make(chan struct{})})
	return s
}

// View implements store.Store.
func (s *Store) View(ctx context.Context, fn func(store.Reader) error) error {
	if err := s.ready(ctx); err != nil {
		return fmt.Errorf("view: %w", err)
	}
	return fn(&reader{ctx: ctx, snapshot: s.current.Load().snapshot})
}

// Apply implements store.Store.
func (s *Store) Apply(ctx context.Context, b kg.Batch) (changed bool, err error) {
	return s.apply(ctx, b, func(*state) error { return nil })
}

// ApplyIf implements store.Historian.
func (s *Store) ApplyIf(ctx context.Context, b kg.Batch, expected uint64) (changed bool, err error) {
	return s.apply(ctx, b, func(old *state) error {
		if last := old.documents[b.Document.ID].sequence; last != expected {
			return fmt.Errorf("its last commit is %d, expected %d: %w", last, expected, store.ErrConflict)
		}
		return nil
	})
}

func (s *Store) apply(ctx context.Context, b kg.Batch, condition func(*state) error) (changed bool, err error) {
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
	if err := condition(old); err != nil {
		return false, fmt.Errorf("apply document %s: %w", b.Document.ID, err)
	}
	if had, ok := old.documents[b.Document.ID]; ok && had.digest == digest {
		return false, nil
	}
	c := store.Commit{Document: b.Document.ID, Digest: digest}
	if err := s.commit(ctx, old, c, &document{batch: b, digest: digest, sequence: old.sequence + 1}); err != nil {
		return false, fmt.Errorf("apply document %s: %w", b.Document.ID, err)
	}
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
	if err := s.commit(ctx, old, store.Commit{Document: id, Retracted: true}, nil); err != nil {
		return false, fmt.Errorf("retract document %s: %w", id, err)
	}
	return true, nil
}

// commit makes d, nothing when it is nil, what the document of c asserts. The caller holds write.
func (s *Store) commit(ctx context.Context, old *state, c store.Commit, d *document) error {
	next, err := old.with(ctx, c.Document, d)
	if err != nil {
		return err
	}
	c.Sequence, c.At = next.sequence, store.CommitTime(s.now())
	s.current.Store(&state{snapshot: next, history: old.extended(c, d), replaced: make(chan struct{})})
	close(old.replaced)
	return nil
}

// Close implements store.Store. Views that are open keep their snapshot.
func (s *Store) Close() error {
	s.once.Do(func() { close(s.closed) })
	return nil
}

func (s *Store) ready(ctx context.Context) error {
	select {
	case <-s.closed:
		return store.ErrClosed
	default:
		return ctx.Err()
	}
}
