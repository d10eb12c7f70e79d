package resolve

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"policygraph/internal/kg"
)

func TestTheTableFindsWhatASearchThroughAllNamesFinds(t *testing.T) {
	table := NewTable(dictionary(t))
	all := make([]string, 0, len(table.tails))
	for tail := range table.tails {
		all = append(all, tail)
	}
	slices.Sort(all)
	sole := func(s string, holds func(string, string) bool, more int) (name string) {
		for _, tail := range all {
			if !holds(tail, s) || utf8.RuneCountInString(tail)-utf8.RuneCountInString(s) > more {
				continue
			}
			if name != "" && table.tails[name].body != table.tails[tail].body {
				return ""
			}
			if name == "" || len(tail) < len(name) {
				name = tail
			}
		}
		return name
	}
	for i, tail := range all {
		if i%7 != 0 || utf8.RuneCountInString(tail) < 4 {
			continue
		}
		runes := []rune(tail)
		begin, end := string(runes[:len(runes)-1]), string(runes[1:])
		if name, m, ok := table.completed(begin); ok != (sole(begin, strings.HasPrefix, 3) != "") || ok && table.tails[name].body != m.body {
			t.Errorf("completed(%q): got %q %v, want %q", begin, name, ok, sole(begin, strings.HasPrefix, 3))
		}
		if name, _, ok := table.begun(end); ok != (sole(end, strings.HasSuffix, 2) != "") || ok && len(name) != len(sole(end, strings.HasSuffix, 2)) {
			t.Errorf("begun(%q): got %q %v, want %q", end, name, ok, sole(end, strings.HasSuffix, 2))
		}
		text := tail + "衢州分局"
		var want []string
		for _, other := range all {
			if strings.HasPrefix(text, other) && utf8.RuneCountInString(other) > 1 {
				want = append(want, other)
			}
		}
		slices.SortFunc(want, func(a, b string) int { return len(b) - len(a) })
		if got := slices.Collect(table.leading(text)); !slices.Equal(got, want) {
			t.Errorf("leading(%q): got %q, want %q", text, got, want)
		}
	}
}

// hopeless may only tell of texts that parse makes no name of: it saves time, and decides nothing.
func TestWhatIsHopelessIsNoName(t *testing.T) {
	d := dictionary(t)
	a := NewAgencies(d, document(t, d, "衢州市"))
	hopeless := 0
	for _, s := range names(t, 8000) {
		if !a.hopeless(s) {
			continue
		}
		hopeless++
		switch n := a.parse(s); n.shape {
		case known, government, collective, committee, formed:
			if n.mended == "" && !n.bare {
				t.Errorf("%q: hopeless, and parsed as %d", s, n.shape)
			}
		}
	}
	if hopeless < 100 {
		t.Errorf("only %d texts are hopeless, too few to tell", hopeless)
	}
}

func TestOneTableServesManyDocuments(t *testing.T) {
	d := dictionary(t)
	table := NewTable(d)
	for _, issuer := range []string{"衢州市", "龙游县", "浙江省", "国家", "平潭综合实验区@350128"} {
		ctx := document(t, d, issuer)
		for _, name := range []string{"市科技局", "财政局", "省发展改革委", "区经发局", "各有关部门"} {
			got, want := table.Agencies(ctx).List([]string{name})[0], NewAgencies(d, ctx).List([]string{name})[0]
			if got.Key != want.Key || got.Name != want.Name || got.Reason != want.Reason {
				t.Errorf("%s of %s: got %s %s, want %s %s", name, issuer, got.Key, got.Name, want.Key, want.Name)
			}
		}
	}
}

func TestIdeographsHoldNothingToClean(t *testing.T) {
	for r := rune(0x4e00); r <= 0x9fff; r++ {
		if got := kg.FoldName(string(r)); got != string(r) {
			t.Fatalf("FoldName(%q): got %q", r, got)
		}
	}
	for _, c := range []struct{ raw, text string }{{"市财政局", "市财政局"}, {"市财政局等", "市财政局"}, {"市财政局等。", "市财政局"}, {"、市财政局，", "市财政局"}, {"“市 财政局”", "市财政局"}} {
		if got, mended := clean(c.raw); got != c.text || mended != "" {
			t.Errorf("clean(%q): got %q %q, want %q", c.raw, got, mended, c.text)
		}
	}
}

func BenchmarkNewTable(b *testing.B) {
	d := dictionary(b)
	for b.Loop() {
		NewTable(d)
	}
}

func BenchmarkList(b *testing.B) {
	d := dictionary(b)
	a := NewTable(d).Agencies(document(b, d, "衢州市"))
	names := strings.Fields("市发展改革委 经信局 财政局 市委组织部 龙游县 智造新城管委会 人民银行衢州市分行 各有关部门 市四省边际办")
	for b.Loop() {
		a.List(names)
	}
}

func BenchmarkSegment(b *testing.B) {
	d := dictionary(b)
	a := NewTable(d).Agencies(document(b, d, "衢州市"))
	b.SetBytes(int64(len("市发改委市财政局市四省边际办市水利局龙游县各区县")))
	for b.Loop() {
		a.Segment("市发改委市财政局市四省边际办市水利局龙游县各区县")
	}
}
