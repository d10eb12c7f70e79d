package model

import (
	"policygraph/internal/query"
)

// TargetConnection is a page of targets.
type TargetConnection struct {
	Edges                   []TargetEdge
	PageInfo                PageInfo
	TotalCount              int
	Involving               []Resolution
	Suggestions, Candidates []Candidate
}

// TargetEdge is a target of a page.
type TargetEdge struct {
	query.TargetItem
	Peers *Peers
}

// Node is the target.
func (e TargetEdge) Node() *Target { return &Target{NewThing(e.Target, e.Peers)} }

// Of is the task, section or document that it is of.
func (e TargetEdge) Of() Entity { return Wrap(e.TargetItem.Of, e.Peers) }

// Statement is what joins them.
func (e TargetEdge) Statement() *Statement {
	return &Statement{Record: e.TargetItem.Statement, Peers: e.Peers}
}

// Targets wraps a page.
func Targets(page query.TargetPage) *TargetConnection {
	peers := &Peers{}
	c := &TargetConnection{
		Edges: make([]TargetEdge, len(page.Items)), PageInfo: Page(page.PageInfo), TotalCount: page.Total, Involving: Resolved(page.Involving),
	}
	c.Suggestions, c.Candidates = Unresolved(page.Unresolved)
	for i, item := range page.Items {
		peers.Entities = append(peers.Entities, item.Target.ID, item.Of.ID)
		peers.Statements = append(peers.Statements, item.Statement.ID)
		c.Edges[i] = TargetEdge{TargetItem: item, Peers: peers}
	}
	return c
}
