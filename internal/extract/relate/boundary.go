package relate

import (
	"strings"

	"policygraph/internal/kg"
)

// reach is what a walk to the left from a verb found.
type reach struct {
	names  []name
	start  int
	open   bool
	runsOn bool // text runs into the first name without a sign between them
	by     bool // 由 stands before it

	helpers []name // behind 会同: 由A会同B
}

var (
	together    = []rune("会同")
	verbalRunes = runesOf(strings.Join(verbal, " ") + " 改善 优化 建设 新建")
)

// walkLeft finds the names before the verb at v that nothing brackets. Over 、 it goes on as long as whole names stand there; the first
// piece that is no name ends it, and gives its longest ending that is one: 翻新两座看台市体育局 gives 市体育局. With damaged, names
// that lost a character count too.
func (s *scanner) walkLeft(lo, v int, damaged bool) (reach, bool) {
	b := v
	for b > lo && v-b < 160 {
		r := s.text[b-1]
		if r == ')' || r == ']' {
			open := b - 2
			for open > lo && b-open < 14 && s.text[open] != '(' && s.text[open] != '[' {
				open--
			}
			if open <= lo || s.text[open] != '(' && s.text[open] != '[' || strings.ContainsRune("。;,", s.text[open-1]) {
				break
			}
			b = open
			continue
		}
		if !ideograph(r) && strings.ContainsRune("。;,:!?\n([“”‘’\"《》*|", r) {
			break
		}
		b--
	}
	segment := kg.Span{Start: b, End: v}
	by := -1
	for i := segment.Start; i < segment.End; i++ {
		if s.text[i] == '由' && (i == segment.Start || !strings.ContainsRune("自理缘", s.text[i-1])) {
			by = i
		}
	}
	if by >= 0 {
		names, open := s.list(kg.Span{Start: by + 1, End: v})
		for i := by + 3; i < v-2; i++ {
			if !hasPrefix(s.text, i, v, together) {
				continue
			}
			lead, _ := s.list(kg.Span{Start: by + 1, End: i})
			helpers, _ := s.list(kg.Span{Start: i + len(together), End: v})
			if len(lead) > 0 && len(helpers) > 0 && s.allKnown(lead) && s.specific(lead) && s.allKnown(helpers) {
				return reach{names: lead, start: by, by: true, helpers: helpers}, true
			}
			return reach{}, false
		}
		if len(names) > 0 && s.allKnown(names) && s.specific(names) {
			return reach{names: names, start: by, open: open, by: true}, true
		}
		return reach{}, false
	}
	var got reach
	pieces := s.split(segment, "、")
	for k := len(pieces) - 1; k >= 0; k-- {
		p := s.trim(pieces[k])
		if p.Len() < 2 {
			break
		}
		if names, open, ok := s.whole(p, damaged, k == 0, len(got.names) > 0); ok {
			got.names, got.start = append(names, got.names...), names[0].span.Start
			got.open = got.open || open
			continue
		}
		if tail, ok := s.ending(p, damaged); ok {
			got.names, got.start, got.runsOn = append([]name{tail}, got.names...), tail.span.Start, true
		}
		break
	}
	return got, len(got.names) > 0
}

// whole tells whether p is nothing but names. The first piece behind a stop may be one by its form only when a level begins it; one
// between names that were found may have any form of a body.
func (s *scanner) whole(p kg.Span, damaged, first, others bool) (names []name, open, ok bool) {
	names, open = s.list(p)
	if len(names) == 0 {
		return nil, false, false
	}
	for _, n := range names {
		if s.led(n) {
			return nil, false, false
		}
		fine := generic(n.text) || s.leveled(n.text) || !s.swallowed(n) && (s.isKnown(n.text) || damaged && s.isDamaged(n.text))
		if !fine && !first && others {
			fine = shaped(n.text) && n.span.Len() <= 12
		}
		if !fine {
			return nil, false, false
		}
	}
	return names, open, true
}

// led tells a name with a word of the sentence before it: 如市水利局. The table knows those that begin so: 经信局.
func (s *scanner) led(n name) bool {
	r := []rune(n.text)
	return len(r) > 3 && strings.ContainsRune("如即经据但而且并仍均已将把被对向从因若", r[0]) && !s.isSure(n.text) && s.isKnown(string(r[1:]))
}

