package search

import (
	"cmp"
	"slices"
	"sort"
)

// needed is a list of postings that a phrase must be in, so many characters after where it begins.
type needed struct {
	cursor
	offset int32
}

// phrase calls fn with the entries in which a term stands, ascending, and its places there; they are fn's until it returns.
func (s *segment) phrase(runes []rune, beginnings bool, fn func(entry uint32, places []int32)) {
	if len(runes) == 0 {
		return
	}
	last := len(runes) - 1
	var edges []edge // of words
	if wordRune(runes[0]) {
		edges = append(edges, edge{pair(begins, runes[0]), 0})
	}
	if wordRune(runes[last]) && !beginnings {
		edges = append(edges, edge{pair(ends, runes[last]), last})
	}
	if last == 0 && len(edges) == 0 {
		s.character(runes[0], fn)
		return
	}
	s.pairs(runes, edges, fn)
}

// edge is a key that a phrase must have so many characters after where it begins.
type edge struct {
	key    uint64
	offset int
}

// pairs finds a phrase by its pairs of characters and some keys more.
func (s *segment) pairs(runes []rune, keys []edge, fn func(entry uint32, places []int32)) {
	last := len(runes) - 1
	for at := 0; at < last; at += 2 { // every character is in one of the pairs, the last one in the last
		keys = append(keys, edge{pair(runes[at], runes[at+1]), at})
	}
	if last > 0 && last%2 == 0 {
		keys = append(keys, edge{pair(runes[last-1], runes[last]), last - 1})
	}
	lists := make([]needed, len(keys))
	for n, k := range keys {
		i := s.keyAt(k.key)
		if i*8 >= len(s.parts[partKeys]) || s.parts[partKeys].u64(i) != k.key {
			return
		}
		lists[n] = needed{s.list(i), int32(k.offset)}
	}
	intersect(lists, fn)
}

// character calls fn with the entries in which a character stands: all pairs that begin with it.
func (s *segment) character(r rune, fn func(entry uint32, places []int32)) {
	type place struct {
		entry uint32
		at    int32
	}
	var all []place
	for i, end := s.keyAt(pair(r, 0)), s.keyAt(pair(r+1, 0)); i < end; i++ {
		for c := s.list(i); c.step(); {
			for _, at := range c.places {
				all = append(all, place{c.entry, at})
			}
		}
	}
	slices.SortFunc(all, func(a, b place) int { return cmp.Or(cmp.Compare(a.entry, b.entry), cmp.Compare(a.at, b.at)) })
	var places []int32
	for i := 0; i < len(all); {
		places = places[:0]
		e := all[i].entry
		for ; i < len(all) && all[i].entry == e; i++ {
			places = append(places, all[i].at)
		}
		fn(e, places)
	}
}

// intersect walks lists together, the shortest ahead.
func intersect(lists []needed, fn func(entry uint32, places []int32)) {
	slices.SortFunc(lists, func(a, b needed) int { return a.count - b.count })
	lead := &lists[0]
	var places []int32
	for i := range lists[1:] {
		if !lists[i+1].step() {
			return
		}
	}
next:
	for lead.step() {
		for i := range lists[1:] {
			l := &lists[i+1]
			for l.entry < lead.entry {
				if !l.step() {
					return
				}
			}
			if l.entry != lead.entry {
				continue next
			}
		}
		places = places[:0]
		for _, at := range lead.places {
			if at >= lead.offset {
				places = append(places, at-lead.offset)
			}
		}
		for i := range lists[1:] {
			places = following(places, lists[i+1].places, lists[i+1].offset)
		}
		if len(places) > 0 {
			fn(lead.entry, places)
		}
	}
}

// following keeps the places that others holds so much further on; both ascend.
func following(places, others []int32, offset int32) []int32 {
	kept, j := places[:0], 0
	for _, at := range places {
		for j < len(others) && others[j] < at+offset {
			j++
		}
		if j < len(others) && others[j] == at+offset {
			kept = append(kept, at)
		}
	}
	return kept
}

