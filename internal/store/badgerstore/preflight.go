package badgerstore

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/table"
	"golang.org/x/sync/errgroup"

	"policygraph/internal/store"
)

// Badger mends what it does not understand: without its MANIFEST it opens empty and deletes every table, with a MANIFEST that lacks
// its last record it deletes the tables of that record, behind a wrong byte of a log it drops what follows, and a table that is cut or
// flipped panics in one of its own goroutines. So its directory is looked at before it may: what it would do must lose nothing.

const restore = "nothing was changed; `policygraph doctor` tells more, `policygraph restore` makes the store anew from a backup"

// survey is what a store's directory holds before Badger opens it.
type survey struct {
	clean    bool // closed in order, and unchanged since
	state    state
	sizes    map[string]int64 // of badger/, by name, LOCK left out
	journals []journal        // after a crash, oldest first
	suspect  string           // why all of the store is to be read before it is trusted; "" where there is no reason
}

// refusal says which file keeps the store from being opened.
func refusal(path, format string, args ...any) error {
	return fmt.Errorf("%s: %w; %s: %w", path, fmt.Errorf(format, args...), restore, store.ErrCorrupt)
}

// preflight surveys dir and refuses what Badger would mend by deleting, or die of, and what has lost acknowledged commits. It changes
// nothing.
func preflight(dir string, f format, l *ledger) (survey, error) {
	var v survey
	var err error
	data := filepath.Join(dir, badgerDir)
	if v.sizes, err = sizesOf(data); err != nil {
		return survey{}, err
	}
	if v.state, v.clean, err = readState(dir); err != nil {
		return survey{}, refusal(filepath.Join(dir, cleanFile), "%w", err)
	}
	if v.clean {
		now, err := stateFiles(dir)
		if err != nil {
			return survey{}, err
		}
		if changes := v.state.compare(now); len(changes) > 0 {
			return survey{}, refusal(dir, "it has changed since the store was closed at %s with commit %d: %s",
				v.state.at.Local().Format("2006-01-02 15:04:05"), v.state.last.sequence, strings.Join(changes, "; "))
		}
		if v.state.store != f.id || v.state.last != l.last {
			return survey{}, refusal(filepath.Join(dir, cleanFile), "it is of store %s at commit %d, and the others are of store %s at commit %d",
				v.state.store, v.state.last.sequence, f.id, l.last.sequence)
		}
	}
	if len(v.sizes) == 0 {
		if l.last.sequence > 0 {
			return survey{}, refusal(data, "it is missing or empty although %d commits were acknowledged", l.last.sequence)
		}
		return v, nil // new
	}
	manifest, err := surveyManifest(data, v)
	if err != nil {
		return survey{}, err
	}
	if err := checkTables(data, manifest); err != nil {
		return survey{}, err
	}
	unnamed := unnamedTables(manifest, v.sizes)
	if v.clean {
		if len(unnamed) > 0 { // a clean stop leaves none, so the MANIFEST was cut where its size did not change
			return survey{}, refusal(filepath.Join(data, badger.ManifestFilename), "it does not name %s", listed(unnamed))
		}
		return v, nil
	}
	if err := surveyJournals(data, manifest, &v); err != nil {
		return survey{}, err
	}
	if unnamed, err = withoutSpent(dir, unnamed); err != nil {
		return survey{}, err
	}
	return v, surveyKeys(dir, manifest, unnamed, l, len(ledgerHeader(f.id)), &v)
}

// surveyManifest reads the MANIFEST and the small files beside it.
func surveyManifest(data string, v survey) (badger.Manifest, error) {
	none := badger.Manifest{}
	begun := false // whether anything was ever written
	for name := range v.sizes {
		switch filepath.Ext(name) {
		case ".sst", ".mem", ".vlog":
			begun = true
		}
	}
	path := filepath.Join(data, badger.ManifestFilename)
	if _, there := v.sizes[badger.ManifestFilename]; !there {
		if begun {
			return none, refusal(path, "it is missing although there are data files, and Badger would delete them")
		}
		return badger.Manifest{}, nil // a kill came before it was made
	}
	manifest, whole, err := readManifest(path)
	if err != nil {
		return none, refusal(path, "%w", err)
	}
	if v.clean && whole != v.sizes[badger.ManifestFilename] {
		return none, refusal(path, "its last record is cut at byte %d", whole)
	}
	for id, t := range manifest.Tables {
		if t.Compression != compression || t.KeyID != 0 || t.Level >= maxLevels {
			return none, fmt.Errorf("%s: table %d is compressed, encrypted or of level 7 and more, which this program never makes: %w", path, id, store.ErrFormat)
		}
		if name := table.IDToFilename(id); v.sizes[name] == 0 {
			return none, refusal(filepath.Join(data, name), "it is missing or empty although MANIFEST names it")
		}
	}
	if path := filepath.Join(data, badger.KeyRegistryFileName); begun {
		b, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return none, refusal(path, "it is missing although there are data files")
		}
		if err != nil {
			return none, err
		}
		if len(b) != 16+len(registryText) || string(b[16:]) != registryText {
			return none, refusal(path, "it is not that of a database that is not encrypted")
		}
	}
	for name, size := range v.sizes {
		if filepath.Ext(name) != ".vlog" || size == 0 {
			continue
		}
		if err := checkValueLog(filepath.Join(data, name)); err != nil {
			return none, refusal(filepath.Join(data, name), "%w", err)
		}
	}
	return manifest, nil
}

// maxLevels is how many levels Badger has; it panics on one more.
const maxLevels = 7

