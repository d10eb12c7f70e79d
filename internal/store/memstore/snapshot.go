package memstore

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// snapshot is one state of the graph; nothing in it changes once it is current.
type snapshot struct {
	sequence   uint64
	documents  map[kg.ID]document
	entities   table[entity]
	statements table[statement]
	edges      table[[]edge] // by the entity at either end, in the order of a Page
	names      table[name]   // by the hash of a folded name
}

// document is what a document asserts.
type document struct {
	batch    kg.Batch
	digest   store.Digest
	sequence uint64 // of the commit that published it
}

// entity is a thing with what each document asserts about it, in the order of trust, and what becomes of it.
type entity struct {
	claims []claim
	merged kg.Entity
}

type claim struct {
	doc    kg.ID
	seed   bool
	entity kg.Entity
}

func (c claim) compare(other claim) int {
	if c.seed != other.seed {
		if c.seed {
			return -1
		}
		return 1
	}
	return c.doc.Compare(other.doc)
}

// statement is a claim with the number of documents that make it and all their evidence.
type statement struct {
	statement kg.Statement
	documents int
	evidence  []kg.Evidence
}

// edge is a statement seen from the entity under which it is filed.
type edge struct {
	predicate int // place in kg.Predicates
	forward   bool
	other     kg.ID
	statement kg.ID
}

func (e edge) compare(other edge) int {
	if c := cmp.Compare(e.predicate, other.predicate); c != 0 {
		return c
	}
	if e.forward != other.forward {
		if e.forward {
			return -1
		}
		return 1
	}
	return cmp.Or(e.other.Compare(other.other), e.statement.Compare(other.statement))
}

// checkEvery is how many steps pass between two looks at the context.
const checkEvery = 1024

// with derives the snapshot in which the document asserts d, nothing when d is nil.
func (s *snapshot) with(ctx context.Context, id kg.ID, d *document) (*snapshot, error) {
	next := &snapshot{sequence: s.sequence + 1, documents: maps.Clone(s.documents)}
	c := change{entities: s.entities.edit(), statements: s.statements.edit(), moved: map[kg.ID]*move{}, touched: map[kg.ID]bool{}}
	if old, ok := s.documents[id]; ok {
		c.remove(id, old.batch)
		delete(next.documents, id)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if d != nil {
		c.add(id, d.batch)
		next.documents[id] = *d
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	next.entities, next.statements = *c.entities.table, *c.statements.table
	next.edges = c.fileEdges(&s.edges)
	c.fileNames(s, next)
	return next, ctx.Err()
}

// change is the difference between two snapshots in the making.
type change struct {
	entities   *edit[entity]
	statements *edit[statement]
	moved      map[kg.ID]*move // edges that come and go, by the entity under which they are filed
	touched    map[kg.ID]bool  // entities whose names may differ
}

// move holds the edges of one entity that go and those that come.
type move struct{ out, in []edge }

func (c *change) remove(doc kg.ID, b kg.Batch) {
	for _, e := range b.Entities {
		c.touched[e.ID] = true
		had, _ := c.entities.get(e.ID)
		claims := slices.DeleteFunc(slices.Clone(had.claims), func(x claim) bool { return x.doc == doc })
		c.setClaims(e.ID, claims)
	}
	for _, st := range b.Statements {
		had, _ := c.statements.get(st.ID)
		if had.documents--; had.documents == 0 {
			c.statements.remove(st.ID)
			c.file(st, func(m *move, e edge) { m.out = append(m.out, e) })
			continue
		}
		had.evidence = slices.DeleteFunc(slices.Clone(had.evidence), func(x kg.Evidence) bool { return x.Doc == doc })
		c.statements.set(st.ID, had)
	}
}

func (c *change) add(doc kg.ID, b kg.Batch) {
	for _, e := range b.Entities {
		c.touched[e.ID] = true
		had, _ := c.entities.get(e.ID)
		claims := append(slices.Clone(had.claims), claim{doc: doc, seed: b.Document.Seed, entity: e})
		slices.SortFunc(claims, claim.compare)
		c.setClaims(e.ID, claims)
	}
	for i, st := range b.Statements {
		had, known := c.statements.get(st.ID)
		if !known {
			c.file(st, func(m *move, e edge) { m.in = append(m.in, e) })
		}
		had.statement, had.documents = b.Statements[i], had.documents+1
		had.evidence = append(slices.Clone(had.evidence), evidenceOf(b.Evidence, st.ID)...)
		slices.SortFunc(had.evidence, store.CompareEvidence)
		c.statements.set(st.ID, had)
	}
}

// evidenceOf cuts the evidence of one statement from what is sorted by statement.
func evidenceOf(sorted []kg.Evidence, id kg.ID) []kg.Evidence {
	first, _ := slices.BinarySearchFunc(sorted, id, func(e kg.Evidence, id kg.ID) int { return e.Statement.Compare(id) })
	last := first
	for last < len(sorted) && sorted[last].Statement == id {
		last++
	}
	return sorted[first:last]
}

func (c *change) setClaims(id kg.ID, claims []claim) {
	if len(claims) == 0 {
		c.entities.remove(id)
		return
	}
	asserted := make([]kg.Entity, len(claims))
	for i, x := range claims {
		asserted[i] = x.entity
	}
	c.entities.set(id, entity{claims: claims, merged: kg.Merge(asserted)})
}

// file tells both ends of a statement of its coming or going.
func (c *change) file(st kg.Statement, note func(*move, edge)) {
	predicate := slices.Index(kg.Predicates, st.Predicate)
	note(c.move(st.Subject), edge{predicate: predicate, forward: true, other: st.Object, statement: st.ID})
	note(c.move(st.Object), edge{predicate: predicate, other: st.Subject, statement: st.ID})
}

func (c *change) move(id kg.ID) *move {
	m := c.moved[id]
	if m == nil {
		m = &move{}
		c.moved[id] = m
	}
	return m
}

func (c *change) fileEdges(old *table[[]edge]) table[[]edge] {
	next := old.edit()
	for id, m := range c.moved {
		had, _ := old.get(id)
		edges := had
		if len(m.out) > 0 {
			gone := make(map[edge]bool, len(m.out))
			for _, e := range m.out {
				gone[e] = true
			}
			edges = slices.DeleteFunc(slices.Clone(had), func(e edge) bool { return gone[e] })
		}
		edges = append(slices.Clip(edges), m.in...)
		if len(edges) == 0 {
			next.remove(id)
			continue
		}
		slices.SortFunc(edges, edge.compare)
		next.set(id, edges)
	}
	return *next.table
}
