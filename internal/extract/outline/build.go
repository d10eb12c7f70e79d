package outline

import (
	"fmt"

	"policygraph/internal/extract/document"
	"policygraph/internal/kg"
)

// node is a numbered line with what stands under it.
type node struct {
	line    int // index of its line
	mark    marker
	text    kg.Span // of the line, without marker
	parent  int     // -1 for none
	depth   int     // nodes above it
	kids    []int
	paras   []int // lines without number after it: paragraphs and table rows
	whole   bool  // its heading was found by what stands around it, no mark of it is left
	shape   shape
	part    int // attachment that it lies in; the plan itself is 0
	table   int // block of the table that it is a heading in, -1
	ordinal int // as printed or restored
}

// shape is what becomes of a node.
type shape uint8

const (
	undecided shape = iota
	section         // a heading
	item            // with all that stands under it
)

// draft is an outline in the making.
type draft struct {
	page
	body      document.Body
	lines     []line
	nodes     []node
	loose     []int // lines before the first node of the plan or of an attachment
	order     order
	stack     []int // open nodes
	part      int
	tabled    int // length of the stack where the table began that is being read
	table     int // its block, -1 outside
	grids     map[int]grid
	groups    bool // see grouped
	counted   int  // table whose rows are being counted
	rowNumber int  // of the last one
	tree      Tree
}

// build makes the tree of nodes from lines[from:to].
func (d *draft) build(from, to int) {
	before := none
	for _, l := range d.lines[from:to] {
		if l.numbered() && l.table < 0 && !l.mark.lost {
			d.order.see(before, l.mark.style, l.mark.ordinal)
			before = l.mark.style
		}
	}
	d.table, d.counted = -1, -1
	for i := from; i < to; i++ {
		l := d.lines[i]
		if l.reset {
			d.stack, d.part = d.stack[:0], d.part+1
		}
		if l.skip {
			continue
		}
		if l.table != d.table {
			if l.table >= 0 {
				if d.assigns(l.table) {
					d.closeItems()
				}
				d.tabled = len(d.stack)
			} else {
				d.stack = d.stack[:min(len(d.stack), d.tabled)]
			}
			d.table = l.table
		}
		if !l.numbered() {
			d.attach(i)
			continue
		}
		d.open(i)
	}
}

// closeItems ends the open lines that have a body of their own, so that the rows of a table of tasks are tasks beside them:
//
//	2.整治排口，见下表。（市水利局牵头）
//	1 | 封堵混排口 | 市住建局
func (d *draft) closeItems() {
	for n := len(d.stack); n > 0 && !d.nodes[d.stack[n-1]].mark.style.heads() && !d.heads(d.stack[n-1]); n-- {
		d.stack = d.stack[:n-1]
	}
}

// attach gives an unnumbered line to the node that is open.
func (d *draft) attach(i int) {
	if len(d.stack) == 0 || d.lines[i].table < 0 && d.remark(d.lines[i].span) {
		d.loose = append(d.loose, i)
		return
	}
	n := &d.nodes[d.stack[len(d.stack)-1]]
	n.paras = append(n.paras, i)
}

// remark tells a note below a list or table, which is no part of its last item: 注：列第一位的牵头。
func (d *draft) remark(s kg.Span) bool {
	return d.at(s.Start, s.End, "注:") || d.at(s.Start, s.End, "备注:")
}

// open makes a node of line i in its place, after mending what was lost before it.
func (d *draft) open(i int) {
	l := d.lines[i]
	floor := 0
	if d.table >= 0 {
		floor = d.tabled
	}
	depth := len(d.stack)
	for depth > floor && !d.above(d.nodes[d.stack[depth-1]].mark, l.mark) {
		depth--
	}
	if d.table < 0 {
		if d.restarts(l, depth) {
			if at, mended := d.lostHeading(depth); mended {
				d.stack = append(d.stack[:depth-1], at)
				d.push(i, l)
				return
			}
		}
		d.gap(l, depth)
	}
	d.stack = d.stack[:depth]
	d.push(i, l)
}

// above tells whether a line with marker a governs one with marker b: by the levels of the format where both have one, else by style.
func (d *draft) above(a, b marker) bool {
	if a.level > 0 && b.level > 0 {
		return a.level < b.level
	}
	return d.order.above(a.style, b.style)
}

// push adds line i as a node under the one that is open.
func (d *draft) push(i int, l line) {
	d.add(node{line: i, mark: l.mark, text: d.text.Trim(l.text())})
	d.stack = append(d.stack, len(d.nodes)-1)
}

func (d *draft) add(n node) int {
	n.parent, n.part, n.table, n.ordinal = -1, d.part, d.table, n.mark.ordinal
	if len(d.stack) > 0 {
		n.parent = d.stack[len(d.stack)-1]
		n.depth = d.nodes[n.parent].depth + 1
	}
	d.nodes = append(d.nodes, n)
	if n.parent >= 0 {
		p := &d.nodes[n.parent]
		p.kids = append(p.kids, len(d.nodes)-1)
	}
	return len(d.nodes) - 1
}

