package query

import (
	"context"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// bearerKinds are the kinds of what a target may be of: a plan sets some for a task, and some for a chapter or for all of it. A section or
// a document is asked what a task is asked: what is said of it itself. It has no roles and no deadlines, names what its own text names, and
// stands in its document and in the sections above.
var bearerKinds = []kg.EntityKind{kg.KindTask, kg.KindSection, kg.KindDocument}

// takes tells whether a thing of that kind may pass.
func (f *filter) takes(kind kg.EntityKind) bool { return slices.Contains(f.kinds(), kind) }

func (f *filter) kinds() []kg.EntityKind {
	if f.bearers {
		return bearerKinds
	}
	return bearerKinds[:1]
}

// bearers adds the documents and sections that were asked for, and all sections in them, to what was found. Those that name what was asked
// for came with the tasks that do.
func (x *run) bearers(ctx context.Context) error {
	records := x.sets[SetRecords]
	for id, trails := range records {
		for _, t := range trails {
			t.kind = Contained
			x.add(SetTasks, id, t)
		}
	}
	var documents []kg.ID
	for _, e := range x.roots {
		if e.Kind == kg.KindDocument {
			documents = append(documents, e.ID)
		}
	}
	if len(documents) == 0 {
		return nil
	}
	page, err := x.reader.Expand(ctx, store.Hop{From: sorted(documents), Dir: store.Out, Predicates: []kg.Predicate{kg.HasSection}})
	if err != nil {
		return fmt.Errorf("sections of %d documents: %w", len(documents), err)
	}
	for _, e := range page.Edges {
		for _, t := range records[e.From] {
			x.add(SetTasks, e.Other, trail{root: t.root, kind: Contained, via: append(slices.Clip(t.via), e.Statement)})
		}
	}
	return nil
}
