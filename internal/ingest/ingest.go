// Package ingest takes files into a store: read, skip what is known, extract in parallel, apply one by one, report.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync"
	"time"

	"policygraph/internal/chronicle"
	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Extractor turns a source into what it asserts. It is safe for use by many goroutines.
type Extractor interface {
	ExtractContext(context.Context, source.Source) (extract.Result, error)
	Batch(source.Source, extract.Result) (kg.Batch, error)
	Digest() string // of the rules and seeds
	SeedBatches() []kg.Batch
}

// Ingester joins an extractor and a store. Runs take turns.
type Ingester struct {
	extractor Extractor
	store     store.Store
	past      store.Historian // the same; nil where it keeps no history
	line      chronicle.Timeline
	now       func() time.Time
	turn      sync.Mutex
}

// New makes an ingester; now tells the time for durations.
func New(x Extractor, s store.Store, now func() time.Time) *Ingester {
	past, _ := s.(store.Historian)
	return &Ingester{extractor: x, store: s, past: past, now: now}
}

// Seed stores the tables that ship with the program, those that are not stored yet.
func (in *Ingester) Seed(ctx context.Context) (Report, error) {
	in.turn.Lock()
	defer in.turn.Unlock()
	start := in.now()
	var report Report
	known, err := in.known(ctx)
	if err != nil {
		return report, err
	}
	for _, batch := range in.extractor.SeedBatches() {
		began := in.now()
		f := File{URI: batch.Document.URI, Bytes: len(batch.Text)}
		old, stored := known.byURI[batch.Document.URI]
		f.Outcome = outcome(stored, old.Digest == batch.Document.Digest && old.Extractor == batch.Document.Extractor)
		if f.Outcome != Unchanged {
			if _, err := in.store.Apply(ctx, batch); err != nil {
				return report, fmt.Errorf("store seed table %s: %w", batch.Document.URI, err)
			}
		}
		f.describe(batch)
		f.Took = in.now().Sub(began)
		report.Files = append(report.Files, f)
	}
	report.Took = in.now().Sub(start)
	return report, nil
}

// job is a file on its way.
type job struct {
	file   File
	source source.Source
	batch  kg.Batch
	twin   int // index of a file of this run with the same bytes, -1 for none
}

// Run ingests files. What is wrong with a file is its outcome; the error that Run returns is the store's or that of ctx, and comes
// with the report of the files done until then. progress, if not nil, is told of each file as it is done, in order.
func (in *Ingester) Run(ctx context.Context, files iter.Seq2[source.Source, error], progress func(File)) (Report, error) {
	return in.run(ctx, files, func(j *job, before []File) error { return in.finish(ctx, j, before) }, progress)
}

func (in *Ingester) run(ctx context.Context, files iter.Seq2[source.Source, error], finish func(*job, []File) error, progress func(File)) (Report, error) {
	in.turn.Lock()
	defer in.turn.Unlock()
	start := in.now()
	report := Report{Files: []File{}}
	known, err := in.known(ctx)
	if err != nil {
		return report, err
	}
	err = InOrder(ctx, in.jobs(files, known), runtime.GOMAXPROCS(0), in.extract, func(j job) error {
		if err := finish(&j, report.Files); err != nil {
			return fmt.Errorf("store %s: %w", j.file.URI, err)
		}
		report.Files = append(report.Files, j.file)
		if progress != nil {
			progress(j.file)
		}
		return nil
	})
	report.Took = in.now().Sub(start)
	return report, err
}

// jobs decides about each file from its digest, before the costly work. It is the only user of known.
func (in *Ingester) jobs(files iter.Seq2[source.Source, error], known catalog) iter.Seq[job] {
	return func(yield func(job) bool) {
		rules := in.extractor.Digest()
		met := map[string]int{} // digest -> index in this run
		index := 0
		for src, err := range files {
			j := job{source: src, twin: -1, file: File{URI: src.URI, Bytes: len(src.Bytes), Format: string(src.Format)}}
			switch {
			case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
				return // InOrder sees the same context
			case err != nil:
				var unread *source.Error
				if errors.As(err, &unread) {
					j.file.URI = unread.URI
				}
				j.file.Outcome, j.file.Error = Failed, FailureOf(err)
			default:
				if first, twice := met[src.Digest]; twice {
					j.twin = first
					break
				}
				met[src.Digest] = index
				j.decide(known, rules)
			}
			index++
			if !yield(j) {
				return
			}
		}
	}
}

// decide compares a file with what is stored. The same bytes under another name are the document that they are known as.
func (j *job) decide(known catalog, rules string) {
	old, stored := known.byURI[j.source.URI]
	if !stored || old.Digest != j.source.Digest {
		if twin, ok := known.byDigest[j.source.Digest]; ok {
			old, stored = twin, true
			j.file.KnownAs, j.source.URI = twin.URI, twin.URI
		}
	}
	j.file.Outcome = outcome(stored, old.Digest == j.source.Digest && old.Extractor == rules)
	if j.file.Outcome == Unchanged {
		j.file.Document, j.file.Title = kg.Ref(kg.KindDocument, old.Key), old.Title
	}
}

func outcome(stored, same bool) Outcome {
	switch {
	case !stored:
		return Added
	case same:
		return Unchanged
	}
	return Updated
}

