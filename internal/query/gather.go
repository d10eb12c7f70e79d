package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// gatherPage is how many tasks are looked at at once where all that match are counted: enough for few visits to the store, and some
// megabytes of statements.
const gatherPage = 4_096

// gather calls fn with all tasks that pass f and, where something is asked for, involve it: each once, some thousands at a time, in no
// order that means anything, with their statements along some predicates. It reads each task once. found holds the trails to them, nil
// where nothing was asked for.
func (q TaskQuery) gather(
	ctx context.Context, r store.Reader, f *filter, involving []Resolution, along []kg.Predicate, fn func([]task) error,
) (found map[kg.ID][]trail, err error) {
	pass := func(ids []kg.ID, kind kg.EntityKind) error {
		for part := range slices.Chunk(ids, gatherPage) {
			if err := ctx.Err(); err != nil {
				return err
			}
			passed, err := f.pass(ctx, r, part, along, kind == "")
			for i := range passed {
				passed[i].kind = cmp.Or(passed[i].kind, kind)
			}
			if err == nil && len(passed) > 0 {
				err = fn(passed)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	bound, within := f.bound(), f.within()
	_, texts := f.reads()
	switch {
	case len(q.Involving) > 0:
		if found, err = q.candidates(ctx, r, involving, f); err == nil {
			err = pass(keys(found), "")
		}
	case bound != nil:
		err = pass(members(bound), "")
	case within != nil || texts: // texts are read document by document
		err = gatherDocuments(ctx, r, f, pass)
	default:
		err = gatherKinds(ctx, r, f, pass)
	}
	if err != nil {
		return nil, fmt.Errorf("find tasks: %w", err)
	}
	return found, nil
}

// gatherKinds passes all that the store has of what f takes, kind by kind.
func gatherKinds(ctx context.Context, r store.Reader, f *filter, pass func([]kg.ID, kg.EntityKind) error) error {
	for _, kind := range f.kinds() {
		var after kg.ID
		for {
			batch, err := r.Kinds(ctx, kind, after, gatherPage)
			if err != nil {
				return err
			}
			if len(batch) == 0 {
				break
			}
			after = batch[len(batch)-1]
			if err := pass(batch, kind); err != nil {
				return err
			}
		}
	}
	return nil
}

func gatherDocuments(ctx context.Context, r store.Reader, f *filter, pass func([]kg.ID, kg.EntityKind) error) error {
	documents, err := planDocuments(ctx, r, *f)
	if err != nil {
		return err
	}
	for part := range slices.Chunk(documents, 16) {
		from := make([]kg.ID, len(part))
		for i, d := range part {
			from[i] = d.ID
		}
		held := map[kg.EntityKind][]kg.ID{kg.KindDocument: sorted(from)}
		along := []kg.Predicate{kg.HasTask}
		if f.bearers {
			along = append(along, kg.HasSection)
		}
		page, err := r.Expand(ctx, store.Hop{From: sorted(from), Dir: store.Out, Predicates: along})
		if err != nil {
			return err
		}
		for _, e := range page.Edges {
			kind := kg.KindTask
			if e.Statement.Predicate == kg.HasSection {
				kind = kg.KindSection
			}
			held[kind] = append(held[kind], e.Other)
		}
		for _, kind := range f.kinds() {
			if err := pass(sorted(held[kind]), kind); err != nil {
				return err
			}
		}
	}
	return nil
}

func members(set map[kg.ID]bool) []kg.ID {
	list := make([]kg.ID, 0, len(set))
	for id := range set {
		list = append(list, id)
	}
	return sorted(list)
}
