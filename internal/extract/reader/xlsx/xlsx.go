// Package xlsx reads workbooks: each sheet as the lines above its table, the table, and the notes under it, with numbers and dates as
// the sheet shows them.
package xlsx

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/grid"
	"policygraph/internal/extract/reader/ooxml"
	"policygraph/internal/extract/source"
)

// Limits of a workbook.
const (
	maxSheets  = 200
	maxCells   = 2_000_000 // read, in all sheets together
	maxRows    = 1 << 20
	maxColumns = 1 << 14
	maxMerged  = 200_000
)

// Read reads the workbook whose main part is named, mostly xl/workbook.xml. It fails with *source.Error. Hidden sheets, rows and columns
// are left out; formulas count as what they last gave.
func Read(p *ooxml.Package, main string) (document.Body, error) {
	w := workbook{p: p}
	if err := w.open(main); err != nil {
		return document.Body{}, err
	}
	var pages []page
	for _, s := range w.sheets {
		found, err := w.read(s)
		if err != nil {
			return document.Body{}, err
		}
		if len(found.Cells) > 0 {
			pages = append(pages, page{found, s.name})
		}
	}
	var body draft.Body
	for i, s := range pages {
		heading := ""
		if len(pages) > 1 && !numbered(s.name) {
			heading = s.name
		}
		if err := grid.Write(&body, s.Sheet, heading, i == 0); err != nil {
			return document.Body{}, p.Fail(source.TooLarge, "sheet %q: %v; split it", s.name, err)
		}
	}
	done, err := body.Done()
	switch {
	case err != nil:
		return document.Body{}, p.Fail(source.TooLarge, "%v; split it", err)
	case len(done.Blocks) == 0:
		return document.Body{}, p.Fail(source.NoText, "the workbook shows no text")
	}
	return done, nil
}

// page is a sheet that prints something.
type page struct {
	grid.Sheet
	name string
}

// numbered tells the name that a program gives to a sheet by itself: Sheet1, 工作表2.
func numbered(name string) bool {
	name = strings.ToLower(strings.TrimRight(name, "0123456789 "))
	return name == "sheet" || name == "工作表" || name == "表" || name == ""
}

// workbook is an open one.
type workbook struct {
	p        *ooxml.Package
	date1904 bool
	sheets   []sheet
	shared   []string
	formats  []formats // by the style of a cell
	cells    int       // read so far
	bytes    int       // of text in them
}

type sheet struct{ name, part string }

// open reads what all sheets need.
func (w *workbook) open(main string) error {
	targets, err := w.p.Targets(main)
	if err != nil {
		return err
	}
	if err := w.list(main, targets); err != nil {
		return err
	}
	if part := ooxml.One(targets, "sharedStrings"); part != "" && w.p.Has(part) {
		if err := w.readShared(part); err != nil {
			return err
		}
	}
	if part := ooxml.One(targets, "styles"); part != "" && w.p.Has(part) {
		return w.readStyles(part)
	}
	return nil
}

// list finds the visible sheets.
func (w *workbook) list(main string, targets map[string]ooxml.Target) error {
	listed := 0
	return w.each(main, func(_ *ooxml.Stream, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			if v := ooxml.Attr(e, "", "date1904"); v != "" {
				w.date1904 = ooxml.On(v)
			}
		case "sheet":
			if listed++; listed > maxSheets {
				return w.p.Fail(source.TooLarge, "the workbook has more than %d sheets; split it", maxSheets)
			}
			t := targets[ooxml.Attr(e, ooxml.Relation, "id")]
			if state := ooxml.Attr(e, "", "state"); t.Type == "worksheet" && (state == "" || state == "visible") {
				w.sheets = append(w.sheets, sheet{name: ooxml.Attr(e, "", "name"), part: t.Part})
			}
		}
		return nil
	})
}

// each calls do for every element of a part.
func (w *workbook) each(part string, do func(s *ooxml.Stream, e xml.StartElement) error) error {
	s, err := w.p.Part(part)
	if err != nil {
		return err
	}
	defer s.Close()
	for {
		token, err := s.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Space == ooxml.Sheet {
			if err := do(s, e); err != nil {
				return err
			}
		}
	}
}

// readShared reads the texts that cells refer to.
func (w *workbook) readShared(part string) error {
	return w.each(part, func(s *ooxml.Stream, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		if len(w.shared) == maxCells {
			return w.p.Fail(source.TooLarge, "the workbook has more than %d texts; split it", maxCells)
		}
		text, err := rich(s, "si")
		w.shared = append(w.shared, text)
		return err
	})
}

// rich reads a text up to the end of its element; how characters are pronounced is no part of it.
func rich(s *ooxml.Stream, end string) (string, error) {
	var b strings.Builder
	reading := end == "v"
	for {
		token, err := s.Next()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.CharData:
			if reading {
				b.Write(t)
			}
		case xml.StartElement:
			if t.Name.Local == "rPh" {
				if err := s.Skip(); err != nil {
					return "", err
				}
				continue
			}
			reading = t.Name.Local == "t"
		case xml.EndElement:
			reading = false
			if t.Name.Local == end && t.Name.Space == ooxml.Sheet {
				return unescape(b.String()), nil
			}
		}
	}
}

// unescape resolves the sheet's own way to write characters that XML has none for: _x000D_.
func unescape(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if i+7 <= len(s) && s[i] == '_' && s[i+1] == 'x' && s[i+6] == '_' {
			if r, ok := hex(s[i+2 : i+6]); ok {
				if r >= 0x20 && (r < 0xd800 || r > 0xdfff) || r == '\n' || r == '\t' {
					b.WriteRune(r)
				}
				i += 7
				continue
			}
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

func hex(s string) (r rune, ok bool) {
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | (c - '0')
		case c >= 'A' && c <= 'F':
			r = r<<4 | (c - 'A' + 10)
		case c >= 'a' && c <= 'f':
			r = r<<4 | (c - 'a' + 10)
		default:
			return 0, false
		}
	}
	return r, true
}

// readStyles finds the number format of every style of cells.
func (w *workbook) readStyles(part string) error {
	codes := make(map[int]string)
	cells := false // in the list of styles that cells have; others list styles of styles
	var ids []int
	err := w.each(part, func(_ *ooxml.Stream, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			codes[number(ooxml.Attr(e, "", "numFmtId"))] = ooxml.Attr(e, "", "formatCode")
		case "cellXfs":
			cells = true
		case "cellStyleXfs", "cellStyles", "dxfs":
			cells = false
		case "xf":
			if cells && len(ids) < 1<<16 {
				ids = append(ids, number(ooxml.Attr(e, "", "numFmtId")))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	parsed := make(map[int]formats)
	for _, id := range ids {
		f, known := parsed[id]
		if !known {
			code, own := codes[id]
			if !own {
				code = builtin[id]
			}
			if code != "" && !strings.EqualFold(code, "general") && len(code) < 1000 {
				f = parseFormat(code)
			}
			parsed[id] = f
		}
		w.formats = append(w.formats, f)
	}
	return nil
}
