package graph

import (
	"context"

	"github.com/99designs/gqlgen/complexity"
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"policygraph/graph/generated"
	"policygraph/graph/model"
	"policygraph/internal/chronicle"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// cost refuses operations whose fields, those of a connection times the size of its page, are too many. It runs after precheck only: what
// it costs to compute grows with every place where a fragment is spread.
type cost struct {
	schema graphql.ExecutableSchema
	limit  int
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = cost{}

// ExtensionName names the extension.
func (cost) ExtensionName() string { return "Cost" }

// Validate has nothing to check.
func (cost) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses a costly operation; it changes nothing.
func (c cost) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	have := complexity.Calculate(ctx, c.schema, op.Operation, op.Variables)
	measuredOf(ctx).cost = have
	if have <= c.limit {
		return nil
	}
	return limitError("cost", have, c.limit, "fields, those of a connection times its page; ask for shorter pages or for less of each item")
}

// page multiplies what a connection holds by how much of it is asked for.
func page(child int, first, last *int) int {
	n := query.DefaultPage
	if first != nil {
		n = *first
	}
	if last != nil {
		n = *last
	}
	return 1 + child*min(max(n, 1), query.MaxPage)
}

func statementsCost(child int, _ store.Direction, _ []kg.Predicate, _ []kg.Origin, _ *query.StatementWhere, first *int, _ *string, last *int, _ *string) int {
	return page(child, first, last)
}

func pageCost(child int, first *int, _ *string, last *int, _ *string) int {
	return page(child, first, last)
}

func citationsCost(child int, _ []kg.Predicate, first *int, _ *string, last *int, _ *string) int {
	return page(child, first, last)
}

// weigh tells gqlgen what a field costs where that is not one and what is below it.
func weigh(c *generated.ComplexityRoot) {
	for _, of := range []*func(int, store.Direction, []kg.Predicate, []kg.Origin, *query.StatementWhere, *int, *string, *int, *string) int{
		&c.Agency.Statements, &c.Deadline.Statements, &c.Document.Statements, &c.Event.Statements, &c.FunctionalRegion.Statements,
		&c.Industry.Statements, &c.Organization.Statements, &c.Platform.Statements, &c.Policy.Statements, &c.Region.Statements,
		&c.Section.Statements, &c.Target.Statements, &c.Task.Statements,
	} {
		*of = statementsCost
	}
	for _, of := range []*func(int, *int, *string, *int, *string) int{
		&c.Document.Tasks, &c.Document.Versions, &c.Diff.Documents, &c.FunctionalRegion.Members, &c.Region.Children, &c.Region.Agencies, &c.Region.Platforms,
	} {
		*of = pageCost
	}
	for _, of := range []*func(int, []kg.Predicate, *int, *string, *int, *string) int{&c.Policy.CitedBy, &c.Document.CitedBy, &c.Document.Cites} {
		*of = citationsCost
	}
	weighJobs(c)
	weighFacets(c)
	weighCompare(c)
	weighSearch(c)
	weighQuestion(c)
	c.Document.Mentions = func(child int, _, _ *int) int { return 1_000 + 20*child } // the document is read as a whole
	c.Query.Nodes = func(child int, ids []string, _ *query.Moment) int { return 1 + child*max(len(ids), 1) }
	c.Query.Entities = func(child int, _ kg.EntityKind, _, _ *string, first *int, _ *string, last *int, _ *string, _ *query.Moment) int {
		return page(child, first, last)
	}
	c.Query.Documents = func(child int, _ bool, first *int, _ *string, last *int, _ *string, _ *query.Moment) int {
		return page(child, first, last)
	}
	c.Query.Tasks = func(child int, _ []string, _ query.Match, _ *model.Reach, _ *model.TaskWhere, _ *query.Order, first *int, _ *string, last *int, _ *string, _ *int, _ *query.Moment) int {
		return page(child, first, last)
	}
	c.Query.Paths = func(child int, _, _ string, k, maxLength int, _ []kg.Predicate, _ int, _ bool, _ *query.Moment) int {
		return 50 + child*min(max(k, 1), query.MaxPaths)
	}
	c.Query.Neighborhood = func(child int, of []string, depth, perPredicate int, _ []kg.Predicate, _ *query.StatementWhere, _ []kg.EntityKind, _ *query.Moment) int {
		return 30 + child*min(max(depth, 1), query.MaxDepth)*min(max(perPredicate, 1), query.MaxPerPredicate)
	}
	c.Query.Commits = func(child int, _ *string, first *int, _ *string, last *int, _ *string, _ *query.Moment) int {
		return page(child, first, last)
	}
	// Two versions of a document are read to tell in what they differ.
	c.Diff.Totals = func(child int) int { return 5_000 + child }
	c.DocumentDiff.Counts = func(child int) int { return 100 + child }
	c.DocumentDiff.Renamed = func(child int, first *int, _ *string, last *int, _ *string) int {
		return 100 + page(child, first, last)
	}
	c.DocumentDiff.Statements = func(child int, _ []chronicle.Change, first *int, _ *string, last *int, _ *string) int {
		return 100 + page(child, first, last)
	}
}
