package memstore

import (
	"context"

	"policygraph/internal/store"
)

// Sequence is the commit that r reads at.
func (r *reader) Sequence() uint64 { return r.sequence }

// Version is store.VersionOf, without a copy of what was asserted.
func (s *Store) Version(ctx context.Context, sequence uint64) (store.Version, error) {
	d, err := s.versionOf(ctx, sequence)
	if err != nil || d == nil {
		return store.Version{}, err
	}
	b := d.batch
	return store.Version{Document: b.Document, Entities: len(b.Entities), Statements: len(b.Statements), Evidence: len(b.Evidence)}, nil
}
