package badgerstore

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"slices"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/fb"
	"github.com/dgraph-io/badger/v4/y"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Salvaged says what Salvage could prove to be whole.
type Salvaged struct {
	Acked     uint64 // commits that were acknowledged, by the ledger; 0 where it cannot be read
	Commits   int    // that were read, and are those of the chain
	Versions  int    // that are whole, and are in the new store
	Lost      []Loss // versions that their commits promise and that are not whole
	Last      store.Commit
	Documents int // that the new store shows
}

// Loss is a version that could not be saved.
type Loss struct {
	Sequence uint64
	Document kg.ID
	Why      string
}

// Salvage makes a new store at to, which must be missing or empty, of every version in the damaged store dir whose digest is the one that
// its commit promises. Commits get new numbers, for some may be missing. It reads what can be read of dir, whatever its MANIFEST says,
// and changes nothing there; it needs as much space again beside to, for a while.
func Salvage(ctx context.Context, dir, to string, o Options) (out Salvaged, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("salvage %s: %w", dir, err)
		}
	}()
	lock, err := lockDir(dir)
	if err != nil {
		return out, err
	}
	defer lock.Close()
	heap := filepath.Clean(to) + ".salvaging"
	if err := os.RemoveAll(heap); err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(heap)) }()
	if err := vacant(to); err != nil {
		return out, err
	}
	db, err := badger.OpenManaged(badgerOptions(heap, slog.New(slog.DiscardHandler)).WithSyncWrites(false).WithDetectConflicts(false))
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := heapUp(ctx, db, filepath.Join(dir, badgerDir)); err != nil {
		return out, err
	}
	chain := map[uint64]store.Chain{} // as acknowledged
	if id, err := ledgerID(dir); err == nil {
		if l, err := readLedger(filepath.Join(dir, ledgerFile), id); err == nil {
			out.Acked = l.last.sequence
			err = l.each(len(ledgerHeader(id)), func(a acknowledged) error { chain[a.sequence] = a.chain; return nil })
			if err = errors.Join(err, l.close()); err != nil {
				return out, err
			}
		}
	}
	txn := db.NewTransactionAt(math.MaxUint64, false)
	defer txn.Discard()
	s := salvage{holding: holding{txn: txn, it: newIterator(txn)}, chain: chain, out: &out, shown: map[kg.ID]bool{}}
	defer s.it.Close()
	out.Last, err = Build(ctx, to, s.versions(ctx), BuildOptions{Options: o, Renumber: true})
	out.Documents = len(s.shown)
	return out, err
}

// salvage reads back what a heap of keys holds.
type salvage struct {
	holding
	chain map[uint64]store.Chain
	out   *Salvaged
	shown map[kg.ID]bool
}

// versions yields the commits that are proved, with what they published.
func (s *salvage) versions(ctx context.Context) iter.Seq2[store.Published, error] {
	return func(yield func(store.Published, error) bool) {
		commits, err := s.commits(ctx)
		if err != nil {
			yield(store.Published{}, err)
			return
		}
		horizon, _ := readHorizon(s.txn) // where it cannot be read, versions that were forgotten count as lost
		replaced := map[kg.ID]uint64{}   // by document, the commit after which nothing shows what it had
		for _, c := range commits {
			replaced[c.Document] = c.Sequence
		}
		for _, c := range commits {
			p := store.Published{Commit: c.Commit}
			if !c.Retracted {
				p.Batch, err = s.version(ctx, c)
				if ctx.Err() != nil {
					yield(store.Published{}, ctx.Err())
					return
				}
				if err != nil {
					if c.Sequence >= horizon || replaced[c.Document] == c.Sequence {
						s.out.Lost = append(s.out.Lost, Loss{c.Sequence, c.Document, err.Error()})
					}
					continue
				}
				s.out.Versions++
			} else if !s.shown[c.Document] {
				continue // what it retracted is lost
			}
			if s.shown[c.Document] = true; c.Retracted {
				delete(s.shown, c.Document)
			}
			if !yield(p, nil) {
				return
			}
		}
	}
}

// commits reads those that the ledger, or the commits before them, prove.
func (s *salvage) commits(ctx context.Context) (proved []commit, err error) {
	known := s.chain
	known[0] = store.Chain{}
	for s.it.Seek([]byte{familyCommit}); s.it.ValidForPrefix([]byte{familyCommit}); s.it.Next() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		k, err := parseKey(s.it.Item().Key())
		if err != nil {
			continue
		}
		var c commit
		if err := s.it.Item().Value(func(v []byte) (err error) { c, err = decodeCommit(k.sequence, v); return err }); err != nil {
			continue
		}
		before, ok := known[c.Sequence-1]
		if acked, told := known[c.Sequence]; !ok || c.Link(before) != c.Chain || told && acked != c.Chain {
			continue
		}
		known[c.Sequence] = c.Chain
		proved = append(proved, c)
	}
	s.out.Commits = len(proved)
	return proved, nil
}

