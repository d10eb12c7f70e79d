package ingest

import (
	"errors"
	"time"

	"policygraph/internal/extract/source"
)

// Outcome says what became of a file.
type Outcome string

// The outcomes.
const (
	Added     Outcome = "NEW"
	Updated   Outcome = "UPDATED"   // the document was known; its text or the rules are others now
	Unchanged Outcome = "UNCHANGED" // the same bytes, read by the same rules, are stored
	Failed    Outcome = "FAILED"
)

// Outcomes lists every outcome in the order in which people are shown them.
var Outcomes = []Outcome{Added, Updated, Unchanged, Failed}

// Codes of failures that lie in the program, beside those of package source.
const (
	CodeExtract  = "EXTRACT"  // extraction gave up on the file
	CodeInternal = "INTERNAL" // extraction of the file panicked
	CodeBatch    = "BATCH"    // what was extracted is not fit to be stored
)

// Failure is why a file was not ingested.
type Failure struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

// FailureOf is how an error about one file is told: in the words of *source.Error where it is one.
func FailureOf(err error) *Failure {
	var unread *source.Error
	if errors.As(err, &unread) {
		return &Failure{string(unread.Code), unread.Message}
	}
	return &Failure{CodeExtract, err.Error()}
}

// File is what became of one file.
type File struct {
	URI              string         `json:"file"`
	Outcome          Outcome        `json:"outcome"`
	KnownAs          string         `json:"knownAs,omitempty"` // the name under which the same bytes are stored, where it is another
	Document         string         `json:"document,omitempty"`
	Title            string         `json:"title,omitempty"`
	Bytes            int            `json:"bytes"`
	Sections         int            `json:"sections"`
	Tasks            int            `json:"tasks"`
	Responsibilities int            `json:"responsibilities"`
	Entities         int            `json:"entities"`
	Statements       int            `json:"statements"`
	Evidence         int            `json:"evidence"`
	Diagnostics      map[string]int `json:"diagnostics,omitempty"` // by code
	Took             time.Duration  `json:"nanoseconds"`
	Error            *Failure       `json:"error,omitempty"`
}

// Warnings is the number of diagnostics.
func (f File) Warnings() (n int) {
	for _, count := range f.Diagnostics {
		n += count
	}
	return n
}

// Report is what became of a run, files in the order in which they were met.
type Report struct {
	Files []File        `json:"files"`
	Took  time.Duration `json:"nanoseconds"`
}

// Count is the number of files with that outcome.
func (r Report) Count(o Outcome) (n int) {
	for _, f := range r.Files {
		if f.Outcome == o {
			n++
		}
	}
	return n
}

// Total adds up what the files brought.
func (r Report) Total() (sum File) {
	for _, f := range r.Files {
		sum.Bytes += f.Bytes
		sum.Sections += f.Sections
		sum.Tasks += f.Tasks
		sum.Responsibilities += f.Responsibilities
		sum.Entities += f.Entities
		sum.Statements += f.Statements
		sum.Evidence += f.Evidence
		for code, n := range f.Diagnostics {
			if sum.Diagnostics == nil {
				sum.Diagnostics = map[string]int{}
			}
			sum.Diagnostics[code] += n
		}
	}
	return sum
}
