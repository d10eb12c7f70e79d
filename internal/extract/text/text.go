// Package text gives a document's text by code point: slices of the original, and a folded twin whose offsets are the same.
package text

import "policygraph/internal/kg"

// Text is an immutable text addressed by Unicode code point. Folded()[i] is the folded form of Runes()[i].
type Text struct {
	s             string
	runes, folded []rune
}

// New makes a Text of valid UTF-8.
func New(s string) Text {
	runes := []rune(s)
	folded := make([]rune, len(runes))
	for i, r := range runes {
		folded[i] = kg.FoldRune(r)
	}
	return Text{s: s, runes: runes, folded: folded}
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
func (t Text) Slice(s kg.Span) string { return string(t.runes[s.Start:s.End]) }

// FoldedSlice is the folded text of a span.
func (t Text) FoldedSlice(s kg.Span) string { return string(t.folded[s.Start:s.End]) }

// Trim cuts white space from both ends of a span.
func (t Text) Trim(s kg.Span) kg.Span {
	for s.Start < s.End && blank(t.folded[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && blank(t.folded[s.End-1]) {
		s.End--
	}
	return s
}

func blank(r rune) bool { return r == ' ' || r == '\n' || r == '\r' || r == '\u200b' || r == '\ufeff' }
