package extract

import (
	"slices"

	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// builder gathers the batch of one document. Entities and statements that recur are kept once.
type builder struct {
	dict       *gazetteer.Dictionary
	text       text.Text
	doc        kg.Document
	sections   []Section
	sectionIDs []kg.ID
	places     []SourcePlace
	regions    map[string]division // by code
	entities   map[kg.ID]kg.Entity
	statements map[kg.ID]kg.Statement
	evidence   map[kg.ID]kg.Evidence
	once       map[[2]kg.ID]bool // pairs that claimOnce joined
	own        map[string]bool   // refs of the policies that the document itself is the text of
}

// entity adds e, or what a further mention of it adds, and returns its ID.
func (b *builder) entity(e kg.Entity) kg.ID {
	if known, ok := b.entities[e.ID]; ok {
		e = kg.Merge([]kg.Entity{known, e})
	}
	b.entities[e.ID] = e
	return e.ID
}

// region adds the administrative division with that code. Divisions recur more than anything else, and from the third time on they
// have nothing to add.
func (b *builder) region(code string) (kg.ID, bool) {
	known := b.regions[code]
	if known.times > 1 {
		return known.id, true
	}
	e, ok := b.dict.Entity(code)
	if !ok {
		return kg.ID{}, false
	}
	known.id = b.entity(e)
	known.times++
	b.regions[code] = known
	return known.id, true
}

// division is how often a division was added.
type division struct {
	id    kg.ID
	times int
}

// claim adds a statement with the sentence at focus as its evidence.
func (b *builder) claim(subject kg.ID, p kg.Predicate, object kg.ID, focus kg.Span, rule string, qualifiers ...kg.Prop) {
	b.claimAt(subject, p, object, b.text.Sentence(focus), focus, rule, qualifiers...)
}

func (b *builder) claimAt(subject kg.ID, p kg.Predicate, object kg.ID, quote, focus kg.Span, rule string, qualifiers ...kg.Prop) {
	var kept []kg.Prop
	for _, q := range qualifiers {
		if q.Value != "" && q != (kg.Prop{Name: kg.QualOrigin, Value: string(kg.Explicit)}) {
			kept = append(kept, q)
		}
	}
	s := kg.NewStatement(subject, p, object, kept...)
	b.statements[s.ID] = s
	e := kg.NewEvidence(s.ID, b.doc.ID, quote, b.text.Slice(quote), rule, b.sectionAt(focus.Start))
	e.Focus, e.Place = focus, b.placeOf(focus)
	if _, known := b.evidence[e.ID]; !known {
		b.evidence[e.ID] = e
	}
}

// claimOnce adds a statement that many places of a document show alike, such as whose body an agency is, with the first of them.
func (b *builder) claimOnce(subject kg.ID, p kg.Predicate, object kg.ID, focus kg.Span, rule string, origin kg.Origin) {
	pair := [2]kg.ID{subject, object}
	if !b.once[pair] {
		b.once[pair] = true
		b.claim(subject, p, object, focus, rule, kg.Prop{Name: kg.QualOrigin, Value: string(origin)})
	}
}

// placeOf is where in the source file a span begins; its box covers the runs of that page which it touches.
func (b *builder) placeOf(s kg.Span) (place kg.Place) {
	i, _ := slices.BinarySearchFunc(b.places, s.Start, func(p SourcePlace, at int) int { return p.End - 1 - at })
	for ; i < len(b.places) && b.places[i].Start < s.End; i++ {
		p := b.places[i].Place
		switch {
		case place == kg.Place{}:
			place = p
		case p.Page == place.Page && p.Box != kg.Box{} && place.Box != kg.Box{}:
			place.Box = kg.Box{
				Left: min(place.Box.Left, p.Box.Left), Top: min(place.Box.Top, p.Box.Top),
				Right: max(place.Box.Right, p.Box.Right), Bottom: max(place.Box.Bottom, p.Box.Bottom),
			}
		}
	}
	return place
}

// sectionAt is the innermost section whose extent holds the code point.
func (b *builder) sectionAt(at int) kg.ID {
	for i := len(b.sections) - 1; i >= 0; i-- {
		if e := b.sections[i].Extent; e.Start <= at && at < e.End {
			return b.sectionIDs[i]
		}
	}
	return kg.ID{}
}

// textual is the section with that ref, or the document.
func (b *builder) textual(section *string) kg.ID {
	if section == nil {
		return b.doc.ID
	}
	return refID(*section)
}
