package source

import (
	"bytes"
	"strings"
)

// magics are the first bytes by which formats are known.
var magics = []struct {
	prefix string
	format Format
}{
	{"%PDF-", PDF},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE},
	{"{\\rtf", RTF},
	{"\x89PNG\r\n\x1a\n", Image},
	{"\xff\xd8\xff", Image},
	{"GIF87a", Image},
	{"GIF89a", Image},
	{"II*\x00", Image},
	{"MM\x00*", Image},
}

// sniff tells the format by content; what is nothing else is Text.
func sniff(b []byte) Format {
	head := b[:min(len(b), 4096)]
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.prefix)) {
			return m.format
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return zipped(b)
	case bytes.HasPrefix(head, []byte("RIFF")) && len(head) > 12 && string(head[8:12]) == "WEBP":
		return Image
	case bytes.HasPrefix(head, []byte("BM")) && bytes.IndexByte(head, 0) >= 0:
		return Image
	case html(head):
		return HTML
	}
	return Text
}

// zipped looks for the members that tell an office document from another archive; their names stand uncompressed.
func zipped(b []byte) Format {
	for _, m := range []struct {
		member string
		format Format
	}{{"word/", DOCX}, {"xl/", XLSX}, {"OFD.xml", OFD}} {
		if bytes.Contains(b, []byte(m.member)) {
			return m.format
		}
	}
	return ZIP
}

// html tells a page by its first tag; comments and declarations may stand before it.
func html(head []byte) bool {
	s := strings.ToLower(strings.TrimSpace(string(bytes.TrimPrefix(head, bom))))
	if !strings.HasPrefix(s, "<") {
		return false
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<div", "<table", "<meta", "<p>", "<p "} {
		if strings.HasPrefix(s, tag) {
			return true
		}
	}
	return (strings.HasPrefix(s, "<!--") || strings.HasPrefix(s, "<?xml")) && strings.Contains(s, "<html")
}

// binary tells data from text in a foreign charset by its control bytes, which no text has.
func binary(b []byte) bool {
	head := b[:min(len(b), 4096)]
	control := 0
	for _, c := range head {
		if c == 0 {
			return true
		}
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			control++
		}
	}
	return control*50 > len(head)
}

// guess names the charset of a text that is not UTF-8: UTF-16 by its mark, GB18030 and Big5 by how far their pairs of bytes hold.
func guess(b []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return "UTF-16LE", true
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return "UTF-16BE", true
	case bytes.IndexByte(b, 0) >= 0:
		return "", false
	case paired(b, gbk):
		return "GB18030", true
	case paired(b, big5):
		return "BIG5", true
	}
	return "", false
}

func gbk(lead, trail byte) bool {
	return lead >= 0xb0 && lead <= 0xf7 && trail >= 0xa1 || lead >= 0xa1 && lead <= 0xa9 && trail >= 0xa1
}

func big5(lead, trail byte) bool {
	return lead >= 0xa1 && lead <= 0xf9 && (trail >= 0x40 && trail <= 0x7e || trail >= 0xa1 && trail <= 0xfe)
}

// paired tells whether nearly all high bytes of b stand in pairs of which common says yes.
func paired(b []byte, common func(lead, trail byte) bool) bool {
	head := b[:min(len(b), 1<<16)]
	good, bad := 0, 0
	for i := 0; i+1 < len(head); i++ {
		if head[i] < 0x80 {
			continue
		}
		if common(head[i], head[i+1]) {
			good++
		} else {
			bad++
		}
		i++
	}
	return good > 0 && good >= bad*9
}
