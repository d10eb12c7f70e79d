package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"time"

	"policygraph/internal/kg"
)

// Sentinels of history.
var (
	ErrForgotten = errors.New("the store no longer keeps that part of its history")
	ErrFuture    = errors.New("the store has not made that commit yet")
	ErrConflict  = errors.New("the document has changed in the meantime")
)

// Historian is a Store that keeps its history: nothing is overwritten, the versions of a document follow one another, and each commit
// can be read as it was.
type Historian interface {
	Store
	// Commits lists the commits after a number, in their order, at most limit of them (0: all).
	Commits(ctx context.Context, after uint64, limit int) ([]Commit, error)
	// Asserted is the batch that a commit published, as Canonical made it. A commit that retracted has none (the zero batch); one
	// whose batch has been forgotten gives ErrForgotten, one that is not made yet ErrFuture.
	Asserted(ctx context.Context, sequence uint64) (kg.Batch, error)
	// ViewAt is View of the graph as it was after a commit; 0 is the empty graph. Commits before the horizon give ErrForgotten,
	// commits not made yet ErrFuture.
	ViewAt(ctx context.Context, sequence uint64, fn func(Reader) error) error
	// ApplyIf is Apply on the condition that the last commit of the document is expected (0: it has none, or was retracted by its
	// last); else it changes nothing and returns ErrConflict.
	ApplyIf(ctx context.Context, b kg.Batch, expected uint64) (changed bool, err error)
	// Horizon is the lowest commit that ViewAt reads.
	Horizon(ctx context.Context) (uint64, error)
	// Forget moves the horizon up to a commit and drops the versions that no commit from there on shows. The commits themselves stay
	// in the chain. Forgetting what is forgotten already does nothing.
	Forget(ctx context.Context, before uint64) (versions int, err error)
	// Wait returns when there is a commit after the given one, or the context is done.
	Wait(ctx context.Context, after uint64) error
}

// Chain is a hash that names a commit and all that came before it.
type Chain [sha256.Size]byte

// Commit is one step of a store: a document published, or retracted.
type Commit struct {
	Sequence  uint64    // from 1, without gaps
	At        time.Time // UTC, whole milliseconds; by the clock of the machine that made it
	Document  kg.ID
	Retracted bool
	Digest    Digest // of the batch; zero when it was retracted
	Chain     Chain
}

// Link is the chain hash of c when it follows the commit with chain hash before.
func (c Commit) Link(before Chain) Chain {
	b := append([]byte("policygraph commit\x00"), before[:]...)
	b = binary.BigEndian.AppendUint64(b, c.Sequence)
	b = binary.BigEndian.AppendUint64(b, uint64(c.At.UnixMilli()))
	b = append(b, c.Document[:]...)
	retracted := byte(0)
	if c.Retracted {
		retracted = 1
	}
	b = append(b, retracted)
	return sha256.Sum256(append(b, c.Digest[:]...))
}

// CommitTime is t as commits keep it.
func CommitTime(t time.Time) time.Time { return t.UTC().Truncate(time.Millisecond) }

// Published is a commit with what it published: the zero batch where it retracted, and where the batch is forgotten.
type Published struct {
	Commit
	Batch     kg.Batch
	Forgotten bool
}
