package review

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Asserted gathers from a snapshot what one document asserts about itself, its sections and its tasks: what Of reviews.
func Asserted(ctx context.Context, r store.Reader, d kg.Document) (kg.Batch, error) {
	b := kg.Batch{Document: d}
	fail := func(err error) (kg.Batch, error) {
		return kg.Batch{}, fmt.Errorf("gather what %s asserts: %w", d.URI, err)
	}
	statements := map[kg.ID]kg.Statement{}
	hop := func(from []kg.ID) (parts []kg.ID, err error) {
		page, err := r.Expand(ctx, store.Hop{From: from})
		for _, edge := range page.Edges {
			statements[edge.Statement.ID] = edge.Statement
			if p := edge.Statement.Predicate; edge.From == d.ID && (p == kg.HasSection || p == kg.HasTask) {
				parts = append(parts, edge.Other)
			}
		}
		return parts, err
	}
	parts, err := hop([]kg.ID{d.ID})
	if err != nil {
		return fail(err)
	}
	if len(parts) > 0 {
		if _, err := hop(parts); err != nil {
			return fail(err)
		}
	}
	ids := sortedIDs(maps.Keys(statements))
	evidence, err := r.Evidence(ctx, ids)
	if err != nil {
		return fail(err)
	}
	things := map[kg.ID]bool{d.ID: true}
	for _, id := range ids {
		own := slices.DeleteFunc(evidence[id], func(e kg.Evidence) bool { return e.Doc != d.ID })
		if len(own) == 0 {
			continue // another document says it
		}
		s := statements[id]
		b.Statements, b.Evidence = append(b.Statements, s), append(b.Evidence, own...)
		things[s.Subject], things[s.Object] = true, true
	}
	entities, err := r.Entities(ctx, sortedIDs(maps.Keys(things)))
	if err != nil {
		return fail(err)
	}
	for _, id := range sortedIDs(maps.Keys(entities)) {
		b.Entities = append(b.Entities, entities[id])
	}
	if b.Text, err = r.Text(ctx, d.ID); err != nil {
		return fail(err)
	}
	return b, nil
}

func sortedIDs(ids func(func(kg.ID) bool)) []kg.ID {
	return slices.SortedFunc(ids, kg.ID.Compare)
}
