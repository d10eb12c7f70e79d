package backup_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"policygraph/internal/backup"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

var made = time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)

// lived is a store with a history: versions, a retraction and a seed table.
func lived(t testing.TB) *memstore.Store {
	t.Helper()
	ctx := context.Background()
	s := memstore.New()
	t.Cleanup(func() { s.Close() })
	for _, b := range []kg.Batch{storetest.Regions(9), storetest.Plan("plan", 1, 3), storetest.Plan("other", 1, 2)} {
		if _, err := s.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Retract(ctx, kg.NewDocument("other").ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(ctx, storetest.Plan("plan", 2, 4)); err != nil {
		t.Fatal(err)
	}
	return s
}

func backedUp(t testing.TB, s store.Historian, after, upto uint64) []byte {
	t.Helper()
	var out bytes.Buffer
	o := backup.Options{Store: kg.NewID("store"), After: pointAt(t, s, after), Upto: upto, Made: made, Program: "test"}
	if _, _, err := backup.Write(context.Background(), &out, s, o); err != nil {
		t.Fatalf("Write: %v", err)
	}
	return out.Bytes()
}

// pointAt is a commit of s.
func pointAt(t testing.TB, s store.Historian, n uint64) (p backup.Point) {
	t.Helper()
	if n == 0 {
		return p
	}
	commits, err := s.Commits(context.Background(), n-1, 1)
	if err != nil {
		t.Fatal(err)
	}
	return backup.Point{Commit: n, Chain: backup.Chain(commits[0].Chain)}
}

// parts are files as parts.
func parts(files ...[]byte) (all []backup.Part) {
	for i, f := range files {
		all = append(all, backup.Part{Name: fmt.Sprintf("file %d", i+1), Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(f)), nil }})
	}
	return all
}

// history reads backups to their end.
func history(upto uint64, files ...[]byte) (all []store.Published, err error) {
	for p, err := range backup.History(context.Background(), upto, parts(files...)...) {
		if err != nil {
			return all, err
		}
		all = append(all, p)
	}
	return all, nil
}

func published(t testing.TB, s store.Historian) (all []store.Published) {
	t.Helper()
	commits, err := s.Commits(context.Background(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range commits {
		b, err := s.Asserted(context.Background(), c.Sequence)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, store.Published{Commit: c, Batch: b})
	}
	return all
}

func TestFullAndIncrementsGiveTheHistory(t *testing.T) {
	s := lived(t)
	want := published(t, s)
	full, part, rest, none := backedUp(t, s, 0, 2), backedUp(t, s, 2, 4), backedUp(t, s, 4, 0), backedUp(t, s, 5, 0)
	for name, files := range map[string][][]byte{
		"one full":            {backedUp(t, s, 0, 0)},
		"a full and two more": {full, part, rest},
		"and an empty one":    {full, part, rest, none},
	} {
		got, err := history(0, files...)
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Errorf("%s: error %v (-want +got):\n%s", name, err, diff)
		}
	}
	for upto := uint64(1); upto <= 5; upto++ {
		got, err := history(upto, full, part, rest)
		if diff := cmp.Diff(want[:upto], got, cmpopts.EquateEmpty()); err != nil || diff != "" {
			t.Errorf("up to %d: error %v (-want +got):\n%s", upto, err, diff)
		}
	}
	if _, err := history(6, full, part, rest); !errors.Is(err, store.ErrFuture) {
		t.Errorf("up to 6 of 5 commits: got error %v, want ErrFuture", err)
	}
}

func TestBackupsThatDoNotContinueOneAnotherAreRefused(t *testing.T) {
	s := lived(t)
	full, part, rest := backedUp(t, s, 0, 2), backedUp(t, s, 2, 4), backedUp(t, s, 4, 0)
	other := memstore.New()
	for v := range 2 {
		if _, err := other.Apply(context.Background(), storetest.Plan("stranger", v, 2)); err != nil {
			t.Fatal(err)
		}
	}
	for name, files := range map[string][][]byte{
		"the first is not full":       {part, rest},
		"one is missing":              {full, rest},
		"in the wrong order":          {full, rest, part},
		"one twice":                   {full, full},
		"of another history":          {backedUp(t, other, 0, 0), part},
		"the same number, other past": {backedUp(t, other, 0, 2), part, rest},
	} {
		if _, err := history(0, files...); err == nil || !strings.Contains(err.Error(), "it continues ") {
			t.Errorf("%s: got error %v, want one that says which commit it continues", name, err)
		}
	}
	o := backup.Options{Store: kg.NewID("store"), After: pointAt(t, s, 4), Made: made}
	for name, after := range map[string]backup.Point{
		"a commit that there is not": {Commit: 6, Chain: o.After.Chain}, "another past": {Commit: 2, Chain: o.After.Chain},
	} {
		o.After = after
		if _, _, err := backup.Write(context.Background(), io.Discard, s, o); !errors.Is(err, backup.ErrOtherHistory) {
			t.Errorf("Write after %s: got error %v, want ErrOtherHistory", name, err)
		}
	}
}

// frames are the places where frames end.
func frames(file []byte) (ends []int) {
	at := bytes.IndexByte(file, '\n') + 1
	for at < len(file) {
		at += 4 + 1 + int(binary.BigEndian.Uint32(file[at:])) + 32
		ends = append(ends, at)
	}
	return ends
}

