package backup_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/backup"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

// folder is a store and the folder of its backups. A minute passes with each backup.
type folder struct {
	t       *testing.T
	path    string
	store   store.Historian
	clock   time.Time
	applied int
}

func newFolder(t *testing.T) *folder {
	return &folder{t: t, path: filepath.Join(t.TempDir(), "backups"), store: newStore(t), clock: made}
}

func newStore(t *testing.T) store.Historian {
	s := memstore.New()
	t.Cleanup(func() { s.Close() })
	return s
}

// change makes so many commits.
func (f *folder) change(n int) {
	f.t.Helper()
	for range n {
		f.applied++
		if _, err := f.store.Apply(context.Background(), storetest.Plan("plan", f.applied, 2)); err != nil {
			f.t.Fatal(err)
		}
	}
}

func (f *folder) live() backup.Live {
	return backup.Live{History: f.store, ID: kg.NewID("store"), Program: "test", Now: func() time.Time { f.clock = f.clock.Add(time.Minute); return f.clock }}
}

func (f *folder) take(p backup.Plan) (backup.Taken, error) {
	p.Folder = f.path
	return backup.Take(context.Background(), f.live(), p)
}

// taken takes a backup and says what became of it: "3-5", or "nothing new".
func (f *folder) taken(p backup.Plan) string {
	f.t.Helper()
	taken, err := f.take(p)
	if err != nil {
		f.t.Fatalf("Take: %v", err)
	}
	if taken.File == nil {
		return "nothing new"
	}
	return span(*taken.File)
}

func span(f backup.File) string {
	return fmt.Sprintf("%d-%d", f.Info.After.Commit, f.Info.Upto.Commit)
}

