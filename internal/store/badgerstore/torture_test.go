package badgerstore

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"policygraph/internal/torture"
)

// long turns the figures of every run into those of a release: `make test-long`.
var long = flag.Bool("long", false, "torture the store for hours instead of seconds")

// figure is how often something is done: in every run of the tests, or with -long.
func figure(short, full int) int {
	if *long {
		return full
	}
	return short
}

// row tells what was wanted and what was reached, in the form that `make test-long` makes a table of.
func row(t *testing.T, id, wanted, format string, reached ...any) {
	t.Helper()
	t.Logf("row %s | %s | %s", id, wanted, fmt.Sprintf(format, reached...))
}

// notProved says what this machine could not show. The test passes, for it is the machine that lacks something.
func notProved(t *testing.T, id, format string, why ...any) {
	t.Helper()
	row(t, id, "NOT PROVED HERE", format, why...)
}

// patience is how long something may take that should take no longer than d on a machine that does nothing else: more where others wait for
// the processor too.
func patience(d time.Duration) time.Duration {
	load, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return d
	}
	var waiting float64
	fmt.Sscan(string(load), &waiting)
	return max(d, time.Duration(float64(d)*waiting/float64(runtime.NumCPU())))
}

// seeded makes the dice of a test; the environment repeats a run.
func seeded(t *testing.T) *rand.Rand {
	t.Helper()
	const variable = "POLICYGRAPH_TEST_SEED"
	seed := uint64(time.Now().UnixNano())
	if given, err := strconv.ParseUint(os.Getenv(variable), 10, 64); err == nil {
		seed = given
	}
	t.Logf("%s=%d", variable, seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// A process that is to be killed is this test program, told by its environment what to be.
const (
	childRole = "POLICYGRAPH_TEST_CHILD" // a key of roles
	childDir  = "POLICYGRAPH_TEST_DIR"   // of its store
	childFrom = "POLICYGRAPH_TEST_FROM"  // the step at which it begins, or another number
)

// command runs a program of the system.
func command(name string, args ...string) error {
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, out)
	}
	return nil
}

// roles are what a process can be. It ends with what the function returns.
var roles = map[string]func(dir string, from int) error{
	"live":   live,
	"follow": commitAndFollow,
}

func TestMain(m *testing.M) {
	torture.Main()
	if role := os.Getenv(childRole); role != "" {
		from, err := strconv.Atoi(os.Getenv(childFrom))
		if err == nil {
			err = roles[role](os.Getenv(childDir), from)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	goleak.VerifyTestMain(m)
}
