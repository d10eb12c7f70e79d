package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

// lineExtractor makes a task of each line of a source, and trouble on demand: real statements with real evidence, without rules.
type lineExtractor struct {
	rules     string
	extracted atomic.Int32
}

func (x *lineExtractor) ExtractContext(_ context.Context, src source.Source) (extract.Result, error) {
	x.extracted.Add(1)
	text := src.Decoded()
	switch {
	case strings.Contains(text, "恐慌"):
		panic("an index out of range")
	case strings.Contains(text, "不支持"):
		return extract.Result{}, &source.Error{Code: source.UnsupportedFormat, URI: src.URI, Message: "not read"}
	case strings.Contains(text, "很慢"):
		time.Sleep(5 * time.Millisecond)
	}
	r := extract.Result{File: src.URI, Text: text, Diagnostics: []extract.Diagnostic{{Code: "number.restored"}}}
	for line := range strings.Lines(text) {
		r.Tasks = append(r.Tasks, extract.Task{Title: strings.TrimSpace(line), Responsibilities: []extract.Responsibility{{Role: "LEAD"}}})
	}
	return r, nil
}

func (x *lineExtractor) Batch(src source.Source, r extract.Result) (kg.Batch, error) {
	if strings.Contains(r.Text, "坏图") {
		return kg.Batch{}, errors.New("graph is not sound")
	}
	d := kg.NewDocument(src.URI)
	d.Digest, d.Extractor, d.Title = src.Digest, x.rules, "题目"
	b := kg.Batch{Document: d, Text: r.Text, Entities: []kg.Entity{kg.NewEntity(kg.KindDocument, d.Key, d.Title)}}
	for i, t := range r.Tasks {
		task := kg.NewEntity(kg.KindTask, fmt.Sprintf("%s/%d", d.Key, i), t.Title)
		s := kg.NewStatement(b.Entities[0].ID, kg.HasTask, task.ID)
		at := strings.Index(r.Text, t.Title)
		start := len([]rune(r.Text[:at]))
		b.Entities = append(b.Entities, task)
		b.Statements = append(b.Statements, s)
		b.Evidence = append(b.Evidence, kg.NewEvidence(s.ID, d.ID, kg.Span{Start: start, End: start + len([]rune(t.Title))}, t.Title, "line", kg.ID{}))
	}
	if strings.Contains(r.Text, "无据") {
		b.Evidence = nil // the store refuses such a batch
	}
	b.Sort()
	return b, nil
}

func (x *lineExtractor) Digest() string { return x.rules }

func (x *lineExtractor) SeedBatches() []kg.Batch {
	d := kg.NewDocument("regions.tsv")
	d.Seed, d.Digest, d.Extractor = true, "seed-digest", x.rules
	county, city := kg.NewEntity(kg.KindRegion, "990101", "甲县"), kg.NewEntity(kg.KindRegion, "990100", "甲市")
	s := kg.NewStatement(county.ID, kg.PartOf, city.ID)
	b := kg.Batch{
		Document: d, Text: "甲县\t甲市", Entities: []kg.Entity{county, city, kg.NewEntity(kg.KindDocument, d.Key, d.URI)}, Statements: []kg.Statement{s},
		Evidence: []kg.Evidence{kg.NewEvidence(s.ID, d.ID, kg.Span{Start: 0, End: 5}, "甲县\t甲市", "seed", kg.ID{})},
	}
	b.Sort()
	return []kg.Batch{b}
}

// files yields sources in the order of name, text, name, text; a text of "!" is a file that cannot be read.
func files(pairs ...string) iter.Seq2[source.Source, error] {
	return func(yield func(source.Source, error) bool) {
		for p := range slices.Chunk(pairs, 2) {
			src, err := source.New(p[0], []byte(p[1]))
			if p[1] == "!" {
				src, err = source.Source{}, &source.Error{Code: source.NotFound, URI: p[0], Message: "no such file"}
			}
			if !yield(src, err) {
				return
			}
		}
	}
}

// clock moves on by a second each time it is asked.
func clock() func() time.Time {
	var asked atomic.Int64
	return func() time.Time { return time.Unix(asked.Add(1), 0) }
}

func newIngester(t *testing.T, rules string) (*Ingester, *lineExtractor, store.Store) {
	t.Helper()
	st := memstore.New()
	t.Cleanup(func() { st.Close() })
	x := &lineExtractor{rules: rules}
	return New(x, st, clock()), x, st
}

func run(t *testing.T, in *Ingester, files iter.Seq2[source.Source, error]) Report {
	t.Helper()
	r, err := in.Run(t.Context(), files, nil)
	if err != nil {
		t.Fatalf("run: %v", err)
	}
	return r
}

