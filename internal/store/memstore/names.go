package memstore

import (
	"context"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// name is a folded name with the entities that bear it, in ascending order.
type name struct {
	spelling string
	bearers  []kg.ID
	edition  uint64 // sequence of the snapshot for which bearers was made
}

// nameID files a folded name in a table.
func nameID(folded string) kg.ID { return kg.NewID("name", folded) }

// fileNames brings the index of names from old to next, whose entities are already there.
func (c *change) fileNames(old, next *snapshot) {
	names := old.names.edit()
	var grown []kg.ID                      // names that got bearers, which are yet to be sorted
	dropped := map[string]map[kg.ID]bool{} // names and who bears them no more
	for id := range c.touched {
		var before, after []string
		if e, ok := old.entities.get(id); ok {
			before = store.FoldedNames(e.merged)
		}
		if e, ok := next.entities.get(id); ok {
			after = store.FoldedNames(e.merged)
		}
		for _, n := range before {
			if _, stays := slices.BinarySearch(after, n); !stays {
				if dropped[n] == nil {
					dropped[n] = map[kg.ID]bool{}
				}
				dropped[n][id] = true
			}
		}
		for _, n := range after {
			if _, was := slices.BinarySearch(before, n); was {
				continue
			}
			at := nameID(n)
			borne, _ := names.get(at)
			if borne.edition != next.sequence {
				borne = name{spelling: n, bearers: slices.Clip(borne.bearers), edition: next.sequence}
				grown = append(grown, at)
			}
			borne.bearers = append(borne.bearers, id)
			names.set(at, borne)
		}
	}
	for _, at := range grown {
		borne, _ := names.get(at)
		slices.SortFunc(borne.bearers, kg.ID.Compare)
	}
	for n, gone := range dropped {
		at := nameID(n)
		borne, _ := names.get(at)
		borne.bearers = slices.DeleteFunc(slices.Clone(borne.bearers), func(id kg.ID) bool { return gone[id] })
		if names.set(at, borne); len(borne.bearers) == 0 {
			names.remove(at)
		}
	}
	next.names = *names.table
}

// Lookup implements store.Reader.
func (r *reader) Lookup(ctx context.Context, q store.Lookup) ([]kg.ID, error) {
	if err := r.live(ctx); err != nil {
		return nil, err
	}
	wanted, limit := kg.FoldName(q.Name), q.Limit
	if limit <= 0 {
		limit = store.DefaultLookupLimit
	}
	var ids []kg.ID
	gather := func(bearers []kg.ID) {
		for _, id := range bearers {
			if e, ok := r.entities.get(id); ok && (len(q.Kinds) == 0 || slices.Contains(q.Kinds, e.merged.Kind)) {
				ids = append(ids, id)
			}
		}
	}
	if q.Prefix { // names are not kept in order; a scan of 100,000 takes a few milliseconds
		for i := range r.names.shards {
			for _, n := range r.names.shards[i] {
				if strings.HasPrefix(n.spelling, wanted) {
					gather(n.bearers)
				}
			}
		}
	} else if n, ok := r.names.get(nameID(wanted)); ok {
		gather(n.bearers)
	}
	slices.SortFunc(ids, kg.ID.Compare)
	ids = slices.Compact(ids)
	return ids[:min(limit, len(ids))], nil
}
