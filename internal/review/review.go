// Package review looks over what a document asserts, for what a person should look at again.
package review

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/kg"
)

// Codes of findings. They are stable: they stand in the JSON that the program prints.
const (
	DocumentEmpty    = "document.empty"          // neither tasks nor sections were found
	DocumentUntitled = "document.untitled"       // it has no title
	DocumentIdle     = "document.nobody"         // it has tasks, and nobody answers for most of them
	DocumentRepaired = "document.repaired"       // much of what it asserts was repaired
	SectionUntitled  = "section.untitled"        // a heading without words
	TaskNobody       = "task.nobody"             // in a document whose other tasks have somebody who answers, one has nobody
	TaskNoLead       = "task.no-lead"            // somebody supports or implements, nobody leads or is responsible
	TaskLeads        = "task.two-leads"          // one statement names several who lead
	TaskRoles        = "task.two-roles"          // one body has two parts in a task
	TaskUntitled     = "task.untitled"           // a task without a title
	TaskOverlap      = "task.overlap"            // two tasks share text
	TaskLong         = "task.long"               // so long that an end may have been missed
	DeadlineLate     = "deadline.after-period"   // later than the plan's end
	DeadlinePast     = "deadline.before-written" // earlier than the document
	AgencyUnplaced   = "agency.unplaced"         // a body that was found in no region
	NameAmbiguous    = "name.ambiguous"          // a name that may mean several things
)

// Finding is one thing to look at: what, and where the document says it.
type Finding struct {
	Code    string   `json:"code"`
	Message string   `json:"message"`
	Task    string   `json:"task,omitempty"` // its number and title
	Section []string `json:"section"`        // the headings above, the outermost first
	kg.Span
	Quote string `json:"quote,omitempty"`
}

// Counts are how much was found.
type Counts struct {
	Sections         int                  `json:"sections"`
	Tasks            int                  `json:"tasks"`
	Responsibilities map[kg.Predicate]int `json:"responsibilities"`
	Regions          int                  `json:"regions"` // these are different things, not mentions
	Platforms        int                  `json:"platforms"`
	Deadlines        int                  `json:"deadlines"`
	Targets          int                  `json:"targets"`
	Policies         int                  `json:"policies"`
	Statements       int                  `json:"statements"` // about the document, its sections and its tasks
	Repaired         int                  `json:"repaired"`   // statements with that origin
}

// Add adds up what several documents hold. A thing that two documents name counts twice.
func (c *Counts) Add(more Counts) {
	c.Sections += more.Sections
	c.Tasks += more.Tasks
	c.Regions += more.Regions
	c.Platforms += more.Platforms
	c.Deadlines += more.Deadlines
	c.Targets += more.Targets
	c.Policies += more.Policies
	c.Statements += more.Statements
	c.Repaired += more.Repaired
	for role, n := range more.Responsibilities {
		if c.Responsibilities == nil {
			c.Responsibilities = map[kg.Predicate]int{}
		}
		c.Responsibilities[role] += n
	}
}

// Document is the review of one document.
type Document struct {
	Document string    `json:"document"`
	URI      string    `json:"file"`
	Title    string    `json:"title"`
	Counts   Counts    `json:"counts"`
	Absent   []string  `json:"notInStore,omitempty"` // documents that it cites and that the store does not have; of a store's documents only
	Findings []Finding `json:"findings"`             // in the order of the text, those about the document as a whole first
}

// Report is the review of several documents.
type Report struct {
	Documents []Document     `json:"documents"`
	Total     Counts         `json:"total"`
	Findings  map[string]int `json:"findings"` // by code
}

// NewReport adds up reviews.
func NewReport(documents []Document) Report {
	r := Report{Documents: documents, Total: Counts{Responsibilities: map[kg.Predicate]int{}}, Findings: map[string]int{}}
	for _, d := range documents {
		r.Total.Add(d.Counts)
		for _, f := range d.Findings {
			r.Findings[f.Code]++
		}
	}
	return r
}

// What is much or long.
const (
	longTask      = 3000 // code points
	manyRepairs   = 20   // percent of the statements, and
	atLeastRepair = 10   // so many
	idleShare     = 50   // percent of the tasks for which nobody answers
)

// Of reviews everything that one document asserts. Its text may be empty: then findings quote the evidence alone.
func Of(b kg.Batch) Document {
	r := newReviewer(b)
	d := Document{Document: kg.Ref(kg.KindDocument, b.Document.Key), URI: b.Document.URI, Title: b.Document.Title, Counts: r.counts()}
	r.whole(d.Counts)
	r.sections()
	idle := r.idle()
	for _, t := range r.tasks {
		r.duties(t, idle)
		r.deadlines(t)
		r.shape(t)
	}
	r.overlaps()
	r.ambiguous()
	slices.SortStableFunc(r.findings, func(x, y Finding) int { return cmp.Compare(x.Start, y.Start) })
	d.Findings = r.findings
	if d.Findings == nil {
		d.Findings = []Finding{}
	}
	return d
}

// task is a task with what is said of it.
type task struct {
	entity kg.Entity
	span   kg.Span
	said   []kg.Statement // that touch it
}

