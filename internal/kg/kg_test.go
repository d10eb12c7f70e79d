package kg_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"policygraph/internal/kg"
)

func TestIDsAreTheSameForEver(t *testing.T) {
	// Stores, links and exports hold these. A change here breaks every one of them.
	for _, c := range []struct {
		name string
		got  kg.ID
		want string
	}{
		{"no parts", kg.NewID(), "werc8gmrzge196qvyk49jvxs4g"},
		{"an entity", kg.EntityID(kg.KindAgency, "甲局"), "h2d53xz2nmx3phweav80rc6j1r"},
		{"a statement", kg.NewStatement(kg.ID{1}, kg.Leads, kg.ID{2}, kg.Prop{Name: kg.QualGroup, Value: "1"}).ID, "31mem27hq9s099yf4aw08bppdr"},
		{"evidence", kg.NewEvidence(kg.ID{1}, kg.ID{2}, kg.Span{Start: 3, End: 14}, "甲局", "duty.bracket", kg.ID{}).ID, "kp6y8pgvxk037hdhh9y8vmjhp8"},
		{"a document", kg.NewDocument("plans/甲.txt").ID, "ef4n3517v7zyae69nrvdwxd8a4"},
	} {
		if c.got.String() != c.want {
			t.Errorf("id of %s: got %s, want %s", c.name, c.got, c.want)
		}
	}
}

func TestIDsComeBackFromText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var id kg.ID
		copy(id[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
		for _, text := range []string{id.String(), strings.ToUpper(id.String())} {
			if got, err := kg.ParseID(text); err != nil || got != id {
				t.Fatalf("ParseID(%q): got %v, error %v; want %v", text, got, err, id)
			}
		}
		encoded, err := json.Marshal(map[kg.ID]kg.ID{id: id})
		if err != nil {
			t.Fatal(err)
		}
		var decoded map[kg.ID]kg.ID
		if err := json.Unmarshal(encoded, &decoded); err != nil || decoded[id] != id {
			t.Fatalf("JSON %s: got %v, error %v", encoded, decoded, err)
		}
	})
}

func TestPartsOfAnIDDoNotRunTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := rapid.SliceOfN(rapid.StringN(0, 3, -1), 0, 3).Draw(t, "x"), rapid.SliceOfN(rapid.StringN(0, 3, -1), 0, 3).Draw(t, "y")
		if same := kg.NewID(x...) == kg.NewID(y...); same != slices.Equal(x, y) {
			t.Fatalf("NewID(%q) == NewID(%q): got %v, want %v", x, y, same, !same)
		}
	})
}

func TestWhatIsNoIDIsRefused(t *testing.T) {
	good := kg.NewID("x").String()
	for name, text := range map[string]string{
		"empty": "", "short": good[1:], "long": good + "0", "a letter outside the alphabet": "u" + good[1:], "set bits after the end": good[:25] + "z",
	} {
		if id, err := kg.ParseID(text); err == nil {
			t.Errorf("%s: ParseID(%q): got %v, want an error", name, text, id)
		}
	}
}

func TestIDsOrderAsTheirText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := kg.NewID(rapid.String().Draw(t, "x")), kg.NewID(rapid.String().Draw(t, "y"))
		if got, want := x.Compare(y), strings.Compare(x.String(), y.String()); got != want {
			t.Fatalf("Compare(%v, %v): got %d, want %d", x, y, got, want)
		}
	})
}

func TestRefsComeBack(t *testing.T) {
	for _, kind := range kg.EntityKinds {
		ref := kg.Ref(kind, "a:b")
		if gotKind, gotKey, ok := kg.ParseRef(ref); !ok || gotKind != kind || gotKey != "a:b" {
			t.Errorf("ParseRef(%q): got %q, %q, %v; want %q, a:b", ref, gotKind, gotKey, ok, kind)
		}
	}
	for _, ref := range []string{"", "region", "region:", ":330000", "planet:mars"} {
		if kind, key, ok := kg.ParseRef(ref); ok {
			t.Errorf("ParseRef(%q): got %q, %q; want ok=false", ref, kind, key)
		}
	}
}

