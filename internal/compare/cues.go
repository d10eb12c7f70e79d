package compare

import "strings"

// Level is how firmly a clause says what it says; the greater the firmer.
type Level int

// The levels. A clause without any cue simply says what is done, and stands with Plain.
const (
	Explore   Level = 1 // 探索: whether it is to be done at all is open
	Strive    Level = 2 // 力争: it may be missed
	Encourage Level = 3 // 鼓励: others may do it
	Support   Level = 4 // 推动: a part is taken in it
	Plain     Level = 5 // 加快, 推进, 建成, or nothing
	Bind      Level = 6 // 必须, 确保, 全面: no exception
)

// Cue is a word that tells how firmly a clause says what it says.
type Cue struct {
	ID    string // such as "modality.strive"
	Words []string
	Level Level
	// What makes the word something else: 研究院 behind 研究, 政策 before 支持.
	NotBefore, NotAfter []string
	Example             string // a clause in which it is one
	Counter             string // one in which it is none; "" where there is no such
}

// Cues lists the cues, the firmest first. Where a clause has several, the softest of those below Plain governs it (力争全面建成 is no more
// than 力争), else the firmest.
var Cues = []Cue{
	{ // a duty without exception
		ID: "modality.must", Words: []string{"必须", "务必", "一律", "应当", "坚决", "严禁", "不得", "绝不", "严格"}, Level: Bind,
		Example: "新建园区必须配套污水管网",
	},
	{ // the result is vouched for
		ID: "modality.ensure", Words: []string{"确保", "保证", "务求"}, Level: Bind, NotBefore: []string{"金", "人"},
		Example: "确保三号码头按期投运", Counter: "退还保证金",
	},
	{ // nothing is left out
		ID: "modality.whole", Words: []string{"全面", "全力", "全部", "全域"}, Level: Bind, NotBefore: []string{"深化改革委", "性", "小康", "从严治党"},
		Example: "全面建成滨江绿道", Counter: "提高统计数据全面性",
	},
	{ // work is pushed on, or done
		ID: "modality.advance", Words: []string{"加快", "推进", "建成", "完成", "大力", "深入", "着力", "切实", "加强", "抓好"}, Level: Plain,
		NotBefore: []string{"机制", "办公室", "领导小组", "率", "情况", "会"}, Example: "加快推进支线铁路建设", Counter: "健全重大项目推进机制",
	},
	{ // less than the whole
		ID: "modality.basic", Words: []string{"基本建成", "基本实现", "基本完成", "基本形成", "初步建成", "初步形成", "初步建立", "基本建立", "逐步"}, Level: Support,
		Example: "基本建成数字档案馆",
	},
	{ // a part is taken in what others do
		ID: "modality.support", Words: []string{"推动", "支持", "促进", "助力"}, Level: Support,
		NotBefore: []string{"力度", "政策", "体系", "力", "条例", "中心"}, NotAfter: []string{"政策", "资金", "金融", "技术", "财政", "人才", "智力", "要素", "科技"},
		Example: "支持渔港升级改造", Counter: "完善财政支持政策",
	},
	{ // exceptions are foreseen
		ID: "modality.principle", Words: []string{"原则上", "一般应"}, Level: Encourage,
		Example: "原则上每镇设一处服务站",
	},
	{ // others may do it
		ID: "modality.encourage", Words: []string{"鼓励", "引导", "倡导", "提倡"}, Level: Encourage,
		NotBefore: []string{"基金", "资金", "作用", "员", "性"}, NotAfter: []string{"政府", "规划", "价格", "舆论"},
		Example: "鼓励企业自建充电桩", Counter: "设立产业引导基金",
	},
	{ // it may be missed
		ID: "modality.strive", Words: []string{"力争", "争取", "努力", "尽可能", "尽量", "尽力"}, Level: Strive,
		NotAfter: []string{"共同", "不懈"}, Example: "力争引进龙头企业",
	},
	{ // whether it is to be done is open
		ID: "modality.explore", Words: []string{"探索", "谋划", "研究", "有条件的", "条件成熟时", "适时", "择机", "视情"}, Level: Explore,
		NotBefore: []string{"院", "所", "生", "中心", "机构", "成果", "能力", "基地", "会", "员", "平台", "报告", "团队", "项目", "课题", "水平", "人员", "工作", "型", "与试验", "开发"},
		NotAfter:  []string{"科学", "技术", "医学", "理论", "基础", "应用", "学术", "科技", "前沿", "临床", "农业", "产业"},
		Example:   "探索设立跨区协作基金", Counter: "建设海洋研究院",
	},
}

// cueWord is a word of a cue.
type cueWord struct {
	cue   *Cue
	word  string
	runes int
}

// byRune holds the words of all cues under the character that they begin with.
var byRune = func() map[rune][]cueWord {
	words := map[rune][]cueWord{}
	for i := range Cues {
		for _, w := range Cues[i].Words {
			r := []rune(w)
			words[r[0]] = append(words[r[0]], cueWord{cue: &Cues[i], word: w, runes: len(r)})
		}
	}
	return words
}()

// found is a cue in a clause: from and to count in the clause's characters.
type found struct {
	word     string
	level    Level
	from, to int
}

// cuesIn lists the cues of a clause in their order. Of two that begin together the longer one counts.
func cuesIn(clause []rune) (list []found) {
	for i := 0; i < len(clause); {
		best := found{}
		for _, w := range byRune[clause[i]] {
			if w.runes > best.to-best.from && startsWith(clause, i, w.word) && !w.cue.denied(clause, i, i+w.runes) {
				best = found{word: w.word, level: w.cue.Level, from: i, to: i + w.runes}
			}
		}
		if best.word == "" {
			i++
			continue
		}
		list = append(list, best)
		i = best.to
	}
	return list
}

func (c Cue) denied(clause []rune, from, to int) bool {
	for _, w := range c.NotBefore {
		if startsWith(clause, to, w) {
			return true
		}
	}
	before := string(clause[max(0, from-4):from])
	for _, w := range c.NotAfter {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

func startsWith(runes []rune, at int, word string) bool {
	for _, r := range word {
		if at >= len(runes) || runes[at] != r {
			return false
		}
		at++
	}
	return true
}

// governing is the cue that says how firm the clause is, and its level; "" and Plain where none is.
func governing(list []found) (word string, level Level) {
	level = Plain
	for _, c := range list {
		soft, softer := c.level < Plain, c.level < level
		if soft && softer || level >= Plain && c.level > level || word == "" && c.level == level {
			word, level = c.word, c.level
		}
	}
	return word, level
}
