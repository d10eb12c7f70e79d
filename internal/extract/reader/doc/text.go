package doc

import (
	"errors"
	"slices"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

var (
	errOld       = errors.New("the file is of an old version")
	errEncrypted = errors.New("the file is encrypted")
)

// header is what the file information block (FIB) tells.
type header struct {
	secondTable   bool
	text          int // characters of the main text
	boxes         int // where the text of text boxes begins, in characters
	boxText       int
	clx           span // in the table stream, as all below
	paragraphFKPs span
	characterFKPs span
	styles        span
	lists         span
	overrides     span
}

// span is a run of bytes of the table stream.
type span struct{ at, n int }

func parseHeader(main raw) (f header, err error) {
	const flags, counts, places = 0x0a, 0x4c, 0x9a
	if main.u16(0) != 0xa5ec {
		if main.u16(0) == 0xa5dc || main.u16(0) == 0xa59b {
			return f, errOld
		}
		return f, errors.New("the stream WordDocument holds no document")
	}
	if main.u16(2) < 0xc0 {
		return f, errOld
	}
	if main.u16(flags)&0x8100 != 0 {
		return f, errEncrypted
	}
	f.secondTable = main.u16(flags)&0x0200 != 0
	stories := make([]int, 7) // main, footnotes, headers, macros, annotations, endnotes, boxes
	before := 0
	for i := range stories {
		n := main.u32(counts + 4*i)
		if n > maxText {
			return f, errors.New("the file says that it has more text than any document")
		}
		stories[i] = n
		if i < 6 {
			before += n
		}
	}
	f.text, f.boxes, f.boxText = stories[0], before, stories[6]
	at := func(i int) span { return span{main.u32(places + 8*i), main.u32(places + 8*i + 4)} }
	f.styles, f.characterFKPs, f.paragraphFKPs, f.clx = at(1), at(12), at(13), at(33)
	f.lists, f.overrides = at(73), at(74)
	return f, nil
}

// reader is an open document.
type reader struct {
	header
	main, table, data raw
	text              []char
	paragraphs        []format // by file position
	characters        []format
	styles            []style
	lists             map[int]*list
	overrides         []override
}

// char is a character and where it stands in the file.
type char struct {
	r  rune
	at int
}

// pieces reads the text. The piece table says which stretch of characters stands where in the file, in one byte each or two:
//
//	Clx: 01 n .. (property changes)  02 n (PlcPcd: n+1 character positions, n descriptors of 8 bytes)
func (r *reader) pieces() error {
	clx := r.table.part(r.clx.at, r.clx.n)
	at := 0
	for clx.u8(at) == 1 {
		at += 3 + clx.u16(at+1)
	}
	if clx.u8(at) != 2 {
		return errors.New("the piece table is missing")
	}
	plc := clx.part(at+5, clx.u32(at+1))
	n := (len(plc) - 4) / 12
	end := r.boxes + r.boxText
	for i := range n {
		from, to := plc.u32(4*i), plc.u32(4*i+4)
		place := plc.u32(4*(n+1) + 8*i + 2)
		if from != len(r.text) || to <= from {
			if from > len(r.text) {
				return errors.New("the pieces of the text do not follow each other")
			}
			continue
		}
		to = min(to, end)
		if place&(1<<30) != 0 {
			r.bytes((place&^(1<<30))/2, to-from)
		} else {
			r.units(place, to-from)
		}
		if len(r.text) >= end {
			break
		}
		if len(r.text) < to { // the file ends before
			break
		}
	}
	if len(r.text) == 0 {
		return errors.New("the text is missing")
	}
	r.header.text = min(r.header.text, len(r.text))
	return nil
}

// bytes reads n characters of one byte: those that Word packs, in code page 1252.
func (r *reader) bytes(at, n int) {
	for i, b := range r.main.part(at, n) {
		r.text = append(r.text, char{charmap.Windows1252.DecodeByte(b), at + i})
	}
}

// units reads n characters of two bytes. The second half of a pair stays, as a character that prints nothing, so that positions hold.
func (r *reader) units(at, n int) {
	b := r.main.part(at, 2*n)
	for i := 0; i+1 < len(b); i += 2 {
		c := char{rune(b.u16(i)), at + i}
		if k := len(r.text); k > 0 && utf16.IsSurrogate(c.r) {
			if whole := utf16.DecodeRune(r.text[k-1].r, c.r); whole != 0xfffd {
				r.text[k-1].r = whole
				c.r = 0
			}
		}
		r.text = append(r.text, c)
	}
}

// format is a stretch of the file in which all characters, or the mark of a paragraph, have the same properties.
type format struct {
	from, to int
	style    int // of a paragraph
	changes  raw
}

// formats reads the pages of formatting (FKP).
func (r *reader) formats() {
	r.paragraphs = r.fkps(r.paragraphFKPs, 13, func(page raw, at int) (f format) {
		at = 2 * page.u8(at)
		if at == 0 {
			return f
		}
		n := 2*page.u8(at) - 1
		at++
		if n < 0 {
			n = 2 * page.u8(at)
			at++
		}
		f.style = page.u16(at)
		f.changes = page.part(at+2, n-2)
		return f
	})
	r.characters = r.fkps(r.characterFKPs, 1, func(page raw, at int) (f format) {
		if at = 2 * page.u8(at); at != 0 {
			f.changes = page.part(at+1, page.u8(at))
		}
		return f
	})
}

func (r *reader) fkps(where span, size int, read func(page raw, at int) format) (found []format) {
	const page = 512
	plc := r.table.part(where.at, where.n)
	n := (len(plc) - 4) / 8
	for i := range n {
		fkp := r.main.part((plc.u32(4*(n+1)+4*i)&0x3fffff)*page, page)
		if len(fkp) < page {
			continue
		}
		runs := fkp.u8(page - 1)
		for k := range runs {
			f := read(fkp, 4*(runs+1)+size*k)
			f.from, f.to = fkp.u32(4*k), fkp.u32(4*k+4)
			found = append(found, f)
		}
		if len(found) > maxRuns {
			break
		}
	}
	slices.SortStableFunc(found, func(a, b format) int { return a.from - b.from })
	return found
}

// at finds the stretch that holds a place of the file.
func at(formats []format, place int) (f format, ok bool) {
	i, found := slices.BinarySearchFunc(formats, place, func(f format, place int) int { return f.from - place })
	if !found {
		i--
	}
	if i < 0 || place >= formats[i].to {
		return f, false
	}
	return formats[i], true
}
