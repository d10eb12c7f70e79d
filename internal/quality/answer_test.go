package quality

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"policygraph/internal/extract"
	"policygraph/internal/kg"
)

// root is the folder of go.mod.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		dir = filepath.Dir(dir)
	}
	t.Fatal("no go.mod above the test")
	return ""
}

// golds are all gold files of the package, in order of their names.
func golds(t testing.TB) []Gold {
	t.Helper()
	fsys := os.DirFS(root(t))
	files, err := fs.Glob(fsys, "internal/quality/testdata/gold/*.gold")
	if err != nil || len(files) == 0 {
		t.Fatalf("gold files: found %d, %v", len(files), err)
	}
	var out []Gold
	for _, f := range files {
		g, err := Read(fsys, f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, g)
	}
	return out
}

func goldNamed(t testing.TB, name string) Gold {
	t.Helper()
	for _, g := range golds(t) {
		if g.Name == name {
			return g
		}
	}
	t.Fatalf("no gold %q", name)
	return Gold{}
}

func ptr[T any](v T) *T { return &v }

// answer is the result that gives every required answer of a gold and nothing else.
func answer(g Gold) extract.Result {
	runes := []rune(g.Text)
	r := extract.Result{File: g.Name, Text: g.Text}
	d := g.Document
	if len(d.Titles) > 0 {
		r.Document.Title = d.Titles[0]
	}
	if d.Issuer != nil {
		r.Document.Issuer = ptr(d.Issuer.Name)
	}
	if d.Region != nil {
		r.Document.IssuerRegion = &extract.RegionRef{Name: d.Region.Name, Code: d.Region.Code}
	}
	r.Document.Number, r.Document.Written, r.Document.Published, r.Document.Basis = d.Number, d.Written, d.Published, d.Basis
	if d.Period != nil {
		r.Document.Period = &extract.Period{Text: d.Period[2], Start: ptr(d.Period[0] + "-01-01"), End: ptr(d.Period[1] + "-12-31")}
	}
	id := func(i int) string { return "s" + string(rune('a'+i)) }
	for i, s := range g.Sections {
		x := extract.Section{ID: id(i), Level: s.Level, Ordinal: ptr(s.Ordinal), OrdinalInText: !s.Restored, Title: s.Title, Span: s.Span}
		if s.Parent >= 0 {
			x.Parent = ptr(id(s.Parent))
		}
		r.Sections = append(r.Sections, x)
	}
	mention := func(n *Name, span kg.Span) extract.Mention {
		text := placed{runes}
		m := extract.Mention{Name: n.Name, Code: n.Code}
		for _, f := range n.Forms {
			if at, ok := text.find(f, span.Start, span.End); ok {
				m.Raw, m.Span = f, at
				break
			}
		}
		return m
	}
	for _, t := range g.Tasks {
		x := extract.Task{Number: ptr(t.Number), Span: t.Span}
		if len(t.Titles) > 0 {
			x.Title = t.Titles[0]
		}
		if t.Section >= 0 {
			x.Section = ptr(id(t.Section))
		}
		for _, duty := range t.Duties {
			if duty.Optional {
				continue
			}
			p := extract.Responsibility{Role: duty.Roles[0], Clause: duty.Clause, Group: duty.Group, Generic: duty.Generic, Agency: extract.Agency{Name: duty.Agency.Name}}
			if duty.Generic {
				p.Role, p.Agency.Name = "RESPONSIBLE", ""
			}
			at, ok := placed{runes}.find(duty.Raw, duty.Clause.End, t.Span.End)
			if !ok { // the statement opens the task
				at, ok = placed{runes}.find(duty.Raw, t.Span.Start, duty.Clause.Start)
			}
			if ok {
				p.Raw, p.Span = duty.Raw, at
			}
			x.Responsibilities = append(x.Responsibilities, p)
		}
		lists := map[kg.EntityKind]*[]extract.Mention{
			kg.KindRegion: &x.Regions, kg.KindFunctionalRegion: &x.FunctionalRegions, kg.KindPlatform: &x.Platforms, kg.KindOrganization: &x.Organizations,
			kg.KindPolicy: &x.Policies, kg.KindEvent: &x.Events, kg.KindIndustry: &x.Industries,
		}
		for _, w := range t.Things {
			switch list := lists[w.Kind]; {
			case w.Optional:
			case w.Kind == kg.KindDeadline:
				at, _ := placed{runes}.find(w.Name.Name, t.Span.Start, t.Span.End)
				x.Deadlines = append(x.Deadlines, extract.Deadline{Raw: w.Name.Name, Span: at})
			default:
				*list = append(*list, mention(w.Name, t.Span))
			}
		}
		r.Tasks = append(r.Tasks, x)
	}
	for _, t := range g.Targets {
		if !t.Optional {
			r.Targets = append(r.Targets, extract.Target{Indicator: t.Indicator, Value: t.Value, Raw: string(runes[t.Span.Start:t.Span.End]), Span: t.Span})
		}
	}
	return r
}

func TestEveryGoldAgreesWithItself(t *testing.T) {
	for _, g := range golds(t) {
		r := answer(g)
		if err := CheckOffsets(r); err != nil {
			t.Errorf("%s: %v", g.Name, err)
		}
		report := Score(g, r)
		for _, w := range report.Rows {
			if w.Score() != 1 {
				t.Errorf("%s: its own answers score %s %.3f, want 1\n%s", g.Name, w.Metric, w.Score(), report.Failures())
			}
		}
	}
}

func TestSampleGoldCountsTheTasksOfEachChapter(t *testing.T) {
	g := goldNamed(t, "huzhou")
	got := map[string]int{}
	for _, task := range g.Tasks {
		s := g.Sections[task.Section]
		if s.Parent >= 0 {
			s = g.Sections[s.Parent]
		}
		got[s.Ordinal]++
	}
	want := map[string]int{"二": 22, "三": 16, "四": 9, "五": 8, "六": 13}
	for chapter, n := range want {
		if got[chapter] != n {
			t.Errorf("chapter %s: got %d tasks, want %d", chapter, got[chapter], n)
		}
	}
	if len(got) != len(want) || strings.Count(g.Text, "\n*.")+strings.Count(g.Text, "\n**.") != len(g.Tasks) {
		t.Errorf("got %d tasks in chapters %v, want one for each item of the text in chapters %v", len(g.Tasks), got, want)
	}
}
