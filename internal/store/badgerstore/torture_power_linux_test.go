package badgerstore

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Row D2: the power fails. The store lives on a file system that lies in a file, and is written to the disk by nobody but those who ask
// for it; a copy of that file, made while the process stands still, is the disk after the power came back.
func TestPowerLossTakesNothingThatWasAcknowledged(t *testing.T) {
	t.Parallel()
	random := seeded(t)
	want := figure(5, 100)
	perDisk := 5
	snapshots, steps, slowest := 0, 0, time.Duration(0)
	for snapshots < want {
		disk, err := newDisk(t.TempDir())
		if err != nil {
			notProved(t, "D2", "no file system in a file can be mounted here (root on Linux with mkfs.ext4 and loop devices can): %v", err)
			return
		}
		n, took := disk.live(t, min(perDisk, want-snapshots), random)
		snapshots += min(perDisk, want-snapshots)
		steps, slowest = steps+n, max(slowest, took)
		if t.Failed() {
			return
		}
	}
	row(t, "D2", fmt.Sprintf("%d power cuts, 0 lost acks", want), "%d power cuts over %d acknowledged steps, 0 lost, slowest restart %v", snapshots, steps,
		slowest.Round(time.Millisecond))
}

// diskImage is an ext4 file system in a file.
type diskImage struct{ image, mount string }

func newDisk(dir string) (d diskImage, err error) {
	d = diskImage{filepath.Join(dir, "image"), filepath.Join(dir, "mount")}
	file, err := os.Create(d.image)
	if err == nil {
		err = errors.Join(file.Truncate(1<<30), file.Close())
	}
	if err == nil {
		err = command("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=1,lazy_journal_init=1", d.image)
	}
	if err == nil {
		err = d.attach()
	}
	if err == nil {
		err = d.detach()
	}
	return d, err
}

// attach mounts the disk. The kernel writes by itself only what is ten minutes old.
func (d diskImage) attach() error {
	if err := os.MkdirAll(d.mount, 0o755); err != nil {
		return err
	}
	return command("mount", "-o", "loop,commit=600", d.image, d.mount)
}

func (d diskImage) detach() error { return command("umount", d.mount) }

// live runs a life on the disk and cuts the power several times: each time what the disk holds goes on as a disk of its own, and is looked
// at, while the process lives on. It tells how many steps were acknowledged at the last cut, and the slowest start.
func (d diskImage) live(t *testing.T, cuts int, random *rand.Rand) (steps int, slowest time.Duration) {
	t.Helper()
	if err := d.attach(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.detach(); err != nil {
			t.Error(err)
		}
	}()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childRole+"=live", childDir+"="+filepath.Join(d.mount, "store"), childFrom+"=0")
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err == nil {
		err = child.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	heard := &told{events: map[uint64]string{}}
	lines := make(chan struct{})
	go func() {
		defer close(lines)
		for scanner := bufio.NewScanner(out); scanner.Scan(); {
			mu.Lock()
			heard.hear(scanner.Text())
			mu.Unlock()
		}
	}()
	defer func() {
		child.Process.Kill()
		<-lines
		child.Wait()
	}()
	l := newLife()
	for cut := range cuts {
		time.Sleep(time.Duration(100+random.IntN(figure(400, 1500))) * time.Millisecond)
		if err := stop(child.Process.Pid); err != nil {
			t.Fatal(err)
		}
		mu.Lock()
		then := told{done: heard.done, events: map[uint64]string{}, wrong: heard.wrong} // what was told before the power went
		for sequence, chain := range heard.events {
			then.events[sequence] = chain
		}
		mu.Unlock()
		after := diskImage{fmt.Sprint(d.image, cut), fmt.Sprint(d.mount, cut)}
		if err := command("cp", "--sparse=always", d.image, after.image); err != nil {
			t.Fatal(err)
		}
		if err := child.Process.Signal(syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
		slowest = max(slowest, after.survived(t, l.clone(), &then, random))
		steps = then.done
		if t.Failed() {
			t.Errorf("cut %d, after step %d", cut+1, then.done)
			break
		}
	}
	return steps, slowest
}

// survived mounts the disk after a cut and looks at the store on it. What the process did and nobody had read yet may be there too.
func (d diskImage) survived(t *testing.T, l *life, then *told, random *rand.Rand) time.Duration {
	t.Helper()
	if err := d.attach(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := errors.Join(d.detach(), os.Remove(d.image)); err != nil {
			t.Error(err)
		}
	}()
	return survived(t, filepath.Join(d.mount, "store"), l, then, 3, random)
}

// stop halts a process and waits until each of its threads stands still.
func stop(pid int) error {
	if err := syscall.Kill(pid, syscall.SIGSTOP); err != nil {
		return err
	}
	tasks := filepath.Join("/proc", strconv.Itoa(pid), "task")
	for range 5000 {
		threads, err := os.ReadDir(tasks)
		if err != nil {
			return err
		}
		moving := 0
		for _, thread := range threads {
			stat, err := os.ReadFile(filepath.Join(tasks, thread.Name(), "stat"))
			if err != nil {
				continue // it has ended
			}
			if _, state, _ := strings.Cut(string(stat), ") "); !strings.HasPrefix(state, "T") {
				moving++
			}
		}
		if moving == 0 {
			return nil
		}
		time.Sleep(time.Millisecond)
	}
	return fmt.Errorf("process %d does not stop", pid)
}
