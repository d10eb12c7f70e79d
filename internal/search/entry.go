package search

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// entry is an entity as it is searched: its names, and the stretches of text that are its own. Every place of a plan's text is searched
// under one entity: the task that it stands in (two, where an item stands within another), else the section, else the document. What
// statements quote lies in these texts, so quotes are found without being kept again. The texts of seed tables are not searched: what
// they name is.
type entry struct {
	id    kg.ID
	kind  kg.EntityKind
	minor bool    // one of very many of its kind: a town, a village
	names []field // the label, then the aliases
	texts []field
}

// field is a stretch of text that a phrase must lie in as a whole.
type field struct {
	folded
	original string
	start    int // in the text of the document, -1 where that is not known
}

func newField(s string, start int) field { return field{folded: fold(s), original: s, start: start} }

// countyCode is the length of the code of a county; those of towns and villages are longer.
const countyCode = 6

// maxStream bounds how many folded characters of an entity are searched: a place has 22 bits.
const maxStream = 1<<22 - 1

// bound cuts an entry at maxStream; a place is that of its character among all, with a gap of one after each field.
func (e *entry) bound() (cut bool) {
	left := maxStream
	for _, list := range []*[]field{&e.names, &e.texts} {
		for i := range *list {
			f := &(*list)[i]
			if n := len(f.runes) + 1; n <= left {
				left -= n
				continue
			}
			keep := max(0, left-1)
			f.runes, f.at, left, cut = f.runes[:keep], f.at[:keep], 0, true
		}
	}
	return cut
}

// shape is how the fields of an entry lie one after the other.
type shape struct {
	titled bool  // names are titles
	label  int   // folded characters
	names  int   // places of all names, with their gaps
	text   int   // folded characters of all texts
	others []int // folded characters of each alias
}

func (e *entry) shape() shape {
	s := shape{titled: titled(e.kind)}
	for i, f := range e.names {
		if i == 0 {
			s.label = len(f.runes)
		} else {
			s.others = append(s.others, len(f.runes))
		}
		s.names += len(f.runes) + 1
	}
	for _, f := range e.texts {
		s.text += len(f.runes)
	}
	return s
}

// entriesOf calls fn with the entry of every entity of ids that there is. Records (tasks, sections) of one document should come together.
func entriesOf(ctx context.Context, r store.Reader, layouts *layouts, ids []kg.ID, fn func(entry) error) error {
	for batch := range slices.Chunk(ids, 2048) {
		if err := ctx.Err(); err != nil {
			return err
		}
		found, err := r.Entities(ctx, batch)
		if err != nil {
			return err
		}
		for _, id := range batch {
			e, ok := found[id]
			if !ok {
				continue
			}
			made, err := entryOf(ctx, r, layouts, e)
			if err != nil {
				return err
			}
			if err := fn(made); err != nil {
				return err
			}
		}
	}
	return nil
}

func entryOf(ctx context.Context, r store.Reader, layouts *layouts, e kg.Entity) (entry, error) {
	made := entry{id: e.ID, kind: e.Kind, minor: e.Kind == kg.KindRegion && len(e.Key) > countyCode, names: make([]field, 0, 1+len(e.Aliases))}
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		made.names = append(made.names, newField(n, -1))
	}
	home, ok := homeOf(e)
	if !ok {
		return made, nil
	}
	if text := e.Props.Get("text"); text != "" && e.Kind == kg.KindTask {
		start := -1
		if span, ok := spanOf(e); ok {
			start = span.Start
		}
		made.texts = []field{newField(text, start)}
		made.bound()
		return made, nil
	}
	if e.Kind == kg.KindTask { // it says itself where it stands, so nothing else of the document that has it need be read
		if has, err := hangsOn(ctx, r, e.ID, home); err != nil || !has {
			made.bound()
			return made, err
		}
		text, err := layouts.text(ctx, r, home)
		if err != nil {
			return entry{}, err
		}
		if span, ok := spanOf(e); ok && span.End <= len(text) {
			made.texts = []field{newField(string(text[span.Start:span.End]), span.Start)}
		}
		made.bound()
		return made, nil
	}
	l, err := layouts.of(ctx, r, home)
	if err != nil {
		return entry{}, err
	}
	for _, span := range l.own[e.ID] {
		made.texts = append(made.texts, newField(string(l.text[span.Start:span.End]), span.Start))
	}
	made.bound()
	return made, nil
}

// homeOf is the document whose text a record stands in.
func homeOf(e kg.Entity) (kg.ID, bool) {
	switch e.Kind {
	case kg.KindDocument:
		return e.ID, true
	case kg.KindTask, kg.KindSection:
		key, _, found := strings.Cut(e.Key, "/")
		return kg.EntityID(kg.KindDocument, key), found
	}
	return kg.ID{}, false
}

func spanOf(e kg.Entity) (kg.Span, bool) {
	start, bad := strconv.Atoi(e.Props.Get("start"))
	end, worse := strconv.Atoi(e.Props.Get("end"))
	return kg.Span{Start: start, End: end}, bad == nil && worse == nil && start >= 0 && start < end
}

// layout says whose every stretch of a document's text is.
type layout struct {
	text []rune
	own  map[kg.ID][]kg.Span // of the document, and of the sections and tasks that it has
}

// layouts keeps the layouts, and the texts, of the documents read last.
type layouts struct {
	known map[kg.ID]*layout
	order []kg.ID
	texts map[kg.ID][]rune // no more of them than of layouts
}

const keptLayouts = 16

