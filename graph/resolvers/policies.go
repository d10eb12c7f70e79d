package resolvers

import (
	"cmp"
	"context"
	"slices"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// textsOf lists the documents that are or may be the text of a policy.
func textsOf(ctx context.Context, obj *model.Policy) ([]model.PolicyDocument, error) {
	texts, below, err := loaders.From(ctx).PolicyTexts(ctx, obj.Record().ID, obj.Company().Entities)
	list := make([]model.PolicyDocument, len(texts))
	for i, t := range texts {
		list[i] = model.PolicyDocument{Text: t, Peers: below}
	}
	return list, err
}

// theText is the one document that a policy is, nil where there is none or no telling which.
func theText(ctx context.Context, obj *model.Policy) (*model.Document, error) {
	texts, below, err := loaders.From(ctx).PolicyTexts(ctx, obj.Record().ID, obj.Company().Entities)
	if err != nil {
		return nil, err
	}
	t, ok := query.TheText(texts)
	if !ok {
		return nil, nil
	}
	return document(ctx, t.Document, below)
}

// forms are the ways in which a document is the text of a policy, the most trusted first.
var forms = []string{"NAME", "NUMBER", "CARRIED", "ABBREVIATION"}

// policiesOf lists the policies that a document is the text of, its title first.
func policiesOf(ctx context.Context, obj *model.Document) ([]model.Policy, error) {
	s := loaders.From(ctx)
	fan, err := s.Fan(ctx, obj.Record().ID, obj.Company().Entities, store.Out, kg.TextOf)
	if err != nil {
		return nil, err
	}
	edges := slices.Clone(fan.Edges)
	form := func(e store.Edge) int { return slices.Index(forms, e.Statement.Qualifiers.Get(kg.QualVia)) }
	slices.SortStableFunc(edges, func(x, y store.Edge) int { return cmp.Compare(form(x), form(y)) })
	list := []model.Policy{}
	for _, e := range edges {
		other, found, err := s.Entity(ctx, e.Other, fan.Below.Entities)
		if err != nil {
			return nil, err
		}
		if found {
			list = append(list, policy(model.NewThing(other, fan.Below)))
		}
	}
	return list, nil
}

// titlePolicy is the policy that a document is by its title.
func titlePolicy(ctx context.Context, obj *model.Document) (*model.Policy, error) {
	list, err := policiesOf(ctx, obj)
	if err != nil || len(list) == 0 || list[0].Record().Key != kg.PolicyKey(obj.Title()) {
		return nil, err
	}
	return &list[0], nil
}

func policy(t model.Thing) model.Policy { return model.Policy{Thing: t} }

// citedBy pages what texts say of a policy or a document.
func citedBy(ctx context.Context, obj model.Entity, predicates []kg.Predicate, w query.Window) (*model.StatementConnection, error) {
	return citations(ctx, obj, predicates, w, store.In, loaders.From(ctx).CitedBy)
}

// cites pages what a document says of policies.
func cites(ctx context.Context, obj model.Entity, predicates []kg.Predicate, w query.Window) (*model.StatementConnection, error) {
	return citations(ctx, obj, predicates, w, store.Out, loaders.From(ctx).CitationsOf)
}

func citations(ctx context.Context, obj model.Entity, predicates []kg.Predicate, w query.Window, dir store.Direction,
	find func(context.Context, query.StatementQuery, []kg.ID) (query.StatementPage, *model.Peers, error),
) (*model.StatementConnection, error) {
	q := query.StatementQuery{Entity: obj.Record().ID, Dir: dir, Predicates: predicates, Window: w}
	page, below, err := find(ctx, q, obj.Company().Entities)
	if err != nil {
		return nil, err
	}
	edges, err := statementEdges(ctx, q, page.Edges, below)
	return &model.StatementConnection{Edges: edges, PageInfo: model.Page(page.PageInfo), TotalCount: page.Total}, err
}
