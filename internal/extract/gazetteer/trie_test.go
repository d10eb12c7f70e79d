package gazetteer

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

type match struct {
	start, end int
	value      int32
}

// bruteForce finds leftmost-longest by trying every surface at every place.
func bruteForce(surfaces []string, text []rune, accept func(int, int, int32) bool) (out []match) {
	for i := 0; i < len(text); {
		best := match{end: i}
		for v, s := range surfaces {
			end := i + len([]rune(s))
			if end <= len(text) && end > best.end && string(text[i:end]) == s && accept(i, end, int32(v)) {
				best = match{i, end, int32(v)}
			}
		}
		if best.end == i {
			i++
			continue
		}
		out = append(out, best)
		i = best.end
	}
	return out
}

func TestScanFindsWhatBruteForceFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.SampledFrom([]rune("安吉县市东城区𠮷a"))
		word := rapid.Map(rapid.SliceOfN(letters, 1, 5), func(r []rune) string { return string(r) })
		surfaces := rapid.SliceOfNDistinct(word, 0, 12, rapid.ID[string]).Draw(t, "surfaces")
		slices.SortFunc(surfaces, strings.Compare)
		text := rapid.SliceOfN(letters, 0, 40).Draw(t, "text")
		refuse := rapid.Uint8().Draw(t, "refuse")
		accept := func(start, end int, v int32) bool { return (start*7+end*3+int(v))%5 != int(refuse%7) }
		var got []match
		tr := newTrie(surfaces)
		tr.scan(text, accept, func(start, end int, v int32) { got = append(got, match{start, end, v}) })
		if want := bruteForce(surfaces, text, accept); !slices.Equal(got, want) {
			t.Fatalf("%q in %q: got %v, want %v", surfaces, string(text), got, want)
		}
	})
}

func TestLookupKnowsExactlyItsSurfaces(t *testing.T) {
	surfaces := []string{"东城", "东城区", "城区", "𠮷田"}
	slices.SortFunc(surfaces, strings.Compare)
	tr := newTrie(surfaces)
	for i, s := range surfaces {
		if got := tr.lookup(s); got != int32(i) {
			t.Errorf("lookup(%q): got %d, want %d", s, got, i)
		}
	}
	for _, s := range []string{"", "东", "东城区人", "𠮷"} {
		if got := tr.lookup(s); got != -1 {
			t.Errorf("lookup(%q): got %d, want -1", s, got)
		}
	}
}

func TestLongestFindsTheLongestBeginning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.SampledFrom([]rune("安吉县市𠮷a"))
		word := rapid.Map(rapid.SliceOfN(letters, 1, 4), func(r []rune) string { return string(r) })
		surfaces := rapid.SliceOfNDistinct(word, 0, 12, rapid.ID[string]).Draw(t, "surfaces")
		slices.Sort(surfaces)
		text := string(rapid.SliceOf(letters).Draw(t, "text"))
		want := 0
		for _, s := range surfaces {
			if strings.HasPrefix(text, s) {
				want = max(want, len(s))
			}
		}
		trie := newTrie(surfaces)
		if got := trie.longest(text); got != want {
			t.Fatalf("longest of %q in %q: got %d bytes, want %d", surfaces, text, got, want)
		}
	})
}
