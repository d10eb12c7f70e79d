// Package document is what every reader returns: one canonical text, and the blocks that the format tells apart in it.
package document

import (
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// Kind says what a block is in its format. A plain text file has paragraphs only; what they mean is for package outline to find.
type Kind uint8

// The kinds of block.
const (
	Paragraph Kind = iota
	Heading        // marked as one by the format (HTML h1-h6, a Word heading style); Level tells which
	ListItem       // marked as one by the format
	Table
)

// Block is a run of the text. Blocks are in reading order and do not overlap; white space between them belongs to none.
type Block struct {
	Kind  Kind
	Level int // of a heading, from 1
	Span  kg.Span
	Rows  [][]Cell // of a table
}

// Cell is one cell of a table. A merged cell stands once, at its upper left, and says how far it reaches.
type Cell struct {
	Span             kg.Span
	RowSpan, ColSpan int // 1 or more
}

// Field is a name and a value that the publisher put beside the text: a portal's metadata table (索引号, 发布机构).
type Field struct {
	Name  string
	Value string
	Span  kg.Span // of the value where it stands in the text; empty where it stands elsewhere in the file
}

// Place is where in the source file a run of the text stands, as far as its format has such places.
type Place struct {
	Span kg.Span
	Page int    // from 1; 0 where the format has no pages
	Cell string // of a sheet: "Sheet1!B7"; "" elsewhere
	Box  Box    // on the page; zero where the format does not tell
}

// Box is a rectangle on a page, in points from its upper left corner.
type Box = kg.Box

// Body is a document as read.
type Body struct {
	Text   text.Text
	Blocks []Block
	Fields []Field
	Places []Place // in the order of the text, apart from each other; nil where the format has neither pages nor cells

	Diagnostics []Diagnostic // what the reader repaired or left out
}

// Diagnostic is a warning as a value: what was repaired, doubted or left out, and where. Codes are stable, lower case, dotted.
type Diagnostic struct {
	Code    string
	Message string
	Span    kg.Span
}
