package source

import (
	"bytes"
	"slices"
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

// sniff tells the format by the first bytes; what is nothing else is Text, pages among it.
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
	case bytes.Contains(head, []byte("MIME-Version:")) && bytes.Contains(head, []byte("multipart/related")):
		return MHTML
	case bytes.HasPrefix(head, []byte("BM")) && bytes.IndexByte(head, 0) >= 0:
		return Image
	}
	return Text
}

// zipped looks for the members that tell an office document from another archive. Where the directory of the archive cannot be read,
// for it is damaged or only its beginning is known, the names that stand before the members tell.
func zipped(b []byte) Format {
	if bytes.HasPrefix(b[min(len(b), 30):], []byte("mimetypeapplication/vnd.oasis.opendocument")) {
		return ODF
	}
	members, err := listed(b)
	if err != nil {
		for _, m := range parts {
			if bytes.Contains(b, []byte(m.name)) {
				return m.format
			}
		}
		for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "docProps/"} { // what stands before the document itself
			if bytes.Contains(b, []byte(name)) {
				return DOCX
			}
		}
		return ZIP
	}
	for _, m := range parts {
		for _, member := range members {
			if name := strings.TrimPrefix(strings.ReplaceAll(member.Name, `\`, "/"), "/"); len(name) >= len(m.name) && strings.EqualFold(name[:len(m.name)], m.name) {
				return m.format
			}
		}
	}
	return ZIP
}

// parts are how names of the members of office documents begin.
var parts = []struct {
	name   string
	format Format
}{{"word/", DOCX}, {"xl/", XLSX}, {"OFD.xml", OFD}, {"ppt/", PPTX}}

// tags are those that a page, or a piece of one as crawlers keep it, may begin with.
var tags = []string{
	"html", "head", "body", "div", "table", "tbody", "tr", "td", "meta", "title", "link", "script", "style", "p",
	"span", "font", "center", "article", "section", "main", "h1", "h2", "h3", "ul", "ol", "dl", "strong", "b",
	"form", "base", "br", "frameset", "img", "ucapcontent", "ucaptitle",
}

// page tells HTML by its first tag; comments and declarations may stand before it. A Markdown file may begin with one, too.
func page(uri, text string) bool {
	s := strings.ToLower(strings.TrimSpace(text[:min(len(text), 8192)]))
	for strings.HasPrefix(s, "<!--") {
		_, rest, closed := strings.Cut(s, "-->")
		if !closed {
			return false
		}
		s = strings.TrimSpace(rest)
	}
	if !strings.HasPrefix(s, "<") {
		return strings.Contains(s, "<html") && strings.Contains(s, "<head") && strings.HasPrefix(s, "http/1.") // saved with its header
	}
	if strings.HasPrefix(s, "<!doctype html") || strings.HasPrefix(s, "<?xml") && strings.Contains(s, "<html") {
		return true
	}
	name := s[1:]
	if end := strings.IndexFunc(name, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }); end > 0 && strings.ContainsRune(" \t\r\n/>", rune(name[end])) {
		name = name[:end]
	}
	if !slices.Contains(tags, name) {
		return false
	}
	lower := strings.ToLower(uri)
	return name == "html" || !strings.HasSuffix(lower, ".md") && !strings.HasSuffix(lower, ".markdown")
}

// binary tells data from text by its control bytes, which no text has, and by zeros, which only UTF-16 has.
func binary(b []byte, c Charset) bool {
	if c == UTF16LE || c == UTF16BE {
		return false
	}
	head := b[:min(len(b), 4096)]
	control := 0
	for _, c := range head {
		if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b {
			control++
		}
	}
	return control*50 > len(head)
}
