package search

import (
	"sync"
	"unicode"

	"github.com/longbridgeapp/opencc"

	"policygraph/internal/kg"
)

// folded is text as it is searched: no width, case or blanks, simplified characters, each with its place in the original.
//
//	"５Ｇ＋ 工業"  ->  "5g+工业", at 0 1 2 4 5
type folded struct {
	runes []rune
	at    []int32 // code point of the original that each came from
}

// fold folds s. Blanks and quotation marks are left out, but for one blank where words of letters or digits would run together: "AI 5G".
func fold(s string) folded {
	simple := simplified()
	f := folded{runes: make([]rune, 0, len(s)/3+4), at: make([]int32, 0, len(s)/3+4)}
	dropped, at := int32(-1), int32(-1)
	for _, r := range s {
		at++
		r = foldRune(r, simple)
		if blank(r) {
			if dropped < 0 {
				dropped = at
			}
			continue
		}
		if n := len(f.runes); dropped >= 0 && n > 0 && wordRune(r) && wordRune(f.runes[n-1]) {
			f.runes, f.at = append(f.runes, ' '), append(f.at, dropped)
		}
		dropped = -1
		f.runes, f.at = append(f.runes, r), append(f.at, at)
	}
	return f
}

func foldRune(r rune, simple []rune) rune {
	if r >= 0x3400 && int(r) < len(simple) && simple[r] != 0 {
		return simple[r]
	}
	if r >= 0x4e00 && r <= 0x9fff {
		return r
	}
	return unicode.ToLower(kg.FoldRune(r))
}

// blank tells what is not searched: what kg.FoldName leaves out, and characters without width.
func blank(r rune) bool {
	if r >= 0x4e00 && r <= 0x9fff {
		return false
	}
	if r < ' ' { // these mark places in the index
		return true
	}
	switch r {
	case '“', '”', '‘', '’', '"', '\'', '「', '」', '『', '』', '《', '》', '〈', '〉', '<', '>', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return unicode.IsSpace(r)
}

// wordRune tells a letter or digit of ASCII in its folded form. A run of them is a word: 5G is found in 5G基站, and not in 15G.
func wordRune(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }

// letter tells a letter of ASCII in its folded form.
func letter(r rune) bool { return r >= 'a' && r <= 'z' }

// simplified has the simplified character of each traditional one at its place, by the tables of OpenCC; 0 for all others.
var simplified = sync.OnceValue(func() []rune {
	table := make([]rune, 0xfb00)
	converter, err := opencc.New("t2s")
	if err != nil {
		return nil // its tables are compiled in; a test sees that they are there
	}
	for _, block := range [][2]rune{{0x3400, 0x9fff}, {0xf900, 0xfaff}} {
		for r := block[0]; r <= block[1]; r++ {
			s, err := converter.Convert(string(r))
			if to := []rune(s); err == nil && len(to) == 1 && to[0] != r {
				table[r] = to[0]
			}
		}
	}
	for r, s := range table { // 薴 is written 苧, which is itself the traditional form of 苎
		for range 3 {
			if s != 0 && int(s) < len(table) && table[s] != 0 {
				s = table[s]
			}
		}
		table[r] = s
	}
	return table
})
