package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Bounds of a neighbourhood.
const (
	MaxDepth        = 3
	MaxPerPredicate = 200
	maxNeighbors    = 2_000 // entities in one answer
)

// NeighborhoodQuery asks for what surrounds some entities.
type NeighborhoodQuery struct {
	Of           []kg.ID
	Depth        int            // 1 to MaxDepth
	PerPredicate int            // statements followed from one entity along one predicate in one direction
	Predicates   []kg.Predicate // empty: any
	Where        *StatementWhere
	Kinds        []kg.EntityKind // of the entities that are met; empty: any
}

// Subgraph is part of the graph; Omitted says exactly what was left out around the entities that were walked from: statements that were
// asked for and are not in the answer. What the query narrowed away is not counted.
type Subgraph struct {
	Nodes      []kg.Entity // those asked for first, then as they were met
	Statements []kg.Statement
	Omitted    []Omission
}

// Omission counts the statements of one predicate around an entity that are not in the answer.
type Omission struct {
	At        kg.ID
	Predicate kg.Predicate
	Count     int
}

// Neighborhood walks outwards, layer by layer, one visit to the store each. Of many statements around an entity along one predicate in one
// direction the first in EdgeOrder are followed: as plans print them (group, then order), then by the ID of the other end. The same
// question of the same state has the same answer.
func Neighborhood(ctx context.Context, r store.Reader, q NeighborhoodQuery) (Subgraph, error) {
	if q.Depth < 1 || q.Depth > MaxDepth {
		return Subgraph{}, badInput("depth", "want 1 to %d, have %d", MaxDepth, q.Depth)
	}
	if q.PerPredicate < 1 || q.PerPredicate > MaxPerPredicate {
		return Subgraph{}, badInput("perPredicate", "want 1 to %d, have %d", MaxPerPredicate, q.PerPredicate)
	}
	if len(q.Of) == 0 || len(q.Of) > MaxPage {
		return Subgraph{}, badInput("of", "want 1 to %d entities, have %d", MaxPage, len(q.Of))
	}
	filter, err := q.Where.Filter(ctx, r)
	if err != nil {
		return Subgraph{}, err
	}
	type group struct {
		from      kg.ID
		predicate kg.Predicate
		forward   bool
	}
	seen := make(map[kg.ID]bool)
	var order []kg.ID
	meet := func(id kg.ID) bool {
		if !seen[id] && len(order) >= maxNeighbors {
			return false
		}
		if !seen[id] {
			seen[id] = true
			order = append(order, id)
		}
		return true
	}
	for _, id := range q.Of {
		meet(id)
	}
	kept := make(map[kg.ID]kg.Statement)
	var walked []store.Edge
	frontier := slices.Clone(order)
	for range q.Depth {
		if len(frontier) == 0 {
			break
		}
		page, err := r.Expand(ctx, store.Hop{From: sorted(frontier), Predicates: q.Predicates})
		if err == nil {
			page.Edges, err = filter.Keep(ctx, r, page.Edges)
		}
		if err == nil {
			page.Edges, err = ending(ctx, r, page.Edges, q.Kinds)
		}
		if err != nil {
			return Subgraph{}, fmt.Errorf("neighbourhood: %w", err)
		}
		slices.SortStableFunc(page.Edges, func(a, b store.Edge) int { return cmp.Or(a.From.Compare(b.From), EdgeOrder(a, b)) })
		walked = append(walked, page.Edges...)
		known := len(order)
		followed := make(map[group]int)
		for _, e := range page.Edges {
			g := group{e.From, e.Statement.Predicate, e.Forward}
			if followed[g] == q.PerPredicate || !meet(e.Other) {
				continue
			}
			followed[g]++
			kept[e.Statement.ID] = e.Statement
		}
		frontier = slices.Clone(order[known:])
	}
	nodes, err := inOrder(ctx, r, order)
	if err != nil {
		return Subgraph{}, fmt.Errorf("neighbourhood: %w", err)
	}
	sub := Subgraph{Nodes: nodes}
	for _, s := range kept {
		sub.Statements = append(sub.Statements, s)
	}
	slices.SortFunc(sub.Statements, func(a, b kg.Statement) int { return a.ID.Compare(b.ID) })
	sub.Omitted = omissions(walked, kept)
	return sub, nil
}

// omissions counts the statements that were seen around each entity and not kept, each once even where both its ends are the same.
func omissions(walked []store.Edge, kept map[kg.ID]kg.Statement) []Omission {
	type place struct {
		at        kg.ID
		predicate kg.Predicate
	}
	left := make(map[place]map[kg.ID]bool)
	for _, e := range walked {
		if _, ok := kept[e.Statement.ID]; ok {
			continue
		}
		p := place{e.From, e.Statement.Predicate}
		if left[p] == nil {
			left[p] = make(map[kg.ID]bool)
		}
		left[p][e.Statement.ID] = true
	}
	var list []Omission
	for p, statements := range left {
		list = append(list, Omission{At: p.at, Predicate: p.predicate, Count: len(statements)})
	}
	slices.SortFunc(list, func(a, b Omission) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Predicate, b.Predicate)) })
	return list
}
