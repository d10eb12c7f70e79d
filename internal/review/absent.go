package review

import (
	"context"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Absent names the documents that b cites and that no document of the snapshot says it is the text of. A document that is cited by title
// and by number counts once; programmes and the like, which are no documents, do not count.
func Absent(ctx context.Context, r store.Reader, b kg.Batch) (names []string, err error) {
	entities := map[kg.ID]kg.Entity{}
	for _, e := range b.Entities {
		entities[e.ID] = e
	}
	var cited []kg.ID
	seen := map[kg.ID]bool{}
	for _, s := range b.Statements {
		if slices.Contains(kg.Citing, s.Predicate) && !seen[s.Object] && isDocument(entities[s.Object]) {
			seen[s.Object] = true
			cited = append(cited, s.Object)
		}
	}
	if len(cited) == 0 {
		return nil, nil
	}
	fail := func(err error) ([]string, error) {
		return nil, fmt.Errorf("look for the %d documents that %s cites: %w", len(cited), b.Document.URI, err)
	}
	slices.SortFunc(cited, kg.ID.Compare)
	near, err := r.Expand(ctx, store.Hop{From: cited, Predicates: []kg.Predicate{kg.TextOf, kg.SameAs}})
	if err != nil {
		return fail(err)
	}
	held := map[kg.ID]bool{}
	same := map[kg.ID][]kg.ID{}
	var others []kg.ID
	for _, e := range near.Edges {
		if e.Statement.Predicate == kg.SameAs {
			same[e.From] = append(same[e.From], e.Other)
			others = append(others, e.Other)
		} else {
			held[e.From] = true
		}
	}
	if len(others) > 0 {
		slices.SortFunc(others, kg.ID.Compare)
		far, err := r.Expand(ctx, store.Hop{From: slices.Compact(others), Dir: store.In, Predicates: []kg.Predicate{kg.TextOf}})
		if err != nil {
			return fail(err)
		}
		for _, e := range far.Edges {
			held[e.From] = true
		}
	}
	for _, id := range cited {
		alike := same[id]
		known := held[id] || slices.ContainsFunc(alike, func(other kg.ID) bool { return held[other] })
		_, number := kg.PolicyNumber(entities[id].Key)
		if known || number && slices.ContainsFunc(alike, func(other kg.ID) bool { return seen[other] }) {
			continue // a number is told by its title
		}
		names = append(names, entities[id].Name)
	}
	slices.Sort(names)
	return names, nil
}

// isDocument tells a title or a number from the name of a programme.
func isDocument(e kg.Entity) bool {
	switch e.Props.Get("type") {
	case "", "DOCUMENT", "NUMBER":
		return e.Kind == kg.KindPolicy
	}
	return false
}
