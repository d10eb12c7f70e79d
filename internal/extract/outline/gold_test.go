package outline_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/outline"
	"policygraph/internal/extract/reader/txt"
	"policygraph/internal/kg"
)

// shared finds a file of the data that lies beside the repository, "" where it does not.
func shared(t testing.TB, parts ...string) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(dir) == dir {
			return ""
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(append([]string{filepath.Dir(dir), "shared"}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		return ""
	}
	return path
}

func read(t testing.TB, path string) document.Body {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return txt.Parse(strings.TrimPrefix(string(b), "\ufeff"))
}

type gold struct {
	Sections []struct {
		ID, Title, Ordinal string
		Level, Start, End  int
		Parent             *string
		OrdinalInText      bool `json:"ordinal_in_text"`
	}
	Tasks []struct {
		ID, Title, Section string
		Number             int
		NumberInText       string   `json:"number_in_text"`
		Alternatives       []string `json:"title_alternatives"`
		Start, End         int
	}
}

func TestSamplePlanAgreesWithItsGold(t *testing.T) {
	answers, plan := shared(t, "gold", "huzhou", "gold.json"), shared(t, "seeds", "huzhou-yangtze-delta-plan.txt")
	if answers == "" || plan == "" {
		t.Log("no gold beside the repository")
		return
	}
	b, err := os.ReadFile(answers)
	if err != nil {
		t.Fatal(err)
	}
	var g gold
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	body := read(t, plan)
	tree := outline.Parse(body)

	at := make(map[int]int) // sections by start
	for i, s := range tree.Sections {
		at[s.Span.Start] = i
	}
	titles := make(map[string]string)
	for _, want := range g.Sections {
		titles[want.ID] = want.Title
	}
	for _, want := range g.Sections {
		i, found := at[want.Start]
		if !found {
			t.Errorf("section %s %q: not found", want.ID, want.Title)
			continue
		}
		got := tree.Sections[i]
		parent, wantParent := "", ""
		if got.Parent >= 0 {
			parent = body.Text.Slice(tree.Sections[got.Parent].Title)
		}
		if want.Parent != nil {
			wantParent = titles[*want.Parent]
		}
		if title := body.Text.Slice(got.Title); got.Level != want.Level || got.Ordinal != want.Ordinal || got.OrdinalInText != want.OrdinalInText ||
			title != want.Title || got.Span != (kg.Span{Start: want.Start, End: want.End}) || parent != wantParent {
			t.Errorf("section %s: got level %d, %s (in text %v), %q at %v under %q; want level %d, %s (%v), %q at [%d,%d) under %q", want.ID,
				got.Level, got.Ordinal, got.OrdinalInText, title, got.Span, parent, want.Level, want.Ordinal, want.OrdinalInText, want.Title, want.Start, want.End, wantParent)
		}
	}

	items := make(map[kg.Span]outline.Item)
	for _, item := range tree.Items {
		items[item.Span] = item
	}
	right := 0
	for _, want := range g.Tasks {
		item, found := items[kg.Span{Start: want.Start, End: want.End}]
		if !found {
			t.Errorf("task %s %q: no item has its span", want.ID, want.Title)
			continue
		}
		if marker := body.Text.Slice(item.Marker); marker != want.NumberInText || atoi(item.Number) != want.Number {
			t.Errorf("task %s: number %q from %q, want %d from %q", want.ID, item.Number, marker, want.Number, want.NumberInText)
		}
		title := body.Text.Slice(item.Title)
		ok := title == want.Title
		for _, a := range want.Alternatives {
			ok = ok || title == a
		}
		if ok {
			right++
		} else {
			t.Logf("task %s: title %q, want %q", want.ID, title, want.Title)
		}
		if section := body.Text.Slice(tree.Sections[item.Section].Title); section != titles[want.Section] {
			t.Errorf("task %s: in section %q, want %q", want.ID, section, titles[want.Section])
		}
	}
	if share := float64(right) / float64(len(g.Tasks)); share < 0.97 {
		t.Errorf("titles: %d of %d right", right, len(g.Tasks))
	}
	numbered := 0
	for _, item := range tree.Items {
		if item.Kind == outline.Numbered {
			numbered++
		}
	}
	t.Logf("%d sections, %d numbered items; titles %d of %d", len(tree.Sections), numbered, right, len(g.Tasks))
}

func atoi(s string) (n int) {
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}

// TestRealDocumentsKeepThePromises looks at every text of the corpus: what Parse promises must hold in all of them.
func TestRealDocumentsKeepThePromises(t *testing.T) {
	dir := shared(t, "corpus", "dev")
	if dir == "" {
		t.Log("no corpus beside the repository")
		return
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if ext := filepath.Ext(file); ext != ".txt" && ext != ".csv" {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			body := read(t, file)
			if why := body.Check(); why != "" {
				t.Fatal(why)
			}
			promises(t, body, outline.Parse(body))
		})
	}
}

