package badgerstore

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
)

// flow is something that a caller does with a store, in the course of which a call of the operating system fails.
type flow struct {
	name  string
	fresh bool // begins with no store
	dirty bool // begins with a store that was killed in the middle of a large document
	opens bool // opening is part of it
	run   func(ctx context.Context, s *Store, dir string) error
}

var flows = []flow{
	{name: "open new", fresh: true, opens: true},
	{name: "open existing", opens: true},
	{name: "open after a crash", dirty: true, opens: true},
	{name: "apply small", run: applying(storetest.Plan("small", 1, 5))},
	{name: "apply large", run: applying(storetest.Plan("large", 1, 4000))}, // more than a memtable
	{name: "apply replacing", run: func(ctx context.Context, s *Store, _ string) error {
		_, err := s.ApplyIf(ctx, storetest.Plan("plan1", 9, 400), 5)
		return err
	}},
	{name: "retract", run: func(ctx context.Context, s *Store, _ string) error {
		_, err := s.Retract(ctx, kg.NewDocument("plan1").ID)
		return err
	}},
	{name: "forget", run: func(ctx context.Context, s *Store, _ string) error {
		_, err := s.Forget(ctx, 5)
		return err
	}},
	{name: "view and expand", run: func(ctx context.Context, s *Store, _ string) error {
		return s.View(ctx, func(r store.Reader) error {
			g, err := store.Dump(ctx, r)
			if err != nil {
				return err
			}
			_, err = r.Expand(ctx, store.Hop{From: []kg.ID{g.Entities[0].ID, g.Entities[1].ID}})
			return err
		})
	}},
	{name: "verify", run: func(ctx context.Context, s *Store, _ string) error {
		report, err := s.Verify(ctx)
		if err == nil && len(report.Problems) > 0 {
			err = errors.New(report.Problems[0].String())
		}
		return err
	}},
	{name: "build", run: func(ctx context.Context, s *Store, dir string) error {
		_, err := Build(ctx, dir+".built", historyOf(ctx, s), BuildOptions{Options: Options{MinFree: 1}, ID: s.id})
		return err
	}},
	{name: "close", run: func(_ context.Context, s *Store, _ string) error { return s.Close() }},
}

func applying(b kg.Batch) func(context.Context, *Store, string) error {
	return func(ctx context.Context, s *Store, _ string) error {
		_, err := s.Apply(ctx, b)
		return err
	}
}

// nextRequest is what is asked of a store after a flow.
var nextRequest = storetest.Plan("next", 1, 3)

func init() { roles["flow"] = flowing }

// flowing is a process that does a flow, between "begin" and "end", and then the next request. It waits for a line before and after.
func flowing(dir string, index int) error {
	ctx := context.Background()
	f := flows[index]
	in := bufio.NewScanner(os.Stdin)
	var s *Store
	var err error
	if !f.opens {
		if s, err = Open(dir, Options{MinFree: 1}); err != nil {
			return err
		}
	}
	fmt.Println("begin")
	in.Scan()
	if f.opens {
		s, err = Open(dir, Options{MinFree: 1})
	} else {
		err = f.run(ctx, s, dir)
	}
	fmt.Println("end", strconv.Quote(fmt.Sprint(err)))
	in.Scan()
	if err != nil && f.opens || f.name == "close" {
		s, err = Open(dir, Options{MinFree: 1})
		if err != nil {
			fmt.Println("next", strconv.Quote(err.Error()))
			return nil
		}
	}
	err = s.View(ctx, func(r store.Reader) error { _, err := store.Dump(ctx, r); return err })
	if err == nil {
		_, err = s.Apply(ctx, nextRequest)
	}
	fmt.Println("next", strconv.Quote(fmt.Sprint(err)))
	if err := s.Close(); err != nil {
		fmt.Fprintln(os.Stderr, "close:", err)
	}
	return nil
}

// Row D3: whatever call fails, the caller hears of it, nothing is there in part, the next request works, and the store opens and is whole.
func TestEveryCallMayFail(t *testing.T) {
	t.Parallel()
	random := seeded(t)
	faults, dead, refused, salvaged, noticed := 0, 0, 0, 0, 0
	none, closed, torn := beginnings(t)
	for index, f := range flows {
		h := &flowHarness{index: index, from: closed}
		switch {
		case f.fresh:
			h.from = none
		case f.dirty:
			h.from = torn
		}
		total := h.outcomes(t)
		if h.unsupported != nil {
			notProved(t, "D3", "%v (Linux on amd64 and arm64 lets it)", h.unsupported)
			return
		}
		ns := []int{}
		for n := 1; n <= total; n++ {
			ns = append(ns, n)
		}
		if !*long {
			random.Shuffle(len(ns), func(i, j int) { ns[i], ns[j] = ns[j], ns[i] })
			ns = ns[:min(1, len(ns))]
			slices.Sort(ns)
		}
		failed, died, refusals := 0, 0, 0
		for _, n := range ns {
			o := h.once(t, n)
			if o.failed == "" {
				continue // there were fewer calls this time
			}
			failed++
			if o.salvaged {
				salvaged++
			}
			if o.unmadeTable() {
				noticed++
			}
			if o.dead {
				died++
				if !badgerEnded(o.stderr) {
					t.Errorf("%s, call %d: %s failed, and the process died, which Badger alone may do", f.name, n, o.failed)
				}
				t.Logf("%s, call %d: %s failed, and the process died: %.300s", f.name, n, o.failed, o.stderr)
			}
			if o.next != "<nil>" && !o.dead {
				refusals++
				if !strings.Contains(o.next, "until the store is opened again") && !o.salvaged && !o.unmadeTable() {
					t.Errorf("%s, call %d: %s failed, and the next request gets no reason: %s", f.name, n, o.failed, o.next)
				}
				t.Logf("%s, call %d: %s failed (%s); next: %s", f.name, n, o.failed, o.end, o.next)
			}
		}
		t.Logf("%s: %d of %d calls failed, %d deaths, %d refusals of the next request", f.name, failed, total, died, refusals)
		faults, dead, refused = faults+failed, dead+died, refused+refusals
	}
	row(t, "D3", "every call of the store's flows fails once: clean error, nothing in part, next request works, whole when reopened",
		"%d faults in %d flows: %d ended the process, %d times the store had to be opened again, %d times to be salvaged, which lost nothing, "+
			"%d times a compaction lost a table, which was noticed",
		faults, len(flows), dead, refused, salvaged, noticed)
}
