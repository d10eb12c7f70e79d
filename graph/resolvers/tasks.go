package resolvers

import (
	"context"
	"fmt"
	"slices"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// tasks runs a query for tasks and wraps its page.
func tasks(ctx context.Context, q query.TaskQuery) (*model.TaskConnection, error) {
	s := loaders.From(ctx)
	model.Explain(ctx, func() string { return taskPlan(q) })
	page, err := query.Tasks(ctx, s.Reader(), q)
	if err != nil {
		return nil, err
	}
	c := &model.TaskConnection{
		Edges: make([]model.TaskEdge, len(page.Items)), PageInfo: model.Page(page.PageInfo), Total: page.Total,
		Query: q, Involving: model.Resolved(page.Involving), Suggestions: []model.Candidate{}, Candidates: []model.Candidate{},
	}
	if len(q.Involving) > 0 {
		c.DirectCount = &page.Direct
	}
	for _, x := range page.Unresolved {
		c.Suggestions = append(c.Suggestions, model.Candidates(x.Suggestions)...)
		c.Candidates = append(c.Candidates, model.Candidates(x.Candidates)...)
	}
	peers, via := &model.Peers{}, &model.Peers{}
	for i, item := range page.Items {
		s.Adopt(item.Task)
		peers.Entities = append(peers.Entities, item.Task.ID)
		edge := model.TaskEdge{Cursor: item.Cursor, Node: &model.Task{Thing: model.NewThing(item.Task, peers)}, Reasons: make([]model.Reason, len(item.Reasons))}
		for j, reason := range item.Reasons {
			edge.Reasons[j] = model.Reason{Reason: reason, Peers: via}
			via.Entities = append(via.Entities, reason.Asked.ID)
			for _, statement := range reason.Via {
				via.Statements = append(via.Statements, statement.ID)
				via.Entities = append(via.Entities, statement.Subject, statement.Object)
			}
		}
		c.Edges[i] = edge
	}
	return c, nil
}

func reachOf(in *model.Reach) *query.Reach {
	if in == nil {
		return nil
	}
	return &query.Reach{
		Named: in.Named, Responsible: in.Responsible, Platforms: in.Platforms, Descendants: in.Descendants,
		Collective: in.Collective, Functional: in.Functional, Ancestors: in.Ancestors, Roles: in.Roles,
	}
}

func whereOf(in *model.TaskWhere) query.TaskWhere {
	if in == nil {
		return query.TaskWhere{}
	}
	w := query.TaskWhere{
		Documents: in.Documents, Agencies: in.Agencies, Roles: in.Roles, Regions: in.Regions, Areas: in.Areas, Platforms: in.Platforms,
		Industries: in.Industries, Policies: in.Policies, Predicates: in.Predicates, Origins: in.Origins,
	}
	for to, given := range map[*string]*string{&w.Text: in.Text, &w.DueAfter: in.DueAfter, &w.DueBefore: in.DueBefore} {
		if given != nil {
			*to = *given
		}
	}
	for i := range in.And {
		w.And = append(w.And, whereOf(&in.And[i]))
	}
	for i := range in.Or {
		w.Or = append(w.Or, whereOf(&in.Or[i]))
	}
	if in.Not != nil {
		not := whereOf(in.Not)
		w.Not = &not
	}
	return w
}

// agencies lists who answers for a task, as printed.
func agencies(ctx context.Context, obj *model.Task, roles []kg.Predicate) ([]model.StatementEdge, error) {
	for _, role := range roles {
		if !slices.Contains(kg.Roles, role) {
			return nil, &query.InputError{Argument: "roles", Problem: fmt.Sprintf("%s is no role; the roles are %v", role, kg.Roles)}
		}
	}
	id := obj.Record().ID
	fan, err := loaders.From(ctx).Fan(ctx, id, obj.Company().Entities, store.In, kg.Roles...)
	if err != nil {
		return nil, err
	}
	edges := slices.Clone(fan.Edges)
	if len(roles) > 0 {
		edges = slices.DeleteFunc(edges, func(e store.Edge) bool { return !slices.Contains(roles, e.Statement.Predicate) })
	}
	return statementEdges(ctx, query.StatementQuery{Entity: id, Dir: store.In}, edges, fan.Below)
}

// branch finds a section in its document's outline.
func branch(list []query.Branch, id kg.ID) (query.Branch, bool) {
	for _, b := range list {
		if b.Section.ID == id {
			return b, true
		}
		if below, ok := branch(b.Sections, id); ok {
			return below, true
		}
	}
	return query.Branch{}, false
}

// sections wraps the sections of an outline; all sections of the document are peers.
func sections(list []query.Branch) []model.Section {
	peers := &model.Peers{}
	out := make([]model.Section, len(list))
	for i, b := range list {
		peers.Entities = append(peers.Entities, b.Section.ID)
		out[i] = model.Section{Thing: model.NewThing(b.Section, peers)}
	}
	return out
}

// below is what stands in a section.
func below(ctx context.Context, obj *model.Section) (query.Branch, error) {
	document, ok := query.DocumentOf(obj.Record())
	if !ok {
		return query.Branch{}, nil
	}
	outline, err := loaders.From(ctx).Outline(ctx, document)
	if err != nil {
		return query.Branch{}, err
	}
	b, _ := branch(outline.Sections, obj.Record().ID)
	return b, nil
}
