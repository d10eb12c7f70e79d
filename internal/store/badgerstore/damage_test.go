package badgerstore

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
)

// filled makes a closed store of three commits in a new directory.
func filled(t *testing.T) (dir string, m storetest.Model) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "store")
	s, err := Open(dir, Options{MinFree: 1})
	if err != nil {
		t.Fatal(err)
	}
	m = storetest.Model{}
	for _, b := range []kg.Batch{storetest.Regions(300), storetest.Plan("plan", 1, 50), storetest.Plan("plan", 2, 40)} {
		if _, err := s.Apply(context.Background(), b); err != nil {
			t.Fatal(err)
		}
		m[b.Document.ID] = b
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, m
}

// contents hashes every file below dir.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		files[path] = fmt.Sprintf("%d %x", len(b), sha256.Sum256(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// edit rewrites one file; edit(nil) removes it.
func edit(t *testing.T, path string, change func([]byte) []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err == nil && change != nil {
		err = os.WriteFile(path, change(b), 0o644)
	} else if err == nil {
		err = os.Remove(path)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func only(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(pattern)
	if err != nil || len(found) == 0 {
		t.Fatalf("files %s: got %v, error %v; want some", pattern, found, err)
	}
	return found[0]
}

func TestDamageIsRefusedAndNothingTouched(t *testing.T) {
	cut := func(n int) func([]byte) []byte { return func(b []byte) []byte { return b[:max(0, len(b)-n)] } }
	for name, c := range map[string]struct {
		crashed bool // no note of a clean stop is there to tell
		damage  func(t *testing.T, dir string)
		want    error
		says    string
	}{
		"MANIFEST removed": {damage: func(t *testing.T, dir string) { edit(t, dir+"/badger/MANIFEST", nil) }, want: store.ErrCorrupt, says: "MANIFEST"},
		"MANIFEST removed after a crash": {
			crashed: true, damage: func(t *testing.T, dir string) { edit(t, dir+"/badger/MANIFEST", nil) },
			want: store.ErrCorrupt, says: "MANIFEST",
		},
		"MANIFEST cut to its header after a crash": {crashed: true, damage: func(t *testing.T, dir string) {
			edit(t, dir+"/badger/MANIFEST", func(b []byte) []byte { return b[:16] })
		}, want: store.ErrCorrupt, says: "MANIFEST"},
		"MANIFEST cut by its last record": {damage: func(t *testing.T, dir string) { edit(t, dir+"/badger/MANIFEST", cut(14)) }, want: store.ErrCorrupt, says: "MANIFEST"},
		"a bit of MANIFEST flipped after a crash": {crashed: true, damage: func(t *testing.T, dir string) {
			edit(t, dir+"/badger/MANIFEST", func(b []byte) []byte { b[len(b)-3] ^= 4; return b })
		}, want: store.ErrCorrupt, says: "MANIFEST"},
		"a table removed":               {damage: func(t *testing.T, dir string) { edit(t, only(t, dir+"/badger/*.sst"), nil) }, want: store.ErrCorrupt, says: ".sst"},
		"a table removed after a crash": {crashed: true, damage: func(t *testing.T, dir string) { edit(t, only(t, dir+"/badger/*.sst"), nil) }, want: store.ErrCorrupt, says: ".sst"},
		"a table cut":                   {damage: func(t *testing.T, dir string) { edit(t, only(t, dir+"/badger/*.sst"), cut(100)) }, want: store.ErrCorrupt, says: ".sst"},
		"a table cut after a crash":     {crashed: true, damage: func(t *testing.T, dir string) { edit(t, only(t, dir+"/badger/*.sst"), cut(100)) }, want: store.ErrCorrupt, says: ".sst"},
		"a table emptied after a crash": {crashed: true, damage: func(t *testing.T, dir string) {
			edit(t, only(t, dir+"/badger/*.sst"), func([]byte) []byte { return nil })
		}, want: store.ErrCorrupt, says: ".sst"},
		"the database removed after a crash": {crashed: true, damage: func(t *testing.T, dir string) { os.RemoveAll(dir + "/badger") }, want: store.ErrCorrupt, says: "3 commits"},
		"the database removed":               {damage: func(t *testing.T, dir string) { os.RemoveAll(dir + "/badger") }, want: store.ErrCorrupt, says: "MANIFEST is gone"},
		"the ledger removed":                 {damage: func(t *testing.T, dir string) { edit(t, dir+"/LEDGER", nil) }, want: store.ErrCorrupt, says: "LEDGER"},
		"another store's ledger":             {damage: func(t *testing.T, dir string) { edit(t, dir+"/LEDGER", func(b []byte) []byte { b[25]++; return b }) }, want: store.ErrCorrupt, says: "LEDGER"},
		"a newer format": {damage: func(t *testing.T, dir string) {
			edit(t, dir+"/FORMAT", func(b []byte) []byte { return []byte(strings.Replace(string(b), "format 2", "format 3", 1)) })
		}, want: store.ErrFormat, says: "format 3"},
		"a format that is no number": {damage: func(t *testing.T, dir string) {
			edit(t, dir+"/FORMAT", func(b []byte) []byte { return []byte(strings.Replace(string(b), "format 2", "format q", 1)) })
		}, want: store.ErrCorrupt, says: "FORMAT"},
		"predicates numbered otherwise": {damage: func(t *testing.T, dir string) {
			edit(t, dir+"/FORMAT", func(b []byte) []byte { return []byte(strings.Replace(string(b), " LEADS", " COMMANDS", 1)) })
		}, want: store.ErrFormat, says: "COMMANDS"},
		"an older format": {damage: func(t *testing.T, dir string) {
			edit(t, dir+"/FORMAT", func(b []byte) []byte { return []byte(strings.Replace(string(b), "format 2", "format 1", 1)) })
		}, want: store.ErrFormat, says: "export with the program that wrote it and import with this one"},
		"FORMAT removed": {damage: func(t *testing.T, dir string) { edit(t, dir+"/FORMAT", nil) }, want: store.ErrCorrupt, says: "FORMAT"},
		"a directory in place of the key registry": {crashed: true, damage: func(t *testing.T, dir string) {
			edit(t, dir+"/badger/KEYREGISTRY", nil)
			if err := os.Mkdir(dir+"/badger/KEYREGISTRY", 0o755); err != nil {
				t.Fatal(err)
			}
		}, want: store.ErrCorrupt, says: "KEYREGISTRY"},
		"a byte in the value log": {crashed: true, damage: func(t *testing.T, dir string) {
			edit(t, only(t, dir+"/badger/*.vlog"), func(b []byte) []byte { return append(b, 1) })
		}, want: store.ErrCorrupt, says: ".vlog"},
		"a note of another stop": {damage: func(t *testing.T, dir string) { edit(t, dir+"/CLEAN", func(b []byte) []byte { b[40]++; return b }) }, want: store.ErrCorrupt, says: "CLEAN"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, _ := filled(t)
			if c.crashed {
				edit(t, dir+"/CLEAN", nil)
			}
			c.damage(t, dir)
			before := contents(t, dir)
			s, err := Open(dir, Options{MinFree: 1})
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.says) {
				t.Errorf("Open: got error %v; want one that is %v and names %q", err, c.want, c.says)
			}
			after := contents(t, dir)
			for path := range before {
				if after[path] != before[path] {
					t.Errorf("%s: was %q, is %q", path, before[path], after[path])
				}
			}
		})
	}
}

