package badgerstore

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/disk"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// A store is a directory:
//
//	FORMAT    what it is: format version, store id, the kinds and predicates that its keys number (text, below)
//	LEDGER    the commits that were acknowledged (ledger.go)
//	CLEAN     there while the store is closed, unless it crashed: the last commit, and every file with its size and sum (state.go)
//	SPENT     there while the store is open, or after a crash: tables that compactions have replaced (compaction.go)
//	BALLAST   space to give up when the disk is full (ballast.go); not always there
//	trial/    a copy of a suspect store, while it is being opened
//	badger/   the database
const (
	formatFile = "FORMAT"
	ledgerFile = "LEDGER"
	cleanFile  = "CLEAN"
	spentFile  = "SPENT"
	badgerDir  = "badger"
)

// format is the FORMAT file:
//
//	policygraph store
//	format 2
//	id 3v8k2m9c0q7d5x1zr4n6tbyhea
//	kinds DOCUMENT SECTION TASK ...
//	predicates HAS_SECTION HAS_TASK ...
type format struct {
	version           int
	id                kg.ID
	kinds, predicates []string
}

const formatTitle = "policygraph store"

// newFormat is that of a new store of this program.
func newFormat() format {
	f := format{version: formatVersion}
	rand.Read(f.id[:]) // never fails
	f.kinds, f.predicates = vocabulary()
	return f
}

// vocabulary is what keys and values number by place.
func vocabulary() (kinds, predicates []string) {
	for _, k := range kg.EntityKinds {
		kinds = append(kinds, string(k))
	}
	for _, p := range kg.Predicates {
		predicates = append(predicates, string(p))
	}
	return kinds, predicates
}

func (f format) String() string {
	return fmt.Sprintf("%s\nformat %d\nid %s\nkinds %s\npredicates %s\n", formatTitle, f.version, f.id,
		strings.Join(f.kinds, " "), strings.Join(f.predicates, " "))
}

// parseFormat reads what String wrote. A version that this program does not read is ErrFormat before anything else is looked at,
// for another version may put anything there.
func parseFormat(text string) (f format, err error) {
	lines := strings.Split(text, "\n")
	field := func(i int, name string) (string, error) {
		if i < len(lines) {
			if value, ok := strings.CutPrefix(lines[i], name+" "); ok {
				return value, nil
			}
		}
		return "", fmt.Errorf("line %d is not %q and a value: %w", i+1, name, store.ErrCorrupt)
	}
	if lines[0] != formatTitle {
		return format{}, fmt.Errorf("it does not begin with %q: %w", formatTitle, store.ErrFormat)
	}
	version, err := field(1, "format")
	if err != nil {
		return format{}, err
	}
	if f.version, err = strconv.Atoi(version); err != nil {
		return format{}, fmt.Errorf("format %q is no number: %w", version, store.ErrCorrupt)
	}
	switch {
	case f.version < formatVersion:
		return format{}, fmt.Errorf("it has format %d, which was never released, and this program reads format %d; ingest the documents into a new store, "+
			"or export with the program that wrote it and import with this one: %w", f.version, formatVersion, store.ErrFormat)
	case f.version > formatVersion:
		return format{}, fmt.Errorf("it has format %d and this program reads format %d; a newer version of the program wrote it: use that one: %w",
			f.version, formatVersion, store.ErrFormat)
	}
	id, err := field(2, "id")
	if err != nil {
		return format{}, err
	}
	if f.id, err = kg.ParseID(id); err != nil {
		return format{}, fmt.Errorf("%w: %w", store.ErrCorrupt, err)
	}
	kinds, err := field(3, "kinds")
	if err != nil {
		return format{}, err
	}
	predicates, err := field(4, "predicates")
	if err != nil {
		return format{}, err
	}
	f.kinds, f.predicates = strings.Fields(kinds), strings.Fields(predicates)
	if len(lines) != 6 || lines[5] != "" {
		return format{}, fmt.Errorf("it has %d lines, want 5: %w", len(lines)-1, store.ErrCorrupt)
	}
	return f, nil
}

// fits tells whether this program numbers kinds and predicates as the store does, but for new ones at the end.
func (f format) fits() error {
	kinds, predicates := vocabulary()
	for _, v := range []struct {
		what         string
		stored, have []string
	}{{"kinds", f.kinds, kinds}, {"predicates", f.predicates, predicates}} {
		if len(v.stored) > len(v.have) || !slices.Equal(v.stored, v.have[:len(v.stored)]) {
			return fmt.Errorf("it numbers the %s %v and this program %v; ingest into a new store: %w", v.what, v.stored, v.have, store.ErrFormat)
		}
	}
	return nil
}

// readFormat reads the FORMAT file of dir; found is false where there is none.
func readFormat(dir string) (f format, found bool, err error) {
	path := filepath.Join(dir, formatFile)
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return format{}, false, nil
	}
	if err != nil {
		return format{}, false, err
	}
	if f, err = parseFormat(string(text)); err == nil {
		err = f.fits()
	}
	if err != nil {
		return format{}, true, fmt.Errorf("%s: %w", path, err)
	}
	return f, true, nil
}

// write puts f in place of the FORMAT file of dir, whole or not at all.
func (f format) write(dir string) error {
	return writeWhole(filepath.Join(dir, formatFile), f.String())
}

// writeWhole replaces a file in one step that survives a power loss: write beside it, sync, rename, sync the directory.
func writeWhole(path, text string) error {
	beside := path + ".tmp"
	file, err := os.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	if err == nil {
		err = file.Sync()
	}
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(beside, path)
	}
	if err == nil {
		err = disk.Sync(filepath.Dir(path))
	}
	return err
}
