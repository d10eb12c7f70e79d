package loaders

import (
	"context"
	"slices"

	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// PolicyTexts are the documents that are or may be the text of a policy, found together with those of its peers; below is what all of
// them hold.
func (s *Session) PolicyTexts(ctx context.Context, id kg.ID, peers []kg.ID) (texts []query.PolicyText, below *model.Peers, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	missing := wanted(id, peers, func(id kg.ID) bool { _, ok := s.policies[id]; return ok })
	if len(missing) > 0 {
		found, err := query.PolicyTexts(ctx, s.reader, missing)
		if err != nil {
			return nil, nil, err
		}
		below := &model.Peers{}
		for _, id := range missing {
			for _, t := range found[id] {
				s.documents[t.Document.ID] = t.Document
				below.Entities = append(below.Entities, t.Document.ID)
				for _, said := range []kg.Statement{t.Statement, t.Same} {
					if !said.ID.IsZero() {
						below.Entities = append(below.Entities, said.Subject, said.Object)
						below.Statements = append(below.Statements, said.ID)
					}
				}
			}
			s.policies[id] = policyTexts{found[id], below}
		}
		below.Entities, below.Statements = unique(below.Entities), unique(below.Statements)
	}
	p := s.policies[id]
	return p.texts, p.below, nil
}

type policyTexts struct {
	texts []query.PolicyText
	below *model.Peers
}

// CitedBy is the page of what texts say of a policy or a document, found together with that of its peers.
func (s *Session) CitedBy(ctx context.Context, q query.StatementQuery, peers []kg.ID) (query.StatementPage, *model.Peers, error) {
	return s.citations(ctx, "cited by", query.CitedBy, q, peers)
}

// CitationsOf is the page of what a document says of policies, found together with that of its peers.
func (s *Session) CitationsOf(ctx context.Context, q query.StatementQuery, peers []kg.ID) (query.StatementPage, *model.Peers, error) {
	return s.citations(ctx, "cites", query.CitationsOf, q, peers)
}

func (s *Session) citations(ctx context.Context, name string, find func(context.Context, store.Reader, []kg.ID, ...kg.Predicate) (map[kg.ID][]store.Edge, error),
	q query.StatementQuery, peers []kg.ID,
) (query.StatementPage, *model.Peers, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range slices.Sorted(slices.Values(q.Predicates)) {
		name += " " + string(p)
	}
	fans := s.fans[name]
	if fans == nil {
		fans = make(map[kg.ID]Fan)
		s.fans[name] = fans
	}
	missing := wanted(q.Entity, peers, func(id kg.ID) bool { _, ok := fans[id]; return ok })
	if len(missing) > 0 {
		found, err := find(ctx, s.reader, missing, q.Predicates...)
		if err != nil {
			return query.StatementPage{}, nil, err
		}
		below := &model.Peers{}
		for _, id := range missing {
			fans[id] = Fan{Edges: found[id], Below: below}
			for _, e := range found[id] {
				below.Entities = append(below.Entities, e.Other, e.From)
				below.Statements = append(below.Statements, e.Statement.ID)
			}
		}
		below.Entities, below.Statements = unique(below.Entities), unique(below.Statements)
	}
	page, err := query.PageOf(fans[q.Entity].Edges, q)
	return page, fans[q.Entity].Below, err
}
