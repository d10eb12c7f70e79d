package reader_test

import (
	"strings"
	"testing"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader"
	"policygraph/internal/extract/source"
)

func TestRepairsOfCharactersAreToldWithTheBody(t *testing.T) {
	plan := strings.Repeat("一、总体要求\n坚持统筹发展，加快建设，提高公共服务水平。\n", 3)
	for _, c := range []struct {
		claim, file, code, at string
		blocks                int
	}{
		{"in a text, with their place", plan + "二、组织\xff实施\n", "charset.replaced", "\ufffd", 7},
		{"in a page, whose text is another", "<html><body><p>" + strings.ReplaceAll(plan, "\n", "</p><p>") + "二、组织\xff实施</p></body></html>", "charset.replaced", "", 7},
		{"none in a sound page", "<html><body><p>一、总体要求</p></body></html>", "", "", 1},
	} {
		src, err := source.New("plan", []byte(c.file))
		if err != nil {
			t.Fatal(err)
		}
		body, err := reader.Read(src)
		if err != nil {
			t.Fatal(err)
		}
		var first document.Diagnostic
		if len(body.Diagnostics) > 0 {
			first = body.Diagnostics[0]
		}
		if len(body.Blocks) != c.blocks || first.Code != c.code || body.Text.Slice(first.Span) != c.at {
			t.Errorf("%s: %d blocks, %+v at %q; want %d, %s at %q", c.claim, len(body.Blocks), first, body.Text.Slice(first.Span), c.blocks, c.code, c.at)
		}
	}
}
