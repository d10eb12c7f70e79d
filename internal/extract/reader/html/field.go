package html

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
)

const (
	longValue  = 200  // characters; a longer value is text
	metaTable  = 1500 // most characters of a table of metadata
	lookedAt   = 4000 // units of the page around the text in which fields are looked for
	leastNames = 2    // of fields, to make a table one of metadata
)

// metaNames are the names that government sites give to their <meta> elements, and the fields that those are.
var metaNames = map[string]string{"articletitle": "标题", "pubdate": "发布日期", "contentsource": "来源", "keywords": "关键词"}

// unit is the text of a cell or of the smallest block; words are the runs of text that it is made of.
type unit struct {
	words []string
	row   int32 // element that it shares with the value beside it: a row, a list of terms
	cell  bool
}

// fieldName is the known name of a field that s is, blanks and brackets left out, and whether a colon follows: 【索 引 号：】
func fieldName(s string) (name string, colon bool) {
	name = strings.Map(func(r rune) rune {
		if text.Blank(r) || strings.ContainsRune("【】[]", r) {
			return -1
		}
		return r
	}, s)
	bare := strings.TrimRight(name, ":：")
	if _, known := document.FieldKindOf(bare); !known {
		return "", false
	}
	return bare, bare != name
}

// fields reads the metadata of a page: what stands around the text, the tables of metadata at its head, and <meta> elements.
func (p *page) fields(content int32, metadata []int32) []document.Field {
	var found []document.Field
	for _, i := range metadata {
		found = pairs(found, p.units(i, -1, true))
	}
	found = pairs(found, p.units(0, content, false))
	for i := range p.nodes {
		n := &p.nodes[i]
		if n.tag != atom.Meta || n.attr == nil {
			continue
		}
		if name, known := metaNames[n.attr.name]; known {
			found = keep(found, name, n.attr.content)
		}
	}
	return found
}

// metadata finds the tables at the head of the text that hold nothing but metadata, and the blocks in which each line is a name or its
// value.
func (p *page) metadata(content int32) (found []int32) {
	prose := 0
	for i := content + 1; i < p.end[content] && prose < 400; i++ {
		n, w := &p.nodes[i], p.weights[i]
		switch {
		case p.gone[i]:
		case n.tag == atom.Div && w.fields >= leastNames && w.chars <= metaTable && w.stops == 0 && p.paired(i):
			found = append(found, i)
			p.drop(i)
		case n.tag == atom.Table || n.tag == atom.Dl || n.tag == atom.Ul:
			if w.fields >= leastNames && w.chars <= metaTable && w.stops <= 1 && w.lines <= w.fields*4+4 && !p.layoutOfPage(i) && (!p.columns(i) || columned(p.units(i, -1, true)) != nil) {
				found = append(found, i)
				p.drop(i)
			}
		case !n.element:
			prose += w.chars
		}
	}
	return found
}

// paired tells an element of which each line is the name of a field or the value of the one before.
func (p *page) paired(i int32) bool {
	units := p.units(i, -1, true)
	return len(pairs(nil, units))*2 == len(units)
}

// layoutOfPage tells a table with another in it.
func (p *page) layoutOfPage(i int32) bool {
	for c := i + 1; c < p.end[i]; c++ {
		if p.nodes[c].tag == atom.Table {
			return true
		}
	}
	return false
}

// columns tells a table whose first row names its columns: 文件名称 | 文号 | 发布时间 are no metadata of the page.
func (p *page) columns(i int32) bool {
	rows, _ := p.rows(i)
	if p.nodes[i].tag != atom.Table || len(rows) < 2 || len(rows[0]) < 2 {
		return false
	}
	for _, c := range rows[0] {
		if name, _ := fieldName(p.inner(c)); name == "" {
			return false
		}
	}
	return true
}

// drop takes an element out of the text.
func (p *page) drop(i int32) {
	for c := i; c < p.end[i]; c++ {
		p.gone[c] = true
	}
}

// units cuts an element into units; what lies in except is left out. Furniture counts: sites print metadata in it. all reads what was
// dropped, too.
func (p *page) units(i, except int32, all bool) (units []unit) {
	var now unit
	flush := func() {
		if len(now.words) > 0 && len(units) < lookedAt {
			units = append(units, now)
		}
		now = unit{row: now.row, cell: now.cell}
	}
	var walk func(i, row int32)
	walk = func(i, row int32) {
		n := &p.nodes[i]
		switch {
		case i == except || len(units) >= lookedAt || n.element && p.unseen(n):
			return
		case !n.element:
			if s := strings.TrimFunc(n.text, text.Blank); s != "" && (all || utf8.RuneCountInString(s) <= 2*longValue) {
				now.words = append(now.words, s)
			}
			return
		}
		block := blocks[n.tag] || n.tag == atom.Br
		if block {
			flush()
		}
		if n.tag == atom.Tr || n.tag == atom.Dl {
			row = i
		}
		if block {
			now.row, now.cell = row, n.tag == atom.Td || n.tag == atom.Th || n.tag == atom.Dt || n.tag == atom.Dd
		}
		for c := n.first; c >= 0; c = p.nodes[c].next {
			walk(c, row)
		}
		if block {
			flush()
			if !now.cell && n.tag != atom.Td && n.tag != atom.Th {
				now.row = row
			}
		}
	}
	walk(i, -1)
	flush()
	return units
}

