package reader

import (
	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/docx"
	"policygraph/internal/extract/reader/ooxml"
	"policygraph/internal/extract/reader/xlsx"
	"policygraph/internal/extract/source"
)

// office reads a document of Word or Excel; which it is, its container tells.
func office(src source.Source) (document.Body, error) {
	p, err := ooxml.Open(src, ooxml.DefaultLimits)
	if err != nil {
		return document.Body{}, err
	}
	main, space, err := p.Document()
	if err != nil {
		return document.Body{}, err
	}
	switch space {
	case ooxml.Word:
		return docx.Read(p, main)
	case ooxml.Sheet:
		return xlsx.Read(p, main)
	}
	return document.Body{}, source.Unsupported(src)
}
