package memstore

import (
	"context"
	"fmt"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// history is every commit with what it published; forgotten versions are nil. Appending shares the array: only the newest state has
// the room behind it.
type history struct {
	commits   []store.Commit
	published []*document
	horizon   uint64
}

// extended is h with one more commit.
func (h history) extended(c store.Commit, d *document) history {
	var before store.Chain
	if n := len(h.commits); n > 0 {
		before = h.commits[n-1].Chain
	}
	c.Chain = c.Link(before)
	return history{commits: append(h.commits, c), published: append(h.published, d), horizon: h.horizon}
}

// Commits implements store.Historian.
func (s *Store) Commits(ctx context.Context, after uint64, limit int) ([]store.Commit, error) {
	if err := s.ready(ctx); err != nil {
		return nil, fmt.Errorf("commits after %d: %w", after, err)
	}
	all := s.current.Load().commits
	all = all[min(after, uint64(len(all))):]
	if limit > 0 {
		all = all[:min(limit, len(all))]
	}
	return append([]store.Commit(nil), all...), nil
}

// Asserted implements store.Historian.
func (s *Store) Asserted(ctx context.Context, sequence uint64) (kg.Batch, error) {
	d, err := s.versionOf(ctx, sequence)
	if err != nil || d == nil {
		return kg.Batch{}, err
	}
	b, _, err := store.Canonical(d.batch) // a copy for the caller
	return b, err
}

// versionOf is the version that a commit published, nil where it retracted.
func (s *Store) versionOf(ctx context.Context, sequence uint64) (*document, error) {
	now := s.current.Load()
	err := s.ready(ctx)
	switch {
	case err != nil:
	case sequence == 0 || sequence > uint64(len(now.commits)):
		err = store.ErrFuture
	case now.commits[sequence-1].Retracted:
		return nil, nil
	case now.published[sequence-1] == nil:
		err = store.ErrForgotten
	}
	if err != nil {
		return nil, fmt.Errorf("what commit %d published: %w", sequence, err)
	}
	return now.published[sequence-1], nil
}

// ViewAt implements store.Historian. It builds the graph anew, document by document.
func (s *Store) ViewAt(ctx context.Context, sequence uint64, fn func(store.Reader) error) error {
	now := s.current.Load()
	err := s.ready(ctx)
	switch {
	case err != nil:
	case sequence > uint64(len(now.commits)):
		err = store.ErrFuture
	case sequence < now.horizon:
		err = store.ErrForgotten
	case sequence == now.sequence:
		return fn(&reader{ctx: ctx, snapshot: now.snapshot})
	}
	if err != nil {
		return fmt.Errorf("view at commit %d: %w", sequence, err)
	}
	last := map[kg.ID]*document{}
	for i, c := range now.commits[:sequence] {
		last[c.Document] = now.published[i]
	}
	then := &snapshot{documents: map[kg.ID]document{}}
	for id, d := range last {
		if d != nil {
			if then, err = then.with(ctx, id, d); err != nil {
				return fmt.Errorf("view at commit %d: %w", sequence, err)
			}
		}
	}
	then.sequence = sequence
	return fn(&reader{ctx: ctx, snapshot: then})
}

// Horizon implements store.Historian.
func (s *Store) Horizon(ctx context.Context) (uint64, error) {
	return s.current.Load().horizon, s.ready(ctx)
}

// Forget implements store.Historian.
func (s *Store) Forget(ctx context.Context, before uint64) (versions int, err error) {
	s.write.Lock()
	defer s.write.Unlock()
	old := s.current.Load()
	if err := s.ready(ctx); err != nil {
		return 0, fmt.Errorf("forget what was before commit %d: %w", before, err)
	}
	if before > old.sequence {
		return 0, fmt.Errorf("forget what was before commit %d: the last is %d: %w", before, old.sequence, store.ErrFuture)
	}
	if before <= old.horizon {
		return 0, nil
	}
	next := *old
	next.horizon = before
	next.published = append([]*document(nil), old.published...)
	replaced := map[kg.ID]bool{} // documents with a commit after the present one and not after before
	for i := int(before) - 1; i >= 0; i-- {
		id := old.commits[i].Document
		if replaced[id] && next.published[i] != nil {
			next.published[i] = nil
			versions++
		}
		replaced[id] = true
	}
	s.current.Store(&next)
	return versions, nil
}

// Wait implements store.Historian.
func (s *Store) Wait(ctx context.Context, after uint64) error {
	for {
		now := s.current.Load()
		if err := s.ready(ctx); err != nil {
			return fmt.Errorf("wait for a commit after %d: %w", after, err)
		}
		if now.sequence > after {
			return nil
		}
		select {
		case <-now.replaced:
		case <-s.closed:
		case <-ctx.Done():
			return fmt.Errorf("wait for a commit after %d: %w", after, ctx.Err())
		}
	}
}
