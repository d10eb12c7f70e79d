package mention

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// Target is an indicator with a value, even a masked one.
type Target struct {
	Span       kg.Span // from the indicator to the end of the value
	Indicator  string
	Comparator string   // AT_LEAST, AT_MOST, MORE_THAN, EQUAL, REACH, GROWTH, MULTIPLY, CUMULATIVE, NONE
	Value      string   // as printed, without its unit
	Number     *float64 // nil where digits are masked; negative for a decline
	Unit       string
	Due        *Deadline // the date before it in its paragraph; nil for none
	Modality   string    // MANDATORY (约束性), EXPECTED (预期性), STRIVE (力争, 争取); "" where the text says none of these
	Rule       string
}

// Targets lists the indicators with values in scope. Deadlines are those of the same scope, in order.
func Targets(t text.Text, scope kg.Span, deadlines []Deadline) (found []Target) {
	r := targetReader{text: t.Folded(), low: max(scope.Start, 0), high: min(scope.End, t.Len()), deadlines: deadlines}
	for i := r.low; i < r.high; i++ {
		var target Target
		var ok bool
		switch c := r.text[i]; {
		case c >= '0' && c <= '9' || c == '*':
			target, ok = r.read(i)
		case c == '翻':
			target, ok = r.multiple(i)
		}
		if !ok {
			if c := r.text[i]; c == '*' || c >= '0' && c <= '9' {
				_, i = r.value(i)
				i--
			}
			continue
		}
		found = append(found, target)
		before := target
		r.last, r.before = target.Span.End, &before
		i = target.Span.End - 1
	}
	return found
}

type targetReader struct {
	text      []rune
	low, high int
	last      int     // end of the target before
	before    *Target // that target
	deadlines []Deadline
}

// value reads a number as printed: 1,200.5, **.*%; end is the place after it.
func (r targetReader) value(i int) (value string, end int) {
	end = i
	for end < r.high {
		c := r.text[end]
		digit := c >= '0' && c <= '9' || c == '*'
		point := (c == '.' || c == ',') && end > i && end+1 < r.high && (r.text[end+1] >= '0' && r.text[end+1] <= '9' || c == '.' && r.text[end+1] == '*')
		if c == ',' && point && (end+4 > r.high || !digits(r.text[end+1:min(end+4, r.high)])) {
			point = false
		}
		if !digit && !point {
			break
		}
		end++
	}
	return string(r.text[i:end]), max(end, i+1)
}

// rangeEnd reads the upper end of a range behind its lower end: where its number ends, and its unit; i and "" for none.
func (r targetReader) rangeEnd(i int) (end int, unit string) {
	from := i
	for from < r.high && from-i < 2 && strings.ContainsRune("-~—–至到", r.text[from]) {
		from++
	}
	if from == i || from >= r.high || r.text[from] != '*' && (r.text[from] < '0' || r.text[from] > '9') {
		return i, ""
	}
	_, end = r.value(from)
	if unit = r.unit(end); unit == "" {
		return i, ""
	}
	return end, unit
}

func (r targetReader) unit(i int) string {
	best := ""
	for _, u := range units {
		if len(u) > len(best) && r.is(i, u) {
			best = u
		}
	}
	return best
}

func (r targetReader) is(i int, words ...string) bool {
	for _, w := range words {
		if startsWith(r.text[:r.high], i, w) {
			return true
		}
	}
	return false
}

