package badgerstore

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"policygraph/internal/kg"
)

// Values are written by hand: a version byte, then fields in a fixed order; strings and lists have their length before them, as
// unsigned varints. An adjacency of a statement without qualifiers has an empty value.
const valueVersion = 1

// propNames are the names of qualifiers that are written as one byte, their place plus one. Only ever add at the end.
var propNames = []string{kg.QualOrigin, kg.QualVia, kg.QualGroup, kg.QualOrder, kg.QualOpenEnded, kg.QualNote}

// errValue says that bytes are not what the codec writes.
var errValue = errors.New("value is not in the store's format")

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendProps(b []byte, props kg.Props) []byte {
	b = binary.AppendUvarint(b, uint64(len(props)))
	for _, p := range props {
		if i := slices.Index(propNames, p.Name); i >= 0 {
			b = append(b, byte(i+1))
		} else {
			b = appendString(append(b, 0), p.Name)
		}
		b = appendString(b, p.Value)
	}
	return b
}

// decoder reads what the append functions wrote. After the first offence every read gives zero, and finish tells.
type decoder struct {
	b   []byte
	bad bool
}

func decode(b []byte) *decoder {
	d := &decoder{b: b}
	if d.byte() != valueVersion {
		d.bad = true
	}
	return d
}

func (d *decoder) fail() { d.bad, d.b = true, nil }

// finish is an error where the value was cut, too long or of another version.
func (d *decoder) finish(what string) error {
	if d.bad || len(d.b) != 0 {
		return fmt.Errorf("%s: %w", what, errValue)
	}
	return nil
}

func (d *decoder) bytes(n int) []byte {
	if n < 0 || n > len(d.b) {
		d.fail()
		return nil
	}
	b := d.b[:n]
	d.b = d.b[n:]
	return b
}

func (d *decoder) byte() byte {
	if b := d.bytes(1); b != nil {
		return b[0]
	}
	return 0
}

func (d *decoder) id() (id kg.ID) {
	copy(id[:], d.bytes(len(id)))
	return id
}

func (d *decoder) hash() (h [32]byte) {
	copy(h[:], d.bytes(len(h)))
	return h
}

func (d *decoder) uint() uint64 {
	v, n := binary.Uvarint(d.b)
	if n <= 0 {
		d.fail()
		return 0
	}
	d.b = d.b[n:]
	return v
}

// int reads a number that cannot be negative.
func (d *decoder) int() int {
	v := d.uint()
	if v > 1<<62 {
		d.fail()
		return 0
	}
	return int(v)
}

// count reads the length of a list whose elements take at least least bytes each, so that a damaged length allocates nothing.
func (d *decoder) count(least int) int {
	n := d.int()
	if n > len(d.b)/least {
		d.fail()
		return 0
	}
	return n
}

func (d *decoder) string() string { return string(d.bytes(d.count(1))) }

// words are what names of values, and the values of qualifiers, mostly are: they need no memory of their own.
var words = func() map[string]string {
	known := map[string]string{}
	for _, o := range kg.Origins {
		known[string(o)] = string(o)
	}
	for _, w := range []string{
		"NAME", "ABBREVIATION", "IN_NAME", "NUMBER", "CARRIED", kg.ViaMilestone, "true",
		"title", "number", "numberInText", "order", "start", "end", "level", "ordinal", "ordinalInText", "extentStart", "extentEnd", "type", "code",
		"uri", "issuer", "published", "written", "value", "unit", "comparator", "modality", "raw", "precision", "members", "from", "to", "successor",
	} {
		known[w] = w
	}
	for n := 10; n < 100; n++ {
		known[strconv.Itoa(n)] = strconv.Itoa(n)
	}
	return known
}()

// word is string, for what is likely to be one of words.
func (d *decoder) word() string {
	b := d.bytes(d.count(1))
	if len(b) < 2 { // needs none anyway
		return string(b)
	}
	if w, ok := words[string(b)]; ok {
		return w
	}
	return string(b)
}

func (d *decoder) bool() bool {
	b := d.byte()
	if b > 1 {
		d.fail()
	}
	return b == 1
}

func (d *decoder) props() kg.Props {
	n := d.count(2)
	if n == 0 {
		return nil
	}
	props := make(kg.Props, n)
	d.fill(props)
	return props
}

