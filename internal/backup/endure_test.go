package backup_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"policygraph/internal/backup"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
	"policygraph/internal/store/storetest"
)

// How much is tried; `make test-long` tries more.
var (
	underLoad = flag.Int("underload", 5, "how many backups are taken while documents come and go, and restored")
	targets   = flag.Int("targets", 10, "how many points in time are restored")
	seed      = flag.Uint64("seed", 0, "of what is drawn; 0: another each time")
)

func draw(t *testing.T) *rand.Rand {
	n := *seed
	if n == 0 {
		n = rand.Uint64()
	}
	t.Logf("-seed %d", n)
	return rand.New(rand.NewPCG(n, 1))
}

func openBadger(t *testing.T, dir string, o badgerstore.Options) *badgerstore.Store {
	t.Helper()
	o.MinFree = 1
	s, err := badgerstore.Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// digest is that of the graph after a commit.
func digest(t *testing.T, s store.Historian, n uint64) (d string) {
	t.Helper()
	err := s.ViewAt(context.Background(), n, func(r store.Reader) error {
		g, err := store.Dump(context.Background(), r)
		if err == nil {
			d, err = g.Digest()
		}
		return err
	})
	if err != nil {
		t.Fatalf("digest at commit %d: %v", n, err)
	}
	return d
}

// restore restores files to a target, and gives the commit and the digest of the graph.
func restore(t *testing.T, files []backup.File, target backup.Target) (uint64, string) {
	t.Helper()
	ctx := context.Background()
	choice, err := backup.Choose(ctx, files, nil, target, nil)
	if err != nil {
		t.Fatalf("choose for %+v: %v", target, err)
	}
	var parts []backup.Part
	for _, f := range choice.Set {
		parts = append(parts, f.Part(nil))
	}
	dir := filepath.Join(t.TempDir(), "restored")
	o := badgerstore.BuildOptions{Options: badgerstore.Options{MinFree: 1}, ID: choice.Set[0].Info.Store}
	last, err := badgerstore.Build(ctx, dir, backup.History(ctx, choice.Commit.Sequence, parts...), o)
	if err != nil {
		t.Fatalf("build for %+v: %v", target, err)
	}
	if last.Chain != choice.Commit.Chain {
		t.Errorf("restore to %+v: got commit %d (%x), want %d (%x)", target, last.Sequence, last.Chain, choice.Commit.Sequence, choice.Commit.Chain)
	}
	s := openBadger(t, dir, badgerstore.Options{})
	d := digest(t, s, last.Sequence)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return last.Sequence, d
}

// step applies or retracts one of a few documents, and does the same to a model.
func step(t *testing.T, random *rand.Rand, s store.Store, m storetest.Model, tasks int) {
	ctx := context.Background()
	uri := fmt.Sprintf("plan %d", random.IntN(8))
	id := kg.NewDocument(uri).ID
	if _, there := m[id]; there && random.IntN(5) == 0 {
		if _, err := s.Retract(ctx, id); err != nil {
			t.Errorf("retract: %v", err)
		}
		delete(m, id)
		return
	}
	b, _, err := store.Canonical(storetest.Plan(uri, random.IntN(1000), 1+random.IntN(tasks)))
	if err == nil {
		_, err = s.Apply(ctx, b)
	}
	if err != nil {
		t.Errorf("apply: %v", err)
	}
	m[id] = b
}

// TestABackupUnderLoadIsTheGraphAtItsCommit is row D7: full backups and increments are taken while documents come and go, and each is
// restored.
func TestABackupUnderLoadIsTheGraphAtItsCommit(t *testing.T) {
	random := draw(t)
	s := openBadger(t, filepath.Join(t.TempDir(), "store"), badgerstore.Options{})
	load, m := rand.New(rand.NewPCG(random.Uint64(), 2)), storetest.Model{}
	step(t, load, s, m, 60) // a backup of commit 0 would be restored as far as the files go
	stop, stopped := make(chan struct{}), sync.WaitGroup{}
	stopped.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				step(t, load, s, m, 60)
				time.Sleep(5 * time.Millisecond)
			}
		}
	})
	folder, source := t.TempDir(), backup.Live{History: s, ID: s.ID(), Program: "test", Now: time.Now}
	for range *underLoad {
		for taken := (backup.Taken{}); taken.File == nil; { // until there is something new
			time.Sleep(time.Duration(random.IntN(100)) * time.Millisecond)
			var err error
			if taken, err = backup.Take(context.Background(), source, backup.Plan{Folder: folder, Full: random.IntN(6) == 0}); err != nil {
				t.Fatal(err)
			}
		}
	}
	close(stop)
	stopped.Wait()
	files, broken, err := backup.Files(folder)
	if err != nil || len(broken) > 0 || len(files) != *underLoad {
		t.Fatalf("got %d files, %v, %v; want %d", len(files), broken, err, *underLoad)
	}
	for _, f := range files {
		n := f.Info.Upto.Commit
		if got, gotDigest := restore(t, files, backup.Target{Commit: n}); got != n || gotDigest != digest(t, s, n) {
			t.Errorf("%s: restored to commit %d with graph %s, want %d with %s", f.Path, got, gotDigest, n, digest(t, s, n))
		}
	}
	t.Logf("%d backups of %d commits restored", len(files), files[len(files)-1].Info.Upto.Commit)
}

