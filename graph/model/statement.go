package model

import (
	"strconv"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// Statement is a claim with the claims that it was delivered with.
type Statement struct {
	Record kg.Statement
	Peers  *Peers
}

// IsNode marks a node.
func (*Statement) IsNode() {}

// ID is the global id.
func (s *Statement) ID() string { return "statement:" + s.Record.ID.String() }

// Predicate is what is claimed.
func (s *Statement) Predicate() kg.Predicate { return s.Record.Predicate }

// Origin is how it came to be asserted.
func (s *Statement) Origin() kg.Origin { return s.Record.Origin() }

var roles = map[kg.Predicate]string{kg.Leads: "牵头", kg.ResponsibleFor: "负责", kg.Supports: "配合", kg.Implements: "具体实施"}

// Qualifiers are the details.
func (s *Statement) Qualifiers() Qualifiers {
	q := s.Record.Qualifiers
	out := Qualifiers{OpenEnded: q.Get(kg.QualOpenEnded) == "true", Modality: modalityOf(q.Get(kg.QualModality))}
	if role, ok := roles[s.Record.Predicate]; ok {
		out.Role = &role
	}
	for name, to := range map[string]**int{kg.QualGroup: &out.Group, kg.QualOrder: &out.Order} {
		if n, err := strconv.Atoi(q.Get(name)); err == nil {
			*to = &n
		}
	}
	for name, to := range map[string]**string{kg.QualNote: &out.Note, kg.QualVia: &out.Via} {
		if v := q.Get(name); v != "" {
			*to = &v
		}
	}
	return out
}

// StatementEdge is a statement as seen from one of its ends.
type StatementEdge struct {
	List  query.StatementQuery // that the edge is an item of
	Edge  store.Edge
	End   kg.Entity // the other end
	Peers *Peers
}

// Cursor is the place in the list.
func (e StatementEdge) Cursor() string { return query.EdgeCursor(e.List, e.Edge) }

// Node is the statement.
func (e StatementEdge) Node() *Statement { return &Statement{Record: e.Edge.Statement, Peers: e.Peers} }

// Other is the entity at the other end.
func (e StatementEdge) Other() Entity { return Wrap(e.End, e.Peers) }

// Predicate is the statement's.
func (e StatementEdge) Predicate() kg.Predicate { return e.Edge.Statement.Predicate }

// Forward tells whether it is seen from the subject.
func (e StatementEdge) Forward() bool { return e.Edge.Forward }

// Evidence is a place in a document.
type Evidence struct {
	Record  kg.Evidence
	Sources *Sources
}

// Sources are the documents and sections of all evidence that was delivered together.
type Sources struct{ Documents, Sections []kg.ID }

// IsNode marks a node.
func (*Evidence) IsNode() {}

// ID is the global id: evidence cannot be found without its statement, so it names both.
func (e *Evidence) ID() string {
	return "evidence:" + e.Record.Statement.String() + "/" + e.Record.ID.String()
}

// Quote is the text at the span.
func (e *Evidence) Quote() string { return e.Record.Quote }

// Start is the first offset.
func (e *Evidence) Start() int { return e.Record.Span.Start }

// End is the offset after the last character.
func (e *Evidence) End() int { return e.Record.Span.End }

// Page is the page of the source file, nil where its format has none.
func (e *Evidence) Page() *int {
	if e.Record.Place.Page == 0 {
		return nil
	}
	return &e.Record.Place.Page
}

// Cell is the cell of the source file, nil where its format has none.
func (e *Evidence) Cell() *string {
	if e.Record.Place.Cell == "" {
		return nil
	}
	return &e.Record.Place.Cell
}

// Box is where on the page it stands, nil where the format does not tell.
func (e *Evidence) Box() *kg.Box {
	if e.Record.Place.Box == (kg.Box{}) {
		return nil
	}
	return &e.Record.Place.Box
}

// Rule is the id of the extraction rule.
func (e *Evidence) Rule() string { return e.Record.Rule }

func (e *Evidence) focus() kg.Span {
	if f := e.Record.Focus; f.Len() > 0 && e.Record.Span.Contains(f) {
		return f
	}
	return e.Record.Span
}

// Focus is the words that say it.
func (e *Evidence) Focus() string {
	f := e.focus()
	quote := []rune(e.Record.Quote)
	from, to := f.Start-e.Record.Span.Start, f.End-e.Record.Span.Start
	if to > len(quote) {
		return e.Record.Quote
	}
	return string(quote[from:to])
}

// FocusStart is the first offset of the focus.
func (e *Evidence) FocusStart() int { return e.focus().Start }

// FocusEnd is the offset after the focus.
func (e *Evidence) FocusEnd() int { return e.focus().End }
