package doc_test

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
)

// piece is a stretch of text that stands together in the file, and the properties of its paragraph.
type piece struct {
	text       string
	packed     bool // a byte a character
	properties []byte
}

var (
	inTable  = []byte{0x16, 0x24, 1}
	anEndRow = []byte{0x16, 0x24, 1, 0x17, 0x24, 1}
)

// piecesOf cuts a plain text where Word would pack it or not: ASCII alone takes a byte a character. Lines with bars are rows of a table.
func piecesOf(plain string) (found []piece) {
	add := func(s string, properties []byte) {
		for s != "" {
			packed := s[0] < 0x80
			n := strings.IndexFunc(s, func(r rune) bool { return (r < 0x80) != packed })
			if n < 0 {
				n = len(s)
			}
			found = append(found, piece{s[:n], packed, properties})
			s = s[n:]
		}
	}
	for line := range strings.Lines(plain) {
		line = strings.TrimSpace(line)
		cells := strings.Split(line, " | ")
		if len(cells) == 1 {
			add(line+"\r", nil)
			continue
		}
		for _, c := range cells {
			add(c+"\a", inTable)
		}
		add("\a", slices.Concat(anEndRow, definition(len(cells))))
	}
	return found
}

// definition is sprmTDefTable of a row of cells that are as wide as each other.
func definition(n int) []byte {
	b := []byte{0x08, 0xd6}
	b = binary.LittleEndian.AppendUint16(b, uint16(2+2*(n+1)+20*n))
	b = append(b, byte(n))
	for i := range n + 1 {
		b = binary.LittleEndian.AppendUint16(b, uint16(1500*i))
	}
	return append(b, make([]byte, 20*n)...)
}

// fastSaved is a file as Word 97 leaves it after a fast save ([MS-DOC] 2.4.1): what was typed last stands first, so that only the piece
// table tells the order; some pieces have a byte a character and some two.
func fastSaved(pieces []piece) []byte {
	const textAt = 0x800
	main := make([]byte, textAt)
	places := make([]int, len(pieces)+1)
	for i := len(pieces) - 1; i >= 0; i-- {
		places[i] = len(main)
		for _, u := range utf16.Encode([]rune(pieces[i].text)) {
			if main = append(main, byte(u)); !pieces[i].packed {
				main = append(main, byte(u>>8))
			}
		}
	}
	end := len(main)
	var table []byte

	// The piece table, behind a list of changes that none of them refers to.
	clx := []byte{1, 3, 0, 0x35, 0x08, 1}
	var positions, descriptors []byte
	at := 0
	for i, p := range pieces {
		positions = binary.LittleEndian.AppendUint32(positions, uint32(at))
		at += len(utf16.Encode([]rune(p.text)))
		place := uint32(places[i])
		if p.packed {
			place = 2*place | 1<<30
		}
		descriptors = append(binary.LittleEndian.AppendUint32(append(descriptors, 0, 0), place), 0, 0)
	}
	positions = binary.LittleEndian.AppendUint32(positions, uint32(at))
	clx = append(clx, 2)
	clx = binary.LittleEndian.AppendUint32(clx, uint32(len(positions)+len(descriptors)))
	clx = slices.Concat(clx, positions, descriptors)
	table = append(table, clx...)

	// Pages of paragraph properties, by place in the file: eight pieces a page.
	var starts, numbers []byte
	for last := len(pieces); last > 0; {
		first := max(last-8, 0)
		main = append(main, make([]byte, (512-len(main)%512)%512)...)
		starts = binary.LittleEndian.AppendUint32(starts, uint32(places[last-1]))
		numbers = binary.LittleEndian.AppendUint32(numbers, uint32(len(main)/512))
		next := end
		if first > 0 {
			next = places[first-1]
		}
		main = append(main, formattingPage(pieces[first:last], places[first:last], next)...)
		last = first
	}
	starts = binary.LittleEndian.AppendUint32(starts, uint32(end))
	formats := len(table)
	table = slices.Concat(table, starts, numbers)

	for offset, value := range map[int]uint16{0: 0xa5ec, 2: 0xc1, 0x0a: 0x0204, 0x20: 14, 0x3e: 22, 0x98: 0x5d} { // 0x0204: complex, 1Table
		binary.LittleEndian.PutUint16(main[offset:], value)
	}
	for offset, value := range map[int]int{0x4c: at, 0x9a + 8*33: 0, 0x9a + 8*33 + 4: len(clx), 0x9a + 8*13: formats, 0x9a + 8*13 + 4: len(starts) + len(numbers)} {
		binary.LittleEndian.PutUint32(main[offset:], uint32(value))
	}
	return compound(main, table)
}