// last is the node before in the same count, under the node at depth-1 of the stack; -1 for none.
func (d *draft) last(s style, depth int) int {
	if depth >= len(d.stack) {
		return -1
	}
	if n := d.stack[depth]; d.nodes[n].mark.style == s {
		return n
	}
	return -1
}

// restarts tells whether a count begins anew although no heading stands between: the heading lost its ordinal wholly.
//
//	四、…  （一）…  （二）…  发展绿色交通  （一）…
func (d *draft) restarts(l line, depth int) bool {
	return depth > 0 && l.mark.ordinal == 1 && !l.mark.joined && d.last(l.mark.style, depth) >= 0 &&
		d.nodes[d.stack[depth-1]].mark.style <= hanParen && d.nodes[d.stack[depth-1]].mark.style != article
}

// lostHeading looks for the heading that must stand between two counts: the first line since the last number that reads like one.
// It becomes a sibling of the node at depth-1 of the stack, which governed the count before.
func (d *draft) lostHeading(depth int) (at int, mended bool) {
	deepest := d.stack[len(d.stack)-1]
	paras := d.nodes[deepest].paras
	for k, i := range paras {
		l := d.lines[i]
		if l.table >= 0 || !d.bare(l.span) {
			continue
		}
		governor := d.nodes[d.stack[depth-1]]
		d.stack = d.stack[:depth-1]
		at = d.add(node{line: i, mark: marker{style: governor.mark.style, lost: true}, text: l.span, whole: true, paras: append([]int(nil), paras[k+1:]...)})
		d.nodes[deepest].paras = paras[:k]
		d.stack = append(d.stack, at)
		d.mended(l.span, fmt.Sprintf("%q stands where a heading must: its ordinal was lost", d.text.Slice(l.span)))
		return at, true
	}
	return 0, false
}

// gap restores the one number that is missing between two siblings, 三 and 五, where a line between them reads like its heading, or
// like an item of its own.
func (d *draft) gap(l line, depth int) {
	before := d.last(l.mark.style, depth)
	if before < 0 || l.mark.ordinal == 0 || d.nodes[before].mark.ordinal != l.mark.ordinal-2 || d.nodes[before].ordinal == 0 {
		return
	}
	if l.mark.style > article {
		d.gapBetween(before, l.mark.style, depth)
	}
}

func (d *draft) gapBetween(before int, s style, depth int) {
	if n := d.nodes[before]; len(n.kids) > 0 && len(n.paras) > 1 { // 一、总体要求 …。 主要任务 （一）…
		k := len(n.paras) - 1
		if i := n.paras[k]; d.lines[i].table < 0 && d.bare(d.lines[i].span) && d.nodes[n.kids[0]].ordinal == 1 {
			d.stack = d.stack[:depth]
			at := d.add(node{line: i, mark: marker{style: s, lost: true}, text: d.lines[i].span, whole: true})
			d.nodes[at].kids = d.nodes[before].kids
			d.nodes[before].kids, d.nodes[before].paras = nil, n.paras[:k]
			for _, kid := range d.nodes[at].kids {
				d.nodes[kid].parent = at
			}
			d.stack = append(d.stack, at)
			d.mended(d.lines[i].span, fmt.Sprintf("%q stands where a heading must: its ordinal was lost", d.text.Slice(d.lines[i].span)))
			return
		}
	}
	deepest := d.stack[len(d.stack)-1]
	paras := d.nodes[deepest].paras
	for k, i := range paras {
		l := d.lines[i]
		heading := s <= hanParen && d.bare(l.span) && k+1 < len(paras) && (k > 0 || d.nodes[deepest].text.Len() > longTitle)
		single := s > hanParen && deepest == before && d.single(l, d.lines[d.nodes[before].line])
		if l.table >= 0 || !heading && !single {
			continue
		}
		d.stack = d.stack[:depth]
		at := d.add(node{line: i, mark: marker{style: s, lost: true}, text: l.span, whole: true, paras: append([]int(nil), paras[k+1:]...)})
		d.nodes[deepest].paras = paras[:k]
		d.stack = append(d.stack, at)
		d.mended(l.span, fmt.Sprintf("%q stands where a number is missing: it was lost", d.text.Slice(d.runIn(l.span).title)))
		return
	}
}

// single tells whether a paragraph can be an item that lost its number: it is made like the item before.
func (d *draft) single(l, before line) bool {
	if l.duty == onlyDuty || before.duty == noDuty && l.duty != noDuty || before.duty != noDuty && l.duty == noDuty {
		return false
	}
	lead := d.runIn(l.span)
	return lead.rest.Len() > 0 && lead.title.Len() <= longTitle && !lead.mended && d.runIn(before.text()).rest.Len() > 0
}

func (d *draft) mended(s kg.Span, message string) {
	d.warn("heading.restored", s, message)
}

func (d *draft) warn(code string, s kg.Span, message string) {
	d.tree.Diagnostics = append(d.tree.Diagnostics, document.Diagnostic{Code: code, Message: message, Span: s})
}