// registryText follows 16 random bytes in the key registry of a database that is not encrypted.
const registryText = "Hello Badger"

// checkValueLog sees that a value log is as one to which nothing was ever written: values are kept in the tables.
func checkValueLog(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if len(b) < journalHeader {
		return fmt.Errorf("it is cut to %d bytes", len(b))
	}
	if slices.ContainsFunc(b[:8], func(c byte) bool { return c != 0 }) {
		return errors.New("it is encrypted, and this program encrypts nothing")
	}
	if at := slices.IndexFunc(b[journalHeader:], func(c byte) bool { return c != 0 }); at >= 0 {
		return fmt.Errorf("byte %d of it is not zero, and nothing is ever written there", journalHeader+at)
	}
	return nil
}

// readManifest replays a MANIFEST; whole is where its last whole record ends.
func readManifest(path string) (manifest badger.Manifest, whole int64, err error) {
	file, err := os.Open(path)
	if err != nil {
		return badger.Manifest{}, 0, err
	}
	defer file.Close()
	return badger.ReplayManifestFile(file, externalMagic, badger.DefaultOptions("").WithLogger(nil))
}

// checkTables verifies the tables that a MANIFEST names.
func checkTables(data string, manifest badger.Manifest) error {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, id := range namedTables(manifest) {
		group.Go(func() error {
			path := filepath.Join(data, table.IDToFilename(id))
			if err := checkTable(path); err != nil {
				return refusal(path, "%w", err)
			}
			return nil
		})
	}
	return group.Wait()
}

// unnamedTables lists the tables that Badger would delete: left by a kill between their making and their record in the MANIFEST, or
// by a MANIFEST that was cut.
func unnamedTables(manifest badger.Manifest, sizes map[string]int64) (names []string) {
	for name := range sizes {
		if filepath.Ext(name) != ".sst" {
			continue
		}
		if id, ok := table.ParseFileID(name); ok {
			if _, named := manifest.Tables[id]; named {
				continue
			}
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// surveyJournals reads the logs of the memtables. Only the newest may end in the middle: the others were whole before it was begun.
func surveyJournals(data string, manifest badger.Manifest, v *survey) error {
	names := journalNames(v.sizes)
	for i, name := range names {
		path := filepath.Join(data, name)
		j, err := readJournal(path)
		if err != nil {
			return refusal(path, "%w", err)
		}
		if j.torn && i < len(names)-1 {
			return refusal(path, "what follows byte %d of it cannot be read, although later logs were begun when it was whole", j.end)
		}
		if j.gap {
			v.suspect = fmt.Sprintf("transactions are missing in %s", path)
		}
		v.journals = append(v.journals, j)
	}
	return nil
}

// journalNames lists the logs of memtables, oldest first.
func journalNames(sizes map[string]int64) (names []string) {
	for name := range sizes {
		if filepath.Ext(name) == ".mem" {
			names = append(names, name)
		}
	}
	number := func(name string) uint64 {
		n, _ := strconv.ParseUint(strings.TrimSuffix(name, ".mem"), 10, 64) // one that is no number is Badger's to refuse
		return n
	}
	slices.SortFunc(names, func(x, y string) int {
		if n, m := number(x), number(y); n != m {
			if n < m {
				return -1
			}
			return 1
		}
		return strings.Compare(x, y)
	})
	return names
}

// unmade says how tables came to be that a MANIFEST does not name although they are needed.
const unmade = "it was cut, or a table that was to take their place could not be made (compaction); " +
	"`policygraph doctor --salvage NEW` makes a new store of all that is there"

// surveyKeys looks, after a crash, for what was acknowledged.
func surveyKeys(dir string, manifest badger.Manifest, unnamed []string, l *ledger, header int, v *survey) (err error) {
	data := filepath.Join(dir, badgerDir)
	g, err := glimpseOf(data, namedTables(manifest), v.journals)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.close()) }()
	if err := g.history(l, header); err != nil {
		if len(unnamed) > 0 {
			return refusal(filepath.Join(data, badger.ManifestFilename), "it does not name %s, and %w; %s", listed(unnamed), err, unmade)
		}
		return refusal(data, "%w", err)
	}
	if len(unnamed) > 0 {
		k, err := g.missing(data, unnamed)
		if err != nil {
			return err
		}
		if k != nil {
			return refusal(filepath.Join(data, badger.ManifestFilename), "it does not name %s, which hold what nothing else holds (such as a key of family %q); %s",
				listed(unnamed), k[0], unmade)
		}
	}
	last := uint64(0) // the newest transaction in tables
	for _, t := range g.tables {
		last = max(last, t.MaxVersion())
	}
	for _, j := range v.journals {
		if j.first == 0 {
			continue
		}
		if j.first > last+1 {
			v.suspect = fmt.Sprintf("transactions %d to %d are neither in a table nor in a log", last+1, j.first-1)
		}
		last = max(last, j.last)
	}
	return nil
}

// sizesOf lists the files of a directory, none where there is no directory. Badger's LOCK comes and goes.
func sizesOf(dir string) (map[string]int64, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]int64{}, nil
	}
	if err != nil {
		return nil, err
	}
	sizes := map[string]int64{}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			return nil, err
		}
		if passing(e.Name()) {
			continue
		}
		if e.IsDir() {
			return nil, refusal(filepath.Join(dir, e.Name()), "it is a directory where a file should be")
		}
		sizes[e.Name()] = info.Size()
	}
	return sizes, nil
}

// listed names some files.
func listed(names []string) string {
	if len(names) > 3 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:3], ", "), len(names)-3)
	}
	return strings.Join(names, ", ")
}
