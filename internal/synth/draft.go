package synth

import (
	"strings"
	"unicode/utf8"

	"policygraph/internal/kg"
)

// extractor is what the documents say that they were read with.
const extractor = "synth"

// draft is a batch in the making. Its text grows at the end, and every claim is proved by a mark of it.
type draft struct {
	batch    kg.Batch
	text     strings.Builder
	length   int // of the text, in code points
	known    map[kg.ID]struct{}
	claimed  map[kg.ID]struct{} // statements that several places may claim
	evidence []proof
	section  kg.ID // that what is written now stands in
}

// mark is a stretch of the text.
type mark struct {
	kg.Span
	from, to int // in bytes
}

// until is the stretch from the start of m to the end of other.
func (m mark) until(other mark) mark {
	m.End, m.to = other.End, other.to
	return m
}

// proof is evidence whose quote is not cut out yet.
type proof struct {
	statement   kg.ID
	span, focus mark
	rule        string
	section     kg.ID
}

func newDraft(uri string) *draft {
	return &draft{batch: kg.Batch{Document: kg.NewDocument(uri)}, known: map[kg.ID]struct{}{}, claimed: map[kg.ID]struct{}{}}
}

func (d *draft) write(s string) mark {
	m := mark{Span: kg.Span{Start: d.length, End: d.length + utf8.RuneCountInString(s)}, from: d.text.Len(), to: d.text.Len() + len(s)}
	d.length = m.End
	d.text.WriteString(s)
	return m
}

// entity asserts an entity, once; fresh tells whether this was the first time.
func (d *draft) entity(e kg.Entity) (fresh bool) {
	if _, ok := d.known[e.ID]; ok {
		return false
	}
	d.known[e.ID] = struct{}{}
	d.batch.Entities = append(d.batch.Entities, e)
	return true
}

// claim makes a statement that nothing else in the document makes.
func (d *draft) claim(subject kg.ID, predicate kg.Predicate, object kg.ID, span, focus mark, rule string, qualifiers ...kg.Prop) kg.ID {
	s := kg.NewStatement(subject, predicate, object, qualifiers...)
	d.batch.Statements = append(d.batch.Statements, s)
	d.prove(s.ID, span, focus, rule)
	return s.ID
}

// claimOnce makes a statement unless it is made already.
func (d *draft) claimOnce(subject kg.ID, predicate kg.Predicate, object kg.ID, span, focus mark, rule string, qualifiers ...kg.Prop) {
	s := kg.NewStatement(subject, predicate, object, qualifiers...)
	if _, ok := d.claimed[s.ID]; ok {
		return
	}
	d.claimed[s.ID] = struct{}{}
	d.batch.Statements = append(d.batch.Statements, s)
	d.prove(s.ID, span, focus, rule)
}

func (d *draft) prove(statement kg.ID, span, focus mark, rule string) {
	d.evidence = append(d.evidence, proof{statement: statement, span: span, focus: focus, rule: rule, section: d.section})
}

// finish cuts the quotes out of the text, which they share.
func (d *draft) finish() kg.Batch {
	d.batch.Text = d.text.String()
	d.batch.Evidence = make([]kg.Evidence, len(d.evidence))
	for i, p := range d.evidence {
		e := kg.NewEvidence(p.statement, d.batch.Document.ID, p.span.Span, d.batch.Text[p.span.from:p.span.to], p.rule, p.section)
		e.Focus = p.focus.Span
		d.batch.Evidence[i] = e
	}
	return d.batch
}
