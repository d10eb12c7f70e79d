package outline

import "policygraph/internal/kg"

// longLine is the number of characters from which a line may be a whole document that a crawler ran together.
const longLine = 800

// longShare is the same for a line that is most of its document.
const longShare = 240

// split cuts the long lines of a document without line ends at the numbers inside them. Only numbers that count on from one are
// taken, level by level, so that 第（一）项 or 2.5 in a sentence cuts nothing.
//
//	…具体如下：一、组织领导由…负责。二、重点工作1.修路。…2.架桥。…三、…
func (t page) split(lines []line) []line {
	parts := make([]line, 0, len(lines)*4)
	for _, l := range lines {
		if l.table >= 0 || l.span.Len() < longLine && (l.span.Len() < longShare || 2*l.span.Len() <= t.text.Len()) {
			parts = append(parts, l)
			continue
		}
		var counts [len(levels)]int
		cuts := t.cuts(nil, l.span, 0, &counts)
		first := l.span.End
		if len(cuts) > 0 {
			first = cuts[0]
		}
		from := l.span.Start
		cuts = append(t.opened(l.span.Start, first), cuts...)
		if at := t.closed(l.span); at > 0 && (len(cuts) == 0 || at > cuts[len(cuts)-1]) {
			cuts = append(cuts, at)
		}
		for _, at := range append(cuts, l.span.End) {
			if s := t.text.Trim(kg.Span{Start: from, End: at}); s.Len() > 0 {
				parts = append(parts, line{span: s, mark: t.readMarker(s), table: -1})
			}
			from = at
		}
	}
	return parts
}

// opened cuts the head of a document that was run together at its blanks, down to the last title, number, date or signature in it.
//
//	首页 文件 某县旅游工作要点 某政〔2021〕3号 各乡镇：…… 某县人民政府 2021年3月1日 某县旅游工作要点 今年是…
func (t page) opened(start, end int) (cuts []int) {
	const reach = 3000 // characters: no head is longer
	keep := 0
	from := start
	for i := start; i < min(end, start+reach); i++ {
		if t.folded[i] != ' ' && t.folded[i] != '\n' {
			continue
		}
		if s := t.text.Trim(kg.Span{Start: from, End: i}); s.Len() > 0 && s.Len() <= longestTitle &&
			(t.docNumber(s) || t.date(s) || t.kindOfDocument(s) || t.furniture(s)) {
			keep = len(cuts) + 1
		}
		cuts = append(cuts, i)
		from = i
	}
	return cuts[:keep]
}

// closed finds where the caption of the page begins at the end of a document that was run together: 来源：… 附件下载.
func (t page) closed(s kg.Span) int {
	at := 0
	for i := s.End - 1; i > max(s.Start, s.End-80); i-- {
		if t.folded[i] == ' ' && t.furniture(t.text.Trim(kg.Span{Start: i, End: s.End})) {
			at = i
		}
	}
	return at
}

// levels are the styles that are looked for inside a line, the highest first.
var levels = [...]style{han, hanParen, arabic, arabicPar}

// cuts finds where numbered lines begin inside s, in order. counts are the last numbers of each level: under the next heading a count may
// go on where it stopped.
//
//	（一）道路1.修路。…2.架桥。…（二）林业3.育苗。…
func (t page) cuts(found []int, s kg.Span, level int, counts *[len(levels)]int) []int {
	for ; level < len(levels); level++ {
		chain := t.chain(s, levels[level], 1)
		if len(chain) < 2 {
			chain = nil
			if last := counts[level]; last > 0 {
				chain = t.chain(s, levels[level], last+1)
			}
			if len(chain) == 0 {
				continue
			}
			counts[level] += len(chain)
		} else {
			counts[level] = len(chain)
		}
		for i, at := range chain {
			end := s.End
			if i+1 < len(chain) {
				end = chain[i+1]
			}
			if i == 0 {
				found = t.cuts(found, kg.Span{Start: s.Start, End: at}, level+1, counts)
			}
			found = append(found, at)
			found = t.cuts(found, kg.Span{Start: at + 1, End: end}, level+1, counts)
		}
		return found
	}
	return found
}

// chain finds the places of next, next+1, next+2 … of one style in s.
func (t page) chain(s kg.Span, want style, next int) (places []int) {
	f := t.folded
	for i := s.Start; i < s.End; i++ {
		if !starts(f[i], want) || i > s.Start && !parts(f, i, want) {
			continue
		}
		m := t.readMarker(kg.Span{Start: i, End: min(i+12, s.End)})
		if m.style != want || m.ordinal != next || m.joined || m.end >= s.End {
			continue
		}
		if want == hanParen || want == arabicPar {
			if r := f[m.end]; r == '项' || r == '款' || r == '条' || r == '、' || r == ',' {
				continue
			}
		}
		places = append(places, i)
		next++
		i = m.end - 1
	}
	return places
}

func starts(r rune, s style) bool {
	switch s {
	case han:
		return r == '十' || hanDigit(r) > 0
	case hanParen, arabicPar:
		return r == '('
	}
	return r >= '0' && r <= '9'
}

// parts tells whether a number may begin at i: after the end of a sentence, or where what stands before is no part of the number.
func parts(f []rune, i int, s style) bool {
	before := f[i-1]
	switch before {
	case '。', ';', ':', '!', '?', ' ', ')', '”', '》', '\n', '>', ']':
		return true
	}
	switch s {
	case han: // 其一、第一、统一、: words
		return false
	case hanParen, arabicPar:
		return before != '第' && before != '按'
	}
	return cjk(before) && before != '第'
}
