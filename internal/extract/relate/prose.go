package relate

import (
	"strings"

	"policygraph/internal/kg"
)

// sentences finds duties that the item's own sentences give: A配合B, A会同B, A负责. The party must stand at the head of its sentence and
// be a body of the table, or say its level (市林草中心), and be no class of bodies.
func (s *scanner) sentences(sp kg.Span) (found []statement) {
	if !s.triggered(sp) {
		return nil
	}
	for i := sp.Start; i < sp.End; i++ {
		by := i > sp.Start && s.text[i] == '由' && s.text[i-1] == ',' // …，由A会同B落实资金
		if !by && !s.sentenceStart(i, sp.Start) || strings.ContainsRune(" \n", s.text[i]) {
			continue
		}
		if st, ok := s.sentenceAt(i, sp.End); ok && (!by || st.rule == ruleProseJoint) {
			found = append(found, st)
			i = st.span.End
		}
	}
	return found
}

func (s *scanner) sentenceAt(i, end int) (statement, bool) {
	var role kg.Predicate
	v, n := i, 0
	for ; v < end && v-i < 60; v++ {
		if strings.ContainsRune("。;,\n:", s.text[v]) {
			return statement{}, false
		}
		if role, n = proseVerbAt(s.text, v, end); n > 0 {
			break
		}
	}
	if n == 0 || v-i < 3 || !finals.has(s.text[v-1]) {
		return statement{}, false
	}
	names, open := s.list(kg.Span{Start: i, End: v})
	if len(names) == 0 || !s.specific(names) {
		return statement{}, false
	}
	for _, name := range names {
		if !s.isSure(name.text) && !(s.leveled(name.text) && s.isKnown(name.text)) {
			return statement{}, false
		}
	}
	st := statement{span: kg.Span{Start: i, End: v + n}, prose: true}
	subject := part{role: kg.ResponsibleFor, names: names, open: open}
	if role == kg.ResponsibleFor {
		st.rule, st.parts = ruleProse, []part{subject}
		return st, true
	}
	stop := v + n
	for stop < end && !strings.ContainsRune("。;,\n", s.text[stop]) {
		stop++
	}
	others, cut := s.leading(kg.Span{Start: v + n, End: stop})
	if len(others) == 0 {
		return statement{}, false
	}
	st.span.End = cut
	if role == joint {
		subject.role = kg.Leads
		st.rule, st.parts = ruleProseJoint, []part{subject, {role: kg.Supports, names: others}}
		return st, true
	}
	subject.role = kg.Supports
	st.rule, st.parts = ruleProseHelp, []part{{role: kg.Leads, names: others}, subject}
	return st, s.specific(others)
}

func proseVerbAt(text []rune, i, end int) (kg.Predicate, int) {
	a := adverbAt(text, i, end)
	for _, v := range []struct {
		word string
		role kg.Predicate
	}{{"会同", joint}, {"配合", kg.Supports}, {"负责", kg.ResponsibleFor}} {
		w := []rune(v.word)
		if hasPrefix(text, i+a, end, w) {
			for _, noun := range nounEnds {
				if hasPrefix(text, i+a+len(w), end, []rune(noun)) {
					return "", 0
				}
			}
			return v.role, a + len(w)
		}
	}
	return "", 0
}
