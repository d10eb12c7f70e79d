package resolvers

import (
	"context"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// documentStats counts what a document asserts in the state that the request sees.
func documentStats(ctx context.Context, document kg.ID) (*model.DocumentStats, error) {
	s := loaders.From(ctx)
	now, err := s.Sequence(ctx)
	if err != nil {
		return nil, err
	}
	batch, err := s.Past().Asserted(ctx, now, document)
	if err != nil {
		return nil, err
	}
	stats := query.StatsOf(batch)
	share := 0.0
	if stats.Characters > 0 {
		share = float64(stats.TaskCharacters) / float64(stats.Characters)
	}
	return &model.DocumentStats{
		Sections: stats.Sections, Tasks: stats.Tasks, TasksWithRole: stats.TasksWithRole, TasksWithLeader: stats.TasksWithLeader,
		TasksWithDeadline: stats.TasksWithDeadline, TasksWithTarget: stats.TasksWithTarget, TasksWithRegion: stats.TasksWithRegion,
		Roles: predicateCounts(stats.Roles), Named: kindCounts(stats.Named),
		Statements: predicateCounts(stats.Statements), Origins: originCounts(stats.Origins), Evidence: stats.Evidence,
		Characters: stats.Characters, TaskCharacters: stats.TaskCharacters, TaskShare: share,
	}, nil
}
