package reader

import (
	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/csv"
	"policygraph/internal/extract/reader/txt"
	"policygraph/internal/extract/source"
)

// plain reads a text, which may be a table of separated values.
func plain(src source.Source) (document.Body, error) {
	s := src.Decoded()
	if separator, ok := csv.Is(src.URI, s); ok {
		return csv.Read(src.URI, s, separator)
	}
	return txt.Read(src)
}
