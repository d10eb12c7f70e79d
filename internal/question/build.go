package question

import (
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// builder makes a query of the parts of a line.
type builder struct {
	understanding *Understanding
	names         *scanner

	about    map[int]bool // names that tasks are about, by part
	negated  map[int]bool
	free     []kg.Predicate // roles that are nobody's
	kinds    []int          // parts that are kinds
	asked    kg.EntityKind  // 哪些单位
	link     int            // part, -1: none
	together int
	direct   bool
}

// places and bodies that may have a role.
var (
	bodyKinds  = []kg.EntityKind{kg.KindAgency, kg.KindOrganization}
	actorKinds = []kg.EntityKind{kg.KindAgency, kg.KindOrganization, kg.KindRegion, kg.KindFunctionalRegion, kg.KindPlatform}
)

func (b *builder) build() error {
	b.about, b.negated, b.link, b.together = map[int]bool{}, map[int]bool{}, -1, -1
	b.mark()
	b.bind()
	b.decide()
	if err := b.conditions(); err != nil {
		return err
	}
	b.finish()
	return b.hints()
}

func (b *builder) parts() []Part { return b.understanding.Parts }

// mark finds what names are about, what is negated, what is joined by 或, and what is asked for.
func (b *builder) mark() {
	about, negated, or := false, false, false
	since := -1 // the last part that means something
	for i := range b.parts() {
		p := &b.parts()[i]
		w := p.word
		if w != nil {
			if w.about {
				about = true
			}
			if w.negates {
				negated = true
			} else if w.breaks || p.Sense == Role {
				about = false
			}
			b.direct = b.direct || w.direct
			if w.link {
				b.link = i
			}
			if w.together {
				b.together = i
			}
			if w.breaks && w.id == "not.end" {
				negated = false
			}
		}
		switch p.Sense {
		case Name, Phrase:
			b.about[i], b.negated[i], p.Negated = about, negated, negated
			p.or = or
		case Date:
			p.Negated, negated = negated, false
		case Joint:
			or = or || w.or
			continue
		case Blank:
			if since >= 0 && (b.parts()[since].Sense == Name || b.parts()[since].Sense == Phrase) && !b.joined(i) {
				about, negated, or = false, false, false
			}
			continue
		case Role:
			b.negated[i], p.Negated = negated, negated
			negated = false
		case Kind:
			b.kinds = append(b.kinds, i)
			if since >= 0 && b.parts()[since].Sense == Ask && p.word.firm == "" {
				b.asked = p.Kind
			}
			about = false
		case Ask:
			if w.who {
				b.asked = kg.KindAgency
			}
		case Filler, Relation, Not, Order, Rest, Sought:
		}
		or = false
		since = i
	}
}

// joined tells whether 和 or 或 stands on either side of a blank.
func (b *builder) joined(i int) bool {
	joint := func(i int) bool { return i >= 0 && i < len(b.parts()) && b.parts()[i].Sense == Joint }
	return joint(i-1) || joint(i+1)
}

// bind gives each role to the names that have it.
func (b *builder) bind() {
	for i := range b.parts() {
		p := &b.parts()[i]
		if p.Sense != Role {
			continue
		}
		var who []int
		switch forward, linked := b.after(i); {
		case len(forward) > 0 && (linked || p.word.passive):
			who = forward
		case b.asksWho(i):
		default:
			if who = b.before(i); len(who) == 0 && !p.word.passive {
				who = forward
			}
		}
		for _, n := range who {
			b.parts()[n].Roles = p.Roles
			b.parts()[n].Negated = b.parts()[n].Negated || p.Negated
			b.negated[n] = b.negated[n] || b.negated[i]
		}
		if len(who) > 0 {
			p.Note = "有此职责的：" + b.texts(who)
			continue
		}
		if i > 0 && b.parts()[i-1].Sense == Rest && b.parts()[i-1].word == nil && b.parts()[i-1].Span.Len() >= shortestName { // 美岭县牵头
			unknown := &b.parts()[i-1]
			unknown.Sense, unknown.Roles, unknown.Rule = Name, p.Roles, "name.unknown"
			unknown.Thing, unknown.Note = query.Resolution{Ref: unknown.Text}, "没有这个名称"
			b.negated[i-1], unknown.Negated = b.negated[i], p.Negated
			p.Note = "有此职责的：" + unknown.Text
			continue
		}
		if p.word.passive && b.asked == "" {
			p.Sense, p.Note = Rest, "未写明是谁"
			continue
		}
		for _, r := range p.Roles {
			if !slices.Contains(b.free, r) {
				b.free = append(b.free, r)
			}
		}
	}
}

func (b *builder) texts(parts []int) string {
	var list []string
	for _, i := range parts {
		list = append(list, b.parts()[i].Text)
	}
	return strings.Join(list, "、")
}

// actor tells whether a name may have a role and has none yet. A name that means several things may.
func (b *builder) actor(i int) bool {
	p := b.parts()[i]
	if p.Sense != Name || len(p.Roles) > 0 {
		return false
	}
	if p.Thing.Found {
		return slices.Contains(actorKinds, p.Thing.Entity.Kind)
	}
	return slices.ContainsFunc(p.Thing.Candidates, func(c query.Candidate) bool { return slices.Contains(actorKinds, c.Entity.Kind) })
}

// before are the names before a role: 市科技局、市经信局一起牵头.
func (b *builder) before(role int) (who []int) {
	for i := role - 1; i >= 0; i-- {
		switch p := b.parts()[i]; p.Sense {
		case Name:
			if !b.actor(i) || b.about[i] {
				return who
			}
			who = append([]int{i}, who...)
			if i > 0 && b.parts()[i-1].Sense == Blank && strings.TrimSpace(b.parts()[i-1].Text) == "" && !b.joined(i-1) {
				return who // 上海 市科技局牵头: only the nearest
			}
		case Joint, Blank:
		case Filler:
			if len(who) > 0 || p.word.breaks {
				return who
			}
		case Relation:
			if !p.word.together {
				return who
			}
		default:
			return who
		}
	}
	return who
}

// after are the names after a role, and whether the line links them with it: 牵头单位是市科技局, 牵头：市科技局.
func (b *builder) after(role int) (who []int, linked bool) {
	join := true
	for i := role + 1; i < len(b.parts()); i++ {
		switch p := b.parts()[i]; p.Sense {
		case Name:
			if !join || !b.actor(i) {
				return who, linked
			}
			who = append(who, i)
			join = false
		case Joint:
			join = true
		case Blank:
			if len(who) == 0 && strings.ContainsAny(p.Text, ":：") {
				linked = true
			}
		case Kind:
			if len(who) > 0 || p.Kind != kg.KindAgency {
				return who, linked
			}
			linked = true
		case Filler:
			if len(who) > 0 || !slices.Contains([]string{"是", "为", "the"}, strings.ToLower(p.Text)) {
				return who, linked
			}
			linked = linked || p.Text != "the"
		default:
			return who, linked
		}
	}
	return who, linked
}

// asksWho tells whether a role is that which is asked about: 由谁牵头, 哪些单位牵头, who leads.
func (b *builder) asksWho(role int) bool {
	for i := role - 1; i >= 0; i-- {
		switch p := b.parts()[i]; {
		case p.Sense == Blank, p.Sense == Filler && !p.word.breaks, p.Sense == Kind && p.Kind == kg.KindAgency, p.Sense == Relation && p.word.together:
		default:
			return p.Sense == Ask
		}
	}
	return false
}

// decide finds what the question asks for.
func (b *builder) decide() {
	u := b.understanding
	names, bound, conditions, unknown := 0, 0, len(b.free), false
	for _, p := range u.Parts {
		switch p.Sense {
		case Name:
			names++
			if len(p.Roles) > 0 {
				bound++
			}
			conditions++
		case Phrase, Date, Order:
			conditions++
		case Rest:
			unknown = true
		case Role, Kind, Relation, Not, Joint, Ask, Filler, Blank, Sought:
		}
	}
	kind := kg.EntityKind("")
	for _, i := range b.kinds {
		if k := u.Parts[i].Kind; kind == "" || kind == kg.KindTask {
			kind = k
		}
	}
	switch {
	case b.link >= 0 && names == 2 && bound == 0:
		u.Intent = Paths
	case b.asked != "" && b.asked != kg.KindTask && names > 0 && (b.asked != kg.KindAgency || len(b.free) == 0 && (bound > 0 || b.together >= 0)) && meets(b.asked):
		u.Intent = Cooccurrence
	case names == 1 && conditions == 1 && bound == 0 && !unknown && kind == "" && !b.direct && !b.anyNegated():
		u.Intent = Entity
	case conditions == 0 && !unknown && kind != "" && kind != kg.KindTask:
		u.Intent, u.Kinds = Entities, []kg.EntityKind{kind}
	case conditions == 0 && (unknown || kind == ""):
		u.Intent = Search
		if kind != "" {
			u.Kinds = []kg.EntityKind{kind}
		}
	default:
		u.Intent = Tasks
	}
}

// meets tells whether tasks are joined with things of a kind.
func meets(kind kg.EntityKind) bool {
	return slices.ContainsFunc(kg.Predicates, func(p kg.Predicate) bool { return p.Joins(kind, kg.KindTask) || p.Joins(kg.KindTask, kind) })
}

func (b *builder) anyNegated() bool {
	for _, n := range b.negated {
		if n {
			return true
		}
	}
	return false
}

// finish tells what was said and not used.
func (b *builder) finish() {
	u := b.understanding
	rest := func(p *Part, note string) { p.Sense, p.Note = Rest, note }
	for i := range u.Parts {
		p := &u.Parts[i]
		switch {
		case p.word == nil:
			if p.Sense == Rest && p.Note == "" {
				p.Note = "没有识别；写成“" + p.Text + "”即按文字筛选"
			}
		case p.word.clock:
			p.Note = "取决于提问的日期，请写明年份"
		case p.Sense == Kind && p.word.firm != "" && u.Intent != Search:
			rest(p, "不能按指标的约束力筛选任务")
		case p.Sense == Kind && u.Intent == Tasks && !b.usesKind(p.Kind, i):
			rest(p, "没有用于筛选")
		case p.word.link && u.Intent != Paths && u.Intent != Search:
			rest(p, "求联系要写明两个名称")
		case p.word.together && u.Intent == Paths:
			rest(p, "没有用于筛选")
		case p.word.together && u.Intent != Cooccurrence && u.Intent != Search && !b.severalHaveRole():
			rest(p, "没有用于筛选")
		case p.Sense == Role && u.Intent == Paths:
			rest(p, "求联系时不按职责筛选")
		}
		if u.Intent == Paths || u.Intent == Entities {
			if p.Sense == Date || p.Sense == Phrase || p.Sense == Order {
				rest(p, "只能用于筛选任务")
			}
		}
	}
}

func (b *builder) severalHaveRole() bool {
	n := 0
	for _, p := range b.parts() {
		if p.Sense == Name && len(p.Roles) > 0 {
			n++
		}
	}
	return n > 1
}

// usesKind tells whether a list of tasks makes use of a kind.
func (b *builder) usesKind(kind kg.EntityKind, at int) bool {
	switch kind {
	case kg.KindTask, kg.KindTarget, kg.KindDeadline:
		return true
	case kg.KindAgency: // 牵头单位是, 哪些单位牵头: the list tells who
		return b.asked == kg.KindAgency || at > 0 && b.parts()[at-1].Sense == Role
	}
	return false
}

// hints looks for names like those that were not understood.
func (b *builder) hints() error {
	for i := range b.parts() {
		if p := &b.parts()[i]; p.Sense == Rest && p.word == nil || p.Rule == "name.unknown" {
			if err := b.names.hint(p); err != nil {
				return err
			}
		}
	}
	return nil
}