// pairs reads names and values: in one unit, 索引号：3305/1 文号：某政发〔2021〕1号, in the units beside each other, or in columns.
func pairs(found []document.Field, units []unit) []document.Field {
	for _, f := range columned(units) {
		found = keep(found, f.Name, f.Value)
	}
	for i, u := range units {
		if name, colon := fieldName(strings.Join(u.words, "")); name != "" {
			if i+1 == len(units) {
				continue
			}
			next := units[i+1]
			value := strings.Join(next.words, " ")
			if kind, _ := document.FieldKindOf(name); !colon && !u.cell && !kind.Fits(value) {
				continue // a word of a menu
			}
			if another, _ := fieldName(value); another == "" && next.row == u.row && next.cell == u.cell && !strings.HasSuffix(value, "：") {
				found = keep(found, name, value)
			}
			continue
		}
		found = inline(found, u.words)
	}
	return found
}

// columned reads what stands in columns: names beside each other, then as many values, which have the shapes that the names ask for.
// A list of documents goes on with more values, and has no metadata of the page.
//
//	索引号 | 文号 | 发布机构
//	3305/2021-07 | 某政发〔2021〕3号 | 某市人民政府
func columned(units []unit) (found []document.Field) {
	for i := 0; i < len(units); {
		var names []string
		for k := i; k < len(units); k++ {
			name, _ := fieldName(strings.Join(units[k].words, ""))
			if name == "" {
				break
			}
			names = append(names, name)
		}
		n := len(names)
		if n >= leastNames && answers(names, units[i+n:]) && !answers(names, units[i+2*n:]) {
			for k, name := range names {
				found = append(found, document.Field{Name: name, Value: strings.Join(units[i+n+k].words, " ")})
			}
		}
		i += max(n, 1)
	}
	return found
}

// answers tells whether units begin with values for the names, one of which at least shows by its shape whose it is.
func answers(names []string, units []unit) bool {
	if len(units) < len(names) {
		return false
	}
	sure := false
	for k, name := range names {
		value := strings.Join(units[k].words, " ")
		kind, _ := document.FieldKindOf(name)
		another, _ := fieldName(value)
		shaped := kind == document.IndexNumber || kind == document.Issuer || kind == document.Number || kind == document.Written || kind == document.Published
		if another != "" || shaped && !kind.Fits(value) {
			return false
		}
		sure = sure || kind == document.IndexNumber || kind == document.Issuer
	}
	return sure
}

// inline reads the fields of one unit.
func inline(found []document.Field, words []string) []document.Field {
	var name string
	var value []string
	done := func() {
		if name != "" {
			found = keep(found, name, strings.Join(value, " "))
		}
		name, value = "", nil
	}
	for k, word := range words {
		if n, colon := fieldName(word); n != "" && (colon || !document.PlainFieldName(n) && k+1 < len(words)) {
			done()
			name = n
			continue
		}
		for piece := range strings.FieldsFuncSeq(word, text.Blank) {
			at := strings.IndexAny(piece, "：:")
			if at > 0 {
				if n, _ := fieldName(piece[:at]); n != "" {
					done()
					name = n
					piece = strings.TrimLeft(piece[at:], "：:")
				}
			}
			if piece != "" {
				value = append(value, piece)
			}
		}
		if n, rest := spaced(word); n != "" && name == "" {
			name, value = n, []string{rest}
		}
	}
	done()
	return found
}

// spaced reads a name whose characters stand apart: 索 引 号： 3305/1
func spaced(word string) (name, rest string) {
	at := strings.IndexAny(word, "：:")
	if at <= 0 {
		return "", ""
	}
	name, _ = fieldName(word[:at])
	return name, strings.TrimLeft(word[at:], "：: ")
}

// keep adds a field whose value can be one; a masked value is none.
func keep(found []document.Field, name, value string) []document.Field {
	value, _, _ = strings.Cut(value, "【字体")
	value = strings.TrimFunc(strings.Join(strings.FieldsFunc(value, text.Blank), " "), func(r rune) bool { return text.Blank(r) || r == '|' || r == ';' || r == '；' })
	if value == "" || utf8.RuneCountInString(value) > longValue || strings.ContainsRune(value, '。') {
		return found
	}
	digits, masked := 0, 0
	for _, r := range value {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case text.Masked(r):
			masked++
		}
	}
	kind, _ := document.FieldKindOf(name)
	switch {
	case masked > 0 && masked >= utf8.RuneCountInString(value)/2:
		return found
	case (kind == document.Written || kind == document.Published) && digits < 4:
		return found
	case kind == document.Issuer && utf8.RuneCountInString(value) > 60:
		return found
	}
	f := document.Field{Name: name, Value: value}
	if slices.Contains(found, f) {
		return found
	}
	return append(found, f)
}
