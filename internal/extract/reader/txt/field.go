package txt

import (
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

const (
	longestFieldLine = 300 // a longer line that starts with a field's name is a paragraph
	masthead         = 60  // lines from the top in which a common word may be a field's name
)

// fields finds the metadata that a portal prints around a document, one or several to a line:
//
//	索引号:  3305/2021-07   成文日期:  2021-03-05
//	文件编号:  发布机构:  某市发展和改革委员会
//
// A value may stand on the line after its name, where its shape shows that it is one. A masked value (******) is no value.
func fields(t text.Text, lines []kg.Span) []document.Field {
	var found []document.Field
	for i, line := range lines {
		if line.Len() > longestFieldLine {
			continue
		}
		at, name, start := fieldName(t, line, line.Start)
		if start < 0 || at != line.Start || i > masthead && document.PlainFieldName(name) {
			continue
		}
		for start >= 0 {
			end, nextName, nextStart := nextField(t, line, start)
			f := field(t, name, kg.Span{Start: start, End: end})
			if f.Span.Len() == 0 && nextStart < 0 && i+1 < len(lines) {
				if v := lines[i+1]; shaped(t, name, v) {
					f = field(t, name, v)
				}
			}
			found = append(found, f)
			name, start = nextName, nextStart
		}
	}
	return found
}

// field makes the value of a field from where it stands.
func field(t text.Text, name string, s kg.Span) document.Field {
	s = t.Trim(s)
	for s.Len() > 0 && (t.Folded()[s.End-1] == '|' || t.Folded()[s.End-1] == ';') {
		s.End--
		s = t.Trim(s)
	}
	f := document.Field{Name: name, Span: s}
	for _, r := range t.Folded()[s.Start:s.End] {
		if !text.Masked(r) && !text.Blank(r) && r != ':' && r != '-' && r != '/' && r != '.' {
			f.Value = t.Slice(s)
			break
		}
	}
	return f
}

// nextField finds the name of the next field after from: it stands behind a blank or a bar. end is where the value before it ends.
func nextField(t text.Text, line kg.Span, from int) (end int, name string, start int) {
	folded := t.Folded()
	for i := from; i < line.End; i++ {
		if i > line.Start && !text.Blank(folded[i-1]) && folded[i-1] != '|' && folded[i-1] != ':' {
			continue
		}
		if at, name, start := fieldName(t, line, i); start >= 0 && at == i {
			return i, name, start
		}
	}
	return line.End, "", -1
}

// fieldName reads a known name and its colon at from; blanks inside the name are let pass (索 引 号). start is where the value may
// begin, -1 where no name stands.
func fieldName(t text.Text, line kg.Span, from int) (at int, name string, start int) {
	folded := t.Folded()
	at = from
	for at < line.End && (text.Blank(folded[at]) || folded[at] == '|' || folded[at] == '[') {
		at++
	}
	var letters [document.LongestFieldName]rune
	n, i := 0, at
	for ; i < line.End && folded[i] != ':' && folded[i] != ']' && folded[i] != '|'; i++ {
		if text.Blank(folded[i]) {
			continue
		}
		if n == len(letters) || folded[i] < 0x4e00 || folded[i] > 0x9fff {
			return from, "", -1
		}
		letters[n] = folded[i]
		n++
	}
	if n == 0 || i == line.End {
		return from, "", -1
	}
	name = string(letters[:n])
	if _, known := document.FieldKindOf(name); !known {
		return from, "", -1
	}
	i++
	for i < line.End && (text.Blank(folded[i]) || folded[i] == ':' || folded[i] == '|') {
		i++
	}
	if at == from || from == line.Start || text.Blank(folded[from]) {
		return from, name, i
	}
	return at, name, i
}

// shaped tells whether a line of its own can be the value of the field above it.
func shaped(t text.Text, name string, line kg.Span) bool {
	if _, _, start := fieldName(t, line, line.Start); start >= 0 {
		return false
	}
	kind, _ := document.FieldKindOf(name)
	return kind.Fits(t.FoldedSlice(line))
}

// columned reads metadata that a portal prints in columns: names in one row, their values in the row below. A table that goes on after
// the second row without naming fields anew is a list of documents, and so is one of names that a list has, too.
//
//	索引号 | 文号 | 发布机构
//	3305/2021-07 | 某政发〔2021〕3号 | 某市人民政府
func columned(t text.Text, table document.Block) []document.Field {
	var found []document.Field
	sure := len(table.Rows) > 2
	for i := 0; i+1 < len(table.Rows); i += 2 {
		names, values := table.Rows[i], table.Rows[i+1]
		if len(names) != len(values) {
			return nil
		}
		for k, cell := range names {
			name := strings.TrimSuffix(squeezed(t, cell.Span), ":")
			kind, known := document.FieldKindOf(name)
			if _, another := document.FieldKindOf(squeezed(t, values[k].Span)); !known || another {
				return nil
			}
			sure = sure || kind == document.IndexNumber || kind == document.Issuer
			found = append(found, field(t, name, values[k].Span))
		}
	}
	if !sure || len(table.Rows)%2 != 0 {
		return nil
	}
	return found
}
