package doc_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/doc"
	"policygraph/internal/extract/source"
	"policygraph/internal/golden"
)

func read(b []byte) (document.Body, error) {
	src, err := source.New("plan.doc", b)
	if err != nil {
		return document.Body{}, err
	}
	return doc.Read(src)
}

func sample(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func render(body document.Body) string {
	var b strings.Builder
	for _, block := range body.Blocks {
		switch block.Kind {
		case document.Table:
			for _, row := range block.Rows {
				for _, c := range row {
					fmt.Fprintf(&b, "[%s %dx%d]", strings.ReplaceAll(body.Text.Slice(c.Span), "\n", "↵"), c.RowSpan, c.ColSpan)
				}
				b.WriteByte('\n')
			}
		case document.Heading:
			fmt.Fprintf(&b, "h%d %s\n", block.Level, body.Text.Slice(block.Span))
		case document.ListItem:
			fmt.Fprintf(&b, "li %s\n", body.Text.Slice(block.Span))
		default:
			fmt.Fprintf(&b, "p  %s\n", body.Text.Slice(block.Span))
		}
	}
	return b.String()
}

// TestSamples reads what `soffice --convert-to doc` made of ../pdf/testdata/plan.fodt and testdata/lists.fodt: a plan, and a document
// with what Word does not write as text or writes though it is none: numbers of lists, merged cells, a tracked deletion, a footnote, a
// field, a line broken by hand, a character of four bytes. poi-plan.doc is what Apache POI 4.0 wrote of libreoffice-plan.doc:
// `new HWPFDocument(in).write(out)`.
func TestSamples(t *testing.T) {
	for _, name := range []string{"libreoffice-plan", "libreoffice-lists", "poi-plan"} {
		body, err := read(sample(t, name+".doc"))
		if err != nil {
			t.Fatal(err)
		}
		if why := body.Check(); why != "" {
			t.Errorf("%s: %s", name, why)
		}
		golden.Equal(t, name+".golden", []byte(render(body)))
	}
}

// TestFastSavedFile keeps and reads testdata/fast-saved.doc, the plan of the other formats as Word 97 leaves it after a fast save; it was
// made here, by fastSaved, for no program of today writes such a file.
func TestFastSavedFile(t *testing.T) {
	plain, err := os.ReadFile(filepath.Join("..", "pdf", "testdata", "plan.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if golden.Updating() {
		if err := os.WriteFile(filepath.Join("testdata", "fast-saved.doc"), fastSaved(piecesOf(string(plain))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	body, err := read(sample(t, "fast-saved.doc"))
	if err != nil {
		t.Fatal(err)
	}
	if why := body.Check(); why != "" {
		t.Error(why)
	}
	golden.Equal(t, "fast-saved.golden", []byte(render(body)))
}

// stream finds where a stream of a sample begins: the header of Word's main stream is its first sector.
func header(t *testing.T, b []byte) int {
	t.Helper()
	at := bytes.Index(b, []byte{0xec, 0xa5})
	if at < 0 {
		t.Fatal("the sample holds no Word document")
	}
	return at
}

// renamed gives the stream WordDocument another name.
func renamed(t *testing.T, b []byte, name string) []byte {
	t.Helper()
	var word, other []byte
	for _, u := range utf16.Encode([]rune("WordDocument")) {
		word = binary.LittleEndian.AppendUint16(word, u)
	}
	for _, u := range utf16.Encode([]rune(name)) {
		other = binary.LittleEndian.AppendUint16(other, u)
	}
	at := bytes.Index(b, word)
	if at < 0 {
		t.Fatal("the sample has no directory entry WordDocument")
	}
	b = bytes.Clone(b)
	clear(b[at : at+64])
	copy(b[at:], other)
	binary.LittleEndian.PutUint16(b[at+64:], uint16(len(other)+2))
	return b
}

func TestRefusals(t *testing.T) {
	plan := sample(t, "libreoffice-plan.doc")
	change := func(offset int, value uint16) []byte {
		b := bytes.Clone(plan)
		binary.LittleEndian.PutUint16(b[header(t, b)+offset:], value)
		return b
	}
	for _, c := range []struct {
		claim string
		file  []byte
		code  source.Code
		says  string
	}{
		{"encrypted", change(0x0a, 0x0100|0x0200), source.Encrypted, "password"},
		{"of Word 95", change(2, 104), source.UnsupportedFormat, "DOCX"},
		{"an Excel workbook", renamed(t, plan, "Workbook"), source.UnsupportedFormat, "XLSX"},
		{"an old Excel workbook", renamed(t, plan, "Book"), source.UnsupportedFormat, "XLSX"},
		{"a presentation", renamed(t, plan, "PowerPoint Document"), source.UnsupportedFormat, "PowerPoint"},
		{"an old WPS document", renamed(t, plan, "CONTENTS"), source.UnsupportedFormat, "DOCX"},
		{"something else", renamed(t, plan, "Data1"), source.UnsupportedFormat, "DOCX"},
		{"a beginning", plan[:600], source.Damaged, ""},
		{"a stream that is no document", change(0, 0x1234), source.Damaged, ""},
		{"text that is not there", change(0x1a2, 0xffff), source.Damaged, "piece table"},
	} {
		_, err := read(c.file)
		var e *source.Error
		if !errors.As(err, &e) || e.Code != c.code || !strings.Contains(e.Message, c.says) {
			t.Errorf("%s: %v, want %s and %q", c.claim, err, c.code, c.says)
		}
	}
}

// sound fails where reading ends otherwise than with a sound body or a *source.Error.
func sound(t *testing.T, b []byte) {
	t.Helper()
	src, err := source.New("plan.doc", b)
	if err != nil || src.Format != source.OLE {
		return
	}
	body, err := doc.Read(src)
	var e *source.Error
	if err != nil && !errors.As(err, &e) {
		t.Errorf("error of another kind: %v", err)
	}
	if why := body.Check(); why != "" {
		t.Error(why)
	}
}

func TestMutants(t *testing.T) {
	seeds := [][]byte{sample(t, "libreoffice-plan.doc"), sample(t, "libreoffice-lists.doc"), sample(t, "fast-saved.doc")}
	for i := range 1000 {
		random := rand.New(rand.NewPCG(uint64(i), 3))
		b := bytes.Clone(seeds[i%len(seeds)])
		for range 1 + random.IntN(60) {
			b[random.IntN(len(b))] ^= 1 << random.IntN(8)
		}
		if i%5 == 0 {
			b = b[:random.IntN(len(b))]
		}
		sound(t, b)
	}
}

// FuzzFile reads any file.
func FuzzFile(f *testing.F) {
	f.Add(sample(f, "libreoffice-lists.doc"))
	f.Fuzz(func(t *testing.T, b []byte) { sound(t, b) })
}

func BenchmarkRead(b *testing.B) {
	plan := sample(b, "libreoffice-plan.doc")
	for b.Loop() {
		if _, err := read(plan); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}
