package query

import (
	"context"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Bounds of a condition, with all that is nested in it.
const (
	MaxWhereDepth = 6
	MaxWhereParts = 50  // conditions joined by and, or, not
	MaxWhereNames = 200 // names to resolve
)

// TaskWhere narrows a list of tasks; a task must meet every part that is given. An empty list is a part that is not given. A part whose
// names are all unknown is met by no task; under Not by every one.
type TaskWhere struct {
	Documents  []string       // names or ids of documents: stands in one of them
	Agencies   []string       // one of them has a role in it
	Roles      []kg.Predicate // the role that Agencies have, or that anybody has
	Regions    []string       // its text names one of them
	Areas      []string       // its text names one of them, or a division that lies in one
	Platforms  []string       // its text names one of them
	Industries []string       // its text names one of them
	Policies   []string       // its text cites one of them
	Text       string         // its title or text contains this, whatever width, case and blanks
	Predicates []kg.Predicate // it has a statement of each: HAS_TARGET, DUE
	Origins    []kg.Origin    // a role in it, or that it names something, is known in one of these ways
	DueAfter   string         // a deadline that binds it ends on that day or later: 2025, 2025-06, 2025-06-30
	DueBefore  string         // the same deadline ends on that day or before; of a year or month, on its last day
	And, Or    []TaskWhere    // each of them; any of them
	Not        *TaskWhere     // it does not meet this
}

// compiler resolves the names of a condition.
type compiler struct {
	reader       store.Reader
	page         *TaskPage // hears of names that came to nothing
	bearers      bool      // of TaskQuery
	parts, names int
}

func (c *compiler) filter(ctx context.Context, w TaskWhere, depth int) (*filter, error) {
	if c.parts++; c.parts > MaxWhereParts {
		return nil, badInput("where", "more than %d conditions are joined by and, or, not", MaxWhereParts)
	}
	if depth > MaxWhereDepth {
		return nil, badInput("where", "and, or, not are nested more than %d deep", MaxWhereDepth)
	}
	f := &filter{text: kg.FoldName(w.Text), predicates: w.Predicates, origins: w.Origins, bearers: c.bearers}
	for _, p := range w.Roles {
		if !slices.Contains(kg.Roles, p) {
			return nil, badInput("roles", "%s is no role; the roles are %v", p, kg.Roles)
		}
	}
	if len(w.Agencies) == 0 {
		f.roles = w.Roles
	}
	if err := f.between(w.DueAfter, w.DueBefore); err != nil {
		return nil, err
	}
	documents, err := c.resolve(ctx, f, "documents", w.Documents, kg.KindDocument)
	if err != nil {
		return nil, err
	}
	for _, d := range documents {
		if f.documents == nil {
			f.documents = make(map[string]bool)
		}
		f.documents[d.Key] = true
	}
	for _, part := range []struct {
		argument   string
		refs       []string
		dir        store.Direction
		predicates []kg.Predicate
		kinds      []kg.EntityKind
	}{
		{"agencies", w.Agencies, store.Out, cmpOr(w.Roles, kg.Roles), []kg.EntityKind{kg.KindAgency, kg.KindOrganization}},
		{"regions", w.Regions, store.In, []kg.Predicate{kg.Involves}, []kg.EntityKind{kg.KindRegion, kg.KindFunctionalRegion}},
		{"platforms", w.Platforms, store.In, []kg.Predicate{kg.Involves}, []kg.EntityKind{kg.KindPlatform}},
		{"industries", w.Industries, store.In, []kg.Predicate{kg.Involves}, []kg.EntityKind{kg.KindIndustry}},
		{"policies", w.Policies, store.In, []kg.Predicate{kg.Cites}, []kg.EntityKind{kg.KindPolicy}},
	} {
		things, err := c.resolve(ctx, f, part.argument, part.refs, part.kinds...)
		if err != nil {
			return nil, err
		}
		if len(things) > 0 {
			if err := f.restrict(ctx, c.reader, sorted(ids(things)), part.dir, part.predicates); err != nil {
				return nil, err
			}
		}
	}
	areas, err := c.resolve(ctx, f, "areas", w.Areas, kg.KindRegion, kg.KindFunctionalRegion)
	if err != nil {
		return nil, err
	}
	if len(areas) > 0 {
		inside, err := within(ctx, c.reader, areas)
		if err != nil {
			return nil, fmt.Errorf("what lies in %d regions: %w", len(areas), err)
		}
		if err := f.restrict(ctx, c.reader, inside, store.In, []kg.Predicate{kg.Involves}); err != nil {
			return nil, err
		}
	}
	if err := f.written(ctx, c.reader); err != nil {
		return nil, err
	}
	for _, nested := range []struct {
		from []TaskWhere
		to   *[]*filter
	}{{w.And, &f.and}, {w.Or, &f.or}} {
		for _, w := range nested.from {
			x, err := c.filter(ctx, w, depth+1)
			if err != nil {
				return nil, err
			}
			*nested.to = append(*nested.to, x)
		}
	}
	if w.Not != nil {
		f.not, err = c.filter(ctx, *w.Not, depth+1)
	}
	return f, err
}

// resolve finds the things that names stand for. Where all of them are unknown, nothing passes f.
func (c *compiler) resolve(ctx context.Context, f *filter, argument string, refs []string, kinds ...kg.EntityKind) (found []kg.Entity, err error) {
	if c.names += len(refs); c.names > MaxWhereNames {
		return nil, badInput(argument, "want at most %d names in all of where", MaxWhereNames)
	}
	for _, ref := range refs {
		x, err := Resolve(ctx, c.reader, ref, kinds...)
		if err != nil {
			return nil, err
		}
		if x.Found {
			found = append(found, x.Entity)
		} else {
			c.page.Unresolved = append(c.page.Unresolved, x)
		}
	}
	f.never = f.never || len(refs) > 0 && len(found) == 0
	return found, nil
}

func cmpOr(a, b []kg.Predicate) []kg.Predicate {
	if len(a) > 0 {
		return a
	}
	return b
}

// between sets the days that a deadline has to end on.
func (f *filter) between(after, before string) (err error) {
	if after == "" && before == "" {
		return nil
	}
	f.due = &days{}
	if after != "" {
		if f.due.first, _, err = daysOf("dueAfter", after); err != nil {
			return err
		}
	}
	if before != "" {
		_, f.due.last, err = daysOf("dueBefore", before)
	}
	return err
}

// restrict admits only what one of these is joined with. The smallest set comes first.
func (f *filter) restrict(ctx context.Context, r store.Reader, from []kg.ID, dir store.Direction, predicates []kg.Predicate) error {
	page, err := r.Expand(ctx, store.Hop{From: from, Dir: dir, Predicates: predicates})
	if err != nil {
		return fmt.Errorf("what %d things are joined with: %w", len(from), err)
	}
	set := make(map[kg.ID]bool)
	for _, e := range page.Edges {
		set[e.Other] = true
	}
	f.sets = append(f.sets, set)
	slices.SortStableFunc(f.sets, func(a, b map[kg.ID]bool) int { return len(a) - len(b) })
	return nil
}
