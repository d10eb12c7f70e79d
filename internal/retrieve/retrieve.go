// Package retrieve gathers the sentences that bear on a question, each with the statements that it proves, within so many tokens.
//
// Nothing is generated: a question is read as package question reads it, and what the graph and the text have on it is ranked. First come
// tasks and sections that meet what was understood, then those that name any of its things, then those whose text has its words; within
// each the words decide, a rare pair of characters more than a common one. The same question on the same graph gives the same answer.
package retrieve

import (
	"context"
	"fmt"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/question"
	"policygraph/internal/search"
	"policygraph/internal/store"
)

// Bounds of a context.
const (
	DefaultTokens = 2_000
	MostTokens    = 100_000
	MostItems     = 200
)

// Query asks for what bears on a question.
type Query struct {
	Question  string
	MaxTokens int // 1 to MostTokens
	// MaxItems is how many tasks and sections at most, 1 to MostItems; 0 is MostItems.
	MaxItems int
}

// Grade says how what was found bears on the question.
type Grade string

// The grades, best first.
const (
	Matched   Grade = "MATCHED"   // it meets what was understood, directly
	Concluded Grade = "CONCLUDED" // it meets it by conclusion: 各区县, what lies there
	Mentioned Grade = "MENTIONED" // it is of the kind asked for, or has to do with a thing that the question names
	Worded    Grade = "WORDED"    // its text has words of the question
)

// Grades lists every grade, best first.
var Grades = []Grade{Matched, Concluded, Mentioned, Worded}

// Quote is a sentence of a document, with the statements that it proves.
type Quote struct {
	Evidence   kg.Evidence
	Statements []kg.Statement
	Tokens     int
}

// Item is a task, a section or a document that bears on the question, with the sentences that say so, the best first.
type Item struct {
	Record  kg.Entity
	Grade   Grade
	Why     []string // in Chinese: 由安吉县人民政府牵头
	Quotes  []Quote
	Tokens  int
	Omitted int // sentences of it that bear on the question and found no room
}

// Context is what bears on a question.
type Context struct {
	Read    question.Understanding
	Items   []Item // the best first
	Tokens  int
	Found   int // tasks, sections and documents that bear on it
	Omitted int // of them, those that found no room
	// OmittedQuotes are sentences that found no room, of items that are shown and of those that are not.
	OmittedQuotes int
}

// Gather finds what bears on a question. Without a finder it reads all there is.
func Gather(ctx context.Context, r store.Reader, finder question.Finder, q Query) (Context, error) {
	if q.MaxTokens < 1 || q.MaxTokens > MostTokens {
		return Context{}, &query.InputError{Argument: "maxTokens", Problem: fmt.Sprintf("want 1 to %d, have %d", MostTokens, q.MaxTokens)}
	}
	if q.MaxItems == 0 {
		q.MaxItems = MostItems
	}
	if q.MaxItems < 1 || q.MaxItems > MostItems {
		return Context{}, &query.InputError{Argument: "maxItems", Problem: fmt.Sprintf("want 1 to %d, have %d", MostItems, q.MaxItems)}
	}
	if finder == nil {
		finder = (*search.Index)(nil)
	}
	u, err := question.Read(ctx, r, finder, q.Question)
	if err != nil {
		return Context{}, err
	}
	g := &gatherer{ctx: ctx, reader: r, finder: finder, read: u, found: make(map[kg.ID]*candidate), roles: rolesOf(u)}
	for _, stage := range []func() error{g.matched, g.mentioned, g.asked, g.worded} {
		if err := stage(); err != nil {
			return Context{}, fmt.Errorf("gather what bears on %q: %w", q.Question, err)
		}
	}
	ranked := g.rank()
	c := Context{Read: u, Found: len(ranked), Items: []Item{}}
	if err := g.quote(ranked[:min(len(ranked), q.MaxItems)]); err != nil {
		return Context{}, fmt.Errorf("quote what bears on %q: %w", q.Question, err)
	}
	pack(&c, ranked[:min(len(ranked), q.MaxItems)], q.MaxTokens)
	c.Omitted = c.Found - len(c.Items)
	return c, nil
}

// Tokens estimates how many tokens a language model makes of a text: one of each ideograph and mark, one of every four letters and digits
// that stand together, begun ones counted. Blanks count nothing.
func Tokens(text string) (n int) {
	run := 0
	for _, r := range text {
		switch {
		case r < 0x80 && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'):
			if run%4 == 0 {
				n++
			}
			run++
			continue
		case r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\u3000':
		default:
			n++
		}
		run = 0
	}
	return n
}
