package model

import (
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// PageInfo says where a page lies.
type PageInfo struct {
	HasNextPage, HasPreviousPage bool
	StartCursor, EndCursor       *string
}

// Page writes a page's place.
func Page(p query.PageInfo) PageInfo {
	info := PageInfo{HasNextPage: p.HasNext, HasPreviousPage: p.HasPrevious}
	if p.Start != "" {
		info.StartCursor, info.EndCursor = &p.Start, &p.End
	}
	return info
}

// TaskConnection is a page of tasks; Query counts them where Total is not known.
type TaskConnection struct {
	Edges                   []TaskEdge
	PageInfo                PageInfo
	Total                   int // -1: ask
	DirectCount             *int
	Query                   query.TaskQuery
	Involving               []Resolution
	Suggestions, Candidates []Candidate
}

// TaskEdge is a task of a page.
type TaskEdge struct {
	Cursor  string
	Node    *Task
	Reasons []Reason
}

// Reason is why a task is in a list.
type Reason struct {
	query.Reason
	Peers *Peers
}

// Direct tells whether it is no conclusion.
func (r Reason) Direct() bool { return r.Kind.Direct() }

// Text is the reason for people.
func (r Reason) Text(language query.Language) string { return r.In(language) }

// Asked is what was asked for.
func (r Reason) Asked() Entity { return Wrap(r.Reason.Asked, r.Peers) }

// Via are the statements from the task to what was asked for.
func (r Reason) Via() []*Statement { return Statements(r.Reason.Via, r.Peers) }

// Statements wraps statements with their company.
func Statements(list []kg.Statement, peers *Peers) []*Statement {
	out := make([]*Statement, len(list))
	for i, s := range list {
		out[i] = &Statement{Record: s, Peers: peers}
	}
	return out
}

// StatementConnection is a page of statements.
type StatementConnection struct {
	Edges      []StatementEdge
	PageInfo   PageInfo
	TotalCount int
}

// EntityConnection is a page of entities; Count counts them where Total is -1.
type EntityConnection struct {
	Edges    []EntityEdge
	PageInfo PageInfo
	Total    int
	Query    query.EntityQuery
}

// EntityEdge is an entity of a page.
type EntityEdge struct {
	Cursor string
	Node   Entity
}

// DocumentConnection is a page of documents.
type DocumentConnection struct {
	Edges      []DocumentEdge
	PageInfo   PageInfo
	TotalCount int
}

// DocumentEdge is a document of a page.
type DocumentEdge struct {
	Cursor string
	Node   *Document
}

// Resolution is what a name came to.
type Resolution struct {
	Ref                     string
	Entity                  Entity
	Note                    *string
	Candidates, Suggestions []Candidate
}

// Candidate is an entity that may be meant.
type Candidate struct {
	Entity  Entity
	Context string
}

// Path is a way between two entities.
type Path struct {
	Nodes []Entity
	Steps []Step
}

// Length is the number of steps.
func (p Path) Length() int { return len(p.Steps) }

// Step is a step of a path.
type Step struct {
	Statement *Statement
	Forward   bool
	Parallel  []*Statement
}

// Subgraph is part of the graph.
type Subgraph struct {
	Of         []Resolution
	Nodes      []Entity
	Statements []*Statement
	Omitted    []Omission
}

// Omission counts what was left out around an entity.
type Omission struct {
	At        Entity
	Predicate kg.Predicate
	Count     int
}

// Candidates wraps candidates.
func Candidates(list []query.Candidate) []Candidate {
	peers := &Peers{}
	out := make([]Candidate, len(list))
	for i, c := range list {
		peers.Entities = append(peers.Entities, c.Entity.ID)
		out[i] = Candidate{Entity: Wrap(c.Entity, peers), Context: c.Context}
	}
	return out
}

// Resolved wraps what names came to.
func Resolved(list []query.Resolution) []Resolution {
	peers := &Peers{}
	out := make([]Resolution, len(list))
	for i, x := range list {
		out[i] = Resolution{Ref: x.Ref, Candidates: Candidates(x.Candidates), Suggestions: Candidates(x.Suggestions)}
		if x.Found {
			peers.Entities = append(peers.Entities, x.Entity.ID)
			out[i].Entity = Wrap(x.Entity, peers)
		}
		if x.Note != "" {
			out[i].Note = &list[i].Note
		}
	}
	return out
}
