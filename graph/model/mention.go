package model

import (
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// Mention is a place of a text that makes a statement.
type Mention struct{ query.Mention }

// Statement is the global id of the statement.
func (m Mention) Statement() string { return "statement:" + m.Mention.Statement.ID.String() }

// Predicate is what is claimed.
func (m Mention) Predicate() kg.Predicate { return m.Mention.Statement.Predicate }

// Origin is how it came to be asserted.
func (m Mention) Origin() kg.Origin { return m.Mention.Statement.Origin() }

// Entity is the global id of what is named.
func (m Mention) Entity() string { return m.Mention.Entity.Ref() }

// Kind is that of what is named.
func (m Mention) Kind() kg.EntityKind { return m.Mention.Entity.Kind }

// Label is the name of what is named.
func (m Mention) Label() string { return m.Mention.Entity.Name }

// Start is where the quote begins.
func (m Mention) Start() int { return m.Span.Start }

// End is where the quote ends.
func (m Mention) End() int { return m.Span.End }

// FocusStart is where the words begin that name it.
func (m Mention) FocusStart() int { return m.Focus.Start }

// FocusEnd is where they end.
func (m Mention) FocusEnd() int { return m.Focus.End }

// Restored is the number that the print has masked or lost, nil where it has none such.
func (m Mention) Restored() *string { return nonEmpty(m.Mention.Restored) }

// Page is that of the source file, nil where it has none.
func (m Mention) Page() *int {
	if m.Place.Page == 0 {
		return nil
	}
	return &m.Place.Page
}

// Cell is that of the source file, nil where it has none.
func (m Mention) Cell() *string { return nonEmpty(m.Place.Cell) }
