package document

import (
	"testing"
	"unicode/utf8"

	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

func TestNamesOfFieldsFitTheLongest(t *testing.T) {
	for name := range fieldNames {
		if n := utf8.RuneCountInString(name); n > LongestFieldName {
			t.Errorf("field name %q has %d characters, more than LongestFieldName", name, n)
		}
	}
	for name := range plain {
		if _, known := FieldKindOf(name); !known || !PlainFieldName(name) {
			t.Errorf("plain name %q is no field name", name)
		}
	}
}

func TestFieldFindsTheFirstWithAValue(t *testing.T) {
	body := Body{Fields: []Field{{Name: "文号"}, {Name: "来源", Value: "某网"}, {Name: "发文字号", Value: "某政发〔2021〕3号"}}}
	if f, ok := body.Field(Number); !ok || f.Value != "某政发〔2021〕3号" {
		t.Errorf("number: %+v, %v", f, ok)
	}
	if f, ok := body.Field(Issuer); ok {
		t.Errorf("issuer: %+v, want none", f)
	}
}

func TestCheckFindsBrokenBodies(t *testing.T) {
	of := func(blocks []Block, fields ...Field) Body {
		return Body{Text: text.New("总体要求"), Blocks: blocks, Fields: fields}
	}
	span := func(a, b int) kg.Span { return kg.Span{Start: a, End: b} }
	for _, c := range []struct {
		claim string
		body  Body
		sound bool
	}{
		{"sound", of([]Block{{Span: span(0, 2)}, {Span: span(2, 4)}}, Field{Span: span(0, 4)}), true},
		{"overlapping blocks", of([]Block{{Span: span(0, 3)}, {Span: span(2, 4)}}), false},
		{"an empty block", of([]Block{{Span: span(1, 1)}}), false},
		{"past the end", of([]Block{{Span: span(0, 5)}}), false},
		{"a cell out of its table", of([]Block{{Kind: Table, Span: span(0, 2), Rows: [][]Cell{{{Span: span(1, 3), RowSpan: 1, ColSpan: 1}}}}}), false},
		{"a cell that reaches nowhere", of([]Block{{Kind: Table, Span: span(0, 2), Rows: [][]Cell{{{Span: span(0, 2)}}}}}), false},
		{"a field past the end", of(nil, Field{Span: span(3, 9)}), false},
	} {
		if why := c.body.Check(); (why == "") != c.sound {
			t.Errorf("%s: Check says %q", c.claim, why)
		}
	}
}
