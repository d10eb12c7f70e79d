package resolvers

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/access"
	"policygraph/internal/jobs"
	"policygraph/internal/query"
)

// Jobs does what mutations ask for. Problems are about what was asked for; errors are about the store.
type Jobs interface {
	Ingest(ctx context.Context, files []jobs.Upload, o jobs.Order) (jobs.Job, []jobs.Problem, error)
	IngestPath(ctx context.Context, path string, o jobs.Order) (jobs.Job, []jobs.Problem, error)
	// Retract tells the commit by which the document was removed.
	Retract(ctx context.Context, document string, o jobs.Order) (jobs.Job, uint64, []jobs.Problem, error)
	Reextract(ctx context.Context, documents []string, o jobs.Order) (jobs.Job, []jobs.Problem, error)
	Cancel(ctx context.Context, id string) (jobs.Job, error)
	// Job is the zero job where there is none of that id.
	Job(id string) jobs.Job
	// Jobs lists them, the newest first.
	Jobs() []jobs.Job
	Files(ctx context.Context, id string) ([]jobs.File, error)
	// Watch tells how a job goes until it has ended or the context is done, and then closes the channel.
	Watch(ctx context.Context, id string) (<-chan jobs.Job, error)
}

// ErrNoJobs is what mutations answer where nothing can be written.
var ErrNoJobs = errors.New("nothing can be written here: jobs are done by the process that serves the store (policygraph serve)")

func (r *Resolver) jobs() (Jobs, error) {
	if r.Jobs == nil {
		return nil, ErrNoJobs
	}
	return r.Jobs, nil
}

// order is what mutations have in common.
func order(ctx context.Context, dryRun bool, reason *string) jobs.Order {
	o := jobs.Order{DryRun: dryRun, Actor: model.ActorOf(ctx).ID}
	if reason != nil {
		o.Reason = *reason
	}
	return o
}

// job wraps a job, nil where there is none.
func job(j jobs.Job) *model.Job {
	if j.ID == "" {
		return nil
	}
	return &model.Job{Job: j}
}

// uploads are files with the names by which they are to be known.
func uploads(files []graphql.Upload, names []string) ([]jobs.Upload, error) {
	if len(names) > 0 && len(names) != len(files) {
		return nil, &query.InputError{Argument: "names", Problem: fmt.Sprintf("want one for each of the %d files, have %d", len(files), len(names))}
	}
	list := make([]jobs.Upload, len(files))
	for i, f := range files {
		list[i] = jobs.Upload{Name: f.Filename, Size: f.Size, Open: func() (io.Reader, error) {
			if _, err := f.File.Seek(0, io.SeekStart); err != nil {
				return nil, fmt.Errorf("read the upload %s: %w", f.Filename, err)
			}
			return f.File, nil
		}}
		if len(names) > 0 {
			list[i].Name = names[i]
		}
	}
	return list, nil
}

// listJobs pages the jobs in some states.
func (r *Resolver) listJobs(states []model.JobState, w query.Window) (*model.JobConnection, error) {
	service, err := r.jobs()
	if err != nil {
		return nil, err
	}
	all := slices.DeleteFunc(service.Jobs(), func(j jobs.Job) bool {
		return len(states) > 0 && !slices.Contains(states, model.JobState(j.State))
	})
	page, cursors, info, err := query.Paged("jobs", all, newestFirst, w)
	if err != nil {
		return nil, err
	}
	c := &model.JobConnection{Edges: make([]model.JobEdge, len(page)), PageInfo: model.Page(info), TotalCount: len(all)}
	for i, j := range page {
		c.Edges[i] = model.JobEdge{Cursor: cursors[i], Node: *job(j)}
	}
	return c, nil
}

// newestFirst is the place of a job in its list: ids ascend with time.
func newestFirst(j jobs.Job) string {
	place := []byte(j.ID)
	for i := range place {
		place[i] = ^place[i]
	}
	return string(place)
}

