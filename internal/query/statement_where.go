package query

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// StatementWhere narrows a list of statements; a statement must meet every part that is given. An empty list is a part that is not given.
type StatementWhere struct {
	Predicates []kg.Predicate
	Origins    []kg.Origin
	Documents  []string // names or ids: one of these says it
	And, Or    []StatementWhere
	Not        *StatementWhere
}

// StatementFilter is a StatementWhere whose names are resolved; the zero value lets every statement pass.
type StatementFilter struct {
	predicates []kg.Predicate
	origins    []kg.Origin
	documents  map[kg.ID]bool // nil: any
	and, or    []StatementFilter
	not        *StatementFilter
}

// Filter resolves the names of a condition. No document has an unknown name; an ambiguous one is an *AmbiguousError.
func (w *StatementWhere) Filter(ctx context.Context, r store.Reader) (StatementFilter, error) {
	if w == nil {
		return StatementFilter{}, nil
	}
	parts, names := 0, 0
	return w.filter(ctx, r, 0, &parts, &names)
}

func (w *StatementWhere) filter(ctx context.Context, r store.Reader, depth int, parts, names *int) (f StatementFilter, err error) {
	if *parts++; *parts > MaxWhereParts {
		return f, badInput("where", "more than %d conditions are joined by and, or, not", MaxWhereParts)
	}
	if depth > MaxWhereDepth {
		return f, badInput("where", "and, or, not are nested more than %d deep", MaxWhereDepth)
	}
	if *names += len(w.Documents); *names > MaxWhereNames {
		return f, badInput("documents", "want at most %d names in all of where", MaxWhereNames)
	}
	f.predicates, f.origins = w.Predicates, w.Origins
	for _, ref := range w.Documents {
		if f.documents == nil {
			f.documents = make(map[kg.ID]bool)
		}
		d, err := One(ctx, r, ref, kg.KindDocument)
		switch {
		case err == nil:
			f.documents[d.ID] = true
		case !errors.Is(err, ErrNotFound):
			return f, err
		}
	}
	for _, nested := range []struct {
		from []StatementWhere
		to   *[]StatementFilter
	}{{w.And, &f.and}, {w.Or, &f.or}} {
		for _, w := range nested.from {
			x, err := w.filter(ctx, r, depth+1, parts, names)
			if err != nil {
				return f, err
			}
			*nested.to = append(*nested.to, x)
		}
	}
	if w.Not != nil {
		x, err := w.Not.filter(ctx, r, depth+1, parts, names)
		if err != nil {
			return f, err
		}
		f.not = &x
	}
	return f, nil
}

// proof tells whether the evidence of statements is needed to tell which pass.
func (f StatementFilter) proof() bool {
	needs := func(x StatementFilter) bool { return x.proof() }
	return f.documents != nil || slices.ContainsFunc(f.and, needs) || slices.ContainsFunc(f.or, needs) || f.not != nil && f.not.proof()
}

func (f StatementFilter) holds(s kg.Statement, evidence []kg.Evidence) bool {
	holds := func(x StatementFilter) bool { return x.holds(s, evidence) }
	return (len(f.predicates) == 0 || slices.Contains(f.predicates, s.Predicate)) &&
		(len(f.origins) == 0 || slices.Contains(f.origins, s.Origin())) &&
		(f.documents == nil || slices.ContainsFunc(evidence, func(e kg.Evidence) bool { return f.documents[e.Doc] })) &&
		!slices.ContainsFunc(f.and, func(x StatementFilter) bool { return !holds(x) }) &&
		(len(f.or) == 0 || slices.ContainsFunc(f.or, holds)) && (f.not == nil || !holds(*f.not))
}

// Keep gives those of the edges whose statements pass, in their order. Where the filter asks for documents it reads evidence, of all edges
// at once.
func (f StatementFilter) Keep(ctx context.Context, r store.Reader, edges []store.Edge) ([]store.Edge, error) {
	kept := make([]store.Edge, 0, len(edges))
	for part := range slices.Chunk(edges, gatherPage) {
		var evidence map[kg.ID][]kg.Evidence
		if f.proof() {
			wanted := make([]kg.ID, len(part))
			for i, e := range part {
				wanted[i] = e.Statement.ID
			}
			var err error
			if evidence, err = r.Evidence(ctx, sorted(wanted)); err != nil {
				return nil, fmt.Errorf("evidence of %d statements: %w", len(part), err)
			}
		}
		for _, e := range part {
			if f.holds(e.Statement, evidence[e.Statement.ID]) {
				kept = append(kept, e)
			}
		}
	}
	return kept, nil
}

// ending gives those of the edges whose other end is of one of the kinds; all of them where no kind is given. It reads only those ends
// whose kind the predicate leaves open.
func ending(ctx context.Context, r store.Reader, edges []store.Edge, kinds []kg.EntityKind) ([]store.Edge, error) {
	if len(kinds) == 0 {
		return edges, nil
	}
	type side struct {
		predicate kg.Predicate
		forward   bool
	}
	verdicts := make(map[side][2]bool) // some of the kinds at its other end are wanted, some are not
	var open []kg.ID
	for _, e := range edges {
		s := side{e.Statement.Predicate, e.Forward}
		v, known := verdicts[s]
		if !known {
			for _, other := range kg.EntityKinds {
				if joinable(s.predicate, s.forward, other) {
					v[0], v[1] = v[0] || slices.Contains(kinds, other), v[1] || !slices.Contains(kinds, other)
				}
			}
			verdicts[s] = v
		}
		if v[0] && v[1] {
			open = append(open, e.Other)
		}
	}
	found := make(map[kg.ID]kg.EntityKind)
	for part := range slices.Chunk(sorted(open), gatherPage) {
		ends, err := r.Entities(ctx, part)
		if err != nil {
			return nil, err
		}
		for id, e := range ends {
			found[id] = e.Kind
		}
	}
	return slices.DeleteFunc(slices.Clone(edges), func(e store.Edge) bool {
		v := verdicts[side{e.Statement.Predicate, e.Forward}]
		return !v[0] || v[1] && !slices.Contains(kinds, found[e.Other])
	}), nil
}

// joinable tells whether a predicate may have an entity of that kind at its other end: its object, seen forward.
func joinable(p kg.Predicate, forward bool, other kg.EntityKind) bool {
	return slices.ContainsFunc(kg.EntityKinds, func(near kg.EntityKind) bool {
		if forward {
			return p.Joins(near, other)
		}
		return p.Joins(other, near)
	})
}
