package docx

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/ooxml"
)

// note is a reference to one, and later its text.
type note struct {
	end    bool
	id     string
	page   int
	blocks []block
}

// readNotes reads the notes that the text refers to, footnotes before endnotes, each in the order of the text.
func (r *reader) readNotes(targets map[string]ooxml.Target) (notes []note, err error) {
	for _, kind := range []struct {
		element string
		end     bool
	}{{"footnote", false}, {"endnote", true}} {
		part := ooxml.One(targets, kind.element+"s")
		if part == "" || !r.p.Has(part) {
			continue
		}
		asked := false
		for _, n := range r.notes {
			asked = asked || n.end == kind.end
		}
		if !asked {
			continue
		}
		texts, err := r.noteTexts(part, kind.element)
		if err != nil {
			return nil, err
		}
		for _, n := range r.notes {
			if blocks, known := texts[n.id]; known && n.end == kind.end {
				delete(texts, n.id)
				n.blocks = blocks
				notes = append(notes, n)
			}
		}
	}
	return notes, nil
}

// signature is the index of the first of the short lines at the end of a document: who signs, and when.
func signature(blocks []block) int {
	end := len(blocks)
	for end > 0 && blocks[end-1].paragraph != nil {
		s := strings.TrimSpace(draft.Text(blocks[end-1].paragraph.runs))
		if utf8.RuneCountInString(s) > 30 || strings.HasSuffix(s, "。") || blocks[end-1].paragraph.number != "" {
			break
		}
		end--
	}
	if end == 0 {
		return len(blocks)
	}
	return end
}

// notes writes them down, each behind its number: [1] …
func (w writer) notes(notes []note) {
	n := 0
	for _, note := range notes {
		runs := flat(note.blocks)
		if draft.Blank(runs) {
			continue
		}
		for i := range runs {
			runs[i].Page = note.page
			runs[i].Text = strings.ReplaceAll(runs[i].Text, "\n", " ")
		}
		runs[0].Text = strings.TrimLeft(runs[0].Text, " \t\u3000")
		n++
		w.body.Paragraph(document.Paragraph, 0, append([]draft.Run{{Text: label(n), Page: w.pageOf(note)}}, w.runs(runs)...)...)
	}
}

func (w writer) pageOf(n note) int {
	if w.paged {
		return n.page
	}
	return 0
}

// noteTexts reads the texts of a part of notes by id.
func (r *reader) noteTexts(part, element string) (map[string][]block, error) {
	s, err := r.p.Part(part)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	outer, page, breaks := r.s, r.page, r.breaks
	r.s = s
	defer func() { r.s, r.page, r.breaks = outer, page, breaks }()
	found := make(map[string][]block)
	for {
		token, err := s.Next()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name != word(element) {
			continue
		}
		r.fields = nil
		blocks, err := r.blocks(element, nil)
		if err != nil {
			return nil, err
		}
		if kind := ooxml.Attr(e, ooxml.Word, "type"); kind == "" || kind == "normal" { // others are the lines above notes
			found[ooxml.Attr(e, ooxml.Word, "id")] = blocks
		}
	}
}

// label is the number of a note as plans in print write it.
func label(n int) string { return "[" + strconv.Itoa(n) + "] " }
