package ofd

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"

	"policygraph/internal/extract/reader/layout"
	"policygraph/internal/extract/reader/ooxml"
)

// point is a millimetre in points.
const point = 72 / 25.4

// box is an ST_Box: "x y width height", in millimetres.
type box struct{ x, y, width, height float64 }

func parseBox(s string) box {
	v := numbers(s)
	if len(v) < 4 || v[2] <= 0 || v[3] <= 0 {
		return box{width: 210, height: 297}
	}
	return box{v[0], v[1], v[2], v[3]}
}

// numbers reads an ST_Array. What is no finite number ends it.
func numbers(s string) []float64 {
	var found []float64
	for field := range strings.FieldsSeq(s) {
		v, err := strconv.ParseFloat(field, 64)
		if err != nil || math.IsNaN(v) || math.Abs(v) > 1e6 {
			return found
		}
		found = append(found, v)
	}
	return found
}

// place maps the space of an object to its page: first the object's own matrix, then its boundary.
type place struct{ a, b, c, d, e, f float64 }

func (p place) at(x, y float64) (float64, float64) {
	return (p.a*x + p.c*y + p.e) * point, (p.b*x + p.d*y + p.f) * point
}

// objectPlace reads where an object stands.
func objectPlace(e xml.StartElement) place {
	p := place{a: 1, d: 1}
	if v := numbers(attr(e, "CTM")); len(v) >= 6 {
		p = place{v[0], v[1], v[2], v[3], v[4], v[5]}
	}
	if v := numbers(attr(e, "Boundary")); len(v) >= 2 {
		p.e += v[0]
		p.f += v[1]
	}
	return p
}

// drawing reads the objects of one page.
type drawing struct {
	*sheet
	text *textObject
	path *pathObject
	left int // characters that may still come
}

// textObject is the TextObject that is being read.
type textObject struct {
	place
	size float64
	x, y float64 // where the last TextCode began; the next one begins there unless it says else
}

func (d *drawing) start(s *ooxml.Stream, e xml.StartElement) error {
	switch e.Name.Local {
	case "PhysicalBox":
		said, err := content(s)
		d.area = parseBox(said)
		return err
	case "Template":
		if id := attr(e, "TemplateID"); id != "" {
			d.templates = append(d.templates, id)
		}
	case "TextObject":
		size, _ := strconv.ParseFloat(attr(e, "Size"), 64)
		if !(size > 0 && size < 1000) { // the default of the format, in millimetres
			size = 0.353 * 10
		}
		d.text = nil
		if attr(e, "Visible") != "false" {
			d.text = &textObject{place: objectPlace(e), size: size}
		}
	case "TextCode":
		said, err := content(s)
		if err == nil && d.text != nil {
			d.code(e, said)
		}
		return err
	case "PathObject":
		if attr(e, "Visible") == "false" {
			return s.Skip()
		}
		d.path = &pathObject{place: objectPlace(e), stroked: attr(e, "Stroke") != "false", filled: attr(e, "Fill") == "true"}
	case "AbbreviatedData":
		said, err := content(s)
		if err == nil && d.path != nil {
			d.draw(said)
		}
		return err
	case "ImageObject":
		if v := numbers(attr(e, "Boundary")); len(v) >= 4 {
			d.image += max(v[2], 0) * max(v[3], 0)
		}
	case "Clips", "Clip":
		return s.Skip() // a clip is no line
	}
	return nil
}

func (d *drawing) end(name string) {
	switch name {
	case "TextObject":
		d.text = nil
	case "PathObject":
		d.path = nil
	}
}

// code places the characters of a TextCode:
//
//	<TextCode X="0" Y="4.2" DeltaX="g 3 4.2 2.1">环湖公路2</TextCode>
//
// The n-th number of DeltaX is how far character n+1 stands from character n; "g 3 4.2" is 4.2 three times.
func (d *drawing) code(e xml.StartElement, said string) {
	t := d.text
	if v := numbers(attr(e, "X")); len(v) > 0 {
		t.x = v[0]
	}
	if v := numbers(attr(e, "Y")); len(v) > 0 {
		t.y = v[0]
	}
	runes := []rune(strings.Trim(said, "\r\n\t"))
	if d.left -= len(runes); d.left < 0 {
		return
	}
	dx, dy := deltas(attr(e, "DeltaX"), len(runes)), deltas(attr(e, "DeltaY"), len(runes))
	// The type may be scaled and turned by the object's matrix; text that is neither upright nor level is a watermark.
	along, skew := math.Hypot(t.a, t.b), math.Abs(t.b)
	upright := math.Hypot(t.c, t.d)
	if along == 0 || upright == 0 || skew > 0.05*along && math.Abs(t.a) > 0.05*along {
		return
	}
	x, y := t.x, t.y
	for i, r := range runes {
		step := t.size
		if r < 0x2000 {
			step /= 2
		}
		if i < len(dx) && dx[i] > 0 {
			step = min(step, dx[i])
		}
		px, py := t.at(x, y)
		g := layout.Glyph{Rune: r, Left: px, Right: px + step*along*point, Base: py, Size: t.size * upright * point}
		if t.a < 0 || skew > 0.05*along { // on its side or on its head: each character by itself
			g.Right = px + g.Size
		}
		if r >= ' ' && r != 0xfeff {
			d.glyphs = append(d.glyphs, g)
		}
		switch {
		case i < len(dx):
			x += dx[i]
		case len(dy) == 0:
			x += step
		}
		if i < len(dy) {
			y += dy[i]
		}
	}
}

// deltas unrolls a list of distances, no longer than most.
func deltas(s string, most int) []float64 {
	var found []float64
	fields := strings.Fields(s)
	for i := 0; i < len(fields) && len(found) < most; i++ {
		if fields[i] == "g" && i+2 < len(fields) {
			n, err := strconv.Atoi(fields[i+1])
			v := numbers(fields[i+2])
			if err != nil || len(v) == 0 {
				return found
			}
			for range min(max(n, 0), most-len(found)) {
				found = append(found, v[0])
			}
			i += 2
			continue
		}
		v := numbers(fields[i])
		if len(v) == 0 {
			return found
		}
		found = append(found, v[0])
	}
	return found
}
