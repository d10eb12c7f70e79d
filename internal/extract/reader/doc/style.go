package doc

// style is a paragraph style: what it changes, and on which it rests.
type style struct {
	base    int
	heading int // 1 to 9 of Word's own heading styles, 0 of others
	changes raw
}

const noStyle = 0xfff

// readStyles reads the style sheet.
//
//	cbStshi Stshi(cstd, size of the fixed part, …)  then for each style: its size, 0 where there is none, and
//	fixed part(sti, kind | base<<4, …)  name  then the changes for paragraphs: size, its own number, changes
func (r *reader) readStyles() {
	b := r.table.part(r.header.styles.at, r.header.styles.n)
	n, fixed := b.u16(2), b.u16(4)
	at := 2 + b.u16(0)
	for range min(n, 4095) {
		size := b.u16(at)
		std := b.part(at+2, size)
		at += 2 + size
		s := style{base: noStyle}
		if size > 0 && std.u16(2)&0xf == 1 {
			s.base = std.u16(2) >> 4
			if sti := std.u16(0) & 0xfff; sti >= 1 && sti <= 9 {
				s.heading = sti
			}
			name := fixed + fixed&1
			upx := name + 2 + 2*std.u16(name) + 2
			upx += upx & 1
			s.changes = std.part(upx+4, std.u16(upx)-2)
		}
		r.styles = append(r.styles, s)
		if at >= len(b) {
			break
		}
	}
}

// properties are what is asked of a paragraph.
type properties struct {
	inTable, rowEnd, innerCell bool
	depth                      int // of tables
	override, level            int // of its list: which, from 1, and how deep
	outline                    int // level of heading, from 1; 0 for text
	table                      raw // definition of the row that ends here
}

// properties are those of the paragraph whose mark stands at a place of the file: its style's, then its own.
func (r *reader) properties(place int) properties {
	var p properties
	f, ok := at(r.paragraphs, place)
	if !ok {
		return p
	}
	r.inherit(&p, f.style, 0)
	p.change(f.changes, r)
	return p
}

func (r *reader) inherit(p *properties, number, depth int) {
	if number < 0 || number >= len(r.styles) || depth > 12 {
		return
	}
	s := r.styles[number]
	r.inherit(p, s.base, depth+1)
	if s.heading > 0 {
		p.outline = s.heading
	}
	p.change(s.changes, r)
}

func (p *properties) change(changes raw, r *reader) {
	huge := false
	changes.sprms(func(code int, v raw) {
		switch code {
		case sprmPFInTable:
			p.inTable = v.u8(0) != 0
		case sprmPFTtp:
			p.rowEnd = v.u8(0) != 0
		case sprmPFInnerCell:
			p.innerCell = v.u8(0) != 0
		case sprmPItap:
			p.depth = v.u32(0)
		case sprmPIlvl:
			p.level = v.u8(0)
		case sprmPIlfo:
			p.override = v.i16(0)
		case sprmPOutLvl:
			if n := v.u8(0); n < 9 {
				p.outline = n + 1
			} else {
				p.outline = 0
			}
		case sprmTDefTable:
			p.table = v
		case sprmPHugePapx:
			if at := v.u32(0); r != nil && !huge {
				huge = true
				p.change(r.data.part(at+2, r.data.u16(at)), nil)
			}
		}
	})
}

// unseen tells a character that was deleted with changes tracked, or hidden.
func unseen(changes raw) (gone bool) {
	changes.sprms(func(code int, v raw) {
		if (code == sprmCFRMarkDel || code == sprmCFVanish) && v.u8(0)&0x7f == 1 {
			gone = true
		}
	})
	return gone
}
