package mention

import (
	"strings"
	"testing"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// BenchmarkFind reads a plan made of the rules' examples: dense in names, as plans are.
func BenchmarkFind(b *testing.B) {
	var s strings.Builder
	for range 200 {
		for _, r := range Rules {
			s.WriteString(r.Example)
			s.WriteString("坚持稳中求进总基调，统筹发展和安全，完善体制机制，不断改善居民生活。\n")
		}
	}
	tx := text.New(s.String())
	f, body, all, ctx := finder(b), document.Body{Text: tx}, kg.Span{End: tx.Len()}, plan(b, "330500")
	b.SetBytes(int64(len(tx.String())))
	b.ResetTimer()
	for range b.N {
		f.Find(body, all, ctx)
		Targets(tx, all, Deadlines(tx, all, 2021))
	}
}