func TestAFlippedBitInATableIsRefused(t *testing.T) {
	dir, _ := filled(t)
	table := only(t, dir+"/badger/*.sst")
	info, err := os.Stat(table)
	if err != nil {
		t.Fatal(err)
	}
	for at := int64(1); at < info.Size(); at += info.Size() / 7 {
		edit(t, table, func(b []byte) []byte { b[at] ^= 16; return b })
		if s, err := Open(dir, Options{MinFree: 1}); !errors.Is(err, store.ErrCorrupt) {
			t.Errorf("Open with bit 4 of byte %d of %d flipped: got %v, error %v; want ErrCorrupt", at, info.Size(), s, err)
		}
		edit(t, table, func(b []byte) []byte { b[at] ^= 16; return b })
	}
	verified(t, openTest(t, dir)) // mended, it opens again
}

func TestCommitsThatAreLostAreNamed(t *testing.T) {
	dir, _ := filled(t)
	edit(t, dir+"/CLEAN", nil)
	edit(t, dir+"/LEDGER", func(b []byte) []byte { return append(b, acknowledged{sequence: 4}.String()...) })
	_, err := Open(dir, Options{MinFree: 1})
	if !errors.Is(err, store.ErrCorrupt) || !strings.Contains(err.Error(), "commit 3") || !strings.Contains(err.Error(), "commit 4") {
		t.Errorf("Open with commit 4 acknowledged and 3 stored: got error %v, want ErrCorrupt that names both", err)
	}
}

