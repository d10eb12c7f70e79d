package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
	"policygraph/internal/store/storetest"
	"policygraph/internal/torture"
)

// failing is a command of which one call fails.
type failing struct {
	name string
	args func(place string) []string // place is a folder of its own
	// left looks at what a failed run left, before the command is run again without a fault, and whether that did it.
	left func(t *testing.T, place string)
	done func(t *testing.T, place string)
}

// Row D3 for the commands: whatever call fails, the command says so by its exit code, leaves nothing in part, and does its work when it
// is run again.
func failingCalls(t *testing.T, seeded string, random *rand.Rand) {
	ctx := context.Background()
	small := filepath.Join(t.TempDir(), "small") // without the tables that ship with the program
	want := ""
	s, err := badgerstore.Open(small, badgerstore.Options{MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 6 {
		if _, err := s.Apply(ctx, storetest.Plan(fmt.Sprint("plan", n%3), n, 150)); err != nil {
			t.Fatal(err)
		}
	}
	want = digest(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	made := t.TempDir()
	for _, args := range [][]string{{"export", "--store", small, "-o", filepath.Join(made, "all.jsonl")}, {"backup", "--store", small, filepath.Join(made, "backups")}} {
		if out, err := exec.Command("policygraph", args...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", args, err, out)
		}
	}
	is := func(want string) func(*testing.T, string) {
		return func(t *testing.T, place string) {
			opened(t, filepath.Join(place, "store"), func(s *badgerstore.Store) {
				if got := digest(t, s); got != want {
					t.Errorf("the store has graph %s, want %s", got, want)
				}
			})
		}
	}
	nothingOr := func(file string, whole func(*testing.T, string)) func(*testing.T, string) {
		return func(t *testing.T, place string) {
			entries, err := os.ReadDir(filepath.Join(place, file))
			if _, bad := os.Stat(filepath.Join(place, file)); errors.Is(bad, os.ErrNotExist) || err == nil && len(entries) == 0 {
				return
			}
			whole(t, place)
		}
	}
	exported, err := os.ReadFile(filepath.Join(made, "all.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	copied := func(t *testing.T, place, from string) {
		if err := os.CopyFS(filepath.Join(place, "store"), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	runs := []struct {
		failing
		begin func(t *testing.T, place string)
	}{
		{failing{
			name: "export",
			args: func(place string) []string {
				return []string{"export", "--store", filepath.Join(place, "store"), "-o", filepath.Join(place, "out.jsonl")}
			},
			left: is(want),
			done: func(t *testing.T, place string) {
				if b, err := os.ReadFile(filepath.Join(place, "out.jsonl")); err != nil || !bytes.Equal(b, exported) {
					t.Errorf("the file is not what is exported otherwise: %d bytes, want %d, %v", len(b), len(exported), err)
				}
			},
		}, func(t *testing.T, place string) { copied(t, place, small) }},
		{failing{
			name: "import",
			args: func(place string) []string {
				return []string{"import", "--store", filepath.Join(place, "store"), filepath.Join(made, "all.jsonl")}
			},
			left: nothingOr("store", is(want)), done: is(want),
		}, func(*testing.T, string) {}},
		{failing{
			name: "backup",
			args: func(place string) []string {
				return []string{"backup", "--store", filepath.Join(place, "store"), filepath.Join(place, "backups")}
			},
			left: is(want),
			done: func(t *testing.T, place string) {
				if out, err := exec.Command("policygraph", "backup", "verify", filepath.Join(place, "backups")).CombinedOutput(); err != nil {
					t.Errorf("backup verify: %v: %s", err, out)
				}
			},
		}, func(t *testing.T, place string) { copied(t, place, small) }},
		{failing{
			name: "restore",
			args: func(place string) []string {
				return []string{"restore", "--store", filepath.Join(place, "store"), filepath.Join(made, "backups")}
			},
			left: nothingOr("store", is(want)), done: is(want),
		}, func(*testing.T, string) {}},
		{failing{
			name: "ingest of a folder",
			args: func(place string) []string {
				return []string{"ingest", "--store", filepath.Join(place, "store"), filepath.Join(place, "folder")}
			},
			left: func(t *testing.T, place string) {
				opened(t, filepath.Join(place, "store"), func(*badgerstore.Store) {})
			},
			done: func(t *testing.T, place string) {
				files := map[string][]byte{}
				for n := range 3 {
					files[filepath.Join(place, "folder", fmt.Sprintf("%d.txt", n))] = plan(n+1, 0)
				}
				holds(t, filepath.Join(place, "store"), files)
			},
		}, func(t *testing.T, place string) {
			copied(t, place, seeded)
			if err := os.Mkdir(filepath.Join(place, "folder"), 0o755); err != nil {
				t.Fatal(err)
			}
			for n := range 3 {
				write(t, filepath.Join(place, "folder", fmt.Sprintf("%d.txt", n)), plan(n+1, 0))
			}
		}},
	}
	faults, dead := 0, 0
	for _, f := range runs {
		begin := func() string {
			place := t.TempDir()
			f.begin(t, place)
			return place
		}
		place := begin()
		total, _, code, out := supervised(t, 0, place, f.args(place))
		if code == unsupported {
			t.Logf("row D3 | NOT PROVED HERE | %s", out)
			return
		}
		if code != 0 {
			t.Fatalf("%s, without a fault: exit %d: %s", f.name, code, out)
		}
		f.done(t, place)
		ns := random.Perm(total)
		if !*long {
			ns = ns[:min(1, len(ns))]
		}
		slices.Sort(ns)
		failed, died, unnoticed := 0, 0, 0
		for _, n := range ns {
			place := begin()
			_, call, code, out := supervised(t, n+1, place, f.args(place))
			if call == "" {
				continue // there were fewer calls this time
			}
			failed++
			switch {
			case code == 0:
				unnoticed++ // what failed was not needed, and done as well
			case code < 0 || strings.Contains(out, "goroutine ") || strings.Contains(out, "dgraph-io"):
				died++
				t.Logf("%s, call %d: %s failed, and the process died (%d): %.400s", f.name, n+1, call, code, out)
			case strings.TrimSpace(out) == "":
				t.Errorf("%s, call %d: %s failed: exit %d, and not a word", f.name, n+1, call, code)
			}
			if code == 0 {
				f.done(t, place)
			} else {
				f.left(t, place)
				if again, err := exec.Command("policygraph", f.args(place)...).CombinedOutput(); err != nil {
					t.Errorf("%s, call %d: %s failed: %s; run again it says %v: %s", f.name, n+1, call, out, err, again)
				} else {
					f.done(t, place)
				}
			}
			os.RemoveAll(place)
			if t.Failed() {
				t.Fatalf("%s, call %d: %s failed; exit %d: %.600s", f.name, n+1, call, code, out)
			}
		}
		t.Logf("%s: %d of %d calls failed, %d of them not to its harm, %d deaths", f.name, failed, total, unnoticed, died)
		faults, dead = faults+failed, dead+died
	}
	t.Logf("row D3 | every call of export, import, backup, restore, ingest fails once: exit code, nothing in part, works when run again | "+
		"%d faults in %d commands: 0 violations, %d ended the process", faults, len(runs), dead)
}

func digest(t *testing.T, s *badgerstore.Store) (d string) {
	t.Helper()
	ctx := context.Background()
	err := s.View(ctx, func(r store.Reader) error {
		g, err := store.Dump(ctx, r)
		if err == nil {
			d, err = g.Digest()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// unsupported is the exit code of a supervision that is not possible.
const unsupported = -100

// supervised runs the program with its n-th call for files under a folder failing, none for 0.
func supervised(t *testing.T, n int, under string, args []string) (total int, call string, code int, out string) {
	t.Helper()
	cmd := exec.Command("policygraph", args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	calls, err := torture.Start(cmd, under)
	if errors.Is(err, torture.ErrUnsupported) {
		return 0, "", unsupported, err.Error()
	}
	if err != nil {
		t.Fatal(err)
	}
	calls.Fail(n)
	hung := time.AfterFunc(2*time.Minute, func() {
		t.Errorf("%s, call %d: no end within two minutes", args, n)
		cmd.Process.Kill()
	})
	err = cmd.Wait()
	hung.Stop()
	total, call = calls.Stop()
	if bad := calls.Close(); bad != nil {
		t.Error(bad)
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return total, call, cmd.ProcessState.ExitCode(), said.String()
}
