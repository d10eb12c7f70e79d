// Package reader turns a file of any format that is read into the one shape that extraction works on.
package reader

import (
	"context"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/doc"
	"policygraph/internal/extract/reader/html"
	"policygraph/internal/extract/reader/ofd"
	"policygraph/internal/extract/reader/ooxml"
	"policygraph/internal/extract/reader/pdf"
	"policygraph/internal/extract/source"
)

// Options say how files are read. The zero Options are ready.
type Options struct {
	// CacheDir keeps the compiled form of PDFium between runs; "" is the directory policygraph in the user's cache.
	CacheDir string
	// Password opens encrypted files of the formats that can be opened with one.
	Password string
	// OCR recognises the text on the image of a page, one line a line. Without it a scan is an error NEEDS_OCR.
	OCR func(ctx context.Context, png []byte) (string, error)
}

// Reader reads files of every format. It is safe to share; what a format needs is started when its first file comes.
type Reader struct{ pdf *pdf.Reader }

// New makes a Reader, to be closed after use.
func New(o Options) *Reader {
	return &Reader{pdf: pdf.New(pdf.Options{CacheDir: o.CacheDir, Password: o.Password, OCR: o.OCR})}
}

// Close ends what the reader holds.
func (r *Reader) Close() error { return r.pdf.Close() }

// Read hands a source to the reader of its format. It fails with *source.Error, or with the error of ctx when that is done.
func (r *Reader) Read(ctx context.Context, src source.Source) (document.Body, error) {
	if err, protected := ooxml.Protected(src); protected {
		return document.Body{}, err
	}
	switch src.Format {
	case source.Text:
		return repaired(src, plain)
	case source.HTML:
		return repaired(src, html.Read)
	case source.DOCX, source.XLSX:
		return office(src)
	case source.PDF:
		return r.pdf.Read(ctx, src)
	case source.OFD:
		return ofd.Read(src)
	case source.OLE:
		return doc.Read(src)
	}
	return document.Body{}, source.Unsupported(src)
}

// Read reads one source with a Reader of its own. It fails with *source.Error.
func Read(src source.Source) (document.Body, error) {
	r := New(Options{})
	defer func() { _ = r.Close() }() // the body is read; there is nothing left to lose
	return r.Read(context.Background(), src)
}
