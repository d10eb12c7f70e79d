package relate

import (
	"testing"

	"pgregory.net/rapid"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

func TestCleanNamesAreThePrintWithoutStrays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		printed := rapid.SliceOf(rapid.SampledFrom([]rune("市财政局（）“”>*　 \n𠮷a"))).Draw(t, "text")
		whole := text.New(string(printed))
		start := rapid.IntRange(0, len(printed)).Draw(t, "start")
		end := rapid.IntRange(start, len(printed)).Draw(t, "end")
		want := ""
		for i := start; i < end; i++ {
			if !isStray(whole.Folded()[i]) {
				want += string(printed[i])
			}
		}
		if got := newScanner(whole, bodies{}).clean(kg.Span{Start: start, End: end}); got != want {
			t.Fatalf("%q from %d to %d: got %q, want %q", string(printed), start, end, got, want)
		}
	})
}

func TestATownshipNamedForAFamilyIsNoClass(t *testing.T) {
	for text, want := range map[string]bool{"李各庄乡": false, "各乡": true, "相关乡镇": true, "各庄园区": true} {
		if got := generic(text); got != want {
			t.Errorf("generic(%q) is %t, want %t", text, got, want)
		}
	}
}
