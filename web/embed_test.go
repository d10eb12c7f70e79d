package web

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// TestPageRunsUnderAStrictPolicy looks for what the content security policy would block, and for ways by which a document's text could
// become markup.
func TestPageRunsUnderAStrictPolicy(t *testing.T) {
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
		{".js", regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|setAttribute\('on|\.style\b`), "text must stay text"},
		{".js", regexp.MustCompile(`https?://`), "nothing is asked elsewhere"},
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

// TestScriptFindsItsElements keeps the ids of the page and of the script in step.
func TestScriptFindsItsElements(t *testing.T) {
	page, err := fs.ReadFile(Files(), "index.html")
	if err != nil {
		t.Fatal(err)
	}
	script, err := fs.ReadFile(Files(), "app.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`\$\('([a-z]+)'\)`).FindAllSubmatch(script, -1) {
		if !strings.Contains(string(page), `id="`+string(m[1])+`"`) {
			t.Errorf("app.js looks for #%s, which index.html has not", m[1])
		}
	}
}