// match is an entry that fits.
type match struct {
	entry uint32
	verdict
}

// term finds the entries that fit a term, ascending.
func (s *segment) term(t term, mode Mode, fn func(match)) {
	var others []int
	byPhrase := func(emit func(match)) {
		if t.silent {
			return
		}
		s.phrase(t.runes, mode == Prefix, func(entry uint32, places []int32) {
			shape := s.shape(entry, others[:0])
			if shape.others != nil {
				others = shape.others
			}
			if v := shape.judge(places, len(t.runes), mode == Prefix); v.grade != noMatch {
				emit(match{entry, v})
			}
		})
	}
	if t.spoken == "" {
		byPhrase(fn)
		return
	}
	said := s.said(t.spoken)
	i := 0
	byPhrase(func(m match) {
		for ; i < len(said) && said[i].entry < m.entry; i++ {
			fn(said[i])
		}
		if i < len(said) && said[i].entry == m.entry {
			if said[i].better(m.verdict) {
				m = said[i]
			}
			i++
		}
		fn(m)
	})
	for ; i < len(said); i++ {
		fn(said[i])
	}
}

// said finds the entries of which a reading begins so, ascending, each with its best verdict.
func (s *segment) said(typed string) []match {
	var all []match
	first := sort.Search(s.rows(), func(i int) bool { said, _, _ := s.row(i); return string(said) >= typed })
	for i := first; i < s.rows(); i++ {
		said, initials, entry := s.row(i)
		if len(said) < len(typed) || string(said[:len(typed)]) != typed {
			break
		}
		if int(entry) < s.entries {
			all = append(all, match{entry, judgeReading(len(typed), len(said), initials)})
		}
	}
	slices.SortFunc(all, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.entry, b.entry), cmp.Compare(a.grade, b.grade), cmp.Compare(b.points, a.points))
	})
	return slices.CompactFunc(all, func(a, b match) bool { return a.entry == b.entry })
}

// fits calls fn with the entries that fit one of the alternatives, ascending.
func (s *segment) fits(alternatives [][]term, mode Mode, fn func(match)) {
	if len(alternatives) == 1 && len(alternatives[0]) == 1 {
		terms := alternatives[0]
		one := make([]verdict, 1)
		s.term(terms[0], mode, func(m match) {
			one[0] = m.verdict
			fn(match{m.entry, together(one, terms, s.parts[partKinds][m.entry])})
		})
		return
	}
	var all []match
	for _, terms := range alternatives {
		all = append(all, s.conjunction(terms, mode)...)
	}
	slices.SortFunc(all, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.entry, b.entry), cmp.Compare(a.grade, b.grade), cmp.Compare(b.points, a.points))
	})
	for i, m := range all {
		if i == 0 || all[i-1].entry != m.entry {
			fn(m)
		}
	}
}

// conjunction finds the entries that fit all terms.
func (s *segment) conjunction(terms []term, mode Mode) []match {
	found := make([][]match, len(terms))
	for i, t := range terms {
		s.term(t, mode, func(m match) { found[i] = append(found[i], m) })
		if len(found[i]) == 0 {
			return nil
		}
	}
	var all []match
	each := make([]verdict, len(terms))
	at := make([]int, len(terms))
next:
	for _, m := range found[0] {
		each[0] = m.verdict
		for i := 1; i < len(terms); i++ {
			for at[i] < len(found[i]) && found[i][at[i]].entry < m.entry {
				at[i]++
			}
			if at[i] == len(found[i]) {
				return all
			}
			if found[i][at[i]].entry != m.entry {
				continue next
			}
			each[i] = found[i][at[i]].verdict
		}
		all = append(all, match{m.entry, together(each, terms, s.parts[partKinds][m.entry])})
	}
	return all
}
