package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// Charset is how characters are written as bytes.
type Charset string

// The charsets that are read; "" is that of a format which says itself. GB2312 and GBK are parts of GB18030 and read as that.
const (
	UTF8    Charset = "UTF-8"
	UTF16LE Charset = "UTF-16LE"
	UTF16BE Charset = "UTF-16BE"
	GB18030 Charset = "GB18030"
	Big5    Charset = "BIG5"
)

// marks are the byte order marks by which a charset is known for sure.
var marks = []struct {
	bytes   string
	charset Charset
}{
	{"\xef\xbb\xbf", UTF8},
	{"\xff\xfe", UTF16LE},
	{"\xfe\xff", UTF16BE},
	{"\x84\x31\x95\x33", GB18030},
}

const (
	sampled = 1 << 16 // bytes by which a charset is told
	few     = 40      // characters below which their frequency tells nothing
)

// charset tells in which charset b is written. What the bytes can be decides, and which reading has the characters that are common in
// government documents; what a page declares decides only between readings that are as good. sure is false where no reading is good.
func charset(b []byte, declared Charset) (c Charset, sure bool) {
	for _, m := range marks {
		if bytes.HasPrefix(b, []byte(m.bytes)) {
			return m.charset, true
		}
	}
	valid := utf8.Valid(b)
	if !valid || bytes.IndexByte(b[:min(len(b), sampled)], 0) >= 0 {
		if c, ok := utf16(b); ok {
			return c, true
		}
	}
	if valid {
		if s := wide(b); s != nil && small(string(s)) {
			if r := assay(s, GB18030); r.bad == 0 && r.share() > 0.3 {
				return GB18030, true // 新增 in GBK is also two Arabic letters in UTF-8
			}
		}
		return UTF8, true
	}
	return best(wide(b), declared)
}

// best compares the readings of bytes that are no UTF-8 throughout.
func best(sample []byte, declared Charset) (c Charset, sure bool) {
	most := -1.0
	for _, candidate := range []Charset{UTF8, GB18030, Big5} {
		r := assay(sample, candidate)
		if r.letters == 0 {
			continue
		}
		score := r.share() - 4*float64(r.bad)/float64(r.letters+r.bad)
		if candidate == declared {
			score += 0.05
		}
		if score > most {
			c, most = candidate, score
			sure = r.share() > 0.2 || candidate == GB18030 && r.letters < few && plainly(sample)
		}
	}
	if c == "" {
		return UTF8, false
	}
	return c, sure
}

// plainly tells whether nearly all high bytes stand in pairs of GB2312's characters, those of the second level left out.
func plainly(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); i++ {
		if b[i] < 0x80 {
			continue
		}
		if i+1 < len(b) && b[i+1] >= 0xa1 && (b[i] >= 0xb0 && b[i] <= 0xd7 || b[i] >= 0xa1 && b[i] <= 0xa3) {
			good++
		} else {
			bad++
		}
		i++
	}
	return good > 0 && good >= bad*9
}

