package gazetteer

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// table is one seed file of tab-separated values: a header, then rows. Lines that begin with # are remarks.
type table struct {
	name    string
	text    string // the whole file, uncompressed
	columns []string
	rows    []row
}

// row is one line of a table. cells has as many fields as the header.
type row struct {
	line  int // from 1
	bytes int // offset of the line in text
	raw   string
	cells []string
}

// readTable reads name from fsys (compressed where the name ends in .gz) and checks that its header is columns.
func readTable(fsys fs.FS, name string, columns ...string) (table, []byte, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return table{}, nil, err
	}
	plain := data
	if strings.HasSuffix(name, ".gz") {
		if plain, err = unzip(data); err != nil {
			return table{}, nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	t := table{name: strings.TrimSuffix(name, ".gz"), text: string(plain), columns: columns}
	if err := t.parse(); err != nil {
		return table{}, nil, err
	}
	return t, data, nil
}

func unzip(data []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// parse cuts the text into rows.
func (t *table) parse() error {
	lines := strings.Count(t.text, "\n")
	t.rows = make([]row, 0, lines)
	cells := make([]string, 0, lines*len(t.columns)) // one allocation for all rows
	header := false
	for line, at := 1, 0; at < len(t.text); line++ {
		end := strings.IndexByte(t.text[at:], '\n')
		if end < 0 {
			end = len(t.text) - at
		}
		raw, start := t.text[at:at+end], at
		at += end + 1
		if raw == "" || raw[0] == '#' {
			continue
		}
		if !header {
			if want := strings.Join(t.columns, "\t"); raw != want {
				return fmt.Errorf("%s:%d: header %q, want %q", t.name, line, raw, want)
			}
			header = true
			continue
		}
		first := len(cells)
		for rest, more := raw, true; more; {
			var cell string
			cell, rest, more = strings.Cut(rest, "\t")
			cells = append(cells, cell)
		}
		if n := len(cells) - first; n != len(t.columns) {
			return fmt.Errorf("%s:%d: %d fields, want %d: %q", t.name, line, n, len(t.columns), raw)
		}
		t.rows = append(t.rows, row{line: line, bytes: start, raw: raw, cells: cells[first:len(cells):len(cells)]})
	}
	if !header {
		return fmt.Errorf("%s: no header", t.name)
	}
	return nil
}

// fault is an error that names the file and the line.
func (t table) fault(r row, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", t.name, r.line, fmt.Sprintf(format, args...))
}