// version is what a commit published, if all of it is there.
func (s *salvage) version(ctx context.Context, c commit) (b kg.Batch, err error) {
	state, r, err := readGeneration(s.txn, c.gen)
	if err != nil {
		return b, err
	}
	if state != published {
		item, err := s.txn.Get(key{family: familyDocument, id: c.Document}.bytes())
		if err != nil {
			return b, errors.New("its record is lost")
		}
		if err := item.Value(func(v []byte) (err error) { r, err = decodeRecord(c.Document, v); return err }); err != nil {
			return b, err
		}
	}
	if r.gen != c.gen || r.document.ID != c.Document {
		return b, errors.New("its record is lost")
	}
	if b, err = s.batch(ctx, &r); err != nil {
		return b, err
	}
	b, digest, err := store.Canonical(b)
	if err == nil && digest != c.Digest {
		err = errors.New("it is not what the commit published")
	}
	return b, err
}

// heapUp writes all that can be read below data to db: whole blocks of tables, and logs as far as they go.
func heapUp(ctx context.Context, db *badger.DB, data string) (err error) {
	sizes, err := sizesOf(data)
	if err != nil {
		return err
	}
	w := db.NewManagedWriteBatch()
	defer w.Cancel()
	put := func(k, value []byte, deleted bool) error {
		ts := y.ParseTs(k)
		if deleted {
			return w.DeleteAt(slices.Clone(y.ParseKey(k)), ts)
		}
		return w.SetEntryAt(badger.NewEntry(slices.Clone(y.ParseKey(k)), slices.Clone(value)), ts)
	}
	for name := range sizes {
		if err := ctx.Err(); err != nil {
			return err
		}
		switch filepath.Ext(name) {
		case ".sst":
			if err := eachWholeBlock(filepath.Join(data, name), put); err != nil {
				return err
			}
		case ".mem":
			j, err := readJournal(filepath.Join(data, name))
			if err != nil {
				continue
			}
			for _, e := range j.entries {
				if err := put(e.key, e.value, e.deleted); err != nil {
					return err
				}
			}
		}
	}
	return w.Flush()
}

// eachWholeBlock calls fn with the entries of the blocks whose checksums fit. A table whose index does not fit has none.
//
//	block: | overlap 2 | rest of key 2 | rest of key | meta 1 | user meta 1 | expires at | value | ... | offset 4 ... | entries 4 | checksum |
func eachWholeBlock(path string, fn func(k, value []byte, deleted bool) error) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	index, ok := indexOfTable(b)
	if !ok {
		return nil
	}
	var at fb.BlockOffset
	for i := range index.OffsetsLength() {
		index.Offsets(&at, i)
		from, to := int(at.Offset()), int(at.Offset()+at.Len())
		if from > to || to > len(b) || checkBlock(b[from:to]) != nil {
			continue
		}
		block := b[from:to]
		block = block[:len(block)-4-int(binary.BigEndian.Uint32(block[len(block)-4:]))]
		n := int(binary.BigEndian.Uint32(block[len(block)-4:]))
		entries := len(block) - 4 - 4*n
		offset := func(i int) int { // in the order of the machine: Badger copies what it has in memory
			if i == n {
				return entries
			}
			return int(binary.NativeEndian.Uint32(block[entries+4*i:]))
		}
		var base []byte
		for i := range n {
			e := block[offset(i):offset(i+1)]
			overlap, diff := int(binary.NativeEndian.Uint16(e)), int(binary.NativeEndian.Uint16(e[2:]))
			k := append(slices.Clone(base[:min(overlap, len(base))]), e[4:4+diff]...)
			if i == 0 {
				base = k
			}
			var v y.ValueStruct
			v.Decode(e[4+diff:])
			if v.Meta&metaPointer != 0 {
				continue
			}
			if err := fn(k, v.Value, v.Meta&metaDeleted != 0); err != nil {
				return err
			}
		}
	}
	return nil
}

// indexOfTable finds the index of a table, if it is whole.
func indexOfTable(b []byte) (index *fb.TableIndex, ok bool) {
	end := len(b)
	sized := func() []byte {
		if end -= 4; end < 0 {
			return nil
		}
		n := int(binary.BigEndian.Uint32(b[end:]))
		if n > end {
			return nil
		}
		end -= n
		return b[end : end+n]
	}
	sum := sized()
	if sum == nil {
		return nil, false
	}
	data := sized()
	if len(data) == 0 || checkSum(data, sum) != nil {
		return nil, false
	}
	return fb.GetRootAsTableIndex(data, 0), true
}
