package docx

import (
	"encoding/xml"

	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/ooxml"
	"policygraph/internal/extract/source"
)

// most is the number of runs, paragraphs and cells that a document may have together.
const most = 2_000_000

// block is a paragraph or a table.
type block struct {
	paragraph *paragraph
	table     *table
}

// paragraph is one as it stands on the page.
type paragraph struct {
	properties
	number string      // automatic, as printed
	listed bool        // an item of a list, with a number or a bullet
	level  int         // of a heading, from 1; 0 for text
	runs   []draft.Run // with line ends where the lines were broken by hand
}

// reader walks the stories of a document: its body, then its notes.
type reader struct {
	p      *ooxml.Package
	s      *ooxml.Stream
	styles styles
	lists  *lists
	page   int // on which the walk is
	breaks int // of pages that the file tells
	notes  []note
	fields []bool // those that are open: whether the walk is in the code of the field, before its result
	built  int    // runs, paragraphs and cells so far
	carry  []draft.Run
}

// count refuses a document of more parts than any has.
func (r *reader) count() error {
	if r.built++; r.built > most {
		return r.p.Fail(source.TooLarge, "the document has more than %d parts; split it", most)
	}
	return nil
}

// blocks reads paragraphs and tables up to the end of the element that was begun last; of a cell it reads the properties too.
func (r *reader) blocks(end string, c *cell) (found []block, err error) {
	carried := r.carry // text of a paragraph whose mark was deleted goes on within its story only
	r.carry = nil
	defer func() { r.carry = carried }()
	var choices choices
	placeholder := false
	for {
		token, err := r.s.Next()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name == word(end) {
				return r.flush(found), nil
			}
			choices.close(t)
		case xml.StartElement:
			if skip := choices.open(t); skip || t.Name.Space == ooxml.Word && outside[t.Name.Local] || placeholder && t.Name == word("sdtContent") {
				placeholder = false
				if err := r.s.Skip(); err != nil {
					return nil, err
				}
				continue
			}
			switch t.Name {
			case word("p"):
				more, err := r.paragraph()
				if err != nil {
					return nil, err
				}
				found = append(found, more...)
			case word("tbl"):
				found = r.flush(found)
				x, err := r.table()
				if err != nil {
					return nil, err
				}
				found = append(found, block{table: x})
			case word("tcPr"):
				if c != nil {
					if err := r.cellProperties(c); err != nil {
						return nil, err
					}
				}
			case word("sdtPr"):
				placeholder = false
			case word("showingPlcHdr"):
				placeholder = ooxml.On(ooxml.Attr(t, ooxml.Word, "val")) // 单击此处输入文字
			}
		}
	}
}

// flush gives text that was carried over into a paragraph that never came one of its own.
func (r *reader) flush(found []block) []block {
	if !draft.Blank(r.carry) {
		found = append(found, block{paragraph: &paragraph{runs: r.carry}})
	}
	r.carry = nil
	return found
}

// outside are elements whose text is none of the document's.
var outside = map[string]bool{
	"del": true, "moveFrom": true, "delText": true, "instrText": true, "delInstrText": true, "rt": true, "pPrChange": true,
	"rPrChange": true, "tblPrChange": true, "trPrChange": true, "tcPrChange": true, "sectPrChange": true, "tblGridChange": true,
	"numberingChange": true, "sectPr": true, "tblPr": true, "tblGrid": true, "ffData": true,
}

// choices keeps track of contents that stand in the file twice, for newer and for older programs: the first is read.
type choices []bool // of each that is open: whether it was read

// open tells whether an element is to be skipped because another stands for it.
func (c *choices) open(e xml.StartElement) (skip bool) {
	if e.Name.Space != ooxml.Compat {
		return false
	}
	switch e.Name.Local {
	case "AlternateContent":
		*c = append(*c, false)
	case "Choice", "Fallback":
		if n := len(*c); n > 0 {
			skip = (*c)[n-1]
			(*c)[n-1] = true
		}
	}
	return skip
}

func (c *choices) close(e xml.EndElement) {
	if n := len(*c); n > 0 && e.Name.Space == ooxml.Compat && e.Name.Local == "AlternateContent" {
		*c = (*c)[:n-1]
	}
}

// muted tells whether the walk is in the code of a field.
func (r *reader) muted() bool {
	for _, code := range r.fields {
		if code {
			return true
		}
	}
	return false
}
