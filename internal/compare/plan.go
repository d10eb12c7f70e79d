package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// Plan is a version of a document as it is compared: its items in the order of its text.
type Plan struct {
	Document kg.Document
	Kind     kg.EntityKind // of the items: TASK or TARGET
	Text     text.Text
	Items    []Item

	region     string // code of the region whose bodies answer for its tasks, "" where none prevails
	begin, end string // of its period, ISO 8601 days; "" where it names none
	date       string // on which it was written or published
	parties    bool   // somebody answers for one of its tasks
}

// Item is a task or a target of a plan.
type Item struct {
	Entity kg.Entity
	Title  string // "" where it has none of its own
	Span   kg.Span
	About  []kg.ID // of a target: what sets it

	titled    kg.Span // the heading
	reading   string  // its text without number, width, punctuation and responsibilities: items are the same where these are
	noise     []bool  // of Span: characters that are compared as something else: number, responsibilities, dates
	clauses   []clause
	targets   []target
	deadlines []deadline
	leaders   []party
	others    []party
	regions   []place
}

// target is an indicator with its value.
type target struct {
	entity kg.Entity
	span   kg.Span
	bag    []int32 // of its name
}

// deadline is a date that binds the item.
type deadline struct {
	end  string // ISO 8601 day
	raw  string
	span kg.Span
}

// party is an agency with a part in the item.
type party struct {
	agency kg.Entity
	role   kg.Predicate
	span   kg.Span
}

// place is a region that the item names.
type place struct {
	region kg.Entity
	span   kg.Span
}

// Read makes a plan of what a version of a document asserts. Kind is TASK or TARGET.
func Read(b kg.Batch, kind kg.EntityKind) (*Plan, error) {
	if kind != kg.KindTask && kind != kg.KindTarget {
		return nil, fmt.Errorf("compare items of kind %s: want TASK or TARGET", kind)
	}
	p := &Plan{Document: b.Document, Kind: kind, Text: text.New(b.Text), date: cmp.Or(b.Document.Written, b.Document.Published)}
	r := reading{plan: p, entities: make(map[kg.ID]kg.Entity, len(b.Entities)), evidence: make(map[kg.ID]kg.Evidence, len(b.Statements)), item: map[kg.ID]int{}}
	for _, e := range b.Entities {
		r.entities[e.ID] = e
	}
	for _, e := range b.Evidence {
		if first, known := r.evidence[e.Statement]; !known || e.Span.Start < first.Span.Start {
			r.evidence[e.Statement] = e
		}
	}
	document := r.entities[b.Document.ID]
	p.begin, p.end = document.Props.Get("periodStart"), document.Props.Get("periodEnd")
	statements := slices.Clone(b.Statements)
	slices.SortFunc(statements, func(x, y kg.Statement) int {
		return cmp.Or(cmp.Compare(r.evidence[x.ID].Span.Start, r.evidence[y.ID].Span.Start), cmp.Compare(order(x), order(y)), x.ID.Compare(y.ID))
	})
	for _, s := range statements {
		r.collect(s)
	}
	slices.SortStableFunc(p.Items, func(x, y Item) int {
		return cmp.Or(cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(x.titled.Start, y.titled.Start), cmp.Compare(x.Span.End, y.Span.End),
			cmp.Compare(x.Entity.Key, y.Entity.Key))
	})
	for i := 1; i < len(p.Items); i++ { // of two targets in one clause, what says the later one says nothing of the earlier
		if before, at := &p.Items[i-1], p.Items[i].titled.Start; kind == kg.KindTarget && before.titled.End <= at {
			before.Span.End = min(before.Span.End, at)
		}
	}
	for i, x := range p.Items {
		r.item[x.Entity.ID] = i
	}
	for _, s := range statements {
		r.attach(s)
	}
	p.region = prevailing(p.Items)
	for i := range p.Items {
		p.settle(&p.Items[i])
	}
	return p, nil
}

func order(s kg.Statement) int {
	n, _ := strconv.Atoi(s.Qualifiers.Get(kg.QualOrder)) // none is 0
	return n
}

// reading is a batch on its way to a plan.
type reading struct {
	plan     *Plan
	entities map[kg.ID]kg.Entity
	evidence map[kg.ID]kg.Evidence
	item     map[kg.ID]int
}

// collect notes an item where a statement sets one.
func (r reading) collect(s kg.Statement) {
	e, at := r.entities[s.Object], r.evidence[s.ID]
	switch {
	case r.plan.Kind == kg.KindTask && s.Predicate == kg.HasTask:
		span := at.Span
		if from, to, ok := extent(e, r.plan.Text.Len()); ok {
			span = kg.Span{Start: from, End: to}
		}
		if _, twice := r.item[e.ID]; twice {
			return
		}
		r.item[e.ID] = len(r.plan.Items)
		r.plan.Items = append(r.plan.Items, Item{Entity: e, Title: titleOf(e), Span: span})
	case r.plan.Kind == kg.KindTarget && s.Predicate == kg.HasTarget:
		if i, twice := r.item[e.ID]; twice {
			r.plan.Items[i].About = append(r.plan.Items[i].About, s.Subject)
			return
		}
		r.item[e.ID] = len(r.plan.Items)
		r.plan.Items = append(r.plan.Items, Item{Entity: e, Title: e.Name, Span: r.plan.clauseAround(focus(at)), titled: focus(at), About: []kg.ID{s.Subject}})
	}
}

