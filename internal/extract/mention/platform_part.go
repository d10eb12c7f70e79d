package mention

import (
	"strings"

	"policygraph/internal/kg"
)

// parkName tells whether a modifier is a name, and no trade, state or place of a class of parks: 赛达, but not 钢铁, 低效 or 镇街.
func (s *scan) parkName(mod []rune) bool {
	if len(mod) < 2 || len(mod) > 4 || s.proper(mod) != len(mod) || s.untiled(mod) < min(len(mod), 3)-len(mod)/3 || !s.nameLike(mod) || s.classPhrase(mod) || digitIn(mod) {
		return false
	}
	text := string(mod)
	return !strings.ContainsAny(text, "低效闲置旧村镇街周边沿路县市区乡各全此本该其余建粮钢铁煤炭果蔬花卉茶材车船纺织衣服鞋冷冻邮快递食粉油盐矿石木竹纸") &&
		!(len(mod) == 2 && strings.ContainsAny(text, "新老大小")) && !strings.ContainsAny(string(mod[:1]), "至到往在从入进出驻访看助帮促管办")
}

// stopEnds tells whether a word ends at i after which names begin, so that what stands behind it is no verb.
func (s *scan) stopEnds(i int) bool {
	w, ok := s.stop(i)
	return ok && w.id < strongStops
}

// levelEnds tells whether the full name of a province, city or county ends at i, as it stands before the services of its government.
func (s *scan) levelEnds(i int) bool {
	return strings.ContainsRune("省市区县州旗", s.rune(i-1)) && s.regionEnds(i)
}

// serves tells whether a modifier says what a government's platform is for, though every word of it is common: 智慧旅游, 地方征信.
func (s *scan) serves(mod []rune) bool {
	if len(mod) < 4 || len(mod) > 12 || s.classPhrase(mod) && !hasPrefix(mod, []string{"地方"}) {
		return false
	}
	for _, w := range services {
		if strings.Contains(string(mod), w) {
			return true
		}
	}
	return false
}

// services are fields in which a government runs one platform for its whole area.
var services = strings.Fields(`旅游 文化 医疗 健康 养老 教育 征信 信用 采购 融资 政务 就业 应急 社保 医保 交通 执法 信访 审批 招标 招商 监测 环保 生态环境 气象 防汛 消费维权 知识产权 人才 农村产权`)

// titleQuote tells whether a quotation is all that the title of an item says: 7.“电子送达系统”。 That names a practice, and no carrier of work.
func (s *scan) titleQuote(open, close int) bool {
	return strings.ContainsRune(".．、", s.rune(open-1)) && strings.ContainsRune("0123456789", s.rune(open-2)) && strings.ContainsRune("。\n", s.rune(close+1))
}

// numerals counts the Chinese numerals of a formula: 两国双园, 一窗三港.
func numerals(runes []rune) (n int) {
	for _, r := range runes {
		if strings.ContainsRune("一两双三四五六七八九十", r) {
			n++
		}
	}
	return n
}

// branchOf finds where the name of that thing begins whose branch at a place is named: 香港科学园深圳分园.
func (s *scan) branchOf(h head, e edge) (from int, ok bool) {
	if !strings.HasPrefix(h.word, "分") && h.word != "基地" && h.word != "片区" || e.start < 2 || !s.headEnd[e.start-1] {
		return 0, false
	}
	if m, ok := s.ending(kg.KindPlatform, e.start); ok {
		return m.Span.Start, true
	}
	whole := s.edgeOf(kg.Span{Start: e.start - 1, End: e.start})
	if h.word == "片区" && (s.untiled(s.text[whole.start:e.start]) < 3 || s.rune(whole.start-1) == '的') {
		return 0, false
	}
	return whole.start, whole.start < e.start-2 && !whole.inside
}

// platformBefore finds the platform that ends where a name begins, which is then a part of that platform: 自贸区丽水片区.
func (s *scan) platformBefore(start int) (from int, ok bool) {
	if m, ok := s.ending(kg.KindPlatform, start); ok {
		return m.Span.Start, true
	}
	for _, w := range []string{"自由贸易试验区", "自贸试验区", "自贸区"} {
		if s.precedes(start, w) {
			return start - len([]rune(w)), true
		}
	}
	return 0, false
}

// countedBefore tells whether a number of things is named before i: 100个“银龄”基地.
func (s *scan) countedBefore(i int) bool {
	return strings.ContainsRune("个家座所处批", s.rune(i-1)) && strings.ContainsRune("0123456789*一两三四五六七八九十百多数几", s.rune(i-2))
}
