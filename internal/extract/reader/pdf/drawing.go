package pdf

import (
	"math"

	"policygraph/internal/extract/reader/layout"
)

// frame is the part of the page's own space that is shown, and by how many quarters it is turned with the clock.
type frame struct {
	left, top, right, bottom float64
	turn                     int
}

func (f frame) size() (width, height float64) {
	if f.turn&1 == 1 {
		return f.top - f.bottom, f.right - f.left
	}
	return f.right - f.left, f.top - f.bottom
}

// place is where a point stands on the page as it is read, from its upper left corner.
func (f frame) place(x, y float64) (float64, float64) {
	switch f.turn {
	case 1:
		return y - f.bottom, x - f.left
	case 2:
		return f.right - x, y - f.bottom
	case 3:
		return f.top - y, f.right - x
	}
	return x - f.left, f.top - y
}

// matrix maps points of an object to its page: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// then is m followed by n.
func (m matrix) then(n matrix) matrix {
	var r matrix
	r.a, r.b = n.a*m.a+n.c*m.b, n.b*m.a+n.d*m.b
	r.c, r.d = n.a*m.c+n.c*m.d, n.b*m.c+n.d*m.d
	r.e, r.f = n.apply(m.e, m.f)
	return r
}

// The kinds of page object that are looked at, as PDFium numbers them.
const (
	pathObject  = 2
	imageObject = 3
	formObject  = 5
)

const (
	maxObjects  = 20_000 // on a page, with their line segments
	maxForms    = 6      // forms inside forms
	segmentLine = 0
	segmentMove = 2
)

// drawing gathers the ruling lines of a page, and how much of it images cover.
type drawing struct {
	*machine
	frame frame
	rules []layout.Rule
	image float64 // square points
	left  int     // objects and segments that may still be looked at
}

// objects looks at the objects of a page or form.
func (d *drawing) objects(holder uint64, count, get string, to matrix, depth int) {
	n := int(int32(d.call(count, holder)))
	for i := range uint64(max(n, 0)) {
		if d.left--; d.left < 0 || d.err != nil {
			return
		}
		object := d.call(get, holder, i)
		if object == 0 {
			continue
		}
		switch int32(d.call("FPDFPageObj_GetType", object)) {
		case pathObject:
			d.path(object, d.matrix(object).then(to))
		case imageObject:
			m := d.matrix(object).then(to)
			d.image += math.Abs(m.a*m.d - m.b*m.c)
		case formObject:
			if depth < maxForms {
				d.objects(object, "FPDFFormObj_CountObjects", "FPDFFormObj_GetObject", d.matrix(object).then(to), depth+1)
			}
		}
	}
}

func (d *drawing) matrix(object uint64) matrix {
	if int32(d.call("FPDFPageObj_GetMatrix", object, d.scratch)) == 0 {
		return identity
	}
	v := d.floats(6)
	return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}
}

// path finds the rules that a path draws: its level and upright edges where they are stroked, its thin parts where they are filled.
func (d *drawing) path(object uint64, to matrix) {
	if int32(d.call("FPDFPath_GetDrawMode", object, d.scratch, d.scratch+4)) == 0 {
		return
	}
	filled, stroked := d.integer(0) != 0, d.integer(1) != 0
	if !filled && !stroked {
		return
	}
	n := int(int32(d.call("FPDFPath_CountSegments", object)))
	var part [][2]float64
	curved := false
	flush := func() {
		if !curved {
			d.rules = append(d.rules, layout.Strokes(part, stroked)...)
		}
		part, curved = part[:0], false
	}
	for i := range uint64(max(n, 0)) {
		if d.left--; d.left < 0 || d.err != nil {
			return
		}
		segment := d.call("FPDFPath_GetPathSegment", object, i)
		if segment == 0 || int32(d.call("FPDFPathSegment_GetPoint", segment, d.scratch, d.scratch+4)) == 0 {
			continue
		}
		v := d.floats(2)
		kind := int32(d.call("FPDFPathSegment_GetType", segment))
		if kind == segmentMove {
			flush()
		}
		curved = curved || kind != segmentMove && kind != segmentLine
		x, y := to.apply(v[0], v[1])
		x, y = d.frame.place(x, y)
		part = append(part, [2]float64{x, y})
		if int32(d.call("FPDFPathSegment_GetClose", segment)) != 0 && len(part) > 0 {
			part = append(part, part[0])
		}
	}
	flush()
}
