package question

import (
	"cmp"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// ref is how a query names a thing: by its id, or as the line does where that means several things.
func ref(p Part) string {
	if p.Thing.Found {
		return p.Thing.Entity.Ref()
	}
	return p.Thing.Ref
}

// condition is one that tasks must meet, or must not.
type condition struct {
	where   query.TaskWhere
	negated bool
}

// mostConditions bounds the conditions of a line, so that its query has no more parts than query.MaxWhereParts: a negated one is two, and
// phrases joined by 或 are as many as they are.
const mostConditions = 16

// conditions makes the query of the intent.
func (b *builder) conditions() error {
	u := b.understanding
	switch u.Intent {
	case Paths:
		for _, p := range u.Names() {
			if u.From == "" {
				u.From = ref(p)
			} else {
				u.To = ref(p)
			}
		}
		return nil
	case Search:
		b.search()
		return nil
	case Entities:
		return nil
	case Entity:
		u.From = ref(u.Names()[0])
	case Tasks, Cooccurrence:
	}
	var all []condition
	for _, add := range []func(*[]condition) error{b.involved, b.roles, b.rest} {
		if err := add(&all); err != nil {
			return err
		}
	}
	u.Tasks.Where = together(all)
	for _, p := range u.Parts {
		if p.Sense == Order {
			u.Tasks.Order = p.word.order
		}
	}
	if u.Intent == Cooccurrence {
		u.Matrix = b.matrix()
	}
	return nil
}

// involved are the names that tasks have to do with, in any way. 涉及上海或杭州 is any of them where nothing else is involved.
func (b *builder) involved(all *[]condition) error {
	u := b.understanding
	var names []int
	or := 0
	for i, p := range u.Parts {
		if p.Sense != Name || len(p.Roles) > 0 {
			continue
		}
		if p.Thing.Found && p.Thing.Entity.Kind == kg.KindDocument {
			*all = append(*all, condition{query.TaskWhere{Documents: []string{ref(p)}}, b.negated[i]})
			continue
		}
		if b.negated[i] {
			w, ok := naming(p)
			if !ok {
				u.Parts[i].Sense, u.Parts[i].Note = Rest, "不能用“不涉及”排除这类名称"
				continue
			}
			*all = append(*all, condition{w, true})
			continue
		}
		names = append(names, i)
		if p.or {
			or++
		}
	}
	for _, i := range names {
		u.Tasks.Involving = append(u.Tasks.Involving, ref(u.Parts[i]))
	}
	u.Tasks.Match = query.MatchAny
	if len(names) > 1 && or < len(names)-1 {
		u.Tasks.Match = query.MatchAll
		for i := range u.Parts {
			if p := &u.Parts[i]; or > 0 && p.Sense == Joint && p.word.or {
				p.Sense, p.Note = Rest, "“或”与“和”不能混用，名称须同时涉及"
			}
		}
	}
	if b.direct && len(names) > 0 {
		u.Tasks.Reach = &query.Reach{Named: true, Responsible: true}
	}
	return nil
}

// naming is the condition that a text names a thing, where there is one for its kind.
func naming(p Part) (w query.TaskWhere, ok bool) {
	one := []string{ref(p)}
	switch p.Thing.Entity.Kind {
	case kg.KindRegion, kg.KindFunctionalRegion:
		w.Regions = one
	case kg.KindPlatform:
		w.Platforms = one
	case kg.KindIndustry:
		w.Industries = one
	case kg.KindPolicy:
		w.Policies = one
	case kg.KindAgency, kg.KindOrganization:
		w.Agencies = one
	default:
		return w, false
	}
	return w, true
}

// roles are the conditions on who does what. A place has a role by the bodies that speak for it.
func (b *builder) roles(all *[]condition) error {
	u := b.understanding
	for i := 0; i < len(u.Parts); i++ {
		p := u.Parts[i]
		if p.Sense != Name || len(p.Roles) == 0 {
			continue
		}
		if len(*all) >= mostConditions {
			u.Parts[i].Sense, u.Parts[i].Note = Rest, "条件过多"
			continue
		}
		roles := p.Roles
		if len(roles) == len(kg.Roles) {
			roles = nil
		}
		if !p.Thing.Found || slices.Contains(bodyKinds, p.Thing.Entity.Kind) {
			w := query.TaskWhere{Agencies: []string{ref(p)}, Roles: roles}
			if last := len(*all) - 1; p.or && last >= 0 && len((*all)[last].where.Agencies) > 0 && slices.Equal((*all)[last].where.Roles, roles) && (*all)[last].negated == b.negated[i] {
				(*all)[last].where.Agencies = append((*all)[last].where.Agencies, ref(p)) // 甲或乙牵头
				continue
			}
			*all = append(*all, condition{w, b.negated[i]})
			continue
		}
		if len(u.Tasks.Involving) == 0 && !b.negated[i] && u.Intent == Tasks && p.Thing.Entity.Kind == kg.KindRegion && b.onlyActor(i) {
			u.Tasks.Involving = []string{ref(p)}
			u.Tasks.Reach = &query.Reach{Responsible: true, Descendants: true, Collective: true, Roles: roles}
			if b.direct {
				u.Tasks.Reach = &query.Reach{Responsible: true, Roles: roles}
			}
			continue
		}
		bodies, err := b.names.bodies(p.Thing.Entity)
		if err != nil {
			return err
		}
		if len(bodies) == 0 {
			u.Parts[i].Note = "没有代表它的单位，按涉及筛选"
			u.Tasks.Involving = append(u.Tasks.Involving, ref(p))
			if len(u.Tasks.Involving) > 1 {
				u.Tasks.Match = query.MatchAll
			}
			continue
		}
		u.Parts[i].Note = "指代表它的单位"
		*all = append(*all, condition{query.TaskWhere{Agencies: bodies, Roles: roles}, b.negated[i]})
	}
	if len(b.free) > 0 && u.Intent != Cooccurrence {
		roles := b.free
		if len(roles) == len(kg.Roles) {
			return nil
		}
		*all = append(*all, condition{query.TaskWhere{Roles: roles}, slices.ContainsFunc(b.parts(), func(p Part) bool { return p.Sense == Role && p.Negated })})
	}
	return nil
}

// onlyActor tells whether no other name has a role.
func (b *builder) onlyActor(i int) bool {
	for j, p := range b.parts() {
		if j != i && p.Sense == Name && (len(p.Roles) > 0 || p.Thing.Entity.Kind != kg.KindDocument && !b.negated[j]) {
			return false
		}
	}
	return true
}

// rest are the conditions on text, dates and what tasks set.
func (b *builder) rest(all *[]condition) error {
	u := b.understanding
	for i, p := range u.Parts {
		if (p.Sense == Phrase || p.Sense == Date) && len(*all) >= mostConditions || p.Sense == Phrase && i > 2*mostConditions {
			u.Parts[i].Sense, u.Parts[i].Note = Rest, "条件过多"
			continue
		}
		switch p.Sense {
		case Phrase:
			last := len(*all) - 1
			w := query.TaskWhere{Text: p.Phrase}
			if p.or && last >= 0 && !(*all)[last].negated && ((*all)[last].where.Text != "" || len((*all)[last].where.Or) > 0) { // 含“甲”或“乙”
				x := &(*all)[last].where
				if len(x.Or) == 0 {
					*x = query.TaskWhere{Or: []query.TaskWhere{*x}}
				}
				x.Or = append(x.Or, w)
				continue
			}
			*all = append(*all, condition{w, b.negated[i]})
		case Date:
			*all = append(*all, condition{query.TaskWhere{DueAfter: p.After, DueBefore: p.Before}, p.Negated})
		case Kind:
			w := query.TaskWhere{}
			switch {
			case u.Intent != Tasks || p.word.firm != "":
				continue
			case p.Kind == kg.KindTarget:
				w.Predicates = []kg.Predicate{kg.HasTarget}
			case p.Kind == kg.KindDeadline:
				w.Predicates = []kg.Predicate{kg.Due}
			default:
				continue
			}
			*all = append(*all, condition{w, false})
		case Name, Role, Order, Relation, Not, Joint, Ask, Filler, Blank, Sought, Rest:
		}
	}
	return nil
}

// together joins conditions: as fields of one where they do not meet, else by AND.
func together(all []condition) (w query.TaskWhere) {
	for _, c := range all {
		x := c.where
		if c.negated {
			if w.Not == nil {
				w.Not = &x
			} else {
				w.And = append(w.And, query.TaskWhere{Not: &x})
			}
			continue
		}
		if !lay(&w, x) {
			w.And = append(w.And, x)
		}
	}
	return w
}

// lay puts a condition into the free fields of another; false where they are not free.
func lay(w *query.TaskWhere, x query.TaskWhere) bool {
	if len(x.Or) > 0 && len(w.Or) > 0 || x.Text != "" && w.Text != "" ||
		len(x.Agencies)+len(x.Roles) > 0 && len(w.Agencies)+len(w.Roles) > 0 || len(x.Documents) > 0 && len(w.Documents) > 0 ||
		(x.DueAfter != "" || x.DueBefore != "") && (w.DueAfter != "" || w.DueBefore != "") {
		return false
	}
	if len(x.Agencies)+len(x.Roles) > 0 {
		w.Agencies, w.Roles = x.Agencies, x.Roles
	}
	w.Or = append(w.Or, x.Or...)
	w.Text = cmp.Or(w.Text, x.Text)
	w.Documents = append(w.Documents, x.Documents...)
	w.DueAfter, w.DueBefore = cmp.Or(w.DueAfter, x.DueAfter), cmp.Or(w.DueBefore, x.DueBefore)
	for _, p := range x.Predicates {
		if !slices.Contains(w.Predicates, p) {
			w.Predicates = append(w.Predicates, p)
		}
	}
	return true
}

// matrix asks which things of the asked kind meet those that are named.
func (b *builder) matrix() query.MatrixQuery {
	u := b.understanding
	m := query.MatrixQuery{Rows: b.asked, Columns: kg.KindAgency, Tasks: u.Tasks, Top: 20}
	for _, p := range u.Names() {
		if k := p.Thing.Entity.Kind; p.Thing.Found && meets(k) {
			m.Columns = k
			break
		}
	}
	if m.Rows == kg.KindAgency && m.Columns == kg.KindAgency {
		for _, p := range u.Names() {
			if len(p.Roles) > 0 && len(p.Roles) < len(kg.Roles) && b.together >= 0 {
				m.Roles = p.Roles
			}
		}
	}
	return m
}

// search takes the text that is looked for: all but what asks, and the kind that is asked for.
func (b *builder) search() {
	u := b.understanding
	unknown := slices.ContainsFunc(u.Parts, func(p Part) bool { return p.Sense == Rest })
	sought := func(i int) bool {
		if w := u.Parts[i].word; w != nil && w.clock {
			return false
		}
		switch u.Parts[i].Sense {
		case Ask, Blank, Filler, Kind, Not, Joint:
			return false
		}
		return true
	}
	var words []string
	for i := 0; i < len(u.Parts); {
		end := i
		for end < len(u.Parts) && u.Parts[end].Sense != Blank {
			end++
		}
		from, to := i, end // of parts that stand together: without what asks on both ends
		for unknown && from < to && !sought(from) {
			from++
		}
		for unknown && to > from && !sought(to-1) {
			to--
		}
		var word strings.Builder
		for j := from; j < to; j++ {
			p := &u.Parts[j]
			word.WriteString(p.Text)
			if p.word != nil && p.word.clock {
				continue
			}
			*p = Part{Span: p.Span, Text: p.Text, Sense: Sought, Rule: p.Rule, Note: "按文字检索", word: p.word}
		}
		if word.Len() > 0 {
			words = append(words, word.String())
		}
		i = max(end, i) + 1
	}
	u.Text = strings.Join(words, " ")
	if len(words) == 0 {
		u.Text = strings.TrimSpace(u.Line)
	}
	if fields := strings.Fields(u.Text); len(fields) > 16 { // as many terms as a search takes
		u.Text = strings.Join(fields[:16], " ")
	}
	if len(b.kinds) > 0 && !slices.ContainsFunc(u.Parts, func(p Part) bool { return p.Sense == Kind }) {
		u.Kinds = nil // the kind is part of what is looked for
	}
}
