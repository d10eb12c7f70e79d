package relate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/kg"
)

// A statement is one place of a text that says who answers for what stands before it.
type statement struct {
	span     kg.Span
	parts    []part
	rule     string
	repaired bool    // a bracket of it was lost, or its first name runs on from the text before
	prose    bool    // a sentence of the item's own text, not a note behind it
	goesOn   bool    // its sentence goes on with what is to be done
	full     bool    // 由A牵头，B配合。 names leaders and supporters and ends its sentence
	limit    kg.Span // the time limit that a flattened table has before its names; empty for none
}

// triggers are the first characters of words without which nothing is said of responsibility, each with those that may follow.
var triggers = map[rune]string{
	'牵': "头", '负': "责总", '责': "任", '配': "合", '参': "与加", '指': "导", '落': "实", '实': "施", '协': "同办作助",
	'会': "同办", '分': "工", '主': "办管责", '承': "办担", '抓': "总落好", '督': "导促查办",
}

var triggering = func() (set runeSet) {
	for r := range triggers {
		set.add(r)
	}
	return set
}()

func (s *scanner) triggered(sp kg.Span) bool {
	for i := sp.Start; i+1 < sp.End; i++ {
		if !triggering.has(s.text[i]) {
			continue
		}
		if next := triggers[s.text[i]]; strings.ContainsRune(next, s.text[i+1]) {
			return true
		}
	}
	return false
}

// brackets pairs the brackets of a span; one without a partner is in neither map.
type brackets struct{ closers, openers map[int]int }

func (s *scanner) pair(sp kg.Span) brackets {
	b := brackets{map[int]int{}, map[int]int{}}
	var stack []int
	for i := sp.Start; i < sp.End; i++ {
		switch s.text[i] {
		case '(', '[':
			stack = append(stack, i)
		case ')', ']':
			if n := len(stack); n > 0 {
				b.closers[stack[n-1]], b.openers[i] = i, stack[n-1]
				stack = stack[:n-1]
			}
		}
	}
	return b
}

// statements finds every responsibility statement in sp, in order. Sentences of prose come marked as such.
func (s *scanner) statements(sp kg.Span) (found []statement) {
	if !s.triggered(sp) {
		return nil
	}
	pairs := s.pair(sp)
	last := sp.Start
	add := func(st statement) int {
		found = append(found, st)
		last = st.span.End
		return last
	}
	for i := sp.Start; i < sp.End; {
		r := s.text[i]
		if !starts.has(r) {
			i++
			continue
		}
		if r == '(' || r == '[' {
			if st, ok := s.labeled(i, sp.End); ok { // 【责任单位】市水利局
				i = add(st)
				continue
			}
			if st, ok := s.bracketed(i, sp.End, pairs); ok {
				i = add(st)
				continue
			}
		} else if st, ok := s.labeled(i, sp.End); ok {
			i = add(st)
			continue
		} else if s.law {
			i++
			continue
		} else if st, ok := s.trailing(last, i, sp.End, pairs); ok {
			i = add(st)
			continue
		}
		i++
	}
	return found
}

// bracketed reads a statement in the brackets that open at i, of which the closing one may be lost.
func (s *scanner) bracketed(i, end int, pairs brackets) (statement, bool) {
	close, paired := pairs.closers[i]
	if paired && close-i <= 500 && !s.holdsMarker(kg.Span{Start: i + 1, End: close}) {
		inner := kg.Span{Start: i + 1, End: close}
		if s.triggered(inner) {
			parts := s.body(inner, "", false)
			if parts == nil {
				parts = s.colonless(inner)
			}
			if parts != nil {
				return statement{span: kg.Span{Start: i, End: close + 1}, parts: parts, rule: ruleBracket}, true
			}
		}
	}
	stop := i + 1
	for stop < end && s.text[stop] != '\n' && stop-i < 200 && !(stop > i && s.text[stop] == '。') && s.text[stop] != '(' && s.text[stop] != '[' && s.text[stop] != ')' {
		stop++
	}
	if paired && stop >= close {
		return statement{}, false
	}
	inner := kg.Span{Start: i + 1, End: stop}
	if !s.triggered(inner) {
		return statement{}, false
	}
	_, label := labelAt(s.text, inner.Start, inner.End)
	parts := s.withoutSentences(s.body(inner, "", label == 0))
	if len(parts) == 0 {
		// (市水利局牵头主动对接…: the text goes on behind the verb
		inner.End = -1
		for j := i + 2; j < stop; j++ {
			if _, n := verbAt(s.text, j, stop); n > 0 {
				inner.End = j + n
				break
			}
		}
		if inner.End < 0 {
			return statement{}, false
		}
		if parts = s.body(inner, "", true); parts == nil {
			return statement{}, false
		}
	}
	if paired { // the closing bracket belongs to another statement, which lost its own
		delete(pairs.openers, close)
		delete(pairs.closers, i)
	}
	for inner.End > inner.Start && strings.ContainsRune(" \n", s.text[inner.End-1]) {
		inner.End--
	}
	return statement{span: kg.Span{Start: i, End: inner.End}, parts: parts, rule: ruleLostBracket, repaired: true}, true
}

