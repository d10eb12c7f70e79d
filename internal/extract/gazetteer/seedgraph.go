package gazetteer

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"unicode/utf8"

	"policygraph/internal/kg"
)

// Rules by which a seed table makes its statements, one a kind of row.
const (
	ruleDivision = "seed.division" // 330523	安吉县	县级	330500	湖州市: 安吉县 is part of 湖州市
	ruleMember   = "seed.member"   // 长三角 … 330000 … 浙江省: 浙江省 is part of 长三角
	ruleNational = "seed.national" // 财政 … 财政部: 财政部 is a body of the state
	ruleSeat     = "seed.seat"     // UNIVERSITY 浙江大学 … 330100 杭州市: 浙江大学 is in 杭州市
)

// Batches gives each seed table as a document that asserts its rows, with evidence that points into the table's text. Batches are
// sorted and pass kg.Batch.Check.
func (d *Dictionary) Batches() []kg.Batch {
	titles := map[string]string{
		"regions.tsv": "行政区划（省级至乡级）", "region-changes.tsv": "行政区划变更", "functional-regions.tsv": "功能区域",
		"agencies.tsv": "党政机构", "organizations.tsv": "高校、国际组织、交易所和企业",
	}
	fill := map[string]func(*sheet, table){
		"regions.tsv": d.assertRegions, "region-changes.tsv": d.assertChanges, "functional-regions.tsv": d.assertAreas,
		"agencies.tsv": d.assertBodies, "organizations.tsv": d.assertOrganizations,
	}
	var out []kg.Batch
	for _, t := range d.tables {
		assert := fill[t.name]
		if assert == nil {
			continue // region-names.tsv: its names are in the entities of regions.tsv
		}
		_ = t.parse() // which Load did without fault
		s := newSheet(t, titles[t.name], d.digest)
		assert(s, t)
		s.batch.Sort()
		out = append(out, s.batch)
	}
	return out
}

// sheet is the batch of one table while it is filled.
type sheet struct {
	batch kg.Batch
	known map[kg.ID]bool
	start []int // of rows, in code points
}

func newSheet(t table, title, digest string) *sheet {
	s := &sheet{known: make(map[kg.ID]bool, len(t.rows)), start: make([]int, len(t.rows))}
	doc := kg.NewDocument("seeds/" + t.name)
	sum := sha256.Sum256([]byte(t.text))
	doc.Digest, doc.Title, doc.Extractor, doc.Seed = hex.EncodeToString(sum[:]), title, digest, true
	s.batch = kg.Batch{
		Document: doc, Text: t.text, Entities: make([]kg.Entity, 0, len(t.rows)),
		Statements: make([]kg.Statement, 0, len(t.rows)), Evidence: make([]kg.Evidence, 0, len(t.rows)),
	}
	runes, at := 0, 0
	for i, r := range t.rows {
		runes += utf8.RuneCountInString(t.text[at:r.bytes])
		at, s.start[i] = r.bytes, runes
	}
	return s
}

// entity adds an entity once and returns its ID.
func (s *sheet) entity(e kg.Entity) kg.ID {
	if !s.known[e.ID] {
		s.known[e.ID] = true
		s.batch.Entities = append(s.batch.Entities, e)
	}
	return e.ID
}

// state adds a statement whose evidence is the whole row.
func (s *sheet) state(subject kg.ID, p kg.Predicate, object kg.ID, i int, r row, rule string) {
	st := kg.NewStatement(subject, p, object)
	if s.known[st.ID] {
		return
	}
	s.known[st.ID] = true
	span := kg.Span{Start: s.start[i], End: s.start[i] + utf8.RuneCountInString(r.raw)}
	s.batch.Statements = append(s.batch.Statements, st)
	s.batch.Evidence = append(s.batch.Evidence, kg.NewEvidence(st.ID, s.batch.Document.ID, span, r.raw, rule, kg.ID{}))
}

var levelNames = map[Level]string{National: "NATIONAL", Province: "PROVINCE", Prefecture: "PREFECTURE", County: "COUNTY", Town: "TOWN"}

// LevelName is the level as entities carry it in their property "level": "COUNTY"; "" for NoLevel.
func LevelName(l Level) string { return levelNames[l] }

