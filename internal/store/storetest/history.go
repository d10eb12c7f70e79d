package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// RunHistory proves that an engine remembers, beyond what Run proves. open gives an empty store and sees to it that it is closed when
// the test ends.
func RunHistory(t *testing.T, open func(t *testing.T) store.Historian) {
	for _, promise := range []struct {
		name string
		test func(t *testing.T, s store.Historian)
	}{
		{"an empty store has no history", emptyHistory},
		{"commits are numbered and chained", commitsChained},
		{"Asserted is what was applied", assertedIsApplied},
		{"ViewAt shows what was answered then", viewAtShowsThen},
		{"Forget drops what no later commit shows", forgetDrops},
		{"a View keeps what is forgotten meanwhile", viewOutlivesForget},
		{"ApplyIf refuses what it did not expect", applyIfRefuses},
		{"no update is lost among many that expect", noLostUpdate},
		{"Wait returns with the next commit", waitReturns},
		{"a follower sees every commit once and in order", followerSeesAll},
	} {
		t.Run(promise.name, func(t *testing.T) { promise.test(t, open(t)) })
	}
}

func emptyHistory(t *testing.T, s store.Historian) {
	ctx := context.Background()
	if got := must(s.Commits(ctx, 0, 0))(t); len(got) != 0 {
		t.Errorf("Commits of an empty store: got %v, want none", got)
	}
	if got := must(s.Horizon(ctx))(t); got != 0 {
		t.Errorf("Horizon of an empty store: got %d, want 0", got)
	}
	for _, n := range []uint64{0, 1} {
		if _, err := s.Asserted(ctx, n); !errors.Is(err, store.ErrFuture) {
			t.Errorf("Asserted(%d) of an empty store: got error %v, want ErrFuture", n, err)
		}
	}
	if err := s.ViewAt(ctx, 1, func(store.Reader) error { return nil }); !errors.Is(err, store.ErrFuture) {
		t.Errorf("ViewAt(1) of an empty store: got error %v, want ErrFuture", err)
	}
	showsAt(t, s, 0, Model{})
}

func commitsChained(t *testing.T, s store.Historian) {
	ctx := context.Background()
	begin := store.CommitTime(time.Now())
	one, two := Plan("one", 1, 3), Plan("two", 1, 4)
	mustApply(t, s, one)
	mustApply(t, s, two)
	must(s.Apply(ctx, two))(t) // unchanged: no commit
	must(s.Retract(ctx, one.Document.ID))(t)
	must(s.Retract(ctx, one.Document.ID))(t) // not there: no commit
	mustApply(t, s, one)
	commits := must(s.Commits(ctx, 0, 0))(t)
	_, digestOne, err := store.Canonical(one)
	if err != nil {
		t.Fatal(err)
	}
	_, digestTwo, err := store.Canonical(two)
	if err != nil {
		t.Fatal(err)
	}
	want := []store.Commit{
		{Sequence: 1, Document: one.Document.ID, Digest: digestOne},
		{Sequence: 2, Document: two.Document.ID, Digest: digestTwo},
		{Sequence: 3, Document: one.Document.ID, Retracted: true},
		{Sequence: 4, Document: one.Document.ID, Digest: digestOne},
	}
	var before store.Chain
	for i := range min(len(want), len(commits)) {
		got := commits[i]
		if got.At.Before(begin) || time.Since(got.At) > time.Hour || got.At.Location() != time.UTC {
			t.Errorf("commit %d: made at %v, want between %v and now, in UTC", i+1, got.At, begin)
		}
		want[i].At = got.At
		want[i].Chain = want[i].Link(before)
		before = want[i].Chain
	}
	if diff := differ(want, commits); diff != "" {
		t.Errorf("Commits (-want +got):\n%s", diff)
	}
	if got := must(s.Commits(ctx, 1, 2))(t); len(commits) == 4 && !slices.Equal(got, commits[1:3]) {
		t.Errorf("Commits after 1, two of them: got %v, want the second and third", got)
	}
	if got := must(s.Commits(ctx, 9, 0))(t); len(got) != 0 {
		t.Errorf("Commits after 9: got %v, want none", got)
	}
}

func assertedIsApplied(t *testing.T, s store.Historian) {
	ctx := context.Background()
	first, second := Plan("plan", 1, 700), Plan("plan", 2, 20)
	mustApply(t, s, first)
	mustApply(t, s, second)
	must(s.Retract(ctx, first.Document.ID))(t)
	for n, b := range map[uint64]kg.Batch{1: first, 2: second} {
		want, _, err := store.Canonical(b)
		if err != nil {
			t.Fatal(err)
		}
		if diff := differ(want, must(s.Asserted(ctx, n))(t)); diff != "" {
			t.Errorf("Asserted(%d) (-want +got):\n%s", n, diff)
		}
	}
	if diff := differ(kg.Batch{}, must(s.Asserted(ctx, 3))(t)); diff != "" {
		t.Errorf("Asserted of a retraction: want the zero batch, got\n%s", diff)
	}
	if _, err := s.Asserted(ctx, 4); !errors.Is(err, store.ErrFuture) {
		t.Errorf("Asserted(4) of three commits: got error %v, want ErrFuture", err)
	}
}

