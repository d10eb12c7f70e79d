package resolvers

import (
	"context"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/query"
)

// targets lists targets.
func targets(ctx context.Context, q query.TargetQuery) (*model.TargetConnection, error) {
	s := loaders.From(ctx)
	page, err := query.Targets(ctx, s.Reader(), q)
	if err != nil {
		return nil, err
	}
	for _, item := range page.Items {
		s.Adopt(item.Target, item.Of)
	}
	return model.Targets(page), nil
}

func targetWhereOf(in *model.TargetWhere) query.TargetWhere {
	if in == nil {
		return query.TargetWhere{}
	}
	w := query.TargetWhere{Documents: in.Documents, Of: whereOf(in.Of), HasModality: in.HasModality, HasNumber: in.HasNumber, HasDate: in.HasDate}
	for _, m := range in.Modalities {
		w.Modalities = append(w.Modalities, m.String())
	}
	for to, given := range map[*string]*string{&w.Indicator: in.Indicator, &w.Unit: in.Unit, &w.DueAfter: in.DueAfter, &w.DueBefore: in.DueBefore} {
		if given != nil {
			*to = *given
		}
	}
	return w
}
