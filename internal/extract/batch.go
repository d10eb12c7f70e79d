package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/extract/source"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// Batch is everything that the result asserts, as entities and statements with evidence. It is a pure function of its arguments.
func (x *Extractor) Batch(src source.Source, r Result) (kg.Batch, error) {
	b := builder{
		dict: x.dict, text: text.New(r.Text), doc: kg.NewDocument(src.URI),
		regions: map[string]division{}, entities: map[kg.ID]kg.Entity{}, statements: map[kg.ID]kg.Statement{}, evidence: map[kg.ID]kg.Evidence{},
		sections: r.Sections, places: r.Places, once: map[[2]kg.ID]bool{},
	}
	b.doc.Digest, b.doc.Extractor, b.doc.Title = src.Digest, x.Digest(), r.Document.Title
	b.doc.Number, b.doc.Published, b.doc.Written = value(r.Document.Number), value(r.Document.Published), value(r.Document.Written)
	b.doc.Issuer = value(r.Document.Issuer)
	for _, s := range r.Sections {
		b.sectionIDs = append(b.sectionIDs, refID(s.ID))
	}
	b.document(r)
	for _, s := range r.Sections {
		b.section(s)
	}
	for i, t := range r.Tasks {
		b.task(i, t)
	}
	for _, m := range r.Mentions {
		b.mention(b.textual(m.Section), m)
	}
	for i, t := range r.Targets {
		b.target(b.textual(t.Section), fmt.Sprintf("%s/target-%d", b.doc.Key, i+1), t)
	}
	b.partners(r)
	b.samePolicies(r)

	batch := kg.Batch{
		Document: b.doc, Text: r.Text, Entities: slices.Grow([]kg.Entity(nil), len(b.entities)),
		Statements: slices.Grow([]kg.Statement(nil), len(b.statements)), Evidence: slices.Grow([]kg.Evidence(nil), len(b.evidence)),
	}
	for _, e := range b.entities {
		batch.Entities = append(batch.Entities, e)
	}
	for _, s := range b.statements {
		batch.Statements = append(batch.Statements, s)
	}
	for _, e := range b.evidence {
		batch.Evidence = append(batch.Evidence, e)
	}
	batch.Sort()
	if err := batch.Check(); err != nil {
		return kg.Batch{}, fmt.Errorf("graph of %s: %w", src.URI, err)
	}
	return batch, nil
}

func (b *builder) document(r Result) {
	d := r.Document
	title := d.Title
	if title == "" {
		title = b.doc.URI
	}
	e := kg.NewEntity(kg.KindDocument, b.doc.Key, title, props("uri", b.doc.URI, "number", value(d.Number), "issuer", value(d.Issuer),
		"published", value(d.Published), "written", value(d.Written), "indexNumber", value(d.IndexNumber))...)
	if d.Period != nil {
		e.Props = append(e.Props, props("periodText", d.Period.Text, "periodStart", value(d.Period.Start), "periodEnd", value(d.Period.End))...)
	}
	b.entity(e)
	if d.Agency != nil {
		if agency, ok := b.agency(*d.Agency, d.IssuerSpan, "letterhead.issuer"); ok && d.IssuerSpan.Len() > 0 {
			b.claim(agency, kg.Issued, b.doc.ID, d.IssuerSpan, "letterhead.issuer")
		}
	}
	b.policies(d)
}

func (b *builder) section(s Section) {
	_, key, _ := kg.ParseRef(s.ID)
	id := b.entity(kg.NewEntity(kg.KindSection, key, s.Title, props("level", strconv.Itoa(s.Level), "ordinal", value(s.Ordinal),
		"ordinalInText", strconv.FormatBool(s.OrdinalInText), "start", strconv.Itoa(s.Start), "end", strconv.Itoa(s.End),
		"extentStart", strconv.Itoa(s.Extent.Start), "extentEnd", strconv.Itoa(s.Extent.End))...))
	origin := kg.Prop{Name: kg.QualOrigin, Value: string(kg.Explicit)}
	if !s.OrdinalInText && s.Ordinal != nil {
		origin.Value = string(kg.Repaired)
	}
	b.claimAt(b.doc.ID, kg.HasSection, id, s.Span, s.Span, "outline.heading", origin)
	if s.Parent != nil {
		b.claimAt(id, kg.PartOf, refID(*s.Parent), s.Span, s.Span, "outline.nesting")
	}
}

