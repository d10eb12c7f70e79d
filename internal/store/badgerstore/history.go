package badgerstore

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Commits implements store.Historian.
func (s *Store) Commits(ctx context.Context, after uint64, limit int) (commits []store.Commit, err error) {
	err = s.read(ctx, func(txn *badger.Txn) error {
		return eachCommit(ctx, txn, after, func(c commit) bool {
			commits = append(commits, c.Commit)
			return len(commits) != limit
		})
	})
	if err != nil {
		return nil, fmt.Errorf("commits after %d of %s: %w", after, s.dir, err)
	}
	return commits, nil
}

// Asserted implements store.Historian.
func (s *Store) Asserted(ctx context.Context, sequence uint64) (b kg.Batch, err error) {
	err = s.read(ctx, func(txn *badger.Txn) error {
		r, err := versionOf(txn, sequence)
		if err != nil || r == nil {
			return err
		}
		g := holding{txn: txn, it: newIterator(txn)}
		defer g.it.Close()
		b, err = g.batch(ctx, r)
		return err
	})
	if err != nil {
		return kg.Batch{}, fmt.Errorf("what commit %d of %s published: %w", sequence, s.dir, err)
	}
	return b, nil
}

// versionOf is the record of the version that a commit published, nil where it retracted.
func versionOf(txn *badger.Txn, sequence uint64) (*record, error) {
	h, _, err := readHead(txn)
	if err != nil {
		return nil, err
	}
	if sequence == 0 || sequence > h.sequence {
		return nil, fmt.Errorf("the last is %d: %w", h.sequence, store.ErrFuture)
	}
	c, err := readCommit(txn, sequence)
	if err != nil || c.Retracted {
		return nil, err
	}
	state, r, err := readGeneration(txn, c.gen)
	if err == nil && state != published {
		err = store.ErrForgotten
	}
	return &r, err
}

// ViewAt implements store.Historian.
func (s *Store) ViewAt(ctx context.Context, sequence uint64, fn func(store.Reader) error) error {
	var viewing error // apart from the errors of fn, which are its caller's
	err := s.read(ctx, func(txn *badger.Txn) error {
		e, err := s.editionAt(ctx, txn, sequence)
		if err != nil {
			viewing = err
			return err
		}
		r := &reader{edition: e, ctx: ctx, txn: txn}
		defer r.close()
		return fn(r)
	})
	if viewing != nil {
		return fmt.Errorf("view %s at commit %d: %w", s.dir, sequence, viewing)
	}
	return err
}

// editionAt is what the document records said after a commit.
func (s *Store) editionAt(ctx context.Context, txn *badger.Txn, sequence uint64) (*edition, error) {
	h, _, err := readHead(txn)
	if err != nil {
		return nil, err
	}
	if sequence > h.sequence {
		return nil, fmt.Errorf("the last is %d: %w", h.sequence, store.ErrFuture)
	}
	if now := s.published.Load(); now.head.sequence == sequence {
		return now, nil
	}
	if horizon, err := readHorizon(txn); err != nil {
		return nil, err
	} else if sequence < horizon {
		return nil, fmt.Errorf("the first that can be read is %d: %w", horizon, store.ErrForgotten)
	}
	if e := s.past.get(sequence); e != nil {
		return e, nil
	}
	then := newEdition(head{sequence: sequence, lastGen: h.lastGen, store: h.store})
	last := map[kg.ID]generation{}
	err = eachCommit(ctx, txn, 0, func(c commit) bool {
		if c.Sequence <= sequence {
			last[c.Document], then.head.chain = c.gen, c.Chain
		}
		return c.Sequence < sequence
	})
	if err != nil {
		return nil, err
	}
	now := s.published.Load()
	for id, gen := range last {
		if gen == 0 {
			continue
		}
		if r := now.by(gen); r != nil {
			then.add(r)
			continue
		}
		state, r, err := readGeneration(txn, gen)
		if err == nil && state != published {
			err = fmt.Errorf("generation %d of document %s is gone: %w", gen, id, store.ErrCorrupt)
		}
		if err != nil {
			return nil, err
		}
		then.add(&r)
	}
	s.past.put(then)
	return then, nil
}

// Horizon implements store.Historian.
func (s *Store) Horizon(ctx context.Context) (horizon uint64, err error) {
	err = s.read(ctx, func(txn *badger.Txn) (err error) { horizon, err = readHorizon(txn); return err })
	if err != nil {
		return 0, fmt.Errorf("horizon of %s: %w", s.dir, err)
	}
	return horizon, nil
}

// Forget implements store.Historian. It goes from commit to commit: each transaction moves the horizon as far as the versions that it
// gives up allow, so that it can be cut off anywhere.
func (s *Store) Forget(ctx context.Context, before uint64) (versions int, err error) {
	leave, err := s.enterWriter(ctx)
	if err == nil {
		versions, err = s.forget(ctx, before)
		leave()
	}
	if err != nil {
		return versions, fmt.Errorf("forget what %s had before commit %d: %w", s.dir, before, err)
	}
	if _, err := s.Tidy(ctx); err != nil {
		s.log.Warn("what was forgotten still takes space", "store", s.dir, "error", err)
	}
	return versions, nil
}

