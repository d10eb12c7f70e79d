package memstore_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

// long turns the figures of every run into those of a release: `make test-long`.
var long = flag.Bool("long", false, "make a million commits instead of ten thousand")

// Row D12: followers that wait, read pages of all sizes, break off and resume after the last commit they have seen, and one that is slow,
// see every commit once and in order while several writers commit, retract, fail and forget.
func TestFollowersMissNothing(t *testing.T) {
	want := uint64(10_000)
	if *long {
		want = 1_000_000
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	s := open(t)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var writers, followers sync.WaitGroup
	const hands = 3
	for w := range hands {
		writers.Go(func() { write(ctx, t, s, w, want) })
	}
	ends := make([]end, 4)
	for f := range ends {
		followers.Go(func() {
			ends[f] = follow(t, s, want, rand.New(rand.NewPCG(seed, uint64(f))), f == len(ends)-1)
			if t.Failed() {
				stop()
			}
		})
	}
	followers.Wait()
	stop()
	writers.Wait()
	if t.Failed() {
		return
	}
	commits, err := s.Commits(context.Background(), want-1, 1)
	if err != nil || len(commits) != 1 {
		t.Fatalf("Commits(%d, 1): got %v, %v", want-1, commits, err)
	}
	resumed := 0
	for f, e := range ends {
		if e.chain != commits[0].Chain {
			t.Errorf("follower %d ends with chain %x, want %x", f, e.chain, commits[0].Chain)
		}
		resumed += e.resumed
	}
	if resumed == 0 {
		t.Error("no follower ever broke off")
	}
	t.Logf("row D12 | %d events, no gap, no duplicate | %d events to each of %d followers, %d reconnects, 0 gaps, 0 duplicates", want, want, len(ends), resumed)
}

// write commits until there are enough: small documents, retractions, and what is refused or aborted and must never be told.
func write(ctx context.Context, t *testing.T, s *memstore.Store, w int, want uint64) {
	for n := 0; ctx.Err() == nil; n++ {
		b := storetest.Plan(fmt.Sprint("plan", w, n%11), n, 1)
		var err error
		switch n % 7 {
		case 3:
			_, err = s.Retract(ctx, b.Document.ID)
		case 4:
			if _, err = s.ApplyIf(ctx, b, 1<<60); errors.Is(err, store.ErrConflict) {
				err = nil
			}
		case 5:
			aborted, abort := context.WithCancel(ctx)
			abort()
			if _, err = s.Apply(aborted, b); errors.Is(err, context.Canceled) {
				err = nil
			}
		default:
			_, err = s.Apply(ctx, b)
		}
		if w == 0 && n%20_000 == 19_999 && err == nil {
			var commits []store.Commit
			if commits, err = s.Commits(ctx, 0, 0); err == nil {
				_, err = s.Forget(ctx, commits[len(commits)-1].Sequence)
			}
		}
		if err != nil && ctx.Err() == nil {
			t.Errorf("writer %d, step %d: %v", w, n, err)
			return
		}
	}
}

// end is how a follower ended: the chain that it computed from what it saw, and how often it had broken off.
type end struct {
	chain   store.Chain
	resumed int
}

// follow reads commits until it has seen as many as are wanted, and computes their chain anew.
func follow(t *testing.T, s *memstore.Store, want uint64, random *rand.Rand, slow bool) (e end) {
	seen := uint64(0)
	for seen < want && !t.Failed() {
		ctx, stop := context.WithCancel(context.Background())
		broken := random.IntN(20) == 0 // the connection breaks while it waits
		if broken {
			e.resumed++
			time.AfterFunc(time.Duration(random.IntN(200))*time.Microsecond, stop)
		}
		if slow {
			time.Sleep(time.Duration(random.IntN(20)) * time.Millisecond)
		}
		err := s.Wait(ctx, seen)
		var commits []store.Commit
		if err == nil {
			commits, err = s.Commits(ctx, seen, random.IntN(3000))
		}
		stop()
		if err != nil && !(broken && errors.Is(err, context.Canceled)) {
			t.Errorf("after event %d: %v", seen, err)
			return e
		}
		for _, c := range commits {
			if c.Sequence != seen+1 || c.Link(e.chain) != c.Chain {
				t.Errorf("after event %d came %+v", seen, c)
				return e
			}
			if seen, e.chain = c.Sequence, c.Chain; seen == want {
				return e
			}
		}
	}
	return e
}
