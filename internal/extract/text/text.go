// Package text gives a document's text by code point: slices of the original, and a folded twin whose offsets are the same.
package text

import (
	"unicode/utf8"

	"policygraph/internal/kg"
)

// Text is an immutable text addressed by Unicode code point. Folded()[i] is the folded form of Runes()[i].
type Text struct {
	s             string
	runes, folded []rune
	at            []int32 // byte of s at which each code point begins, and the end
}

// New makes a Text of valid UTF-8.
func New(s string) Text {
	n := utf8.RuneCountInString(s)
	t := Text{s: s, runes: make([]rune, n), folded: make([]rune, n), at: make([]int32, n+1)}
	i := 0
	for at, r := range s {
		t.runes[i], t.folded[i], t.at[i] = r, r, int32(at)
		if r < 0x4e00 || r > 0x9fff { // most of a Chinese text folds to itself
			t.folded[i] = kg.FoldRune(r)
		}
		i++
	}
	t.at[n] = int32(len(s))
	return t
}

// String is the whole text as it was given.
func (t Text) String() string { return t.s }

// Len is the number of code points.
func (t Text) Len() int { return len(t.runes) }

// Runes is the original; not to be changed.
func (t Text) Runes() []rune { return t.runes }

// Folded is the folded twin: full-width forms are half-width, variants of brackets and dashes are one; not to be changed.
func (t Text) Folded() []rune { return t.folded }

// Slice is the original text of a span.
func (t Text) Slice(s kg.Span) string {
	if s == (kg.Span{}) {
		return "" // also of the zero Text
	}
	return t.s[t.at[s.Start]:t.at[s.End]]
}

// FoldedSlice is the folded text of a span.
func (t Text) FoldedSlice(s kg.Span) string { return string(t.folded[s.Start:s.End]) }

// Trim cuts white space from both ends of a span.
func (t Text) Trim(s kg.Span) kg.Span {
	for s.Start < s.End && Blank(t.folded[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && Blank(t.folded[s.End-1]) {
		s.End--
	}
	return s
}

// Blank tells whether r prints nothing: any white space, line ends among them, and the zero-width characters that editors leave.
func Blank(r rune) bool {
	switch {
	case r <= 0x7f:
		return r == ' ' || r >= '\t' && r <= '\r'
	case r < 0x2000:
		return r == 0x85 || r == 0xa0
	case r <= 0x206f:
		return r <= 0x200f || r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0x205f || r == 0x2060
	}
	return r == 0x3000 || r == 0xfeff
}

// Masked tells whether r stands for a character that a publisher blotted out.
func Masked(r rune) bool { return r == '*' || r == '＊' || r == '×' || r == '□' || r == '█' }
