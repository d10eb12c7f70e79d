package query

import (
	"context"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// trail is how the run came from an asked entity to where it is.
type trail struct {
	root int        // which asked entity
	kind ReasonKind // "" while only the thing itself was passed
	via  []kg.Statement
}

// run is the state of one plan over one snapshot.
type run struct {
	reader store.Reader
	roots  []kg.Entity
	reach  Reach
	sets   map[Set]map[kg.ID][]trail
	fresh  map[Set][]kg.ID // what the last pass added
}

// start puts each asked entity into the set of its kind.
func start(r store.Reader, roots []kg.Entity, reach Reach) *run {
	x := &run{reader: r, roots: roots, reach: reach, sets: make(map[Set]map[kg.ID][]trail), fresh: make(map[Set][]kg.ID)}
	for i, e := range roots {
		t := trail{root: i}
		x.add(SetAsked, e.ID, t)
		switch e.Kind {
		case kg.KindRegion:
			x.add(SetRegions, e.ID, t)
		case kg.KindFunctionalRegion:
			x.add(SetZones, e.ID, t)
		case kg.KindAgency:
			x.add(SetAgencies, e.ID, t)
		case kg.KindPlatform:
			x.add(SetPlatforms, e.ID, t)
		case kg.KindDocument, kg.KindSection:
			x.add(SetRecords, e.ID, t)
		case kg.KindTask:
			x.add(SetTasks, e.ID, trail{root: i, kind: Named})
		default:
			x.add(SetThings, e.ID, t)
		}
	}
	return x
}

// add keeps the first trail of each root and kind to an entity on the way, and to a task every trail that touches it by another
// statement.
func (x *run) add(to Set, id kg.ID, t trail) {
	if x.sets[to] == nil {
		x.sets[to] = make(map[kg.ID][]trail)
	}
	for _, other := range x.sets[to][id] {
		if other.root != t.root {
			continue
		}
		if to == SetTasks {
			if len(other.via) > 0 && len(t.via) > 0 && other.via[len(other.via)-1].ID == t.via[len(t.via)-1].ID {
				return
			}
		} else if other.kind == t.kind || other.kind == "" {
			return
		}
	}
	x.sets[to][id] = append(x.sets[to][id], t)
	x.fresh[to] = append(x.fresh[to], id)
}

func (x *run) do(ctx context.Context, p Plan) error {
	for i, round := range p {
		frontier := make(map[Set][]kg.ID)
		for _, s := range round.Steps {
			if _, done := frontier[s.From]; !done {
				frontier[s.From] = keys(x.sets[s.From])
			}
		}
		for {
			clear(x.fresh)
			if err := x.pass(ctx, round, frontier); err != nil {
				return fmt.Errorf("round %d of the plan: %w", i+1, err)
			}
			frontier = make(map[Set][]kg.ID)
			for _, s := range round.Steps {
				if len(x.fresh[s.From]) > 0 {
					frontier[s.From] = sorted(x.fresh[s.From])
				}
			}
			if !round.Repeat || len(frontier) == 0 {
				break
			}
		}
	}
	return nil
}

// visit is a hop and the steps that it answers.
type visit struct {
	hop   store.Hop
	steps []Step
}

// visits groups the steps of a round: one hop for each set that is walked from in a direction. Sets are not merged, because a hop
// would then fetch what only another set's steps need, and a province has many statements.
func visits(round Round, frontier map[Set][]kg.ID) []visit {
	var list []visit
	for _, s := range round.Steps {
		if len(frontier[s.From]) == 0 {
			continue
		}
		i := slices.IndexFunc(list, func(v visit) bool { return v.steps[0].From == s.From && v.hop.Dir == s.Dir })
		if i < 0 {
			i = len(list)
			list = append(list, visit{hop: store.Hop{From: frontier[s.From], Dir: s.Dir}})
		}
		list[i].steps = append(list[i].steps, s)
		for _, p := range s.Predicates {
			if !slices.Contains(list[i].hop.Predicates, p) {
				list[i].hop.Predicates = append(list[i].hop.Predicates, p)
			}
		}
	}
	return list
}

// pass runs the steps once.
func (x *run) pass(ctx context.Context, round Round, frontier map[Set][]kg.ID) error {
	type found struct {
		step *Step
		edge *store.Edge
	}
	var all []found
	var tested []kg.ID
	for _, visit := range visits(round, frontier) {
		page, err := x.reader.Expand(ctx, visit.hop)
		if err != nil {
			return err
		}
		for i := range page.Edges {
			e := &page.Edges[i]
			for j := range visit.steps {
				if s := &visit.steps[j]; slices.Contains(s.Predicates, e.Statement.Predicate) {
					all = append(all, found{s, e})
					if s.Test != AnyEnd {
						tested = append(tested, e.Other)
					}
				}
			}
		}
	}
	ends := map[kg.ID]kg.Entity{}
	if len(tested) > 0 {
		var err error
		if ends, err = x.reader.Entities(ctx, sorted(tested)); err != nil {
			return err
		}
	}
	// Trails that this pass makes must not be walked on within it, so they are made first and added after.
	type arrival struct {
		to Set
		id kg.ID
		t  trail
	}
	arrivals := make([]arrival, 0, len(all))
	for _, f := range all {
		for _, t := range x.sets[f.step.From][f.edge.From] {
			next, ok := x.follow(f.step, t, f.edge, ends[f.edge.Other])
			if ok {
				arrivals = append(arrivals, arrival{f.step.To, f.edge.Other, next})
			}
		}
	}
	// The most direct road to a task is kept where one statement is reached by several.
	slices.SortStableFunc(arrivals, func(a, b arrival) int { return rank(a.t.kind) - rank(b.t.kind) })
	for _, a := range arrivals {
		x.add(a.to, a.id, a.t)
	}
	return nil
}

func rank(k ReasonKind) int { return slices.Index(ReasonKinds, k) }

// follow extends a trail by an edge, unless the step's test or the reach forbids it.
func (x *run) follow(s *Step, t trail, e *store.Edge, end kg.Entity) (trail, bool) {
	next := trail{root: t.root, kind: t.kind, via: append(slices.Clip(t.via), e.Statement)}
	if next.kind == "" {
		next.kind = s.Kind
	}
	level := x.roots[t.root].Props.Get("level")
	together := end.Props.Get("type") == "COLLECTIVE"
	switch s.Test {
	case IsRegion:
		return next, end.Kind == kg.KindRegion
	case IsZone:
		return next, end.Kind == kg.KindFunctionalRegion
	case OwnAgency:
		if !together {
			return next, x.reach.Responsible || next.kind != ""
		}
		if next.kind == "" { // 各区县 of the asked city: its parts answer, not the city
			next.kind = Descendant
		}
		return next, x.reach.Descendants && next.kind == Descendant
	case SpeaksForIt:
		return next, together && level != "" && end.Props.Get("members") == level
	}
	// A road that ends at a task as NAMED or RESPONSIBLE is subject to the reach of the thing itself only where it was direct.
	if s.To == SetTasks && !x.reach.Named && next.kind == Named || s.To == SetTasks && !x.reach.Responsible && next.kind == Responsible {
		return next, false
	}
	if s.From == SetAbove && s.Kind == Ancestor {
		next.kind = Ancestor
	}
	return next, true
}

func keys(set map[kg.ID][]trail) []kg.ID {
	list := make([]kg.ID, 0, len(set))
	for id := range set {
		list = append(list, id)
	}
	slices.SortFunc(list, kg.ID.Compare)
	return list
}

// sorted puts ids in order, each once. It works in place.
func sorted(list []kg.ID) []kg.ID {
	slices.SortFunc(list, kg.ID.Compare)
	return slices.Compact(list)
}