// read reads the target whose value starts at i.
func (r targetReader) read(i int) (Target, bool) {
	if i > r.low {
		if c := r.text[i-1]; c < 128 && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '.') || c == '第' || c == '十' {
			return Target{}, false
		}
	}
	value, end := r.value(i)
	unit := r.unit(end)
	stop := end + utf8.RuneCountInString(unit)
	if to, u := r.rangeEnd(stop); to > stop && (u == unit || unit == "") { // 5%-6%, 3至5个
		value, unit, end, stop = string(r.text[i:to]), u, to, to+utf8.RuneCountInString(u)
	}
	if r.is(end, "年", "月", "日", "号", "时", "强", "型", "类", "条例") && !r.is(end, "月均") {
		return Target{}, false
	}
	t := Target{Value: value, Unit: unit, Rule: "target.compared"}
	left := i
	for left > r.low && r.text[left-1] == ' ' {
		left--
	}
	for _, c := range comparators {
		if endsWith(r.text, r.low, left, c.word) {
			t.Comparator, left = c.comparator, left-utf8.RuneCountInString(c.word)
			break
		}
	}
	worded := t.Comparator != ""
	switch {
	case r.is(stop, "以上"):
		stop += 2
		if t.Comparator == "" || t.Comparator == "REACH" || t.Comparator == "EQUAL" {
			t.Comparator = "AT_LEAST"
		}
	case r.is(stop, "以下", "以内", "之内"):
		stop += 2
		t.Comparator = "AT_MOST"
	case r.is(stop, "左右"):
		stop += 2
	}
	if !worded {
		counted, ok := r.counted(t, i, end, stop)
		if ok {
			return counted, true
		}
		if t.Comparator == "" {
			if unit == "" || !r.clauseEnds(stop) {
				return Target{}, false
			}
			t.Comparator = "REACH" // 研发投入强度2.5%
		}
	}
	start := r.indicatorStart(left)
	start, left, t.Modality = r.trim(start, left)
	if !worded && !measured(r.text[start:left]) || r.is(start, "每", "各", "其他", "超过", "高于", "低于", "比上年", "较上年") || r.dated(start, left) {
		return Target{}, false
	}
	if left-start == 0 && t.Comparator == "GROWTH" && r.before != nil && start-r.before.Span.End <= 1 && start > r.low { // 突破7万亿元，年均增长7%
		out, ok := r.finish(t, kg.Span{Start: r.before.Span.End + 1, End: stop}, left)
		out.Indicator = r.before.Indicator
		return out, ok
	}
	if left-start < 2 || left-start > 32 || unit == "" && value == "" || unit == "" && !strings.Contains(value, "*") && !r.clauseEnds(end) {
		return Target{}, false
	}
	return r.finish(t, kg.Span{Start: start, End: stop}, left)
}

// counted reads a countable goal: 引进甲企业**家, 累计使用外资**亿美元, 建成50所乙学校.
func (r targetReader) counted(t Target, i, end, stop int) (Target, bool) {
	if t.Unit == "" || t.Unit == "级" || t.Unit == "%" {
		return Target{}, false
	}
	start := r.indicatorStart(i)
	begin, left, modality := r.trim(start, i)
	verb := ""
	for _, v := range countVerbs {
		if r.is(begin, v) && len(v) > len(verb) {
			verb = v
		}
	}
	if verb == "" {
		return Target{}, false
	}
	t.Modality, t.Rule = modality, "target.counted"
	switch {
	case verb == "累计":
		t.Comparator = "CUMULATIVE"
	case t.Comparator == "":
		t.Comparator = "NONE"
	}
	n := utf8.RuneCountInString(verb)
	switch {
	case left-begin > n && left-begin <= 24 && r.clauseEnds(stop): // 引进甲企业**家
		return r.finish(t, kg.Span{Start: begin, End: stop}, left)
	case left-begin == n && !r.clauseEnds(stop): // 建成50所乙学校
		to := stop
		for to < r.high && to-stop < 24 && !strings.ContainsRune("，,。；;、|\n()0123456789*", r.text[to]) && !r.is(to, "和", "加快", "达到", "与", "以及") {
			to++
		}
		for to > stop && r.text[to-1] == ' ' {
			to--
		}
		if to-stop < 2 {
			return Target{}, false
		}
		out, ok := r.finish(t, kg.Span{Start: begin, End: to}, left)
		out.Indicator = string(r.text[begin:left]) + string(r.text[stop:to])
		return out, ok
	}
	return Target{}, false
}

// deadlineAt is the last deadline that starts at i or before it.
func (r targetReader) deadlineAt(i int) *Deadline {
	n := sort.Search(len(r.deadlines), func(k int) bool { return r.deadlines[k].Span.Start > i })
	if n == 0 {
		return nil
	}
	return &r.deadlines[n-1]
}

// measured tells whether an indicator ends in the name of a measure, so that a bare number behind it is its value: 优良率95%以上.
func measured(indicator []rune) bool {
	for _, w := range []string{"率", "量", "数", "额", "值", "比例", "比重", "面积", "人口", "收入", "水平", "度", "里程", "规模", "投资", "寿命", "占比", "能力", "时间", "资金", "总数", "强度", "税收", "产值", "增速", "增加值", "浓度", "天数", "吞吐"} {
		if strings.HasSuffix(string(indicator), w) {
			return true
		}
	}
	return false
}

// dated tells whether nothing but a date stands in text[start:end].
func (r targetReader) dated(start, end int) bool {
	if d := r.deadlineAt(start); d != nil && d.Span.End >= end {
		return true
	}
	return end > start && end-start <= 6 && r.text[end-1] == '年'
}

