package resolve

import (
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"policygraph/internal/kg"
)

// The rules of names as regular expressions, made of the same words. They are too slow to be asked thousands of times of a document, but
// leave no doubt about what is meant.
var (
	reCollective = func() *regexp.Regexp {
		var whole []string
		for _, p := range collectives {
			var re strings.Builder
			for _, step := range p {
				re.WriteString(alternatives(step.words))
				re.WriteString(map[[2]bool]string{{true, false}: "?", {false, true}: "+", {true, true}: "*"}[[2]bool{step.optional, step.repeated}])
			}
			whole = append(whole, re.String())
		}
		return regexp.MustCompile("^(?:" + strings.Join(whole, "|") + ")$")
	}()
	reLeader = regexp.MustCompile(alternatives(leaders) + "$")
	reNoName = regexp.MustCompile("^" + alternatives(noNameStarts) + "|" + alternatives(noNameEnds) + "$|[" + noNameSigns + "]")
	reNoBody = regexp.MustCompile("^(?:" + strings.Join(sorts, "|") + ")?" + alternatives(noBodies) + "$|" + alternatives(everyday) + "$")
)

func alternatives(words map[rune][]string) string {
	all := list(words)
	for i, w := range all {
		all[i] = regexp.QuoteMeta(w)
	}
	return "(?:" + strings.Join(all, "|") + ")"
}

func list(words map[rune][]string) (all []string) {
	for _, r := range slices.Sorted(maps.Keys(words)) {
		all = append(all, words[r]...)
	}
	return all
}

// names makes n texts out of the words that names are made of: most are none, many are almost one.
func names(t testing.TB, n int) []string {
	wordsOf := func(re *regexp.Regexp) []string { return regexp.MustCompile(`\p{Han}+`).FindAllString(re.String(), -1) }
	classes := wordsOf(reCollective)
	words := slices.Concat(wordsOf(reLeader), wordsOf(reNoName), wordsOf(reNoBody), strings.Fields("市、 县(市、区) 镇(街道) 、 , ( ) / 衢州 衢州市 龙游 共青团 团 国网 中共 委 组织部 人才办 新城 管理委员会 等 （ ） a"))
	var bodies []string
	for _, b := range dictionary(t).Bodies() {
		bodies = append(bodies, slices.Concat(b.National, b.City, b.Aliases)...)
	}
	random := rand.New(rand.NewPCG(1, 2))
	out := make([]string, n)
	for i := range out {
		if random.IntN(8) == 0 { // a class of bodies, mostly
			for _, step := range collectives[random.IntN(len(collectives))] {
				for more := !step.optional || random.IntN(2) == 0; more; more = step.repeated && random.IntN(3) == 0 {
					words := list(step.words)
					out[i] += words[random.IntN(len(words))]
				}
			}
			continue
		}
		for range 1 + random.IntN(4) {
			word := []rune(words[random.IntN(len(words))])
			switch random.IntN(6) {
			case 0:
				word = []rune(bodies[random.IntN(len(bodies))])
			case 1, 2, 3:
				word = []rune(classes[random.IntN(len(classes))])
			}
			if random.IntN(5) == 0 { // or a part of it
				word = word[random.IntN(len(word)):]
			}
			out[i] += string(word)
		}
	}
	return out
}

func TestPatternsAreTheRegularExpressionsTheyStandFor(t *testing.T) {
	all := names(t, 8000)
	for _, c := range []struct {
		claim string
		got   func(string) bool
		want  *regexp.Regexp
	}{
		{"a class of bodies", isCollective, reCollective},
		{"a leader", isLeader, reLeader},
		{"no name", isNoName, reNoName},
		{"no body", isNoBody, reNoBody},
	} {
		yes := 0
		for _, name := range all {
			name = kg.FoldName(name)
			want := c.want.MatchString(name)
			if got := c.got(name); got != want {
				t.Errorf("%s: %q: got %v, want %v", c.claim, name, got, want)
			}
			if want {
				yes++
			}
		}
		if yes < 30 {
			t.Errorf("%s: only %d of the names are one, too few to tell", c.claim, yes)
		}
	}
}

// A name of more than 63 bytes is matched in another way.
func TestLongNamesMatchLikeShortOnes(t *testing.T) {
	for _, name := range []string{
		"各有关" + strings.Repeat("区县、", 20) + "单位", "市级" + strings.Repeat("部门", 20), "当地" + strings.Repeat("街道、", 20) + "政府",
		"各有关" + strings.Repeat("区县、", 20) + "湖泊", strings.Repeat("市", 40) + "部门", "县级以上" + strings.Repeat("人民政府和", 12),
	} {
		if got, want := isCollective(name), reCollective.MatchString(name); got != want {
			t.Errorf("%q: got %v, want %v", name, got, want)
		}
	}
}
