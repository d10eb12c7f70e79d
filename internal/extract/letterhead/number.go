package letterhead

import (
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// NormalNumber writes a document's number in one way, so that the same number in other brackets or spacing is the same string:
// 湖政发[2021]012号, 湖政发(2021) 12 号 → 湖政发〔2021〕12号. It returns "" for what is no number, and where digits are masked.
func NormalNumber(s string) string {
	var b strings.Builder
	digits := 0
	start := true // a leading zero may stand here
	for _, c := range s {
		switch c = kg.FoldRune(c); {
		case text.Blank(c):
		case text.Masked(c):
			return ""
		case c == '[' || c == '(' || c == '<' || c == '〈':
			b.WriteRune('〔')
			start = true
		case c == ']' || c == ')' || c == '>' || c == '〉':
			b.WriteRune('〕')
			start = true
		case c >= '0' && c <= '9':
			digits++
			if c == '0' && start {
				continue
			}
			b.WriteRune(c)
			start = false
		default:
			b.WriteRune(c)
			start = true
		}
	}
	n := b.String()
	if digits == 0 || !strings.HasSuffix(n, "号") {
		return ""
	}
	if inner, ok := strings.CutPrefix(n, "〔第"); ok { // （第19号）
		n = "第" + inner
	}
	return strings.Replace(n, "〕第", "〕", 1)
}

// number is the document's number: the portal's field, or a line of the head.
func (r reader) number() Value {
	if f := r.field(document.Number); f.Said() {
		if n := NormalNumber(f.Text); n != "" {
			f.Text = n
			return f
		}
	}
	for i, s := range r.lines {
		if s.Start >= r.tree.Head.End && r.tree.Head.Len() > 0 || s.Len() > 40 || !r.numbered(s) {
			continue
		}
		inner := s
		if r.folded[s.Start] == '(' && r.folded[s.End-1] == ')' {
			inner = kg.Span{Start: s.Start + 1, End: s.End - 1}
		}
		n := NormalNumber(r.text.Slice(inner))
		if strings.HasPrefix(n, "第") && i > 0 && r.folded[r.lines[i-1].End-1] == '令' { // 某市人民政府令 / （第19号）
			n = r.joined(r.lines[i-1]) + n
			s.Start = r.lines[i-1].Start
		}
		if n != "" {
			return Value{Text: n, Span: s, From: FromLine}
		}
	}
	return r.labelledNumber()
}

// The names under which the head of a page gives the number.
var numberLabels = []string{"发文字号", "文件编号", "文件字号", "发文文号", "文号"}

// labelledNumber is the number behind its name where a portal's fields were run into one line.
//
// Rule letterhead.number.labelled: [索引号] 11-2022-3 [文号] 某政发〔2022〕8号 [有效性] 有效.
func (r reader) labelledNumber() Value {
	for i := r.tree.Head.Start; i < r.tree.Head.End; i++ {
		for _, label := range numberLabels {
			if !r.at(i, r.tree.Head.End, label) {
				continue
			}
			start := i + len([]rune(label))
			for start < r.tree.Head.End && (text.Blank(r.folded[start]) || r.folded[start] == ':' || r.folded[start] == ']' || r.folded[start] == '】' || r.folded[start] == '|') {
				start++
			}
			for end := start; end < min(r.tree.Head.End, start+30) && r.folded[end] != '\n'; end++ {
				if s := (kg.Span{Start: start, End: end + 1}); r.folded[end] == '号' && r.numbered(s) {
					if n := NormalNumber(r.text.Slice(s)); n != "" {
						return Value{Text: n, Span: s, From: FromField}
					}
				}
			}
		}
	}
	return Value{}
}

// numbered tells a line that is a document's number: …〔2021〕12号, 第19号, 2021年第3号.
func (r reader) numbered(s kg.Span) bool {
	end := s.End
	if r.folded[end-1] == ')' {
		end--
	}
	if end-s.Start < 3 || r.folded[end-1] != '号' {
		return false
	}
	i := end - 2
	for i >= s.Start && (r.folded[i] >= '0' && r.folded[i] <= '9' || text.Blank(r.folded[i])) {
		i--
	}
	if i < s.Start || i == end-2 {
		return false
	}
	return r.folded[i] == ']' || r.folded[i] == ')' || r.folded[i] == '第'
}
