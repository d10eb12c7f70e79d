package badgerstore

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/store"
)

// someRoom is a disk with so many free bytes, of which none must stay.
func someRoom(dir string, free uint64) room {
	return room{dir: dir, free: func(string) (uint64, error) { return free, nil }}
}

// sortedRuns puts entries into runs in turns, and sorts these.
func sortedRuns(runs int, entries [][2]string) (sources []*source) {
	all := make([]run, runs)
	for i, e := range entries {
		all[i%runs].add([]byte(e[0]), []byte(e[1]))
	}
	for i := range all {
		all[i].sort()
		sources = append(sources, held(&all[i]))
	}
	return sources
}

func TestTablesAreADatabaseThatBadgerReads(t *testing.T) {
	dir := t.TempDir()
	tables := newTables(dir, someRoom(dir, math.MaxUint64))
	defer tables.release()
	tables.options.TableSize = 64 << 10
	var want [][2]string
	for part := range parts {
		var entries [][2]string
		for i := range 3000 {
			entries = append(entries, [2]string{fmt.Sprintf("%c key %05d", 'a'+part, i), string(bytes.Repeat([]byte{byte(i)}, i%100))})
		}
		entries = append(entries, [2]string{fmt.Sprintf("%c large", 'a'+part), string(make([]byte, 200<<10))})
		want = append(want, entries...)
		if err := tables.write(context.Background(), sortedRuns(2, entries)); err != nil {
			t.Fatal(err)
		}
	}
	if err := tables.publish(); err != nil {
		t.Fatal(err)
	}
	db, err := badger.Open(badgerOptions(dir, slog.New(slog.DiscardHandler)))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.VerifyChecksum(); err != nil {
		t.Errorf("VerifyChecksum: %v", err)
	}
	made := db.Tables()
	if len(made) < 3*parts {
		t.Errorf("tables: got %d, want several of each of %d parts", len(made), parts)
	}
	for _, table := range made {
		if table.Level != maxLevels-1 || table.MaxVersion != builtVersion {
			t.Errorf("table %d: got level %d, version %d; want level %d, version %d", table.ID, table.Level, table.MaxVersion, maxLevels-1, builtVersion)
		}
	}
	if err := db.Update(func(txn *badger.Txn) error { return txn.Set([]byte(want[7][0]), []byte("newer")) }); err != nil {
		t.Fatal(err)
	}
	want[7][1] = "newer"
	var got [][2]string
	err = db.View(func(txn *badger.Txn) error {
		it := newIterator(txn)
		defer it.Close()
		for it.Rewind(); it.Valid(); it.Next() {
			value, err := it.Item().ValueCopy(nil)
			if err != nil {
				return err
			}
			got = append(got, [2]string{string(it.Item().Key()), string(value)})
		}
		return nil
	})
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("entries: got %d, error %v; want the %d that were written", len(got), err, len(want))
	}
}

func TestTablesRefuseAKeyThatComesTwice(t *testing.T) {
	dir := t.TempDir()
	tables := newTables(dir, someRoom(dir, math.MaxUint64))
	defer tables.release()
	err := tables.write(context.Background(), sortedRuns(2, [][2]string{{"b", "1"}, {"a", "2"}, {"c", "3"}, {"b", "4"}}))
	if !errors.Is(err, errOrder) {
		t.Errorf("write of a key that two runs have: got error %v, want %v", err, errOrder)
	}
}

func TestTablesAreNotWrittenWithoutRoomNorWhenNobodyWaits(t *testing.T) {
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	for name, c := range map[string]struct {
		ctx  context.Context
		free uint64
		want error
	}{
		"too little room": {context.Background(), buildTableSize, store.ErrDiskFull},
		"cancelled":       {gone, math.MaxUint64, context.Canceled},
	} {
		dir := t.TempDir()
		tables := newTables(dir, someRoom(dir, c.free))
		if err := tables.write(c.ctx, sortedRuns(1, [][2]string{{"a", "1"}})); !errors.Is(err, c.want) {
			t.Errorf("%s: write: got error %v, want %v", name, err, c.want)
		}
		tables.release()
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("%s: files: got %d, error %v; want none", name, len(left), err)
		}
	}
}

func TestATableThatCannotBeWrittenEndsTheWriting(t *testing.T) {
	dir := t.TempDir()
	tables := newTables(dir, someRoom(dir, math.MaxUint64))
	defer tables.release()
	if err := os.Remove(dir); err != nil {
		t.Fatal(err)
	}
	if err := tables.write(context.Background(), sortedRuns(1, [][2]string{{"a", "1"}})); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("write into a folder that is gone: got error %v, want that it is gone", err)
	}
}
