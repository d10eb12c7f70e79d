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
	loose := make([]kg.Span, 0, len(lines)) // what stands in no table, where fields are looked for
	for i := 0; i < len(lines); {
		block, n := table(body.Text, lines[i:])
		if n == 0 {
			block, n = stacked(body.Text, lines[i:])
		}
		if n > 0 {
			metadata := columned(body.Text, block)
			if metadata == nil {
				body.Blocks = append(body.Blocks, block)
				i += n
				continue
			}
			body.Fields = append(body.Fields, metadata...)
			for ; n > 0; n-- { // the lines are masthead, not tasks
				body.Blocks = append(body.Blocks, document.Block{Kind: document.Paragraph, Span: lines[i]})
				i++
			}
			continue
		}
		body.Blocks = append(body.Blocks, document.Block{Kind: document.Paragraph, Span: lines[i]})
		loose = append(loose, lines[i])
		i++
	}
	body.Fields = append(fields(body.Text, loose), body.Fields...)
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
