package xlsx

import (
	"strings"
)

// builtin are the number formats that a workbook names by number only; those that depend on the language are as in Chinese.
var builtin = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
	18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
	27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`, 30: "m-d-yy", 31: `yyyy"年"m"月"d"日"`, 32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`,
	34: `上午/下午h"时"mm"分"`, 35: `上午/下午h"时"mm"分"ss"秒"`, 36: `yyyy"年"m"月"`, 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
	40: "#,##0.00;-#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
	50: `yyyy"年"m"月"`, 51: `m"月"d"日"`, 52: `yyyy"年"m"月"`, 53: `m"月"d"日"`, 54: `m"月"d"日"`, 55: `上午/下午h"时"mm"分"`, 56: `上午/下午h"时"mm"分"ss"秒"`,
	57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
}

// piece is a part of a number format.
type piece struct {
	kind byte   // 'l' literal, '0' '#' '?' digits, '.', ',', '%', 'E', '@', 'G' General; a date: 'y' 'm' 'd' 'h' 'i' (minutes) 's' 'a' (day of the week) 'p' (half of the day)
	text string // of a literal; of a date its letters
}

// format is one section of a number format.
type format struct {
	pieces []piece
	date   bool
	han    bool // [DBNum1]: Chinese numerals
	digits int  // places for digits
}

// formats are the sections of a number format: for positive and negative numbers, zero, text.
type formats []format

func parseFormat(code string) formats {
	var parsed formats
	for _, section := range sections(code) {
		parsed = append(parsed, parseSection(section))
	}
	return parsed
}

// sections cuts a code at its semicolons, but not those in quotes.
func sections(code string) []string {
	var found []string
	start, quoted := 0, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\' && !quoted:
			i++
		case c == ';' && !quoted:
			found = append(found, code[start:i])
			start = i + 1
		}
	}
	return append(found, code[min(start, len(code)):])
}

func parseSection(code string) format {
	var f format
	r := []rune(code)
	literal := func(s string) { f.pieces = append(f.pieces, piece{'l', s}) }
	for i := 0; i < len(r); i++ {
		c := r[i]
		switch {
		case c == '"':
			end := i + 1
			for end < len(r) && r[end] != '"' {
				end++
			}
			literal(string(r[i+1 : end]))
			i = end
		case c == '\\' || c == '!':
			if i++; i < len(r) {
				literal(string(r[i]))
			}
		case c == '_' || c == '*': // room, and filling: nothing is printed
			i++
		case c == '[':
			end := i + 1
			for end < len(r) && r[end] != ']' {
				end++
			}
			switch inner := strings.ToLower(string(r[i+1 : end])); {
			case inner == "dbnum1":
				f.han = true
			case inner == "":
			case strings.Trim(inner, "h") == "" || strings.Trim(inner, "m") == "" || strings.Trim(inner, "s") == "":
				f.date = true
				f.pieces = append(f.pieces, piece{'t', inner[:1]})
			case strings.HasPrefix(inner, "$"): // [$￥-804]
				sign, _, _ := strings.Cut(inner[1:], "-")
				literal(sign)
			}
			i = end
		case c == '0' || c == '#' || c == '?':
			f.digits++
			f.pieces = append(f.pieces, piece{kind: byte(c)})
		case c == '.' || c == ',' || c == '%' || c == '@':
			f.pieces = append(f.pieces, piece{kind: byte(c)})
		case (c == 'E' || c == 'e') && i+1 < len(r) && (r[i+1] == '+' || r[i+1] == '-') && f.digits > 0:
			f.pieces = append(f.pieces, piece{kind: 'E'})
			i++
		case strings.HasPrefix(strings.ToLower(string(r[i:min(len(r), i+7)])), "general"):
			f.pieces = append(f.pieces, piece{kind: 'G'})
			i += 6
		case hasAt(r, i, "AM/PM"), hasAt(r, i, "上午/下午"):
			f.date = true
			f.pieces = append(f.pieces, piece{'p', string(r[i])})
			i += 4
		case hasAt(r, i, "A/P"):
			f.date = true
			f.pieces = append(f.pieces, piece{'p', "A"})
			i += 2
		case strings.ContainsRune("yYmMdDhHsSeEaAgGbB", c):
			end := i
			for end < len(r) && r[end] == c {
				end++
			}
			letters := strings.ToLower(string(r[i:end]))
			f.date = true
			switch kind := letters[0]; kind {
			case 'e':
				f.pieces = append(f.pieces, piece{'y', "yyyy"})
			case 'g', 'b': // names of eras, Buddhist years
			default:
				f.pieces = append(f.pieces, piece{kind, letters})
			}
			i = end - 1
		default:
			literal(string(c))
		}
	}
	f.minutes()
	return f
}

func hasAt(r []rune, i int, word string) bool {
	w := []rune(word)
	return i+len(w) <= len(r) && strings.EqualFold(string(r[i:i+len(w)]), word)
}

// minutes tells the m of minutes from that of months: it stands after hours or before seconds.
func (f *format) minutes() {
	before := byte(0)
	for i := range f.pieces {
		p := &f.pieces[i]
		switch p.kind {
		case 'l', '.', ',':
			continue
		case 'm':
			after := byte(0)
			for _, next := range f.pieces[i+1:] {
				if next.kind != 'l' {
					after = next.kind
					break
				}
			}
			if before == 'h' || before == 't' || after == 's' {
				p.kind = 'i'
			}
		}
		before = p.kind
	}
}
