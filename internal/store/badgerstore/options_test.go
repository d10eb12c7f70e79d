package badgerstore

import (
	"bytes"
	"log/slog"
	"testing"

	"github.com/dgraph-io/badger/v4/options"
)

func TestBadgerIsOpenedAsReliabilityDemands(t *testing.T) {
	s := openTest(t, t.TempDir())
	o := s.db.Opts() // those in force, not those asked for
	for name, ok := range map[string]bool{
		"SyncWrites":                           o.SyncWrites,
		"ChecksumVerificationMode OnBlockRead": o.ChecksumVerificationMode == options.OnBlockRead,
		"VerifyValueChecksum":                  o.VerifyValueChecksum,
		"DetectConflicts":                      o.DetectConflicts,
		"NumVersionsToKeep 1":                  o.NumVersionsToKeep == 1,
		"ExternalMagicVersion":                 o.ExternalMagicVersion == 0x5047,
		"CompactL0OnClose":                     o.CompactL0OnClose,
		"ValueThreshold 1 MiB":                 o.ValueThreshold == 1<<20,
		"no compression":                       o.Compression == options.None,
		"values under threshold":               maxValue < o.ValueThreshold,
		"MemTableSize 12 MiB":                  o.MemTableSize == 12<<20,
		"NumMemtables 2":                       o.NumMemtables == 2,
		"7 levels":                             o.MaxLevels == maxLevels,
		"no block cache":                       o.BlockCacheSize == 0,
		"no index cache":                       o.IndexCacheSize == 0,
		"value log at least 1 MiB":             o.ValueLogFileSize >= 1<<20,
		"chunks under 15% of a memtable with room for the largest statement": chunkBytes+maxValue < memTableSize*15/100,
		"chunks under the entries of a transaction with as many to spare":    2*chunkEntries <= int(s.db.MaxBatchCount())+chunkEntries/2,
	} {
		if !ok {
			t.Errorf("%s: not in force", name)
		}
	}
	if _, own := o.Logger.(badgerLogger); !own {
		t.Errorf("Logger: got %T, want ours", o.Logger)
	}
}

func TestBadgerSpeaksThroughOurLogger(t *testing.T) {
	var out bytes.Buffer
	l := badgerLogger{to: slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{Level: slog.LevelInfo}))}
	l.Infof("chatter %d\n", 1)
	l.Debugf("chatter %d\n", 2)
	l.Warningf("mind %d\n", 3)
	l.Errorf("broken %d\n", 4)
	if got := out.String(); bytes.Contains(out.Bytes(), []byte("chatter")) || !bytes.Contains(out.Bytes(), []byte(`level=WARN msg="badger: mind 3"`)) ||
		!bytes.Contains(out.Bytes(), []byte(`level=ERROR msg="badger: broken 4"`)) {
		t.Errorf("log: got %q, want the warning and the error only", got)
	}
}
