package jobs

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

// onDisk is a bench with a folder.
func onDisk(t *testing.T) (b *bench, dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "jobs")
	shelf, err := Folder(dir, 0)
	if err != nil {
		t.Fatal(err)
	}
	b = &bench{t: t, store: memstore.New(), shelf: shelf, read: &reader{rules: "rules-1"}, now: time.Now}
	t.Cleanup(func() { b.store.Close() })
	return b, dir
}

// crashed makes a job that a crash left: its folder is copied while it runs, and opened elsewhere.
func crashed(t *testing.T, b *bench, dir string, files ...Upload) (id string) {
	t.Helper()
	b.read.gate, b.read.met = make(chan struct{}), make(chan string, 100)
	q := b.open()
	job, problems, err := q.Ingest(t.Context(), files, Order{})
	if err != nil || len(problems) > 0 {
		t.Fatalf("ingest: %v %v", err, problems)
	}
	<-b.read.met
	copied := filepath.Join(t.TempDir(), "jobs")
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	if b.shelf, err = Folder(copied, 0); err != nil {
		t.Fatal(err)
	}
	q.Close()
	b.read = &reader{rules: "rules-1"}
	return job.ID
}

func at(b *bench, parts ...string) string {
	return filepath.Join(append([]string{b.shelf.(*folder).dir}, parts...)...)
}

