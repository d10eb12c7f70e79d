package query

import (
	"cmp"
	"context"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// identities is which documents and policies are one work.
type identities struct {
	entities   map[kg.ID]kg.Entity
	document   map[kg.ID]kg.ID          // of a policy, where it is the text of one
	names      map[kg.ID][]kg.ID        // of a policy or document: the policies under which it is cited
	statements map[kg.ID][]kg.Statement // that say so, of a policy
}

// identify tells which works things are.
func (w *lineage) identify(ctx context.Context, things []kg.ID) (x identities, err error) {
	x = identities{document: make(map[kg.ID]kg.ID), statements: make(map[kg.ID][]kg.Statement)}
	if x.names, err = Names(ctx, w.reader, things); err != nil {
		return x, err
	}
	all := slices.Clone(things)
	for _, list := range x.names {
		all = append(all, list...)
	}
	all = sorted(all)
	if x.entities, err = w.reader.Entities(ctx, all); err != nil {
		return x, err
	}
	policies := slices.DeleteFunc(slices.Clone(all), func(id kg.ID) bool { return x.entities[id].Kind != kg.KindPolicy })
	texts, err := PolicyTexts(ctx, w.reader, policies)
	if err != nil {
		return x, err
	}
	var documents []kg.ID
	for _, id := range policies {
		if t, ok := TheText(texts[id]); ok {
			x.document[id] = t.Document.ID
			documents = append(documents, t.Document.ID)
			x.statements[id] = append(x.statements[id], t.Statement)
			if !t.Same.ID.IsZero() {
				x.statements[id] = append(x.statements[id], t.Same)
			}
		}
	}
	if len(policies) > 0 {
		same, err := w.reader.Expand(ctx, store.Hop{From: policies, Dir: store.Out, Predicates: []kg.Predicate{kg.SameAs}})
		if err != nil {
			return x, err
		}
		for _, e := range same.Edges {
			x.statements[e.From] = append(x.statements[e.From], e.Statement)
		}
	}
	more, err := w.reader.Entities(ctx, sorted(documents))
	for id, e := range more {
		x.entities[id] = e
	}
	return x, err
}

// group lists a thing, its document first where there is one, with the policies that are the same.
func (x identities) group(id kg.ID) []kg.ID {
	names := append([]kg.ID{id}, x.names[id]...)
	var group []kg.ID
	for _, n := range names {
		if d, ok := x.document[n]; ok && !slices.Contains(group, d) {
			group = append(group, d)
		}
	}
	if len(group) > 1 { // its names are of several documents: only what is certain
		group = group[:0]
		names = names[:1]
		if d, ok := x.document[id]; ok {
			group = append(group, d)
		}
	}
	for _, n := range names {
		if !slices.Contains(group, n) {
			group = append(group, n)
		}
	}
	return group
}

// face is by what a work is shown: its document, else the policy by its title, else by its number.
func (x identities) face(group []kg.ID) kg.Entity {
	rank := func(id kg.ID) int {
		e := x.entities[id]
		_, numbered := kg.PolicyNumber(e.Key)
		switch {
		case e.Kind == kg.KindDocument:
			return 0
		case !numbered:
			return 1
		}
		return 2
	}
	return x.entities[slices.MinFunc(group, func(a, b kg.ID) int { return cmp.Or(cmp.Compare(rank(a), rank(b)), a.Compare(b)) })]
}
