package badgerstore

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"runtime"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/pb"
	"google.golang.org/protobuf/proto"

	"policygraph/internal/store"
)

// register follows what is added to a MANIFEST.
type register struct {
	path  string
	info  os.FileInfo
	file  *os.File             // stays open, for descriptors may run out; nil on Windows, which replaces no file that is open
	at    int64                // where the last whole record ends
	named map[uint64]uint32    // tables, and their levels
	back  []*pb.ManifestChange // what takes back the compactions that next read last
}

// readRegister begins at the end of a MANIFEST.
func readRegister(path string) (r *register, err error) {
	r = &register{path: path, named: map[uint64]uint32{}}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if runtime.GOOS == "windows" {
		defer file.Close()
	} else {
		r.file = file
	}
	manifest, whole, err := badger.ReplayManifestFile(file, externalMagic, badger.DefaultOptions("").WithLogger(nil))
	if err == nil {
		r.info, err = file.Stat()
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	r.at = whole
	for id, t := range manifest.Tables {
		r.named[id] = uint32(t.Level)
	}
	return r, nil
}

func (r *register) close() error {
	if r.file == nil {
		return nil
	}
	return r.file.Close()
}

// next counts the compactions that were noted since the last time, and the tables that they made. A record is of a compaction when it
// deletes tables.
//
//	record: | length 4 | checksum 4 | pb.ManifestChangeSet |
func (r *register) next() (made, noted int, err error) {
	r.back = nil
	now, err := os.Stat(r.path)
	if err != nil {
		return 0, 0, err
	}
	if !os.SameFile(now, r.info) {
		return r.anew()
	}
	b, err := r.since(now.Size())
	if err != nil {
		return 0, 0, err
	}
	for len(b) >= 8 {
		size := int64(binary.BigEndian.Uint32(b))
		if int64(len(b))-8 < size {
			break // it is being written
		}
		body := b[8 : 8+size]
		var set pb.ManifestChangeSet
		if crc32.Checksum(body, castagnoli) != binary.BigEndian.Uint32(b[4:]) {
			return made, noted, fmt.Errorf("%s: the record at byte %d has another checksum: %w", r.path, r.at, store.ErrCorrupt)
		}
		if err := proto.Unmarshal(body, &set); err != nil {
			return made, noted, fmt.Errorf("%s: the record at byte %d: %w", r.path, r.at, err)
		}
		var creates int
		var back []*pb.ManifestChange
		for _, change := range set.Changes {
			if change.Op == pb.ManifestChange_CREATE {
				creates++
				back = append(back, &pb.ManifestChange{Op: pb.ManifestChange_DELETE, Id: change.Id})
				r.named[change.Id] = change.Level
			} else {
				back = append(back, &pb.ManifestChange{ // as Badger writes it
					Op: pb.ManifestChange_CREATE, Id: change.Id, Level: r.named[change.Id],
					EncryptionAlgo: pb.EncryptionAlgo_aes, Compression: uint32(compression),
				})
				delete(r.named, change.Id)
			}
		}
		if creates < len(set.Changes) {
			made, noted, r.back = made+creates, noted+1, append(back, r.back...)
		}
		b, r.at = b[8+size:], r.at+8+size
	}
	return made, noted, nil
}

// since is what stands behind the last record.
func (r *register) since(size int64) (b []byte, err error) {
	if size < r.at {
		return nil, fmt.Errorf("%s was cut from %d to %d bytes: %w", r.path, r.at, size, store.ErrCorrupt)
	}
	file := r.file
	if file == nil {
		if file, err = os.Open(r.path); err != nil {
			return nil, err
		}
		defer file.Close()
	}
	b = make([]byte, size-r.at)
	_, err = file.ReadAt(b, r.at)
	return b, err
}

// add writes a record of changes behind the last one. The database must be closed.
func (r *register) add(changes []*pb.ManifestChange) error {
	if _, noted, err := r.next(); err != nil || noted > 0 { // what is left are memtables
		return errors.Join(err, fmt.Errorf("%s has %d compactions more", r.path, noted))
	}
	record, err := manifestRecord(changes)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(r.path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if err = file.Truncate(r.at); err == nil {
		_, err = file.WriteAt(record, r.at)
	}
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// manifestRecord is a change set as it stands in a MANIFEST.
func manifestRecord(changes []*pb.ManifestChange) ([]byte, error) {
	body, err := proto.Marshal(&pb.ManifestChangeSet{Changes: changes})
	if err != nil {
		return nil, err
	}
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	return append(binary.BigEndian.AppendUint32(b, crc32.Checksum(body, castagnoli)), body...), nil
}

// anew begins again with a MANIFEST that Badger has put in the place of one that had become long. A table that is new in it is of a
// compaction when it is not of level 0; there it may be of a memtable.
func (r *register) anew() (made, noted int, err error) {
	manifest, _, err := readManifest(r.path)
	if err != nil {
		return 0, 0, err
	}
	next, err := readRegister(r.path)
	if err != nil {
		return 0, 0, err
	}
	for id := range r.named {
		if _, there := manifest.Tables[id]; !there {
			noted = 1
		}
	}
	atTop := 0
	for id, t := range manifest.Tables {
		if _, known := r.named[id]; known {
			continue
		}
		if t.Level == 0 {
			atTop++
		} else {
			made++
		}
	}
	if err := r.close(); err != nil {
		return 0, 0, errors.Join(err, next.close())
	}
	*r = *next
	if noted > 0 && made == 0 && atTop > 0 {
		return 0, 0, fmt.Errorf("%s was written anew, and names %d new tables of level 0, which may be of a compaction or not", r.path, atTop)
	}
	return made, noted, nil
}
