package cli

import (
	"archive/zip"
	"bytes"
	"html"
	"strings"
	"testing"

	"policygraph/internal/extract/source"
	"policygraph/seeds"
)

// BenchmarkDocuments takes a typical document (half of the sample plan, 6,000 characters) from its bytes to its graph, on as many cores
// as -cpu says: from text in this process, from a page and from Word through a parser of the sandbox.
func BenchmarkDocuments(b *testing.B) {
	whole, err := seeds.FS.ReadFile(samplePlan)
	if err != nil {
		b.Fatal(err)
	}
	runes := []rune(string(whole))
	plan := string(runes[:min(len(runes), 6000)])
	var page, word strings.Builder
	page.WriteString("<html><head><meta charset=utf-8></head><body><div>")
	word.WriteString(`<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for line := range strings.Lines(plan) {
		line = html.EscapeString(strings.TrimSpace(line))
		page.WriteString("<p>" + line + "</p>\n")
		word.WriteString("<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>")
	}
	page.WriteString("</div></body></html>")
	word.WriteString("</w:body></w:document>")
	for _, format := range []struct {
		name  string
		bytes []byte
	}{{"plan.txt", []byte(plan)}, {"plan.html", []byte(page.String())}, {"plan.docx", packed(b, word.String())}} {
		b.Run(format.name, func(b *testing.B) {
			x, parsers, err := (&app{}).extractor(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			defer parsers.Close()
			b.SetBytes(int64(len(format.bytes)))
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					src, err := source.New(format.name, format.bytes)
					if err != nil {
						b.Error(err)
						return
					}
					r, err := x.ExtractContext(b.Context(), src)
					if err == nil {
						_, err = x.Batch(src, r)
					}
					if err != nil {
						b.Error(err)
						return
					}
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
		})
	}
}

// packed is the least that makes a Word document.
func packed(b *testing.B, document string) []byte {
	b.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", document},
	} {
		f, err := w.Create(part[0])
		if err == nil {
			_, err = f.Write([]byte(part[1]))
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}
