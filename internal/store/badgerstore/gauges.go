package badgerstore

import (
	"context"
	"path/filepath"
)

// Gauges are what somebody who keeps the store running wants to watch.
type Gauges struct {
	Commits   uint64
	Horizon   uint64
	Documents int
	Levels    []LevelGauge // those that have tables
	Logs      int64        // bytes written that are not in tables yet, as files have room for them
	ValueLog  int64        // bytes in the value log, which must stay 0
	Stale     int          // versions given up whose keys are still there
	Free      uint64       // bytes of the disk
	MinFree   uint64       // that must stay free
	ReadOnly  string       // why nothing is written now; "" while it is
	Checked   *Check       // the last Verify of this process; nil: none
}

// LevelGauge is one level of tables.
type LevelGauge struct {
	Level, Tables int
	Bytes, Stale  int64 // stale: superseded, until they are compacted
}

// Gauges reads the gauges.
func (s *Store) Gauges(ctx context.Context) (g Gauges, err error) {
	if g.Horizon, err = s.Horizon(ctx); err != nil {
		return Gauges{}, err
	}
	leave, err := s.enter(ctx)
	if err != nil {
		return Gauges{}, err
	}
	defer leave()
	now := s.published.Load()
	g.Commits, g.Documents = now.head.sequence, now.count
	for _, l := range s.db.Levels() {
		if l.NumTables > 0 {
			g.Levels = append(g.Levels, LevelGauge{l.Level, l.NumTables, l.Size, l.StaleDatSize})
		}
	}
	sizes, err := sizesOf(filepath.Join(s.dir, badgerDir))
	if err != nil {
		return Gauges{}, err
	}
	for name, size := range sizes {
		switch filepath.Ext(name) {
		case ".mem":
			g.Logs += size
		case ".vlog":
			if checkValueLog(filepath.Join(s.dir, badgerDir, name)) != nil {
				g.ValueLog += size
			}
		}
	}
	if g.Free, err = s.room.free(s.room.dir); err != nil {
		return Gauges{}, err
	}
	g.MinFree = s.room.min
	if err := s.Writable(ctx); err != nil {
		g.ReadOnly = err.Error()
	}
	g.Checked = s.checked.Load()
	return g, nil
}

// Writable is why nothing would be written now: ErrDiskFull until there is space again, and then it is written without more ado;
// ErrCorrupt and failures to acknowledge last until the store is opened again.
func (s *Store) Writable(ctx context.Context) error {
	leave, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	if bad := s.damage.Load(); bad != nil {
		return *bad
	}
	return s.room.check(0)
}

// Tidy compacts the tables where much of them is superseded, so that the disk is free of what was forgotten. It goes on beside readers
// and writers, and takes about as much space again for a while.
func (s *Store) Tidy(ctx context.Context) (done bool, err error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return false, err
	}
	defer leave()
	return s.tidy()
}

// tidyShare is what part of the tables may be superseded.
const tidyShare = 10

func (s *Store) tidy() (done bool, err error) {
	bytes, stale := int64(0), int64(0)
	for _, l := range s.db.Levels() {
		bytes, stale = bytes+l.Size, stale+l.StaleDatSize
	}
	if stale*tidyShare < bytes || bytes == 0 {
		return false, nil
	}
	if err := s.room.check(uint64(bytes)); err != nil {
		return false, err
	}
	return true, s.db.Flatten(1)
}

// memTable is how large a memtable is within a budget of memory, and at least large enough for the logs that a crash left.
func (o Options) memTable(journals []journal) int64 {
	size := int64(memTableSize)
	if o.Memory > 0 {
		size = min(max(o.Memory/48, memTableSize), maxMemTable)
	}
	for _, j := range journals {
		need := j.size / 2 // as Badger makes them, twice a memtable
		if j.size < 2*j.end {
			need = 2 * j.end // cut before: the keys of it take less memory than that
		}
		size = max(size, min(need, 4*maxMemTable))
	}
	return size
}

// maxMemTable is of a budget of 3 GiB and more.
const maxMemTable = 64 << 20
