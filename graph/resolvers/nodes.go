package resolvers

import (
	"context"
	"fmt"
	"strings"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// nodes finds several; the entities among them are fetched at once.
func nodes(ctx context.Context, refs []string) ([]model.Node, error) {
	if len(refs) > query.MaxPage {
		return nil, &query.InputError{Argument: "ids", Problem: fmt.Sprintf("want at most %d, have %d", query.MaxPage, len(refs))}
	}
	peers := &model.Peers{}
	for _, ref := range refs {
		if id, ok := query.ParseID(ref); ok {
			peers.Entities = append(peers.Entities, id)
		}
	}
	list := make([]model.Node, len(refs))
	for i, ref := range refs {
		n, err := node(ctx, ref, peers)
		if err != nil {
			return nil, err
		}
		list[i] = n
	}
	return list, nil
}

// node finds what a global id or a name stands for; nil where there is nothing.
func node(ctx context.Context, ref string, peers *model.Peers) (model.Node, error) {
	kind, rest, _ := strings.Cut(ref, ":")
	switch kind {
	case "statement":
		return statement(ctx, rest)
	case "evidence":
		return evidence(ctx, rest)
	}
	if id, ok := query.ParseID(ref); ok {
		if e, err := entity(ctx, id, peers); e != nil || err != nil {
			return e, err
		}
	}
	e, err := named(ctx, ref, nil)
	if e == nil || err != nil {
		return nil, err
	}
	return e, nil
}

// named finds an entity; nil where there is none, an error where the name is ambiguous.
func named(ctx context.Context, ref string, kinds []kg.EntityKind) (model.Entity, error) {
	x, err := query.Resolve(ctx, loaders.From(ctx).Reader(), ref, kinds...)
	if err != nil {
		return nil, err
	}
	if len(x.Candidates) > 0 {
		return nil, x.Err()
	}
	if !x.Found {
		return nil, nil
	}
	return model.Wrap(x.Entity, &model.Peers{Entities: []kg.ID{x.Entity.ID}}), nil
}

func statement(ctx context.Context, ref string) (model.Node, error) {
	id, err := kg.ParseID(ref)
	if err != nil {
		return nil, nil
	}
	found, err := loaders.From(ctx).Reader().Statements(ctx, []kg.ID{id})
	s, ok := found[id]
	if err != nil || !ok {
		return nil, err
	}
	return &model.Statement{Record: s, Peers: &model.Peers{Entities: []kg.ID{s.Subject, s.Object}, Statements: []kg.ID{id}}}, nil
}

func evidence(ctx context.Context, ref string) (model.Node, error) {
	of, own, _ := strings.Cut(ref, "/")
	statement, err := kg.ParseID(of)
	if err != nil {
		return nil, nil
	}
	found, err := loaders.From(ctx).Evidence(ctx, statement, nil)
	if err != nil {
		return nil, err
	}
	for _, e := range found.List {
		if e.ID.String() == own {
			return &model.Evidence{Record: e, Sources: found.Sources}, nil
		}
	}
	return nil, nil
}

// resolve resolves several names; found is nil unless each of them came to an entity.
func resolve(ctx context.Context, refs ...string) (all []query.Resolution, found []kg.ID, err error) {
	for _, ref := range refs {
		x, err := query.Resolve(ctx, loaders.From(ctx).Reader(), ref)
		if err != nil {
			return nil, nil, err
		}
		all = append(all, x)
		if x.Found {
			found = append(found, x.Entity.ID)
		}
	}
	if len(found) < len(refs) {
		found = nil
	}
	return all, found, nil
}
