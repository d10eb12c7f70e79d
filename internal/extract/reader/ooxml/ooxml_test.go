package ooxml_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"policygraph/internal/extract/reader/ooxml"
	"policygraph/internal/extract/reader/ooxml/ooxmltest"
	"policygraph/internal/extract/source"
)

// drain reads the document part of a container to its end.
func drain(b []byte, limits ooxml.Limits) error {
	p, err := ooxml.Open(source.Source{URI: "plan.docx", Bytes: b, Format: source.DOCX}, limits)
	if err != nil {
		return err
	}
	main, _, err := p.Document()
	if err != nil {
		return err
	}
	s, err := p.Part(main)
	if err != nil {
		return err
	}
	defer s.Close()
	for {
		if _, err := s.Next(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// document is a container whose document part has the given bytes.
func document(xml string) []byte {
	return ooxmltest.Zip(map[string]string{"_rels/.rels": ooxmltest.Relations("officeDocument word/document.xml"), "word/document.xml": xml})
}

// listed is a container with an entry for every name, in that order.
func listed(names ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		w, _ := z.Create(name)
		w.Write([]byte("<x/>"))
	}
	z.Close()
	return b.Bytes()
}

// overlapping makes the second entry of a container point at the bytes of the first.
func overlapping() []byte {
	b := listed("word/document.xml", "word/other.xml")
	second := bytes.LastIndex(b, []byte("PK\x01\x02"))
	copy(b[second+42:second+46], []byte{0, 0, 0, 0})
	return b
}

// flagged sets the bit of encryption in the directory.
func flagged() []byte {
	b := listed("word/document.xml")
	at := bytes.Index(b, []byte("PK\x01\x02"))
	b[at+8] |= 1
	return b
}

// lying tells a size in its directory that is far too small.
func lying() []byte {
	b := document("<x>" + strings.Repeat("<a/>", 1<<16) + "</x>")
	for at := 0; ; {
		i := bytes.Index(b[at:], []byte("PK\x01\x02"))
		if i < 0 {
			return b
		}
		at += i
		binary.LittleEndian.PutUint32(b[at+24:], 10)
		at += 4
	}
}

func TestHostileContainers(t *testing.T) {
	few := ooxml.DefaultLimits
	few.Elements = 100
	small := ooxml.DefaultLimits
	small.Inflated, small.RatioFrom = 1<<20, 64<<10
	many := make([]string, ooxml.DefaultLimits.Entries+1)
	for i := range many {
		many[i] = fmt.Sprintf("word/%d.xml", i)
	}
	deep := strings.Repeat("<a>", 300) + strings.Repeat("</a>", 300)
	utf16Document := func(s string) string {
		b := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(s)) {
			b = binary.LittleEndian.AppendUint16(b, u)
		}
		return string(b)
	}
	for _, c := range []struct {
		claim  string
		bytes  []byte
		limits ooxml.Limits
		want   source.Code // "" for none
	}{
		{"a sound one", document("<x/>"), small, ""},
		{"in UTF-16", document(utf16Document(`<?xml version="1.0" encoding="UTF-16"?><x>路</x>`)), small, ""},
		{"no container", []byte("PK\x03\x04 and no more"), small, source.Damaged},
		{"cut off", document("<x/>")[:200], small, source.Damaged},
		{"no document in it", listed("docProps/core.xml"), small, source.Damaged},
		{"a document type", document(`<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>`), small, source.Damaged},
		{"an outer entity", document(`<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>`), small, source.Damaged},
		{"an entity that is not declared", document(`<x>&boom;</x>`), small, source.Damaged},
		{"elements that nest without end", document(deep), small, source.Bomb},
		{"an element that is not closed", document("<x><a></x>"), small, source.Damaged},
		{"an end of another element", document(`<x xmlns:w="a" xmlns:v="a"><w:a></v:a></x>`), small, source.Damaged},
		{"more ends than elements", document("<x/></x>"), small, source.Damaged},
		{"an end amid an element", document("<x><a>"), small, source.Damaged},
		{"a foreign charset", document(`<?xml version="1.0" encoding="KOI8-R"?><x/>`), small, source.Damaged},
		{"bytes that are no UTF-8", document("<x>\xff\xfe\xfd</x>"), small, source.Damaged},
		{"one name twice", listed("word/document.xml", "word/document.xml"), small, source.Damaged},
		{"one name in two cases", listed("word/document.xml", "Word/Document.xml"), small, source.Damaged},
		{"a name that leads out", listed("word/document.xml", "../../etc/passwd"), small, source.Damaged},
		{"a name with a backslash", listed("word/document.xml", `word\x.xml`), small, source.Damaged},
		{"parts that share bytes", overlapping(), small, source.Bomb},
		{"too many parts", listed(many...), ooxml.DefaultLimits, source.Bomb},
		{"an encrypted part", flagged(), small, source.Encrypted},
		{"a part that inflates a thousandfold", document("<x>" + strings.Repeat(" ", 1<<19) + "</x>"), func() ooxml.Limits { l := small; l.Ratio = 100; return l }(), source.Bomb},
		{"parts that inflate too far", document("<x>" + strings.Repeat(" ", 1<<20) + "</x>"), func() ooxml.Limits { l := small; l.Ratio = 1 << 30; return l }(), source.TooLarge},
		{"a directory that lies of sizes", lying(), small, source.Damaged},
		{"too many elements", document("<x>" + strings.Repeat("<a/>", 100) + "</x>"), few, source.Bomb},
		{"too many comments", document("<x>" + strings.Repeat("<!--a-->", 100) + "</x>"), few, source.Bomb},
		{"too many instructions", document("<x>" + strings.Repeat("<?a?>", 100) + "</x>"), few, source.Bomb},
		{"a file that is too large", document("<x/>"), ooxml.Limits{File: 10}, source.TooLarge},
		{"a binary workbook", ooxmltest.Zip(map[string]string{"xl/workbook.bin": "\x83\x01"}), small, source.UnsupportedFormat},
	} {
		err := drain(c.bytes, c.limits)
		var e *source.Error
		switch {
		case err == nil && c.want == "":
		case !errors.As(err, &e):
			t.Errorf("%s: %v, want code %q", c.claim, err, c.want)
		case e.Code != c.want:
			t.Errorf("%s: %s (%v), want %q", c.claim, e.Code, err, c.want)
		case e.URI != "plan.docx" || e.Message == "":
			t.Errorf("%s: error %+v names no file or no reason", c.claim, e)
		}
	}
}

func TestOuterTargetsAreIgnored(t *testing.T) {
	const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="a" Type="x/image" Target="http://127.0.0.1/pixel" TargetMode="External"/>
<Relationship Id="b" Type="x/image" Target="http://127.0.0.1/pixel"/>
<Relationship Id="c" Type="x/styles" Target="styles.xml"/>
<Relationship Id="d" Type="x/theme" Target="/word/theme.xml"/>
<Relationship Id="e" Type="x/up" Target="../../../../etc/passwd"/></Relationships>`
	p, err := ooxml.Open(source.Source{URI: "a", Bytes: ooxmltest.Zip(map[string]string{"word/document.xml": "<x/>", "word/_rels/document.xml.rels": rels})}, ooxml.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	targets, err := p.Targets("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(targets), "map[c:{styles word/styles.xml} d:{theme word/theme.xml} e:{up etc/passwd}]"; got != want {
		t.Errorf("targets %s, want %s", got, want)
	}
	if p.Has("etc/passwd") {
		t.Error("a target that leads out of the container is there")
	}
}

func TestPasswords(t *testing.T) {
	name := ""
	for _, r := range "EncryptedPackage" {
		name += string(r) + "\x00"
	}
	container := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 512)
	for _, c := range []struct {
		claim string
		bytes string
		want  bool
	}{{"a document under a password", container + name, true}, {"an old document", container + "W\x00o\x00r\x00d\x00", false}} {
		src, err := source.New("plan.docx", []byte(c.bytes))
		if err != nil {
			t.Fatal(err)
		}
		e, got := ooxml.Protected(src)
		if got != c.want || got && (e.Code != source.Encrypted || e.URI != "plan.docx") {
			t.Errorf("%s: %v, %v; want %v", c.claim, got, e, c.want)
		}
	}
}

// Names are resolved as encoding/xml does it.
func FuzzStream(f *testing.F) {
	f.Add(`<w:a xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns="u"><b xmlns:w="x" w:c="1" d="2"><w:e/></b><w:e xml:space="preserve">t</w:e></w:a>`)
	f.Add(`<a xmlns="x"><b xmlns=""><c/></b><c/></a>`)
	f.Fuzz(func(t *testing.T, s string) {
		if strings.HasPrefix(s, "\xff\xfe") || strings.HasPrefix(s, "\xfe\xff") {
			return // UTF-16, which encoding/xml does not read
		}
		p, err := ooxml.Open(source.Source{URI: "a", Bytes: ooxmltest.Zip(map[string]string{"x.xml": s})}, ooxml.DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		stream, err := p.Part("x.xml")
		if err != nil {
			t.Fatal(err)
		}
		defer stream.Close()
		var names []xml.Name
		for {
			token, err := stream.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			var e *source.Error
			if errors.As(err, &e) {
				return
			}
			if err != nil {
				t.Fatalf("%q: %v is no *source.Error", s, err)
			}
			if start, ok := token.(xml.StartElement); ok {
				names = append(names, start.Name)
			}
		}
		d := xml.NewDecoder(strings.NewReader(s))
		for i := 0; ; {
			token, err := d.Token()
			if err != nil {
				if i != len(names) || !errors.Is(err, io.EOF) {
					t.Fatalf("%q: %d elements; encoding/xml has %d and says %v", s, len(names), i, err)
				}
				return
			}
			start, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			if i == len(names) {
				t.Fatalf("%q: %d elements; encoding/xml has more", s, i)
			}
			space, local := names[i].Space, names[i].Local
			if i++; local != start.Name.Local || space != start.Name.Space && !strings.HasPrefix(space, "?") && len(space) > 4 {
				t.Fatalf("%q: element %d is %q %q; encoding/xml says %q %q", s, i, space, local, start.Name.Space, start.Name.Local)
			}
		}
	})
}