// extract runs in a worker. A panic is the failure of that file alone.
func (in *Ingester) extract(ctx context.Context, j job) (done job) {
	defer func() { done.source.Bytes = nil }() // a file that waits for its turn to be stored holds no bytes
	if j.twin >= 0 || j.file.Outcome == Unchanged || j.file.Outcome == Failed {
		return j
	}
	began := in.now()
	defer func() {
		if cause := recover(); cause != nil {
			j.file.Outcome, j.file.Error = Failed, &Failure{CodeInternal, fmt.Sprintf("a fault of the program: %v; please report it with the file", cause)}
			done = j
		}
		done.file.Took = in.now().Sub(began)
	}()
	result, err := in.extractor.ExtractContext(ctx, j.source)
	if err != nil {
		j.file.Outcome, j.file.Error = Failed, FailureOf(err)
		return j
	}
	j.batch, err = in.extractor.Batch(j.source, result)
	if err != nil {
		j.file.Outcome, j.file.Error = Failed, &Failure{CodeBatch, err.Error()}
		return j
	}
	j.file.Sections, j.file.Tasks = len(result.Sections), len(result.Tasks)
	for _, t := range result.Tasks {
		j.file.Responsibilities += len(t.Responsibilities)
	}
	for _, d := range result.Diagnostics {
		if j.file.Diagnostics == nil {
			j.file.Diagnostics = map[string]int{}
		}
		j.file.Diagnostics[d.Code]++
	}
	j.file.describe(j.batch)
	return j
}

// finish is the one writer. An error is about the store; whatever else goes wrong is the file's outcome.
func (in *Ingester) finish(ctx context.Context, j *job, before []File) error {
	if j.twin >= 0 {
		j.file.followTwin(before[j.twin])
		return nil
	}
	if j.file.Outcome == Unchanged || j.file.Outcome == Failed {
		return nil
	}
	began := in.now()
	changed, err := in.store.Apply(ctx, j.batch)
	if err == nil && changed && j.file.Outcome == Updated {
		j.file.Change, err = in.compare(ctx, j.batch)
	}
	j.file.Took += in.now().Sub(began)
	if errors.Is(err, store.ErrBatch) {
		j.refuse(err)
		return nil
	}
	return err
}

// refuse makes a batch that is not fit to be stored the failure of its file.
func (j *job) refuse(err error) {
	j.file = File{URI: j.file.URI, Outcome: Failed, Format: j.file.Format, Bytes: j.file.Bytes, Took: j.file.Took, Error: &Failure{CodeBatch, err.Error()}}
}

// cheap is up to how many statements a version is read again to compare it with the one that took its place.
const cheap = 20_000

// compare tells how what was just applied differs from the version before; nil where that is not known, or not cheap to tell.
func (in *Ingester) compare(ctx context.Context, b kg.Batch) (*Change, error) {
	if in.past == nil || len(b.Statements) > cheap {
		return nil, nil
	}
	line, err := in.line.Read(ctx, in.past)
	if err != nil {
		return nil, err
	}
	to := line.Version(b.Document.ID, line.Last())
	if to == 0 || line.Step(to).Before == 0 {
		return nil, nil
	}
	old, err := store.VersionOf(ctx, in.past, line.Step(to).Before)
	if err != nil || old.Statements > cheap {
		return nil, unless(err, store.ErrForgotten)
	}
	before, err := in.past.Asserted(ctx, line.Step(to).Before)
	if err != nil {
		return nil, unless(err, store.ErrForgotten)
	}
	c := chronicle.Compare(before, b)
	return &Change{
		From: to - 1, To: to, Added: c.Count(chronicle.Added), Removed: c.Count(chronicle.Removed), Changed: c.Count(chronicle.Changed),
		Reworded: c.Count(chronicle.Reworded),
	}, nil
}

// unless is err where that is not of the kind that may be.
func unless(err, may error) error {
	if errors.Is(err, may) {
		return nil
	}
	return err
}

// followTwin gives f the outcome of a file of the same run that has the same bytes.
func (f *File) followTwin(first File) {
	if first.Outcome == Failed {
		f.Outcome, f.Error = Failed, first.Error
		return
	}
	f.Outcome, f.Document, f.Title, f.KnownAs = Unchanged, first.Document, first.Title, first.URI
	if first.KnownAs != "" {
		f.KnownAs = first.KnownAs
	}
}

func (f *File) describe(b kg.Batch) {
	f.Document, f.Title = kg.Ref(kg.KindDocument, b.Document.Key), b.Document.Title
	f.Entities, f.Statements, f.Evidence = len(b.Entities), len(b.Statements), len(b.Evidence)
	f.Named = make(map[kg.EntityKind]int)
	for _, e := range b.Entities {
		f.Named[e.Kind]++
	}
}

// catalog is what the store knows of documents before a run.
type catalog struct {
	byURI    map[string]kg.Document
	byDigest map[string]kg.Document // plans only; of several with the same bytes, the first by name
}

func (in *Ingester) known(ctx context.Context) (catalog, error) {
	c := catalog{byURI: map[string]kg.Document{}, byDigest: map[string]kg.Document{}}
	err := in.store.View(ctx, func(r store.Reader) error {
		documents, err := r.Documents(ctx, nil)
		for _, d := range documents {
			c.byURI[d.URI] = d
			if twin, twice := c.byDigest[d.Digest]; !d.Seed && (!twice || d.URI < twin.URI) {
				c.byDigest[d.Digest] = d
			}
		}
		return err
	})
	if err != nil {
		return c, fmt.Errorf("list the stored documents: %w", err)
	}
	return c, nil
}