func (b *builder) task(order int, t Task) {
	_, key, _ := kg.ParseRef(t.ID)
	id := b.entity(kg.NewEntity(kg.KindTask, key, t.label(), props("title", t.Title, "number", value(t.Number), "numberInText", value(t.NumberInText),
		"order", strconv.Itoa(order), "start", strconv.Itoa(t.Start), "end", strconv.Itoa(t.End))...))
	heading := t.TitleSpan
	if heading.Len() == 0 {
		heading = b.text.Sentence(kg.Span{Start: t.Start, End: t.Start + 1})
	}
	b.claimAt(b.doc.ID, kg.HasTask, id, heading, heading, "outline.item")
	if t.Section != nil {
		b.claimAt(id, kg.PartOf, refID(*t.Section), heading, heading, "outline.nesting")
	}
	for _, r := range t.Responsibilities {
		b.responsibility(id, t, r)
	}
	for _, list := range t.mentions() {
		for _, m := range *list {
			b.mention(id, m)
		}
	}
	for i, target := range t.Targets {
		b.target(id, fmt.Sprintf("%s/target-%d", key, i+1), target)
	}
	for _, d := range t.Deadlines {
		b.deadline(id, d, "")
	}
	for _, d := range t.Dates {
		if slices.ContainsFunc(t.Deadlines, func(x Deadline) bool { return value(x.Period.End) != "" && value(x.Period.End) == value(d.Period.End) }) {
			continue // the same day binds already
		}
		b.deadline(id, d, kg.ViaMilestone)
	}
}

// responsibility claims that an agency answers for a task. Its quote is the last sentence of the clause with the statement behind it,
// where they stand together.
func (b *builder) responsibility(task kg.ID, t Task, r Responsibility) {
	agency, ok := b.agency(r.Agency, r.Span, r.Rule)
	if !ok {
		return
	}
	quote := r.Statement
	if r.Clause.Len() > 0 && r.Clause.End <= r.Statement.Start && t.Contains(r.Statement) {
		last := b.text.Sentence(kg.Span{Start: r.Clause.End - 1, End: r.Statement.End})
		quote.Start = max(last.Start, r.Clause.Start)
	}
	open := ""
	if r.OpenEnded {
		open = "true"
	}
	b.claimAt(agency, roles[r.Role], task, quote, r.Span, r.Rule, qualified(r.Agency.Candidates,
		kg.Prop{Name: kg.QualOrigin, Value: string(r.Origin)}, kg.Prop{Name: kg.QualGroup, Value: strconv.Itoa(r.Group)},
		kg.Prop{Name: kg.QualOrder, Value: strconv.Itoa(r.Order)}, kg.Prop{Name: kg.QualOpenEnded, Value: open},
		kg.Prop{Name: kg.QualNote, Value: r.Agency.Reason})...)
}

// qualified adds to qualifiers what else a name may mean.
func qualified(candidates []string, qualifiers ...kg.Prop) []kg.Prop {
	for _, name := range candidates {
		qualifiers = append(qualifiers, kg.Prop{Name: kg.QualCandidate, Value: name})
	}
	return qualifiers
}

// agency adds a body, and whose body it is. The evidence is the place that names it.
func (b *builder) agency(a Agency, at kg.Span, rule string) (kg.ID, bool) {
	kind, key, ok := kg.ParseRef(a.ID)
	if !ok {
		return kg.ID{}, false
	}
	e := kg.NewEntity(kind, key, a.Name, props("type", a.Kind, "members", a.Members, "from", a.From, "to", a.To, "successor", a.Successor)...)
	if raw := b.text.Slice(at); at.Len() > 0 && raw != a.Name && a.Kind != "COLLECTIVE" {
		e.Aliases = []string{raw}
	}
	id := b.entity(e)
	if a.Region != nil && kind == kg.KindAgency && at.Len() > 0 {
		if region, known := b.region(a.Region.Code); known {
			origin := kg.Inferred // 市 is the issuer's
			if r, _ := b.dict.Region(a.Region.Code); strings.Contains(b.text.Slice(at), r.Short) {
				origin = kg.Explicit
			}
			b.claimOnce(id, kg.AgencyOf, region, at, rule, origin)
		}
	}
	return id, true
}

