package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"math"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/tetratelabs/wazero/api"
	"golang.org/x/text/unicode/norm"

	"policygraph/internal/extract/reader/layout"
	"policygraph/internal/extract/source"
)

var (
	errFormat   = errors.New("no PDF document")
	errPassword = errors.New("a password is wanted")
	errSecurity = errors.New("an unknown kind of encryption")
	errMemory   = errors.New("out of memory")
	errGlyphs   = fmt.Errorf("the file has more than %d characters", maxGlyphs)
)

// load opens a document inside the machine.
func (m *machine) load(b []byte, password string) (doc uint64, err error) {
	data := m.put(b)
	var secret uint64
	if password != "" {
		secret = m.put(append([]byte(password), 0))
	}
	doc = m.call("FPDF_LoadMemDocument", data, uint64(len(b)), secret)
	if doc != 0 || m.err != nil {
		return doc, m.err
	}
	switch m.call("FPDF_GetLastError") & 0xff {
	case 4:
		return 0, errPassword
	case 5:
		return 0, errSecurity
	}
	return 0, errFormat
}

// page is one page, and how much of it images cover.
type page struct {
	layout.Page
	image float64 // a share of the page
}

// scan tells whether the page is an image of text.
func (p page) scan() bool {
	n := 0
	for _, g := range p.Glyphs {
		if g.Rune > ' ' {
			n++
		}
	}
	return n < fewGlyphs && p.image > 0.3
}

// mute tells whether the fonts of the page do not say which characters they print: what is read are the numbers of their glyphs.
func (p page) mute() bool {
	var b strings.Builder
	for _, g := range p.Glyphs {
		b.WriteRune(g.Rune)
	}
	return source.Garbled(b.String())
}

// page reads a page; ok is false where the document says that it is there and it is not.
func (m *machine) page(doc uint64, index int) (p page, ok bool) {
	handle := m.call("FPDF_LoadPage", doc, uint64(index))
	if handle == 0 || m.err != nil {
		return p, false
	}
	defer m.call("FPDF_ClosePage", handle)
	var frame frame
	if int32(m.call("FPDF_GetPageBoundingBox", handle, m.scratch)) != 0 {
		b := m.floats(4)
		frame.left, frame.top, frame.right, frame.bottom = b[0], max(b[1], b[3]), b[2], min(b[1], b[3])
	}
	if frame.right-frame.left < 1 || frame.top-frame.bottom < 1 {
		frame.left, frame.top, frame.right, frame.bottom = 0, 842, 595, 0
	}
	frame.turn = int(int32(m.call("FPDFPage_GetRotation", handle))) & 3
	chars := m.chars(handle)
	if turn, ok := turned(chars); ok {
		frame.turn = turn
	}
	p.Number = index + 1
	p.Width, p.Height = frame.size()
	p.Glyphs = glyphs(chars, frame)
	d := drawing{machine: m, frame: frame, left: maxObjects}
	d.objects(handle, "FPDFPage_CountObjects", "FPDFPage_GetObject", identity, 0)
	p.Rules = d.rules
	p.image = d.image / (p.Width * p.Height)
	return p, m.err == nil
}

// char is a character as PDFium tells it: its place in the page's own space, whose y grows upward.
type char struct {
	unit                     uint16
	r                        rune
	left, bottom, right, top float64
	x, y                     float64 // where the pen stood
	font                     float64 // the size of the font as the file says it, before it is scaled
	turn                     int     // quarters against the clock; -1 for askew
}

// chars reads the characters of a page.
func (m *machine) chars(page uint64) []char {
	text := m.call("FPDFText_LoadPage", page)
	if text == 0 {
		return nil
	}
	defer m.call("FPDFText_ClosePage", text)
	n := int(int32(m.call("FPDFText_CountChars", text)))
	if n > maxGlyphs && m.err == nil {
		m.err = errGlyphs
	}
	if n <= 0 || m.err != nil {
		return nil
	}
	chars := make([]char, 0, n)
	for i := range uint64(n) {
		unit := uint32(m.call("FPDFText_GetUnicode", text, i))
		if m.err != nil {
			return nil
		}
		if unit < ' ' || unit >= 0xfffe && unit <= 0xffff {
			continue // the line ends that PDFium adds, and what has no character
		}
		c := char{r: rune(unit), unit: uint16(unit)}
		if int32(m.call("FPDFText_GetLooseCharBox", text, i, m.scratch)) != 0 {
			b := m.floats(4)
			c.left, c.top, c.right, c.bottom = b[0], b[1], b[2], b[3]
		}
		if int32(m.call("FPDFText_GetCharOrigin", text, i, m.scratch, m.scratch+8)) != 0 {
			c.x, c.y = m.double(0), m.double(1)
		}
		c.font = api.DecodeF64(m.call("FPDFText_GetFontSize", text, i))
		c.turn = quarters(float64(api.DecodeF32(m.call("FPDFText_GetCharAngle", text, i))))
		chars = append(chars, c)
	}
	return paired(chars)
}

// paired makes one character of two halves of a pair: 𠮷 comes as two.
func paired(chars []char) []char {
	kept := chars[:0]
	for _, c := range chars {
		if n := len(kept); n > 0 && utf16.IsSurrogate(c.r) {
			if r := utf16.DecodeRune(kept[n-1].r, c.r); r != 0xfffd {
				kept[n-1].r = r
				kept[n-1].right = max(kept[n-1].right, c.right)
				continue
			}
		}
		kept = append(kept, c)
	}
	return slices.DeleteFunc(kept, func(c char) bool { return utf16.IsSurrogate(c.r) })
}