// text is that of a document; none where it is a table of ours, or unknown.
func (c *layouts) text(ctx context.Context, r store.Reader, document kg.ID) ([]rune, error) {
	if text, ok := c.texts[document]; ok {
		return text, nil
	}
	found, err := r.Documents(ctx, []kg.ID{document})
	if err != nil {
		return nil, err
	}
	var text []rune
	if d, ok := found[document]; ok && !d.Seed {
		whole, err := r.Text(ctx, document)
		if err != nil {
			return nil, err
		}
		text = []rune(whole)
	}
	if c.texts == nil || len(c.texts) == keptLayouts {
		c.texts = make(map[kg.ID][]rune)
	}
	c.texts[document] = text
	return text, nil
}

func (c *layouts) of(ctx context.Context, r store.Reader, document kg.ID) (*layout, error) {
	if l, ok := c.known[document]; ok {
		return l, nil
	}
	text, err := c.text(ctx, r, document)
	if err != nil {
		return nil, err
	}
	l, err := lay(ctx, r, document, text)
	if err != nil {
		return nil, err
	}
	if c.known == nil {
		c.known = make(map[kg.ID]*layout)
	}
	if len(c.order) == keptLayouts {
		delete(c.known, c.order[0])
		c.order = c.order[1:]
	}
	c.known[document], c.order = l, append(c.order, document)
	return l, nil
}

func lay(ctx context.Context, r store.Reader, document kg.ID, text []rune) (*layout, error) {
	l := &layout{text: text, own: map[kg.ID][]kg.Span{}}
	if len(text) == 0 {
		return l, nil
	}
	ids, err := recordsOf(ctx, r, document)
	if err != nil {
		return nil, err
	}
	records, err := r.Entities(ctx, ids)
	if err != nil {
		return nil, err
	}
	taken := []kg.Span{}
	owners := []owner{{document, 0}} // who owns the text from there on
	for _, e := range records {
		home, _ := homeOf(e)
		span, ok := spanOf(e)
		if home != document || !ok || span.End > len(l.text) {
			continue
		}
		switch e.Kind {
		case kg.KindTask:
			taken = append(taken, span)
			l.own[e.ID] = []kg.Span{span}
		case kg.KindSection:
			owners = append(owners, owner{e.ID, span.Start})
		}
	}
	slices.SortFunc(taken, func(a, b kg.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	slices.SortFunc(owners[1:], func(a, b owner) int { return cmp.Or(a.from-b.from, a.id.Compare(b.id)) })
	l.share(taken, owners)
	return l, nil
}

type owner struct {
	id   kg.ID
	from int
}

// share gives what tasks leave of the text to the section, or document, that it stands in.
func (l *layout) share(tasks []kg.Span, owners []owner) {
	give := func(from, to int) {
		first, found := slices.BinarySearchFunc(owners, from, func(o owner, from int) int { return o.from - from })
		if !found {
			first-- // the document owns what is before the first section
		}
		for i := first; i < len(owners) && owners[i].from < to; i++ {
			o, end := owners[i], len(l.text)
			if i+1 < len(owners) {
				end = owners[i+1].from
			}
			if a, b := max(from, o.from), min(to, end); a < b {
				l.own[o.id] = append(l.own[o.id], kg.Span{Start: a, End: b})
			}
		}
	}
	at := 0
	for _, t := range tasks {
		if t.Start > at {
			give(at, t.Start)
		}
		at = max(at, t.End)
	}
	if at < len(l.text) {
		give(at, len(l.text))
	}
}

// recordsOf are the tasks and sections of a document.
func recordsOf(ctx context.Context, r store.Reader, document kg.ID) ([]kg.ID, error) {
	page, err := r.Expand(ctx, store.Hop{From: []kg.ID{document}, Dir: store.Out, Predicates: []kg.Predicate{kg.HasTask, kg.HasSection}})
	if err != nil {
		return nil, err
	}
	ids := make([]kg.ID, len(page.Edges))
	for i, e := range page.Edges {
		ids[i] = e.Other
	}
	return ids, nil
}

// hangsOn tells whether a document has a task: one that only another document speaks of has no text.
func hangsOn(ctx context.Context, r store.Reader, task, document kg.ID) (bool, error) {
	page, err := r.Expand(ctx, store.Hop{From: []kg.ID{task}, Dir: store.In, Predicates: []kg.Predicate{kg.HasTask}})
	return slices.ContainsFunc(page.Edges, func(e store.Edge) bool { return e.Other == document }), err
}

// each calls fn with the ids of all entities once, batch by batch, those of the records of a document together.
func each(ctx context.Context, r store.Reader, fn func(ids []kg.ID) error) error {
	documents, err := r.Documents(ctx, nil)
	if err != nil {
		return err
	}
	order := make([]kg.ID, 0, len(documents))
	for id := range documents {
		order = append(order, id)
	}
	slices.SortFunc(order, kg.ID.Compare)
	seen := make(map[kg.ID]struct{})
	once := func(ids []kg.ID) error {
		fresh := make([]kg.ID, 0, len(ids))
		for _, id := range ids {
			if _, twice := seen[id]; !twice {
				seen[id] = struct{}{}
				fresh = append(fresh, id)
			}
		}
		if len(fresh) == 0 {
			return nil
		}
		return fn(fresh)
	}
	for _, d := range order {
		records, err := recordsOf(ctx, r, d)
		if err == nil {
			err = once(append(records, d))
		}
		if err != nil {
			return err
		}
	}
	for _, kind := range kg.EntityKinds {
		for after := (kg.ID{}); ; {
			ids, err := r.Kinds(ctx, kind, after, 4096)
			if err != nil {
				return err
			}
			if len(ids) == 0 {
				break
			}
			if err := once(ids); err != nil {
				return err
			}
			after = ids[len(ids)-1]
		}
	}
	return nil
}
