package jobs

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"time"

	"policygraph/internal/chronicle"
	"policygraph/internal/extract/source"
	"policygraph/internal/ingest"
	"policygraph/internal/store"
)

// work does the jobs that wait, the oldest first, until the queue is closed.
func (q *Queue) work() {
	defer close(q.finished)
	for {
		select {
		case <-q.closing:
			return
		default:
		}
		if e := q.oldest(); e != nil {
			q.do(e)
			continue
		}
		select {
		case <-q.wake:
		case <-q.closing:
			return
		}
	}
}

func (q *Queue) oldest() (first *entry) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, e := range q.jobs {
		if e.State == Queued && (first == nil || e.ID < first.ID) {
			first = e
		}
	}
	return first
}

// do does a job. Where the queue is closed meanwhile it is left as it is, to be taken up again.
func (q *Queue) do(e *entry) {
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	began := false
	r := q.change(e, func(r *record) {
		if r.State != Queued { // somebody cancelled it
			return
		}
		began = true
		r.State, r.Stage, r.Tries, r.Counts, r.Total = Running, StageRead, r.Tries+1, Counts{}, nil
		if r.Started.IsZero() {
			r.Started = q.o.Now().UTC().Truncate(time.Millisecond)
		}
		e.cancel = cancel
	})
	if !began {
		return
	}
	select {
	case <-q.closing: // while it was not to be cancelled yet
		cancel(errClosing)
	default:
	}
	problem := q.attempt(ctx, e, r)
	q.mu.Lock()
	e.cancel = nil
	q.mu.Unlock()
	switch cause := context.Cause(ctx); {
	case problem == nil:
		q.end(e, Done, nil)
	case errors.Is(cause, errClosing):
		q.report(q.o.Shelf.save(q.change(e, func(r *record) { r.State, r.Stage, r.Tries = Queued, "", 0 })))
	case errors.Is(cause, errCancelled):
		q.end(e, Cancelled, nil)
	default:
		q.end(e, Failed, problem)
	}
}

// attempt goes through the files of a job; what it returns is why it could not go on.
func (q *Queue) attempt(ctx context.Context, e *entry, r record) (problem *Problem) {
	defer func() {
		if cause := recover(); cause != nil {
			problem = &Problem{Code: CodeInternal, Message: fmt.Sprintf("a fault of the program: %v; please report it", cause)}
		}
	}()
	if r.Tries > maxTries {
		return &Problem{Code: CodeInternal, Message: fmt.Sprintf("the program ended %d times while it did this job, and gives it up; please report it with the files", maxTries)}
	}
	if err := q.o.Shelf.save(r); err != nil {
		return problemOf(err)
	}
	before, err := q.o.Shelf.restart(r.ID)
	if err != nil {
		return problemOf(err)
	}
	in, err := q.o.Ingester(ctx)
	if err != nil {
		return problemOf(fmt.Errorf("load the rules: %w", err))
	}
	files, total, err := q.source(ctx, r)
	if err != nil {
		return problemOf(err)
	}
	q.change(e, func(r *record) { r.Total, r.Stage = &total, StageExtract })
	if err := q.pass(ctx, e, in, files, earlier(before)); err != nil {
		return problemOf(err)
	}
	q.change(e, func(r *record) {
		n := r.Counts.Files() // names alone may have told otherwise
		r.Total = &n
	})
	return nil
}

// earlier is what a job stored before it was interrupted: it is not "unchanged" because of that.
func earlier(before []File) map[string]File {
	stored := map[string]File{}
	for _, f := range before {
		if f.Outcome == FileAdded || f.Outcome == FileChanged {
			stored[f.URI] = f
		}
	}
	return stored
}