func (s *Store) forget(ctx context.Context, before uint64) (versions int, err error) {
	if now := s.published.Load().head.sequence; before > now {
		return 0, fmt.Errorf("the last is %d: %w", now, store.ErrFuture)
	}
	txn := s.db.NewTransaction(false)
	defer txn.Discard()
	horizon, err := readHorizon(txn)
	if err != nil || before <= horizon {
		return 0, err
	}
	st := s.stage()
	defer func() { st.discard() }()
	var given []generation // up in the present piece
	piece := func(horizon uint64) error {
		err := st.set([]byte{familyHorizon}, binary.BigEndian.AppendUint64(nil, horizon))
		for _, gen := range given {
			err = errors.Join(err, st.set(key{family: familyGeneration, gen: gen}.bytes(), encodeGeneration(forgotten, record{gen: gen})))
		}
		if err == nil {
			err = st.flush()
		}
		if err == nil {
			s.stale, versions, given = append(s.stale, given...), versions+len(given), given[:0]
		}
		return err
	}
	last := map[kg.ID]generation{}
	var failed error
	err = eachCommit(ctx, txn, 0, func(c commit) bool {
		if c.Sequence > before {
			return false
		}
		if gen := last[c.Document]; gen != 0 && c.Sequence > horizon {
			if given = append(given, gen); len(given) == chunkEntries/2 {
				failed = piece(c.Sequence)
			}
		}
		last[c.Document] = c.gen
		return failed == nil
	})
	if err = errors.Join(err, failed); err == nil {
		err = piece(before)
	}
	if err != nil {
		return versions, err
	}
	return versions, s.sweepStale(ctx)
}

// Wait implements store.Historian.
func (s *Store) Wait(ctx context.Context, after uint64) error {
	for {
		leave, err := s.enter(ctx)
		if err != nil {
			return fmt.Errorf("wait for a commit after %d of %s: %w", after, s.dir, err)
		}
		now := s.published.Load()
		leave()
		if now.head.sequence > after {
			return nil
		}
		select {
		case <-now.replaced:
		case <-s.closed:
		case <-ctx.Done():
		}
	}
}

// read calls fn with a snapshot.
func (s *Store) read(ctx context.Context, fn func(*badger.Txn) error) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	txn := s.db.NewTransaction(false)
	defer txn.Discard()
	err = fn(txn)
	if bad := s.sound(); bad != nil {
		return bad
	}
	return err
}

// eachCommit calls fn with the commits after a number, in order, until it says that it has enough.
func eachCommit(ctx context.Context, txn *badger.Txn, after uint64, fn func(commit) (more bool)) error {
	it := newIterator(txn)
	defer it.Close()
	next := after + 1
	for it.Seek(key{family: familyCommit, sequence: next}.bytes()); it.ValidForPrefix([]byte{familyCommit}); it.Next() {
		if next%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		k, err := parseKey(it.Item().Key())
		if err != nil {
			return err
		}
		if k.sequence != next {
			return fmt.Errorf("commit %d comes after commit %d: %w", k.sequence, next-1, store.ErrCorrupt)
		}
		next++
		var c commit
		if err := it.Item().Value(func(v []byte) (err error) { c, err = decodeCommit(k.sequence, v); return err }); err != nil {
			return err
		}
		if !fn(c) {
			return nil
		}
	}
	return ctx.Err()
}

func readGeneration(txn *badger.Txn, gen generation) (state stateOf, r record, err error) {
	item, err := txn.Get(key{family: familyGeneration, gen: gen}.bytes())
	if errors.Is(err, badger.ErrKeyNotFound) {
		return forgotten, record{}, nil // and swept
	}
	if err == nil {
		err = item.Value(func(v []byte) (err error) { state, r, err = decodeGeneration(v); return err })
	}
	if err != nil {
		return 0, record{}, fmt.Errorf("read generation %d: %w", gen, err)
	}
	return state, r, nil
}

func readHorizon(txn *badger.Txn) (horizon uint64, err error) {
	item, err := txn.Get([]byte{familyHorizon})
	if errors.Is(err, badger.ErrKeyNotFound) {
		return 0, nil
	}
	if err == nil {
		err = item.Value(func(v []byte) error {
			if len(v) != 8 {
				return errValue
			}
			horizon = binary.BigEndian.Uint64(v)
			return nil
		})
	}
	if err != nil {
		return 0, fmt.Errorf("read the horizon: %w", err)
	}
	return horizon, nil
}

// past keeps the editions that were read lately: a dashboard compares the present with one or two of them.
type past struct {
	mu       sync.Mutex
	editions []*edition // newest use last
}

const pastSize = 4

func (p *past) get(sequence uint64) *edition {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, e := range p.editions {
		if e.head.sequence == sequence {
			p.editions = append(append(p.editions[:i:i], p.editions[i+1:]...), e)
			return e
		}
	}
	return nil
}

func (p *past) put(e *edition) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.editions) == pastSize {
		p.editions = p.editions[1:]
	}
	p.editions = append(p.editions[:len(p.editions):len(p.editions)], e)
}