func TestAFlippedBitInTheLogIsALoss(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	s := openTest(t, dir)
	for v := range 6 {
		if _, err := s.Apply(context.Background(), storetest.Plan("plan", v, 20)); err != nil {
			t.Fatal(err)
		}
	}
	crashed := crashImage(t, dir)
	edit(t, only(t, crashed+"/badger/*.mem"), func(b []byte) []byte { b[60_000] ^= 1; return b })
	if _, err := Open(crashed, Options{MinFree: 1}); !errors.Is(err, store.ErrCorrupt) || !strings.Contains(fmt.Sprint(err), "lost") {
		t.Errorf("Open with a bit of the log flipped: got error %v, want ErrCorrupt that says what is lost", err)
	}
}

func TestAKillWhileALogIsMadeLosesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	s := openTest(t, dir)
	if _, err := s.Apply(context.Background(), storetest.Plan("plan", 0, 20)); err != nil {
		t.Fatal(err)
	}
	crashed := crashImage(t, dir)
	if err := os.WriteFile(crashed+"/badger/00099.mem", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if report := verified(t, openTest(t, crashed)); report.Sequence != 1 {
		t.Errorf("sequence %d after the start on a log without a byte, want 1", report.Sequence)
	}
}

func TestALogThatLostAllItsBytesIsALoss(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	s := openTest(t, dir)
	if _, err := s.Apply(context.Background(), storetest.Plan("plan", 0, 20)); err != nil {
		t.Fatal(err)
	}
	crashed := crashImage(t, dir)
	edit(t, only(t, crashed+"/badger/*.mem"), func([]byte) []byte { return nil })
	if _, err := Open(crashed, Options{MinFree: 1}); !errors.Is(err, store.ErrCorrupt) {
		t.Errorf("Open with the log cut to nothing: got error %v, want ErrCorrupt", err)
	}
}

