package mention

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/kg"
)

// findAliases finds short names that the document itself introduces, 甲（以下简称乙）, and then takes every later 乙 for 甲.
func (s *scan) findAliases() {
	done := map[string]string{} // short name: key of what it was last taken for
	for i := range s.text {
		if s.text[i] != '以' || !s.follows(i, "以下简称", "以下称", "以下统称") || s.rune(i-1) != '(' {
			continue
		}
		start := i + 4
		if s.follows(i, "以下称") {
			start = i + 3
		}
		end := start
		for end < len(s.text) && end-start < 16 && s.text[end] != ')' && s.text[end] != '\n' && s.text[end] != ',' && s.text[end] != '，' {
			end++
		}
		if s.rune(end) != ')' {
			continue
		}
		printed := s.slice(start, end)
		short := strings.Trim(printed, "“”《》\"‘’")
		full, ok := s.introduced(i - 1)
		if utf8.RuneCountInString(short) < 2 || !ok || done[short] == full.Key {
			continue
		}
		s.spread(full, short, start, strings.ContainsRune(printed, '《'))
		done[short] = full.Key
	}
}

// introduced finds the name before the bracket at i that introduces a short one.
func (s *scan) introduced(i int) (full Mention, ok bool) {
	for end := i; end >= max(0, i-4); end-- {
		for _, kind := range []kg.EntityKind{kg.KindPlatform, kg.KindPolicy, kg.KindOrganization, kg.KindEvent} {
			if m, ok := s.ending(kind, end); ok && s.onlyMarks(end, i) {
				return m, true
			}
		}
	}
	return full, false
}

// onlyMarks tells whether nothing but blanks and the end of a title stands in text[from:to].
func (s *scan) onlyMarks(from, to int) bool {
	for _, r := range s.text[from:to] {
		if !blank(r) && r != '》' && r != '”' {
			return false
		}
	}
	return true
}

// spread takes every place of short from i on for the thing that was named in full; only those in 《》 when it was introduced so.
func (s *scan) spread(full Mention, short string, i int, titled bool) {
	w := []rune(short)
	for ; i+len(w) <= len(s.text); i++ {
		if !same(s.text[i:i+len(w)], w) || titled && s.rune(i-1) != '《' {
			continue
		}
		span := kg.Span{Start: i, End: i + len(w)}
		if k, ok := s.starts[start{i, full.Kind}]; ok && s.found[k].Span == span {
			s.found[k].Name, s.found[k].Key, s.found[k].Type = full.Name, full.Key, full.Type
			s.found[k].Reason = "introduced as the short name of " + full.Name
		}
		if s.overlaps(full.Kind, span) {
			continue
		}
		s.add(Mention{
			Kind: full.Kind, Span: span, Name: full.Name, Key: full.Key, Type: full.Type, Rule: "alias.introduced",
			Reason: "introduced as the short name of " + full.Name,
		})
		i += len(w) - 1
	}
}

// join gives mentions of one thing one name, the fullest that the document has, where the document itself is the proof: the same
// name without the issuer's place (乌溪江高新区 and 衢州乌溪江高新区), or a quoted name that ends exactly one longer name.
func (s *scan) join() {
	s.cut()
	s.absorb()
	for _, kind := range []kg.EntityKind{kg.KindPlatform, kg.KindOrganization, kg.KindEvent} {
		names, bare := map[string]string{}, map[string]bool{} // by key: a name; whether it stands only in quotation marks
		for _, m := range s.found {
			if m.Kind != kind {
				continue
			}
			_, known := names[m.Key]
			names[m.Key] = m.Name
			bare[m.Key] = m.Rule == "platform.quoted" && (!known || bare[m.Key])
		}
		fuller := map[string][]string{}
		for _, key := range slices.Sorted(maps.Keys(names)) {
			runes := []rune(key)
			for n := 1; n <= 6 && n < len(runes)-2; n++ {
				rest := string(runes[n:])
				if _, ok := names[rest]; ok && (s.issuerName(string(runes[:n])) || bare[rest] && n <= 4) {
					fuller[rest] = append(fuller[rest], names[key])
				}
			}
		}
		for i, m := range s.found {
			if list := fuller[m.Key]; len(list) == 1 && m.Kind == kind {
				s.found[i].Name, s.found[i].Key = list[0], kg.FoldName(list[0])
				s.found[i].Reason = "the document has the fuller name " + list[0]
			}
		}
	}
}

// issuerName tells whether a prefix is the name of the region whose document this is.
func (s *scan) issuerName(prefix string) bool {
	return s.ctx.Issuer.Name != "" && (prefix == s.ctx.Issuer.Name || prefix == s.ctx.Issuer.Short)
}

// cut shortens names that were found without any place before them, where the document has their end as a name elsewhere: a verb that
// no list knows (乐见雄安新区) is not part of the name.
func (s *scan) cut() {
	known := map[string]bool{}
	for _, m := range s.found {
		if m.Kind == kg.KindPlatform && !strings.HasPrefix(m.Rule, "platform.quoted") {
			known[m.Name] = true
		}
	}
	for i, m := range s.found {
		if m.Kind != kg.KindPlatform || !strings.HasPrefix(m.Rule, "platform.plain") {
			continue
		}
		name := []rune(m.Name)
		for n := 1; n <= 5 && len(name)-n >= 4 && m.Span.Len() == len(name); n++ {
			if known[string(name[n:])] {
				s.found[i].Span.Start += n
				s.found[i].Name = string(name[n:])
				s.found[i].Key = kg.FoldName(s.found[i].Name)
				break
			}
		}
	}
}

// parts are the head nouns of what is only a part of the platform before it, which stays a mention of its own: 甲走廊东部片区. Not so
// a trade zone, whose parts bear its name: 中国(湖南)自由贸易试验区岳阳片区.
var parts = []string{"片区", "板块", "拓展带", "联动创新区", "启动区"}

// absorb drops a platform that is only the beginning of another one's name: 成都国际铁路港 in 成都国际铁路港经开区.
func (s *scan) absorb() {
	byStart := map[int][]int{}
	events := map[int]int{}
	longest := map[int]int{} // by start: where the longest organization ends, so that 联合国 in 联合国粮食计划署 goes too
	for i, m := range s.found {
		if m.Kind == kg.KindEvent { // 世界茶业大会 in 世界茶业大会龙井峰会
			events[m.Span.Start] = max(events[m.Span.Start], m.Span.End)
		}
		if m.Kind == kg.KindOrganization {
			longest[m.Span.Start] = max(longest[m.Span.Start], m.Span.End)
		}
		if m.Kind == kg.KindPlatform {
			byStart[m.Span.Start] = append(byStart[m.Span.Start], i)
		}
	}
	drop := make([]bool, len(s.found))
	for _, list := range byStart {
		for _, i := range list {
			for _, k := range list {
				inner, outer := s.found[i], s.found[k]
				more := outer.Span.End - inner.Span.End
				part := more > 3 && !strings.HasSuffix(inner.Name, "贸易试验区") && slices.ContainsFunc(parts, func(p string) bool { return strings.HasSuffix(outer.Name, p) })
				drop[i] = drop[i] || more > 0 && !part && outer.Rule != "platform.quoted.placed"
			}
		}
	}
	kept := s.found[:0]
	for i, m := range s.found {
		if !drop[i] && !(m.Kind == kg.KindOrganization && longest[m.Span.Start] > m.Span.End) && !(m.Kind == kg.KindEvent && events[m.Span.Start] > m.Span.End) {
			kept = append(kept, m)
		}
	}
	s.found = kept
}
