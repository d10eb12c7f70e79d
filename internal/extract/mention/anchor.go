package mention

import (
	"cmp"
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// Words that can begin a name though no table has them as a region: parts of the country, great waters and hills, routes.
const lands = `西部 中部 东北 西北 西南 华东 华南 华北 华中 江南 江北 岭南 中原 关中 江淮 荆楚 湖湘 齐鲁 巴蜀 燕赵 三晋 八闽 塞北 丝路 丝绸之路 长江 黄河 珠江 淮河 汉江
	湘江 赣江 闽江 松花江 辽河 渭河 大运河 长城 三峡 秦岭 太行 太行山 大别山 武陵山 罗霄山 祁连山 贺兰山 天山 昆仑 洞庭湖 鄱阳湖 太湖 巢湖 渤海 黄海 东海 南海 北部湾 沂蒙 三江源 海峡 金砖国家
	中欧班列 东北亚 中新 中德 中日 中韩 中意 中以 中法 中荷 中欧 中美 中英 中瑞 中俄 中蒙 中哈 中老 中泰 中越 中缅 中马 中印尼 中葡 中奥 中非 中阿 中白 中柬 中捷 中匈 中加 中澳 中巴 中日韩 中东欧`

// Characters behind a land that make a direction, a class of regions or a sentence of it: 西部地区, 长江沿线.
var landsOnly = []string{"地区", "省", "各", "方向", "侧", "角", "面", "崛起", "大开发", "振兴", "沿线", "沿岸", "干线", "主要", "重点", "两岸", "上游", "下游", "干流", "支流", "水系", "中游", "中上游", "中下游", "双方", "两国", "合作", "关系", "经济带", "经贸关系", "贸易"}

// Words behind 国家 and 全国 that make no name of what follows.
var (
	notNational = []string{"级", "和", "、", "对", "有关", "相关", "重点", "规定", "要求", "标准", "战略", "政策", "部委", "层面", "或", "及", "认定", "授权", "批准", "大力", "大局", "大事", "大型", "大政"}
	notAllOver  = []string{
		"各", "首", "性", "范围", "前列", "重点", "领先", "一流", "知名", "有影响", "唯一", "率先", "人大", "政协", "先进", "试点", "上下", "最", "统一的", "其他",
		"同类", "的", "和", "、", "或", "第", "多个", "已",
	}
)

// anchorWords marks the words that can begin a name though they name no region: 国家, 中国, 西部, 黄河.
func (s *scan) anchorWords() {
	for i := range s.text {
		if w, ok := s.lands.at(s.text, i); ok {
			s.land(i, i+len(w.runes))
			continue
		}
		switch s.text[i] {
		case '国', '中', '联', '全':
		default:
			continue
		}
		switch {
		case s.follows(i, "国家") && s.precedes(i, "金砖", "沿线", "周边", "东盟", "成员", "发展中", "发达", "多个", "邻近", "各", "外"):
		case s.follows(i, "国家") && !s.follows(i+2, notNational...), s.follows(i, "全国") && !s.follows(i+2, notAllOver...),
			s.follows(i, "中国") && !s.follows(i+2, "特色", "式", "共产党", "人民"):
			s.setAnchor(kg.Span{Start: i, End: i + 2})
		case s.follows(i, "联合国"):
			s.setAnchor(kg.Span{Start: i, End: i + 3})
		}
	}
	for i, r := range s.text { // 中国—马来西亚: two states joined by a dash
		if r == '国' && s.precedes(i, "中") && dash(s.rune(i+1)) {
			for _, w := range partners {
				if s.follows(i+2, w) {
					s.setAnchor(kg.Span{Start: i - 1, End: i + 2 + len([]rune(w))})
				}
			}
		}
		if r == '两' && s.follows(i, "两岸") && !s.anchorEnds(i) && !strings.ContainsRune("江河湖溪渠峡海", s.rune(i-1)) && s.strait() {
			s.setAnchor(kg.Span{Start: i, End: i + 2})
		}
	}
	for i, r := range s.text { // 川南临港片区, 苏北物流港: a part of a province
		switch r {
		case '东', '西', '南', '北', '中':
		default:
			continue
		}
		if i > 0 && i+2 < len(s.text) && strings.ContainsRune(provinceAbbreviations, s.text[i-1]) && !s.named[i] {
			end := i + 1
			if strings.ContainsRune("东西南北部", s.text[end]) {
				end++
			}
			if _, ok := s.anchor(i - 1); !ok && s.opens(i-1) {
				s.setAnchor(kg.Span{Start: i - 1, End: end})
			}
		}
	}
}

const provinceAbbreviations = "沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇陕陇辽吉晋冀蒙宁"

// partners are the states and groups of states that stand beside 中国 in the names of zones and centres.
var partners = strings.Fields(`东盟 马来西亚 印度尼西亚 印尼 新加坡 泰国 越南 老挝 柬埔寨 缅甸 菲律宾 文莱 俄罗斯 蒙古 哈萨克斯坦 乌兹别克斯坦 白俄罗斯 巴基斯坦 以色列 意大利 德国
	法国 日本 韩国 英国 荷兰 丹麦 瑞士 匈牙利 塞尔维亚 中东欧 中亚 上合组织 上海合作组织 非洲 阿拉伯 埃及 葡语国家 拉美 南亚 欧盟`)

// strait tells whether the document is one of a province on the strait, where 两岸 means both its sides.
func (s *scan) strait() bool { return strings.HasPrefix(s.ctx.Issuer.Code, "35") }

// land marks a part of the country that opens a word of its own: 西南渔业种质资源库, but not 城西北.
func (s *scan) land(from, to int) {
	if s.follows(to, landsOnly...) && !s.follows(to, "合作区", "合作示范区", "合作先行区", "沿线区") || to-from < 3 && !s.opens(from) {
		return
	}
	s.setAnchor(kg.Span{Start: from, End: to})
}

// opens tells whether a word begins at i as far as the text shows: after a mark, a verb, a particle or another name.
func (s *scan) opens(i int) bool {
	if !han(s.rune(i-1)) || s.singleStop(i-1) || s.joins(s.text[i-1], i-1) || s.precedes(i, "中国") {
		return true
	}
	if _, ok := s.stop(i); ok {
		return true
	}
	return s.anchorEnds(i)
}

// anchorEnds tells whether a name that can begin a longer one ends at i.
func (s *scan) anchorEnds(i int) bool {
	for at := max(0, i-10); at < i; at++ {
		if end, ok := s.anchor(at); ok && end == i {
			return true
		}
	}
	return false
}

// chainStart walks left over names that can begin a longer one and stand side by side: 长三角 before 国家技术创新中心.
func (s *scan) chainStart(i int) int {
	for at := max(0, i-10); at < i; at++ {
		if end, ok := s.anchor(at); ok && end == i && !s.nationWord(at) {
			return at
		}
	}
	return i
}

// regionEnds tells whether the name of a region, and not of a zone in it, ends at i.
func (s *scan) regionEnds(i int) bool {
	k, _ := slices.BinarySearchFunc(s.regions, i-10, func(r Mention, at int) int { return cmp.Compare(r.Span.Start, at) })
	for ; k < len(s.regions) && s.regions[k].Span.Start < i; k++ {
		if s.regions[k].Span.End == i {
			return true
		}
	}
	return false
}

// prefixed tells whether a place that no table has stands before 国家 and belongs to the name: 中关村国家软件示范区. Any other word there
// is a verb that no list has.
func (s *scan) prefixed(e edge) bool {
	prefix := s.text[e.bound:e.start]
	if !s.follows(e.start, "国家") || len(prefix) < 2 || len(prefix) > 6 || s.classPhrase(prefix) {
		return false
	}
	return s.landmark(prefix, len(prefix)) || s.follows(e.start, "国家自主创新") && len(prefix) <= 4 && s.proper(prefix) == len(prefix)
}

// landforms are the characters that names of waters, hills and old settlements end in.
const landforms = "江河湖海湾山岛洲溪港州村谷城峡原川滩泉岭坝塘"

// landmark tells whether a name of n code points at the beginning of mod is that of a water, a hill, a village or the like.
func (s *scan) landmark(mod []rune, n int) bool {
	if n < 2 || n > len(mod) || !strings.ContainsRune(landforms, mod[n-1]) || strings.ContainsRune("沿滨近远深临环跨各", mod[0]) {
		return false
	}
	if s.proper(mod[:n]) < n-1 { // a word of one character is no sign of a class: 新安江, 大亚湾
		return false
	}
	return n > 2 || !strings.ContainsRune(landforms+"水陆古内外乡农新老大小城高平草", mod[0])
}

// landmarked is how many code points of a name's beginning name a water, a hill or the like: 3 of 青澜湖慢生活体验区.
func (s *scan) landmarked(mod []rune) int {
	for n := 4; n >= 2; n-- {
		if s.landmark(mod, n) && len(mod) > n {
			return n
		}
	}
	return 0
}

// proper counts the code points that no generic word of two or more characters covers: 2 of 高竹, though 高 alone is generic.
func (s *scan) proper(mod []rune) (n int) {
	for i := 0; i < len(mod); {
		if w, ok := s.generic.at(mod, i); ok && len(w.runes) > 1 {
			i += len(w.runes)
			continue
		}
		n++
		i++
	}
	return n
}