func viewAtShowsThen(t *testing.T, s store.Historian) {
	ctx := context.Background()
	uris := []string{"seed", "one", "two", "three"}
	rapid.Check(t, func(t *rapid.T) {
		for _, uri := range uris { // the store is shared by all draws
			must(s.Retract(ctx, kg.NewDocument(uri).ID))(t)
		}
		start := stats(t, s).Sequence
		m, history := Model{}, []Model{{}}
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			uri := rapid.SampledFrom(uris).Draw(t, "document")
			id := kg.NewDocument(uri).ID
			if rapid.IntRange(0, 3).Draw(t, "step") == 0 {
				if !must(s.Retract(ctx, id))(t) {
					continue
				}
				delete(m, id)
			} else {
				b := drawBatch(t, uri)
				if !must(s.Apply(ctx, b))(t) {
					continue
				}
				m[id] = b
			}
			then := Model{}
			for id, b := range m {
				then[id] = b
			}
			history = append(history, then)
		}
		for i, then := range history {
			showsAt(t, s, start+uint64(i), then)
		}
	})
}

func forgetDrops(t *testing.T, s store.Historian) {
	ctx := context.Background()
	other := Plan("other", 1, 4)
	mustApply(t, s, other) // 1
	for v := range 4 {     // 2 to 5
		mustApply(t, s, Plan("plan", v, 5))
	}
	if versions := must(s.Forget(ctx, 4))(t); versions != 2 {
		t.Errorf("Forget(4): got %d versions, want 2: those of commits 2 and 3", versions)
	}
	if versions := must(s.Forget(ctx, 4))(t); versions != 0 {
		t.Errorf("Forget(4) again: got %d versions, want 0", versions)
	}
	if versions := must(s.Forget(ctx, 1))(t); versions != 0 {
		t.Errorf("Forget(1) after Forget(4): got %d versions, want 0", versions)
	}
	if got := must(s.Horizon(ctx))(t); got != 4 {
		t.Errorf("Horizon: got %d, want 4", got)
	}
	for n := range uint64(4) {
		if err := s.ViewAt(ctx, n, func(store.Reader) error { return nil }); !errors.Is(err, store.ErrForgotten) {
			t.Errorf("ViewAt(%d) before the horizon: got error %v, want ErrForgotten", n, err)
		}
	}
	showsAt(t, s, 4, model(other, Plan("plan", 2, 5)))
	showsAt(t, s, 5, model(other, Plan("plan", 3, 5)))
	shows(t, s, model(other, Plan("plan", 3, 5)))
	for n, gone := range map[uint64]bool{1: false, 2: true, 3: true, 4: false, 5: false} {
		if _, err := s.Asserted(ctx, n); errors.Is(err, store.ErrForgotten) != gone || !gone && err != nil {
			t.Errorf("Asserted(%d): got error %v, want ErrForgotten: %v", n, err, gone)
		}
	}
	if got := must(s.Commits(ctx, 0, 0))(t); len(got) != 5 {
		t.Errorf("commits after Forget: got %d, want all 5", len(got))
	}
	if _, err := s.Forget(ctx, 6); !errors.Is(err, store.ErrFuture) {
		t.Errorf("Forget(6) of five commits: got error %v, want ErrFuture", err)
	}
	must(s.Retract(ctx, other.Document.ID))(t) // 6
	if versions := must(s.Forget(ctx, 6))(t); versions != 2 {
		t.Errorf("Forget(6): got %d versions, want 2: the plan of commit 4 and what was retracted", versions)
	}
	shows(t, s, model(Plan("plan", 3, 5)))
}

func viewOutlivesForget(t *testing.T, s store.Historian) {
	ctx := context.Background()
	first := Plan("plan", 1, 30)
	mustApply(t, s, first)
	mustApply(t, s, Plan("plan", 2, 30))
	err := s.ViewAt(ctx, 1, func(r store.Reader) error {
		if versions := must(s.Forget(ctx, 2))(t); versions != 1 {
			t.Errorf("Forget(2): got %d versions, want 1", versions)
		}
		g, err := store.Dump(ctx, r)
		if diff := differ(model(first).Graph(), g); diff != "" {
			t.Errorf("the View after Forget (-want +got):\n%s", diff)
		}
		return err
	})
	if err != nil {
		t.Errorf("ViewAt(1): %v", err)
	}
}

func applyIfRefuses(t *testing.T, s store.Historian) {
	ctx := context.Background()
	one, two := Plan("plan", 1, 3), Plan("plan", 2, 3)
	if _, err := s.ApplyIf(ctx, one, 1); !errors.Is(err, store.ErrConflict) {
		t.Errorf("ApplyIf of a new document that expects commit 1: got error %v, want ErrConflict", err)
	}
	if changed := must(s.ApplyIf(ctx, one, 0))(t); !changed {
		t.Error("ApplyIf of a new document that expects none: got changed=false, want true")
	}
	if _, err := s.ApplyIf(ctx, two, 0); !errors.Is(err, store.ErrConflict) {
		t.Errorf("ApplyIf that expects none where there is commit 1: got error %v, want ErrConflict", err)
	}
	shows(t, s, model(one))
	if changed := must(s.ApplyIf(ctx, two, 1))(t); !changed {
		t.Error("ApplyIf that expects commit 1: got changed=false, want true")
	}
	must(s.Retract(ctx, one.Document.ID))(t)
	if changed := must(s.ApplyIf(ctx, one, 0))(t); !changed {
		t.Error("ApplyIf that expects none after a retraction: got changed=false, want true")
	}
	shows(t, s, model(one))
}

