package model

import (
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// TimelineConnection is a page of a timeline.
type TimelineConnection struct {
	Edges                   []TimelineEdge
	PageInfo                PageInfo
	TotalCount              int
	Periods                 []TimelinePeriod
	Undated                 int
	Page                    query.TimelinePage // which lists what has no known day
	Involving               []Resolution
	Suggestions, Candidates []Candidate
}

// TimelineEdge is a date of a page.
type TimelineEdge struct {
	Cursor string
	Node   TimelineEntry
}

// UndatedConnection is a page of what has no known day.
type UndatedConnection struct {
	Edges      []UndatedEdge
	PageInfo   PageInfo
	TotalCount int
}

// UndatedEdge is a deadline or a target of a page.
type UndatedEdge struct {
	Cursor string
	Node   UndatedEntry
}

// UndatedEntry is a deadline or a target without a known day.
type UndatedEntry struct{ TimelineEntry }

// Text is the date as printed, nil where none is.
func (e UndatedEntry) Text() *string {
	if e.TimelineEntry.Text == "" {
		return nil
	}
	return &e.TimelineEntry.Text
}

// TimelineEntry is a date of a task, or of a target of a section or a document.
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

// Modality is how firm it is, nil where the text does not tell.
func (e TimelineEntry) Modality() *Modality { return modalityOf(e.TimelineEntry.Modality) }

// Of is the task, section or document.
func (e TimelineEntry) Of() Entity { return Wrap(e.TimelineEntry.Of, e.Peers) }

// Task is the task, nil where it is of a section or a document.
func (e TimelineEntry) Task() *Task {
	if e.TimelineEntry.Of.Kind != kg.KindTask {
		return nil
	}
	return &Task{NewThing(e.TimelineEntry.Of, e.Peers)}
}

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

func timelineEntries(entries []query.TimelineEntry, peers *Peers) []TimelineEntry {
	list := make([]TimelineEntry, len(entries))
	for i, e := range entries {
		peers.Entities = append(peers.Entities, e.Of.ID, e.Thing.ID)
		peers.Statements = append(peers.Statements, e.Statement.ID)
		list[i] = TimelineEntry{TimelineEntry: e, Peers: peers}
	}
	return list
}

// Undated wraps a page of what has no known day.
func Undated(page query.UndatedPage) *UndatedConnection {
	c := &UndatedConnection{Edges: make([]UndatedEdge, len(page.Entries)), PageInfo: Page(page.PageInfo), TotalCount: page.Total}
	for i, e := range timelineEntries(page.Entries, &Peers{}) {
		c.Edges[i] = UndatedEdge{Cursor: e.Cursor, Node: UndatedEntry{e}}
	}
	return c
}

// Timeline wraps a page.
func Timeline(page query.TimelinePage) *TimelineConnection {
	peers := &Peers{}
	c := &TimelineConnection{
		Edges: make([]TimelineEdge, len(page.Entries)), PageInfo: Page(page.PageInfo), TotalCount: page.Total,
		Periods: make([]TimelinePeriod, len(page.Periods)), Undated: page.Undated, Page: page, Involving: Resolved(page.Involving),
	}
	c.Suggestions, c.Candidates = Unresolved(page.Unresolved)
	for i, e := range timelineEntries(page.Entries, peers) {
		c.Edges[i] = TimelineEdge{Cursor: e.Cursor, Node: e}
	}
	for i, p := range page.Periods {
		c.Periods[i] = TimelinePeriod{p}
	}
	return c
}
