package query

import (
	"cmp"
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// Mention is a place of a document that makes a statement: a piece of evidence with what it is evidence of.
type Mention struct {
	Statement kg.Statement
	Entity    kg.Entity // what is named there
	Span      kg.Span   // of the quote
	Focus     kg.Span   // of the words that name it; Span where nothing narrower is known
	Place     kg.Place
	Restored  string // the number of a heading, where its print is masked or lost
}

// blots are what publishers print in the place of characters.
const blots = "*＊×□█"

// MentionsOf lists what the text of a document says where, by the place of the focus. Only what reaches beyond from and begins before to is
// listed; to below 0 is the end of the text.
func MentionsOf(b kg.Batch, from, to int) []Mention {
	entities := make(map[kg.ID]kg.Entity, len(b.Entities))
	for _, e := range b.Entities {
		entities[e.ID] = e
	}
	statements := make(map[kg.ID]kg.Statement, len(b.Statements))
	for _, s := range b.Statements {
		statements[s.ID] = s
	}
	list := make([]Mention, 0, len(b.Evidence))
	for _, e := range b.Evidence {
		focus := e.Focus
		if focus.Len() == 0 {
			focus = e.Span
		}
		s, said := statements[e.Statement]
		if !said || e.Span.End <= from || to >= 0 && e.Span.Start >= to {
			continue
		}
		m := Mention{Statement: s, Entity: entities[s.Object], Span: e.Span, Focus: focus, Place: e.Place}
		if named := entities[s.Subject]; !part(named.Kind) && s.Predicate != kg.PartnersWith {
			m.Entity = named
		}
		switch s.Predicate {
		case kg.HasTask:
			if printed := m.Entity.Props.Get("numberInText"); printed == "" || strings.ContainsAny(printed, blots) {
				m.Restored = m.Entity.Props.Get("number")
			}
		case kg.HasSection:
			if m.Entity.Props.Get("ordinalInText") == "false" {
				m.Restored = m.Entity.Props.Get("ordinal")
			}
		}
		list = append(list, m)
	}
	slices.SortFunc(list, func(x, y Mention) int {
		return cmp.Or(cmp.Compare(x.Focus.Start, y.Focus.Start), cmp.Compare(y.Focus.End, x.Focus.End), cmp.Compare(x.Span.Start, y.Span.Start),
			x.Statement.ID.Compare(y.Statement.ID))
	})
	return list
}

// part tells whether entities of a kind are parts of a document's text rather than things that it names.
func part(kind kg.EntityKind) bool {
	return kind == kg.KindDocument || kind == kg.KindSection || kind == kg.KindTask
}
