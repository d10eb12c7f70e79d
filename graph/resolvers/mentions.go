package resolvers

import (
	"context"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// mentions lists what the text of a document says where, in the state that the request sees.
func mentions(ctx context.Context, document kg.ID, from, to *int) ([]model.Mention, error) {
	s := loaders.From(ctx)
	now, err := s.Sequence(ctx)
	if err != nil {
		return nil, err
	}
	batch, err := s.Past().Asserted(ctx, now, document)
	if err != nil {
		return nil, err
	}
	begin, end := 0, -1
	if from != nil {
		begin = *from
	}
	if to != nil {
		end = max(*to, 0)
	}
	found := query.MentionsOf(batch, begin, end)
	list := make([]model.Mention, len(found))
	for i, m := range found {
		list[i] = model.Mention{Mention: m}
	}
	return list, nil
}