// swallowed tells a name that only its form makes one and that ends in a body of the table: 分批翻新体育局. At the head of a sentence
// a short one may still be whole.
func (s *scanner) swallowed(n name) bool {
	if s.isSure(n.text) {
		return false
	}
	if n.span.Len() <= 9 || n.span.Len() <= 14 && (n.span.Start == 0 || strings.ContainsRune("。;\n([", s.text[n.span.Start-1])) {
		return false
	}
	for i := n.span.Start + 1; i <= n.span.End-3; i++ {
		if s.isSure(s.clean(kg.Span{Start: i, End: n.span.End})) {
			return true
		}
	}
	return false
}

// ending is the longest ending of p that is the name of a body which the table holds; else one that begins with a level; else, with
// damaged, one that lost a character.
func (s *scanner) ending(p kg.Span, damaged bool) (name, bool) {
	from := max(p.Start, p.End-24)
	if !damaged && !finals.has(s.text[p.End-1]) {
		return name{}, false
	}
	var form, broken name
	for i := from; i <= p.End-2; i++ {
		n := name{kg.Span{Start: i, End: p.End}, ""}
		if strings.ContainsRune("的和与及在对", s.text[i]) {
			continue
		}
		n.text = s.clean(n.span)
		switch {
		case s.isSure(n.text):
			return n, true
		case form.text == "" && (s.text[i] != '州' || i == p.Start) && s.isKnown(n.text) && (strings.ContainsRune(levels, s.text[i]) || !shaped(n.text)):
			form = n
		case damaged && broken.text == "" && s.isDamaged(n.text):
			broken = n
		}
	}
	if form.text != "" {
		return form, true
	}
	return broken, broken.text != ""
}

// leading reads the names with which sp begins and tells where they end: 区财政局、供电公司推进农网改造 gives two.
func (s *scanner) leading(sp kg.Span) (names []name, end int) {
	end = sp.Start
	for _, piece := range s.split(sp, "、") {
		p := s.trim(piece)
		if more, _, ok := s.whole(p, false, false, len(names) > 0); ok && p.Len() > 0 {
			names, end = append(names, more...), p.End
			if last := more[len(more)-1].span.End; anyPrefix(s.text, last, p.End, chores) > 0 { // 市财政局落实资金
				return names, last
			}
			continue
		}
		if n, ok := s.beginning(p, len(names) > 0); ok {
			return append(names, n), n.span.End
		}
		break
	}
	return names, end
}

// beginning is the longest beginning of p that is a body of the table; else the shortest that is recognized, or, behind other names,
// has the form of a body.
func (s *scanner) beginning(p kg.Span, others bool) (name, bool) {
	var form name
	for i := min(p.End, p.Start+24); i >= p.Start+2; i-- {
		if !finals.has(s.text[i-1]) || s.text[i-1] == '部' && i < p.End && s.text[i] == '门' {
			continue
		}
		n := name{kg.Span{Start: p.Start, End: i}, ""}
		n.text = s.clean(n.span)
		if s.isSure(n.text) {
			return s.shortest(n), true
		}
		center := others && hasSuffixAny(n.text, "中心") && anyPrefix(s.text, i, p.End, verbalRunes) > 0 && shaped(n.text)
		if center || generic(n.text) || s.leveled(n.text) || s.isKnown(n.text) || others && strings.ContainsRune("局司办厅", s.text[i-1]) && shaped(n.text) {
			form = n
		}
	}
	return form, form.text != ""
}

// shortest cuts what the table reads as an office of the body before it: 区财金局中心 in …区财金局中心城市… is 区财金局.
func (s *scanner) shortest(n name) name {
	key := s.key(n.text)
	for end := n.span.End - 1; end >= n.span.Start+3; end-- {
		shorter := name{kg.Span{Start: n.span.Start, End: end}, ""}
		shorter.text = s.clean(shorter.span)
		if strings.ContainsRune("局委办厅部会署院府团司处行社所站队心", s.text[end-1]) && !strings.ContainsRune("员理督和与", s.text[end]) && s.isSure(shorter.text) && s.key(shorter.text) == key {
			n = shorter
		}
	}
	return n
}

func (s *scanner) key(text string) string {
	if a := s.agencies.List([]string{text}); len(a) == 1 {
		return a[0].Key
	}
	return ""
}
