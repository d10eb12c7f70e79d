// Package chronicle follows the commits of a store: when each was made, which versions a document had, in which statements two of them
// differ, and what may be forgotten.
package chronicle

import (
	"context"
	"encoding/binary"
	"fmt"
	"sync"
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Commits is where a Timeline learns of commits: any store.Historian.
type Commits interface {
	Commits(ctx context.Context, after uint64, limit int) ([]store.Commit, error)
}

// Timeline is an index of the commits of one store. Commits never change and none is ever taken away, so it reads each of them once and
// then only what came since. It is safe for use by many goroutines; the zero value knows nothing yet.
type Timeline struct {
	mu    sync.Mutex
	steps []Step           // step i is commit i+1
	last  map[kg.ID]uint64 // commit of each document
}

// Step is what a Timeline keeps of a commit.
type Step struct {
	At        time.Time
	Document  kg.ID
	Before    uint64 // the commit of the document before this one; 0: there is none
	Retracted bool
	print     uint64 // of the digest
}

// page is how many commits are read at a time.
const page = 4096

// Read is what the store has done until now.
func (t *Timeline) Read(ctx context.Context, from Commits) (Line, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.last == nil {
		t.last = map[kg.ID]uint64{}
	}
	for {
		commits, err := from.Commits(ctx, uint64(len(t.steps)), page)
		if err != nil {
			return Line{}, fmt.Errorf("follow the commits after %d: %w", len(t.steps), err)
		}
		for _, c := range commits {
			t.steps = append(t.steps, Step{
				At: c.At, Document: c.Document, Before: t.last[c.Document], Retracted: c.Retracted, print: binary.BigEndian.Uint64(c.Digest[:]),
			})
			t.last[c.Document] = c.Sequence
		}
		if len(commits) < page {
			return Line{timeline: t, steps: t.steps[:len(t.steps):len(t.steps)]}, nil
		}
	}
}

// Line is a Timeline up to some commit. It does not change.
type Line struct {
	timeline *Timeline
	steps    []Step
}

// Until is the part of l up to a commit.
func (l Line) Until(sequence uint64) Line {
	l.steps = l.steps[:min(sequence, l.Last())]
	return l
}

// Last is the number of the last commit, 0 where there is none.
func (l Line) Last() uint64 { return uint64(len(l.steps)) }

// Step is the commit of that number, from 1 to Last.
func (l Line) Step(sequence uint64) Step { return l.steps[sequence-1] }

// At is the last commit that was made not after t, 0 where there is none. Clocks go wrong: a later commit may bear an earlier time.
func (l Line) At(t time.Time) uint64 {
	n := len(l.steps)
	for n > 0 && l.steps[n-1].At.After(t) {
		n--
	}
	return uint64(n)
}

// Version is the last commit of a document up to a commit, 0 where it has none until then.
func (l Line) Version(document kg.ID, upto uint64) uint64 {
	if l.timeline == nil {
		return 0
	}
	l.timeline.mu.Lock()
	n := l.timeline.last[document]
	l.timeline.mu.Unlock()
	for n > min(upto, l.Last()) {
		n = l.timeline.step(n).Before
	}
	return n
}

func (t *Timeline) step(sequence uint64) Step {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.steps[sequence-1]
}

// Versions lists the commits of a document, the newest first.
func (l Line) Versions(document kg.ID) (sequences []uint64) {
	for n := l.Version(document, l.Last()); n > 0; n = l.steps[n-1].Before {
		sequences = append(sequences, n)
	}
	return sequences
}

// Pair is a document with its last commit up to one commit and up to another: 0 where it asserted nothing then.
type Pair struct {
	Document      kg.ID
	Before, After uint64
	Latest        uint64 // of its commits between the two: no other document has the same
}

// Changed lists the documents that asserted one thing after the first commit and another after the second, in the order in which they
// changed last. The first may be the later one.
func (l Line) Changed(first, second uint64) (pairs []Pair) {
	low, high := min(first, second), min(max(first, second), l.Last())
	met := map[kg.ID]bool{}
	for n := high; n > low; n-- {
		s := l.steps[n-1]
		if met[s.Document] {
			continue
		}
		met[s.Document] = true
		p := Pair{Document: s.Document, After: n, Latest: n}
		for p.Before = s.Before; p.Before > low; {
			p.Before = l.steps[p.Before-1].Before
		}
		p.Before, p.After = l.asserting(p.Before), l.asserting(p.After)
		if p.Before == p.After || p.Before > 0 && p.After > 0 && l.steps[p.Before-1].print == l.steps[p.After-1].print {
			continue // it came and went, or is again what it was
		}
		if first > second {
			p.Before, p.After = p.After, p.Before
		}
		pairs = append(pairs, p)
	}
	for i, j := 0, len(pairs)-1; i < j; i, j = i+1, j-1 {
		pairs[i], pairs[j] = pairs[j], pairs[i]
	}
	return pairs
}

// asserting is sequence, or 0 where that commit retracted.
func (l Line) asserting(sequence uint64) uint64 {
	if sequence > 0 && l.steps[sequence-1].Retracted {
		return 0
	}
	return sequence
}
