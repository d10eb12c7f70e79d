// Package docx reads Word documents: paragraphs and tables as they stand on the page, automatic numbers among them, and what was
// deleted or hidden left out.
package docx

import (
	"encoding/xml"
	"errors"
	"io"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/ooxml"
	"policygraph/internal/extract/source"
)

// Read reads the document whose main part is named, mostly word/document.xml. It fails with *source.Error.
//
// The title in the document's properties is not used: it is mostly that of the template. Headers, footers, comments and tables of
// contents are no part of the text; notes stand at its end, above the signature.
func Read(p *ooxml.Package, main string) (document.Body, error) {
	targets, err := p.Targets(main)
	if err != nil {
		return document.Body{}, err
	}
	r := &reader{p: p, page: 1}
	if r.styles, err = readStyles(p, ooxml.One(targets, "styles")); err != nil {
		return document.Body{}, err
	}
	if r.lists, err = readLists(p, ooxml.One(targets, "numbering")); err != nil {
		return document.Body{}, err
	}
	blocks, err := r.story(main, "body")
	if err != nil {
		return document.Body{}, err
	}
	notes, err := r.readNotes(targets)
	if err != nil {
		return document.Body{}, err
	}
	var w draft.Body
	out := writer{body: &w, paged: r.breaks > 0}
	end := signature(blocks)
	out.blocks(blocks[:end])
	out.notes(notes)
	out.blocks(blocks[end:])
	body, err := w.Done()
	switch {
	case err != nil:
		return document.Body{}, p.Fail(source.TooLarge, "%v; split it", err)
	case len(body.Blocks) == 0:
		return document.Body{}, p.Fail(source.NoText, "the document holds no text")
	}
	return body, nil
}

// story reads the blocks of the first element of that name in a part.
func (r *reader) story(part, element string) (blocks []block, err error) {
	s, err := r.p.Part(part)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	r.s = s
	for {
		token, err := s.Next()
		if errors.Is(err, io.EOF) {
			return blocks, nil
		}
		if err != nil {
			return nil, err
		}
		if e, ok := token.(xml.StartElement); ok && e.Name == word(element) {
			return r.blocks(element, nil)
		}
	}
}

func word(local string) xml.Name { return xml.Name{Space: ooxml.Word, Local: local} }
