// Package jobs does what takes longer than a request, one job at a time, and loses none of them when the program ends.
package jobs

import (
	"maps"
	"slices"
	"time"

	"policygraph/internal/chronicle"
	"policygraph/internal/kg"
)

// Kind is what a job does.
type Kind string

// The kinds.
const (
	KindIngest     Kind = "INGEST"      // takes in files that were sent
	KindIngestPath Kind = "INGEST_PATH" // takes in files of this machine
	KindRetract    Kind = "RETRACT"
	KindReextract  Kind = "REEXTRACT" // reads stored documents again with the present rules
)

// State is how far a job is.
type State string

// The states. The last three are final.
const (
	Queued    State = "QUEUED"
	Running   State = "RUNNING"
	Done      State = "DONE" // all files were gone through; some of them may have failed
	Failed    State = "FAILED"
	Cancelled State = "CANCELLED"
)

// Ended tells whether nothing more will become of the job.
func (s State) Ended() bool { return s == Done || s == Failed || s == Cancelled }

// Stage is what a running job is at.
type Stage string

// The stages. Files are extracted and stored in turns.
const (
	StageRead    Stage = "READ" // what files there are
	StageExtract Stage = "EXTRACT"
	StageStore   Stage = "STORE"
)

// Outcome is what became of a file.
type Outcome string

// The outcomes; on a dry run they are what would have become of it.
const (
	FileAdded     Outcome = "ADDED"
	FileChanged   Outcome = "CHANGED"
	FileUnchanged Outcome = "UNCHANGED"
	FileFailed    Outcome = "FAILED"
	FileRetracted Outcome = "RETRACTED"
)

// Problem is what kept a wish from being done.
type Problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Subject string `json:"subject,omitempty"` // a name as it was given
}

// Codes of problems, beside those of package source and package ingest.
const (
	CodeNeedsFile   = "NEEDS_FILE" // only the text of the document is stored, and it was no plain text
	CodeNotFound    = "NOT_FOUND"
	CodeAmbiguous   = "AMBIGUOUS"
	CodeBadInput    = "BAD_INPUT"
	CodeTooLarge    = "TOO_LARGE"
	CodeNotAllowed  = "NOT_ALLOWED" // a path outside of the folders that the operator named
	CodeSeedTable   = "SEED_TABLE"  // it ships with the program
	CodeQueueFull   = "QUEUE_FULL"
	CodeDiskFull    = "DISK_FULL"
	CodeReadOnly    = "READ_ONLY"
	CodeUnavailable = "UNAVAILABLE" // the store is closed, locked or damaged
	CodeDamaged     = "DAMAGED"     // what was kept of the job cannot be read
	CodeInternal    = "INTERNAL"
)

// Counts is how many files came to each outcome.
type Counts struct {
	Added     int `json:"added"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Failed    int `json:"failed"`
	Retracted int `json:"retracted"`
	Warnings  int `json:"warnings"`
}

// Files is how many files are counted.
func (c Counts) Files() int { return c.Added + c.Changed + c.Unchanged + c.Failed + c.Retracted }

func (c *Counts) add(f File) {
	switch f.Outcome {
	case FileAdded:
		c.Added++
	case FileChanged:
		c.Changed++
	case FileUnchanged:
		c.Unchanged++
	case FileFailed:
		c.Failed++
	case FileRetracted:
		c.Retracted++
	}
	for _, n := range f.Warnings {
		c.Warnings += n
	}
}

// Job is a job as it was at one moment. Times are UTC; zero where it has not come to that.
type Job struct {
	ID       string    `json:"id"` // ascending in the order in which jobs were made
	Kind     Kind      `json:"kind"`
	State    State     `json:"state"`
	Stage    Stage     `json:"-"` // while it runs
	DryRun   bool      `json:"dryRun,omitempty"`
	Subjects []string  `json:"subjects"` // names as given: of files, documents, or the path
	Total    *int      `json:"total"`    // files; nil: not known yet
	Counts   Counts    `json:"counts"`
	Problem  *Problem  `json:"problem,omitempty"` // why it failed
	Actor    string    `json:"actor"`             // id of the token by which it was asked for
	Reason   string    `json:"reason,omitempty"`
	Created  time.Time `json:"created"`
	Started  time.Time `json:"started,omitzero"`
	Finished time.Time `json:"finished,omitzero"`
}

// clone shares nothing with j.
func (j Job) clone() Job {
	j.Subjects = slices.Clone(j.Subjects)
	if j.Total != nil {
		total := *j.Total
		j.Total = &total
	}
	if j.Problem != nil {
		problem := *j.Problem
		j.Problem = &problem
	}
	return j
}

// File is what became of a file.
type File struct {
	URI        string                `json:"uri"`
	Outcome    Outcome               `json:"outcome"`
	KnownAs    string                `json:"knownAs,omitempty"` // the name under which the same bytes are stored, where it is another
	Document   string                `json:"document,omitempty"`
	Title      string                `json:"title,omitempty"`
	Format     string                `json:"format,omitempty"`
	Bytes      int                   `json:"bytes"`
	Tasks      int                   `json:"tasks"`
	Statements int                   `json:"statements"`
	Named      map[kg.EntityKind]int `json:"named,omitempty"`    // entities of each kind that it speaks of
	Warnings   map[string]int        `json:"warnings,omitempty"` // by code
	Problem    *Problem              `json:"problem,omitempty"`
	Change     *Change               `json:"change,omitempty"`
	Took       time.Duration         `json:"nanoseconds"`
}

// WarningCodes lists the codes of the warnings in a defined order.
func (f File) WarningCodes() []string { return slices.Sorted(maps.Keys(f.Warnings)) }

// Change is in what a document differs from what was stored.
type Change struct {
	Commit   uint64                 `json:"commit,omitempty"` // 0 on a dry run
	Added    int                    `json:"added"`
	Removed  int                    `json:"removed"`
	Changed  int                    `json:"changed"`
	Reworded int                    `json:"reworded"`
	Examples []chronicle.Difference `json:"examples,omitempty"` // on a dry run, the first of them
}
