package badgerstore

import "testing"

func TestWhatMustStayFreeIsEnoughToCloseWhateverTheMemtables(t *testing.T) {
	if s := openTest(t, t.TempDir()); s.db.Opts().NumLevelZeroTablesStall != levelZeroStall {
		t.Errorf("tables at which Badger stalls: got %d, want %d", s.db.Opts().NumLevelZeroTablesStall, levelZeroStall)
	}
	for name, c := range map[string]struct {
		memory, memTable int64
		min              uint64 // bytes
	}{
		"no budget":           {0, 12 << 20, 512 << 20},
		"a small budget":      {256 << 20, 12 << 20, 512 << 20},
		"a budget of a GiB":   {1 << 30, 1 << 30 / 48, 512 << 20},
		"a budget of 3 GiB":   {3 << 30, 64 << 20, (17*64 + 16) << 20},
		"a budget beyond use": {64 << 30, 64 << 20, (17*64 + 16) << 20},
	} {
		o := Options{Memory: c.memory}
		if got := o.memTable(nil); got != c.memTable {
			t.Errorf("%s: memtable: got %d bytes, want %d", name, got, c.memTable)
		}
		if got := o.room(t.TempDir()).min; got != c.min {
			t.Errorf("%s: bytes that must stay free: got %d MiB, want %d MiB", name, got>>20, c.min>>20)
		}
	}
	if got := (Options{Memory: 3 << 30, MinFree: 7}).room(t.TempDir()).min; got != 7 {
		t.Errorf("bytes that must stay free as asked: got %d, want 7", got)
	}
}
