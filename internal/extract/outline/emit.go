package outline

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/kg"
)

// emit writes the tree down in text order.
func (d *draft) emit() {
	d.paragraphs(d.loose, -1)
	for i := range d.nodes {
		if d.nodes[i].parent < 0 {
			d.node(i, -1, 1)
		}
	}
	slices.SortStableFunc(d.tree.Items, func(a, b Item) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	slices.SortStableFunc(d.tree.Diagnostics, func(a, b document.Diagnostic) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
}

func (d *draft) node(i, parent, level int) {
	n := d.nodes[i]
	if n.shape == item {
		d.item(n, i, parent)
		return
	}
	lead := d.lead(n)
	line := d.lines[n.line].span
	s := Section{
		Level: level, Ordinal: numeral(n.mark.style, n.ordinal), OrdinalInText: n.mark.ordinal > 0, Title: d.stopped(lead.title),
		Parent: parent, Span: line, Extent: kg.Span{Start: line.Start, End: d.end(i)},
	}
	if s.Ordinal == "" {
		s.OrdinalInText = true // nothing was lost
	}
	body := lead.rest.Len() > 0 && d.duty(lead.rest) != onlyDuty
	if body {
		s.Span.End = lead.rest.Start
		s.Span = d.text.Trim(s.Span)
	}
	d.tree.Sections = append(d.tree.Sections, s)
	at := len(d.tree.Sections) - 1
	if body {
		d.tree.Items = append(d.tree.Items, Item{Kind: Plain, Section: at, Span: lead.rest, Table: -1, Title: d.plainTitle(lead.rest)})
	}
	d.paragraphs(n.paras, at)
	for _, kid := range n.kids {
		d.node(kid, at, level+1)
	}
}

// lead splits the line of a node; a heading found by its place, and one of a format, have no body in their line.
func (d *draft) lead(n node) lead {
	if n.whole && n.shape == section || n.mark.style.heads() && n.text.Len() <= longTitle {
		return lead{title: n.text, rest: kg.Span{Start: n.text.End, End: n.text.End}}
	}
	l := d.runIn(n.text)
	if l.mended && n.mark.style == article { // articles are prose, their first sentences are long
		end, next := d.sentence(n.text)
		return lead{title: d.text.Trim(kg.Span{Start: n.text.Start, End: end}), rest: d.text.Trim(kg.Span{Start: next, End: n.text.End})}
	}
	if l.mended {
		d.warn("title.restored", l.title, fmt.Sprintf("the stop after the title %q was lost", d.text.Slice(l.title)))
	}
	return l
}

func (d *draft) item(n node, i, parent int) {
	l := d.lead(n)
	if n.text.Len() == 0 && len(n.paras) > 0 && d.lines[n.paras[0]].table < 0 { // the number stands on a line of its own
		l = d.runIn(d.lines[n.paras[0]].span)
	}
	line := d.lines[n.line].span
	d.tree.Items = append(d.tree.Items, Item{
		Kind: Numbered, Section: parent, Marker: d.markerSpan(n), Number: numeral(n.mark.style, n.ordinal), Restored: n.mark.ordinal == 0,
		Title: d.stopped(l.title), Span: kg.Span{Start: line.Start, End: d.end(i)}, Table: -1,
	})
}

// paragraphs makes plain items of lines without a number; a line that only says who answers belongs to the one before.
func (d *draft) paragraphs(lines []int, section int) {
	for k, i := range lines {
		l := d.lines[i]
		switch {
		case l.table >= 0 && !l.wide:
			row := d.rowItem(d.grid(l.table), l.row)
			row.Section, row.Table = section, l.table
			d.countRow(&row)
			d.tree.Items = append(d.tree.Items, row)
		case l.duty == onlyDuty && k > 0 && d.lines[lines[k-1]].table < 0 && len(d.tree.Items) > 0:
			d.tree.Items[len(d.tree.Items)-1].Span.End = l.span.End
		default:
			d.tree.Items = append(d.tree.Items, Item{Kind: Plain, Section: section, Span: l.span, Title: d.plainTitle(l.span), Table: -1})
		}
	}
}

// countRow restores the masked number of a row from the one above.
func (d *draft) countRow(row *Item) {
	if row.Table != d.counted {
		d.counted, d.rowNumber = row.Table, 0
	}
	if strings.Contains(row.Number, "*") {
		row.Number, row.Restored = strconv.Itoa(d.rowNumber+1), true
		d.warn("number.restored", row.Marker, fmt.Sprintf("the number is %s by counting", row.Number))
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(row.Number, ".")); err == nil {
		row.Number, d.rowNumber = strconv.Itoa(n), n
	}
}

// plainTitle is the run-in title of a paragraph, empty where the paragraph begins with a sentence like any other.
func (d *draft) plainTitle(s kg.Span) kg.Span {
	l := d.runIn(s)
	if l.rest.Len() == 0 || l.mended || l.cut || l.title.Len() > longPair {
		return kg.Span{Start: s.Start, End: s.Start}
	}
	return d.stopped(l.title)
}

// stopped cuts the punctuation at the end of a title.
func (d *draft) stopped(s kg.Span) kg.Span {
	for s.End > s.Start {
		switch d.folded[s.End-1] {
		case '。', ';', ':', ',', '!', '?', '、', ' ':
			s.End--
			continue
		case '*': // the end of bold print
			if s.Len() > 4 && d.folded[s.End-2] == '*' && cjk(d.folded[s.End-3]) {
				s.End -= 2
				continue
			}
		}
		break
	}
	return s
}

// frame sets what stands before and after the body.
func (d *draft) frame(from, to int) {
	t := &d.tree
	if from > 0 {
		t.Head = kg.Span{Start: d.lines[0].span.Start, End: d.lines[from-1].span.End}
	}
	if to < len(d.lines) {
		t.Tail = kg.Span{Start: d.lines[to].span.Start, End: d.lines[len(d.lines)-1].span.End}
	}
	if from < to {
		t.Body = kg.Span{Start: d.lines[from].span.Start, End: d.lines[to-1].span.End}
	}
}
