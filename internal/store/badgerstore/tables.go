package badgerstore

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/pb"
	"github.com/dgraph-io/badger/v4/table"
	"github.com/dgraph-io/badger/v4/y"
	"github.com/dgraph-io/ristretto/v2/z"
	"golang.org/x/sync/errgroup"
	"google.golang.org/protobuf/proto"

	"policygraph/internal/disk"
)

// tables makes a database of sorted entries: tables of the lowest level, and the MANIFEST that names them. It is what Badger's
// StreamWriter does, without a message that is encoded and decoded, an entry and its copies for each key, which took longer than the
// tables. It writes files and maps none, so a disk that is full is an error and not the end of the process.
type tables struct {
	dir     string
	options table.Options
	room    room

	mu    sync.Mutex
	named []*pb.ManifestChange
}

// buildTableSize is about how large a table is that is built. Each part has one in the making and one on its way to the disk.
const buildTableSize = 16 << 20

// Of a MANIFEST: how it begins, and the version of Badger's format, which refuses every other.
const (
	manifestMagic   = "Bdgr"
	manifestVersion = 8
)

func newTables(dir string, room room) *tables {
	o := badgerOptions(dir, slog.New(slog.DiscardHandler))
	return &tables{dir: dir, room: room, options: table.Options{
		TableSize: buildTableSize, BlockSize: o.BlockSize, BloomFalsePositive: o.BloomFalsePositive, ChkMode: o.ChecksumVerificationMode,
		Compression: o.Compression, AllocPool: z.NewAllocatorPool(2 * parts),
	}}
}

// release gives up the memory; the files stay.
func (t *tables) release() { t.options.AllocPool.Release() }

// builtVersion is the timestamp of all entries, as Badger writes it behind a key.
const builtVersion = 1

// write merges the runs of a part into tables. No key may come twice, nor lie between the keys of another part.
func (t *tables) write(ctx context.Context, sources []*source) (err error) {
	onTheWay, within := errgroup.WithContext(ctx)
	onTheWay.SetLimit(1)
	var b *table.Builder // of the table in the making
	defer func() {
		if b != nil {
			b.Close()
		}
		if failed := onTheWay.Wait(); failed != nil {
			err = failed
		}
	}()
	var bytesOnTheWay []byte
	finish := func() error {
		if err := errors.Join(within.Err(), t.room.check(2*t.options.TableSize)); err != nil {
			return err
		}
		full := b
		b = nil
		onTheWay.Go(func() (err error) {
			defer full.Close()
			bytesOnTheWay, err = t.save(full, bytesOnTheWay)
			return err
		})
		return nil
	}
	k := make([]byte, 0, widthNameMax+widthNameTail+8) // the last, with its version
	err = merge(sources, func(next, value []byte) error {
		if len(k) > 0 && bytes.Compare(next, k[:len(k)-8]) <= 0 {
			return fmt.Errorf("key %x comes after key %x: %w", next, k[:len(k)-8], errOrder)
		}
		if b != nil && b.ReachedCapacity() {
			if err := finish(); err != nil {
				return err
			}
		}
		if b == nil {
			b = table.NewTableBuilder(t.options)
		}
		k = binary.BigEndian.AppendUint64(append(k[:0], next...), math.MaxUint64-builtVersion)
		b.Add(k, y.ValueStruct{Value: value}, 0)
		return nil
	})
	if err == nil && b != nil {
		err = finish()
	}
	return err
}

// errOrder says that entries are not in the order of their keys, each once.
var errOrder = errors.New("entries are not in order")

// save writes a table to the disk, and gives back the memory in which it lay, which buffer is.
func (t *tables) save(b *table.Builder, buffer []byte) ([]byte, error) {
	done := b.Done()
	buffer = slices.Grow(buffer[:0], done.Size)[:done.Size]
	if n := done.Copy(buffer); n != len(buffer) {
		return buffer, fmt.Errorf("a table of %d bytes has %d: %w", len(buffer), n, io.ErrShortWrite)
	}
	id := t.name()
	file, err := os.OpenFile(table.NewFilename(id, t.dir), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return buffer, err
	}
	if _, err = file.Write(buffer); err == nil {
		err = file.Sync()
	}
	return buffer, errors.Join(err, file.Close())
}

// name gives a table its number.
func (t *tables) name() (id uint64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	id = uint64(len(t.named) + 1)
	t.named = append(t.named, &pb.ManifestChange{Id: id, Op: pb.ManifestChange_CREATE, Level: maxLevels - 1, Compression: uint32(t.options.Compression)})
	return id
}

// publish writes the MANIFEST once all tables are on the disk:
//
//	| Bdgr | magic of the program 2 | version 2 | length 4 | CRC-32C 4 | pb.ManifestChangeSet |
func (t *tables) publish() error {
	changes, err := proto.Marshal(&pb.ManifestChangeSet{Changes: t.named})
	if err != nil {
		return err
	}
	b := binary.BigEndian.AppendUint16([]byte(manifestMagic), externalMagic)
	b = binary.BigEndian.AppendUint16(b, manifestVersion)
	b = binary.BigEndian.AppendUint32(b, uint32(len(changes)))
	b = binary.BigEndian.AppendUint32(b, crc32.Checksum(changes, castagnoli))
	if err := disk.Sync(t.dir); err != nil {
		return err
	}
	return writeWhole(filepath.Join(t.dir, badger.ManifestFilename), string(append(b, changes...)))
}
