package ofd

import (
	"strconv"
	"strings"

	"policygraph/internal/extract/reader/layout"
)

const maxRules = 20_000 // on one page

// pathObject is the PathObject that is being read.
type pathObject struct {
	place
	stroked, filled bool
}

// draw takes the ruling lines from the data of a path, in the short form of SVG: M x y, L x y, C closes, B and Q and A are curves.
func (d *drawing) draw(data string) {
	fields := strings.Fields(data)
	var part [][2]float64
	curved := false
	flush := func() {
		if !curved && len(d.rules) < maxRules {
			d.rules = append(d.rules, layout.Strokes(part, d.path.stroked)...)
		}
		part, curved = part[:0], false
	}
	for i := 0; i < len(fields); {
		command := fields[i]
		i++
		var v []float64
		for i < len(fields) && len(v) < 7 {
			n, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				break
			}
			v = append(v, n)
			i++
		}
		switch command {
		case "S", "M":
			flush()
		case "C":
			if len(part) > 0 {
				part = append(part, part[0])
			}
			continue
		case "L":
		default:
			curved = true
		}
		if len(v) >= 2 {
			x, y := d.path.at(v[len(v)-2], v[len(v)-1])
			part = append(part, [2]float64{x, y})
		}
	}
	flush()
}
