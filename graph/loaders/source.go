package loaders

import (
	"context"
	"fmt"

	"policygraph/graph/model"
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// Evidence is the evidence of a statement and what it was fetched with.
type Evidence struct {
	List    []kg.Evidence
	Sources *model.Sources
}

// Evidence of a statement, fetched together with that of its peers.
func (s *Session) Evidence(ctx context.Context, statement kg.ID, peers []kg.ID) (Evidence, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	missing := wanted(statement, peers, func(id kg.ID) bool { _, ok := s.evidence[id]; return ok })
	if len(missing) > 0 {
		found, err := s.reader.Evidence(ctx, missing)
		if err != nil {
			return Evidence{}, fmt.Errorf("evidence of %d statements: %w", len(missing), err)
		}
		sources := &model.Sources{}
		for _, id := range missing {
			for _, e := range found[id] {
				sources.Documents = append(sources.Documents, e.Doc)
				if !e.Section.IsZero() {
					sources.Sections = append(sources.Sections, e.Section)
				}
			}
			s.evidence[id] = Evidence{List: found[id], Sources: sources}
		}
		sources.Documents = unique(sources.Documents)
		sources.Sections = unique(sources.Sections)
	}
	return s.evidence[statement], nil
}

// Document is the record of a document, fetched together with those of its peers; zero where there is none.
func (s *Session) Document(ctx context.Context, id kg.ID, peers []kg.ID) (kg.Document, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	missing := wanted(id, peers, func(id kg.ID) bool { _, ok := s.documents[id]; return ok })
	if len(missing) > 0 {
		found, err := s.reader.Documents(ctx, missing)
		if err != nil {
			return kg.Document{}, fmt.Errorf("records of %d documents: %w", len(missing), err)
		}
		for _, id := range missing {
			s.documents[id] = found[id]
		}
	}
	return s.documents[id], nil
}

// HomeOf is the document that a section or task stands in. Peers whose entities are known are fetched with it.
func (s *Session) HomeOf(ctx context.Context, e kg.Entity, peers []kg.ID) (kg.Entity, bool, error) {
	id, ok := query.DocumentOf(e)
	if !ok {
		return kg.Entity{}, false, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, known := s.entities[id]; !known {
		var homes []kg.ID
		for _, p := range peers {
			if home, ok := query.DocumentOf(s.entities[p]); ok {
				homes = append(homes, home)
			}
		}
		if err := s.load(ctx, id, homes); err != nil {
			return kg.Entity{}, false, err
		}
	}
	home, found := s.entities[id]
	return home, found, nil
}

// Outline is the tree of a document, read once.
func (s *Session) Outline(ctx context.Context, document kg.ID) (query.Outline, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if o, ok := s.outlines[document]; ok {
		return o, nil
	}
	o, err := query.DocumentTree(ctx, s.reader, document)
	if err != nil {
		return query.Outline{}, err
	}
	s.outlines[document] = o
	return o, nil
}

// Text is the text of a document, read once.
func (s *Session) Text(ctx context.Context, document kg.ID) (*Text, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t, ok := s.texts[document]; ok {
		return t, nil
	}
	text, err := s.reader.Text(ctx, document)
	if err != nil {
		return nil, fmt.Errorf("text of document %s: %w", document, err)
	}
	t := NewText(text)
	s.texts[document] = t
	return t, nil
}