// Entity is the division with that code as every document asserts it.
func (d *Dictionary) Entity(code string) (kg.Entity, bool) {
	r, ok := d.Region(code)
	if !ok {
		return kg.Entity{}, false
	}
	return d.regionEntity(r), true
}

func (d *Dictionary) regionEntity(r Region) kg.Entity {
	e := kg.NewEntity(kg.KindRegion, r.Code, r.Name, kg.Prop{Name: "level", Value: levelNames[r.Level]})
	if r.Short != r.Name {
		e.Aliases = append(e.Aliases, r.Short)
	}
	e.Aliases = append(e.Aliases, d.aliases[r.Code]...)
	for _, a := range r.Abbrs {
		e.Props = append(e.Props, kg.Prop{Name: "abbreviation", Value: a})
	}
	for _, p := range []kg.Prop{{Name: "parent", Value: r.Parent}, {Name: "from", Value: r.From}, {Name: "to", Value: r.To}} {
		if p.Value != "" {
			e.Props = append(e.Props, p)
		}
	}
	return e
}

func (d *Dictionary) region(s *sheet, code string) kg.ID {
	return s.entity(d.regionEntity(d.regions[d.index[code]]))
}

func (d *Dictionary) assertRegions(s *sheet, t table) {
	for i, r := range t.rows {
		id := d.region(s, r.cells[0])
		if parent := r.cells[3]; parent != "" {
			s.state(id, kg.PartOf, kg.EntityID(kg.KindRegion, parent), i, r, ruleDivision)
		}
	}
}

func (d *Dictionary) assertChanges(s *sheet, t table) {
	for i, r := range t.rows {
		id := d.region(s, r.cells[0])
		if region := d.regions[d.index[r.cells[0]]]; region.To != "" {
			s.state(id, kg.PartOf, d.region(s, region.Parent), i, r, ruleDivision)
		}
	}
}

func (d *Dictionary) assertAreas(s *sheet, t table) {
	for i, r := range t.rows {
		a := d.areas[i]
		e := kg.NewEntity(kg.KindFunctionalRegion, a.Key, a.Name)
		e.Aliases = a.Aliases
		id := s.entity(e)
		for _, m := range a.Members {
			s.state(d.region(s, m), kg.PartOf, id, i, r, ruleMember)
		}
	}
}

// assertBodies states the bodies of the state; those of provinces, cities and counties are asserted by the documents that name them.
func (d *Dictionary) assertBodies(s *sheet, t table) {
	for i, r := range t.rows {
		b := d.bodies[i]
		if len(b.National) == 0 {
			continue
		}
		e := kg.NewEntity(kg.KindAgency, NationalKey(b), b.National[0], kg.Prop{Name: "type", Value: b.Kind}, kg.Prop{Name: "function", Value: b.ID})
		e.Aliases = slices.Clone(b.National[1:])
		for _, p := range []kg.Prop{{Name: "from", Value: b.From}, {Name: "to", Value: b.To}} {
			if p.Value != "" {
				e.Props = append(e.Props, p)
			}
		}
		if b.Successor != "" {
			if j := slices.IndexFunc(d.bodies, func(x Body) bool { return x.ID == b.Successor }); j >= 0 {
				e.Props = append(e.Props, kg.Prop{Name: "successor", Value: cmp.Or(first(d.bodies[j].National), b.Successor)})
			}
		}
		s.state(s.entity(e), kg.AgencyOf, d.region(s, Country), i, r, ruleNational)
	}
}

// NationalKey is the natural key of a body of the state: its region, a slash, its name.
func NationalKey(b Body) string { return Country + "/" + kg.FoldName(first(b.National)) }

func first(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

func (d *Dictionary) assertOrganizations(s *sheet, t table) {
	for i, r := range t.rows {
		o := d.orgs[i]
		e := kg.NewEntity(kg.KindOrganization, o.Name, o.Name, kg.Prop{Name: "type", Value: o.Type})
		e.Aliases = o.Aliases
		id := s.entity(e)
		if o.Region != "" {
			s.state(id, kg.LocatedIn, d.region(s, o.Region), i, r, ruleSeat)
		}
	}
}
