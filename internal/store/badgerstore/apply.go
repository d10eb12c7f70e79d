package badgerstore

import (
	"context"
	"fmt"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Apply implements store.Store. The batch is on the disk when it returns.
func (s *Store) Apply(ctx context.Context, b kg.Batch) (changed bool, err error) {
	leave, err := s.enterWriter(ctx)
	if err != nil {
		return false, fmt.Errorf("apply document %s (%s) to %s: %w", b.Document.ID, b.Document.URI, s.dir, err)
	}
	defer leave()
	b, digest, err := store.Canonical(b)
	if err != nil {
		return false, err
	}
	if changed, err = s.apply(ctx, b, digest); err != nil {
		return changed, fmt.Errorf("apply document %s (%s) to %s: %w", b.Document.ID, b.Document.URI, s.dir, err)
	}
	return changed, nil
}

func (s *Store) apply(ctx context.Context, b kg.Batch, digest store.Digest) (changed bool, err error) {
	was := s.published.Load()
	old, known := was.documents[b.Document.ID]
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
	if err := s.commit(st, commit{document: b.Document.ID, digest: digest}, r); err != nil {
		s.stale = append(s.stale, gen)
		return false, err
	}
	if known {
		s.stale = append(s.stale, old.gen)
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
	old, known := s.published.Load().documents[document]
	if !known {
		return false, nil
	}
	st := s.stage()
	defer st.discard()
	err = s.commit(st, commit{retracted: true, document: document}, nil)
	if err == nil {
		s.stale = append(s.stale, old.gen)
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
	h := head{sequence: was.head.sequence + 1, lastGen: s.lastGen, store: s.id}
	c.chain = c.link(was.head.chain, h.sequence)
	h.chain = c.chain
	if err := st.publish(h, c, r); err != nil {
		txn := s.db.NewTransaction(false)
		defer txn.Discard()
		if now, _, readErr := readHead(txn); readErr != nil || now != h {
			return err
		}
	}
	s.published.Store(was.next(h, c.document, r))
	return nil
}

// afterCommit acknowledges the commit and sweeps what it made stale. The commit stands whatever happens here; where it cannot be
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
