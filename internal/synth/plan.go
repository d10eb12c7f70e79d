package synth

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/kg"
)

// Qualifiers as extraction writes them.
var (
	explicit = kg.Prop{Name: kg.QualOrigin, Value: string(kg.Explicit)}
	inferred = kg.Prop{Name: kg.QualOrigin, Value: string(kg.Inferred)}
	byName   = kg.Prop{Name: kg.QualVia, Value: "NAME"}
)

// tasksOfSection and sectionsOfChapter shape the outline.
const (
	tasksOfSection    = 9
	sectionsOfChapter = 5
)

// plan is a document in the making.
type plan struct {
	*draft
	world   *World
	heading heading
	number  int
	version int
	id      kg.ID // of the document
	key     string
	chapter kg.ID
}

// heading is what a plan is about: it follows from its number.
type heading struct {
	issuer int // region
	level  int // 1: province, 2: city, 3: county
	title  string
	year   int
}

func (w *World) heading(number int) heading {
	r := w.random(uint64(number), 0)
	h := heading{level: 2, year: 2018 + r.IntN(8)}
	switch x := r.Float64(); {
	case x < 0.15 || number == 1: // the largest
		h.level = 1
	case x > 0.65:
		h.level = 3
	}
	h.issuer = w.anywhere(r, h.level)
	h.title = fmt.Sprintf("%s%s%s（%d—%d年）", w.regions[h.issuer].Name, fields[r.IntN(len(fields))], documentKinds[r.IntN(len(documentKinds))], h.year, h.year+3+r.IntN(3))
	return h
}

// random is the source of a part of the world that has two numbers.
func (w *World) random(a, b uint64) *rand.Rand {
	return rand.New(rand.NewPCG(w.seed^a*0x9e3779b97f4a7c15, b*0xd1342543de82ef95+1))
}

// anywhere picks a division of a level; those that come first in the tables are picked most.
func (w *World) anywhere(r *rand.Rand, level int) int {
	at := w.province.pick(r)
	if level == 1 {
		return 1 + at
	}
	at = at*cities + w.city.pick(r)
	if level == 2 {
		return 1 + provinces + at
	}
	return w.countyOf(1+provinces+at, w.county.pick(r))
}

func (w *World) countyOf(city, n int) int {
	return 1 + provinces + provinces*cities + (city-1-provinces)*counties + n
}

// provinceOf is the province that a division lies in, or is.
func (w *World) provinceOf(at int) int {
	for at > provinces {
		at = w.regions[at].parent
	}
	return at
}

// URI is the name of the plan of that number.
func (w *World) URI(number int) string { return fmt.Sprintf("plans/%06d.txt", number) }

// Plan is the plan of that number, from 1, with about so many statements (20 at least, and never fewer than asked for). The versions of a
// plan, from 1, are alike but for a tenth of their tasks.
func (w *World) Plan(number, version, statements int) kg.Batch {
	p := plan{draft: newDraft(w.URI(number)), world: w, heading: w.heading(number), number: number, version: version}
	doc := &p.batch.Document
	p.id, p.key = doc.ID, doc.Key
	issuer := w.regions[p.heading.issuer]
	doc.Title, doc.Issuer, doc.Extractor = p.heading.title, issuer.government.Name, extractor
	doc.Number = fmt.Sprintf("%s政发〔%d〕%d号", string([]rune(issuer.Name)[:1]), p.heading.year, number)
	doc.Published = fmt.Sprintf("%d-%02d-%02d", p.heading.year, 1+number%12, 1+number%28)
	doc.Digest = kg.NewID("plan", fmt.Sprint(w.seed), fmt.Sprint(number), fmt.Sprint(version), fmt.Sprint(statements)).String()
	p.letterhead()
	for i := 0; len(p.batch.Statements) < max(statements, 20); i++ {
		if i%tasksOfSection == 0 {
			p.headings(i / tasksOfSection)
		}
		p.task(i)
	}
	return p.finish()
}

