package query

import (
	"context"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// TaskWhere narrows a list of tasks; a task must meet every part that is given.
type TaskWhere struct {
	Documents  []string       // names or ids of documents: stands in one of them
	Agencies   []string       // one of them has a role in it
	Roles      []kg.Predicate // the role that Agencies have, or that anybody has
	Regions    []string       // its text names one of them
	Text       string         // its title or text contains this, whatever width, case and blanks
	Predicates []kg.Predicate // it has a statement of each: HAS_TARGET, DUE
}

// filter is a TaskWhere whose names are resolved.
type filter struct {
	documents  map[string]bool  // keys; nil: any
	sets       []map[kg.ID]bool // tasks must be in each; nil: any
	roles      []kg.Predicate   // somebody must have one of them
	text       string
	predicates []kg.Predicate
}

func (f filter) open() bool {
	return f.documents == nil && f.sets == nil && f.roles == nil && f.text == "" && f.predicates == nil
}

// filter resolves names; *empty is set where a list of names came to nothing at all.
func (w TaskWhere) filter(ctx context.Context, r store.Reader, page *TaskPage, empty *bool) (*filter, error) {
	f := &filter{text: kg.FoldName(w.Text), predicates: w.Predicates}
	for _, p := range w.Roles {
		if !slices.Contains(kg.Roles, p) {
			return nil, badInput("roles", "%s is no role; the roles are %v", p, kg.Roles)
		}
	}
	resolve := func(refs []string, kinds ...kg.EntityKind) (found []kg.Entity, err error) {
		for _, ref := range refs {
			x, err := Resolve(ctx, r, ref, kinds...)
			if err != nil {
				return nil, err
			}
			if x.Found {
				found = append(found, x.Entity)
			} else {
				page.Unresolved = append(page.Unresolved, x)
			}
		}
		*empty = *empty || len(refs) > 0 && len(found) == 0
		return found, nil
	}
	documents, err := resolve(w.Documents, kg.KindDocument)
	if err != nil {
		return nil, err
	}
	for _, d := range documents {
		if f.documents == nil {
			f.documents = make(map[string]bool)
		}
		f.documents[d.Key] = true
	}
	agencies, err := resolve(w.Agencies, kg.KindAgency, kg.KindOrganization)
	if err != nil {
		return nil, err
	}
	if len(agencies) > 0 {
		if err := f.restrict(ctx, r, agencies, store.Out, cmpOr(w.Roles, kg.Roles)); err != nil {
			return nil, err
		}
	} else if len(w.Agencies) == 0 {
		f.roles = w.Roles
	}
	regions, err := resolve(w.Regions, kg.KindRegion, kg.KindFunctionalRegion)
	if err != nil {
		return nil, err
	}
	if len(regions) > 0 {
		err = f.restrict(ctx, r, regions, store.In, []kg.Predicate{kg.Involves})
	}
	return f, err
}

func cmpOr(a, b []kg.Predicate) []kg.Predicate {
	if len(a) > 0 {
		return a
	}
	return b
}

// restrict admits only what one of these is joined with. The smallest set comes first.
func (f *filter) restrict(ctx context.Context, r store.Reader, from []kg.Entity, dir store.Direction, predicates []kg.Predicate) error {
	page, err := r.Expand(ctx, store.Hop{From: sorted(ids(from)), Dir: dir, Predicates: predicates})
	if err != nil {
		return err
	}
	set := make(map[kg.ID]bool)
	for _, e := range page.Edges {
		set[e.Other] = true
	}
	f.sets = append(f.sets, set)
	slices.SortStableFunc(f.sets, func(a, b map[kg.ID]bool) int { return len(a) - len(b) })
	return nil
}

// tasks loads those of the ids that are tasks and pass the filter, in the order of ids.
func (f filter) tasks(ctx context.Context, r store.Reader, ids []kg.ID) ([]kg.Entity, error) {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id kg.ID) bool {
		return slices.ContainsFunc(f.sets, func(set map[kg.ID]bool) bool { return !set[id] })
	})
	list, err := inOrder(ctx, r, ids)
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(e kg.Entity) bool {
		key, _, _ := cutKey(e.Key)
		return e.Kind != kg.KindTask || f.documents != nil && !f.documents[key] || f.text != "" && !contains(e, f.text)
	})
	if len(list) == 0 || f.roles == nil && f.predicates == nil {
		return list, nil
	}
	has, err := predicatesOf(ctx, r, list, append(slices.Clone(f.roles), f.predicates...))
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(list, func(e kg.Entity) bool {
		some := f.roles == nil || slices.ContainsFunc(f.roles, func(p kg.Predicate) bool { return has[e.ID][p] })
		return !some || slices.ContainsFunc(f.predicates, func(p kg.Predicate) bool { return !has[e.ID][p] })
	}), nil
}

func predicatesOf(ctx context.Context, r store.Reader, list []kg.Entity, predicates []kg.Predicate) (map[kg.ID]map[kg.Predicate]bool, error) {
	page, err := r.Expand(ctx, store.Hop{From: sorted(ids(list)), Predicates: predicates})
	if err != nil {
		return nil, err
	}
	has := make(map[kg.ID]map[kg.Predicate]bool)
	for _, e := range page.Edges {
		if has[e.From] == nil {
			has[e.From] = make(map[kg.Predicate]bool)
		}
		has[e.From][e.Statement.Predicate] = true
	}
	return has, nil
}

func contains(e kg.Entity, folded string) bool {
	return strings.Contains(kg.FoldName(e.Name), folded) || strings.Contains(kg.FoldName(e.Props.Get("text")), folded)
}

// cutKey splits "<document key>/<path>".
func cutKey(key string) (document, path string, found bool) { return strings.Cut(key, "/") }
