package badgerstore

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Places of the parts of an adjacency key.
const (
	atPredicate = 1 + 16
	atDirection = atPredicate + 1
	atOther     = atDirection + 1
	atStatement = atOther + 16
	atGen       = atStatement + 16
)

// Expand implements store.Reader. It seeks once for each source, and again only where the next predicate is many edges away.
func (r *reader) Expand(ctx context.Context, h store.Hop) (store.Page, error) {
	if err := r.live(ctx); err != nil {
		return store.Page{}, err
	}
	after, resumed, err := h.Resume()
	if err != nil {
		return store.Page{}, err
	}
	w := walk{reader: r, it: r.iterator(), limit: h.Limit, direction: map[store.Direction]byte{store.Out: directionForward, store.In: directionBack}[h.Dir]}
	for _, p := range h.Predicates {
		if code, ok := predicateCode(p); ok {
			w.predicates = append(w.predicates, code)
		}
	}
	slices.Sort(w.predicates)
	w.predicates = slices.Compact(w.predicates)
	if len(h.Predicates) > 0 && len(w.predicates) == 0 {
		return store.Page{}, nil
	}
	if resumed {
		code, _ := predicateCode(after.Predicate)
		k := key{family: familyAdjacency, id: after.From, predicate: code, direction: directionBack, other: after.Other, statement: after.Statement}
		if after.Forward {
			k.direction = directionForward
		}
		w.last = k.bytes()[:atGen]
	}
	for i, from := range h.Sources() {
		if i%checkEvery == 0 {
			if err := r.live(ctx); err != nil {
				return store.Page{}, err
			}
		}
		if resumed && from.Compare(after.From) < 0 {
			continue
		}
		if h.Limit == 0 && !resumed {
			err = w.fan(ctx, from)
		} else {
			err = w.source(ctx, from)
		}
		if err != nil {
			return store.Page{}, err
		}
		if w.more {
			return store.Page{Edges: w.edges, Next: h.Cursor(w.edges[len(w.edges)-1])}, nil
		}
	}
	return store.Page{Edges: w.edges}, nil
}

// fan names the edges that one entity has along some predicates in a direction.
type fan struct {
	from       kg.ID
	predicates uint64 // bit n is set for kg.Predicates[n]; 0: all
	direction  byte
}

// maxFan is how many edges a fan has at most that is remembered: a hub's would take the room of hundreds.
const maxFan = 32

// fan gathers the edges of one entity, unless that was done lately.
func (w *walk) fan(ctx context.Context, from kg.ID) error {
	asked := fan{from: from, direction: w.direction}
	for _, p := range w.predicates {
		asked.predicates |= 1 << p
	}
	if known, ok := w.reader.fans.get(asked); ok {
		w.edges = appendEdges(w.edges, known)
		return nil
	}
	first := len(w.edges)
	err := w.source(ctx, from)
	if found := w.edges[first:]; err == nil && len(found) <= maxFan {
		w.reader.fans.put(asked, appendEdges(nil, found))
	}
	return err
}

// appendEdges appends copies of edges, whose statements share no slice with the originals.
func appendEdges(to, edges []store.Edge) []store.Edge {
	for _, e := range edges {
		e.Statement = store.CloneStatement(e.Statement)
		to = append(to, e)
	}
	return to
}

// walk gathers edges in the order of their keys.
type walk struct {
	reader     *reader
	it         *badger.Iterator
	predicates []byte // wanted, ascending; none: all
	direction  byte   // wanted; 0: both
	limit      int
	last       []byte // the key of the last edge without its generation: edges up to it are done
	own        []byte // the start of the keys of the present source
	placed     bool   // the iterator stands where this walk left it
	edges      []store.Edge
	more       bool // the limit was reached and there is another edge
	steps      int
}

// source gathers the edges of one entity.
func (w *walk) source(ctx context.Context, from kg.ID) error {
	w.own = append(append(w.own[:0], familyAdjacency), from[:]...)
	if len(w.predicates) == 0 {
		return w.along(ctx, w.own)
	}
	for _, p := range w.predicates {
		along := append(w.own[:atPredicate], p)
		if w.direction != 0 {
			along = append(along, w.direction)
		}
		if err := w.along(ctx, along); err != nil || w.more {
			return err
		}
	}
	return nil
}

// nearby is how many steps are tried before a seek, which costs as much as sixteen.
const nearby = 8

// seek moves to the first key that is not before start. Starts only grow, so that the iterator never has to go back: it may stand there
// already, or some steps before.
func (w *walk) seek(start []byte) {
	if w.placed {
		for range nearby {
			if !w.it.Valid() {
				return
			}
			k := w.it.Item().Key()
			if bytes.Compare(k, start) >= 0 {
				return
			}
			if !bytes.HasPrefix(k, start[:atPredicate]) { // of a source before
				break
			}
			w.it.Next()
		}
	}
	w.it.Seek(start)
	w.placed = true
}

// along gathers the edges whose keys begin so, after the last one.
func (w *walk) along(ctx context.Context, own []byte) error {
	start := own
	if bytes.Compare(w.last, own) > 0 {
		if !bytes.HasPrefix(w.last, own) {
			return nil // all of them are done
		}
		start = w.last
	}
	it := w.it
	for w.seek(start); it.ValidForPrefix(own); {
		if w.steps++; w.steps%checkEvery == 0 {
			if err := w.reader.live(ctx); err != nil {
				return err
			}
		}
		k := it.Item().Key()
		if w.direction != 0 && k[atDirection] != w.direction { // over the others, which may be a hub's thousands
			next := append(k[:atPredicate:atPredicate], k[atPredicate], w.direction)
			if k[atDirection] > w.direction {
				next[atPredicate]++
			}
			it.Seek(next)
			continue
		}
		if w.reader.current[lastGeneration(k)] == nil || bytes.Equal(k[:atGen], w.last) {
			it.Next()
			continue
		}
		if w.limit > 0 && len(w.edges) == w.limit {
			w.more = true
			return nil
		}
		if err := w.add(it.Item(), k); err != nil {
			return err
		}
		it.Next()
	}
	return nil
}

func (w *walk) add(item *badger.Item, k []byte) error {
	if len(k) != widthAdjacency || int(k[atPredicate]) >= len(kg.Predicates) {
		return fmt.Errorf("adjacency key %x: %w", k, errValue)
	}
	e := store.Edge{From: kg.ID(k[1:atPredicate]), Other: kg.ID(k[atOther:atStatement]), Forward: k[atDirection] == directionForward}
	e.Statement = kg.Statement{ID: kg.ID(k[atStatement:atGen]), Predicate: kg.Predicates[k[atPredicate]], Subject: e.From, Object: e.Other}
	if !e.Forward {
		e.Statement.Subject, e.Statement.Object = e.Other, e.From
	}
	if err := item.Value(func(v []byte) (err error) { e.Statement.Qualifiers, err = decodeQualifiers(v); return err }); err != nil {
		return err
	}
	w.edges = append(w.edges, e)
	w.last = append(w.last[:0], k[:atGen]...)
	return nil
}
