package storetest

import (
	"cmp"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Model says what a store must show: the batches it holds, read naively.
type Model map[kg.ID]kg.Batch

// Graph is what store.Dump must read from a store that holds m.
func (m Model) Graph() store.Graph {
	g := store.Graph{Texts: map[kg.ID]string{}}
	claims := map[kg.ID][]kg.Entity{}
	statements := map[kg.ID]kg.Statement{}
	for _, b := range m.byTrust() {
		g.Documents = append(g.Documents, b.Document)
		g.Texts[b.Document.ID] = b.Text
		for _, e := range b.Entities {
			claims[e.ID] = append(claims[e.ID], e)
		}
		for _, st := range b.Statements {
			statements[st.ID] = st
		}
		g.Evidence = append(g.Evidence, b.Evidence...)
	}
	for _, c := range claims {
		g.Entities = append(g.Entities, kg.Merge(c))
	}
	for _, st := range statements {
		g.Statements = append(g.Statements, st)
	}
	slices.SortFunc(g.Documents, func(x, y kg.Document) int { return x.ID.Compare(y.ID) })
	slices.SortFunc(g.Entities, func(x, y kg.Entity) int { return x.ID.Compare(y.ID) })
	slices.SortFunc(g.Statements, func(x, y kg.Statement) int { return x.ID.Compare(y.ID) })
	slices.SortFunc(g.Evidence, func(x, y kg.Evidence) int {
		return cmp.Or(x.Statement.Compare(y.Statement), store.CompareEvidence(x, y))
	})
	g.Evidence = slices.CompactFunc(g.Evidence, func(x, y kg.Evidence) bool { return x.ID == y.ID })
	return g
}

// byTrust lists the batches in the order in which kg.Merge wants assertions.
func (m Model) byTrust() (batches []kg.Batch) {
	for _, b := range m {
		batches = append(batches, b)
	}
	slices.SortFunc(batches, func(x, y kg.Batch) int {
		if x.Document.Seed != y.Document.Seed {
			if x.Document.Seed {
				return -1
			}
			return 1
		}
		return x.Document.ID.Compare(y.Document.ID)
	})
	return batches
}

// Expand is the whole answer to a hop, whatever its limit and cursor.
func (m Model) Expand(h store.Hop) (edges []store.Edge) {
	for _, st := range m.Graph().Statements {
		for _, e := range []store.Edge{
			{From: st.Subject, Other: st.Object, Forward: true, Statement: st},
			{From: st.Object, Other: st.Subject, Statement: st},
		} {
			wanted := h.Dir == store.Both || h.Dir == store.Out && e.Forward || h.Dir == store.In && !e.Forward
			if wanted && slices.Contains(h.From, e.From) && (len(h.Predicates) == 0 || slices.Contains(h.Predicates, st.Predicate)) {
				edges = append(edges, e)
			}
		}
	}
	slices.SortFunc(edges, func(x, y store.Edge) int {
		forwardFirst := 0
		if x.Forward != y.Forward {
			forwardFirst = 1
			if x.Forward {
				forwardFirst = -1
			}
		}
		return cmp.Or(x.From.Compare(y.From),
			cmp.Compare(slices.Index(kg.Predicates, x.Statement.Predicate), slices.Index(kg.Predicates, y.Statement.Predicate)),
			forwardFirst, x.Other.Compare(y.Other), x.Statement.ID.Compare(y.Statement.ID))
	})
	return edges
}

// Lookup is the answer to a lookup.
func (m Model) Lookup(q store.Lookup) (ids []kg.ID) {
	name, limit := kg.FoldName(q.Name), q.Limit
	if limit == 0 {
		limit = 100
	}
	for _, e := range m.Graph().Entities {
		if len(q.Kinds) > 0 && !slices.Contains(q.Kinds, e.Kind) {
			continue
		}
		for _, n := range append([]string{e.Name, e.Key}, e.Aliases...) {
			if n = kg.FoldName(n); n != "" && (n == name || q.Prefix && strings.HasPrefix(n, name)) {
				ids = append(ids, e.ID)
				break
			}
		}
	}
	return ids[:min(limit, len(ids))]
}

// Stats counts m, but for the sequence.
func (m Model) Stats() store.Stats {
	g := m.Graph()
	stats := store.Stats{Documents: len(g.Documents), Evidence: len(g.Evidence), Entities: map[kg.EntityKind]int{}, Statements: map[kg.Predicate]int{}}
	for _, e := range g.Entities {
		stats.Entities[e.Kind]++
	}
	for _, st := range g.Statements {
		stats.Statements[st.Predicate]++
	}
	return stats
}
