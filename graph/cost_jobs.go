package graph

import (
	"policygraph/graph/generated"
	"policygraph/graph/model"
)

// weighJobs weighs jobs and what became of their files.
func weighJobs(c *generated.ComplexityRoot) {
	c.Query.Jobs = func(child int, _ []model.JobState, first *int, _ *string, last *int, _ *string) int {
		return page(child, first, last)
	}
	c.Job.Files = func(child int, _ []model.FileOutcome, first *int, _ *string, last *int, _ *string) int {
		return page(child, first, last)
	}
	c.FileChange.Examples = func(child int) int { return 1 + 50*child } // see jobs.Change
}
