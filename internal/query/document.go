package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Branch is a section of a document with what stands in it. Sections and tasks come as printed.
type Branch struct {
	Section  kg.Entity
	Sections []Branch
	Tasks    []kg.Entity
}

// Outline is a document as a tree: top sections, and the tasks that stand in no section.
type Outline struct {
	Sections []Branch
	Tasks    []kg.Entity
}

// DocumentTree reads the outline of a document.
func DocumentTree(ctx context.Context, r store.Reader, document kg.ID) (Outline, error) {
	held, err := r.Expand(ctx, store.Hop{From: []kg.ID{document}, Dir: store.Out, Predicates: []kg.Predicate{kg.HasSection, kg.HasTask}})
	if err != nil {
		return Outline{}, fmt.Errorf("outline of document %s: %w", document, err)
	}
	parts := make([]kg.ID, len(held.Edges))
	for i, e := range held.Edges {
		parts[i] = e.Other
	}
	parts = sorted(parts)
	entities, err := inOrder(ctx, r, parts)
	if err != nil {
		return Outline{}, fmt.Errorf("outline of document %s: %w", document, err)
	}
	above, err := r.Expand(ctx, store.Hop{From: parts, Dir: store.Out, Predicates: []kg.Predicate{kg.PartOf}})
	if err != nil {
		return Outline{}, fmt.Errorf("outline of document %s: %w", document, err)
	}
	parent := make(map[kg.ID]kg.ID)
	for _, e := range above.Edges {
		if _, ok := slices.BinarySearchFunc(parts, e.Other, kg.ID.Compare); ok {
			parent[e.From] = e.Other
		}
	}
	slices.SortStableFunc(entities, func(a, b kg.Entity) int { return cmp.Compare(printed(a), printed(b)) })
	children := make(map[kg.ID][]kg.Entity)
	for _, e := range entities {
		children[parent[e.ID]] = append(children[parent[e.ID]], e)
	}
	top := branch(kg.Entity{}, children, 0)
	return Outline{Sections: top.Sections, Tasks: top.Tasks}, nil
}

// branch nests; a tree deeper than any numbering hierarchy is cut, so that a cycle in damaged data ends.
func branch(section kg.Entity, children map[kg.ID][]kg.Entity, depth int) Branch {
	b := Branch{Section: section}
	if depth > 32 {
		return b
	}
	for _, e := range children[section.ID] {
		if e.Kind == kg.KindTask {
			b.Tasks = append(b.Tasks, e)
		} else {
			b.Sections = append(b.Sections, branch(e, children, depth+1))
		}
	}
	return b
}

// printed is an entity's place in its document.
func printed(e kg.Entity) int {
	if start, err := strconv.Atoi(e.Props.Get("start")); err == nil {
		return start
	}
	order, _ := strconv.Atoi(e.Props.Get("order"))
	return order
}
