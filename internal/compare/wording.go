package compare

import (
	"slices"
	"strconv"
	"strings"
)

// compareClauses finds what two items say otherwise, clause by clause: how firmly, with which numbers, in which words. How firmly headings
// say it counts with titles only.
func compareClauses(left, right *Plan, x, y *Item, titles bool) (list []Difference) {
	pairs, gone, come := alignClauses(x.clauses, y.clauses)
	slices.SortFunc(pairs, func(a, b [2]int) int { return a[0] - b[0] })
	for _, p := range pairs {
		c, d := &x.clauses[p[0]], &y.clauses[p[1]]
		if c.reading == d.reading {
			continue
		}
		at := Difference{LeftPassage: left.Passage(c.span), RightPassage: right.Passage(d.span)}
		told := len(list)
		if heading := x.heads(c.span) || y.heads(d.span); (titles || !heading) && (c.content == d.content || plainDice(c.bag, d.bag) >= judgeClause) {
			if m, ok := compareCues(c, d, at); ok {
				list = append(list, m)
			}
		}
		if c.content == d.content {
			list = append(list, compareNumbers(c, d, at)...)
			list = append(list, compareYears(left, right, c, d, at)...)
		}
		if c.content != d.content || len(list) == told {
			w := at
			w.Aspect, w.Effect, w.Left, w.Right = Wording, Neutral, at.LeftPassage.Quote, at.RightPassage.Quote
			w.Explanation = "“" + brief(w.Left) + "”改为“" + brief(w.Right) + "”"
			w.bounds = bounds.Replace(c.content) == bounds.Replace(d.content)
			list = append(list, w)
		}
	}
	for _, i := range gone {
		at := left.Passage(x.clauses[i].span)
		list = append(list, Difference{Aspect: Wording, Effect: Neutral, Left: at.Quote, LeftPassage: at, Explanation: "删去“" + brief(at.Quote) + "”"})
	}
	for _, j := range come {
		at := right.Passage(y.clauses[j].span)
		list = append(list, Difference{Aspect: Wording, Effect: Neutral, Right: at.Quote, RightPassage: at, Explanation: "增加“" + brief(at.Quote) + "”"})
	}
	return list
}

// bounds are the words around a value that are compared with it.
var bounds = strings.NewReplacer("以上", "", "以下", "", "以内", "", "左右", "", "不低于", "", "不少于", "", "不超过", "", "达到", "", "超过", "", "突破", "", "达", "", "至少", "", "约", "")

// compareCues tells which of two clauses says it more firmly. Cues that both have say nothing.
func compareCues(c, d *clause, at Difference) (Difference, bool) {
	a, from := governing(c.cues)
	b, to := governing(d.cues)
	if a == b {
		return Difference{}, false
	}
	if hasCue(d.cues, a) { // 完成 and 力争完成
		a = ""
	} else if hasCue(c.cues, b) {
		b = ""
	}
	at.Aspect, at.Left, at.Right, at.Effect = Modality, a, b, Neutral
	outcome := "，力度相当"
	if from < to {
		at.Effect, outcome = Stronger, "，措辞加强"
	} else if from > to {
		at.Effect, outcome = Weaker, "，措辞减弱"
	}
	switch {
	case a == "":
		at.Explanation = "加上了“" + b + "”" + outcome
	case b == "":
		at.Explanation = "去掉了“" + a + "”" + outcome
	default:
		at.Explanation = "“" + a + "”改为“" + b + "”" + outcome
	}
	// 加快建设 and 建设 are told apart by nothing but their wording.
	return at, at.Effect != Neutral || a != "" && b != "" && c.content == d.content
}

func hasCue(list []found, word string) bool {
	return word != "" && slices.ContainsFunc(list, func(f found) bool { return f.word == word })
}

// fewer are the words of a clause whose number is the firmer the lower it is: 控制在5%以内, 压缩至3个工作日.
var fewer = []string{"不超过", "不高于", "不大于", "控制在", "以内", "以下", "下降到", "下降至", "降低到", "降低至", "降至", "降到", "压减到", "压减至", "压缩到", "压缩至", "低于", "缩短至", "缩短到", "减少到", "减少至"}

// compareNumbers compares two clauses that are the same but for their numbers.
func compareNumbers(c, d *clause, at Difference) (list []Difference) {
	if len(c.numbers) != len(d.numbers) {
		return nil
	}
	down := containsAny(c.reading, fewer) && containsAny(d.reading, fewer)
	for i, m := range c.numbers {
		n := d.numbers[i]
		if m.text == n.text {
			continue
		}
		x := at
		x.Aspect, x.Effect, x.Left, x.Right = Target, Neutral, m.shown(), n.shown()
		x.LeftPassage.Span, x.RightPassage.Span = m.span, n.span
		x.LeftPassage.Quote, x.RightPassage.Quote = m.text, n.text
		a, errA := strconv.ParseFloat(m.text, 64)
		b, errB := strconv.ParseFloat(n.text, 64)
		if errA == nil && errB == nil && m.measures() && a != b {
			x.Effect = effectOf(b > a != down)
			x.Explanation = "数值" + moved(x.Left, x.Right, b > a)
		} else {
			x.Explanation = "数字由“" + x.Left + "”改为“" + x.Right + "”"
		}
		list = append(list, x)
	}
	return list
}

// counted are the units of numbers that say how much; any other number may be a name: 5号线, 12345热线.
var counted = strings.Fields(`个 家 项 件 座 所 处 条 辆 台 套 张 岁 天 小时 分钟 倍 名 场 例 公里 千米 米 亩 公顷 万 亿 元 吨 % ‰ 人 户 次 片 间 艘 班 支 款
	种 门 部 对 株 头 只 千瓦 平方 立方 毫克 微克 年以 工作日 百分点 份 枚 位 幢 栋 户 周`)

// measures tells whether a number says how much.
func (n number) measures() bool {
	return slices.ContainsFunc(counted, func(u string) bool { return strings.HasPrefix(n.unit, u) })
}

func (n number) shown() string {
	for _, u := range []string{"个工作日", "个百分点", "个小时", "个月", "工作日", "百分点", "小时", "分钟", "万亿", "亿元", "万元", "万人", "公里", "万亩"} {
		if strings.HasPrefix(n.unit, u) {
			return n.text + u
		}
	}
	if n.unit == "" {
		return n.text
	}
	return n.text + string([]rune(n.unit)[:1])
}

// compareYears compares the years that two clauses name, where they are the same but for these: 到2025年 is a date by which.
func compareYears(left, right *Plan, c, d *clause, at Difference) (list []Difference) {
	if len(c.years) != len(d.years) {
		return nil
	}
	for i, m := range c.years {
		n := d.years[i]
		if m.text == n.text {
			continue
		}
		l, r := left.Passage(m.span), right.Passage(n.span)
		x := dated(left, right, m.text+"-12-31", n.text+"-12-31", l.Quote, r.Quote)
		x.LeftPassage, x.RightPassage = l, r
		list = append(list, x)
	}
	return list
}

func containsAny(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

func effectOf(firmer bool) Effect {
	if firmer {
		return Stronger
	}
	return Weaker
}

func moved(from, to string, up bool) string {
	if up {
		return "由" + from + "提高到" + to
	}
	return "由" + from + "降低到" + to
}

// brief shortens a quotation for an explanation.
func brief(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	r := []rune(s)
	if len(r) <= 32 {
		return s
	}
	return string(r[:20]) + "……" + string(r[len(r)-10:])
}
