package query

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"policygraph/internal/chronicle"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Past answers what a store was and how it came to be what it is. It is safe for use by many goroutines.
type Past struct {
	store store.Historian
	line  chronicle.Timeline

	mu     sync.Mutex
	recent []*DocumentDiff // as somebody compared them, the newest last: page after page is asked of one

	compares comparedLately
}

// NewPast looks into the past of h.
func NewPast(h store.Historian) *Past { return &Past{store: h} }

// Moment is a state of the graph: after a commit, or at a time. Exactly one of the two is to be given.
type Moment struct {
	Commit *int
	Time   *time.Time
}

// Equal tells whether two moments are given alike.
func (m Moment) Equal(n Moment) bool {
	return (m.Commit == nil) == (n.Commit == nil) && (m.Time == nil) == (n.Time == nil) &&
		(m.Commit == nil || *m.Commit == *n.Commit) && (m.Time == nil || m.Time.Equal(*n.Time))
}

// String is how people write it.
func (m Moment) String() string {
	if m.Commit != nil {
		return fmt.Sprintf("commit %d", *m.Commit)
	}
	if m.Time != nil {
		return m.Time.UTC().Format(time.RFC3339)
	}
	return "no moment"
}

// PastError is about a moment that cannot be read: store.ErrForgotten, or store.ErrFuture.
type PastError struct {
	Asked   string // as String gives it
	Horizon uint64 // the first commit that can be read
	Last    uint64
	Is      error
}

func (e *PastError) Error() string {
	if errors.Is(e.Is, store.ErrFuture) {
		return fmt.Sprintf("%s: not made yet; the last is commit %d", e.Asked, e.Last)
	}
	return fmt.Sprintf("%s: the store no longer keeps it; the graph can be read from commit %d on, the last is %d", e.Asked, e.Horizon, e.Last)
}

// Unwrap is the sentinel.
func (e *PastError) Unwrap() error { return e.Is }

// Find is the commit after which the graph was as it was at m: that of its number, or the last one not after its time. A moment that
// cannot be read is a *PastError.
func (p *Past) Find(ctx context.Context, argument string, m Moment) (uint64, error) {
	if (m.Commit == nil) == (m.Time == nil) || m.Commit != nil && *m.Commit < 0 {
		return 0, badInput(argument, "want the number of a commit or a time, one of the two")
	}
	line, horizon, err := p.read(ctx)
	if err != nil {
		return 0, err
	}
	var n uint64
	if m.Commit != nil {
		if n = uint64(*m.Commit); n > line.Last() {
			return 0, &PastError{Asked: m.String(), Horizon: horizon, Last: line.Last(), Is: store.ErrFuture}
		}
	} else {
		n = line.At(*m.Time)
	}
	if n < horizon {
		return 0, &PastError{Asked: m.String(), Horizon: horizon, Last: line.Last(), Is: store.ErrForgotten}
	}
	return n, nil
}

func (p *Past) read(ctx context.Context) (line chronicle.Line, horizon uint64, err error) {
	if line, err = p.line.Read(ctx, p.store); err == nil {
		horizon, err = p.store.Horizon(ctx)
	}
	return line, horizon, err
}

// Snapshot is a state of the graph and how it lies in time.
type Snapshot struct {
	Commit  uint64
	At      time.Time // of the commit; zero before the first
	Chain   store.Chain
	Horizon uint64 // the first commit that can be read
}

// Snapshot tells of the graph after a commit.
func (p *Past) Snapshot(ctx context.Context, sequence uint64) (Snapshot, error) {
	horizon, err := p.store.Horizon(ctx)
	s := Snapshot{Commit: sequence, Horizon: horizon}
	if err != nil || sequence == 0 {
		return s, err
	}
	commits, err := p.store.Commits(ctx, sequence-1, 1)
	if err != nil {
		return s, err
	}
	if len(commits) == 0 {
		return s, fmt.Errorf("commit %d: %w", sequence, store.ErrCorrupt)
	}
	s.At, s.Chain = commits[0].At, commits[0].Chain
	return s, nil
}

// NamedDocument finds a document, also one that asserts nothing any more: by id, by the name under which it was ingested, else by what
// r knows of it.
func (p *Past) NamedDocument(ctx context.Context, r store.Reader, ref string) (kg.ID, error) {
	line, err := p.line.Read(ctx, p.store)
	if err != nil {
		return kg.ID{}, err
	}
	ids := []kg.ID{kg.NewDocument(ref).ID}
	if id, ok := ParseID(ref); ok {
		ids = append(ids, id)
	}
	for _, id := range ids {
		if line.Version(id, line.Last()) > 0 {
			return id, nil
		}
	}
	e, err := One(ctx, r, ref, kg.KindDocument)
	return e.ID, err
}
