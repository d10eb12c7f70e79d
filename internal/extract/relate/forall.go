package relate

import (
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// A forAll is a sentence that rules for more than the task it stands in.
type forAll struct {
	at    int // tasks whose statements end behind it are under it
	until int // and begin before this, 0 for no end
	span  kg.Span
	first bool   // the first of each list leads
	parts []part // or: these parties too
}

// rulesForAll finds what the document says once for many tasks. within are the spans of the statements found: a rule in one of them
// holds from there on, a rule that stands alone (a note under a table) for all.
func (s *scanner) rulesForAll(statements []kg.Span) (rules []forAll) {
	for i := 0; i+1 < len(s.text); i++ {
		switch {
		case s.text[i] == '牵' && s.text[i+1] == '头':
			sp := s.sentence(i)
			t := string(s.text[sp.Start:i])
			tail := string(s.text[i:min(i+4, len(s.text))])
			if !hasAny(t, "排在第一", "排第一", "列第一", "排名第一", "列在第一", "排首位", "列首位", "排在首位", "列在首位", "首位", "排在前", "第一个", "首个", "首家") || !hasAny(t, "为", "是", "系") ||
				!hasAny(tail, "牵头单位", "牵头部门", "牵头责任", "牵头") || i-sp.Start > 40 {
				continue
			}
			rule := forAll{span: sp, first: true}
			if st, within := inside(statements, i); within {
				rule.at = sp.Start
				if !hasAny(string(s.text[i:min(st.End, len(s.text))]), "下同", "以下", "各项", "均") {
					rule.at, rule.until = st.Start, st.End
				}
			}
			rules = append(rules, rule)
		case s.text[i] == '不' && s.text[i+1] == '再':
			sp := s.sentence(i)
			head := s.trim(kg.Span{Start: sp.Start, End: i})
			if !hasAny(string(s.text[i:min(i+8, len(s.text))]), "列出", "列明", "列示", "注明", "单列", "另列", "重复", "赘述", "标注") {
				continue
			}
			// the sentence may be two: 以下均需各区配合，不再列出
			for back := head.Start; head.Len() < 2 && back > 0; back-- {
				head = s.trim(kg.Span{Start: s.sentence(max(back-2, 0)).Start, End: i})
			}
			from := strings.Index(string(s.text[head.Start:head.End]), "均")
			if from < 0 {
				continue
			}
			start := head.Start + len([]rune(string(s.text[head.Start:head.End])[:from])) + 1
			for start < head.End && strings.ContainsRune("需须由应要请", s.text[start]) {
				start++
			}
			if parts := s.body(kg.Span{Start: start, End: head.End}, "", false); parts != nil {
				rule := forAll{at: head.Start, span: kg.Span{Start: head.Start, End: sp.End}, parts: parts}
				if hasAny(string(s.text[head.Start:start]), "以上", "上述") {
					rule.at, rule.until = 0, head.Start
				}
				rules = append(rules, rule)
			}
		}
	}
	return rules
}

// sentence is the part between commas and stops that i stands in.
func (s *scanner) sentence(i int) kg.Span {
	const stops = ",;:。()[]\n"
	sp := kg.Span{Start: i, End: i}
	for sp.Start > 0 && !strings.ContainsRune(stops, s.text[sp.Start-1]) {
		sp.Start--
	}
	for sp.End < len(s.text) && !strings.ContainsRune(stops, s.text[sp.End]) {
		sp.End++
	}
	return sp
}

func hasAny(t string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(t, w) })
}

// inside is the span that holds i.
func inside(spans []kg.Span, i int) (kg.Span, bool) {
	for _, sp := range spans {
		if sp.Start <= i && i < sp.End {
			return sp, true
		}
	}
	return kg.Span{}, false
}
