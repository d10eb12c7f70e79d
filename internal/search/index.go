package search

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Options of an index.
type Options struct {
	// Dir is where it is kept; "": in memory only. The directory is the index's own: what else is in it is removed.
	Dir string
	// Log hears of damage, and of questions that had to be answered without the index; nil: nobody does.
	Log *slog.Logger
	// Follow makes a goroutine go after the commits until Close. Without it the index stays what it was when it was opened, but for a
	// few commits that it makes up for at once.
	Follow bool
}

// Index answers queries of the states of a store that it has reached, and of all others as Scan does. It is safe for use by many
// goroutines. A nil *Index has reached none.
type Index struct {
	store store.Historian
	dir   string
	log   *slog.Logger
	stop  context.CancelFunc
	ended chan struct{} // the goroutine has; nil: there is none

	mu       sync.Mutex
	reached  []*snapshot // the last states, ascending
	moved    chan struct{}
	behind   bool // so far that nobody should wait for it
	suspect  bool // it answered what was not so
	nextName int

	follower // of whoever makes it advance
}

// follower is what the one that follows knows.
type follower struct {
	versions map[kg.ID]uint64 // the last commit of each document, up to known
	known    uint64
	saved    uint64 // the commit that the files are of
}

// snapshot is the index of one state of the store.
type snapshot struct {
	sequence uint64
	chain    store.Chain
	segments []living
	users    int // under Index.mu; the list of those reached is one
}

const (
	keptStates   = 8
	patience     = 2 * time.Second // how long a question waits for the index to reach its state
	segmentSize  = 6_000_000       // characters of a segment as it is first made
	largest      = 64 << 20        // bytes of a segment that is merged no more
	tierSegments = 6               // segments of about one size that are merged
	stepwise     = 4               // commits that are taken one by one, so that each state can be asked
	rest         = 3 * time.Second // without commits, before the files are brought up to date
)

// Open opens the index of a store, or begins one.
func Open(ctx context.Context, st store.Historian, o Options) (*Index, error) {
	x := &Index{store: st, dir: o.Dir, log: o.Log, moved: make(chan struct{})}
	if x.log == nil {
		x.log = slog.New(slog.DiscardHandler)
	}
	first := &snapshot{users: 1}
	if x.dir != "" {
		kept, err := x.load(ctx)
		switch {
		case err == nil:
			first = kept
		case ctx.Err() != nil:
			return nil, fmt.Errorf("open the search index in %s: %w", x.dir, err)
		case !errors.Is(err, errNoIndex):
			what := "the search index is made anew"
			if !o.Follow {
				what = "the search index is not used; `policygraph rebuild` makes it anew, and so does `policygraph serve`"
			}
			x.log.Warn(what, "folder", x.dir, "error", err)
		}
	}
	x.saved = first.sequence
	x.reached = []*snapshot{first}
	if !o.Follow {
		if last, err := x.lag(ctx); err != nil {
			return nil, fmt.Errorf("open the search index in %s: %w", x.dir, err)
		} else if first.sequence > 0 && last > first.sequence && last-first.sequence <= 64 {
			if err := x.advance(ctx); err != nil && ctx.Err() == nil {
				x.log.Warn("the search index lags", "folder", x.dir, "error", err)
			}
		}
		return x, nil
	}
	ctx, x.stop = context.WithCancel(context.WithoutCancel(ctx))
	x.ended = make(chan struct{})
	go x.follow(ctx)
	return x, nil
}

// Close ends the goroutine, and brings the files up to date. The store may be closed before it or after it; what is asked meanwhile is
// answered. A second Close does nothing.
func (x *Index) Close() error {
	if x == nil {
		return nil
	}
	if x.ended != nil {
		x.stop()
		<-x.ended
	}
	x.mu.Lock()
	closed := len(x.reached) == 0
	x.mu.Unlock()
	if closed {
		return nil
	}
	err := x.save()
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, s := range x.reached {
		x.drop(s)
	}
	x.reached = nil
	return err
}

// follow goes after the commits until ctx is done or the store is closed.
func (x *Index) follow(ctx context.Context) {
	defer close(x.ended)
	for ctx.Err() == nil {
		now := x.sequence()
		wait, cancel := ctx, context.CancelFunc(func() {})
		if x.dir != "" && x.saved != now {
			wait, cancel = context.WithTimeout(ctx, rest)
		}
		err := x.store.Wait(wait, now)
		idle := wait.Err() != nil
		cancel()
		if ctx.Err() != nil || errors.Is(err, store.ErrClosed) {
			return
		}
		if idle {
			if err := x.save(); err != nil {
				x.log.Warn("the search index is not kept on the disk", "folder", x.dir, "error", err)
				x.saved = now // until there is something new to keep
			}
			continue
		}
		if err == nil {
			err = x.advance(ctx)
		}
		if err != nil && ctx.Err() == nil && !errors.Is(err, store.ErrClosed) {
			x.log.Warn("the search index does not follow; questions are answered without it", "error", err)
			select {
			case <-time.After(rest):
			case <-ctx.Done():
			}
		}
	}
}

