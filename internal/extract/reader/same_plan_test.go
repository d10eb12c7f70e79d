package reader_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/seeds"
)

// TestOnePlanInEveryFormatSaysTheSame extracts the plan of pdf/testdata/plan.txt from the files that other programs made of it.
func TestOnePlanInEveryFormatSaysTheSame(t *testing.T) {
	extractor, err := extract.New(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	said := func(path ...string) string {
		name := filepath.Join(path...)
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		src, err := source.New(name, b)
		if err != nil {
			t.Fatal(err)
		}
		result, err := extractor.Extract(src)
		if err != nil {
			t.Fatal(err)
		}
		return statements(result)
	}
	want := said("pdf", "testdata", "plan.txt")
	if n := strings.Count(want, "\n"); n < 30 {
		t.Fatalf("the plain text says %d things, want more than thirty:\n%s", n, want)
	}
	for _, path := range [][]string{
		{"txt", "testdata", "libreoffice-gbk.txt"},
		{"txt", "testdata", "pandoc.md"},
		{"html", "testdata", "libreoffice-plan.html"},
		{"html", "testdata", "pandoc-plan.html"},
		{"pdf", "testdata", "libreoffice-plan.pdf"},
		{"doc", "testdata", "libreoffice-plan.doc"},
		{"doc", "testdata", "poi-plan.doc"},
		{"doc", "testdata", "fast-saved.doc"},
		{"docx", "testdata", "pandoc-plan.docx"},
		{"docx", "testdata", "npm-plan.docx"},
		{"ofd", "testdata", "plan.ofd"},
		{"ofd", "testdata", "other.ofd"},
	} {
		if diff := cmp.Diff(want, said(path...)); diff != "" {
			t.Errorf("%s differs from the plain text (-want +got):\n%s", path[2], diff)
		}
	}
}

// statements writes what a document says, a line each.
func statements(r extract.Result) string {
	var b strings.Builder
	number := ""
	if r.Document.Number != nil {
		number = *r.Document.Number
	}
	fmt.Fprintf(&b, "%s %s\n", r.Document.Title, number)
	for _, t := range r.Tasks {
		fmt.Fprintf(&b, "task %s\n", t.Title)
		for _, p := range t.Responsibilities {
			fmt.Fprintf(&b, "  %s %s: %s\n", p.Role, p.Agency.Name, p.Rule)
		}
		for _, d := range t.Deadlines {
			fmt.Fprintf(&b, "  by %s\n", d.Raw)
		}
		for _, m := range t.Regions {
			fmt.Fprintf(&b, "  in %s\n", m.Name)
		}
		for _, x := range t.Targets {
			fmt.Fprintf(&b, "  target %s %s%s\n", x.Indicator, x.Value, x.Unit)
		}
	}
	return b.String()
}
