package loaders

import (
	"context"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/search"
)

var _ query.Finder = (*locked)(nil)

// SearchWith makes the session's reader a query.Finder that asks an index.
func (s *Session) SearchWith(index *search.Index) *Session {
	s.reader.index = index
	return s
}

// Candidates implements query.Finder.
func (l *locked) Candidates(ctx context.Context, text string, kinds ...kg.EntityKind) (ids []kg.ID, ok bool, err error) {
	if l.index == nil {
		return nil, false, nil
	}
	return l.index.Candidates(ctx, l, text, kinds...)
}