// Sequence is the commit that the index has reached.
func (x *Index) Sequence() uint64 {
	if x == nil {
		return 0
	}
	return x.sequence()
}

func (x *Index) sequence() uint64 {
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.reached) == 0 {
		return 0
	}
	return x.reached[len(x.reached)-1].sequence
}

// lag is the last commit of the store.
func (x *Index) lag(ctx context.Context) (last uint64, err error) {
	err = x.store.View(ctx, func(r store.Reader) error { last, err = store.SequenceOf(ctx, r); return err })
	return last, err
}

// Wait returns when the index has reached a commit, or has gone past it.
func (x *Index) Wait(ctx context.Context, sequence uint64) error {
	for {
		x.mu.Lock()
		moved, there := x.moved, len(x.reached) > 0 && x.reached[len(x.reached)-1].sequence >= sequence
		x.mu.Unlock()
		if there {
			return nil
		}
		select {
		case <-moved:
		case <-x.ended:
			return fmt.Errorf("wait for commit %d in the search index: %w", sequence, store.ErrClosed)
		case <-ctx.Done():
			return fmt.Errorf("wait for commit %d in the search index: %w", sequence, ctx.Err())
		}
	}
}

// at is the index of a state, nil where it has not reached it or has left it behind; done gives it back.
func (x *Index) at(ctx context.Context, sequence uint64) (s *snapshot, done func()) {
	if x == nil || sequence == 0 {
		return nil, nil
	}
	if s, done := x.held(sequence); s != nil {
		return s, done
	}
	x.mu.Lock()
	wait := x.ended != nil && !x.behind && len(x.reached) > 0 && x.reached[len(x.reached)-1].sequence < sequence
	x.mu.Unlock()
	if !wait {
		return nil, nil
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if x.Wait(ctx, sequence) != nil {
		return nil, nil
	}
	return x.held(sequence)
}

func (x *Index) held(sequence uint64) (*snapshot, func()) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.suspect {
		return nil, nil
	}
	for _, s := range x.reached {
		if s.sequence == sequence {
			s.users++
			return s, func() {
				x.mu.Lock()
				defer x.mu.Unlock()
				x.drop(s)
			}
		}
	}
	return nil, nil
}

// drop gives a snapshot back, under x.mu.
func (x *Index) drop(s *snapshot) {
	if s.users--; s.users > 0 {
		return
	}
	for _, l := range s.segments {
		if l.users--; l.users == 0 && l.release != nil {
			if err := l.release(); err != nil {
				x.log.Warn("give back a part of the search index", "error", err)
			}
		}
	}
}

// publish makes a snapshot the newest; one of the same state is replaced.
func (x *Index) publish(s *snapshot) {
	x.mu.Lock()
	defer x.mu.Unlock()
	s.users = 1
	for _, l := range s.segments {
		l.users++
	}
	n := len(x.reached)
	if n > 0 && (x.reached[n-1].sequence >= s.sequence || x.reached[n-1].sequence == 0) {
		x.drop(x.reached[n-1])
		x.reached = x.reached[:n-1]
	} else if n == keptStates {
		x.drop(x.reached[0])
		x.reached = slices.Clone(x.reached[1:])
	}
	x.reached = append(slices.Clip(x.reached), s)
	x.behind = false
	close(x.moved)
	x.moved = make(chan struct{})
}

// newest is the last snapshot. Only the follower calls it, and only it replaces that.
func (x *Index) newest() *snapshot {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.reached[len(x.reached)-1]
}

// Search answers a query of the state that r reads, with the index where it is of that state.
func (x *Index) Search(ctx context.Context, r store.Reader, q Query) (Result, error) {
	sequence, err := store.SequenceOf(ctx, r)
	if err != nil {
		return Result{}, fmt.Errorf("search: %w", err)
	}
	s, done := x.at(ctx, sequence)
	if s == nil {
		if x != nil && sequence > 0 {
			x.log.DebugContext(ctx, "search without the index", "commit", sequence, "index", x.Sequence())
		}
		return Scan(ctx, r, q)
	}
	defer done()
	result, err := answer(ctx, r, q, s.source(ctx))
	if errors.Is(err, errStale) {
		x.mu.Lock()
		x.suspect = true
		x.mu.Unlock()
		x.log.WarnContext(ctx, "the search index does not agree with the store; it is made anew", "commit", sequence)
		return Scan(ctx, r, q)
	}
	return result, err
}

// source finds what fits in the segments.
func (s *snapshot) source(ctx context.Context) source {
	return func(alternatives [][]term, mode Mode, in within, fn func(found)) error {
		for _, l := range s.segments {
			if err := ctx.Err(); err != nil {
				return err
			}
			var allowed bitset
			if in != nil {
				allowed = newBitset(l.entries)
				for id := range in {
					if e, ok := l.find(id); ok {
						allowed.set(e)
					}
				}
			}
			l.fits(alternatives, mode, func(m match) {
				if !l.dead.has(m.entry) && (in == nil || allowed.has(m.entry)) {
					fn(found{verdict: m.verdict, kind: l.parts[partKinds][m.entry] & kindMask, of: l.segment, entry: m.entry})
				}
			})
		}
		return nil
	}
}
