package model

import (
	"time"

	"policygraph/internal/chronicle"
	"policygraph/internal/jobs"
	"policygraph/internal/kg"
)

// Job is a job as it was at one moment.
type Job struct{ jobs.Job }

// Kind is what it does.
func (j Job) Kind() JobKind { return JobKind(j.Job.Kind) }

// State is how far it is.
func (j Job) State() JobState { return JobState(j.Job.State) }

// Stage is what it is at, nil where it is not running.
func (j Job) Stage() *JobStage {
	if j.Job.State != jobs.Running || j.Job.Stage == "" {
		return nil
	}
	stage := JobStage(j.Job.Stage)
	return &stage
}

// Done is how many files are done.
func (j Job) Done() int { return j.Job.Counts.Files() }

// shownSubjects is how many subjects of a job are told.
const shownSubjects = 100

// Subjects is what it is about.
func (j Job) Subjects() []string { return j.Job.Subjects[:min(len(j.Job.Subjects), shownSubjects)] }

// Counts is what became of its files.
func (j Job) Counts() JobCounts { return JobCounts(j.Job.Counts) }

// Problem is why it failed.
func (j Job) Problem() *Problem { return problem(j.Job.Problem) }

// Reason is why it was asked for.
func (j Job) Reason() *string { return some(j.Job.Reason) }

// Started is when it began.
func (j Job) Started() *time.Time { return someTime(j.Job.Started) }

// Finished is when it ended.
func (j Job) Finished() *time.Time { return someTime(j.Job.Finished) }

func some[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

func someTime(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

func problem(p *jobs.Problem) *Problem {
	if p == nil {
		return nil
	}
	return &Problem{Code: p.Code, Message: p.Message, Subject: some(p.Subject)}
}

// Problems wraps problems.
func Problems(list []jobs.Problem) []Problem {
	out := make([]Problem, len(list))
	for i := range list {
		out[i] = *problem(&list[i])
	}
	return out
}

// JobFile is what became of a file of a job.
type JobFile struct {
	jobs.File
	Peers *Peers // the documents of its page
}

// Outcome is what became of it.
func (f JobFile) Outcome() FileOutcome { return FileOutcome(f.File.Outcome) }

// KnownAs is the name under which the same bytes were stored.
func (f JobFile) KnownAs() *string { return some(f.File.KnownAs) }

// Document is the readable id of its document.
func (f JobFile) Document() *string { return some(f.File.Document) }

// Title is that of the document.
func (f JobFile) Title() *string { return some(f.File.Title) }

// Format is as its first bytes tell.
func (f JobFile) Format() *string { return some(f.File.Format) }

// Problem is why it failed.
func (f JobFile) Problem() *Problem { return problem(f.File.Problem) }

// Milliseconds is how long it took.
func (f JobFile) Milliseconds() int { return int(f.Took.Milliseconds()) }

// Named counts the entities that it speaks of by kind.
func (f JobFile) Named() []KindCount {
	list := []KindCount{}
	for _, kind := range kg.EntityKinds {
		if n := f.File.Named[kind]; n > 0 {
			list = append(list, KindCount{Kind: kind, Count: n})
		}
	}
	return list
}

// Warnings are the notes of its reader by kind.
func (f JobFile) Warnings() []Warning {
	list := []Warning{}
	for _, code := range f.WarningCodes() {
		list = append(list, Warning{Code: code, Count: f.File.Warnings[code]})
	}
	return list
}

// Change is in what the document differs from its version before.
func (f JobFile) Change() *FileChange {
	c := f.File.Change
	if c == nil {
		return nil
	}
	out := &FileChange{Added: c.Added, Removed: c.Removed, Changed: c.Changed, Reworded: c.Reworded, Examples: make([]ChangedStatement, len(c.Examples))}
	if c.Commit > 0 {
		n := int(c.Commit)
		out.Commit = &n
	}
	for i, d := range c.Examples {
		out.Examples[i] = ChangedStatement{d}
	}
	return out
}

// ChangedStatement is a statement that would differ.
type ChangedStatement struct{ chronicle.Difference }

// Before is what the stored version says.
func (s ChangedStatement) Before() *Claim { return claim(s.Difference.Before) }

// After is what the new version says.
func (s ChangedStatement) After() *Claim { return claim(s.Difference.After) }
