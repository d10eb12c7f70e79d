package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"policygraph/internal/extract/reader/pdf"
	"policygraph/internal/extract/source"
)

// ends reads a file and tells what is wrong with how that ended: it must give a sound body or a *source.Error, in time.
func ends(r *pdf.Reader, b []byte, within time.Duration) string {
	src, err := source.New("plan.pdf", b)
	if err != nil || src.Format != source.PDF {
		return ""
	}
	began := time.Now()
	body, err := r.Read(context.Background(), src)
	var e *source.Error
	switch took := time.Since(began); {
	case took > within:
		return fmt.Sprintf("took %s", took)
	case err != nil && !errors.As(err, &e):
		return fmt.Sprintf("error of another kind: %v", err)
	}
	return body.Check()
}

func TestHostileFilesEnd(t *testing.T) {
	r := newReader(t, pdf.Options{Timeout: 2 * time.Second})
	for name, b := range map[string][]byte{
		"a page tree that is its own child": func() []byte {
			f := newFile()
			f.objects[1] = "<</Type/Pages/Count 3/Kids[2 0 R 2 0 R 2 0 R]>>"
			return f.bytes()
		}(),
		"a page tree ten thousand levels deep": func() []byte {
			f := newFile()
			for range 10000 {
				f.add(fmt.Sprintf("<</Type/Pages/Count 1/Kids[%d 0 R]>>", len(f.objects)+2))
			}
			f.objects[1] = "<</Type/Pages/Count 1/Kids[7 0 R]>>"
			f.page(show("修路", 16, 100, 700, ""), "")
			return f.bytes()
		}(),
		"arrays in arrays": func() []byte {
			f := newFile()
			f.objects[0] = "<</Type/Catalog/Pages 2 0 R/X " + strings.Repeat("[", 200_000) + ">>"
			return f.bytes(f.page("", ""))
		}(),
		"a form that draws itself": func() []byte {
			f := newFile()
			n := len(f.objects) + 1
			f.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</X %d 0 R>>>>", n), []byte("/X Do /X Do"))
			return f.bytes(f.page("/X Do", fmt.Sprintf("/Resources<</XObject<</X %d 0 R>>>>", n)))
		}(),
		"forms that double at each level": func() []byte {
			f := newFile()
			for range 40 {
				f.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</X %d 0 R>>>>", len(f.objects)+2), []byte("/X Do /X Do"))
			}
			last := f.stream("/Type/XObject/Subtype/Form/BBox[0 0 600 900]", []byte("0 0 m 9 9 l S"))
			return f.bytes(f.page("/X Do", fmt.Sprintf("/Resources<</XObject<</X %d 0 R>>>>", last-40)))
		}(),
		"a stream of a gigabyte in a megabyte": func() []byte {
			f := newFile()
			c := f.stream("/Filter[/FlateDecode/FlateDecode]", packed(bytes.Repeat([]byte(" "), 1<<26), 2))
			return f.bytes(f.add(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R>>", c)))
		}(),
		"a million characters on a page": func() []byte {
			f := newFile()
			return f.bytes(f.page(strings.Repeat(show(strings.Repeat("路", 100), 16, 100, 700, ""), 10_000), ""))
		}(),
		"a hundred thousand lines on a page": func() []byte {
			f := newFile()
			return f.bytes(f.page(show("修路", 16, 100, 700, "")+strings.Repeat("10 10 m 500 10 l S 10 10 m 10 500 l S ", 50_000), ""))
		}(),
		"a table of references that lies": []byte("%PDF-1.4\nxref\n0 99999999\n0000000000 65535 f \ntrailer<</Size 99999999/Root 1 0 R>>\nstartxref\n9\n%%EOF"),
		"a page larger than a town": func() []byte {
			f := newFile()
			return f.bytes(f.page(show("修路", 16, 100, 700, ""), "/MediaBox[-1e30 -1e30 1e30 1e30]"))
		}(),
		"a script, an action and a remote": func() []byte {
			f := newFile()
			f.objects[0] = "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while\\(true\\);)>>/AA<</WC<</S/URI/URI(http://127.0.0.1:1/)>>>>>>"
			return f.bytes(f.page(show("修路", 16, 100, 700, ""), ""))
		}(),
	} {
		t.Run(name, func(t *testing.T) {
			if wrong := ends(r, b, 12*time.Second); wrong != "" {
				t.Error(wrong)
			}
		})
	}
	if body, err := read(r, sample(t, "libreoffice-plan.pdf")); err != nil || body.Text.Len() < 500 {
		t.Errorf("a good file after all of them: %v", err)
	}
}

// TestMutants flips bits of good files, cuts them and splices them.
func TestMutants(t *testing.T) {
	r := newReader(t, pdf.Options{Timeout: 2 * time.Second})
	seeds := [][]byte{sample(t, "libreoffice-encrypted.pdf"), blankScan(newFile()), sample(t, "libreoffice-plan.pdf")}
	f := newFile()
	seeds = append(seeds, f.bytes(f.page(show("加强公路养护", 16, 100, 700, "")+"50 350 100 30 re 50 365 m 150 365 l S", ""), f.page(show("修路", 16, 100, 700, ""), "")))
	n := 300
	if testing.Short() {
		n = 60
	}
	for i := range n {
		random := rand.New(rand.NewPCG(uint64(i), 17))
		b := mutant(random, seeds)
		if wrong := ends(r, b, 12*time.Second); wrong != "" {
			t.Errorf("mutant %d: %s", i, wrong)
		}
	}
}

func mutant(random *rand.Rand, seeds [][]byte) []byte {
	b := bytes.Clone(seeds[random.IntN(len(seeds))])
	switch random.IntN(4) {
	case 0:
		b = b[:random.IntN(len(b))]
	case 1:
		other := seeds[random.IntN(len(seeds))]
		at := random.IntN(len(b))
		b = append(b[:at:at], other[random.IntN(len(other)):]...)
	default:
		for range 1 + random.IntN(40) {
			b[random.IntN(len(b))] ^= 1 << random.IntN(8)
		}
	}
	return b
}

func BenchmarkRead(b *testing.B) {
	r := newReader(b, pdf.Options{})
	plan := sample(b, "libreoffice-plan.pdf")
	if _, err := read(r, plan); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for b.Loop() {
		if _, err := read(r, plan); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

// BenchmarkColdStart reads the first document of a program, with PDFium compiled by an earlier one.
func BenchmarkColdStart(b *testing.B) {
	plan, cache := sample(b, "libreoffice-plan.pdf"), b.TempDir()
	cold := func() {
		r := pdf.New(pdf.Options{CacheDir: cache})
		if _, err := read(r, plan); err != nil {
			b.Fatal(err)
		}
		if err := r.Close(); err != nil {
			b.Fatal(err)
		}
	}
	cold()
	for b.Loop() {
		cold()
	}
}
