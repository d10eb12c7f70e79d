// Package search finds entities by phrases of their names and texts, and names by pinyin; its index is derived from a store and follows the commits.
//
// Text is folded (width, case, traditional characters) and searched by pairs of characters with their places, so that no dictionary of
// words is needed and a phrase is found as a whole: 安吉县 never finds 吉安县. Without an index the same questions are answered, with the
// same answers, by reading all that a store.Reader has (Scan).
//
// The order of hits is the same on every machine and does not change when other documents come: first by how the term that fits worst
// fits, an exact name before a prefix before a name that holds it before a title before a text; then by points, the share of the name
// that the term is, or of a text the phrase's frequency as BM25 saturates it (grade.go); then by kind, places first; then by ID. Points
// are no measure of confidence and are not shown.
package search

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Query asks for entities.
type Query struct {
	Text  string
	Mode  Mode            // "": Auto
	Kinds []kg.EntityKind // only of these; empty: any
	// Hits must belong to one of each list that is given (within.go says what belongs).
	Documents, Regions, Agencies []kg.ID
	Window                       Window
}

// Window is the part of the list that is asked for.
type Window struct {
	After, Before *Place
	Limit         int
	Backward      bool // the last ones of the window, not the first
}

// Place is a hit's place in the order of hits.
type Place struct {
	verdict
	ID kg.ID
}

// Compare orders places.
func (p Place) Compare(o Place) int {
	return cmp.Or(cmp.Compare(p.grade, o.grade), cmp.Compare(o.points, p.points), p.ID.Compare(o.ID))
}

// String writes a place so that the order of strings is that of places.
func (p Place) String() string {
	less := ^p.points
	return hex.EncodeToString([]byte{byte(p.grade), byte(less >> 8), byte(less)}) + p.ID.String()
}

// errPlace is text that String did not write.
// errStale is an index that is not of the state that it was asked of.
var errStale = errors.New("the index is not of this state of the store")

var errPlace = errors.New("it is no place in a list of hits")

// ParsePlace reads what String wrote.
func ParsePlace(s string) (Place, error) {
	if len(s) < 6 {
		return Place{}, errPlace
	}
	b, err := hex.DecodeString(s[:6])
	if err != nil || grade(b[0]) >= noMatch {
		return Place{}, errPlace
	}
	id, err := kg.ParseID(s[6:])
	if err != nil {
		return Place{}, errPlace
	}
	return Place{verdict{grade(b[0]), ^(uint16(b[1])<<8 | uint16(b[2]))}, id}, nil
}

// Hit is an entity that was found.
type Hit struct {
	Entity    kg.Entity
	By        Field // of the term that fits worst
	Highlight Highlight
	Evidence  *kg.Evidence // the shortest quote about the entity that holds what was found in its title or text; nil where there is none
	Place     Place
}

// Result is a page of hits.
type Result struct {
	Hits                 []Hit
	Total                int
	Kinds                map[kg.EntityKind]int // hits of each kind, whatever kinds were asked for
	HasNext, HasPrevious bool
}

// found is an entity that fits.
type found struct {
	verdict
	kind  byte
	id    kg.ID    // where it was found by reading
	of    *segment // else where it was found; most hits are counted, and nobody asks for their ids
	entry uint32
}

func (f *found) place() Place {
	if f.of != nil {
		return Place{f.verdict, f.of.id(f.entry)}
	}
	return Place{f.verdict, f.id}
}

// source gives every entity that fits, in any order.
type source func(alternatives [][]term, mode Mode, within within, fn func(found)) error

// Scan answers a query from a reader alone.
func Scan(ctx context.Context, r store.Reader, q Query) (Result, error) {
	return answer(ctx, r, q, scanning(ctx, r))
}

// scanning reads every entity.
func scanning(ctx context.Context, r store.Reader) source {
	return func(alternatives [][]term, mode Mode, in within, fn func(found)) error {
		layouts := &layouts{}
		visit := func(ids []kg.ID) error {
			return entriesOf(ctx, r, layouts, ids, func(e entry) error {
				if v := e.fits(alternatives, mode); v.grade != noMatch {
					fn(found{verdict: v, kind: kindNumber(e.kind), id: e.id})
				}
				return nil
			})
		}
		if in == nil {
			return each(ctx, r, visit)
		}
		ids, err := in.ordered(ctx, r)
		if err != nil {
			return err
		}
		return visit(ids)
	}
}

