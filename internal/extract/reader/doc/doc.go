// Package doc reads Word 97-2003 files (.doc): the text in its pieces, the tables in it, and the numbers that Word adds to its lists.
package doc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/ooxml"
	"policygraph/internal/extract/source"
)

// Limits of one document.
const (
	maxText    = 16 << 20 // characters of the main text
	maxRuns    = 1 << 20  // of formatting
	maxColumns = 200      // of a table
)

// Read reads one file of Word 97 or later. Other files in the container of that time (.xls, .ppt, .wps) are told apart and refused.
// It fails with *source.Error.
func Read(src source.Source) (document.Body, error) {
	if src.Format != source.OLE {
		return document.Body{}, source.Unsupported(src)
	}
	if err, protected := ooxml.Protected(src); protected {
		return document.Body{}, err
	}
	streams, err := open(src.Bytes)
	if err != nil {
		return document.Body{}, failed(src, source.Damaged, "the container cannot be opened (%v); open the file in Word or WPS and save it as DOCX", err)
	}
	main, is := streams["worddocument"]
	if !is {
		return document.Body{}, foreign(src, streams)
	}
	f, err := parseHeader(main)
	switch {
	case errors.Is(err, errOld):
		return document.Body{}, failed(src, source.UnsupportedFormat, "the file is of a Word before 97, which is not read; save it as DOCX")
	case errors.Is(err, errEncrypted):
		return document.Body{}, failed(src, source.Encrypted, "the file is protected by a password; open it with the password and save it without")
	case err != nil:
		return document.Body{}, failed(src, source.Damaged, "%v; open the file in Word or WPS and save it as DOCX", err)
	}
	table := streams["0table"]
	if f.secondTable {
		table = streams["1table"]
	}
	r := reader{header: f, main: main, table: table, data: streams["data"]}
	if err := r.pieces(); err != nil {
		return document.Body{}, failed(src, source.Damaged, "%v; open the file in Word or WPS and save it as DOCX", err)
	}
	r.formats()
	r.readStyles()
	r.readLists()
	var body draft.Body
	w := writer{reader: &r, body: &body}
	w.story(0, f.text)
	w.story(f.boxes, f.boxes+f.boxText)
	made, err := body.Done()
	switch {
	case err != nil:
		return document.Body{}, failed(src, source.TooLarge, "%v", err)
	case made.Text.Len() == 0:
		return document.Body{}, failed(src, source.NoText, "the document holds no text")
	}
	return made, nil
}

// open reads the streams of the container that a Word file may have, by name in lower case.
func open(b []byte) (streams map[string]raw, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	container, err := mscfb.New(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	streams = make(map[string]raw)
	left := int64(4 * len(b))
	for range 4096 {
		entry, err := container.Next()
		if errors.Is(err, io.EOF) {
			return streams, nil
		}
		if err != nil {
			return nil, err
		}
		key := strings.ToLower(entry.Name)
		if _, known := streams[key]; known {
			continue
		}
		streams[key] = nil
		if len(entry.Path) > 0 || entry.Size <= 0 || !wanted[key] {
			continue
		}
		// A chain that was cut short gives what is left of it.
		data, err := io.ReadAll(io.LimitReader(entry, min(entry.Size, int64(len(b)))))
		if err != nil && len(data) == 0 {
			return nil, err
		}
		if left -= int64(len(data)); left < 0 {
			return nil, errors.New("its streams share bytes")
		}
		streams[key] = data
	}
	return streams, nil
}

// wanted are the streams that are read; of the others the name is enough.
var wanted = map[string]bool{"worddocument": true, "0table": true, "1table": true, "data": true}

// foreign is the error of a container with no Word document in it.
func foreign(src source.Source, streams map[string]raw) error {
	for _, other := range []struct{ stream, what, instead string }{
		{"workbook", "an Excel workbook of before 2007 (.xls)", "XLSX"},
		{"book", "an Excel workbook of before 2007 (.xls)", "XLSX"},
		{"powerpoint document", "a PowerPoint presentation of before 2007 (.ppt)", "DOCX or PDF"},
		{"contents", "a Works or WPS document (.wps)", "DOCX"},
	} {
		if _, is := streams[other.stream]; is {
			return failed(src, source.UnsupportedFormat, "the file is %s, which is not read; save it as %s", other.what, other.instead)
		}
	}
	return failed(src, source.UnsupportedFormat, "the file is an Office or WPS file of before 2007 that is no Word document; save it as DOCX or XLSX")
}

func failed(src source.Source, code source.Code, format string, args ...any) *source.Error {
	return &source.Error{Code: code, URI: src.URI, Message: fmt.Sprintf(format, args...)}
}
