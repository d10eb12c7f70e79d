package mention

import (
	"unicode/utf8"

	"policygraph/internal/kg"
)

// lexicon finds words of a fixed list that start (or, when it was made backward, end) at a place of a text.
type lexicon struct {
	backward bool
	words    map[rune][]word // by first (last) rune, longest first
}

type word struct {
	runes []rune
	id    int // what the maker of the lexicon wants to know of the word
}

// newLexicon makes a lexicon; words[i] has id i.
func newLexicon(backward bool, words ...string) lexicon {
	l := lexicon{backward: backward, words: make(map[rune][]word, len(words))}
	for i, w := range words {
		l.add(w, i)
	}
	return l
}

func (l lexicon) add(s string, id int) {
	runes := []rune(s)
	key := runes[0]
	if l.backward {
		key = runes[len(runes)-1]
	}
	list := l.words[key]
	at := 0
	for at < len(list) && len(list[at].runes) >= len(runes) {
		at++
	}
	list = append(list, word{})
	copy(list[at+1:], list[at:])
	list[at] = word{runes, id}
	l.words[key] = list
}

// at is the longest word at place i: from i on, or up to i when the lexicon is backward. ok is false where there is none.
func (l lexicon) at(text []rune, i int) (w word, ok bool) {
	if l.backward {
		if i < 1 || i > len(text) {
			return w, false
		}
		for _, w := range l.words[text[i-1]] {
			if n := len(w.runes); n <= i && same(text[i-n:i], w.runes) {
				return w, true
			}
		}
		return word{}, false
	}
	if i < 0 || i >= len(text) {
		return w, false
	}
	for _, w := range l.words[text[i]] {
		if n := len(w.runes); i+n <= len(text) && same(text[i:i+n], w.runes) {
			return w, true
		}
	}
	return word{}, false
}

// startsWith tells whether w stands in text from i on.
func startsWith(text []rune, i int, w string) bool {
	if i < 0 {
		return false
	}
	for _, r := range w {
		if i >= len(text) || text[i] != r {
			return false
		}
		i++
	}
	return true
}

// endsWith tells whether one of words ends at i, and begins no earlier than low.
func endsWith(text []rune, low, i int, words ...string) bool {
	for _, w := range words {
		if at := i - utf8.RuneCountInString(w); at >= low && startsWith(text, at, w) {
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

func (c covers) any(s kg.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if c[i] {
			return true
		}
	}
	return false
}
