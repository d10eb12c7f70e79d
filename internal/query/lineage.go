package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Bounds of a lineage.
const (
	MaxLineageDepth = 6
	maxLineage      = 300 // works in one answer
)

// LineageDirection says which way a lineage is followed.
type LineageDirection string

// The directions.
const (
	LineageUp   LineageDirection = "UP"   // what it rests on, cites, amends, repeals
	LineageDown LineageDirection = "DOWN" // what rests on it, cites it, amends it, repeals it
	LineageBoth LineageDirection = "BOTH"
)

// LineageDirections lists them.
var LineageDirections = []LineageDirection{LineageUp, LineageDown, LineageBoth}

// LineageQuery asks for the works that a policy or document comes from, and for those that come from it.
type LineageQuery struct {
	Of         kg.ID
	Direction  LineageDirection
	Depth      int            // 1 to MaxLineageDepth
	Predicates []kg.Predicate // of kg.Citing; empty: all of them
}

// Work is a document with the policies that it is the text of, or policies that are one and have no text in the store.
type Work struct {
	Entity   kg.Entity      // the document where there is one, else the policy by its title
	Level    int            // 0 for the one asked for, below 0 what it comes from, above 0 what comes from it
	Policies []kg.Entity    // under which it is cited here
	Identity []kg.Statement // TEXT_OF and SAME_AS, by which these are one
}

// Descent says that one work speaks of another: From rests on, cites, amends or repeals To.
type Descent struct {
	From, To   int // numbers of works
	Predicate  kg.Predicate
	Statements []kg.Statement
	Cyclic     bool // From is, by other ways, what To comes from
}

// LineageOmission counts statements around a work that lead to works which are not in the answer.
type LineageOmission struct {
	Work      int
	Up        bool // what it speaks of; else what speaks of it
	Predicate kg.Predicate
	Count     int
}

// Lineage is a small graph of works. It may have cycles: two plans that cite each other; their edges are marked.
type Lineage struct {
	Works   []Work // the one asked for first, then upwards level by level, then downwards
	Edges   []Descent
	Omitted []LineageOmission
}

// LineageOf follows what works say of each other, level by level; each level costs the same few visits, however many works are in it.
func LineageOf(ctx context.Context, r store.Reader, q LineageQuery) (Lineage, error) {
	if q.Depth < 1 || q.Depth > MaxLineageDepth {
		return Lineage{}, badInput("depth", "want 1 to %d, have %d", MaxLineageDepth, q.Depth)
	}
	predicates := citing(q.Predicates)
	if len(predicates) == 0 {
		return Lineage{}, badInput("predicates", "want some of CITES, BASED_ON, AMENDS, REPEALS, have %v", q.Predicates)
	}
	w := &lineage{reader: r, predicates: predicates, at: make(map[kg.ID]int), edges: make(map[descentKey]map[kg.ID]kg.Statement)}
	fail := func(err error) (Lineage, error) { return Lineage{}, fmt.Errorf("lineage of %s: %w", q.Of, err) }
	if err := w.meet(ctx, []kg.ID{q.Of}, 0); err != nil {
		return fail(err)
	}
	for _, up := range []bool{true, false} {
		if up && q.Direction == LineageDown || !up && q.Direction == LineageUp {
			continue
		}
		frontier := []int{}
		if len(w.works) > 0 {
			frontier = append(frontier, 0)
		}
		visited := map[int]bool{0: true} // this way: a cycle may lead to a work the other way round too
		for level := 1; level <= q.Depth+1 && len(frontier) > 0; level++ {
			touched, err := w.step(ctx, frontier, up, level, level <= q.Depth)
			if err != nil {
				return fail(err)
			}
			frontier = frontier[:0:0]
			for _, i := range touched {
				if !visited[i] {
					visited[i] = true
					frontier = append(frontier, i)
				}
			}
		}
	}
	return w.finish(), nil
}

type descentKey struct {
	from, to  int
	predicate kg.Predicate
}

