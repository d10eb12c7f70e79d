package jobs

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
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

func TestFilesAreTakenInAndTold(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		q := b.open()
		var archive bytes.Buffer
		z := zip.NewWriter(&archive)
		for _, name := range []string{"丙.txt", "丁.txt"} {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(w, "修路一条", name)
		}
		z.Close()
		order := Order{Actor: "token-1"}
		job := ingested(t, q, order, upload("甲.txt", "建水厂一座\n修桥两座\n"), upload("乙.bin", "\x00\x01\x02\x03\xff\xfe\x00"), upload("包.zip", archive.String()))
		want := "甲.txt ADDED; 乙.bin FAILED BINARY; 包.zip/丙.txt ADDED; 包.zip/丁.txt ADDED"
		if got := outcomes(t, q, job.ID); got != want {
			t.Errorf("files:\n got %s\nwant %s", got, want)
		}
		if job.Total == nil || *job.Total != 4 || job.Counts != (Counts{Added: 3, Failed: 1, Warnings: 3}) || job.Actor != "token-1" || job.Started.IsZero() || job.Finished.IsZero() {
			t.Errorf("job %+v: want 3 added, 1 failed of 4, with its times and who asked", job)
		}
		again := ingested(t, q, order, upload("甲.txt", "建水厂一座\n修桥两座\n"))
		changed := ingested(t, q, order, upload("甲.txt", "建水厂三座\n修桥两座\n"))
		if got := outcomes(t, q, again.ID) + "; " + outcomes(t, q, changed.ID); got != "甲.txt UNCHANGED; 甲.txt CHANGED" {
			t.Errorf("again, then changed: got %s", got)
		}
		files, _ := q.Files(t.Context(), changed.ID)
		if c := files[0].Change; c == nil || c.Commit != 4 || c.Added+c.Changed+c.Reworded == 0 {
			t.Errorf("change of the third job: %+v, want that of commit 4", c)
		}
		if list := q.Jobs(); len(list) != 3 || list[0].ID != changed.ID || list[2].ID != job.ID {
			t.Errorf("jobs: got %v, want the newest first", list)
		}
	})
}

func TestADryRunTellsTheDifferenceAndStoresNothing(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		q := b.open()
		ingested(t, q, Order{}, upload("甲.txt", "建水厂一座\n修桥两座\n"))
		before := commits(t, b.store)
		job := ingested(t, q, Order{DryRun: true}, upload("甲.txt", "修桥两座\n种树百亩\n植草千亩\n"), upload("乙.txt", "通公路\n"), upload("丙.txt", "建水厂一座\n修桥两座\n"))
		if got, want := outcomes(t, q, job.ID), "甲.txt CHANGED; 乙.txt ADDED; 丙.txt UNCHANGED"; got != want {
			t.Errorf("files:\n got %s\nwant %s", got, want)
		}
		if got := commits(t, b.store); got != before {
			t.Errorf("%d commits after the dry run, %d before it", got, before)
		}
		files, _ := q.Files(t.Context(), job.ID)
		first, second := files[0].Change, files[1].Change
		if first == nil || first.Commit != 0 || first.Added+first.Changed+first.Reworded < 2 || len(first.Examples) == 0 {
			t.Errorf("change of the known document: %+v, want that two tasks are others", first)
		}
		if second == nil || second.Added != 1 || second.Removed != 0 || len(second.Examples) != 1 || second.Examples[0].After.Evidence[0].Quote != "通公路" {
			t.Errorf("change of the new document: %+v, want one statement added, with its quote", second)
		}
	})
}

func TestJobsGoOnAfterARestart(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		b.read.gate, b.read.met = make(chan struct{}), make(chan string, 100)
		q := b.open()
		first, _, err := q.Ingest(t.Context(), []Upload{upload("甲.txt", "建水厂\n"), upload("乙.txt", "修桥\n"), upload("丙.txt", "种树\n")}, Order{Reason: "年度更新"})
		if err != nil {
			t.Fatal(err)
		}
		second, _, err := q.Ingest(t.Context(), []Upload{upload("丁.txt", "通路\n")}, Order{})
		if err != nil {
			t.Fatal(err)
		}
		b.read.gate <- struct{}{} // one file is read; whichever it is, files are stored in order
		for name := ""; name != "甲.txt"; name = <-b.read.met {
		}
		time.Sleep(5 * time.Millisecond)
		q.Close()
		if j := q.Job(first.ID); j.State != Queued {
			t.Errorf("first job after the stop: %s, want it queued again", j.State)
		}
		stored := commits(t, b.store)

		b.read = &reader{rules: "rules-1"}
		q = b.open()
		one, two := wait(t, q, first.ID), wait(t, q, second.ID)
		if one.State != Done || two.State != Done || one.Counts.Files() != 3 || one.Reason != "年度更新" {
			t.Errorf("after the restart: %+v and %+v, want both done", one, two)
		}
		if got, want := outcomes(t, q, first.ID), "甲.txt ADDED; 乙.txt ADDED; 丙.txt ADDED"; got != want {
			t.Errorf("files of the first (%d were stored before the stop):\n got %s\nwant %s", stored, got, want)
		}
		if got := commits(t, b.store); got != 4 {
			t.Errorf("%d commits, want 4: each file once", got)
		}
	})
}

