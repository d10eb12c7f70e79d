// Package store is the contract that every storage engine keeps: documents come and go whole, and readers see one snapshot.
//
// What a document asserts is a kg.Batch. Documents may assert the same entity or statement; it is there while one of them does.
// storetest.Run proves an engine against every promise made here.
package store

import (
	"context"
	"errors"

	"policygraph/internal/kg"
)

// Sentinels that callers branch on. Engines wrap them with what was attempted.
var (
	ErrCursor   = errors.New("cursor is not one of this store's for this query") // malformed, or of another hop
	ErrLocked   = errors.New("store is held by another process")
	ErrFormat   = errors.New("store has a format that this program does not read")
	ErrCorrupt  = errors.New("store is damaged")
	ErrDiskFull = errors.New("too little free disk space to write safely")
	ErrReadOnly = errors.New("store is read-only")
	ErrClosed   = errors.New("store is closed")
	ErrBatch    = errors.New("batch is not fit to be stored") // wraps what kg.Batch.Check found
)

// Store keeps the graph. It is safe for use by many goroutines.
type Store interface {
	// View calls fn with a reader of one snapshot. The reader is for that goroutine and that call only.
	View(ctx context.Context, fn func(Reader) error) error
	// Apply makes b the whole of what b.Document asserts, in one visible step; changed is false when it already was. The order of b's
	// parts does not matter, evidence said twice counts once, and b stays the caller's. Running it again after any failure repairs.
	Apply(ctx context.Context, b kg.Batch) (changed bool, err error)
	// Retract removes what the document asserts, in one visible step; found is false when it asserted nothing.
	Retract(ctx context.Context, document kg.ID) (found bool, err error)
	Close() error
}

// Reader reads one snapshot. Unknown ids are absent from answers, never errors. Every slice that comes back is in a defined order
// and is the caller's to keep.
type Reader interface {
	// Lookup finds entities by folded name, alias or key; ids in ascending order, the lowest ones where the limit cuts.
	Lookup(ctx context.Context, q Lookup) ([]kg.ID, error)
	// Expand finds the statements that touch a frontier, one round trip a page.
	Expand(ctx context.Context, h Hop) (Page, error)
	// Kinds lists the entities of a kind in ascending order of ID, those after the given one (the zero ID: from the first), at most
	// limit of them (0: all).
	Kinds(ctx context.Context, kind kg.EntityKind, after kg.ID, limit int) ([]kg.ID, error)
	Entities(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Entity, error)
	Statements(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Statement, error)
	// Evidence of each statement, by document, then by place in its text.
	Evidence(ctx context.Context, statements []kg.ID) (map[kg.ID][]kg.Evidence, error)
	// Documents by id; all of them when ids is nil.
	Documents(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Document, error)
	// Text is the canonical text of a document, "" when it is unknown.
	Text(ctx context.Context, document kg.ID) (string, error)
	// Stats counts what the snapshot holds.
	Stats(ctx context.Context) (Stats, error)
}

// Lookup asks for entities by name. Fold both sides with FoldName: width, case and blanks do not matter.
type Lookup struct {
	Name   string
	Kinds  []kg.EntityKind // empty: any
	Prefix bool            // names that begin with Name
	Limit  int             // 0: 100
}

// Direction of a hop, as seen from the frontier.
type Direction uint8

// Out follows statements from subject to object, In from object to subject.
const (
	Both Direction = iota
	Out
	In
)

// Hop asks for the statements that touch any entity of From.
type Hop struct {
	From       []kg.ID
	Dir        Direction
	Predicates []kg.Predicate // empty: any
	Limit      int            // 0: no limit
	After      Cursor         // of the page before
}

// Cursor marks a place in the order of a hop's answer. It is opaque, and outlives the View that gave it.
type Cursor string

// Edge is a statement seen from one of its ends: From is the entity of the frontier, Other the one across. A statement between two
// entities of the frontier gives an edge from each.
type Edge struct {
	From, Other kg.ID
	Forward     bool // From is the subject
	Statement   kg.Statement
}

// Page is part of the answer to a hop, ordered by From, predicate (in the order of kg.Predicates), direction (forward first), Other,
// statement. A statement that joins an entity with itself gives two edges. Next is "" on the last page.
type Page struct {
	Edges []Edge
	Next  Cursor
}

// Stats counts a snapshot. Sequence grows by one with each commit.
type Stats struct {
	Sequence   uint64
	Documents  int // seeds included
	Entities   map[kg.EntityKind]int
	Statements map[kg.Predicate]int
	Evidence   int
}
