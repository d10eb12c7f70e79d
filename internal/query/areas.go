package query

import (
	"context"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// areasSeen knows for divisions the ones that they lie in: of 安吉县 that is 安吉县, 湖州市, 浙江省.
type areasSeen struct {
	reader store.Reader
	around map[kg.ID][]kg.ID
}

// read learns them for all divisions that a batch of tasks names. Tasks name few divisions, and the same ones again: each is climbed once.
func (a areasSeen) read(ctx context.Context, batch []task, kinds map[kg.ID]kg.EntityKind) error {
	var unknown []kg.ID
	for _, t := range batch {
		for _, e := range t.edges {
			if _, known := a.around[e.Other]; !known && e.Statement.Predicate == kg.Involves && kinds[e.Other] == kg.KindRegion {
				unknown = append(unknown, e.Other)
			}
		}
	}
	for part := range slices.Chunk(sorted(unknown), gatherPage) {
		above, err := partsOf(ctx, a.reader, part, store.Out)
		if err != nil {
			return err
		}
		for _, id := range part {
			list := []kg.ID{id}
			for i := 0; i < len(list); i++ { // grows while it is walked
				for _, next := range above[list[i]] {
					if !slices.Contains(list, next) {
						list = append(list, next)
					}
				}
			}
			a.around[id] = list
		}
	}
	return nil
}

// within lists these regions with all divisions that lie in them.
func within(ctx context.Context, r store.Reader, regions []kg.Entity) ([]kg.ID, error) {
	list := ids(regions)
	below, err := partsOf(ctx, r, list, store.In)
	if err != nil {
		return nil, err
	}
	for _, parts := range below {
		list = append(list, parts...)
	}
	return sorted(list), nil
}

// partsOf follows PART_OF from divisions, up or down, as far as it leads from one division to another, and gives the steps that it took.
func partsOf(ctx context.Context, r store.Reader, from []kg.ID, dir store.Direction) (map[kg.ID][]kg.ID, error) {
	steps := make(map[kg.ID][]kg.ID)
	walked := make(map[kg.ID]bool)
	for frontier := sorted(slices.Clone(from)); len(frontier) > 0; {
		page, err := r.Expand(ctx, store.Hop{From: frontier, Dir: dir, Predicates: []kg.Predicate{kg.PartOf}})
		if err != nil {
			return nil, err
		}
		others := make([]kg.ID, len(page.Edges))
		for i, e := range page.Edges {
			others[i] = e.Other
		}
		found := make(map[kg.ID]kg.Entity)
		for part := range slices.Chunk(sorted(others), gatherPage) {
			some, err := r.Entities(ctx, part)
			if err != nil {
				return nil, err
			}
			for id, e := range some {
				found[id] = e
			}
		}
		for _, id := range frontier {
			walked[id] = true
		}
		frontier = nil
		for _, e := range page.Edges {
			if found[e.Other].Kind != kg.KindRegion {
				continue
			}
			steps[e.From] = append(steps[e.From], e.Other)
			if !walked[e.Other] {
				frontier = append(frontier, e.Other)
			}
		}
		frontier = sorted(frontier)
	}
	return steps, nil
}
