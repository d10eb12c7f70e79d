package text

import "unicode/utf8"

// stride is the distance, in code points, between two entries of an offset table.
const stride = 128

// Offsets converts places in a text between code points (how extraction counts), bytes (how Go slices) and UTF-16 units (how a
// browser counts). Places past the end are cut to it.
type Offsets struct {
	s     string
	marks []mark // of every stride-th code point
	total mark   // of the end
}

type mark struct{ char, byte, unit int }

// NewOffsets builds the table for s in one pass.
func NewOffsets(s string) Offsets {
	o := Offsets{s: s}
	for b, r := range s {
		if o.total.char%stride == 0 {
			o.marks = append(o.marks, mark{o.total.char, b, o.total.unit})
		}
		o.total.char++
		o.total.unit += units(r)
	}
	o.total.byte = len(s)
	return o
}

// Byte is the byte offset of the code point at char.
func (o Offsets) Byte(char int) int {
	return o.seek(func(m mark) bool { return m.char <= char }).byte
}

// UTF16 is the offset in UTF-16 units of the code point at char.
func (o Offsets) UTF16(char int) int {
	return o.seek(func(m mark) bool { return m.char <= char }).unit
}

// FromByte is the code point at the byte offset, or the one that the byte lies in.
func (o Offsets) FromByte(offset int) int {
	return o.seek(func(m mark) bool { return m.byte <= offset }).char
}

// FromUTF16 is the code point at the offset in UTF-16 units, or the one that the unit lies in.
func (o Offsets) FromUTF16(unit int) int {
	return o.seek(func(m mark) bool { return m.unit <= unit }).char
}

// seek returns the last place that is not past the one asked for.
func (o Offsets) seek(reached func(mark) bool) mark {
	if len(o.marks) == 0 || reached(o.total) {
		return o.total
	}
	low, high := 0, len(o.marks) // marks[low] is reached or low is 0; marks[high] is not
	for high-low > 1 {
		if middle := (low + high) / 2; reached(o.marks[middle]) {
			low = middle
		} else {
			high = middle
		}
	}
	at := o.marks[low]
	for at.byte < len(o.s) {
		r, size := utf8.DecodeRuneInString(o.s[at.byte:])
		next := mark{at.char + 1, at.byte + size, at.unit + units(r)}
		if !reached(next) {
			break
		}
		at = next
	}
	return at
}

func units(r rune) int {
	if r > 0xffff {
		return 2
	}
	return 1
}