// noLostUpdate counts in the title of a document with many hands, each of which reads, adds one and applies on condition.
func noLostUpdate(t *testing.T, s store.Historian) {
	ctx := context.Background()
	const hands, rounds = 8, 12
	counted := func(n int) kg.Batch {
		d := NewDraft("counter", "甲局牵头。")
		d.Document.Title = fmt.Sprint(n)
		d.Entity(kg.KindAgency, "a", "甲局")
		return d.Batch
	}
	id := counted(0).Document.ID
	var all sync.WaitGroup
	for range hands {
		all.Go(func() {
			for done := 0; done < rounds; {
				commits, err := s.Commits(ctx, 0, 0)
				if err != nil {
					t.Errorf("Commits: %v", err)
					return
				}
				last, n := uint64(len(commits)), 0
				err = s.ViewAt(ctx, last, func(r store.Reader) error {
					documents, err := r.Documents(ctx, []kg.ID{id})
					if d, ok := documents[id]; ok {
						_, err = fmt.Sscan(d.Title, &n)
					}
					return err
				})
				if err == nil {
					_, err = s.ApplyIf(ctx, counted(n+1), last) // the only document, so its last commit is the last of all
				}
				switch {
				case err == nil:
					done++
				case !errors.Is(err, store.ErrConflict):
					t.Errorf("ApplyIf: %v", err)
					return
				}
			}
		})
	}
	all.Wait()
	view(t, s, func(r store.Reader) {
		if got := must(r.Documents(ctx, []kg.ID{id}))(t)[id].Title; got != fmt.Sprint(hands*rounds) {
			t.Errorf("%d hands that add %d times: got %s, want %d", hands, rounds, got, hands*rounds)
		}
	})
}

func waitReturns(t *testing.T, s store.Historian) {
	ctx := context.Background()
	returned := make(chan error, 1)
	go func() { returned <- s.Wait(ctx, 0) }()
	mustApply(t, s, Plan("plan", 1, 2))
	if err := <-returned; err != nil {
		t.Errorf("Wait(0) while commit 1 is made: %v", err)
	}
	if err := s.Wait(ctx, 0); err != nil {
		t.Errorf("Wait(0) after commit 1: %v", err)
	}
	short, stop := context.WithCancel(ctx)
	go func() { returned <- s.Wait(short, 1) }()
	stop()
	if err := <-returned; !errors.Is(err, context.Canceled) {
		t.Errorf("Wait that is cancelled: got error %v, want context.Canceled", err)
	}
	go func() { returned <- s.Wait(ctx, 1) }()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-returned; !errors.Is(err, store.ErrClosed) {
		t.Errorf("Wait of a store that is closed: got error %v, want ErrClosed", err)
	}
}

// followerSeesAll reads commits as they come, as a subscription does.
func followerSeesAll(t *testing.T, s store.Historian) {
	ctx := context.Background()
	const writers, each = 4, 25
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			for n := range each {
				if _, err := s.Apply(ctx, Plan(fmt.Sprint("plan", w), n, 1)); err != nil {
					t.Errorf("Apply: %v", err)
				}
			}
		})
	}
	seen := uint64(0)
	for seen < writers*each && !t.Failed() {
		if err := s.Wait(ctx, seen); err != nil {
			t.Fatalf("Wait(%d): %v", seen, err)
		}
		for _, c := range must(s.Commits(ctx, seen, 7))(t) {
			if c.Sequence != seen+1 {
				t.Fatalf("after commit %d came %d", seen, c.Sequence)
			}
			seen++
		}
	}
	all.Wait()
	if got := must(s.Commits(ctx, seen, 0))(t); len(got) != 0 {
		t.Errorf("commits after the last: got %v, want none", got)
	}
}

// showsAt fails unless s shows exactly the model as of a commit.
func showsAt(t reporter, s store.Historian, sequence uint64, m Model) {
	t.Helper()
	ctx := context.Background()
	err := s.ViewAt(ctx, sequence, func(r store.Reader) error {
		g, err := store.Dump(ctx, r)
		if err != nil {
			return err
		}
		if diff := differ(m.Graph(), g); diff != "" {
			t.Errorf("graph at commit %d (-want +got):\n%s", sequence, diff)
		}
		stats, err := r.Stats(ctx)
		if want := m.Stats(); err == nil {
			want.Sequence = sequence
			if diff := differ(want, stats); diff != "" {
				t.Errorf("Stats at commit %d (-want +got):\n%s", sequence, diff)
			}
		}
		return err
	})
	if err != nil {
		t.Fatalf("ViewAt(%d): %v", sequence, err)
	}
}