func (p *plan) letterhead() {
	w, doc := p.world, &p.batch.Document
	issuer := w.regions[p.heading.issuer]
	title := p.write(doc.Title)
	p.write("\n")
	by := p.write(issuer.government.Name)
	p.write("\n")
	number := p.write(doc.Number)
	p.write("\n")
	p.entity(kg.NewEntity(kg.KindDocument, p.key, doc.Title, kg.Prop{Name: "uri", Value: doc.URI}, kg.Prop{Name: "number", Value: doc.Number},
		kg.Prop{Name: "issuer", Value: doc.Issuer}, kg.Prop{Name: "published", Value: doc.Published}))
	p.entity(issuer.government.Entity)
	p.entity(issuer.Entity)
	p.claim(issuer.government.ID, kg.Issued, p.id, by, by, "letterhead.issuer")
	p.claimOnce(issuer.government.ID, kg.AgencyOf, issuer.ID, by, by, "letterhead.issuer", explicit)
	own := policy(doc.Title)
	p.entity(own)
	p.claim(p.id, kg.TextOf, own.ID, title, title, "policy.title", explicit, byName)
	numbered := kg.NewEntity(kg.KindPolicy, kg.PolicyKey(doc.Number), doc.Number, kg.Prop{Name: "type", Value: "NUMBER"})
	p.entity(numbered)
	p.claim(p.id, kg.TextOf, numbered.ID, number, number, "policy.number", explicit, kg.Prop{Name: kg.QualVia, Value: "NUMBER"})
	basis := w.policies[p.number%policies]
	p.write("根据《")
	at := p.write(basis.Name)
	p.write("》，制定本文件。\n")
	p.entity(basis)
	p.claim(p.id, kg.BasedOn, basis.ID, at, at, "letterhead.citation")
}

// headings opens the n-th section, and a chapter where one begins.
func (p *plan) headings(n int) {
	open := func(key, ordinal, title string, level int) kg.ID {
		line := p.write(ordinal + title)
		p.write("\n")
		e := kg.NewEntity(kg.KindSection, p.key+"/"+key, title, kg.Prop{Name: "level", Value: strconv.Itoa(level)}, kg.Prop{Name: "ordinal", Value: ordinal},
			kg.Prop{Name: "start", Value: strconv.Itoa(line.Start)}, kg.Prop{Name: "end", Value: strconv.Itoa(line.End)})
		p.entity(e)
		p.section = e.ID
		p.claim(p.id, kg.HasSection, e.ID, line, line, "outline.heading", explicit)
		if level > 1 {
			p.claim(e.ID, kg.PartOf, p.chapter, line, line, "outline.nesting")
		}
		return e.ID
	}
	chapter, within := n/sectionsOfChapter+1, n%sectionsOfChapter+1
	r := p.world.random(uint64(p.number), uint64(n)<<32|1<<31)
	if within == 1 {
		p.chapter = open(strconv.Itoa(chapter), fmt.Sprintf("第%d章 ", chapter), verbs[r.IntN(len(verbs))]+fields[r.IntN(len(fields))], 1)
	}
	open(fmt.Sprintf("%d.%d", chapter, within), fmt.Sprintf("（%d）", within), fields[r.IntN(len(fields))]+works[r.IntN(len(works))], 2)
}

// redrawn is the last version up to the plan's in which a task was written anew.
func (p *plan) redrawn(task int) int {
	for v := p.version; v > 1; v-- {
		if p.world.random(uint64(p.number)<<20^uint64(task), uint64(v)).IntN(10) == 0 {
			return v
		}
	}
	return 1
}

