package xlsx

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// dated writes a day and a time; ok is false where the number is none.
func (f format) dated(v float64, date1904 bool) (s string, ok bool) {
	if v < 0 || v >= 2958466 {
		return "", false
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case date1904:
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case v < 60: // sheets believe that 1900 was a leap year
		start = start.AddDate(0, 0, 1)
	}
	day := math.Floor(v)
	at := start.AddDate(0, 0, int(day)).Add(time.Duration(math.Round((v-day)*86400)) * time.Second)
	half := false
	for _, p := range f.pieces {
		half = half || p.kind == 'p'
	}
	var b strings.Builder
	for _, p := range f.pieces {
		switch p.kind {
		case 'l':
			b.WriteString(p.text)
		case '.', ',', '%':
			b.WriteByte(p.kind)
		case 't':
			seconds := int(math.Round(v * 86400))
			b.WriteString(strconv.Itoa(seconds / map[string]int{"h": 3600, "m": 60, "s": 1}[p.text]))
		default:
			b.WriteString(f.clock(p, at, half))
		}
	}
	return b.String(), true
}

var weekdays = []rune("日一二三四五六")

// clock writes one part of a day or time.
func (f format) clock(p piece, at time.Time, half bool) string {
	number, wide := 0, len(p.text) > 1
	switch p.kind {
	case 'y':
		year := strconv.Itoa(at.Year())
		if len(p.text) <= 2 {
			year = year[len(year)-2:]
		}
		if f.han {
			return strings.Map(func(r rune) rune { return []rune("〇一二三四五六七八九")[r-'0'] }, year)
		}
		return year
	case 'm':
		switch len(p.text) {
		case 3:
			return at.Format("Jan")
		case 4:
			return at.Format("January")
		}
		number = int(at.Month())
	case 'd':
		switch len(p.text) {
		case 3:
			return at.Format("Mon")
		case 4:
			return at.Format("Monday")
		}
		number = at.Day()
	case 'a':
		if len(p.text) == 3 {
			return string(weekdays[at.Weekday()])
		}
		return "星期" + string(weekdays[at.Weekday()])
	case 'h':
		if number = at.Hour(); half {
			number = (number+11)%12 + 1
		}
	case 'i':
		number = at.Minute()
	case 's':
		number = at.Second()
	case 'p':
		switch morning := at.Hour() < 12; {
		case p.text == "上" && morning:
			return "上午"
		case p.text == "上":
			return "下午"
		case morning:
			return "AM"
		default:
			return "PM"
		}
	default:
		return ""
	}
	switch {
	case f.han:
		return han(number)
	case wide && number < 10:
		return "0" + strconv.Itoa(number)
	}
	return strconv.Itoa(number)
}

// han writes a number below ten thousand in Chinese: 十二, 三十一.
func han(n int) string {
	if n < 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	digits, units := []rune("〇一二三四五六七八九"), []rune("十百千")
	if n == 0 {
		return string(digits[0])
	}
	var b strings.Builder
	gap := false
	for place, value := 3, 1000; place >= 0; place, value = place-1, value/10 {
		d := n / value % 10
		if d == 0 {
			gap = gap || b.Len() > 0
			continue
		}
		if gap {
			b.WriteRune(digits[0])
			gap = false
		}
		if d > 1 || place != 1 || b.Len() > 0 {
			b.WriteRune(digits[d])
		}
		if place > 0 {
			b.WriteRune(units[place-1])
		}
	}
	return b.String()
}
