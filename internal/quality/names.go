package quality

import (
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// levelPrefixes may be dropped on one side when names of agencies are compared, the name of the place as well: 财政局 is 市财政局,
// but 区财政局 is not.
var levelPrefixes = []string{"中共", "中国", "国家", "国务院", "全国", "省", "市", "区", "县"}

// stripped is every form that is left when prefixes are dropped; three characters stay at least.
func stripped(forms, places []string) []string {
	var out []string
	todo := slices.Clone(forms)
	for len(todo) > 0 {
		s := todo[0]
		todo = todo[1:]
		for _, p := range slices.Concat(levelPrefixes, places) {
			rest, ok := strings.CutPrefix(s, p)
			if ok && len([]rune(rest)) >= 3 && !slices.Contains(out, rest) {
				out = append(out, rest)
				todo = append(todo, rest)
			}
		}
	}
	return out
}

// agreement says how well two names of agencies agree.
type agreement int

const (
	differ  agreement = iota
	loosely           // a form of one is a form of the other without its prefix
	byForm            // they have a form in common
	exactly           // the same full name
)

// agencyForms are the folded forms of an agency, with and without prefixes.
type agencyForms struct {
	full  string
	forms []string
	bare  []string
}

func newAgencyForms(full string, forms, places []string) agencyForms {
	a := agencyForms{full: kg.FoldName(full)}
	for _, f := range append([]string{full}, forms...) {
		if k := kg.FoldName(f); k != "" && !slices.Contains(a.forms, k) {
			a.forms = append(a.forms, k)
		}
	}
	a.bare = stripped(a.forms, places)
	return a
}

func (a agencyForms) match(b agencyForms) agreement {
	meet := func(x, y []string) bool {
		return slices.ContainsFunc(x, func(s string) bool { return slices.Contains(y, s) })
	}
	switch {
	case a.full != "" && a.full == b.full:
		return exactly
	case meet(a.forms, b.forms):
		return byForm
	case meet(a.forms, b.bare) || meet(a.bare, b.forms):
		return loosely
	}
	return differ
}

// foldTitle is the form in which titles are compared: without quotation marks, blanks and the stop at the end.
func foldTitle(s string) string { return strings.TrimRight(kg.FoldName(s), "。.;:,、") }

// foldDate is the form in which dates are compared: 到2025年底前 and 2025年12月 are the same.
func foldDate(s string) string {
	s = kg.FoldName(s)
	for _, p := range []string{"力争", "到", "至", "于", "在"} {
		s = strings.TrimPrefix(s, p)
	}
	for _, p := range []string{"以前", "之前", "前", "止"} {
		s = strings.TrimSuffix(s, p)
	}
	if y, ok := strings.CutSuffix(s, "年底"); ok {
		return y + "年12月"
	}
	if m, ok := strings.CutSuffix(s, "月底"); ok {
		return m + "月"
	}
	return s
}

// likeness of two strings, 0 to 1: the share of their character pairs that they have in common; 0.9 when one holds the other.
func likeness(a, b string) float64 {
	ra, rb := []rune(strings.ReplaceAll(kg.FoldName(a), "*", "")), []rune(strings.ReplaceAll(kg.FoldName(b), "*", ""))
	switch {
	case len(ra) == 0 || len(rb) == 0:
		return 0
	case string(ra) == string(rb):
		return 1
	case min(len(ra), len(rb)) >= 4 && (strings.Contains(string(ra), string(rb)) || strings.Contains(string(rb), string(ra))):
		return 0.9
	}
	row := make([]int, len(rb)+1) // longest common subsequence
	for _, x := range ra {
		diagonal := 0
		for j, y := range rb {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = above
		}
	}
	return 2 * float64(row[len(rb)]) / float64(len(ra)+len(rb))
}