// pass takes files in, or on a dry run only tells what would become of them.
func (q *Queue) pass(ctx context.Context, e *entry, in *ingest.Ingester, files iter.Seq2[source.Source, error], before map[string]File) error {
	var lost error // of the list of files
	note := func(f File) {
		if old, ok := before[f.URI]; ok && f.Outcome == FileUnchanged {
			f = old
		}
		if err := q.o.Shelf.add(e.ID, f); err != nil && lost == nil {
			lost = err
		}
		q.change(e, func(r *record) {
			r.Counts.add(f)
			n := max(*r.Total, r.Counts.Files())
			r.Total, r.Stage = &n, StageExtract
		})
	}
	w := ingest.Watch{
		Storing: func(string) { q.change(e, func(r *record) { r.Stage = StageStore }) },
		Done:    func(f ingest.File) { note(fileOf(f)) },
	}
	if e.DryRun {
		w.Tried = func(f ingest.File, c chronicle.Comparison) {
			tried := fileOf(f)
			tried.Change.Commit, tried.Change.Examples = 0, c.Differences[:min(len(c.Differences), shownExamples)]
			note(tried)
		}
	}
	_, err := in.RunWatched(ctx, files, w)
	return errors.Join(err, lost)
}

// shownExamples is how many of the statements that differ are kept of a dry run.
const shownExamples = 50

// fileOf is what ingest tells of a file in the words of jobs.
func fileOf(f ingest.File) File {
	out := File{
		URI: f.URI, KnownAs: f.KnownAs, Document: f.Document, Title: f.Title, Format: f.Format, Bytes: f.Bytes, Tasks: f.Tasks, Statements: f.Statements,
		Named: f.Named, Warnings: f.Diagnostics, Took: f.Took,
	}
	switch f.Outcome {
	case ingest.Added:
		out.Outcome = FileAdded
	case ingest.Updated:
		out.Outcome = FileChanged
	case ingest.Unchanged:
		out.Outcome = FileUnchanged
	default:
		out.Outcome = FileFailed
	}
	if f.Error != nil {
		out.Problem = &Problem{Code: f.Error.Code, Message: f.Error.Message, Subject: f.URI}
	}
	if c := f.Change; c != nil {
		out.Change = &Change{Commit: c.To, Added: c.Added, Removed: c.Removed, Changed: c.Changed, Reworded: c.Reworded}
	}
	return out
}

// source gives the files of a job and how many they are, as far as that can be told beforehand.
func (q *Queue) source(ctx context.Context, r record) (files iter.Seq2[source.Source, error], total int, err error) {
	switch r.Kind {
	case KindIngest:
		files = q.uploaded(ctx, r)
		for _, err := range files {
			if errors.Is(err, errDamaged) {
				return nil, 0, err
			}
			total++
		}
		return files, total, ctx.Err()
	case KindIngestPath:
		root, err := os.OpenRoot(r.Root)
		if err != nil {
			return nil, 0, fmt.Errorf("open the folder of documents: %w", err)
		}
		context.AfterFunc(ctx, func() { _ = root.Close() }) // ctx ends with the job
		total, err = source.CountAt(ctx, root.FS(), r.Path)
		return source.At(ctx, root.FS(), r.Path, filepath.Base(r.Root)), total, err
	case KindReextract:
		return q.stored(ctx, r.Documents), len(r.Documents), nil
	}
	return nil, 0, fmt.Errorf("%w: a job of the kind %q is of another program", errDamaged, r.Kind)
}

// uploaded are the files that were sent, archives among them opened.
func (q *Queue) uploaded(ctx context.Context, r record) iter.Seq2[source.Source, error] {
	return func(yield func(source.Source, error) bool) {
		for i := range r.Sent {
			b, err := q.o.Shelf.sent(r, i)
			if err != nil {
				if !yield(source.Source{}, err) {
					return
				}
				continue
			}
			for src, err := range source.Unpacked(ctx, r.Sent[i].Name, b) {
				if !yield(src, err) {
					return
				}
			}
		}
	}
}

// problemOf is why a job could not go on.
func problemOf(err error) *Problem {
	p := &Problem{Code: CodeInternal, Message: err.Error()}
	switch {
	case full(err):
		p.Code, p.Message = CodeDiskFull, "the disk has no room; free some space and give the job again: what is stored already is left alone"
	case errors.Is(err, store.ErrReadOnly):
		p.Code, p.Message = CodeReadOnly, "the store is read-only"
	case errors.Is(err, store.ErrClosed), errors.Is(err, store.ErrCorrupt), errors.Is(err, store.ErrLocked):
		p.Code, p.Message = CodeUnavailable, "the store cannot be written now; `policygraph doctor` says what is wrong"
	case errors.Is(err, errDamaged):
		p.Code = CodeDamaged
	}
	return p
}
