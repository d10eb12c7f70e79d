// Package csv reads tables of separated values: a table of tasks as a table, a table of documents as the documents.
package csv

import (
	"encoding/csv"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
	"policygraph/internal/extract/reader/grid"
	"policygraph/internal/extract/source"
)

const (
	sample   = 50        // records by which a text is known
	maxCells = 2_000_000 // in all records
)

// Is tells whether a text is a table of separated values, and by what they are separated. The name of the file is a hint: a text that
// is called a table may have a title above and notes below; another must be one from its first line to its last.
func Is(uri, s string) (separator rune, ok bool) {
	strict := true
	separators := ",;\t"
	switch strings.ToLower(path.Ext(uri)) {
	case ".csv":
		strict = false
	case ".tsv", ".tab":
		strict, separators = false, "\t"
	default:
		separators = ",;"
		if line, _, _ := strings.Cut(s, "\n"); !strings.ContainsAny(line, ",;") {
			return 0, false
		}
	}
	best := 0
	for _, c := range separators {
		if score := score(s, c, strict); score > best {
			separator, best = c, score
		}
	}
	return separator, best > 0
}

// score tells how well a text is cut by a separator; 0 for not at all.
func score(s string, separator rune, strict bool) int {
	r := records(s, separator)
	count := make(map[int]int)
	n, columns := 0, 0
	for n < sample {
		record, err := r.Read()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				return 0
			}
			break
		}
		n++
		count[len(record)]++
		if c := count[len(record)]; len(record) > 1 && (c > count[columns] || c == count[columns] && len(record) > columns) {
			columns = len(record)
		}
		if strict && (len(record) < 3 || len(record) != columns || n == 1 && !names(record)) {
			return 0
		}
	}
	share := count[columns]
	if columns < 2 || share*2 < n || strict && n < 3 {
		return 0
	}
	return share * 1000 / n * min(columns, 20)
}

// names tells a record that names columns: all short, none empty, no sentence.
func names(record []string) bool {
	for _, s := range record {
		s = strings.TrimSpace(s)
		if s == "" || utf8.RuneCountInString(s) > 20 || strings.ContainsAny(s, "。，：:") || strings.Trim(s, "0123456789.-/") == "" {
			return false
		}
	}
	return true
}

func records(s string, separator rune) *csv.Reader {
	r := csv.NewReader(strings.NewReader(s))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = separator, true, -1, true
	return r
}

// Read reads a text that Is told to be a table. It fails with *source.Error.
func Read(uri, s string, separator rune) (document.Body, error) {
	fail := func(code source.Code, message string) (document.Body, error) {
		return document.Body{}, &source.Error{Code: code, URI: uri, Message: message}
	}
	rows, err := all(s, separator)
	if err != nil {
		return fail(source.TooLarge, err.Error())
	}
	var body draft.Body
	if column := texts(rows); column >= 0 {
		documents(&body, rows, column)
	} else if err := grid.Write(&body, sheet(rows), "", true); err != nil {
		return fail(source.TooLarge, err.Error()+"; split it")
	}
	done, err := body.Done()
	switch {
	case err != nil:
		return fail(source.TooLarge, err.Error()+"; split it")
	case len(done.Blocks) == 0:
		return fail(source.NoText, "the table holds no text")
	}
	return done, nil
}

var errCells = errors.New("the table has more than 2,000,000 cells; split it")

// all reads the records. A quote that is never closed ends with the text; what cannot be cut is kept as it is.
func all(s string, separator rune) (rows [][]string, err error) {
	r := records(s, separator)
	cells := 0
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if cells += len(record); cells > maxCells {
			return nil, errCells
		}
		rows = append(rows, append([]string(nil), record...))
		if err != nil {
			return rows, nil
		}
	}
}

// sheet is a table as a sheet of cells.
func sheet(rows [][]string) (s grid.Sheet) {
	for i, row := range rows {
		for k, value := range row {
			if value = strings.TrimSpace(value); value != "" {
				s.Cells = append(s.Cells, grid.Cell{Row: i, Column: k, Text: strings.ReplaceAll(value, "\r\n", "\n"), Place: place(i, k)})
			}
		}
	}
	return s
}

// place names a cell as a sheet does into which the table is loaded: B7.
func place(row, column int) string {
	letters := ""
	for column++; column > 0; column = (column - 1) / 26 {
		letters = string(rune('A'+(column-1)%26)) + letters
	}
	return letters + strconv.Itoa(row+1)
}
