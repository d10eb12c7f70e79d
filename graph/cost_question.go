package graph

import (
	"policygraph/graph/generated"
	"policygraph/internal/query"
	"policygraph/internal/retrieve"
)

// tokensOfItem is about how many tokens an item of a context takes.
const tokensOfItem = 50

// weighQuestion weighs questions: a line is read with some hundred look-ups, and what is asked of the answer is weighed as a page; a context
// by how many items find room in it.
func weighQuestion(c *generated.ComplexityRoot) {
	c.Query.Ask = func(child int, _ string, first *int, _ *string, last *int, _ *string, _ *query.Moment) int {
		return 50 + page(child, first, last)
	}
	c.Query.Context = func(child int, _ string, maxTokens int, _ *query.Moment) int {
		return 500 + child*min(max(maxTokens/tokensOfItem, 1), retrieve.MostItems)
	}
}
