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

// StatementQuery asks for the statements about one entity.
type StatementQuery struct {
	Entity     kg.ID
	Dir        store.Direction
	Predicates []kg.Predicate // empty: any
	Origins    []kg.Origin    // empty: any
	Where      *StatementWhere
	Window     Window
}

// StatementPage is a page of statements as seen from the entity.
type StatementPage struct {
	Edges []store.Edge // EdgeCursor gives their cursors
	Total int
	PageInfo
}

// Statements lists what is said about an entity: by predicate in the vocabulary's order, then by the place that a plan gave it, then
// by the other end.
func Statements(ctx context.Context, r store.Reader, q StatementQuery) (StatementPage, error) {
	found, err := r.Expand(ctx, store.Hop{From: []kg.ID{q.Entity}, Dir: q.Dir, Predicates: q.Predicates})
	if err != nil {
		return StatementPage{}, fmt.Errorf("statements about %s: %w", q.Entity, err)
	}
	filter, err := q.Where.Filter(ctx, r)
	if err != nil {
		return StatementPage{}, err
	}
	edges, err := filter.Keep(ctx, r, found.Edges)
	if err != nil {
		return StatementPage{}, fmt.Errorf("statements about %s: %w", q.Entity, err)
	}
	return PageOf(edges, q)
}

// PageOf cuts the page that q asks for out of all statements about its entity that pass q's Where.
func PageOf(edges []store.Edge, q StatementQuery) (StatementPage, error) {
	list := fmt.Sprintf("statements/%s/%d", q.Entity, q.Dir)
	w, err := q.Window.check(list)
	if err != nil {
		return StatementPage{}, err
	}
	edges = slices.Clone(edges)
	if len(q.Origins) > 0 {
		edges = slices.DeleteFunc(edges, func(e store.Edge) bool { return !slices.Contains(q.Origins, e.Statement.Origin()) })
	}
	slices.SortFunc(edges, EdgeOrder)
	page := StatementPage{Total: len(edges)}
	page.Edges, page.PageInfo = cut(edges, edgePosition, w)
	return page, nil
}

// EdgeCursor is the cursor of an edge in the list that q asks for.
func EdgeCursor(q StatementQuery, e store.Edge) string {
	return sealCursor(fmt.Sprintf("statements/%s/%d", q.Entity, q.Dir), edgePosition(e))
}

// EdgeOrder is the order of Statements: the vocabulary's order of predicates, then group and order as a plan gave them.
func EdgeOrder(a, b store.Edge) int {
	if c := cmp.Or(cmp.Compare(slices.Index(kg.Predicates, a.Statement.Predicate), slices.Index(kg.Predicates, b.Statement.Predicate)),
		cmp.Compare(sideOf(a), sideOf(b))); c != 0 {
		return c
	}
	for _, name := range []string{kg.QualGroup, kg.QualOrder} {
		if c := cmp.Compare(ordinal(a, name), ordinal(b, name)); c != 0 {
			return c
		}
	}
	return cmp.Or(a.Other.Compare(b.Other), a.Statement.ID.Compare(b.Statement.ID))
}

// edgePosition is EdgeOrder as text.
func edgePosition(e store.Edge) string {
	return fmt.Sprintf("%02d%c%06d%06d%s%s", slices.Index(kg.Predicates, e.Statement.Predicate), sideOf(e), ordinal(e, kg.QualGroup),
		ordinal(e, kg.QualOrder), e.Other, e.Statement.ID)
}

func sideOf(e store.Edge) rune {
	if e.Forward {
		return 'o'
	}
	return 'i'
}

// ordinal reads a whole number of up to six digits, 0 where there is none.
func ordinal(e store.Edge, name string) int {
	n, err := strconv.Atoi(e.Statement.Qualifiers.Get(name))
	if err != nil {
		return 0
	}
	return min(max(n, 0), 999_999)
}
