package query

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// filter is a TaskWhere whose names are resolved. Only one goroutine may use it: it keeps what it has read.
type filter struct {
	never      bool             // names were given, and all of them are unknown
	bearers    bool             // of TaskQuery: sections and documents may pass
	documents  map[string]bool  // keys; nil: any
	sets       []map[kg.ID]bool // tasks must be in each, the smallest first; nil: any
	roles      []kg.Predicate   // somebody must have one of them
	text       string
	predicates []kg.Predicate
	origins    []kg.Origin
	due        *days
	and, or    []*filter
	not        *filter

	deadlines map[kg.ID]kg.Entity // read so far
	folded    struct {            // the document read last, for the texts of its tasks
		document kg.ID
		text     []rune
	}
}

// filter resolves names; *empty is set where nothing can pass.
func (w TaskWhere) filter(ctx context.Context, r store.Reader, page *TaskPage, empty *bool) (*filter, error) {
	c := compiler{reader: r, page: page}
	f, err := c.filter(ctx, w, 0)
	if err != nil {
		return nil, err
	}
	*empty = *empty || f.impossible()
	return f, nil
}

// open tells whether every task passes.
func (f *filter) open() bool {
	return !f.never && f.documents == nil && f.sets == nil && len(f.roles) == 0 && f.text == "" && len(f.predicates) == 0 &&
		len(f.origins) == 0 && f.due == nil && f.not == nil && len(f.or) == 0 &&
		!slices.ContainsFunc(f.and, func(x *filter) bool { return !x.open() })
}

// impossible tells whether it is known before any task is looked at that none passes.
func (f *filter) impossible() bool {
	never := func(x *filter) bool { return x.impossible() }
	return f.never || slices.ContainsFunc(f.and, never) || len(f.or) > 0 && !slices.ContainsFunc(f.or, func(x *filter) bool { return !never(x) }) ||
		f.not != nil && f.not.open()
}

// bound is a set outside of which no task passes; nil where none is known.
func (f *filter) bound() (set map[kg.ID]bool) {
	if f.impossible() {
		return map[kg.ID]bool{}
	}
	smaller := func(s map[kg.ID]bool) {
		if s != nil && (set == nil || len(s) < len(set)) {
			set = s
		}
	}
	if len(f.sets) > 0 {
		smaller(f.sets[0])
	}
	for _, x := range f.and {
		smaller(x.bound())
	}
	if len(f.or) > 0 {
		union := make(map[kg.ID]bool)
		for _, x := range f.or {
			s := x.bound()
			if s == nil {
				return set
			}
			for id := range s {
				union[id] = true
			}
		}
		smaller(union)
	}
	return set
}

// within is the keys of the documents outside of which no task passes; nil where any may hold one.
func (f *filter) within() map[string]bool {
	if f.documents != nil {
		return f.documents
	}
	for _, x := range f.and {
		if keys := x.within(); keys != nil {
			return keys
		}
	}
	if len(f.or) == 0 {
		return nil
	}
	union := make(map[string]bool)
	for _, x := range f.or {
		keys := x.within()
		if keys == nil && !x.impossible() {
			return nil
		}
		for key := range keys {
			union[key] = true
		}
	}
	return union
}

// each calls fn with f and all conditions in it.
func (f *filter) each(fn func(*filter)) {
	fn(f)
	for _, x := range f.and {
		x.each(fn)
	}
	for _, x := range f.or {
		x.each(fn)
	}
	if f.not != nil {
		f.not.each(fn)
	}
}

// along lists the predicates whose statements tell whether a task passes.
func (f *filter) along() (predicates []kg.Predicate) {
	f.each(func(x *filter) {
		predicates = append(append(predicates, x.roles...), x.predicates...)
		if x.due != nil {
			predicates = append(predicates, kg.Due)
		}
		if len(x.origins) > 0 {
			predicates = append(append(predicates, kg.Roles...), kg.Involves)
		}
	})
	slices.Sort(predicates)
	return slices.Compact(predicates)
}

// reads tells whether records of tasks are needed to tell which pass, and whether texts are.
func (f *filter) reads() (records, texts bool) {
	f.each(func(x *filter) {
		records = records || x.documents != nil || x.text != ""
		texts = texts || x.text != ""
	})
	return records, texts
}

