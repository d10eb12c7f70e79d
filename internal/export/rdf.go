package export

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"policygraph/internal/kg"
)

// triple is one of RDF.
type triple struct {
	subject, predicate string // IRIs
	object             object
}

// object is an IRI, or a literal with a language or a type; without either it is a string.
type object struct {
	iri, text, language, kind string
	literal                   bool
}

func iri(s string) object         { return object{iri: s} }
func literal(s string) object     { return object{text: whole(s), literal: true} }
func chinese(s string) object     { return object{text: whole(s), literal: true, language: "zh"} }
func typed(s, kind string) object { return object{text: whole(s), literal: true, kind: xsdNS + kind} }
func integer(n int) object        { return typed(strconv.Itoa(n), "integer") }
func whole(s string) string       { return strings.ToValidUTF8(s, "\uFFFD") }
func isA(s, class string) triple  { return triple{s, rdfNS + "type", iri(class)} }

// date is an ISO date as XML Schema types it by what is known; other text stays a string.
func date(s string) object {
	for form, kind := range map[string]string{time.DateOnly: "date", "2006-01": "gYearMonth", "2006": "gYear"} {
		if _, err := time.Parse(form, s); err == nil {
			return typed(s, kind)
		}
	}
	return literal(s)
}

// datedProps are values that are ISO dates.
var datedProps = map[kg.EntityKind][]string{
	kg.KindDocument: {"published", "written", "periodStart", "periodEnd"}, kg.KindDeadline: {"start", "end"},
}

// countedProps are values that are whole numbers: places in a text.
var countedProps = []string{"start", "end", "extentStart", "extentEnd", "order"}

var wholeNumber = regexp.MustCompile(`^(?:0|[1-9][0-9]{0,9})$`)

// triples of a thing stand in the default graph: many documents may know it.
func (n Node) triples() []triple {
	s := entityIRI(n.Kind, n.Key)
	list := []triple{isA(s, class(n.Kind))}
	if n.Kind == kg.KindDocument {
		list = append(list, isA(s, provNS+"Entity"))
	}
	list = append(list, triple{s, rdfsNS + "label", chinese(n.Name)})
	for _, a := range n.Aliases {
		if a != n.Name {
			list = append(list, triple{s, skosNS + "altLabel", chinese(a)})
		}
	}
	list = append(list, triple{s, dctermsNS + "identifier", literal(n.Ref())})
	for _, p := range n.Props {
		value := literal(p.Value)
		switch {
		case slices.Contains(datedProps[n.Kind], p.Name):
			value = date(p.Value)
		case n.Kind != kg.KindDeadline && slices.Contains(countedProps, p.Name) && wholeNumber.MatchString(p.Value):
			value = typed(p.Value, "integer")
		case p.Name == "text":
			value = chinese(p.Value)
		}
		list = append(list, triple{s, term(p.Name), value})
	}
	d := n.Document
	if n.Kind == kg.KindDocument && !d.ID.IsZero() {
		for _, x := range []struct {
			name  string
			value object
		}{
			{dctermsNS + "title", chinese(d.Title)},
			{term("documentNumber"), literal(d.Number)},
			{dctermsNS + "publisher", chinese(d.Issuer)},
			{dctermsNS + "issued", date(d.Published)},
			{dctermsNS + "created", date(d.Written)},
			{dctermsNS + "source", literal(d.URI)},
			{term("sha256"), literal(d.Digest)},
			{term("extractor"), literal(d.Extractor)},
		} {
			if x.value.text != "" {
				list = append(list, triple{s, x.name, x.value})
			}
		}
	}
	return unique(list)
}

// claim is what one document asserts of a statement: the triples of its graph.
type claim struct {
	graph   string
	triples []triple
}

// claims are the statement in the graph of each document that asserts it: the triple itself, the statement as a thing, and the evidence
// in that document from which it is derived.
func (e Edge) claims() []claim {
	var list []claim
	at := make(map[kg.ID]int)
	s, subject, predicate, object := statementIRI(e.ID), entityIRI(e.From.Kind, e.From.Key), relation(e.Predicate), entityIRI(e.To.Kind, e.To.Key)
	for i, x := range e.Evidence {
		document := base + "document-id:" + x.Doc.String()
		if d := e.Documents[i]; d.Key != "" {
			document = entityIRI(kg.KindDocument, d.Key)
		}
		n, known := at[x.Doc]
		if !known {
			n = len(list)
			at[x.Doc] = n
			c := claim{graph: document, triples: []triple{
				{subject, predicate, iri(object)},
				isA(s, rdfNS+"Statement"), isA(s, provNS+"Entity"),
				{s, rdfNS + "subject", iri(subject)},
				{s, rdfNS + "predicate", iri(predicate)},
				{s, rdfNS + "object", iri(object)},
				{s, term(kg.QualOrigin), literal(string(e.Origin()))},
			}}
			for _, q := range e.Qualifiers {
				if q.Name != kg.QualOrigin {
					c.triples = append(c.triples, triple{s, term(q.Name), literal(q.Value)})
				}
			}
			list = append(list, c)
		}
		list[n].triples = append(list[n].triples, triple{s, provNS + "wasDerivedFrom", iri(evidenceIRI(x.ID))})
	}
	for _, x := range e.Evidence {
		c := &list[at[x.Doc]]
		c.triples = append(c.triples, evidenceTriples(x, c.graph)...)
	}
	for i := range list {
		list[i].triples = unique(list[i].triples)
	}
	return list
}

// evidenceTriples are a place in a document and what it says there, as printed.
func evidenceTriples(x kg.Evidence, document string) []triple {
	v := evidenceIRI(x.ID)
	list := []triple{
		isA(v, vocabulary+"Evidence"), isA(v, provNS+"Entity"),
		{v, provNS + "wasQuotedFrom", iri(document)},
		{v, provNS + "value", chinese(x.Quote)},
		{v, term("start"), integer(x.Span.Start)},
		{v, term("end"), integer(x.Span.End)},
		{v, term("rule"), literal(x.Rule)},
	}
	if x.Focus != (kg.Span{}) {
		list = append(list, triple{v, term("focusStart"), integer(x.Focus.Start)}, triple{v, term("focusEnd"), integer(x.Focus.End)})
	}
	if x.Place.Page > 0 {
		list = append(list, triple{v, term("page"), integer(x.Place.Page)})
	}
	if x.Place.Cell != "" {
		list = append(list, triple{v, term("cell"), literal(x.Place.Cell)})
	}
	return list
}

// triples of an export: which state of which store it is.
func (a About) triples() []triple {
	s := base + "snapshot:" + escapeIRI(a.Store) + "/" + fmt.Sprint(a.Commit)
	list := []triple{
		isA(s, provNS+"Entity"), isA(s, vocabulary+"Snapshot"),
		{s, term("commit"), integer(int(a.Commit))},
		{s, dctermsNS + "description", chinese(a.Text())},
	}
	if !a.At.IsZero() {
		list = append(list, triple{s, provNS + "generatedAtTime", typed(a.At.UTC().Format(time.RFC3339), "dateTime")})
	}
	return list
}

// unique leaves out what was said before.
func unique(list []triple) []triple {
	out := list[:0]
	for _, t := range list {
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}
