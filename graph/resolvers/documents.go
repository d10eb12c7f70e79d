package resolvers

import (
	"context"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// contextLength is how many characters Evidence.before and Evidence.after have at most.
const contextLength = 40

// documents lists documents with their entities.
func documents(ctx context.Context, seeds bool, w query.Window) (*model.DocumentConnection, error) {
	s := loaders.From(ctx)
	page, err := query.Documents(ctx, s.Reader(), seeds, w)
	if err != nil {
		return nil, err
	}
	peers := &model.Peers{}
	for _, d := range page.Items {
		peers.Entities = append(peers.Entities, d.ID)
	}
	c := &model.DocumentConnection{Edges: []model.DocumentEdge{}, PageInfo: model.Page(page.PageInfo), TotalCount: page.Total}
	for i, d := range page.Items {
		document, err := document(ctx, d, peers)
		if err != nil {
			return nil, err
		}
		c.Edges = append(c.Edges, model.DocumentEdge{Cursor: page.Cursors[i], Node: document})
	}
	return c, nil
}

// document gives a record its entity. A seed table may have none of its own; the record then says what it is.
func document(ctx context.Context, d kg.Document, peers *model.Peers) (*model.Document, error) {
	e, found, err := loaders.From(ctx).Entity(ctx, d.ID, peers.Entities)
	if err != nil {
		return nil, err
	}
	if !found {
		name := d.Title
		if name == "" {
			name = d.URI
		}
		e = kg.NewEntity(kg.KindDocument, d.Key, name, kg.Prop{Name: "title", Value: name}, kg.Prop{Name: "uri", Value: d.URI})
	}
	return &model.Document{Thing: model.NewThing(e, peers)}, nil
}

func record(ctx context.Context, obj *model.Document) (kg.Document, error) {
	return loaders.From(ctx).Document(ctx, obj.Record().ID, obj.Company().Entities)
}

// sourceDocument is the document that a piece of evidence lies in.
func sourceDocument(ctx context.Context, obj *model.Evidence) (*model.Document, error) {
	d, err := loaders.From(ctx).Document(ctx, obj.Record.Doc, obj.Sources.Documents)
	if err != nil {
		return nil, err
	}
	return document(ctx, d, &model.Peers{Entities: obj.Sources.Documents})
}
