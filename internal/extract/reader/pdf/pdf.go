// Package pdf reads PDF files: PDFium, compiled to WebAssembly, tells where each character and ruling line of a page stands.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"time"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/layout"
	"policygraph/internal/extract/source"
)

// Limits of one document.
const (
	maxPages   = 5000
	maxGlyphs  = 2_000_000
	maxFilters = 4 // on one stream: no program writes more than two
	maxMemory  = 512 << 20
	imageDPI   = 200 // of a page that is handed to recognition
	fewGlyphs  = 20  // a page with an image and fewer characters than these is a scan
)

// Options say how PDF files are read. The zero Options are ready.
type Options struct {
	// CacheDir keeps the compiled form of PDFium, so that a program's first PDF takes 0.1 s and not 2 s. "" is the directory
	// policygraph in the user's cache; where that cannot be written, nothing is kept.
	CacheDir string
	// Password opens encrypted files.
	Password string
	// OCR recognises the text on the image of a page, one line a line. Without it a scan is an error NEEDS_OCR.
	OCR func(ctx context.Context, png []byte) (string, error)
	// Timeout is the most time that one document may take, recognition aside; 0 is 30 s.
	Timeout time.Duration
	// Workers is the most documents read at once; 0 is one a processor. Each takes some 30 MB, and no more than 512.
	Workers int
}

// Reader reads PDF files. It is safe to share; nothing is started before the first file comes.
type Reader struct {
	options Options
	engine  engine
}

// New makes a Reader, to be closed after use.
func New(o Options) *Reader {
	if o.Timeout <= 0 {
		o.Timeout = 30 * time.Second
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	return &Reader{options: o, engine: engine{cacheDir: o.CacheDir, workers: o.Workers}}
}

// Close ends what the reader holds. Reading after it fails.
func (r *Reader) Close() error { return r.engine.close() }

// Read reads one file. It fails with *source.Error, or with the error of ctx when that is done.
func (r *Reader) Read(ctx context.Context, src source.Source) (document.Body, error) {
	if src.Format != source.PDF {
		return document.Body{}, source.Unsupported(src)
	}
	if n := longestFilterChain(src.Bytes); n > maxFilters {
		return document.Body{}, failed(src, source.Bomb, "a stream is packed %d times over; no more than %d are read", n, maxFilters)
	}
	m, err := r.engine.open(ctx)
	if err != nil {
		return document.Body{}, r.explain(ctx, src, nil, err)
	}
	defer m.close()
	bounded, cancel := context.WithTimeout(ctx, r.options.Timeout) // the wait for a machine does not count
	defer cancel()
	m.ctx = bounded
	found, err := r.pages(bounded, m, src)
	if err != nil {
		return document.Body{}, r.explain(ctx, src, m, err)
	}
	if err := r.recognize(ctx, src, found); err != nil {
		return document.Body{}, r.explain(ctx, src, m, err)
	}
	body, err := layout.Compose(found.pages)
	if err != nil {
		return document.Body{}, r.explain(ctx, src, m, err)
	}
	if body.Text.Len() == 0 {
		return document.Body{}, failed(src, source.NoText, "no page holds text")
	}
	body.Diagnostics = append(body.Diagnostics, r.notes(found)...)
	return body, nil
}

// notes tell which pages were not read.
func (r *Reader) notes(f found) (notes []document.Diagnostic) {
	if r.options.OCR == nil {
		for _, i := range f.scans {
			d := document.Diagnostic{Code: "pdf.scan", Message: fmt.Sprintf("page %d is an image without text and was not read; --ocr recognises it", i+1)}
			if slices.Contains(f.mute, i) {
				d = document.Diagnostic{Code: "pdf.font", Message: fmt.Sprintf("the fonts of page %d do not tell which characters they print; it was not read; --ocr recognises it", i+1)}
			}
			notes = append(notes, d)
		}
	}
	for _, i := range f.broken {
		notes = append(notes, document.Diagnostic{Code: "pdf.page", Message: fmt.Sprintf("page %d is damaged and was not read", i+1)})
	}
	return notes
}

// found is what was read of a document.
type found struct {
	pages  []layout.Page
	scans  []int    // indices of the pages that are images, or as good as that
	mute   []int    // and of those among them whose fonts do not tell their characters
	broken []int    // and of those that are damaged
	images [][]byte // PNG, of the scans, where they are to be recognised
	glyphs int
}

// pages reads all pages.
func (r *Reader) pages(ctx context.Context, m *machine, src source.Source) (found, error) {
	var f found
	doc, err := m.load(src.Bytes, r.options.Password)
	if err != nil {
		return f, err
	}
	n := int(int32(m.call("FPDF_GetPageCount", doc)))
	switch {
	case m.err != nil:
		return f, m.err
	case n > maxPages:
		return f, failed(src, source.TooLarge, "the file has %d pages; no more than %d are read", n, maxPages)
	case n <= 0:
		return f, errFormat
	}
	for i := range n {
		page, ok := m.page(doc, i)
		if err := errors.Join(ctx.Err(), m.err); err != nil {
			return f, err
		}
		if !ok {
			f.broken = append(f.broken, i)
			f.pages = append(f.pages, layout.Page{Number: i + 1})
			continue
		}
		mute := page.mute()
		if mute {
			page.Glyphs = nil
			f.mute = append(f.mute, i)
		}
		f.pages = append(f.pages, page.Page)
		if f.glyphs += len(page.Glyphs); f.glyphs > maxGlyphs {
			return f, errGlyphs
		}
		if !mute && !page.scan() {
			continue
		}
		f.scans = append(f.scans, i)
		if r.options.OCR != nil {
			png, err := m.image(doc, i)
			if err != nil {
				return f, err
			}
			f.images = append(f.images, png)
		}
	}
	if len(f.broken) == n {
		return f, errFormat
	}
	return f, nil
}

// recognize reads the pages that are images. Without OCR a document is refused where they are most of it.
func (r *Reader) recognize(ctx context.Context, src source.Source, f found) error {
	if r.options.OCR == nil {
		if 2*len(f.scans) <= len(f.pages) {
			return nil
		}
		if 2*len(f.mute) > len(f.scans) {
			return failed(src, source.NeedsOCR, "the fonts of %d of %d pages do not tell which characters they print; read it with --ocr, or print it to a new PDF file with the program that made it", len(f.mute), len(f.pages))
		}
		return failed(src, source.NeedsOCR, "%d of %d pages are images without text; read it with --ocr, or recognise its text first", len(f.scans), len(f.pages))
	}
	for k, i := range f.scans {
		said, err := r.options.OCR(ctx, f.images[k])
		if err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return failed(src, source.NeedsOCR, "recognise the text on page %d: %v", i+1, err)
		}
		f.pages[i].Recognized = said
	}
	return nil
}

