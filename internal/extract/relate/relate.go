// Package relate finds who answers for what: tasks, the clauses in them, and the responsibility statements that cover each clause.
package relate

import (
	"policygraph/internal/extract/resolve"
	"policygraph/internal/kg"
)

// Task is the smallest numbered item that carries work; in documents without item numbers, the smallest unit with a responsibility
// statement of its own.
type Task struct {
	Section int     // index in the outline's Sections, -1 for none
	Span    kg.Span // whole item, marker included
	Marker  kg.Span // empty when it has none
	Number  string  // restored; "" when it has none
	Title   kg.Span // empty when it has none
	Duties  []Duty
	Limits  []kg.Span // what stands in a table's column of time limits, whether a date or not
}

// Duty is one party's part in a task.
type Duty struct {
	Role      kg.Predicate // one of kg.Roles
	Agency    resolve.Agency
	Raw       kg.Span   // the name as printed
	Clause    kg.Span   // what it covers: from the marker, or the end of the statement before, to the start of this one
	Statement kg.Span   // the whole responsibility statement, brackets included; where an inherited one stands, outside the task
	Group     int       // which statement of the task, from 1
	Order     int       // place in its list, from 1
	OpenEnded bool      // the list ended in 等
	Origin    kg.Origin // Explicit, Inherited, Repaired
	Rule      string    // id of the rule that found it
}

// Agencies knows the names of bodies. List resolves the names of one responsibility statement in their order, because a list may
// write the level on its first name only (市教育局、财政局) and an office after its agency.
type Agencies interface {
	List(names []string) []resolve.Agency
	Recognize(name string) bool        // a body, or a class of bodies, by this very name
	RecognizeDamaged(name string) bool // the same once a lost first or last character is put back: 水利 for 市水利局
	Segment(run string) []kg.Span      // the names in a run that nothing separates, in code points of run: 区科技局区财政局
}
