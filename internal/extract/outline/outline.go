// Package outline finds the tree of a plan: its numbered headings (GB/T 9704: 一、 （一） 1. （1）; 第一章 第一节) and the items under them.
package outline

import (
	"policygraph/internal/extract/document"
	"policygraph/internal/kg"
)

// Tree is the outline of one document. Sections and items are in text order.
type Tree struct {
	Title       kg.Span // of the plan, without blanks around it; empty when none was found. A title broken over lines holds line ends
	Head        kg.Span // letterhead and portal fields before the body
	Body        kg.Span // from the first line of the plan's own text to its last
	Tail        kg.Span // what follows it: signature, portal footers, share buttons
	Sections    []Section
	Items       []Item
	Diagnostics []document.Diagnostic // repairs and doubts: "ordinal.restored", "number.restored"
}

// Section is a heading with what it governs. A numbered item with a body of its own is an Item, not a Section.
type Section struct {
	Level         int    // 1 is the highest in this document
	Ordinal       string // as a plan writes it, without brackets: "二"; restored where it was lost; "" where the heading has none
	OrdinalInText bool   // false when it was restored
	Title         kg.Span
	Parent        int     // index in Sections, -1 for none
	Span          kg.Span // the heading line, ordinal included
	Extent        kg.Span // heading to the end of what it governs, subsections included
}

// Item is the smallest unit of text that can carry a task: a numbered item with its paragraphs, an unnumbered paragraph, or a table row.
type Item struct {
	Kind     ItemKind
	Section  int     // index in Sections, -1 before the first heading
	Marker   kg.Span // "*." or "1." or "（1）" as printed; empty when the item has none
	Number   string  // "12" or "十二", restored where it was masked or lost; "" for an item that never had one
	Restored bool    // Number was not printed in full
	Title    kg.Span // the first sentence or run-in heading, without marker and full stop; empty when the item has none
	Span     kg.Span // marker included, to the end of the last line, trimmed
	Table    int     // index of its block in Body.Blocks, for rows; else -1
	Row      int     // index of its row in the block
}

// ItemKind says in which shape an item stands.
type ItemKind uint8

// The kinds of item.
const (
	Numbered ItemKind = iota
	Plain             // an unnumbered paragraph of the body
	Row               // a row of a table, headers left out
)

// Parse finds the outline of a body. It never fails: a text without any numbering is a list of plain paragraphs.
func Parse(body document.Body) Tree {
	t := page{text: body.Text, folded: body.Text.Folded(), runes: body.Text.Runes()}
	lines := t.lines(body)
	t.cells = t.cellLines(lines)
	t.contents(lines)
	head := t.masthead(body, lines)
	t.appendices(lines, head.end)
	tail := t.tail(lines, head.end)
	d := draft{page: t, body: body, lines: lines}
	d.build(head.end, tail)
	d.number()
	d.decide()
	d.emit()
	d.tree.Title = head.title
	d.frame(head.end, tail)
	return d.tree
}
