// Package ooxml opens the ZIP container of an Office document within limits, and reads its parts as streams of XML.
package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"policygraph/internal/extract/source"
)

// Limits bound what one document may cost.
type Limits struct {
	File      int64 // bytes of the container
	Entries   int   // parts in it
	Inflated  int64 // bytes of all parts that are read, as they come out
	Ratio     int64 // of inflated to packed bytes of a part,
	RatioFrom int64 // once it has given so many bytes
	Depth     int   // of XML elements
	Elements  int   // of XML in all parts that are read, comments and instructions counted
}

// DefaultLimits are those of every reader.
var DefaultLimits = Limits{File: 64 << 20, Entries: 4000, Inflated: 256 << 20, Ratio: 1000, RatioFrom: 10 << 20, Depth: 256, Elements: 6_000_000}

// Package is an open container.
type Package struct {
	uri    string
	limits Limits
	parts  map[string]*zip.File // by name in lower case, as names of parts do not tell case apart
	left   int64                // bytes that may still be inflated
	begun  int                  // elements that were begun
}

// Open looks at the directory of a container. It fails with *source.Error where it is encrypted, damaged, or made to hurt.
func Open(src source.Source, limits Limits) (*Package, error) {
	p := &Package{uri: src.URI, limits: limits, parts: make(map[string]*zip.File), left: limits.Inflated}
	if int64(len(src.Bytes)) > limits.File {
		return nil, p.fail(source.TooLarge, "the file has more than %d bytes; split it", limits.File)
	}
	// A directory entry takes memory long before it is used: count them before they are parsed. Entries of archives within are let pass.
	if bytes.Count(src.Bytes, []byte("PK\x01\x02")) > 16*limits.Entries {
		return nil, p.fail(source.Bomb, "the container lists more than %d parts", limits.Entries)
	}
	z, err := zip.NewReader(bytes.NewReader(src.Bytes), int64(len(src.Bytes)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, p.fail(source.Damaged, "the container cannot be opened (%v); open the file in Word, WPS or LibreOffice and save it again", err)
	}
	if len(z.File) > limits.Entries {
		return nil, p.fail(source.Bomb, "the container lists more than %d parts", limits.Entries)
	}
	return p, p.index(z.File)
}

// index files the parts by name, and refuses directories that no office program writes.
func (p *Package) index(files []*zip.File) error {
	type extent struct {
		start, end int64
		name       string
	}
	extents := make([]extent, 0, len(files))
	for _, f := range files {
		name := strings.TrimPrefix(f.Name, "/")
		if strings.HasSuffix(name, "/") {
			continue // a folder
		}
		if !sound(name) {
			return p.fail(source.Damaged, "the container has a part with the unsafe name %q", f.Name)
		}
		if f.Flags&1 != 0 {
			return p.fail(source.Encrypted, "the file is protected by a password; open it with the password and save it without")
		}
		key := strings.ToLower(name)
		if p.parts[key] != nil {
			return p.fail(source.Damaged, "the container has two parts named %q", f.Name)
		}
		p.parts[key] = f
		start, err := f.DataOffset()
		if err != nil {
			return p.fail(source.Damaged, "the container lists the part %q, which is not there (%v)", f.Name, err)
		}
		extents = append(extents, extent{start, start + int64(min(f.CompressedSize64, 1<<40)), f.Name})
	}
	slices.SortFunc(extents, func(a, b extent) int {
		if a.start != b.start {
			return int(min(max(a.start-b.start, -1), 1))
		}
		return int(min(max(a.end-b.end, -1), 1))
	})
	for i := 1; i < len(extents); i++ {
		if extents[i].start < extents[i-1].end {
			return p.fail(source.Bomb, "the parts %q and %q of the container share bytes", extents[i-1].name, extents[i].name)
		}
	}
	return nil
}

// sound tells a name that stays inside the container.
func sound(name string) bool {
	if name == "" || strings.ContainsAny(name, "\\\x00") {
		return false
	}
	for element := range strings.SplitSeq(name, "/") {
		if element == ".." || element == "." || element == "" {
			return false
		}
	}
	return true
}

// Has tells whether the container has a part of that name.
func (p *Package) Has(name string) bool { return p.part(name) != nil }

func (p *Package) part(name string) *zip.File {
	return p.parts[strings.ToLower(strings.TrimPrefix(name, "/"))]
}

// Part opens a part. Reading it counts against the limits by the bytes that come out, whatever the directory says. A part that is not
// there is damage.
func (p *Package) Part(name string) (*Stream, error) {
	f := p.part(name)
	if f == nil {
		return nil, p.fail(source.Damaged, "the container has no part %q", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, p.fail(source.Damaged, "the part %q cannot be opened (%v)", name, err)
	}
	return newStream(p, name, &meter{from: r, p: p, name: name, packed: int64(min(f.CompressedSize64, 1<<40))}, r)
}

// meter counts the bytes that a part gives.
type meter struct {
	from   io.Reader
	p      *Package
	name   string
	packed int64
	given  int64
}

func (m *meter) Read(b []byte) (int, error) {
	n, err := m.from.Read(b)
	m.given += int64(n)
	m.p.left -= int64(n)
	switch limits := m.p.limits; {
	case m.given > limits.RatioFrom && m.given/limits.Ratio > max(m.packed, 1):
		return 0, m.p.fail(source.Bomb, "the part %q inflates to more than %d times its size", m.name, limits.Ratio)
	case m.p.left < 0:
		return 0, m.p.fail(source.TooLarge, "the parts inflate to more than %d bytes", limits.Inflated)
	}
	return n, err
}

func (p *Package) fail(code source.Code, format string, args ...any) *source.Error {
	return &source.Error{Code: code, URI: p.uri, Message: fmt.Sprintf(format, args...)}
}

// Fail is an error of this document.
func (p *Package) Fail(code source.Code, format string, args ...any) error {
	return p.fail(code, format, args...)
}

// encryptedStream is the name, in UTF-16, of the stream in which an OLE container keeps an Office document under a password.
var encryptedStream = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// Protected tells an OLE container that holds nothing but a DOCX or XLSX document under a password.
func Protected(src source.Source) (*source.Error, bool) {
	if src.Format != source.OLE || !bytes.Contains(src.Bytes, encryptedStream) {
		return nil, false
	}
	return &source.Error{Code: source.Encrypted, URI: src.URI, Message: "the file is protected by a password; open it with the password and save it without"}, true
}
