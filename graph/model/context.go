package model

import (
	"policygraph/internal/query"
	"policygraph/internal/question"
	"policygraph/internal/retrieve"
)

// Context is what bears on a question.
type Context struct {
	answer  *Answer
	Found   int
	Tokens  int
	Omitted int
	Items   []ContextItem

	OmittedQuotes int
}

// ContextItem is a record that bears on a question.
type ContextItem struct {
	Record        Entity
	Grade         retrieve.Grade
	Why           []string
	Quotes        []ContextQuote
	Tokens        int
	OmittedQuotes int
}

// ContextQuote is a sentence of it.
type ContextQuote struct {
	Evidence   *Evidence
	Statements []*Statement
	Tokens     int
}

// Gathered wraps what bears on a question; its records, statements and evidence are peers.
func Gathered(c retrieve.Context) *Context {
	peers, from := &Peers{}, &Sources{}
	out := &Context{answer: Answered(c.Read, query.Window{}), Found: c.Found, Tokens: c.Tokens, Omitted: c.Omitted, OmittedQuotes: c.OmittedQuotes, Items: []ContextItem{}}
	for _, i := range c.Items {
		peers.Entities = append(peers.Entities, i.Record.ID)
		item := ContextItem{Record: Wrap(i.Record, peers), Grade: i.Grade, Why: i.Why, Tokens: i.Tokens, OmittedQuotes: i.Omitted, Quotes: []ContextQuote{}}
		if item.Why == nil {
			item.Why = []string{}
		}
		for _, q := range i.Quotes {
			from.Documents = append(from.Documents, q.Evidence.Doc)
			if !q.Evidence.Section.IsZero() {
				from.Sections = append(from.Sections, q.Evidence.Section)
			}
			quote := ContextQuote{Evidence: &Evidence{Record: q.Evidence, Sources: from}, Tokens: q.Tokens, Statements: []*Statement{}}
			for _, s := range q.Statements {
				quote.Statements = append(quote.Statements, &Statement{Record: s, Peers: peers})
				peers.Statements = append(peers.Statements, s.ID)
				peers.Entities = append(peers.Entities, s.Subject, s.Object)
			}
			item.Quotes = append(item.Quotes, quote)
		}
		out.Items = append(out.Items, item)
	}
	return out
}

// Question is the line.
func (c *Context) Question() string { return c.answer.Question() }

// Understood tells how it was read.
func (c *Context) Understood() Understanding { return c.answer.Understood() }

// NotUnderstood are the parts that no rule read.
func (c *Context) NotUnderstood() []QuestionPart { return c.answer.parts(question.Part.Unknown) }
