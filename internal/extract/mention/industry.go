package mention

import (
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// Names of industries that stand alone before 产业.
var industries = strings.Fields(`人工智能 新能源 新材料 生物医药 新能源汽车 高端装备 高端装备制造 装备制造 节能环保 数字经济 集成电路 半导体 航空航天 低空经济 新型显示 光电 光伏 氢能 储能 动力电池
	生命健康 大健康 医疗器械 地理信息 北斗 物联网 大数据 云计算 区块链 软件和信息服务 软件 电子信息 新一代信息技术 智能制造 机器人 海洋 海洋经济 文化 文旅 文化旅游 旅游 体育 康养 养老 现代物流
	纺织 服装 食品 石化 化工 钢铁 汽车 冰雪 数字 数字内容 卫星 量子 生物制造 预制菜 跨境电商 节能 环保 茶 竹 人参 肉牛 动漫 会展 时尚 金融科技`)

// findIndustries finds industries by the word 产业 behind them: the members of a list (甲、乙和丙三大未来产业), or one that is known or
// a cluster of its own (轴承及紧固件产业集群).
func (s *scan) findIndustries() {
	known := map[string]bool{}
	for _, w := range industries {
		known[w] = true
	}
	s.heads(kg.KindIndustry, func(_ head, at kg.Span) {
		if s.prose[at.Start] || s.overlaps(kg.KindEvent, at) || s.overlaps(kg.KindPlatform, at) || s.follows(at.End, "化", "工人", "政策", "资本") || s.rune(at.End) == '园' && s.rune(at.Start-1) != '等' {
			return
		}
		if s.industryList(at) {
			return
		}
		start := s.industryStart(at)
		if end, ok := s.anchor(start); ok && end < at.Start { // 长春都市圈汽车产业集群
			start = end
		}
		name := s.slice(start, at.Start)
		cluster := s.follows(at.End, "集群")
		for name != "" && !known[name] && !cluster { // 市域低空经济 is 低空经济 once its beginning is cut
			start++
			name = s.slice(start, at.Start)
			if start >= at.Start {
				return
			}
		}
		n := at.Start - start
		if n < 2 || n > 14 || !known[name] && (s.tiled([]rune(name)) || s.classPhrase([]rune(name)) || strings.ContainsAny(name, "大性的”“*") || summary(name)) || s.follows(at.End, "链", "基金", "协会") {
			return
		}
		end := at.Start
		if n == 2 && s.tiled([]rune(name)) { // 数字产业: without 产业 it would be any 数字
			end = at.End
		}
		s.addIndustry(kg.Span{Start: start, End: end}, "industry.single")
	})
}

// summary tells whether what stands before 产业 only praises or sums up: 特色产业集群.
func summary(name string) bool {
	for _, w := range []string{"高质量", "特色", "优势", "主导", "支柱", "新兴", "制造业", "千亿", "百亿", "万亿", "级", "现代", "重点", "相关", "关联", "配套", "一流", "先进", "型"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}

// industryStart walks left to the verb or mark before one industry.
func (s *scan) industryStart(at kg.Span) int {
	p := at.Start
	for p > 0 && at.Start-p < 14 && !hard(s.text[p-1]) && s.text[p-1] != '”' && s.text[p-1] != '“' && !s.singleStop(p-1) {
		if w, ok := s.stop(p); ok && w.id < strongStops {
			break
		}
		p--
	}
	return p
}

// industryList finds the members of a list that 产业 closes: ...等产业, …三大未来产业, …六大产业集群.
func (s *scan) industryList(at kg.Span) bool {
	end, open := s.listEnd(at.Start)
	if end < 0 {
		return s.bareList(at)
	}
	items := s.listItems(end)
	if len(items) < 2 {
		return false
	}
	kept := 0
	for _, it := range items {
		if s.industryName(it) {
			kept++
		}
	}
	if open && kept < len(items) && kept < 2 {
		return kept == 0 // services and farming in general: 先进制造业、都市农业等产业
	}
	for _, it := range items {
		if s.industryName(it) {
			s.addIndustry(it, "industry.list")
		}
	}
	return true
}

// bareList finds the members of a list that 产业集群 closes without summing it up: 电子信息、生物医药产业集群. All must read as industries.
func (s *scan) bareList(at kg.Span) bool {
	if !s.follows(at.End, "集群") {
		return false
	}
	items := s.listItems(at.Start)
	if len(items) < 2 {
		return false
	}
	for _, it := range items {
		name := s.slice(it.Start, it.End)
		if !s.industryName(it) || it.Len() > 8 || s.tiled([]rune(name)) && !slices.Contains(industries, name) || summary(name) {
			return false
		}
	}
	for _, it := range items {
		s.addIndustry(it, "industry.list")
	}
	return true
}

// listEnd walks left from 产业 over what sums up a list (四大新兴, 等优势) to the end of the list. Open tells that it ended in 等.
func (s *scan) listEnd(i int) (end int, open bool) {
	const numerals = "两二三四五六七八九十"
	for p := i; p > 0 && i-p <= 20; p-- {
		r := s.text[p-1]
		switch {
		case r == '等':
			return p - 1, true
		case r == '大' && p >= 2 && strings.ContainsRune(numerals, s.text[p-2]):
			p -= 2
			for p > 0 && strings.ContainsRune(numerals, s.text[p-1]) {
				p--
			}
			if s.rune(p-1) == '等' {
				p--
			}
			return p, false
		case hard(r) && r != '、' || r == '”' || r == '“' || r == ')':
			return -1, false
		}
	}
	return -1, false
}

// listItems splits the list that ends at end at 、 and, for the last two, 和 or 与; the first begins after a verb.
func (s *scan) listItems(end int) (items []kg.Span) {
	right := end
	p := end
	first := true
	for p > 0 && end-p < 120 {
		r := s.text[p-1]
		switch {
		case r == '、':
			items = append(items, kg.Span{Start: p, End: right})
			right, first = p-1, false
		case (r == '和' || r == '与') && first && s.joins(r, p-1):
			items = append(items, kg.Span{Start: p, End: right})
			right, first = p-1, false
		case hard(r) || r == '”' || r == '“' || s.singleStop(p-1):
			return s.closeList(items, kg.Span{Start: p, End: right})
		default:
			w, ok := s.stop(p)
			if ok && right-p >= 2 && !s.precedes(p, "新型", "现代化", "一流", "世界级") && (w.id < strongStops || s.precedes(p, "提升", "优化")) || s.precedes(p, "发展", "毗邻", "聚焦", "等地", "布局", "领域") && right-p >= 2 {
				return s.closeList(items, kg.Span{Start: p, End: right})
			}
		}
		p--
	}
	return items
}

func (s *scan) closeList(items []kg.Span, last kg.Span) []kg.Span {
	for _, w := range []string{"毗邻区域", "区域", "地区", "市域", "全域", "县域", "国内", "当地"} {
		if n := len([]rune(w)); last.Len() > n+1 && s.follows(last.Start, w) {
			last.Start += n
			break
		}
	}
	if last.Len() > 0 {
		items = append(items, last)
	}
	for i, j := 0, len(items)-1; i < j; i, j = i+1, j-1 {
		items[i], items[j] = items[j], items[i]
	}
	return items
}

// industryName tells whether a member of a list names an industry, and not a sector (制造业), a sentence or a measure.
func (s *scan) industryName(span kg.Span) bool {
	name := s.slice(span.Start, span.End)
	if n := span.Len(); n < 2 || n > 14 || strings.ContainsAny(name, "的了*%()“”:;与") {
		return false
	}
	for _, w := range []string{"制造业", "服务业", "农业", "工业", "企业", "就业", "产业", "领域", "行业", "项目", "协作", "协同", "建设", "合作", "技术", "平台", "服务", "基地", "园区", "集群", "体系"} {
		if strings.HasSuffix(name, w) && name != "数字产业" {
			return false
		}
	}
	_, placed := s.anchor(span.Start)
	return !placed
}

func (s *scan) addIndustry(span kg.Span, rule string) {
	s.add(Mention{Kind: kg.KindIndustry, Span: span, Name: s.clean(span.Start, span.End), Rule: rule})
}