// outcomes draws a report as "name OUTCOME code knownAs", a file a line.
func outcomes(r Report) (lines []string) {
	for _, f := range r.Files {
		line := f.URI + " " + string(f.Outcome)
		if f.Error != nil {
			line += " " + f.Error.Code
		}
		if f.KnownAs != "" {
			line += " = " + f.KnownAs
		}
		lines = append(lines, line)
	}
	return lines
}

func graph(t *testing.T, st store.Store) (g store.Graph) {
	t.Helper()
	if err := st.View(t.Context(), func(r store.Reader) (err error) {
		g, err = store.Dump(t.Context(), r)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return g
}

func wantOutcomes(t *testing.T, r Report, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, outcomes(r)); diff != "" {
		t.Errorf("outcomes (-want +got):\n%s", diff)
	}
}

func TestRunReportsEachFileInOrder(t *testing.T) {
	in, _, _ := newIngester(t, "rules-1")
	var told []string
	report, err := in.Run(t.Context(), files("b.txt", "很慢\n修路\n", "a.txt", "架桥"), func(f File) { told = append(told, f.URI) })
	if err != nil {
		t.Fatal(err)
	}
	wantOutcomes(t, report, "b.txt NEW", "a.txt NEW")
	if want := []string{"b.txt", "a.txt"}; !slices.Equal(told, want) {
		t.Errorf("progress told of %v, want %v", told, want)
	}
	f := report.Files[0]
	if f.Tasks != 2 || f.Responsibilities != 2 || f.Statements != 2 || f.Evidence != 2 || f.Warnings() != 1 || f.Took <= 0 || f.Title != "题目" || f.Document == "" {
		t.Errorf("counts of b.txt: %+v", f)
	}
	if total := report.Total(); total.Tasks != 3 || total.Diagnostics["number.restored"] != 2 {
		t.Errorf("total: %+v", total)
	}
}

func TestSecondRunChangesNothing(t *testing.T) {
	in, x, st := newIngester(t, "rules-1")
	run(t, in, files("a.txt", "修路", "b.txt", "架桥"))
	before, extracted := graph(t, st), x.extracted.Load()

	wantOutcomes(t, run(t, in, files("a.txt", "修路", "b.txt", "架桥")), "a.txt UNCHANGED", "b.txt UNCHANGED")
	if diff := cmp.Diff(before, graph(t, st)); diff != "" {
		t.Errorf("the graph changed:\n%s", diff)
	}
	if got := x.extracted.Load(); got != extracted {
		t.Errorf("%d files were extracted again", got-extracted)
	}
}

func TestChangedFileAndChangedRulesUpdate(t *testing.T) {
	in, x, st := newIngester(t, "rules-1")
	run(t, in, files("a.txt", "修路", "b.txt", "架桥"))
	wantOutcomes(t, run(t, in, files("a.txt", "修路\n通航", "b.txt", "架桥")), "a.txt UPDATED", "b.txt UNCHANGED")
	if n := len(graph(t, st).Statements); n != 3 {
		t.Errorf("%d statements, want 3", n)
	}
	x.rules = "rules-2"
	wantOutcomes(t, run(t, in, files("a.txt", "修路\n通航", "b.txt", "架桥")), "a.txt UPDATED", "b.txt UPDATED")
}

func TestSameBytesUnderAnotherNameAreKnown(t *testing.T) {
	in, x, st := newIngester(t, "rules-1")
	wantOutcomes(t, run(t, in, files("a.txt", "修路", "copy.txt", "修路", "third.txt", "修路")),
		"a.txt NEW", "copy.txt UNCHANGED = a.txt", "third.txt UNCHANGED = a.txt")
	wantOutcomes(t, run(t, in, files("other.txt", "修路", "copy.txt", "修路")), "other.txt UNCHANGED = a.txt", "copy.txt UNCHANGED = a.txt")

	x.rules = "rules-2" // the document that is known is read anew, not doubled
	wantOutcomes(t, run(t, in, files("other.txt", "修路")), "other.txt UPDATED = a.txt")
	if docs := graph(t, st).Documents; len(docs) != 1 || docs[0].URI != "a.txt" || docs[0].Extractor != "rules-2" {
		t.Errorf("documents %+v, want a.txt alone, read by rules-2", docs)
	}
}

func TestBadFilesNeverStopTheRun(t *testing.T) {
	in, _, st := newIngester(t, "rules-1")
	r := run(t, in, files("gone.txt", "!", "panic.txt", "恐慌", "fmt.txt", "不支持", "graph.txt", "坏图", "proof.txt", "无据",
		"panic2.txt", "恐慌", "empty.txt", " ", "good.txt", "修路"))
	wantOutcomes(t, r, "gone.txt FAILED NOT_FOUND", "panic.txt FAILED INTERNAL", "fmt.txt FAILED UNSUPPORTED_FORMAT", "graph.txt FAILED BATCH",
		"proof.txt FAILED BATCH", "panic2.txt FAILED INTERNAL", "empty.txt FAILED EMPTY", "good.txt NEW")
	if docs := graph(t, st).Documents; len(docs) != 1 || docs[0].URI != "good.txt" {
		t.Errorf("documents %+v, want good.txt alone", docs)
	}
	if n := r.Count(Failed); n != 7 {
		t.Errorf("%d failed, want 7", n)
	}
}

func TestSeedsAreStoredOnce(t *testing.T) {
	in, x, st := newIngester(t, "rules-1")
	for i, want := range []Outcome{Added, Unchanged} {
		r, err := in.Seed(t.Context())
		if err != nil || len(r.Files) != 1 || r.Files[0].Outcome != want {
			t.Fatalf("seeding %d: %+v, %v; want %s", i+1, r.Files, err, want)
		}
	}
	x.rules = "rules-2"
	if r, err := in.Seed(t.Context()); err != nil || r.Files[0].Outcome != Updated {
		t.Errorf("seeding by other rules: %+v, %v; want UPDATED", r.Files, err)
	}
	if docs := graph(t, st).Documents; len(docs) != 1 || !docs[0].Seed {
		t.Errorf("documents %+v, want one seed", docs)
	}
}

// failingStore fails as a full disk does, from a given Apply on.
type failingStore struct {
	store.Store
	after int32
	calls atomic.Int32
}

func (s *failingStore) Apply(ctx context.Context, b kg.Batch) (bool, error) {
	if s.calls.Add(1) > s.after {
		return false, fmt.Errorf("write: %w", store.ErrDiskFull)
	}
	return s.Store.Apply(ctx, b)
}

func TestFullDiskStopsTheRunAndSaysWhere(t *testing.T) {
	st := &failingStore{Store: memstore.New(), after: 1}
	in := New(&lineExtractor{rules: "1"}, st, clock())
	r, err := in.Run(t.Context(), files("a.txt", "修路", "b.txt", "架桥", "c.txt", "通航"), nil)
	if !errors.Is(err, store.ErrDiskFull) || !strings.Contains(err.Error(), "b.txt") {
		t.Errorf("got %v, want ErrDiskFull that names b.txt", err)
	}
	wantOutcomes(t, r, "a.txt NEW")
}

func TestCancellingStopsCleanly(t *testing.T) {
	defer goleak.VerifyNone(t)
	in, _, _ := newIngester(t, "rules-1")
	ctx, cancel := context.WithCancel(t.Context())
	endless := func(yield func(source.Source, error) bool) {
		for i := 0; ; i++ {
			src, err := source.New(fmt.Sprintf("%d.txt", i), fmt.Appendf(nil, "任务%d", i))
			if !yield(src, err) {
				return
			}
		}
	}
	done := 0
	report, err := in.Run(ctx, endless, func(File) {
		if done++; done == 5 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
	if len(report.Files) != 5 {
		t.Errorf("%d files reported, want the 5 that were done", len(report.Files))
	}
}

func TestInOrderKeepsOrderAndBoundsWork(t *testing.T) {
	var under, most atomic.Int32
	items := func(yield func(int) bool) {
		for i := range 200 {
			if !yield(i) {
				return
			}
		}
	}
	var got []int
	err := InOrder(t.Context(), items, 4, func(_ context.Context, i int) int {
		now := under.Add(1)
		for old := most.Load(); now > old && !most.CompareAndSwap(old, now); old = most.Load() {
		}
		if i%7 == 0 {
			time.Sleep(time.Millisecond)
		}
		under.Add(-1)
		return i
	}, func(i int) error {
		got = append(got, i)
		return nil
	})
	if err != nil || len(got) != 200 || !slices.IsSorted(got) {
		t.Errorf("err %v, %d results, sorted %v; want 200 sorted", err, len(got), slices.IsSorted(got))
	}
	if most.Load() > 4 {
		t.Errorf("%d at once, want at most 4", most.Load())
	}
}

func TestReportCountsByFormatAndByReason(t *testing.T) {
	in, _, _ := newIngester(t, "rules-1")
	r := run(t, in, files("a.txt", "修路\n架桥", "b.txt", "不支持", "c.html", "<html>通航", "gone.txt", "!", "d.txt", "不支持的"))
	want := []FormatCount{
		{Format: "HTML", Files: 1, Outcomes: map[Outcome]int{Added: 1}, Tasks: 1, Bytes: 12},
		{Format: "TEXT", Files: 3, Outcomes: map[Outcome]int{Added: 1, Failed: 2}, Tasks: 2, Bytes: 34},
		{Format: "", Files: 1, Outcomes: map[Outcome]int{Failed: 1}},
	}
	if diff := cmp.Diff(want, r.Formats()); diff != "" {
		t.Errorf("formats (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]CodeCount{{"UNSUPPORTED_FORMAT", 2}, {"NOT_FOUND", 1}}, r.Failures()); diff != "" {
		t.Errorf("failures (-want +got):\n%s", diff)
	}
}
