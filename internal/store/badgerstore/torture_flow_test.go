package badgerstore

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
	"policygraph/internal/torture"
)

// badgerEnded tells whether the last words of a process are Badger's: a stack with it, or what its checks print before they exit.
func badgerEnded(stderr string) bool {
	return strings.Contains(stderr, "dgraph-io/badger") || regexp.MustCompile(`(?m)^\d{4}/\d\d/\d\d \d\d:\d\d:\d\d +err: `).MatchString(stderr)
}

// flowHarness runs one flow over and over from the same beginning.
type flowHarness struct {
	index       int
	from        beginning
	after       [2]string // as in a beginning
	unsupported error
}

// outcome is how a flow went.
type outcome struct {
	failed, end, next string
	dead              bool
	salvaged          bool // the store was refused, and all of it was saved
	stderr            string
}

// unmadeTable tells whether the loss of a table by a compaction was said.
func (o outcome) unmadeTable() bool {
	return strings.Contains(o.end+o.next, "could not be made, and Badger dropped")
}

// beginning is what a flow begins with.
type beginning struct {
	dir    string    // of a store, "" for none
	before [2]string // digest of its graph, without and with what the next request applies
}

// beginnings makes what flows begin with: no store, one with a history, and one that was killed in the middle of a large document.
func beginnings(t *testing.T) (none, closed, torn beginning) {
	t.Helper()
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "store")
	s, err := Open(dir, Options{MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 6 {
		if _, err := s.Apply(ctx, storetest.Plan(fmt.Sprint("plan", n%3), n, 200)); err != nil {
			t.Fatal(err)
		}
	}
	st := s.stage()
	if err := st.batch(ctx, s.lastGen+1, storetest.Plan("torn", 1, 900)); err != nil || st.pieces == 0 {
		t.Fatalf("%d pieces, %v", st.pieces, err)
	}
	st.discard()
	if err := command("cp", "-r", "--sparse=always", dir, dir+".torn"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	closed, torn = beginning{dir: dir}, beginning{dir: dir + ".torn"}
	for _, b := range []*beginning{&none, &closed} {
		opened(t, "before", copied(t, b.dir), func(s *Store) { b.before = bothDigests(t, s) })
	}
	torn.before = closed.before
	return none, closed, torn
}

// bothDigests are those of the graph without and with what the next request applies.
func bothDigests(t *testing.T, s *Store) (d [2]string) {
	t.Helper()
	for i := range d {
		digest, err := dump(t, s).Digest()
		if err != nil {
			t.Fatal(err)
		}
		if d[i] = digest; i == 0 {
			_, err = s.Apply(context.Background(), nextRequest)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// copied copies a store, with the holes of its files.
func copied(t *testing.T, from string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "store")
	if from != "" {
		if err := command("cp", "-r", "--sparse=always", from, dir); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// opened does something with a store that must open and close.
func opened(t *testing.T, after, dir string, do func(*Store)) {
	t.Helper()
	s, err := Open(dir, Options{MinFree: 1})
	if err != nil {
		t.Fatalf("%s: Open: %v", after, err)
	}
	do(s)
	if err := s.Close(); err != nil {
		t.Errorf("%s: Close: %v", after, err)
	}
}

// outcomes learns from a run in which nothing fails what the flow leaves, and how many calls there are.
func (h *flowHarness) outcomes(t *testing.T) (total int) {
	t.Helper()
	dir := copied(t, h.from.dir)
	o, total := h.run(t, dir, 0)
	if h.unsupported != nil {
		return 0
	}
	if o.end != "<nil>" || o.next != "<nil>" || o.dead {
		t.Fatalf("%s: without a fault it ends with %+v", flows[h.index].name, o)
	}
	opened(t, flows[h.index].name, dir, func(s *Store) {
		if _, err := s.Retract(context.Background(), nextRequest.Document.ID); err != nil {
			t.Fatal(err)
		}
		h.after = bothDigests(t, s)
	})
	return total
}

// once does the flow with its n-th call failing, and looks at what is left.
func (h *flowHarness) once(t *testing.T, n int) (o outcome) {
	t.Helper()
	dir := copied(t, h.from.dir)
	defer os.RemoveAll(filepath.Dir(dir))
	o, _ = h.run(t, dir, n)
	bad := func(format string, args ...any) {
		t.Errorf("%s, call %d: %s failed: %s; it ended with %s, next %s", flows[h.index].name, n, o.failed, fmt.Sprintf(format, args...), o.end, o.next)
	}
	what := fmt.Sprintf("%s, call %d: %s failed", flows[h.index].name, n, o.failed)
	if s, err := Open(dir, Options{MinFree: 1}); err == nil {
		if err := s.Close(); err != nil {
			t.Fatalf("%s: Close: %v", what, err)
		}
	} else if errors.Is(err, store.ErrCorrupt) {
		// Where a sync of its MANIFEST or of a table fails, Badger takes back what its files already say, or drops a log too early. That looks
		// like damage, so the store is refused; nothing may be lost all the same.
		t.Logf("%s: %v", what, err)
		saved := dir + ".saved"
		out, err := Salvage(context.Background(), dir, saved, Options{MinFree: 1})
		if err != nil || len(out.Lost) > 0 || uint64(out.Commits) != out.Acked {
			t.Fatalf("%s: Salvage: %d of %d commits, lost %v, error %v; want all of it", what, out.Commits, out.Acked, out.Lost, err)
		}
		dir, o.salvaged = saved, true
	}
	opened(t, what, dir, func(s *Store) {
		digest, err := dump(t, s).Digest()
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		if o.next == "<nil>" {
			at = 1
		}
		switch {
		case digest == h.after[at]:
		case o.end == "<nil>" && o.failed != "":
			bad("the flow was said to be done, and the graph is not what it leaves")
		case digest != h.from.before[at]:
			bad("the graph is neither that before the flow nor that after it")
		}
		verified(t, s)
	})
	if _, err := os.Stat(dir + ".built"); err == nil {
		opened(t, "what was built", dir+".built", func(s *Store) { verified(t, s) })
	} else if flows[h.index].name == "build" && o.end == "<nil>" {
		bad("nothing was built")
	}
	return o
}

// run does the flow in a process of its own.
func (h *flowHarness) run(t *testing.T, dir string, n int) (o outcome, total int) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childRole+"=flow", childDir+"="+dir, childFrom+"="+strconv.Itoa(h.index))
	var stderr strings.Builder
	child.Stderr = &stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	calls, err := torture.Start(child, dir)
	if errors.Is(err, torture.ErrUnsupported) {
		h.unsupported = err
		return o, 0
	}
	if err != nil {
		t.Fatal(err)
	}
	hung := time.AfterFunc(time.Minute, func() {
		t.Errorf("%s, call %d: no answer within a minute", flows[h.index].name, n)
		child.Process.Kill()
	})
	for lines := bufio.NewScanner(out); lines.Scan(); {
		word, rest, _ := strings.Cut(lines.Text(), " ")
		said, _ := strconv.Unquote(rest)
		switch word {
		case "begin":
			calls.Fail(n)
		case "end":
			total, o.failed = calls.Stop()
			o.end = said
		case "next":
			o.next = said
		}
		fmt.Fprintln(in)
	}
	err = child.Wait()
	hung.Stop()
	if total == 0 {
		total, o.failed = calls.Stop()
	}
	if err := calls.Close(); err != nil {
		t.Error(err)
	}
	o.dead, o.stderr = err != nil, stderr.String()
	return o, total
}
