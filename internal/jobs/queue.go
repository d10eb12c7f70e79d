package jobs

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"policygraph/internal/chronicle"
	"policygraph/internal/ingest"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// Options of a queue. Zero limits take the defaults.
type Options struct {
	Store store.Historian
	// Ingester gives what takes files into Store, with the rules loaded. It is called when the first job begins.
	Ingester func(context.Context) (*ingest.Ingester, error)
	Shelf    Shelf
	Now      func() time.Time
	Roots    []string      // folders of this machine that IngestPath may read; none: it reads nothing
	Waiting  int           // how many jobs may wait: 100
	Keep     int           // how many jobs that ended are kept: 500
	KeepFor  time.Duration // and for how long: 30 days
	Pace     time.Duration // at least so long between two tidings of the progress of one job: 250 ms
	// Report is told what nobody else is told: jobs that are damaged or cannot be kept. Nil: nobody is.
	Report func(error)
}

// Queue does jobs one at a time, in the order in which they were made. It is safe for use by many goroutines.
type Queue struct {
	o        Options
	line     chronicle.Timeline
	wake     chan struct{}
	closing  chan struct{}
	finished chan struct{}

	mu   sync.Mutex
	jobs map[string]*entry
	last time.Time // of the last id
}

// entry is a job in memory.
type entry struct {
	record
	changed chan struct{}           // closed with the next change
	cancel  context.CancelCauseFunc // while it runs
}

// Reasons for which a running job is stopped.
var (
	errCancelled = errors.New("the job was cancelled")
	errClosing   = errors.New("the program ends")
)

// maxTries is how often a job may begin without coming to an end: one that ends the program each time must not keep it from starting.
const maxTries = 3

// Open takes up the jobs of a shelf where they were left, and begins.
func Open(o Options) (*Queue, error) {
	def := func(n *int, value int) {
		if *n <= 0 {
			*n = value
		}
	}
	def(&o.Waiting, 100)
	def(&o.Keep, 500)
	if o.KeepFor <= 0 {
		o.KeepFor = 30 * 24 * time.Hour
	}
	if o.Pace <= 0 {
		o.Pace = 250 * time.Millisecond
	}
	if o.Report == nil {
		o.Report = func(error) {}
	}
	roots, err := rooted(o.Roots)
	if err != nil {
		return nil, err
	}
	o.Roots = roots
	q := &Queue{o: o, wake: make(chan struct{}, 1), closing: make(chan struct{}), finished: make(chan struct{}), jobs: map[string]*entry{}}
	kept, damaged := o.Shelf.load()
	for _, err := range damaged {
		o.Report(err)
	}
	for _, r := range kept {
		if r.State == Running {
			r.State = Queued
		}
		if r.Created.After(q.last) {
			q.last = r.Created
		}
		q.jobs[r.ID] = &entry{record: r, changed: make(chan struct{})}
	}
	q.prune()
	go q.work()
	return q, nil
}

// rooted checks the folders that the operator named.
func rooted(roots []string) ([]string, error) {
	var list []string
	for _, root := range roots {
		whole, err := filepath.Abs(root)
		if err == nil {
			whole, err = filepath.EvalSymlinks(whole)
		}
		if err != nil {
			return nil, fmt.Errorf("folder of documents %s: %w", root, err)
		}
		if info, err := os.Stat(whole); err != nil || !info.IsDir() {
			return nil, fmt.Errorf("folder of documents %s: it is no folder", root)
		}
		list = append(list, whole)
	}
	return list, nil
}

// Close stops what runs; it goes on when the shelf is opened again.
func (q *Queue) Close() error {
	q.mu.Lock()
	select {
	case <-q.closing:
	default:
		close(q.closing)
	}
	for _, e := range q.jobs {
		if e.cancel != nil {
			e.cancel(errClosing)
		}
	}
	q.mu.Unlock()
	<-q.finished
	return nil
}

// newJob begins a record; ids ascend.
func (q *Queue) newJob(kind Kind, o Order, subjects []string) record {
	q.mu.Lock()
	defer q.mu.Unlock()
	now := q.o.Now().UTC().Truncate(time.Millisecond)
	stamp := now
	if !stamp.After(q.last) {
		stamp = q.last.Add(time.Millisecond)
	}
	q.last = stamp
	id := strings.Replace(stamp.Format("20060102t150405.000"), ".", "", 1) + "-" + strings.ToLower(rand.Text()[:6])
	return record{Job: Job{ID: id, Kind: kind, State: Queued, DryRun: o.DryRun, Subjects: subjects, Actor: o.Actor, Reason: o.Reason, Created: now}}
}

// refuse is the problem of a queue that takes no more, nil where it does.
func (q *Queue) refuse() *Problem {
	q.mu.Lock()
	defer q.mu.Unlock()
	waiting := 0
	for _, e := range q.jobs {
		if e.State == Queued {
			waiting++
		}
	}
	if waiting < q.o.Waiting {
		return nil
	}
	return &Problem{Code: CodeQueueFull, Message: fmt.Sprintf("%d jobs are waiting already, and no more may; try again when some are done", waiting)}
}

