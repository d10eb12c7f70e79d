package pdf_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"unicode/utf16"
)

// file is a PDF file in the making: objects by number, from 1. Object 1 is the catalog, 2 the page tree, 3 a Chinese font that is not
// embedded, as office programs of before 2005 write it, 6 a western one.
type file struct{ objects []string }

func newFile() *file {
	return &file{[]string{
		"<</Type/Catalog/Pages 2 0 R>>", "",
		"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
		"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 5 0 R>>",
		"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	}}
}

// add adds an object and returns its number.
func (f *file) add(body string) int {
	f.objects = append(f.objects, body)
	return len(f.objects)
}

func (f *file) stream(dictionary string, data []byte) int {
	return f.add(fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", dictionary, len(data), data))
}

// page adds a page of A4; attributes are those of the page besides its content.
func (f *file) page(content, attributes string) int {
	c := f.stream("", []byte(content))
	if !strings.Contains(attributes, "/Resources") {
		attributes += "/Resources<</Font<</F 3 0 R/H 6 0 R>>>>"
	}
	return f.add(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R%s>>", c, attributes))
}

// bytes lists the pages and writes the file.
func (f *file) bytes(pages ...int) []byte {
	if f.objects[1] == "" {
		kids := ""
		for _, p := range pages {
			kids += fmt.Sprintf("%d 0 R ", p)
		}
		f.objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids)
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	at := make([]int, len(f.objects))
	for i, o := range f.objects {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, x := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", x)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, xref)
	return b.Bytes()
}

// show is the content that shows a text at a place, turned and scaled by the rest of a matrix.
func show(text string, size, x, y float64, turn string) string {
	var hex strings.Builder
	for _, u := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&hex, "%04x", u)
	}
	if turn == "" {
		turn = "1 0 0 1"
	}
	return fmt.Sprintf("BT /F %g Tf %s %g %g Tm <%s> Tj ET\n", size, turn, x, y, hex.String())
}

// roman is show in a western font.
func roman(text string, size, x, y float64, turn string) string {
	return fmt.Sprintf("BT /H %g Tf %s %g %g Tm (%s) Tj ET\n", size, turn, x, y, text)
}

// packed is data deflated n times.
func packed(data []byte, n int) []byte {
	for range n {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		_, err := w.Write(data)
		if err := w.Close(); err != nil {
			panic(err)
		}
		if err != nil {
			panic(err)
		}
		data = b.Bytes()
	}
	return data
}

// scan adds a page that is a grey image.
func (f *file) scan(pixels []byte, width, height int) int {
	image := f.stream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode", width, height), packed(pixels, 1))
	return f.page("q 595 0 0 842 0 0 cm /I Do Q", fmt.Sprintf("/Resources<</XObject<</I %d 0 R>>>>", image))
}
