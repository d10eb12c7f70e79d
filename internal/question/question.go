// Package question reads one line that a person writes as a structured query: names, roles, dates, phrases, and what it does not understand.
//
// Nothing is guessed and nothing is dropped. The parts of the line cover it; each says by which rule it was read and as what. A name with
// several meanings keeps its candidates, and a word that no rule knows is told as not understood: it narrows nothing, unless it is marked as
// a phrase, in quotation marks or by 含 or 关于. A line in which nothing is understood is looked for as text.
package question

import (
	"context"
	"fmt"
	"unicode/utf8"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/search"
	"policygraph/internal/store"
)

// LongestLine bounds a question, in code points.
const LongestLine = search.LongestText

// Intent says what a question asks for.
type Intent string

// The intents.
const (
	Tasks        Intent = "TASKS"        // tasks under conditions
	Paths        Intent = "PATHS"        // how two things are joined
	Entity       Intent = "ENTITY"       // one thing, and the tasks that involve it
	Entities     Intent = "ENTITIES"     // the things of a kind
	Cooccurrence Intent = "COOCCURRENCE" // which things meet others in tasks
	Search       Intent = "SEARCH"       // nothing was understood: it is looked for as text
)

// Intents lists every intent.
var Intents = []Intent{Tasks, Paths, Entity, Entities, Cooccurrence, Search}

// Sense says as what a part of the line was read.
type Sense string

// The senses.
const (
	Name     Sense = "NAME"     // the name of a thing
	Role     Sense = "ROLE"     // what somebody has to do in a task
	Date     Sense = "DATE"     // when a task is due
	Kind     Sense = "KIND"     // a kind of thing
	Phrase   Sense = "PHRASE"   // text that a task must contain
	Order    Sense = "ORDER"    // of the answer
	Relation Sense = "RELATION" // how things belong together: 涉及, 联系, 一起, 直接
	Not      Sense = "NOT"      // what follows must not be
	Joint    Sense = "JOINT"    // 和, 或
	Ask      Sense = "ASK"      // 哪些, 谁
	Filler   Sense = "FILLER"   // 的, 请
	Blank    Sense = "BLANK"    // blanks and marks
	Sought   Sense = "SOUGHT"   // a line in which nothing was understood is looked for by it
	Rest     Sense = "REST"     // not understood: it narrows nothing
)

// Senses lists every sense.
var Senses = []Sense{Name, Role, Date, Kind, Phrase, Order, Relation, Not, Joint, Ask, Filler, Blank, Sought, Rest}

// Part is a part of the line. Its span counts code points.
type Part struct {
	Span          kg.Span
	Text          string
	Sense         Sense
	Rule          string           // id of the rule that read it; "" where none did
	Thing         query.Resolution // of a NAME, what it came to
	Roles         []kg.Predicate   // of a ROLE, and of a NAME the roles that it is asked to have
	Kind          kg.EntityKind    // of a KIND
	Phrase        string           // of a PHRASE, without marks
	After, Before string           // of a DATE, as query.TaskWhere has them
	Negated       bool             // the answer must not be so
	Note          string           // in Chinese: why it is not understood, or what was made of it

	word *word // what a rule says of it
	or   bool  // joined by 或 with the name before it
}

// Understanding is a line as it was read.
type Understanding struct {
	Line   string
	Parts  []Part // they cover the line
	Intent Intent
	// Tasks is asked for by TASKS and ENTITY; COOCCURRENCE counts its tasks.
	Tasks query.TaskQuery
	// From and To are the ends of PATHS; From is the thing of ENTITY too. Names or ids.
	From, To string
	Matrix   query.MatrixQuery // of COOCCURRENCE; its Tasks are those above
	Kinds    []kg.EntityKind   // of ENTITIES and SEARCH
	Text     string            // of SEARCH
}

// Finder looks for names by how they are said; *search.Index is one, a nil one too.
type Finder interface {
	Search(ctx context.Context, r store.Reader, q search.Query) (search.Result, error)
}

// Read understands a line. The same line and graph always give the same.
func Read(ctx context.Context, r store.Reader, finder Finder, line string) (Understanding, error) {
	if !utf8.ValidString(line) {
		return Understanding{}, &query.InputError{Argument: "question", Problem: "is not valid UTF-8"}
	}
	if n := utf8.RuneCountInString(line); n > LongestLine {
		return Understanding{}, &query.InputError{Argument: "question", Problem: fmt.Sprintf("has %d characters, want %d at most", n, LongestLine)}
	}
	s := &scanner{ctx: ctx, reader: r, finder: finder, runes: []rune(line)}
	s.fold()
	parts, err := s.scan()
	if err != nil {
		return Understanding{}, fmt.Errorf("read the question %q: %w", line, err)
	}
	u := Understanding{Line: line, Parts: parts}
	b := builder{understanding: &u, names: s}
	if err := b.build(); err != nil {
		return Understanding{}, fmt.Errorf("read the question %q: %w", line, err)
	}
	return u, nil
}

// Unknown tells whether a part was not understood: no rule reads it, or it stands where a name must and nothing is called so.
func (p Part) Unknown() bool { return p.Sense == Rest || p.Rule == "name.unknown" }

// NotUnderstood are the parts that no rule read.
func (u Understanding) NotUnderstood() (rest []Part) {
	for _, p := range u.Parts {
		if p.Unknown() {
			rest = append(rest, p)
		}
	}
	return rest
}

// Names are the parts that name things.
func (u Understanding) Names() (names []Part) {
	for _, p := range u.Parts {
		if p.Sense == Name {
			names = append(names, p)
		}
	}
	return names
}
