package kg

import (
	"slices"
	"strings"
	"unicode"
)

// FoldRune maps a full-width character to its half-width twin and the lenient variants of punctuation to one form, one code point
// for one code point, so that offsets in folded text are offsets in the original.
func FoldRune(r rune) rune {
	switch {
	case r >= '！' && r <= '～': // the full-width ASCII block
		return r - '！' + '!'
	case r == '　' || r == '\u00a0' || r == '\t':
		return ' '
	case r == '﹒' || r == '•' || r == '・' || r == '‧':
		return '·'
	case r == '〔' || r == '【' || r == '［' || r == '﹝':
		return '['
	case r == '〕' || r == '】' || r == '］' || r == '﹞':
		return ']'
	case r == '﹙':
		return '('
	case r == '﹚':
		return ')'
	case r == '｡':
		return '。'
	case r == '､':
		return '、'
	case r == '○' || r == '◯' || r == '〇':
		return '〇'
	case r == '—' || r == '–' || r == '―' || r == '−' || r == '─':
		return '-'
	}
	return r
}

// FoldName is the form under which names are looked up: folded rune by rune, in lower case, without blanks and quotation marks.
func FoldName(s string) string {
	if plain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r = FoldRune(r); unicode.IsSpace(r) || strings.ContainsRune("“”‘’\"'「」『』《》〈〉<>", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// plain tells whether s is all ideographs, which fold to themselves: most names are.
func plain(s string) bool {
	for _, r := range s {
		if r < 0x4e00 || r > 0x9fff {
			return false
		}
	}
	return true
}

// Merge makes one entity of what several documents assert about it. Assertions come in the order of trust (seed tables first, then
// documents by ID); the first names it, names and values that only others give are added. There must be at least one; none of them
// is changed. Empty lists come back as nil.
func Merge(assertions []Entity) Entity {
	merged := assertions[0]
	var aliases []string
	merged.Props = slices.Clone(merged.Props)
	for _, e := range assertions {
		aliases = append(append(aliases, e.Name), e.Aliases...)
		for _, p := range e.Props {
			if !slices.Contains(merged.Props, p) {
				merged.Props = append(merged.Props, p)
			}
		}
	}
	slices.Sort(aliases)
	merged.Aliases = slices.DeleteFunc(slices.Compact(aliases), func(a string) bool { return a == "" || a == merged.Name })
	if len(merged.Aliases) == 0 {
		merged.Aliases = nil
	}
	if len(merged.Props) == 0 {
		merged.Props = nil
	}
	return merged
}
