package sandbox

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/source"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// filled gives every field of v a value of its own, so that one which a message does not carry shows.
func filled(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == textType {
			v.Set(reflect.ValueOf(text.New(fmt.Sprintf("任务%d😀", *n))))
			return
		}
		for i := range v.NumField() {
			filled(v.Field(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		filled(v.Index(0), n)
		filled(v.Index(1), n)
	case reflect.String:
		v.SetString(fmt.Sprintf("名称%d", *n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(float64(*n) + 0.25)
	case reflect.Uint8:
		v.SetUint(uint64(*n % 200))
	default:
		v.SetInt(-int64(*n))
	}
}

func TestMessagesCarryEveryField(t *testing.T) {
	for _, in := range []any{&document.Body{}, &file{}, &source.Error{}} {
		n := 0
		filled(reflect.ValueOf(in).Elem(), &n)
		out := reflect.New(reflect.TypeOf(in).Elem()).Interface()
		if err := decode(encode(reflect.ValueOf(in).Elem().Interface()), out); err != nil {
			t.Errorf("%T: %v", in, err)
			continue
		}
		same := cmp.Comparer(func(a, b text.Text) bool { return a.String() == b.String() })
		if diff := cmp.Diff(in, out, same); diff != "" {
			t.Errorf("%T (-sent +received):\n%s", in, diff)
		}
	}
}

func TestBrokenMessagesAreRefused(t *testing.T) {
	good := encode(document.Body{Text: text.New("一、总则"), Blocks: []document.Block{{Span: kg.Span{End: 4}}}})
	for cut := range good {
		if err := decode(good[:cut], &document.Body{}); err == nil {
			t.Errorf("cut to %d of %d bytes: accepted", cut, len(good))
		}
	}
	for claim, b := range map[string][]byte{
		"a byte too many":         append(append([]byte{}, good...), 0),
		"a string of 2^60 bytes":  {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f},
		"a string that is no UTF": {2, 0xff, 0xfe, 0, 0, 0},
		"2^40 blocks":             {0, 0xff, 0xff, 0xff, 0xff, 0xff, 0x1f},
	} {
		if err := decode(b, &document.Body{}); err == nil {
			t.Errorf("%s: accepted", claim)
		}
	}
	if err := decode(encode(document.Place{Box: document.Box{Left: math.Inf(1)}}), &document.Place{}); err == nil {
		t.Error("an infinite box: accepted")
	}
	body := document.Body{Text: text.New("短"), Places: []document.Place{{Span: kg.Span{End: 9}}}}
	if why := check(body); !strings.Contains(why, "place") {
		t.Errorf("a place past the end: %q", why)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(encode(document.Body{Text: text.New("一、总则"), Blocks: []document.Block{{Kind: document.Table, Span: kg.Span{End: 4}, Rows: [][]document.Cell{{{Span: kg.Span{End: 1}, RowSpan: 1, ColSpan: 1}}}}}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		var body document.Body
		if decode(b, &body) == nil {
			_ = check(body)
		}
	})
}
