package query

import (
	"context"
	"strconv"

	"policygraph/internal/store"
)

// After reads the number of a commit after which somebody wants to follow; nil is the last one. One that is not made yet is a *PastError.
func (p *Past) After(ctx context.Context, argument string, after *int) (uint64, error) {
	line, horizon, err := p.read(ctx)
	switch {
	case err != nil:
		return 0, err
	case after == nil:
		return line.Last(), nil
	case *after < 0:
		return 0, badInput(argument, "want the number of a commit, have %d", *after)
	case uint64(*after) > line.Last():
		return 0, &PastError{Asked: "commit " + strconv.Itoa(*after), Horizon: horizon, Last: line.Last(), Is: store.ErrFuture}
	}
	return uint64(*after), nil
}

// CommitsAfter lists the commits after a number, the oldest first, at most limit of them.
func (p *Past) CommitsAfter(ctx context.Context, after uint64, limit int) ([]Commit, error) {
	line, _, err := p.read(ctx)
	if err != nil {
		return nil, err
	}
	var list []Commit
	for n := after + 1; n <= line.Last() && len(list) < limit; n++ {
		c, err := p.commit(ctx, line, n)
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}
