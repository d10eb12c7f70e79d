package badgerstore

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// state is the CLEAN file: what the store was when it was last closed in order. It goes when the store is opened, so one that stands
// there while nobody holds the store describes it, byte for byte but for the insides of tables, which have checksums of their own:
//
//	policygraph clean stop
//	store 3v8k2m9c0q7d5x1zr4n6tbyhea
//	at 2026-05-04T08:30:00.125Z
//	commit 3 5f0c...64 hexadecimal digits of the chain hash...
//	file 5242880 - badger/000012.sst
//	file 28 8d7f03aa badger/KEYREGISTRY
//	sum 1c9e5b02
//
// A file has its size and its CRC-32C; the last line is the CRC-32C of all lines before it.
type state struct {
	store kg.ID
	at    time.Time
	last  acknowledged
	files []fileState // by name
}

// fileState is one file of a directory as it was found.
type fileState struct {
	name string // below the store's directory, with slashes
	size int64
	sum  string // of the contents; "-" where they have checksums of their own
}

func (f fileState) String() string { return fmt.Sprintf("%d %s %s", f.size, f.sum, f.name) }

const stateTitle = "policygraph clean stop"

func (s state) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nstore %s\nat %s\ncommit %d %x\n", stateTitle, s.store, s.at.UTC().Format(time.RFC3339Nano), s.last.sequence, s.last.chain)
	for _, f := range s.files {
		fmt.Fprintf(&b, "file %s\n", f)
	}
	return fmt.Sprintf("%ssum %08x\n", b.String(), crc32.Checksum([]byte(b.String()), castagnoli))
}

// parseState reads what String wrote.
func parseState(text string) (s state, err error) {
	bad := func(what string) error { return fmt.Errorf("%s: %w", what, store.ErrCorrupt) }
	at := strings.LastIndex(text, "sum ")
	if at < 0 || text[at:] != fmt.Sprintf("sum %08x\n", crc32.Checksum([]byte(text[:at]), castagnoli)) {
		return s, bad("its own checksum does not fit")
	}
	lines := strings.Split(strings.TrimSuffix(text[:at], "\n"), "\n")
	if len(lines) < 4 || lines[0] != stateTitle {
		return s, bad("it is no note of a clean stop")
	}
	field := func(line, name string) string {
		value, _ := strings.CutPrefix(line, name+" ")
		return value
	}
	if s.store, err = kg.ParseID(field(lines[1], "store")); err != nil {
		return s, bad("no store in it")
	}
	if s.at, err = time.Parse(time.RFC3339Nano, field(lines[2], "at")); err != nil {
		return s, bad("no time in it")
	}
	number, chain, _ := strings.Cut(field(lines[3], "commit"), " ")
	sequence, err := strconv.ParseUint(number, 10, 64)
	if err == nil {
		s.last, err = parseAcknowledged(fmt.Sprintf("%020d %s\n", sequence, chain))
	}
	if err != nil {
		return s, bad("no commit in it")
	}
	for _, line := range lines[4:] {
		f := strings.SplitN(field(line, "file"), " ", 3)
		if len(f) != 3 {
			return s, bad(fmt.Sprintf("line %q is no file", line))
		}
		size, err := strconv.ParseInt(f[0], 10, 64)
		if err != nil {
			return s, bad(fmt.Sprintf("line %q is no file", line))
		}
		s.files = append(s.files, fileState{name: f[2], size: size, sum: f[1]})
	}
	return s, nil
}

// stateFiles measures the files that a state describes: FORMAT, LEDGER, and those of badger/ but for Badger's LOCK, which comes and goes.
func stateFiles(dir string) (files []fileState, err error) {
	names := []string{formatFile, ledgerFile}
	entries, err := os.ReadDir(filepath.Join(dir, badgerDir))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, e := range entries {
		if !passing(e.Name()) {
			names = append(names, badgerDir+"/"+e.Name())
		}
	}
	for _, name := range names {
		f, err := measure(dir, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	slices.SortFunc(files, func(x, y fileState) int { return strings.Compare(x.name, y.name) })
	return files, nil
}

// Files in badger/ that come and go: Badger's lock, and what was made to see whether a file can be made.
const (
	lockFile  = "LOCK"
	probeFile = "PROBE"
)

// passing tells the files of badger/ that are no part of the store.
func passing(name string) bool { return name == lockFile || name == probeFile }

// measure sizes one file, and sums it up unless it is a table.
func measure(dir, name string) (f fileState, err error) {
	f = fileState{name: name, sum: "-"}
	file, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		return f, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return f, err
	}
	if info.IsDir() {
		return f, fmt.Errorf("%s is a directory where a file should be: %w", file.Name(), store.ErrCorrupt)
	}
	f.size = info.Size()
	if filepath.Ext(name) == ".sst" {
		return f, nil
	}
	sum := crc32.New(castagnoli)
	if _, err := io.Copy(sum, file); err != nil {
		return f, err
	}
	f.sum = fmt.Sprintf("%08x", sum.Sum32())
	return f, nil
}

// noteState writes the CLEAN file. From here until the next start nobody has business in the directory.
func noteState(dir string, id kg.ID, last acknowledged, at time.Time) error {
	files, err := stateFiles(dir)
	if err != nil {
		return err
	}
	return writeWhole(filepath.Join(dir, cleanFile), state{store: id, at: at, last: last, files: files}.String())
}

// settled tells whether badger/ is as a closed database leaves it, with every table in the MANIFEST. Where the compaction at its end
// fails Badger keeps silent, and leaves tables that it was making.
func settled(data string) bool {
	sizes, err := sizesOf(data)
	if err != nil {
		return false
	}
	manifest, _, err := readManifest(filepath.Join(data, badger.ManifestFilename))
	return err == nil && len(unnamedTables(manifest, sizes)) == 0
}

// readState reads the CLEAN file; found is false after a crash, which leaves none.
func readState(dir string) (s state, found bool, err error) {
	path := filepath.Join(dir, cleanFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return state{}, false, nil
	}
	if err == nil {
		s, err = parseState(string(text))
	}
	if err != nil {
		return state{}, true, fmt.Errorf("%s: %w", path, err)
	}
	return s, true, nil
}

// compare names the files that are not as they were.
func (s state) compare(now []fileState) (changes []string) {
	was := map[string]fileState{}
	for _, f := range s.files {
		was[f.name] = f
	}
	for _, f := range now {
		before, known := was[f.name]
		delete(was, f.name)
		switch {
		case !known:
			changes = append(changes, fmt.Sprintf("%s has come (%d bytes)", f.name, f.size))
		case f.size != before.size:
			changes = append(changes, fmt.Sprintf("%s has %d bytes instead of %d", f.name, f.size, before.size))
		case f.sum != before.sum:
			changes = append(changes, fmt.Sprintf("%s has other contents", f.name))
		}
	}
	for name, f := range was {
		changes = append(changes, fmt.Sprintf("%s is gone (%d bytes)", name, f.size))
	}
	slices.Sort(changes)
	return changes
}
