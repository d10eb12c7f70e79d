package mention

import (
	"cmp"
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// enumerated finds the members of a list that share a head noun: 中意(宁海)、中捷(慈溪)等生态工业园. Each is printed by its bracket form
// alone, and named with the shared noun.
func (s *scan) enumerated(h head, at kg.Span) bool {
	i := at.Start
	for i > at.Start-8 && i > 0 && !hard(s.text[i-1]) && s.text[i-1] != '等' {
		i--
	}
	if s.rune(i-1) != '等' {
		return false
	}
	shared := strings.TrimLeft(s.slice(i, at.End), "一二两三四五六七八九十个大")
	var items []kg.Span
	for p := i - 1; s.rune(p-1) == ')'; {
		open := s.bracketOpen(p-1, 0)
		if open < 0 || !s.bracketInName(open, p-1) {
			break
		}
		start := open
		for start > 0 && start > open-6 && !hard(s.text[start-1]) {
			if _, ok := s.stop(start); ok {
				break
			}
			start--
		}
		if start == open {
			break
		}
		items = append(items, kg.Span{Start: start, End: p})
		if p = start - 1; s.rune(p) != '、' {
			break
		}
	}
	if len(items) < 2 {
		return false
	}
	slices.Reverse(items)
	for _, span := range items {
		s.add(Mention{Kind: kg.KindPlatform, Span: span, Name: s.clean(span.Start, span.End) + shared, Type: h.subtype, Rule: "platform.shared-head"})
	}
	return true
}

func (s *scan) addPlatform(h head, span kg.Span, rule string) {
	name := s.clean(span.Start, span.End)
	if r, ok := s.regionFrom(span.Start); ok && r.Span == span {
		return // 浦东新区 is a division
	}
	for at := span.End - 2; at > max(span.Start, span.End-6); at-- { // nor is 上海浦东新区 another thing
		if r, ok := s.regionFrom(at); ok && r.Span.End == span.End && s.slice(at, span.End) == r.Name {
			return
		}
	}
	if i, ok := s.starts[start{span.Start, kg.KindOrganization}]; ok && s.found[i].Span.End > span.End {
		return // 省人民医院港区分院 is no 港区
	}
	if len([]rune(name)) < 3 || strings.ContainsAny(name, "×+○〇") || counted(name) {
		return
	}
	s.add(Mention{Kind: kg.KindPlatform, Span: span, Name: s.tradeZone(name, span), Type: h.subtype, Rule: rule})
	s.setAnchor(span)
}

// regionFrom is the region that starts at a place.
func (s *scan) regionFrom(at int) (m Mention, ok bool) {
	if s.regionAt[at] == "" {
		return m, false
	}
	i, ok := slices.BinarySearchFunc(s.regions, at, func(r Mention, at int) int { return cmp.Compare(r.Span.Start, at) })
	if !ok {
		return m, false
	}
	return s.regions[i], true
}

// counted tells whether a number of things is named: 3个省实验室.
func counted(name string) bool {
	digit := false
	for _, r := range name {
		if digit && strings.ContainsRune("个家座所", r) {
			return true
		}
		digit = r >= '0' && r <= '9' || r == '*'
	}
	return false
}

// tradeZone gives the registered name of a free-trade zone: 上海自贸区 is 中国(上海)自由贸易试验区.
func (s *scan) tradeZone(name string, span kg.Span) string {
	i, ok := slices.BinarySearchFunc(s.regions, span.Start, func(r Mention, at int) int { return cmp.Compare(r.Span.Start, at) })
	if !ok || !strings.HasSuffix(s.regions[i].Key, "0000") {
		return name
	}
	place := s.slice(s.regions[i].Span.Start, s.regions[i].Span.End)
	for _, w := range []string{"自贸区", "自贸试验区", "自由贸易试验区"} {
		if rest, ok := strings.CutPrefix(name, place+w); ok {
			return "中国(" + strings.TrimSuffix(strings.TrimSuffix(place, "省"), "市") + ")自由贸易试验区" + rest
		}
	}
	return name
}

// clean is the name that stands at a span: as printed, without line ends and blanks.
func (s *scan) clean(from, to int) string {
	return strings.Map(func(r rune) rune {
		if blank(kg.FoldRune(r)) {
			return -1
		}
		return r
	}, string(s.printed[from:to]))
}
