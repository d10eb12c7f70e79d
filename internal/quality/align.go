package quality

import (
	"slices"
	"unicode"

	"policygraph/internal/kg"
)

// alignment maps spans of the extracted text and of the gold text to one count of the characters that both have: folded, without blanks.
type alignment struct {
	extracted, gold []int // code point -> count before it
	ok              bool  // both texts have the same characters
	differAt        int   // count at which they part, when not ok
}

func align(extracted, gold string) alignment {
	pos, a := countable(extracted)
	posGold, b := countable(gold)
	al := alignment{extracted: pos, gold: posGold}
	for al.differAt < len(a) && al.differAt < len(b) && a[al.differAt] == b[al.differAt] {
		al.differAt++
	}
	al.ok = al.differAt == len(a) && al.differAt == len(b)
	return al
}

func countable(s string) (pos []int, chars []rune) {
	for _, r := range s {
		pos = append(pos, len(chars))
		if r = kg.FoldRune(r); !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			chars = append(chars, r)
		}
	}
	return append(pos, len(chars)), chars
}

func mapped(pos []int, s kg.Span) kg.Span {
	clip := func(i int) int { return min(max(i, 0), len(pos)-1) }
	return kg.Span{Start: pos[clip(s.Start)], End: pos[clip(s.End)]}
}

func (a alignment) ofResult(s kg.Span) kg.Span { return mapped(a.extracted, s) }
func (a alignment) ofGold(s kg.Span) kg.Span   { return mapped(a.gold, s) }

// toGold is the span of the gold text that has the characters of a span of the result.
func (a alignment) toGold(s kg.Span) kg.Span {
	if !a.ok {
		return kg.Span{}
	}
	r := a.ofResult(s)
	start, _ := slices.BinarySearch(a.gold, r.Start+1)
	end, _ := slices.BinarySearch(a.gold, r.End)
	return kg.Span{Start: max(0, start-1), End: max(end, start-1)}
}

// iou is intersection over union of a span of the result and one of the gold.
func (a alignment) iou(result, gold kg.Span) float64 {
	r, g := a.ofResult(result), a.ofGold(gold)
	both := min(r.End, g.End) - max(r.Start, g.Start)
	if both <= 0 {
		return 0
	}
	return float64(both) / float64(r.Len()+g.Len()-both)
}

// inside tells whether at least half of a span of the result lies in the scope; no scope is everywhere.
func (a alignment) inside(result kg.Span, scope []kg.Span) bool {
	if len(scope) == 0 {
		return true
	}
	r, in := a.ofResult(result), 0
	for _, s := range scope {
		g := a.ofGold(s)
		in += max(0, min(r.End, g.End)-max(r.Start, g.Start))
	}
	return 2*in >= r.Len() && in > 0
}