// multiple reads 翻一番, 翻两番.
func (r targetReader) multiple(i int) (Target, bool) {
	if !(r.is(i+2, "番") && i+2 < r.high) {
		return Target{}, false
	}
	n := strings.IndexRune("一两三四", r.text[i+1])
	if n < 0 {
		return Target{}, false
	}
	factor := map[rune]float64{'一': 2, '两': 4, '三': 8, '四': 16}[r.text[i+1]]
	start, left, modality := r.trim(r.indicatorStart(i), i)
	if left-start < 2 || left-start > 32 || r.dated(start, left) || r.is(start, "末期", "期末") {
		return Target{}, false
	}
	t := Target{Comparator: "MULTIPLY", Value: string(r.text[i : i+3]), Number: &factor, Unit: "倍", Modality: modality, Rule: "target.multiple"}
	return r.finish(t, kg.Span{Start: start, End: i + 3}, left)
}

func (r targetReader) clauseEnds(i int) bool {
	return i >= r.high || strings.ContainsRune("，,。；;、\n)》“”", r.text[i]) || r.is(i, "以上", "以下", "以内", "左右")
}

// indicatorStart walks left from a comparator to the beginning of its clause, or to the target before, where the comma was lost.
func (r targetReader) indicatorStart(i int) int {
	p := i
	for p > r.low && p > r.last && !strings.ContainsRune("，,。；;：:!|\n“”", r.text[p-1]) {
		p--
	}
	// After another value 、 begins a new indicator: 培育甲10家、乙20家.
	digit := false
	for q := p; q < i; q++ {
		switch c := r.text[q]; {
		case c >= '0' && c <= '9':
			digit = true
		case c == '、' && digit:
			p, digit = q+1, false
		}
	}
	return p
}

// trim cuts from both ends of an indicator what only says when, how firmly and on whose behalf.
func (r targetReader) trim(start, end int) (int, int, string) {
	modality := ""
	for changed := true; changed; {
		changed = false
		if d := r.deadlineAt(start); d != nil && d.Span.End > start && d.Span.End < end {
			start, changed = d.Span.End, true
		}
		if start+5 < end && digits(r.text[start:start+4]) && r.text[start+4] == '年' { // 2026年粮食产量
			start, changed = start+5, true
		}
		for _, w := range []string{"力争到", "力争", "争取", "努力", "确保", "实现", "推动", "预计", "其中", "年均", "并且", "并", "使", "要", "全年", "到", "、", " ", "和", "以及", "及", "同时", "年底前", "年度", "年内", "当年", "预期", "总体上", "基本"} {
			if r.is(start, w) && !r.is(start, "其中央", "和谐", "到位", "到期", "要素") && start+utf8.RuneCountInString(w) < end {
				if strings.HasPrefix(w, "力争") || w == "争取" {
					modality = "STRIVE"
				}
				start += utf8.RuneCountInString(w)
				changed = true
				break
			}
		}
		for _, w := range []string{"力争", "争取", "分别", "要", "应", "须", "将", "均", "已", "可", "都", "也", "年均", "稳步", "持续", "保持", "总体", "再", "平均", "累计", " ", "继续", "(约束性)", "(预期性)", "(约束性指标)", "(预期性指标)"} {
			if endsWith(r.text, start, end, w) && end-utf8.RuneCountInString(w) > start+1 {
				if w == "力争" || w == "争取" {
					modality = "STRIVE"
				} else if m := r.said(end-utf8.RuneCountInString(w), end); m != "" {
					modality = m
				}
				end -= utf8.RuneCountInString(w)
				changed = true
				break
			}
		}
	}
	return start, end, modality
}

// finish fills in what follows from the place: the indicator's words, the number, the date and whether it binds.
func (r targetReader) finish(t Target, span kg.Span, left int) (Target, bool) {
	for i := span.Start; i < left; i++ {
		if strings.ContainsRune("《》()", r.text[i]) || r.text[i] == '\n' {
			return Target{}, false
		}
	}
	if endsWith(r.text, span.Start, left, "分别") || r.is(left, "分别") {
		return Target{}, false
	}
	t.Span, t.Indicator = span, string(r.text[span.Start:left])
	if t.Number == nil && !strings.Contains(t.Value, "*") {
		if n, err := strconv.ParseFloat(strings.ReplaceAll(t.Value, ",", ""), 64); err == nil {
			if t.Comparator == "DECLINE" {
				n = -n
			}
			t.Number = &n
		}
	}
	if t.Comparator == "DECLINE" {
		t.Comparator = "GROWTH"
	}
	if d := r.deadlineAt(span.Start); d != nil && d.Span.End <= span.Start && !r.lineBetween(d.Span.End, span.Start) {
		t.Due = d
	}
	if m := r.printed(span); m != "" {
		t.Modality = m
	} else if t.Modality == "" && r.striven(t.Due, span.Start) {
		t.Modality = "STRIVE"
	}
	return t, true
}

func (r targetReader) lineBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if r.text[i] == '\n' {
			return true
		}
	}
	return false
}
