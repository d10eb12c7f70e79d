package search

import (
	"cmp"
	"context"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// within is what hits must be one of; nil: anything.
//
//   - To documents belong the documents, their sections and tasks, and what these are joined with by a statement: who answers for them,
//     what they name.
//   - To regions belong the regions, what names them (tasks, sections, documents), what lies there, is part of them, or speaks for them.
//   - To agencies belong the agencies, and the tasks that they answer for, what they issue, manage and speak for.
type within map[kg.ID]bool

func withinOf(ctx context.Context, r store.Reader, q Query) (within, error) {
	var all within
	narrow := func(ids []kg.ID, hops ...store.Hop) error {
		if len(ids) == 0 {
			return nil
		}
		in := within{}
		for _, id := range ids {
			in[id] = true
		}
		for _, h := range hops {
			h.From = in.ids()
			page, err := r.Expand(ctx, h)
			if err != nil {
				return err
			}
			for _, e := range page.Edges {
				in[e.Other] = true
			}
		}
		if all == nil {
			all = in
			return nil
		}
		for id := range all {
			if !in[id] {
				delete(all, id)
			}
		}
		return nil
	}
	speaks := append([]kg.Predicate{kg.HasTarget, kg.Due, kg.Involves, kg.Issued, kg.TextOf}, append(slices.Clone(kg.Roles), kg.Citing...)...)
	if err := narrow(q.Documents, store.Hop{Dir: store.Out, Predicates: []kg.Predicate{kg.HasTask, kg.HasSection}},
		store.Hop{Predicates: speaks}); err != nil {
		return nil, err
	}
	if err := narrow(q.Regions, store.Hop{Dir: store.In, Predicates: []kg.Predicate{kg.Involves, kg.LocatedIn, kg.PartOf, kg.AgencyOf}}); err != nil {
		return nil, err
	}
	err := narrow(q.Agencies, store.Hop{Dir: store.Out, Predicates: append([]kg.Predicate{kg.Issued, kg.Manages, kg.AgencyOf}, kg.Roles...)})
	return all, err
}

func (in within) ids() []kg.ID {
	ids := make([]kg.ID, 0, len(in))
	for id := range in {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, kg.ID.Compare)
	return ids
}

// ordered lists the ids with the records of a document together.
func (in within) ordered(ctx context.Context, r store.Reader) ([]kg.ID, error) {
	return byHome(ctx, r, in.ids())
}

// byHome orders ids so that the records of a document come together.
func byHome(ctx context.Context, r store.Reader, ids []kg.ID) ([]kg.ID, error) {
	type placed struct{ home, id kg.ID }
	list := make([]placed, 0, len(ids))
	for batch := range slices.Chunk(ids, 4096) {
		entities, err := r.Entities(ctx, batch)
		if err != nil {
			return nil, err
		}
		for _, id := range batch {
			if e, ok := entities[id]; ok {
				home, _ := homeOf(e)
				list = append(list, placed{home, id})
			}
		}
	}
	slices.SortFunc(list, func(a, b placed) int { return cmp.Or(a.home.Compare(b.home), a.id.Compare(b.id)) })
	for i, p := range list {
		ids[i] = p.id
	}
	return ids[:len(list)], nil
}
