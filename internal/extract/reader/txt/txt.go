// Package txt reads plain text: one paragraph a line, lines of one paragraph joined where a converter broke them at a fixed width,
// rows of a flattened table joined to a table, the fields of a portal's metadata lines set apart.
package txt

import (
	"policygraph/internal/extract/document"
	"policygraph/internal/extract/source"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

// Read reads a source of plain text. Its canonical text is the decoded file without byte order mark, line ends as they are.
func Read(src source.Source) (document.Body, error) {
	if src.Format != source.Text {
		return document.Body{}, source.Unsupported(src)
	}
	return Parse(src.Decoded()), nil
}

// Parse reads a text that is in memory already; it must be valid UTF-8.
func Parse(s string) document.Body {
	body := document.Body{Text: text.New(s)}
	lines := split(body.Text)
	body.Fields = fields(body.Text, lines)
	for i := 0; i < len(lines); {
		if block, n := table(body.Text, lines[i:]); n > 0 {
			body.Blocks = append(body.Blocks, block)
			i += n
			continue
		}
		body.Blocks = append(body.Blocks, document.Block{Kind: document.Paragraph, Span: lines[i]})
		i++
	}
	body.Blocks = unwrap(body.Text, body.Blocks)
	return body
}

// split cuts a text into its lines, trimmed, empty ones left out.
func split(t text.Text) []kg.Span {
	runes := t.Runes()
	lines := make([]kg.Span, 0, len(runes)/40+1)
	start := 0
	for i := 0; i <= len(runes); i++ {
		if i < len(runes) && !lineEnd(runes[i]) {
			continue
		}
		if line := t.Trim(kg.Span{Start: start, End: i}); line.Len() > 0 {
			lines = append(lines, line)
		}
		start = i + 1
	}
	return lines
}

func lineEnd(r rune) bool {
	return r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029
}
