package loaders

import "unicode/utf8"

// stride is how many code points lie between two marks of a Text.
const stride = 512

// Text is a document's text in which code points are found without walking all of it.
type Text struct {
	s     string
	marks []mark // of code points 0, stride, 2*stride, …
	runes int
}

type mark struct{ bytes, utf16 int }

// NewText measures a text once.
func NewText(s string) *Text {
	t := &Text{s: s}
	at := mark{}
	for i, r := range s {
		if t.runes%stride == 0 {
			at.bytes = i
			t.marks = append(t.marks, at)
		}
		t.runes++
		at.utf16 += units(r)
	}
	return t
}

func units(r rune) int {
	if r > 0xffff {
		return 2
	}
	return 1
}

// String is the text.
func (t *Text) String() string { return t.s }

// locate finds a code point's place in bytes and in UTF-16 code units; places beyond the ends are the ends.
func (t *Text) locate(codePoint int) mark {
	codePoint = min(max(codePoint, 0), t.runes)
	if len(t.marks) == 0 {
		return mark{}
	}
	n := min(codePoint/stride, len(t.marks)-1)
	at := t.marks[n]
	for range codePoint - n*stride {
		r, size := utf8.DecodeRuneInString(t.s[at.bytes:])
		at.bytes += size
		at.utf16 += units(r)
	}
	return at
}

// UTF16 counts the UTF-16 code units before a code point.
func (t *Text) UTF16(codePoint int) int { return t.locate(codePoint).utf16 }

// Slice is the text between two code points.
func (t *Text) Slice(from, to int) string {
	a, b := t.locate(from), t.locate(to)
	if a.bytes >= b.bytes {
		return ""
	}
	return t.s[a.bytes:b.bytes]
}
