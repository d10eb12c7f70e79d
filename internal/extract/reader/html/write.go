package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/text"
)

// A writer puts the text of elements down as blocks, a line each; with lines set, as lines of a cell.
type writer struct {
	*page
	draft *draft.Body
	lines *[]string // of a cell

	line    strings.Builder
	space   bool   // white space stands between what is written and what comes
	linked  int    // letters of the line that lead to another page
	kept    int    // elements around in which line ends are line ends
	link    int    // elements around that lead to another page
	item    bool   // the line begins an item of a list
	mark    string // number of the item, to stand before its first text
	heading int    // level of the heading around, 0 for none
	flatten bool   // headings with a number are paragraphs: their levels contradict the numbers
	notes   []document.Diagnostic
	left    int // lines of furniture that were left out
	nested  int // tables around, within a cell
	limit   int // of lines, 0 for none
}

func (w *writer) note(code, message string) {
	for _, n := range w.notes {
		if n.Code == code {
			return
		}
	}
	w.notes = append(w.notes, document.Diagnostic{Code: code, Message: message})
}

// node writes one element or run of text.
func (w *writer) node(i int32) {
	n := &w.nodes[i]
	if w.gone[i] || w.limit > 0 && len(*w.lines) >= w.limit {
		return
	}
	if !n.element {
		w.text(n.text)
		return
	}
	if n.attr != nil && n.attr.kept || n.tag == atom.Pre || n.tag == atom.Listing || n.tag == atom.Xmp {
		w.kept++
		defer func() { w.kept-- }()
	}
	switch n.tag {
	case atom.Br:
		if w.heading > 0 {
			w.space = false // a title broken over two lines
			return
		}
		w.flush()
	case atom.Hr:
		w.flush()
	case atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr:
		w.table(i)
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.list(i)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.flush()
		before := w.heading
		if w.weights[i].chars <= longHeading {
			w.heading = heading(n.tag)
		}
		w.children(i)
		w.flush()
		w.heading = before
	case atom.A:
		if n.attr != nil && n.attr.link {
			w.link++
			w.children(i)
			w.link--
			return
		}
		w.children(i)
	default:
		if !blocks[n.tag] && (n.attr == nil || !n.attr.block) {
			w.children(i)
			return
		}
		w.flush()
		w.children(i)
		w.flush()
	}
}

// longHeading is the most characters of a heading: authors mark whole paragraphs so to have them in large print.
const longHeading = 60

func (w *writer) children(i int32) {
	for c := w.nodes[i].first; c >= 0; c = w.nodes[c].next {
		w.node(c)
	}
}

// text writes a run of text. White space of the file is one blank, and none where it only breaks a line of Chinese; wide blanks at the
// head of a line begin a paragraph.
func (w *writer) text(s string) {
	if w.kept > 0 {
		for line := range strings.Lines(s) {
			w.raw(strings.TrimRight(line, "\r\n"))
			if strings.HasSuffix(line, "\n") {
				w.flush()
			}
		}
		return
	}
	for len(s) > 0 {
		end := strings.IndexAny(s, " \t\r\n\f")
		if end < 0 {
			w.raw(s)
			return
		}
		if end > 0 {
			w.raw(s[:end])
		}
		rest := strings.TrimLeft(s[end:], " \t\r\n\f")
		gap := s[end : len(s)-len(rest)]
		broken := strings.ContainsAny(gap, "\r\n")
		switch {
		case broken && indented(rest):
			w.flush()
		case broken && (rest == "" || east(first(rest))) && (w.line.Len() == 0 || east(w.last())):
		default:
			w.space = true
		}
		s = rest
	}
}

// indented tells the head of a paragraph: 　　一、总则
func indented(s string) bool {
	return strings.HasPrefix(s, "\u3000\u3000") || strings.HasPrefix(s, "\u00a0\u00a0\u00a0\u00a0")
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func (w *writer) last() rune {
	r, _ := utf8.DecodeLastRuneInString(w.line.String())
	return r
}

// east tells a letter or sign of Chinese print.
func east(r rune) bool {
	return r >= 0x2e80 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff || r >= 0xff00 && r <= 0xffef || r >= 0x2010 && r <= 0x203f || r >= 0x20000
}

// raw adds text to the line as it is.
func (w *writer) raw(s string) {
	if s == "" {
		return
	}
	if w.mark != "" && strings.TrimFunc(s, text.Blank) != "" {
		w.line.WriteString(w.mark)
		w.mark = ""
		w.space = false
	}
	if w.space && w.line.Len() > 0 {
		w.line.WriteByte(' ')
	}
	w.space = false
	if w.link > 0 {
		w.linked += utf8.RuneCountInString(s)
	}
	w.line.WriteString(s)
}

// flush ends the line.
func (w *writer) flush() {
	s := strings.TrimFunc(w.line.String(), text.Blank)
	linked, item := w.linked, w.item
	w.line.Reset()
	w.space, w.linked = false, 0
	if s == "" {
		return
	}
	w.item = false
	if w.lines != nil {
		*w.lines = append(*w.lines, s)
		return
	}
	if furniture(s, linked) {
		w.left++
		return
	}
	kind, level := document.Paragraph, 0
	switch {
	case w.heading > 0 && !(w.flatten && numbered(s)):
		kind, level = document.Heading, w.heading
	case item:
		kind = document.ListItem
	}
	w.draft.Paragraph(kind, level, draft.Run{Text: s})
}
