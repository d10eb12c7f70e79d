package question

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// word is a rule of words: what the words of a list mean.
type word struct {
	id      string
	sense   Sense
	words   []string // folded; those of letters are found as whole words, and a blank stands for one or more
	example string   // a line that the rule reads

	roles    []kg.Predicate
	passive  bool // of a role: who has it comes after: led by
	kind     kg.EntityKind
	order    query.Order
	negates  bool
	about    bool // names after it are what tasks involve, not who answers for them
	marks    bool // unknown words after it are a phrase
	or       bool
	link     bool // 联系
	together bool // 一起
	direct   bool
	who      bool // 谁: asks for agencies
	breaks   bool // 的: what stands before it is closed
	clock    bool // it cannot be understood without knowing what day it is
	firm     string
}

// rules are the grammar's words. Of two rules that fit at a place the one with the longer word counts, then the first.
var rules = []word{
	// Who does what. A role belongs to the names before it (市科技局牵头), else to those after it (配合 市科技局), else it is anybody's.
	{id: "role.leads", sense: Role, words: []string{"牵头", "领衔", "leads", "lead", "leading"}, roles: []kg.Predicate{kg.Leads}, example: "市科技局牵头"},
	{id: "role.leads.passive", sense: Role, words: []string{"led by", "headed by"}, roles: []kg.Predicate{kg.Leads}, passive: true, example: "tasks led by 市科技局"},
	{id: "role.responsible", sense: Role, words: []string{"负责", "responsible for", "is responsible", "responsible"}, roles: []kg.Predicate{kg.ResponsibleFor}, example: "市科技局负责"},
	{id: "role.supports", sense: Role, words: []string{"配合", "协办", "协助", "supports", "support", "supporting"}, roles: []kg.Predicate{kg.Supports}, example: "市科技局配合"},
	{id: "role.supports.passive", sense: Role, words: []string{"supported by"}, roles: []kg.Predicate{kg.Supports}, passive: true, example: "supported by 市科技局"},
	{id: "role.implements", sense: Role, words: []string{"具体实施", "具体负责", "实施", "implements", "implement"}, roles: []kg.Predicate{kg.Implements}, example: "市科技局具体实施"},
	{id: "role.implements.passive", sense: Role, words: []string{"implemented by"}, roles: []kg.Predicate{kg.Implements}, passive: true, example: "implemented by 市科技局"},
	// Any role will do.
	{id: "role.any", sense: Role, words: []string{"参与", "承担", "有职责", "takes part in", "take part in"}, roles: kg.Roles, example: "市科技局参与的任务"},

	// What tasks are about. Names after these have no role.
	{id: "about", sense: Relation, words: []string{"涉及到", "涉及", "面向", "针对", "involving", "involve", "about", "related to", "relating to", "concerning"}, about: true, example: "涉及上海的任务"},
	// After these a name is what tasks are about, and unknown words are a phrase.
	{id: "about.or-phrase", sense: Relation, words: []string{"关于", "提到", "提及", "mentioning", "mention"}, about: true, marks: true, example: "关于碳普惠的任务"},
	{id: "phrase.marked", sense: Relation, words: []string{"含有", "含", "包含", "包括", "出现", "containing", "contains", "contain", "with the words"}, about: true, marks: true, example: "含碳普惠的任务"},
	{id: "about.cites", sense: Relation, words: []string{"引用", "依据", "cites", "citing"}, about: true, example: "引用《长江三角洲区域一体化发展规划纲要》的任务"},
	// Behind a name these add nothing: 与上海有关.
	{id: "about.behind", sense: Filler, words: []string{"有关", "相关"}, example: "与上海有关的任务"},
	{id: "direct", sense: Relation, words: []string{"直接涉及", "直接", "directly involving", "directly"}, direct: true, about: true, example: "直接涉及上海的任务"},

	{id: "not.about", sense: Not, words: []string{"不涉及", "未涉及", "not involving", "not about"}, negates: true, about: true, example: "市科技局牵头 不涉及上海"},
	{id: "not.phrase", sense: Not, words: []string{"不含", "不包含", "不包括", "没有提到", "未提到", "without", "not containing"}, negates: true, about: true, marks: true, example: "上海 不含“碳普惠”"},
	{id: "not", sense: Not, words: []string{"除了", "除", "非", "不是", "不由", "不", "except", "not"}, negates: true, example: "上海 除了市科技局牵头的"},
	// 除了甲之外: the end of the exception.
	{id: "not.end", sense: Filler, words: []string{"以外", "之外", "外"}, breaks: true, example: "除市科技局之外 上海"},

	{id: "or", sense: Joint, words: []string{"或者", "或", "or"}, or: true, example: "涉及上海或杭州"},
	{id: "and", sense: Joint, words: []string{"以及", "并且", "而且", "同时", "和", "与", "及", "跟", "同", "、", "and", "&", "with"}, example: "上海和杭州"},

	// How two things are joined. Understood only where there are two.
	{id: "link", sense: Relation, words: []string{"联系", "关系", "关联", "路径", "连接", "之间", "between", "connections", "connection", "connected", "paths", "path", "related", "relation", "linked"}, link: true, example: "上海和杭州的联系"},
	{id: "together", sense: Relation, words: []string{"一起", "一同", "共同", "联合", "合作", "搭档", "协作", "together", "work with", "works with", "cooperate with", "along with"}, together: true, example: "哪些单位和市科技局一起牵头"},

	{id: "ask", sense: Ask, words: []string{"有哪些", "哪些", "哪几个", "哪个", "哪", "有什么", "什么", "有多少", "多少", "几个", "which", "what", "how many", "how"}, example: "上海有哪些任务"},
	{id: "ask.who", sense: Ask, words: []string{"谁", "who"}, who: true, example: "涉及上海的任务由谁牵头"},

	{id: "kind.task", sense: Kind, words: []string{"工作任务", "任务", "事项", "举措", "tasks", "task"}, kind: kg.KindTask, example: "上海的任务"},
	{id: "kind.agency", sense: Kind, words: []string{"单位", "部门", "机关", "agencies", "agency", "departments", "department"}, kind: kg.KindAgency, example: "哪些单位牵头涉及上海的任务"},
	{id: "kind.region", sense: Kind, words: []string{"行政区划", "地区", "区县", "县区", "城市", "地方", "regions", "region", "cities", "city"}, kind: kg.KindRegion, example: "市科技局牵头的任务涉及哪些地区"},
	{id: "kind.platform", sense: Kind, words: []string{"平台", "platforms", "platform"}, kind: kg.KindPlatform, example: "有哪些平台"},
	{id: "kind.organization", sense: Kind, words: []string{"机构", "高校", "organizations", "organization"}, kind: kg.KindOrganization, example: "有哪些机构"},
	{id: "kind.policy", sense: Kind, words: []string{"政策", "policies", "policy"}, kind: kg.KindPolicy, example: "有哪些政策"},
	{id: "kind.industry", sense: Kind, words: []string{"产业", "industries", "industry"}, kind: kg.KindIndustry, example: "有哪些产业"},
	{id: "kind.event", sense: Kind, words: []string{"活动", "events", "event"}, kind: kg.KindEvent, example: "有哪些活动"},
	{id: "kind.document", sense: Kind, words: []string{"文件", "规划", "计划", "documents", "document", "plans", "plan"}, kind: kg.KindDocument, example: "有哪些文件"},
	// Of tasks it asks for those that set one.
	{id: "kind.target", sense: Kind, words: []string{"量化指标", "指标", "目标", "targets", "target", "indicators"}, kind: kg.KindTarget, example: "上海的指标"},
	{id: "kind.deadline", sense: Kind, words: []string{"完成时限", "时限", "期限", "截止时间", "截止日期", "deadlines", "deadline"}, kind: kg.KindDeadline, example: "上海的时限"},
	{id: "target.mandatory", sense: Kind, words: []string{"约束性", "约束性的", "mandatory", "binding"}, kind: kg.KindTarget, firm: "MANDATORY", example: "约束性指标"},
	{id: "target.expected", sense: Kind, words: []string{"预期性", "预期性的", "expected"}, kind: kg.KindTarget, firm: "EXPECTED", example: "预期性指标"},

	{id: "order.deadline", sense: Order, words: []string{"按截止时间排序", "按时限排序", "按期限排序", "按时间排序", "按截止时间", "按时限", "按期限", "by deadline", "ordered by deadline"}, order: query.ByDeadline, example: "上海 按时限"},
	{id: "order.source", sense: Order, words: []string{"按原文顺序", "按原文次序", "按原文", "in order of the text"}, order: query.SourceOrder, example: "上海 按原文顺序"},

	// What day it is, the question does not say and the graph does not know.
	{id: "date.clock", sense: Rest, words: []string{"今年年底前", "今年底前", "今年", "明年", "去年", "后年", "前年", "本年度", "本年", "年底前", "年底", "年末", "本月", "下月", "上月", "本季度", "今天", "明天", "近期", "目前", "this year", "next year", "last year", "this month", "today", "now"}, clock: true, example: "今年 上海"},

	{id: "filler.of", sense: Filler, words: []string{"的", "of", "that", "'s"}, breaks: true, example: "上海的任务"},
	{id: "filler", sense: Filler, words: []string{
		"请", "请问", "帮我", "我想知道", "告诉我", "列出", "查一下", "查询", "查找", "查", "找出", "找", "显示", "看看", "看", "所有", "全部", "一切", "凡是",
		"由", "在", "是", "有", "为", "了", "吗", "呢", "都", "也", "其中", "里", "中", "主要", "情况", "如何", "怎样", "怎么样", "要", "需要", "应", "做", "到",
		"the", "a", "an", "is", "are", "was", "do", "does", "for", "in", "by", "to", "all", "show", "list", "find", "give", "me", "please", "any", "have", "has", "were", "must", "be",
	}, example: "请列出上海的任务"},
}

