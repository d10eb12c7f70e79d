// Package interchange is the JSON Lines form of a store: all that it holds and how it came to be, a line a thing.
//
//	{"type":"export","version":2,"store":…,"after":0,"upto":7,"history":true}
//	{"type":"commit","sequence":7,"at":"2026-01-31T08:00:00.125Z","document":…,"digest":…,"chain":…}
//	{"type":"document","id":…,"key":…,"digest":…,"uri":…,"title":…,"text":…}
//	{"type":"entity","id":…,"kind":"TASK","key":…,"name":…}
//	{"type":"statement","id":…,"predicate":"LEADS","subject":…,"object":…}
//	{"type":"evidence","id":…,"span":{"start":3,"end":9},"rule":…}          of the statement before it
//	{"type":"end","commits":7,"documents":6,"entities":…,"statements":…,"evidence":…}
//
// A commit stands before what it published: a document, its entities, its statements, each with its evidence. One that retracted
// says "retracted":true, one whose version the store no longer keeps "forgotten":true, and nothing follows. Evidence has no quote: it
// is text[start:end] of its document, counted in code points. "history":false says that only what documents assert at "upto" is
// there, each by the commit that published it. The end counts the lines of each type, so that a file which was cut off shows it.
package interchange

import (
	"errors"

	"policygraph/internal/kg"
)

// Version of the format. It changes when a reader of the old one would misread the new.
const Version = 2

// ErrFormat says that bytes are not this format: another file, another version, or a damaged or cut one.
var ErrFormat = errors.New("not a whole export of this program")

// Counts says how many lines of each type there are.
type Counts struct {
	Commits    int `json:"commits"`
	Documents  int `json:"documents"`
	Entities   int `json:"entities"`
	Statements int `json:"statements"`
	Evidence   int `json:"evidence"`
}

// add counts what b has.
func (c *Counts) add(b kg.Batch) {
	c.Documents++
	c.Entities += len(b.Entities)
	c.Statements += len(b.Statements)
	c.Evidence += len(b.Evidence)
}

// merge adds the counts of another part.
func (c *Counts) merge(other Counts) {
	c.Commits += other.Commits
	c.Documents += other.Documents
	c.Entities += other.Entities
	c.Statements += other.Statements
	c.Evidence += other.Evidence
}

// Header is what the first line says.
type Header struct {
	Version int    `json:"version"`
	Store   string `json:"store,omitempty"` // id of the store, "" where it has none
	After   uint64 `json:"after"`           // commits after this one are there
	Upto    uint64 `json:"upto"`            // and up to this one
	History bool   `json:"history"`         // all of them; else those that published what documents assert at Upto
}

// The types of lines.
const (
	typeExport    = "export"
	typeCommit    = "commit"
	typeDocument  = "document"
	typeEntity    = "entity"
	typeStatement = "statement"
	typeEvidence  = "evidence"
	typeEnd       = "end"
)
