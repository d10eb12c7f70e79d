package badgerstore

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"go.uber.org/goleak"

	"policygraph/internal/kg"
	"policygraph/internal/store/storetest"
)

// The environment of the process that is killed: the directory of its store, and the step at which it begins.
const (
	crashDir  = "POLICYGRAPH_TEST_CRASH_DIR"
	crashFrom = "POLICYGRAPH_TEST_CRASH_FROM"
	crashSeed = "POLICYGRAPH_TEST_SEED" // of the moments of killing, to repeat a run
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(crashDir); dir != "" {
		from, _ := strconv.Atoi(os.Getenv(crashFrom))
		fmt.Fprintln(os.Stderr, writeUntilKilled(dir, from))
		os.Exit(1)
	}
	goleak.VerifyTestMain(m)
}

// step is what the process does as its n-th commit: small documents, now and then one of several transactions, or a retraction.
func step(n int) (b kg.Batch, retract bool) {
	tasks := []int{5, 60, 5, 2500, 20}[n%5]
	return storetest.Plan(fmt.Sprint("plan", n%4), n, tasks), n%9 == 8
}

// after is what the store holds when the first n commits are made.
func after(n int) storetest.Model {
	m := storetest.Model{}
	for i := range n {
		b, retract := step(i)
		if retract {
			delete(m, b.Document.ID)
		} else {
			m[b.Document.ID] = b
		}
	}
	return m
}

func writeUntilKilled(dir string, from int) error {
	s, err := Open(dir, Options{MinFree: 1})
	if err != nil {
		return err
	}
	for n := from; ; n++ {
		b, retract := step(n)
		if retract {
			_, err = s.Retract(context.Background(), b.Document.ID)
		} else {
			_, err = s.Apply(context.Background(), b)
		}
		if err != nil {
			return err
		}
		fmt.Println(n + 1) // acknowledged
	}
}

func TestKilledAtAnyMomentTheStoreIsWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	seed := uint64(time.Now().UnixNano())
	if given, err := strconv.ParseUint(os.Getenv(crashSeed), 10, 64); err == nil {
		seed = given
	}
	t.Logf("%s=%d", crashSeed, seed)
	random := rand.New(rand.NewPCG(seed, 0))
	done := 0
	for round := range 6 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), crashDir+"="+dir, crashFrom+"="+strconv.Itoa(done))
		child.Stderr = os.Stderr
		acks, err := child.StdoutPipe()
		if err == nil {
			err = child.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		killed := time.AfterFunc(time.Duration(100+random.IntN(700))*time.Millisecond, func() { child.Process.Kill() })
		acked := done
		for lines := bufio.NewScanner(acks); lines.Scan(); {
			if acked, err = strconv.Atoi(lines.Text()); err != nil {
				t.Fatalf("acknowledged %q: %v", lines.Text(), err)
			}
		}
		child.Wait()
		killed.Stop()

		begin := time.Now()
		s, err := Open(dir, Options{MinFree: 1})
		if err != nil {
			t.Fatalf("round %d: Open after the kill: %v", round, err)
		}
		took := time.Since(begin)
		g := dump(t, s)
		digest, err := g.Digest()
		if err != nil {
			t.Fatal(err)
		}
		done = -1
		for n := acked; n <= acked+1; n++ { // the last commit may have come to pass before it was told
			if want, err := after(n).Graph().Digest(); err == nil && want == digest {
				done = n
				break
			}
		}
		report := verified(t, s)
		t.Logf("round %d: killed after commit %d, opened in %v, %d keys", round, acked, took, report.Keys)
		if done < 0 {
			t.Errorf("round %d: %d commits were acknowledged; the store shows %d documents, %d entities, %d statements, which is neither that nor one commit more",
				round, acked, len(g.Documents), len(g.Entities), len(g.Statements))
		} else if int(report.Sequence) != done {
			t.Errorf("round %d: sequence %d, want %d", round, report.Sequence, done)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if t.Failed() {
			return
		}
	}
	if done == 0 {
		t.Error("not one commit in all rounds")
	}
}
