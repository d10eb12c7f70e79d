package layout

import (
	"regexp"
	"slices"
)

// noteStart is what the text of a footnote begins with: 1 …, [1]…, ①…, but not the 1. and 1、 of an item.
var noteStart = regexp.MustCompile(`^([①-⑳]|[\[〔]\d{1,3}[\]〕]|\d{1,3}([^\d.．、,，)）年月日%％]|$))`)

// takeNotes takes the footnotes off the foot of a page: rows of smaller type than the page's text, of which the first begins with a
// mark.
func (s *sheet) takeNotes() []row {
	var sizes []float64
	for _, r := range s.rows {
		for _, p := range r.pieces {
			for range p.glyphs {
				sizes = append(sizes, p.size)
			}
		}
	}
	usual := median(sizes)
	at := len(s.rows)
	for i := len(s.rows) - 1; i > 0 && len(s.rows[i].pieces) == 1; i-- {
		l := s.rows[i].pieces[0]
		if l.size > 0.87*usual || s.rows[i].top < s.page.Height/2 {
			break
		}
		if noteStart.MatchString(l.text()) {
			at = i
		}
	}
	notes := slices.Clone(s.rows[at:])
	s.rows = s.rows[:at]
	return notes
}
