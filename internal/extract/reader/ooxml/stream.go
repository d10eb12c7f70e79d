package ooxml

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"policygraph/internal/extract/source"
)

// Stream is the XML of a part, token by token. Names of elements and attributes have one of the short names below for their space,
// the same in the transitional and the strict variant of the format.
//
// It reads the raw tokens of encoding/xml and resolves the spaces itself, which takes half the time: elements that are open are few,
// and nearly all spaces are bound by the first one.
type Stream struct {
	p      *Package
	name   string
	d      *xml.Decoder
	close  io.Closer
	open   []xml.Name        // with prefixes, as they stand
	bound  map[string]string // prefixes to short names of spaces
	hidden []binding         // what elements that are open bound anew
}

// binding is what a prefix meant outside of an element.
type binding struct {
	depth         int
	prefix, space string
	known         bool
}

// The spaces that readers ask for; elements of others keep the name of theirs, attributes without any have "".
const (
	Word      = "w"
	Sheet     = "s"
	Relation  = "r"
	Relations = "rels"
	Compat    = "mc"
	DrawingML = "a"
	Math      = "m"
	VML       = "v"
	XML       = "xml" // of xml:space
)

var spaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":        Word,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                    Word,
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":           Sheet,
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                       Sheet,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": Relation,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             Relation,
	"http://schemas.openxmlformats.org/package/2006/relationships":        Relations,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":         Compat,
	"http://schemas.openxmlformats.org/drawingml/2006/main":               DrawingML,
	"http://purl.oclc.org/ooxml/drawingml/main":                           DrawingML,
	"http://schemas.openxmlformats.org/officeDocument/2006/math":          Math,
	"http://purl.oclc.org/ooxml/officeDocument/math":                      Math,
	"urn:schemas-microsoft-com:vml":                                       VML,
}

func newStream(p *Package, name string, r io.Reader, c io.Closer) (*Stream, error) {
	b := bufio.NewReaderSize(r, 32<<10)
	var in io.Reader = b
	if mark, _ := b.Peek(2); len(mark) == 2 && (mark[0] == 0xff && mark[1] == 0xfe || mark[0] == 0xfe && mark[1] == 0xff) {
		in = transform.NewReader(b, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	}
	d := xml.NewDecoder(in)
	d.CharsetReader = func(charset string, input io.Reader) (io.Reader, error) {
		if strings.EqualFold(charset, "UTF-16") { // decoded above, by its byte order mark
			return input, nil
		}
		return nil, fmt.Errorf("the charset %q is none of an Office document", charset)
	}
	return &Stream{p: p, name: name, d: d, close: c, bound: map[string]string{"": "", "xml": XML}}, nil
}

// Next is the next token: xml.StartElement, xml.EndElement or xml.CharData, which is valid until the one after. At the end of the part
// it fails with io.EOF, else with *source.Error.
func (s *Stream) Next() (xml.Token, error) {
	for {
		token, err := s.d.RawToken()
		if err != nil {
			return nil, s.failed(err)
		}
		switch token.(type) {
		case xml.StartElement, xml.Comment, xml.ProcInst:
			if s.p.begun++; s.p.begun > s.p.limits.Elements {
				return nil, s.p.fail(source.Bomb, "the parts have more than %d elements", s.p.limits.Elements)
			}
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(s.open) == s.p.limits.Depth {
				return nil, s.p.fail(source.Bomb, "the part %q nests more than %d elements", s.name, s.p.limits.Depth)
			}
			s.open = append(s.open, t.Name)
			s.bind(t.Attr)
			t.Name.Space = s.space(t.Name.Space)
			for i, a := range t.Attr {
				if a.Name.Space != "" {
					t.Attr[i].Name.Space = s.space(a.Name.Space)
				}
			}
			return t, nil
		case xml.EndElement:
			last := len(s.open) - 1
			if last < 0 || s.open[last] != t.Name {
				return nil, s.p.fail(source.Damaged, "the part %q ends the element %q where another one is open", s.name, t.Name.Local)
			}
			s.open = s.open[:last]
			t.Name.Space = s.space(t.Name.Space)
			s.unbind()
			return t, nil
		case xml.CharData:
			return t, nil
		case xml.Directive: // <!DOCTYPE, <!ENTITY: no office program writes one
			return nil, s.p.fail(source.Damaged, "the part %q declares a document type, which no Office document does", s.name)
		}
	}
}

// bind takes in the spaces that an element declares.
func (s *Stream) bind(attributes []xml.Attr) {
	for _, a := range attributes {
		prefix := a.Name.Local
		switch {
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			prefix = ""
		case a.Name.Space != "xmlns":
			continue
		}
		before, known := s.bound[prefix]
		s.hidden = append(s.hidden, binding{len(s.open), prefix, before, known})
		space, ours := spaces[a.Value]
		if !ours {
			space = a.Value
		}
		s.bound[prefix] = space
	}
}

// unbind forgets the spaces of the element that was closed.
func (s *Stream) unbind() {
	for n := len(s.hidden); n > 0 && s.hidden[n-1].depth > len(s.open); n-- {
		b := s.hidden[n-1]
		if b.known {
			s.bound[b.prefix] = b.space
		} else {
			delete(s.bound, b.prefix)
		}
		s.hidden = s.hidden[:n-1]
	}
}

// space is what a prefix stands for; one that is not bound stands for nothing that is asked for.
func (s *Stream) space(prefix string) string {
	if space, known := s.bound[prefix]; known {
		return space
	}
	return "?" + prefix
}

// Skip passes over the rest of the element that was begun last.
func (s *Stream) Skip() error {
	for depth := len(s.open); len(s.open) >= depth; {
		if _, err := s.Next(); err != nil {
			return err
		}
	}
	return nil
}

// Close ends the reading.
func (s *Stream) Close() error { return s.close.Close() }

func (s *Stream) failed(err error) error {
	var told *source.Error
	switch {
	case errors.As(err, &told):
		return told
	case errors.Is(err, io.EOF):
		if len(s.open) > 0 {
			return s.p.fail(source.Damaged, "the part %q ends amid an element", s.name)
		}
		return io.EOF
	}
	return s.p.fail(source.Damaged, "the part %q is broken (%v); open the file in Word, WPS or LibreOffice and save it again", s.name, err)
}

// Attr is the value of an attribute; "" for none.
func Attr(e xml.StartElement, space, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local && a.Name.Space == space {
			return a.Value
		}
	}
	return ""
}

// On reads the attribute of a switch, which is on where it says nothing: <w:vanish/>, <w:vanish w:val="0"/>.
func On(value string) bool {
	switch value {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
