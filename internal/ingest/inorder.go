package ingest

import (
	"context"
	"iter"

	"golang.org/x/sync/errgroup"
)

// InOrder works on items in up to workers goroutines and hands what comes out to each, one at a time, in the order of the items. At
// most three times workers items are under way, however slow each is; the context of work is done when the rest is not wanted any
// more. It ends with the first error of each, or with ctx; no goroutine outlives it.
func InOrder[In, Out any](ctx context.Context, items iter.Seq[In], workers int, work func(context.Context, In) Out, each func(Out) error) error {
	outer, ctx := errgroup.WithContext(ctx)
	queue := make(chan chan Out, 2*workers)
	outer.Go(func() error {
		defer close(queue)
		var inner errgroup.Group
		defer func() { _ = inner.Wait() }() // its functions return no errors
		inner.SetLimit(workers)
		for item := range items {
			out := make(chan Out, 1)
			select {
			case queue <- out:
			case <-ctx.Done():
				return ctx.Err()
			}
			inner.Go(func() error {
				out <- work(ctx, item)
				return nil
			})
		}
		return nil
	})
	outer.Go(func() error {
		for out := range queue {
			select {
			case o := <-out:
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := each(o); err != nil {
					return err
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	return outer.Wait()
}
