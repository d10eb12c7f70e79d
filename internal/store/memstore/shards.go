package memstore

import (
	"encoding/binary"
	"maps"
	"slices"

	"policygraph/internal/kg"
)

// shardCount is how many maps a table is split into: many enough that a small document copies little of a large table.
const shardCount = 1024

// table is an immutable map from ID to V in shards. Shard i holds the IDs whose first ten bits are i, so shards follow the order of
// IDs. The zero table is empty.
type table[V any] struct {
	shards [shardCount]map[kg.ID]V
}

func shardOf(id kg.ID) int { return int(binary.BigEndian.Uint16(id[:2]) >> 6) }

func (t *table[V]) get(id kg.ID) (V, bool) {
	v, ok := t.shards[shardOf(id)][id]
	return v, ok
}

// after lists the IDs above id for which keep holds, in ascending order, at most limit of them (0: all).
func (t *table[V]) after(id kg.ID, limit int, keep func(V) bool) (ids []kg.ID) {
	for shard := shardOf(id); shard < shardCount; shard++ {
		first := len(ids)
		for candidate, v := range t.shards[shard] {
			if candidate.Compare(id) > 0 && keep(v) {
				ids = append(ids, candidate)
			}
		}
		slices.SortFunc(ids[first:], kg.ID.Compare)
		if limit > 0 && len(ids) >= limit {
			return ids[:limit]
		}
	}
	return ids
}

// edit is a table in the making: shards are copied before their first change.
type edit[V any] struct {
	table *table[V]
	owned [shardCount]bool
}

func (t *table[V]) edit() *edit[V] {
	next := *t
	return &edit[V]{table: &next}
}

func (e *edit[V]) get(id kg.ID) (V, bool) { return e.table.get(id) }

func (e *edit[V]) own(id kg.ID) map[kg.ID]V {
	i := shardOf(id)
	if !e.owned[i] {
		e.owned[i] = true
		if e.table.shards[i] = maps.Clone(e.table.shards[i]); e.table.shards[i] == nil {
			e.table.shards[i] = map[kg.ID]V{}
		}
	}
	return e.table.shards[i]
}

func (e *edit[V]) set(id kg.ID, v V) { e.own(id)[id] = v }

func (e *edit[V]) remove(id kg.ID) { delete(e.own(id), id) }
