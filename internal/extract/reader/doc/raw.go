package doc

import "encoding/binary"

// raw is a stream that may be cut short: what is not there reads as zero or nothing.
type raw []byte

func (b raw) u8(at int) int {
	if at < 0 || at >= len(b) {
		return 0
	}
	return int(b[at])
}

func (b raw) u16(at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func (b raw) u32(at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint32(b[at:]))
}

func (b raw) i16(at int) int { return int(int16(b.u16(at))) }

// part is n bytes from at, or fewer where the stream ends before.
func (b raw) part(at, n int) raw {
	if at < 0 || n <= 0 || at >= len(b) {
		return nil
	}
	return b[at:min(at+n, len(b))]
}

// sprms calls f for each property change of a list: its code and its operand.
func (b raw) sprms(f func(code int, operand raw)) {
	for at := 0; at+2 < len(b); {
		code := b.u16(at)
		at += 2
		n := 0
		switch code >> 13 {
		case 0, 1:
			n = 1
		case 2, 4, 5:
			n = 2
		case 3:
			n = 4
		case 7:
			n = 3
		case 6:
			switch {
			case code == sprmTDefTable:
				n = max(b.u16(at)-1, 0)
				at += 2
			case code == sprmPChgTabs && b.u8(at) == 255:
				removed := b.u8(at + 1)
				n = 2 + 4*removed
				n += 1 + 3*b.u8(at+n)
			default:
				n = b.u8(at)
				at++
			}
		}
		f(code, b.part(at, n))
		at += n
	}
}

// The property changes that are looked at.
const (
	sprmPIstd           = 0x4600
	sprmPFInTable       = 0x2416
	sprmPFTtp           = 0x2417
	sprmPFInnerCell     = 0x244b
	sprmPIlvl           = 0x260a
	sprmPIlfo           = 0x460b
	sprmPOutLvl         = 0x2640
	sprmPItap           = 0x6649
	sprmPChgTabs        = 0xc615
	sprmPHugePapx       = 0x6646
	sprmCFRMarkDel      = 0x0800
	sprmCFVanish        = 0x083c
	sprmTDefTable       = 0xd608
	paragraphProperties = 1 // the group of a code, in bits 10 to 12
)
