// Package source is a file as a value: its bytes, the name it was given, its digest, and the format and charset that its bytes show.
package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"unicode/utf8"
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
	Image Format = "IMAGE"
)

// Charset is how characters are written as bytes.
type Charset string

// The charsets that can be read; "" is that of a format which says itself.
const UTF8 Charset = "UTF-8"

// Source is a file as a value.
type Source struct {
	URI     string // the name it was given
	Bytes   []byte
	Digest  string // SHA-256 of Bytes, hexadecimal
	Format  Format
	Charset Charset
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
	if s.Format != Text && s.Format != HTML {
		return s, nil
	}
	at := invalid(b)
	switch {
	case at < 0:
		s.Charset = UTF8
		return s, nil
	case s.Format == HTML:
		return s, nil // a page may declare another charset; its reader sees to it
	}
	if name, guessed := guess(b); guessed {
		return Source{}, &Error{NotUTF8, uri, fmt.Sprintf("byte %d is no UTF-8; the file looks like %s: convert it with `iconv -f %s -t UTF-8`", at, name, name)}
	}
	if binary(b) {
		return Source{}, &Error{Binary, uri, fmt.Sprintf("the file is binary data of a kind that is not known (byte %d is no text)", at)}
	}
	return Source{}, &Error{NotUTF8, uri, fmt.Sprintf("byte %d is no UTF-8: convert the file with `iconv -f GB18030 -t UTF-8`", at)}
}

var bom = []byte{0xef, 0xbb, 0xbf}

// Decoded is the text of a UTF-8 source without its byte order mark; line ends stay as they are, so that offsets count in the file.
func (s Source) Decoded() string { return string(bytes.TrimPrefix(s.Bytes, bom)) }

// invalid is the offset of the first byte that is no UTF-8 text, or -1.
func invalid(b []byte) int {
	if utf8.Valid(b) {
		if nul := bytes.IndexByte(b, 0); nul >= 0 {
			return nul
		}
		return -1
	}
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size <= 1 || r == 0 {
			return i
		}
		i += size
	}
	return -1
}
