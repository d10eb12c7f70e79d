package resolve

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/text"
)

// A pattern is a name written in words: parts in their order, each one of a list.
type pattern []part

type part struct {
	words    map[rune][]string // by their first characters
	optional bool
	repeated bool
}

// one, may, some and much make parts: exactly one of the words, one or none, one or more, any number.
func one(words []string) part  { return part{words: byFirst(words)} }
func may(words []string) part  { return part{words: byFirst(words), optional: true} }
func some(words []string) part { return part{words: byFirst(words), repeated: true} }
func much(words []string) part { return part{words: byFirst(words), optional: true, repeated: true} }

// matches tells whether the pattern gives the whole of s. It follows the places that the parts so far can have reached, a bit each.
func (p pattern) matches(s string) bool {
	if len(s) > 63 {
		return p.matchesLong(s)
	}
	now := uint64(1)
	for _, step := range p {
		var then uint64
		if step.optional {
			then = now
		}
		for left := now; left != 0; left &= left - 1 {
			at := bits.TrailingZeros64(left)
			for _, w := range step.words[firstOf(s[at:])] {
				if !strings.HasPrefix(s[at:], w) {
					continue
				}
				if next := uint64(1) << (at + len(w)); then&next == 0 {
					then |= next
					if step.repeated {
						left |= next
					}
				}
			}
		}
		if now = then; now == 0 {
			return false
		}
	}
	return now&(1<<len(s)) != 0
}

// matchesLong is matches for names of more than 63 bytes, which are rare.
func (p pattern) matchesLong(s string) bool {
	now := []int{0}
	for _, step := range p {
		var then []int
		if step.optional {
			then = slices.Clone(now)
		}
		for i := 0; i < len(now); i++ {
			for _, w := range step.words[firstOf(s[now[i]:])] {
				next := now[i] + len(w)
				if !strings.HasPrefix(s[now[i]:], w) || slices.Contains(then, next) {
					continue
				}
				then = append(then, next)
				if step.repeated && !slices.Contains(now, next) {
					now = append(now, next)
				}
			}
		}
		now = then
	}
	return slices.Contains(now, len(s))
}

// firsts and lasts are the characters with which words begin and end.
func firsts(lists ...[]string) (set text.RuneSet) {
	for _, words := range lists {
		for _, w := range words {
			r, _ := utf8.DecodeRuneInString(w)
			set.Add(r)
		}
	}
	return set
}

func lasts(lists ...[]string) (set text.RuneSet) {
	for _, words := range lists {
		for _, w := range words {
			r, _ := utf8.DecodeLastRuneInString(w)
			set.Add(r)
		}
	}
	return set
}

func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastOf(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// byFirst and byLast file words by the characters with which they begin and end.
func byFirst(words []string) map[rune][]string {
	index := map[rune][]string{}
	for _, w := range words {
		index[firstOf(w)] = append(index[firstOf(w)], w)
	}
	return index
}

func byLast(words string) map[rune][]string {
	index := map[rune][]string{}
	for w := range strings.FieldsSeq(words) {
		index[lastOf(w)] = append(index[lastOf(w)], w)
	}
	return index
}

func hasAnyPrefix(s string, byFirst map[rune][]string) bool {
	for _, w := range byFirst[firstOf(s)] {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func hasAnySuffix(s string, byLast map[rune][]string) bool {
	for _, w := range byLast[lastOf(s)] {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// ideographs tells whether s is nothing but ideographs.
func ideographs(s string) bool {
	for _, r := range s {
		if r < 0x4e00 || r > 0x9fff {
			return false
		}
	}
	return true
}
