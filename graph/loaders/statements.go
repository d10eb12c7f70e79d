package loaders

import (
	"context"
	"fmt"

	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
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
	name := fmt.Sprint(q.Dir, q.Predicates, q.Origins, text(q.Window.First), text(q.Window.Last), q.Window.After, " ", q.Window.Before)
	pages := s.pages[name]
	if pages == nil {
		pages = make(map[kg.ID]statementPage)
		s.pages[name] = pages
	}
	if _, ok := pages[q.Entity]; !ok {
		below := &model.Peers{}
		for _, id := range wanted(q.Entity, peers, func(id kg.ID) bool { _, ok := pages[id]; return ok }) {
			fan, err := s.fan(ctx, id, peers, q.Dir, q.Predicates)
			if err != nil {
				return query.StatementPage{}, nil, err
			}
			of := q
			of.Entity = id
			p := statementPage{below: below}
			p.page, p.err = query.PageOf(fan.Edges, of)
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

func text(n *int) string {
	if n == nil {
		return "-"
	}
	return fmt.Sprint(*n)
}