// formattingPage is a PAPX FKP. The pieces come in the order of the text, which is against that of the file.
func formattingPage(pieces []piece, places []int, end int) []byte {
	page := make([]byte, 512)
	free := 511
	for k := range pieces {
		i := len(pieces) - 1 - k
		binary.LittleEndian.PutUint32(page[4*k:], uint32(places[i]))
		p := pieces[i].properties
		if p == nil {
			continue // as its style has it
		}
		size := 1 + 2 + len(p) // cb, istd, properties: cb is half of what follows and itself
		free = (free - size) &^ 1
		page[free] = byte(size / 2)
		copy(page[free+3:], p)
		page[4*(len(pieces)+1)+13*k] = byte(free / 2)
	}
	binary.LittleEndian.PutUint32(page[4*len(pieces):], uint32(end))
	page[511] = byte(len(pieces))
	return page
}

// compound is a container ([MS-CFB]) of the two streams of a Word file.
func compound(main, table []byte) []byte {
	const sector, endOfChain, free, fat = 512, 0xfffffffe, 0xffffffff, 0xfffffffd
	for len(main) < 4096 || len(main)%sector != 0 { // shorter streams would lie elsewhere
		main = append(main, 0)
	}
	for len(table) < 4096 || len(table)%sector != 0 {
		table = append(table, 0)
	}
	next := []uint32{fat, endOfChain} // the table of sectors, the directory
	chain := func(b []byte) (first int) {
		first = len(next)
		for i := range len(b) / sector {
			next = append(next, uint32(first+i+1))
		}
		next[len(next)-1] = endOfChain
		return first
	}
	mainAt, tableAt := chain(main), chain(table)
	var b []byte
	b = append(b, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)
	b = append(b, make([]byte, 16)...)
	for _, v := range []uint16{0x3e, 3, 0xfffe, 9, 6, 0, 0, 0} {
		b = binary.LittleEndian.AppendUint16(b, v)
	}
	for _, v := range []uint32{0, 1, 1, 0, 4096, endOfChain, 0, endOfChain, 0, 0} {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	for len(b) < sector {
		b = binary.LittleEndian.AppendUint32(b, free)
	}
	for _, v := range next {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	for len(b) < 2*sector {
		b = binary.LittleEndian.AppendUint32(b, free)
	}
	entry := func(name string, kind byte, left, child, at, size uint32) {
		e := make([]byte, 128)
		for i, u := range utf16.Encode([]rune(name)) {
			binary.LittleEndian.PutUint16(e[2*i:], u)
		}
		if name != "" {
			binary.LittleEndian.PutUint16(e[64:], uint16(2*len(name)+2))
		}
		e[66], e[67] = kind, 1
		for i, v := range []uint32{left, free, child} {
			binary.LittleEndian.PutUint32(e[68+4*i:], v)
		}
		binary.LittleEndian.PutUint32(e[116:], at)
		binary.LittleEndian.PutUint32(e[120:], size)
		b = append(b, e...)
	}
	entry("Root Entry", 5, free, 1, endOfChain, 0)
	entry("WordDocument", 2, 2, free, uint32(mainAt), uint32(len(main)))
	entry("1Table", 2, free, free, uint32(tableAt), uint32(len(table)))
	entry("", 0, free, free, 0, 0)
	return slices.Concat(b, main, table)
}
