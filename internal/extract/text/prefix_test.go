package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// Characters of one, two, three and four bytes, several that share bytes.
var characters = []rune("aé市巾帀县、。𠮷𠮶\u07ff\u0800\uffff\ufffd")

func TestStandsAtSeesWhatHasPrefixSees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := rapid.SliceOf(rapid.SampledFrom(characters)).Draw(t, "text")
		word := string(rapid.SliceOfN(rapid.SampledFrom(characters), 0, 3).Draw(t, "word"))
		i := rapid.IntRange(0, len(runes)).Draw(t, "place")
		end := rapid.IntRange(i, len(runes)).Draw(t, "end")
		if got, want := text.StandsAt(runes, i, end, word), strings.HasPrefix(string(runes[i:end]), word); got != want {
			t.Fatalf("%q in %q from %d to %d: got %v, want %v", word, string(runes), i, end, got, want)
		}
	})
	if text.StandsAt([]rune("市县"), -1, 2, "市") {
		t.Error("a word stands before the text")
	}
}

func TestSlicesAreThePrintedText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := rapid.SliceOf(rapid.SampledFrom(characters)).Draw(t, "text")
		whole := text.New(string(runes))
		start := rapid.IntRange(0, len(runes)).Draw(t, "start")
		end := rapid.IntRange(start, len(runes)).Draw(t, "end")
		if got, want := whole.Slice(kg.Span{Start: start, End: end}), string(runes[start:end]); got != want {
			t.Fatalf("%q from %d to %d: got %q, want %q", string(runes), start, end, got, want)
		}
	})
	if got := (text.Text{}).Slice(kg.Span{}); got != "" {
		t.Errorf("the zero text holds %q", got)
	}
}

func TestARuneSetHoldsWhatWasAdded(t *testing.T) {
	var set text.RuneSet
	for _, r := range "市县\x00\uffff𠮷" {
		set.Add(r)
	}
	for r, want := range map[rune]bool{'市': true, '县': true, 0: true, 0xffff: true, '巾': false, 'a': false, '𠮷': false, '𠮷' - 0x10000: false, -1: false, utf8.MaxRune: false} {
		if got := set.Has(r); got != want {
			t.Errorf("%U: got %v, want %v", r, got, want)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	s := strings.Repeat("推动科技创新与产业升级，加强与周边城市的合作。（市科技局牵头）\n", 1000)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		text.New(s)
	}
}
