package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
)

// examined is what the doctor says of dir, which he does not change.
func examined(t *testing.T, dir string) Diagnosis {
	t.Helper()
	before := contents(t, dir)
	d, err := Examine(dir)
	if err != nil {
		t.Fatalf("Examine: %v", err)
	}
	if after := contents(t, dir); !maps.Equal(before, after) {
		t.Errorf("Examine changed files: before %v, after %v", before, after)
	}
	return d
}

func TestTheDoctorSaysWhatADirectoryIs(t *testing.T) {
	closed, _ := filled(t)
	s := openTest(t, filepath.Join(t.TempDir(), "store"))
	for v := range 4 {
		if _, err := s.Apply(context.Background(), storetest.Plan("plan", v, 20)); err != nil {
			t.Fatal(err)
		}
	}
	crashed, foreign, empty := crashImage(t, s.dir), t.TempDir(), t.TempDir()
	if err := os.WriteFile(foreign+"/letter.txt", []byte("dear"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		dir   string
		want  Condition
		found uint64
		says  string
	}{
		"closed in order":   {closed, ConditionClosed, 3, "verify --deep"},
		"crashed":           {crashed, ConditionCrashed, 4, "finishes what the crash interrupted"},
		"held":              {s.dir, ConditionInUse, 0, fmt.Sprint(os.Getpid())},
		"something else":    {foreign, ConditionForeign, 0, "nothing here is touched"},
		"an empty one":      {empty, ConditionNone, 0, "makes a store"},
		"one that is not":   {empty + "/no", ConditionNone, 0, "restore"},
		"a file of a store": {closed + "/FORMAT", ConditionForeign, 0, "--store"},
	} {
		d, err := Examine(c.dir)
		if err != nil || d.Condition != c.want || d.Found != c.found || !strings.Contains(strings.Join(d.Steps, "\n"), c.says) {
			t.Errorf("%s: got %+v, error %v; want %s with %d commits and a step that says %q", name, d, err, c.want, c.found, c.says)
		}
	}
	if d := examined(t, closed); d.Closed.IsZero() || len(d.Problems) > 0 || d.Acked != 3 || !d.Chained {
		t.Errorf("closed in order: got %+v, want a time, no problems, 3 commits", d)
	}
}

func TestTheDoctorMendsWhatFollowsFromTheRest(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct {
		damage func(t *testing.T, dir string)
		blames string
	}{
		"the key registry lost": {func(t *testing.T, dir string) { edit(t, dir+"/badger/KEYREGISTRY", nil) }, "KEYREGISTRY"},
		"a byte in the value log": {func(t *testing.T, dir string) {
			edit(t, only(t, dir+"/badger/*.vlog"), func(b []byte) []byte { return append(b, 1) })
		}, ".vlog"},
		"the ledger lost":    {func(t *testing.T, dir string) { edit(t, dir+"/LEDGER", nil) }, "LEDGER"},
		"the ledger flipped": {func(t *testing.T, dir string) { edit(t, dir+"/LEDGER", func(b []byte) []byte { b[80] ^= 1; return b }) }, "LEDGER"},
		"the ledger cut": {func(t *testing.T, dir string) {
			edit(t, dir+"/LEDGER", func(b []byte) []byte { return b[:len(b)-100] })
		}, "LEDGER"},
		"FORMAT lost":   {func(t *testing.T, dir string) { edit(t, dir+"/FORMAT", nil) }, "FORMAT"},
		"CLEAN flipped": {func(t *testing.T, dir string) { edit(t, dir+"/CLEAN", func(b []byte) []byte { b[40] ^= 1; return b }) }, "CLEAN"},
		"DISCARD lost":  {func(t *testing.T, dir string) { edit(t, dir+"/badger/DISCARD", nil) }, "DISCARD"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, m := filled(t)
			c.damage(t, dir)
			if _, err := Open(dir, Options{MinFree: 1}); err == nil {
				t.Fatal("Open: got no error")
			}
			d := examined(t, dir)
			if d.Condition != ConditionDamaged || !strings.Contains(strings.Join(d.Problems, "\n"), c.blames) || len(d.Fixes) == 0 {
				t.Fatalf("Examine: got %+v; want damaged, with blame for %s, and a fix", d, c.blames)
			}
			before := contents(t, dir)
			f, err := Fix(dir, time.Date(2026, 5, 4, 8, 30, 0, 0, time.UTC), Options{MinFree: 1})
			if err != nil || len(f.Done) == 0 || !strings.HasSuffix(f.Copy, ".before-fix-20260504-083000") {
				t.Fatalf("Fix: got %+v, error %v", f, err)
			}
			copied := map[string]string{}
			for path, sum := range contents(t, f.Copy) {
				copied[strings.Replace(path, f.Copy, dir, 1)] = sum
			}
			if !maps.Equal(before, copied) {
				t.Errorf("the copy has %v, the directory had %v", copied, before)
			}
			s := openTest(t, dir)
			verified(t, s)
			showsModel(t, s, m)
			if changed, err := s.Apply(ctx, storetest.Plan("more", 1, 3)); !changed || err != nil {
				t.Errorf("Apply: got changed=%v, error %v", changed, err)
			}
		})
	}
}

func TestTheDoctorDoesNotTouchWhatIsLost(t *testing.T) {
	dir, _ := filled(t)
	edit(t, only(t, dir+"/badger/*.sst"), func(b []byte) []byte { b[100] ^= 1; return b })
	d := examined(t, dir)
	if d.Condition != ConditionDamaged || !strings.Contains(strings.Join(d.Steps, "\n"), "policygraph restore") {
		t.Errorf("Examine: got %+v, want damaged and the way to a backup", d)
	}
	if _, err := Fix(dir, time.Now(), Options{MinFree: 1}); err != nil {
		t.Errorf("Fix: %v", err)
	}
	if _, err := Open(dir, Options{MinFree: 1}); !errors.Is(err, store.ErrCorrupt) {
		t.Errorf("Open after Fix: got error %v, want ErrCorrupt", err)
	}
}