// task writes the i-th task: a heading, a sentence or two, and who answers for it.
//
//	12.推进产业协同示范工程。支持永宁市、临川科创走廊推进产业协同示范工程，带动群众增收，到2027年底森林覆盖率达到62%。（省发改委牵头，市科技局、市财政局配合）
func (p *plan) task(i int) {
	w := p.world
	r := w.random(uint64(p.number), uint64(p.redrawn(i))<<40|uint64(i))
	title := verbs[r.IntN(len(verbs))] + fields[r.IntN(len(fields))] + works[r.IntN(len(works))]
	key := p.key + "/" + strconv.Itoa(i+1)
	start := p.length
	p.write(strconv.Itoa(i+1) + ".")
	head := p.write(title)
	p.write("。")
	id := kg.EntityID(kg.KindTask, key)
	p.claim(p.id, kg.HasTask, id, head, head, "outline.item")
	p.claim(id, kg.PartOf, p.section, head, head, "outline.nesting")

	things, predicates := p.named(r)
	first := p.write("支持")
	marks := make([]mark, len(things))
	for n, t := range things {
		if n > 0 {
			p.write("、")
		}
		if predicates[n] == kg.Cites {
			p.write("落实《")
		}
		marks[n] = p.write(t.Name)
		if predicates[n] == kg.Cites {
			p.write("》")
		}
	}
	p.write(title + "，" + purposes[r.IntN(len(purposes))])
	due, goal := -1, -1
	var dueAt, goalAt mark
	if r.IntN(5) < 2 {
		due = w.year.pick(r)
		p.write("，到")
		dueAt = p.write(w.deadlines[due].Name)
	}
	var target kg.Entity
	if r.IntN(10) < 3 {
		goal = r.IntN(len(indicators))
		value := strconv.Itoa(1 + r.IntN(100))
		x := indicators[goal]
		goalAt = p.write(x.name + "达到" + value + x.unit)
		target = kg.NewEntity(kg.KindTarget, key+"/target-1", x.name, kg.Prop{Name: "value", Value: value}, kg.Prop{Name: "unit", Value: x.unit})
	}
	sentence := first.until(p.write("。"))
	for n, t := range things {
		p.thing(t, marks[n])
		s := p.claim(id, predicates[n], t.ID, sentence, marks[n], "mention.name", explicit, byName)
		if r.IntN(8) == 0 { // named again further down
			p.write("发挥")
			again := p.write(t.Name)
			p.prove(s, again.until(p.write("示范作用。")), again, "mention.name")
		}
	}
	if due >= 0 {
		p.entity(w.deadlines[due])
		p.claim(id, kg.Due, w.deadlines[due].ID, sentence, dueAt, "deadline.by")
	}
	if goal >= 0 {
		p.entity(target)
		p.claim(id, kg.HasTarget, target.ID, sentence, goalAt, "target.value")
	}
	p.duties(r, id, sentence)
	p.entity(kg.NewEntity(kg.KindTask, key, title, kg.Prop{Name: "title", Value: title}, kg.Prop{Name: "number", Value: strconv.Itoa(i + 1)},
		kg.Prop{Name: "order", Value: strconv.Itoa(i)}, kg.Prop{Name: "start", Value: strconv.Itoa(start)}, kg.Prop{Name: "end", Value: strconv.Itoa(p.length)}))
	p.write("\n")
}

// named draws what a task names, each thing once.
func (p *plan) named(r *rand.Rand) (things []body, predicates []kg.Predicate) {
	w := p.world
	city := p.heading.issuer
	switch p.heading.level {
	case 1:
		city = 1 + provinces + (city-1)*cities + w.city.pick(r)
	case 3:
		city = w.regions[city].parent
	}
	add := func(b body, p kg.Predicate) {
		if !slices.ContainsFunc(things, func(t body) bool { return t.ID == b.ID }) {
			things, predicates = append(things, b), append(predicates, p)
		}
	}
	place := func(at int) { add(body{Entity: w.regions[at].Entity, region: at}, kg.Involves) }
	switch x := r.IntN(10); {
	case x < 4:
		place(w.countyOf(city, w.county.pick(r)))
	case x < 6:
		place(city)
	case x < 8:
		place(w.anywhere(r, 2))
	}
	if r.IntN(4) == 0 {
		ps := w.regions[city].platforms
		add(ps[r.IntN(len(ps))], kg.Involves)
	}
	if r.IntN(12) == 0 {
		add(body{Entity: w.functional[r.IntN(functional)], region: -1}, kg.Involves)
	}
	if r.IntN(12) == 0 {
		add(w.orgs[w.org.pick(r)], kg.Involves)
	}
	switch x := r.IntN(20); {
	case x < 2:
		add(body{Entity: w.policies[w.policy.pick(r)], region: -1}, kg.Cites)
	case x < 3 && p.number > 1:
		share := r.Float64()
		title := w.heading(1 + int(share*share*float64(p.number-1))).title // early plans are cited most
		if title != p.heading.title {
			add(body{Entity: policy(title), region: -1}, kg.Cites)
		}
	}
	return things, predicates
}

