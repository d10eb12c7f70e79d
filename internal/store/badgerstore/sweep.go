package badgerstore

import (
	"context"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// sweepMembers is how many entities and statements are read before their keys are deleted.
const sweepMembers = 2000

// sweepStale deletes the keys of the generations that no commit published, or that are forgotten.
func (s *Store) sweepStale(ctx context.Context) error {
	for len(s.stale) > 0 {
		if err := s.sweep(ctx, s.stale[0]); err != nil {
			return fmt.Errorf("sweep generation %d: %w", s.stale[0], err)
		}
		s.stale = s.stale[1:]
	}
	return nil
}

// sweep deletes all keys of gen. It may be cut off anywhere and run again: the key that says that there is something to sweep goes
// last, and each member goes together with the keys that only it leads to.
func (s *Store) sweep(ctx context.Context, gen generation) error {
	st := s.stage()
	defer st.discard()
	members := key{family: familyMember, gen: gen}.bytes()[:widthGeneration]
	for from := members; from != nil; {
		var err error
		if from, err = s.sweepSome(ctx, st, gen, members, from); err != nil {
			return err
		}
	}
	if err := s.sweepPrefix(ctx, st, key{family: familyText, gen: gen}.bytes()[:widthGeneration]); err != nil {
		return err
	}
	if err := st.delete(key{family: familyGeneration, gen: gen}.bytes()); err != nil {
		return err
	}
	return st.commit()
}

// sweepSome deletes some members; next is where to go on, nil at the end.
func (s *Store) sweepSome(ctx context.Context, st *stage, gen generation, members, from []byte) (next []byte, err error) {
	txn := s.db.NewTransaction(false)
	defer txn.Discard()
	it, ahead := newIterator(txn), newIterator(txn)
	defer it.Close()
	defer ahead.Close()
	n := 0
	for it.Seek(from); it.ValidForPrefix(members); it.Next() {
		if n++; n > sweepMembers {
			return it.Item().KeyCopy(nil), nil
		}
		k, err := parseKey(it.Item().Key())
		if err != nil {
			return nil, err
		}
		var doomed [][]byte
		if k.member == familyEntity {
			doomed, err = keysOfEntity(txn, k.id, gen)
		} else {
			doomed, err = keysOfStatement(ahead, k.id, gen)
		}
		if err != nil {
			return nil, err
		}
		for i, d := range append(doomed, k.bytes()) {
			if err := st.delete(d); err != nil {
				return nil, err
			}
			if i < len(doomed) && i >= 3 { // evidence comes after the three keys that lead nowhere
				if err := st.breathe(ctx); err != nil {
					return nil, err
				}
			}
		}
		if err := st.breathe(ctx); err != nil {
			return nil, err
		}
	}
	return nil, nil
}

// keysOfEntity are the keys that an entity has under gen, but for its member key.
func keysOfEntity(txn *badger.Txn, id kg.ID, gen generation) ([][]byte, error) {
	own := key{family: familyEntity, id: id, gen: gen}.bytes()
	item, err := txn.Get(own)
	if errors.Is(err, badger.ErrKeyNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var keys [][]byte
	err = item.Value(func(v []byte) error {
		e, err := decodeEntity(id, v)
		if err != nil {
			return err
		}
		kind, _ := kindCode(e.Kind)
		keys = append(keys, own, key{family: familyKind, kind: kind, id: id, gen: gen}.bytes())
		for _, name := range store.FoldedNames(e) {
			k, _ := nameKey(name, kind, id, gen)
			keys = append(keys, k.bytes())
		}
		return nil
	})
	return keys, err
}

// keysOfStatement are the keys that a statement has under gen, but for its member key: first its adjacency and its own, then its
// evidence.
func keysOfStatement(it *badger.Iterator, id kg.ID, gen generation) (keys [][]byte, err error) {
	own := prefix(familyStatement, id)
	for it.Seek(own); it.ValidForPrefix(own); it.Next() {
		k, err := parseKey(it.Item().Key())
		if err != nil {
			return nil, err
		}
		if k.gen != gen {
			continue
		}
		err = it.Item().Value(func(v []byte) error {
			statement, err := decodeStatement(id, k.predicate, v)
			if err != nil {
				return err
			}
			for _, a := range adjacencyOf(statement, k.predicate, gen) {
				keys = append(keys, a.bytes())
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		keys = append(keys, k.bytes())
	}
	evidence := key{family: familyEvidence, id: id, gen: gen}.bytes()[:1+16+4]
	for it.Seek(evidence); it.ValidForPrefix(evidence); it.Next() {
		keys = append(keys, it.Item().KeyCopy(nil))
	}
	return keys, nil
}

// sweepPrefix deletes every key that begins so.
func (s *Store) sweepPrefix(ctx context.Context, st *stage, prefix []byte) error {
	txn := s.db.NewTransaction(false)
	defer txn.Discard()
	it := newIterator(txn)
	defer it.Close()
	for it.Seek(prefix); it.ValidForPrefix(prefix); it.Next() {
		if err := st.delete(it.Item().KeyCopy(nil)); err != nil {
			return err
		}
		if err := st.breathe(ctx); err != nil {
			return err
		}
	}
	return nil
}

// staleGenerations lists the generations whose keys are to be swept, and the highest number ever given.
func staleGenerations(txn *badger.Txn, h head) (stale []generation, last generation, err error) {
	last = h.lastGen
	err = eachGeneration(txn, func(gen generation, state stateOf, _ record) error {
		last = max(last, gen)
		if state != published {
			stale = append(stale, gen)
		}
		return nil
	})
	return stale, last, err
}

// eachGeneration calls fn with every generation that has keys, in their order.
func eachGeneration(txn *badger.Txn, fn func(generation, stateOf, record) error) error {
	it := newIterator(txn)
	defer it.Close()
	for it.Seek([]byte{familyGeneration}); it.ValidForPrefix([]byte{familyGeneration}); it.Next() {
		k, err := parseKey(it.Item().Key())
		if err != nil {
			return err
		}
		err = it.Item().Value(func(v []byte) error {
			state, r, err := decodeGeneration(v)
			if err == nil && r.gen != k.gen {
				err = fmt.Errorf("generation %d has the record of generation %d: %w", k.gen, r.gen, errValue)
			}
			if err != nil {
				return err
			}
			return fn(k.gen, state, r)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
