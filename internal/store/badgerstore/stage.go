package badgerstore

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
	"policygraph/internal/store"
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

// batch writes all that b asserts under gen.
func (st *stage) batch(ctx context.Context, gen generation, b kg.Batch) error {
	if err := st.set(key{family: familyGeneration, gen: gen}.bytes(), b.Document.ID[:]); err != nil {
		return err
	}
	for chunk, text := uint32(0), b.Text; text != ""; chunk++ {
		n := min(textChunk, len(text))
		if err := st.set(key{family: familyText, gen: gen, chunk: chunk}.bytes(), []byte(text[:n])); err != nil {
			return err
		}
		text = text[n:]
		if err := st.breathe(ctx); err != nil {
			return err
		}
	}
	for _, e := range b.Entities {
		if err := st.entity(gen, e); err != nil {
			return fmt.Errorf("entity %s: %w", e.Ref(), err)
		}
		if err := st.breathe(ctx); err != nil {
			return err
		}
	}
	evidence := b.Evidence // in the order of statements, as the statements are
	for _, statement := range b.Statements {
		n := 0
		for n < len(evidence) && evidence[n].Statement == statement.ID {
			n++
		}
		if err := st.statement(ctx, gen, statement, evidence[:n]); err != nil {
			return fmt.Errorf("statement %s: %w", statement.ID, err)
		}
		evidence = evidence[n:]
		if err := st.breathe(ctx); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// entity writes one entity in one piece, so that whoever sees its member key finds all the others.
func (st *stage) entity(gen generation, e kg.Entity) error {
	kind, ok := kindCode(e.Kind)
	if !ok {
		return fmt.Errorf("kind %q has no number: %w", e.Kind, store.ErrBatch)
	}
	value := encodeEntity(kind, e)
	if len(value) > maxValue {
		return fmt.Errorf("takes %d bytes, more than %d: %w", len(value), maxValue, store.ErrBatch)
	}
	err := errors.Join(
		st.set(key{family: familyMember, gen: gen, member: familyEntity, id: e.ID}.bytes(), nil),
		st.set(key{family: familyEntity, id: e.ID, gen: gen}.bytes(), value),
		st.set(key{family: familyKind, kind: kind, id: e.ID, gen: gen}.bytes(), nil),
	)
	for _, name := range store.FoldedNames(e) {
		k, rest := nameKey(name, kind, e.ID, gen)
		err = errors.Join(err, st.set(k.bytes(), rest))
	}
	return err
}

// statement writes one statement in one piece, but for evidence beyond what fits in it: that is written before.
func (st *stage) statement(ctx context.Context, gen generation, statement kg.Statement, evidence []kg.Evidence) error {
	predicate, ok := predicateCode(statement.Predicate)
	if !ok {
		return fmt.Errorf("predicate %q has no number: %w", statement.Predicate, store.ErrBatch)
	}
	value, qualifiers := encodeStatement(statement), encodeQualifiers(statement.Qualifiers)
	if len(value) > maxValue {
		return fmt.Errorf("takes %d bytes, more than %d: %w", len(value), maxValue, store.ErrBatch)
	}
	err := errors.Join(
		st.set(key{family: familyMember, gen: gen, member: familyStatement, id: statement.ID}.bytes(), nil),
		st.set(key{family: familyStatement, id: statement.ID, predicate: predicate, gen: gen}.bytes(), value),
	)
	for _, k := range adjacencyOf(statement, predicate, gen) {
		err = errors.Join(err, st.set(k.bytes(), qualifiers))
	}
	if err != nil {
		return err
	}
	for _, e := range evidence {
		value := encodeEvidence(e)
		if len(value) > maxValue {
			return fmt.Errorf("evidence at %d takes %d bytes, more than %d: %w", e.Span.Start, len(value), maxValue, store.ErrBatch)
		}
		if err := st.set(key{family: familyEvidence, id: statement.ID, gen: gen, evidence: e.ID}.bytes(), value); err != nil {
			return err
		}
		if err := st.breathe(ctx); err != nil { // the member key is already there, so a sweep finds what follows
			return err
		}
	}
	return nil
}

// publish adds what makes a commit visible to the last piece and commits it.
func (st *stage) publish(h head, c commit, r *record) error {
	sequence := binary.BigEndian.AppendUint64([]byte{familyCommit}, h.sequence)
	document := key{family: familyDocument, id: c.document}.bytes()
	err := errors.Join(st.set([]byte{familyHead}, h.encode()), st.set(sequence, c.encode()))
	if r != nil {
		err = errors.Join(err, st.set(document, r.encode()))
	} else {
		err = errors.Join(err, st.delete(document))
	}
	if err != nil {
		return err
	}
	return st.txn.Commit()
}
