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
		if r.by(lastGeneration(it.Item().Key())) == nil {
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
