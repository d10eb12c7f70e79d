package html_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/seeds"
)

// corpus is the folder of real documents that lies beside the repository; ok is false where it does not.
func corpus(t testing.TB) (dir string, ok bool) {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
	dir = filepath.Join(dir, "..", "shared", "corpus", "dev")
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return "", false
	}
	return dir, true
}

// said is what a document says, a line for each task and each triple.
func said(r extract.Result) []string {
	var lines []string
	for _, task := range r.Tasks {
		title := task.Title
		if title == "" {
			title = string([]rune(r.Text)[task.Start:min(task.End, task.Start+20)])
		}
		lines = append(lines, "task "+title)
		for _, d := range task.Responsibilities {
			lines = append(lines, fmt.Sprintf("  %s %s %s", d.Role, d.Agency.Name, d.Raw))
		}
	}
	return lines
}

// A page and its text, from which tags were stripped, say the same. A table in the text has lost which cells were merged.
func TestPagesSayWhatTheirTextSays(t *testing.T) {
	dir, ok := corpus(t)
	if !ok {
		t.Log("the corpus is not here")
		return
	}
	x, err := extract.New(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages in %s: %v", dir, err)
	}
	for _, name := range pages {
		var got [2][]string
		for i, name := range []string{name, strings.TrimSuffix(name, ".html") + ".txt"} {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			src, err := source.New(name, b)
			if err != nil {
				t.Fatal(err)
			}
			r, err := x.Extract(src)
			if err != nil {
				t.Fatal(err)
			}
			got[i] = append(said(r), "title "+r.Document.Title)
			t.Logf("%s: %d tasks, %d lines", filepath.Base(name), len(r.Tasks), len(got[i]))
		}
		if diff := cmp.Diff(got[1], got[0]); diff != "" {
			t.Errorf("%s (-text +page):\n%s", filepath.Base(name), diff)
		}
	}
}

func TestMetadataBesideTheTextTellsOfTheDocument(t *testing.T) {
	x, err := extract.New(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile("testdata/portal-table.html")
	if err != nil {
		t.Fatal(err)
	}
	src, err := source.New("page.html", b)
	if err != nil {
		t.Fatal(err)
	}
	r, err := x.Extract(src)
	if err != nil {
		t.Fatal(err)
	}
	value := func(s *string) string {
		if s == nil {
			return "none"
		}
		return *s
	}
	got := []string{r.Document.Title, value(r.Document.Number), value(r.Document.Written), value(r.Document.Published), value(r.Document.IndexNumber)}
	want := []string{"安吉县人民政府办公室关于印发农村供水提升行动方案的通知", "安政办发〔2023〕12号", "2023-04-03", "2023-04-06", "112233445/2023-00012"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("title, number, written, published, index number (-want +got):\n%s", diff)
	}
}
