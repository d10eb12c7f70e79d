package badgerstore

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/fb"
	"github.com/dgraph-io/badger/v4/pb"
	"github.com/dgraph-io/badger/v4/table"
	"github.com/dgraph-io/badger/v4/y"
	"google.golang.org/protobuf/proto"

	"policygraph/internal/store"
)

// Badger mends what it does not understand: without its MANIFEST it opens empty and deletes every table, with a MANIFEST that lacks
// its last record it deletes the tables of that record, and a table that is damaged panics in one of its own goroutines. So its
// directory is looked at before it may.

const restore = "nothing was changed; restore the directory from a backup, or ingest the documents into a new one"

// manifestHeader is the size of a MANIFEST that names nothing.
const manifestHeader = 16

// survey is what badger/ holds before Badger opens it.
type survey struct {
	sizes   map[string]int64 // by name, LOCK left out
	unnamed []string         // tables that the MANIFEST does not name: left by a crash, or by a MANIFEST that was cut
}

// preflight surveys badger/ and refuses what Badger would mend by deleting, or die of. It changes nothing.
func preflight(dir string) (survey, error) {
	files, err := sizesOf(filepath.Join(dir, badgerDir))
	if err != nil {
		return survey{}, err
	}
	if err := checkCleanStop(dir, files); err != nil {
		return survey{}, err
	}
	v := survey{sizes: files}
	var tables []string
	data := false
	for name := range files {
		switch filepath.Ext(name) {
		case ".sst":
			tables = append(tables, name)
			data = true
		case ".mem", ".vlog":
			data = true
		}
	}
	slices.Sort(tables)
	path := filepath.Join(dir, badgerDir, badger.ManifestFilename)
	size, there := files[badger.ManifestFilename]
	switch {
	case !there && !data:
		return v, nil // new
	case !there:
		return survey{}, fmt.Errorf("%s is missing although there are data files, and Badger would delete them; %s: %w", path, restore, store.ErrCorrupt)
	case size <= manifestHeader && len(tables) > 0:
		return survey{}, fmt.Errorf("%s is cut to %d bytes although there are %d tables, and Badger would delete them; %s: %w",
			path, size, len(tables), restore, store.ErrCorrupt)
	}
	manifest, err := readManifest(path)
	if err != nil {
		return survey{}, fmt.Errorf("%s: %w; %s: %w", path, err, restore, store.ErrCorrupt)
	}
	for id, t := range manifest.Tables {
		if t.Compression != compression {
			return survey{}, fmt.Errorf("%s: table %d is compressed, which this program never does: %w", path, id, store.ErrFormat)
		}
		name := table.IDToFilename(id)
		if _, ok := files[name]; !ok {
			return survey{}, fmt.Errorf("%s is missing although MANIFEST names it; %s: %w", filepath.Join(dir, badgerDir, name), restore, store.ErrCorrupt)
		}
		if err := checkTable(filepath.Join(dir, badgerDir, name)); err != nil {
			return survey{}, fmt.Errorf("%s: %w; %s: %w", filepath.Join(dir, badgerDir, name), err, restore, store.ErrCorrupt)
		}
	}
	for _, name := range tables {
		id, ok := table.ParseFileID(name)
		if _, named := manifest.Tables[id]; !ok || !named {
			v.unnamed = append(v.unnamed, name)
		}
	}
	return v, nil
}

func readManifest(path string) (badger.Manifest, error) {
	file, err := os.Open(path)
	if err != nil {
		return badger.Manifest{}, err
	}
	defer file.Close()
	manifest, _, err := badger.ReplayManifestFile(file, externalMagic, badger.DefaultOptions("").WithLogger(nil))
	return manifest, err
}

