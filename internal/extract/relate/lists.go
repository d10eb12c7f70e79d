package relate

import (
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// Names alone are a statement where a document shows that it writes them so: this many items do. One alone will do where every name in
// it is a body of the table.
const habit = 3

// lists finds statements that are names and nothing else: in brackets at the end of an item, or behind a month at the end of the row of
// a flattened table.
func (a *assembly) lists(units []unit) []unit {
	a.habitual(units, func(u unit) (statement, bool) { return a.bareList(u.content) })
	a.innerLists(units)
	noted := a.notes(units) >= habit
	for i := range units {
		u := &units[i]
		if u.row != nil || len(u.statements) > 0 || a.law || !noted && a.chapterOf(*u) != work {
			continue
		}
		if st, ok := a.bareList(u.content); ok && a.apart(u.content, st.span.Start) && (a.partiesOnly(st) || noted && (a.oneParty(u.content, st) || a.behindStop(u.content, st) && a.mostlySure(st.all()))) {
			u.statements = []statement{st}
			a.formal++
		}
	}
	if a.flat {
		content := func(u unit) kg.Span {
			return kg.Span{Start: u.content.Start, End: a.rowEnd(u.content)}
		}
		habitual := a.habitual(units, func(u unit) (statement, bool) { return a.datedList(content(u), a.allSpecific) })
		for i := range units {
			u := &units[i]
			if habitual && u.row == nil && len(u.statements) == 0 && u.task.Marker.Len() > 0 { // in such a table the form of a name will do
				if st, ok := a.datedList(content(*u), a.allShaped); ok {
					u.statements = []statement{st}
				}
			}
			if len(u.statements) == 1 && u.statements[0].rule == ruleDated && u.task.Marker.Len() > 0 {
				end := a.rowEnd(u.content)
				u.content.End, u.task.Span.End = end, end
				u.task.Title = a.undated(a.firstSentence(kg.Span{Start: u.content.Start, End: u.statements[0].span.Start}))
			}
		}
	}
	return units
}

// habitual takes what find finds in items without statements, where it finds it in several. Lists of places (青山县、临河区) may say where
// something is built, so they do not show the habit.
func (a *assembly) habitual(units []unit, find func(unit) (statement, bool)) bool {
	found := map[int]statement{}
	for i, u := range units {
		if u.row == nil && len(u.statements) == 0 {
			if st, ok := find(u); ok {
				found[i] = st
			}
		}
	}
	telling := 0
	for _, st := range found {
		if !placesOnly(st.all()) {
			telling++
		}
	}
	if telling < habit {
		return false
	}
	for i, st := range found {
		units[i].statements = []statement{st}
		a.formal++
	}
	return true
}

// bareList reads （市水利局、市财政局） at the end of sp.
func (a *assembly) bareList(sp kg.Span) (statement, bool) {
	end := sp.End
	for end > sp.Start && strings.ContainsRune(" \n。", a.text[end-1]) {
		end--
	}
	if end-sp.Start < 8 || a.text[end-1] != ')' && a.text[end-1] != ']' {
		return statement{}, false
	}
	for i := end - 2; i > sp.Start && end-i < 200; i-- {
		if c := a.text[i]; c != '(' && c != '[' || a.closer(i, end) != end-1 {
			continue
		}
		inner := kg.Span{Start: i + 1, End: end - 1}
		for _, sentence := range a.split(inner, "。")[1:] { // （某局、某局。列在首位的为牵头单位，下同）
			if a.saidForAll(sentence) {
				inner.End = sentence.Start - 1
				break
			}
		}
		names, open := a.list(inner)
		st := statement{span: kg.Span{Start: i, End: end}, rule: ruleBareList, parts: []part{{role: kg.ResponsibleFor, names: names, open: open}}}
		if !a.allSpecific(names) && (len(names) == 0 || !a.partiesOnly(st) && !a.mostlySure(names)) {
			return statement{}, false
		}
		b := bodyReader{scanner: a.scanner, waiting: st.parts[0]}
		b.close(kg.ResponsibleFor) // 市教育局（牵头）、市财政局
		st.parts = b.parts
		return st, true
	}
	return statement{}, false
}

// notes counts the statements in brackets.
func (a *assembly) notes(units []unit) (n int) {
	for _, u := range units {
		for _, st := range u.statements {
			if st.rule == ruleBracket {
				n++
			}
		}
	}
	return n
}

// oneParty tells a bracket behind the last sentence of an item with one body of the table in it: it is the note that other items have.
func (a *assembly) oneParty(content kg.Span, st statement) bool {
	if len(st.parts) != 1 || len(st.parts[0].names) != 1 || st.parts[0].open || placesOnly(st.parts[0].names) {
		return false
	}
	return a.behindStop(content, st) && a.isSure(st.parts[0].names[0].text)
}

// behindStop tells whether the sentence before a statement is closed.
func (a *assembly) behindStop(content kg.Span, st statement) bool {
	before := st.span.Start
	for before > content.Start && a.text[before-1] == ' ' {
		before--
	}
	return before > content.Start && a.text[before-1] == '。'
}

// mostlySure tells whether one of several names at least is a body of the table and the others have the form of one.
func (a *assembly) mostlySure(names []name) bool {
	sure := 0
	for _, n := range names {
		if a.isSure(n.text) {
			sure++
		} else if !a.plausible(n.text) {
			return false
		}
	}
	return sure >= 1 && len(names) >= 2
}

// all is every name of a statement.
func (st statement) all() (names []name) {
	for _, p := range st.parts {
		names = append(names, p.names...)
	}
	return names
}

// partiesOnly tells whether the names of a list are two bodies of the table at least, or one with a class of bodies behind it.
// A list that is open (等) gives examples, unless a class of bodies follows it; behind two bodies of the table others may stand that have
// the form of one.
func (a *assembly) partiesOnly(st statement) bool {
	names := st.all()
	if st.parts[len(st.parts)-1].open && !generic(names[len(names)-1].text) {
		return false
	}
	sure := 0
	for i, n := range names {
		switch {
		case a.isSure(n.text):
			sure++
		case i == 0 || !a.isKnown(n.text) && !generic(n.text) && (sure < 2 || !shaped(n.text)):
			return false
		}
	}
	return len(names) >= 2 && !placesOnly(names)
}

// placesOnly tells whether all names are of places: counties answer for work, but brackets name them for other reasons too.
func placesOnly(names []name) bool {
	return !slices.ContainsFunc(names, func(n name) bool {
		return !hasSuffixAny(n.text, "市", "县", "区", "省", "州", "旗", "镇", "乡")
	})
}

// apart tells whether a bracket stands behind a sentence, or behind a phrase that it does not explain: 成员单位（市水利局、市财政局） says
// which they are.
func (a *assembly) apart(sp kg.Span, bracket int) bool {
	for bracket > sp.Start && a.text[bracket-1] == ' ' {
		bracket--
	}
	if bracket <= sp.Start {
		return false
	}
	before := string(a.text[max(sp.Start, bracket-4):bracket])
	return !hasSuffixAny(before, "部门", "单位", "机构", "机关", "主体", "成员", "政府", "组织", "小组", "专班", "会议", "局", "委", "办", "厅", "方面", "包括", ",", ":", "、")
}

// allSpecific tells whether names are known bodies, with classes of bodies at most behind the first.
func (a *assembly) allSpecific(names []name) bool {
	for i, n := range names {
		if !a.isKnown(n.text) && !a.leveled(n.text) && (i == 0 || !generic(n.text)) || i == 0 && generic(n.text) {
			return false
		}
	}
	return len(names) > 0
}

// allShaped tells whether names look like names of bodies.
func (a *assembly) allShaped(names []name) bool {
	for _, n := range names {
		if !a.plausible(n.text) {
			return false
		}
	}
	return len(names) > 0
}

// datedList reads 6月市水利局市财政局 at the end of sp. On a line of its own the list needs no date before it.
func (a *assembly) datedList(sp kg.Span, fine func([]name) bool) (statement, bool) {
	end := a.beforeRemark(sp)
	for i := end - 1; i > sp.Start && end-i < 160; i-- {
		date, dated := a.limitBefore(sp.Start, i)
		if !dated && a.text[i-1] != '\n' || a.text[i] == '\n' || a.text[i] == ' ' || dated && strings.ContainsRune("底前份末", a.text[i]) {
			continue
		}
		names, open := a.list(kg.Span{Start: i, End: end})
		if !fine(names) || !dated && !a.allSpecific(names) || date.Start == sp.Start {
			continue
		}
		if _, more := a.limitBefore(sp.Start, i-1); !dated && (more || a.linesOfNames(sp.Start, i-1)) {
			continue // the list begins on a line above
		}
		return statement{span: a.trim(kg.Span{Start: i, End: end}), rule: ruleDated, limit: date, parts: []part{{role: kg.ResponsibleFor, names: names, open: open}}}, true
	}
	return statement{}, false
}

// linesOfNames tells whether the line that ends at end holds names and nothing else.
func (a *assembly) linesOfNames(lo, end int) bool {
	start := end
	for start > lo && a.text[start-1] != '\n' {
		start--
	}
	names, _ := a.list(kg.Span{Start: start, End: end})
	return start > lo && a.allSpecific(names)
}

// beforeRemark is the end of sp without blanks and without a remark in brackets on all rows: （排在第一位的为牵头单位）.
func (a *assembly) beforeRemark(sp kg.Span) int {
	end := sp.End
	for {
		for end > sp.Start && strings.ContainsRune(" \n。", a.text[end-1]) {
			end--
		}
		if end == sp.Start || a.text[end-1] != ')' {
			return end
		}
		open := end - 1
		for open > sp.Start && a.text[open] != '(' {
			open--
		}
		if inner := (kg.Span{Start: open + 1, End: end - 1}); inner.Len() < 8 || !a.saidForAll(inner) {
			return end
		}
		end = open
	}
}

func hasSuffixAny(t string, ends ...string) bool {
	return slices.ContainsFunc(ends, func(e string) bool { return strings.HasSuffix(t, e) })
}

// flatHeader tells whether the headings of a flattened table stand in the text: 责任单位 that no colon follows and no sentence holds.
func (s *scanner) flatHeader() bool {
	for i, r := range s.text {
		if r != '责' && r != '牵' && r != '承' {
			continue
		}
		for _, w := range flatHeadings {
			if hasPrefix(s.text, i, len(s.text)-1, w) && !strings.ContainsRune(":,。、和及的为与", s.text[i+len(w)]) {
				return true
			}
		}
	}
	return false
}

var flatHeadings = runesOf("责任单位 牵头单位 责任部门 牵头部门 承办单位")
