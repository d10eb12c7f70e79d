package mention

import (
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// listedPlatform finds a name that follows another one of its kind in a list: 松涛工业园 in 儋州工业园、松涛工业园. What stands before the
// head noun is too little by itself, and enough beside one that was found.
func (s *scan) listedPlatform(h head, at kg.Span, e edge) bool {
	if e.start != e.bound || s.rune(e.start-1) != '、' || e.many || e.inside {
		return false
	}
	mod := s.text[e.start:at.Start]
	if len(mod) < 2 || len(mod) > 8 || s.proper(mod) < 2 || s.untiled(mod) < 2 || s.classPhrase(mod) || digitIn(mod) {
		return false
	}
	before, ok := s.ending(kg.KindPlatform, e.start-1)
	if !ok || before.Rule == "platform.listed" && before.Span.Len() < 5 {
		return false
	}
	head := []rune(h.word)
	same := s.precedes(before.Span.End, string(head[max(0, len(head)-4):]))
	if !same && s.parkName(mod) && hasSuffix(h.word, "物流园", "软件园", "工业园", "科技园", "创业园") {
		s.addPlatform(h, kg.Span{Start: e.start, End: s.after(at.End)}, "platform.listed")
		return true
	}
	if !same || !s.nameLike(mod) {
		return false
	}
	s.addPlatform(h, kg.Span{Start: e.start, End: s.after(at.End)}, "platform.listed")
	return true
}

// nameLike tells whether a modifier is no word for a trade or a purpose: none of its characters makes one.
func (s *scan) nameLike(mod []rune) bool {
	return !slices.ContainsFunc(mod, func(r rune) bool {
		return strings.ContainsRune("业品料备药械车电机化工的为与和及等型级类性用", r)
	})
}

func digitIn(runes []rune) bool {
	return slices.ContainsFunc(runes, func(r rune) bool { return r >= '0' && r <= '9' })
}

// fieldBefore finds where the name of a laboratory begins that says its field before its province or before 国家: 海洋能源与材料云南实验室,
// 高原畜牧国家重点实验室. It returns the start of the edge where no field stands there.
func (s *scan) fieldBefore(h head, e edge, at kg.Span) int {
	national := s.follows(e.start, "国家")
	if !hasSuffix(h.word, "实验室", "技术创新中心", "制造业创新中心", "产业创新中心") || s.regionAt[e.start] != Name && !national || e.anchor != e.start || e.quote || e.inside {
		return e.start
	}
	switch string(s.text[min(e.after, at.Start):at.Start]) {
	case "", "省", "市", "重点", "省重点":
	default:
		return e.start
	}
	p, cut := e.start, -1
walk:
	for p > 0 && e.start-p < 18 {
		r := s.text[p-1]
		if hard(r) || s.singleStop(p-1) || r == '”' || r == '“' || s.headEnd[p-1] {
			break
		}
		if w, ok := s.stop(p); ok && w.id < strongStops {
			break
		}
		if s.joins(r, p-1) {
			if cut >= 0 {
				break
			}
			cut = p
		}
		p--
		if end, ok := s.anchor(p); ok && end <= e.start {
			break walk
		}
	}
	for _, w := range []string{"服务", "配合", "保障", "对标", "支撑"} { // verbs that stand before a name, and in one
		if s.follows(p, w) && e.start-p > 6 {
			p += len([]rune(w))
		}
	}
	field := s.text[p:e.start]
	switch {
	case cut >= 0 && (cut-1-p < 2 || e.start-cut < 2):
		return e.start
	case len(field) < 4, s.classPhrase(field) && !s.follows(p, "先进", "高端", "新型"), s.untiled(field) < 2:
		return e.start
	case strings.ContainsAny(string(field), "企院校家个批") && national, s.precedes(e.start, "大学", "公司", "集团", "学院", "地区"):
		return e.start
	}
	return p
}

// quotedName tells whether the quotation that opens at i is a short name of its own: “闪闪办”, not “互联网+” or “三位一体”.
func (s *scan) quotedName(i int) bool {
	if s.rune(i) != '“' {
		return false
	}
	n := 0
	for n < 8 && han(s.rune(i+1+n)) {
		n++
	}
	content := s.text[i+1 : min(len(s.text), i+1+n)]
	return s.rune(i+1+n) == '”' && n >= 3 && n <= 6 && s.proper(content) >= 2 && s.untiled(content) >= 2 &&
		!strings.ContainsAny(string(content), "一两二三四五六七八九十网化多全") && !s.countedBefore(i)
}

// summed tells whether a number that sums a list up stands before a head noun: 甲装置、乙装置两大科学装置.
func (s *scan) summed(h head, at kg.Span) bool {
	i := at.Start
	if !strings.HasPrefix(h.word, "大") {
		if s.rune(i-1) != '大' {
			return false
		}
		i--
	}
	return strings.ContainsRune("两二三四五六七八九十", s.rune(i-1))
}

// regionEndsAt tells whether the name of a division ends at end.
func (s *scan) regionEndsAt(end int) bool {
	for i := end - 2; i >= max(0, end-5); i-- {
		if stop, ok := s.anchor(i); ok && stop == end && s.regionAt[i] == Name {
			return true
		}
	}
	return false
}
