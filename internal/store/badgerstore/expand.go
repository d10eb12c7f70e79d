package badgerstore

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
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
	sources := h.Sources()
	w.remember = h.Limit == 0 && !resumed && len(sources) <= maxFrontier
	w.edges = make([]store.Edge, 0, min(cmp.Or(h.Limit, usualFan*len(sources)), 1<<17))
	for i, from := range sources {
		if i%checkEvery == 0 {
			if err := r.live(ctx); err != nil {
				return store.Page{}, err
			}
		}
		if resumed && from.Compare(after.From) < 0 {
			continue
		}
		if w.remember {
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

const (
	// usualFan is about how many edges most entities have; hubs have thousands, and there are few of them.
	usualFan = 8
	// maxFan is how many edges a fan has at most that is remembered: a hub's would take the room of hundreds.
	maxFan = 32
	// maxFrontier is how many things are asked for at most at once for what is read of them to be remembered: more would push out all
	// that others asked for.
	maxFrontier = recentSize / 8
)

// fan gathers the edges of one entity, unless that was done lately. What is remembered of an edge is
//
//	| predicate 1 | direction 1 | other 16 | statement 16 | length of the value, unsigned varint | value |
func (w *walk) fan(ctx context.Context, from kg.ID) error {
	asked := fan{from: from, direction: w.direction}
	for _, p := range w.predicates {
		asked.predicates |= 1 << p
	}
	if known, ok := w.reader.fans.get(asked); ok {
		return w.recall(from, known)
	}
	w.first, w.raw = len(w.edges), w.raw[:0]
	err := w.source(ctx, from)
	if err == nil && len(w.edges)-w.first <= maxFan {
		w.reader.fans.put(asked, string(w.raw))
	}
	return err
}

// recall appends the edges that fan wrote.
func (w *walk) recall(from kg.ID, known string) error {
	raw := append(w.raw[:0], known...)
	w.raw = raw
	for len(raw) > 0 {
		at, rest := raw[:atGen-atPredicate], raw[atGen-atPredicate:]
		n, width := binary.Uvarint(rest)
		value := rest[width : width+int(n)]
		if err := w.append(from, at, value); err != nil {
			return err
		}
		raw = rest[width+int(n):]
	}
	return nil
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
	remember   bool      // fans of this hop are
	first      int       // edge of the present fan
	raw        []byte    // of it
	props      []kg.Prop // room for the qualifiers of the edges to come
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
		if w.reader.by(lastGeneration(k)) == nil || bytes.Equal(k[:atGen], w.last) {
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

// add appends the edge that the iterator is at.
func (w *walk) add(item *badger.Item, k []byte) error {
	if len(k) != widthAdjacency || int(k[atPredicate]) >= len(kg.Predicates) {
		return fmt.Errorf("adjacency key %x: %w", k, errValue)
	}
	err := item.Value(func(v []byte) error {
		if w.remember && len(w.edges)-w.first < maxFan {
			w.raw = append(binary.AppendUvarint(append(w.raw, k[atPredicate:atGen]...), uint64(len(v))), v...)
		}
		return w.append(kg.ID(k[1:atPredicate]), k[atPredicate:atGen], v)
	})
	if err != nil {
		return err
	}
	w.last = append(w.last[:0], k[:atGen]...)
	return nil
}

// append appends the edge of a source whose key goes on with at, and its value.
func (w *walk) append(from kg.ID, at, value []byte) error {
	if len(w.edges) == cap(w.edges) {
		w.edges = slices.Grow(w.edges, max(8, len(w.edges))) // twice as many: hubs have thousands
	}
	w.edges = w.edges[:len(w.edges)+1]
	e := &w.edges[len(w.edges)-1]
	e.From, e.Other = from, kg.ID(at[atOther-atPredicate:atStatement-atPredicate])
	e.Forward = at[atDirection-atPredicate] == directionForward
	e.Statement.ID, e.Statement.Predicate = kg.ID(at[atStatement-atPredicate:]), kg.Predicates[at[0]]
	if e.Forward {
		e.Statement.Subject, e.Statement.Object = e.From, e.Other
	} else {
		e.Statement.Subject, e.Statement.Object = e.Other, e.From
	}
	if len(value) == 0 {
		return nil
	}
	d := decode(value)
	n := d.count(2)
	if n > len(w.props) {
		w.props = make([]kg.Prop, max(n, min(4096, 4*len(w.edges)), 3))
	}
	if n > 0 {
		e.Statement.Qualifiers, w.props = kg.Props(w.props[:n:n]), w.props[n:]
		d.fill(e.Statement.Qualifiers)
	}
	return d.finish("qualifiers")
}