func TestCancelledJobsEnd(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		b.read.gate, b.read.met = make(chan struct{}), make(chan string, 100)
		q := b.open()
		running, _, _ := q.Ingest(t.Context(), []Upload{upload("甲.txt", "建水厂\n")}, Order{})
		waiting, _, _ := q.Ingest(t.Context(), []Upload{upload("乙.txt", "修桥\n")}, Order{})
		<-b.read.met
		if j, err := q.Cancel(t.Context(), waiting.ID); err != nil || j.State != Cancelled {
			t.Errorf("cancel of a waiting job: %s, %v", j.State, err)
		}
		if _, err := q.Cancel(t.Context(), running.ID); err != nil {
			t.Fatal(err)
		}
		if j := wait(t, q, running.ID); j.State != Cancelled || j.Problem != nil {
			t.Errorf("the running job: %+v, want it cancelled", j)
		}
		if j, _ := q.Cancel(t.Context(), running.ID); j.State != Cancelled {
			t.Errorf("cancelled twice: %s", j.State)
		}
		if j, err := q.Cancel(t.Context(), "none"); err != nil || j.ID != "" {
			t.Errorf("cancel of no job: %+v, %v", j, err)
		}
		if got := commits(t, b.store); got != 0 {
			t.Errorf("%d commits, want none", got)
		}
	})
}

func TestAQueueThatIsFullSaysSo(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		b.read.gate, b.read.met = make(chan struct{}), make(chan string, 100)
		q := b.open(func(o *Options) { o.Waiting = 1 })
		for i := range 2 {
			if _, problems, err := q.Ingest(t.Context(), []Upload{upload(fmt.Sprintf("%d.txt", i), "修桥\n"+strings.Repeat("甲", i))}, Order{}); err != nil || len(problems) > 0 {
				t.Fatalf("job %d: %v %v", i, problems, err)
			}
			if i == 0 {
				<-b.read.met // it runs, and waits no more
			}
		}
		job, problems, err := q.Ingest(t.Context(), []Upload{upload("三.txt", "通路\n")}, Order{})
		if err != nil || job.ID != "" || len(problems) != 1 || problems[0].Code != CodeQueueFull {
			t.Errorf("third job: %+v %v %v, want QUEUE_FULL", job, problems, err)
		}
		if got := len(q.Jobs()); got != 2 {
			t.Errorf("%d jobs are kept, want 2", got)
		}
	})
}

func TestWishesThatCannotBeDoneAreProblems(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		q := b.open()
		in, _ := q.o.Ingester(t.Context())
		if _, err := in.Seed(t.Context()); err != nil {
			t.Fatal(err)
		}
		huge := upload("大.txt", "短")
		huge.Size = source.MaxBytes + 1
		liar := Upload{Name: "谎.txt", Size: 3, Open: func() (io.Reader, error) { return io.LimitReader(zeros{}, source.MaxBytes+2), nil }}
		for claim, c := range map[string]struct {
			do   func() (Job, []Problem, error)
			want string
		}{
			"no file": {func() (Job, []Problem, error) { return q.Ingest(t.Context(), nil, Order{}) }, "BAD_INPUT"},
			"a name with a line end": {func() (Job, []Problem, error) {
				return q.Ingest(t.Context(), []Upload{upload("甲\n.txt", "修桥")}, Order{})
			}, "BAD_INPUT"},
			"a file that says it is large":    {func() (Job, []Problem, error) { return q.Ingest(t.Context(), []Upload{huge}, Order{}) }, "TOO_LARGE"},
			"a file that is larger than said": {func() (Job, []Problem, error) { return q.Ingest(t.Context(), []Upload{liar}, Order{}) }, "TOO_LARGE"},
			"a path where none is allowed":    {func() (Job, []Problem, error) { return q.IngestPath(t.Context(), "/etc", Order{}) }, "NOT_ALLOWED"},
			"a document that nobody knows": {func() (Job, []Problem, error) {
				j, _, p, err := q.Retract(t.Context(), "没有.txt", Order{})
				return j, p, err
			}, "NOT_FOUND"},
			"a table that ships with it": {func() (Job, []Problem, error) {
				j, _, p, err := q.Retract(t.Context(), "regions.tsv", Order{})
				return j, p, err
			}, "SEED_TABLE"},
			"reading again what is not stored": {func() (Job, []Problem, error) { return q.Reextract(t.Context(), []string{"没有.txt"}, Order{}) }, "NOT_FOUND"},
		} {
			job, problems, err := c.do()
			if err != nil || job.ID != "" || len(problems) != 1 || problems[0].Code != c.want || problems[0].Message == "" {
				t.Errorf("%s: job %q, problems %v, error %v; want %s", claim, job.ID, problems, err, c.want)
			}
		}
		job, problems, err := q.Ingest(t.Context(), []Upload{upload("甲.txt", "修桥\n"), upload("甲.txt", "通路\n")}, Order{})
		if err != nil || len(problems) != 1 || problems[0].Subject != "甲.txt" {
			t.Fatalf("two files of one name: %v %v, want one problem", problems, err)
		}
		if got := wait(t, q, job.ID); got.Counts.Added != 1 {
			t.Errorf("the one that could be taken: %+v", got)
		}
	})
}

