package badgerstore

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"

	"policygraph/internal/disk"
)

// Options of Open; the zero value is good.
type Options struct {
	// Logger hears what Badger and the store have to say; nil: nobody does.
	Logger *slog.Logger
	// MinFree is how many bytes of the disk must stay free after a write; 0: DefaultMinFree, more where Memory makes memtables large.
	MinFree uint64
	// Free measures the free bytes of the disk that holds dir; nil: the operating system is asked.
	Free func(dir string) (uint64, error)
	// Now tells the time of commits; nil: the clock of the machine.
	Now func() time.Time
	// Ballast is how many bytes of the disk are held by a file that is given up when the disk is full, so that there is room to
	// close the store in order; 0: none.
	Ballast int64

	// Memory is a budget in bytes by which memtables are sized; 0: small ones. It bounds nothing by itself: see runtime/debug.
	Memory int64

	trusting bool                                // opens a copy that was made to find out whether the store is whole
	shape    func(badger.Options) badger.Options // for tests: many levels of few bytes
}

// room is the guard of the disk that holds dir.
func (o Options) room(dir string) room {
	r := room{dir: dir, min: o.MinFree, free: o.Free}
	if r.min == 0 {
		r.min = max(DefaultMinFree, uint64((levelZeroStall+memTables)*o.memTable(nil)+valueLogFileSize))
	}
	if r.free == nil {
		r.free = disk.Free
	}
	return r
}

const (
	// Badger holds a quarter more than a memtable's size in memory for each, and while one becomes a table of the disk as much again
	// and what is left of doubling: 32 MiB took 60 MB for that, 12 MiB take 28. Less would leave no room for the largest value beside a
	// chunk of a batch (stage.go).
	memTableSize = 12 << 20
	memTables    = 2 // one more waits while one is written out; a writer that is ahead of the disk by more only takes memory

	levelZeroStall = 15 // tables of a memtable each on level 0, at which Badger lets writers wait

	valueThreshold   = 1 << 20 // values are kept below it, so the value log holds none
	valueLogFileSize = 16 << 20
	compression      = options.None // reads of hot records cost half, and preflight can check blocks as they lie there
	blockCacheSize   = 0            // blocks are read where they are mapped; Badger charges each with its file's size, so a cache holds few
	indexCacheSize   = 0            // for encrypted stores only
	externalMagic    = 0x5047       // "PG": another program's Badger directory is refused, and ours by it
)

// DefaultMinFree is more than what Badger may need to stop in order: closing merges level 0, which takes as much again as level 0 holds
// (at its stall fifteen tables of a memtable each), beside a memtable and what is mapped ahead. Writing to a mapped file on a full disk
// kills the process (SIGBUS), so a write must be refused long before.
const DefaultMinFree = max(512<<20, (levelZeroStall+memTables)*memTableSize+valueLogFileSize)

// badger are the options with which a database is opened.
func (o Options) badger(c *compactions, logger *slog.Logger, journals []journal) badger.Options {
	b := badgerOptions(c.data, logger).WithMemTableSize(o.memTable(journals)).WithLogger(badgerLogger{logger, c})
	if o.shape != nil {
		b = o.shape(b)
	}
	return b
}

// badgerOptions are all that this program asks of Badger.
func badgerOptions(dir string, logger *slog.Logger) badger.Options {
	return badger.DefaultOptions(dir).
		WithSyncWrites(true).                              // the default loses acknowledged writes with the power
		WithChecksumVerificationMode(options.OnBlockRead). // the default serves flipped bits; preflight looks at whole tables
		WithVerifyValueChecksum(true).
		WithDetectConflicts(true).
		WithNumVersionsToKeep(1).
		WithExternalMagic(externalMagic).
		WithCompactL0OnClose(true).
		WithValueThreshold(valueThreshold).
		WithValueLogFileSize(valueLogFileSize).
		WithMemTableSize(memTableSize).
		WithNumMemtables(memTables).
		WithMaxLevels(maxLevels).
		WithBlockCacheSize(blockCacheSize).
		WithIndexCacheSize(indexCacheSize).
		WithCompression(compression).
		WithMetricsEnabled(false).
		WithLogger(badgerLogger{to: logger})
}

// badgerLogger hands what Badger says to a slog.Logger; its chatter is for debugging.
type badgerLogger struct {
	to   *slog.Logger
	also *compactions // nil: nobody else
}

var _ badger.Logger = badgerLogger{}

func (l badgerLogger) Errorf(format string, args ...any)   { l.say(slog.LevelError, format, args) }
func (l badgerLogger) Warningf(format string, args ...any) { l.say(slog.LevelWarn, format, args) }
func (l badgerLogger) Infof(format string, args ...any)    { l.say(slog.LevelDebug, format, args) }
func (l badgerLogger) Debugf(format string, args ...any)   { l.say(slog.LevelDebug, format, args) }

func (l badgerLogger) say(level slog.Level, format string, args []any) {
	if l.to.Enabled(context.Background(), level) {
		l.to.Log(context.Background(), level, "badger: "+strings.TrimSpace(fmt.Sprintf(format, args...)))
	}
	if l.also != nil {
		l.also.hear(format, args)
	}
}