// lineage is an answer under construction.
type lineage struct {
	reader     store.Reader
	predicates []kg.Predicate
	works      []Work
	at         map[kg.ID]int // work of a document or policy
	edges      map[descentKey]map[kg.ID]kg.Statement
	loose      []loose
}

// loose is a statement whose other end was no work when it was met.
type loose struct {
	spoken
	up bool
}

// spoken is a statement seen from a work of the frontier: the other end is a policy, or a document.
type spoken struct {
	work      int
	other     kg.ID
	statement kg.Statement
}

// step follows a level, and tells which works it came to. Where grow is false no work is added: what leads on is counted.
func (w *lineage) step(ctx context.Context, frontier []int, up bool, level int, grow bool) (touched []int, err error) {
	found, err := w.around(ctx, frontier, up)
	if err != nil {
		return nil, err
	}
	if grow {
		var others []kg.ID
		for _, s := range found {
			others = append(others, s.other)
		}
		if up {
			level = -level
		}
		if err := w.meet(ctx, others, level); err != nil {
			return nil, err
		}
	} else if err := w.recognise(ctx, found); err != nil {
		return nil, err
	}
	for _, f := range found {
		if w.draw(f, up) {
			touched = append(touched, w.at[f.other])
		} else {
			w.loose = append(w.loose, loose{f, up})
		}
	}
	if !grow {
		touched = nil
	}
	return touched, nil
}

// draw adds what is said to the edges; false where the other end is no work of the answer.
func (w *lineage) draw(f spoken, up bool) bool {
	to, ok := w.at[f.other]
	if !ok {
		return false
	}
	key := descentKey{f.work, to, f.statement.Predicate}
	if !up {
		key.from, key.to = to, f.work
	}
	if key.from == key.to {
		return true // a text that speaks of itself
	}
	if w.edges[key] == nil {
		w.edges[key] = make(map[kg.ID]kg.Statement)
	}
	w.edges[key][f.statement.ID] = f.statement
	return true
}