func TestEveryPredicateJoinsSomething(t *testing.T) {
	for _, p := range kg.Predicates {
		joins := 0
		for _, s := range kg.EntityKinds {
			for _, o := range kg.EntityKinds {
				if p.Joins(s, o) {
					joins++
				}
			}
		}
		if joins == 0 || !p.Valid() {
			t.Errorf("%s: joins %d pairs of kinds, valid %v; want some and true", p, joins, p.Valid())
		}
	}
	if kg.Leads.Joins(kg.KindTask, kg.KindAgency) || kg.Predicate("NO_SUCH").Joins(kg.KindTask, kg.KindTask) || kg.Predicate("NO_SUCH").Valid() {
		t.Error("a task led by nobody's predicate: got true, want false")
	}
	for _, role := range kg.Roles {
		if !role.Joins(kg.KindAgency, kg.KindTask) {
			t.Errorf("role %s does not join an agency with a task", role)
		}
	}
}

// sound is a batch without offence.
func sound() kg.Batch {
	text := "甲局牵头建设驿站。"
	doc := kg.NewDocument("plan")
	agency, task := kg.NewEntity(kg.KindAgency, "a", "甲局"), kg.NewEntity(kg.KindTask, "t", "建设驿站")
	st := kg.NewStatement(agency.ID, kg.Leads, task.ID)
	return kg.Batch{
		Document: doc, Text: text, Entities: []kg.Entity{agency, task}, Statements: []kg.Statement{st},
		Evidence: []kg.Evidence{kg.NewEvidence(st.ID, doc.ID, kg.Span{Start: 0, End: 4}, "甲局牵头", "duty.verb", kg.ID{})},
	}
}

func TestCheckFindsEachOffence(t *testing.T) {
	if err := sound().Check(); err != nil {
		t.Fatalf("Check of a sound batch: got %v", err)
	}
	if err := (kg.Batch{Document: kg.NewDocument("empty")}).Check(); err != nil {
		t.Errorf("Check of a batch that asserts nothing: got %v", err)
	}
	for name, c := range map[string]struct {
		spoil func(b *kg.Batch)
		says  string
	}{
		"no document":              {func(b *kg.Batch) { b.Document.ID = kg.ID{} }, "no id"},
		"unknown kind":             {func(b *kg.Batch) { b.Entities[0].Kind = "PLANET" }, "do not agree"},
		"no key":                   {func(b *kg.Batch) { b.Entities[0].Key = "" }, "do not agree"},
		"another's id":             {func(b *kg.Batch) { b.Entities[0].ID = kg.ID{1} }, "do not agree"},
		"entity twice":             {func(b *kg.Batch) { b.Entities = append(b.Entities, b.Entities[0]) }, "twice"},
		"statement twice":          {func(b *kg.Batch) { b.Statements = append(b.Statements, b.Statements[0]) }, "twice"},
		"end not in the batch":     {func(b *kg.Batch) { b.Entities = b.Entities[:1] }, "cannot join"},
		"ends the wrong way round": {func(b *kg.Batch) { st := &b.Statements[0]; st.Subject, st.Object = st.Object, st.Subject }, "cannot join"},
		"qualifier after the id":   {func(b *kg.Batch) { b.Statements[0].Qualifiers = kg.Props{{Name: kg.QualNote, Value: "x"}} }, "not the hash"},
		"no evidence":              {func(b *kg.Batch) { b.Evidence = nil }, "no evidence"},
		"evidence of nothing":      {func(b *kg.Batch) { b.Evidence[0].Statement = kg.ID{1} }, "not in the batch"},
		"evidence elsewhere":       {func(b *kg.Batch) { b.Evidence[0].Doc = kg.ID{1} }, "another document"},
		"evidence of another id":   {func(b *kg.Batch) { b.Evidence[0].ID = kg.ID{1} }, "not the hash"},
		"another quote":            {func(b *kg.Batch) { b.Evidence[0].Quote = "乙局牵头" }, "not the quote"},
		"span past the end":        {func(b *kg.Batch) { b.Evidence[0].Span.End = 400 }, "not the quote"},
		"span before the start":    {func(b *kg.Batch) { b.Evidence[0].Span.Start = -1 }, "not the quote"},
		"span of nothing":          {func(b *kg.Batch) { b.Evidence[0].Span.Start, b.Evidence[0].Quote = 4, "" }, "not the quote"},
		"offsets in bytes":         {func(b *kg.Batch) { b.Evidence[0].Span.End = len("甲局牵头") }, "not the quote"},
		"text that is not UTF-8":   {func(b *kg.Batch) { b.Text += "\xff" }, "UTF-8"},
	} {
		b := sound()
		c.spoil(&b)
		if err := b.Check(); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: Check: got %v, want an error that says %q", name, err, c.says)
		}
	}
	b := sound()
	b.Entities[0].Key, b.Evidence = "", nil
	if err := b.Check(); err == nil || !strings.Contains(err.Error(), "do not agree") || !strings.Contains(err.Error(), "no evidence") {
		t.Errorf("two offences: Check: got %v, want both named", err)
	}
}

func TestSortDoesNotDependOnTheOrderBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b kg.Batch
		for i := range 6 {
			st := kg.Statement{ID: kg.NewID("statement", string(rune('a'+i/3)))}
			b.Entities = append(b.Entities, kg.Entity{ID: kg.NewID(string(rune('a' + i)))})
			b.Statements = append(b.Statements, kg.Statement{ID: kg.NewID("s", string(rune('a'+i)))})
			b.Evidence = append(b.Evidence, kg.NewEvidence(st.ID, kg.ID{}, kg.Span{Start: i % 3, End: 4}, "", "r", kg.ID{}))
		}
		shuffled := kg.Batch{
			Entities: rapid.Permutation(b.Entities).Draw(t, "entities"), Statements: rapid.Permutation(b.Statements).Draw(t, "statements"),
			Evidence: rapid.Permutation(b.Evidence).Draw(t, "evidence"),
		}
		b.Sort()
		shuffled.Sort()
		if diff := cmp.Diff(b, shuffled); diff != "" {
			t.Fatalf("sorted from two orders:\n%s", diff)
		}
	})
}

func TestAStatementIsExplicitUnlessItSaysOtherwise(t *testing.T) {
	if got := kg.NewStatement(kg.ID{1}, kg.Leads, kg.ID{2}).Origin(); got != kg.Explicit {
		t.Errorf("Origin without a qualifier: got %s, want EXPLICIT", got)
	}
	for _, o := range kg.Origins {
		if got := kg.NewStatement(kg.ID{1}, kg.Leads, kg.ID{2}, kg.Prop{Name: kg.QualOrigin, Value: string(o)}).Origin(); got != o {
			t.Errorf("Origin: got %s, want %s", got, o)
		}
	}
}

func TestSpansMeasureAndCompare(t *testing.T) {
	s := kg.Span{Start: 2, End: 5}
	for _, c := range []struct {
		other              kg.Span
		contains, overlaps bool
	}{
		{kg.Span{Start: 2, End: 5}, true, true},
		{kg.Span{Start: 3, End: 4}, true, true},
		{kg.Span{Start: 1, End: 3}, false, true},
		{kg.Span{Start: 4, End: 9}, false, true},
		{kg.Span{Start: 5, End: 6}, false, false},
		{kg.Span{Start: 0, End: 2}, false, false},
	} {
		if s.Contains(c.other) != c.contains || s.Overlaps(c.other) != c.overlaps || c.other.Overlaps(s) != c.overlaps {
			t.Errorf("%v and %v: got contains %v, overlaps %v; want %v, %v", s, c.other, s.Contains(c.other), s.Overlaps(c.other), c.contains, c.overlaps)
		}
	}
	if s.Len() != 3 {
		t.Errorf("Len of %v: got %d, want 3", s, s.Len())
	}
}

func TestPropsFindTheirValues(t *testing.T) {
	p := kg.Props{{Name: "a", Value: "1"}, {Name: "b", Value: "2"}, {Name: "a", Value: "3"}}
	if p.Get("a") != "1" || p.Get("z") != "" || !slices.Equal(p.All("a"), []string{"1", "3"}) || p.All("z") != nil {
		t.Errorf("props %v: got Get(a)=%q, Get(z)=%q, All(a)=%q, All(z)=%q", p, p.Get("a"), p.Get("z"), p.All("a"), p.All("z"))
	}
}
