package question

import (
	"fmt"
	"strings"
)

// dateRules are the ids of the forms of dates, each with a line that it reads.
var dateRules = map[string]string{
	"date.plan":   "十四五期间 上海",      // all of a five-year plan
	"date.end":    "“十四五”末 上海",     // its last year, and all before
	"date.before": "2025年底前 上海",    // until the end of what is said
	"date.after":  "2026年以后 上海",    // from its beginning on
	"date.in":     "上海 2024年",      // within it
	"date.range":  "2023—2025年 上海", // from the one to the other
}

// dater reads a date at a place of a folded line. Of a year, a half, a quarter or a month, the days are those of query.TaskWhere: until its
// end, or from its beginning on.
type dater struct {
	line []rune
	at   int
}

type stretch struct{ from, to string } // as query.TaskWhere has them: 2025, 2025-06, 2025-06-30

// date reads the longest date at a place; n is 0 where there is none.
func date(line []rune, at int) (rule, after, before string, n int) {
	d := dater{line, at}
	if at > 0 && wordly(line[at]) && wordly(line[at-1]) {
		return
	}
	until := d.eat("截至", "截止到", "截止", "不晚于", "到", "至", "by the end of ", "by ", "before ", "until ")
	strict := until == "before " // 2025 itself does not count
	since := false
	if until == "" {
		since = d.eat("不早于", "自", "从", "since ", "from ") != ""
	}
	later := false
	if until == "" && !since {
		later = d.eat("after ") != ""
	}
	if until == "" && !since && !later {
		d.eat("于", "在", "in ", "during ", "due in ")
	}
	s, ok := d.stretch()
	if !ok {
		return "", "", "", 0
	}
	if later { // English: the year itself does not count
		if len(s.to) != 4 {
			return "", "", "", 0
		}
		return "date.after", next(s.to), "", d.at - at
	}
	if !since && until == "" || since {
		mark := d.at
		if d.eat("--", "-", "~", "至", "到", " to ", " until ") != "" {
			if e, ok := d.stretch(); ok && e.to >= s.from {
				d.eat("期间", "之间", "年间", "内")
				return "date.range", s.from, e.to, d.at - at
			}
		}
		d.at = mark
	}
	switch {
	case strict:
		if len(s.from) == 4 {
			return "date.before", "", previous(s.from), d.at - at
		}
		return "date.before", "", s.to, d.at - at
	case d.eat("年底前", "年底以前", "年底之前", "底之前", "底以前", "底前", "末前", "期末前", "之前", "以前", "前", "为止", "止") != "":
		return "date.before", "", s.to, d.at - at
	case d.eat("期末", "末期", "末", "底") != "":
		return "date.end", "", s.to, d.at - at
	case since || d.eat("年以后", "以后", "之后", "以来", "后", "起", "开始") != "":
		d.eat("以来", "起", "以后", "开始")
		return "date.after", s.from, "", d.at - at
	case until != "":
		return "date.before", "", s.to, d.at - at
	}
	rule = "date.in"
	if len(s.from) == 4 && s.from != s.to {
		rule = "date.plan"
	}
	d.eat("规划期间", "规划时期", "期间", "时期", "年内", "年度", "内", "当年")
	return rule, s.from, s.to, d.at - at
}

func previous(year string) string { return shift(year, -1) }
func next(year string) string     { return shift(year, 1) }

func shift(year string, by int) string {
	n := 0
	for _, r := range year {
		n = n*10 + int(r-'0')
	}
	return fmt.Sprintf("%04d", n+by)
}

