package query

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Bounds of a search for paths.
const (
	MaxPaths      = 20
	MaxPathLength = 6
	pathEntities  = 20_000  // entities fetched
	pathEdges     = 400_000 // edges fetched
	pathSteps     = 500_000 // steps tried while paths are put together
)

// PathQuery asks how two entities are joined.
type PathQuery struct {
	From, To   kg.ID
	K          int            // at most so many paths, 1 to MaxPaths
	MaxLength  int            // statements in a path, 1 to MaxPathLength
	Predicates []kg.Predicate // empty: any
	// SkipHubsAbove: an entity with more statements than that is no way through; 0 is no limit.
	SkipHubsAbove int
	// Hierarchy lets paths run along PART_OF, HAS_SECTION, HAS_TASK and AGENCY_OF. Without it two tasks are not joined by standing in one
	// document, nor two bureaus by being of one city; AGENCY_OF is then followed only where its region is an end of the path.
	Hierarchy bool
}

// Path is a way from one entity to another that visits none twice.
type Path []PathStep

// PathStep goes from one entity to the next. All statements that join the two are given, in the order of EdgeOrder.
type PathStep struct {
	From, To kg.ID
	Edges    []store.Edge // seen from From
}

// PathResult holds the shortest paths, shortest first, those of equal length in order of the entities' IDs.
type PathResult struct {
	Paths     []Path
	Visited   int  // entities fetched
	Exhausted bool // the budget ran out: there may be paths that are not in the answer
}

var hierarchy = []kg.Predicate{kg.PartOf, kg.HasSection, kg.HasTask}

// Paths finds the k shortest paths. It fetches layers around both ends, always around the smaller, and puts paths of length 1, 2, …
// together from what it has.
func Paths(ctx context.Context, r store.Reader, q PathQuery) (PathResult, error) {
	switch {
	case q.K < 1 || q.K > MaxPaths:
		return PathResult{}, badInput("k", "want 1 to %d, have %d", MaxPaths, q.K)
	case q.MaxLength < 1 || q.MaxLength > MaxPathLength:
		return PathResult{}, badInput("maxLength", "want 1 to %d, have %d", MaxPathLength, q.MaxLength)
	case q.SkipHubsAbove < 0:
		return PathResult{}, badInput("skipHubsAbove", "want 0 or more, have %d", q.SkipHubsAbove)
	case q.From == q.To:
		return PathResult{}, badInput("to", "is the same entity as from")
	}
	s := &pathSearch{
		query: q, reader: r, edges: make(map[kg.ID]map[kg.ID][]store.Edge), fetched: make(map[kg.ID]bool), hub: make(map[kg.ID]bool),
		sides: [2]side{{frontier: []kg.ID{q.From}, seen: map[kg.ID]bool{q.From: true}}, {frontier: []kg.ID{q.To}, seen: map[kg.ID]bool{q.To: true}}},
	}
	for length := 1; length <= q.MaxLength && len(s.result.Paths) < q.K && !s.result.Exhausted; length++ {
		if err := s.grow(ctx); err != nil {
			return PathResult{}, fmt.Errorf("paths: %w", err)
		}
		if err := s.weigh(ctx, length); err != nil {
			return PathResult{}, fmt.Errorf("paths: %w", err)
		}
		s.assemble(length)
	}
	s.result.Visited = len(s.fetched)
	return s.result, nil
}

type side struct {
	frontier []kg.ID // the last layer, not fetched yet
	seen     map[kg.ID]bool
}

type pathSearch struct {
	query   PathQuery
	reader  store.Reader
	edges   map[kg.ID]map[kg.ID][]store.Edge // from, to
	fetched map[kg.ID]bool                   // all statements of it are in edges
	hub     map[kg.ID]bool
	sides   [2]side
	total   int // edges fetched
	steps   int
	result  PathResult
}

// grow fetches one more layer around the side with the smaller frontier. With a layers around one end and b around the other, every
// edge of every path of length a+b is known: an edge in the first a steps starts at a fetched entity, a later one ends at one.
func (s *pathSearch) grow(ctx context.Context) error {
	at := 0
	if len(s.sides[1].frontier) < len(s.sides[0].frontier) {
		at = 1
	}
	x := &s.sides[at]
	if err := s.fetch(ctx, x.frontier); err != nil {
		return err
	}
	var next []kg.ID
	for _, id := range x.frontier {
		if s.hub[id] {
			continue
		}
		for other := range s.edges[id] {
			if !x.seen[other] {
				x.seen[other] = true
				next = append(next, other)
			}
		}
	}
	x.frontier = sorted(next)
	return nil
}

// weigh fetches the entities in the middle of a path of that length that neither side has reached, to know whether they are hubs.
func (s *pathSearch) weigh(ctx context.Context, length int) error {
	if s.query.SkipHubsAbove == 0 {
		return nil
	}
	from, to := s.distances(s.query.From), s.distances(s.query.To)
	var middle []kg.ID
	for id, d := range from {
		if e, ok := to[id]; ok && d+e <= length && !s.fetched[id] {
			middle = append(middle, id)
		}
	}
	return s.fetch(ctx, sorted(middle))
}

