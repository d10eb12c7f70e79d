package badgerstore

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/fb"

	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
)

var (
	damages = flag.Int("damages", 80, "damaged stores that are opened; 0: every kind of damage to every file")
	flips   = flag.Int("flips", 60, "bits of tables that are flipped, each in a store of its own")
)

// small gives a store of a few megabytes several levels with many tables each.
func small(o badger.Options) badger.Options {
	return o.WithBaseTableSize(64 << 10).WithBaseLevelSize(128 << 10).WithLevelSizeMultiplier(2).WithNumLevelZeroTables(1).
		WithMemTableSize(8 << 20).WithValueLogFileSize(1 << 20)
}

var smallOptions = Options{MinFree: 1, shape: small}

// layered makes a store of at least three levels with a history, closed in order, and another as a crash leaves it; both hold the same.
func layered(t *testing.T) (clean, dirty string) {
	t.Helper()
	ctx := context.Background()
	clean = filepath.Join(t.TempDir(), "clean")
	for session := range 7 {
		o := smallOptions
		if session == 6 { // compaction would change files while they are copied
			o.shape = func(b badger.Options) badger.Options { return small(b).WithNumCompactors(0) }
		}
		s, err := Open(clean, o)
		if err != nil {
			t.Fatal(err)
		}
		for n := range 3 {
			tasks := 40
			if session < 2 {
				tasks = 150
			}
			if _, err := s.Apply(ctx, storetest.Plan(fmt.Sprint("plan", (session+n)%5), 10*session+n, tasks)); err != nil {
				t.Fatal(err)
			}
		}
		if session == 3 {
			if _, err := s.Forget(ctx, 2); err != nil {
				t.Fatal(err)
			}
		}
		if session == 6 {
			levels := 0
			for _, l := range s.db.Levels() {
				if l.NumTables > 0 {
					levels++
				}
			}
			t.Logf("%d tables in %d levels before the stop", len(s.db.Tables()), levels)
			if levels < 3 {
				t.Fatalf("%d levels, want at least 3", levels)
			}
			dirty = crashImage(t, clean)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return clean, dirty
}

// shown is what a store shows: the digest of its present, and its last commit.
func shown(t *testing.T, dir string) string {
	t.Helper()
	s, err := Open(dir, smallOptions)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	verified(t, s)
	digest, err := dump(t, s).Digest()
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(digest, " at ", s.published.Load().head.sequence)
}

// damage is one way to damage a file.
type damage struct {
	name string
	file string
	do   func(t *testing.T, path string)
}

// damagesOf are all ways to damage the files of a store: eight kinds to each, and what only some files have.
func damagesOf(t *testing.T, dir string, random *rand.Rand) (all []damage) {
	t.Helper()
	rewrite := func(change func(b []byte) []byte) func(*testing.T, string) {
		return func(t *testing.T, path string) { edit(t, path, change) }
	}
	files := []string{formatFile, ledgerFile, cleanFile}
	entries, err := os.ReadDir(filepath.Join(dir, badgerDir))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != lockFile {
			files = append(files, badgerDir+"/"+e.Name())
		}
	}
	for _, file := range files {
		b, err := os.ReadFile(filepath.Join(dir, file))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		used := len(bytes.TrimRight(b, "\x00")) // of a log: the rest of it is room
		if used == 0 {
			used = 1
		}
		at, bit := random.IntN(used), byte(1)<<random.IntN(8)
		all = append(all,
			damage{"removed", file, func(t *testing.T, path string) { edit(t, path, nil) }},
			damage{"emptied", file, rewrite(func([]byte) []byte { return nil })},
			damage{"cut by a byte", file, rewrite(func(b []byte) []byte { return b[:used-1] })},
			damage{"cut in half", file, rewrite(func(b []byte) []byte { return b[:used/2] })},
			damage{fmt.Sprintf("bit %#x of byte %d flipped", bit, at), file, rewrite(func(b []byte) []byte { b[at] ^= bit; return b })},
			damage{fmt.Sprintf("zeroed from byte %d", at), file, rewrite(func(b []byte) []byte { clear(b[at:min(len(b), at+4096)]); return b })},
			damage{"lengthened", file, rewrite(func(b []byte) []byte { return append(b, "lengthened"...) })},
			damage{"a directory instead", file, func(t *testing.T, path string) {
				edit(t, path, nil)
				if err := os.Mkdir(path, 0o755); err != nil {
					t.Fatal(err)
				}
			}},
		)
		flip := func(n int) {
			for range n {
				at, bit := random.IntN(used), byte(1)<<random.IntN(8)
				all = append(all, damage{fmt.Sprintf("bit %#x of byte %d flipped", bit, at), file, rewrite(func(b []byte) []byte { b[at] ^= bit; return b })})
			}
		}
		switch {
		case file == badgerDir+"/"+badger.ManifestFilename:
			for _, end := range manifestRecords(b) {
				for _, to := range []int{end - 1, end, end + 5} {
					if to < len(b) {
						all = append(all, damage{fmt.Sprintf("cut to %d bytes, about a record", to), file, rewrite(func(b []byte) []byte { return b[:to] })})
					}
				}
			}
			flip(100)
		case strings.HasSuffix(file, ".mem"):
			flip(100)
		case file == formatFile:
			flip(50)
		case file == ledgerFile:
			flip(30)
			for n := 1; n < 4; n++ {
				all = append(all, damage{fmt.Sprintf("cut by %d lines", n), file, rewrite(func(b []byte) []byte { return b[:len(b)-n*ledgerLine] })})
			}
		}
	}
	return all
}

// manifestRecords lists where the records of a MANIFEST end.
func manifestRecords(b []byte) (ends []int) {
	for at := 8; at+8 <= len(b); {
		at += 8 + int(binary.BigEndian.Uint32(b[at:]))
		ends = append(ends, at)
	}
	return append([]int{4, 8}, ends...)
}

func TestEveryDamageIsRefusedOrHarmless(t *testing.T) {
	seed := uint64(20260504)
	clean, dirty := layered(t)
	want := shown(t, crashImage(t, clean))
	if got := shown(t, crashImage(t, dirty)); got != want {
		t.Fatalf("the crashed store shows %s and the closed one %s", got, want)
	}
	type outcome struct{ refused, harmless int }
	for name, dir := range map[string]string{"after a clean stop": clean, "after a crash": dirty} {
		t.Run(name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 0))
			all := damagesOf(t, dir, random)
			n := len(all)
			if *damages > 0 && *damages/2 < n { // some of each file and kind, others with every seed
				random.Shuffle(n, func(i, j int) { all[i], all[j] = all[j], all[i] })
				all = all[:*damages/2]
			}
			kinds := map[string]*outcome{}
			for _, d := range all {
				kind := filepath.Ext(d.file)
				if kind == "" {
					kind = filepath.Base(d.file)
				}
				if kinds[kind] == nil {
					kinds[kind] = &outcome{}
				}
				if openDamaged(t, dir, d, want) {
					kinds[kind].refused++
				} else {
					kinds[kind].harmless++
				}
			}
			total := outcome{}
			for _, kind := range slices.Sorted(maps.Keys(kinds)) {
				o := kinds[kind]
				t.Logf("%-12s %3d refused, %3d harmless", kind, o.refused, o.harmless)
				total.refused, total.harmless = total.refused+o.refused, total.harmless+o.harmless
			}
			t.Logf("%d of %d damages: %d refused and nothing changed, %d harmless", len(all), n, total.refused, total.harmless)
			t.Logf("row D5 %s | every damage of every file refused with nothing changed, or harmless | %d of %d damages: %d refused, %d harmless, failed: %v",
				name, len(all), n, total.refused, total.harmless, t.Failed())
			if total.refused == 0 {
				t.Error("not one damage was refused")
			}
		})
	}
}

