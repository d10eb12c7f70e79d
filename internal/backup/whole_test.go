package backup_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/backup"
	"policygraph/internal/disk"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// cutSource stops in the middle, as a connection or a disk may.
type cutSource struct {
	backup.Live
	left int
	err  error
}

func (c cutSource) Backup(ctx context.Context, w io.Writer, after backup.Point, heard func(done, of uint64)) error {
	var b bytes.Buffer
	if err := c.Live.Backup(ctx, &b, after, heard); err != nil {
		return err
	}
	if _, err := w.Write(b.Bytes()[:b.Len()-c.left]); err != nil {
		return err
	}
	return c.err
}

func TestABackupAppearsWholeOrNotAtAll(t *testing.T) {
	f := newFolder(t)
	f.change(2)
	f.taken(backup.Plan{})
	f.change(1)
	before := f.names()
	broken := errors.New("broken pipe")
	for name, c := range map[string]struct {
		source backup.Source
		plan   backup.Plan
		want   error
	}{
		"the source fails":             {cutSource{f.live(), 10, broken}, backup.Plan{}, broken},
		"the source ends early":        {cutSource{f.live(), 10, nil}, backup.Plan{}, backup.ErrDamaged},
		"the disk has too little room": {f.live(), backup.Plan{MinFree: 1 << 62}, disk.ErrFull},
	} {
		c.plan.Folder = f.path
		if _, err := backup.Take(context.Background(), c.source, c.plan); !errors.Is(err, c.want) {
			t.Errorf("%s: got error %v, want %v", name, err, c.want)
		}
		if diff := cmp.Diff(before, f.names()); diff != "" {
			t.Errorf("%s: files (-before +after):\n%s", name, diff)
		}
	}
	partial := filepath.Join(f.path, fmt.Sprintf("policygraph-%.8s-partial", kg.NewID("store")))
	if err := os.WriteFile(partial, bytes.Repeat([]byte("x"), 1<<20), 0o600); err != nil { // of one that was killed
		t.Fatal(err)
	}
	if got := f.taken(backup.Plan{}); got != "2-3" || len(f.names()) != 2 {
		t.Errorf("after a kill: got %q and %v, want 2-3 and nothing beside", got, f.names())
	}
}

func TestTwoBackupsAtOnceAreRefused(t *testing.T) {
	f := newFolder(t)
	f.change(1)
	f.taken(backup.Plan{})
	release, err := disk.Lock(filepath.Join(f.path, ".policygraph-backup.lock"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.take(backup.Plan{}); !errors.Is(err, disk.ErrHeld) {
		t.Errorf("got error %v, want ErrHeld", err)
	}
	if err := release(); err != nil {
		t.Fatal(err)
	}
	if got := f.taken(backup.Plan{}); got != "nothing new" {
		t.Errorf("afterwards: got %q", got)
	}
}

// forgetful forgets, while it is backed up, what the backup is to show.
type forgetful struct {
	store.Historian
	f     *folder
	times int
	mu    sync.Mutex // commits are read in parallel
}

func (s *forgetful) Asserted(ctx context.Context, n uint64) (kg.Batch, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.times > 0 {
		s.times--
		s.f.change(1)
		if _, err := s.Forget(ctx, uint64(s.f.applied)); err != nil {
			return kg.Batch{}, err
		}
	}
	return s.Historian.Asserted(ctx, n)
}

func TestWhatIsForgottenMeanwhileIsNotMissed(t *testing.T) {
	f := newFolder(t)
	f.change(2)
	inner := f.store
	f.store = &forgetful{Historian: inner, f: f, times: 2}
	if got := f.taken(backup.Plan{}); got != "0-4" {
		t.Errorf("got %q, want a third try that has all four commits", got)
	}
	f.chooses(backup.Target{}, "0-4 at 4")
	f.store = &forgetful{Historian: inner, f: f, times: 99}
	f.change(1)
	if _, err := f.take(backup.Plan{}); !errors.Is(err, store.ErrForgotten) {
		t.Errorf("a store that forgets all the time: got error %v, want ErrForgotten", err)
	}
}
