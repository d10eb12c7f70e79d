package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
)

// life is what happens to a store step by step, the same each time: documents of all sizes come and are replaced, with and without a
// condition, are retracted and forgotten, and now and then a second store is built of the history. It counts along what must be there.
type life struct {
	steps   int
	commits []event
	last    map[string]uint64 // document -> commit that published what it asserts
	horizon uint64
	built   int                  // commits of the store beside it, when it was last looked at
	digests map[int]store.Digest // of the batch of a step
}

// event is a commit of a life.
type event struct {
	step      int
	uri       string
	retracted bool
}

// act is what one step does.
type act struct {
	kind     string // "apply", "apply if", "retract", "forget", "build"
	uri      string
	tasks    int
	expected uint64 // "apply if"
	before   uint64 // "forget"
}

func newLife() *life { return &life{last: map[string]uint64{}, digests: map[int]store.Digest{}} }

func (l *life) clone() *life {
	c := *l
	c.commits, c.last = l.commits[:len(l.commits):len(l.commits)], maps.Clone(l.last)
	return &c
}

func (l *life) sequence() uint64 { return uint64(len(l.commits)) }

// next is the step that comes now.
func (l *life) next() act {
	n := l.steps
	a := act{kind: "apply", uri: fmt.Sprint("plan", n%5), tasks: []int{5, 60, 5, 600, 20, 150, 5}[n%7]}
	switch {
	case n%31 == 30:
		a.kind = "build"
	case n%17 == 16 && l.sequence() > 8:
		a.kind, a.before = "forget", l.sequence()-8
	case n%9 == 8:
		a.kind = "retract"
	case n%3 == 1:
		a.kind, a.expected = "apply if", l.last[a.uri]
	}
	return a
}

// batch is what step n applies. No two steps apply the same.
func (a act) batch(n int) kg.Batch { return storetest.Plan(a.uri, n, a.tasks) }

// advance counts the next step as done.
func (l *life) advance() {
	a := l.next()
	switch a.kind {
	case "apply", "apply if":
		l.commits = append(l.commits, event{step: l.steps, uri: a.uri})
		l.last[a.uri] = l.sequence()
	case "retract":
		if _, there := l.last[a.uri]; there {
			l.commits = append(l.commits, event{step: l.steps, uri: a.uri, retracted: true})
			delete(l.last, a.uri)
		}
	case "forget":
		l.horizon = max(l.horizon, a.before)
	}
	l.steps++
}

// at is what the store shows at a commit.
func (l *life) at(sequence uint64) storetest.Model {
	m := storetest.Model{}
	for i, seen := sequence, map[string]bool{}; i > 0; i-- {
		e := l.commits[i-1]
		if seen[e.uri] {
			continue
		}
		if seen[e.uri] = true; e.retracted {
			continue
		}
		b := l.batchOf(e)
		m[b.Document.ID] = b
	}
	return m
}

func (l *life) batchOf(e event) kg.Batch {
	past := life{steps: e.step}
	return past.next().batch(e.step)
}

func (l *life) digestOf(e event) (store.Digest, error) {
	if d, ok := l.digests[e.step]; ok || e.retracted {
		return d, nil
	}
	_, d, err := store.Canonical(l.batchOf(e))
	l.digests[e.step] = d
	return d, err
}

// live is the process: it lives on from a step, and tells of each that is done ("done 7") and each commit that a follower sees
// ("event 5 chain").
func live(dir string, from int) error {
	s, err := Open(dir, Options{MinFree: 1})
	if err != nil {
		return err
	}
	l := newLife()
	for l.steps < from {
		l.advance()
	}
	go follow(s, s.published.Load().head.sequence)
	fmt.Println("opened")
	for {
		if err := l.act(s, dir); err != nil {
			return fmt.Errorf("step %d, %+v: %w", l.steps, l.next(), err)
		}
		l.advance()
		fmt.Printf("done %d\n", l.steps)
	}
}

// follow tells of commits as they come, until the store is closed.
func follow(s *Store, seen uint64) {
	ctx := context.Background()
	for {
		if err := s.Wait(ctx, seen); err != nil {
			return
		}
		commits, err := s.Commits(ctx, seen, 3)
		if err != nil {
			fmt.Println("event error", err)
			return
		}
		for _, c := range commits {
			seen = c.Sequence
			fmt.Printf("event %d %x\n", c.Sequence, c.Chain)
		}
	}
}

// act does the next step.
func (l *life) act(s *Store, dir string) (err error) {
	ctx := context.Background()
	a := l.next()
	changed := true
	switch a.kind {
	case "apply":
		changed, err = s.Apply(ctx, a.batch(l.steps))
	case "apply if":
		changed, err = s.ApplyIf(ctx, a.batch(l.steps), a.expected)
	case "retract":
		_, err = s.Retract(ctx, kg.NewDocument(a.uri).ID)
	case "forget":
		_, err = s.Forget(ctx, a.before)
	case "build":
		if err = os.RemoveAll(dir + ".old"); err != nil {
			return err
		}
		if err = os.Rename(dir+".built", dir+".old"); err != nil && !errors.Is(err, os.ErrNotExist) { // half removed it must not have its name
			return err
		}
		_, err = Build(ctx, dir+".built", historyOf(ctx, s), BuildOptions{Options: Options{MinFree: 1}, ID: s.id})
	}
	if err == nil && !changed {
		err = errors.New("nothing changed")
	}
	return err
}

