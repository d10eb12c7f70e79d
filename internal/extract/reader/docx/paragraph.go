package docx

import (
	"encoding/xml"
	"strings"

	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/ooxml"
)

// paragraph reads one, with the text boxes that hang on it: before it where they hang on its beginning, else after it.
func (r *reader) paragraph() ([]block, error) {
	w := walk{reader: r, p: paragraph{properties: properties{level: -1}}}
	w.p.runs, r.carry = r.carry, nil
	if err := w.read(); err != nil {
		return nil, err
	}
	for len(r.fields) > 0 && r.fields[len(r.fields)-1] { // the code of a field ends with its paragraph at the latest
		r.fields = r.fields[:len(r.fields)-1]
	}
	return r.placed(w), r.count()
}

// placed gives a paragraph its number and its level.
func (r *reader) placed(w walk) []block {
	p := w.p
	if p.joins {
		r.carry = p.runs
		return append(w.before, w.after...)
	}
	if r.styles.contents(p.properties) {
		return nil
	}
	if list, level := r.styles.listed(p.properties, r.lists); list != "" {
		p.number, p.listed = r.lists.next(list, level), true
	}
	p.level = r.styles.outline(p.properties)
	found := w.before
	if p.number != "" || !draft.Blank(p.runs) {
		found = append(found, block{paragraph: &p})
	}
	return append(found, w.after...)
}

// walk reads one paragraph.
type walk struct {
	*reader
	p             paragraph
	before, after []block
	run           bool // in a run
	hidden        bool // the run is
	choices       choices
	placeholder   bool
}

func (w *walk) read() error {
	inProperties := false
	for {
		token, err := w.s.Next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			switch t.Name {
			case word("p"):
				return nil
			case word("pPr"):
				inProperties = false
			case word("r"):
				w.run = false
			}
			w.choices.close(t)
		case xml.StartElement:
			if inProperties {
				if err := w.property(t); err != nil {
					return err
				}
				continue
			}
			if t.Name == word("pPr") {
				inProperties = true
				continue
			}
			if err := w.element(t); err != nil {
				return err
			}
		}
	}
}

// property reads an element of the paragraph's properties; those of its mark are among them.
func (w *walk) property(e xml.StartElement) error {
	switch e.Name {
	case word("del"), word("moveFrom"):
		w.p.joins = true
		return nil
	case word("vanish"), word("sectPr"), word("pPrChange"), word("rPrChange"):
		return w.s.Skip()
	}
	w.p.see(e)
	return nil
}

func (w *walk) element(e xml.StartElement) error {
	if w.choices.open(e) {
		return w.s.Skip()
	}
	switch e.Name.Space {
	case ooxml.Math:
		if e.Name.Local == "t" {
			return w.text(true)
		}
		return nil
	case ooxml.VML:
		if e.Name.Local == "textpath" { // letters as a drawing: 某市人民政府文件
			if s := ooxml.Attr(e, "", "string"); strings.TrimSpace(s) != "" {
				w.boxed([]block{{paragraph: &paragraph{runs: []draft.Run{{Text: s, Page: w.page}}}}})
			}
		}
		return nil
	case ooxml.Word:
	default:
		return nil
	}
	if outside[e.Name.Local] {
		return w.s.Skip()
	}
	switch e.Name.Local {
	case "r":
		w.run = true
		w.hidden = w.styles.hidden(w.styles.of(w.p.properties))
	case "rStyle":
		w.hidden = w.hidden || w.styles.hidden(ooxml.Attr(e, ooxml.Word, "val"))
	case "vanish":
		w.hidden = ooxml.On(ooxml.Attr(e, ooxml.Word, "val"))
	case "t":
		return w.text(ooxml.Attr(e, ooxml.XML, "space") == "preserve")
	case "tab", "ptab":
		if w.run { // else a tab stop
			w.say("\t")
		}
	case "br", "cr":
		w.say("\n")
	case "noBreakHyphen":
		w.say("-")
	case "sym":
		w.say(symbol(ooxml.Attr(e, ooxml.Word, "char")))
	case "lastRenderedPageBreak":
		w.page++
		w.breaks++
	case "fldChar":
		w.field(ooxml.Attr(e, ooxml.Word, "fldCharType"))
	case "footnoteReference", "endnoteReference":
		if !w.hidden && !w.muted() {
			w.notes = append(w.notes, note{end: e.Name.Local == "endnoteReference", id: ooxml.Attr(e, ooxml.Word, "id"), page: w.page})
		}
	case "showingPlcHdr":
		w.placeholder = ooxml.On(ooxml.Attr(e, ooxml.Word, "val"))
	case "sdtPr":
		w.placeholder = false
	case "sdtContent":
		if w.placeholder {
			w.placeholder = false
			return w.s.Skip()
		}
	case "txbxContent":
		return w.box()
	}
	return nil
}

// field follows the parts of a field: begin, code, separate, result, end.
func (w *walk) field(kind string) {
	n := len(w.fields)
	switch kind {
	case "begin":
		w.fields = append(w.fields, true)
	case "separate":
		if n > 0 {
			w.fields[n-1] = false
		}
	case "end":
		if n > 0 {
			w.fields = w.fields[:n-1]
		}
	}
}

// box reads a text box. It is a story of its own; that its lines lie on a page is told by the paragraph that it hangs on.
func (w *walk) box() error {
	fields, page, breaks := w.fields, w.page, w.breaks
	w.fields = nil
	found, err := w.blocks("txbxContent", nil)
	w.fields, w.page, w.breaks = fields, page, breaks
	if err != nil {
		return err
	}
	if !w.hidden {
		w.boxed(found)
	}
	return nil
}

func (w *walk) boxed(found []block) {
	if draft.Blank(w.p.runs) {
		w.before = append(w.before, found...)
	} else {
		w.after = append(w.after, found...)
	}
}

// text reads the characters of an element.
func (w *walk) text(preserve bool) error {
	var b strings.Builder
	for {
		token, err := w.s.Next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			if err := w.s.Skip(); err != nil {
				return err
			}
		case xml.EndElement:
			s := b.String()
			if strings.ContainsAny(s, "\n\r\t\u00ad") {
				s = strings.NewReplacer("\n", " ", "\r", "", "\t", " ", "\u00ad", "").Replace(s)
			}
			if !preserve {
				s = strings.Trim(s, " ")
			}
			w.say(s)
			return nil
		}
	}
}

// say adds text to the paragraph, unless it is hidden.
func (w *walk) say(s string) {
	if s == "" || w.hidden || w.muted() {
		return
	}
	if n := len(w.p.runs); n > 0 && w.p.runs[n-1].Page == w.page {
		w.p.runs[n-1].Text += s
		return
	}
	w.p.runs = append(w.p.runs, draft.Run{Text: s, Page: w.page})
}

// symbols are signs of the fonts in which programs draw bullets and boxes; others of a private font have no character.
var symbols = map[string]string{"F0FC": "✓", "F0FE": "☑", "F052": "☑", "F0A8": "◻", "F06F": "◻", "F06C": "●", "F06E": "■", "F0B7": "·"}

func symbol(code string) string {
	code = strings.ToUpper(code)
	if s, known := symbols[code]; known {
		return s
	}
	var r rune
	for _, c := range code {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | (c - '0')
		case c >= 'A' && c <= 'F':
			r = r<<4 | (c - 'A' + 10)
		}
		if r > 0xffff {
			return ""
		}
	}
	if r < 0x20 || r >= 0xd800 && r <= 0xf8ff {
		return ""
	}
	return string(r)
}
