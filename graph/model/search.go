package model

import (
	"unicode/utf16"

	"policygraph/internal/kg"
	"policygraph/internal/search"
)

// SearchConnection is a page of hits.
type SearchConnection struct {
	Edges                   []SearchEdge
	PageInfo                PageInfo
	TotalCount              int
	Kinds                   []KindCount
	Suggestions, Candidates []Candidate
}

// SearchEdge is a hit of a page.
type SearchEdge struct {
	Cursor string
	Node   SearchHit
}

// SearchHit is a thing that was found.
type SearchHit struct {
	Found search.Hit
	Peers *Peers   // entities of the page
	From  *Sources // of the evidence of the page
}

// Entity is the thing.
func (h SearchHit) Entity() Entity { return Wrap(h.Found.Entity, h.Peers) }

// MatchedBy is by what it was found.
func (h SearchHit) MatchedBy() search.Field { return h.Found.By }

// Highlight is where.
func (h SearchHit) Highlight() Highlight {
	f := h.Found.Highlight
	out := Highlight{Text: f.Text, Ranges: make([]HighlightRange, len(f.Ranges)), CutBefore: f.Before, CutAfter: f.After}
	if f.Start >= 0 {
		out.Start = &f.Start
	}
	runes := []rune(f.Text)
	for i, s := range f.Ranges {
		out.Ranges[i] = HighlightRange{Start: s.Start, End: s.End, Utf16Start: units(runes[:s.Start]), Utf16End: units(runes[:s.End])}
	}
	return out
}

// Evidence is the sentence that holds it.
func (h SearchHit) Evidence() *Evidence {
	if h.Found.Evidence == nil {
		return nil
	}
	return &Evidence{Record: *h.Found.Evidence, Sources: h.From}
}

// Hits wraps a page of hits.
func Hits(list []search.Hit, cursors []string) []SearchEdge {
	peers, sources := &Peers{}, &Sources{}
	edges := make([]SearchEdge, len(list))
	seen := map[kg.ID]bool{}
	for i, h := range list {
		peers.Entities = append(peers.Entities, h.Entity.ID)
		if e := h.Evidence; e != nil {
			if !seen[e.Doc] {
				seen[e.Doc] = true
				sources.Documents = append(sources.Documents, e.Doc)
			}
			if !e.Section.IsZero() && !seen[e.Section] {
				seen[e.Section] = true
				sources.Sections = append(sources.Sections, e.Section)
			}
		}
		edges[i] = SearchEdge{Cursor: cursors[i], Node: SearchHit{Found: h, Peers: peers, From: sources}}
	}
	return edges
}

func units(runes []rune) (n int) {
	for _, r := range runes {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}
