package mention

import (
	"cmp"
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// findPlatforms finds named carriers of work by the noun that their names end in.
func (s *scan) findPlatforms() {
	s.anchorWords()
	s.heads(kg.KindPlatform, func(h head, at kg.Span) {
		if s.follows(at.End, "集群") {
			at.End += len([]rune("集群"))
		}
		if s.prose[at.End-1] || s.taken(at.End) || !s.headEnds(h, at) {
			return
		}
		if s.enumerated(h, at) {
			return
		}
		e := s.edgeOf(at)
		switch {
		case e.inside:
			s.quotedPlatform(h, at, e)
		case e.anchor >= 0:
			s.anchoredPlatform(h, at, e)
		default:
			s.plainPlatform(h, at, e)
		}
	})
}

// anchorWords marks 国家 and 中国, which can begin a name though they name no region.
func (s *scan) anchorWords() {
	for i := range s.text {
		switch {
		case s.macro(i):
			s.setAnchor(kg.Span{Start: i, End: i + 2})
		case s.text[i] != '国' && s.text[i] != '中' && s.text[i] != '联' && s.text[i] != '全':
		case s.follows(i, "国家") && !s.follows(i+2, "级", "和", "、", "对", "有关", "相关", "重点", "规定", "要求", "标准", "战略", "政策", "部委", "层面", "或", "及", "认定", "授权", "批准", "大"):
			s.setAnchor(kg.Span{Start: i, End: i + 2})
		case s.follows(i, "全国") && !s.follows(i+2, "各", "首", "性", "范围", "前列", "重点", "领先", "一流", "知名", "有影响", "唯一", "率先", "人大", "政协", "先进", "试点", "上下", "最", "统一的", "其他", "同类", "的", "和", "、", "或", "第", "多个", "已"):
			s.setAnchor(kg.Span{Start: i, End: i + 2})
		case s.follows(i, "中国") && !s.follows(i+2, "特色", "式", "共产党", "人民"):
			s.setAnchor(kg.Span{Start: i, End: i + 2})
		case s.follows(i, "联合国"):
			s.setAnchor(kg.Span{Start: i, End: i + 3})
		}
	}
}

// macro tells whether a part of the country is named at i, which can begin a name: 西南渔业种质资源库, but not 城西北.
func (s *scan) macro(i int) bool {
	if !s.follows(i, "西部", "中部", "东北", "西北", "西南", "华东", "华南", "华北", "华中") || s.follows(i+2, "地区", "省", "部", "各", "方向", "侧", "角", "面", "崛起") {
		return false
	}
	return s.precedes(i, "中国") || !han(s.rune(i-1)) || func() bool { _, ok := s.stop(i); return ok }()
}

// taken tells whether a name that was found already ends at end.
func (s *scan) taken(end int) bool { return s.ends[end-1] != 0 }

// headEnds tells whether the head noun is not the beginning of another word: 港 of 港澳, 园 of 园林, 新区 of 新区管委会 (an agency).
func (s *scan) headEnds(h head, at kg.Span) bool {
	next := s.rune(at.End)
	if s.follows(at.End, "管委会", "管理委员会", "党工委", "管理局", "管理办公室") {
		return false
	}
	switch at.End - at.Start {
	case 1:
		if strings.ContainsRune("区林艺丁长地田澳口湾元资商股式乡镇市内", next) {
			return false
		}
	default:
		if strings.ContainsRune("群化学", next) || next == '城' && strings.HasSuffix(h.word, "中心") {
			return false
		}
	}
	switch {
	case strings.HasSuffix(h.word, "中心"):
		return !s.follows(at.End, "城", "花园", "宜居", "镇", "村", "区", "小学", "卫生", "校", "幼儿", "位置", "地带", "港", "环节", "任务", "工作", "组", "站", "线", "带")
	case strings.HasSuffix(h.word, "城"):
		return !s.follows(at.End, "区", "市", "镇", "乡", "际")
	case strings.HasSuffix(h.word, "新区"):
		return !s.follows(at.End, "域", "块")
	case strings.HasSuffix(h.word, "基金"):
		return !s.follows(at.End, "会", "公司", "管理", "份额", "业")
	case strings.HasSuffix(h.word, "园"):
		return !s.follows(at.End, "区", "林", "艺")
	}
	return true
}

// quotedPlatform: “星云谷”, “青澜人才学院”, 衢州“交通大脑”.
func (s *scan) quotedPlatform(h head, at kg.Span, e edge) {
	content := s.text[e.open+1 : at.End]
	if len(content) < 3 || len(content) > 20 || slices.Contains(content, '之') || slices.Contains(content, '+') {
		return
	}
	if len(h.word) == len("城") && len(content) > 5 { // a single character of a long phrase: “宜居生活…城”
		return
	}
	if h.strength == distant && s.tiled(content) || s.follows(at.End+1, "主题", "品牌", "理念", "模式", "之路", "战略") {
		return
	}
	span, rule := kg.Span{Start: e.open + 1, End: at.End}, "platform.quoted"
	for i := max(0, e.open-8); i < e.open; i++ {
		if end, ok := s.anchor(i); ok && end == e.open {
			span = kg.Span{Start: i, End: at.End + 1}
			rule = "platform.quoted.placed"
			break
		}
	}
	s.addPlatform(h, span, rule)
}

// anchoredPlatform: a name that begins with a place, a quotation, 国家, or another name.
func (s *scan) anchoredPlatform(h head, at kg.Span, e edge) {
	mod := s.text[min(e.after, at.Start):at.Start]
	national := s.follows(e.anchor, "国家", "全国") && !e.quote
	if s.classPhrase(mod) && !(national && hasPrefix(mod, membersOnly)) {
		return
	}
	switch {
	case s.follows(e.anchor, "全国") && (len(mod) < 3 || !hasSuffix(h.word, "平台", "系统", "库", "数据中心")):
		s.plainPlatform(h, at, e)
		return
	case national && (len(mod) < 4 && !s.prefixed(e) || e.many):
		return
	case s.follows(e.anchor, "中国") && len(mod) < 2 && e.after == e.anchor+2:
		return
	case h.strength == distant && (len(mod) < 2 || (h.word == "平台" || h.word == "库") && s.untiled(mod) < 2):
		return
	case h.word == "中心" && (len(mod) < 3 || strings.HasPrefix(string(mod), "国际") && (len(mod) < 4 || s.regionAt[e.anchor] != Name)):
		return
	case h.strength == quoted:
		return
	case s.text[e.anchor] == '“' && len(mod) == 0 && h.strength != proper && !(h.strength == zone && s.begins(e.anchor+1)):
		return
	case slices.Contains(s.text[e.start:at.End], '+'):
		return
	}
	if s.text[e.anchor] == '“' && len(mod) >= 2 && mod[1] == '大' && strings.ContainsRune("两三四五六七八九十", mod[0]) {
		s.quotedList(h, e.after)
		return
	}
	start, rule := e.start, "platform.placed"
	switch {
	case national:
		rule = "platform.national"
	case s.text[e.anchor] == '“':
		rule = "platform.quote-led"
	}
	if before, ok := s.platformBefore(start); ok {
		start, rule = before, "platform.part"
	} else {
		start = s.widen(e)
	}
	if s.follows(start, "联合国") {
		s.add(Mention{Kind: kg.KindOrganization, Span: kg.Span{Start: start, End: s.after(at.End)}, Name: s.clean(start, s.after(at.End)), Type: "UN_BODY", Rule: "organization.un"})
		return
	}
	s.addPlatform(h, kg.Span{Start: start, End: s.after(at.End)}, rule)
}

// widen takes into a name what stands before its place and belongs to it: the partner countries of 中新广州知识城, and short words
// before a compound, which no table knows: 横琴粤澳深度合作区.
func (s *scan) widen(e edge) int {
	for _, w := range []string{"中新", "中德", "中日", "中韩", "中意", "中以", "中法", "中荷", "中欧", "中美", "中英", "中瑞", "中俄", "中哈", "中老", "中泰", "中马", "中印尼", "中葡", "中奥"} {
		if s.precedes(e.start, w) && e.start-e.bound >= 2 {
			return e.start - len([]rune(w))
		}
	}
	n := e.start - e.bound
	if s.prefixed(e) {
		return e.bound
	}
	if s.regionAt[e.start] == Abbreviation && n >= 2 && n <= 3 && s.untiled(s.text[e.bound:e.start]) == n {
		return e.bound
	}
	return e.start
}

// prefixed tells whether a place that no table has stands before 国家 and belongs to the name: 中关村国家软件示范区. Any other word there
// is a verb that no list has.
func (s *scan) prefixed(e edge) bool {
	prefix := s.text[e.bound:e.start]
	return s.follows(e.start, "国家") && len(prefix) >= 2 && len(prefix) <= 6 && s.landmark(prefix, len(prefix)) && !s.classPhrase(prefix)
}

// landmark tells whether a name of n code points at the beginning of mod is that of a water, a hill, a village or the like.
func (s *scan) landmark(mod []rune, n int) bool {
	return n >= 2 && n <= len(mod) && strings.ContainsRune("江河湖海湾山岛洲溪港州村谷城峡原川滩泉岭坝塘", mod[n-1]) && s.untiled(mod[:n]) == n
}

// landmarked is how many code points of a name's beginning name a water, a hill or the like: 3 of 富春江慢生活体验区.
func (s *scan) landmarked(mod []rune) int {
	for n := 4; n >= 2; n-- {
		if s.landmark(mod, n) && len(mod) > n {
			return n
		}
	}
	return 0
}

// quotedList: every member of “甲湾”“乙湾”两大创新平台.
func (s *scan) quotedList(h head, end int) {
	for s.rune(end-1) == '”' || s.rune(end-1) == '、' {
		if s.rune(end-1) == '、' {
			end--
			continue
		}
		open := s.opening(end-1, 0)
		if open < 0 {
			return
		}
		if span := (kg.Span{Start: open + 1, End: end - 1}); !s.overlaps(kg.KindPlatform, span) {
			s.addPlatform(h, span, "platform.quoted.list")
		}
		end = open
	}
}

// begins tells whether a name that can begin another one stands at i.
func (s *scan) begins(i int) bool {
	_, ok := s.anchor(i)
	return ok
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

// plainPlatform: a name without a place: 珞珈实验室, 海岛民宿示范区, 粮油肉物流园.
func (s *scan) plainPlatform(h head, at kg.Span, e edge) {
	mod := s.text[e.start:at.Start]
	if e.many || len(mod) < 2 || len(mod) > 16 || s.classPhrase(mod) {
		return
	}
	if from, ok := s.platformBefore(e.start); ok && h.word != "" && from < e.start && len(mod) <= 8 {
		s.addPlatform(h, kg.Span{Start: from, End: at.End}, "platform.part")
		return
	}
	own := s.untiled(mod)
	if n := s.landmarked(mod); n > 0 && s.rune(e.start-1) != '的' && (h.strength != distant || len(mod) >= n+2) && h.strength != quoted && !s.classPhrase(mod[n:]) {
		s.addPlatform(h, kg.Span{Start: e.start, End: s.after(at.End)}, "platform.landmark")
		return
	}
	switch h.strength {
	case proper:
		if own < 2 || own == 2 && len(mod) > 6 || s.rune(e.start-1) == '的' {
			return
		}
	case zone:
		if own < 2 || len(mod) < 4 || !s.aimed(e.start) {
			return
		}
	case site:
		if own < 2 || !s.titled(at) {
			return
		}
	default:
		return
	}
	s.addPlatform(h, kg.Span{Start: e.start, End: s.after(at.End)}, "platform.plain."+map[strength]string{proper: "proper", zone: "zone", site: "site"}[h.strength])
}

// classPhrase tells whether a modifier speaks of a class: 重点科创平台, 特色园区, 有关开发区.
func (s *scan) classPhrase(mod []rune) bool {
	if hasPrefix(mod, classWords) {
		return true
	}
	counted := len(mod) > 1 && (mod[0] == '*' || mod[0] >= '0' && mod[0] <= '9')
	return counted && strings.ContainsAny(string(mod), "个家座所")
}

var classWords = []string{"重点", "各", "有关", "相关", "对应", "特色产业", "特色园", "优势", "知名", "其他", "其它", "周边", "所有", "主要", "优质", "传统", "同类", "等", "高端", "先进", "现有",
	"已有", "这", "该", "本", "此", "多", "一批", "若干", "新型", "高能级", "大型", "部分", "部分地区", "级", "首个", "全部", "企业", "学校", "高校", "地方", "省级", "市级", "县级", "国家级", "跨区域"}

// membersOnly are the class words that may begin the name of an association of such members: 企业家联盟.
var membersOnly = []string{"企业", "学校", "高校", "地方", "先进", "高端", "优质", "大型", "级"}

// untiled counts the code points of a modifier that no generic word covers: 3 of the 5 in 粮油肉综合.
func (s *scan) untiled(mod []rune) (n int) {
	for i := 0; i < len(mod); {
		if w, ok := s.generic.at(mod, i); ok {
			i += len(w.runes)
			continue
		}
		n++
		i++
	}
	return n
}

func (s *scan) tiled(mod []rune) bool { return s.untiled(mod) == 0 }

// aimed tells whether the words before a name say that this one thing is to be made.
func (s *scan) aimed(start int) bool {
	for _, skip := range []string{"升级版", "全国", "国内", "一流"} {
		if s.precedes(start, skip) {
			start -= len([]rune(skip))
		}
	}
	return s.precedes(start, "建设", "打造", "争创", "创建", "建成", "共建", "推进", "申建", "申报", "筹建", "设立", "建立", "推动", "支持", "加快", "创成", "获批")
}

// titled tells whether the head noun stands in the first sentence of its line, where an item has its title.
func (s *scan) titled(at kg.Span) bool {
	for i := at.Start - 1; i >= at.Start-30; i-- {
		switch s.rune(i) {
		case '\n':
			return true
		case '。', '；', ';':
			return false
		}
	}
	return false
}

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
	if i, ok := slices.BinarySearchFunc(s.regions, span.Start, func(r Mention, at int) int { return cmp.Compare(r.Span.Start, at) }); ok && s.regions[i].Span == span {
		return // 浦东新区 is a division
	}
	if len([]rune(name)) < 3 || strings.ContainsAny(name, "×+○〇") || counted(name) {
		return
	}
	s.add(Mention{Kind: kg.KindPlatform, Span: span, Name: s.tradeZone(name, span), Type: h.subtype, Rule: rule})
	s.setAnchor(span)
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
