package outline

import "policygraph/internal/kg"

// duty says how a line speaks of who answers for it. It is a guess that decides only how lines belong together; what the statement
// says is for package relate.
type duty uint8

const (
	noDuty   duty = iota
	hasDuty       // a statement stands in the line
	endDuty       // one ends the line: …建设。（某局牵头）
	onlyDuty      // the line is nothing but a statement: 责任单位：某局、某委
)

// longestStatement is the most characters between a word of responsibility and the bracket that closes its statement.
const longestStatement = 300

// duty looks for the words of a statement: in brackets, with a colon, or at the end of the line.
func (t page) duty(s kg.Span) duty {
	f := t.folded
	open, first, last := -1, -1, -1 // the bracket that is open; where the first statement begins; where the last ends
	note := func(start, end int) {
		if open >= 0 {
			start = open
			for most := end + longestStatement; end < s.End && end < most && f[end] != ')' && f[end] != ']'; {
				end++
			}
		}
		if first < 0 {
			first = start
		}
		last = end
	}
	for i := s.Start; i+1 < s.End; i++ {
		switch f[i] {
		case '(', '[':
			open = i
		case ')', ']':
			open = -1
		case '单', '部', '主', '领', '分':
			if label := labelBefore(f, s.Start, i); label < i && i+2 < s.End && labelNoun(f[i], f[i+1]) && f[i+2] == ':' {
				note(label, s.End)
			}
		case '牵', '负', '配', '参', '落', '实', '指', '协', '承':
			if verbEnds(f, i, s.End, open >= 0) {
				note(i, i+2)
			}
		}
	}
	if first < 0 {
		return noDuty
	}
	if first <= s.Start+1 && (f[first] == '(' || f[first] == '[' || first == s.Start) {
		return onlyDuty
	}
	for last < s.End && (f[last] == ')' || f[last] == ']' || f[last] == '。' || f[last] == ';' || f[last] == ' ') {
		last++
	}
	if last >= s.End {
		return endDuty
	}
	return hasDuty
}

// labelNoun tells the second half of 责任单位, 牵头部门, 责任主体, 责任领导, 部门分工.
func labelNoun(a, b rune) bool {
	return a == '单' && b == '位' || a == '部' && b == '门' || a == '主' && b == '体' || a == '领' && b == '导' || a == '分' && b == '工'
}

// labelBefore finds where the first half of a label begins before i; i where none stands.
func labelBefore(f []rune, start, i int) int {
	if i-2 < start {
		return i
	}
	switch string(f[i-2 : i]) {
	case "责任", "牵头", "配合", "协办", "主办", "承办", "实施", "落实", "参加", "参与", "指导", "负责", "主管", "协作", "协同", "部门":
		if i-4 >= start && string(f[i-4:i-2]) == "主要" {
			return i - 4
		}
		return i - 2
	}
	return i
}

// verbEnds tells a verb of responsibility that closes a statement: before a bracket, or before the end of the line.
func verbEnds(f []rune, i, end int, inside bool) bool {
	n := 2
	switch string(f[i : i+2]) {
	case "牵头", "负责":
	case "配合", "参与", "落实", "实施", "指导", "协助", "协同", "承办", "协办":
		if !inside {
			return false
		}
	default:
		return false
	}
	next := i + n
	for next < end && (f[next] == ')' || f[next] == '。' || f[next] == ']' || f[next] == ';' || f[next] == ' ') {
		if f[next] == ')' || f[next] == ']' {
			return true
		}
		next++
	}
	if next == end {
		return true
	}
	return inside && f[i] != '实' && f[i] != '落' && f[i] != '指' && (f[next] == ',' || f[next] == '、')
}
