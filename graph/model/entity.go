// Package model holds the Go side of the schema's types: values of the graph, each with the company it was delivered in.
package model

import (
	"policygraph/internal/kg"
)

// Peers are what was delivered together: the items of a page, or everything one level below all items of a page. Whoever needs more of
// one of them fetches it for all, so that a page costs as many visits to the store as it has levels, not items.
type Peers struct {
	Entities   []kg.ID // siblings of an entity; of statements, their ends
	Statements []kg.ID
}

// Node is anything that has a global id.
type Node interface{ IsNode() }

// Entity is an entity of any kind.
type Entity interface {
	Node
	IsEntity()
	Record() kg.Entity
	Company() *Peers
}

// Thing is what entities of all kinds have in common.
type Thing struct {
	record kg.Entity
	peers  *Peers
}

// NewThing wraps an entity with its company.
func NewThing(e kg.Entity, peers *Peers) Thing { return Thing{record: e, peers: peers} }

// IsNode marks a node.
func (Thing) IsNode() {}

// IsEntity marks an entity.
func (Thing) IsEntity() {}

// Record is the stored entity.
func (t Thing) Record() kg.Entity { return t.record }

// Company is what the entity was delivered with.
func (t Thing) Company() *Peers { return t.peers }

// ID is the readable global id.
func (t Thing) ID() string { return t.record.Ref() }

// Kind is the kind.
func (t Thing) Kind() kg.EntityKind { return t.record.Kind }

// Label is the name.
func (t Thing) Label() string { return t.record.Name }

// Names are the name and the aliases.
func (t Thing) Names() []string { return append([]string{t.record.Name}, t.record.Aliases...) }

// Properties are the stored values.
func (t Thing) Properties() []Property {
	list := make([]Property, len(t.record.Props))
	for i, p := range t.record.Props {
		list[i] = Property(p)
	}
	return list
}

// text is a stored value, nil where there is none.
func (t Thing) text(name string) *string {
	if v := t.record.Props.Get(name); v != "" {
		return &v
	}
	return nil
}

// Wrap gives an entity the type of its kind.
func Wrap(e kg.Entity, peers *Peers) Entity {
	t := NewThing(e, peers)
	switch e.Kind {
	case kg.KindDocument:
		return &Document{t}
	case kg.KindSection:
		return &Section{t}
	case kg.KindTask:
		return &Task{t}
	case kg.KindAgency:
		return &Agency{t}
	case kg.KindRegion:
		return &Region{t}
	case kg.KindFunctionalRegion:
		return &FunctionalRegion{t}
	case kg.KindPlatform:
		return &Platform{t}
	case kg.KindOrganization:
		return &Organization{t}
	case kg.KindPolicy:
		return &Policy{t}
	case kg.KindEvent:
		return &Event{t}
	case kg.KindIndustry:
		return &Industry{t}
	case kg.KindTarget:
		return &Target{t}
	case kg.KindDeadline:
		return &Deadline{t}
	}
	return nil
}