func TestEveryCutIsRefused(t *testing.T) {
	file := backedUp(t, lived(t), 0, 0)
	ends := frames(file)
	if len(ends) < 3 || ends[len(ends)-1] != len(file) {
		t.Fatalf("frames end at %v, the file at %d", ends, len(file))
	}
	cuts := append([]int{0, 1, len("policygraph backup 1\n")}, ends[:len(ends)-1]...)
	for range 200 {
		cuts = append(cuts, rand.IntN(len(file)))
	}
	for _, n := range cuts {
		refused(t, fmt.Sprintf("the first %d of %d bytes", n, len(file)), file[:n])
	}
}

func TestEveryFlipIsRefused(t *testing.T) {
	file := backedUp(t, lived(t), 0, 0)
	flipped := func(n, bit int) []byte {
		changed := bytes.Clone(file)
		changed[n] ^= 1 << bit
		return changed
	}
	for n := range file {
		for bit := range 8 {
			if n > 400 && bit != n%8 { // every bit of the header, and one of each byte after it
				continue
			}
			if _, err := backup.CheckFrames(context.Background(), bytes.NewReader(flipped(n, bit))); !errors.Is(err, backup.ErrDamaged) {
				t.Errorf("CheckFrames, bit %d of byte %d flipped: got error %v, want ErrDamaged", bit, n, err)
			}
		}
	}
	for range 200 {
		n, bit := rand.IntN(len(file)), rand.IntN(8)
		refused(t, fmt.Sprintf("bit %d of byte %d flipped", bit, n), flipped(n, bit))
	}
}

// refused tries to restore a file that is not whole, and looks that nothing is left of it.
func refused(t *testing.T, name string, file []byte) {
	t.Helper()
	ctx := context.Background()
	if _, err := history(0, file); !errors.Is(err, backup.ErrDamaged) {
		t.Errorf("%s: got error %v, want ErrDamaged", name, err)
	}
	parent := t.TempDir()
	o := badgerstore.BuildOptions{Options: badgerstore.Options{MinFree: 1}}
	if _, err := badgerstore.Build(ctx, filepath.Join(parent, "store"), backup.History(ctx, 0, parts(file)...), o); !errors.Is(err, backup.ErrDamaged) {
		t.Errorf("%s: Build: got error %v, want ErrDamaged", name, err)
	}
	if left, err := os.ReadDir(parent); err != nil || len(left) > 0 {
		t.Errorf("%s: Build left %v (%v), want nothing", name, left, err)
	}
}

func TestFramesThatMoveAreRefused(t *testing.T) {
	s := memstore.New()
	for v := range 4 { // more than a megabyte, so several frames of history
		if _, err := s.Apply(context.Background(), storetest.Plan("plan", v, 1500)); err != nil {
			t.Fatal(err)
		}
	}
	file := backedUp(t, s, 0, 0)
	ends := frames(file)
	if len(ends) < 5 {
		t.Fatalf("%d frames, want several of history", len(ends))
	}
	if _, err := history(0, file); err != nil {
		t.Fatal(err)
	}
	first := bytes.IndexByte(file, '\n') + 1
	starts := append([]int{first}, ends[:len(ends)-1]...)
	cut := func(i int) []byte { return file[starts[i]:ends[i]] }
	join := func(order ...int) []byte {
		out := bytes.Clone(file[:first])
		for _, i := range order {
			out = append(out, cut(i)...)
		}
		return out
	}
	last := len(ends) - 1
	for name, changed := range map[string][]byte{
		"two changed places": join(0, 2, 1, 3, last),
		"one missing":        join(0, 1, 3, last),
		"one twice":          join(0, 1, 1, 2, 3, last),
		"the end at once":    join(0, last),
		"something follows":  append(bytes.Clone(file), 'x'),
		"one after another":  append(bytes.Clone(file), file...),
		"empty":              {},
		"another file":       []byte("任务,牵头单位\n"),
	} {
		refused(t, name, changed)
	}
}

func TestAHugeLengthCostsNothing(t *testing.T) {
	file := backedUp(t, lived(t), 0, 0)
	first := bytes.IndexByte(file, '\n') + 1
	for _, length := range []uint32{1 << 31, 64<<20 + 1, 64 << 20} {
		changed := bytes.Clone(file)
		binary.BigEndian.PutUint32(changed[first:], length)
		allocated := testing.AllocsPerRun(1, func() {
			if _, err := history(0, changed); !errors.Is(err, backup.ErrDamaged) {
				t.Errorf("length %d: got error %v, want ErrDamaged", length, err)
			}
		})
		if allocated > 10_000 {
			t.Errorf("length %d: %v allocations", length, allocated)
		}
	}
}

func TestARestoredStoreIsTheSame(t *testing.T) {
	ctx := context.Background()
	s := lived(t)
	file := backedUp(t, s, 0, 0)
	dir := filepath.Join(t.TempDir(), "restored")
	o := badgerstore.BuildOptions{Options: badgerstore.Options{MinFree: 1}, ID: kg.NewID("store")}
	if _, err := badgerstore.Build(ctx, dir, backup.History(ctx, 0, parts(file)...), o); err != nil {
		t.Fatal(err)
	}
	restored, err := badgerstore.Open(dir, badgerstore.Options{MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer restored.Close()
	if diff := cmp.Diff(published(t, s), published(t, restored), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("history (-backed up +restored):\n%s", diff)
	}
}
