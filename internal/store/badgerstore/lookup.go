package badgerstore

import (
	"context"
	"maps"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Lookup implements store.Reader.
func (r *reader) Lookup(ctx context.Context, q store.Lookup) ([]kg.ID, error) {
	if err := r.live(ctx); err != nil {
		return nil, err
	}
	wanted, limit := kg.FoldName(q.Name), q.Limit
	if limit <= 0 {
		limit = store.DefaultLookupLimit
	}
	if wanted == "" && !q.Prefix {
		return nil, nil
	}
	own := append([]byte{familyName}, wanted[:min(len(wanted), widthNameMax)]...)
	if !q.Prefix {
		own = append(own, 0)
	}
	found := map[kg.ID]bool{}
	it := r.iterator()
	step := 0
	for it.Seek(own); it.ValidForPrefix(own); it.Next() {
		if step++; step%checkEvery == 0 {
			if err := r.live(ctx); err != nil {
				return nil, err
			}
		}
		if r.current[lastGeneration(it.Item().Key())] == nil {
			continue
		}
		k, err := parseKey(it.Item().Key())
		if err != nil {
			return nil, err
		}
		if len(k.name) == widthNameMax {
			if err := it.Item().Value(func(v []byte) error {
				if len(v) > 0 {
					k.name = string(v)
				}
				return nil
			}); err != nil {
				return nil, err
			}
		}
		if k.name != wanted && !(q.Prefix && strings.HasPrefix(k.name, wanted)) {
			continue
		}
		if len(q.Kinds) == 0 || int(k.kind) < len(kg.EntityKinds) && slices.Contains(q.Kinds, kg.EntityKinds[k.kind]) {
			found[k.id] = true
		}
	}
	ids := slices.SortedFunc(maps.Keys(found), kg.ID.Compare)
	return ids[:min(limit, len(ids))], nil
}

// Stats implements store.Reader. It walks the keys once a commit and remembers.
func (r *reader) Stats(ctx context.Context) (store.Stats, error) {
	if err := r.live(ctx); err != nil {
		return store.Stats{}, err
	}
	counted := r.stats.Load()
	if counted == nil {
		fresh, err := r.count(ctx)
		if err != nil {
			return store.Stats{}, err
		}
		counted = &fresh
		r.stats.Store(counted)
	}
	stats := *counted
	stats.Entities, stats.Statements = maps.Clone(stats.Entities), maps.Clone(stats.Statements)
	return stats, nil
}

func (r *reader) count(ctx context.Context) (store.Stats, error) {
	stats := store.Stats{Sequence: r.head.sequence, Documents: len(r.documents), Entities: map[kg.EntityKind]int{}, Statements: map[kg.Predicate]int{}}
	for _, d := range r.documents {
		stats.Evidence += d.evidence
	}
	var kinds, predicates [256]int
	err := r.distinct(ctx, familyKind, widthKind-4, func(k []byte) { kinds[k[1]]++ })
	if err == nil {
		err = r.distinct(ctx, familyStatement, widthStatement-4, func(k []byte) { predicates[k[1+16]]++ })
	}
	if err != nil {
		return store.Stats{}, err
	}
	for i, k := range kg.EntityKinds {
		if kinds[i] > 0 {
			stats.Entities[k] = kinds[i]
		}
	}
	for i, p := range kg.Predicates {
		if predicates[i] > 0 {
			stats.Statements[p] = predicates[i]
		}
	}
	return stats, nil
}

// distinct calls fn once for all visible keys of a family that agree in so many bytes.
func (r *reader) distinct(ctx context.Context, family byte, width int, fn func(k []byte)) error {
	var last []byte
	it := r.iterator()
	step := 0
	for it.Seek([]byte{family}); it.ValidForPrefix([]byte{family}); it.Next() {
		if step++; step%checkEvery == 0 {
			if err := r.live(ctx); err != nil {
				return err
			}
		}
		k := it.Item().Key()
		if r.current[lastGeneration(k)] == nil || string(k[:width]) == string(last) {
			continue
		}
		last = append(last[:0], k[:width]...)
		fn(last)
	}
	return nil
}
