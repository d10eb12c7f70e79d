//go:build unix

package sandbox

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"policygraph/internal/extract/source"
)

var mutations = flag.Int("mutations", 300, "how many damaged documents are read")

// TestDamagedDocumentsEndWithinTheirLimits reads documents of every format with damage in them. Each must come to a body that is sound
// or to an error with a code, within its limits, and what this process holds must not grow.
func TestDamagedDocumentsEndWithinTheirLimits(t *testing.T) {
	limits := Limits{CPU: 10 * time.Second, Wall: 20 * time.Second}
	pool := newPoolOf(t, "parse-documents", limits, runtime.GOMAXPROCS(0))
	all := fixtures(t)
	byFormat := map[string][]fixture{}
	for _, f := range all {
		if src, err := source.New(f.name, f.bytes); err == nil {
			if _, err := pool.Read(t.Context(), src); errors.As(err, new(*source.Error)) || err == nil {
				byFormat[filepath.Ext(f.name)] = append(byFormat[filepath.Ext(f.name)], f)
			} else {
				t.Fatalf("%s, undamaged: %v", f.name, err)
			}
		}
	}
	formats := slices.Sorted(maps.Keys(byFormat))

	var mu sync.Mutex
	outcomes, killed := map[string]int{}, map[string]string{}
	before, most := residentSet(), int64(0)
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range *mutations {
		random := rand.New(rand.NewPCG(7, uint64(i)))
		same := byFormat[formats[i%len(formats)]]
		f, other := same[random.IntN(len(same))], same[random.IntN(len(same))]
		group.Go(func() error {
			b := damage(random, f, other.bytes)
			began := time.Now()
			outcome, why, err := readDamaged(t, pool, f.name, b)
			if took := time.Since(began); took > 2*limits.Wall+5*time.Second {
				err = fmt.Errorf("it took %s", took)
			}
			if err != nil {
				return fmt.Errorf("damage %d of %s: %w", i, f.name, err)
			}
			mu.Lock()
			defer mu.Unlock()
			outcomes[outcome]++
			if strings.HasPrefix(outcome, "PARSER_") {
				killed[fmt.Sprintf("%d of %s", i, f.name)] = why
			}
			if i%100 == 0 {
				debug.FreeOSMemory()
				most = max(most, residentSet()-before)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	debug.FreeOSMemory()
	if grown := residentSet() - before; grown > 50<<20 {
		t.Errorf("this process grew by %d MiB, want at most 50", grown>>20)
	}
	t.Logf("%d damaged documents of %d samples: %v; this process grew by at most %d MiB", *mutations, len(all), outcomes, most>>20)
	for _, name := range slices.Sorted(maps.Keys(killed)) {
		t.Logf("damage %s: %s", name, killed[name])
	}
}

// readDamaged reads a document as the program does; the outcome is READY or the code of why not.
func readDamaged(t *testing.T, pool *Pool, name string, b []byte) (outcome, why string, err error) {
	src, err := source.New(name, b)
	if err == nil {
		_, err = pool.Read(t.Context(), src)
	}
	var e *source.Error
	switch {
	case err == nil:
		return "READY", "", nil
	case errors.As(err, &e) && e.Code != "" && e.Message != "" && e.URI == name:
		return string(e.Code), e.Message, nil
	}
	return "", "", fmt.Errorf("neither a body nor an error with a code: %w", err)
}

// residentSet is what this process has in memory, 0 where the system does not tell.
func residentSet() int64 {
	b, err := os.ReadFile("/proc/self/statm")
	if fields := strings.Fields(string(b)); err == nil && len(fields) > 1 {
		pages, _ := strconv.ParseInt(fields[1], 10, 64)
		return pages * int64(os.Getpagesize())
	}
	return 0
}
