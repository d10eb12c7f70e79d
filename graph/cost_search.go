package graph

import (
	"policygraph/graph/generated"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/search"
)

// weighSearch weighs a search: what it finds is counted and sorted, whatever is shown of it.
func weighSearch(c *generated.ComplexityRoot) {
	c.Query.Search = func(child int, _ string, _ *search.Mode, _ []kg.EntityKind, _, _, _ []string, first *int, _ *string, last *int, _ *string, _ *query.Moment) int {
		return 50 + page(child, first, last)
	}
}
