// Package reader turns a file of any format that is read into the one shape that extraction works on.
package reader

import (
	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/txt"
	"policygraph/internal/extract/source"
)

// Read hands a source to the reader of its format. It fails with *source.Error.
func Read(src source.Source) (document.Body, error) {
	if src.Format == source.Text {
		return txt.Read(src)
	}
	return document.Body{}, source.Unsupported(src)
}
