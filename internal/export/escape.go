package export

import (
	"strings"
	"unicode/utf8"
)

// Most that a cell of a spreadsheet holds, in the UTF-16 units that it counts in.
const maxCell = 32_767

// cutMark ends a cell that was cut.
const cutMark = "……（超出单元格上限，余文从略）"

// guard puts ' before what a spreadsheet might take for a formula: = + - @ and their full-width forms, tab, line break.
func guard(s string, escaped *int) string {
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		*escaped++
		return "'" + s
	}
	return s
}

// fit cuts s to what a cell holds.
func fit(s string, cut *int) string {
	if len(s) <= maxCell {
		return s // a UTF-16 unit has at least a byte
	}
	units, at := 0, -1
	room := maxCell - len([]rune(cutMark)) // its characters are a unit each
	for i, r := range s {
		n := 1
		if r > 0xFFFF {
			n = 2
		}
		if at < 0 && units+n > room {
			at = i
		}
		if units += n; units > maxCell {
			*cut++
			return s[:at] + cutMark
		}
	}
	return s
}

// legal tells whether XML 1.0 can hold r.
func legal(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}

// clean puts U+FFFD for every character that XML cannot hold, and for bytes that are no UTF-8.
func clean(s string, replaced *int) string {
	bad := false
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c >= 0x80 {
			bad = true
			break
		}
	}
	if !bad {
		return s
	}
	bad = false
	for i, r := range s {
		if !legal(r) || r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			bad = true
			break
		}
	}
	if !bad {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if !legal(r) || r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			*replaced++
			r = utf8.RuneError
		}
		b.WriteRune(r)
	}
	return b.String()
}