func TestAJobThatACrashInterruptedGoesOn(t *testing.T) {
	b, dir := onDisk(t)
	id := crashed(t, b, dir, upload("甲.txt", "建水厂\n"), upload("乙.txt", "修桥\n"))
	if kept, damaged := b.shelf.load(); len(kept) != 1 || kept[0].State != Running || kept[0].Tries != 1 || len(damaged) > 0 {
		t.Fatalf("what the crash left: %+v, %v; want a running job", kept, damaged)
	}
	if err := b.shelf.add(id, File{URI: "甲.txt", Outcome: FileAdded, Title: "计划 甲.txt"}); err != nil { // which it had stored
		t.Fatal(err)
	}
	tail, err := os.OpenFile(at(b, id, listName), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(tail, `{"uri":"乙.txt","outc`) // torn
	tail.Close()
	batch, err := b.read.Batch(sourceOf(t, "甲.txt", "建水厂\n"), resultOf(t, b.read, "甲.txt", "建水厂\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.store.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	q := b.open()
	if j := wait(t, q, id); j.State != Done {
		t.Fatalf("after the crash: %+v", j)
	}
	if got, want := outcomes(t, q, id), "甲.txt ADDED; 乙.txt ADDED"; got != want {
		t.Errorf("files:\n got %s\nwant %s: what was stored before counts as what it was", got, want)
	}
	if got := commits(t, b.store); got != 2 {
		t.Errorf("%d commits, want 2", got)
	}
	eventually(t, func() bool { // what was sent is given up
		_, err := os.Stat(at(b, id, sentName(0)))
		return errors.Is(err, os.ErrNotExist)
	})
}

func TestAJobThatEndsTheProgramEachTimeIsGivenUp(t *testing.T) {
	b, dir := onDisk(t)
	id := crashed(t, b, dir, upload("甲.txt", "建水厂\n"))
	kept, _ := b.shelf.load()
	kept[0].Tries = maxTries
	if err := b.shelf.save(kept[0]); err != nil {
		t.Fatal(err)
	}
	if j := wait(t, b.open(), id); j.State != Failed || j.Problem == nil || j.Problem.Code != CodeInternal {
		t.Errorf("after %d crashes: %+v, want it failed", maxTries, j)
	}
}

func TestDamagedJobsArePutAsideAndTold(t *testing.T) {
	for claim, c := range map[string]struct {
		damage func(b *bench, id string) error
		want   string // of the job; "" where it is put aside
	}{
		"a flipped bit in the record": {func(b *bench, id string) error { return flip(at(b, id, recordName)) }, ""},
		"no record":                   {func(b *bench, id string) error { return os.Remove(at(b, id, recordName)) }, ""},
		"an empty record":             {func(b *bench, id string) error { return os.Truncate(at(b, id, recordName), 0) }, ""},
		"the record of another job": {func(b *bench, id string) error {
			return os.Rename(at(b, id), at(b, "20260101t000000000-aaaaaa"))
		}, ""},
		"a flipped bit in what was sent": {func(b *bench, id string) error { return flip(at(b, id, sentName(0))) }, CodeDamaged},
		"what was sent is gone":          {func(b *bench, id string) error { return os.Remove(at(b, id, sentName(0))) }, CodeDamaged},
	} {
		t.Run(claim, func(t *testing.T) {
			b, dir := onDisk(t)
			id := crashed(t, b, dir, upload("甲.txt", "建水厂\n"))
			if err := os.Mkdir(at(b, makingPrefix+"20260101t000000000-bbbbbb"), 0o700); err != nil { // never acknowledged
				t.Fatal(err)
			}
			if err := c.damage(b, id); err != nil {
				t.Fatal(err)
			}
			q := b.open()
			if c.want == "" {
				if len(q.Jobs()) != 0 || len(b.told) != 1 || !strings.Contains(b.told[0].Error(), damagedPrefix) {
					t.Errorf("%d jobs, told %v; want none, and where it was put", len(q.Jobs()), b.told)
				}
				if aside, _ := filepath.Glob(at(b, damagedPrefix+"*")); len(aside) != 1 {
					t.Errorf("put aside: %v", aside)
				}
			} else if j := wait(t, q, id); j.State != Failed || j.Problem.Code != c.want {
				t.Errorf("job %+v, want it failed with %s", j, c.want)
			}
			if left, _ := filepath.Glob(at(b, makingPrefix+"*")); len(left) != 0 {
				t.Errorf("left in the making: %v", left)
			}
			if job := ingested(t, q, Order{}, upload("丙.txt", "种树\n")); job.Counts.Added != 1 {
				t.Errorf("the next job: %+v", job)
			}
		})
	}
}

func flip(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	b[len(b)/3] ^= 1
	return os.WriteFile(path, b, 0o600)
}

func TestAFullDiskKeepsNoJob(t *testing.T) {
	b, dir := onDisk(t)
	q := b.open()
	b.shelf.(*folder).stay, b.shelf.(*folder).free = 100, func(string) (uint64, error) { return 150, nil }
	job, problems, err := q.Ingest(t.Context(), []Upload{upload("甲.txt", strings.Repeat("建水厂\n", 20))}, Order{})
	if err != nil || job.ID != "" || len(problems) != 1 || problems[0].Code != CodeDiskFull {
		t.Fatalf("ingest: %+v %v %v, want DISK_FULL", job, problems, err)
	}
	broken := Upload{Name: "乙.txt", Size: 3, Open: func() (io.Reader, error) { return nil, errors.New("the upload broke off") }}
	if job, _, err = q.Ingest(t.Context(), []Upload{broken}, Order{}); err == nil {
		t.Fatalf("an upload that breaks off: %+v, want an error", job)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left on the disk: %v", left)
	}
}

// fullStore has no room for a document of that name.
type fullStore struct {
	store.Historian
	name string
}

func (s fullStore) Apply(ctx context.Context, b kg.Batch) (bool, error) {
	if b.Document.URI == s.name {
		return false, fmt.Errorf("write %s: %w", s.name, store.ErrDiskFull)
	}
	return s.Historian.Apply(ctx, b)
}

func TestAStoreWithoutRoomFailsTheJobAndShowsNothingHalf(t *testing.T) {
	b, _ := onDisk(t)
	sound := b.store
	b.store = fullStore{sound, "乙.txt"}
	q := b.open()
	job, _, err := q.Ingest(t.Context(), []Upload{upload("甲.txt", "建水厂\n"), upload("乙.txt", "修桥\n"), upload("丙.txt", "种树\n")}, Order{})
	if err != nil {
		t.Fatal(err)
	}
	if j := wait(t, q, job.ID); j.State != Failed || j.Problem == nil || j.Problem.Code != CodeDiskFull || j.Counts.Added != 1 {
		t.Errorf("job %+v, want it failed with DISK_FULL after one file", j)
	}
	if got := commits(t, sound); got != 1 {
		t.Errorf("%d commits, want the one of the file that was stored", got)
	}
	q.Close()
	b.store = sound
	q = b.open()
	if j := ingested(t, q, Order{}, upload("甲.txt", "建水厂\n"), upload("乙.txt", "修桥\n"), upload("丙.txt", "种树\n")); j.Counts.Added != 2 || j.Counts.Unchanged != 1 {
		t.Errorf("given again: %+v, want the rest added", j.Counts)
	}
}
