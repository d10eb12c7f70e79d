package compare

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/kg"
)

// compareTargets compares the indicators of two items: those of nearly the same name in the same kind of unit, and those that only one has.
func compareTargets(left, right *Plan, x, y *Item) (list []Difference) {
	var candidates []match
	for i, a := range x.targets {
		for j, b := range y.targets {
			if s := plainDice(a.bag, b.bag); s >= sameIndicator && comparable(a.entity, b.entity) {
				candidates = append(candidates, match{left: i, right: j, score: s})
			}
		}
	}
	pairs := greedy(candidates)
	slices.SortFunc(pairs, func(a, b match) int { return a.left - b.left })
	takenX, takenY := map[int]bool{}, map[int]bool{}
	for _, m := range pairs {
		takenX[m.left], takenY[m.right] = true, true
		if d, ok := compareValues(left, right, x.targets[m.left], y.targets[m.right]); ok {
			list = append(list, byAnotherDate(d, x, y, x.targets[m.left].entity, y.targets[m.right].entity))
		}
	}
	for i, a := range x.targets {
		if !takenX[i] && !strings.Contains(y.reading, measured(a.entity)) {
			list = append(list, Difference{
				Aspect: Target, Effect: Weaker, Left: whole(a.entity), LeftPassage: left.Passage(a.span), Explanation: "删去指标“" + brief(whole(a.entity)) + "”",
			})
		}
	}
	for j, b := range y.targets {
		if !takenY[j] && !strings.Contains(x.reading, measured(b.entity)) {
			list = append(list, Difference{
				Aspect: Target, Effect: Stronger, Right: whole(b.entity), RightPassage: right.Passage(b.span), Explanation: "增加指标“" + brief(whole(b.entity)) + "”",
			})
		}
	}
	return list
}

// sameIndicator is the likeness of names from which two indicators are one.
const sameIndicator = 0.6

// units that are multiples of others.
var scales = []struct {
	prefix string
	factor float64
}{{"万亿", 1e12}, {"亿", 1e8}, {"万", 1e4}}

// base is a unit without its multiple.
func base(unit string) (of string, factor float64) {
	for _, s := range scales {
		if rest, ok := strings.CutPrefix(unit, s.prefix); ok {
			return rest, s.factor
		}
	}
	if unit == "公里" {
		return "米", 1e3
	}
	return unit, 1
}

// comparable tells whether two targets measure alike: in the same unit, and both a growth or both a level.
func comparable(a, b kg.Entity) bool {
	x, _ := base(a.Props.Get("unit"))
	y, _ := base(b.Props.Get("unit"))
	growth := func(e kg.Entity) bool { return e.Props.Get("comparator") == "GROWTH" }
	return x == y && growth(a) == growth(b)
}

// measured is a value with its unit as it is compared.
func measured(e kg.Entity) string {
	var out []rune
	for _, r := range e.Props.Get("value") + e.Props.Get("unit") {
		if k, ok := kept(kg.FoldRune(r)); ok {
			out = append(out, k)
		} else if r == '.' {
			out = append(out, r)
		}
	}
	return string(out)
}

// whole is a target as printed.
func whole(e kg.Entity) string { return cmp.Or(e.Props.Get("raw"), e.Name) }

// indicator is the name of a target without the number of its item.
func indicator(e kg.Entity) string {
	name := []rune(e.Name)
	return strings.TrimSpace(string(name[min(numberEnd(name), max(len(name)-2, 0)):]))
}

// shown is the value of a target with what bounds it: 10%以上.
func shown(e kg.Entity) string {
	value, unit := e.Props.Get("value"), e.Props.Get("unit")
	out := value + unit
	_, behind, found := strings.Cut(e.Props.Get("raw"), out)
	if !found {
		return out
	}
	for _, w := range []string{"以上", "以下", "以内", "之内", "左右"} {
		if strings.HasPrefix(behind, w) {
			return out + w
		}
	}
	return out
}

// Words of indicators that are the better the lower they are, unless what is measured is how far they are brought down.
var (
	burdens    = []string{"能耗", "煤耗", "水耗", "物耗", "消耗", "排放", "浓度", "失业", "死亡", "发病", "负债", "时间", "时限", "工作日", "事故", "成本", "费用", "不良", "漏损", "损失", "逃逸", "案件", "投诉", "缺口", "差距", "用水量", "取水", "pm2.5", "pm10"}
	reductions = []string{"减", "降", "压缩", "削", "节约"}
)

// better says whether a higher value asks for more: 1, for less: -1.
func better(e kg.Entity) int {
	name := strings.ToLower(e.Name)
	if containsAny(name, reductions) {
		return 1
	}
	if e.Props.Get("comparator") == "AT_MOST" || containsAny(name, burdens) {
		return -1
	}
	return 1
}

