package question_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"policygraph/graph/graphtest"
	"policygraph/internal/golden"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/question"
	"policygraph/internal/search"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

// province is the invented province of graphtest.
func province(t testing.TB) store.Store {
	t.Helper()
	st := memstore.New()
	t.Cleanup(func() { _ = st.Close() })
	for _, b := range graphtest.Province() {
		if _, err := st.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	return st
}

// index finds names by reading.
var index *search.Index

func read(t testing.TB, st store.Store, line string) (u question.Understanding) {
	t.Helper()
	err := st.View(t.Context(), func(r store.Reader) (err error) {
		u, err = question.Read(t.Context(), r, index, line)
		return err
	})
	if err != nil {
		t.Fatalf("read %q: %v", line, err)
	}
	return u
}

// lines are the questions of the table.
func lines(t testing.TB) (list []string) {
	t.Helper()
	b, err := os.ReadFile("testdata/lines.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range strings.Split(strings.TrimRight(string(b), "\n"), "\n") {
		if !strings.HasPrefix(l, "#") {
			list = append(list, l)
		}
	}
	return list
}

// TestLinesAreReadAsReviewed holds how each line of the table is understood, and the query that it comes to.
func TestLinesAreReadAsReviewed(t *testing.T) {
	st := province(t)
	all := lines(t)
	if len(all) < 80 {
		t.Fatalf("the table has %d lines, want 80 at least", len(all))
	}
	var b strings.Builder
	for _, line := range all {
		u := read(t, st, line)
		covered(t, u)
		fmt.Fprintf(&b, "%s\n    %s %s\n", line, u.Intent, variables(t, u))
		for _, p := range u.Parts {
			if p.Sense == question.Blank || p.Sense == question.Filler || p.Sense == question.Joint {
				continue
			}
			fmt.Fprintf(&b, "    %s %s %s", p.Text, p.Sense, p.Rule)
			if m := p.Meaning(); m != "" {
				b.WriteString(" = " + m)
			}
			if p.Note != "" {
				b.WriteString(" | " + p.Note)
			}
			for _, c := range p.Thing.Suggestions {
				b.WriteString(" ?" + c.Entity.Name)
			}
			b.WriteString("\n")
		}
	}
	golden.Equal(t, "lines.golden", []byte(b.String()))
}

func variables(t *testing.T, u question.Understanding) string {
	t.Helper()
	_, text := u.Document()
	var v map[string]any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("variables of %q are no JSON: %v\n%s", u.Line, err, text)
	}
	delete(v, "first")
	delete(v, "top")
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// covered checks that the parts cover the line, in order, and say what stands there.
func covered(t testing.TB, u question.Understanding) {
	t.Helper()
	at, text := 0, ""
	runes := []rune(u.Line)
	for _, p := range u.Parts {
		if p.Span.Start != at || p.Span.End <= at || p.Text != string(runes[p.Span.Start:p.Span.End]) {
			t.Fatalf("line %q: part %q at %v does not follow on %d", u.Line, p.Text, p.Span, at)
		}
		at, text = p.Span.End, text+p.Text
	}
	if text != u.Line || at != utf8.RuneCountInString(u.Line) {
		t.Fatalf("line %q: the parts cover %q", u.Line, text)
	}
}

// TestNoLineIsReadOtherwiseTwice reads lines again.
func TestNoLineIsReadOtherwiseTwice(t *testing.T) {
	st := province(t)
	for _, line := range lines(t) {
		first, again := fmt.Sprintf("%+v", read(t, st, line)), fmt.Sprintf("%+v", read(t, st, line))
		if strip(first) != strip(again) {
			t.Errorf("line %q: read as\n%s\nand again as\n%s", line, first, again)
		}
	}
}

// strip takes out addresses.
func strip(s string) string {
	var b strings.Builder
	for _, f := range strings.Fields(s) {
		if !strings.Contains(f, "0x") {
			b.WriteString(f + " ")
		}
	}
	return b.String()
}

func TestALineHasABound(t *testing.T) {
	st := province(t)
	for name, line := range map[string]string{"too long": strings.Repeat("长", question.LongestLine+1), "not UTF-8": "梅岭\xff"} {
		err := st.View(t.Context(), func(r store.Reader) error {
			_, err := question.Read(t.Context(), r, nil, line)
			return err
		})
		if err == nil || !strings.Contains(err.Error(), "question:") {
			t.Errorf("%s: want an error that names the argument, have %v", name, err)
		}
	}
}

// FuzzRead reads anything: no panic, the parts cover the line, and it is read the same again.
func FuzzRead(f *testing.F) {
	st := province(f)
	for _, line := range lines(f) {
		f.Add(line)
	}
	f.Add("“”《》''\"\"“")
	f.Add("不不不和或的")
	f.Add(strings.Repeat("“甲”", 66))
	f.Add(strings.Repeat("“甲”或", 50))
	f.Add(strings.Repeat("2025 ", 40))
	f.Add(strings.Repeat("梅岭牵头", 50))
	f.Add(strings.Repeat("不含“甲”", 40))
	f.Fuzz(func(t *testing.T, line string) {
		if !utf8.ValidString(line) || utf8.RuneCountInString(line) > question.LongestLine {
			return
		}
		u := read(t, st, line)
		covered(t, u)
		document, _ := u.Document()
		again := read(t, st, line)
		if second, _ := again.Document(); second != document || variables(t, u) != variables(t, again) {
			t.Errorf("line %q: asks\n%s\nand again\n%s", line, document, second)
		}
		if u.Intent == question.Tasks || u.Intent == question.Entity {
			err := st.View(t.Context(), func(r store.Reader) error {
				_, err := query.Tasks(t.Context(), r, u.Tasks)
				return err
			})
			if err != nil {
				t.Errorf("line %q: its query fails: %v", line, err)
			}
		}
		for _, p := range u.NotUnderstood() {
			if p.Note == "" {
				t.Errorf("line %q: %q is not understood, and nothing says why", line, p.Text)
			}
		}
	})
}

func TestEveryRuleReadsItsExample(t *testing.T) {
	st := memstore.New()
	t.Cleanup(func() { _ = st.Close() })
	p := graphtest.NewPlan("plans/names.txt", "名称表")
	task := p.Task("事项", "名称。")
	for code, name := range map[string]string{"310000": "上海", "330100": "杭州", "330523": "安吉县", "330500": "湖州市"} {
		p.Says(name, task, kg.Involves, kg.NewEntity(kg.KindRegion, code, name))
	}
	bureau := kg.NewEntity(kg.KindAgency, "330500/科学技术局", "湖州市科学技术局")
	bureau.Aliases = []string{"市科技局"}
	p.Role(bureau, kg.Leads, task, 1)
	p.Says("湖州市", bureau, kg.AgencyOf, kg.NewEntity(kg.KindRegion, "330500", "湖州市"))
	p.Says("南太湖新区", task, kg.Involves, kg.NewEntity(kg.KindPlatform, "南太湖新区", "南太湖新区"))
	p.Says("纲要", task, kg.Cites, kg.NewEntity(kg.KindPolicy, "长江三角洲区域一体化发展规划纲要", "长江三角洲区域一体化发展规划纲要"))
	if _, err := st.Apply(t.Context(), p.Batch()); err != nil {
		t.Fatal(err)
	}
	for id, example := range question.Examples() {
		found := false
		for _, part := range read(t, st, example).Parts {
			found = found || part.Rule == id
		}
		if !found {
			t.Errorf("rule %s does not read its example %q: %v", id, example, read(t, st, example).Parts)
		}
	}
}
