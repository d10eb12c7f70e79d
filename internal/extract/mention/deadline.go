package mention

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// Deadline is a date by which something is due. Start and End are ISO 8601 days, "" where the text does not tell.
type Deadline struct {
	Span       kg.Span
	Start, End string
	Precision  string // DAY, MONTH, QUARTER, YEAR, PLAN
	Modality   string // MANDATORY (…前), EXPECTED (到…年), STRIVE (力争)
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
		if title > 0 {
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

// ParseDeadline reads a text that is known to be a time limit, such as the cell of a column 完成时限: 6月, 2023年, 长期.
// ok is false where it names no date.
func ParseDeadline(t text.Text, span kg.Span, year int) (Deadline, bool) {
	span = t.Trim(span)
	if found := Deadlines(t, span, 0); len(found) > 0 {
		found = Deadlines(t, span, year)
		if len(found) > 0 {
			found[0].Span = span
			return found[0], true
		}
	}
	d := dateReader{text: t.Folded()[:span.End], low: span.Start, at: span.Start, year: year}
	if !d.date() {
		return Deadline{}, false
	}
	d.before()
	start, end := d.days()
	return Deadline{Span: span, Start: start, End: end, Precision: d.precision(), Modality: "MANDATORY", Rule: "deadline.cell"}, true
}

// dateReader reads one date expression from a place of a text.
type dateReader struct {
	text    []rune
	low     int // nothing before this place is looked at
	at      int
	year    int // of the document
	from    int // first year of a range
	y, m, d int // as read, 0 where not said
	masked  bool
	every   bool // 每年
	part    string
	plan    int  // the last year of a five-year plan
	ends    bool // 底, 末
	limit   bool // 前, 之前, 以前, 止
	alone   bool // the year was completed from the document's own
}

func (d *dateReader) is(words ...string) bool {
	for _, w := range words {
		if startsWith(d.text, d.at, w) {
			return true
		}
	}
	return false
}

func (d *dateReader) eat(words ...string) bool {
	for _, w := range words {
		if d.is(w) {
			d.at += utf8.RuneCountInString(w)
			return true
		}
	}
	return false
}

func (d *dateReader) ended(words ...string) bool { return endsWith(d.text, d.low, d.at, words...) }

// number reads up to n digits, or masks, as an integer.
func (d *dateReader) number(n int) (value int, masked, ok bool) {
	start := d.at
	for d.at < len(d.text) && d.at-start < n {
		r := d.text[d.at]
		if r == '*' {
			masked = true
		} else if r >= '0' && r <= '9' {
			value = value*10 + int(r-'0')
		} else {
			break
		}
		d.at++
	}
	return value, masked, d.at > start
}

// date reads a date without what stands before and after it.
func (d *dateReader) date() bool {
	start := d.at
	if d.fiveYears() {
		return true
	}
	switch {
	case d.eat("每年"):
		d.every = true
	case d.eat("今年"):
		d.y, d.alone = d.year, true
	case d.eat("年底", "年末"):
		if d.low < start && strings.ContainsRune("0123456789*每今去当上同隔全半", d.text[start-1]) {
			return false
		}
		d.y, d.alone, d.ends = d.year, true, true
		return true
	case d.eat("上半年", "下半年"):
		d.part = string(d.text[start : start+1])
		d.y, d.alone = d.year, true
		return true
	default:
		if start > d.low && (d.text[start-1] >= '0' && d.text[start-1] <= '9' || d.text[start-1] == '*') {
			return false
		}
		v, masked, ok := d.number(4)
		if !ok {
			return d.quarter(true)
		}
		switch n := d.at - start; {
		case n == 4 && d.is("-", "至", "—", "~") && d.rangeEnd(v, masked):
			return true
		case d.is("年") && n >= 2 && (n == 4 || masked):
			d.at++
			if d.eat("度") && !d.is("内", "底") {
				return false
			}
			d.y, d.masked = v, masked
			if n == 4 && d.is("-", "至") {
				here := d.at
				d.at++
				if d.rangeEnd(v, masked) {
					return true
				}
				d.at = here
			}
		case d.is("月") && n <= 2 && !masked && v >= 1 && v <= 12:
			d.at = start
			d.y, d.alone = d.year, true
		default:
			return false
		}
	}
	d.rest()
	return true
}

// rest reads month, day, quarter, half, end.
func (d *dateReader) rest() {
	if d.eat("上半年") {
		d.part = "上"
		return
	}
	if d.eat("下半年") {
		d.part = "下"
		return
	}
	if d.quarter(false) {
		return
	}
	start := d.at
	if v, masked, ok := d.number(2); ok && d.is("月") && !d.is("月份") && (masked || v >= 1 && v <= 12) {
		d.at++
		d.m, d.masked = v, d.masked || masked
		day := d.at
		if v, masked, ok := d.number(2); ok && d.eat("日") {
			d.d, d.masked = v, d.masked || masked
			return
		}
		d.at = day
		if d.eat("上旬") {
			d.d = 10
		} else if d.eat("中旬") {
			d.d = 20
		} else if d.eat("底", "末", "下旬", "份") {
			d.ends = true
		}
		return
	}
	d.at = start
	if d.eat("年底", "底", "末", "年末") {
		d.ends = true
	}
}

func (d *dateReader) quarter(alone bool) bool {
	start := d.at
	d.eat("第")
	for i, w := range []string{"一季度", "二季度", "三季度", "四季度"} {
		if d.eat(w, fmt.Sprint(i+1, "季度")) {
			d.part = string(rune('1' + i))
			if alone {
				d.y, d.alone = d.year, true
			}
			d.eat("末")
			return true
		}
	}
	d.at = start
	return false
}

// rangeEnd reads the second half of 2021-2025年.
func (d *dateReader) rangeEnd(first int, firstMasked bool) bool {
	start := d.at
	d.eat("-", "至", "—", "~")
	d.eat("-")
	v, masked, ok := d.number(4)
	if ok && (d.at-start >= 3) && d.eat("年") && !d.is("度") && (masked || v > 1900) {
		d.from, d.y, d.masked = first, v, masked || firstMasked
		return true
	}
	d.at = start
	return false
}

var planYears = map[string]int{"十一": 2010, "十二": 2015, "十三": 2020, "十四": 2025, "十五": 2030, "十六": 2035}

// fiveYears reads the end of a five-year plan: “十四五”末, 十四五期末.
func (d *dateReader) fiveYears() bool {
	start := d.at
	d.eat("“")
	for name, end := range planYears {
		if d.eat(name + "五") {
			d.eat("”")
			d.eat("规划")
			if d.eat("期末", "末期", "末") {
				d.plan = end
				return true
			}
			break
		}
	}
	d.at = start
	return false
}

func (d *dateReader) before() { d.limit = d.eat("之前", "以前", "前", "止") }

// read reads the deadline that starts at the reader's place, if one does.
func (d *dateReader) read() (Deadline, bool) {
	start := d.at
	first := d.text[start]
	if !strings.ContainsRune("到至0123456789*每今本当年上下第“十一二三四", first) {
		return Deadline{}, false
	}
	to := d.eat("到", "至") && !endsWith(d.text, d.low, start, "年", "月", "日", "截", "达", "得", "直", "延续", "延长")
	if !to && d.at > start {
		return Deadline{}, false
	}
	body := d.at
	if !d.date() || d.at == body {
		return Deadline{}, false
	}
	d.before()
	if endsWith(d.text, d.low, start, "已于", "曾于", "截至", "截止", "上", "前一", "每", "自", "从") {
		return Deadline{}, false
	}
	if d.is("起", "以来", "之后", "后", "开始", "级", "届", "版", "修", "代", "第", "份", "以上", "度", "的") && !(to && d.is("后", "的")) || d.every && !d.limit {
		return Deadline{}, false
	}
	rule := ""
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
	case d.d > 0 && d.m > 0:
		return Deadline{}, false // the day of something that happened or was signed
	case d.ends && (done || opens):
		rule = "deadline.end"
	case d.alone && (striving && done || done && opens):
		rule = "deadline.within"
	case !d.alone && d.y >= d.year && !d.masked && opens && (striving || d.is("完成", "建成", "实现", "达到", "投用", "全面完成", "基本建成", "全部完成", "底")):
		rule = "deadline.year"
	case d.masked && lineOpens(d.text, d.low, start) && d.is(",", "，"):
		rule = "deadline.masked"
	default:
		return Deadline{}, false
	}
	if !d.alone && !d.masked && d.plan == 0 && d.y > 0 && d.y < d.year {
		return Deadline{}, false
	}
	from, end := d.days()
	modality := "EXPECTED"
	switch {
	case striving:
		modality = "STRIVE"
	case d.limit:
		modality = "MANDATORY"
	}
	return Deadline{Span: kg.Span{Start: start, End: d.at}, Start: from, End: end, Precision: d.precision(), Modality: modality, Rule: rule}, true
}

// doneSoon tells whether the words after the date say that something is to be finished.
func (d *dateReader) doneSoon() bool {
	end := min(len(d.text), d.at+14)
	for i := d.at; i < end; i++ {
		if strings.ContainsRune("。；;\n", d.text[i]) {
			break
		}
		for _, w := range []string{"完成", "建成", "实现", "达到", "开工", "投入", "投用", "启动", "通过", "获批", "全面", "全部", "基本", "力争", "初步", "形成", "落实", "出台", "印发", "上报", "报送", "验收", "覆盖", "取得"} {
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

func (d *dateReader) precision() string {
	switch {
	case d.plan > 0:
		return "PLAN"
	case d.d > 0:
		return "DAY"
	case d.m > 0:
		return "MONTH"
	case d.part != "":
		return "QUARTER"
	}
	return "YEAR"
}

// days gives the first and last day, "" where the text leaves them open or masks them.
func (d *dateReader) days() (from, end string) {
	if d.plan > 0 {
		return "", fmt.Sprintf("%04d-12-31", d.plan)
	}
	if d.masked || d.every || d.y == 0 {
		return "", ""
	}
	if d.from > 0 {
		from = fmt.Sprintf("%04d-01-01", d.from)
	}
	year, month, day := d.y, 12, 0
	switch d.part {
	case "上":
		month = 6
	case "1", "2", "3", "4":
		month = 3 * int(d.part[0]-'0')
	}
	if d.m > 0 {
		month, day = d.m, d.d
	}
	if d.limit && !d.ends && day == 0 && d.part == "" { // before the month or year begins
		if d.m > 0 {
			month--
		} else {
			year--
		}
	}
	last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC)
	if day > 0 && day <= last.Day() {
		last = time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	}
	return from, last.Format(time.DateOnly)
}