// task is one that may pass, with what is known of it; a section or a document where bearers are asked for.
type task struct {
	id     kg.ID
	kind   kg.EntityKind
	record kg.Entity    // zero unless it was asked for
	edges  []store.Edge // along the predicates that were asked for, in the order of Expand
}

// tasks loads those of the ids that are tasks and pass the filter, in the order of ids.
func (f *filter) tasks(ctx context.Context, r store.Reader, ids []kg.ID) ([]kg.Entity, error) {
	found, err := f.pass(ctx, r, ids, nil, true)
	if err != nil {
		return nil, err
	}
	list := make([]kg.Entity, len(found))
	for i, t := range found {
		list[i] = t.record
	}
	return list, nil
}

// pass finds those of the ids that are tasks and pass the filter, in the order of ids, with their statements along some predicates.
// Without records all ids must be those of tasks, or of other things that f takes; their kind is then not told.
func (f *filter) pass(ctx context.Context, r store.Reader, ids []kg.ID, along []kg.Predicate, records bool) ([]task, error) {
	list := make([]task, 0, len(ids))
	for _, id := range ids {
		if !slices.ContainsFunc(f.sets, func(set map[kg.ID]bool) bool { return !set[id] }) {
			list = append(list, task{id: id})
		}
	}
	needed, _ := f.reads()
	if records || needed {
		if err := load(ctx, r, list); err != nil {
			return nil, err
		}
		list = slices.DeleteFunc(list, func(t task) bool {
			key, _, _ := cutKey(t.record.Key)
			return !f.takes(t.record.Kind) || f.documents != nil && !f.documents[key]
		})
	}
	if predicates := append(f.along(), along...); len(predicates) > 0 && len(list) > 0 {
		if err := join(ctx, r, list, predicates); err != nil {
			return nil, err
		}
	}
	if err := f.readDeadlines(ctx, r, list); err != nil {
		return nil, err
	}
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	if _, texts := f.reads(); texts { // document by document, so that each is read once
		slices.SortFunc(order, func(a, b int) int { return cmp.Compare(list[a].record.Key, list[b].record.Key) })
	}
	passed := make([]bool, len(list))
	for _, i := range order {
		ok, err := f.holds(ctx, r, f, &list[i])
		if err != nil {
			return nil, err
		}
		passed[i] = ok
	}
	kept := list[:0]
	for i := range list {
		if passed[i] {
			list[i].kind = list[i].record.Kind
			kept = append(kept, list[i])
		}
	}
	return kept, nil
}

// load reads the records of tasks.
func load(ctx context.Context, r store.Reader, list []task) error {
	wanted := make([]kg.ID, len(list))
	for i := range list {
		wanted[i] = list[i].id
	}
	found, err := r.Entities(ctx, wanted)
	for i := range list {
		list[i].record = found[list[i].id]
	}
	return err
}

// join reads the statements of tasks, in one visit.
func join(ctx context.Context, r store.Reader, list []task, predicates []kg.Predicate) error {
	at := make(map[kg.ID]int, len(list))
	from := make([]kg.ID, len(list))
	for i, t := range list {
		at[t.id], from[i] = i, t.id
	}
	page, err := r.Expand(ctx, store.Hop{From: sorted(from), Predicates: predicates})
	if err != nil {
		return err
	}
	for start := 0; start < len(page.Edges); { // the edges of one task stand together
		end := start + 1
		for end < len(page.Edges) && page.Edges[end].From == page.Edges[start].From {
			end++
		}
		list[at[page.Edges[start].From]].edges = page.Edges[start:end:end]
		start = end
	}
	return nil
}

// readDeadlines reads the dates that tasks are due by, where the filter asks for them. Most are shared by many tasks.
func (f *filter) readDeadlines(ctx context.Context, r store.Reader, list []task) error {
	asked := false
	f.each(func(x *filter) { asked = asked || x.due != nil })
	if !asked {
		return nil
	}
	if f.deadlines == nil {
		f.deadlines = make(map[kg.ID]kg.Entity)
	}
	return readDeadlines(ctx, r, list, f.deadlines)
}

