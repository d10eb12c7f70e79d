package query_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"policygraph/graph/graphtest"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// network draws a small graph of regions and their partners: any two may be joined, in either direction, or both.
func network(t *rapid.T) (batch kg.Batch, nodes []kg.ID) {
	n := rapid.IntRange(2, 9).Draw(t, "nodes")
	p := graphtest.NewPlan("plans/network.txt", "网")
	var regions []kg.Entity
	for i := range n {
		regions = append(regions, kg.NewEntity(kg.KindRegion, fmt.Sprint(i), fmt.Sprintf("地%d", i)))
		p.Says(regions[i].Name, p.Document(), kg.Involves, regions[i])
		nodes = append(nodes, regions[i].ID)
	}
	for range rapid.IntRange(0, 20).Draw(t, "edges") {
		a, b := rapid.IntRange(0, n-1).Draw(t, "a"), rapid.IntRange(0, n-1).Draw(t, "b")
		if a != b {
			p.Says(fmt.Sprintf("%d-%d", a, b), regions[a], kg.PartnersWith, regions[b])
		}
	}
	return p.Batch(), nodes
}

// brute lists every loopless path by its entities, shortest first, then in order of IDs.
func brute(b kg.Batch, q query.PathQuery) [][]kg.ID {
	next := make(map[kg.ID]map[kg.ID]bool)
	degree := make(map[kg.ID]int)
	for _, s := range b.Statements {
		if !slices.Contains(q.Predicates, s.Predicate) {
			continue
		}
		for _, e := range [][2]kg.ID{{s.Subject, s.Object}, {s.Object, s.Subject}} {
			if next[e[0]] == nil {
				next[e[0]] = make(map[kg.ID]bool)
			}
			next[e[0]][e[1]] = true
			degree[e[0]]++
		}
	}
	var all [][]kg.ID
	var walk func(path []kg.ID)
	walk = func(path []kg.ID) {
		at := path[len(path)-1]
		if at == q.To {
			all = append(all, slices.Clone(path))
			return
		}
		if len(path) > q.MaxLength || at != q.From && q.SkipHubsAbove > 0 && degree[at] > q.SkipHubsAbove {
			return
		}
		for other := range next[at] {
			if !slices.Contains(path, other) {
				walk(append(path, other))
			}
		}
	}
	walk([]kg.ID{q.From})
	slices.SortFunc(all, func(a, b []kg.ID) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), slices.CompareFunc(a, b, kg.ID.Compare))
	})
	return all[:min(len(all), q.K)]
}

func TestPathsAreThoseOfBruteForce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		batch, nodes := network(rt)
		q := query.PathQuery{
			From: nodes[0], To: nodes[1], K: rapid.IntRange(1, 6).Draw(rt, "k"), MaxLength: rapid.IntRange(1, 6).Draw(rt, "length"),
			SkipHubsAbove: rapid.IntRange(0, 5).Draw(rt, "hubs"), Predicates: []kg.Predicate{kg.PartnersWith},
		}
		if rapid.Bool().Draw(rt, "through the document") {
			q.Predicates = append(q.Predicates, kg.Involves)
		}
		view(t, filled(t, batch), func(r store.Reader) {
			found, err := query.Paths(t.Context(), r, q)
			if err != nil || found.Exhausted {
				rt.Fatalf("paths %+v: %v, exhausted %v", q, err, found.Exhausted)
			}
			var got [][]kg.ID
			for _, p := range found.Paths {
				path := []kg.ID{p[0].From}
				for _, step := range p {
					if len(step.Edges) == 0 || step.From != path[len(path)-1] {
						rt.Fatalf("step %+v: no statement, or not from where the last ended", step)
					}
					for _, e := range step.Edges {
						if e.From != step.From || e.Other != step.To {
							rt.Fatalf("edge %+v does not join %s and %s", e, step.From, step.To)
						}
					}
					path = append(path, step.To)
				}
				got = append(got, path)
			}
			if want := brute(batch, q); !slices.EqualFunc(got, want, slices.Equal[[]kg.ID]) {
				rt.Errorf("paths %+v:\ngot  %v\nwant %v", q, got, want)
			}
		})
	})
}

func TestHierarchyIsNoWayThrough(t *testing.T) {
	view(t, filled(t, graphtest.Province()...), func(r store.Reader) {
		q := query.PathQuery{From: graphtest.Counties.ID, To: graphtest.YunxiTech.ID, K: 5, MaxLength: 2, Hierarchy: true}
		with, err := query.Paths(t.Context(), r, q)
		if err != nil || len(with.Paths) != 1 {
			t.Errorf("with hierarchy two agencies of a city are joined by it; have %v, %v", with.Paths, err)
		}
		q.Hierarchy = false
		without, err := query.Paths(t.Context(), r, q)
		if err != nil || len(without.Paths) != 0 {
			t.Errorf("without hierarchy their city does not join them; have %v, %v", without.Paths, err)
		}
		q = query.PathQuery{From: graphtest.Meiling.ID, To: graphtest.MeiGov.ID, K: 1, MaxLength: 1}
		if end, err := query.Paths(t.Context(), r, q); err != nil || len(end.Paths) != 1 {
			t.Errorf("a region and its government are joined by AGENCY_OF, which counts at the ends; have %v, %v", end.Paths, err)
		}
	})
}

func TestNeighborhoodCountsWhatItLeavesOut(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		batch, nodes := network(rt)
		q := query.NeighborhoodQuery{Of: nodes[:1], Depth: rapid.IntRange(1, 3).Draw(rt, "depth"), PerPredicate: rapid.IntRange(1, 4).Draw(rt, "limit")}
		view(t, filled(t, batch), func(r store.Reader) {
			sub, err := query.Neighborhood(t.Context(), r, q)
			if err != nil {
				rt.Fatal(err)
			}
			in := make(map[kg.ID]bool)
			for _, e := range sub.Nodes {
				in[e.ID] = true
			}
			kept := make(map[kg.ID]bool)
			for _, s := range sub.Statements {
				kept[s.ID] = true
				if !in[s.Subject] || !in[s.Object] {
					rt.Errorf("statement %s has an end that is not in the answer", s.ID)
				}
			}
			left := make(map[kg.ID]map[kg.Predicate]int)
			for _, o := range sub.Omitted {
				if left[o.At] == nil {
					left[o.At] = make(map[kg.Predicate]int)
				}
				left[o.At][o.Predicate] = o.Count
			}
			// Around the entity that was asked for, and around all others that anything is said to be left out of.
			for at := range in {
				if at != nodes[0] && left[at] == nil {
					continue
				}
				want := make(map[kg.Predicate]int)
				for _, s := range batch.Statements {
					if (s.Subject == at || s.Object == at) && !kept[s.ID] {
						want[s.Predicate]++
					}
				}
				for _, p := range kg.Predicates {
					if left[at][p] != want[p] {
						rt.Errorf("around %s: said to leave out %d of %s, left out %d", at, left[at][p], p, want[p])
					}
				}
			}
		})
	})
}