// explain makes the error of a file out of that of the machine.
func (r *Reader) explain(ctx context.Context, src source.Source, m *machine, err error) error {
	var known *source.Error
	switch {
	case errors.As(err, &known):
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, draft.ErrTooLong), errors.Is(err, errGlyphs):
		return failed(src, source.TooLarge, "%v", err)
	case errors.Is(err, errPassword) && r.options.Password == "":
		return failed(src, source.Encrypted, "the file is protected by a password; save it without one")
	case errors.Is(err, errPassword):
		return failed(src, source.Encrypted, "the password does not open the file")
	case errors.Is(err, errSecurity):
		return failed(src, source.Encrypted, "the file is encrypted in a way that is not known; print it to a PDF file without encryption")
	case errors.Is(err, errFormat):
		return failed(src, source.Damaged, "the file is no whole PDF document; get it again, or print it to a new PDF file")
	case errors.Is(err, context.DeadlineExceeded):
		return failed(src, source.Bomb, "the file took more than %s to read", r.options.Timeout)
	case m != nil && m.full():
		return failed(src, source.Bomb, "the file needs more than %d MiB of memory", maxMemory>>20)
	case m != nil:
		return failed(src, source.Damaged, "PDFium gave up on the file; print it to a new PDF file")
	}
	return failed(src, source.Unreadable, "%v", err)
}

func failed(src source.Source, code source.Code, format string, args ...any) *source.Error {
	return &source.Error{Code: code, URI: src.URI, Message: fmt.Sprintf(format, args...)}
}
