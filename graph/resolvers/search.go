package resolvers

import (
	"context"
	"errors"
	"slices"

	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/search"
	"policygraph/internal/store"
)

// maxNear bounds the names that are suggested where nothing was found.
const maxNear = 5

// searchNames are the filters of a search as people write them.
type searchNames struct{ documents, regions, agencies []string }

// find answers a search.
func find(ctx context.Context, index *search.Index, q search.Query, names searchNames, w query.Window) (*model.SearchConnection, error) {
	s := loaders.From(ctx)
	r := s.Reader()
	list := "search/" + kg.NewID(q.Text, string(q.Mode)).String()[:8]
	bounds, err := w.Bounds(list)
	if err != nil {
		return nil, err
	}
	q.Window = search.Window{Limit: bounds.Limit, Backward: bounds.Backward}
	for _, cursor := range []struct {
		argument, position string
		to                 **search.Place
	}{{"after", bounds.After, &q.Window.After}, {"before", bounds.Before, &q.Window.Before}} {
		if cursor.position == "" {
			continue
		}
		place, err := search.ParsePlace(cursor.position)
		if err != nil {
			return nil, query.BadCursor(cursor.argument)
		}
		*cursor.to = &place
	}
	c := &model.SearchConnection{Edges: []model.SearchEdge{}, Kinds: []model.KindCount{}, Suggestions: []model.Candidate{}, Candidates: []model.Candidate{}}
	known, err := names.resolve(ctx, r, &q, c)
	if err != nil || !known {
		return c, err
	}
	result, err := index.Search(ctx, r, q)
	if errors.Is(err, search.ErrText) {
		return nil, &query.InputError{Argument: "text", Problem: err.Error()}
	}
	if err != nil {
		return nil, err
	}
	info := query.PageInfo{HasNext: result.HasNext, HasPrevious: result.HasPrevious}
	cursors := make([]string, len(result.Hits))
	for i, h := range result.Hits {
		cursors[i] = query.SealCursor(list, h.Place.String())
		s.Adopt(h.Entity)
	}
	if len(cursors) > 0 {
		info.Start, info.End = cursors[0], cursors[len(cursors)-1]
	}
	c.Edges, c.PageInfo, c.TotalCount = model.Hits(result.Hits, cursors), model.Page(info), result.Total
	for _, kind := range kg.EntityKinds {
		if n := result.Kinds[kind]; n > 0 {
			c.Kinds = append(c.Kinds, model.KindCount{Kind: kind, Count: n})
		}
	}
	if len(result.Kinds) == 0 {
		near, err := likely(ctx, r, index, q)
		c.Suggestions = model.Candidates(near)
		return c, err
	}
	return c, nil
}

// resolve reads the names of the filters; known is false where all of one filter come to nothing, which c then tells.
func (n searchNames) resolve(ctx context.Context, r store.Reader, q *search.Query, c *model.SearchConnection) (known bool, err error) {
	known = true
	for _, f := range []struct {
		argument string
		refs     []string
		kinds    []kg.EntityKind
		to       *[]kg.ID
	}{
		{"documents", n.documents, []kg.EntityKind{kg.KindDocument}, &q.Documents},
		{"regions", n.regions, []kg.EntityKind{kg.KindRegion, kg.KindFunctionalRegion}, &q.Regions},
		{"agencies", n.agencies, []kg.EntityKind{kg.KindAgency, kg.KindOrganization}, &q.Agencies},
	} {
		if len(f.refs) > query.MaxPage {
			return false, &query.InputError{Argument: f.argument, Problem: "want at most 100 names"}
		}
		for _, ref := range f.refs {
			x, err := query.Resolve(ctx, r, ref, f.kinds...)
			if err != nil {
				return false, err
			}
			if x.Found {
				*f.to = append(*f.to, x.Entity.ID)
			}
			c.Suggestions = append(c.Suggestions, model.Candidates(x.Suggestions)...)
			c.Candidates = append(c.Candidates, model.Candidates(x.Candidates)...)
		}
		known = known && (len(f.refs) == 0 || len(*f.to) > 0)
	}
	return known, nil
}

// likely are things with a name that is said as what was looked for, or written nearly so.
func likely(ctx context.Context, r store.Reader, index *search.Index, q search.Query) ([]query.Candidate, error) {
	var alike []kg.Entity
	for _, said := range search.Spoken(q.Text) {
		found, err := index.Search(ctx, r, search.Query{Text: said, Mode: search.Pinyin, Kinds: q.Kinds, Window: search.Window{Limit: maxNear}})
		if err != nil {
			return nil, err
		}
		for _, h := range found.Hits {
			if len(alike) < maxNear && !slices.ContainsFunc(alike, func(e kg.Entity) bool { return e.ID == h.Entity.ID }) {
				alike = append(alike, h.Entity)
			}
		}
		if len(alike) > 0 {
			break
		}
	}
	near, err := query.Describe(ctx, r, alike)
	if err != nil {
		return nil, err
	}
	x, err := query.Resolve(ctx, r, q.Text, q.Kinds...)
	if err != nil {
		return nil, err
	}
	for _, c := range append(x.Candidates, x.Suggestions...) {
		if len(near) < maxNear && !slices.ContainsFunc(near, func(n query.Candidate) bool { return n.Entity.ID == c.Entity.ID }) {
			near = append(near, c)
		}
	}
	return near, nil
}
