package export

import (
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// part is the things of the graph that an export holds, 16 bytes each: the statements between any two of them are exported with them.
type part struct {
	ids  []kg.ID // sorted, each once, up to sorted
	full int     // length of ids after the last time they were put in order
}

func (p *part) add(ids ...kg.ID) {
	p.ids = append(p.ids, ids...)
	if len(p.ids) > 2*p.full+1<<16 {
		p.done()
	}
}

// done puts what was added in order.
func (p *part) done() {
	slices.SortFunc(p.ids, kg.ID.Compare)
	p.ids = slices.Compact(p.ids)
	p.full = len(p.ids)
}

func (p *part) holds(id kg.ID) bool {
	_, found := slices.BinarySearchFunc(p.ids, id, kg.ID.Compare)
	return found
}

// around adds these things and whatever a statement joins with one of them.
func (x *source) around(p *part, ids []kg.ID, predicates ...kg.Predicate) error {
	for some := range slices.Chunk(ids, batchSize) {
		p.add(some...)
		for edges, err := range x.edges(store.Hop{From: sorted(some), Predicates: predicates}) {
			if err != nil {
				return err
			}
			for _, e := range edges {
				p.add(e.Other)
			}
		}
	}
	return nil
}

// partOfTasks are tasks and what is joined with them.
func (x *source) partOfTasks(q query.TaskQuery) (*part, error) {
	p := &part{}
	err := query.EveryTask(x.ctx, x.r, q, func(page query.TaskPage) error {
		if err := named(page); err != nil {
			return err
		}
		ids := make([]kg.ID, len(page.Items))
		for i, item := range page.Items {
			ids[i] = item.Task.ID
		}
		return x.around(p, ids)
	})
	p.done()
	return p, err
}

// partOfDocuments are documents, their sections and tasks, and what is joined with them.
func (x *source) partOfDocuments(documents []kg.ID) (*part, error) {
	p := &part{}
	for _, d := range documents {
		var inside []kg.ID
		for edges, err := range x.edges(store.Hop{From: []kg.ID{d}, Dir: store.Out, Predicates: []kg.Predicate{kg.HasSection, kg.HasTask}}) {
			if err != nil {
				return nil, err
			}
			for _, e := range edges {
				inside = append(inside, e.Other)
			}
		}
		if err := x.around(p, append(inside, d)); err != nil {
			return nil, err
		}
	}
	p.done()
	return p, nil
}

// partOfPlans are all documents, sections and tasks, and what is joined with them: not the places and bodies that only the tables know
// which ship with the program.
func (x *source) partOfPlans() (*part, error) {
	p := &part{}
	for _, kind := range []kg.EntityKind{kg.KindDocument, kg.KindSection, kg.KindTask} {
		for ids, err := range x.kind(kind) {
			if err == nil {
				err = x.around(p, ids)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	p.done()
	return p, nil
}

// kind gives the things of a kind, some hundred at a time.
func (x *source) kind(kind kg.EntityKind) func(func([]kg.ID, error) bool) {
	return func(yield func([]kg.ID, error) bool) {
		var after kg.ID
		for {
			ids, err := x.r.Kinds(x.ctx, kind, after, batchSize)
			if err == nil {
				err = x.ctx.Err()
			}
			if err == nil && len(ids) == 0 || !yield(ids, err) || err != nil {
				return
			}
			after = ids[len(ids)-1]
		}
	}
}

// things gives all that the export holds, some hundred at a time.
func (x *source) things() func(func([]kg.ID, error) bool) {
	return func(yield func([]kg.ID, error) bool) {
		if x.part != nil {
			for ids := range slices.Chunk(x.part.ids, batchSize) {
				if !yield(ids, x.ctx.Err()) {
					return
				}
			}
			return
		}
		for _, kind := range kg.EntityKinds {
			for ids, err := range x.kind(kind) {
				if !yield(ids, err) {
					return
				}
			}
		}
	}
}

func sorted(ids []kg.ID) []kg.ID {
	ids = slices.Clone(ids)
	slices.SortFunc(ids, kg.ID.Compare)
	return slices.Compact(ids)
}
