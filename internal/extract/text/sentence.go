package text

import "policygraph/internal/kg"

// Sentence widens a span to the sentences that it stands in: from behind the stop before it to the stop that ends it, or to the ends
// of its line. White space at either end is left out.
func (t Text) Sentence(s kg.Span) kg.Span {
	start, end := s.Start, s.End
	for start > 0 && !stop(t.folded[start-1]) {
		start--
	}
	for end < len(t.folded) && t.folded[end] != '\n' && (end == s.Start || !stop(t.folded[end-1])) {
		end++
	}
	return t.Trim(kg.Span{Start: start, End: end})
}

func stop(r rune) bool { return r == '。' || r == '!' || r == '?' || r == ';' || r == '\n' }
