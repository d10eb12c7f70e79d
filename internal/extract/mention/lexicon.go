package mention

import (
	"unicode/utf8"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// lexicon finds words of a fixed list that start (or, when it was made backward, end) at a place of a text.
type lexicon struct {
	backward bool
	lists    [][]word         // the words that share their first (last) rune, longest first; no words first
	list     *[0x10000]uint16 // which of lists a rune leads to
	keys     *text.RuneSet    // the runes that lead to any: it is small, and asked of every place of a text
	single   *text.RuneSet    // those of them that are words by themselves
	pairs    text.PairSet     // the first (last) two runes of the others
}

type word struct {
	runes []rune
	id    int // what the maker of the lexicon wants to know of the word
}

// newLexicon makes a lexicon; words[i] has id i.
func newLexicon(backward bool, words ...string) lexicon {
	l := lexicon{backward: backward, lists: make([][]word, 1, len(words)+1), list: new([0x10000]uint16), keys: new(text.RuneSet), single: new(text.RuneSet), pairs: text.NewPairSet(len(words))}
	for i, w := range words {
		l.add(w, i)
	}
	return l
}

func (l *lexicon) add(s string, id int) {
	runes := []rune(s)
	key := runes[0]
	if l.backward {
		key = runes[len(runes)-1]
	}
	l.keys.Add(key)
	switch n := len(runes); {
	case n == 1:
		l.single.Add(key)
	case l.backward:
		l.pairs.Add(runes[n-2], key)
	default:
		l.pairs.Add(key, runes[1])
	}
	of := &l.list[uint16(key)]
	if *of == 0 {
		*of = uint16(len(l.lists))
		l.lists = append(l.lists, nil)
	}
	list := l.lists[*of]
	at := 0
	for at < len(list) && len(list[at].runes) >= len(runes) {
		at++
	}
	list = append(list, word{})
	copy(list[at+1:], list[at:])
	list[at] = word{runes, id}
	l.lists[*of] = list
}

// of lists the words that begin (end) with r, a character of the basic plane.
func (l *lexicon) of(r rune) []word {
	if !l.keys.Has(r) {
		return nil
	}
	return l.lists[l.list[uint16(r)]]
}

// at is the longest word at place i: from i on, or up to i when the lexicon is backward. ok is false where there is none.
func (l *lexicon) at(text []rune, i int) (w word, ok bool) {
	if l.backward {
		if i < 1 || i > len(text) || !l.keys.Has(text[i-1]) || !l.single.Has(text[i-1]) && (i < 2 || !l.pairs.May(text[i-2], text[i-1])) {
			return w, false
		}
		for _, w := range l.of(text[i-1]) {
			if n := len(w.runes); n <= i && same(text[i-n:i], w.runes) {
				return w, true
			}
		}
		return word{}, false
	}
	if i < 0 || i >= len(text) || !l.keys.Has(text[i]) || !l.single.Has(text[i]) && (i+1 == len(text) || !l.pairs.May(text[i], text[i+1])) {
		return w, false
	}
	for _, w := range l.of(text[i]) {
		if n := len(w.runes); i+n <= len(text) && same(text[i:i+n], w.runes) {
			return w, true
		}
	}
	return word{}, false
}

// startsWith tells whether w stands in text from i on.
func startsWith(runes []rune, i int, w string) bool { return text.StandsAt(runes, i, len(runes), w) }

// endsWith tells whether one of words ends at i, and begins no earlier than low.
func endsWith(runes []rune, low, i int, words ...string) bool {
	if i < 1 || i > len(runes) {
		return false
	}
	last := byte(runes[i-1]) // of its bytes the last
	if runes[i-1] >= 0x80 {
		last = byte(0x80 | runes[i-1]&0x3f)
	}
	for _, w := range words {
		if n := len(w); n > 0 && w[n-1] != last {
			continue
		}
		if at := i - utf8.RuneCountInString(w); at >= low && startsWith(runes, at, w) {
			return true
		}
	}
	return false
}

func same(a, b []rune) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// covers marks which code points of a text belong to one of several spans.
type covers []bool

func (c covers) add(s kg.Span) {
	for i := s.Start; i < s.End; i++ {
		c[i] = true
	}
}
