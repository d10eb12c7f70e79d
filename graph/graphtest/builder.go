// Package graphtest is an invented province in which queries can be tried: two cities, their counties, agencies and parks, and their plans.
package graphtest

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"policygraph/internal/kg"
)

// Plan is a document under construction. Its text grows with what it says, so that every quote is found in it.
type Plan struct {
	batch    kg.Batch
	text     strings.Builder
	at       int // code points written
	entities map[kg.ID]bool
	said     map[kg.ID]bool
	section  kg.Entity
	tasks    int
	sections int
}

// NewPlan begins a document of that title.
func NewPlan(uri, title string, props ...kg.Prop) *Plan {
	p := &Plan{entities: make(map[kg.ID]bool), said: make(map[kg.ID]bool)}
	p.batch.Document = kg.NewDocument(uri)
	p.batch.Document.Title, p.batch.Document.Digest, p.batch.Document.Extractor = title, "digest of "+uri, "rules"
	for _, x := range props {
		switch x.Name {
		case "published":
			p.batch.Document.Published = x.Value
		case "issuer":
			p.batch.Document.Issuer = x.Value
		case "number":
			p.batch.Document.Number = x.Value
		}
	}
	p.add(kg.NewEntity(kg.KindDocument, p.batch.Document.Key, title, append([]kg.Prop{{Name: "title", Value: title}, {Name: "uri", Value: uri}}, props...)...))
	p.write(title + "\n")
	return p
}

// NewTable begins a seed table.
func NewTable(uri, title string) *Plan {
	p := NewPlan(uri, title)
	p.batch.Document.Seed = true
	return p
}

// Document is the entity of the document.
func (p *Plan) Document() kg.Entity { return p.batch.Entities[0] }

func (p *Plan) add(entities ...kg.Entity) {
	for _, e := range entities {
		if !p.entities[e.ID] {
			p.entities[e.ID] = true
			p.batch.Entities = append(p.batch.Entities, e)
		}
	}
}

func (p *Plan) write(s string) kg.Span {
	span := kg.Span{Start: p.at, End: p.at + utf8.RuneCountInString(s)}
	p.text.WriteString(s)
	p.at = span.End
	return span
}

// Says makes the document write a sentence and, by it, make a statement.
func (p *Plan) Says(sentence string, subject kg.Entity, predicate kg.Predicate, object kg.Entity, qualifiers ...kg.Prop) kg.Statement {
	span := p.write(sentence)
	p.write("\n")
	return p.saysAt(span, sentence, subject, predicate, object, qualifiers...)
}

func (p *Plan) saysAt(span kg.Span, quote string, subject kg.Entity, predicate kg.Predicate, object kg.Entity, qualifiers ...kg.Prop) kg.Statement {
	p.add(subject, object)
	s := kg.NewStatement(subject.ID, predicate, object.ID, qualifiers...)
	if !p.said[s.ID] {
		p.said[s.ID] = true
		p.batch.Statements = append(p.batch.Statements, s)
	}
	p.batch.Evidence = append(p.batch.Evidence, kg.NewEvidence(s.ID, p.batch.Document.ID, span, quote, "test.rule", p.section.ID))
	return s
}

// Section begins a section; level 1 stands under the document, level 2 under the last of level 1.
func (p *Plan) Section(path, ordinal, title string, parent *kg.Entity) kg.Entity {
	p.sections++
	p.section = kg.Entity{}
	span := p.write(ordinal + "、" + title)
	level := 1 + strings.Count(path, ".")
	e := kg.NewEntity(kg.KindSection, p.batch.Document.Key+"/"+path, title, kg.Prop{Name: "ordinal", Value: ordinal}, kg.Prop{Name: "level", Value: strconv.Itoa(level)},
		kg.Prop{Name: "start", Value: strconv.Itoa(span.Start)}, kg.Prop{Name: "end", Value: strconv.Itoa(span.End)}, kg.Prop{Name: "order", Value: strconv.Itoa(p.sections)})
	p.saysAt(span, ordinal+"、"+title, p.Document(), kg.HasSection, e)
	if parent != nil {
		p.saysAt(span, ordinal+"、"+title, e, kg.PartOf, *parent)
	}
	p.write("\n")
	p.section = e
	return e
}

// Task writes an item of work into the present section.
func (p *Plan) Task(title, text string) kg.Entity {
	p.tasks++
	number := strconv.Itoa(p.tasks)
	body := number + "." + title + "。" + text
	span := p.write(body)
	e := kg.NewEntity(kg.KindTask, p.batch.Document.Key+"/t"+number, title, kg.Prop{Name: "number", Value: number}, kg.Prop{Name: "order", Value: number},
		kg.Prop{Name: "start", Value: strconv.Itoa(span.Start)}, kg.Prop{Name: "end", Value: strconv.Itoa(span.End)}, kg.Prop{Name: "text", Value: body})
	p.saysAt(span, body, p.Document(), kg.HasTask, e)
	if !p.section.ID.IsZero() {
		p.saysAt(span, body, e, kg.PartOf, p.section)
	}
	p.write("\n")
	return e
}

// Role writes that an agency has a part in a task.
func (p *Plan) Role(agency kg.Entity, role kg.Predicate, task kg.Entity, order int) {
	p.Says(fmt.Sprintf("（%s%s）", agency.Name, map[kg.Predicate]string{kg.Leads: "牵头", kg.ResponsibleFor: "负责", kg.Supports: "配合", kg.Implements: "具体实施"}[role]),
		agency, role, task, kg.Prop{Name: kg.QualGroup, Value: "1"}, kg.Prop{Name: kg.QualOrder, Value: strconv.Itoa(order)})
}

// Batch is the finished document.
func (p *Plan) Batch() kg.Batch {
	b := p.batch
	b.Text = p.text.String()
	b.Sort()
	return b
}