// numbered is a file and its place in the list of its job.
type numbered struct {
	jobs.File
	n int
}

func (r *Resolver) jobFiles(ctx context.Context, obj *model.Job, outcomes []model.FileOutcome, w query.Window) (*model.JobFileConnection, error) {
	service, err := r.jobs()
	if err != nil {
		return nil, err
	}
	files, err := service.Files(ctx, obj.ID)
	if err != nil {
		return nil, err
	}
	var all []numbered
	for i, f := range files {
		if len(outcomes) == 0 || slices.Contains(outcomes, model.FileOutcome(f.Outcome)) {
			all = append(all, numbered{f, i})
		}
	}
	page, cursors, info, err := query.Paged("files of "+obj.ID, all, func(f numbered) string { return fmt.Sprintf("%09d", f.n) }, w)
	if err != nil {
		return nil, err
	}
	c := &model.JobFileConnection{Edges: make([]model.JobFileEdge, len(page)), PageInfo: model.Page(info), TotalCount: len(all)}
	peers := &model.Peers{}
	for i, f := range page {
		if id, ok := query.ParseID(f.Document); ok {
			peers.Entities = append(peers.Entities, id)
		}
		c.Edges[i] = model.JobFileEdge{Cursor: cursors[i], Node: model.JobFile{File: f.File, Peers: peers}}
	}
	return c, nil
}

// currentDocument is the document of a file as the graph has it now.
func currentDocument(ctx context.Context, obj *model.JobFile) (*model.Document, error) {
	id, ok := query.ParseID(obj.File.Document)
	if !ok {
		return nil, nil
	}
	s := loaders.From(ctx)
	documents, err := s.Reader().Documents(ctx, obj.Peers.Entities)
	if err != nil {
		return nil, err
	}
	d, ok := documents[id]
	if !ok {
		return nil, nil
	}
	return document(ctx, d, obj.Peers)
}

func (r *Resolver) retract(ctx context.Context, document string, reason *string) (*model.RetractPayload, error) {
	service, err := r.jobs()
	if err != nil {
		return nil, err
	}
	j, number, problems, err := service.Retract(ctx, document, order(ctx, false, reason))
	if err != nil {
		return nil, err
	}
	payload := &model.RetractPayload{Job: job(j), Problems: model.Problems(problems)}
	if number == 0 {
		return payload, nil
	}
	made, err := r.Past.CommitsAfter(ctx, number-1, 1)
	if err != nil {
		return nil, err
	}
	payload.Commit = &model.Commit{Commit: made[0]}
	return payload, nil
}

func (r *Resolver) cancel(ctx context.Context, id string) (*model.CancelJobPayload, error) {
	service, err := r.jobs()
	if err != nil {
		return nil, err
	}
	if found := service.Job(id); found.ID != "" && !model.ActorOf(ctx).MayEnd(found.Actor) {
		return nil, &model.ForbiddenError{What: "cancelJob of a job that somebody else asked for", Needs: access.Admin}
	}
	j, err := service.Cancel(ctx, id)
	if err != nil {
		return nil, err
	}
	payload := &model.CancelJobPayload{Job: job(j), Problems: []model.Problem{}}
	if payload.Job == nil {
		payload.Problems = append(payload.Problems, model.Problem{Code: jobs.CodeNotFound, Message: "there is no job of that id, or it ended long ago", Subject: &id})
	}
	return payload, nil
}

// watch tells how a job goes.
func (r *Resolver) watch(ctx context.Context, id string) (<-chan *model.Job, error) {
	service, err := r.jobs()
	if err != nil {
		return nil, err
	}
	states, err := service.Watch(ctx, id)
	if err != nil {
		return nil, err
	}
	out := make(chan *model.Job)
	go func() {
		defer close(out)
		for j := range states {
			select {
			case out <- job(j):
			case <-ctx.Done():
			}
		}
	}()
	return out, nil
}
