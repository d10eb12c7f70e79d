package resolvers

import (
	"context"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/query"
	"policygraph/internal/question"
	"policygraph/internal/retrieve"
	"policygraph/internal/search"
)

// What `paths` has where it is not told otherwise.
const (
	usualPaths = 3
	usualSteps = 4
	usualHubs  = 500
)

// answer reads a question. What it asks for is fetched by the fields of the answer.
func answer(ctx context.Context, index *search.Index, line string, w query.Window) (*model.Answer, error) {
	u, err := question.Read(ctx, loaders.From(ctx).Reader(), index, line)
	if err != nil {
		return nil, err
	}
	for _, p := range u.Parts {
		if p.Thing.Found {
			loaders.From(ctx).Adopt(p.Thing.Entity)
		}
	}
	return model.Answered(u, w), nil
}

// gathered finds what bears on a question.
func gathered(ctx context.Context, index *search.Index, line string, tokens int) (*model.Context, error) {
	s := loaders.From(ctx)
	found, err := retrieve.Gather(ctx, s.Reader(), index, retrieve.Query{Question: line, MaxTokens: tokens})
	if err != nil {
		return nil, err
	}
	for _, item := range found.Items {
		s.Adopt(item.Record)
	}
	return model.Gathered(found), nil
}

func answeredEntity(ctx context.Context, a *model.Answer) (model.Entity, error) {
	if a.Read.Intent != question.Entity {
		return nil, nil
	}
	for _, p := range a.Read.Names() {
		if len(p.Thing.Candidates) > 0 { // they stand in the answer
			return nil, nil
		}
	}
	return named(ctx, a.Read.From, nil)
}

func answeredTasks(ctx context.Context, a *model.Answer) (*model.TaskConnection, error) {
	if a.Read.Intent != question.Tasks && a.Read.Intent != question.Entity {
		return nil, nil
	}
	q := a.Read.Tasks
	q.Window = a.Window
	return tasks(ctx, q)
}

func answeredPaths(ctx context.Context, a *model.Answer) (*model.PathResult, error) {
	if a.Read.Intent != question.Paths {
		return nil, nil
	}
	return ways(ctx, a.Read.From, a.Read.To, query.PathQuery{K: usualPaths, MaxLength: usualSteps, SkipHubsAbove: usualHubs})
}

func answeredMatrix(ctx context.Context, a *model.Answer) (*model.Matrix, error) {
	if a.Read.Intent != question.Cooccurrence {
		return nil, nil
	}
	return cooccurrence(ctx, a.Read.Matrix)
}

func answeredEntities(ctx context.Context, a *model.Answer) (*model.EntityConnection, error) {
	if a.Read.Intent != question.Entities {
		return nil, nil
	}
	q := query.EntityQuery{Kind: a.Read.Kinds[0], Window: a.Window}
	page, err := query.Entities(ctx, loaders.From(ctx).Reader(), q)
	if err != nil {
		return nil, err
	}
	c := entities(page)
	c.Query = q
	return c, nil
}

func answeredHits(ctx context.Context, index *search.Index, a *model.Answer) (*model.SearchConnection, error) {
	if a.Read.Intent != question.Search {
		return nil, nil
	}
	return find(ctx, index, search.Query{Text: a.Read.Text, Kinds: a.Read.Kinds, Mode: search.Auto}, searchNames{}, a.Window)
}

// ways finds the paths between two things that are given as people name them.
func ways(ctx context.Context, from, to string, q query.PathQuery) (*model.PathResult, error) {
	ends, found, err := resolve(ctx, from, to)
	if err != nil {
		return nil, err
	}
	shown := model.Resolved(ends)
	result := &model.PathResult{From: shown[0], To: shown[1], Paths: []model.Path{}}
	if found == nil || found[0] == found[1] {
		return result, nil
	}
	q.From, q.To = found[0], found[1]
	answer, err := query.Paths(ctx, loaders.From(ctx).Reader(), q)
	if err != nil {
		return nil, err
	}
	result.Exhausted, result.Visited = answer.Exhausted, answer.Visited
	result.Paths, err = paths(ctx, answer)
	return result, err
}