// mention claims that a text involves or cites a thing, and where a platform lies when its name tells.
func (b *builder) mention(subject kg.ID, m Mention) {
	kind, key, ok := kg.ParseRef(m.ID)
	if !ok || b.own[m.ID] {
		return // a text that names itself cites nothing
	}
	var id kg.ID
	if kind == kg.KindRegion {
		if id, ok = b.region(key); !ok { // a division that no table has
			id = b.entity(kg.NewEntity(kind, key, m.Name))
		}
	} else {
		e := kg.NewEntity(kind, key, m.Name)
		if m.Kind != string(kind) {
			e.Props = props("type", m.Kind)
		}
		if m.Raw != m.Name {
			e.Aliases = []string{m.Raw}
		}
		id = b.entity(e)
	}
	predicate := kg.Involves
	if kind == kg.KindPolicy {
		predicate = kg.Cites
	}
	for _, at := range append([]kg.Span{m.Span}, m.Others...) {
		b.claim(subject, predicate, id, at, m.Rule,
			qualified(m.Candidates, kg.Prop{Name: kg.QualOrigin, Value: string(m.Origin)}, kg.Prop{Name: kg.QualVia, Value: m.Via})...)
	}
	for _, place := range m.Places {
		if region, known := b.region(place.Code); known && kg.LocatedIn.Joins(kind, kg.KindRegion) {
			b.claimOnce(id, kg.LocatedIn, region, m.Span, "place.in-name", place.Origin)
		}
	}
	if m.Manager != nil {
		if manager, known := b.agency(*m.Manager, m.ManagerSpan, "place.manager"); known && kind == kg.KindPlatform {
			b.claim(manager, kg.Manages, id, m.ManagerSpan, "place.manager")
		}
	}
}

func (b *builder) target(subject kg.ID, key string, t Target) {
	number := ""
	if t.Number != nil {
		number = strconv.FormatFloat(*t.Number, 'f', -1, 64)
	}
	e := kg.NewEntity(kg.KindTarget, key, t.Indicator, props("comparator", t.Comparator, "value", t.Value, "number", number, "unit", t.Unit,
		"modality", value(t.Modality), "raw", t.Raw)...)
	if t.Due != nil {
		e.Props = append(e.Props, props("dueText", t.Due.Text, "dueEnd", value(t.Due.End))...)
	}
	b.claim(subject, kg.HasTarget, b.entity(e), t.Span, t.Rule)
}

// deadline joins a task with a date. Dates are shared between tasks and documents; one whose digits are masked is the document's own.
// A date that binds no clause is joined as a milestone.
func (b *builder) deadline(task kg.ID, d Deadline, via string) {
	key := value(d.Period.Start) + "/" + value(d.Period.End) + "/" + d.Precision
	if d.Period.End == nil {
		key = b.doc.Key + "/" + kg.FoldName(d.Raw)
	}
	id := b.entity(kg.NewEntity(kg.KindDeadline, key, d.Raw, props("start", value(d.Period.Start), "end", value(d.Period.End),
		"precision", d.Precision)...))
	b.claim(task, kg.Due, id, d.Span, d.Rule, props(kg.QualVia, via, kg.QualModality, value(d.Modality))...)
}

// partners joins the issuer's region with the regions outside of it that its tasks name.
func (b *builder) partners(r Result) {
	if r.Document.IssuerRegion == nil {
		return
	}
	own := r.Document.IssuerRegion.Code
	issuer, ok := b.region(own)
	if !ok {
		return
	}
	for _, t := range r.Tasks {
		for _, m := range t.Regions {
			if b.dict.Within(m.Code, own) || b.dict.Within(own, m.Code) {
				continue
			}
			if partner, known := b.region(m.Code); known {
				b.claim(issuer, kg.PartnersWith, partner, m.Span, "partner.named", kg.Prop{Name: kg.QualOrigin, Value: string(kg.Inferred)})
			}
		}
	}
}

// props pairs names with values and leaves out those that are empty.
func props(pairs ...string) (list kg.Props) {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			list = append(list, kg.Prop{Name: pairs[i], Value: pairs[i+1]})
		}
	}
	return list
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func refID(ref string) kg.ID {
	kind, key, _ := kg.ParseRef(ref)
	return kg.EntityID(kind, key)
}
