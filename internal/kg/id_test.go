package kg_test

import (
	"crypto/sha256"
	"encoding/binary"
	"strings"
	"testing"

	"policygraph/internal/kg"
)

// An ID is for good: whatever way it is computed, it is the SHA-256 of the length-prefixed parts.
func TestAnIDIsTheHashOfItsLengthPrefixedParts(t *testing.T) {
	for _, size := range []int{0, 1, 16, 500, 503, 504, 505, 512, 513, 2000} {
		parts := []string{"evidence", strings.Repeat("甲", size), strings.Repeat("b", size), "终"}
		for n := range len(parts) + 1 {
			h := sha256.New()
			for _, p := range parts[:n] {
				h.Write(binary.BigEndian.AppendUint32(nil, uint32(len(p))))
				h.Write([]byte(p))
			}
			if got, want := kg.NewID(parts[:n]...), kg.ID(h.Sum(nil)[:16]); got != want {
				t.Errorf("%d parts, long ones of %d characters: got %s, want %s", n, size, got, want)
			}
		}
	}
}

func TestNaturalIDsAreHashesOfTheirParts(t *testing.T) {
	a, b := kg.NewID("a"), kg.NewID("b")
	s := kg.NewStatement(a, kg.Leads, b, kg.Prop{kg.QualGroup, "1"}, kg.Prop{kg.QualNote, strings.Repeat("「市」指发布机构所在的湖州市", 30)})
	if want := kg.NewID("statement", string(a[:]), string(kg.Leads), string(b[:]), kg.QualGroup, "1", kg.QualNote, s.Qualifiers[1].Value); s.ID != want {
		t.Errorf("statement: got %s, want %s", s.ID, want)
	}
	e := kg.NewEvidence(s.ID, b, kg.Span{100, 2345}, "", "duty.bracket", kg.ID{})
	if want := kg.NewID("evidence", string(s.ID[:]), string(b[:]), "100", "2345", "duty.bracket"); e.ID != want {
		t.Errorf("evidence: got %s, want %s", e.ID, want)
	}
}

func BenchmarkNewEvidence(b *testing.B) {
	s, d := kg.NewID("s"), kg.NewID("d")
	for b.Loop() {
		kg.NewEvidence(s, d, kg.Span{100, 2345}, "", "duty.bracket", kg.ID{})
	}
}