// holdsMarker tells whether the marker of another item stands in sp, so that the bracket around it lost its partner.
func (s *scanner) holdsMarker(sp kg.Span) bool {
	for i := sp.Start; i+2 < sp.End; i++ {
		if s.text[i] == '(' && strings.ContainsRune("一二三四五六七八九十", s.text[i+1]) && (s.text[i+2] == ')' || i+3 < sp.End && s.text[i+3] == ')') {
			return true
		}
	}
	return false
}

// trailing reads a statement without an opening bracket whose first verb stands at v: its names are found by walking left from there.
func (s *scanner) trailing(lo, v, end int, pairs brackets) (statement, bool) {
	role, n := verbAt(s.text, v, end)
	if n == 0 || role == joint {
		return statement{}, false
	}
	after := v + n
	if after < end && s.text[after] == '的' { // 市水利局牵头的项目 says which one
		return statement{}, false
	}
	at := after
	for at < end && s.text[at] == ' ' {
		at++
	}
	lostOpener := false
	if at < end && (s.text[at] == ')' || s.text[at] == ']') {
		if _, paired := pairs.openers[at]; paired {
			return statement{}, false
		}
		lostOpener = true
	}
	stop := after
	for stop < end && (ideograph(s.text[stop]) || !strings.ContainsRune("。;\n)](", s.text[stop])) {
		if stop++; stop < end && ideograph(s.text[stop]) {
			continue
		}
		if c, paired := pairs.closers[stop]; paired && c-stop < 30 && s.text[stop-1] != ',' && !s.triggered(kg.Span{Start: stop, End: c}) { // 各县(市、区)政府
			stop = c + 1
		}
	}
	if stop < end && s.text[stop] == ')' && !lostOpener {
		_, paired := pairs.openers[stop]
		lostOpener = !paired
	}
	if last := v - 1; !lostOpener && (last < lo || !finals.has(s.text[last])) {
		return statement{}, false
	}
	done := s.sentenceEnd(after, end)
	if !lostOpener && !done && role != kg.Leads && (at >= end || s.text[at] != ',') {
		return statement{}, false
	}
	left, ok := s.walkLeft(lo, v, lostOpener)
	if !ok {
		return statement{}, false
	}
	st := statement{span: kg.Span{Start: left.start, End: after}, rule: ruleTrailing, repaired: left.runsOn}
	st.parts = []part{{role: role, names: left.names, open: left.open}}
	switch {
	case at < end && s.text[at] == ',':
		st.span.End, st.parts = s.further(at, stop, st.span.End, st.parts, !left.by)
	case left.by && role == kg.Leads && hasPrefix(s.text, after, stop, together): // 由A牵头会同B推进…
		if names, cut := s.leading(kg.Span{Start: after + len(together), End: stop}); len(names) > 0 {
			st.span.End, st.parts = cut, append(st.parts, part{role: kg.Supports, names: names})
		}
	}
	if lostOpener && st.span.End < stop && s.trim(kg.Span{Start: st.span.End, End: stop}).Len() > 0 {
		lostOpener = false // the bracket closes something else
	}
	done = s.sentenceEnd(st.span.End, end)
	starts := !left.runsOn && s.sentenceStart(left.start, lo)
	strong := role == kg.Leads || role == kg.Implements && n >= 4
	switch {
	case lostOpener:
		st.span.End = stop + 1
		st.repaired, st.rule = true, ruleLostBracket
		return st, true
	case !s.allKnown(left.names):
		return statement{}, false
	case left.by:
		st.prose, st.rule, st.full = true, ruleProseLead, done && len(st.parts) > 1
		if len(left.helpers) > 0 { // 由A会同B负责
			st.parts[0].role = kg.Leads
			st.parts = slices.Insert(st.parts, 1, part{role: kg.Supports, names: left.helpers})
		}
		return st, st.parts[0].role == kg.Leads || role == kg.ResponsibleFor && len(st.parts) > 1 // 由A负责，B配合，…
	case len(st.parts) > 1 && (starts || strong):
		st.goesOn = starts && st.span.End < end && s.text[st.span.End] == ','
		return st, true
	case done && (starts || strong):
		return st, true
	case starts && role == kg.Leads:
		st.prose, st.rule = true, ruleProseLead
		return st, s.specific(left.names)
	}
	return statement{}, false
}

