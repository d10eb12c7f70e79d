// Package loaders fetches for all items of a page what one of them needs, and keeps it for the length of one request.
//
// There are no timers: an item knows its peers (model.Peers), and the first of them that asks fetches for the rest. So the number of
// visits to the store depends on the depth of a question and never on the length of its pages.
package loaders

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// Session is one request over one snapshot. It is safe for use by the goroutines of that request.
type Session struct {
	reader    *locked
	past      *query.Past
	mu        sync.Mutex // held while something is fetched, so that peers wait for it instead of fetching it too
	entities  map[kg.ID]kg.Entity
	absent    map[kg.ID]bool
	documents map[kg.ID]kg.Document
	evidence  map[kg.ID]Evidence
	fans      map[string]map[kg.ID]Fan
	texts     map[kg.ID]*Text
	outlines  map[kg.ID]query.Outline
	headings  map[kg.ID][]string
	policies  map[kg.ID]policyTexts
	pages     map[string]map[kg.ID]statementPage
}

// New starts a session over the reader of one View, of a store with that past.
func New(r store.Reader, past *query.Past) *Session {
	return &Session{
		reader: &locked{r: r}, past: past, entities: make(map[kg.ID]kg.Entity), absent: make(map[kg.ID]bool),
		documents: make(map[kg.ID]kg.Document), evidence: make(map[kg.ID]Evidence), fans: make(map[string]map[kg.ID]Fan),
		texts: make(map[kg.ID]*Text), outlines: make(map[kg.ID]query.Outline), headings: make(map[kg.ID][]string),
		pages: make(map[string]map[kg.ID]statementPage), policies: make(map[kg.ID]policyTexts),
	}
}

type key struct{}

// With puts the session into the context of a request.
func With(ctx context.Context, s *Session) context.Context { return context.WithValue(ctx, key{}, s) }

// From is the session of a request.
func From(ctx context.Context) *Session {
	s, ok := ctx.Value(key{}).(*Session)
	if !ok {
		panic("loaders: no session in the context; every operation runs inside one")
	}
	return s
}

// Reader reads the session's snapshot.
func (s *Session) Reader() store.Reader { return s.reader }

// Past is that of the store.
func (s *Session) Past() *query.Past { return s.past }

// Sequence is the commit at which the session's snapshot was.
func (s *Session) Sequence(ctx context.Context) (uint64, error) { return s.reader.sequence(ctx) }

// Adopt remembers entities that a query has already loaded.
func (s *Session) Adopt(entities ...kg.Entity) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range entities {
		s.entities[e.ID] = e
	}
}

// Entity is the entity of that id, fetched together with its peers; found is false where there is none.
func (s *Session) Entity(ctx context.Context, id kg.ID, peers []kg.ID) (e kg.Entity, found bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.load(ctx, id, peers); err != nil {
		return kg.Entity{}, false, err
	}
	e, found = s.entities[id]
	return e, found, nil
}

// Entities are those of the ids that there are, in their order.
func (s *Session) Entities(ctx context.Context, ids []kg.ID) ([]kg.Entity, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range ids { // the first that is not known fetches the rest
		if err := s.load(ctx, id, ids); err != nil {
			return nil, err
		}
	}
	list := make([]kg.Entity, 0, len(ids))
	for _, id := range ids {
		if e, ok := s.entities[id]; ok {
			list = append(list, e)
		}
	}
	return list, nil
}

func (s *Session) load(ctx context.Context, id kg.ID, peers []kg.ID) error {
	known := func(id kg.ID) bool { _, ok := s.entities[id]; return ok || s.absent[id] }
	missing := wanted(id, peers, known)
	if len(missing) == 0 {
		return nil
	}
	found, err := s.reader.Entities(ctx, missing)
	if err != nil {
		return fmt.Errorf("load %d entities: %w", len(missing), err)
	}
	for _, id := range missing {
		if e, ok := found[id]; ok {
			s.entities[id] = e
		} else {
			s.absent[id] = true
		}
	}
	return nil
}

// wanted lists what is not known yet of an item and its peers; nothing where the item itself is known.
func wanted(id kg.ID, peers []kg.ID, known func(kg.ID) bool) []kg.ID {
	if known(id) {
		return nil
	}
	list := []kg.ID{id}
	for _, p := range peers {
		if !known(p) {
			list = append(list, p)
		}
	}
	return unique(list)
}

// Fan is what one entity is joined with along some predicates, and the company that this was fetched in.
type Fan struct {
	Edges []store.Edge
	Below *model.Peers // other ends and statements of the fans of all peers
}

// Fan is the edges of an entity, fetched together with those of its peers, in query.EdgeOrder.
func (s *Session) Fan(ctx context.Context, id kg.ID, peers []kg.ID, dir store.Direction, predicates ...kg.Predicate) (Fan, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.fan(ctx, id, peers, dir, predicates)
}

func (s *Session) fan(ctx context.Context, id kg.ID, peers []kg.ID, dir store.Direction, predicates []kg.Predicate) (Fan, error) {
	name := fmt.Sprint(dir)
	for _, p := range slices.Sorted(slices.Values(predicates)) {
		name += " " + string(p)
	}
	fans := s.fans[name]
	if fans == nil {
		fans = make(map[kg.ID]Fan)
		s.fans[name] = fans
	}
	missing := wanted(id, peers, func(id kg.ID) bool { _, ok := fans[id]; return ok })
	if len(missing) == 0 {
		return fans[id], nil
	}
	page, err := s.reader.Expand(ctx, store.Hop{From: missing, Dir: dir, Predicates: predicates})
	if err != nil {
		return Fan{}, fmt.Errorf("statements about %d entities: %w", len(missing), err)
	}
	below := &model.Peers{}
	for _, id := range missing {
		fans[id] = Fan{Below: below}
	}
	for _, e := range page.Edges {
		f := fans[e.From]
		f.Edges = append(f.Edges, e)
		fans[e.From] = f
		below.Entities = append(below.Entities, e.Other)
		below.Statements = append(below.Statements, e.Statement.ID)
	}
	for _, id := range missing {
		slices.SortStableFunc(fans[id].Edges, query.EdgeOrder)
	}
	below.Entities = unique(below.Entities)
	below.Statements = unique(below.Statements)
	return fans[id], nil
}

func unique(ids []kg.ID) []kg.ID {
	slices.SortFunc(ids, kg.ID.Compare)
	return slices.Compact(ids)
}
