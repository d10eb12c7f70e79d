package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestSiteRunsUnderAStrictPolicy looks for what the content security policy would block, and for requests to other hosts.
func TestSiteRunsUnderAStrictPolicy(t *testing.T) {
	forbidden := []struct {
		in   string // suffix of the file's name
		what *regexp.Regexp
		why  string
	}{
		{".html", regexp.MustCompile(`(?i)\son[a-z]+\s*=`), "inline handlers are blocked"},
		{".html", regexp.MustCompile(`(?i)\sstyle\s*=`), "inline styles are blocked"},
		{".html", regexp.MustCompile(`(?i)<style|<script[^>]*>[^<]`), "inline code is blocked"},
		{".html", regexp.MustCompile(`(?i)(src|href)\s*=\s*["']?(https?:|//|javascript:)`), "nothing is loaded from elsewhere"},
		{".css", regexp.MustCompile(`(?i)@import|url\(`), "nothing is loaded from elsewhere"},
		{".js", regexp.MustCompile(`document\.write|[^.\w]eval\(|new Function\(`), "code from text is blocked"},
		{".js", regexp.MustCompile("(?i)(import\\(|fetch\\(|src ?= ?|href ?= ?)[\"'`](https?:)?//"), "nothing is loaded from elsewhere"},
	}
	files := 0
	err := fs.WalkDir(Files(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		b, err := fs.ReadFile(Files(), name)
		if err != nil {
			return err
		}
		for _, f := range forbidden {
			if found := f.what.Find(b); found != nil && strings.HasSuffix(name, f.in) {
				t.Errorf("%s holds %q: %s", name, found, f.why)
			}
		}
		return nil
	})
	if err != nil || files < 3 {
		t.Fatalf("%d files, %v; want the page, its script and its style", files, err)
	}
}

// TestSourcesKeepTextAsText looks for ways by which a document's text could become markup, and for styles that the policy blocks.
func TestSourcesKeepTextAsText(t *testing.T) {
	forbidden := map[*regexp.Regexp]string{
		regexp.MustCompile(`\{@html`): "text must stay text",
		regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser`): "text must stay text",
		regexp.MustCompile(`\sstyle="`):                    "inline styles are blocked; use style:name={value}",
		regexp.MustCompile(`setAttribute\(['"](style|on)`): "inline styles and handlers are blocked",
	}
	files := 0
	err := filepath.WalkDir(filepath.Join("explorer", "src"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		for what, why := range forbidden {
			if found := what.Find(b); found != nil {
				t.Errorf("%s holds %q: %s", name, found, why)
			}
		}
		return nil
	})
	if err != nil || files < 10 {
		t.Fatalf("%d sources, %v; want those of the explorer", files, err)
	}
}

// TestSiteIsOfThePresentSource compares the sources with the digests that the build has written, so that a source is never committed
// without what it becomes. It needs no node.
func TestSiteIsOfThePresentSource(t *testing.T) {
	written, err := os.ReadFile(filepath.Join("dist", "sources.sha256"))
	if err != nil {
		t.Fatal(err)
	}
	built := map[string]string{} // digest by name
	for line := range strings.Lines(string(written)) {
		digest, name, ok := strings.Cut(strings.TrimSpace(line), "  ")
		if !ok {
			t.Fatalf("sources.sha256: %q is no digest and name", line)
		}
		built[name] = digest
	}
	var names []string
	for name := range built {
		names = append(names, name)
	}
	for _, folder := range []string{"src", "public"} {
		err := filepath.WalkDir(filepath.Join("explorer", folder), func(name string, d fs.DirEntry, err error) error {
			name = strings.TrimPrefix(filepath.ToSlash(name), "explorer/")
			if err == nil && !d.IsDir() && !strings.HasPrefix(name, "src/api/generated/") && !strings.HasSuffix(name, ".test.ts") {
				names = append(names, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		now := "" // it is gone
		if b, err := os.ReadFile(filepath.Join("explorer", filepath.FromSlash(name))); err == nil {
			sum := sha256.Sum256(b)
			now = hex.EncodeToString(sum[:])
		}
		if built[name] != now {
			t.Errorf("web/explorer/%s is not what web/dist was built of; build it with `make explorer`", name)
		}
	}
}

// TestFirstPageIsSmall packs the scripts and styles that the first page loads, with those of its view.
func TestFirstPageIsSmall(t *testing.T) {
	const most = 60_000
	page, err := fs.ReadFile(Files(), "index.html")
	if err != nil {
		t.Fatal(err)
	}
	var queue []string
	for _, m := range regexp.MustCompile(`(?:src|href)="/(assets/[^"]+)"`).FindAllSubmatch(page, -1) {
		queue = append(queue, string(m[1]))
	}
	for _, later := range []string{"assets/Home-*", "assets/zh-*"} { // its view, and the words of its language
		chunks, err := fs.Glob(Files(), later)
		if err != nil || len(chunks) == 0 {
			t.Fatalf("no chunk %s, %v", later, err)
		}
		queue = append(queue, chunks...)
	}
	static := regexp.MustCompile(`(?:from|import) ?["']\./([^"']+)["']`)
	sizes, sum := map[string]int{}, 0
	for len(queue) > 0 {
		name := queue[0]
		queue = queue[1:]
		if _, known := sizes[name]; known {
			continue
		}
		b, err := fs.ReadFile(Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		if _, err := z.Write(b); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		sizes[name] = packed.Len()
		sum += packed.Len()
		for _, m := range static.FindAllSubmatch(b, -1) {
			queue = append(queue, path.Join(path.Dir(name), string(m[1])))
		}
	}
	if sum > most {
		t.Errorf("the first page loads %d bytes of packed script and style, more than %d: %s", sum, most, fmt.Sprint(sizes))
	}
	t.Logf("the first page: %d bytes packed: %v", sum, sizes)
}
