package loaders_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"policygraph/graph/loaders"
)

func TestTextFindsCodePointsAsCountingDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := rapid.SliceOf(rapid.SampledFrom([]rune("a，县𠮷\n"))).Draw(t, "text")
		runes = append(runes, []rune(strings.Repeat("长𠮷", rapid.IntRange(0, 700).Draw(t, "tail")))...)
		from := rapid.IntRange(-5, len(runes)+5).Draw(t, "from")
		to := rapid.IntRange(-5, len(runes)+5).Draw(t, "to")
		text := loaders.NewText(string(runes))
		clamp := func(n int) int { return min(max(n, 0), len(runes)) }
		want := ""
		if clamp(from) < clamp(to) {
			want = string(runes[clamp(from):clamp(to)])
		}
		if got := text.Slice(from, to); got != want {
			t.Errorf("slice %d to %d: got %q, want %q", from, to, got, want)
		}
		if got, want := text.UTF16(to), len(utf16.Encode(runes[:clamp(to)])); got != want {
			t.Errorf("UTF-16 offset of %d: got %d, want %d", to, got, want)
		}
	})
}
