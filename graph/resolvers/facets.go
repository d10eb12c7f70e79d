package resolvers

import (
	"context"
	"fmt"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// tasksOf is the part of a query for tasks that several fields have.
func tasksOf(involving []string, match query.Match, reach *model.Reach, where *model.TaskWhere) query.TaskQuery {
	return query.TaskQuery{Involving: involving, Match: match, Reach: reachOf(reach), Where: whereOf(where)}
}

// facets counts the tasks of a list.
func facets(ctx context.Context, obj *model.TaskConnection, by []query.FacetKey, top int) ([]model.Facet, error) {
	found, err := query.Facets(ctx, loaders.From(ctx).Reader(), obj.Query, by, top)
	return model.Facets(found), err
}

// cooccurrence counts in how many tasks things meet.
func cooccurrence(ctx context.Context, q query.MatrixQuery) (*model.Matrix, error) {
	found, err := query.Cooccurrence(ctx, loaders.From(ctx).Reader(), q)
	if err != nil {
		return nil, err
	}
	return model.Meetings(found), nil
}

// cellTasks loads the first tasks of a cell, together with those of the other cells.
func cellTasks(ctx context.Context, obj *model.MatrixCell, first int) ([]model.Task, error) {
	if first < 1 || first > query.MaxPage {
		return nil, &query.InputError{Argument: "first", Problem: fmt.Sprintf("want 1 to %d, have %d", query.MaxPage, first)}
	}
	peers := &model.Peers{}
	for _, tasks := range obj.Cells {
		peers.Entities = append(peers.Entities, tasks[:min(first, len(tasks))]...)
	}
	list := []model.Task{}
	for _, id := range obj.IDs[:min(first, len(obj.IDs))] {
		e, found, err := loaders.From(ctx).Entity(ctx, id, peers.Entities)
		if err == nil && !found {
			err = dangling(id)
		}
		if err != nil {
			return nil, err
		}
		list = append(list, model.Task{Thing: model.NewThing(e, peers)})
	}
	return list, nil
}

// timeline lists dates in order of time.
func timeline(ctx context.Context, q query.TimelineQuery) (*model.TimelineConnection, error) {
	s := loaders.From(ctx)
	page, err := query.Timeline(ctx, s.Reader(), q)
	if err != nil {
		return nil, err
	}
	for _, e := range page.Entries {
		s.Adopt(e.Of, e.Thing)
	}
	return model.Timeline(page), nil
}

// undated lists what a timeline has no date of.
func undated(ctx context.Context, obj *model.TimelineConnection, w query.Window) (*model.UndatedConnection, error) {
	s := loaders.From(ctx)
	page, err := obj.Page.UndatedEntries(ctx, s.Reader(), w)
	if err != nil {
		return nil, err
	}
	for _, e := range page.Entries {
		s.Adopt(e.Of, e.Thing)
	}
	return model.Undated(page), nil
}

func originCounts(counts map[kg.Origin]int) []model.OriginCount {
	list := []model.OriginCount{}
	for _, o := range kg.Origins {
		if counts[o] > 0 {
			list = append(list, model.OriginCount{Origin: o, Count: counts[o]})
		}
	}
	return list
}

// taskText is the text of a task: its own where it keeps one, else that of its document where it stands.
func taskText(ctx context.Context, obj *model.Task) (string, error) {
	document, ok := query.DocumentOf(obj.Record())
	start, end := obj.Start(), obj.End()
	if text := obj.Text(); text != "" || !ok || start == nil || end == nil {
		return text, nil
	}
	text, err := loaders.From(ctx).Text(ctx, document)
	if err != nil {
		return "", err
	}
	return text.Slice(*start, *end), nil
}
