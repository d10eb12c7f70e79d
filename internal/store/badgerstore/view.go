package badgerstore

import (
	"context"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// reader reads one Badger snapshot through what was published then.
type reader struct {
	*edition
	ctx context.Context // of the View
	txn *badger.Txn
	it  *badger.Iterator // made when first needed; Seek costs half of what a new one does
}

var _ store.Reader = (*reader)(nil)

// checkEvery is how many steps pass between two looks at the context.
const checkEvery = 1024

// reader reads what is published in the snapshot of txn, or knows it already.
func (s *Store) reader(ctx context.Context, txn *badger.Txn) (*reader, error) {
	h, _, err := readHead(txn)
	if err != nil {
		return nil, err
	}
	p := s.published.Load()
	if p.head.sequence != h.sequence { // a commit came between
		if p, err = readEdition(txn); err != nil {
			return nil, err
		}
	}
	return &reader{edition: p, ctx: ctx, txn: txn}, nil
}

func (r *reader) close() {
	if r.it != nil {
		r.it.Close()
	}
}

func (r *reader) iterator() *badger.Iterator {
	if r.it == nil {
		r.it = newIterator(r.txn)
	}
	return r.it
}

// live tells whether neither the call nor its View has been cancelled.
func (r *reader) live(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return r.ctx.Err()
}

// each calls fn with every id once, in the order of keys.
func (r *reader) each(ctx context.Context, ids []kg.ID, fn func(kg.ID) error) error {
	ids = slices.Clone(ids)
	slices.SortFunc(ids, kg.ID.Compare)
	for step, id := range slices.Compact(ids) {
		if step%checkEvery == 0 {
			if err := r.live(ctx); err != nil {
				return err
			}
		}
		if err := fn(id); err != nil {
			return err
		}
	}
	return r.live(ctx)
}

// Entities implements store.Reader.
func (r *reader) Entities(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Entity, error) {
	found := make(map[kg.ID]kg.Entity, len(ids))
	type claim struct {
		by     *record
		entity kg.Entity
	}
	var claims []claim
	var asserted []kg.Entity
	err := r.each(ctx, ids, func(id kg.ID) error {
		if e, ok := r.entities.get(id); ok {
			found[id] = store.CloneEntity(e)
			return nil
		}
		claims, asserted = claims[:0], asserted[:0]
		it, own := r.iterator(), prefix(familyEntity, id)
		for it.Seek(own); it.ValidForPrefix(own); it.Next() {
			by := r.by(lastGeneration(it.Item().Key()))
			if by == nil {
				continue
			}
			err := it.Item().Value(func(v []byte) error {
				e, err := decodeEntity(id, v)
				claims = append(claims, claim{by: by, entity: e})
				return err
			})
			if err != nil {
				return err
			}
		}
		if len(claims) == 0 {
			return nil
		}
		slices.SortFunc(claims, func(x, y claim) int { return compareTrust(x.by, y.by) })
		for _, c := range claims {
			asserted = append(asserted, c.entity)
		}
		e := kg.Merge(asserted)
		found[id] = e
		if len(ids) <= maxFrontier {
			r.entities.put(id, store.CloneEntity(e))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

// Statements implements store.Reader.
func (r *reader) Statements(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Statement, error) {
	found := make(map[kg.ID]kg.Statement, len(ids))
	err := r.each(ctx, ids, func(id kg.ID) error {
		it, own := r.iterator(), prefix(familyStatement, id)
		for it.Seek(own); it.ValidForPrefix(own); it.Next() {
			k := it.Item().Key()
			if r.by(lastGeneration(k)) == nil {
				continue
			}
			return it.Item().Value(func(v []byte) error { // every document that asserts it says the same
				st, err := decodeStatement(id, k[1+16], v)
				found[id] = st
				return err
			})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

// Evidence implements store.Reader.
func (r *reader) Evidence(ctx context.Context, statements []kg.ID) (map[kg.ID][]kg.Evidence, error) {
	found := make(map[kg.ID][]kg.Evidence, len(statements))
	err := r.each(ctx, statements, func(id kg.ID) error {
		if known, ok := r.evidence.get(id); ok {
			found[id] = slices.Clone(known)
			return nil
		}
		var evidence []kg.Evidence
		it, own := r.iterator(), prefix(familyEvidence, id)
		for it.Seek(own); it.ValidForPrefix(own); it.Next() {
			k := it.Item().Key()
			by := r.by(lastGeneration(k[:1+16+4]))
			if by == nil {
				continue
			}
			err := it.Item().Value(func(v []byte) error {
				e, err := decodeEvidence(kg.ID(k[1+16+4:]), id, by.document.ID, v)
				evidence = append(evidence, e)
				return err
			})
			if err != nil {
				return err
			}
		}
		if len(evidence) > 0 {
			slices.SortFunc(evidence, store.CompareEvidence)
			found[id] = evidence
			if len(statements) <= maxFrontier {
				r.evidence.put(id, slices.Clone(evidence))
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

// Kinds implements store.Reader.
func (r *reader) Kinds(ctx context.Context, kind kg.EntityKind, after kg.ID, limit int) (ids []kg.ID, err error) {
	if err := r.live(ctx); err != nil {
		return nil, err
	}
	code, ok := kindCode(kind)
	if !ok {
		return nil, nil
	}
	it, own := r.iterator(), []byte{familyKind, code}
	step := 0
	for it.Seek(append(own[:2:2], after[:]...)); it.ValidForPrefix(own); it.Next() {
		if step++; step%checkEvery == 0 {
			if err := r.live(ctx); err != nil {
				return nil, err
			}
		}
		k := it.Item().Key()
		id := kg.ID(k[2:18])
		if r.by(lastGeneration(k)) == nil || id == after || len(ids) > 0 && ids[len(ids)-1] == id {
			continue
		}
		if ids = append(ids, id); len(ids) == limit {
			break
		}
	}
	return ids, nil
}

// Documents implements store.Reader.
func (r *reader) Documents(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Document, error) {
	if err := r.live(ctx); err != nil {
		return nil, err
	}
	found := map[kg.ID]kg.Document{}
	if ids == nil {
		for d := range r.all() {
			found[d.document.ID] = d.document
		}
	}
	for _, id := range ids {
		if d := r.document(id); d != nil {
			found[id] = d.document
		}
	}
	return found, nil
}

// Text implements store.Reader.
func (r *reader) Text(ctx context.Context, document kg.ID) (string, error) {
	if err := r.live(ctx); err != nil {
		return "", err
	}
	d := r.document(document)
	if d == nil {
		return "", nil
	}
	return readText(r.iterator(), d)
}

// readText joins the chunks of a text.
func readText(it *badger.Iterator, d *record) (string, error) {
	var text strings.Builder
	text.Grow(d.text)
	own := key{family: familyText, gen: d.gen}.bytes()[:widthGeneration]
	for it.Seek(own); it.ValidForPrefix(own); it.Next() {
		if err := it.Item().Value(func(v []byte) error { text.Write(v); return nil }); err != nil {
			return "", err
		}
	}
	return text.String(), nil
}
