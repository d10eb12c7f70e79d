package mention

import (
	"strings"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// Deadline is a date by which something is due. Start and End are ISO 8601 days, "" where the text does not tell.
type Deadline struct {
	Span       kg.Span
	Start, End string
	Precision  string // DAY, MONTH, QUARTER, YEAR, PLAN
	Modality   string // MANDATORY (…前, 完成时限), EXPECTED (到…年), STRIVE (力争, 争取, 努力); "" where the words tell none of these: 2025年底
	Rule       string
}

// Deadlines lists the dates in scope that bind. Year is the document's own year, 0 when that is not known: it completes 年底前 and
// 6月底前, and dates before it are history, not deadlines. Dates in titles and in document numbers are none.
func Deadlines(t text.Text, scope kg.Span, year int) (found []Deadline) {
	r := t.Folded()
	scope = kg.Span{Start: max(scope.Start, 0), End: min(scope.End, len(r))}
	title := 0
	for i := scope.Start; i < scope.End; i++ {
		switch r[i] {
		case '《':
			title++
			continue
		case '》', '\n':
			title = 0
			continue
		}
		if title > 0 || !opensDate(r[i]) {
			continue
		}
		d := dateReader{text: r[:scope.End], low: scope.Start, at: i, year: year}
		if dl, ok := d.read(); ok {
			found = append(found, dl)
			i = dl.Span.End - 1
		}
	}
	return found
}

// ParseDeadline reads a text that is known to be a time limit, such as the cell of a column 完成时限: 6月, 2023年, 2023.09, 1—12月.
// ok is false where it names no date: 长期.
func ParseDeadline(t text.Text, span kg.Span, year int) (Deadline, bool) {
	span = t.Trim(span)
	cell := t.Folded()[:span.End]
	d := dateReader{text: cell, low: span.Start, at: span.Start, year: year}
	if d.months() || d.numeric() {
		start, end := d.days()
		return Deadline{Span: span, Start: start, End: end, Precision: d.precision(), Modality: "MANDATORY", Rule: "deadline.column"}, true
	}
	for i := span.Start; i < span.End; i++ {
		d = dateReader{text: cell, low: span.Start, at: i, year: year, cell: true}
		if !d.limited() {
			continue
		}
		start, end := d.days()
		return Deadline{Span: kg.Span{Start: i, End: d.at}, Start: start, End: end, Precision: d.precision(), Modality: "MANDATORY", Rule: "deadline.column"}, true
	}
	return Deadline{}, false
}

// limited reads a date with what may stand around it in a cell: 到2025年底, 12月份前.
func (d *dateReader) limited() bool {
	if !opensDate(d.text[d.at]) {
		return false
	}
	start := d.at
	if d.eat("到", "至") {
		d.blanks()
	}
	body := d.at
	if !d.date() || d.at == body {
		d.at = start
		return false
	}
	d.eat("份")
	d.before()
	return true
}

// Weight tells which of the dates of a clause binds it: one that stands in a column or behind 完成时限 before one that says 前 or 底, that
// before one that the text only names.
func (d Deadline) Weight() int {
	switch d.Rule {
	case "deadline.column":
		return 4
	case "deadline.label", "deadline.cell", "deadline.line":
		return 3
	case "deadline.before", "deadline.every", "deadline.end", "deadline.within", "deadline.planned":
		return 2
	}
	return 1
}

// opensDate tells whether a deadline can begin with r.
func opensDate(r rune) bool {
	switch r {
	case '到', '至', '*', '每', '今', '明', '次', '本', '当', '年', '上', '下', '第', '“', '十', '一', '二', '三', '四':
		return true
	}
	return r >= '0' && r <= '9'
}

// read reads the deadline that starts at the reader's place, if one does.
func (d *dateReader) read() (Deadline, bool) {
	start := d.at
	first := d.text[start]
	if !opensDate(first) {
		return Deadline{}, false
	}
	to := d.eat("到", "至") && !endsWith(d.text, d.low, start, "年", "月", "日", "截", "达", "得", "直", "延续", "延长", "有效期", "有效期限", "期限", "推迟", "追溯")
	if !to && d.at > start {
		return Deadline{}, false
	}
	if to {
		d.blanks()
	}
	body := d.at
	if !d.date() || d.at == body {
		return Deadline{}, false
	}
	d.before()
	if endsWith(d.text, d.low, start, "已于", "曾于", "截至", "截止", "上", "前一", "每", "自", "从") {
		return Deadline{}, false
	}
	past := d.is("起", "以来", "之后", "后", "开始", "级", "届", "版", "代", "第", "份", "以上", "度", "的") && !(to && d.is("后", "的")) || d.is("修") && !d.ends
	if past && !d.limit || d.every && !d.limit {
		return Deadline{}, false
	}
	rule := ""
	cell := d.fills(start)
	striving := clauseHas(d.text, d.low, start, "力争", "争取", "努力", "争创")
	done := d.doneSoon()
	opens := clauseOpens(d.text, d.low, start)
	switch {
	case d.limit && d.every:
		rule = "deadline.every"
	case d.limit:
		rule = "deadline.before"
	case to:
		rule = "deadline.until"
	case d.plan > 0:
		rule = "deadline.plan"
	case d.from > 0 && opens && !d.is(")", "》"):
		rule = "deadline.range"
	case (d.m > 0 || d.ends || d.part != "" || d.y > 0) && d.labelled(start):
		rule = "deadline.label"
	case cell && d.d > 0 && !d.masked:
		rule = "deadline.cell"
	case d.d > 0 && d.m > 0:
		return Deadline{}, false // the day of something that happened or was signed
	case d.ends && (done || opens):
		rule = "deadline.end"
	case cell && (d.ends || d.m > 0 || d.y > 0):
		rule = "deadline.cell"
	case (d.m > 0 || d.ends || d.part != "") && (d.alone || d.y >= d.year && d.m > 0) && !d.masked && d.fillsLine(start):
		rule = "deadline.line"
	case d.alone && (striving && done || done && opens):
		rule = "deadline.within"
	case !d.alone && d.y >= d.year && !d.masked && opens && (striving || d.is("完成", "建成", "实现", "达到", "投用", "全面完成", "基本建成", "全部完成", "底")):
		rule = "deadline.year"
	case !d.alone && d.m > 0 && d.y >= d.year && !d.masked && done && endsWith(d.text, d.low, start, "确保", "计划", "预计", "力争", "争取", "拟", "确保在", "计划于", "预计于", "拟于"):
		rule = "deadline.planned"
	case d.masked && lineOpens(d.text, d.low, start) && d.is(",", "，"):
		rule = "deadline.masked"
	default:
		return Deadline{}, false
	}
	if !d.alone && !d.masked && d.plan == 0 && d.y > 0 && d.y < d.year {
		return Deadline{}, false
	}
	from, end := d.days()
	modality := ""
	switch {
	case striving:
		modality = "STRIVE"
	case d.limit || rule == "deadline.label":
		modality = "MANDATORY"
	case to:
		modality = "EXPECTED"
	}
	return Deadline{Span: kg.Span{Start: start, End: d.at}, Start: from, End: end, Precision: d.precision(), Modality: modality, Rule: rule}, true
}

// fills tells whether the date is all that stands in a cell of a row that was flattened into text.
func (d *dateReader) fills(start int) bool {
	for start > d.low && d.text[start-1] == ' ' {
		start--
	}
	end := d.at
	for end < len(d.text) && d.text[end] == ' ' {
		end++
	}
	return start > d.low && d.text[start-1] == '|' && (end == len(d.text) || d.text[end] == '|' || d.text[end] == '\n')
}

// fillsLine tells whether the date is all that stands in a line: the cell of a table whose cells became lines.
func (d *dateReader) fillsLine(start int) bool {
	end := d.at
	for end < len(d.text) && d.text[end] == ' ' {
		end++
	}
	return start > d.low && lineOpens(d.text, d.low, start) && end < len(d.text) && d.text[end] == '\n'
}

// labelled tells whether the words before the date say that it is the limit: 完成时限：2027年6月.
func (d *dateReader) labelled(start int) bool {
	for start > d.low && strings.ContainsRune(" 　:：为", d.text[start-1]) {
		start--
	}
	return endsWith(d.text, d.low, start, "时限", "完成时间", "完成期限", "办结期限", "时间节点", "时限要求", "完成日期", "时间要求", "整改期限", "办结时间") && !endsWith(d.text, d.low, start, "公开时限", "告知时限")
}

// doneSoon tells whether the words after the date say that something is to be finished.
func (d *dateReader) doneSoon() bool {
	end := min(len(d.text), d.at+14)
	for i := d.at; i < end; i++ {
		if strings.ContainsRune("。；;\n", d.text[i]) {
			break
		}
		for _, w := range []string{"完成", "建成", "实现", "达到", "开工", "投入", "投用", "启动", "通过", "获批", "全面", "全部", "基本", "力争", "初步", "形成", "落实", "出台", "印发", "上报", "报送", "验收", "覆盖", "取得", "落地", "开通", "通车", "竣工", "投产", "签约", "挂牌", "运营", "推出", "设立", "建立", "新增", "贯通"} {
			if startsWith(d.text, i, w) {
				return !endsWith(d.text, 0, i, "已")
			}
		}
	}
	return false
}

func clauseOpens(text []rune, low, i int) bool {
	for i > low && (text[i-1] == ' ' || text[i-1] == '　') {
		i--
	}
	return i == low || strings.ContainsRune("，,。；;:：\n、", text[i-1]) || endsWith(text, low, i, "在", "于", "争取", "力争", "计划", "确保", "预计", "并", "拟")
}

func lineOpens(text []rune, low, i int) bool {
	for i > low && (text[i-1] == ' ' || text[i-1] == '　') {
		i--
	}
	return i == low || text[i-1] == '\n'
}

func clauseHas(text []rune, low, at int, words ...string) bool {
	for i := at; i > low && at-i < 14; i-- {
		if strings.ContainsRune("。；;\n，,", text[i-1]) {
			return false
		}
		if endsWith(text, low, i, words...) {
			return true
		}
	}
	return false
}