// entry is a word with its rule.
type entry struct {
	runes []rune
	rule  *word
}

// dictionary files the words of rules by their first character, the longest first.
type dictionary map[rune][]entry

var vocabulary = func() dictionary {
	d := make(dictionary)
	for i := range rules {
		for _, w := range rules[i].words {
			runes := []rune(w)
			d[runes[0]] = append(d[runes[0]], entry{runes, &rules[i]})
		}
	}
	for _, list := range d {
		slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(len(b.runes), len(a.runes)) })
	}
	return d
}()

// at finds the longest word at a place of a folded line; n is its length there, 0 where there is none.
func (d dictionary) at(line []rune, at int) (rule *word, n int) {
	if at > 0 && wordly(line[at]) && wordly(line[at-1]) {
		return nil, 0
	}
	for _, e := range d[line[at]] {
		end := stands(line, at, e.runes)
		if end > n && (end+at == len(line) || !wordly(line[at+end-1]) || !wordly(line[at+end])) {
			rule, n = e.rule, end
		}
	}
	return rule, n
}

// stands tells how long words are that stand at a place, 0 where they do not; a blank in them is one or more.
func stands(line []rune, at int, words []rune) int {
	i := at
	for _, r := range words {
		if i >= len(line) || line[i] != r {
			return 0
		}
		i++
		for r == ' ' && i < len(line) && line[i] == ' ' {
			i++
		}
	}
	return i - at
}

// wordly tells the letters and digits that are written together as words.
func wordly(r rune) bool {
	return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// blank tells characters that part words and mean nothing.
func blank(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("，,。.；;：:！!？?~…·|/\\()[]{}*#-+=", r)
}

// Examples are the rules of the grammar, each with a line that it reads.
func Examples() map[string]string {
	all := make(map[string]string)
	for _, r := range rules {
		all[r.id] = r.example
	}
	for _, more := range []map[string]string{dateRules, nameRules} {
		for id, example := range more {
			all[id] = example
		}
	}
	return all
}