type reviewer struct {
	batch    kg.Batch
	text     []rune
	entities map[kg.ID]kg.Entity
	evidence map[kg.ID]kg.Evidence // the first of each statement
	parents  map[kg.ID]kg.ID       // of sections and tasks
	tasks    []task                // in the order of the text
	findings []Finding
}

func newReviewer(b kg.Batch) *reviewer {
	r := &reviewer{batch: b, text: []rune(b.Text), entities: map[kg.ID]kg.Entity{}, evidence: map[kg.ID]kg.Evidence{}, parents: map[kg.ID]kg.ID{}}
	for _, e := range b.Entities {
		r.entities[e.ID] = e
	}
	for _, e := range b.Evidence {
		if first, known := r.evidence[e.Statement]; !known || e.Span.Start < first.Span.Start {
			r.evidence[e.Statement] = e
		}
	}
	said := map[kg.ID][]kg.Statement{}
	for _, s := range b.Statements {
		for _, end := range []kg.ID{s.Subject, s.Object} {
			if r.entities[end].Kind == kg.KindTask {
				said[end] = append(said[end], s)
			}
		}
		if s.Predicate == kg.PartOf && r.entities[s.Object].Kind == kg.KindSection {
			r.parents[s.Subject] = s.Object
		}
	}
	for _, e := range b.Entities {
		if e.Kind == kg.KindTask {
			r.tasks = append(r.tasks, task{entity: e, span: span(e, "start", "end"), said: said[e.ID]})
		}
	}
	slices.SortFunc(r.tasks, func(x, y task) int {
		return cmp.Or(cmp.Compare(x.span.Start, y.span.Start), x.entity.ID.Compare(y.entity.ID))
	})
	return r
}

// span reads the code points that an entity's properties name.
func span(e kg.Entity, start, end string) (s kg.Span) {
	s.Start, _ = strconv.Atoi(e.Props.Get(start)) // 0 where there are none
	s.End, _ = strconv.Atoi(e.Props.Get(end))
	return s
}

func (r *reviewer) counts() Counts {
	c := Counts{Responsibilities: map[kg.Predicate]int{}, Tasks: len(r.tasks)}
	seen := map[kg.ID]bool{}
	once := func(id kg.ID, n *int) {
		if !seen[id] {
			seen[id] = true
			*n++
		}
	}
	for _, s := range r.batch.Statements {
		object := r.entities[s.Object]
		if !textual(r.entities[s.Subject]) && !textual(object) {
			continue // 安吉县 lies in 湖州市: true beyond this document
		}
		c.Statements++
		if s.Origin() == kg.Repaired {
			c.Repaired++
		}
		switch s.Predicate {
		case kg.HasSection:
			c.Sections++
		case kg.Leads, kg.ResponsibleFor, kg.Supports, kg.Implements:
			c.Responsibilities[s.Predicate]++
		case kg.Involves:
			switch object.Kind {
			case kg.KindRegion:
				once(s.Object, &c.Regions)
			case kg.KindPlatform:
				once(s.Object, &c.Platforms)
			}
		case kg.Cites, kg.BasedOn, kg.Amends, kg.Repeals:
			once(s.Object, &c.Policies)
		case kg.HasTarget:
			c.Targets++
		case kg.Due:
			c.Deadlines++
		}
	}
	return c
}

func textual(e kg.Entity) bool {
	return e.Kind == kg.KindDocument || e.Kind == kg.KindSection || e.Kind == kg.KindTask
}

// found adds a finding at a place of the text.
func (r *reviewer) found(code string, about kg.ID, at kg.Span, quote, format string, args ...any) {
	f := Finding{Code: code, Message: fmt.Sprintf(format, args...), Section: r.headings(about), Span: at, Quote: oneLine(quote)}
	if e := r.entities[about]; e.Kind == kg.KindTask {
		f.Task = r.label(e)
	}
	r.findings = append(r.findings, f)
}

// label is how a person knows a task: by number and title, else by how it begins.
func (r *reviewer) label(e kg.Entity) string {
	const beginning = 20
	number, title := e.Props.Get("number"), e.Props.Get("title")
	if title == "" {
		at := span(e, "start", "end")
		at.End = min(at.End, at.Start+beginning)
		title = oneLine(r.slice(at)) + "…"
		number = "" // it begins with it
	}
	if number != "" {
		return number + ". " + title
	}
	return title
}

// headings are the names of the sections above a thing.
func (r *reviewer) headings(id kg.ID) []string {
	path := []string{}
	for range 16 { // deeper than any outline, so that a circle ends
		parent, ok := r.parents[id]
		if !ok {
			break
		}
		e := r.entities[parent]
		name := e.Name
		if ordinal := e.Props.Get("ordinal"); ordinal != "" {
			name = ordinal + "、" + name
		}
		path = append([]string{name}, path...)
		id = parent
	}
	return path
}

// slice is the text at s, cut to what a person reads at a glance.
func (r *reviewer) slice(s kg.Span) string {
	const most = 80
	if s.Start < 0 || s.End > len(r.text) || s.Start >= s.End {
		return ""
	}
	if s.Len() > most {
		return string(r.text[s.Start:s.Start+most]) + "…"
	}
	return string(r.text[s.Start:s.End])
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
