package graph

import (
	"policygraph/graph/generated"
	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// weighFacets weighs what counts all tasks of a list, or all statements: a scan costs as much as some hundred fields, whatever it returns.
func weighFacets(c *generated.ComplexityRoot) {
	const scan = 500
	// A list multiplies what is asked of it by the length of its page, though it is counted once: so the buckets are not weighed here.
	c.TaskConnection.Facets = func(child int, by []query.FacetKey, _ int) int { return 20 + child*max(len(by), 1) }
	c.Query.Cooccurrence = func(child int, _, _ kg.EntityKind, _ []string, _ query.Match, _ *model.Reach, _ *model.TaskWhere, _ []kg.Predicate, top int, _ *query.Moment) int {
		return scan + 4*child*min(max(top, 1), query.MaxTop) // of the cells of a matrix most are empty
	}
	c.MatrixCell.Tasks = func(child, first int) int { return 1 + child*min(max(first, 1), query.MaxPage) }
	c.Query.Timeline = func(child int, _ []string, _ query.Match, _ *model.Reach, _ *model.TaskWhere, _ []query.Occasion, _, _ *string, _ query.Grain, first *int, _ *string, last *int, _ *string, _ *query.Moment) int {
		return scan + page(child, first, last)
	}
	c.TimelineConnection.UndatedEntries = func(child int, first *int, _ *string, last *int, _ *string) int {
		return page(child, first, last) // the scan is that of the timeline
	}
	c.Query.Targets = func(child int, _ []string, _ query.Match, _ *model.Reach, _ *model.TargetWhere, _ query.TargetOrder, first *int, _ *string, last *int, _ *string, _ *query.Moment) int {
		return scan + page(child, first, last)
	}
	c.Stats.Origins = func(child int) int { return 5_000 + child } // every statement is read
	c.Document.Stats = func(child int) int { return 100 + child }  // all that it asserts is read
}
