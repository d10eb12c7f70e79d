package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/pb"
	"github.com/dgraph-io/badger/v4/table"

	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
)

// unmerged makes a store with tables that only a compaction takes away, and tells its graph.
func unmerged(t *testing.T) (dir, digest string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "store")
	for n := range 3 {
		s, err := Open(dir, Options{MinFree: 1, shape: func(o badger.Options) badger.Options {
			return small(o).WithCompactL0OnClose(false).WithNumCompactors(0)
		}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Apply(context.Background(), storetest.Plan(fmt.Sprint("plan", n), n, 400)); err != nil {
			t.Fatal(err)
		}
		if digest, err = dump(t, s).Digest(); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return dir, digest
}

// quiet does nothing by itself.
var quiet = Options{MinFree: 1, shape: func(o badger.Options) badger.Options { return small(o).WithNumCompactors(0) }}

// blocked makes n names of the tables that come next unusable, so that those cannot be made.
func blocked(t *testing.T, dir string, n uint64) {
	t.Helper()
	data := filepath.Join(dir, badgerDir)
	last := uint64(0)
	for name := range must(sizesOf(data))(t) {
		if id, ok := table.ParseFileID(name); ok {
			last = max(last, id)
		}
	}
	for id := last + 1; id <= last+n; id++ {
		if err := os.WriteFile(table.NewFilename(id, data), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// Were Badger to say other words, nothing would be counted and this fails.
func TestCompactionsSayWhatTheyMake(t *testing.T) {
	dir, digest := unmerged(t)
	s := must(Open(dir, quiet))(t)
	before := len(s.compactions.noted.named)
	if err := s.db.Flatten(1); err != nil {
		t.Fatal(err)
	}
	c := s.compactions
	named := must(sizesOf(filepath.Join(dir, badgerDir)))(t)
	manifest, _, err := readManifest(filepath.Join(dir, badgerDir, badger.ManifestFilename))
	if err != nil {
		t.Fatal(err)
	}
	if c.count.ended == 0 || c.count.tables < len(manifest.Tables) || before < 3 || c.damage != nil || len(c.kept) != 0 {
		t.Errorf("of %d tables: %+v, damage %v, %d kept; want compactions that made at least %d tables", before, c.count, c.damage, len(c.kept), len(manifest.Tables))
	}
	if left := unnamedTables(manifest, named); len(left) > 0 {
		t.Errorf("%v are left; want nothing held any more", left)
	}
	if got := must(dump(t, s).Digest())(t); got != digest {
		t.Errorf("the graph is another one after compaction")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, clean, err := readState(dir); !clean || err != nil {
		t.Errorf("clean stop: %v, %v; want one", clean, err)
	}
}

func TestCompactionsBesideWritesAreCounted(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "store")
	s := must(Open(dir, Options{MinFree: 1, shape: func(o badger.Options) badger.Options { return small(o).WithNumCompactors(4) }}))(t)
	for n := range 24 {
		if _, err := s.Apply(context.Background(), storetest.Plan(fmt.Sprint("plan", n%7), n, 300)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	c := s.compactions
	if c.count.ended < 3 || c.damage != nil || len(c.kept) != 0 {
		t.Errorf("%+v, damage %v, %d kept; want several compactions and no doubt", c.count, c.damage, len(c.kept))
	}
	if _, clean, err := readState(dir); !clean || err != nil {
		t.Errorf("clean stop: %v, %v; want one", clean, err)
	}
	opened(t, "compactions", dir, func(s *Store) { verified(t, s) })
}

// lossTold sees that the store is refused after a loss, and that salvage loses nothing.
func lossTold(t *testing.T, dir, digest string) {
	t.Helper()
	if _, err := Open(dir, quiet); !errors.Is(err, store.ErrCorrupt) || !strings.Contains(err.Error(), "--salvage") {
		t.Errorf("Open after a table was lost: %v; want ErrCorrupt with what to do", err)
	}
	x := must(Examine(dir))(t)
	if x.Condition != ConditionDamaged || !strings.Contains(strings.Join(x.Problems, "\n"), "nothing else holds") {
		t.Errorf("doctor: %s, %q; want damaged, with the tables that nothing else holds", x.Condition, x.Problems)
	}
	saved := dir + ".saved"
	out := must(Salvage(context.Background(), dir, saved, Options{MinFree: 1}))(t)
	if len(out.Lost) > 0 || out.Commits != 3 {
		t.Errorf("Salvage: %d commits, lost %v; want all 3", out.Commits, out.Lost)
	}
	opened(t, "salvage", saved, func(s *Store) {
		if got := must(dump(t, s).Digest())(t); got != digest {
			t.Errorf("the graph that was saved is another one")
		}
		verified(t, s)
	})
}

func TestATableThatCompactionLosesIsNoticedAtOnce(t *testing.T) {
	dir, digest := unmerged(t)
	ctx := context.Background()
	s := must(Open(dir, quiet))(t)
	blocked(t, dir, 64)
	if err := s.db.Flatten(1); err != nil {
		t.Fatal(err)
	}
	err := s.View(ctx, func(r store.Reader) error { _, err := store.Dump(ctx, r); return err })
	if !errors.Is(err, store.ErrCorrupt) || !strings.Contains(err.Error(), "stop the program") {
		t.Errorf("View after a table was lost: %v; want ErrCorrupt with what to do", err)
	}
	if _, err := s.Apply(ctx, nextRequest); !errors.Is(err, store.ErrCorrupt) {
		t.Errorf("Apply after a table was lost: %v; want ErrCorrupt", err)
	}
	killed := copied(t, dir) // before the store is closed
	if err := s.Close(); err == nil || !strings.Contains(err.Error(), "put back") {
		t.Errorf("Close after a table was lost: %v; want that the others were put back", err)
	}
	lossTold(t, killed, digest)
	nothingLost(t, dir, digest)
}

// nothingLost sees that the store opens as after a crash and is what it was.
func nothingLost(t *testing.T, dir, digest string) {
	t.Helper()
	if _, clean, _ := readState(dir); clean {
		t.Error("a clean stop was noted after a table was lost")
	}
	opened(t, "a table was lost", dir, func(s *Store) {
		if got := must(dump(t, s).Digest())(t); got != digest {
			t.Errorf("the graph is another one")
		}
		verified(t, s)
	})
}

func TestCompactionsAfterALossAreTakenBackToo(t *testing.T) {
	dir, _ := unmerged(t)
	ctx := context.Background()
	s := must(Open(dir, quiet))(t)
	if _, err := s.Apply(ctx, storetest.Plan("plan0", 7, 400)); err != nil { // becomes a table when the store is closed, and is compacted then
		t.Fatal(err)
	}
	digest := must(dump(t, s).Digest())(t)
	blocked(t, dir, 1)
	if err := s.db.Flatten(1); err != nil {
		t.Fatal(err)
	}
	if s.compactions.damage == nil {
		t.Fatal("no table was lost")
	}
	ended := s.compactions.count.ended
	if err := s.Close(); err == nil || !strings.Contains(err.Error(), "put back") {
		t.Errorf("Close: %v; want that the others were put back", err)
	}
	if s.compactions.count.ended == ended {
		t.Error("nothing was compacted after the loss")
	}
	nothingLost(t, dir, digest)
}

func TestATableThatClosingLosesIsNoticed(t *testing.T) {
	dir, digest := unmerged(t)
	s := must(Open(dir, quiet))(t)
	blocked(t, dir, 64)
	if err := s.Close(); err == nil || !strings.Contains(err.Error(), "could not be made") || !strings.Contains(err.Error(), "put back") {
		t.Errorf("Close, at which a table is lost: %v; want what happened", err)
	}
	nothingLost(t, dir, digest)
}

func TestWhereTheManifestCannotBeReadNothingIsTrustedUnread(t *testing.T) {
	dir, _ := unmerged(t)
	for n, asked := range []bool{true, false} {
		s := must(Open(dir, quiet))(t)
		s.compactions.noted.path += ".elsewhere"
		if asked {
			if err := s.db.Flatten(1); err != nil {
				t.Fatal(err)
			}
			if len(s.compactions.kept) == 0 {
				t.Error("a compaction was believed although MANIFEST could not be read")
			}
			s.compactions.noted.path = filepath.Join(dir, badgerDir, badger.ManifestFilename)
			dump(t, s)
			if len(s.compactions.kept) > 0 {
				t.Error("the store was read and is whole, and what was kept is kept still")
			}
		}
		if _, err := s.Apply(context.Background(), storetest.Plan("next", n, 3)); err != nil {
			t.Errorf("Apply: %v", err)
		}
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
		_, clean, err := readState(dir)
		if err != nil || clean != asked {
			t.Errorf("asked %v: clean stop noted: %v, %v; want one only where the store was read since", asked, clean, err)
		}
	}
	opened(t, "a doubt", dir, func(s *Store) { verified(t, s) })
}

// manifestOf puts a MANIFEST of change sets in the place of what is there.
func manifestOf(t *testing.T, path string, sets ...[]*pb.ManifestChange) {
	t.Helper()
	b := append([]byte(manifestMagic), byte(externalMagic>>8), byte(externalMagic&0xff), 0, manifestVersion)
	for _, set := range sets {
		b = append(b, must(manifestRecord(set))(t)...)
	}
	if err := os.WriteFile(path+".new", b, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
}

func made(id uint64, level uint32) *pb.ManifestChange {
	return &pb.ManifestChange{Id: id, Level: level, Op: pb.ManifestChange_CREATE}
}

func gone(id uint64) *pb.ManifestChange {
	return &pb.ManifestChange{Id: id, Op: pb.ManifestChange_DELETE}
}

func TestARegisterCountsWhatCompactionsNote(t *testing.T) {
	type changes = []*pb.ManifestChange
	begin := []changes{{made(1, 0)}, {made(2, 0)}, {made(3, 6)}}
	for name, c := range map[string]struct {
		added       []changes // behind the beginning
		cut         int       // bytes of that which are not there yet
		anew        []changes // in the place of all; nil: nothing is replaced
		made, noted int
		fails       bool
	}{
		"nothing":                                  {},
		"a memtable":                               {added: []changes{{made(4, 0)}}},
		"a compaction":                             {added: []changes{{made(4, 0)}, {made(5, 6), made(6, 6), gone(1), gone(2), gone(3)}}, made: 2, noted: 1},
		"a compaction of level 0 with itself":      {added: []changes{{made(5, 0), gone(1), gone(2)}, {made(6, 0)}}, made: 1, noted: 1},
		"a compaction that dropped all":            {added: []changes{{gone(1), gone(2), gone(3)}}, noted: 1},
		"a record that is being written":           {added: []changes{{made(5, 6), gone(1)}, {made(6, 0)}}, cut: 2, made: 1, noted: 1},
		"written anew":                             {anew: []changes{{made(4, 0), made(5, 6), made(6, 6)}}, made: 2, noted: 1},
		"written anew, and nothing was compacted":  {anew: []changes{{made(1, 0), made(2, 0), made(3, 6), made(4, 0)}}},
		"written anew, with all that was new lost": {anew: []changes{{made(3, 6)}}, noted: 1},
		"written anew, with what may be either":    {anew: []changes{{made(3, 6), made(4, 0)}}, fails: true},
		"a record that cannot be read":             {anew: nil, added: []changes{nil}, cut: -1, fails: true},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), badger.ManifestFilename)
			manifestOf(t, path, begin...)
			r := must(readRegister(path))(t)
			defer r.close()
			more := []byte{}
			for _, set := range c.added {
				more = append(more, must(manifestRecord(set))(t)...)
			}
			if c.cut < 0 { // a checksum that does not fit
				more[4]++
			} else {
				more = more[:len(more)-c.cut]
			}
			file := must(os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0))(t)
			if _, err := file.Write(more); err != nil {
				t.Fatal(err)
			}
			if err := file.Close(); err != nil {
				t.Fatal(err)
			}
			if c.anew != nil {
				manifestOf(t, path, c.anew...)
			}
			made, noted, err := r.next()
			if made != c.made || noted != c.noted || (err != nil) != c.fails {
				t.Errorf("got %d tables of %d compactions, %v; want %d of %d, error %v", made, noted, err, c.made, c.noted, c.fails)
			}
		})
	}
}
