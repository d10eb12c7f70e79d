package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"policygraph/internal/chronicle"
	"policygraph/internal/extract/source"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Watch is told how a run goes, file by file and in order. What is nil is not called.
type Watch struct {
	Storing func(uri string) // before what a file asserts is stored
	Done    func(File)
	// Tried makes the run a trial that stores nothing: it is told how each document would differ from what is stored, and what its file
	// would come to. Files that would change nothing are told to Done alone, the others to Tried alone.
	Tried func(File, chronicle.Comparison)
}

// RunWatched is Run with more to tell.
func (in *Ingester) RunWatched(ctx context.Context, files iter.Seq2[source.Source, error], w Watch) (Report, error) {
	finish := func(j *job, before []File) error {
		if w.Storing != nil && j.twin < 0 && (j.file.Outcome == Added || j.file.Outcome == Updated) {
			w.Storing(j.file.URI)
		}
		return in.finish(ctx, j, before)
	}
	done := w.Done
	if w.Tried != nil {
		var tried *chronicle.Comparison
		finish = func(j *job, before []File) (err error) {
			tried, err = in.try(ctx, j, before)
			return err
		}
		done = func(f File) {
			if tried != nil {
				w.Tried(f, *tried)
			} else if w.Done != nil {
				w.Done(f)
			}
		}
	}
	return in.run(ctx, files, finish, done)
}

// try is finish on a trial: nil where the file would change nothing.
func (in *Ingester) try(ctx context.Context, j *job, before []File) (*chronicle.Comparison, error) {
	switch {
	case j.twin >= 0:
		j.file.followTwin(before[j.twin])
		return nil, nil
	case j.file.Outcome == Unchanged || j.file.Outcome == Failed:
		return nil, nil
	}
	after, _, err := store.Canonical(j.batch)
	if errors.Is(err, store.ErrBatch) {
		j.refuse(err)
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	stored, err := in.asserted(ctx, j.batch.Document.ID)
	if err != nil {
		return nil, fmt.Errorf("read the stored version: %w", err)
	}
	c := chronicle.Compare(stored, after)
	j.file.Change = &Change{
		Added: c.Count(chronicle.Added), Removed: c.Count(chronicle.Removed), Changed: c.Count(chronicle.Changed), Reworded: c.Count(chronicle.Reworded),
	}
	return &c, nil
}

// asserted is what a document asserts now, the zero batch where that is nothing.
func (in *Ingester) asserted(ctx context.Context, document kg.ID) (kg.Batch, error) {
	if in.past == nil {
		return kg.Batch{}, nil
	}
	line, err := in.line.Read(ctx, in.past)
	if err != nil {
		return kg.Batch{}, err
	}
	last := line.Version(document, line.Last())
	if last == 0 {
		return kg.Batch{}, nil
	}
	return in.past.Asserted(ctx, last)
}

// Rules is the digest of the rules and seeds by which files are read.
func (in *Ingester) Rules() string { return in.extractor.Digest() }
