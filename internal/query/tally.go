package query

import (
	"cmp"
	"context"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// tally counts by value in how many lists it is. It keeps the lists, four bytes a value, so that more can be told of them afterwards
// without reading them again.
type tally[K comparable] struct {
	index  map[K]int32
	values []K
	counts []int
	lists  []int32 // numbers of values, each list ended by -1
	start  int     // of the list in the making
}

// add puts a value into the present list, once.
func (t *tally[K]) add(value K) {
	if t.index == nil {
		t.index = make(map[K]int32)
	}
	n, known := t.index[value]
	if !known {
		n = int32(len(t.values))
		t.index[value] = n
		t.values, t.counts = append(t.values, value), append(t.counts, 0)
	}
	if slices.Contains(t.lists[t.start:], n) {
		return
	}
	t.lists = append(t.lists, n)
	t.counts[n]++
}

// close ends the present list and tells whether anything is in it.
func (t *tally[K]) close() bool {
	if len(t.lists) == t.start {
		return false
	}
	t.lists = append(t.lists, -1)
	t.start = len(t.lists)
	return true
}

// top numbers the most frequent values, the most frequent first; among equals decides.
func (t *tally[K]) top(n int, among func(a, b int) int) []int {
	order := t.contenders(n)
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(t.counts[b]-t.counts[a], among(a, b)) })
	return order[:min(n, len(order))]
}

// contenders numbers the values that may be among the n most frequent: as frequent as the last of them.
func (t *tally[K]) contenders(n int) []int {
	counts := slices.Clone(t.counts)
	slices.Sort(counts)
	least := 0
	if len(counts) > n {
		least = counts[len(counts)-n]
	}
	var order []int
	for i, count := range t.counts {
		if count >= max(least, 1) {
			order = append(order, i)
		}
	}
	return order
}

// beyond counts the lists that hold a value which is none of these.
func (t *tally[K]) beyond(shown []int) (lists int) {
	is := make([]bool, len(t.values))
	for _, n := range shown {
		is[n] = true
	}
	counted := false
	for _, n := range t.lists {
		switch {
		case n < 0:
			counted = false
		case !is[n] && !counted:
			counted = true
			lists++
		}
	}
	return lists
}

// topEntities is tally.top for entities: equal ones are ordered by name, then by ID. It reads those that may be among them.
func topEntities(ctx context.Context, r store.Reader, t *tally[kg.ID], n int) ([]int, map[kg.ID]kg.Entity, error) {
	contenders := t.contenders(n)
	wanted := make([]kg.ID, len(contenders))
	for i, c := range contenders {
		wanted[i] = t.values[c]
	}
	entities, err := r.Entities(ctx, wanted)
	if err != nil {
		return nil, nil, err
	}
	return t.top(n, func(a, b int) int {
		x, y := t.values[a], t.values[b]
		return cmp.Or(cmp.Compare(entities[x].Name, entities[y].Name), x.Compare(y))
	}), entities, nil
}

// kindsSeen knows of what kind things are, where their predicate does not tell.
type kindsSeen struct {
	reader store.Reader
	kinds  map[kg.ID]kg.EntityKind
}

// read learns the kinds of all that a batch of tasks is joined with along some predicates.
func (k kindsSeen) read(ctx context.Context, batch []task, along []kg.Predicate) error {
	var unknown []kg.ID
	for _, t := range batch {
		for _, e := range t.edges {
			if _, known := k.kinds[e.Other]; !known && slices.Contains(along, e.Statement.Predicate) {
				unknown = append(unknown, e.Other)
			}
		}
	}
	for part := range slices.Chunk(sorted(unknown), gatherPage) {
		found, err := k.reader.Entities(ctx, part)
		if err != nil {
			return err
		}
		for _, id := range part {
			k.kinds[id] = found[id].Kind
		}
	}
	return nil
}
