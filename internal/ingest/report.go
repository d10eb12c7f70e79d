package ingest

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"policygraph/internal/extract/source"
	"policygraph/internal/kg"
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
	URI              string                `json:"file"`
	Outcome          Outcome               `json:"outcome"`
	KnownAs          string                `json:"knownAs,omitempty"` // the name under which the same bytes are stored, where it is another
	Document         string                `json:"document,omitempty"`
	Title            string                `json:"title,omitempty"`
	Format           string                `json:"format,omitempty"` // as sniffed; "" where the file was not read that far
	Bytes            int                   `json:"bytes"`
	Sections         int                   `json:"sections"`
	Tasks            int                   `json:"tasks"`
	Responsibilities int                   `json:"responsibilities"`
	Entities         int                   `json:"entities"`
	Statements       int                   `json:"statements"`
	Evidence         int                   `json:"evidence"`
	Diagnostics      map[string]int        `json:"diagnostics,omitempty"` // by code
	Change           *Change               `json:"change,omitempty"`      // against the version before; nil where it is not known
	Named            map[kg.EntityKind]int `json:"-"`                     // entities of each kind that it speaks of
	Took             time.Duration         `json:"nanoseconds"`
	Error            *Failure              `json:"error,omitempty"`
}

// Change is in how many statements a document differs from its version before.
type Change struct {
	From     uint64 `json:"from"` // the graph differs in just this between the two commits
	To       uint64 `json:"to"`
	Added    int    `json:"added"`
	Removed  int    `json:"removed"`
	Changed  int    `json:"changed"`
	Reworded int    `json:"reworded"`
}

// Warnings is the number of diagnostics.
func (f File) Warnings() (n int) {
	for _, count := range f.Diagnostics {
		n += count
	}
	return n
}

// FormatCount is how many files of a format came to each outcome, and what they brought.
type FormatCount struct {
	Format   string          `json:"format"` // "" for files that were not read far enough to tell
	Files    int             `json:"files"`
	Outcomes map[Outcome]int `json:"outcomes"`
	Tasks    int             `json:"tasks"`
	Bytes    int             `json:"bytes"`
}

// Formats counts the files by format, in the order of the formats' names; files of no known format come last.
func (r Report) Formats() []FormatCount {
	byFormat := map[string]*FormatCount{}
	for _, f := range r.Files {
		c := byFormat[f.Format]
		if c == nil {
			c = &FormatCount{Format: f.Format, Outcomes: map[Outcome]int{}}
			byFormat[f.Format] = c
		}
		c.Files++
		c.Outcomes[f.Outcome]++
		c.Tasks += f.Tasks
		c.Bytes += f.Bytes
	}
	counts := make([]FormatCount, 0, len(byFormat))
	for _, format := range slices.Sorted(maps.Keys(byFormat)) {
		if format != "" {
			counts = append(counts, *byFormat[format])
		}
	}
	if rest := byFormat[""]; rest != nil {
		counts = append(counts, *rest)
	}
	return counts
}

// CodeCount is how many files failed for one reason.
type CodeCount struct {
	Code  string `json:"code"`
	Files int    `json:"files"`
}

// Failures counts the failed files by code, the most frequent first.
func (r Report) Failures() []CodeCount {
	byCode := map[string]int{}
	for _, f := range r.Files {
		if f.Error != nil {
			byCode[f.Error.Code]++
		}
	}
	counts := []CodeCount{}
	for code, n := range byCode {
		counts = append(counts, CodeCount{code, n})
	}
	slices.SortFunc(counts, func(a, b CodeCount) int { return cmp.Or(b.Files-a.Files, strings.Compare(a.Code, b.Code)) })
	return counts
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