// fill reads as many values as props has room for.
func (d *decoder) fill(props []kg.Prop) {
	for i := range props {
		if c := int(d.byte()); c > len(propNames) {
			d.fail()
		} else if c > 0 {
			props[i].Name = propNames[c-1]
		} else {
			props[i].Name = d.word()
		}
		props[i].Value = d.word()
	}
}

func appendEntity(b []byte, kind byte, e kg.Entity) []byte {
	b = append(b, valueVersion, kind)
	b = appendString(appendString(b, e.Key), e.Name)
	b = binary.AppendUvarint(b, uint64(len(e.Aliases)))
	for _, a := range e.Aliases {
		b = appendString(b, a)
	}
	return appendProps(b, e.Props)
}

func decodeEntity(id kg.ID, b []byte) (kg.Entity, error) {
	d := decode(b)
	e := kg.Entity{ID: id}
	if kind := int(d.byte()); kind < len(kg.EntityKinds) {
		e.Kind = kg.EntityKinds[kind]
	} else {
		d.fail()
	}
	e.Key, e.Name = d.string(), d.string()
	if n := d.count(1); n > 0 {
		e.Aliases = make([]string, n)
		for i := range e.Aliases {
			e.Aliases[i] = d.string()
		}
	}
	e.Props = d.props()
	return e, d.finish("entity " + id.String())
}

func appendStatement(b []byte, st kg.Statement) []byte {
	b = append(b, valueVersion)
	b = append(append(b, st.Subject[:]...), st.Object[:]...)
	return appendProps(b, st.Qualifiers)
}

func decodeStatement(id kg.ID, predicate byte, b []byte) (kg.Statement, error) {
	d := decode(b)
	st := kg.Statement{ID: id, Subject: d.id(), Object: d.id(), Qualifiers: d.props()}
	if int(predicate) < len(kg.Predicates) {
		st.Predicate = kg.Predicates[predicate]
	} else {
		d.fail()
	}
	return st, d.finish("statement " + id.String())
}

func appendQualifiers(b []byte, q kg.Props) []byte {
	if len(q) == 0 {
		return b
	}
	return appendProps(append(b, valueVersion), q)
}

func decodeQualifiers(b []byte) (kg.Props, error) {
	if len(b) == 0 {
		return nil, nil
	}
	d := decode(b)
	q := d.props()
	return q, d.finish("qualifiers")
}

func appendEvidence(b []byte, e kg.Evidence) []byte {
	b = append(b, valueVersion)
	b = appendSpan(b, e.Span)
	b = appendString(appendString(b, e.Quote), e.Rule)
	if e.Section.IsZero() {
		b = append(b, 0)
	} else {
		b = append(append(b, 1), e.Section[:]...)
	}
	b = appendSpan(b, e.Focus)
	b = appendString(binary.AppendUvarint(b, uint64(e.Place.Page)), e.Place.Cell)
	if e.Place.Box == (kg.Box{}) {
		return append(b, 0)
	}
	b = append(b, 1)
	for _, x := range []float64{e.Place.Box.Left, e.Place.Box.Top, e.Place.Box.Right, e.Place.Box.Bottom} {
		b = binary.BigEndian.AppendUint64(b, math.Float64bits(x))
	}
	return b
}

func appendSpan(b []byte, s kg.Span) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(b, uint64(s.Start)), uint64(s.Len()))
}

func (d *decoder) span() (s kg.Span) {
	s.Start = d.int()
	s.End = s.Start + d.int()
	return s
}

func (d *decoder) float() float64 {
	if b := d.bytes(8); b != nil {
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	}
	return 0
}

func decodeEvidence(id, statement, doc kg.ID, b []byte) (kg.Evidence, error) {
	d := decode(b)
	e := kg.Evidence{ID: id, Statement: statement, Doc: doc, Span: d.span()}
	e.Quote, e.Rule = d.string(), d.string()
	if d.bool() {
		e.Section = d.id()
	}
	e.Focus = d.span()
	e.Place.Page, e.Place.Cell = d.int(), d.string()
	if d.bool() {
		e.Place.Box = kg.Box{Left: d.float(), Top: d.float(), Right: d.float(), Bottom: d.float()}
	}
	return e, d.finish("evidence " + id.String())
}
