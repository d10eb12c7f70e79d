// Package layout reads pages of placed characters and ruling lines as a text: lines, paragraphs and tables in reading order.
package layout

import (
	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/txt"
)

// Glyph is one character as it stands on a page. Distances are in points from the page's upper left corner.
type Glyph struct {
	Rune        rune
	Left, Right float64 // the next glyph of a line begins at Right
	Base        float64 // of the line it stands on
	Size        float64 // of the type: an ideograph is as wide
}

// Rule is a straight line of a page, upright or level, as the rectangle that it covers.
type Rule struct{ Left, Top, Right, Bottom float64 }

// Page is what is printed on one page.
type Page struct {
	Number        int // from 1
	Width, Height float64
	Glyphs        []Glyph
	Rules         []Rule
	Recognized    string // text of a page that is an image, one line a line; glyphs and rules do not count where it is set
}

// Compose makes the body of pages that follow each other. Running headers, footers and page numbers are left out; paragraphs and
// tables go on over the ends of lines, columns and pages. It fails with draft.ErrTooLong only.
func Compose(pages []Page) (document.Body, error) {
	sheets := make([]*sheet, len(pages))
	for i, p := range pages {
		sheets[i] = read(p)
	}
	dropFurniture(sheets)
	var flow []stream
	var notes []row
	for _, s := range sheets {
		if s.page.Recognized != "" {
			flow = append(flow, recognized(s.page))
			continue
		}
		notes = append(notes, s.takeNotes()...)
		flow = append(flow, columns(s.rows, s.page)...)
	}
	if len(notes) > 0 { // where they stand they would break the paragraphs that go on over pages
		flow = append(flow, stream{page: pages[len(pages)-1], rows: notes, whole: true})
	}
	settle(flow)
	var parts []part
	pitch := pitch(flow)
	for _, s := range flow {
		parts = append(parts, s.parts(pitch)...)
	}
	parts = join(parts, pitch)
	var body draft.Body
	for _, p := range parts {
		if p.table != nil {
			body.Table(p.table.cells())
			continue
		}
		body.Paragraph(document.Paragraph, 0, runs(p.lines)...)
	}
	return body.Done()
}

// sheet is a page with what was found on it: rows from top to bottom.
type sheet struct {
	page Page
	rows []row
}

// row is what stands beside each other on a page: pieces of text, or a table or box alone.
type row struct {
	top, bottom float64
	pieces      []line // from left to right
	table       *table
	box         []line // the lines of a frame round running text
}

// part is a block of the body in the making.
type part struct {
	lines []line
	table *table
}

// read takes the ruled tables off a page and cuts the rest into rows.
func read(p Page) *sheet {
	s := &sheet{page: p}
	if p.Recognized != "" {
		return s
	}
	rest := p.Glyphs
	for _, g := range grids(p.Rules) {
		var inside []Glyph
		inside, rest = g.take(rest)
		if len(inside) == 0 {
			continue
		}
		r := row{top: g.ys[0], bottom: g.ys[len(g.ys)-1]}
		if len(g.xs) == 2 {
			for _, c := range g.fill(inside, p.Number) {
				r.box = append(r.box, c.lines...)
			}
		} else {
			r.table = g.table(inside, p.Number)
		}
		s.rows = append(s.rows, r)
	}
	for _, l := range lines(rest, p.Number) {
		s.rows = append(s.rows, row{top: l.base - l.size, bottom: l.base, pieces: l.split()})
	}
	sortRows(s.rows)
	return s
}

// recognized makes a stream of the text of an image: its lines have no places on the page.
func recognized(p Page) stream {
	body := txt.Parse(p.Recognized)
	s := stream{page: p}
	for _, b := range body.Blocks {
		s.plain = append(s.plain, line{page: p.Number, said: body.Text.Slice(b.Span)})
	}
	return s
}
