package resolvers

import (
	"context"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// compared sets plans beside each other.
func compared(ctx context.Context, q query.CompareQuery) (*model.ComparisonConnection, error) {
	s := loaders.From(ctx)
	now, err := s.Sequence(ctx)
	if err != nil {
		return nil, err
	}
	found, err := s.Past().Compare(ctx, s.Reader(), now, q)
	if err != nil {
		return nil, err
	}
	return model.Compared(found), nil
}

// lineage follows what works say of each other; of a name that came to nothing there are none.
func lineage(ctx context.Context, of string, q query.LineageQuery) (*model.Lineage, error) {
	s := loaders.From(ctx)
	named, err := query.Resolve(ctx, s.Reader(), of, kg.KindPolicy, kg.KindDocument)
	if err != nil {
		return nil, err
	}
	if !named.Found { // a document by the name under which it was ingested
		id := kg.NewDocument(of).ID
		ingested, err := s.Entities(ctx, []kg.ID{id})
		if err != nil {
			return nil, err
		}
		if len(ingested) > 0 {
			named = query.Resolution{Ref: of, Entity: ingested[0], Found: true}
		}
	}
	var found query.Lineage
	if named.Found {
		q.Of = named.Entity.ID
		if found, err = query.LineageOf(ctx, s.Reader(), q); err != nil {
			return nil, err
		}
	}
	for _, w := range found.Works {
		s.Adopt(w.Entity)
		s.Adopt(w.Policies...)
	}
	return model.Lineages(named, found), nil
}