// extent is the text of a task, as its entity says.
func extent(e kg.Entity, length int) (from, to int, ok bool) {
	from, err := strconv.Atoi(e.Props.Get("start"))
	if err != nil {
		return 0, 0, false
	}
	to, err = strconv.Atoi(e.Props.Get("end"))
	return from, to, err == nil && 0 <= from && from < to && to <= length
}

// titleOf is the heading of a task: a task that has none is called by its number.
func titleOf(e kg.Entity) string {
	if t := e.Props.Get("title"); t != "" {
		return t
	}
	if strings.ContainsFunc(e.Name, func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }) {
		return e.Name
	}
	return ""
}

// focus is the words that make the statement.
func focus(e kg.Evidence) kg.Span {
	if e.Focus.Len() > 0 {
		return e.Focus
	}
	return e.Span
}

// attach gives an item what a statement says of it.
func (r reading) attach(s kg.Statement) {
	at := focus(r.evidence[s.ID])
	if slices.Contains(kg.Roles, s.Predicate) {
		if i, ok := r.item[s.Object]; ok {
			r.plan.parties = true
			x := &r.plan.Items[i]
			x.others = append(x.others, party{agency: r.entities[s.Subject], role: s.Predicate, span: at})
		}
		return
	}
	if s.Predicate == kg.HasTarget && r.plan.Kind == kg.KindTarget {
		if i, ok := r.item[s.Object]; ok && len(r.plan.Items[i].targets) == 0 {
			r.plan.Items[i].targets = []target{{entity: r.entities[s.Object], span: at, bag: titleBag(r.entities[s.Object].Name)}}
		}
		return
	}
	i, ok := r.item[s.Subject]
	if !ok {
		return
	}
	x, e := &r.plan.Items[i], r.entities[s.Object]
	switch {
	case s.Predicate == kg.HasTarget:
		x.targets = append(x.targets, target{entity: e, span: at, bag: titleBag(e.Name)})
	case s.Predicate == kg.Due && s.Qualifiers.Get(kg.QualVia) != kg.ViaMilestone && e.Props.Get("end") != "":
		x.deadlines = append(x.deadlines, deadline{end: e.Props.Get("end"), raw: r.plan.Text.Slice(at), span: at})
	case s.Predicate == kg.Involves && e.Kind == kg.KindRegion:
		if !slices.ContainsFunc(x.regions, func(p place) bool { return p.region.ID == e.ID }) {
			x.regions = append(x.regions, place{region: e, span: at})
		}
	}
}

// prevailing is the region whose bodies answer for most: the code before the slash in an agency's key.
func prevailing(items []Item) (code string) {
	counts := map[string]int{}
	for _, x := range items {
		for _, p := range x.others {
			if of, _, ok := strings.Cut(p.agency.Key, "/"); ok {
				counts[of]++
			}
		}
	}
	for of, n := range counts {
		if n > counts[code] || n == counts[code] && of < code {
			code = of
		}
	}
	return code
}

// settle puts the parties of an item in their places, and reads its text.
func (p *Plan) settle(x *Item) {
	lead := kg.Leads
	if !slices.ContainsFunc(x.others, func(y party) bool { return y.role == kg.Leads }) {
		lead = kg.ResponsibleFor // who answers where nobody leads
	}
	all := x.others
	x.others = nil
	for _, y := range all {
		if y.role == lead {
			x.leaders = append(x.leaders, y)
		} else {
			x.others = append(x.others, y)
		}
	}
	x.noise = p.noiseOf(x)
	if p.Kind == kg.KindTask {
		x.titled = p.headingOf(x)
	}
	x.reading = p.folded(x.Span, func(i int) bool { return x.duty(i) })
	for _, d := range x.deadlines {
		for i := max(d.span.Start, x.Span.Start); i < min(d.span.End, x.Span.End); i++ {
			x.noise[i-x.Span.Start] = true
		}
	}
	x.clauses = p.clausesOf(x)
}

// headingOf is where the text of an item begins with its title; the zero span where it does not.
func (p *Plan) headingOf(x *Item) kg.Span {
	var title []rune
	for _, r := range x.Title {
		if k, ok := kept(kg.FoldRune(r)); ok {
			title = append(title, k)
		}
	}
	runes := p.Text.Folded()
	var heading kg.Span
	for i := x.Span.Start; i < x.Span.End && len(title) > 0; i++ {
		r, ok := kept(runes[i])
		if !ok || x.noise[i-x.Span.Start] {
			continue
		}
		if r != title[0] {
			return kg.Span{}
		}
		if heading.End == 0 {
			heading.Start = i
		}
		heading.End, title = i+1, title[1:]
	}
	if len(title) > 0 {
		return kg.Span{}
	}
	return heading
}

// heads tells whether a clause is the heading of an item.
func (x *Item) heads(clause kg.Span) bool { return x.titled.Contains(clause) }

// clauseAround widens a span to the clause that it stands in.
func (p *Plan) clauseAround(s kg.Span) kg.Span {
	runes := p.Text.Folded()
	for s.Start > 0 && !breaks(runes, s.Start-1) {
		s.Start--
	}
	for s.End < len(runes) && !breaks(runes, s.End) {
		s.End++
	}
	return p.Text.Trim(s)
}
