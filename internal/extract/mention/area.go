package mention

import (
	"strings"
	"unicode"

	"policygraph/internal/kg"
)

// findFunctionalRegions finds functional regions that the dictionary does not know, by place and head noun (赣州都市圈), by their
// highway (G60科创走廊), and by what they lie around (环太湖).
func (s *scan) findFunctionalRegions() {
	for i := range s.text {
		if s.text[i] == '环' {
			s.around(i)
		}
	}
	s.heads(kg.KindFunctionalRegion, func(h head, at kg.Span) {
		if s.prose[at.End-1] || s.taken(at.End) {
			return
		}
		if h.word == "科创走廊" {
			if start := s.code(at.Start); start < at.Start {
				s.addArea(kg.Span{Start: start, End: at.End}, "area.code")
				return
			}
		}
		e := s.edgeOf(at)
		if e.anchor < 0 || e.inside || s.rune(e.start-1) == '“' && !s.closesAfter(at.End) || at.Start-e.start > 16 {
			return
		}
		mod := s.text[min(e.after, at.Start):at.Start]
		if s.classPhrase(mod) || s.nationWord(e.anchor) {
			return
		}
		if s.alias(e.start, e.after, h.word, mod) {
			return
		}
		if len([]rune(h.word)) == 3 && strings.HasSuffix(h.word, "圈") && len(mod) == 0 && h.word != "都市圈" && h.word != "经济圈" {
			return
		}
		if h.word == "经济区" && len(mod) >= 2 && e.after-e.start >= 2 && s.regionAt[e.start] == Name { // 甲市高栏港经济区 is a zone, 成渝经济区 is not
			s.addPlatform(head{word: h.word, subtype: Development}, kg.Span{Start: e.start, End: at.End}, "platform.placed")
			return
		}
		s.addArea(kg.Span{Start: e.start, End: at.End}, "area.head")
	})
}

// alias tells whether a head noun adds nothing to the functional region before it: 长三角城市群, 长三角现代城市群.
func (s *scan) alias(at, after int, word string, mod []rune) bool {
	if i, ok := s.starts[start{at, kg.KindFunctionalRegion}]; ok && s.found[i].Span.End == after {
		return (word == "城市群" || word == "经济区" || word == "经济圈") && s.tiled(mod)
	}
	return false
}

func (s *scan) nationWord(i int) bool { return s.follows(i, "国家", "中国", "联合国", "全国") }

// code walks left over a highway number, masked or not: G60, ***.
func (s *scan) code(i int) int {
	for i > 0 && (s.text[i-1] == '*' || s.text[i-1] < 128 && (unicode.IsDigit(s.text[i-1]) || unicode.IsUpper(s.text[i-1]))) {
		i--
	}
	return i
}

// around finds 环 with the water behind it: 环太湖, 环渤海, 环杭州湾.
func (s *scan) around(i int) {
	if s.named[i] || s.precedes(i, "循", "闭") || s.follows(i, "环境", "环保", "环节") {
		return
	}
	for end := i + 3; end <= min(i+5, len(s.text)); end++ {
		if hard(s.text[end-1]) {
			return
		}
		if strings.ContainsRune("湖海湾", s.text[end-1]) {
			s.addArea(kg.Span{Start: i, End: end}, "area.around")
			return
		}
	}
}

func (s *scan) addArea(span kg.Span, rule string) {
	s.add(Mention{Kind: kg.KindFunctionalRegion, Span: span, Name: s.clean(span.Start, span.End), Rule: rule})
	s.setAnchor(span)
}
