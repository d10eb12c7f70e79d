package kg

import (
	"strings"
	"unicode"
)

// PolicyKey is the natural key of the policy that a title or a number (发文字号) names, so that whoever cites it and the document that
// bears it arrive at one entity. Brackets, dashes, blanks, quotation marks and width do not matter; words do: 《X》, 《X（试行）》 and
// 《X（征求意见稿）》 are three. PolicyKey(PolicyKey(s)) is PolicyKey(s).
//
//	《某市供水规划（2021—2035年）》, 某市供水规划(2021-2035年)     某市供水规划(2021-2035年)
//	某政发〔2021〕3号, 某政发[2021]03号, 某政发（2021） 第3号        某政发[2021]3号
func PolicyKey(name string) string {
	if number, ok := PolicyNumber(name); ok {
		return FoldName(number)
	}
	key := []rune(FoldName(name))
	out := make([]rune, 0, len(key))
	for i, r := range key {
		switch {
		case r == '[':
			r = '('
		case r == ']':
			r = ')'
		case r == '~':
			r = '-'
		}
		if r == '至' && i > 0 && i+1 < len(key) && closesYear(key[i-1]) && digit(key[i+1]) { // 2021至2025年
			r = '-'
		}
		switch {
		case r == '-' && len(out) > 0 && out[len(out)-1] == '-':
			continue
		case r == '-' && len(out) > 4 && out[len(out)-1] == '年' && digit(out[len(out)-2]) && i+1 < len(key) && rangeGoesOn(key[i+1:]):
			out = out[:len(out)-1] // 2021年-2025年
		}
		out = append(out, r)
	}
	folded := string(out)
	if trimmed := strings.TrimRight(folded, "。.,;:、"); trimmed != "" {
		folded = trimmed
	}
	return folded
}

func closesYear(r rune) bool { return digit(r) || r == '年' }

func digit(r rune) bool { return r >= '0' && r <= '9' }

// rangeGoesOn tells whether a year follows, perhaps after more of the dash.
func rangeGoesOn(rest []rune) bool {
	for _, r := range rest {
		if r != '-' && r != '~' {
			return digit(r)
		}
	}
	return false
}

// PolicyNumber writes the number of a document in one way, and tells whether s is one: an issuer's word, the year in any brackets, the
// number without leading zeros; or a decree (令) and its number. A number without its issuer's word (第3号) names nothing.
//
//	国发[2021]03号, 国发（2021） 3 号, 国发【2021】第3号     国发〔2021〕3号
//	某市人民政府令（第19号）                                某市人民政府令第19号
func PolicyNumber(s string) (number string, ok bool) {
	r := make([]rune, 0, len(s))
	for _, c := range FoldName(s) {
		switch c {
		case '[', '(', '{':
			c = '〔'
		case ']', ')', '}':
			c = '〕'
		}
		r = append(r, c)
	}
	at := 0
	for at < len(r) && (unicode.Is(unicode.Han, r[at]) && r[at] != '第' || r[at] >= 'a' && r[at] <= 'z') {
		at++
	}
	issuer := string(r[:at])
	decree := strings.HasSuffix(issuer, "令")
	rest := r[at:]
	if len(issuer) == 0 || at > 30 {
		return "", false
	}
	if decree {
		if len(rest) > 2 && rest[0] == '〔' && rest[len(rest)-1] == '〕' {
			rest = rest[1 : len(rest)-1]
		}
		if n, ok := serial(rest); ok && len(rest) > 0 && rest[0] == '第' {
			return issuer + "第" + n + "号", true
		}
	}
	if at < 2 || len(rest) < 8 || rest[0] != '〔' || rest[5] != '〕' || !digits(rest[1:5]) {
		return "", false
	}
	n, ok := serial(rest[6:])
	if !ok {
		return "", false
	}
	return issuer + string(rest[:6]) + n + "号", true
}

// serial reads 第03号 and 3号 as 3.
func serial(r []rune) (n string, ok bool) {
	if len(r) > 0 && r[0] == '第' {
		r = r[1:]
	}
	if len(r) < 2 || len(r) > 7 || r[len(r)-1] != '号' || !digits(r[:len(r)-1]) {
		return "", false
	}
	n = strings.TrimLeft(string(r[:len(r)-1]), "0")
	return n, n != ""
}

func digits(r []rune) bool {
	for _, c := range r {
		if !digit(c) {
			return false
		}
	}
	return len(r) > 0
}

// PolicyTitle is a title as a policy is called: on one line, without the marks of a title around it.
func PolicyTitle(s string) string {
	s = strings.TrimSpace(strings.NewReplacer("\r", "", "\n", "").Replace(s))
	for len(s) > len("《》") && wrapped(s) {
		s = strings.TrimSpace(s[len("《") : len(s)-len("》")])
	}
	return s
}

// wrapped tells whether the mark that opens s is closed by the one that ends it, which 《甲规划》和《乙规划》 is not.
func wrapped(s string) bool {
	depth := 0
	for i, r := range s {
		switch r {
		case '《':
			depth++
		case '》':
			depth--
		}
		if depth == 0 {
			return i > 0 && i+len("》") == len(s)
		}
	}
	return false
}
