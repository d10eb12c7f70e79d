package backup

import (
	"context"
	"fmt"
	"iter"
	"time"

	"policygraph/internal/interchange"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Content is what a backup holds, without what its commits published.
type Content struct {
	Info
	Counts  interchange.Counts
	Commits []Step
}

// Step is a commit of a backup. What it published is not there where it is Forgotten: the store no longer kept it.
type Step struct {
	store.Commit
	Forgotten bool
}

// Survey reads a whole backup, and checks everything in it that can be checked without the others of its set.
func Survey(ctx context.Context, part Part) (c Content, err error) {
	err = part.read(ctx, func(info Info, commits iter.Seq2[store.Published, error]) error {
		c.Info = info
		for p, err := range commits {
			if err != nil {
				return err
			}
			add(&c.Counts, p)
			c.Commits = append(c.Commits, Step{p.Commit, p.Forgotten})
		}
		return nil
	})
	return c, err
}

// Course is the commits of a set, from the first.
type Course []Step

// CourseOf puts together what the backups of a set hold, in their order.
func CourseOf(contents ...Content) (c Course, err error) {
	for i, content := range contents {
		if i == 0 && !content.Full() || i > 0 && !content.Continues(contents[i-1].Info) {
			return nil, fmt.Errorf("a backup that continues %s does not continue the one before it", content.After)
		}
		c = append(c, content.Commits...)
	}
	return c, nil
}

// Range is commits that stand together.
type Range struct {
	First uint64 `json:"first"`
	Last  uint64 `json:"last"`
}

// Restorable are the commits to which a store can be restored: those that show no version which is forgotten.
func (c Course) Restorable() (ranges []Range) {
	gone := map[kg.ID]bool{} // documents of which the present version is missing
	for _, s := range c {
		if s.Forgotten {
			gone[s.Document] = true
		} else {
			delete(gone, s.Document)
		}
		switch n := len(ranges); {
		case len(gone) > 0:
		case n > 0 && ranges[n-1].Last == s.Sequence-1:
			ranges[n-1].Last = s.Sequence
		default:
			ranges = append(ranges, Range{s.Sequence, s.Sequence})
		}
	}
	return ranges
}

// Target says what to restore: the zero value is the last commit there is.
type Target struct {
	Commit uint64    // the store as it was after this commit; 0: see At
	At     time.Time // as it was then: after the last commit that was not made later; zero: the last
}

// Last tells whether the target is the last commit there is.
func (t Target) Last() bool { return t.Commit == 0 && t.At.IsZero() }

// Find is the commit that a target means. It is store.ErrFuture where the course ends before it, store.ErrForgotten where it cannot be
// restored any more. A course without commits has the zero commit.
func (c Course) Find(t Target) (store.Commit, error) {
	n := uint64(len(c))
	switch {
	case t.Commit > n:
		return store.Commit{}, fmt.Errorf("commit %d: the last in the backups is %d: %w", t.Commit, n, store.ErrFuture)
	case t.Commit > 0:
		n = t.Commit
	case !t.At.IsZero():
		for n > 0 && c[n-1].At.After(t.At) {
			n--
		}
		if n == 0 && len(c) > 0 {
			return store.Commit{}, fmt.Errorf("%s: the first commit was made later, at %s; name a later time: %w",
				t.At.Format(time.RFC3339), c[0].At.Format(time.RFC3339), store.ErrForgotten)
		}
	}
	if n == 0 {
		return store.Commit{}, nil
	}
	for _, r := range c.Restorable() {
		switch {
		case n < r.First:
			return store.Commit{}, fmt.Errorf("commit %d of %s: the store did not keep all of it when the backup was made; the first after it that can be "+
				"restored is commit %d of %s: %w", n, c[n-1].At.Format(time.RFC3339), r.First, c[r.First-1].At.Format(time.RFC3339), store.ErrForgotten)
		case n <= r.Last:
			return c[n-1].Commit, nil
		}
	}
	return store.Commit{}, fmt.Errorf("commit %d: the store did not keep all of it when the backup was made: %w", n, store.ErrForgotten)
}
