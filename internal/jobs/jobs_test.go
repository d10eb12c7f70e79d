package jobs

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

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

func TestAFaultOfTheReaderIsThatOfItsFile(t *testing.T) {
	shelves(t, func(t *testing.T, b *bench) {
		q := b.open()
		job := ingested(t, q, Order{}, upload("甲.txt", "恐慌\n"), upload("乙.txt", "修桥\n"))
		if got, want := outcomes(t, q, job.ID), "甲.txt FAILED INTERNAL; 乙.txt ADDED"; got != want {
			t.Errorf("files: got %s, want %s", got, want)
		}
	})
}