// around finds what works of the frontier say of policies, or what is said of them.
func (w *lineage) around(ctx context.Context, frontier []int, up bool) (found []spoken, err error) {
	things := make(map[kg.ID]int)
	var ids []kg.ID
	note := func(id kg.ID, work int) { things[id], ids = work, append(ids, id) }
	for _, i := range frontier {
		x := w.works[i]
		if up && x.Entity.Kind != kg.KindDocument {
			continue // the store has not its text
		}
		note(x.Entity.ID, i)
		for _, p := range x.Policies {
			if !up && p.ID != x.Entity.ID {
				note(p.ID, i)
			}
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	if up {
		cites, err := CitationsOf(ctx, w.reader, sorted(ids), w.predicates...)
		for _, id := range ids {
			for _, e := range cites[id] {
				found = append(found, spoken{things[id], e.Other, e.Statement})
			}
		}
		return found, err
	}
	cited, err := CitedBy(ctx, w.reader, sorted(ids), w.predicates...)
	if err != nil {
		return nil, err
	}
	var speakers []kg.ID
	for _, id := range ids {
		for _, e := range cited[id] {
			speakers = append(speakers, e.Other)
		}
	}
	entities, err := w.reader.Entities(ctx, sorted(speakers))
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		for _, e := range cited[id] {
			home := e.Other
			if in, ok := DocumentOf(entities[e.Other]); ok {
				home = in
			}
			found = append(found, spoken{things[id], home, e.Statement})
		}
	}
	return found, nil
}

// meet gives each of the things a work: a known one, or a new one while there is room.
func (w *lineage) meet(ctx context.Context, things []kg.ID, level int) error {
	things = sorted(slices.DeleteFunc(slices.Clone(things), func(id kg.ID) bool { _, known := w.at[id]; return known }))
	if len(things) == 0 {
		return nil
	}
	x, err := w.identify(ctx, things)
	if err != nil {
		return err
	}
	for _, id := range things {
		if _, known := w.at[id]; known {
			continue // by another of its names
		}
		group := x.group(id)
		n := w.knownOf(group)
		if n < 0 {
			if len(w.works) >= maxLineage || x.entities[id].ID.IsZero() {
				continue
			}
			n = len(w.works)
			w.works = append(w.works, Work{Entity: x.face(group), Level: level})
		}
		w.join(n, group, x)
	}
	return nil
}

// recognise finds those of the other ends that are works of the answer under another name.
func (w *lineage) recognise(ctx context.Context, found []spoken) error {
	var things []kg.ID
	for _, s := range found {
		if _, known := w.at[s.other]; !known {
			things = append(things, s.other)
		}
	}
	if len(things) == 0 {
		return nil
	}
	x, err := w.identify(ctx, sorted(things))
	if err != nil {
		return err
	}
	for _, id := range things {
		if n := w.knownOf(x.group(id)); n >= 0 {
			w.at[id] = n
		}
	}
	return nil
}

func (w *lineage) knownOf(group []kg.ID) int {
	for _, id := range group {
		if n, ok := w.at[id]; ok {
			return n
		}
	}
	return -1
}

// join adds the members of a group to a work.
func (w *lineage) join(n int, group []kg.ID, x identities) {
	work := &w.works[n]
	for _, id := range group {
		if _, known := w.at[id]; known {
			continue
		}
		w.at[id] = n
		e := x.entities[id]
		if e.Kind != kg.KindPolicy {
			continue
		}
		work.Policies = append(work.Policies, e)
		for _, s := range x.statements[id] {
			if !slices.ContainsFunc(work.Identity, func(o kg.Statement) bool { return o.ID == s.ID }) {
				work.Identity = append(work.Identity, s)
			}
		}
	}
}

// finish puts the answer in order and marks cycles.
func (w *lineage) finish() Lineage {
	out := Lineage{Works: w.works}
	left := make(map[LineageOmission]map[kg.ID]bool)
	for _, l := range w.loose {
		if w.draw(l.spoken, l.up) {
			continue // its other end was met later
		}
		o := LineageOmission{Work: l.work, Up: l.up, Predicate: l.statement.Predicate}
		if left[o] == nil {
			left[o] = make(map[kg.ID]bool)
		}
		left[o][l.statement.ID] = true
	}
	for o, statements := range left {
		o.Count = len(statements)
		out.Omitted = append(out.Omitted, o)
	}
	for key, statements := range w.edges {
		d := Descent{From: key.from, To: key.to, Predicate: key.predicate}
		for _, s := range statements {
			d.Statements = append(d.Statements, s)
		}
		slices.SortFunc(d.Statements, func(a, b kg.Statement) int { return a.ID.Compare(b.ID) })
		out.Edges = append(out.Edges, d)
	}
	slices.SortFunc(out.Edges, func(a, b Descent) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(slices.Index(kg.Citing, a.Predicate), slices.Index(kg.Citing, b.Predicate)))
	})
	markCycles(out.Edges, len(out.Works))
	slices.SortFunc(out.Omitted, func(a, b LineageOmission) int {
		up := func(o LineageOmission) int {
			if o.Up {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Work, b.Work), cmp.Compare(up(a), up(b)), cmp.Compare(slices.Index(kg.Citing, a.Predicate), slices.Index(kg.Citing, b.Predicate)))
	})
	return out
}

// markCycles marks the edges from whose end their beginning is reached again.
func markCycles(edges []Descent, works int) {
	next := make([][]int, works)
	for _, e := range edges {
		next[e.From] = append(next[e.From], e.To)
	}
	reached := make(map[int][]bool)
	for i, e := range edges {
		seen, known := reached[e.To]
		if !known {
			seen = make([]bool, works)
			seen[e.To] = true
			for queue := []int{e.To}; len(queue) > 0; {
				at := queue[len(queue)-1]
				queue = queue[:len(queue)-1]
				for _, n := range next[at] {
					if !seen[n] {
						seen[n] = true
						queue = append(queue, n)
					}
				}
			}
			reached[e.To] = seen
		}
		edges[i].Cyclic = seen[e.From]
	}
}
