// Package quality measures extraction against answers that people wrote: precision and recall by kind, with every miss named.
package quality

import "policygraph/internal/kg"

// Gold is what a careful reader finds in one document. Answers are required (an extractor must give them), optional (it may), or
// generic (a class of bodies, counted neither way).
type Gold struct {
	Name     string // of the gold file, without extension
	Text     string
	Scope    []kg.Span // the parts that were annotated; none means all of the text
	Unnamed  bool      // what tasks name (places, platforms, dates, figures) was not annotated
	Open     bool      // tasks that the gold does not have are not counted, only who is said to answer for them
	Document Document
	Sections []Section
	Tasks    []Task
	Targets  []Target // of the whole document, those of tasks included
	Names    []*Name  // everything that is called by a name
}

// Document is what the head of the document says of the whole. A nil field was not annotated; a pointer to "" means that nothing must be found.
type Document struct {
	Titles     []string // the first is the title, the others are accepted too
	Issuer     *Name
	Region     *Name // whose document it is; nil for a body of the state
	National   bool
	Number     *string
	Written    *string
	Published  *string
	Period     []string // first year, last year, text
	Basis      []string
	BasisOther []string // may be given
}

// Section is a heading.
type Section struct {
	Level    int
	Ordinal  string
	Restored bool // the ordinal is not in the text
	Title    string
	Parent   int // index, -1 for none
	Span     kg.Span
}

// Task is an item of work with its answers.
type Task struct {
	Number  string   // "" when it has none
	Titles  []string // the first is the title, the others are accepted too; none when the item has no title
	Section int      // index, -1 for none
	Span    kg.Span
	Duties  []Duty
	Things  []Thing
}

// Label is the short form in which reports name a task.
func (t Task) Label(sections []Section) string {
	where := ""
	if t.Section >= 0 {
		where = sections[t.Section].Ordinal + "."
		if p := sections[t.Section].Parent; p >= 0 {
			where = sections[p].Ordinal + "." + where
		}
	}
	title := ""
	if len(t.Titles) > 0 {
		title = " " + cut(t.Titles[0], 12)
	}
	return where + t.Number + title
}

// Duty is one party's part in a task.
type Duty struct {
	Roles    []string // LEAD, RESPONSIBLE, SUPPORT, IMPLEMENT; the first is the answer, the others are accepted too
	Agency   *Name
	Raw      string
	Clause   kg.Span
	Group    int
	Optional bool
	Generic  bool
}

// Thing is something that a task names.
type Thing struct {
	*Name
	Optional bool
}

// Target is an indicator with its value.
type Target struct {
	Indicator, Comparator, Value string
	Span                         kg.Span
	Optional                     bool
}

// Name is a thing with the forms under which a text may call it.
type Name struct {
	Kind   kg.EntityKind
	Name   string
	Code   string            // of an administrative division
	Forms  []string          // all accepted forms, Name first
	Also   []kg.EntityKind   // kinds under which it is right as well
	Region *Name             // the county that an agency governs
	folded map[string]string // of Forms
}

// has tells whether a form of n reads as s.
func (n *Name) has(s string) bool { return s != "" && n.folded[kg.FoldName(s)] != "" }

func (n *Name) add(forms ...string) {
	if n.folded == nil {
		n.folded = map[string]string{}
	}
	for _, f := range forms {
		if k := kg.FoldName(f); k != "" && n.folded[k] == "" {
			n.folded[k] = f
			n.Forms = append(n.Forms, f)
		}
	}
}

func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}