// quarters is an angle with the clock as quarters of a turn against it, -1 where it is not near one.
func quarters(angle float64) int {
	q := -angle / (math.Pi / 2)
	if math.IsNaN(q) || math.IsInf(q, 0) || math.Abs(q-math.Round(q)) > 0.06 {
		return -1
	}
	return int(math.Round(q)) & 3
}

// turned is how most of the text is turned; ok is false for a page without text.
func turned(chars []char) (turn int, ok bool) {
	var count [4]int
	for _, c := range chars {
		if c.turn >= 0 && c.r > ' ' {
			count[c.turn]++
			ok = true
		}
	}
	for t, n := range count {
		if n > count[turn] {
			turn = t
		}
	}
	return turn, ok
}

// glyphs are the characters that stand upright in the frame, or on their side; what is askew is a watermark.
func glyphs(chars []char, f frame) []layout.Glyph {
	measure := scale(chars)
	found := make([]layout.Glyph, 0, len(chars))
	for _, c := range chars {
		if c.turn < 0 {
			continue
		}
		x0, y0 := f.place(c.left, c.bottom)
		x1, y1 := f.place(c.right, c.top)
		left, right := min(x0, x1), max(x0, x1)
		bottom := max(y0, y1)
		_, base := f.place(c.x, c.y)
		if c.turn != f.turn {
			base = bottom
		}
		size := measure(c)
		if size <= 0 || !finite(left, right, base, size) {
			continue
		}
		for i, r := range plain(c.r) {
			g := layout.Glyph{Rune: r, Left: left, Right: right, Base: base, Size: size}
			if i > 0 {
				g.Left = right
			}
			found = append(found, g)
		}
	}
	return found
}

func finite(v ...float64) bool {
	for _, x := range v {
		if math.IsNaN(x) || math.Abs(x) > 1e5 {
			return false
		}
	}
	return true
}

// scale makes the function that tells the size of a character's type on the page. Ideographs are as wide as their type; what they
// are wider than the file says is the scale of the page, unless the file says 1 throughout.
func scale(chars []char) func(char) float64 {
	var fonts, heights []float64
	told := false
	for _, c := range chars {
		if c.turn < 0 || !ideograph(c.r) {
			continue
		}
		if w, h := c.extent(); w > 0 && h > 0 && c.font > 0 {
			fonts, heights = append(fonts, w/c.font), append(heights, w/h)
			told = told || c.font > 2
		}
	}
	font, height := median(fonts, 1), min(max(median(heights, 0.85), 0.3), 1.2)
	return func(c char) float64 {
		w, h := c.extent()
		switch {
		case told && c.font > 0:
			return c.font * font
		case ideograph(c.r) && w > 0:
			return w
		}
		return h * height
	}
}

// extent is the width and height of a character's box along its own line.
func (c char) extent() (width, height float64) {
	if c.turn&1 == 1 {
		return c.top - c.bottom, c.right - c.left
	}
	return c.right - c.left, c.top - c.bottom
}

func median(v []float64, none float64) float64 {
	if len(v) == 0 {
		return none
	}
	slices.Sort(v)
	return v[len(v)/2]
}

func ideograph(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// plain is the usual character for one that only looks like it: fonts name ⼀ (a radical) where 一 was typed, and ligatures.
func plain(r rune) []rune {
	if r >= 0x2e80 && r <= 0x2fdf || r >= 0xf900 && r <= 0xfaff || r >= 0xfb00 && r <= 0xfb06 {
		return []rune(norm.NFKC.String(string(r)))
	}
	if r == 0xad {
		return nil // a soft hyphen
	}
	return []rune{r}
}

// image draws a page, as PNG.
func (m *machine) image(doc uint64, index int) ([]byte, error) {
	handle := m.call("FPDF_LoadPage", doc, uint64(index))
	width := float64(api.DecodeF32(m.call("FPDF_GetPageWidthF", handle)))
	height := float64(api.DecodeF32(m.call("FPDF_GetPageHeightF", handle)))
	const longest = 5000 // pixels
	scale := min(imageDPI/72.0, longest/max(width, height, 1))
	w, h := uint64(max(width*scale, 1)), uint64(max(height*scale, 1))
	bitmap := m.call("FPDFBitmap_Create", w, h, 0)
	if m.err == nil && bitmap == 0 {
		m.err = errMemory
	}
	m.call("FPDFBitmap_FillRect", bitmap, 0, 0, w, h, 0xffffffff)
	m.call("FPDF_RenderPageBitmap", bitmap, handle, 0, 0, w, h, 0, 0x01|0x08) // annotations (stamps) too; greyscale
	buffer, stride := m.call("FPDFBitmap_GetBuffer", bitmap), m.call("FPDFBitmap_GetStride", bitmap)
	if m.err != nil {
		return nil, m.err
	}
	pixels, ok := m.module.Memory().Read(uint32(buffer), uint32(stride*h))
	if !ok {
		return nil, errMemory
	}
	grey := image.NewGray(image.Rect(0, 0, int(w), int(h)))
	for y := range int(h) {
		for x := range int(w) {
			grey.Pix[y*grey.Stride+x] = pixels[y*int(stride)+4*x+1]
		}
	}
	m.call("FPDFBitmap_Destroy", bitmap)
	m.call("FPDF_ClosePage", handle)
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, grey)
	return b.Bytes(), errors.Join(err, m.err)
}
