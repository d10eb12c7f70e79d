package badgerstore

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"policygraph/internal/store/storetest"
)

// commitAndFollow is a process that makes small commits for ever and tells of them as a follower that resumes after a commit.
func commitAndFollow(dir string, from int) error {
	s, err := Open(dir, Options{MinFree: 1})
	if err != nil {
		return err
	}
	go follow(s, uint64(from))
	ctx := context.Background()
	for n := s.published.Load().head.sequence; ; n++ {
		if _, err := s.Apply(ctx, storetest.Plan(fmt.Sprint("plan", n%7), int(n), 1)); err != nil {
			return err
		}
		if n%500 == 499 {
			if _, err := s.Forget(ctx, n-200); err != nil {
				return err
			}
		}
	}
}

// Row D12: a follower that resumes after the last commit it has seen, over and over while the store is killed, sees every commit once and
// in order, and none that is not there afterwards.
func TestFollowerMissesNothingOverKills(t *testing.T) {
	random := seeded(t)
	want, most := figure(300, 25_000), 120
	if *long {
		most = 10_000
	}
	dir := filepath.Join(t.TempDir(), "store")
	chains := []string{}
	kills := 0
	for ; len(chains) < want; kills++ {
		if kills > want {
			t.Fatalf("%d events in %d lives", len(chains), kills)
		}
		hear := func(line string) {
			var sequence int
			var chain string
			if _, err := fmt.Sscanf(line, "event %d %s", &sequence, &chain); err != nil || sequence != len(chains)+1 {
				t.Errorf("after event %d came %q", len(chains), line)
			}
			chains = append(chains, chain)
		}
		killed(t, "follow", dir, len(chains), random.IntN(5) > 0, time.Duration(random.IntN(most))*time.Millisecond, hear)
		if t.Failed() {
			return
		}
	}
	s, err := Open(dir, Options{MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	commits, err := s.Commits(context.Background(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i, chain := range chains {
		if i >= len(commits) || fmt.Sprintf("%x", commits[i].Chain) != chain {
			t.Fatalf("event %d had chain %s, and the store has no such commit", i+1, chain)
		}
	}
	verified(t, s)
	row(t, "D12", fmt.Sprintf("%d events of a store that is killed, no gap, no duplicate", want), "%d events over %d kills, 0 gaps, 0 duplicates, 0 that were not kept", len(chains), kills)
}