// openDamaged opens a copy with the damage: it must be refused with every file as it was, or show the same and be sound.
func openDamaged(t *testing.T, dir string, d damage, want string) (refused bool) {
	t.Helper()
	copied, err := os.MkdirTemp(t.TempDir(), "damaged")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(copied)
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	d.do(t, filepath.Join(copied, d.file))
	before := contents(t, copied)
	s, err := Open(copied, smallOptions)
	if err != nil {
		if !errors.Is(err, store.ErrCorrupt) && !errors.Is(err, store.ErrFormat) {
			t.Errorf("%s %s: Open: got error %v, want ErrCorrupt or ErrFormat", d.file, d.name, err)
		}
		if after := contents(t, copied); !maps.Equal(before, after) {
			t.Errorf("%s %s: refused with %v, and files were changed:\nbefore %v\nafter %v", d.file, d.name, err, before, after)
		}
		return true
	}
	defer s.Close()
	report, err := s.Verify(context.Background())
	if err != nil || len(report.Problems) > 0 {
		t.Errorf("%s %s: opened, and Verify: error %v, problems %v", d.file, d.name, err, report.Problems)
	}
	digest, err := dump(t, s).Digest()
	if got := fmt.Sprint(digest, " at ", s.published.Load().head.sequence); err != nil || got != want {
		t.Errorf("%s %s: opened, and it shows %s, error %v; want %s", d.file, d.name, got, err, want)
	}
	return false
}

