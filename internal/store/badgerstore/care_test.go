package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"math"
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

// twoLogs is a store as a crash leaves it when one memtable was full and not yet a table: two logs, of ten commits and of five.
func twoLogs(t *testing.T) (dir string) {
	t.Helper()
	ctx := context.Background()
	s := openTest(t, filepath.Join(t.TempDir(), "store"))
	commit := func(s *Store, from, to int) {
		for v := from; v < to; v++ {
			if _, err := s.Apply(ctx, storetest.Plan("plan", v, 10)); err != nil {
				t.Fatal(err)
			}
		}
	}
	commit(s, 0, 10)
	first := crashImage(t, s.dir)
	again := openTest(t, crashImage(t, first))
	commit(again, 10, 15)
	second := crashImage(t, again.dir)
	newest := journalNames(must(sizesOf(filepath.Join(second, badgerDir)))(t))
	for _, name := range []string{ledgerFile, filepath.Join(badgerDir, newest[len(newest)-1])} {
		b := must(os.ReadFile(filepath.Join(second, name)))(t)
		if err := os.WriteFile(filepath.Join(first, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return first
}

func must[V any](v V, err error) func(t *testing.T) V {
	return func(t *testing.T) V {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestOfTwoLogsNeitherMayLoseAnything(t *testing.T) {
	whole := twoLogs(t)
	logs := journalNames(must(sizesOf(filepath.Join(whole, badgerDir)))(t))
	if len(logs) != 2 {
		t.Fatalf("logs %v, want 2", logs)
	}
	if report := verified(t, openTest(t, crashImage(t, whole))); report.Sequence != 15 {
		t.Fatalf("the store of both logs ends with commit %d, want 15", report.Sequence)
	}
	older := must(readJournal(filepath.Join(whole, badgerDir, logs[0])))(t)
	for name, c := range map[string]struct {
		file   string
		change func([]byte) []byte
		says   string
	}{
		"a bit of the older flipped": {logs[0], func(b []byte) []byte { b[older.end/2] ^= 1; return b }, logs[0]},
		"the older cut":              {logs[0], func(b []byte) []byte { return b[:older.end/2] }, logs[0]},
		"the older removed":          {logs[0], nil, "commit"},
		"the newer removed":          {logs[1], nil, "lost"},
		"the newer emptied":          {logs[1], func([]byte) []byte { return nil }, "lost"},
		"the older encrypted":        {logs[0], func(b []byte) []byte { b[3] = 1; return b }, "encrypted"},
		"the newer without a header": {logs[1], func(b []byte) []byte { return b[:7] }, "header"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := crashImage(t, whole)
			edit(t, filepath.Join(dir, badgerDir, c.file), c.change)
			before := contents(t, dir)
			_, err := Open(dir, Options{MinFree: 1})
			if !errors.Is(err, store.ErrCorrupt) || !strings.Contains(fmt.Sprint(err), c.says) {
				t.Errorf("Open: got error %v; want ErrCorrupt that says %q", err, c.says)
			}
			if after := contents(t, dir); fmt.Sprint(before) != fmt.Sprint(after) {
				t.Errorf("files were %v, are %v", before, after)
			}
		})
	}
}

// A gap between transactions is no proof of a loss: a sweep may have been compacted away. So the store is opened on trial.
func TestASuspectStoreIsOpenedOnTrial(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "store")
	s := openTest(t, dir)
	if _, err := s.Apply(ctx, storetest.Plan("plan", 1, 10)); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openTest(t, dir)
	skip := s.db.NewTransaction(true) // takes a number, and is gone again after what follows
	if err := errors.Join(skip.Set([]byte("zzz"), nil), skip.Commit()); err != nil {
		t.Fatal(err)
	}
	if err := s.db.DropPrefix([]byte("zzz")); err != nil { // as compaction drops what was deleted
		t.Fatal(err)
	}
	if _, err := s.Apply(ctx, storetest.Plan("plan", 2, 10)); err != nil {
		t.Fatal(err)
	}
	image := crashImage(t, dir)
	f, _, err := formatOf(image)
	if err != nil {
		t.Fatal(err)
	}
	l := must(openLedger(filepath.Join(image, ledgerFile), f.id))(t)
	found, err := preflight(image, f, l)
	if err = errors.Join(err, l.close()); err != nil || found.suspect == "" {
		t.Fatalf("preflight: got suspect %q, error %v; want a gap", found.suspect, err)
	}
	if report := verified(t, openTest(t, image)); report.Sequence != 2 {
		t.Errorf("opened with commit %d, want 2", report.Sequence)
	}
	if _, err := os.Stat(filepath.Join(image, trialDir)); err == nil {
		t.Error("the copy is still there")
	}
}

func TestNoValueGoesToTheValueLog(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "store")
	s := openTest(t, dir)
	quote := strings.Repeat("长", 340_000) // with the rest of the record just under the largest value
	d := storetest.NewDraft("plan", strings.Repeat("很", 100_000)+quote)
	d.Claim(d.Entity(kg.KindAgency, "a", "甲局", strings.Repeat("甲", 100_000)), kg.Leads, d.Entity(kg.KindTask, "t", "建设驿站"), 100_000, 440_000)
	if _, err := s.Apply(ctx, d.Batch); err != nil {
		t.Fatal(err)
	}
	largest := 0
	if err := s.db.View(func(txn *badger.Txn) error {
		it := newIterator(txn)
		defer it.Close()
		for it.Rewind(); it.Valid(); it.Next() {
			largest = max(largest, int(it.Item().ValueSize()))
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if largest < valueThreshold*9/10 {
		t.Errorf("the largest value has %d bytes, want more than %d", largest, valueThreshold*9/10)
	}
	g := must(s.Gauges(ctx))(t)
	if g.ValueLog != 0 {
		t.Errorf("the value log has %d bytes, want none", g.ValueLog)
	}
	verified(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	logs, err := filepath.Glob(dir + "/badger/*.vlog")
	if err != nil || len(logs) == 0 {
		t.Fatalf("value logs %v, error %v; want some", logs, err)
	}
	for _, path := range logs {
		if err := checkValueLog(path); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestTheBallastIsGivenUpOnAFullDisk(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	free := uint64(math.MaxUint64)
	o := Options{MinFree: 1 << 20, Ballast: 3 << 20, Free: func(string) (uint64, error) { return free, nil }}
	s, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, ballastFile)
	if info, err := os.Stat(path); err != nil || info.Size() != 3<<20 {
		t.Errorf("ballast: got %v, error %v; want 3 MiB", info, err)
	}
	if err := s.Writable(context.Background()); err != nil {
		t.Errorf("Writable: %v", err)
	}
	free = 0
	if err := s.Writable(context.Background()); !errors.Is(err, store.ErrDiskFull) {
		t.Errorf("Writable on a full disk: got error %v, want ErrDiskFull", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the ballast is there after a stop on a full disk")
	}
	if s, err = Open(dir, o); err != nil { // no room for it
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the ballast was made on a full disk")
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestGaugesSayWhatIsThere(t *testing.T) {
	ctx := context.Background()
	dir, _ := filled(t)
	s := openTest(t, dir)
	if _, err := s.VerifyWith(ctx, VerifyOptions{Fast: true}); err != nil {
		t.Fatal(err)
	}
	g := must(s.Gauges(ctx))(t)
	if g.Commits != 3 || g.Documents != 2 || len(g.Levels) == 0 || g.Levels[0].Bytes == 0 || g.MinFree != 1 || g.ReadOnly != "" || g.Checked == nil || !g.Checked.Fast || g.Checked.Problems != 0 {
		t.Errorf("Gauges: got %+v, checked %+v", g, g.Checked)
	}
}

func TestTablesAreTidiedWhereMuchIsSuperseded(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "store")
	bytes := func(s *Store) (n int64) {
		for _, l := range s.db.Levels() {
			n += l.Size
		}
		return n
	}
	var before int64
	for session := range 4 {
		s, err := Open(dir, smallOptions)
		if err != nil {
			t.Fatal(err)
		}
		if session < 3 {
			for v := range 4 {
				if _, err := s.Apply(ctx, storetest.Plan("plan", 10*session+v, 200)); err != nil {
					t.Fatal(err)
				}
			}
			if session == 2 {
				if _, err := s.Forget(ctx, 12); err != nil {
					t.Fatal(err)
				}
			}
		} else {
			before = bytes(s)
			done, err := s.Tidy(ctx)
			t.Logf("tidied: %v; %d bytes were %d", done, bytes(s), before)
			if err != nil || bytes(s) > before {
				t.Errorf("Tidy: error %v; %d bytes, were %d", err, bytes(s), before)
			}
			verified(t, s)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAFastVerifySaysWhatItLeftOut(t *testing.T) {
	ctx := context.Background()
	dir, _ := filled(t)
	s := openTest(t, dir)
	phases := map[string]bool{}
	fast := must(s.VerifyWith(ctx, VerifyOptions{Fast: true, Progress: func(phase string, done, total int64) {
		if done > total {
			t.Errorf("%s: %d of %d", phase, done, total)
		}
		phases[phase] = true
	}}))(t)
	deep := verified(t, s)
	if fast.Documents != deep.Documents || fast.Versions != deep.Versions || fast.Statements != deep.Statements || fast.Keys != 0 || deep.Keys == 0 || fast.Tables == 0 {
		t.Errorf("fast %+v, deep %+v; want the same counts, keys by the deep one only", fast, deep)
	}
	if !strings.Contains(strings.Join(fast.Unchecked, "\n"), "--deep") || strings.Contains(strings.Join(deep.Unchecked, "\n"), "--deep") {
		t.Errorf("unchecked: fast %q, deep %q", fast.Unchecked, deep.Unchecked)
	}
	if !phases["tables"] || !phases["versions"] || phases["keys"] {
		t.Errorf("phases of the fast one: %v", phases)
	}
	if err := s.db.Update(func(txn *badger.Txn) error { // a member removed shows by counting
		return txn.Delete(key{family: familyMember, gen: 3, member: familyEntity, id: storetest.Plan("plan", 2, 40).Entities[0].ID}.bytes())
	}); err != nil {
		t.Fatal(err)
	}
	bad := must(s.VerifyWith(ctx, VerifyOptions{Fast: true}))(t)
	if !slices.ContainsFunc(bad.Problems, func(p Problem) bool { return p.Check == "manifest" }) {
		t.Errorf("a member removed: got problems %v", bad.Problems)
	}
}

func TestALargerBudgetMakesLogsThatASmallerOneReads(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "store")
	still := func(o badger.Options) badger.Options { return o.WithNumCompactors(0) } // while files are copied
	s, err := Open(dir, Options{MinFree: 1, Memory: 2 << 30, shape: still})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := s.db.Opts().MemTableSize; got != 2<<30/48 {
		t.Errorf("memtable of %d bytes for a budget of 2 GiB, want %d", got, 2<<30/48)
	}
	for v := range 3 {
		if _, err := s.Apply(ctx, storetest.Plan("plan", v, 3500)); err != nil {
			t.Fatal(err)
		}
	}
	image := crashImage(t, dir)
	if j := must(readJournal(only(t, image+"/badger/*.mem")))(t); j.end < memTableSize {
		t.Fatalf("the log has %d bytes, want more than a small memtable holds", j.end)
	}
	for range 2 {
		again := openTest(t, image)
		if report := must(again.VerifyWith(ctx, VerifyOptions{Fast: true}))(t); report.Sequence != 3 || len(report.Problems) > 0 {
			t.Errorf("reopened with a small budget: got %+v", report)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestACleanStopIsNotedWithItsCommit(t *testing.T) {
	dir, _ := filled(t)
	s, found, err := readState(dir)
	if err != nil || !found || s.last.sequence != 3 || time.Since(s.at) > time.Minute {
		t.Fatalf("readState: got %+v, found %v, error %v; want commit 3", s, found, err)
	}
	if again, err := parseState(s.String()); err != nil || again.String() != s.String() {
		t.Errorf("parseState of\n%s\ngot\n%s\nerror %v", s, again, err)
	}
	text := s.String()
	for at := range text {
		if _, err := parseState(text[:at] + string(text[at]^1) + text[at+1:]); !errors.Is(err, store.ErrCorrupt) {
			t.Errorf("byte %d flipped: got error %v, want ErrCorrupt", at, err)
		}
		if _, err := parseState(text[:at]); !errors.Is(err, store.ErrCorrupt) {
			t.Errorf("cut to %d bytes: got error %v, want ErrCorrupt", at, err)
		}
	}
}