// answer selects a page of what a source gives, and shows it.
func answer(ctx context.Context, r store.Reader, q Query, from source) (Result, error) {
	result := Result{Kinds: map[kg.EntityKind]int{}}
	mode := cmp.Or(q.Mode, Auto)
	if !slices.Contains(Modes, mode) {
		return result, fmt.Errorf("mode %q is none of %v: %w", mode, Modes, ErrText)
	}
	alternatives, err := parse(q.Text, mode)
	if err != nil || len(alternatives) == 0 {
		return result, err
	}
	in, err := withinOf(ctx, r, q)
	if err != nil {
		return result, fmt.Errorf("search: find what belongs to the filters: %w", err)
	}
	page := selection{window: q.Window}
	var counts [32]int
	var wanted [32]bool
	for n, k := range kg.EntityKinds {
		wanted[n] = len(q.Kinds) == 0 || slices.Contains(q.Kinds, k)
	}
	err = from(alternatives, mode, in, func(f found) {
		counts[f.kind]++
		if wanted[f.kind] {
			page.offer(&f)
		}
	})
	if err != nil {
		return Result{}, fmt.Errorf("search: %w", err)
	}
	for n, k := range kg.EntityKinds {
		if counts[n] > 0 {
			result.Kinds[k] = counts[n]
		}
	}
	places := page.take(&result)
	result.Hits, err = show(ctx, r, places, alternatives, mode)
	if err != nil {
		return Result{}, fmt.Errorf("search: show the hits: %w", err)
	}
	return result, nil
}

// selection keeps the places of one window: a heap with the worst of them on top.
type selection struct {
	window        Window
	total         int
	before, after int // hits up to Window.After, and from Window.Before on
	heap          []Place
}

// worse tells whether a goes before b is thrown out.
func (s *selection) worse(a, b Place) bool { return (a.Compare(b) > 0) != s.window.Backward }

// offer is add, but for what cannot be on the page.
func (s *selection) offer(f *found) {
	w := &s.window
	if w.After == nil && w.Before == nil && !w.Backward && len(s.heap) == w.Limit && w.Limit > 0 && s.heap[0].better(f.verdict) {
		s.total++
		return
	}
	s.add(f.place())
}

func (s *selection) add(p Place) {
	s.total++
	if w := s.window; w.After != nil && p.Compare(*w.After) <= 0 {
		s.before++
		return
	} else if w.Before != nil && p.Compare(*w.Before) >= 0 {
		s.after++
		return
	}
	h := s.heap
	switch {
	case len(h) < s.window.Limit:
		h = append(h, p)
		for i := len(h) - 1; i > 0 && s.worse(h[i], h[(i-1)/2]); i = (i - 1) / 2 {
			h[i], h[(i-1)/2] = h[(i-1)/2], h[i]
		}
	case len(h) > 0 && s.worse(h[0], p):
		h[0] = p
		for i := 0; ; {
			down := 2*i + 1
			if down >= len(h) {
				break
			}
			if down+1 < len(h) && s.worse(h[down+1], h[down]) {
				down++
			}
			if !s.worse(h[down], h[i]) {
				break
			}
			h[i], h[down] = h[down], h[i]
			i = down
		}
	}
	s.heap = h
}

// take is the window in order.
func (s *selection) take(result *Result) []Place {
	slices.SortFunc(s.heap, Place.Compare)
	result.Total = s.total
	left := s.total - s.before - s.after - len(s.heap) // in the window, and over its limit
	result.HasPrevious, result.HasNext = s.before > 0, s.after > 0
	if left > 0 && s.window.Backward {
		result.HasPrevious = true
	} else if left > 0 {
		result.HasNext = true
	}
	return s.heap
}

// Words are the folded terms of a text, as AND of phrases: what a question is about, for callers that go on with names.
func Words(text string) []string {
	var list []string
	for _, w := range words(text) {
		if f := string(fold(w.text).runes); f != "" {
			list = append(list, f)
		}
	}
	return list
}

// Spoken are the ways to say a name, in letters: 南太湖新区 is nantaihuxinqu. None where it has no ideograph.
func Spoken(name string) []string {
	var list []string
	for _, r := range readings(fold(strings.TrimSpace(name)).runes) {
		if !slices.Contains(list, r.full) {
			list = append(list, r.full)
		}
	}
	return list
}
