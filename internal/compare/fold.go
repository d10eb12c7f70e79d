package compare

import (
	"slices"
	"strings"
	"unicode"

	"policygraph/internal/kg"
)

// kept tells whether a folded character is compared, and as what: letters, digits, masks, per cents, Han.
func kept(r rune) (rune, bool) {
	switch {
	case r >= 0x4e00 && r <= 0x9fff, r >= '0' && r <= '9', r == '%', r == '‰', r == '*', r >= 'a' && r <= 'z', r == '〇':
		return r, true
	case unicode.IsLetter(r):
		return unicode.ToLower(r), true
	}
	return 0, false
}

// point tells whether the character at i is the point of a number.
func point(runes []rune, i int) bool {
	return runes[i] == '.' && i > 0 && i+1 < len(runes) && digit(runes[i-1]) && digit(runes[i+1])
}

func digit(r rune) bool { return r >= '0' && r <= '9' || r == '*' }

// folded is the text of a span as it is compared: one form of each character, nothing but what is kept, without what is skipped.
func (p *Plan) folded(s kg.Span, skip func(int) bool) string {
	out := make([]rune, 0, s.Len())
	runes := p.Text.Folded()
	for i := s.Start; i < s.End; i++ {
		if skip != nil && skip(i) {
			continue
		}
		if r, ok := kept(runes[i]); ok {
			out = append(out, r)
		} else if point(runes, i) {
			out = append(out, '.')
		}
	}
	return string(out)
}

// breaks tells whether a clause ends at i.
func breaks(runes []rune, i int) bool {
	switch runes[i] {
	case '。', ';', '!', '?', '\n', ':', '|':
		return true
	case ',':
		return i == 0 || i+1 >= len(runes) || !digit(runes[i-1]) || !digit(runes[i+1]) // not in 1,200
	}
	return false
}

// duties are the words that make a bracket, or a line, a statement of responsibility.
var duties = []string{"牵头", "责任单位", "配合单位", "参与单位", "实施单位", "主办单位", "协办单位", "分别负责", "负责", "配合", "具体实施", "责任部门", "主管部门"}

// labels begin a line that says who answers or by when.
var labels = append([]string{"责任领导", "分管领导", "完成时限", "完成时间", "时间节点", "部门分工", "督查"}, duties...)

// duty tells whether the character at i belongs to the number of an item or to a statement of responsibility: (市科技局牵头，市财政局配合),
// 责任单位：市科技局. Who answers is compared by the statements of the graph.
func (x *Item) duty(i int) bool { return x.noise[i-x.Span.Start] }

// noiseOf marks the number of an item and its statements of responsibility.
func (p *Plan) noiseOf(x *Item) []bool {
	runes := p.Text.Folded()[x.Span.Start:x.Span.End]
	noise := make([]bool, len(runes))
	mark := func(from, to int) {
		for i := from; i < to; i++ {
			noise[i] = true
		}
	}
	mark(0, numberEnd(runes))
	for i := 0; i < len(runes); i++ {
		switch {
		case runes[i] == '(' || runes[i] == '[':
			end := closing(runes, i)
			if end > i && end-i > 3 && (hasAny(runes[i:end], duties) || x.namesParty(x.Span.Start+i, x.Span.Start+end)) {
				mark(i, end)
				i = end - 1
			}
		case i == 0 || runes[i-1] == '\n' || runes[i-1] == '。':
			end := i
			for end < len(runes) && runes[end] != '\n' && runes[end] != '。' {
				end++
			}
			if labelled(runes[i:end]) {
				mark(i, end)
				i = max(i, end-1)
			}
		}
	}
	for _, y := range slices.Concat(x.leaders, x.others) { // a name outside of any of these
		if x.Span.Contains(y.span) {
			mark(y.span.Start-x.Span.Start, y.span.End-x.Span.Start)
		}
	}
	return noise
}

// closing is the place behind the bracket that closes the one at i, or i where none does within a statement's length.
func closing(runes []rune, i int) int {
	depth := 0
	for j := i; j < len(runes) && j-i < 400; j++ {
		switch runes[j] {
		case '(', '[':
			depth++
		case ')', ']':
			if depth--; depth == 0 {
				return j + 1
			}
		}
	}
	return i
}

func hasAny(runes []rune, words []string) bool { return containsAny(string(runes), words) }

// namesParty tells whether somebody who answers for the item is named between two places.
func (x *Item) namesParty(from, to int) bool {
	within := func(p party) bool { return (kg.Span{Start: from, End: to}).Contains(p.span) }
	return slices.ContainsFunc(x.leaders, within) || slices.ContainsFunc(x.others, within)
}

// labelled tells whether a line names who answers: 责任单位：…, 牵头单位：….
func labelled(line []rune) bool {
	head, _, found := strings.Cut(strings.TrimSpace(string(line[:min(len(line), 12)])), ":")
	return found && containsAny(head, labels)
}

// numberEnd is the end of the number that an item begins with: 3., (一), 第五条, ①, 十二、.
func numberEnd(runes []rune) int {
	i := 0
	for i < len(runes) && (runes[i] == ' ' || runes[i] == '\n') {
		i++
	}
	from := i
	bracket := i < len(runes) && runes[i] == '('
	if bracket || i < len(runes) && runes[i] == '第' {
		i++
	}
	figures := i
	for i < len(runes) && i-figures < 6 && (digit(runes[i]) || runes[i] == '.' || strings.ContainsRune("一二三四五六七八九十百零〇", runes[i])) {
		i++
	}
	switch {
	case i < len(runes) && i == figures && runes[i] >= '①' && runes[i] <= '⑳':
		return i + 1
	case i == figures || i >= len(runes):
		return 0
	case bracket && runes[i] == ')', runes[from] == '第' && strings.ContainsRune("条项", runes[i]):
		return i + 1
	case !bracket && runes[from] != '第' && strings.ContainsRune("、.．)是 ", runes[i]):
		return i + 1
	case !bracket && runes[from] != '第' && runes[i-1] == '.' && figures < i-1: // 3.建设
		return i
	}
	return 0
}
