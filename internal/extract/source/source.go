// Package source is a file as a value: its bytes, the name it was given, its digest, and the format and charset that its bytes show.
package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// MaxBytes is the size above which a file is refused: no plan is longer, and a reader holds several times its size in memory.
const MaxBytes = 64 << 20

// Format is what the bytes of a file are, whatever its name says.
type Format string

// The formats that can be told apart.
const (
	Text  Format = "TEXT" // plain text, Markdown and CSV
	HTML  Format = "HTML"
	PDF   Format = "PDF"
	DOCX  Format = "DOCX"
	XLSX  Format = "XLSX"
	OFD   Format = "OFD"
	ZIP   Format = "ZIP"
	OLE   Format = "OLE" // Word, Excel and WPS files of before 2007
	RTF   Format = "RTF"
	ODF   Format = "ODF"  // what LibreOffice saves by itself
	PPTX  Format = "PPTX" // slides
	Image Format = "IMAGE"
	MHTML Format = "MHTML" // a page with its pictures in one file, as browsers save it
)

// Source is a file as a value.
type Source struct {
	URI     string // the name it was given
	Bytes   []byte
	Digest  string // SHA-256 of Bytes, hexadecimal
	Format  Format
	Charset Charset  // in which a text or a page is written, whatever it declares
	Repairs []Repair // that its characters needed
}

// New looks at the bytes of a file. It fails with *Error where they can never be a document: none at all, too many, or no text and
// no known format. A format that no reader reads is not its concern.
func New(uri string, b []byte) (Source, error) {
	if len(b) > MaxBytes {
		return Source{}, &Error{TooLarge, uri, fmt.Sprintf("the file has more than %d bytes; split it", MaxBytes)}
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(b, bom))) == 0 {
		return Source{}, &Error{Empty, uri, "the file holds no text"}
	}
	sum := sha256.Sum256(b)
	s := Source{URI: uri, Bytes: b, Digest: hex.EncodeToString(sum[:]), Format: sniff(b)}
	if s.Format != Text {
		return s, nil
	}
	t, why := decoded(b)
	if binary(b, t.charset) {
		return Source{}, &Error{Binary, uri, "the file is binary data of a kind that is not known"}
	}
	if why != "" {
		return Source{}, &Error{NotText, uri, why}
	}
	if strings.TrimSpace(t.s) == "" {
		return Source{}, &Error{Empty, uri, "the file holds no text"}
	}
	if page(uri, t.s) {
		s.Format = HTML
	}
	s.Charset, s.Repairs = t.charset, t.repairs
	return s, nil
}

var bom = []byte{0xef, 0xbb, 0xbf}

// Decoded is the text of a source as valid UTF-8, without byte order marks; line ends stay as they are. Spans of a plain text count
// its characters.
func (s Source) Decoded() string {
	if s.Charset == UTF8 && len(s.Repairs) == 0 {
		return strings.ToValidUTF8(string(bytes.TrimPrefix(s.Bytes, bom)), "\ufffd")
	}
	t, _ := decoded(s.Bytes)
	return t.s
}
