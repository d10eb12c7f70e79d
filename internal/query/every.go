package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// everyPage is how many tasks EveryTask gives at once, so that their names and sentences are loaded together.
const everyPage = 256

// EveryTask gives all that q asks for, whatever its window, in q's order, some hundred tasks at a time, until fn returns an error, which
// it returns. Of each task at most its place is in memory, and where something is asked for, the trails to it. A page has Involving and
// Unresolved as Tasks has them; Total and the cursors are not set. Where nothing matches, fn gets one page without items.
func EveryTask(ctx context.Context, r store.Reader, q TaskQuery, fn func(TaskPage) error) error {
	head := TaskPage{Total: -1}
	filter, err := q.resolve(ctx, r, &head)
	if err != nil {
		return err
	}
	given := false
	give := func(items []TaskItem, found map[kg.ID][]trail) error {
		if err := explain(ctx, r, items, head.Involving, found); err != nil {
			return err
		}
		page := head
		page.Items, given = items, true
		return fn(page)
	}
	switch {
	case filter == nil: // something that was required does not exist
	case q.Order == ByDeadline:
		err = q.everyDue(ctx, r, head.Involving, filter, give)
	case len(q.Involving) == 0 && filter.bound() == nil:
		err = everyScanned(ctx, r, *filter, give)
	default:
		err = q.everyFound(ctx, r, head.Involving, filter, give)
	}
	if err == nil && !given {
		err = fn(head)
	}
	return err
}

// everyScanned goes through documents.
func everyScanned(ctx context.Context, r store.Reader, f filter, give func([]TaskItem, map[kg.ID][]trail) error) error {
	documents, err := planDocuments(ctx, r, f)
	if err != nil {
		return fmt.Errorf("list tasks: %w", err)
	}
	var failed error
	err = walk(ctx, r, f, documents, span{}, func(batch []kg.Entity) bool {
		for part := range slices.Chunk(batch, everyPage) {
			items := make([]TaskItem, len(part))
			for i, task := range part {
				items[i].Task = task
			}
			if failed = give(items, nil); failed != nil {
				return false
			}
		}
		return ctx.Err() == nil
	})
	return cmp.Or(failed, err, ctx.Err())
}

// everyFound runs the plan, puts what it found in order, and loads it part by part.
func (q TaskQuery) everyFound(
	ctx context.Context, r store.Reader, involving []Resolution, f *filter, give func([]TaskItem, map[kg.ID][]trail) error,
) error {
	order := q.Order
	if order == "" {
		order = SourceOrder
		if len(q.Involving) > 0 {
			order = DirectFirst
		}
	}
	found, err := q.candidates(ctx, r, involving, f)
	if err != nil {
		return fmt.Errorf("find tasks: %w", err)
	}
	type placed struct {
		task     kg.ID
		position string
	}
	var list []placed
	for part := range slices.Chunk(keys(found), everyPage) {
		tasks, err := f.tasks(ctx, r, part)
		if err != nil {
			return fmt.Errorf("find tasks: %w", err)
		}
		for _, task := range tasks {
			direct := slices.ContainsFunc(found[task.ID], func(t trail) bool { return t.kind.Direct() })
			list = append(list, placed{task.ID, position(order, direct, task)})
		}
	}
	slices.SortFunc(list, func(a, b placed) int { return cmp.Compare(a.position, b.position) })
	for part := range slices.Chunk(list, everyPage) {
		wanted := make([]kg.ID, len(part))
		for i, p := range part {
			wanted[i] = p.task
		}
		tasks, err := inOrder(ctx, r, wanted)
		if err != nil {
			return fmt.Errorf("find tasks: %w", err)
		}
		items := make([]TaskItem, len(tasks))
		for i, task := range tasks {
			items[i].Task = task
		}
		if err := give(items, found); err != nil {
			return err
		}
	}
	return nil
}
