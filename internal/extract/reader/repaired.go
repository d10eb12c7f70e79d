package reader

import (
	"policygraph/internal/extract/document"
	"policygraph/internal/extract/source"
	"policygraph/internal/kg"
)

// repaired reads a source of text and tells what its characters needed. Where the body is the text as decoded, it tells the place.
func repaired(src source.Source, read func(source.Source) (document.Body, error)) (document.Body, error) {
	body, err := read(src)
	if err != nil || len(src.Repairs) == 0 {
		return body, err
	}
	same := body.Text.String() == src.Decoded()
	notes := make([]document.Diagnostic, 0, len(src.Repairs)+len(body.Diagnostics))
	for _, r := range src.Repairs {
		d := document.Diagnostic{Code: r.Code, Message: r.Message}
		if same && (kg.Span{End: body.Text.Len()}).Contains(r.Span) {
			d.Span = r.Span
		}
		notes = append(notes, d)
	}
	body.Diagnostics = append(notes, body.Diagnostics...)
	return body, nil
}
