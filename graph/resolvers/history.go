package resolvers

import (
	"context"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// snapshot tells of the state that the request sees.
func snapshot(ctx context.Context) (*model.Snapshot, error) {
	s := loaders.From(ctx)
	now, err := s.Sequence(ctx)
	if err != nil {
		return nil, err
	}
	found, err := s.Past().Snapshot(ctx, now)
	return &model.Snapshot{Snapshot: found}, err
}

// commits lists commits, those of one document where one is named.
func commits(ctx context.Context, document *string, w query.Window) (*model.CommitConnection, error) {
	id, err := documentNamed(ctx, document)
	if err != nil {
		return nil, err
	}
	return versions(ctx, id, w)
}

// versions lists commits up to the state that the request sees.
func versions(ctx context.Context, document *kg.ID, w query.Window) (*model.CommitConnection, error) {
	s := loaders.From(ctx)
	now, err := s.Sequence(ctx)
	if err != nil {
		return nil, err
	}
	page, err := s.Past().Commits(ctx, now, document, w)
	if err != nil {
		return nil, err
	}
	return model.Commits(page), nil
}

// documentNamed finds the document of an argument; nil where it was left out.
func documentNamed(ctx context.Context, ref *string) (*kg.ID, error) {
	if ref == nil {
		return nil, nil
	}
	s := loaders.From(ctx)
	id, err := s.Past().NamedDocument(ctx, s.Reader(), *ref)
	if err != nil {
		return nil, err
	}
	return &id, nil
}

// diff compares two states; without the second one, the first with what the request sees.
func diff(ctx context.Context, from query.Moment, to *query.Moment, document *string) (*model.Diff, error) {
	s := loaders.From(ctx)
	first, err := s.Past().Find(ctx, "from", from)
	if err != nil {
		return nil, err
	}
	var second uint64
	if to != nil {
		second, err = s.Past().Find(ctx, "to", *to)
	} else {
		second, err = s.Sequence(ctx)
	}
	if err != nil {
		return nil, err
	}
	id, err := documentNamed(ctx, document)
	if err != nil {
		return nil, err
	}
	d, err := s.Past().Diff(ctx, first, second, id)
	if err != nil {
		return nil, err
	}
	return &model.Diff{Diff: d}, nil
}

// documentDiffs lists the documents that changed.
func documentDiffs(ctx context.Context, d *query.Diff, w query.Window) (*model.DocumentDiffConnection, error) {
	page, err := d.Documents(w)
	if err != nil {
		return nil, err
	}
	c := &model.DocumentDiffConnection{Edges: make([]model.DocumentDiffEdge, len(page.Items)), PageInfo: model.Page(page.PageInfo), TotalCount: page.Total}
	for i, x := range page.Items {
		record, err := x.Named(ctx)
		if err != nil {
			return nil, err
		}
		c.Edges[i] = model.DocumentDiffEdge{Cursor: page.Cursors[i], Node: &model.DocumentDiff{DocumentDiff: x, Record: record}}
	}
	return c, nil
}

func version(c *query.Commit, err error) (*model.Commit, error) {
	if c == nil || err != nil {
		return nil, err
	}
	return &model.Commit{Commit: *c}, nil
}
