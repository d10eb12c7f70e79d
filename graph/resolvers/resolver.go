// Package resolvers answers the fields of the schema: arguments become a query, its answer becomes values of the model.
package resolvers

import (
	"context"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/search"
	"policygraph/internal/store"
)

// Resolver is the root of all resolvers. What it has is the same for all operations: the snapshot comes with the context of each.
type Resolver struct {
	Jobs  Jobs            // nil: nothing can be written
	Store store.Historian // of which subscriptions tell
	Past  *query.Past     // of that store
	// Search finds by text; nil: by reading all there is.
	Search *search.Index
}

func window(first *int, after *string, last *int, before *string) query.Window {
	w := query.Window{First: first, Last: last}
	if after != nil {
		w.After = *after
	}
	if before != nil {
		w.Before = *before
	}
	return w
}

// statements answers Entity.statements for every kind.
func statements(ctx context.Context, obj model.Entity, dir store.Direction, predicates []kg.Predicate, origins []kg.Origin, where *query.StatementWhere, w query.Window) (*model.StatementConnection, error) {
	q := query.StatementQuery{Entity: obj.Record().ID, Dir: dir, Predicates: predicates, Origins: origins, Where: where, Window: w}
	page, below, err := loaders.From(ctx).Statements(ctx, q, obj.Company().Entities)
	if err != nil {
		return nil, err
	}
	edges, err := statementEdges(ctx, q, page.Edges, below)
	return &model.StatementConnection{Edges: edges, PageInfo: model.Page(page.PageInfo), TotalCount: page.Total}, err
}

// statementEdges gives edges their other ends.
func statementEdges(ctx context.Context, q query.StatementQuery, edges []store.Edge, peers *model.Peers) ([]model.StatementEdge, error) {
	list := make([]model.StatementEdge, len(edges))
	for i, e := range edges {
		other, found, err := loaders.From(ctx).Entity(ctx, e.Other, peers.Entities)
		if err == nil && !found {
			err = dangling(e.Other)
		}
		if err != nil {
			return nil, err
		}
		list[i] = model.StatementEdge{List: q, Edge: e, End: other, Peers: peers}
	}
	return list, nil
}

// related lists the entities of a kind that obj is joined with, in the order of its statements, each once.
func related[T any](ctx context.Context, obj model.Entity, kind kg.EntityKind, wrap func(model.Thing) T, dir store.Direction, predicates ...kg.Predicate) ([]T, error) {
	s := loaders.From(ctx)
	fan, err := s.Fan(ctx, obj.Record().ID, obj.Company().Entities, dir, predicates...)
	if err != nil {
		return nil, err
	}
	list := []T{}
	seen := make(map[kg.ID]bool)
	for _, e := range fan.Edges {
		other, found, err := s.Entity(ctx, e.Other, fan.Below.Entities)
		if err != nil {
			return nil, err
		}
		if found && other.Kind == kind && !seen[other.ID] {
			seen[other.ID] = true
			list = append(list, wrap(model.NewThing(other, fan.Below)))
		}
	}
	return list, nil
}

// first is the first of related, nil where there is none.
func first[T any](list []T, err error) (*T, error) {
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

// textual answers the fields of a task for what its text speaks of. All of them share one visit to the store.
func textual[T any](ctx context.Context, obj *model.Task, kind kg.EntityKind, wrap func(model.Thing) T) ([]T, error) {
	return related(ctx, obj, kind, wrap, store.Out, kg.Involves, kg.Cites, kg.HasTarget, kg.Due)
}

// joined pages what obj is joined with, by key.
func joined(ctx context.Context, obj model.Entity, kinds []kg.EntityKind, w query.Window, dir store.Direction, predicates ...kg.Predicate) (*model.EntityConnection, error) {
	var all []kg.Entity
	for _, kind := range kinds {
		list, err := related(ctx, obj, kind, func(t model.Thing) kg.Entity { return t.Record() }, dir, predicates...)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	page, err := query.PageOfEntities(obj.Record().Ref()+" "+string(predicates[0]), all, w)
	if err != nil {
		return nil, err
	}
	c := entities(page)
	c.Total = len(all)
	return c, nil
}

func entities(page query.EntityPage) *model.EntityConnection {
	c := &model.EntityConnection{Edges: make([]model.EntityEdge, len(page.Items)), PageInfo: model.Page(page.PageInfo), Total: -1}
	peers := &model.Peers{}
	for i, e := range page.Items {
		peers.Entities = append(peers.Entities, e.ID)
		c.Edges[i] = model.EntityEdge{Cursor: page.Cursors[i], Node: model.Wrap(e, peers)}
	}
	return c
}

// home is the document that a section or task stands in.
func home(ctx context.Context, obj model.Entity) (*model.Document, error) {
	e, found, err := loaders.From(ctx).HomeOf(ctx, obj.Record(), obj.Company().Entities)
	if err != nil || !found {
		return nil, err
	}
	return &model.Document{Thing: model.NewThing(e, &model.Peers{Entities: []kg.ID{e.ID}})}, nil
}

// entity is one end of a statement.
func entity(ctx context.Context, id kg.ID, peers *model.Peers) (model.Entity, error) {
	e, found, err := loaders.From(ctx).Entity(ctx, id, peers.Entities)
	if err != nil || !found {
		return nil, err
	}
	return model.Wrap(e, peers), nil
}
