package kg_test

import (
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"policygraph/internal/kg"
)

func TestFoldNameBringsSpellingsTogether(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"width", "Ｇ６０走廊", "G60走廊"},
		{"case", "G60走廊", "g60走廊"},
		{"blanks", "甲 市　发展\t改革委", "甲市发展改革委"},
		{"round brackets", "甲区（新区）", "甲区(新区)"},
		{"square brackets of every shape", "甲发〔2031〕7号", "甲发【2031】7号"},
		{"quotation marks", "“一带”工程", "一带工程"},
		{"title marks", "《甲市规划》", "甲市规划"},
		{"dashes", "甲—乙铁路", "甲-乙铁路"},
		{"middle dots", "甲•乙", "甲·乙"},
		{"zeros", "二○三一", "二〇三一"},
	} {
		if got, want := kg.FoldName(c.a), kg.FoldName(c.b); got != want {
			t.Errorf("%s: FoldName(%q) is %q and FoldName(%q) is %q, want the same", c.name, c.a, got, c.b, want)
		}
	}
	if kg.FoldName("甲局") == kg.FoldName("乙局") {
		t.Error("different names: folded to the same")
	}
}

func TestFoldingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("Ａａ（〔“《　 \u00a0○—•İK甲乙"))), rapid.Custom(func(t *rapid.T) string {
			return string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		})).Draw(t, "s")
		once := kg.FoldName(s)
		if twice := kg.FoldName(once); twice != once {
			t.Fatalf("FoldName(%q): got %q, and folded again %q", s, once, twice)
		}
	})
}

func TestFoldRuneKeepsOffsets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.Rune().Draw(t, "rune")
		if got := kg.FoldRune(r); !utf8.ValidRune(got) || kg.FoldRune(got) != got {
			t.Fatalf("FoldRune(%q): got %q, which folds to %q", r, got, kg.FoldRune(got))
		}
	})
}

func drawEntity(t *rapid.T) kg.Entity {
	word := rapid.SampledFrom([]string{"甲", "乙", "丙", ""})
	e := kg.NewEntity(kg.KindAgency, "a", word.Draw(t, "name"))
	e.Aliases = rapid.SliceOfN(word, 0, 3).Draw(t, "aliases")
	for range rapid.IntRange(0, 3).Draw(t, "props") {
		e.Props = append(e.Props, kg.Prop{Name: rapid.SampledFrom([]string{"x", "y"}).Draw(t, "prop"), Value: word.Draw(t, "value")})
	}
	return e
}

func TestMergeKeepsTheFirstNameAndEveryOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		assertions := rapid.SliceOfN(rapid.Custom(drawEntity), 1, 4).Draw(t, "assertions")
		before := make([]kg.Entity, len(assertions))
		for i, e := range assertions {
			before[i] = e
			before[i].Aliases, before[i].Props = slices.Clone(e.Aliases), slices.Clone(e.Props)
		}
		merged := kg.Merge(assertions)
		if diff := cmp.Diff(before, assertions); diff != "" {
			t.Fatalf("Merge changed its argument:\n%s", diff)
		}
		if merged.Name != assertions[0].Name || merged.ID != assertions[0].ID {
			t.Fatalf("Merge: got %q, want the name of the first, %q", merged.Name, assertions[0].Name)
		}
		names := append([]string{merged.Name}, merged.Aliases...)
		for _, e := range assertions {
			for _, n := range append([]string{e.Name}, e.Aliases...) {
				if n != "" && !slices.Contains(names, n) {
					t.Fatalf("Merge: name %q of %+v is not among %q", n, e, names)
				}
			}
			for _, p := range e.Props {
				if !slices.Contains(merged.Props, p) {
					t.Fatalf("Merge: %v of %+v is not among %v", p, e, merged.Props)
				}
			}
		}
		if !slices.IsSorted(merged.Aliases) || len(slices.Compact(slices.Clone(merged.Aliases))) != len(merged.Aliases) ||
			slices.Contains(merged.Aliases, merged.Name) && merged.Name != "" || slices.Contains(merged.Aliases, "") {
			t.Fatalf("Merge: aliases %q of %q; want them sorted, each once, without the name and the empty one", merged.Aliases, merged.Name)
		}
		if diff := cmp.Diff(merged, kg.Merge([]kg.Entity{merged})); len(assertions) == 1 && diff != "" {
			t.Fatalf("merging a merged entity changes it:\n%s", diff)
		}
		twice := kg.Merge(append(slices.Clone(assertions), assertions...))
		if diff := cmp.Diff(merged.Aliases, twice.Aliases); diff != "" {
			t.Fatalf("saying everything twice changes the aliases:\n%s", diff)
		}
	})
}
