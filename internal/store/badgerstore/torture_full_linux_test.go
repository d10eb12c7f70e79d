package badgerstore

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"policygraph/internal/store"
)

// smallDisk is the disk that is filled, and smallMinFree what must stay free on it. Badger copies the tables of level 0 when it merges
// them, as it does when it is closed, and writes out the memtable before: a store of n bytes in level 0 needs n + 12 MiB more then. So
// of a disk that holds nothing else a good third may be filled; with less left free it dies in Close.
const (
	smallDisk    = 64 << 20
	smallMinFree = 40 << 20
)

func init() { roles["fill"] = fill }

// fill is a process that writes without end: "done 7" tells of a step, "full" of one that was refused, "read" that the graph could be
// read. It closes the store when it is told to end.
func fill(dir string, from int) error {
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM)
	minFree := uint64(smallMinFree)
	if n, err := strconv.ParseUint(os.Getenv("POLICYGRAPH_TEST_MIN_FREE"), 10, 64); err == nil { // to see the harness find too little
		minFree = n
	}
	s, err := Open(dir, Options{MinFree: minFree})
	if err != nil {
		return err
	}
	l := newLife()
	for l.steps < from {
		l.advance()
	}
	ctx := context.Background()
	fmt.Println("opened")
	for {
		select {
		case <-end:
			return s.Close()
		default:
		}
		err := s.View(ctx, func(r store.Reader) error { _, err := r.Documents(ctx, nil); return err })
		if err != nil {
			return fmt.Errorf("read: %w", err)
		}
		fmt.Println("read")
		if a := l.next(); a.kind != "build" && a.kind != "forget" { // which make room
			err = l.act(s, dir)
		}
		if errors.Is(err, store.ErrDiskFull) {
			fmt.Println("full")
			time.Sleep(5 * time.Millisecond)
			continue
		}
		if err != nil {
			return fmt.Errorf("step %d: %w", l.steps, err)
		}
		l.advance()
		fmt.Printf("done %d\n", l.steps)
	}
}

// Row D4: the disk is full, because the store filled it or because something else did.
func TestFullDiskRefusesWritesAndLosesNothing(t *testing.T) {
	t.Parallel()
	random := seeded(t)
	runs := figure(2, 20)
	steps, died := 0, 0
	for n := range runs {
		mount := t.TempDir()
		if err := command("mount", "-t", "tmpfs", "-o", "size="+strconv.Itoa(smallDisk), "none", mount); err != nil {
			notProved(t, "D4", "no disk in memory can be mounted here (root on Linux can): %v", err)
			return
		}
		t.Cleanup(func() {
			if err := command("umount", mount); err != nil {
				t.Error(err)
			}
		})
		done, dead := filledDisk(t, mount, random)
		if t.Failed() {
			t.Fatalf("run %d", n+1)
		}
		steps, died = steps+done, died+dead
	}
	row(t, "D4", fmt.Sprintf("%d full disks: no SIGBUS from ingest, 0 lost acks, recovers by itself, whole after an outside fill", runs),
		"%d full disks over %d acknowledged steps: 0 SIGBUS from ingest, 0 lost acks, each recovered; the process outlived %d of %d outside fills and was whole after all",
		runs, steps, runs-died, runs)
}

