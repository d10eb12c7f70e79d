package relate

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// levels are the characters that say of which level a body is: 市科技局.
const levels = "市区县省州镇乡旗"

// Verbs that a name has only where the table holds it: without them, text that runs into a name would pass for a long one.
var verbal = strings.Fields("推进 加快 深化 加强 提升 完善 打造 突破 改造 探索 推动 抓好 强化 健全 开展 实现 做好 促进产业 引导 形成")

// Words that stand where a name could and name no body: 政府负责、社会协同、公众参与.
var deniedNames = strings.Fields("政府 企业 社会 公众 市场 个人 群众 党委 部门 单位 专人 双方 各方 国家 学校 医院 家庭 社区 机构 组织 高校 龙头企业 社会力量 社会组织 主管部门 行政部门 " +
	"中央 地方 省 市 县 区 乡 镇 村 上级 下级 本级 市级 省级 县级 区级 行业 协会 银行 金融机构 科研院所 院校 党组织 党政 党委政府 公司 专家 第三方 人民政府 居民 农户 村民 业主 市县 省市 区 全社会 党 团 部 委 局")

// longestDenied is the length in bytes of the longest of them.
var longestDenied = len(slices.MaxFunc(deniedNames, func(a, b string) int { return len(a) - len(b) }))

func denied(text string) bool {
	return len(text) <= longestDenied && slices.Contains(deniedNames, text)
}

// Endings of what may be a body although no table holds it.
var bodyEnds = byLast("局 委 办 厅 署 管委会 委员会 联合会 协会 学会 商会 促进会 总会 工商联 中心 公司 集团 处 司 总社 供销社 日报社 报社 大学 学院 法院 检察院 研究院 政府 街道 " +
	"有关单位 相关单位 直属单位 指挥部 专班 领导小组 联席会议 博物馆 图书馆 档案馆 气象台 电视台 人民银行 分行 支行 监管分局 分局 总队 支队 大队 海事处 残联 文联 社科联 科协 侨联 妇联 台办 侨办 外办 总工会 团市委 团省委 团区委 团县委 军分区 人武部 " +
	"宣传部 组织部 统战部 工作部 武装部 政法委 银保监会 党校 办公室 研究室 督查室 信访局 园区 开发区 新区 高新区 度假区 示范区 台 科技园 消防救援站 海关 供电公司 管理站 服务站 监测站 工委 机关党委 纪工委 团委 国资公司 部")

// shaped tells whether text looks like the name of a body.
func shaped(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	level := strings.ContainsRune(levels, last)
	if !level && !endsIn(text, bodyEnds) { // most texts are no name, and show it at their end
		return false
	}
	length := utf8.RuneCountInString(text)
	if length < 3 || length > 26 || denied(text) || hasAny(text, verbal...) || strings.ContainsAny(text, "，。；：、,;:!！?？%％《》") {
		return false
	}
	for _, w := range []string{"全部", "内部", "干部", "外部", "局部", "主管部", "社区", "山区", "老区", "地区", "城区", "景区", "灾区", "小区", "城市", "市场", "门市"} {
		if strings.HasSuffix(text, w) {
			return false
		}
	}
	return !level || length <= 7 && !hasAny(text, "对接", "推进", "建设", "全", "本", "邻", "跨")
}

// byLast files words by the character with which they end.
func byLast(words string) map[rune][]string {
	index := map[rune][]string{}
	for w := range strings.FieldsSeq(words) {
		last, _ := utf8.DecodeLastRuneInString(w)
		index[last] = append(index[last], w)
	}
	return index
}

func endsIn(text string, ends map[rune][]string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return slices.ContainsFunc(ends[last], func(e string) bool { return strings.HasSuffix(text, e) })
}

// classes are the words with which a class of bodies ends.
var classes = byLast("部门 单位 方面 地方 地区 区县 县区 县市区 市县 县 区 市 州 盟 旗 省 乡镇 街道 镇街 镇 乡 政府 企业 机构 园区 平台 管委会 委员会 办事处 委办局 委局办 局 委 办 院校 高校 公司 功能区 开发区 市(州) 组 ) ）")

// generic tells a class of bodies by its form: 各有关部门, 区直有关单位.
func generic(text string) bool {
	if text == "各地" || text == "各级" {
		return true
	}
	if strings.Index(text, "各庄") > 0 && !strings.HasPrefix(text, "各") { // 李各庄乡 is one township
		return false
	}
	if !endsIn(text, classes) || !hasAny(text, "各", "有关", "相关", "所有", "其他", "直属", "成员", "沿线", "所在", "涉及") && !(strings.HasPrefix(text, "有") && strings.Contains(text, "的")) || utf8.RuneCountInString(text) > 16 || hasAny(text, "配合", "牵头", "负责") {
		return false
	}
	for _, verb := range []string{"组织", "指导", "督促", "要求", "推动", "协调", "支持", "鼓励", "引导", "会同", "由", "向", "对", "在", "为", "将", "与", "报", "明确", "动员", "带动"} {
		if strings.HasPrefix(text, verb) {
			return false
		}
	}
	return true
}

// finals are the characters with which names of bodies and of classes of bodies end. It costs little to look, and much to ask.
var finals = func() (s runeSet) {
	for _, r := range "局委办厅部署院会心司团处科室股站所队社学校府道镇乡县区市省州旗盟位门方地组台馆联协行关库场网厂班长记级业企构园港屯兵 )]>）” 人办等中" {
		s.add(r)
	}
	return s
}()

// longest is the most characters that a name has.
const longest = 30
