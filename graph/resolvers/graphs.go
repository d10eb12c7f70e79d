package resolvers

import (
	"context"
	"fmt"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// paths wraps the paths of an answer; their entities are loaded at once.
func paths(ctx context.Context, found query.PathResult) ([]model.Path, error) {
	peers := &model.Peers{}
	for _, p := range found.Paths {
		for _, step := range p {
			peers.Entities = append(peers.Entities, step.From, step.To)
			for _, e := range step.Edges {
				peers.Statements = append(peers.Statements, e.Statement.ID)
			}
		}
	}
	list := make([]model.Path, len(found.Paths))
	for i, p := range found.Paths {
		for j, step := range p {
			if j == 0 {
				e, err := mustEntity(ctx, step.From, peers)
				if err != nil {
					return nil, err
				}
				list[i].Nodes = append(list[i].Nodes, e)
			}
			e, err := mustEntity(ctx, step.To, peers)
			if err != nil {
				return nil, err
			}
			list[i].Nodes = append(list[i].Nodes, e)
			next := model.Step{
				Statement: &model.Statement{Record: step.Edges[0].Statement, Peers: peers}, Forward: step.Edges[0].Forward,
				Parallel: []*model.Statement{},
			}
			for _, e := range step.Edges[1:] {
				next.Parallel = append(next.Parallel, &model.Statement{Record: e.Statement, Peers: peers})
			}
			list[i].Steps = append(list[i].Steps, next)
		}
	}
	return list, nil
}

func mustEntity(ctx context.Context, id kg.ID, peers *model.Peers) (model.Entity, error) {
	e, err := entity(ctx, id, peers)
	if err == nil && e == nil {
		err = dangling(id)
	}
	return e, err
}

func dangling(id kg.ID) error {
	return fmt.Errorf("entity %s: a statement names it, and it is not stored: %w", id, store.ErrCorrupt)
}

// neighborhood asks for what surrounds those of the names that came to an entity.
func neighborhood(ctx context.Context, named []query.Resolution, q query.NeighborhoodQuery) (*model.Subgraph, error) {
	for _, x := range named {
		if x.Found {
			q.Of = append(q.Of, x.Entity.ID)
		}
	}
	out := &model.Subgraph{Nodes: []model.Entity{}, Statements: []*model.Statement{}, Omitted: []model.Omission{}}
	if len(q.Of) > 0 || len(named) == 0 {
		found, err := query.Neighborhood(ctx, loaders.From(ctx).Reader(), q)
		if err != nil {
			return nil, err
		}
		if out, err = subgraph(ctx, found); err != nil {
			return nil, err
		}
	}
	out.Of = model.Resolved(named)
	return out, nil
}

// subgraph wraps a neighbourhood.
func subgraph(ctx context.Context, found query.Subgraph) (*model.Subgraph, error) {
	peers := &model.Peers{}
	out := &model.Subgraph{Nodes: make([]model.Entity, len(found.Nodes)), Omitted: make([]model.Omission, len(found.Omitted))}
	loaders.From(ctx).Adopt(found.Nodes...)
	for i, e := range found.Nodes {
		peers.Entities = append(peers.Entities, e.ID)
		out.Nodes[i] = model.Wrap(e, peers)
	}
	for _, s := range found.Statements {
		peers.Statements = append(peers.Statements, s.ID)
	}
	out.Statements = model.Statements(found.Statements, peers)
	for i, o := range found.Omitted {
		at, err := mustEntity(ctx, o.At, peers)
		if err != nil {
			return nil, err
		}
		out.Omitted[i] = model.Omission{At: at, Predicate: o.Predicate, Count: o.Count}
	}
	return out, nil
}

func kindCounts(counts map[kg.EntityKind]int) []model.KindCount {
	list := []model.KindCount{}
	for _, k := range kg.EntityKinds {
		if counts[k] > 0 {
			list = append(list, model.KindCount{Kind: k, Count: counts[k]})
		}
	}
	return list
}

func predicateCounts(counts map[kg.Predicate]int) []model.PredicateCount {
	list := []model.PredicateCount{}
	for _, p := range kg.Predicates {
		if counts[p] > 0 {
			list = append(list, model.PredicateCount{Predicate: p, Count: counts[p]})
		}
	}
	return list
}