// readDeadlines adds the deadlines of tasks to those that are known.
func readDeadlines(ctx context.Context, r store.Reader, list []task, known map[kg.ID]kg.Entity) error {
	var unknown []kg.ID
	for _, t := range list {
		for _, e := range t.edges {
			if _, ok := known[e.Other]; !ok && e.Statement.Predicate == kg.Due {
				unknown = append(unknown, e.Other)
			}
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	found, err := r.Entities(ctx, sorted(unknown))
	for id, e := range found {
		known[id] = e
	}
	return err
}

// holds tells whether a task passes f, which is root or in it.
func (f *filter) holds(ctx context.Context, r store.Reader, root *filter, t *task) (bool, error) {
	if f.never || !f.joined(t) || f.due != nil && !f.isDue(root, t) {
		return false, nil
	}
	if f.documents != nil {
		if key, _, _ := cutKey(t.record.Key); !f.documents[key] {
			return false, nil
		}
	}
	for _, x := range f.and {
		if ok, err := x.holds(ctx, r, root, t); !ok {
			return false, err
		}
	}
	some := len(f.or) == 0
	for _, x := range f.or {
		ok, err := x.holds(ctx, r, root, t)
		if err != nil {
			return false, err
		}
		if some = ok; some {
			break
		}
	}
	if !some {
		return false, nil
	}
	if f.not != nil {
		if ok, err := f.not.holds(ctx, r, root, t); ok || err != nil {
			return false, err
		}
	}
	if f.text == "" {
		return true, nil
	}
	return root.contains(ctx, r, t, f.text)
}

// joined tells whether the statements of a task are those that f asks for.
func (f *filter) joined(t *task) bool {
	has := func(of ...kg.Predicate) bool {
		return slices.ContainsFunc(t.edges, func(e store.Edge) bool { return slices.Contains(of, e.Statement.Predicate) })
	}
	switch {
	case slices.ContainsFunc(f.sets, func(set map[kg.ID]bool) bool { return !set[t.id] }),
		len(f.roles) > 0 && !has(f.roles...),
		slices.ContainsFunc(f.predicates, func(p kg.Predicate) bool { return !has(p) }):
		return false
	}
	return len(f.origins) == 0 || slices.ContainsFunc(t.edges, func(e store.Edge) bool {
		return ofOrigin(e.Statement) && slices.Contains(f.origins, e.Statement.Origin())
	})
}

// ofOrigin tells whether the origin of a statement counts as one of its task: who answers for it, and what it names.
func ofOrigin(s kg.Statement) bool {
	return s.Predicate == kg.Involves || slices.Contains(kg.Roles, s.Predicate)
}

// isDue tells whether a date that binds the task lies within the days asked for.
func (f *filter) isDue(root *filter, t *task) bool {
	return slices.ContainsFunc(t.edges, func(e store.Edge) bool {
		return binding(e.Statement) && f.due.hold(root.deadlines[e.Other].Props.Get("end"))
	})
}

// contains tells whether the title or the text of a task, or the title of a section or a document, contains a folded text. A task knows
// where in its document it stands.
func (f *filter) contains(ctx context.Context, r store.Reader, t *task, folded string) (bool, error) {
	if strings.Contains(kg.FoldName(t.record.Name), folded) || strings.Contains(kg.FoldName(t.record.Props.Get("text")), folded) {
		return true, nil
	}
	if t.record.Kind != kg.KindTask {
		return false, nil
	}
	document, ok := DocumentOf(t.record)
	start, err := strconv.Atoi(t.record.Props.Get("start"))
	if err != nil || !ok {
		return false, nil
	}
	end, err := strconv.Atoi(t.record.Props.Get("end"))
	if err != nil || start < 0 || end < start {
		return false, nil
	}
	if f.folded.document != document {
		text, err := r.Text(ctx, document)
		if err != nil {
			return false, err
		}
		f.folded.document, f.folded.text = document, []rune(text)
	}
	text := f.folded.text
	return strings.Contains(kg.FoldName(string(text[min(start, len(text)):min(end, len(text))])), folded), nil
}

// cutKey splits "<document key>/<path>".
func cutKey(key string) (document, path string, found bool) { return strings.Cut(key, "/") }
