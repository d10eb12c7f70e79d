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

	keysTogether = 32 << 10 // bytes of keys that are allocated at once
)

// stage writes what may be written in pieces: each piece is a transaction, and what must not be torn is put between two breaths.
type stage struct {
	db      *badger.DB
	room    room
	txn     *badger.Txn
	entries int
	bytes   int
	pieces  int // committed
	keys    []byte
	broke   func(error) // is told of a write that failed half way
}

func (s *Store) stage() *stage {
	return &stage{db: s.db, room: s.room, txn: s.db.NewTransaction(true), broke: func(err error) { s.broken = err }}
}

// keep copies a key into memory that it shares with many others.
func (st *stage) keep(k []byte) []byte {
	if cap(st.keys)-len(st.keys) < len(k) {
		st.keys = make([]byte, 0, keysTogether)
	}
	at := len(st.keys)
	st.keys = append(st.keys, k...)
	return st.keys[at:len(st.keys):len(st.keys)]
}

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
	if err := st.commit(); err != nil {
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
	x := entries{add: func(k, value []byte) error { return st.set(st.keep(k), value) }, breathe: st.breathe}
	return x.batch(ctx, gen, b)
}

// publish adds what makes commits visible to the last piece and commits it.
func (st *stage) publish(h head, changes []change) error {
	err := st.set([]byte{familyHead}, h.encode())
	for _, c := range changes {
		document := key{family: familyDocument, id: c.Document}.bytes()
		err = errors.Join(err, st.set(key{family: familyCommit, sequence: c.Sequence}.bytes(), c.encode()))
		if c.record != nil {
			gen := key{family: familyGeneration, gen: c.record.gen}.bytes()
			err = errors.Join(err, st.set(document, c.record.encode()), st.set(gen, encodeGeneration(published, *c.record)))
		} else {
			err = errors.Join(err, st.delete(document))
		}
	}
	if err != nil {
		return err
	}
	return st.commit()
}

// commit commits what is staged. An error of Badger's writing leaves it in a state in which the next write may end the process, and of
// what is in its log nobody knows how much is on the disk: nothing more may be written before it is opened again.
func (st *stage) commit() error {
	err := st.txn.Commit()
	if err != nil && !errors.Is(err, badger.ErrConflict) && !errors.Is(err, badger.ErrTxnTooBig) && !errors.Is(err, badger.ErrBlockedWrites) {
		st.broke(err)
	}
	return err
}
