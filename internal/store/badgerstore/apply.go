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
	old := s.published.Load().document(b.Document.ID)
	last := uint64(0)
	if old != nil {
		last = old.sequence
	}
	if err := condition(last); err != nil {
		return false, err
	}
	if old != nil && old.digest == digest {
		return false, nil
	}
	if err := s.room.check(bytesOf(b)); err != nil {
		return false, err
	}
	gen, err := s.nextGeneration()
	if err != nil {
		return false, err
	}
	st := s.stage()
	defer st.discard()
	if err := st.batch(ctx, gen, b); err != nil {
		if st.pieces > 0 {
			s.stale = append(s.stale, gen)
		}
		return false, err
	}
	committed, err := s.commit(st, publication(b, digest, gen))
	if err != nil {
		s.stale = append(s.stale, gen)
		return false, err
	}
	return true, s.afterCommit(ctx, committed)
}

// nextGeneration gives a number that was never given.
func (s *Store) nextGeneration() (generation, error) {
	if s.lastGen == ^generation(0) {
		return 0, fmt.Errorf("all %d generations are used up; export and import into a new store", s.lastGen)
	}
	s.lastGen++
	return s.lastGen, nil
}

// change is what a commit does to a document: its record is what it asserts from then on, nil where it is retracted.
type change struct {
	commit
	record *record
}

// publication is the change to b, which is written under gen.
func publication(b kg.Batch, digest store.Digest, gen generation) change {
	return change{
		commit: commit{Commit: store.Commit{Document: b.Document.ID, Digest: digest}, gen: gen},
		record: &record{
			gen: gen, digest: digest, document: b.Document, text: len(b.Text),
			entities: len(b.Entities), statements: len(b.Statements), evidence: len(b.Evidence),
		},
	}
}

// Retract implements store.Store.
func (s *Store) Retract(ctx context.Context, document kg.ID) (found bool, err error) {
	leave, err := s.enterWriter(ctx)
	if err != nil {
		return false, fmt.Errorf("retract document %s from %s: %w", document, s.dir, err)
	}
	defer leave()
	if s.published.Load().document(document) == nil {
		return false, nil
	}
	st := s.stage()
	defer st.discard()
	committed, err := s.commit(st, change{commit: commit{Commit: store.Commit{Document: document, Retracted: true}}})
	if err == nil {
		err = s.afterCommit(ctx, committed)
	}
	if err != nil {
		return false, fmt.Errorf("retract document %s from %s: %w", document, s.dir, err)
	}
	return true, nil
}

// commit publishes changes, each by a commit of its own and all of them in one transaction, with the last piece. Until it returns nil
// the caller may not believe that anything happened. Where Badger fails it may have happened all the same: opening the store again shows.
func (s *Store) commit(st *stage, changes ...change) (committed []acknowledged, err error) {
	was := s.published.Load()
	h := head{sequence: was.head.sequence, chain: was.head.chain, lastGen: s.lastGen, store: s.id}
	at := store.CommitTime(s.now())
	for i := range changes {
		c := &changes[i]
		c.Sequence, c.At = h.sequence+1, at
		c.Chain = c.Link(h.chain)
		h.sequence, h.chain = c.Sequence, c.Chain
		if c.record != nil {
			c.record.sequence = c.Sequence
		}
		committed = append(committed, acknowledged{sequence: c.Sequence, chain: c.Chain})
	}
	if err := st.publish(h, changes); err != nil {
		return nil, err
	}
	now := was
	for _, c := range changes {
		now = now.next(h, c.Document, c.record)
	}
	s.published.Store(now)
	close(was.replaced)
	return committed, nil
}

// afterCommit acknowledges what was committed and sweeps what failed commits left. A commit stands whatever happens here; where it cannot
// be acknowledged the next writer tries again before it writes anything.
func (s *Store) afterCommit(ctx context.Context, committed []acknowledged) error {
	s.owed = append(s.owed, committed...)
	if err := s.acknowledge(); err != nil {
		return err
	}
	if err := s.sweepStale(context.WithoutCancel(ctx)); err != nil {
		s.log.Warn("what is stale stays for the next commit or start", "store", s.dir, "error", err)
	}
	return nil
}

// acknowledge writes to the ledger what it lacks.
func (s *Store) acknowledge() error {
	if len(s.owed) == 0 {
		return nil
	}
	if err := s.ledger.append(s.owed...); err != nil {
		return fmt.Errorf("commit %d is made and cannot be acknowledged: %w", s.owed[0].sequence, err)
	}
	s.owed = nil
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