func TestSalvageKeepsWhatIsProvablyWhole(t *testing.T) {
	ctx := context.Background()
	clean, dirty := layered(t)
	for name, dir := range map[string]string{"closed in order": clean, "crashed": dirty} {
		t.Run(name, func(t *testing.T) {
			want := map[uint64]store.Commit{}
			whole, err := Open(crashImage(t, dir), smallOptions)
			if err != nil {
				t.Fatal(err)
			}
			commits, err := whole.Commits(ctx, 0, 0)
			if err != nil {
				t.Fatal(err)
			}
			digests := map[store.Digest]bool{}
			for _, c := range commits {
				want[c.Sequence], digests[c.Digest] = c, true
			}
			horizon, err := whole.Horizon(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if err := whole.Close(); err != nil {
				t.Fatal(err)
			}

			undamaged := filepath.Join(t.TempDir(), "undamaged")
			all, err := Salvage(ctx, dir, undamaged, smallOptions)
			if err != nil || len(all.Lost) > 0 || all.Commits != len(commits) {
				t.Fatalf("Salvage of a whole store: got %+v, error %v; want %d commits, nothing lost", all, err, len(commits))
			}
			if got, want := graphOf(t, undamaged), graphOf(t, crashImage(t, dir)); got != want {
				t.Errorf("Salvage of a whole store: graph %s, want %s", got, want)
			}

			image := crashImage(t, dir)
			tables, err := filepath.Glob(image + "/badger/*.sst")
			if err != nil {
				t.Fatal(err)
			}
			slices.Sort(tables)
			edit(t, tables[0], nil)
			edit(t, tables[len(tables)/2], func(b []byte) []byte { b[len(b)/3] ^= 1; return b })
			edit(t, image+"/badger/MANIFEST", func(b []byte) []byte { return b[:20] })
			to := filepath.Join(t.TempDir(), "salvaged")
			before := contents(t, image)
			got, err := Salvage(ctx, image, to, smallOptions)
			if err != nil {
				t.Fatal(err)
			}
			if after := contents(t, image); !maps.Equal(before, after) {
				t.Error("Salvage changed the damaged store")
			}
			t.Logf("%d commits acknowledged, %d read; %d versions whole, %d lost; horizon %d", got.Acked, got.Commits, got.Versions, len(got.Lost), horizon)
			if got.Versions == 0 || got.Versions+len(got.Lost) > len(commits) {
				t.Errorf("Salvage: got %+v, want some versions", got)
			}
			s, err := Open(to, smallOptions)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			verified(t, s)
			saved, err := s.Commits(ctx, 0, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range saved {
				if !c.Retracted && !digests[c.Digest] {
					t.Errorf("commit %d of the new store has a digest that no commit of the old one has", c.Sequence)
				}
			}
		})
	}
}

func graphOf(t *testing.T, dir string) string {
	t.Helper()
	s, err := Open(dir, smallOptions)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	digest, err := dump(t, s).Digest()
	if err != nil {
		t.Fatal(err)
	}
	return digest
}

func TestRebuildMakesIndexKeysAnew(t *testing.T) {
	ctx := context.Background()
	dir, m := filled(t)
	s, err := Open(dir, Options{MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	err = s.db.Update(func(txn *badger.Txn) error {
		plan := storetest.Plan("plan", 2, 40)
		forged := key{family: familyKind, kind: 1, id: kg.ID{7}, gen: 3}
		st := plan.Statements[0]
		predicate, _ := predicateCode(st.Predicate)
		errs := []error{txn.Set(forged.bytes(), nil)}
		for _, k := range adjacencyOf(st, predicate, 3) {
			errs = append(errs, txn.Delete(k.bytes()))
		}
		return errors.Join(errs...)
	})
	if err != nil {
		t.Fatal(err)
	}
	report, err := s.Verify(ctx)
	if err != nil || len(report.Problems) == 0 {
		t.Fatalf("Verify: got %v, error %v; want problems", report.Problems, err)
	}
	chain := s.ledger.last
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := Rebuild(ctx, dir, RebuildOptions{Options: Options{MinFree: 1}})
	if err != nil || got.Commits != 3 || got.Old != "" {
		t.Fatalf("Rebuild: got %+v, error %v", got, err)
	}
	again := openTest(t, dir)
	verified(t, again)
	showsModel(t, again, m)
	if again.ledger.last != chain {
		t.Errorf("the ledger ends with %v, want %v", again.ledger.last, chain)
	}
	if left, _ := filepath.Glob(dir + ".*"); len(left) > 0 {
		t.Errorf("left beside the store: %v", left)
	}
}

func TestRebuildRefusesPrimaryRecordsThatAreNotWhole(t *testing.T) {
	dir, _ := filled(t)
	s, err := Open(dir, Options{MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.db.Update(func(txn *badger.Txn) error {
		return txn.Set(key{family: familyText, gen: 3}.bytes(), []byte("别的"))
	}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before := contents(t, dir)
	if _, err := Rebuild(context.Background(), dir, RebuildOptions{Options: Options{MinFree: 1}}); !errors.Is(err, store.ErrCorrupt) {
		t.Errorf("Rebuild: got error %v, want ErrCorrupt", err)
	}
	if after := contents(t, dir); len(after) != len(before) {
		t.Errorf("files: %d, were %d", len(after), len(before))
	}
	if left, _ := filepath.Glob(dir + ".*"); len(left) > 0 {
		t.Errorf("left beside the store: %v", left)
	}
}
