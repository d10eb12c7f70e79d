package outline

import (
	"strings"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// tail finds the first line after the body: signature and date, notes on publication, the buttons and captions of the page.
func (t page) tail(lines []line, from int) int {
	end := len(lines)
	for i := len(lines) - 1; i >= from; i-- {
		l := lines[i]
		switch {
		case l.table >= 0 || l.numbered():
			return t.unsigned(lines, from, end)
		case l.skip || t.date(l.span) || t.furniture(l.span) || t.docNumber(l.span):
			end = i
		case i+1 < len(lines) && i+1 == end && t.signs(lines, i), t.comesIntoForce(l.span):
			end = i
		case l.span.Len() > 30 || t.folded[l.span.End-1] == '。':
			return t.unsigned(lines, from, end)
		}
	}
	return end
}

// comesIntoForce tells the closing sentence of a document: 本措施自印发之日起施行，有效期三年。
func (t page) comesIntoForce(s kg.Span) bool {
	if t.folded[s.Start] != '本' {
		return false
	}
	for i := s.Start + 2; i+1 < min(s.End, s.Start+12); i++ {
		if t.folded[i] == '自' {
			for _, w := range []string{"施行", "实施", "执行", "生效"} {
				if strings.Contains(string(t.folded[i:min(s.End, i+24)]), w) {
					return true
				}
			}
		}
	}
	return false
}

// unsigned lets the tail begin with the signature where one stands right above.
func (t page) unsigned(lines []line, from, end int) int {
	for end > from && end < len(lines) && !lines[end-1].numbered() && t.signs(lines, end-1) {
		end--
	}
	return end
}

// signs tells a line with the name of the issuing body above its date.
func (t page) signs(lines []line, i int) bool {
	s := lines[i].span
	return s.Len() <= 40 && lines[i].table < 0 && t.org(s.End) && i+1 < len(lines) && (t.date(lines[i+1].span) || t.signs(lines[:min(i+3, len(lines))], i+1)) && !t.punctuated(s)
}

func (t page) punctuated(s kg.Span) bool {
	for _, r := range t.folded[s.Start:s.End] {
		if r == ',' || r == '。' || r == ':' || r == ';' {
			return true
		}
	}
	return false
}

// appendices marks what belongs to attachments without being part of their text: the list of them under the plan, the line 附件 that
// one begins with, its title, and the signature above it. Numbering starts anew in each.
func (t page) appendices(lines []line, from int) {
	for i := from; i < len(lines); i++ {
		l := &lines[i]
		if l.table >= 0 || l.skip {
			continue
		}
		if t.date(l.span) || t.notice(l.span) {
			l.skip = true
			for k := i - 1; k >= from && t.signs(lines, k) && !lines[k].numbered(); k-- {
				lines[k].skip, l.reset = true, true // what follows a signature is another document
			}
			if l.reset && i+1 < len(lines) && !lines[i+1].numbered() && lines[i+1].table < 0 && t.kindOfDocument(lines[i+1].span) && lines[i+1].span.Len() <= longestTitle {
				lines[i+1].skip = true
			}
			continue
		}
		alone, listed := t.appendix(l.span)
		switch {
		case alone:
			l.skip, l.reset = true, true
			for k := i + 1; k < min(len(lines), i+4) && lines[k].table < 0 && !lines[k].numbered() && lines[k].span.Len() <= 60 && t.titlelike(lines[k].span); k++ {
				lines[k].skip = true
			}
		case (listed || t.captions(l.span)) && i+1 < len(lines) && lines[i+1].table >= 0: // 附件：任务分工表, and its rows right below
			l.skip, l.reset = true, true
		case listed:
			l.skip = true
			for k := i + 1; k < len(lines) && lines[k].table < 0 && lines[k].mark.style == arabic && lines[k].span.Len() <= 80 && t.runIn(lines[k].text()).rest.Len() == 0; k++ {
				lines[k].skip = true
			}
		}
	}
}

// notice tells a remark in brackets on how the document is published.
func (t page) notice(s kg.Span) bool {
	return t.folded[s.Start] == '(' && t.folded[s.End-1] == ')' && t.furniture(s)
}

// titlelike tells a line that may be the title of an attachment.
func (t page) titlelike(s kg.Span) bool {
	last := t.folded[s.End-1]
	return last != '。' && last != ';' && last != ','
}

// captions tells the number and title of an attachment in one line: 附表2 重点项目清单.
func (t page) captions(s kg.Span) bool {
	i := s.Start + 2
	if s.Len() < 6 || s.Len() > longestTitle || t.folded[s.Start] != '附' || t.folded[s.Start+1] != '件' && t.folded[s.Start+1] != '表' || !t.titlelike(s) {
		return false
	}
	for i < s.End && (t.folded[i] >= '0' && t.folded[i] <= '9' || hanDigit(t.folded[i]) >= 0 || t.folded[i] == '十' || t.folded[i] == '-') {
		i++
	}
	return i < s.End && text.Blank(t.folded[i])
}

// appendix tells a line that announces attachments: alone (附件, 附件2) one begins here, listed (附件：1.…) they are named only.
func (t page) appendix(s kg.Span) (alone, listed bool) {
	if s.Len() < 2 || t.folded[s.Start] != '附' || t.folded[s.Start+1] != '件' && t.folded[s.Start+1] != '表' {
		return false, false
	}
	i := s.Start + 2
	for i < s.End && (t.folded[i] >= '0' && t.folded[i] <= '9' || hanDigit(t.folded[i]) >= 0 || t.folded[i] == '十' || text.Blank(t.folded[i]) || t.folded[i] == '-') {
		i++
	}
	switch {
	case i == s.End:
		return true, false
	case t.folded[i] == ':' && i+1 == s.End:
		return false, true
	case t.folded[i] == ':' || t.folded[i] == '.' || t.folded[i] == '、':
		return false, s.Len() <= 100
	}
	return false, false
}
