package text_test

import (
	"testing"
	"unicode/utf8"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

func TestFoldingKeepsOffsets(t *testing.T) {
	for _, c := range []struct{ in, folded string }{
		{"（牵头单位：Ａ局）", "(牵头单位:A局)"},
		{"〔2021〕　１２号", "[2021] 12号"},
		{"甲—乙", "甲-乙"},
		{"𠮷县", "𠮷县"},
		{"", ""},
	} {
		got := text.New(c.in)
		if f := string(got.Folded()); f != c.folded {
			t.Errorf("folded(%q) = %q, want %q", c.in, f, c.folded)
		}
		if len(got.Folded()) != len(got.Runes()) || got.Len() != utf8.RuneCountInString(c.in) {
			t.Errorf("%q: %d folded, %d original code points", c.in, len(got.Folded()), got.Len())
		}
		if whole := got.Slice(kg.Span{End: got.Len()}); whole != c.in {
			t.Errorf("slice of all of %q = %q", c.in, whole)
		}
	}
}

func TestTrimCutsEveryKindOfBlank(t *testing.T) {
	got := text.New("\ufeff\u3000\u2003\r\n 一、总则\u00a0\t\r\n")
	span := got.Trim(kg.Span{End: got.Len()})
	if got.Slice(span) != "一、总则" {
		t.Errorf("trimmed to %q, want %q", got.Slice(span), "一、总则")
	}
	if none := text.New(" \u3000\n").Trim(kg.Span{End: 3}); none.Len() != 0 {
		t.Errorf("blanks trimmed to %v, want an empty span", none)
	}
}

func TestOffsetsAgreeInAllThreeCounts(t *testing.T) {
	long := ""
	for range 300 {
		long += "县a𠮷"
	}
	for _, s := range []string{"", "a", "湖州", "a𠮷b", long} {
		o := text.NewOffsets(s)
		char, unit := 0, 0
		for b, r := range s {
			if o.Byte(char) != b || o.UTF16(char) != unit || o.FromByte(b) != char || o.FromUTF16(unit) != char {
				t.Fatalf("%q at %d: byte %d (%d), unit %d (%d), back %d %d", s[:min(9, len(s))], char,
					o.Byte(char), b, o.UTF16(char), unit, o.FromByte(b), o.FromUTF16(unit))
			}
			char++
			unit++
			if r > 0xffff {
				unit++
			}
		}
		if o.Byte(char) != len(s) || o.Byte(char+5) != len(s) || o.UTF16(char) != unit || o.FromByte(len(s)+1) != char {
			t.Errorf("end of %q: byte %d, unit %d", s[:min(9, len(s))], o.Byte(char), o.UTF16(char))
		}
	}
}
