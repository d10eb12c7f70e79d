package text_test

import (
	"testing"

	"pgregory.net/rapid"

	"policygraph/internal/extract/text"
)

func TestAPairSetDeniesNoPairThatWasAdded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pairs := rapid.SliceOfN(rapid.SampledFrom(characters), 2, 40).Draw(t, "characters")
		set := text.NewPairSet(len(pairs))
		for i := range pairs[1:] {
			set.Add(pairs[i], pairs[i+1])
		}
		for i := range pairs[1:] {
			if !set.May(pairs[i], pairs[i+1]) {
				t.Fatalf("%q was added and is denied", string(pairs[i:i+2]))
			}
		}
	})
}

func TestAPairSetDeniesMostOthers(t *testing.T) {
	const n = 2000
	set := text.NewPairSet(n)
	for i := range rune(n) {
		set.Add(0x4e00+i, 0x4e00+7*i%5000)
	}
	taken := 0
	for i := range rune(n) {
		if set.May(0x4e00+i, 0x4e00+(7*i+1)%5000) {
			taken++
		}
	}
	if taken > n/20 {
		t.Errorf("%d of %d pairs that were not added are taken for such, want at most one in twenty", taken, n)
	}
	if text.NewPairSet(0).May('市', '县') {
		t.Error("an empty set has a pair")
	}
}
