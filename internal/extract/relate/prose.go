package relate

import (
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// sentences finds duties that the item's own sentences give: A配合B, A会同B, A负责. The party must stand at the head of its sentence and
// be a body of the table, or say its level (市林草中心), and be no class of bodies.
// Behind a comma only such count that go on with what a sentence has begun: A负责甲，B负责乙. said are the statements found before.
func (s *scanner) sentences(sp kg.Span, said []statement) (found []statement) {
	if !s.triggered(sp) {
		return nil
	}
	begun := sp.End // where the sentence at hand first says who does what
	for i := sp.Start; i < sp.End; i++ {
		if strings.ContainsRune(" \n", s.text[i]) {
			continue
		}
		head := s.sentenceStart(i, sp.Start)
		if head && s.text[i-min(1, i)] != ';' {
			begun = sp.End
		}
		if begun > i && slices.ContainsFunc(said, func(st statement) bool { return st.prose && st.span.Start <= i && i < st.span.End }) {
			begun = i
		}
		behindComma := i > sp.Start && s.text[i-1] == ','
		by := behindComma && s.text[i] == '由' // …，由A会同B落实资金
		if !head && !behindComma {
			continue
		}
		goesOn := begun < i
		if st, ok := s.sentenceAt(i, sp.End, goesOn); ok && (head || by && st.rule == ruleProseJoint || goesOn && st.rule == ruleProse) {
			found = append(found, st)
			begun = min(begun, i)
			i = st.span.End - 1
		}
	}
	return found
}

// division reads an item of a division of labour, which begins with the body whose work it tells: 市水利局：负责…; 市水利局。牵头….
func (s *scanner) division(sp kg.Span) (statement, bool) {
	v := sp.Start
	for v < sp.End && v-sp.Start <= longest && s.text[v] != ':' && s.text[v] != '。' {
		v++
	}
	if v-sp.Start < 3 || v >= sp.End || v-sp.Start > longest || !finals.has(s.text[v-1]) {
		return statement{}, false
	}
	at := v + 1
	for at < sp.End && strings.ContainsRune(" \n", s.text[at]) {
		at++
	}
	role, n := kg.Predicate(""), 0
	for _, o := range divisionOpeners {
		if hasPrefix(s.text, at, sp.End, o.text) {
			role, n = o.role, len(o.text)
			break
		}
	}
	if n == 0 {
		return statement{}, false
	}
	names, open := s.list(kg.Span{Start: sp.Start, End: v})
	if len(names) == 0 || !s.specific(names) || !s.allSure(names) {
		return statement{}, false
	}
	st := statement{span: kg.Span{Start: sp.Start, End: at + n}, rule: ruleDivision, prose: true}
	st.parts = []part{{role: role, names: names, open: open}}
	return st, true
}

// divisionOpeners are the words with which the work of a body begins, the longest first.
var divisionOpeners = []verb{
	{text: []rune("主要负责"), role: kg.ResponsibleFor},
	{text: []rune("具体负责"), role: kg.Implements},
	{text: []rune("负责"), role: kg.ResponsibleFor},
	{text: []rune("牵头"), role: kg.Leads},
	{text: []rune("配合"), role: kg.Supports},
	{text: []rune("承担"), role: kg.ResponsibleFor},
	{text: []rune("做好"), role: kg.ResponsibleFor},
	{text: []rune("组织"), role: kg.ResponsibleFor},
	{text: []rune("指导"), role: kg.ResponsibleFor},
	{text: []rune("统筹"), role: kg.ResponsibleFor},
	{text: []rune("会同"), role: kg.Leads},
}

// sentenceAt reads the sentence that begins at i. One that goes on with a division of work may say 做好 and the like for 负责.
func (s *scanner) sentenceAt(i, end int, goesOn bool) (statement, bool) {
	var role kg.Predicate
	v, n := i, 0
	for ; v < end && v-i < 60; v++ {
		if strings.ContainsRune("。;,\n:", s.text[v]) {
			return statement{}, false
		}
		if role, n = proseVerbAt(s.text, v, end); n > 0 {
			break
		}
		if n = anyPrefix(s.text, v, end, chores); goesOn && n > 0 {
			role = kg.ResponsibleFor
			break
		}
		n = 0
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
