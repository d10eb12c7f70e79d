package xlsx

import (
	"math"
	"strconv"
	"strings"
)

// number writes a number as a sheet shows it.
func (f formats) number(v float64, date1904 bool) string {
	if len(f) == 0 {
		return general(v)
	}
	section := f[0]
	negative := v < 0
	switch {
	case len(f) > 1 && v < 0:
		section, negative, v = f[1], false, -v
	case len(f) > 2 && v == 0:
		section = f[2]
	}
	if section.date {
		if s, ok := section.dated(v, date1904); ok && !negative {
			return strings.TrimSpace(s)
		}
		return general(v)
	}
	s := strings.TrimSpace(section.counted(math.Abs(v)))
	if negative && strings.ContainsAny(s, "123456789") {
		s = "-" + s
	}
	return s
}

// text writes a text as a sheet shows it: behind 第, before 号.
func (f formats) text(s string) string {
	section := format{}
	switch {
	case len(f) > 3:
		section = f[3]
	case len(f) == 1:
		section = f[0]
	}
	at := false
	for _, p := range section.pieces {
		at = at || p.kind == '@'
	}
	if !at {
		return s
	}
	var b strings.Builder
	for _, p := range section.pieces {
		switch p.kind {
		case '@':
			b.WriteString(s)
		case 'l':
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// general writes a number without a format: whole numbers in full, others to ten digits.
func general(v float64) string {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.FormatFloat(v+0, 'f', -1, 64)
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 10, 64), 64)
	if a := math.Abs(rounded); a >= 1e15 || a < 1e-9 {
		return strconv.FormatFloat(rounded, 'E', -1, 64)
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// counted fills the places of a format with the digits of a number that is not negative.
func (f format) counted(v float64) string {
	whole, fraction, point, exponent, grouped := 0, 0, false, false, false
	for i, p := range f.pieces {
		switch p.kind {
		case '0', '#', '?':
			if exponent {
				continue
			}
			if point {
				fraction++
			} else {
				whole++
			}
		case '.':
			point = true
		case '%':
			v *= 100
		case 'E':
			exponent = true
		case ',':
			if i > 0 && i+1 < len(f.pieces) && digit(f.pieces[i-1]) && digit(f.pieces[i+1]) {
				grouped = true
			} else if i > 0 && digit(f.pieces[i-1]) {
				v /= 1000
			}
		case 'G', '@':
			return f.around(general(v))
		}
	}
	for i, p := range f.pieces {
		if p.kind == 'l' && p.text == "/" && i > 0 && digit(f.pieces[i-1]) { // a fraction: 1/2
			return general(v)
		}
	}
	if f.digits == 0 {
		return f.around("")
	}
	if exponent {
		return f.around(strconv.FormatFloat(v, 'E', min(fraction, 30), 64))
	}
	if v >= 1e300 || math.IsNaN(v) {
		return general(v)
	}
	fraction = min(fraction, 30)
	printed := strconv.FormatFloat(roundHalfUp(v, fraction), 'f', fraction, 64)
	head, tail, _ := strings.Cut(printed, ".")
	if head == "0" {
		head = ""
	}
	return f.fill(head, tail, whole, grouped)
}

// roundHalfUp rounds as sheets do: 0.125 to 0.13, and 1.005, which lies a little under it, to 1.01.
func roundHalfUp(v float64, places int) float64 {
	if places > 15 || v > 1e15 {
		return v
	}
	scale := math.Pow(10, float64(places))
	return math.Floor(v*scale+0.5+1e-9) / scale
}

func digit(p piece) bool { return p.kind == '0' || p.kind == '#' || p.kind == '?' }

// around puts a number between the literals of a format.
func (f format) around(s string) string {
	var b strings.Builder
	placed := false
	for _, p := range f.pieces {
		switch {
		case p.kind == 'l':
			b.WriteString(p.text)
		case p.kind == '%':
			b.WriteString("%")
		case !placed:
			b.WriteString(s)
			placed = true
		}
	}
	return b.String()
}

// fill puts digits in their places, the first place taking all that are left over.
func (f format) fill(head, tail string, places int, grouped bool) string {
	if f.han && !grouped && strings.Trim(tail, "0") == "" {
		n, _ := strconv.Atoi(head)
		return f.around(han(n))
	}
	var b strings.Builder
	place, decimal, point := places, 0, false
	started := false
	put := func(digits string, right int) { // right digits follow
		for i := range digits {
			b.WriteByte(digits[i])
			started = true
			if left := right + len(digits) - 1 - i; grouped && left > 0 && left%3 == 0 {
				b.WriteByte(',')
			}
		}
	}
	for _, p := range f.pieces {
		switch {
		case p.kind == 'l':
			b.WriteString(p.text)
		case p.kind == '%':
			b.WriteByte('%')
		case p.kind == '.':
			point = true
			if strings.TrimRight(tail, "0") != "" || f.zeros() {
				b.WriteByte('.')
			}
		case digit(p) && point:
			if decimal < len(tail) && (p.kind == '0' || strings.Trim(tail[decimal:], "0") != "") {
				b.WriteByte(tail[decimal])
			}
			decimal++
		case digit(p):
			place--
			switch first := place == places-1; {
			case first && len(head) > places:
				put(head[:len(head)-place], place)
			case len(head) > place:
				put(head[len(head)-place-1:len(head)-place], place)
			case p.kind == '0' || started:
				put("0", place)
			}
		}
	}
	return b.String()
}

// zeros tells a format that prints decimals whatever they are.
func (f format) zeros() bool {
	point := false
	for _, p := range f.pieces {
		if p.kind == '.' {
			point = true
		} else if point && p.kind == '0' {
			return true
		}
	}
	return false
}
