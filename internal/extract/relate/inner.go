package relate

import (
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// innerLists finds names in brackets behind the sentences of an item: 疏浚河道。（市水利局、市财政局）②种树。（市林业局）. The document
// must show that it writes its statements so; then every bracket counts that holds nothing but bodies of the table.
func (a *assembly) innerLists(units []unit) {
	type place struct {
		unit int
		st   statement
	}
	var found []place
	telling := 0
	for i, u := range units {
		if u.row != nil || a.law || a.chapterOf(u) != work {
			continue
		}
		for _, st := range u.statements {
			if st.rule == ruleBareList {
				telling++
			}
		}
		for at := u.content.Start; at < u.content.End; at++ {
			if a.text[at] != '(' && a.text[at] != '[' || !a.apart(u.content, at) {
				continue
			}
			end := a.closer(at, u.content.End) + 1
			sp := kg.Span{Start: at, End: end}
			if end <= 0 || sp.Len() > 200 || !a.closesSentence(u.content, sp) || slices.ContainsFunc(u.statements, func(st statement) bool { return st.span.Overlaps(sp) }) {
				continue
			}
			names, open := a.list(kg.Span{Start: at + 1, End: end - 1})
			if open || !a.allSpecific(names) || placesOnly(names) || !slices.ContainsFunc(names, func(n name) bool { return a.isSure(n.text) }) {
				continue
			}
			found = append(found, place{i, statement{span: sp, rule: ruleBareList, parts: []part{{role: kg.ResponsibleFor, names: names}}}})
			telling++
			at = end - 1
		}
	}
	if telling < habit {
		return
	}
	for _, p := range found {
		u := &units[p.unit]
		u.statements = append(u.statements, p.st)
		slices.SortFunc(u.statements, func(x, y statement) int { return x.span.Start - y.span.Start })
		a.formal++
	}
}

// closesSentence tells whether a bracket stands where a sentence ends: behind its stop, before it, or before ② and the like.
func (a *assembly) closesSentence(content, sp kg.Span) bool {
	before, after := sp.Start, sp.End
	for before > content.Start && a.text[before-1] == ' ' {
		before--
	}
	for after < content.End && a.text[after] == ' ' {
		after++
	}
	if before > content.Start && strings.ContainsRune("。;!", a.text[before-1]) || after >= content.End {
		return true
	}
	r := a.text[after]
	return strings.ContainsRune("。;\n", r) || r >= '①' && r <= '⑳'
}