// stretch reads a year, a part of it, or a five-year plan.
func (d *dater) stretch() (stretch, bool) {
	start := d.at
	if end, ok := d.plan(); ok {
		return stretch{fmt.Sprintf("%04d", end-4), fmt.Sprintf("%04d", end)}, true
	}
	year, ok := d.year()
	if !ok {
		d.at = start
		return stretch{}, false
	}
	y := fmt.Sprintf("%04d", year)
	if d.eat("年度", "年") == "" {
		if d.at < len(d.line) && strings.ContainsRune("-/.", d.line[d.at]) { // 2025-06-30
			mark := d.at
			d.at++
			month, ok := d.number(2)
			if ok && month >= 1 && month <= 12 && !d.digit() {
				m := fmt.Sprintf("%s-%02d", y, month)
				mark = d.at
				if d.at < len(d.line) && strings.ContainsRune("-/.", d.line[d.at]) {
					d.at++
					if day, ok := d.number(2); ok && day >= 1 && day <= daysOf(year, month) && !d.digit() {
						s := fmt.Sprintf("%s-%02d", m, day)
						return stretch{s, s}, true
					}
				}
				d.at = mark
				return stretch{m, m}, true
			}
			d.at = mark
		}
		if d.at < len(d.line) && wordly(d.line[d.at]) { // 2025x is no year
			d.at = start
			return stretch{}, false
		}
		return stretch{y, y}, true
	}
	mark := d.at
	if month, ok := d.number(2); ok && month >= 1 && month <= 12 && d.eat("月份", "月") != "" {
		m := fmt.Sprintf("%s-%02d", y, month)
		mark = d.at
		if day, ok := d.number(2); ok && day >= 1 && day <= daysOf(year, month) && d.eat("日", "号") != "" {
			s := fmt.Sprintf("%s-%02d", m, day)
			return stretch{s, s}, true
		}
		d.at = mark
		return stretch{m, m}, true
	}
	d.at = mark
	for _, p := range []struct {
		words       []string
		first, last int
	}{
		{[]string{"上半年"}, 1, 6},
		{[]string{"下半年"}, 7, 12},
		{[]string{"第一季度", "一季度", "1季度"}, 1, 3},
		{[]string{"第二季度", "二季度", "2季度"}, 4, 6},
		{[]string{"第三季度", "三季度", "3季度"}, 7, 9},
		{[]string{"第四季度", "四季度", "4季度"}, 10, 12},
	} {
		if d.eat(p.words...) != "" {
			return stretch{fmt.Sprintf("%s-%02d", y, p.first), fmt.Sprintf("%s-%02d", y, p.last)}, true
		}
	}
	return stretch{y, y}, true
}

// planEnds are the last years of the five-year plans.
var planEnds = map[rune]int{'一': 2010, '二': 2015, '三': 2020, '四': 2025, '五': 2030, '六': 2035}

// plan reads “十四五”, with marks or without.
func (d *dater) plan() (end int, ok bool) {
	start := d.at
	d.eat("“", "\"")
	if d.at+2 < len(d.line) && d.line[d.at] == '十' && d.line[d.at+2] == '五' {
		if end, ok = planEnds[d.line[d.at+1]]; ok {
			d.at += 3
			d.eat("”", "\"")
			return end, true
		}
	}
	d.at = start
	return 0, false
}

// year reads four digits, Arabic or Chinese, of 1900 to 2199.
func (d *dater) year() (int, bool) {
	if d.at+4 > len(d.line) {
		return 0, false
	}
	n := 0
	for _, r := range d.line[d.at : d.at+4] {
		v := strings.IndexRune("0123456789", r)
		if v < 0 {
			if v = strings.IndexRune("〇一二三四五六七八九", r); v >= 0 {
				v /= len("一")
			} else if r == '零' {
				v = 0
			} else {
				return 0, false
			}
		}
		n = n*10 + v
	}
	if n < 1900 || n > 2199 {
		return 0, false
	}
	d.at += 4
	return n, !d.digit()
}

// number reads up to so many digits.
func (d *dater) number(most int) (n int, ok bool) {
	for i := 0; i < most && d.digit(); i++ {
		n = n*10 + int(d.line[d.at]-'0')
		d.at++
		ok = true
	}
	return n, ok && !d.digit()
}

func (d *dater) digit() bool { return d.at < len(d.line) && d.line[d.at] >= '0' && d.line[d.at] <= '9' }

// eat passes the first of the words that stands here, and gives it.
func (d *dater) eat(words ...string) string {
	for _, w := range words {
		if w != "" && d.said(d.at, w) {
			d.at += len([]rune(w))
			return w
		}
	}
	return ""
}

func (d *dater) said(at int, word string) bool {
	for _, r := range word {
		if at >= len(d.line) || d.line[at] != r {
			return false
		}
		at++
	}
	return true
}

// daysOf is the length of a month.
func daysOf(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