// put keeps a job and lets the runner know. Where there is no room for it, that is a problem.
func (q *Queue) put(ctx context.Context, r record, files []Upload) (Job, []Problem, error) {
	if p := q.refuse(); p != nil {
		return Job{}, []Problem{*p}, nil
	}
	r, err := q.o.Shelf.create(ctx, r, files)
	var large tooLarge
	switch {
	case errors.As(err, &large):
		return Job{}, []Problem{{Code: CodeTooLarge, Message: large.Error(), Subject: large.name}}, nil
	case full(err):
		return Job{}, []Problem{{Code: CodeDiskFull, Message: "the disk has no room to keep the job; free some space and try again"}}, nil
	case err != nil:
		return Job{}, nil, err
	}
	q.mu.Lock()
	q.jobs[r.ID] = &entry{record: r, changed: make(chan struct{})}
	q.mu.Unlock()
	q.rouse()
	return r.clone(), nil, nil
}

func (q *Queue) rouse() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

// Job is the job of that id as it is now; the zero job where there is none.
func (q *Queue) Job(id string) Job {
	q.mu.Lock()
	defer q.mu.Unlock()
	if e := q.jobs[id]; e != nil {
		return e.clone()
	}
	return Job{}
}

// Jobs lists the jobs, the newest first.
func (q *Queue) Jobs() []Job {
	q.mu.Lock()
	defer q.mu.Unlock()
	list := make([]Job, 0, len(q.jobs))
	for _, e := range q.jobs {
		list = append(list, e.clone())
	}
	slices.SortFunc(list, func(x, y Job) int { return strings.Compare(y.ID, x.ID) })
	return list
}

// Files is what became of the files of a job until now, in the order in which they were done.
func (q *Queue) Files(ctx context.Context, id string) ([]File, error) {
	if q.Job(id).ID == "" {
		return nil, &query.NotFoundError{Ref: id}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return q.o.Shelf.files(id)
}

// Cancel ends a job: one that waits at once, one that runs a moment later. The zero job is one that there is not.
func (q *Queue) Cancel(_ context.Context, id string) (Job, error) {
	q.mu.Lock()
	e := q.jobs[id]
	if e == nil {
		q.mu.Unlock()
		return Job{}, nil
	}
	waited := e.State == Queued
	var r record
	if waited {
		r = e.change(func(r *record) { q.close(r, Cancelled, nil) })
	} else if e.cancel != nil {
		e.cancel(errCancelled)
	}
	job := e.clone()
	q.mu.Unlock()
	if waited {
		q.settle(r)
	}
	return job, nil
}

// change changes a job and tells those who watch it; the queue is locked.
func (e *entry) change(how func(*record)) record {
	how(&e.record)
	close(e.changed)
	e.changed = make(chan struct{})
	r := e.record
	r.Job = r.clone()
	return r
}

// change locks the queue for entry.change.
func (q *Queue) change(e *entry, how func(*record)) record {
	q.mu.Lock()
	defer q.mu.Unlock()
	return e.change(how)
}

// close makes a state the last one of a job.
func (q *Queue) close(r *record, state State, problem *Problem) {
	r.State, r.Stage, r.Problem, r.Finished = state, "", problem, q.o.Now().UTC().Truncate(time.Millisecond)
}

// end ends a job that ran.
func (q *Queue) end(e *entry, state State, problem *Problem) {
	q.settle(q.change(e, func(r *record) { q.close(r, state, problem) }))
}

// settle keeps how a job ended, and gives up what is not needed any more.
func (q *Queue) settle(r record) {
	q.report(q.o.Shelf.save(r))
	q.report(q.o.Shelf.drop(r))
	q.prune()
}

func (q *Queue) report(err error) {
	if err != nil {
		q.o.Report(err)
	}
}

// prune gives up jobs that ended long ago, or too many jobs ago.
func (q *Queue) prune() {
	for _, id := range q.outlived() {
		q.report(q.o.Shelf.remove(id))
	}
}

func (q *Queue) outlived() (ids []string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	var ended []*entry
	for _, e := range q.jobs {
		if e.State.Ended() {
			ended = append(ended, e)
		}
	}
	slices.SortFunc(ended, func(x, y *entry) int { return strings.Compare(y.ID, x.ID) })
	oldest := q.o.Now().Add(-q.o.KeepFor)
	for i, e := range ended {
		if i >= q.o.Keep || e.Finished.Before(oldest) {
			delete(q.jobs, e.ID)
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// Watch tells how a job goes: as it is now, then every change of its state, and its progress not more often than the pace. It closes the
// channel when the job has ended, the queue is closed or ctx is done.
func (q *Queue) Watch(ctx context.Context, id string) (<-chan Job, error) {
	if q.Job(id).ID == "" {
		return nil, &query.NotFoundError{Ref: id}
	}
	out := make(chan Job)
	go func() {
		defer close(out)
		var told State
		for {
			job, changed, ok := q.look(id)
			if !ok {
				return
			}
			select {
			case out <- job:
				told = job.State
			case <-ctx.Done():
				return
			}
			if told.Ended() || !q.next(ctx, id, told, changed) {
				return
			}
		}
	}()
	return out, nil
}

func (q *Queue) look(id string) (job Job, changed <-chan struct{}, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	e := q.jobs[id]
	if e == nil {
		return Job{}, nil, false
	}
	return e.clone(), e.changed, true
}

// next waits until there is something to tell; false: there will be nothing any more.
func (q *Queue) next(ctx context.Context, id string, told State, changed <-chan struct{}) bool {
	pace := time.NewTimer(q.o.Pace)
	defer pace.Stop()
	for news, due := false, false; !news || !due; {
		select {
		case <-changed:
			job, next, ok := q.look(id)
			if !ok {
				return false
			}
			if job.State != told {
				return true
			}
			news, changed = true, next
		case <-pace.C:
			due = true
		case <-ctx.Done():
			return false
		case <-q.closing:
			return false
		}
	}
	return true
}
