package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"policygraph/internal/backup"
	"policygraph/internal/disk"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
	"policygraph/internal/store/storetest"
)

// kills is how many restores are killed: `go test ./cmd/policygraph -kills 20`, or `make test-long`.
var kills = flag.Int("kills", 3, "how many restores are killed in the middle")

// damage changes one bit in the middle of each backup of a folder: `damage folder`.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: damage folder")
	}
	paths, err := filepath.Glob(filepath.Join(ts.MkAbs(args[0]), "*"+backup.Suffix))
	ts.Check(err)
	for _, path := range paths {
		b, err := os.ReadFile(path)
		ts.Check(err)
		b[len(b)/2] ^= 1
		ts.Check(os.WriteFile(path, b, 0o600))
	}
}

// hold holds a lock until the script ends: `hold file.lock`.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hold file")
	}
	release, err := disk.Lock(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Defer(func() { ts.Check(release()) })
}

// ready waits until /readyz of the server that a file names says what matches a pattern: `ready data/server.json pattern`.
func ready(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: ready server.json pattern")
	}
	var server struct{ URL string }
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &server))
	said := ""
	for range 200 {
		resp, err := http.Get(server.URL + "/readyz")
		ts.Check(err)
		b, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		ts.Check(err)
		if said = string(b); regexp.MustCompile(args[1]).MatchString(said) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	ts.Fatalf("/readyz says %s", said)
}

// TestARestoreThatIsKilledLeavesNothing is the end of row D8: killed anywhere, a restore leaves no store, and the next one succeeds.
func TestARestoreThatIsKilledLeavesNothing(t *testing.T) {
	program, err := exec.LookPath("policygraph") // as testscript provides it
	if err != nil {
		t.Fatal(err)
	}
	folder, want := manyCommits(t)
	target := filepath.Join(t.TempDir(), "target")
	restore := func() *exec.Cmd { return exec.Command(program, "restore", folder, "--store", target) }

	began := time.Now()
	if out, err := restore().CombinedOutput(); err != nil {
		t.Fatalf("restore: %v: %s", err, out)
	}
	took := time.Since(began)
	if err := os.RemoveAll(target); err != nil {
		t.Fatal(err)
	}
	interrupted := 0
	for range *kills {
		cmd := restore()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		after := time.Duration(rand.Int64N(int64(took)))
		time.Sleep(after)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if cmd.Wait() == nil { // it was faster this time
			if got := digestOf(t, target); got != want {
				t.Fatalf("restored: got graph %s, want %s", got, want)
			}
			if err := os.RemoveAll(target); err != nil {
				t.Fatal(err)
			}
			continue
		}
		interrupted++
		if _, err := os.Stat(target); err == nil { // the very last moment: then it is whole
			if got := digestOf(t, target); got != want {
				t.Fatalf("killed after %v: the target is there with graph %s, want %s or no target", after, got, want)
			}
			if err := os.RemoveAll(target); err != nil {
				t.Fatal(err)
			}
		} else if !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	}
	if out, err := restore().CombinedOutput(); err != nil {
		t.Fatalf("restore after %d kills: %v: %s", interrupted, err, out)
	}
	if got := digestOf(t, target); got != want {
		t.Errorf("restore after %d kills: got graph %s, want %s", interrupted, got, want)
	}
	left, err := filepath.Glob(target + ".*")
	if err != nil || len(left) > 0 {
		t.Errorf("beside the store: got %v (%v), want nothing", left, err)
	}
	t.Logf("%d of %d restores of %v were killed in the middle", interrupted, *kills, took)
}

// manyCommits makes a folder of backups of a store, and says the digest of its graph.
func manyCommits(t *testing.T) (folder, digest string) {
	t.Helper()
	folder = t.TempDir()
	dir := filepath.Join(t.TempDir(), "store")
	s, err := badgerstore.Open(dir, badgerstore.Options{MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	source := backup.Live{History: s, ID: s.ID(), Program: "test", Now: time.Now}
	for n := range 12 {
		if _, err := s.Apply(context.Background(), storetest.Plan([]string{"one", "two", "three"}[n%3], n, 400)); err != nil {
			t.Fatal(err)
		}
		if n%4 == 3 {
			if _, err := backup.Take(context.Background(), source, backup.Plan{Folder: folder}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return folder, digestOf(t, dir)
}

func digestOf(t *testing.T, dir string) (digest string) {
	t.Helper()
	s, err := badgerstore.Open(dir, badgerstore.Options{MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = s.View(context.Background(), func(r store.Reader) error {
		g, err := store.Dump(context.Background(), r)
		if err == nil {
			digest, err = g.Digest()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return digest
}