// further reads the lists behind the first one of an unbracketed statement: …牵头，B、C配合。 Where the last list runs into the text of
// the next row of a flattened table, it is cut behind the last name, if cutting is allowed.
func (s *scanner) further(comma, stop, end int, parts []part, cutting bool) (int, []part) {
	for at := comma; at < stop && s.text[at] == ','; {
		next := at + 1
		for next < stop && s.text[next] != ',' {
			next++
		}
		segment := s.trim(kg.Span{Start: at + 1, End: next})
		if more := s.body(segment, kg.Supports, true); more != nil {
			if last := &parts[len(parts)-1]; len(parts) > 1 && len(more) == 1 && more[0].role == last.role {
				last.names, last.open = append(last.names, more[0].names...), last.open || more[0].open
			} else {
				parts = append(parts, more...)
			}
			if cut := s.cutBehind(more, segment.End); cutting && cut < segment.End {
				return cut, parts
			}
			end = segment.End
			at = next
			continue
		}
		role, n := verbAt(s.text, segment.Start, segment.End)
		if role == joint {
			segment.Start += n // A牵头，会同B
		}
		names, cut := s.leading(segment)
		if len(names) == 0 || !cutting && role != joint && cut < segment.End {
			return end, parts
		}
		if last := &parts[len(parts)-1]; len(parts) > 1 && last.role == kg.Supports {
			last.names = append(last.names, names...)
			return cut, parts
		}
		return cut, append(parts, part{role: kg.Supports, names: names})
	}
	return end, parts
}

// cutBehind is where the last name of parts ends, when the text behind it up to end is neither a verb nor 等: it is of the next row.
func (s *scanner) cutBehind(parts []part, end int) int {
	last := parts[len(parts)-1]
	at := last.names[len(last.names)-1].span.End
	if _, n := verbAt(s.text, at, end); n > 0 || last.open {
		return end
	}
	return at
}

func (s *scanner) allKnown(names []name) bool {
	for _, n := range names {
		if !s.isKnown(n.text) && !generic(n.text) && !s.leveled(n.text) {
			return false
		}
	}
	return len(names) > 0
}

// leveled tells a name of a body that no table holds but whose first character says its level: 区财金局.
func (s *scanner) leveled(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	if !strings.ContainsRune(levels, first) {
		return false
	}
	length := utf8.RuneCountInString(text)
	return length >= 4 && length <= 12 && shaped(text)
}

// specific tells whether none of names is a class of bodies (水利部门, 各区).
func (s *scanner) specific(names []name) bool {
	for _, n := range names {
		if generic(n.text) || strings.HasSuffix(n.text, "部门") || strings.HasSuffix(n.text, "单位") {
			return false
		}
	}
	return len(names) > 0
}

// single tells a name of one body, not of a class that the table of classes holds or that its form shows: 县级政府, 各区.
func (s *scanner) single(n name) bool {
	if !s.specific([]name{n}) {
		return false
	}
	a := s.agencies.List([]string{n.text})
	return len(a) != 1 || !a[0].Generic
}

func (s *scanner) sentenceStart(i, lo int) bool {
	for i > lo && (s.text[i-1] == ' ') {
		i--
	}
	return i == lo || strings.ContainsRune("。;!?\n)]”\"", s.text[i-1])
}

func (s *scanner) sentenceEnd(i, end int) bool {
	for i < end && s.text[i] == ' ' {
		i++
	}
	return i >= end || strings.ContainsRune("。;\n", s.text[i])
}
