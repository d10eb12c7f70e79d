package mention

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestALexiconFindsTheLongestWordAtAPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.SampledFrom([]rune("科创走廊a、"))
		word := rapid.Map(rapid.SliceOfN(letters, 1, 3), func(r []rune) string { return string(r) })
		words := rapid.SliceOfNDistinct(word, 0, 10, rapid.ID[string]).Draw(t, "words")
		backward := rapid.Bool().Draw(t, "backward")
		text := rapid.SliceOf(letters).Draw(t, "text")
		l := newLexicon(backward, words...)
		for i := -1; i <= len(text)+1; i++ {
			want := ""
			for _, w := range words {
				fits := i >= 0 && i <= len(text) && (backward && strings.HasSuffix(string(text[:i]), w) || !backward && strings.HasPrefix(string(text[i:]), w))
				if fits && len([]rune(w)) > len([]rune(want)) {
					want = w
				}
			}
			got, ok := l.at(text, i)
			if ok != (want != "") || string(got.runes) != want || ok && words[got.id] != want {
				t.Fatalf("%q in %q at %d, backward %v: got %q %v, want %q", words, string(text), i, backward, string(got.runes), ok, want)
			}
		}
	})
}

func TestEndsWithSeesWhatHasSuffixSees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.SampledFrom([]rune("年底巾市a𠮷"))
		text := rapid.SliceOf(letters).Draw(t, "text")
		word := string(rapid.SliceOfN(letters, 1, 3).Draw(t, "word"))
		i := rapid.IntRange(0, len(text)).Draw(t, "place")
		low := rapid.IntRange(0, i).Draw(t, "low")
		if got, want := endsWith(text, low, i, "。", word), strings.HasSuffix(string(text[low:i]), word); got != want {
			t.Fatalf("%q before %d of %q from %d: got %v, want %v", word, i, string(text), low, got, want)
		}
	})
}
