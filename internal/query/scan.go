package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// scan reads tasks document by document from the window's edge, and stops when the page is full: the store may hold millions.
func scan(ctx context.Context, r store.Reader, f filter, w span, page *TaskPage) error {
	documents, err := planDocuments(ctx, r, f)
	if err != nil {
		return fmt.Errorf("list tasks: %w", err)
	}
	if w.backward {
		slices.Reverse(documents)
	}
	skip := w.skip
	if skip > 0 && f.open() { // documents that are passed over need not be read
		if documents, skip, err = passOver(ctx, r, documents, skip); err != nil {
			return fmt.Errorf("list tasks: %w", err)
		}
	}
	var list []kg.Entity
	err = walk(ctx, r, f, documents, w, func(batch []kg.Entity) bool {
		over := min(skip, len(batch))
		skip -= over
		batch = batch[over:]
		if w.backward {
			slices.Reverse(batch)
		}
		for _, task := range batch {
			if w.holds(sourcePosition(task)) {
				list = append(list, task)
			}
		}
		return len(list) <= w.limit
	})
	if err != nil {
		return fmt.Errorf("list tasks: %w", err)
	}
	more := len(list) > w.limit
	list = list[:min(len(list), w.limit)]
	page.HasNext, page.HasPrevious = more, w.after != "" || w.skip > 0
	if w.backward {
		slices.Reverse(list)
		page.HasNext, page.HasPrevious = w.before != "", more
	}
	for _, task := range list {
		page.Items = append(page.Items, TaskItem{Task: task, Cursor: sealCursor(w.list, sourcePosition(task))})
	}
	seal(&page.PageInfo, w.list, list, sourcePosition)
	return nil
}

// passOver drops documents from the front while all of their tasks are passed over, and tells how many remain to be.
func passOver(ctx context.Context, r store.Reader, documents []kg.Document, skip int) ([]kg.Document, int, error) {
	for i, d := range documents {
		page, err := r.Expand(ctx, store.Hop{From: []kg.ID{d.ID}, Dir: store.Out, Predicates: []kg.Predicate{kg.HasTask}})
		if err != nil {
			return nil, 0, err
		}
		if len(page.Edges) > skip {
			return documents[i:], skip, nil
		}
		skip -= len(page.Edges)
	}
	return nil, 0, nil
}

// planDocuments lists the documents that may hold matching tasks, by key.
func planDocuments(ctx context.Context, r store.Reader, f filter) ([]kg.Document, error) {
	var wanted []kg.ID
	for key := range f.within() {
		wanted = append(wanted, kg.EntityID(kg.KindDocument, key))
	}
	found, err := r.Documents(ctx, wanted)
	if err != nil {
		return nil, err
	}
	var documents []kg.Document
	for _, d := range found {
		if !d.Seed {
			documents = append(documents, d)
		}
	}
	slices.SortFunc(documents, func(a, b kg.Document) int { return cmp.Compare(a.Key, b.Key) })
	return documents, nil
}

// walk gives the matching tasks of the documents that the window touches, in source order, until fn has enough.
func walk(ctx context.Context, r store.Reader, f filter, documents []kg.Document, w span, fn func([]kg.Entity) bool) error {
	first, _, _ := cutKey(w.after)
	last, _, _ := cutKey(w.before)
	for _, d := range documents {
		if first != "" && d.Key < first || last != "" && d.Key > last {
			continue
		}
		page, err := r.Expand(ctx, store.Hop{From: []kg.ID{d.ID}, Dir: store.Out, Predicates: []kg.Predicate{kg.HasTask}})
		if err != nil {
			return err
		}
		of := make([]kg.ID, len(page.Edges))
		for i, e := range page.Edges {
			of[i] = e.Other
		}
		tasks, err := f.tasks(ctx, r, of)
		if err != nil {
			return err
		}
		slices.SortFunc(tasks, func(a, b kg.Entity) int { return cmp.Compare(sourcePosition(a), sourcePosition(b)) })
		if !fn(tasks) {
			return nil
		}
	}
	return nil
}

// countAll counts without a plan: from the store's own counts where every task matches, else by reading.
func countAll(ctx context.Context, r store.Reader, q TaskQuery) (int, error) {
	empty := false
	f, err := q.Where.filter(ctx, r, &TaskPage{}, &empty)
	if err != nil || empty {
		return 0, err
	}
	if f.open() {
		stats, err := r.Stats(ctx)
		return stats.Entities[kg.KindTask], err
	}
	total := 0
	_, err = q.gather(ctx, r, f, nil, nil, func(batch []task) error {
		total += len(batch)
		return nil
	})
	return total, err
}
