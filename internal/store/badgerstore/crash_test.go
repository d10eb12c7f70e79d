package badgerstore

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// Row D1 of what a store must survive: kill -9 at any moment.
func TestKilledAtAnyMomentTheStoreIsWhole(t *testing.T) {
	t.Parallel()
	random := seeded(t)
	kills, most := figure(25, 500), 350*time.Millisecond
	if *long {
		most = 2 * time.Second
	}
	const perStore = 25
	var dir string
	var l *life
	var heard *told
	steps, slowest := 0, time.Duration(0)
	for kill := range kills {
		if kill%perStore == 0 {
			dir, l, heard = filepath.Join(t.TempDir(), "store"), newLife(), &told{events: map[uint64]string{}}
		}
		heard.done, heard.events, heard.seen = l.steps, map[uint64]string{}, l.sequence()
		before := l.steps
		killed(t, "live", dir, l.steps, kill%5 > 0, time.Duration(random.Int64N(int64(most))), heard.hear)
		told := heard.done
		took := survived(t, dir, l, heard, 1, random)
		if t.Failed() {
			t.Fatalf("kill %d, after step %d", kill+1, told)
		}
		steps, slowest = steps+l.steps-before, max(slowest, took)
	}
	if steps == 0 {
		t.Error("not one step in all rounds")
	}
	row(t, "D1", fmt.Sprintf("%d kills, 0 violations, restart < 5 s", kills), "%d kills over %d steps, 0 violations, slowest restart %v", kills, steps,
		slowest.Round(time.Millisecond))
}

// killed runs this program in a role and kills it after a while, which begins with the first line that it writes where opened is set,
// else at its start; hear gets each line.
func killed(t *testing.T, role, dir string, from int, opened bool, after time.Duration, hear func(line string)) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childRole+"="+role, childDir+"="+dir, childFrom+"="+strconv.Itoa(from))
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err == nil {
		err = child.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	patience := after
	if opened {
		patience = time.Minute
	}
	timer := time.AfterFunc(patience, func() { child.Process.Kill() })
	for lines := bufio.NewScanner(out); lines.Scan(); opened = false {
		if opened {
			timer.Reset(after)
		}
		hear(lines.Text())
	}
	err = child.Wait()
	if timer.Stop() {
		t.Fatalf("the process ended by itself: %v", err)
	}
}
