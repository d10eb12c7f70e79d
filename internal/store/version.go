package store

import (
	"context"

	"policygraph/internal/kg"
)

// Version is what a commit published, counted.
type Version struct {
	Document   kg.Document
	Entities   int
	Statements int
	Evidence   int
}

// versioner is a Historian that counts what a commit published without reading it all.
type versioner interface {
	Version(ctx context.Context, sequence uint64) (Version, error)
}

// VersionOf counts what a commit published; it fails as Historian.Asserted does, and is zero for a commit that retracted.
func VersionOf(ctx context.Context, h Historian, sequence uint64) (Version, error) {
	if v, ok := h.(versioner); ok {
		return v.Version(ctx, sequence)
	}
	b, err := h.Asserted(ctx, sequence)
	return Version{Document: b.Document, Entities: len(b.Entities), Statements: len(b.Statements), Evidence: len(b.Evidence)}, err
}

// sequenced is a Reader that knows the commit it reads at.
type sequenced interface{ Sequence() uint64 }

// SequenceOf is the commit that r reads at.
func SequenceOf(ctx context.Context, r Reader) (uint64, error) {
	if s, ok := r.(sequenced); ok {
		return s.Sequence(), nil
	}
	stats, err := r.Stats(ctx)
	return stats.Sequence, err
}