// utf16 tells UTF-16 without a mark: by the zeros at every other place, or by its characters.
func utf16(b []byte) (Charset, bool) {
	head := b[:min(len(b), sampled)&^1]
	if len(head) < 4 {
		return "", false
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	for i, c := range []Charset{UTF16BE, UTF16LE} {
		if r := assay(head, c); r.letters > 0 && r.bad*50 <= r.letters && r.share() > 0.3 {
			return c, true
		}
		if zeros[i]*10 > len(head)*3 && zeros[1-i]*100 < len(head) {
			return c, true
		}
	}
	return "", false
}

// small tells whether all that is no ASCII in s lies below the scripts of East Asia, and some does.
func small(s string) bool {
	some := false
	for _, r := range s {
		if r >= 0x800 {
			return false
		}
		some = some || r >= 0x80
	}
	return some
}

// wide collects the lines that are no plain ASCII, up to the length of a sample.
func wide(b []byte) []byte {
	var sample []byte
	for len(b) > 0 && len(sample) < sampled {
		line := b
		if end := bytes.IndexByte(b, '\n'); end >= 0 {
			line = b[:end+1]
		}
		b = b[len(line):]
		if at := firstWide(line); at >= 0 {
			line = line[at:]
			if rest := sampled - len(sample); len(line) > rest {
				line = line[:rest]
			}
			sample = append(sample, line...)
		}
	}
	return sample
}

// firstWide is the place of the first byte that is no ASCII, -1 for none.
func firstWide(b []byte) int {
	for i, c := range b {
		if c >= utf8.RuneSelf {
			return i
		}
	}
	return -1
}

// reading is how well bytes read in a charset.
type reading struct {
	bad     int // sequences that are no character
	letters int // characters that are no ASCII
	common  int // of them, how many are common in government documents
}

func (r reading) share() float64 {
	if r.letters == 0 {
		return 0
	}
	return float64(r.common) / float64(r.letters)
}

func assay(b []byte, c Charset) reading { return judge(decode(b, c), c == Big5) }

// judge counts the characters of a text; traditional tells that it is from a place that writes so.
func judge(s string, traditional bool) (r reading) {
	frequent := commonSimplified
	if traditional {
		frequent = commonTraditional
	}
	for _, c := range s {
		switch {
		case c == utf8.RuneError:
			r.bad++
		case c < utf8.RuneSelf || c >= 0x2000 && c < 0x3100 || c >= 0xff00 && c < 0xfff0: // punctuation tells nothing
		default:
			r.letters++
			if frequent[c] {
				r.common++
			}
		}
	}
	return r
}

// Garbled tells a text whose Chinese characters are none that people write: numbers of glyphs that a program took for characters.
func Garbled(s string) bool {
	han, simplified, traditional := 0, 0, 0
	for _, c := range s {
		if c < 0x3400 || c > 0x9fff && c < 0xe000 || c > 0xf8ff {
			continue
		}
		han++
		if commonSimplified[c] {
			simplified++
		}
		if commonTraditional[c] {
			traditional++
		}
	}
	return han >= few && max(simplified, traditional)*20 < han
}

// decode reads b in c; what is no character there becomes U+FFFD, one for each run of bytes that the charset takes together.
func decode(b []byte, c Charset) string {
	var e encoding.Encoding
	switch c {
	case UTF16LE:
		e = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case UTF16BE:
		e = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case GB18030:
		e = simplifiedchinese.GB18030
	case Big5:
		e = traditionalchinese.Big5
	default:
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	decoded, err := e.NewDecoder().Bytes(b)
	if err != nil { // decoders of x/text replace what they cannot read; none of these fails
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	return string(decoded)
}

// declaration finds the charset that a page or an XML file declares in its first bytes; "" for none and for those that are not read.
//
//	<meta charset="gb2312">   <meta http-equiv="Content-Type" content="text/html; charset=gbk">   <?xml version="1.0" encoding="GB2312"?>
func declaration(b []byte) Charset {
	head := strings.ToLower(string(b[:min(len(b), 4096)]))
	for _, key := range []string{"charset", "encoding"} {
		at := strings.Index(head, key)
		for at >= 0 {
			rest := strings.TrimLeft(head[at+len(key):], " \t")
			if value, ok := strings.CutPrefix(rest, "="); ok {
				value = strings.TrimLeft(value, " \t\"'")
				end := strings.IndexFunc(value, func(r rune) bool {
					return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
				})
				if end > 0 {
					return known(value[:end])
				}
			}
			next := strings.Index(head[at+len(key):], key)
			if next < 0 {
				break
			}
			at += len(key) + next
		}
	}
	return ""
}

// known is the charset of a name that pages use for it.
func known(label string) Charset {
	switch label {
	case "utf-8", "utf8":
		return UTF8
	case "gb18030", "gbk", "gb2312", "gb_2312-80", "cp936", "x-gbk":
		return GB18030
	case "big5", "big5-hkscs", "x-x-big5", "cn-big5":
		return Big5
	case "utf-16", "utf-16le":
		return UTF16LE
	case "utf-16be":
		return UTF16BE
	}
	return ""
}