func TestFlippedBitsOfTablesAreFoundAndNeverServed(t *testing.T) {
	ctx := context.Background()
	closed, _ := layered(t)
	running := crashImage(t, closed)
	s, err := Open(running, Options{MinFree: 1, shape: func(o badger.Options) badger.Options { return small(o).WithNumCompactors(0) }})
	if err != nil {
		t.Fatal(err)
	}
	want, err := dump(t, s).Digest()
	if err != nil {
		t.Fatal(err)
	}
	tables, err := filepath.Glob(filepath.Join(closed, badgerDir, "*.sst"))
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(20260504, 1))
	refused, found, read, served := 0, 0, 0, 0
	for range *flips {
		table := tables[random.IntN(len(tables))]
		b, err := os.ReadFile(table)
		if err != nil {
			t.Fatal(err)
		}
		at, bit := random.Int64N(int64(len(b))), byte(1)<<random.IntN(8)
		where := fmt.Sprintf("bit %#x of byte %d of %d of %s", bit, at, len(b), filepath.Base(table))

		flipBit(t, table, at, bit) // of a store that is closed
		if again, err := Open(closed, smallOptions); !errors.Is(err, store.ErrCorrupt) || !strings.Contains(fmt.Sprint(err), filepath.Base(table)) {
			t.Errorf("%s: Open: got %v, error %v; want ErrCorrupt that names the table", where, again, err)
		} else {
			refused++
		}
		flipBit(t, table, at, bit)

		table = filepath.Join(running, badgerDir, filepath.Base(table)) // and of one that is running, where only reading can find it
		flipBit(t, table, at, bit)
		report, err := s.Verify(ctx)
		if err == nil && len(report.Problems) == 0 {
			t.Errorf("%s: Verify found nothing", where)
		} else {
			found++
		}
		if inBlock(b, at) { // what stands around blocks is checked when the table is mapped, each block when it is read
			s.damage.Store(nil) // of the flip before
			now := s.published.Load()
			fresh := newEdition(now.head) // without what was read before the flip
			fresh.records = now.records
			s.published.Store(fresh)
			read++
			var g store.Graph
			if err = s.View(ctx, func(r store.Reader) (err error) { g, err = store.Dump(ctx, r); return err }); err == nil {
				if got, _ := g.Digest(); got != want {
					t.Errorf("%s: a wrong graph was served without an error", where)
					served++
				}
			} else if !errors.Is(err, store.ErrCorrupt) {
				t.Errorf("%s: View: got error %v, want ErrCorrupt", where, err)
			}
		}
		flipBit(t, table, at, bit)
	}
	t.Logf("%d flips: %d refused by Open, %d found by Verify; %d read, %d wrong graphs served", *flips, refused, found, read, served)
	t.Logf("row D6 | every flip found, no wrong graph served | %d flips: %d refused by Open, %d found by Verify, %d read in a running store with %d wrong graphs",
		*flips, refused, found, read, served)
	s.damage.Store(nil)
	verified(t, s)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// flipBit flips a bit of a file where it lies.
func flipBit(t *testing.T, path string, at int64, bit byte) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var b [1]byte
	if _, err = file.ReadAt(b[:], at); err == nil {
		b[0] ^= bit
		_, err = file.WriteAt(b[:], at)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// inBlock tells whether a byte of a table is one of those that the checksum of a block covers.
func inBlock(b []byte, at int64) bool {
	end := len(b) - 4
	end -= int(binary.BigEndian.Uint32(b[end:])) + 4
	n := int(binary.BigEndian.Uint32(b[end:]))
	index := fb.GetRootAsTableIndex(b[end-n:end], 0)
	var block fb.BlockOffset
	for i := range index.OffsetsLength() {
		index.Offsets(&block, i)
		if from, to := int64(block.Offset()), int64(block.Offset()+block.Len()); from <= at && at < to {
			return at < to-4-int64(binary.BigEndian.Uint32(b[to-4:]))
		}
	}
	return false
}