// zeros is a file without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestRetractionTellsItsCommit(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		q := b.open()
		ingested(t, q, Order{}, upload("甲.txt", "建水厂\n"))
		job, commit, problems, err := q.Retract(t.Context(), "甲.txt", Order{Actor: "token-2", Reason: "已废止"})
		if err != nil || len(problems) > 0 || commit != 2 || job.State != Done || job.Reason != "已废止" || job.Counts.Retracted != 1 {
			t.Fatalf("retract: %+v, commit %d, %v, %v; want it done with commit 2", job, commit, problems, err)
		}
		if got, want := outcomes(t, q, job.ID), "甲.txt RETRACTED"; got != want {
			t.Errorf("files: got %s, want %s", got, want)
		}
		if _, _, problems, _ = q.Retract(t.Context(), "甲.txt", Order{}); len(problems) != 1 || problems[0].Code != CodeNotFound {
			t.Errorf("again: %v, want NOT_FOUND", problems)
		}
		q.Close()
		if j := b.open().Job(job.ID); j.State != Done || j.Actor != "token-2" {
			t.Errorf("after a restart: %+v, want it kept", j)
		}
	})
}

func TestDocumentsAreReadAgainFromTheirTextWhereThatIsTheFile(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		q := b.open()
		page := "<!DOCTYPE html><html><body><p>建水厂</p></body></html>"
		ingested(t, q, Order{}, upload("甲.txt", "\ufeff建水厂\r\n修桥\r\n"), upload("页.html", page))
		q.Close()
		b.read = &reader{rules: "rules-2"}
		q = b.open()
		job, problems, err := q.Reextract(t.Context(), []string{"甲.txt", "页.html"}, Order{DryRun: true})
		if err != nil || len(problems) != 1 || problems[0].Code != CodeNeedsFile || problems[0].Subject != "页.html" {
			t.Fatalf("named: %v %v, want that the page needs its file", problems, err)
		}
		wait(t, q, job.ID)
		if got, want := outcomes(t, q, job.ID), "甲.txt CHANGED"; got != want {
			t.Errorf("named: got %s, want %s", got, want)
		}
		before := commits(t, b.store)
		job, problems, err = q.Reextract(t.Context(), nil, Order{})
		if err != nil || len(problems) > 0 {
			t.Fatalf("all: %v %v", problems, err)
		}
		if j := wait(t, q, job.ID); j.State != Done || *j.Total != 2 {
			t.Errorf("all: %+v, want 2 files done", j)
		}
		if got, want := outcomes(t, q, job.ID), "甲.txt CHANGED; 页.html FAILED NEEDS_FILE"; got != want {
			t.Errorf("all: got %s, want %s", got, want)
		}
		if got := commits(t, b.store) - before; got != 1 {
			t.Errorf("%d commits, want 1", got)
		}
		job, _, _ = q.Reextract(t.Context(), []string{"甲.txt"}, Order{})
		wait(t, q, job.ID)
		if got, want := outcomes(t, q, job.ID), "甲.txt UNCHANGED"; got != want {
			t.Errorf("once more: got %s, want %s: the bytes are those of the file", got, want)
		}
	})
}