// filledDisk is one run: ingest fills the disk, room comes back, ingest fills it again, the store is closed and opened; then somebody else
// fills the disk in the middle of a step.
func filledDisk(t *testing.T, mount string, random *rand.Rand) (steps, died int) {
	t.Helper()
	dir, ballast := filepath.Join(mount, "store"), filepath.Join(mount, "ballast")
	occupy(t, ballast, 6<<20)
	f := startFiller(t, dir, 0)
	f.wait(t, "it refuses to write, and reads", func(h *tally) bool { return h.full > 2 && h.readWhenFull > 2 })
	full := f.tally().done
	if full == 0 {
		t.Fatal("the disk was full from the start")
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	f.wait(t, "it goes on by itself when there is room", func(h *tally) bool { return h.done > full+2 })
	again := f.tally().full
	f.wait(t, "it refuses to write again", func(h *tally) bool { return h.full > again+2 })
	if err := f.end(syscall.SIGTERM); err != nil {
		t.Fatalf("closed on a full disk, the process ended with %v", err)
	}
	wholeCopy(t, dir, f.tally().done, random)

	f = startFiller(t, dir, f.tally().done)
	f.wait(t, "it opens and reads on a full disk", func(h *tally) bool { return h.readWhenFull > 2 })
	if err := f.end(syscall.SIGKILL); err == nil {
		t.Fatal("killed, and ended well")
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}

	f = startFiller(t, dir, 0)
	writing := 1 + random.IntN(60)
	f.wait(t, "it writes", func(h *tally) bool { return h.done >= writing })
	time.Sleep(time.Duration(random.IntN(20)) * time.Millisecond)
	occupy(t, ballast, smallDisk) // somebody else takes all that is left
	before := f.tally()
	for i := 0; !f.ended(); i++ {
		if h := f.tally(); h.full > before.full+2 && h.readWhenFull > before.readWhenFull+2 {
			break
		}
		if i > 6000 {
			t.Fatalf("a minute on a full disk, and neither dead nor refusing: %+v", f.tally())
		}
		time.Sleep(10 * time.Millisecond)
	}
	if f.ended() { // writing to a mapped file on a full disk is death; the store cannot see what others do between its look and its write
		died = 1
	}
	f.end(syscall.SIGKILL)
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	steps = f.tally().done
	wholeCopy(t, dir, steps, random)
	return steps, died
}

// occupy writes a file of so many bytes, or as many as there is room for.
func occupy(t *testing.T, path string, bytes int) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	block := make([]byte, 4096)
	for range bytes / len(block) {
		if _, err := file.Write(block); errors.Is(err, syscall.ENOSPC) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// wholeCopy looks at a copy of the store on a disk with room.
func wholeCopy(t *testing.T, dir string, done int, random *rand.Rand) {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "store")
	if err := command("cp", "-r", "--sparse=always", dir, copied); err != nil {
		t.Fatal(err)
	}
	l := newLife()
	for l.steps < done {
		l.advance()
		l.horizon = 0 // nothing was forgotten
	}
	survived(t, copied, l, &told{done: done, events: map[uint64]string{}}, 1, random)
}

// filler is a process that fills the disk.
type filler struct {
	child  *exec.Cmd
	errors strings.Builder
	over   chan struct{}
	err    error // once over

	mu    sync.Mutex
	heard tally
}

// tally counts what it told.
type tally struct{ done, full, readWhenFull int }

func startFiller(t *testing.T, dir string, from int) *filler {
	t.Helper()
	f := &filler{child: exec.Command(os.Args[0]), over: make(chan struct{}), heard: tally{done: from}}
	f.child.Env = append(os.Environ(), childRole+"=fill", childDir+"="+dir, childFrom+"="+strconv.Itoa(from))
	f.child.Stderr = &f.errors
	out, err := f.child.StdoutPipe()
	if err == nil {
		err = f.child.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.child.Process.Kill(); <-f.over })
	go func() {
		defer close(f.over)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			f.mu.Lock()
			switch word, rest, _ := strings.Cut(lines.Text(), " "); word {
			case "done":
				f.heard.done, _ = strconv.Atoi(rest)
			case "full":
				f.heard.full++
			case "read":
				if f.heard.full > 0 {
					f.heard.readWhenFull++
				}
			}
			f.mu.Unlock()
		}
		f.err = f.child.Wait()
	}()
	return f
}

func (f *filler) tally() tally {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.heard
}

func (f *filler) ended() bool {
	select {
	case <-f.over:
		return true
	default:
		return false
	}
}

// wait fails unless the process comes to what is claimed of it.
func (f *filler) wait(t *testing.T, claim string, reached func(*tally) bool) {
	t.Helper()
	for range 6000 {
		if h := f.tally(); reached(&h) {
			return
		}
		if f.ended() {
			t.Fatalf("want that %s; the process ended with %v: %.400s", claim, f.err, f.errors.String())
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("want that %s; within a minute it did not: %+v", claim, f.tally())
}

func (f *filler) end(by syscall.Signal) error {
	f.child.Process.Signal(by)
	<-f.over
	if f.err != nil {
		return fmt.Errorf("%w: %.400s", f.err, f.errors.String())
	}
	return nil
}