// names are what lies in the folder.
func (f *folder) names() (names []string) {
	f.t.Helper()
	entries, err := os.ReadDir(f.path)
	if err != nil {
		f.t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// choose is what a target is restored from: the files and the commit.
func (f *folder) choose(target backup.Target) (string, error) {
	f.t.Helper()
	files, broken, err := backup.Files(f.path)
	if err != nil {
		f.t.Fatal(err)
	}
	choice, err := backup.Choose(context.Background(), files, broken, target, nil)
	if err != nil {
		return "", err
	}
	var spans []string
	for _, file := range choice.Set {
		spans = append(spans, span(file))
	}
	return fmt.Sprintf("%s at %d", strings.Join(spans, " "), choice.Commit.Sequence), nil
}

func (f *folder) chooses(target backup.Target, want string) {
	f.t.Helper()
	if got, err := f.choose(target); err != nil || got != want {
		f.t.Errorf("restore to %+v: got %q, error %v; want %q", target, got, err, want)
	}
}

func TestABackupContinuesTheLast(t *testing.T) {
	f := newFolder(t)
	var got []string
	for _, n := range []int{2, 3, 0, 1} {
		f.change(n)
		got = append(got, f.taken(backup.Plan{}))
	}
	if diff := cmp.Diff([]string{"0-2", "2-5", "nothing new", "5-6"}, got); diff != "" {
		t.Errorf("backups (-want +got):\n%s", diff)
	}
	for i, name := range f.names() {
		want := fmt.Sprintf("policygraph-%.8s-%012d-%012d-", kg.NewID("store"), []int{0, 2, 5}[i], []int{2, 5, 6}[i])
		if !strings.HasPrefix(name, want) || !strings.HasSuffix(name, backup.Suffix) {
			t.Errorf("file %d: got name %s, want %s...%s and nothing beside", i, name, want, backup.Suffix)
		}
	}
	f.chooses(backup.Target{}, "0-2 2-5 5-6 at 6")
	f.chooses(backup.Target{Commit: 1}, "0-2 at 1")
	f.chooses(backup.Target{Commit: 3}, "0-2 2-5 at 3")
	if _, err := f.choose(backup.Target{Commit: 7}); !errors.Is(err, store.ErrFuture) {
		t.Errorf("restore commit 7 of 6: got error %v, want ErrFuture", err)
	}
}

func TestAnEmptyStoreIsBackedUpToo(t *testing.T) {
	f := newFolder(t)
	if got := f.taken(backup.Plan{}); got != "0-0" {
		t.Errorf("got %q, want a full backup of nothing", got)
	}
	f.chooses(backup.Target{}, "0-0 at 0")
	f.change(1)
	if got := f.taken(backup.Plan{}); got != "0-1" {
		t.Errorf("after a commit: got %q, want a full backup", got)
	}
}

func TestAStoreOfAnotherHistoryIsNoticed(t *testing.T) {
	f := newFolder(t)
	f.change(5)
	f.taken(backup.Plan{})
	history := f.store
	restored := func(upto uint64) store.Historian { // to an earlier point
		s := newStore(t)
		for n := uint64(1); n <= upto; n++ {
			b, err := history.Asserted(context.Background(), n)
			if err == nil {
				_, err = s.Apply(context.Background(), b)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		return s
	}
	for name, change := range map[string]int{"shorter": 0, "as long": 2, "longer": 4} {
		f.store = restored(3)
		f.change(change)
		if _, err := f.take(backup.Plan{}); !errors.Is(err, backup.ErrOtherHistory) {
			t.Errorf("%s: got error %v, want ErrOtherHistory", name, err)
		}
	}
	if len(f.names()) != 1 {
		t.Errorf("files: got %v, want the first only", f.names())
	}
	if got := f.taken(backup.Plan{Full: true}); !strings.HasPrefix(got, "0-") {
		t.Errorf("with Full: got %q, want a full backup", got)
	}
	f.change(1)
	want, err := f.choose(backup.Target{})
	if err != nil {
		t.Fatal(err)
	}
	if got := f.taken(backup.Plan{}); strings.HasPrefix(got, "0-") {
		t.Errorf("after Full: got %q, want one that continues it", got)
	}
	if got, err := f.choose(backup.Target{}); err != nil || got == want {
		t.Errorf("restore: got %q, error %v; want the new set", got, err)
	}
}

func TestOldSetsAreRemoved(t *testing.T) {
	f := newFolder(t)
	f.change(1)
	f.taken(backup.Plan{})
	f.change(1)
	f.taken(backup.Plan{})           // 1-2
	f.taken(backup.Plan{Full: true}) // 0-2, which 2-3 continues as well
	f.change(1)
	if got := f.taken(backup.Plan{Keep: 2}); got != "2-3" || len(f.names()) != 4 {
		t.Fatalf("two of two sets are kept: got %q and %v", got, f.names())
	}
	taken, err := f.take(backup.Plan{Full: true, Keep: 2})
	if err != nil {
		t.Fatal(err)
	}
	if len(taken.Removed) != 2 || len(f.names()) != 3 {
		t.Errorf("a third set: got removed %v, left %v; want 1-2 and 0-1 removed", taken.Removed, f.names())
	}
	f.chooses(backup.Target{}, "0-3 at 3")
	f.chooses(backup.Target{Commit: 2}, "0-3 at 2")
}

func TestADamagedBackupIsNotContinued(t *testing.T) {
	for name, at := range map[string]int{"in its header": 200, "in what it holds": 700} {
		t.Run(name, func(t *testing.T) { damagedIsNotContinued(t, at) })
	}
}

func damagedIsNotContinued(t *testing.T, at int) {
	f := newFolder(t)
	f.change(2)
	f.taken(backup.Plan{})
	f.change(2)
	taken, err := f.take(backup.Plan{})
	if err != nil {
		t.Fatal(err)
	}
	flip(t, taken.File.Path, at)
	if _, err := f.choose(backup.Target{}); !errors.Is(err, backup.ErrDamaged) {
		t.Errorf("restore: got error %v, want ErrDamaged", err)
	}
	f.change(1)
	taken, err = f.take(backup.Plan{})
	if err != nil || len(taken.Passed) != 1 || span(*taken.File) != "2-5" {
		t.Fatalf("got %+v, error %v; want that 2-5 continues the one before the damaged", taken, err)
	}
	f.chooses(backup.Target{}, "0-2 2-5 at 5")
	if _, err := os.Stat(taken.Passed[0].Path); err != nil || !strings.HasSuffix(taken.Passed[0].Path, ".damaged") || len(f.names()) != 3 {
		t.Errorf("the damaged one: got %s (%v) of %v, want it set aside", taken.Passed[0].Path, err, f.names())
	}
}

func TestADamagedFullBackupIsReplaced(t *testing.T) {
	f := newFolder(t)
	f.change(2)
	taken, err := f.take(backup.Plan{})
	if err != nil {
		t.Fatal(err)
	}
	flip(t, taken.File.Path, 700)
	again, err := f.take(backup.Plan{}) // of the same commits, so it has the same name
	if err != nil || len(again.Passed) != 1 || again.File == nil || again.File.Path != taken.File.Path || len(f.names()) != 2 {
		t.Errorf("got %+v, error %v, files %v; want the damaged one set aside and a new one at its place", again, err, f.names())
	}
	f.chooses(backup.Target{}, "0-2 at 2")
}

func flip(t *testing.T, path string, at int) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err == nil {
		b[at] ^= 4
		err = os.WriteFile(path, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestNobodyRestoresAnOldStateUnawares(t *testing.T) {
	f := newFolder(t)
	var paths []string
	for range 3 {
		f.change(2)
		taken, err := f.take(backup.Plan{})
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, taken.File.Path)
	}
	middle := filepath.Join(t.TempDir(), "middle")
	if err := os.Rename(paths[1], middle); err != nil {
		t.Fatal(err)
	}
	if _, err := f.choose(backup.Target{}); !errors.Is(err, backup.ErrUnclear) || !strings.Contains(err.Error(), paths[2]) {
		t.Errorf("one in the middle is missing: got error %v, want ErrUnclear with what continues it", err)
	}
	f.chooses(backup.Target{Commit: 2}, "0-2 at 2")
	if err := os.Rename(middle, paths[1]); err != nil {
		t.Fatal(err)
	}
	flip(t, paths[2], 50) // in the header
	if _, err := f.choose(backup.Target{}); !errors.Is(err, backup.ErrDamaged) || !strings.Contains(err.Error(), paths[2]) {
		t.Errorf("the header of the last is damaged: got error %v, want ErrDamaged with its name", err)
	}
}

func TestBackupsOfTwoStoresAreNotMixed(t *testing.T) {
	f := newFolder(t)
	f.change(2)
	f.taken(backup.Plan{})
	other := f.live()
	other.ID = kg.NewID("other")
	if _, err := backup.Take(context.Background(), other, backup.Plan{Folder: f.path}); err != nil {
		t.Fatal(err)
	}
	if len(f.names()) != 2 {
		t.Errorf("got %v, want a full backup of each", f.names())
	}
	if got := f.taken(backup.Plan{}); got != "nothing new" {
		t.Errorf("the first again: got %q, want nothing new", got)
	}
	if _, err := f.choose(backup.Target{}); !errors.Is(err, backup.ErrUnclear) {
		t.Errorf("restore: got error %v, want ErrUnclear", err)
	}
}

func TestAnOlderSetHasWhatTheStoreForgot(t *testing.T) {
	f := newFolder(t)
	f.change(3)
	f.taken(backup.Plan{})
	f.change(3)
	if _, err := f.store.Forget(context.Background(), 5); err != nil {
		t.Fatal(err)
	}
	f.taken(backup.Plan{Full: true})
	f.chooses(backup.Target{}, "0-6 at 6")
	f.chooses(backup.Target{Commit: 5}, "0-6 at 5")
	f.chooses(backup.Target{Commit: 2}, "0-3 at 2")
	if _, err := f.choose(backup.Target{Commit: 4}); !errors.Is(err, store.ErrForgotten) || !strings.Contains(err.Error(), "commit 5") {
		t.Errorf("a commit that no set keeps: got error %v, want ErrForgotten and that commit 5 can be had", err)
	}
}
