package jobs

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/internal/ingest"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// reader makes a task of each line of a text; it waits at each file where gate is set, and panics on demand.
type reader struct {
	rules string
	gate  chan struct{}
	met   chan string
}

func (x *reader) ExtractContext(ctx context.Context, src source.Source) (extract.Result, error) {
	if x.met != nil {
		x.met <- src.URI
	}
	if x.gate != nil {
		select {
		case <-x.gate:
		case <-ctx.Done():
			return extract.Result{}, ctx.Err()
		}
	}
	text := src.Decoded()
	if strings.Contains(text, "恐慌") {
		panic("an index out of range")
	}
	if src.Format != source.Text {
		text = "从别的格式读出的文字" // as of a Word document: the text is not the file
	}
	r := extract.Result{File: src.URI, Text: text, Diagnostics: []extract.Diagnostic{{Code: "number.restored"}}}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			r.Tasks = append(r.Tasks, extract.Task{Title: line})
		}
	}
	return r, nil
}

func (x *reader) Batch(src source.Source, r extract.Result) (kg.Batch, error) {
	d := kg.NewDocument(src.URI)
	d.Digest, d.Extractor, d.Title = src.Digest, x.rules, "计划 "+src.URI
	b := kg.Batch{Document: d, Text: r.Text, Entities: []kg.Entity{kg.NewEntity(kg.KindDocument, d.Key, d.Title)}}
	for i, t := range r.Tasks {
		task := kg.NewEntity(kg.KindTask, fmt.Sprintf("%s/%d", d.Key, i), t.Title)
		s := kg.NewStatement(b.Entities[0].ID, kg.HasTask, task.ID)
		start := len([]rune(r.Text[:strings.Index(r.Text, t.Title)]))
		b.Entities, b.Statements = append(b.Entities, task), append(b.Statements, s)
		b.Evidence = append(b.Evidence, kg.NewEvidence(s.ID, d.ID, kg.Span{Start: start, End: start + len([]rune(t.Title))}, t.Title, "line", kg.ID{}))
	}
	b.Sort()
	return b, nil
}

func (x *reader) Digest() string { return x.rules }

func (x *reader) SeedBatches() []kg.Batch {
	d := kg.NewDocument("regions.tsv")
	d.Seed, d.Digest, d.Extractor = true, "seed", x.rules
	return []kg.Batch{{Document: d, Text: "甲县", Entities: []kg.Entity{kg.NewEntity(kg.KindDocument, d.Key, d.URI)}}}
}

// bench is a queue over a store, and what is needed to make it anew.
type bench struct {
	t     *testing.T
	store store.Historian
	shelf Shelf
	read  *reader
	now   func() time.Time
	mu    sync.Mutex
	told  []error
}

func (b *bench) open(change ...func(*Options)) *Queue {
	b.t.Helper()
	in := ingest.New(b.read, b.store, time.Now)
	o := Options{
		Store: b.store, Shelf: b.shelf, Now: b.now, Pace: time.Millisecond, Ingester: func(context.Context) (*ingest.Ingester, error) { return in, nil },
		Report: func(err error) {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.told = append(b.told, err)
		},
	}
	for _, c := range change {
		c(&o)
	}
	q, err := Open(o)
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { q.Close() })
	return q
}

// shelves runs a test over every shelf.
func shelves(t *testing.T, test func(t *testing.T, b *bench)) {
	for _, kind := range []string{"memory", "folder"} {
		t.Run(kind, func(t *testing.T) {
			b := &bench{t: t, store: memstore.New(), shelf: Memory(), read: &reader{rules: "rules-1"}, now: time.Now}
			t.Cleanup(func() { b.store.Close() })
			if kind == "folder" {
				var err error
				if b.shelf, err = Folder(filepath.Join(t.TempDir(), "jobs"), 0); err != nil {
					t.Fatal(err)
				}
			}
			test(t, b)
		})
	}
}

func upload(name, text string) Upload {
	return Upload{Name: name, Size: int64(len(text)), Open: func() (io.Reader, error) { return strings.NewReader(text), nil }}
}

// wait follows a job to its end.
func wait(t *testing.T, q *Queue, id string) (last Job) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	states, err := q.Watch(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	for last = range states {
	}
	if !last.State.Ended() {
		t.Fatalf("job %s: watched until %s (%v), want its end", id, last.State, ctx.Err())
	}
	return last
}

func outcomes(t *testing.T, q *Queue, id string) string {
	t.Helper()
	files, err := q.Files(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, f := range files {
		word := f.URI + " " + string(f.Outcome)
		if f.Problem != nil {
			word += " " + f.Problem.Code
		}
		list = append(list, word)
	}
	return strings.Join(list, "; ")
}

// ingested takes files in and wants the job to be done.
func ingested(t *testing.T, q *Queue, o Order, files ...Upload) Job {
	t.Helper()
	job, problems, err := q.Ingest(t.Context(), files, o)
	if err != nil || len(problems) > 0 {
		t.Fatalf("ingest: %v, problems %v", err, problems)
	}
	if job = wait(t, q, job.ID); job.State != Done {
		t.Fatalf("job: %+v, want it done", job)
	}
	return job
}

func commits(t *testing.T, st store.Historian) int {
	t.Helper()
	list, err := st.Commits(t.Context(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

func eventually(t *testing.T, holds func() bool) {
	t.Helper()
	for range 500 {
		if holds() {
			return
		}
		time.Sleep(2 * time.Millisecond)
	}
	t.Error("what was to come did not come within a second")
}

func sourceOf(t *testing.T, uri, text string) source.Source {
	t.Helper()
	src, err := source.New(uri, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func resultOf(t *testing.T, x *reader, uri, text string) extract.Result {
	t.Helper()
	r, err := x.ExtractContext(t.Context(), sourceOf(t, uri, text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}
