package interchange

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/kg"
)

const (
	someID  = "h2d53xz2nmx3phweav80rc6j1r"
	otherID = "31mem27hq9s099yf4aw08bppdr"
)

// scanned are lines that scan must read by itself, and lines that it must leave to encoding/json.
var scanned = []struct {
	line string
	fast bool
}{
	{`{"type":"entity","id":"` + someID + `","kind":"TASK","key":"a/1","name":"建设驿站"}`, true},
	{`{"type":"entity","id":"` + someID + `","kind":"TASK","key":"a/1","name":"","aliases":["甲","乙"],"props":[{"name":"order","value":"1"}]}`, true},
	{`{"type":"statement","id":"` + someID + `","predicate":"LEADS","subject":"` + otherID + `","object":"` + someID + `"}`, true},
	{`{"type":"statement","id":"` + someID + `","predicate":"LEADS","subject":"` + otherID + `","object":"` + someID +
		`","qualifiers":[{"name":"group","value":"1"},{"name":"note","value":"见第二条"}]}`, true},
	{`{"type":"evidence","id":"` + someID + `","span":{"start":0,"end":12},"rule":"duty.verb"}`, true},
	{`{"type":"evidence","id":"` + someID + `","span":{"start":3,"end":12},"rule":"r","section":"` + otherID + `","focus":{"start":4,"end":5},"place":{"page":2,"cell":"表1!B7","box":{"left":72,"top":-0.5,"right":300.25,"bottom":104}}}`, true},
	{`{"type":"evidence","id":"` + someID + `","span":{"start":3,"end":12},"rule":"r","place":{"cell":"B7"}}`, true},
	{`{"type":"evidence","id":"` + someID + `","span":{"start":3,"end":12},"rule":"r","place":{"box":{"left":1,"top":2,"right":3,"bottom":4}}}`, true},

	{`{"type":"entity","id":"` + someID + `","kind":"TASK","key":"a","name":"一\n二"}`, false},
	{`{"type":"entity", "id":"` + someID + `","kind":"TASK","key":"a","name":"一"}`, false},
	{`{"type":"entity","kind":"TASK","id":"` + someID + `","key":"a","name":"一"}`, false},
	{`{"type":"entity","id":"` + someID + `","kind":"TASK","key":"a","name":"` + "\xff" + `"}`, false},
	{`{"type":"entity","id":"` + someID + `","kind":"TASK","key":"a","name":"` + "\x01" + `"}`, false},
	{`{"type":"entity","id":"` + someID + `","kind":"TASK","key":"a","name":"一"} `, false},
	{`{"type":"entity","id":"` + someID + `","kind":"TASK","key":"a","name":"一"}}`, false},
	{`{"type":"entity","id":"` + someID + `","kind":"TASK","key":"a","name":"一","more":1}`, false},
	{`{"type":"entity","id":"` + someID[1:] + `","kind":"TASK","key":"a","name":"一"}`, false},
	{`{"type":"statement","id":"` + someID + `","predicate":"LEADS","subject":"` + otherID + `"}`, false},
	{`{"type":"evidence","id":"` + someID + `","span":{"start":-1,"end":12},"rule":"r"}`, false},
	{`{"type":"evidence","id":"` + someID + `","span":{"start":01,"end":12},"rule":"r"}`, false},
	{`{"type":"evidence","id":"` + someID + `","span":{"start":1,"end":99999999999999999999},"rule":"r"}`, false},
	{`{"type":"evidence","id":"` + someID + `","span":{"start":1,"end":1.5},"rule":"r"}`, false},
	{`{"type":"evidence","id":"` + someID + `","span":{"start":1,"end":2},"rule":"r","place":{"box":{"left":1e3,"top":2,"right":3,"bottom":4}}}`, false},
	{`{"type":"evidence","id":"` + someID + `","span":{"start":1,"end":2},"rule":"r","place":{"box":{"left":.5,"top":2,"right":3,"bottom":4}}}`, false},
	{`{"type":"evidence","id":"` + someID + `","span":{"start":1,"end":2},"rule":"r","place":{"box":{"left":Inf,"top":2,"right":3,"bottom":4}}}`, false},
	{``, false},
	{`{"type":"entity","id":"`, false},
}

func TestWhatWriteWritesIsScanned(t *testing.T) {
	for _, c := range scanned {
		if fast := agree(t, []byte(c.line)); fast != c.fast {
			t.Errorf("%q: scanned %v, want %v", c.line, fast, c.fast)
		}
	}
}

// agree holds what scan makes of a line against what encoding/json makes of it; fast tells whether scan read it at all.
func agree(t *testing.T, b []byte) (fast bool) {
	t.Helper()
	compare := func(got any, ok bool, want any) {
		if !ok {
			return
		}
		fast = true
		if err := strict(b, want); err != nil {
			t.Errorf("%q: scanned as %+v, encoding/json refuses it: %v", b, got, err)
			return
		}
		switch want := want.(type) {
		case *entityLine:
			if diff := cmp.Diff(want.Entity, got); diff != "" {
				t.Errorf("%q (-encoding/json +scan):\n%s", b, diff)
			}
		case *statementLine:
			if diff := cmp.Diff(want.Statement, got); diff != "" {
				t.Errorf("%q (-encoding/json +scan):\n%s", b, diff)
			}
		case *evidenceLine:
			if diff := cmp.Diff(want.evidencePart, got); diff != "" {
				t.Errorf("%q (-encoding/json +scan):\n%s", b, diff)
			}
		}
	}
	e, ok := newScan().entity(b)
	compare(e, ok, &entityLine{})
	s, ok := newScan().statement(b)
	compare(s, ok, &statementLine{})
	v, ok := newScan().evidence(b)
	compare(v, ok, &evidenceLine{})
	return fast
}

func TestAListThatIsCutFromManyKeepsItsOwn(t *testing.T) {
	s := newScan()
	var lists []kg.Props
	for range 3000 {
		l := line{b: []byte(`[{"name":"a","value":"1"},{"name":"b","value":"2"}]`)}
		list := s.list(&l)
		lists = append(lists, append(list, kg.Prop{Name: "mine"})[:2])
	}
	for i, list := range lists {
		if diff := cmp.Diff(kg.Props{{Name: "a", Value: "1"}, {Name: "b", Value: "2"}}, list); diff != "" {
			t.Fatalf("list %d (-want +got):\n%s", i, diff)
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, c := range scanned {
		f.Add([]byte(c.line))
	}
	f.Fuzz(func(t *testing.T, b []byte) { agree(t, b) })
}