func (s *pathSearch) fetch(ctx context.Context, ids []kg.ID) error {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id kg.ID) bool { return s.fetched[id] })
	if len(s.fetched)+len(ids) > pathEntities {
		s.result.Exhausted = true
		return nil
	}
	degree := make(map[kg.ID]map[kg.ID]bool)
	hop := store.Hop{From: ids, Predicates: s.predicates(), Limit: 20_000}
	for len(ids) > 0 {
		page, err := s.reader.Expand(ctx, hop)
		if err != nil {
			return err
		}
		for _, e := range page.Edges {
			if !s.allowed(e) {
				continue
			}
			if degree[e.From] == nil {
				degree[e.From] = make(map[kg.ID]bool)
			}
			degree[e.From][e.Statement.ID] = true
			s.join(e)
			s.join(store.Edge{From: e.Other, Other: e.From, Forward: !e.Forward, Statement: e.Statement})
		}
		s.total += len(page.Edges)
		if s.total > pathEdges && page.Next != "" {
			s.result.Exhausted = true
			break
		}
		if page.Next == "" {
			break
		}
		hop.After = page.Next
	}
	for _, id := range ids {
		s.fetched[id] = true
		end := id == s.query.From || id == s.query.To
		s.hub[id] = !end && s.query.SkipHubsAbove > 0 && len(degree[id]) > s.query.SkipHubsAbove
	}
	return nil
}

func (s *pathSearch) predicates() []kg.Predicate {
	list := s.query.Predicates
	if len(list) == 0 {
		list = kg.Predicates
	}
	if s.query.Hierarchy {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(p kg.Predicate) bool { return slices.Contains(hierarchy, p) })
}

// allowed keeps AGENCY_OF to regions that are an end of the path, unless hierarchy is asked for.
func (s *pathSearch) allowed(e store.Edge) bool {
	if e.From == e.Other {
		return false
	}
	region := e.Statement.Object
	return s.query.Hierarchy || e.Statement.Predicate != kg.AgencyOf || region == s.query.From || region == s.query.To
}

func (s *pathSearch) join(e store.Edge) {
	if s.edges[e.From] == nil {
		s.edges[e.From] = make(map[kg.ID][]store.Edge)
	}
	list := s.edges[e.From][e.Other]
	if !slices.ContainsFunc(list, func(x store.Edge) bool { return x.Statement.ID == e.Statement.ID && x.Forward == e.Forward }) {
		s.edges[e.From][e.Other] = append(list, e)
	}
}

// distances walks what was fetched, never through a hub.
func (s *pathSearch) distances(from kg.ID) map[kg.ID]int {
	d := map[kg.ID]int{from: 0}
	layer := []kg.ID{from}
	for n := 1; len(layer) > 0 && n <= s.query.MaxLength; n++ {
		var next []kg.ID
		for _, id := range layer {
			if s.hub[id] {
				continue
			}
			for other := range s.edges[id] {
				if _, seen := d[other]; !seen {
					d[other] = n
					next = append(next, other)
				}
			}
		}
		layer = next
	}
	return d
}

// assemble finds the loopless paths of exactly that length, in order of IDs, depth first; a step is tried only where the other end is
// still within reach.
func (s *pathSearch) assemble(length int) {
	remaining := s.distances(s.query.To)
	if d, ok := remaining[s.query.From]; !ok || d > length {
		return
	}
	on := map[kg.ID]bool{s.query.From: true}
	nodes := []kg.ID{s.query.From}
	var extend func() bool // false: enough
	extend = func() bool {
		at := nodes[len(nodes)-1]
		left := length - (len(nodes) - 1)
		for _, next := range slices.SortedFunc(maps.Keys(s.edges[at]), kg.ID.Compare) {
			if s.steps++; s.steps > pathSteps {
				s.result.Exhausted = true
				return false
			}
			d, ok := remaining[next]
			if !ok || d > left-1 || on[next] || s.hub[next] || (next == s.query.To) != (left == 1) {
				continue
			}
			nodes = append(nodes, next)
			if left == 1 {
				s.result.Paths = append(s.result.Paths, s.path(nodes))
			} else {
				on[next] = true
				if !extend() {
					return false
				}
				delete(on, next)
			}
			nodes = nodes[:len(nodes)-1]
			if len(s.result.Paths) == s.query.K {
				return false
			}
		}
		return true
	}
	extend()
}

func (s *pathSearch) path(nodes []kg.ID) Path {
	var path Path
	for i := range len(nodes) - 1 {
		edges := slices.Clone(s.edges[nodes[i]][nodes[i+1]])
		slices.SortFunc(edges, func(a, b store.Edge) int { return cmp.Or(EdgeOrder(a, b), a.Statement.ID.Compare(b.Statement.ID)) })
		path = append(path, PathStep{From: nodes[i], To: nodes[i+1], Edges: edges})
	}
	return path
}
