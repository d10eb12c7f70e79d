package doc

import (
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
)

// longestHeading is the most characters of a paragraph that its style makes a heading; whole items are styled so too.
const longestHeading = 60

// writer puts the text of a document down as a body.
type writer struct {
	*reader
	body *draft.Body

	said  strings.Builder // of the paragraph
	cell  strings.Builder // of the cell: the paragraphs before this one
	row   []string
	rows  []tableRow
	field []bool // of each open field, whether its result is being read

	known format // the properties of characters that were looked up last
	gone  bool
}

// The characters by which Word marks what is no text.
const (
	cellMark     = 0x07
	lineBreak    = 0x0b
	pageBreak    = 0x0c
	paragraphEnd = 0x0d
	columnBreak  = 0x0e
	fieldBegin   = 0x13
	fieldMiddle  = 0x14
	fieldEnd     = 0x15
	fixedHyphen  = 0x1e
)

// story writes the characters from one position to another.
func (w *writer) story(from, to int) {
	for i := from; i < min(to, len(w.text)) && !w.body.Full(); i++ {
		c := w.text[i]
		switch c.r {
		case fieldBegin:
			w.field = append(w.field, false)
		case fieldMiddle:
			if n := len(w.field); n > 0 {
				w.field[n-1] = true
			}
		case fieldEnd:
			if n := len(w.field); n > 0 {
				w.field = w.field[:n-1]
			}
		case paragraphEnd, pageBreak, cellMark:
			w.end(c)
		default:
			w.char(c)
		}
	}
	w.field = nil
	w.paragraph(properties{})
	w.closeTable()
}

// char says a character, unless it is part of a field's code, deleted or hidden.
func (w *writer) char(c char) {
	r := c.r
	switch r {
	case lineBreak, columnBreak:
		r = '\n'
	case fixedHyphen:
		r = '-'
	case '\t':
	default:
		if r < ' ' || r >= 0xd800 && r <= 0xf8ff || r > 0xfffd && r <= 0xffff || r == 0xad {
			return // pictures, notes, halves of pairs, and signs of fonts that only they can show
		}
	}
	for _, result := range w.field {
		if !result {
			return
		}
	}
	if c.at < w.known.from || c.at >= w.known.to {
		w.known, _ = at(w.characters, c.at)
		w.gone = unseen(w.known.changes)
	}
	if !w.gone || c.at < w.known.from || c.at >= w.known.to {
		w.said.WriteRune(r)
	}
}

// end ends a paragraph, cell or row.
func (w *writer) end(c char) {
	p := w.properties(c.at)
	switch {
	case c.r == cellMark && p.rowEnd && p.depth < 2:
		w.said.Reset()
		w.rows = append(w.rows, newRow(w.row, p.table))
		w.row = nil
	case c.r == cellMark:
		w.cellParagraph(p)
		w.row = append(w.row, w.cell.String())
		w.cell.Reset()
		if len(w.row) > maxColumns { // marks without rows are no table
			w.loose()
		}
	case p.inTable && (len(w.row) > 0 || len(w.rows) > 0 || w.cell.Len() > 0 || p.depth > 0):
		w.cellParagraph(p)
	default:
		w.closeTable()
		w.paragraph(p)
	}
}

// cellParagraph puts the paragraph that ends into its cell.
func (w *writer) cellParagraph(p properties) {
	s := strings.TrimSpace(w.said.String())
	w.said.Reset()
	if s == "" {
		return
	}
	if number := w.next(p.override, p.level); number != "" {
		s = number + s
	}
	if w.cell.Len() > 0 {
		w.cell.WriteByte('\n')
	}
	w.cell.WriteString(s)
}

// paragraph writes a paragraph outside tables; each line that was broken by hand is one.
func (w *writer) paragraph(p properties) {
	s := strings.TrimSpace(w.said.String())
	w.said.Reset()
	if s == "" {
		return
	}
	kind, level := document.Paragraph, 0
	switch number := w.next(p.override, p.level); {
	case number != "":
		s = number + s
		kind = document.ListItem
		if p.outline > 0 && heading(s) {
			kind, level = document.Heading, p.outline
		}
	case p.outline > 0 && heading(s):
		kind, level = document.Heading, p.outline
	}
	for line := range strings.SplitSeq(s, "\n") {
		w.body.Paragraph(kind, level, draft.Run{Text: line})
	}
}

// heading tells a text that can be one: a line without a sentence in it.
func heading(s string) bool {
	return len([]rune(s)) <= longestHeading && !strings.Contains(strings.TrimSuffix(s, "。"), "。") && !strings.HasSuffix(s, "；")
}

// loose writes cells that belong to no row as paragraphs.
func (w *writer) loose() {
	row := w.row
	if s := w.cell.String(); s != "" {
		row = append(row, s)
	}
	w.row = nil
	w.cell.Reset()
	for _, s := range row {
		for line := range strings.SplitSeq(s, "\n") {
			w.body.Paragraph(document.Paragraph, 0, draft.Run{Text: line})
		}
	}
}

// closeTable writes the rows that were gathered. A table of one column is a frame round text.
func (w *writer) closeTable() {
	rows := w.rows
	w.rows = nil
	narrow := true
	for _, r := range rows {
		narrow = narrow && len(r.cells) < 2
	}
	switch {
	case narrow:
		for _, r := range rows {
			for _, c := range r.cells {
				for line := range strings.SplitSeq(c.text, "\n") {
					w.body.Paragraph(document.Paragraph, 0, draft.Run{Text: line})
				}
			}
		}
	default:
		w.body.Table(arrange(rows))
	}
	w.loose()
}
