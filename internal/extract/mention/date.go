package mention

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

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
	cell    bool // it is read from a cell for dates, where 6月份 is one
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

// blanks skips blanks; gap skips those between a number and 年, 月, 日 in text that was set with blanks: 到 2025 年底.
func (d *dateReader) blanks() {
	for d.at < len(d.text) && d.text[d.at] == ' ' {
		d.at++
	}
}

func (d *dateReader) gap() bool {
	here := d.at
	if d.blanks(); !d.is("年", "月", "日", "-", "至") {
		d.at = here
	}
	return true
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
	case d.eat("明年", "次年"):
		d.alone = true
		if d.year > 0 {
			d.y = d.year + 1
		}
	case d.eat("年内"):
		if d.low < start && !strings.ContainsRune("，,。；;、：:（( \n", d.text[start-1]) {
			return false
		}
		d.y, d.alone, d.ends = d.year, true, true
		return true
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
		n := d.at - start
		d.gap()
		switch {
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
	d.blanks()
	if v, masked, ok := d.number(2); ok && d.gap() && d.is("月") && (!d.is("月份") || d.cell || d.is("月份前", "月份底")) && (masked || v >= 1 && v <= 12) {
		d.at++
		d.m, d.masked = v, d.masked || masked
		day := d.at
		d.blanks()
		if v, masked, ok := d.number(2); ok && d.gap() && d.eat("日") {
			d.d, d.masked = v, d.masked || masked
			return
		}
		d.at = day
		if d.eat("上旬") {
			d.d = 10
		} else if d.eat("中旬") {
			d.d = 20
		} else if d.eat("底", "末", "下旬") || d.eat("份") && !d.is("前") {
			d.ends = true
		}
		return
	}
	d.at = start
	if d.m == 0 && d.y > 0 && !d.alone && d.is("内") && !d.is("内容", "内部", "内外") {
		d.at++
		d.ends = true
		return
	}
	if d.eat("年底", "底", "末", "年末") {
		d.ends = true
	}
}

func (d *dateReader) quarter(alone bool) bool {
	start := d.at
	d.eat("第")
	if d.at+1 >= len(d.text) || d.text[d.at+1] != '季' {
		d.at = start
		return false
	}
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
	d.blanks()
	v, masked, ok := d.number(4)
	d.gap()
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
	if d.at+2 < len(d.text) && d.text[d.at] == '十' && d.text[d.at+2] == '五' {
		if end, ok := planYears[string(d.text[d.at:d.at+2])]; ok {
			d.at += 3
			d.eat("”")
			d.eat("规划")
			if d.eat("期末", "末期", "末") {
				d.plan = end
				return true
			}
		}
	}
	d.at = start
	return false
}

// months reads the months of a year that fill a cell: 1—12月, 2024年3月至6月. It ends with the last.
func (d *dateReader) months() bool {
	start := *d
	if v, masked, ok := d.number(4); ok && !masked && v > 1900 && d.eat("年") {
		d.y = v
	} else {
		*d = start
		d.y, d.alone = d.year, true
	}
	first, masked, ok := d.number(2)
	if ok && !masked {
		d.eat("月份", "月")
		if d.eat("—", "-", "至", "~", "到") {
			d.eat("—")
			d.eat("次年")
			last, masked, ok := d.number(2)
			if ok && !masked && d.eat("月份", "月") && d.at == len(d.text) && first >= 1 && last <= 12 && first <= last {
				d.m = last
				return true
			}
		}
	}
	*d = start
	return false
}

// numeric reads a date in figures that fills a cell: 2024.09, 2024-9-30, 2024/10.
func (d *dateReader) numeric() bool {
	start := *d
	year, masked, ok := d.number(4)
	if ok && !masked && year > 1900 && year < 2100 && d.eat(".", "-", "/") {
		if month, masked, ok := d.number(2); ok && !masked && month >= 1 && month <= 12 {
			d.y, d.m = year, month
			if d.eat(".", "-", "/") {
				d.d, _, _ = d.number(2)
			}
			d.before()
			if d.at == len(d.text) {
				return true
			}
		}
	}
	*d = start
	return false
}

func (d *dateReader) before() { d.limit = d.eat("之前", "以前", "前", "止") }

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
