package sandbox

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"unicode/utf8"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// A message is its value's fields one after another, in the order in which Go declares them. Both ends are the same program, so that
// no names or versions are needed:
//
//	integer  zigzag varint          string, bytes  uvarint length, then the bytes
//	boolean  0 or 1                 slice          uvarint count, then the elements
//	float    8 bytes, big endian    text.Text      as its string
//
// What comes from a parser is hostile until it is read: every count is checked against the bytes that are left and against a budget of
// elements, strings must be UTF-8, and no byte may remain.

// maxElements bounds how many slice elements one message may hold: a spreadsheet of 2,000,000 cells has two for each.
const maxElements = 5_000_000

var textType = reflect.TypeFor[text.Text]()

// encode writes the exported fields of v.
func encode(v any) []byte { return appendValue(nil, reflect.ValueOf(v)) }

func appendValue(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == textType {
			return appendString(b, v.Interface().(text.Text).String())
		}
		for i := range v.NumField() {
			b = appendValue(b, v.Field(i))
		}
		return b
	case reflect.String:
		return appendString(b, v.String())
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return append(binary.AppendUvarint(b, uint64(v.Len())), v.Bytes()...)
		}
		b = binary.AppendUvarint(b, uint64(v.Len()))
		for i := range v.Len() {
			b = appendValue(b, v.Index(i))
		}
		return b
	case reflect.Int, reflect.Int64, reflect.Int32, reflect.Int16, reflect.Int8:
		return binary.AppendVarint(b, v.Int())
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uint:
		return binary.AppendUvarint(b, v.Uint())
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Float64:
		return binary.BigEndian.AppendUint64(b, math.Float64bits(v.Float()))
	}
	panic(fmt.Sprintf("sandbox: a message cannot carry %s", v.Type())) // found by the test that encodes every type of message
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

var errMessage = errors.New("malformed message")

// decode reads into the value at ptr what encode wrote, all of b.
func decode(b []byte, ptr any) error {
	d := decoder{rest: b, elements: maxElements}
	if err := d.value(reflect.ValueOf(ptr).Elem()); err != nil {
		return err
	}
	if len(d.rest) > 0 {
		return fmt.Errorf("%w: %d bytes too many", errMessage, len(d.rest))
	}
	return nil
}

type decoder struct {
	rest     []byte
	elements int // that may still be made
}

func (d *decoder) value(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == textType {
			s, err := d.text()
			v.Set(reflect.ValueOf(text.New(s)))
			return err
		}
		for i := range v.NumField() {
			if err := d.value(v.Field(i)); err != nil {
				return fmt.Errorf("%s: %w", v.Type().Field(i).Name, err)
			}
		}
		return nil
	case reflect.String:
		s, err := d.text()
		v.SetString(s)
		return err
	case reflect.Slice:
		return d.slice(v)
	case reflect.Int, reflect.Int64, reflect.Int32, reflect.Int16, reflect.Int8:
		n, size := binary.Varint(d.rest)
		if size <= 0 || v.OverflowInt(n) {
			return fmt.Errorf("%w: no integer", errMessage)
		}
		d.rest = d.rest[size:]
		v.SetInt(n)
		return nil
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uint:
		n, err := d.uvarint()
		if err != nil || v.OverflowUint(n) {
			return fmt.Errorf("%w: no integer", errMessage)
		}
		v.SetUint(n)
		return nil
	case reflect.Bool:
		n, err := d.uvarint()
		if err != nil || n > 1 {
			return fmt.Errorf("%w: no boolean", errMessage)
		}
		v.SetBool(n == 1)
		return nil
	case reflect.Float64:
		if len(d.rest) < 8 {
			return fmt.Errorf("%w: no number", errMessage)
		}
		f := math.Float64frombits(binary.BigEndian.Uint64(d.rest))
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return fmt.Errorf("%w: %v is no number", errMessage, f)
		}
		d.rest = d.rest[8:]
		v.SetFloat(f)
		return nil
	}
	panic(fmt.Sprintf("sandbox: a message cannot carry %s", v.Type()))
}

func (d *decoder) uvarint() (uint64, error) {
	n, size := binary.Uvarint(d.rest)
	if size <= 0 {
		return 0, fmt.Errorf("%w: no count", errMessage)
	}
	d.rest = d.rest[size:]
	return n, nil
}

// bytes takes a run of bytes that stays part of the message.
func (d *decoder) bytes() ([]byte, error) {
	n, err := d.uvarint()
	if err != nil || n > uint64(len(d.rest)) {
		return nil, fmt.Errorf("%w: a length past the end", errMessage)
	}
	b := d.rest[:n:n]
	d.rest = d.rest[n:]
	return b, nil
}

func (d *decoder) text() (string, error) {
	b, err := d.bytes()
	if err == nil && !utf8.Valid(b) {
		err = fmt.Errorf("%w: a string is no UTF-8", errMessage)
	}
	if err != nil {
		return "", err
	}
	return string(b), nil
}

func (d *decoder) slice(v reflect.Value) error {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		b, err := d.bytes()
		v.SetBytes(b)
		return err
	}
	n, err := d.uvarint()
	if err != nil || n > uint64(len(d.rest)) || n > uint64(d.elements) {
		return fmt.Errorf("%w: a count past the end or over %d", errMessage, maxElements)
	}
	if n == 0 {
		return nil
	}
	d.elements -= int(n)
	v.Set(reflect.MakeSlice(v.Type(), int(n), int(n)))
	for i := range int(n) {
		if err := d.value(v.Index(i)); err != nil {
			return fmt.Errorf("%d: %w", i, err)
		}
	}
	return nil
}

// check tells what makes a body that came from a parser unfit to be worked on, "" for nothing.
func check(b document.Body) string {
	if why := b.Check(); why != "" {
		return why
	}
	whole := kg.Span{End: b.Text.Len()}
	for _, p := range b.Places {
		if p.Span.Len() < 0 || !whole.Contains(p.Span) {
			return "place out of the text"
		}
	}
	return ""
}
