package relate

import (
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// labeled reads statements without brackets: 牵头单位：A，配合单位：B. 部门分工：A牵头，B配合。 A label on the next line belongs to it.
func (s *scanner) labeled(i, end int) (statement, bool) {
	l, n := labelAt(s.text, i, end)
	if n == 0 {
		return statement{}, false
	}
	stop, roles := i, 0
	for n > 0 {
		if l.kind != otherLabel {
			roles++
		}
		at := i + n
		if stop > i {
			at = stop + n
		}
		stop = s.labelEnd(at, end)
		if line := (kg.Span{Start: stop + 1, End: s.labelEnd(min(stop+1, end), end)}); l.kind == otherLabel && stop < end && s.text[stop] == '\n' &&
			s.trim(kg.Span{Start: at, End: stop}).Len() == 0 && s.onlyDate(s.trim(line)) { // the cell of a table that was copied cell by cell
			stop = line.End
		}
		next := stop
		for next < end && strings.ContainsRune(" \n,;。", s.text[next]) {
			next++
		}
		if l, n = labelAt(s.text, next, end); n > 0 {
			stop = next
		}
	}
	if roles == 0 {
		return statement{}, false
	}
	sp := kg.Span{Start: i, End: stop}
	for sp.End > sp.Start && strings.ContainsRune(" \n,;", s.text[sp.End-1]) {
		sp.End--
	}
	parts := s.body(sp, "", false)
	if parts = s.withoutSentences(parts); len(parts) == 0 {
		return statement{}, false
	}
	st := statement{span: sp, parts: parts, rule: ruleLabels}
	if stop < end && (s.text[stop] == ')' || s.text[stop] == ']') { // 责任单位:市水利局): the opening bracket was lost
		st.span.End, st.repaired = stop+1, true
	}
	return st, true
}

// withoutSentences drops what runs on behind the names and is none: 各区 以上任务均于2027年6月前完成.
func (s *scanner) withoutSentences(parts []part) []part {
	sentence := func(n name) bool {
		return n.span.Len() > 10 && !s.plausible(n.text) && slices.ContainsFunc(s.text[n.span.Start:n.span.End], func(r rune) bool { return r >= '0' && r <= '9' })
	}
	for i := range parts {
		parts[i].names = slices.DeleteFunc(parts[i].names, sentence)
	}
	return slices.DeleteFunc(parts, func(p part) bool { return len(p.names) == 0 })
}

// labelEnd is where the text behind a label stops: at a full stop, a line end, a bracket that nothing opened, the next numbered heading,
// or the next label.
func (s *scanner) labelEnd(i, end int) int {
	depth := 0
	for j := i; j < end; j++ {
		switch r := s.text[j]; {
		case r == '。' || r == '\n':
			return j
		case r == ')' || r == ']':
			if depth--; depth < 0 {
				return j
			}
		case r == '(' && j+1 < end && strings.ContainsRune("一二三四五六七八九十", s.text[j+1]):
			return j
		case r == '(' || r == '[':
			depth++
		case r >= '1' && r <= '9' && j > i && s.itemNumber(j, end):
			return j
		case strings.ContainsRune("一二三四五六七八九十", r) && j+1 < end && s.text[j+1] == '、' && j > i && !strings.ContainsRune("、,", s.text[j-1]):
			return j
		}
		if j > i {
			if _, n := labelAt(s.text, j, end); n > 0 {
				return j
			}
		}
	}
	return end
}

// itemNumber tells whether the number of the next item stands at j in a text without line ends: 市水利局 2.修缮南门桥.
func (s *scanner) itemNumber(j, end int) bool {
	if before := s.text[j-1]; before >= '0' && before <= '9' || strings.ContainsRune("、,.:第", before) {
		return false
	}
	n := j
	for n < end && n-j < 3 && s.text[n] >= '0' && s.text[n] <= '9' {
		n++
	}
	return n+1 < end && (s.text[n] == '.' || s.text[n] == '、') && ideograph(s.text[n+1])
}
