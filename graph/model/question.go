package model

import (
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/question"
)

// Answer is what a question came to. Its results are fetched when they are asked for, in that window.
type Answer struct {
	Read   question.Understanding
	Window query.Window
	Peers  *Peers // things that the question names
}

// Answered wraps a question as it was understood.
func Answered(u question.Understanding, w query.Window) *Answer {
	a := &Answer{Read: u, Window: w, Peers: &Peers{}}
	for _, p := range u.Parts {
		if p.Thing.Found {
			a.Peers.Entities = append(a.Peers.Entities, p.Thing.Entity.ID)
		}
	}
	return a
}

// Question is the line.
func (a *Answer) Question() string { return a.Read.Line }

// Understood tells how it was read.
func (a *Answer) Understood() Understanding { return Understanding{a} }

// NotUnderstood are the parts that no rule read.
func (a *Answer) NotUnderstood() []QuestionPart {
	return a.parts(question.Part.Unknown)
}

// Candidates are the meanings of ambiguous names.
func (a *Answer) Candidates() []Candidate {
	var list []query.Candidate
	for _, p := range a.Read.Parts {
		list = append(list, p.Thing.Candidates...)
	}
	return Candidates(list)
}

// Query is the operation that asks the same.
func (a *Answer) Query() string {
	document, _ := a.Read.Document()
	return document
}

// Variables are those of Query.
func (a *Answer) Variables() string {
	_, variables := a.Read.Document()
	return variables
}

func (a *Answer) parts(wanted func(question.Part) bool) []QuestionPart {
	list := []QuestionPart{}
	units16 := 0
	for _, p := range a.Read.Parts {
		from := units16
		units16 += units([]rune(p.Text))
		if wanted(p) {
			list = append(list, QuestionPart{Part: p, UTF16: kg.Span{Start: from, End: units16}, peers: a.Peers})
		}
	}
	return list
}

// Understanding tells how a question was read.
type Understanding struct{ answer *Answer }

// Intent is what it asks for.
func (u Understanding) Intent() question.Intent { return u.answer.Read.Intent }

// Parts are all parts of the line.
func (u Understanding) Parts() []QuestionPart {
	return u.answer.parts(func(question.Part) bool { return true })
}

// Conditions are the parts that say something.
func (u Understanding) Conditions() []QuestionPart {
	return u.answer.parts(func(p question.Part) bool { return p.Meaning() != "" && p.Sense != question.Rest })
}

// QuestionPart is a part of a question.
type QuestionPart struct {
	Part  question.Part
	UTF16 kg.Span
	peers *Peers
}

// Text is the part as written.
func (p QuestionPart) Text() string { return p.Part.Text }

// Start is its first code point.
func (p QuestionPart) Start() int { return p.Part.Span.Start }

// End is the code point after it.
func (p QuestionPart) End() int { return p.Part.Span.End }

// Utf16Start is Start as browsers count.
func (p QuestionPart) Utf16Start() int { return p.UTF16.Start }

// Utf16End is End as browsers count.
func (p QuestionPart) Utf16End() int { return p.UTF16.End }

// Sense is as what it was read.
func (p QuestionPart) Sense() question.Sense { return p.Part.Sense }

// Rule read it.
func (p QuestionPart) Rule() *string { return given(p.Part.Rule) }

// Meaning is for people.
func (p QuestionPart) Meaning() string { return p.Part.Meaning() }

// Entity is what a name came to.
func (p QuestionPart) Entity() Entity {
	if !p.Part.Thing.Found {
		return nil
	}
	return Wrap(p.Part.Thing.Entity, p.peers)
}

// Candidates are what a name may mean.
func (p QuestionPart) Candidates() []Candidate { return Candidates(p.Part.Thing.Candidates) }

// Suggestions are names like it.
func (p QuestionPart) Suggestions() []Candidate { return Candidates(p.Part.Thing.Suggestions) }

// Roles are those of a role, or of a name.
func (p QuestionPart) Roles() []kg.Predicate {
	if p.Part.Roles == nil {
		return []kg.Predicate{}
	}
	return p.Part.Roles
}

// Kind is that of a kind.
func (p QuestionPart) Kind() *kg.EntityKind {
	if p.Part.Kind == "" {
		return nil
	}
	return &p.Part.Kind
}

// After is from when on.
func (p QuestionPart) After() *string { return given(p.Part.After) }

// Before is until when.
func (p QuestionPart) Before() *string { return given(p.Part.Before) }

// Negated tells whether the answer must not be so.
func (p QuestionPart) Negated() bool { return p.Part.Negated }

// Note says why it was not understood.
func (p QuestionPart) Note() *string {
	note := p.Part.Note
	if note == "" {
		note = p.Part.Thing.Note
	}
	return given(note)
}

func given(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
