package badgerstore

import (
	"context"
	"fmt"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Apply implements store.Store. The batch is on the disk when it returns.
func (s *Store) Apply(ctx context.Context, b kg.Batch) (changed bool, err error) {
	return s.applyIf(ctx, b, func(uint64) error { return nil })
}

// ApplyIf implements store.Historian.
func (s *Store) ApplyIf(ctx context.Context, b kg.Batch, expected uint64) (changed bool, err error) {
	return s.applyIf(ctx, b, func(last uint64) error {
		if last != expected {
			return fmt.Errorf("its last commit is %d, expected %d: %w", last, expected, store.ErrConflict)
		}
		return nil
	})
}

// applyIf applies b on a condition to the commit that published what its document asserts now, 0 where it asserts nothing.
func (s *Store) applyIf(ctx context.Context, b kg.Batch, condition func(last uint64) error) (changed bool, err error) {
	leave, err := s.enterWriter(ctx)
	if err != nil {
		return false, fmt.Errorf("apply document %s (%s) to %s: %w", b.Document.ID, b.Document.URI, s.dir, err)
	}
	defer leave()
	b, digest, err := store.Canonical(b)
	if err != nil {
		return false, err
	}
	if changed, err = s.apply(ctx, b, digest, condition); err != nil {
		return changed, fmt.Errorf("apply document %s (%s) to %s: %w", b.Document.ID, b.Document.URI, s.dir, err)
	}
	return changed, nil
}

func (s *Store) apply(ctx context.Context, b kg.Batch, digest store.Digest, condition func(last uint64) error) (changed bool, err error) {
	old, known := s.published.Load().documents[b.Document.ID]
	last := uint64(0)
	if known {
		last = old.sequence
	}
	if err := condition(last); err != nil {
		return false, err
	}
	if known && old.digest == digest {
		return false, nil
	}
	if err := s.room.check(bytesOf(b)); err != nil {
		return false, err
	}
	if s.lastGen == ^generation(0) {
		return false, fmt.Errorf("all %d generations are used up; export and ingest into a new store", s.lastGen)
	}
	s.lastGen++
	gen := s.lastGen
	st := s.stage()
	defer st.discard()
	if err := st.batch(ctx, gen, b); err != nil {
		if st.pieces > 0 {
			s.stale = append(s.stale, gen)
		}
		return false, err
	}
	r := &record{
		gen: gen, digest: digest, document: b.Document, text: len(b.Text),
		entities: len(b.Entities), statements: len(b.Statements), evidence: len(b.Evidence),
	}
	c := commit{Commit: store.Commit{Document: b.Document.ID, Digest: digest}, gen: gen}
	if err := s.commit(st, c, r); err != nil {
		s.stale = append(s.stale, gen)
		return false, err
	}
	return true, s.afterCommit(ctx)
}

// Retract implements store.Store.
func (s *Store) Retract(ctx context.Context, document kg.ID) (found bool, err error) {
	leave, err := s.enterWriter(ctx)
	if err != nil {
		return false, fmt.Errorf("retract document %s from %s: %w", document, s.dir, err)
	}
	defer leave()
	if _, known := s.published.Load().documents[document]; !known {
		return false, nil
	}
	st := s.stage()
	defer st.discard()
	err = s.commit(st, commit{Commit: store.Commit{Document: document, Retracted: true}}, nil)
	if err == nil {
		err = s.afterCommit(ctx)
	}
	if err != nil {
		return false, fmt.Errorf("retract document %s from %s: %w", document, s.dir, err)
	}
	return true, nil
}

// commit publishes the last piece. Until it returns nil the caller may not believe that anything happened; a commit whose outcome
// Badger does not tell is looked up.
func (s *Store) commit(st *stage, c commit, r *record) error {
	was := s.published.Load()
	c.Sequence, c.At = was.head.sequence+1, store.CommitTime(s.now())
	c.Chain = c.Link(was.head.chain)
	h := head{sequence: c.Sequence, chain: c.Chain, lastGen: s.lastGen, store: s.id}
	if r != nil {
		r.sequence = c.Sequence
	}
	if err := st.publish(h, c, r); err != nil {
		txn := s.db.NewTransaction(false)
		defer txn.Discard()
		if now, _, readErr := readHead(txn); readErr != nil || now != h {
			return err
		}
	}
	s.published.Store(was.next(h, c.Document, r))
	close(was.replaced)
	return nil
}

// afterCommit acknowledges the commit and sweeps what failed ones left. The commit stands whatever happens here; where it cannot be
// acknowledged nothing more is written, and opening the store again mends the ledger.
func (s *Store) afterCommit(ctx context.Context) error {
	h := s.published.Load().head
	if err := s.ledger.append(acknowledged{sequence: h.sequence, chain: h.chain}); err != nil {
		s.broken = fmt.Errorf("acknowledge commit %d: %w", h.sequence, err)
		return s.broken
	}
	if err := s.sweepStale(context.WithoutCancel(ctx)); err != nil {
		s.log.Warn("what is stale stays for the next commit or start", "store", s.dir, "error", err)
	}
	return nil
}

// bytesOf is about how much writing b takes, generously.
func bytesOf(b kg.Batch) uint64 {
	n := len(b.Text) + 512*(len(b.Entities)+len(b.Statements))
	for _, e := range b.Evidence {
		n += 128 + len(e.Quote)
	}
	return 2 * uint64(n)
}