// TestAnyPointInTimeIsRestored is row D9: a log beside the store says what was there after each commit.
func TestAnyPointInTimeIsRestored(t *testing.T) {
	random := draw(t)
	clock := made
	s := openBadger(t, filepath.Join(t.TempDir(), "store"), badgerstore.Options{Now: func() time.Time { return clock }})
	folder, source := t.TempDir(), backup.Live{History: s, ID: s.ID(), Program: "test", Now: func() time.Time { return clock }}
	type entry struct {
		at    time.Time
		graph store.Graph
	}
	log, m := []entry{{}}, storetest.Model{}
	for len(log) <= 80 {
		clock = clock.Add(time.Duration(1+random.IntN(600)) * time.Second)
		before := len(log) - 1
		step(t, random, s, m, 20)
		if h, err := source.Head(context.Background()); err != nil {
			t.Fatal(err)
		} else if h.Last.Commit > uint64(before) {
			log = append(log, entry{clock, m.Graph()})
		}
		if random.IntN(6) > 0 {
			continue
		}
		taken, err := backup.Take(context.Background(), source, backup.Plan{Folder: folder, Full: random.IntN(4) == 0})
		if err != nil {
			t.Fatal(err)
		}
		if taken.File != nil && random.IntN(4) == 0 { // what is backed up may be forgotten
			if _, err := s.Forget(context.Background(), taken.Content.Upto.Commit); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := backup.Take(context.Background(), source, backup.Plan{Folder: folder}); err != nil {
		t.Fatal(err)
	}
	files, broken, err := backup.Files(folder)
	if err != nil || len(broken) > 0 {
		t.Fatalf("files: %v, %v", broken, err)
	}
	for range *targets {
		n := 1 + random.IntN(len(log)-1)
		target := backup.Target{Commit: uint64(n)}
		if random.IntN(2) == 0 {
			target = backup.Target{At: log[n].at.Add(time.Duration(random.IntN(1000)) * time.Millisecond)}
		}
		want, err := log[n].graph.Digest()
		if err != nil {
			t.Fatal(err)
		}
		if got, gotDigest := restore(t, files, target); got != uint64(n) || gotDigest != want {
			t.Errorf("restore to %+v: got commit %d with graph %s, want %d with %s", target, got, gotDigest, n, want)
		}
	}
	t.Logf("%d of %d points in time restored from %d files", *targets, len(log)-1, len(files))
}
