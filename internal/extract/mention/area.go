package mention

import (
	"slices"
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
			}
			return // the others are carriers of work: 甬绍海洋科创走廊
		}
		e := s.edgeOf(at)
		if e.anchor < 0 && s.plainArea(h, at, e) {
			return
		}
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
		if h.word == "经济区" && len(mod) >= 2 && e.after-e.start >= 2 && (s.regionAt[e.start] == Name || strings.ContainsRune("港城", mod[len(mod)-1])) { // 甲市高栏港经济区 is a zone, 成渝经济区 is not
			s.addPlatform(head{word: h.word, subtype: Development}, kg.Span{Start: e.start, End: at.End}, "platform.placed")
			return
		}
		s.addArea(kg.Span{Start: e.start, End: at.End}, "area.head")
	})
}

// plainArea finds areas whose places no table joins: 襄十随神城市群; and the short name of the one great bay area.
func (s *scan) plainArea(h head, at kg.Span, e edge) bool {
	if area, ok := s.areas[kg.FoldName("粤港澳大湾区")]; ok && h.word == "大湾区" && at.Start == e.start && s.bayNamed(area.Key) {
		s.add(Mention{Kind: kg.KindFunctionalRegion, Span: at, Key: area.Key, Name: area.Name, Rule: "area.bay", Reason: "the only bay area that is called so without a name"})
		return true
	}
	mod := s.text[e.start:at.Start]
	if h.word != "城市群" && h.word != "都市圈" && h.word != "金三角" || e.many || e.inside || len(mod) < 2 || len(mod) > 5 || s.proper(mod) < len(mod) || s.classPhrase(mod) {
		return false
	}
	s.addArea(kg.Span{Start: e.start, End: at.End}, "area.plain")
	return true
}

// bayNamed tells whether the document can mean the bay area of 粤港澳 by the bare word: it is one of 广东, or names it in full.
func (s *scan) bayNamed(key string) bool {
	return strings.HasPrefix(s.ctx.Issuer.Code, "44") || slices.ContainsFunc(s.found, func(m Mention) bool { return m.Key == key && m.Kind == kg.KindFunctionalRegion })
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
