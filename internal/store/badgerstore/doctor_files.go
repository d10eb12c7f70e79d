package badgerstore

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/table"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// lookAtFormat is false where the directory is no store of this program.
func (x *examination) lookAtFormat() bool {
	f, begun, err := formatOf(x.Dir)
	switch {
	case errors.Is(err, store.ErrFormat):
		x.foreign(err.Error())
		return false
	case err != nil:
		x.blame(formatFile, err.Error(), repair{"write FORMAT anew, with the id that the ledger names", restoreFormat})
		if id, err := ledgerID(x.Dir); err == nil {
			f = newFormat()
			f.id = id
		}
	case !begun:
		x.Condition, x.Steps = ConditionNone, []string{"the making of a store was cut off here: any command that writes goes on with it"}
		return false
	}
	x.format, x.Store = f, f.id
	return true
}

// ledgerID is the store that a ledger says it is of.
func ledgerID(dir string) (kg.ID, error) {
	b, err := os.ReadFile(filepath.Join(dir, ledgerFile))
	if err != nil {
		return kg.ID{}, err
	}
	line, _, _ := strings.Cut(string(b), "\n")
	id, ours := strings.CutPrefix(line, ledgerTitle)
	if !ours {
		return kg.ID{}, fmt.Errorf("%s: %w", ledgerFile, store.ErrCorrupt)
	}
	return kg.ParseID(id)
}

func (x *examination) lookAtLedger() {
	mend := repair{"write LEDGER anew from the chain of commits in the database", mendLedger}
	l, err := readLedger(filepath.Join(x.Dir, ledgerFile), x.format.id)
	if err != nil {
		x.blame(ledgerFile, err.Error(), mend)
		return
	}
	x.ledger, x.Acked = l, l.last.sequence
}

// lookAtState is true where the store was closed in order and is as it was.
func (x *examination) lookAtState() bool {
	forget := repair{"move CLEAN aside, so that the store is checked as after a crash", moveStateAside}
	s, found, err := readState(x.Dir)
	if err != nil {
		x.blame(cleanFile, err.Error(), forget)
		return false
	}
	if !found {
		return false
	}
	x.Closed = s.at
	now, err := stateFiles(x.Dir)
	if err != nil {
		x.blame(cleanFile, err.Error())
		return false
	}
	if changes := s.compare(now); len(changes) > 0 {
		x.blame(cleanFile, fmt.Sprintf("since the stop at %s with commit %d: %s", s.at.Local().Format("2006-01-02 15:04:05"), s.last.sequence,
			strings.Join(changes, "; ")), forget)
		return false
	}
	return true
}

// lookAtData looks at every file of the database, and then for the commits in those that are whole.
func (x *examination) lookAtData(clean bool) (err error) {
	data := filepath.Join(x.Dir, badgerDir)
	sizes, err := sizesOf(data)
	if err != nil {
		x.blame(badgerDir, err.Error())
		return nil
	}
	if len(sizes) == 0 {
		if x.Acked > 0 {
			x.blame(badgerDir, fmt.Sprintf("it is missing or empty although %d commits were acknowledged", x.Acked))
		}
		return nil
	}
	x.lookAtSmallFiles(data, sizes)
	manifest, _, err := readManifest(filepath.Join(data, badger.ManifestFilename))
	known := err == nil
	if !known {
		x.blame(badgerDir+"/"+badger.ManifestFilename, err.Error())
	}
	good := []uint64{}
	for name := range sizes {
		id, ok := table.ParseFileID(name)
		if filepath.Ext(name) != ".sst" || !ok {
			continue
		}
		_, named := manifest.Tables[id]
		switch err := checkTable(filepath.Join(data, name)); {
		case err == nil:
			if named || !known {
				good = append(good, id)
			}
		case named || !known:
			x.blame(badgerDir+"/"+name, err.Error())
		}
	}
	for id := range manifest.Tables {
		if name := table.IDToFilename(id); sizes[name] == 0 {
			x.blame(badgerDir+"/"+name, "it is missing or empty, and MANIFEST names it")
		}
	}
	slices.Sort(good)
	v := survey{clean: clean, sizes: sizes}
	if err := surveyJournals(data, manifest, &v); err != nil {
		x.blame(badgerDir, err.Error())
	}
	g, err := glimpseOf(data, good, v.journals)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.close()) }()
	x.lookAtCommits(g)
	if unnamed := unnamedTables(manifest, sizes); known && len(unnamed) > 0 {
		held, err := withoutSpent(x.Dir, unnamed)
		if err != nil {
			return err
		}
		if k, err := g.missing(data, held); err != nil {
			return err
		} else if k != nil || clean {
			x.blame(badgerDir+"/"+badger.ManifestFilename, fmt.Sprintf("it does not name %s, which hold what nothing else holds; %s", listed(unnamed), unmade))
		}
	}
	return nil
}

// lookAtSmallFiles looks at the files of Badger that hold nothing of ours.
func (x *examination) lookAtSmallFiles(data string, sizes map[string]int64) {
	if b, err := os.ReadFile(filepath.Join(data, badger.KeyRegistryFileName)); err != nil || len(b) != 16+len(registryText) || string(b[16:]) != registryText {
		x.blame(badgerDir+"/"+badger.KeyRegistryFileName, "it is missing or damaged; nothing is encrypted, so it holds nothing",
			repair{"write KEYREGISTRY anew", restoreRegistry})
	}
	for name, size := range sizes {
		if filepath.Ext(name) != ".vlog" || size == 0 {
			continue
		}
		if err := checkValueLog(filepath.Join(data, name)); err != nil {
			x.blame(badgerDir+"/"+name, err.Error(), repair{"remove " + name + ", for no key refers to it", func(dir string) error {
				return os.Remove(filepath.Join(dir, badgerDir, name))
			}})
		}
	}
}

// lookAtCommits finds out which commits are there.
func (x *examination) lookAtCommits(g *glimpse) {
	commits, h, headErr := g.commits()
	x.Found = uint64(len(commits))
	x.Chained = headErr == nil && h.sequence == x.Found
	if x.ledger == nil {
		return
	}
	n := uint64(0)
	err := x.ledger.each(len(ledgerHeader(x.format.id)), func(a acknowledged) error {
		if n++; a.sequence != n || n <= x.Found && commits[n-1].Chain != a.chain {
			return fmt.Errorf("line %d is not commit %d of the database", n, n)
		}
		return nil
	})
	switch {
	case err != nil && x.Chained && x.Found >= x.Acked:
		x.blame(ledgerFile, err.Error(), repair{"write LEDGER anew from the chain of commits in the database", mendLedger})
	case err != nil:
		x.blame(ledgerFile, err.Error())
		x.Chained = false
	case x.Found < x.Acked:
		x.blame(badgerDir, fmt.Sprintf("commits 1 to %d are there, and %d were acknowledged: %d are lost", x.Found, x.Acked, x.Acked-x.Found))
	case !x.Chained:
		x.blame(badgerDir, fmt.Sprintf("the commits end with %d and the head says %d", x.Found, h.sequence))
	}
}
