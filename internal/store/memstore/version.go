package memstore

import (
	"context"
	"fmt"

	"policygraph/internal/store"
)

// Sequence is the commit that r reads at.
func (r *reader) Sequence() uint64 { return r.sequence }

// Version is store.VersionOf, without a copy of what was asserted.
func (s *Store) Version(ctx context.Context, sequence uint64) (store.Version, error) {
	now := s.current.Load()
	err := s.ready(ctx)
	switch {
	case err != nil:
	case sequence == 0 || sequence > uint64(len(now.commits)):
		err = store.ErrFuture
	case now.commits[sequence-1].Retracted:
		return store.Version{}, nil
	case now.published[sequence-1] == nil:
		err = store.ErrForgotten
	}
	if err != nil {
		return store.Version{}, fmt.Errorf("the version that commit %d published: %w", sequence, err)
	}
	b := now.published[sequence-1].batch
	return store.Version{Document: b.Document, Entities: len(b.Entities), Statements: len(b.Statements), Evidence: len(b.Evidence)}, nil
}
