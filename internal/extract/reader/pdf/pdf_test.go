package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/pdf"
	"policygraph/internal/extract/source"
	"policygraph/internal/golden"
)

func read(r *pdf.Reader, b []byte) (document.Body, error) {
	src, err := source.New("plan.pdf", b)
	if err != nil {
		return document.Body{}, err
	}
	return r.Read(context.Background(), src)
}

func sample(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func newReader(t testing.TB, o pdf.Options) *pdf.Reader {
	t.Helper()
	r := pdf.New(o)
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return r
}

// render writes a body with the page of each block.
func render(body document.Body) string {
	var b strings.Builder
	page := func(at int) int {
		for _, p := range body.Places {
			if p.Span.Start <= at && at < p.Span.End {
				return p.Page
			}
		}
		return 0
	}
	for _, block := range body.Blocks {
		if block.Kind != document.Table {
			fmt.Fprintf(&b, "p%d %s\n", page(block.Span.Start), body.Text.Slice(block.Span))
			continue
		}
		for _, row := range block.Rows {
			fmt.Fprintf(&b, "p%d ", page(row[0].Span.Start))
			for _, c := range row {
				fmt.Fprintf(&b, "[%s %dx%d]", body.Text.Slice(c.Span), c.RowSpan, c.ColSpan)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// TestSamples reads what three programs made: `chromium --headless --print-to-pdf` of testdata/road.html, with its running header and
// footer and a table over two pages, `soffice --convert-to pdf` of testdata/plan.fodt, and `gs -sDEVICE=pdfwrite` of what `weasyprint`
// made of testdata/road.html, which embeds its fonts in another way.
func TestSamples(t *testing.T) {
	r := newReader(t, pdf.Options{})
	for _, name := range []string{"chromium-road", "libreoffice-plan", "ghostscript-road"} {
		body, err := read(r, sample(t, name+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		if why := body.Check(); why != "" {
			t.Errorf("%s: %s", name, why)
		}
		golden.Equal(t, name+".golden", []byte(render(body)))
		for _, p := range body.Places {
			if b := p.Box; p.Page < 1 || b.Left < 0 || b.Top < 0 || b.Right <= b.Left || b.Bottom <= b.Top || b.Right > 842 || b.Bottom > 842 {
				t.Errorf("%s: %q stands at %+v", name, body.Text.Slice(p.Span), p)
			}
		}
	}
}

// testdata/ghostscript-mute.pdf is what Ghostscript made of a page of WeasyPrint: it lost the table that tells which characters its
// glyphs are, so that the page shows text and says numbers.
func TestFontsThatDoNotTellTheirCharactersNeedRecognition(t *testing.T) {
	mute := sample(t, "ghostscript-mute.pdf")
	_, err := read(newReader(t, pdf.Options{}), mute)
	var e *source.Error
	if !errors.As(err, &e) || e.Code != source.NeedsOCR || !strings.Contains(e.Message, "fonts") {
		t.Errorf("without recognition: %v, want NEEDS_OCR and that the fonts are why", err)
	}
	body, err := read(newReader(t, pdf.Options{OCR: func(context.Context, []byte) (string, error) { return "一、修建环湖公路。\n", nil }}), mute)
	if err != nil || body.Text.String() != "一、修建环湖公路。" {
		t.Errorf("with recognition: %q, %v; want what was recognised and nothing else", body.Text.String(), err)
	}
}

func TestPages(t *testing.T) {
	r := newReader(t, pdf.Options{})
	for _, c := range []struct {
		claim string
		file  func(f *file) []byte
		want  string
		box   document.Box
	}{
		{
			"a font that is not embedded, a character beyond the first 65,536",
			func(f *file) []byte { return f.bytes(f.page(show("𠮷田镇修路", 16, 100, 700, ""), "")) }, "p1 𠮷田镇修路\n",
			document.Box{},
		},
		{
			"the box is measured from the upper left corner of what is shown",
			func(f *file) []byte {
				return f.bytes(f.page(show("修路", 20, 100, 700, ""), "/CropBox[50 100 500 800]"))
			},
			"p1 修路\n",
			document.Box{Left: 50, Top: 82.4, Right: 90, Bottom: 102.8},
		},
		{
			"a page turned by its attribute",
			func(f *file) []byte {
				return f.bytes(f.page(roman("Repair roads", 20, 300, 100, "0 1 -1 0")+roman("Build bridges", 20, 340, 100, "0 1 -1 0"), "/Rotate 90"))
			}, "p1 Repair roads\np1 Build bridges\n",
			document.Box{Left: 100, Top: 282.5, Right: 214.5, Bottom: 302.8},
		},
		{
			"a page whose text lies on its side",
			func(f *file) []byte {
				return f.bytes(f.page(roman("Repair roads", 20, 300, 780, "0 -1 1 0")+roman("Build bridges", 20, 270, 780, "0 -1 1 0"), ""))
			}, "p1 Repair roads\np1 Build bridges\n",
			document.Box{},
		},
		{
			"text askew is a watermark",
			func(f *file) []byte {
				return f.bytes(f.page(show("加强公路养护", 16, 100, 700, "")+show("内部资料", 40, 100, 300, "0.7 0.7 -0.7 0.7"), ""))
			}, "p1 加强公路养护\n",
			document.Box{},
		},
		{
			"type scaled by its matrix",
			func(f *file) []byte {
				return f.bytes(f.page(show("修路", 1, 100, 700, "20 0 0 20")+show("架桥", 1, 100, 660, "20 0 0 20"), ""))
			}, "p1 修路\np1 架桥\n",
			document.Box{Left: 100, Top: 124.4, Right: 140, Bottom: 144.8},
		},
		{
			"a table whose rules are drawn in a form",
			func(f *file) []byte {
				lines := f.stream("/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Matrix[2 0 0 2 0 0]", []byte("50 350 100 30 re 50 365 m 150 365 l 90 350 m 90 380 l S"))
				return f.bytes(f.page("/X Do "+show("任务", 12, 110, 740, "")+show("单位", 12, 190, 740, "")+show("修路", 12, 110, 710, "")+show("县交通局", 12, 190, 710, ""),
					fmt.Sprintf("/Resources<</Font<</F 3 0 R>>/XObject<</X %d 0 R>>>>", lines)))
			}, "p1 [任务 1x1][单位 1x1]\np1 [修路 1x1][县交通局 1x1]\n",
			document.Box{},
		},
		{
			"radicals that fonts name are the characters they look like",
			func(f *file) []byte { return f.bytes(f.page(show("⼀体化⽔利", 16, 100, 700, ""), "")) }, "p1 一体化水利\n",
			document.Box{},
		},
	} {
		body, err := read(r, c.file(newFile()))
		if err != nil {
			t.Errorf("%s: %v", c.claim, err)
			continue
		}
		if got := render(body); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.claim, got, c.want)
		}
		if c.box != (document.Box{}) && (len(body.Places) == 0 || !close(body.Places[0].Box, c.box)) {
			t.Errorf("%s: places %+v, want the first at %+v", c.claim, body.Places, c.box)
		}
	}
}

// close lets half a point pass.
func close(a, b document.Box) bool {
	for _, d := range []float64{a.Left - b.Left, a.Top - b.Top, a.Right - b.Right, a.Bottom - b.Bottom} {
		if d > 0.5 || d < -0.5 {
			return false
		}
	}
	return true
}

func TestRefusals(t *testing.T) {
	plan := sample(t, "libreoffice-plan.pdf")
	encrypted := sample(t, "libreoffice-encrypted.pdf")
	for _, c := range []struct {
		claim   string
		options pdf.Options
		file    []byte
		want    source.Code
	}{
		{"encrypted", pdf.Options{}, encrypted, source.Encrypted},
		{"the wrong password", pdf.Options{Password: "guess"}, encrypted, source.Encrypted},
		{"the right password", pdf.Options{Password: "secret"}, encrypted, ""},
		{"no more than a beginning", pdf.Options{}, []byte("%PDF-1.4"), source.Damaged},
		{"cut to a tenth", pdf.Options{}, plan[:len(plan)/10], source.Damaged},
		{"a scan", pdf.Options{}, blankScan(newFile()), source.NeedsOCR},
		{"a page without text or image", pdf.Options{}, func() []byte { f := newFile(); return f.bytes(f.page("", "")) }(), source.NoText},
		{"filters on filters", pdf.Options{}, func() []byte {
			f := newFile()
			c := f.stream("/Filter["+strings.Repeat("/FlateDecode", 8)+"]", packed(make([]byte, 1<<20), 8))
			return f.bytes(f.add(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R>>", c)))
		}(), source.Bomb},
		{"too many pages", pdf.Options{}, func() []byte {
			f := newFile()
			f.objects[1] = "<</Type/Pages/Count 6000/Kids[" + strings.Repeat("8 0 R ", 6000) + "]>>"
			f.page("", "")
			return f.bytes()
		}(), source.TooLarge},
		{"no time", pdf.Options{Timeout: time.Nanosecond}, plan, source.Bomb},
	} {
		_, err := read(newReader(t, c.options), c.file)
		var e *source.Error
		switch {
		case c.want == "" && err == nil:
		case c.want == "" || !errors.As(err, &e) || e.Code != c.want || e.URI != "plan.pdf" || e.Message == "":
			t.Errorf("%s: %v, want %q", c.claim, err, c.want)
		}
	}
}

// blankScan is a document of one page that is an image.
func blankScan(f *file) []byte {
	return f.bytes(f.scan(bytes.Repeat([]byte{0xff}, 100*100), 100, 100))
}

func TestRecognition(t *testing.T) {
	f := newFile()
	text := f.page(show("某县公路养护规划某县公路养护规划某县公路养护规划", 16, 100, 700, ""), "")
	mixed := f.bytes(text, f.scan(bytes.Repeat([]byte{0xff}, 100*100), 100, 100))

	body, err := read(newReader(t, pdf.Options{}), mixed)
	if err != nil || !strings.Contains(body.Text.String(), "公路养护") || len(body.Diagnostics) != 1 || body.Diagnostics[0].Code != "pdf.scan" {
		t.Errorf("one scan in two pages, without recognition: %v, %v; want the text of the other and pdf.scan", err, body.Diagnostics)
	}

	var width, height int
	r := newReader(t, pdf.Options{OCR: func(_ context.Context, b []byte) (string, error) {
		image, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			return "", err
		}
		width, height = image.Bounds().Dx(), image.Bounds().Dy()
		return "二、保障措施\n加强督查。\n", nil
	}})
	body, err = read(r, mixed)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := render(body), "p1 某县公路养护规划某县公路养护规划某县公路养护规划\np2 二、保障措施\np2 加强督查。\n"; got != want {
		t.Errorf("with recognition: got\n%swant\n%s", got, want)
	}
	if width != 1652 || height != 2338 {
		t.Errorf("image of %dx%d, want A4 at 200 dpi", width, height)
	}

	fails := newReader(t, pdf.Options{OCR: func(context.Context, []byte) (string, error) { return "", errors.New("no tesseract") }})
	var e *source.Error
	if _, err := read(fails, blankScan(newFile())); !errors.As(err, &e) || e.Code != source.NeedsOCR || !strings.Contains(e.Message, "no tesseract") {
		t.Errorf("recognition that fails: %v, want NEEDS_OCR and why", err)
	}
}

func TestReaderLifetime(t *testing.T) {
	r := pdf.New(pdf.Options{CacheDir: filepath.Join(t.TempDir(), "cache")})
	if err := r.Close(); err != nil {
		t.Errorf("closing a reader that read nothing: %v", err)
	}
	if _, err := read(r, sample(t, "libreoffice-plan.pdf")); err == nil {
		t.Error("reading after Close: no error")
	}

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	src, err := source.New("plan.pdf", sample(t, "libreoffice-plan.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := newReader(t, pdf.Options{}).Read(ctx, src); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestReaderIsSharedSafely(t *testing.T) {
	r := newReader(t, pdf.Options{})
	b := sample(t, "libreoffice-plan.pdf")
	errs := make(chan error, 4)
	for range 4 {
		go func() {
			body, err := read(r, b)
			if err == nil && body.Text.Len() < 500 {
				err = fmt.Errorf("%d characters", body.Text.Len())
			}
			errs <- err
		}()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}
