package model

import (
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// Lineage is a small graph of works.
type Lineage struct {
	Of      Resolution
	Works   []Work
	Edges   []Descent
	Omitted []LineageOmission
}

// Work is a document with the policies that it is the text of, or a policy without text.
type Work struct {
	Entity   Entity
	Level    int
	Policies []Policy
	Identity []*Statement
}

// Descent is what one work says of another.
type Descent struct {
	From, To   int
	Predicate  kg.Predicate
	Statements []*Statement
	Cyclic     bool
}

// LineageOmission counts what leads on.
type LineageOmission struct {
	Work      int
	Direction query.LineageDirection
	Predicate kg.Predicate
	Count     int
}

// Lineages wraps an answer. All of its entities and statements are delivered together.
func Lineages(of query.Resolution, l query.Lineage) *Lineage {
	out := &Lineage{Of: Resolved([]query.Resolution{of})[0], Works: []Work{}, Edges: []Descent{}, Omitted: []LineageOmission{}}
	peers := &Peers{}
	for _, w := range l.Works {
		peers.Entities = append(peers.Entities, w.Entity.ID)
		for _, p := range w.Policies {
			peers.Entities = append(peers.Entities, p.ID)
		}
		for _, s := range w.Identity {
			peers.add(s)
		}
	}
	for _, e := range l.Edges {
		for _, s := range e.Statements {
			peers.add(s)
		}
	}
	for _, w := range l.Works {
		x := Work{Entity: Wrap(w.Entity, peers), Level: w.Level, Policies: make([]Policy, len(w.Policies)), Identity: Statements(w.Identity, peers)}
		for i, p := range w.Policies {
			x.Policies[i] = Policy{NewThing(p, peers)}
		}
		out.Works = append(out.Works, x)
	}
	for _, e := range l.Edges {
		out.Edges = append(out.Edges, Descent{From: e.From, To: e.To, Predicate: e.Predicate, Statements: Statements(e.Statements, peers), Cyclic: e.Cyclic})
	}
	for _, o := range l.Omitted {
		direction := query.LineageDown
		if o.Up {
			direction = query.LineageUp
		}
		out.Omitted = append(out.Omitted, LineageOmission{Work: o.Work, Direction: direction, Predicate: o.Predicate, Count: o.Count})
	}
	return out
}

// add takes a statement and its ends into the company.
func (p *Peers) add(s kg.Statement) {
	p.Statements = append(p.Statements, s.ID)
	p.Entities = append(p.Entities, s.Subject, s.Object)
}
