package loaders

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// Headings is the path of headings to a section, the highest first, fetched together with those of its peers.
func (s *Session) Headings(ctx context.Context, section kg.ID, peers []kg.ID) ([]string, error) {
	if section.IsZero() {
		return []string{}, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	missing := wanted(section, peers, func(id kg.ID) bool { _, ok := s.headings[id]; return ok || id.IsZero() })
	if len(missing) > 0 {
		chains, err := query.Ancestors(ctx, s.reader, missing)
		if err != nil {
			return nil, fmt.Errorf("headings above %d sections: %w", len(missing), err)
		}
		if err := s.load(ctx, section, missing); err != nil {
			return nil, err
		}
		for _, id := range missing {
			path := []string{}
			for _, e := range slices.Backward(chains[id]) {
				path = append(path, heading(e))
			}
			if e, ok := s.entities[id]; ok {
				path = append(path, heading(e))
			}
			s.headings[id] = path
		}
	}
	return s.headings[section], nil
}

// heading writes a heading as people quote it: 二、重点任务, （一）总体要求.
func heading(e kg.Entity) string {
	ordinal := e.Props.Get("ordinal")
	if ordinal == "" || strings.HasPrefix(e.Name, ordinal) {
		return e.Name
	}
	return ordinal + " " + e.Name
}