// checkTable verifies every checksum of a table. Badger does it too, but a block that is wrong makes it panic in a goroutine of its
// own (a nil block in the error path of Table.VerifyChecksum), and a table that is cut ends the process.
//
//	| block | ... | index | length of index 4 | checksum of index | length of checksum 4 |
//
// and each block ends with its checksum and the length of that. Tables are not compressed, so a block is as it is read.
func checkTable(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	end := info.Size()
	sized := func() ([]byte, error) { // the part before end whose length stands after it
		var length [4]byte
		if end -= 4; end < 0 {
			return nil, io.ErrUnexpectedEOF
		}
		if _, err := file.ReadAt(length[:], end); err != nil {
			return nil, err
		}
		n := int64(binary.BigEndian.Uint32(length[:]))
		if end -= n; end < 0 {
			return nil, io.ErrUnexpectedEOF
		}
		part := make([]byte, n)
		_, err := file.ReadAt(part, end)
		return part, err
	}
	sum, err := sized()
	if err != nil {
		return fmt.Errorf("cut at its end: %w", err)
	}
	index, err := sized()
	if err != nil {
		return fmt.Errorf("cut at its index: %w", err)
	}
	if err := checkSum(index, sum); err != nil {
		return fmt.Errorf("its index: %w", err)
	}
	blocks := fb.GetRootAsTableIndex(index, 0)
	var at fb.BlockOffset
	var block []byte
	for i := range blocks.OffsetsLength() {
		blocks.Offsets(&at, i)
		block = slices.Grow(block[:0], int(at.Len()))[:at.Len()]
		if _, err := file.ReadAt(block, int64(at.Offset())); err != nil {
			return fmt.Errorf("block %d: %w", i, err)
		}
		tail := len(block) - 4
		if tail < 0 || int64(binary.BigEndian.Uint32(block[tail:])) > int64(tail) {
			return fmt.Errorf("block %d: no checksum at its end", i)
		}
		body := tail - int(binary.BigEndian.Uint32(block[tail:]))
		if err := checkSum(block[:body], block[body:tail]); err != nil {
			return fmt.Errorf("block %d: %w", i, err)
		}
	}
	return nil
}

// checkSum compares data with a checksum as Badger writes it.
func checkSum(data, sum []byte) error {
	var expected pb.Checksum
	if err := proto.Unmarshal(sum, &expected); err != nil {
		return fmt.Errorf("its checksum: %w", err)
	}
	return y.VerifyChecksum(data, &expected)
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
		if e.Name() != "LOCK" {
			sizes[e.Name()] = info.Size()
		}
	}
	return sizes, nil
}

const cleanTitle = "policygraph clean stop\n"

// cleanStop writes the files of badger/ as lines of size and name.
func cleanStop(sizes map[string]int64) string {
	lines := make([]string, 0, len(sizes))
	for name, size := range sizes {
		lines = append(lines, fmt.Sprintf("%d %s\n", size, name))
	}
	slices.Sort(lines)
	return cleanTitle + strings.Join(lines, "")
}

// noteCleanStop says that badger/ is now as a closed database is. From here until the next start nobody has business there.
func noteCleanStop(dir string) error {
	sizes, err := sizesOf(filepath.Join(dir, badgerDir))
	if err != nil {
		return err
	}
	return writeWhole(filepath.Join(dir, cleanFile), cleanStop(sizes))
}

// checkCleanStop compares badger/ with what the last clean stop noted. After a crash there is no note, and nothing to compare.
func checkCleanStop(dir string, sizes map[string]int64) error {
	path := filepath.Join(dir, cleanFile)
	noted, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if string(noted) == cleanStop(sizes) {
		return nil
	}
	before, now := strings.Split(string(noted), "\n"), strings.Split(cleanStop(sizes), "\n")
	gone := slices.DeleteFunc(slices.Clone(before), func(l string) bool { return slices.Contains(now, l) })
	come := slices.DeleteFunc(now, func(l string) bool { return slices.Contains(before, l) })
	return fmt.Errorf("%s has changed since the store was closed: it had files (bytes, name) %q and has %q instead; %s: %w",
		filepath.Join(dir, badgerDir), gone, come, restore, store.ErrCorrupt)
}