// rigour orders the words around a value: 左右 leaves room, 以上 leaves none below.
func rigour(e kg.Entity) int {
	switch {
	case strings.HasSuffix(shown(e), "左右") || containsAny(e.Props.Get("raw"), []string{"约", "大约"}):
		return 0
	case slices.Contains([]string{"AT_LEAST", "MORE_THAN", "AT_MOST"}, e.Props.Get("comparator")):
		return 2
	}
	return 1
}

// compareValues compares two readings of one indicator.
func compareValues(left, right *Plan, a, b target) (Difference, bool) {
	d := Difference{
		Aspect: Target, Effect: Neutral, Left: shown(a.entity), Right: shown(b.entity), LeftPassage: left.Passage(a.span), RightPassage: right.Passage(b.span),
	}
	name := "“" + brief(indicator(a.entity)) + "”"
	kept := a.entity.Props.Get("comparator") == "EQUAL" || b.entity.Props.Get("comparator") == "EQUAL" // 保持在: neither up nor down
	from, okA := amount(a.entity)
	to, okB := amount(b.entity)
	switch {
	case !okA || !okB: // masked, or a range
		if d.Left == d.Right {
			return Difference{}, false
		}
		d.Explanation = name + "目标值由" + d.Left + "改为" + d.Right
	case math.Abs(from-to) <= 1e-9*math.Max(math.Abs(from), math.Abs(to)):
		x, y := rigour(a.entity), rigour(b.entity)
		if x == y {
			return Difference{}, false
		}
		d.Left, d.Right = strings.TrimPrefix(whole(a.entity), a.entity.Name), strings.TrimPrefix(whole(b.entity), b.entity.Name)
		d.Effect = effectOf(y > x)
		d.Explanation = name + "目标值由“" + d.Left + "”改为“" + d.Right + "”"
	case from < 0 != (to < 0):
		d.Explanation = name + "目标由升降相反的" + d.Left + "改为" + d.Right
	default:
		if from < 0 { // by how much it is brought down
			from, to = -from, -to
			d.Effect, d.Explanation = effectOf(to > from), name+"降幅目标"+moved(d.Left, d.Right, to > from)
			break
		}
		d.Explanation = name + "目标值" + moved(d.Left, d.Right, to > from)
		if direction := better(a.entity); direction == better(b.entity) && !kept {
			d.Effect = effectOf(to > from == (direction > 0))
		}
	}
	if d.Effect != Neutral && apart(left, right) && absolute(a.entity) {
		d.Effect = Neutral
		d.Explanation += "（两地规模不同，不作强弱判断）"
	}
	return d, true
}

// byAnotherDate judges no value that asks for more but later, or for less but earlier. Where the dates are those that bind the items, they are
// a difference of their own, and the value is judged by itself.
func byAnotherDate(d Difference, x, y *Item, a, b kg.Entity) Difference {
	due, other := a.Props.Get("dueEnd"), b.Props.Get("dueEnd")
	binds := func(item *Item, day string) bool {
		return slices.ContainsFunc(item.deadlines, func(l deadline) bool { return l.end == day })
	}
	if binds(x, due) && binds(y, other) {
		return d
	}
	if d.Effect == Stronger && due != "" && other > due || d.Effect == Weaker && other != "" && other < due {
		d.Effect = Neutral
		d.Explanation += "，但达标期限由" + year(due) + "改为" + year(other)
	}
	return d
}

// apart tells whether two plans are of two regions.
func apart(left, right *Plan) bool {
	return left.region != "" && right.region != "" && left.region != right.region
}

// absolute tells whether a target counts something, so that a large region has more of it: not a rate, a growth, a share of each.
func absolute(e kg.Entity) bool {
	unit := e.Props.Get("unit")
	return e.Props.Get("comparator") != "GROWTH" && !strings.ContainsAny(unit, "%‰/倍岁") && !strings.Contains(unit, "百分点") &&
		!containsAny(e.Name, []string{"人均", "每", "平均", "占比", "浓度", "率", "寿命", "时间", "时限"})
}

// amount is the number of a target in its base unit.
func amount(e kg.Entity) (float64, bool) {
	n, err := strconv.ParseFloat(e.Props.Get("number"), 64)
	_, factor := base(e.Props.Get("unit"))
	return n * factor, err == nil && !strings.ContainsAny(e.Props.Get("value"), "-~—–至到")
}

// year is that of an ISO 8601 day.
func year(day string) string {
	y, _, _ := strings.Cut(day, "-")
	return y + "年"
}

// merged leaves out the numbers of clauses, and the words around them, that are told as values of indicators.
func merged(words, values []Difference) []Difference {
	covered := func(d Difference) bool {
		return (d.Aspect == Target || d.bounds) && slices.ContainsFunc(values, func(v Difference) bool {
			return v.LeftPassage.Overlaps(d.LeftPassage.Span) || v.RightPassage.Overlaps(d.RightPassage.Span)
		})
	}
	return append(slices.DeleteFunc(words, covered), values...)
}
