package loaders

import (
	"context"
	"encoding/json"
	"fmt"

	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

type statementPage struct {
	page  query.StatementPage
	err   error
	below *model.Peers
}

// Statements is the page of an entity's statements that q asks for. The pages of its peers are cut at the same time, so that what they
// hold is fetched together; below is what they hold.
func (s *Session) Statements(ctx context.Context, q query.StatementQuery, peers []kg.ID) (page query.StatementPage, below *model.Peers, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	where, err := json.Marshal(q.Where)
	if err != nil {
		return query.StatementPage{}, nil, err
	}
	name := fmt.Sprint(q.Dir, q.Predicates, q.Origins, text(q.Window.First), text(q.Window.Last), q.Window.After, " ", q.Window.Before, string(where))
	pages := s.pages[name]
	if pages == nil {
		pages = make(map[kg.ID]statementPage)
		s.pages[name] = pages
	}
	if _, ok := pages[q.Entity]; !ok {
		below := &model.Peers{}
		missing := wanted(q.Entity, peers, func(id kg.ID) bool { _, ok := pages[id]; return ok })
		edges, err := s.edges(ctx, q, missing, peers)
		if err != nil {
			return query.StatementPage{}, nil, err
		}
		for _, id := range missing {
			of := q
			of.Entity = id
			p := statementPage{below: below}
			p.page, p.err = query.PageOf(edges[id], of)
			for _, e := range p.page.Edges {
				below.Entities = append(below.Entities, e.Other, e.From)
				below.Statements = append(below.Statements, e.Statement.ID)
			}
			pages[id] = p
		}
		below.Entities, below.Statements = unique(below.Entities), unique(below.Statements)
	}
	p := pages[q.Entity]
	return p.page, p.below, p.err
}

// edges are those of the entities that q's Where lets pass. Their names are resolved, and their evidence is read, for all at once.
func (s *Session) edges(ctx context.Context, q query.StatementQuery, entities, peers []kg.ID) (map[kg.ID][]store.Edge, error) {
	var all []store.Edge
	for _, id := range entities {
		fan, err := s.fan(ctx, id, peers, q.Dir, q.Predicates)
		if err != nil {
			return nil, err
		}
		all = append(all, fan.Edges...)
	}
	filter, err := q.Where.Filter(ctx, s.reader)
	if err == nil {
		all, err = filter.Keep(ctx, s.reader, all)
	}
	of := make(map[kg.ID][]store.Edge)
	for _, e := range all {
		of[e.From] = append(of[e.From], e)
	}
	return of, err
}

func text(n *int) string {
	if n == nil {
		return "-"
	}
	return fmt.Sprint(*n)
}