func TestPathsStayBelowTheFoldersThatWereNamed(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		outside, root := t.TempDir(), filepath.Join(t.TempDir(), "plans")
		for path, text := range map[string]string{
			filepath.Join(outside, "密.txt"): "不可外传\n", filepath.Join(root, "2025", "甲.txt"): "建水厂\n", filepath.Join(root, "2025", "乙.txt"): "修桥\n",
		} {
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for link, to := range map[string]string{"外": outside, filepath.Join("2025", "链.txt"): filepath.Join(outside, "密.txt")} {
			if err := os.Symlink(to, filepath.Join(root, link)); err != nil {
				t.Skip("no symbolic links here")
			}
		}
		q := b.open(func(o *Options) { o.Roots = []string{root} })
		job, problems, err := q.IngestPath(t.Context(), filepath.Join(root, "2025"), Order{})
		if err != nil || len(problems) > 0 {
			t.Fatalf("a folder below: %v %v", problems, err)
		}
		if j := wait(t, q, job.ID); j.State != Done || *j.Total != 3 {
			t.Errorf("a folder below: %+v, want 3 files done", j)
		}
		if got, want := outcomes(t, q, job.ID), "plans/2025/乙.txt ADDED; plans/2025/甲.txt ADDED; plans/2025/链.txt FAILED UNREADABLE"; got != want {
			t.Errorf("a folder below:\n got %s\nwant %s", got, want)
		}
		one, _, _ := q.IngestPath(t.Context(), filepath.Join(root, "2025", "甲.txt"), Order{})
		wait(t, q, one.ID)
		if got, want := outcomes(t, q, one.ID), "plans/2025/甲.txt UNCHANGED"; got != want {
			t.Errorf("one file: got %s, want %s", got, want)
		}
		for path, want := range map[string]string{
			outside: CodeNotAllowed, filepath.Join(root, "..", "x"): CodeNotAllowed, filepath.Join(root, "外", "密.txt"): CodeNotAllowed, filepath.Join(root, "外"): CodeNotAllowed,
			"2025": CodeBadInput, filepath.Join(root, "2024"): CodeNotFound, root + "-2": CodeNotAllowed,
		} {
			if job, problems, err := q.IngestPath(t.Context(), path, Order{}); err != nil || job.ID != "" || len(problems) != 1 || problems[0].Code != want {
				t.Errorf("%s: job %q, %v, %v; want %s", path, job.ID, problems, err, want)
			}
		}
	})
}

func TestProgressIsToldInOrderAndEndsWithTheJob(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		b.read.gate = make(chan struct{})
		q := b.open()
		job, _, _ := q.Ingest(t.Context(), []Upload{upload("甲.txt", "建水厂\n"), upload("乙.txt", "修桥\n")}, Order{})
		states, err := q.Watch(t.Context(), job.ID)
		if err != nil {
			t.Fatal(err)
		}
		ctx, leave := context.WithCancel(t.Context())
		if _, err := q.Watch(ctx, job.ID); err != nil { // nobody reads it
			t.Fatal(err)
		}
		leave()
		close(b.read.gate)
		var told []State
		done := 0
		for j := range states {
			if len(told) == 0 || told[len(told)-1] != j.State {
				told = append(told, j.State)
			}
			if j.Counts.Files() < done {
				t.Errorf("%d files done after %d", j.Counts.Files(), done)
			}
			done = j.Counts.Files()
		}
		if told[len(told)-1] != Done || done != 2 || slices.Contains(told[:len(told)-1], Done) {
			t.Errorf("told %v, %d files at last; want the end once, with 2", told, done)
		}
		if _, err := q.Watch(t.Context(), "none"); err == nil {
			t.Error("watched a job that there is not")
		}
	})
}

func TestJobsThatEndedLongAgoAreGivenUp(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		at := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
		var mu sync.Mutex
		b.now = func() time.Time { mu.Lock(); defer mu.Unlock(); at = at.Add(time.Second); return at }
		q := b.open(func(o *Options) { o.Keep = 2 })
		var ids []string
		for i := range 4 {
			ids = append(ids, ingested(t, q, Order{}, upload(fmt.Sprintf("%d.txt", i), strings.Repeat("修桥\n", i+1))).ID)
		}
		eventually(t, func() bool { return len(q.Jobs()) == 2 && q.Job(ids[3]).ID != "" && q.Job(ids[0]).ID == "" })
		q.Close()
		mu.Lock()
		at = at.Add(31 * 24 * time.Hour)
		mu.Unlock()
		if list := b.open().Jobs(); len(list) != 0 {
			t.Errorf("a month later %d jobs are kept, want none", len(list))
		}
		if kept, _ := b.shelf.load(); len(kept) != 0 {
			t.Errorf("the shelf keeps %d", len(kept))
		}
	})
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

func TestAFaultOfTheReaderIsThatOfItsFile(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		q := b.open()
		job := ingested(t, q, Order{}, upload("甲.txt", "恐慌\n"), upload("乙.txt", "修桥\n"))
		if got, want := outcomes(t, q, job.ID), "甲.txt FAILED INTERNAL; 乙.txt ADDED"; got != want {
			t.Errorf("files: got %s, want %s", got, want)
		}
	})
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