// thing asserts what a task names, and where it is.
func (p *plan) thing(b body, at mark) {
	fresh := p.entity(b.Entity)
	w := p.world
	switch b.Kind {
	case kg.KindRegion:
		if own := p.heading.issuer; fresh && w.provinceOf(b.region) != w.provinceOf(own) {
			p.claim(w.regions[own].ID, kg.PartnersWith, b.ID, at, at, "partner.named", inferred)
		}
	case kg.KindPlatform, kg.KindOrganization:
		if !fresh {
			return
		}
		there := w.regions[b.region]
		p.entity(there.Entity)
		p.claim(b.ID, kg.LocatedIn, there.ID, at, at, "place.in-name", explicit)
		if b.Kind == kg.KindPlatform {
			manager := there.agencies[b.manager]
			p.agency(manager, at)
			p.claim(manager.ID, kg.Manages, b.ID, at, at, "place.manager")
		}
	}
}

func (p *plan) agency(b body, at mark) {
	there := p.world.regions[b.region]
	p.entity(there.Entity)
	if p.entity(b.Entity) {
		p.claimOnce(b.ID, kg.AgencyOf, there.ID, at, at, "duty.bracket", inferred)
	}
}

// duties writes who answers for a task. Half of the bodies of a province that are named are its commission of development: a hub.
func (p *plan) duties(r *rand.Rand, task kg.ID, sentence mark) {
	w := p.world
	own := w.regions[p.heading.issuer]
	above := w.regions[w.provinceOf(p.heading.issuer)]
	draw := func(provincial int) body {
		if r.IntN(100) >= provincial {
			return own.agencies[w.bureau.pick(r)]
		}
		if r.IntN(2) == 0 {
			return above.agencies[0]
		}
		return above.agencies[w.bureau.pick(r)]
	}
	roles := []struct {
		predicate kg.Predicate
		bodies    []body
		word      string
	}{{kg.Leads, []body{draw(35)}, "牵头"}, {kg.Supports, nil, "配合"}, {kg.Implements, nil, "具体实施"}}
	for range r.IntN(5) {
		b := draw(25)
		if same := func(x body) bool { return x.ID == b.ID }; !slices.ContainsFunc(roles[1].bodies, same) && !same(roles[0].bodies[0]) {
			roles[1].bodies = append(roles[1].bodies, b)
		}
	}
	if r.IntN(4) == 0 {
		county := own
		if p.heading.level == 2 {
			county = w.regions[w.countyOf(p.heading.issuer, w.county.pick(r))]
		}
		roles[2].bodies = append(roles[2].bodies, county.government)
	}
	type duty struct {
		b         body
		at        mark
		predicate kg.Predicate
		group     int
		order     int
	}
	var said []duty
	open := "（"
	for g, role := range roles {
		if len(role.bodies) == 0 {
			continue
		}
		p.write(open)
		open = "，"
		for n, b := range role.bodies {
			if n > 0 {
				p.write("、")
			}
			name := b.short
			if strings.HasSuffix(b.Key, "人民政府") {
				name = b.Name
			}
			said = append(said, duty{b: b, at: p.write(name), predicate: role.predicate, group: g + 1, order: n + 1})
		}
		p.write(role.word)
	}
	quote := sentence.until(p.write("）"))
	for _, d := range said {
		p.agency(d.b, d.at)
		p.claim(d.b.ID, d.predicate, task, quote, d.at, "duty.bracket", explicit,
			kg.Prop{Name: kg.QualGroup, Value: strconv.Itoa(d.group)}, kg.Prop{Name: kg.QualOrder, Value: strconv.Itoa(d.order)})
	}
}
