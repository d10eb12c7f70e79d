package badgerstore

import (
	"context"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Stats implements store.Reader. What is counted at one commit is remembered, and those after it count only what they changed.
func (r *reader) Stats(ctx context.Context) (store.Stats, error) {
	if err := r.live(ctx); err != nil {
		return store.Stats{}, err
	}
	known := r.stats.Load()
	if known == nil {
		fresh, ok, err := r.countSince(ctx)
		if err == nil && !ok {
			fresh, err = r.countAll(ctx)
		}
		if err != nil {
			return store.Stats{}, err
		}
		known = &fresh
		r.stats.Store(known)
	}
	return known.stats(r.edition), nil
}

// counted is how many entities of each kind and statements of each predicate are visible, by the numbers that keys have for them.
type counted struct{ kinds, predicates [256]int }

func (c *counted) stats(e *edition) store.Stats {
	stats := store.Stats{Sequence: e.head.sequence, Documents: e.count, Entities: map[kg.EntityKind]int{}, Statements: map[kg.Predicate]int{}}
	for d := range e.all() {
		stats.Evidence += d.evidence
	}
	for i, k := range kg.EntityKinds {
		if c.kinds[i] > 0 {
			stats.Entities[k] = c.kinds[i]
		}
	}
	for i, p := range kg.Predicates {
		if c.predicates[i] > 0 {
			stats.Statements[p] = c.predicates[i]
		}
	}
	return stats
}

// since is what was counted at an earlier commit, and which records have come and gone since then.
type since struct {
	counted *counted
	records *records
	changed []*record
}

// sinceWith is what the next edition may count from, when a commit takes old away and brings fresh; either may be nil.
func (p *edition) sinceWith(old, fresh *record) *since {
	from := p.since
	if known := p.stats.Load(); known != nil {
		from = &since{counted: known, records: p.records}
	}
	if from == nil {
		return nil
	}
	changed := slices.Clip(from.changed)
	for _, r := range []*record{old, fresh} {
		if r != nil {
			changed = append(changed, r)
		}
	}
	if len(changed) > maxChanged {
		return nil
	}
	return &since{counted: from.counted, records: from.records, changed: changed}
}

const (
	// maxChanged is how many records may change before all is counted again: their list is copied by each commit.
	maxChanged = 256
	// countRatio is how many keys are counted in the time of one look whether something was there before.
	countRatio = 10
)

// countSince counts from what was counted before; ok is false where that is not known, would take longer than counting all, or what
// has changed is forgotten in the meantime.
func (r *reader) countSince(ctx context.Context) (c counted, ok bool, err error) {
	if r.since == nil {
		return c, false, nil
	}
	all, some := 0, 0
	for d := range r.all() {
		all += d.entities + d.statements
	}
	for _, d := range r.since.changed {
		some += d.entities + d.statements
	}
	if some*countRatio > all {
		return c, false, nil
	}
	c = *r.since.counted
	held := holding{txn: r.txn, it: r.iterator()}
	seen := make(map[kg.ID]struct{}, some)
	for _, d := range r.since.changed {
		if state, _, err := readGeneration(r.txn, d.gen); err != nil || state != published {
			return c, false, err
		}
		entities, statements := held.members(d.gen)
		for _, m := range []struct {
			family byte
			ids    []kg.ID
			counts *[256]int
		}{{familyEntity, entities, &c.kinds}, {familyStatement, statements, &c.predicates}} {
			for i, id := range m.ids {
				if i%checkEvery == 0 {
					if err := r.live(ctx); err != nil {
						return c, false, err
					}
				}
				if _, done := seen[id]; done {
					continue
				}
				seen[id] = struct{}{}
				number, before, now, err := r.presence(m.family, id)
				if err != nil {
					return c, false, err
				}
				if before {
					m.counts[number]--
				}
				if now {
					m.counts[number]++
				}
			}
		}
	}
	return c, true, nil
}

// presence tells whether an entity or a statement was visible when it was counted last, whether it is now, and under which number it
// counts.
func (r *reader) presence(family byte, id kg.ID) (number byte, before, now bool, err error) {
	it, own := r.iterator(), prefix(family, id)
	for it.Seek(own); it.ValidForPrefix(own) && !(before && now); it.Next() {
		k := it.Item().Key()
		was, is := r.since.records.by(lastGeneration(k)) != nil, r.by(lastGeneration(k)) != nil
		if !was && !is {
			continue
		}
		before, now = before || was, now || is
		if family == familyStatement {
			number = k[1+16]
			continue
		}
		err := it.Item().Value(func(v []byte) error {
			if len(v) < 2 {
				return errValue
			}
			number = v[1] // after the version
			return nil
		})
		if err != nil {
			return 0, false, false, err
		}
	}
	return number, before, now, nil
}

// countAll walks the keys of all entities and statements, on every processor.
func (r *reader) countAll(ctx context.Context) (all counted, err error) {
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	var adding sync.Mutex
	count := func(start []byte, width, number int, counts *[256]int) {
		group.Go(func() error {
			var part [256]int
			err := r.distinct(within, start, width, func(k []byte) { part[k[number]]++ })
			adding.Lock()
			defer adding.Unlock()
			for i, n := range part {
				counts[i] += n
			}
			return err
		})
	}
	for kind := range kg.EntityKinds {
		count([]byte{familyKind, byte(kind)}, widthKind-4, 1, &all.kinds)
	}
	for first := range 256 {
		count([]byte{familyStatement, byte(first)}, widthStatement-4, 1+16, &all.predicates)
	}
	return all, group.Wait()
}

// distinct calls fn once for all visible keys that begin so and agree in so many bytes. It has an iterator of its own.
func (r *reader) distinct(ctx context.Context, start []byte, width int, fn func(k []byte)) error {
	it := newIterator(r.txn)
	defer it.Close()
	var last []byte
	step := 0
	for it.Seek(start); it.ValidForPrefix(start); it.Next() {
		if step++; step%checkEvery == 0 {
			if err := r.live(ctx); err != nil {
				return err
			}
		}
		k := it.Item().Key()
		if r.by(lastGeneration(k)) == nil || string(k[:width]) == string(last) {
			continue
		}
		last = append(last[:0], k[:width]...)
		fn(last)
	}
	return nil
}
