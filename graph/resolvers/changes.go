package resolvers

import (
	"context"

	"policygraph/graph/model"
	"policygraph/internal/query"
)

// followed is how many commits are read at a time for one who follows.
const followed = 64

// Ending takes the error that ended a stream; without one, what ended it is that nothing more comes. The channels of subscriptions carry
// events only.
type Ending struct{ Err error }

type endingKey struct{}

// WithEnding gives a subscription a place for the error that ends it.
func WithEnding(ctx context.Context, e *Ending) context.Context {
	return context.WithValue(ctx, endingKey{}, e)
}

// follow tells the commits after a number, each once, in their order, as they are made. A reader that is slow holds nothing up: commits are
// read when it asks for more.
func (r *Resolver) follow(ctx context.Context, after *int) (<-chan *model.Commit, error) {
	from, err := r.Past.After(ctx, "after", after)
	if err != nil {
		return nil, err
	}
	out := make(chan *model.Commit)
	go func() {
		defer close(out)
		err := r.tell(ctx, from, func(c query.Commit) error {
			select {
			case out <- &model.Commit{Commit: c}:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
		if ending, ok := ctx.Value(endingKey{}).(*Ending); ok && ctx.Err() == nil {
			ending.Err = err // seen once out is closed
		}
	}()
	return out, nil
}

func (r *Resolver) tell(ctx context.Context, after uint64, each func(query.Commit) error) error {
	for {
		if err := r.Store.Wait(ctx, after); err != nil {
			return err
		}
		list, err := r.Past.CommitsAfter(ctx, after, followed)
		if err != nil {
			return err
		}
		for _, c := range list {
			if err := each(c); err != nil {
				return err
			}
			after = c.Sequence
		}
	}
}
