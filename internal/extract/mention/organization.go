package mention

import (
	"slices"
	"strings"

	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/kg"
)

func university(name string) bool {
	return strings.HasSuffix(name, "大学") || strings.HasSuffix(name, "学院")
}

func (s *scan) dictionaryOrganization(span kg.Span, e gazetteer.Entry) {
	if s.follows(span.End, "生", "城", "科技园") && university(e.Name) {
		return
	}
	if span.Len() == 2 && han(s.rune(span.Start-1)) && !strings.ContainsRune("与和及在由对向、", s.rune(span.Start-1)) {
		if _, ok := s.stops.at(s.text, span.Start); !ok { // 华工, but not in 来华工作
			return
		}
	}
	subtype := "ORGANIZATION"
	for _, h := range headTable {
		if h.kind == kg.KindOrganization && strings.HasSuffix(e.Name, h.word) {
			subtype = h.subtype
			break
		}
	}
	s.add(Mention{Kind: kg.KindOrganization, Span: span, Key: kg.FoldName(e.Key), Name: e.Name, Type: subtype, Rule: "organization.dictionary"})
	s.setAnchor(span)
}

// Words that stand before 大学 and make no university of it.
var noUniversity = strings.Fields(`普通 本科 重点 一流 高水平 知名 地方 职业 老年 开放 综合性 应用型 研究型 社区 网络 名牌 著名 国内 国外 境外 海外 世界 全国 各 所 名 多所 有关 相关 省属
	部属 区域 公办 民办 师范 理工 农林 医科 双一流 国家重点 科研院所 工业`)

// findOrganizations finds universities, companies, associations and bodies of the United Nations.
func (s *scan) findOrganizations() {
	s.anchorWords()
	s.heads(kg.KindOrganization, func(h head, at kg.Span) {
		if s.prose[at.End-1] || s.taken(at.End) || s.follows(at.End, "化", "管委会") || s.overlaps(kg.KindOrganization, at) {
			return
		}
		e := s.edgeOf(at)
		mod := s.text[min(e.start, at.Start):at.Start]
		span := kg.Span{Start: e.start, End: s.after(at.End)}
		if h.subtype == "HOSPITAL" {
			span.End = s.branch(span.End)
			if whole, ok := s.ending(kg.KindOrganization, e.start-2); ok && s.precedes(e.start, "附属") { // 首都医科大学附属北京中医医院
				span.Start = whole.Span.Start
			}
		}
		rule := "organization." + strings.ToLower(strings.ReplaceAll(h.subtype, "_", "-"))
		switch h.subtype {
		case "UNIVERSITY":
			if !s.isUniversity(h, at, e, mod) {
				return
			}
		case "COMPANY":
			switch {
			case e.inside:
				span = kg.Span{Start: e.open + 1, End: at.End}
				mod = s.text[span.Start:at.Start]
				if len(mod) < 2 || s.tiled(mod) && len(mod) < 4 {
					return
				}
			case e.anchor >= 0 && len(mod) >= 2 && len(mod) <= 14 && !s.classPhrase(s.text[min(e.after, at.Start):at.Start]):
				if n := e.start - e.bound; strings.HasSuffix(h.word, "公司") && n >= 2 && n <= 4 && s.proper(s.text[e.bound:e.start]) == n { // 中车株洲机车有限公司
					span.Start = e.bound
				} else if end, ok := s.anchor(e.bound); ok && e.whole && e.start > end && e.start-end <= 4 && s.regionAt[e.bound] == Name && s.regionAt[e.start] == Name {
					span.Start = e.bound // 山东港口日照港集团
				}
			case s.deictic(e.start) && len(mod) >= 3 && len(mod) <= 10 && !s.classPhrase(mod[1:]):
			case s.untiled(mod) >= 2 && len(mod) <= 8 && !s.classPhrase(mod) && !e.many:
			default:
				return
			}
		case "UN_BODY":
			if !s.follows(e.start, "联合国") {
				return
			}
		default:
			after := s.text[min(e.after, at.Start):at.Start]
			if e.anchor < 0 || e.inside || len(after) < 2 && h.subtype != "EXCHANGE" && !(h.subtype == "BANK" || h.subtype == "HOSPITAL" || h.subtype == "ASSOCIATION" && s.follows(e.anchor, "中国")) || len(after) == 0 && len([]rune(h.word)) < 3 || s.classPhrase(after) && !hasPrefix(after, membersOnly) || h.subtype == "HOSPITAL" && s.nationWord(e.anchor) || s.follows(e.anchor, "国家") && h.subtype != "BANK" || string(after) == "人民" || len(after) > 14 {
				return
			}
		}
		s.addOrganization(h, span, rule)
	})
}

// branch takes in what follows a hospital's name and belongs to it: 省人民医院港区分院.
func (s *scan) branch(end int) int {
	if strings.ContainsRune("新老旧本总东西南北分", s.rune(end)) { // 新院区 is a building
		return end
	}
	for i := end; i < end+7 && han(s.rune(i)); i++ {
		if s.follows(i, "分院", "院区") || i > end && s.follows(i, "医院") && s.begins(end) {
			return i + 2
		}
		if s.singleStop(i) {
			break
		}
	}
	return end
}

func hasSuffix(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(s, w) })
}

func hasPrefix(runes []rune, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return startsWith(runes, 0, w) })
}

func (s *scan) isUniversity(h head, at kg.Span, e edge, mod []rune) bool {
	if e.inside || e.many || len(mod) == 0 || len(mod) > 10 || s.follows(at.End, "生", "群") {
		return false
	}
	if h.word == "学院" && (e.anchor < 0 || s.follows(at.End, "派")) {
		return false
	}
	for _, w := range noUniversity {
		if strings.HasSuffix(string(mod), w) && (e.anchor < 0 || len(mod) == len([]rune(w))) {
			return false
		}
	}
	if h.word != "大学" && e.anchor < 0 {
		return false
	}
	return e.anchor >= 0 && !s.nationWord(e.anchor) || e.anchor < 0 && len(mod) <= 6 || s.follows(e.anchor, "中国")
}

// deictic tells whether a name begins with the level of the government whose body it is: 市粮食储备集团.
func (s *scan) deictic(i int) bool {
	return strings.ContainsRune("市省县区州", s.rune(i)) && !s.follows(i, "市场", "区域", "县域", "省级", "市级", "区块")
}

func (s *scan) addOrganization(h head, span kg.Span, rule string) {
	name := s.clean(span.Start, span.End)
	if h.subtype == "COMPANY" && s.deictic(span.Start) && s.ctx.Issuer.Name != "" {
		if runes := []rune(s.ctx.Issuer.Name); runes[len(runes)-1] == s.text[span.Start] {
			name = s.ctx.Issuer.Name + string([]rune(name)[1:])
		}
	}
	s.add(Mention{Kind: kg.KindOrganization, Span: span, Name: name, Type: h.subtype, Rule: rule})
	if !slices.Contains([]string{"COMPANY", "ALLIANCE", "ASSOCIATION"}, h.subtype) {
		s.setAnchor(span)
	}
}
