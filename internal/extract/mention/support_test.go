package mention

import (
	"sync"
	"testing"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/gazetteer"
	"policygraph/internal/extract/resolve"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
	"policygraph/seeds"
)

var load = sync.OnceValues(func() (*gazetteer.Dictionary, error) { return gazetteer.Load(seeds.FS) })

func dictionary(t testing.TB) *gazetteer.Dictionary {
	t.Helper()
	d, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func finder(t testing.TB) *Finder {
	t.Helper()
	f, err := New(dictionary(t))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// plan gives the context of a document issued by the division of that code.
func plan(t testing.TB, code string) resolve.Context {
	t.Helper()
	if code == "" {
		return resolve.Context{National: true}
	}
	r, ok := dictionary(t).Region(code)
	if !ok {
		t.Fatalf("no region %s", code)
	}
	return resolve.Context{Issuer: r}
}

func find(t testing.TB, s, issuer string) ([]Mention, text.Text) {
	t.Helper()
	tx := text.New(s)
	return finder(t).Find(document.Body{Text: tx}, kg.Span{End: tx.Len()}, plan(t, issuer)), tx
}
