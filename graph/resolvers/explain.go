package resolvers

import "policygraph/internal/query"

// taskPlan says how tasks are found, for the log of slow operations: by which steps through the graph, and no name that was asked for.
func taskPlan(q query.TaskQuery) string {
	if len(q.Involving) == 0 {
		return "tasks: what the filter binds, or all of them in their order"
	}
	reach := query.DefaultReach()
	if q.Reach != nil {
		reach = *q.Reach
	}
	return "tasks: " + query.PlanTasks(reach).String()
}
