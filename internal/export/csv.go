package export

import (
	"bufio"
	"io"
	"strings"
)

// WriteCSV writes a table as RFC 4180 has it, in UTF-8 with the mark by which Excel knows that; the first row is the header.
func WriteCSV(w io.Writer, t Table, _ Options) (Summary, error) {
	return writeText(w, t, "\uFEFF", ',', func(s string) string {
		if !strings.ContainsAny(s, "\",\r\n") {
			return s
		}
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	})
}

// WriteTSV writes a table parted by tabs; tabs and line breaks in a cell become blanks, for the format has no way to write them.
func WriteTSV(w io.Writer, t Table, _ Options) (Summary, error) {
	blanks := strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ", "\r", " ")
	return writeText(w, t, "", '\t', func(s string) string { return blanks.Replace(s) })
}

func writeText(w io.Writer, t Table, mark string, comma byte, field func(string) string) (s Summary, err error) {
	out := bufio.NewWriterSize(w, 1<<16)
	line := func(value func(Column) string) {
		for i, c := range Columns {
			if i > 0 {
				out.WriteByte(comma)
			}
			out.WriteString(field(value(c)))
		}
		out.WriteString("\r\n")
	}
	began := false
	begin := func() {
		if !began {
			out.WriteString(mark)
			line(func(c Column) string { return c.Title })
			began = true
		}
	}
	for row, err := range t.Rows {
		if err != nil {
			return s, err
		}
		begin()
		line(func(c Column) string { return guard(clean(c.Value(row), &s.Replaced), &s.Escaped) })
		s.Rows++
	}
	begin()
	return s, out.Flush()
}
