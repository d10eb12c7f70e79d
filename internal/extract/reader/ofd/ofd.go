// Package ofd reads OFD files (GB/T 33190), the page format of Chinese government offices: text objects at places on pages.
package ofd

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/layout"
	"policygraph/internal/extract/reader/ooxml"
	"policygraph/internal/extract/source"
)

// Limits of one document.
const (
	maxPages  = 5000
	maxGlyphs = 2_000_000
	fewGlyphs = 20 // a page with an image and fewer characters than these is a scan
)

// Read reads one file. It fails with *source.Error.
func Read(src source.Source) (document.Body, error) {
	if src.Format != source.OFD {
		return document.Body{}, source.Unsupported(src)
	}
	p, err := ooxml.Open(src, ooxml.DefaultLimits)
	if err != nil {
		return document.Body{}, err
	}
	r := reader{p: p}
	if err := r.documents(); err != nil {
		return document.Body{}, err
	}
	switch {
	case len(r.pages) == 0:
		return document.Body{}, p.Fail(source.Damaged, "the file has no pages")
	case 2*len(r.scans) > len(r.pages):
		return document.Body{}, p.Fail(source.NeedsOCR, "%d of %d pages are images without text; print the file to PDF and read that with --ocr", len(r.scans), len(r.pages))
	}
	body, err := layout.Compose(r.pages)
	switch {
	case errors.Is(err, draft.ErrTooLong):
		return document.Body{}, p.Fail(source.TooLarge, "%v", err)
	case err != nil:
		return document.Body{}, err
	case body.Text.Len() == 0:
		return document.Body{}, p.Fail(source.NoText, "no page holds text")
	}
	for _, n := range r.scans {
		body.Diagnostics = append(body.Diagnostics, document.Diagnostic{Code: "ofd.scan", Message: fmt.Sprintf("page %d is an image without text and was not read", n)})
	}
	return body, nil
}

// reader gathers the pages of a file.
type reader struct {
	p      *ooxml.Package
	pages  []layout.Page
	scans  []int // numbers of the pages that are images
	glyphs int
}

// documents reads OFD.xml, the list of the documents in the file.
func (r *reader) documents() error {
	var roots []string
	encrypted := false
	err := r.walk("OFD.xml", func(s *ooxml.Stream, e xml.StartElement) error {
		switch e.Name.Local {
		case "DocRoot":
			root, err := content(s)
			roots = append(roots, root)
			return err
		case "Encryptions", "EncryptInfo":
			encrypted = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	if encrypted || r.p.Has("Encryptions.xml") {
		return r.p.Fail(source.Encrypted, "the file is encrypted; save it without encryption")
	}
	for _, root := range roots {
		if err := r.document(inside("", root)); err != nil {
			return err
		}
	}
	return nil
}

// listed is a page or template as Document.xml lists it.
type listed struct{ id, part string }

// document reads one document: its list of pages, then each page with the templates under it.
func (r *reader) document(root string) error {
	var pages []listed
	templates := make(map[string]string)
	var area box
	base := path.Dir(root)
	err := r.walk(root, func(s *ooxml.Stream, e xml.StartElement) error {
		at := inside(base, attr(e, "BaseLoc"))
		switch e.Name.Local {
		case "TemplatePage":
			templates[attr(e, "ID")] = at
		case "Page":
			if attr(e, "BaseLoc") != "" {
				pages = append(pages, listed{attr(e, "ID"), at})
			}
		case "PhysicalBox":
			said, err := content(s)
			area = parseBox(said)
			return err
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(r.pages)+len(pages) > maxPages {
		return r.p.Fail(source.TooLarge, "the file has more than %d pages", maxPages)
	}
	printed := make(map[string]*sheet) // templates, as read
	for _, listed := range pages {
		page := &sheet{area: area}
		if err := r.sheet(listed.part, page); err != nil {
			return err
		}
		for _, id := range page.templates {
			under, known := printed[id]
			if !known && templates[id] != "" && r.p.Has(templates[id]) {
				under = &sheet{area: area}
				if err := r.sheet(templates[id], under); err != nil {
					return err
				}
				printed[id] = under
			}
			if under != nil {
				page.glyphs, page.rules = append(page.glyphs, under.glyphs...), append(page.rules, under.rules...)
			}
		}
		if r.glyphs += len(page.glyphs); r.glyphs > maxGlyphs {
			return r.p.Fail(source.TooLarge, "the file has more than %d characters", maxGlyphs)
		}
		if len(page.glyphs) < fewGlyphs && page.image > 0.3*page.area.width*page.area.height {
			r.scans = append(r.scans, len(r.pages)+1)
		}
		r.pages = append(r.pages, layout.Page{
			Number: len(r.pages) + 1, Width: page.area.width * point, Height: page.area.height * point,
			Glyphs: page.glyphs, Rules: page.rules,
		})
	}
	return nil
}

// walk calls f at the start of each element of a part; f may read on to the element's end.
func (r *reader) walk(part string, f func(*ooxml.Stream, xml.StartElement) error) error {
	s, err := r.p.Part(part)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // what was read of it is read
	for {
		token, err := s.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := f(s, e); err != nil {
				return err
			}
		}
	}
}

// content is the text of the element that was begun last, which it ends.
func content(s *ooxml.Stream) (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		token, err := s.Next()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			b.Write(t)
		}
	}
	return b.String(), nil
}

func attr(e xml.StartElement, name string) string { return ooxml.Attr(e, "", name) }

// inside is where a location leads: from the folder of the part that names it, or from the root. One that names its folder once more,
// as some programs write, is let pass by looking from the root as well.
func inside(folder, location string) string {
	location = strings.ReplaceAll(strings.TrimSpace(location), "\\", "/")
	if strings.HasPrefix(location, "/") {
		return strings.TrimPrefix(path.Clean(location), "/")
	}
	if folder != "" && folder != "." && strings.HasPrefix(strings.ToLower(location), strings.ToLower(folder)+"/") {
		return path.Clean(location)
	}
	return strings.TrimPrefix(path.Clean("/"+path.Join(folder, location)), "/")
}

// sheet is a page or template in the making.
type sheet struct {
	area      box
	templates []string
	glyphs    []layout.Glyph
	rules     []layout.Rule
	image     float64 // square millimetres
}

// sheet reads the content of a page or template.
func (r *reader) sheet(part string, page *sheet) error {
	s, err := r.p.Part(part)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // what was read of it is read
	d := &drawing{sheet: page, left: maxGlyphs}
	for {
		token, err := s.Next()
		if errors.Is(err, io.EOF) {
			d.shift()
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := d.start(s, t); err != nil {
				return err
			}
		case xml.EndElement:
			d.end(t.Name.Local)
		}
		if d.left < 0 {
			return r.p.Fail(source.TooLarge, "the part %q has more than %d characters", part, maxGlyphs)
		}
	}
}

// shift moves what stands on a page to where the page begins.
func (d *drawing) shift() {
	dx, dy := d.area.x*point, d.area.y*point
	for i := range d.glyphs {
		g := &d.glyphs[i]
		g.Left, g.Right, g.Base = g.Left-dx, g.Right-dx, g.Base-dy
	}
	for i := range d.rules {
		r := &d.rules[i]
		r.Left, r.Right, r.Top, r.Bottom = r.Left-dx, r.Right-dx, r.Top-dy, r.Bottom-dy
	}
	d.glyphs = slices.Clip(d.glyphs)
}
