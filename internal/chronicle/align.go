package chronicle

import (
	"cmp"
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// An alignment says which entity of an earlier version of a document is which of a later one. Tasks and sections are keyed by their place
// in the outline: where an item is put in, all that follow bear other keys and are the same items still. So a document's own entities
// are known by what they are called.
type alignment struct {
	after  map[kg.ID]kg.ID // of the earlier entity
	before map[kg.ID]kg.ID // of the later entity
}

func (a alignment) pair(x, y kg.ID) { a.after[x], a.before[y] = y, x }

// align pairs the entities of two versions: those that the document shares with others by their ID; its own ones
//  1. with the same key and name,
//  2. with the same name below the same entity, in their order,
//  3. with a name that no other of its kind bears, in either version,
//  4. with nearly the same name below the same entity, the same key first.
func align(before, after kg.Batch) alignment {
	a := alignment{after: map[kg.ID]kg.ID{}, before: map[kg.ID]kg.ID{}}
	key := before.Document.Key
	if key == "" {
		key = after.Document.Key
	}
	later := make(map[kg.ID]kg.Entity, len(after.Entities))
	for _, e := range after.Entities {
		later[e.ID] = e
	}
	var earlier []kg.Entity // the document's own
	for _, e := range before.Entities {
		if !own(e, key) {
			if _, ok := later[e.ID]; ok {
				a.pair(e.ID, e.ID)
			}
			continue
		}
		earlier = append(earlier, e)
		if same, ok := later[e.ID]; ok && same.Name == e.Name {
			a.pair(e.ID, e.ID)
		}
	}
	// Parents come before what is below them.
	slices.SortFunc(earlier, func(x, y kg.Entity) int { return cmp.Or(cmp.Compare(depth(x), depth(y)), compareKeys(x.Key, y.Key)) })
	a.below(earlier, after.Entities, key)
	a.unique(earlier, after.Entities, key)
	a.alike(earlier, after.Entities, key)
	a.below(earlier, after.Entities, key) // what is below the ones that were renamed
	return a
}

// called is what an own entity is known by.
type called struct {
	kind  kg.EntityKind
	above kg.ID // in the later version
	name  string
}

// below pairs what has the same name under the same entity.
func (a alignment) below(earlier, all []kg.Entity, key string) {
	free := map[called][]kg.Entity{}
	parents := map[string]kg.ID{} // by key: sections and tasks are parents
	for _, e := range all {
		if (e.Kind == kg.KindSection || e.Kind == kg.KindTask) && own(e, key) {
			parents[e.Key] = e.ID
		}
	}
	for _, e := range all {
		if _, taken := a.before[e.ID]; !taken && own(e, key) {
			of := called{e.Kind, parents[above(e.Key)], e.Name}
			free[of] = append(free[of], e)
		}
	}
	for _, list := range free {
		slices.SortFunc(list, func(x, y kg.Entity) int { return compareKeys(x.Key, y.Key) })
	}
	old := map[string]kg.ID{}
	for _, e := range earlier {
		if e.Kind == kg.KindSection || e.Kind == kg.KindTask {
			old[e.Key] = e.ID
		}
	}
	for _, e := range earlier {
		if _, done := a.after[e.ID]; done {
			continue
		}
		of := called{kind: e.Kind, name: e.Name}
		if parent, ok := old[above(e.Key)]; ok {
			if of.above, ok = a.after[parent]; !ok {
				continue // its parent is gone
			}
		}
		if list := free[of]; len(list) > 0 {
			a.pair(e.ID, list[0].ID)
			free[of] = list[1:]
		}
	}
}

// unique pairs what alone bears its name.
func (a alignment) unique(earlier, all []kg.Entity, key string) {
	olds, news := map[called][]kg.ID{}, map[called][]kg.ID{}
	for _, e := range earlier {
		if _, done := a.after[e.ID]; !done {
			of := called{kind: e.Kind, name: e.Name}
			olds[of] = append(olds[of], e.ID)
		}
	}
	for _, e := range all {
		if _, taken := a.before[e.ID]; !taken && own(e, key) {
			of := called{kind: e.Kind, name: e.Name}
			news[of] = append(news[of], e.ID)
		}
	}
	for of, x := range olds {
		if y := news[of]; len(x) == 1 && len(y) == 1 {
			a.pair(x[0], y[0])
		}
	}
}

// mostAlike bounds how many pairs of names are compared: a document of which so much is new is another document.
const mostAlike = 1 << 18

// alike pairs what has nearly the same name.
func (a alignment) alike(earlier, all []kg.Entity, key string) {
	var left, free []kg.Entity
	for _, e := range earlier {
		if _, done := a.after[e.ID]; !done {
			left = append(left, e)
		}
	}
	parents := map[string]kg.ID{}
	for _, e := range all {
		parents[e.Key] = e.ID
		if _, taken := a.before[e.ID]; !taken && own(e, key) {
			free = append(free, e)
		}
	}
	if len(left)*len(free) > mostAlike {
		return
	}
	old := map[string]kg.ID{}
	for _, e := range earlier {
		old[e.Key] = e.ID
	}
	slices.SortFunc(free, func(x, y kg.Entity) int { return compareKeys(x.Key, y.Key) })
	leftPairs, freePairs := pairsOf(left), pairsOf(free)
	for _, sameKey := range []bool{true, false} {
		for i, x := range left {
			if _, done := a.after[x.ID]; done {
				continue
			}
			parent, ok := old[above(x.Key)]
			for j, y := range free {
				if x.Kind != y.Kind || sameKey && x.ID != y.ID || ok && a.after[parent] != parents[above(y.Key)] {
					continue
				}
				if _, taken := a.before[y.ID]; !taken && alike(leftPairs[i], freePairs[j]) {
					a.pair(x.ID, y.ID)
					break
				}
			}
		}
	}
}

// own tells the entities that are a document's own by their key: its sections, tasks and targets.
func own(e kg.Entity, document string) bool { return strings.HasPrefix(e.Key, document+"/") }

func depth(e kg.Entity) int { return strings.Count(e.Key, "/") + strings.Count(e.Key, ".") }

// above is the key without its last part: abc/3.1 is below abc/3, abc/3.1/target-2 below abc/3.1.
func above(key string) string {
	if i := strings.LastIndexAny(key, "/."); i > 0 {
		return key[:i]
	}
	return ""
}

// compareKeys orders 3.2 before 3.10.
func compareKeys(x, y string) int {
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
}

// pairsOf are the pairs of characters of each name, in order.
func pairsOf(entities []kg.Entity) [][][2]rune {
	list := make([][][2]rune, len(entities))
	for i, e := range entities {
		runes := []rune(e.Name)
		for k := 1; k < len(runes); k++ {
			list[i] = append(list[i], [2]rune{runes[k-1], runes[k]})
		}
		slices.SortFunc(list[i], comparePairs)
	}
	return list
}

func comparePairs(x, y [2]rune) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) }

// alike tells whether two names share half of their pairs of characters at least.
func alike(x, y [][2]rune) bool {
	shared := 0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch c := comparePairs(x[i], y[j]); {
		case c == 0:
			shared, i, j = shared+2, i+1, j+1
		case c < 0:
			i++
		default:
			j++
		}
	}
	return shared > 0 && 2*shared >= len(x)+len(y)
}
