package badgerstore

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/disk"
	"policygraph/internal/store"
)

// Fixed is what Fix did.
type Fixed struct {
	Copy string   // where the directory was copied before; "" where there was nothing to do
	Done []string // what was mended
}

// Fix does what Examine proposes and nothing that could lose something: it mends what follows from the rest, and removes what holds
// nothing. Before, it copies the directory beside itself. What it cannot mend stays.
func Fix(dir string, now time.Time, o Options) (f Fixed, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("fix %s: %w", dir, err)
		}
	}()
	x, err := examine(dir)
	if err != nil {
		return f, err
	}
	if x.Condition == ConditionInUse || x.Condition == ConditionForeign || x.Condition == ConditionNone {
		return f, fmt.Errorf("it is %s: %s", x.Condition, strings.Join(append(x.Problems, x.Steps...), "; "))
	}
	if len(x.repairs) == 0 {
		return f, nil
	}
	lock, err := lockDir(dir)
	if err != nil {
		return f, err
	}
	defer lock.Close()
	f.Copy = fmt.Sprintf("%s.before-fix-%s", filepath.Clean(dir), now.Format("20060102-150405"))
	if err := copyStore(dir, f.Copy, o); err != nil {
		return f, errors.Join(err, os.RemoveAll(f.Copy))
	}
	done := map[string]bool{}
	for _, r := range x.repairs {
		if done[r.what] {
			continue
		}
		done[r.what] = true
		if err := r.do(dir); err != nil {
			return f, fmt.Errorf("%s: %w", r.what, err)
		}
		f.Done = append(f.Done, r.what)
	}
	return f, errors.Join(moveStateAside(dir), disk.Sync(dir)) // it describes what was
}

func moveStateAside(dir string) error {
	if err := os.Remove(filepath.Join(dir, cleanFile)); err != nil && !errors.Is(err, fs.ErrNotExist) { // the copy has it
		return err
	}
	return nil
}

// restoreFormat writes FORMAT as this program would, with the id of the ledger. Lists of words only ever grow at their ends, so those of
// this program fit an older store.
func restoreFormat(dir string) error {
	id, err := ledgerID(dir)
	if err != nil {
		return err
	}
	f := newFormat()
	f.id = id
	return f.write(dir)
}

func restoreRegistry(dir string) error {
	data := filepath.Join(dir, badgerDir)
	if err := os.RemoveAll(filepath.Join(data, badger.KeyRegistryFileName)); err != nil {
		return err
	}
	return badger.WriteKeyRegistry(&badger.KeyRegistry{}, badger.KeyRegistryOptions{Dir: data})
}

// mendLedger writes LEDGER anew from the chain, which must be whole.
func mendLedger(dir string) (err error) {
	f, found, err := readFormat(dir)
	if err != nil || !found {
		return errors.Join(err, fmt.Errorf("%s is missing: %w", formatFile, store.ErrCorrupt))
	}
	data := filepath.Join(dir, badgerDir)
	sizes, err := sizesOf(data)
	if err != nil {
		return err
	}
	manifest, _, err := readManifest(filepath.Join(data, badger.ManifestFilename))
	if err != nil {
		return err
	}
	if err := checkTables(data, manifest); err != nil {
		return err
	}
	v := survey{sizes: sizes}
	if err := surveyJournals(data, manifest, &v); err != nil {
		return err
	}
	g, err := glimpseOf(data, namedTables(manifest), v.journals)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.close()) }()
	commits, h, err := g.commits()
	if err != nil || h.sequence != uint64(len(commits)) || len(commits) > 0 && h.store != f.id {
		return fmt.Errorf("the chain of commits is not whole: %w", errors.Join(err, store.ErrCorrupt))
	}
	var b strings.Builder
	b.WriteString(ledgerHeader(f.id))
	for _, c := range commits {
		b.WriteString(acknowledged{sequence: c.Sequence, chain: c.Chain}.String())
	}
	return writeWhole(filepath.Join(dir, ledgerFile), b.String())
}

// leftovers are files that were being written when something stopped.
func leftovers(dir string) (names []string) {
	for _, name := range []string{formatFile + ".tmp", ledgerFile + ".tmp", cleanFile + ".tmp", trialDir} {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			names = append(names, name)
		}
	}
	for _, pattern := range []string{badgerDir + "/" + probeFile, badgerDir + "/MANIFEST-REWRITE"} {
		found, _ := filepath.Glob(filepath.Join(dir, pattern)) // the patterns are good
		for _, path := range found {
			names = append(names, badgerDir+"/"+filepath.Base(path))
		}
	}
	return names
}

func removeLeftovers(dir string) (err error) {
	for _, name := range leftovers(dir) {
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, name)))
	}
	return err
}