// crashImage copies the directory of an open store, which is what a crash leaves of it.
func crashImage(t *testing.T, dir string) string {
	t.Helper()
	image := filepath.Join(t.TempDir(), "image")
	if err := os.CopyFS(image, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return image
}

func TestALedgerOneBehindIsMended(t *testing.T) {
	dir, m := filled(t)
	for name, change := range map[string]func([]byte) []byte{
		"one line behind":        func(b []byte) []byte { return b[:len(b)-ledgerLine] },
		"one line behind, torn":  func(b []byte) []byte { return b[:len(b)-20] },
		"torn after a good line": func(b []byte) []byte { return append(b, "0000000000"...) },
	} {
		whole, err := os.ReadFile(dir + "/LEDGER")
		if err != nil {
			t.Fatal(err)
		}
		edit(t, dir+"/CLEAN", nil) // so a crash left it
		edit(t, dir+"/LEDGER", change)
		s, err := Open(dir, Options{MinFree: 1})
		if err != nil {
			t.Errorf("%s: Open: %v", name, err)
			continue
		}
		showsModel(t, s, m)
		changed := storetest.Plan(name, 1, 2)
		if _, err := s.Apply(context.Background(), changed); err != nil {
			t.Errorf("%s: Apply: %v", name, err)
		}
		m[changed.Document.ID] = changed
		verified(t, s)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		mended, err := os.ReadFile(dir + "/LEDGER")
		if err != nil || !strings.HasPrefix(string(mended), string(whole)) || len(mended) != len(whole)+ledgerLine {
			t.Errorf("%s: ledger of %d bytes, error %v; want what it was and one line more", name, len(mended), err)
		}
	}
}

func TestAManifestThatLostATableAfterACrashIsNoticedForGood(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	s := openTest(t, dir)
	for v := range 3 {
		if _, err := s.Apply(context.Background(), storetest.Plan(fmt.Sprint("plan", v), v, 60)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil { // now everything lies in tables
		t.Fatal(err)
	}
	last := storetest.Plan("last", 1, 2)
	again := openTest(t, dir)
	if _, err := again.Apply(context.Background(), last); err != nil {
		t.Fatal(err)
	}
	image := crashImage(t, dir)                                                  // the last commit lies in the log, the others in tables
	edit(t, image+"/badger/MANIFEST", func(b []byte) []byte { return b[:16+1] }) // no record whole: names nothing
	before := contents(t, image)
	for round := range 2 {
		if _, err := Open(image, Options{MinFree: 1}); !errors.Is(err, store.ErrCorrupt) || !strings.Contains(fmt.Sprint(err), "MANIFEST") {
			t.Errorf("Open number %d: got error %v, want ErrCorrupt that names MANIFEST", round+1, err)
		}
	}
	if after := contents(t, image); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("files were %v, are %v", before, after)
	}
}

func TestAForeignDirectoryIsRefusedAndUntouched(t *testing.T) {
	for name, fill := range map[string]func(t *testing.T, dir string){
		"somebody's letters": func(t *testing.T, dir string) {
			if err := os.WriteFile(dir+"/letter.txt", []byte("dear"), 0o644); err != nil {
				t.Fatal(err)
			}
		},
		"another program's Badger": func(t *testing.T, dir string) {
			db, err := badger.Open(badger.DefaultOptions(dir).WithLogger(nil).WithValueLogFileSize(1 << 20))
			if err == nil {
				err = db.Close()
			}
			if err != nil {
				t.Fatal(err)
			}
		},
	} {
		dir := t.TempDir()
		fill(t, dir)
		before := contents(t, dir)
		if _, err := Open(dir, Options{MinFree: 1}); !errors.Is(err, store.ErrFormat) {
			t.Errorf("%s: Open: got error %v, want ErrFormat", name, err)
		}
		if after := contents(t, dir); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Errorf("%s: files were %v, are %v", name, before, after)
		}
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(file, Options{}); err == nil {
		t.Error("Open of a file: got no error")
	}
}

func TestAStoreWhoseMakingWasCutOffIsMade(t *testing.T) {
	for name, left := range map[string][]string{
		"before FORMAT": {"FORMAT.tmp"}, "after FORMAT": {"FORMAT"}, "before LEDGER": {"FORMAT", "LEDGER.tmp"}, "after LEDGER": {"FORMAT", "LEDGER"},
	} {
		whole, _ := filled(t)
		dir := t.TempDir()
		for _, file := range left {
			b, err := os.ReadFile(filepath.Join(whole, strings.TrimSuffix(file, ".tmp")))
			if err != nil {
				t.Fatal(err)
			}
			if file == "LEDGER" {
				b = b[:strings.Index(string(b), "\n")+1]
			}
			if err := os.WriteFile(filepath.Join(dir, file), b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		s, err := Open(dir, Options{MinFree: 1})
		if err != nil {
			t.Errorf("cut off %s: Open: %v", name, err)
			continue
		}
		if changed, err := s.Apply(context.Background(), storetest.Plan("plan", 1, 3)); !changed || err != nil {
			t.Errorf("cut off %s: Apply: got changed=%v, error %v", name, changed, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}
