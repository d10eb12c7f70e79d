package badgerstore

import (
	"context"
	"errors"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
)

// Limits of a transaction, under those of Badger (15% of a memtable, and that in nodes of its skip list).
const (
	chunkBytes   = 768 << 10
	chunkEntries = 10_000
	textChunk    = 256 << 10
	maxValue     = valueThreshold - 1 // larger values would go to the value log
)

// stage writes what may be written in pieces: each piece is a transaction, and what must not be torn is put between two breaths.
type stage struct {
	db      *badger.DB
	room    room
	txn     *badger.Txn
	entries int
	bytes   int
	pieces  int // committed
}

func (s *Store) stage() *stage { return &stage{db: s.db, room: s.room, txn: s.db.NewTransaction(true)} }

func (st *stage) set(k, value []byte) error {
	st.entries++
	st.bytes += len(k) + len(value) + 16
	return st.txn.Set(k, value)
}

func (st *stage) delete(k []byte) error {
	st.entries++
	st.bytes += len(k) + 16
	return st.txn.Delete(k)
}

// breathe commits a piece when it is large enough.
func (st *stage) breathe(ctx context.Context) error {
	if st.entries < chunkEntries && st.bytes < chunkBytes {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := st.room.check(2 * uint64(st.bytes)); err != nil { // to the log of the memtable, and to a table
		return err
	}
	return st.flush()
}

func (st *stage) flush() error {
	if err := st.txn.Commit(); err != nil {
		return err
	}
	st.pieces++
	st.txn, st.entries, st.bytes = st.db.NewTransaction(true), 0, 0
	return nil
}

func (st *stage) discard() { st.txn.Discard() }

// batch writes all that b asserts under gen, and before it that there is something to sweep.
func (st *stage) batch(ctx context.Context, gen generation, b kg.Batch) error {
	if err := st.set(key{family: familyGeneration, gen: gen}.bytes(), encodeGeneration(staged, record{gen: gen, document: b.Document})); err != nil {
		return err
	}
	return entries{set: st.set, breathe: st.breathe}.batch(ctx, gen, b)
}

// publish adds what makes a commit visible to the last piece and commits it.
func (st *stage) publish(h head, c commit, r *record) error {
	document := key{family: familyDocument, id: c.Document}.bytes()
	err := errors.Join(st.set([]byte{familyHead}, h.encode()), st.set(key{family: familyCommit, sequence: c.Sequence}.bytes(), c.encode()))
	if r != nil {
		err = errors.Join(err, st.set(document, r.encode()), st.set(key{family: familyGeneration, gen: r.gen}.bytes(), encodeGeneration(published, *r)))
	} else {
		err = errors.Join(err, st.delete(document))
	}
	if err != nil {
		return err
	}
	return st.txn.Commit()
}
