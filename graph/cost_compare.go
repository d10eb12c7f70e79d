package graph

import (
	"policygraph/graph/generated"
	"policygraph/internal/compare"
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// weighCompare weighs the fields of comparisons and lineages: each plan is read as a whole, each level of a lineage may have many works.
func weighCompare(c *generated.ComplexityRoot) {
	c.Query.Compare = func(child int, plans []query.PlanVersion, _ kg.EntityKind, _ []compare.Change, first *int, _ *string, last *int, _ *string, _ *query.Moment) int {
		n := min(max(len(plans), 2), query.MaxCompared)
		return 500*n + (n-1)*page(child, first, last)
	}
	c.Query.Lineage = func(child int, _ string, _ query.LineageDirection, depth int, _ []kg.Predicate, _ *query.Moment) int {
		return 100 + child*10*min(max(depth, 1), query.MaxLineageDepth)
	}
}
