package outline

import (
	"unicode/utf8"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// standardTitles are the headings that plans of every kind share. Where one begins a line and no stop follows, the stop was lost.
var standardTitles = []string{
	"总体要求", "总体思路", "总体目标", "指导思想", "基本原则", "工作原则", "发展目标", "主要目标", "工作目标", "行动目标", "目标任务", "主要任务",
	"重点任务", "工作任务", "工作重点", "重点工作", "主要措施", "工作措施", "工作要求", "工作步骤", "实施步骤", "实施范围", "保障措施", "组织保障", "组织领导", "组织实施", "有关要求",
	"工作安排", "时间安排", "进度安排", "职责分工", "工作内容", "发展基础", "发展现状", "发展思路", "发展定位", "规划范围", "规划期限", "编制依据",
}

// standard is the length of the standard title that s begins with, 0 where it begins with none or goes on with it (主要任务和措施).
func (t page) standard(s kg.Span) int {
	for _, w := range standardTitles {
		n := 4
		if s.Len() <= n || !t.at(s.Start, s.End, w) {
			continue
		}
		switch r := t.folded[s.Start+n]; r {
		case '和', '与', '及', '的', '、', ',', ':', '。', '(', '为', '是':
			return 0
		}
		return n
	}
	return 0
}

// at tells whether the word stands at i.
func (t page) at(i, end int, word string) bool { return text.StandsAt(t.folded, i, end, word) }

// The words with which the body of an item begins. prepositions never stand inside a name; strong verbs hardly do (优化升级); weak ones
// do often (推进机制, 实施方案) and need more room; manners begin a clause together with the verb after them (积极参与, 联合编制).
var (
	prepositions = []string{"依托", "围绕", "聚焦", "对标", "按照", "根据", "充分发挥", "进一步", "立足", "借助", "抢抓", "紧扣", "瞄准", "针对", "通过", "抓住"}

	strong = []string{
		"强化", "加强", "完善", "畅通", "健全", "加快", "巩固", "深化", "优化", "坚持", "发挥", "鼓励", "引导", "大力", "着力", "全力", "全面", "深入", "不断", "切实", "严格",
		"稳步", "有序", "持续", "认真", "争取", "力争", "探索", "拓展", "结合", "统筹", "抓好", "做好", "做强", "做大", "支持", "利用", "落实", "充分",
	}
	weak    = []string{"推进", "推动", "实施", "开展", "构建", "打造", "建立", "建成", "制定", "编制", "组织", "培育", "提升", "促进", "提高", "实行", "推行", "扩大", "创建", "引进", "举办", "谋划"}
	manners = []string{"积极", "主动", "联合", "协同", "共同", "合力", "创新", "高标准", "高质量", "高水平", "高起点", "广泛", "扎实", "适时", "率先", "重点", "精心", "科学", "规范", "逐步"}
)

// nouns make a name of a verb before them; after joints a verb still belongs to the title; after actors it is what they do.
var (
	nouns    = []string{"机制", "体系", "体制", "工作", "行动", "计划", "方案", "办法", "工程", "制度", "模式", "政策", "力度", "情况", "能力", "水平", "建设", "基地", "中心", "平台", "试点", "效应", "作用", "小组", "改革", "发展", "管理", "服务", "战略", "意见", "办公", "会议", "保障", "提质", "条件", "措施"}
	joints   = "的和与及、或并等以为对在向从把将被使让再更最第不未了于至到要应须需可且而都均已正仍由会“‘《(+"
	measures = []string{"行动", "机制", "体系", "体制", "计划", "方案", "办法", "工程", "制度", "模式", "政策", "措施", "战略", "意见"}
	actors   = []string{"部门", "单位", "政府", "企业", "机构", "院校", "学校", "各地", "区县", "县区", "各区", "乡镇", "街道", "人员", "主体"}
)

// opening finds where the body begins in a title whose full stop was lost; 0 where nothing tells. It looks in the first clause only
// (up to comma), leaves at least six characters to the title, and takes the first place that holds:
//
//	发展环湖旅游积极参与湖区联盟，…       积极参与
//	建设两市绿色走廊以高速公路、铁路为轴，…   以…为
//	培育童装产业集群“童装谷”推进“两化”融合    推进“
func (t page) opening(title kg.Span, comma int) int {
	f := t.folded
	comma = min(comma, title.Start+longRunning+longTitle)
	for i := title.Start + 1; i+3 < comma; i++ {
		switch f[i] {
		case '(', '[', '《', '“':
			if close := t.closing(i, title.End); close > 0 && close < comma {
				i = close
				continue
			}
		}
		if i-title.Start < 6 || contains(joints, f[i-1]) {
			continue
		}
		if t.opens(i, title, comma) && !t.dangling(title.Start, i) {
			return i
		}
	}
	return 0
}

// openers are the characters with which a body may begin.
var openers = func() (set text.RuneSet) {
	for _, words := range [][]string{{"以", "由"}, prepositions, strong, weak, manners, works} {
		for _, w := range words {
			set.Add([]rune(w)[0])
		}
	}
	return set
}()

// opens tells whether a body may begin at i.
func (t page) opens(i int, title kg.Span, comma int) bool {
	f := t.folded
	if !openers.Has(f[i]) {
		return false
	}
	if f[i] == '以' {
		return t.withAxis(i, title.End)
	}
	if f[i] == '由' {
		for k := i + 2; k < min(i+24, comma); k++ {
			if t.at(k, comma, "牵头") || t.at(k, comma, "负责") {
				return true
			}
		}
		return false
	}
	if w := t.oneOf(i, comma, prepositions); w > 0 {
		return comma-i >= w+2
	}
	if t.nominal(i, comma) {
		return false
	}
	if w := t.oneOf(i, comma, strong); w > 0 {
		return comma-i >= w+4 && t.oneOf(i+w, comma, nouns) == 0
	}
	if w := t.oneOf(i, comma, manners); w > 0 {
		if t.at(i, comma, "联合国") || t.at(i, comma, "创新中心") {
			return false
		}
		next := i + w
		verb := max(t.oneOf(next, comma, prepositions), t.oneOf(next, comma, strong), t.oneOf(next, comma, weak), t.oneOf(next, comma, verbs))
		return verb > 0 && comma-next >= verb+3 && t.oneOf(next+verb, comma, nouns) == 0
	}
	if t.complete(title.Start, i) {
		if w := t.oneOf(i, comma, works); w > 0 && comma-i >= w+4 && !contains(joints, f[i+w]) && t.oneOf(i+w, comma, nouns) == 0 {
			return true
		}
	}
	if w := t.oneOf(i, comma, weak); w > 0 {
		next := i + w
		if next < comma && (f[next] == '“' || f[next] == '《') {
			return true
		}
		return i-title.Start >= 8 && comma-next >= 5 && t.oneOf(next, comma, nouns) == 0
	}
	return false
}

// complete tells whether the title before i ends in a word that ends its phrase, so that even a weak verb begins the body:
// 提升花卉产业水平｜建设温室大棚.
func (t page) complete(start, i int) bool {
	for _, w := range goals {
		if n := utf8.RuneCountInString(w); i-n >= start+2 && t.at(i-n, i, w) {
			return w != "质量" || t.folded[i-n-1] != '高' // 高质量发展
		}
	}
	return false
}

// goals are words for what a title promises to raise; works are verbs that may follow them.
var (
	goals = []string{"水平", "质量", "效率", "规模", "档次", "品质", "效益", "活力", "竞争力", "影响力", "吸引力", "知名度", "力度", "步伐", "短板", "瓶颈"}
	works = []string{"建设", "办好", "新建", "改造", "扩建", "发展", "发放", "修建", "启动", "完成", "遴选", "推广", "打造", "开展", "构建", "建立", "建成", "举办", "培育", "引进", "创建", "制定", "编制", "实施", "培养", "成立", "设立", "布局"}
)

// nominal tells a short end of a clause that a noun for a measure closes: …湿地｜巩固提升行动.
func (t page) nominal(i, comma int) bool {
	return comma-i <= 8 && (t.oneOf(comma-2, comma, measures) > 0 || t.oneOf(comma-1, comma, []string{"的"}) > 0)
}

// verbs are further ones that a word of manner goes with.
var verbs = []string{"参与", "对接", "建设", "共建", "承接", "融入", "申报", "引入", "吸引", "发展", "开发", "争创", "服务", "应对", "布局", "规划", "运营", "落户", "设立", "接轨", "协助", "配合", "招引"}

// transitive are verbs that never end a title: the body goes on with their object.
var transitive = []string{"参与", "对接", "共建", "承接", "融入", "申报", "引入", "吸引", "争创", "招引", "协助", "配合", "形成", "实现", "成为"}

// withAxis reads 以…为轴, 以…为重点.
func (t page) withAxis(i, end int) bool {
	for k := i + 3; k < min(end, i+60); k++ {
		if t.folded[k] == ';' || t.folded[k] == '。' {
			return false
		}
		if t.folded[k] == '为' && k+1 < end {
			if w := t.oneOf(k+1, end, axes); w > 0 {
				return k+1+w >= end || t.folded[k+1+w] != '的' // 以企业为主体的… says which
			}
		}
	}
	return false
}

var axes = []string{"轴", "切入点", "核心", "重点", "主体", "主线", "主导", "主", "抓手", "载体", "契机", "导向", "目标", "基础", "依托", "统领", "引领", "支撑", "牵引", "中心", "突破口", "突破", "纽带", "龙头", "关键", "平台", "引擎", "根本", "单元", "单位"}

// dangling tells a title that would end in a verb or an adverb of the body: 全面深入贯彻｜落实.
func (t page) dangling(start, at int) bool {
	for _, words := range [][]string{prepositions, strong, weak, manners, actors, transitive} {
		for _, w := range words {
			n := utf8.RuneCountInString(w)
			if at-n >= start && t.at(at-n, at, w) {
				return true
			}
		}
	}
	return false
}

// oneOf is the length of the first of the words that stands at i, 0 for none.
func (t page) oneOf(i, end int, words []string) int {
	for _, w := range words {
		if t.at(i, end, w) {
			n := 0
			for range w {
				n++
			}
			return n
		}
	}
	return 0
}

func contains(s string, r rune) bool {
	for _, x := range s {
		if x == r {
			return true
		}
	}
	return false
}