// promises are what holds of every outline.
func promises(t testing.TB, body document.Body, tree outline.Tree) {
	t.Helper()
	whole := kg.Span{End: body.Text.Len()}
	within := func(what string, s kg.Span) {
		if s.Len() < 0 || !whole.Contains(s) {
			t.Fatalf("%s %v lies outside the text of %d characters", what, s, whole.End)
		}
	}
	for _, s := range []kg.Span{tree.Title, tree.Head, tree.Body, tree.Tail} {
		within("part", s)
	}
	if tree.Head.Len() > 0 && tree.Body.Len() > 0 && tree.Head.End > tree.Body.Start || tree.Tail.Len() > 0 && tree.Body.End > tree.Tail.Start {
		t.Fatalf("head %v, body %v and tail %v are not apart", tree.Head, tree.Body, tree.Tail)
	}
	for i, s := range tree.Sections {
		within("section", s.Span)
		within("extent", s.Extent)
		if !s.Extent.Contains(s.Span) || !s.Span.Contains(s.Title) {
			t.Fatalf("section %d: title %v, line %v, extent %v do not hold one another", i, s.Title, s.Span, s.Extent)
		}
		if i > 0 && tree.Sections[i-1].Span.Start >= s.Span.Start {
			t.Fatalf("section %d is out of order", i)
		}
		if s.Parent >= i || s.Parent < -1 {
			t.Fatalf("section %d has parent %d", i, s.Parent)
		}
		if s.Parent >= 0 && (!tree.Sections[s.Parent].Extent.Contains(s.Extent) || tree.Sections[s.Parent].Level != s.Level-1) {
			t.Fatalf("section %d (level %d, %v) is not nested in %d (level %d, %v)", i, s.Level, s.Extent, s.Parent, tree.Sections[s.Parent].Level, tree.Sections[s.Parent].Extent)
		}
		if s.Parent < 0 && s.Level != 1 {
			t.Fatalf("section %d has no parent and level %d", i, s.Level)
		}
	}
	end := 0
	last := make(map[int]int) // number of the last restored item by section
	for i, item := range tree.Items {
		within("item", item.Span)
		if item.Span.Start < end || item.Span.Len() == 0 {
			t.Fatalf("item %d %v begins before %d, where the one before ends", i, item.Span, end)
		}
		end = item.Span.End
		if !item.Span.Contains(item.Title) || item.Marker.Len() > 0 && !item.Span.Contains(item.Marker) {
			t.Fatalf("item %d %v does not hold its marker %v and title %v", i, item.Span, item.Marker, item.Title)
		}
		if item.Section < -1 || item.Section >= len(tree.Sections) || item.Section >= 0 && !tree.Sections[item.Section].Extent.Contains(item.Span) {
			t.Fatalf("item %d %v is not in its section %d", i, item.Span, item.Section)
		}
		if (item.Kind == outline.Row) != (item.Table >= 0) || item.Table >= len(body.Blocks) {
			t.Fatalf("item %d: kind %d, table %d", i, item.Kind, item.Table)
		}
		if item.Restored && item.Kind == outline.Numbered && item.Section >= 0 {
			if n := atoi(item.Number); n > 0 && n < 1000 {
				if prev, ok := last[item.Section]; ok && n <= prev && n != 1 {
					t.Fatalf("item %d: restored number %d after %d in one section", i, n, prev)
				}
				last[item.Section] = n
			}
		}
	}
	for _, d := range tree.Diagnostics {
		within("diagnostic "+d.Code, d.Span)
	}
}

// TestCorpusTasksAreItems holds the items against the tasks of the annotated documents: each task is one item with the same title.
func TestCorpusTasksAreItems(t *testing.T) {
	dir := shared(t, "corpus", "dev")
	if dir == "" {
		t.Log("no corpus beside the repository")
		return
	}
	answers, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range answers {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var g struct {
			File  string
			Tasks []struct {
				Title      string
				Start, End int
			}
		}
		if err := json.Unmarshal(b, &g); err != nil {
			t.Fatal(err)
		}
		body := read(t, filepath.Join(dir, g.File))
		tree := outline.Parse(body)
		for _, task := range g.Tasks {
			want := kg.Span{Start: task.Start, End: task.End}
			found := false
			for _, item := range tree.Items {
				if item.Span == want && body.Text.Slice(item.Title) == task.Title {
					found = true
				}
			}
			if !found {
				t.Errorf("%s: no item %v with title %q", g.File, want, task.Title)
			}
		}
	}
}
