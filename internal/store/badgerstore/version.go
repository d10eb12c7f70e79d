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
		h, _, err := readHead(txn)
		if err != nil {
			return err
		}
		if sequence == 0 || sequence > h.sequence {
			return fmt.Errorf("the last is %d: %w", h.sequence, store.ErrFuture)
		}
		c, err := readCommit(txn, sequence)
		if err != nil || c.Retracted {
			return err
		}
		state, r, err := readGeneration(txn, c.gen)
		if err == nil && state != published {
			err = store.ErrForgotten
		}
		v = store.Version{Document: r.document, Entities: r.entities, Statements: r.statements, Evidence: r.evidence}
		return err
	})
	if err != nil {
		return store.Version{}, fmt.Errorf("the version that commit %d of %s published: %w", sequence, s.dir, err)
	}
	return v, nil
}