// historyOf is all that s remembers.
func historyOf(ctx context.Context, s store.Historian) func(yield func(store.Published, error) bool) {
	return func(yield func(store.Published, error) bool) {
		commits, err := s.Commits(ctx, 0, 0)
		if err != nil {
			yield(store.Published{}, err)
			return
		}
		for _, c := range commits {
			p := store.Published{Commit: c}
			if p.Batch, err = s.Asserted(ctx, c.Sequence); errors.Is(err, store.ErrForgotten) {
				p.Forgotten, err = true, nil
			}
			if !yield(p, err) {
				return
			}
		}
	}
}

// told is what a process said before it died.
type told struct {
	done   int               // steps
	events map[uint64]string // commit -> chain, of the present process
	seen   uint64            // the last event
	wrong  []string          // what no process may say
}

func (t *told) hear(line string) {
	word, rest, _ := strings.Cut(line, " ")
	var n int
	switch word {
	case "done":
		if _, err := fmt.Sscan(rest, &n); err != nil || n != t.done+1 {
			t.wrong = append(t.wrong, fmt.Sprintf("%q after step %d", line, t.done))
		}
		t.done = n
	case "event":
		var sequence uint64
		var chain string
		if _, err := fmt.Sscan(rest, &sequence, &chain); err != nil || t.seen > 0 && sequence != t.seen+1 {
			t.wrong = append(t.wrong, fmt.Sprintf("%q after event %d", line, t.seen))
		}
		t.seen, t.events[sequence] = sequence, chain
	case "opened":
	default:
		t.wrong = append(t.wrong, fmt.Sprintf("%q", line))
	}
}

// survived opens the store of a process that is dead, and holds it against what that had told: each step that was done is there, of the
// one after it all or nothing, the history is that of the life, and Verify finds nothing. l comes to where the store is; it may be up
// to ahead steps beyond what was told.
func survived(t *testing.T, dir string, l *life, heard *told, ahead int, random *rand.Rand) (took time.Duration) {
	t.Helper()
	ctx := context.Background()
	for _, w := range heard.wrong {
		t.Errorf("the process said %s", w)
	}
	begin := time.Now()
	s, err := Open(dir, Options{MinFree: 1})
	if err != nil {
		t.Fatalf("%d steps were acknowledged; Open: %v", heard.done, err)
	}
	took = time.Since(begin)
	if most := patience(5 * time.Second); took > most {
		t.Errorf("Open took %v, want less than %v", took, most)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	}()
	commits, err := s.Commits(ctx, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	for l.steps < heard.done {
		l.advance()
	}
	horizon, err := s.Horizon(ctx)
	if err != nil {
		t.Fatal(err)
	}
	low, high := l.horizon, l.horizon
	for n := 0; n < ahead && (l.sequence() < uint64(len(commits)) || horizon > high); n++ { // what came to pass before it was told
		l.advance()
		high = l.horizon
	}
	if l.sequence() != uint64(len(commits)) {
		t.Fatalf("%d steps were acknowledged; the store has %d commits, want %d, or those of %d steps more", heard.done, len(commits), l.sequence(), ahead)
	}
	if horizon < low || horizon > high {
		t.Errorf("horizon %d, want %d to %d", horizon, low, high)
	}
	l.horizon = horizon
	l.compare(t, commits)
	for sequence, chain := range heard.events {
		if sequence > uint64(len(commits)) || fmt.Sprintf("%x", commits[sequence-1].Chain) != chain {
			t.Errorf("a follower saw commit %d with chain %s, and it is no more", sequence, chain)
		}
	}
	then := horizon + random.Uint64N(l.sequence()-horizon+1)
	for _, sequence := range []uint64{l.sequence(), then} {
		want, err := l.at(sequence).Graph().Digest()
		if err != nil {
			t.Fatal(err)
		}
		if got := dumpAt(t, s, sequence); got != want {
			t.Errorf("%d steps were acknowledged, of %d commits: the graph at commit %d is another", heard.done, len(commits), sequence)
		}
	}
	verified(t, s)
	l.built = builtSurvived(t, dir+".built", commits, l.built)
	return took
}

// compare holds the commits of a store against those of the life.
func (l *life) compare(t *testing.T, commits []store.Commit) {
	t.Helper()
	var before store.Chain
	for i, c := range commits {
		e := l.commits[i]
		digest, err := l.digestOf(e)
		if err != nil {
			t.Fatal(err)
		}
		if c.Sequence != uint64(i+1) || c.Document != kg.NewDocument(e.uri).ID || c.Retracted != e.retracted || c.Digest != digest {
			t.Fatalf("commit %d is %+v, want step %d: %+v", i+1, c, e.step, e)
		}
		if c.Link(before) != c.Chain {
			t.Fatalf("commit %d does not follow from the one before", i+1)
		}
		before = c.Chain
	}
}

// builtSurvived holds what was built beside the store against its history: it is whole or not there.
// What was found whole before is not read again.
func builtSurvived(t *testing.T, dir string, commits []store.Commit, before int) (now int) {
	t.Helper()
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return 0
	}
	s, err := Open(dir, Options{MinFree: 1})
	if err != nil {
		t.Fatalf("open what was built: %v", err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	}()
	built, err := s.Commits(context.Background(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(built); n == 0 || n > len(commits) || built[n-1].Chain != commits[n-1].Chain {
		t.Errorf("what was built of the history has %d commits that are not the first of its %d", n, len(commits))
	}
	if len(built) != before {
		verified(t, s)
	}
	return len(built)
}
