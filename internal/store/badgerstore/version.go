package badgerstore

import (
	"context"
	"fmt"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/store"
)

// Sequence is the commit that r reads at.
func (r *reader) Sequence() uint64 { return r.head.sequence }

// Version is store.VersionOf, from the manifest of the generation.
func (s *Store) Version(ctx context.Context, sequence uint64) (v store.Version, err error) {
	err = s.read(ctx, func(txn *badger.Txn) error {
		r, err := versionOf(txn, sequence)
		if err != nil || r == nil {
			return err
		}
		v = store.Version{Document: r.document, Entities: r.entities, Statements: r.statements, Evidence: r.evidence}
		return nil
	})
	if err != nil {
		return store.Version{}, fmt.Errorf("the version that commit %d of %s published: %w", sequence, s.dir, err)
	}
	return v, nil
}
