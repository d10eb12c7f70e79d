package ooxml

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"policygraph/internal/extract/source"
)

// Target is where a relationship of a part leads.
type Target struct {
	Type string // the last element of its URL: "styles", "numbering", "worksheet"
	Part string // name of the part
}

// Targets are the relationships of a part by id, those that lead out of the container left out: nothing is ever fetched. A part
// without any has none.
func (p *Package) Targets(part string) (map[string]Target, error) {
	dir, name := path.Split(strings.TrimPrefix(part, "/"))
	rels := dir + "_rels/" + name + ".rels"
	found := make(map[string]Target)
	if !p.Has(rels) {
		return found, nil
	}
	s, err := p.Part(rels)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	for {
		token, err := s.Next()
		if errors.Is(err, io.EOF) {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" || strings.EqualFold(Attr(e, "", "TargetMode"), "External") {
			continue
		}
		target := Attr(e, "", "Target")
		if strings.Contains(target, "://") {
			continue
		}
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		found[Attr(e, "", "Id")] = Target{Type: path.Base(Attr(e, "", "Type")), Part: strings.TrimPrefix(path.Clean("/"+target), "/")}
	}
}

// Document is the part that holds the document, word/document.xml or xl/workbook.xml, and the space of its elements: Word, Sheet or
// that of another program.
func (p *Package) Document() (part, space string, err error) {
	targets, err := p.Targets("")
	if err != nil {
		return "", "", err
	}
	for _, part := range []string{One(targets, "officeDocument"), "word/document.xml", "xl/workbook.xml", "xl/workbook.bin"} {
		if part == "" || !p.Has(part) {
			continue
		}
		if strings.HasSuffix(part, ".bin") {
			return "", "", p.fail(source.UnsupportedFormat, "the file is a binary workbook (.xlsb), which is not read; save it as .xlsx")
		}
		space, err := p.space(part)
		return part, space, err
	}
	return "", "", p.fail(source.Damaged, "the container holds no Office document")
}

// space is that of the first element of a part.
func (p *Package) space(part string) (string, error) {
	s, err := p.Part(part)
	if err != nil {
		return "", err
	}
	defer s.Close()
	for {
		token, err := s.Next()
		if errors.Is(err, io.EOF) {
			return "", p.fail(source.Damaged, "the part %q is empty", part)
		}
		if err != nil {
			return "", err
		}
		if e, ok := token.(xml.StartElement); ok {
			return e.Name.Space, nil
		}
	}
}

// One is the part to which the only relationship of a type leads; "" for none.
func One(targets map[string]Target, kind string) string {
	part := ""
	for _, t := range targets {
		if t.Type == kind && (part == "" || t.Part < part) {
			part = t.Part
		}
	}
	return part
}
