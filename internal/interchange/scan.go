package interchange

import (
	"bytes"
	"math"
	"strconv"
	"unicode/utf8"

	"policygraph/internal/kg"
)

// scan reads the lines of which a file has millions, entities, statements and evidence, in the very form in which Write writes them:
// fields in their order, no blanks, no escapes. Every other form of JSON is left to encoding/json (ok is false), which is some ten
// times slower, so what is read does not depend on which of the two reads it.
type scan struct {
	words map[string]string // strings that come again and again: kinds, predicates, names of values, rules
	props kg.Props          // of which lists are cut
}

func newScan() *scan { return &scan{words: map[string]string{}} }

// line is what is left of a line; bad is set once it is not what was looked for.
type line struct {
	b   []byte
	bad bool
}

// want takes s, which must be next.
func (l *line) want(s string) {
	if !l.have(s) {
		l.bad = true
	}
}

// have takes s where it is next.
func (l *line) have(s string) bool {
	if len(l.b) < len(s) || string(l.b[:len(s)]) != s {
		return false
	}
	l.b = l.b[len(s):]
	return true
}

// text takes what stands up to the closing quote, and the quote; no escape, no control character, nothing but UTF-8.
func (l *line) text() []byte {
	ascii := true
	for i, c := range l.b {
		switch {
		case c == '"':
			t := l.b[:i]
			l.b = l.b[i+1:]
			if !ascii && !utf8.Valid(t) {
				l.bad = true
			}
			return t
		case c == '\\', c < ' ':
			l.bad = true
			return nil
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	l.bad = true
	return nil
}

// id takes an ID and the quote after it.
func (l *line) id() (id kg.ID) {
	at := bytes.IndexByte(l.b, '"')
	if at < 0 || id.UnmarshalText(l.b[:at]) != nil {
		l.bad = true
		return id
	}
	l.b = l.b[at+1:]
	return id
}

// int takes a number that cannot be negative.
func (l *line) int() (n int) {
	digits := 0
	for digits < len(l.b) && '0' <= l.b[digits] && l.b[digits] <= '9' {
		n = n*10 + int(l.b[digits]-'0')
		digits++
	}
	if digits == 0 || digits > 15 || digits > 1 && l.b[0] == '0' {
		l.bad = true
	}
	l.b = l.b[digits:]
	return n
}

// float takes a number as JSON writes one without an exponent.
func (l *line) float() float64 {
	end := 0
	for end < len(l.b) && l.b[end] != ',' && l.b[end] != '}' {
		end++
	}
	number := l.b[:end]
	l.b = l.b[end:]
	whole, part, point := bytes.Cut(bytes.TrimPrefix(number, []byte{'-'}), []byte{'.'})
	if !digitsOnly(whole) || len(whole) > 1 && whole[0] == '0' || point && !digitsOnly(part) {
		l.bad = true
		return 0
	}
	f, err := strconv.ParseFloat(string(number), 64)
	if err != nil || math.IsInf(f, 0) {
		l.bad = true
	}
	return f
}

func digitsOnly(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}

// span takes {"start":3,"end":9}.
func (l *line) span() (s kg.Span) {
	l.want(`{"start":`)
	s.Start = l.int()
	l.want(`,"end":`)
	s.End = l.int()
	l.want(`}`)
	return s
}

// end tells whether the line was read to its end and held nothing else.
func (l *line) end() bool { return l.have("}") && len(l.b) == 0 && !l.bad }

// maxWord is how long a string may be that is kept to be met again, and maxWords how many are.
const (
	maxWord  = 32
	maxWords = 4096
)

// word takes a string that many lines have.
func (s *scan) word(l *line) string {
	t := l.text()
	if known, ok := s.words[string(t)]; ok {
		return known
	}
	w := string(t)
	if len(w) <= maxWord && len(s.words) < maxWords {
		s.words[w] = w
	}
	return w
}

// list takes [{"name":…,"value":…},…], which has an element.
func (s *scan) list(l *line) kg.Props {
	l.want(`[`)
	if cap(s.props)-len(s.props) < 8 {
		s.props = make(kg.Props, 0, 1024)
	}
	from := len(s.props)
	for {
		l.want(`{"name":"`)
		p := kg.Prop{Name: s.word(l)}
		l.want(`,"value":"`)
		p.Value = s.word(l)
		l.want(`}`)
		if s.props = append(s.props, p); l.bad || !l.have(`,`) {
			break
		}
	}
	l.want(`]`)
	return s.props[from:len(s.props):len(s.props)]
}

func (s *scan) entity(b []byte) (e kg.Entity, ok bool) {
	l := line{b: b}
	l.want(`{"type":"entity","id":"`)
	e.ID = l.id()
	l.want(`,"kind":"`)
	e.Kind = kg.EntityKind(s.word(&l))
	l.want(`,"key":"`)
	e.Key = string(l.text())
	l.want(`,"name":"`)
	e.Name = string(l.text())
	if l.have(`,"aliases":["`) {
		for {
			if e.Aliases = append(e.Aliases, string(l.text())); l.bad || !l.have(`,"`) {
				break
			}
		}
		l.want(`]`)
	}
	if l.have(`,"props":`) {
		e.Props = s.list(&l)
	}
	return e, l.end()
}

func (s *scan) statement(b []byte) (t kg.Statement, ok bool) {
	l := line{b: b}
	l.want(`{"type":"statement","id":"`)
	t.ID = l.id()
	l.want(`,"predicate":"`)
	t.Predicate = kg.Predicate(s.word(&l))
	l.want(`,"subject":"`)
	t.Subject = l.id()
	l.want(`,"object":"`)
	t.Object = l.id()
	if l.have(`,"qualifiers":`) {
		t.Qualifiers = s.list(&l)
	}
	return t, l.end()
}

func (s *scan) evidence(b []byte) (e evidencePart, ok bool) {
	l := line{b: b}
	l.want(`{"type":"evidence","id":"`)
	e.ID = l.id()
	l.want(`,"span":`)
	e.Span = l.span()
	l.want(`,"rule":"`)
	e.Rule = s.word(&l)
	if l.have(`,"section":"`) {
		e.Section = l.id()
	}
	if l.have(`,"focus":`) {
		e.Focus = l.span()
	}
	if l.have(`,"place":{`) {
		e.Place = s.place(&l)
	}
	return e, l.end()
}

// place takes the fields of a place that are there, and its end.
func (s *scan) place(l *line) (p kg.Place) {
	comma := ""
	if l.have(`"page":`) {
		p.Page, comma = l.int(), ","
	}
	if l.have(comma + `"cell":"`) {
		p.Cell, comma = string(l.text()), ","
	}
	if l.have(comma + `"box":{"left":`) {
		p.Box.Left = l.float()
		l.want(`,"top":`)
		p.Box.Top = l.float()
		l.want(`,"right":`)
		p.Box.Right = l.float()
		l.want(`,"bottom":`)
		p.Box.Bottom = l.float()
		l.want(`}`)
	}
	l.want(`}`)
	return p
}
