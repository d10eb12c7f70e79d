package source

import (
	"crypto/sha256"
	"encoding/hex"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// Regain makes a source again of which only the text was kept, where the text shows to be the whole file: written in one of the charsets
// that are read, it has the digest of the file. ok is false of what was no plain text, or needed repairs.
func Regain(uri, text, digest string) (s Source, ok bool) {
	whole := func(b []byte) bool {
		sum := sha256.Sum256(b)
		return hex.EncodeToString(sum[:]) == digest
	}
	for _, mark := range []string{"", string(bom)} {
		if b := []byte(mark + text); whole(b) {
			s, err := New(uri, b)
			return s, err == nil
		}
	}
	for _, e := range []encoding.Encoding{
		simplifiedchinese.GB18030, simplifiedchinese.GBK, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
		unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), traditionalchinese.Big5,
	} {
		if b, err := e.NewEncoder().Bytes([]byte(text)); err == nil && whole(b) {
			s, err := New(uri, b)
			return s, err == nil
		}
	}
	return Source{}, false
}
