package model

import (
	"policygraph/internal/query"
)

// TimelineConnection is a page of a timeline.
type TimelineConnection struct {
	Edges                   []TimelineEdge
	PageInfo                PageInfo
	TotalCount              int
	Periods                 []TimelinePeriod
	Undated                 int
	Involving               []Resolution
	Suggestions, Candidates []Candidate
}

// TimelineEdge is a date of a page.
type TimelineEdge struct {
	Cursor string
	Node   TimelineEntry
}

// TimelineEntry is a date of a task.
type TimelineEntry struct {
	query.TimelineEntry
	Peers *Peers
}

// Date is its day.
func (e TimelineEntry) Date() string { return e.Day }

// Precision is how exact the text is, nil where that is not told.
func (e TimelineEntry) Precision() *string {
	if e.TimelineEntry.Precision == "" {
		return nil
	}
	return &e.TimelineEntry.Precision
}

// Task is the task.
func (e TimelineEntry) Task() *Task { return &Task{NewThing(e.TimelineEntry.Task, e.Peers)} }

// Deadline is the deadline, nil for a target.
func (e TimelineEntry) Deadline() *Deadline {
	if e.Occasion == query.TargetOccasion {
		return nil
	}
	return &Deadline{NewThing(e.Thing, e.Peers)}
}

// Target is the target, nil for a deadline.
func (e TimelineEntry) Target() *Target {
	if e.Occasion != query.TargetOccasion {
		return nil
	}
	return &Target{NewThing(e.Thing, e.Peers)}
}

// Statement is what joins them.
func (e TimelineEntry) Statement() *Statement {
	return &Statement{Record: e.TimelineEntry.Statement, Peers: e.Peers}
}

// TimelinePeriod is a stretch of time and what falls into it.
type TimelinePeriod struct{ query.TimelinePeriod }

// TaskCount is how many tasks its dates are of.
func (p TimelinePeriod) TaskCount() int { return p.Tasks }

// Deadlines counts those that bind a task.
func (p TimelinePeriod) Deadlines() int { return p.ByOccasion[query.DeadlineOccasion] }

// Milestones counts further dates.
func (p TimelinePeriod) Milestones() int { return p.ByOccasion[query.MilestoneOccasion] }

// Targets counts those of targets.
func (p TimelinePeriod) Targets() int { return p.ByOccasion[query.TargetOccasion] }

// Timeline wraps a page.
func Timeline(page query.TimelinePage) *TimelineConnection {
	peers := &Peers{}
	c := &TimelineConnection{
		Edges: make([]TimelineEdge, len(page.Entries)), PageInfo: Page(page.PageInfo), TotalCount: page.Total,
		Periods: make([]TimelinePeriod, len(page.Periods)), Undated: page.Undated, Involving: Resolved(page.Involving),
	}
	c.Suggestions, c.Candidates = Unresolved(page.Unresolved)
	for i, e := range page.Entries {
		peers.Entities = append(peers.Entities, e.Task.ID, e.Thing.ID)
		peers.Statements = append(peers.Statements, e.Statement.ID)
		c.Edges[i] = TimelineEdge{Cursor: e.Cursor, Node: TimelineEntry{TimelineEntry: e, Peers: peers}}
	}
	for i, p := range page.Periods {
		c.Periods[i] = TimelinePeriod{p}
	}
	return c
}
