// Package kg is the vocabulary of the graph: entities, the statements that join them, and the evidence behind each statement.
//
// An entity is a thing. A statement is one claim about two of them (subject, predicate, object, qualifiers). Evidence is where a
// document says it: no statement lives without at least one. Wikibase and FollowTheMoney use the words in the same sense.
package kg

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Span is a half-open range of Unicode code points in a document's canonical text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of code points in s.
func (s Span) Len() int { return s.End - s.Start }

// Contains tells whether other lies wholly within s.
func (s Span) Contains(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Overlaps tells whether s and other share a code point.
func (s Span) Overlaps(other Span) bool { return s.Start < other.End && other.Start < s.End }

// Prop is one named value of an entity or a statement. Names are lowerCamel; a name may repeat.
type Prop struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Props is an ordered list of values; Get finds the first of a name.
type Props []Prop

// Get returns the first value of name, or "".
func (p Props) Get(name string) string {
	for _, x := range p {
		if x.Name == name {
			return x.Value
		}
	}
	return ""
}

// All returns every value of name in order.
func (p Props) All(name string) (values []string) {
	for _, x := range p {
		if x.Name == name {
			values = append(values, x.Value)
		}
	}
	return values
}

// Entity is a thing: a task, an agency, a region. Key is its natural key within the kind, such as "330523" for 安吉县.
type Entity struct {
	ID      ID         `json:"id"`
	Kind    EntityKind `json:"kind"`
	Key     string     `json:"key"`
	Name    string     `json:"name"`
	Aliases []string   `json:"aliases,omitempty"`
	Props   Props      `json:"props,omitempty"`
}

// EntityID is the ID of the entity of that kind with that natural key.
func EntityID(kind EntityKind, key string) ID { return NewID("entity", string(kind), key) }

// NewEntity makes an entity with its ID set.
func NewEntity(kind EntityKind, key, name string, props ...Prop) Entity {
	return Entity{ID: EntityID(kind, key), Kind: kind, Key: key, Name: name, Props: props}
}

// Ref is the readable global identifier of an entity: its kind in lower case, a colon, its key ("region:330523").
func (e Entity) Ref() string { return Ref(e.Kind, e.Key) }

// Ref writes the readable global identifier of the entity of that kind with that key.
func Ref(kind EntityKind, key string) string {
	return strings.ToLower(string(kind)) + ":" + key
}

// ParseRef reads what Ref wrote; ok is false where s has no known kind before its first colon, or no key after it.
func ParseRef(s string) (kind EntityKind, key string, ok bool) {
	k, key, found := strings.Cut(s, ":")
	kind = EntityKind(strings.ToUpper(k))
	return kind, key, found && key != "" && kind.Valid()
}

// Statement is one claim: subject, predicate, object, and the qualifiers that make it a different claim (role order, origin).
type Statement struct {
	ID         ID        `json:"id"`
	Predicate  Predicate `json:"predicate"`
	Subject    ID        `json:"subject"`
	Object     ID        `json:"object"`
	Qualifiers Props     `json:"qualifiers,omitempty"`
}

// Names of qualifiers.
const (
	QualOrigin    = "origin"    // an Origin; absent means EXPLICIT
	QualVia       = "via"       // how the object was named: NAME, ABBREVIATION, IN_NAME; of TEXT_OF also NUMBER, CARRIED; of DUE MILESTONE
	QualModality  = "modality"  // of DUE, how firm its words are: MANDATORY, EXPECTED, STRIVE; absent where they do not tell
	QualGroup     = "group"     // which responsibility statement of the task, from 1
	QualOrder     = "order"     // place in the list of that statement, from 1
	QualOpenEnded = "openEnded" // "true": the list ended in 等
	QualNote      = "note"      // why it was resolved so
	QualCandidate = "candidate" // what else it may mean, where the document does not decide; may repeat
)

// ViaMilestone marks a date of a task that is not the one by which it is due: of a further step, of what it aims at.
const ViaMilestone = "MILESTONE"

// NewStatement makes a statement with its ID set.
func NewStatement(subject ID, predicate Predicate, object ID, qualifiers ...Prop) Statement {
	s := Statement{Predicate: predicate, Subject: subject, Object: object, Qualifiers: qualifiers}
	s.ID = s.naturalID()
	return s
}

func (s Statement) naturalID() ID {
	var k naturalKey
	k.add("statement")
	k.addID(s.Subject)
	k.add(string(s.Predicate))
	k.addID(s.Object)
	for _, q := range s.Qualifiers {
		k.add(q.Name)
		k.add(q.Value)
	}
	return k.id()
}

// Origin is the statement's qualifier of that name, EXPLICIT when there is none.
func (s Statement) Origin() Origin {
	if o := s.Qualifiers.Get(QualOrigin); o != "" {
		return Origin(o)
	}
	return Explicit
}

// Evidence is the place where a document makes a statement: Quote is exactly the document's text at Span, as printed.
type Evidence struct {
	ID        ID     `json:"id"`
	Statement ID     `json:"statement"`
	Doc       ID     `json:"doc"`
	Span      Span   `json:"span"`
	Quote     string `json:"quote"`
	Rule      string `json:"rule"`             // id of the extraction rule, such as "duty.bracket"
	Section   ID     `json:"section,omitzero"` // the section that the span lies in; zero before the first heading
	Focus     Span   `json:"focus,omitzero"`   // the words within Span that say it (安吉 in the sentence); zero: all of it
	Place     Place  `json:"place,omitzero"`   // where in the file the focus stands
}

// Place is where in a source file something stands, as far as its format has such places.
type Place struct {
	Page int    `json:"page,omitempty"` // from 1; 0 where the format has no pages
	Cell string `json:"cell,omitempty"` // of a sheet: "Sheet1!B7"
	Box  Box    `json:"box,omitzero"`   // on the page
}

// Box is a rectangle on a page, in points from its upper left corner; zero where the format does not tell.
type Box struct {
	Left   float64 `json:"left"`
	Top    float64 `json:"top"`
	Right  float64 `json:"right"`
	Bottom float64 `json:"bottom"`
}

// NewEvidence makes evidence with its ID set.
func NewEvidence(statement, doc ID, span Span, quote, rule string, section ID) Evidence {
	e := Evidence{Statement: statement, Doc: doc, Span: span, Quote: quote, Rule: rule, Section: section}
	e.ID = e.naturalID()
	return e
}

func (e Evidence) naturalID() ID {
	var k naturalKey
	k.add("evidence")
	k.addID(e.Statement)
	k.addID(e.Doc)
	k.add(strconv.Itoa(e.Span.Start))
	k.add(strconv.Itoa(e.Span.End))
	k.add(e.Rule)
	return k.id()
}

// Document is the record of one ingested file. Its ID is that of its entity of kind DOCUMENT.
type Document struct {
	ID        ID     `json:"id"`
	Key       string `json:"key"`              // of the entity: DocumentKey(URI)
	Digest    string `json:"digest"`           // SHA-256 of the file's bytes, hexadecimal
	URI       string `json:"uri"`              // the name it was given: the cleaned path, or a name chosen by the user
	Title     string `json:"title"`            // "" when none was found
	Number    string `json:"number,omitempty"` // 发文字号, normalised: 湖政发〔2021〕12号
	Issuer    string `json:"issuer,omitempty"` // name of the issuing body as resolved
	Published string `json:"published,omitempty"`
	Written   string `json:"written,omitempty"` // 成文日期; dates are ISO 8601, cut to what is known
	Extractor string `json:"extractor"`         // digest of the rules and seeds that read it
	Seed      bool   `json:"seed,omitempty"`    // a table that ships with the program, not a plan
}

// DocumentKey is the natural key of a document: a short hash of the name under which it was ingested. The same name later is a
// new version of the same document.
func DocumentKey(uri string) string { return NewID("document", uri).String()[:12] }

// NewDocument makes a document known by uri.
func NewDocument(uri string) Document {
	key := DocumentKey(uri)
	return Document{ID: EntityID(KindDocument, key), Key: key, URI: uri}
}

// Batch is everything that one document asserts, with the canonical text its spans count in.
type Batch struct {
	Document   Document    `json:"document"`
	Text       string      `json:"text"`
	Entities   []Entity    `json:"entities"`
	Statements []Statement `json:"statements"`
	Evidence   []Evidence  `json:"evidence"`
}

// Sort puts entities, statements and evidence in the order of their IDs.
func (b *Batch) Sort() {
	slices.SortFunc(b.Entities, func(x, y Entity) int { return x.ID.Compare(y.ID) })
	slices.SortFunc(b.Statements, func(x, y Statement) int { return x.ID.Compare(y.ID) })
	slices.SortFunc(b.Evidence, func(x, y Evidence) int {
		return cmp.Or(x.Statement.Compare(y.Statement), cmp.Compare(x.Span.Start, y.Span.Start), x.ID.Compare(y.ID),
			x.Section.Compare(y.Section))
	})
}

// Check tells what makes b unfit to be stored: every offence, joined. Both ends of a statement must be entities of the batch of
// kinds that the predicate joins, each statement must have evidence, and each quote must be the text at its span.
func (b Batch) Check() error {
	var errs []error
	if b.Document.ID.IsZero() {
		return errors.New("batch: document has no id")
	}
	entities := make(map[ID]EntityKind, len(b.Entities))
	for _, e := range b.Entities {
		if !e.Kind.Valid() || e.Key == "" || e.ID != EntityID(e.Kind, e.Key) {
			errs = append(errs, fmt.Errorf("entity %s %q (%s): kind, key and id do not agree", e.ID, e.Name, e.Kind))
		}
		if _, twice := entities[e.ID]; twice {
			errs = append(errs, fmt.Errorf("entity %s: twice in the batch", e.Ref()))
		}
		entities[e.ID] = e.Kind
	}
	proved := make(map[ID]bool, len(b.Statements))
	for _, s := range b.Statements {
		if _, twice := proved[s.ID]; twice {
			errs = append(errs, fmt.Errorf("statement %s: twice in the batch", s.ID))
		}
		proved[s.ID] = false
		subject, object := entities[s.Subject], entities[s.Object]
		if !s.Predicate.Joins(subject, object) {
			errs = append(errs, fmt.Errorf("statement %s: %s cannot join %q with %q", s.ID, s.Predicate, subject, object))
		}
		if s.ID != s.naturalID() {
			errs = append(errs, fmt.Errorf("statement %s: id is not the hash of its parts", s.ID))
		}
	}
	if !utf8.ValidString(b.Text) {
		errs = append(errs, fmt.Errorf("text of document %s: not valid UTF-8, so its code points cannot be counted", b.Document.ID))
	}
	at := make([]int, 0, len(b.Text)/2) // byte of each code point, and the end
	for i := range b.Text {
		at = append(at, i)
	}
	at = append(at, len(b.Text))
	for _, e := range b.Evidence {
		if _, known := proved[e.Statement]; !known {
			errs = append(errs, fmt.Errorf("evidence %s: statement %s is not in the batch", e.ID, e.Statement))
		}
		proved[e.Statement] = true
		if e.Doc != b.Document.ID {
			errs = append(errs, fmt.Errorf("evidence %s: of another document", e.ID))
		}
		if e.ID != e.naturalID() {
			errs = append(errs, fmt.Errorf("evidence %s: id is not the hash of its parts", e.ID))
		}
		if e.Focus != (Span{}) && !e.Span.Contains(e.Focus) {
			errs = append(errs, fmt.Errorf("evidence %s: focus %v lies outside of %v", e.ID, e.Focus, e.Span))
		}
		if e.Span.Start < 0 || e.Span.End >= len(at) || e.Span.Start >= e.Span.End || b.Text[at[e.Span.Start]:at[e.Span.End]] != e.Quote {
			errs = append(errs, fmt.Errorf("evidence %s: text[%d:%d] is not the quote %q", e.ID, e.Span.Start, e.Span.End, e.Quote))
		}
	}
	for _, s := range b.Statements {
		if !proved[s.ID] {
			errs = append(errs, fmt.Errorf("statement %s (%s): no evidence", s.ID, s.Predicate))
		}
	}
	return errors.Join(errs...)
}
