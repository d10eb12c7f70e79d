package doc

import (
	"strings"
	"unicode/utf16"

	"policygraph/internal/extract/reader/docx"
)

const levels = 9

// list is a numbering scheme (LST) and how far it has counted.
type list struct {
	levels [levels]listLevel
	count  [levels]int
	begun  [levels]bool
}

// listLevel is how one level of a list counts. Characters 0 to 8 of its text stand for the numbers of levels.
type listLevel struct {
	known   bool
	start   int
	format  int
	legal   bool // numbers of higher levels in Arabic digits
	restart int  // the level below which it goes on counting; -1: begins anew after each higher one
	follow  int  // 0 tab, 1 blank, 2 nothing
	text    []rune
}

// override is a use of a list (LFO) with levels of its own; paragraphs name it by number, from 1.
type override struct {
	list   int
	starts map[int]int
	levels map[int]listLevel
	used   bool
}

// readLists reads the lists of the document.
//
//	PlfLst: n, n x LSTF of 28 bytes; behind it the levels of each, one or nine
//	PlfLfo: n, n x LFO of 16 bytes, then for each its changes to levels
func (r *reader) readLists() {
	r.lists = make(map[int]*list)
	const lstf = 28
	b := raw(nil)
	if r.header.lists.n > 0 && r.header.lists.at < len(r.table) {
		b = r.table[r.header.lists.at:] // the levels stand behind what the header measures
	}
	n := b.u16(0)
	at := 2 + n*lstf
	for i := range min(n, 4096) {
		l := &list{}
		count := levels
		if b.u8(2+i*lstf+26)&1 != 0 {
			count = 1
		}
		for k := range count {
			if at >= len(b) {
				break
			}
			l.levels[k], at = readLevel(b, at)
		}
		r.lists[b.u32(2+i*lstf)] = l
	}
	r.readOverrides()
}

// readLevel reads an LVL: 28 bytes, changes for paragraph and character, and the text with its length.
func readLevel(b raw, at int) (l listLevel, next int) {
	l = listLevel{known: true, start: b.u32(at), format: b.u8(at + 4), follow: b.u8(at + 15), restart: -1}
	flags := b.u8(at + 5)
	l.legal = flags&0x04 != 0
	if flags&0x08 != 0 {
		l.restart = b.u8(at + 26)
	}
	next = at + 28 + b.u8(at+24) + b.u8(at+25)
	n := b.u16(next)
	units := make([]uint16, 0, min(n, 64))
	for i := range min(n, 256) {
		units = append(units, uint16(b.u16(next+2+2*i)))
	}
	l.text = utf16.Decode(units)
	return l, next + 2 + 2*n
}

func (r *reader) readOverrides() {
	const lfo = 16
	b := r.table.part(r.header.overrides.at, r.header.overrides.n)
	n := b.u32(0)
	if n > len(b)/lfo {
		return
	}
	at := 4 + n*lfo
	for i := range n {
		o := override{list: b.u32(4 + i*lfo), starts: map[int]int{}, levels: map[int]listLevel{}}
		at += 4
		for range min(b.u8(4+i*lfo+12), levels) {
			start, bits := b.u32(at), b.u32(at+4)
			at += 8
			level := bits & 0xf
			if level >= levels {
				break
			}
			if bits&0x20 != 0 {
				o.levels[level], at = readLevel(b, at)
				start = o.levels[level].start
			}
			if bits&0x10 != 0 {
				o.starts[level] = start
			}
		}
		r.overrides = append(r.overrides, o)
	}
}

// formats are Word's ways to count, by their number in the file.
var formats = map[int]string{
	0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal",
	10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth", 16: "japaneseLegal", 17: "japaneseDigitalTenThousand",
	18: "decimalEnclosedCircle", 19: "decimalFullWidth2", 22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop",
	27: "decimalEnclosedParen", 28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle", 30: "ideographTraditional",
	31: "ideographZodiac", 32: "ideographZodiacTraditional", 33: "taiwaneseCounting", 34: "ideographLegalTraditional",
	35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting", 38: "chineseLegalSimplified",
	39: "chineseCountingThousand", 57: "numberInDash", 0xff: "none",
}

// next counts a paragraph of a list and returns its number as printed, with the blank that parts it from the text. Bullets are not
// printed.
func (r *reader) next(number, at int) string {
	if number < 1 || number > len(r.overrides) || at < 0 || at >= levels {
		return ""
	}
	o := &r.overrides[number-1]
	l := r.lists[o.list]
	if l == nil {
		return ""
	}
	if !o.used {
		o.used = true
		for level := range o.starts {
			l.begun[level] = false
		}
	}
	now := o.level(l, at)
	if !now.known {
		return ""
	}
	if l.begun[at] {
		l.count[at]++
	} else {
		l.count[at], l.begun[at] = now.start, true
	}
	for below := at + 1; below < levels; below++ {
		if restart := o.level(l, below).restart; restart < 0 || at < restart {
			l.begun[below] = false
		}
	}
	if formats[now.format] == "bullet" {
		return ""
	}
	var b strings.Builder
	for _, c := range now.text {
		if c >= levels {
			b.WriteRune(c)
			continue
		}
		x := o.level(l, int(c))
		n := x.start
		if l.begun[c] {
			n = l.count[c]
		}
		format := formats[x.format]
		if now.legal && int(c) != at {
			format = "decimal"
		}
		b.WriteString(docx.Numeral(format, n))
	}
	return parted(strings.TrimSpace(b.String()), now.follow)
}

func (o *override) level(l *list, at int) listLevel {
	x, own := o.levels[at]
	if !own {
		x = l.levels[at]
	}
	if start, own := o.starts[at]; own {
		x.start = start
	}
	return x
}

// parted adds a blank behind a number that does not end in a mark of its own.
func parted(number string, follow int) string {
	if number == "" || follow == 2 || strings.HasSuffix(number, "、") || strings.HasSuffix(number, "）") || strings.HasSuffix(number, ")") {
		return number
	}
	return number + " "
}
