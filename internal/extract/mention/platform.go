package mention

import (
	"slices"
	"strings"

	"policygraph/internal/kg"
)

// findPlatforms finds named carriers of work by the noun that their names end in.
func (s *scan) findPlatforms() {
	s.anchorWords()
	refused := 0 // where the last 国家 and a head noun alone end: its shorter head noun is no other name
	s.heads(kg.KindPlatform, func(h head, at kg.Span) {
		if at.End == refused {
			return
		}
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
		if e.anchor >= 0 && e.after == at.Start && e.anchor == e.start && s.follows(e.anchor, "国家") && !e.quote {
			refused = at.End
		}
		switch {
		case e.inside:
			s.quotedPlatform(h, at, e)
		case s.summed(h, at) && !e.quote:
		case at.Len() == 1 && s.regionEndsAt(at.End): // 盐城 is no 城
		case e.anchor >= 0:
			s.anchoredPlatform(h, at, e)
		case s.listedPlatform(h, at, e):
		default:
			s.plainPlatform(h, at, e)
		}
	})
}

// taken tells whether a name that was found already ends at end.
func (s *scan) taken(end int) bool { return s.ends[end-1] != 0 }

// headEnds tells whether the head noun is not the beginning of another word: 港 of 港澳, 园 of 园林, 新区 of 新区管委会 (an agency).
func (s *scan) headEnds(h head, at kg.Span) bool {
	next := s.rune(at.End)
	if s.follows(at.End, "管委会", "管理委员会", "党工委", "管理局", "管理办公室", "集团", "有限公司", "股份公司") {
		return false
	}
	switch at.End - at.Start {
	case 1:
		if strings.ContainsRune("区林艺丁长地田澳口湾元资商股式乡镇市内校", next) {
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
	if strings.HasSuffix(h.word, "飞地") || len(content) < 3 || len(content) > 20 || slices.Contains(content, '之') || slices.Contains(content, '+') {
		return
	}
	if len(h.word) == len("城") && len(content) > 5 { // a single character of a long phrase: “宜居生活…城”
		return
	}
	if h.strength == distant && s.tiled(content) || s.follows(at.End+1, "主题", "品牌", "理念", "模式", "之路", "战略") {
		return
	}
	if h.word == "系统" && (len(content) > 6 || s.titleQuote(e.open, at.End)) || numerals(content) > 1 {
		return
	}
	span, rule := kg.Span{Start: e.open + 1, End: at.End}, "platform.quoted"
	if string(content) == h.word { // “单一窗口” alone is a manner of service
		if !s.precedes(e.open, "国际贸易") {
			return
		}
		s.addPlatform(h, kg.Span{Start: e.open - 4, End: at.End + 1}, "platform.window")
		return
	}
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
	if digitIn(mod) && hasSuffix(h.word, "码头", "港口") { // a berth of the port: 甲港区5万吨级码头
		return
	}
	if strings.HasSuffix(h.word, "平台") && e.anchor == e.start && s.levelEnds(e.after) && s.serves(mod) {
		s.addPlatform(h, kg.Span{Start: s.widen(e), End: s.after(at.End)}, "platform.service")
		return
	}
	if s.follows(e.anchor, "两岸") && h.word == "中心" && s.strait() && len(mod) >= 2 && !s.classPhrase(mod) && s.untiled(mod) >= 1 {
		s.addPlatform(h, kg.Span{Start: e.start, End: s.after(at.End)}, "platform.placed")
		return
	}
	fund := h.subtype == Fund && s.regionAt[e.anchor] == Name && hasPrefix(mod, []string{"先进", "高端", "新型", "优质"})
	if s.classPhrase(mod) && !fund && !(national && hasPrefix(mod, membersOnly)) && !s.praised(mod) && !(h.strength == proper && (h.subtype == Facility || h.subtype == Development && s.regionAt[e.anchor] == Name && hasPrefix(mod, []string{"先进", "高端", "新型"}))) {
		return
	}
	if from := s.fieldBefore(h, e, at); from < e.start {
		s.addPlatform(h, kg.Span{Start: from, End: s.after(at.End)}, "platform.field")
		return
	}
	if from, ok := s.branchOf(h, e); ok {
		s.addPlatform(h, kg.Span{Start: from, End: s.after(at.End)}, "platform.part")
		return
	}
	if h.word == "分院" {
		if s.platformAt(e.anchor) && e.last > e.anchor { // 青澜研究院舟山分院
			s.addPlatform(h, kg.Span{Start: e.anchor, End: s.after(at.End)}, "platform.part")
		}
		return
	}
	wide := s.widen(e) < e.start
	chain := e.last > e.anchor && s.regionAt[e.anchor] == "" // 浙江大学台州研究中心
	switch {
	case e.state >= 0 && at.End-e.state >= 8:
		s.addPlatform(h, kg.Span{Start: s.chainStart(e.state), End: s.after(at.End)}, "platform.national")
		return
	case chain && h.word != "中心" && h.word != "库" && (h.word != "基地" || s.platformAt(e.anchor)):
	case national && s.after(at.End) > at.End && !e.many: // 国家会展中心(上海)
	case s.follows(e.anchor, "全国") && (len(mod) < 3 || !hasSuffix(h.word, "平台", "系统", "库", "数据中心")):
		s.plainPlatform(h, at, e)
		return
	case national && (len(mod) < 4 && !s.prefixed(e) && !wide || e.many):
		return
	case s.follows(e.anchor, "中国") && len(mod) < 2 && e.after == e.anchor+2 && !strings.HasSuffix(h.word, "谷"):
		return
	case h.strength == distant && !wide && !(h.word == "平台" && len(mod) == 0 && s.quotedName(e.anchor)) && (len(mod) < 2 || (h.word == "平台" || h.word == "库" || h.word == "基地") && (s.untiled(mod) < 2 || len(mod) < 4 && h.word != "基地")):
		return
	case h.word == "中心" && (len(mod) < 3 && !(s.regionAt[e.anchor] == Name && s.untiled(mod) == 2 && !strings.ContainsRune("市县城区域乡", mod[0])) || strings.HasPrefix(string(mod), "国际") && (len(mod) < 4 || s.area(e.anchor) || e.quote)):
		return
	case e.quote && s.countedBefore(e.start), h.word == "基地" && s.platformAt(e.anchor) && e.last == e.anchor:
		return
	case s.area(e.anchor) && strings.HasSuffix(h.word, "园区") && s.tiled(mod): // 中西部产业园区
		return
	case h.strength == quoted, h.word == "基地" && s.regionAt[e.anchor] == Name && s.rune(e.start-1) == '、' && s.regionEnds(e.start-1): // 山东、江苏外送基地
		return
	case s.text[e.anchor] == '“' && len(mod) == 0 && h.word == "平台" && s.quotedName(e.anchor): // “闪闪办”平台
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
	switch {
	case h.word == "片区" && len(mod) == 0 && start == e.start && s.regionAt[start] == Name: // a part of a zone that goes without saying
		return
	case hasSuffix(h.word, "集聚区", "承载区", "功能区") && s.platformAt(start): // 甲高新区直播电商集聚区
		return
	}
	if s.follows(start, "联合国") {
		s.add(Mention{Kind: kg.KindOrganization, Span: kg.Span{Start: start, End: s.after(at.End)}, Name: s.clean(start, s.after(at.End)), Type: "UN_BODY", Rule: "organization.un"})
		return
	}
	s.addPlatform(h, kg.Span{Start: start, End: s.after(at.End)}, rule)
}

// widen takes into a name the short word before a compound, which no table knows: 横琴粤澳深度合作区.
func (s *scan) widen(e edge) int {
	if prefix := s.text[e.bound:e.start]; len(prefix) >= 2 && len(prefix) <= 8 {
		from := 0 // behind a region that opens the name: 平湖张江长三角科技城
		if end, ok := s.anchor(e.bound); ok && s.regionAt[e.bound] == Name && end < e.start {
			from = end - e.bound
		}
		if s.landmark(prefix[from:], len(prefix)-from) && len(prefix)-from <= 3 {
			return e.bound
		}
	}
	if end, ok := s.anchor(e.bound); ok && e.whole && s.regionAt[e.bound] != "" && end < e.start && e.start-end <= 6 && !s.nationWord(e.bound) &&
		!strings.ContainsAny(s.slice(end, e.start), "建创争办设享承入融做促抓引共新申获至到往赴经与和") { // 武鸣沃柑国家农业产业园, 皖浙闽赣国家旅游协作区
		return e.bound
	}
	n := e.start - e.bound
	if s.prefixed(e) {
		return e.bound
	}
	if s.regionAt[e.start] == Abbreviation && n >= 2 && n <= 3 && s.proper(s.text[e.bound:e.start]) == n {
		return e.bound
	}
	return e.start
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

// platformAt tells whether a platform that was found already starts at i: its 基地 is no name of its own.
func (s *scan) platformAt(i int) bool {
	_, ok := s.starts[start{i, kg.KindPlatform}]
	return ok
}

// area tells whether a functional region starts at i.
func (s *scan) area(i int) bool {
	_, ok := s.starts[start{i, kg.KindFunctionalRegion}]
	return ok
}

// begins tells whether a name that can begin another one stands at i.
func (s *scan) begins(i int) bool {
	_, ok := s.anchor(i)
	return ok
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
	if hasSuffix(h.word, "集聚区", "承载区", "功能区") && s.platformAt(e.start) { // 马鞍谷产业园直播电商集聚区
		return
	}
	own := s.untiled(mod)
	if n := s.landmarked(mod); n > 0 && !((h.subtype == Port || h.subtype == Facility) && hasPrefix(mod[n:], landsOnly)) && s.rune(e.start-1) != '的' && (h.strength != distant || len(mod) >= n+2) && h.strength != quoted && !s.classPhrase(mod[n:]) {
		s.addPlatform(h, kg.Span{Start: e.start, End: s.after(at.End)}, "platform.landmark")
		return
	}
	switch h.strength {
	case proper:
		if string(mod) == "未来" && (h.word == "科学城" || h.word == "科技城") {
			break
		}
		if own = max(own, s.properOnly(mod)); own < 2 || own == 2 && len(mod) > 6 || s.rune(e.start-1) == '的' {
			return
		}
	case zone:
		if own < 2 || len(mod) < 4 || !s.aimed(e.start) {
			return
		}
	case site:
		small := len(mod) <= 3 && s.proper(mod) == len(mod) && !strings.ContainsRune("省市县区各全本沿城合老新旧大小重特专高优现", mod[0]) && strings.HasSuffix(h.word, "园区")
		if small && s.rune(e.start-1) != '的' { // 六景化工园区
			break
		}
		if s.parkName(mod) && len(mod) <= 3 && hasSuffix(h.word, "物流园", "软件园", "工业园") && s.stopEnds(e.start) {
			break
		}
		if (own < 3 || !s.titled(at)) && (own < 4 || len(mod) > 10) || s.rune(e.start-1) == '的' {
			return
		}
	case distant: // a name in the sounds of another language: 乌兰淖工业园区
		if h.word != "工业园区" && h.word != "产业园区" || !strings.ContainsAny(string(mod), "尔嘎斯淖勒兰布塔巴拉") || own != len(mod) || len(mod) < 3 || len(mod) > 6 {
			return
		}
		s.addPlatform(h, kg.Span{Start: e.start, End: s.after(at.End)}, "platform.plain.site")
		return
	default:
		return
	}
	s.addPlatform(h, kg.Span{Start: e.start, End: s.after(at.End)}, "platform.plain."+map[strength]string{proper: "proper", zone: "zone", site: "site"}[h.strength])
}

// properOnly counts like proper, but for the first character: 高竹 is a name, 大园 and 老城 are none.
func (s *scan) properOnly(mod []rune) int {
	if len(mod) == 2 && strings.ContainsRune("两三五", mod[0]) && strings.ContainsRune("江湖河峡山岛", mod[1]) {
		return 2
	}
	if len(mod) == 2 && !strings.ContainsRune("大小新老旧各两多双三四本该此全诸级市省县区乡村镇一等", mod[0]) {
		return s.proper(mod)
	}
	return 0
}

// classPhrase tells whether a modifier speaks of a class: 重点科创平台, 特色园区, 有关开发区.
func (s *scan) classPhrase(mod []rune) bool {
	if hasPrefix(mod, classWords) && !startsWith(mod, 0, "新型工业化") {
		return true
	}
	counted := len(mod) > 1 && (mod[0] == '*' || mod[0] >= '0' && mod[0] <= '9')
	return counted && strings.ContainsAny(string(mod), "个家座所")
}

// praised tells whether a modifier only opens with praise or rank, and says then what the thing is for: 先进装备, 国家级海洋牧场.
func (s *scan) praised(mod []rune) bool {
	for _, w := range []string{"先进", "高端", "新型", "优质", "优势", "大型", "国家级", "省级", "特色产业"} {
		if rest, ok := strings.CutPrefix(string(mod), w); ok {
			return s.untiled([]rune(rest)) >= 2 && !s.classPhrase([]rune(rest))
		}
	}
	return false
}

var classWords = []string{
	"重点", "各", "有关", "相关", "对应", "特色产业", "特色园", "优势", "知名", "其他", "其它", "周边", "所有", "主要", "优质", "传统", "同类", "等", "高端", "先进", "现有",
	"已有", "这", "该", "本", "此", "多", "一批", "若干", "新型", "高能级", "大型", "部分", "部分地区", "级", "首个", "全部", "企业", "学校", "高校", "地方", "省级", "市级", "县级", "国家级", "跨区域",
}

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
	if s.rune(start-1) == '、' {
		if _, ok := s.ending(kg.KindPlatform, start-1); ok { // 建设甲示范区、乙试验区
			return true
		}
	}
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
