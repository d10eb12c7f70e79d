package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// ballot is a document that counts the edits of each worker. An edit adds one to one count.
func ballot(uri string, counts map[int]int) kg.Batch {
	b := kg.Batch{Document: kg.NewDocument(uri)}
	var text strings.Builder
	for worker := range len(counts) {
		fmt.Fprintln(&text, counts[worker])
	}
	b.Text = text.String()
	b.Document.Title, b.Document.Digest, b.Document.Extractor = uri, kg.NewID(b.Text).String(), "test"
	b.Entities = []kg.Entity{kg.NewEntity(kg.KindDocument, b.Document.Key, uri)}
	return b
}

// countsOf reads a ballot.
func countsOf(b kg.Batch, workers int) (counts map[int]int, err error) {
	counts = map[int]int{}
	for line := range strings.Lines(b.Text) {
		var n int
		if _, err := fmt.Sscan(line, &n); err != nil {
			return nil, err
		}
		counts[len(counts)] = n
	}
	if len(counts) == 0 {
		for worker := range workers {
			counts[worker] = 0
		}
	}
	return counts, nil
}

// attempt is one call as its worker saw it: which commit it had read, which it meant to follow, and how it ended.
type attempt struct {
	worker   int
	uri      string
	expected uint64
	count    int // of the worker, after it
	done     bool
}

// Row D11: workers edit the same documents at once, each on the condition that nobody was quicker. Those who were too late hear of it and
// change nothing, and the history is the edits of the others, one after the other.
func TestNoEditIsLostAmongManyEditors(t *testing.T) {
	ctx := context.Background()
	workers, each := figure(8, 32), figure(25, 1000)
	const documents = 4
	s, err := Open(filepath.Join(t.TempDir(), "store"), Options{MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	var conflicts atomic.Int64
	edits := make([][]attempt, workers)
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			last, seen := map[kg.ID]uint64{}, uint64(0)
			for n := 0; n < each && !t.Failed(); {
				uri := fmt.Sprint("ballot", (w+n)%documents)
				commits, err := s.Commits(ctx, seen, 0)
				if err != nil {
					t.Errorf("Commits(%d): %v", seen, err)
					return
				}
				for _, c := range commits {
					last[c.Document], seen = c.Sequence, c.Sequence
				}
				e := attempt{worker: w, uri: uri, expected: last[kg.NewDocument(uri).ID]}
				b := kg.Batch{}
				if e.expected > 0 {
					if b, err = s.Asserted(ctx, e.expected); err != nil {
						t.Errorf("Asserted(%d): %v", e.expected, err)
						return
					}
				}
				counts, err := countsOf(b, workers)
				if err != nil {
					t.Error(err)
					return
				}
				counts[w]++
				e.count = counts[w]
				switch changed, err := s.ApplyIf(ctx, ballot(uri, counts), e.expected); {
				case errors.Is(err, store.ErrConflict):
					conflicts.Add(1)
				case err != nil || !changed:
					t.Errorf("ApplyIf(%s, %d): changed %v, %v", uri, e.expected, changed, err)
					return
				default:
					e.done = true
					n++
				}
				edits[w] = append(edits[w], e)
			}
		})
	}
	all.Wait()
	if t.Failed() {
		return
	}
	checkEdits(t, s, edits, workers*each)
	if conflicts.Load() == 0 {
		t.Error("nobody was ever too late: the workers did not meet")
	}
	verified(t, s)
	row(t, "D11", fmt.Sprintf("%d workers x %d edits, 0 lost updates", workers, each), "%d edits, %d conflicts told, 0 lost", workers*each, conflicts.Load())
}

// checkEdits holds the history of the store against what the workers saw: each commit is the edit of one worker, who had read the commit
// before it, and each edit that was done is one commit.
func checkEdits(t *testing.T, s *Store, edits [][]attempt, want int) {
	t.Helper()
	ctx := context.Background()
	type step struct {
		uri      string
		expected uint64
	}
	done, late := map[step]attempt{}, map[step]int{}
	for _, of := range edits {
		for _, e := range of {
			at := step{e.uri, e.expected}
			if !e.done {
				late[at]++
				continue
			}
			if other, twice := done[at]; twice {
				t.Fatalf("workers %d and %d both edited %s after commit %d", other.worker, e.worker, e.uri, e.expected)
			}
			done[at] = e
		}
	}
	commits, err := s.Commits(ctx, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(commits) != want || len(done) != want {
		t.Fatalf("%d commits and %d edits that were done, want %d", len(commits), len(done), want)
	}
	last, state := map[string]uint64{}, map[string]map[int]int{}
	for _, c := range commits {
		b, err := s.Asserted(ctx, c.Sequence)
		if err != nil {
			t.Fatal(err)
		}
		now, err := countsOf(b, len(edits))
		if err != nil {
			t.Fatal(err)
		}
		uri := b.Document.URI
		e, ok := done[step{uri, last[uri]}]
		if !ok {
			t.Fatalf("commit %d of %s follows commit %d, and no worker did that", c.Sequence, uri, last[uri])
		}
		before := state[uri]
		if before == nil {
			before, _ = countsOf(kg.Batch{}, len(edits))
		}
		before[e.worker]++
		if !maps.Equal(now, before) || now[e.worker] != e.count {
			t.Fatalf("commit %d of %s counts %v, want %v: one more of worker %d than commit %d", c.Sequence, uri, now, before, e.worker, last[uri])
		}
		last[uri], state[uri] = c.Sequence, now
	}
	for at, n := range late {
		if _, ok := done[at]; !ok {
			t.Errorf("%d workers heard of a conflict on %s after commit %d, and nobody had won", n, at.uri, at.expected)
		}
	}
}

// Row D10 at the engine: of many that apply one content at once, one changes the store.
func TestOneOfManyEqualAppliesCommits(t *testing.T) {
	const clients = 64
	rounds := figure(5, 200)
	s, err := Open(filepath.Join(t.TempDir(), "store"), Options{MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	for round := range rounds {
		barrier := make(chan struct{})
		var changes atomic.Int64
		var all sync.WaitGroup
		for range clients {
			all.Go(func() {
				b := ballot("ballot", map[int]int{0: round})
				<-barrier
				changed, err := s.Apply(context.Background(), b)
				if err != nil {
					t.Errorf("Apply: %v", err)
				}
				if changed {
					changes.Add(1)
				}
			})
		}
		close(barrier)
		all.Wait()
		if got := changes.Load(); got != 1 {
			t.Fatalf("round %d: %d of %d clients changed the store, want one", round, got, clients)
		}
	}
	commits, err := s.Commits(context.Background(), 0, 0)
	if err != nil || len(commits) != rounds {
		t.Errorf("%d commits in %d rounds, %v", len(commits), rounds, err)
	}
	row(t, "D10", fmt.Sprintf("%d rounds of %d equal applies, one commit each", rounds, clients), "%d commits", len(commits))
}
