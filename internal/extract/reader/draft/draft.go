// Package draft is a body in the making: a canonical text that grows block by block and remembers where in the file each run stood.
package draft

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/txt"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// MaxText is the number of bytes of canonical text past which a document is refused: small files can ask for endless text by
// saying one string many times.
const MaxText = 32 << 20

// ErrTooLong says that a document has more text than MaxText.
var ErrTooLong = errors.New("the document has more than 32 MiB of text")

// Run is a piece of text that stands in one place of the file.
type Run struct {
	Text string
	Page int          // from 1; 0 where the file does not tell
	Cell string       // of a sheet: "Sheet1!B7"
	Box  document.Box // on the page; zero where the file does not tell
}

// Cell is one cell of a table. A merged cell stands once, at its upper left.
type Cell struct {
	Runs             []Run
	RowSpan, ColSpan int // less than 1 counts as 1
}

// Blank tells whether a cell prints nothing.
func (c Cell) Blank() bool { return Blank(c.Runs) }

// Blank tells whether runs print nothing.
func Blank(runs []Run) bool {
	for _, r := range runs {
		for _, c := range r.Text {
			if !text.Blank(c) {
				return false
			}
		}
	}
	return true
}

// Text is what runs print, one after the other.
func Text(runs []Run) string {
	if len(runs) == 1 {
		return runs[0].Text
	}
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Body is a document being written. The zero Body is empty and ready.
type Body struct {
	text   strings.Builder
	length int // code points of text
	blocks []document.Block
	fields []document.Field
	places []document.Place
	tables int // so far
}

// Paragraph writes a block of its own line; runs that print nothing make none.
func (b *Body) Paragraph(kind document.Kind, level int, runs ...Run) {
	runs = trim(runs)
	if len(runs) == 0 {
		return
	}
	b.newLine()
	start := b.length
	b.write(runs)
	b.blocks = append(b.blocks, document.Block{Kind: kind, Level: level, Span: kg.Span{Start: start, End: b.length}})
}

// Table writes a block with a line for each row, the cells joined by " | ". Rows that print nothing are left out. A table that prints
// nothing makes none.
func (b *Body) Table(rows [][]Cell) {
	rows = tidy(rows)
	if len(rows) == 0 {
		return
	}
	b.newLine()
	block := document.Block{Kind: document.Table, Span: kg.Span{Start: b.length}}
	for i, row := range rows {
		if i > 0 {
			b.put("\n")
		}
		block.Rows = append(block.Rows, b.row(row))
	}
	block.Span.End = b.length
	b.blocks = append(b.blocks, block)
	b.tables++
	b.metadata(rows, block.Rows)
}

// row writes the cells of a row; blank ones at its end leave no bars behind.
func (b *Body) row(row []Cell) []document.Cell {
	cells := make([]document.Cell, 0, len(row))
	last := len(row) - 1
	for last >= 0 && row[last].Blank() {
		last--
	}
	for i, c := range row {
		if i > 0 && i <= last {
			b.put(" | ")
		}
		start := b.length
		if i <= last {
			b.write(trim(c.Runs))
		}
		cells = append(cells, document.Cell{Span: kg.Span{Start: start, End: b.length}, RowSpan: max(c.RowSpan, 1), ColSpan: max(c.ColSpan, 1)})
	}
	return cells
}

// metadata reads the fields of a portal's table, whose names stand in cells of their own, without a colon:
//
//	索引号 | 3305/2021-07 | 成文日期 | 2021-03-05
func (b *Body) metadata(rows [][]Cell, placed [][]document.Cell) {
	if b.tables > 2 || len(rows) > 20 {
		return
	}
	var found []document.Field
	for i, row := range rows {
		for k := 0; k+1 < len(row); k++ {
			name := fieldName(row[k])
			if _, known := document.FieldKindOf(name); !known {
				continue
			}
			if _, another := document.FieldKindOf(fieldName(row[k+1])); another {
				continue
			}
			found = append(found, document.Field{Name: name, Value: Text(trim(row[k+1].Runs)), Span: placed[i][k+1].Span})
			k++
		}
	}
	special := 0
	for _, f := range found {
		if !document.PlainFieldName(f.Name) {
			special++
		}
	}
	if special >= 2 {
		b.fields = append(b.fields, found...)
	}
}

// Append writes a body that was read by another reader, all of it standing in one place.
func (b *Body) Append(body document.Body, place Run) {
	if body.Text.Len() == 0 {
		return
	}
	b.newLine()
	start := b.length
	place.Text = body.Text.String()
	b.write([]Run{place})
	for _, block := range body.Blocks {
		block.Span = shifted(block.Span, start)
		rows := make([][]document.Cell, len(block.Rows))
		for i, row := range block.Rows {
			rows[i] = slices.Clone(row)
			for k := range rows[i] {
				rows[i][k].Span = shifted(rows[i][k].Span, start)
			}
		}
		if block.Rows != nil {
			block.Rows = rows
		}
		b.blocks = append(b.blocks, block)
	}
}

func shifted(s kg.Span, by int) kg.Span { return kg.Span{Start: s.Start + by, End: s.End + by} }

// Field adds a field whose value stands in the text from start on.
func (b *Body) Field(name, value string, start int) {
	span := kg.Span{Start: start, End: start + utf8.RuneCountInString(value)}
	b.fields = append(b.fields, document.Field{Name: name, Value: value, Span: span})
}

// Aside writes a field that the publisher put beside the text on a line of its own, which is part of no block: a statement can quote it,
// and the outline does not see it.
func (b *Body) Aside(name, value string) {
	b.newLine()
	b.put(name + "：")
	b.Field(name, value, b.length)
	b.put(value)
}

// Len is the number of characters written.
func (b *Body) Len() int { return b.length }

// Full tells whether the text has grown too long to go on.
func (b *Body) Full() bool { return b.text.Len() > MaxText }

// Done ends the writing. It fails with ErrTooLong only.
func (b *Body) Done() (document.Body, error) {
	if b.Full() {
		return document.Body{}, ErrTooLong
	}
	s := b.text.String()
	body := document.Body{Text: text.New(s), Blocks: b.blocks, Places: b.places, Fields: b.fields}
	printed := txt.Parse(s).Fields // lines of metadata: 索引号：3305/2021-07　成文日期：2021-03-05
	for _, f := range printed {
		if !covered(b.fields, f) && !(document.PlainFieldName(f.Name) && b.tabled(f.Span)) {
			body.Fields = append(body.Fields, f)
		}
	}
	return body, nil
}

// tabled tells whether a span lies in a table, where 名称 is the name of a column.
func (b *Body) tabled(s kg.Span) bool {
	for _, block := range b.blocks {
		if block.Kind == document.Table && block.Span.Contains(s) {
			return true
		}
	}
	return false
}

func covered(fields []document.Field, f document.Field) bool {
	for _, g := range fields {
		if g.Span == f.Span && g.Name == f.Name {
			return true
		}
	}
	return false
}

func (b *Body) newLine() {
	if b.length > 0 {
		b.put("\n")
	}
}

func (b *Body) put(s string) {
	b.text.WriteString(s)
	b.length += utf8.RuneCountInString(s)
}

// write adds runs, and the places of those that have one; neighbours of one place share it.
func (b *Body) write(runs []Run) {
	for _, r := range runs {
		if r.Text == "" || b.Full() {
			continue
		}
		start := b.length
		b.put(r.Text)
		if r.Page == 0 && r.Cell == "" {
			continue
		}
		if n := len(b.places); n > 0 && b.places[n-1].Page == r.Page && b.places[n-1].Cell == r.Cell && b.places[n-1].Box == r.Box && b.places[n-1].Span.End == start {
			b.places[n-1].Span.End = b.length
			continue
		}
		b.places = append(b.places, document.Place{Span: kg.Span{Start: start, End: b.length}, Page: r.Page, Cell: r.Cell, Box: r.Box})
	}
}

// trim cuts blanks from both ends of the runs.
func trim(runs []Run) []Run {
	for len(runs) > 0 {
		s := strings.TrimLeftFunc(runs[0].Text, text.Blank)
		if s != "" {
			if s != runs[0].Text {
				runs = append([]Run(nil), runs...)
				runs[0].Text = s
			}
			break
		}
		runs = runs[1:]
	}
	for len(runs) > 0 {
		last := len(runs) - 1
		s := strings.TrimRightFunc(runs[last].Text, text.Blank)
		if s != "" {
			if s != runs[last].Text {
				runs = append([]Run(nil), runs...)
				runs[last].Text = s
			}
			break
		}
		runs = runs[:last]
	}
	return runs
}

// fieldName is a cell as the name of a field: without blanks and colons.
func fieldName(c Cell) string {
	return strings.Map(func(r rune) rune {
		if text.Blank(r) || r == ':' || r == '：' {
			return -1
		}
		return r
	}, Text(c.Runs))
}
