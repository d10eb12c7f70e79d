package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxDepth = 512     // elements within each other; deeper ones are read as if they stood beside each other, as browsers do
	maxNodes = 1 << 20 // elements and runs of text of a page
)

// tree is a page as elements and runs of text, in the order of the page: a parent stands before its children. Node 0 is the page.
type tree struct {
	nodes []node
	deep  bool // elements past maxDepth were laid flat
}

// node is an element, or a run of text.
type node struct {
	tag                       atom.Atom // of an element; 0 for one that is not known, and for text
	element                   bool
	parent, first, last, next int32  // -1 for none
	text                      string // of a run of text; the name of an element that is not known
	attr                      *attributes
}

// attributes are those that matter.
type attributes struct {
	id, class        string // lower case
	rowspan, colspan int
	start, value     string
	kind             string // type of a list, in its own case
	name, content    string // of <meta>
	hidden           bool
	block            bool // made one by its style
	plain            bool // a list whose style shows no numbers
	kept             bool // line ends of the file are line ends
	link             bool // to another page
}

// voids are elements that hold nothing.
var voids = map[atom.Atom]bool{
	atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true, atom.Input: true,
	atom.Link: true, atom.Meta: true, atom.Param: true, atom.Source: true, atom.Track: true, atom.Wbr: true, atom.Frame: true, atom.Bgsound: true,
}

// blocks are elements that stand on lines of their own.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Caption: true, atom.Center: true,
	atom.Dd: true, atom.Details: true, atom.Dialog: true, atom.Dir: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true,
	atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true,
	atom.H5: true, atom.H6: true, atom.Header: true, atom.Hgroup: true, atom.Hr: true, atom.Html: true, atom.Li: true, atom.Main: true,
	atom.Menu: true, atom.Nav: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true,
	atom.Tbody: true, atom.Td: true, atom.Tfoot: true, atom.Th: true, atom.Thead: true, atom.Title: true, atom.Tr: true, atom.Ul: true,
	atom.Legend: true, atom.Optgroup: true, atom.Option: true, atom.Noscript: true, atom.Listing: true, atom.Xmp: true,
}

// headOnly are elements that a page's head holds; any other ends it.
var headOnly = map[atom.Atom]bool{
	atom.Base: true, atom.Link: true, atom.Meta: true, atom.Title: true, atom.Script: true, atom.Style: true, atom.Noscript: true,
	atom.Template: true, atom.Bgsound: true, atom.Head: true, atom.Object: true,
}

// A builder makes a tree of tags, closing what authors left open as browsers do.
type builder struct {
	tree
	open  []int32 // elements that are open, the page first
	count map[atom.Atom]int
	over  int // elements that were opened past maxDepth
}

// parse reads a page; ok is false where it has more than maxNodes.
func parse(s string) (t tree, ok bool) {
	b := builder{count: make(map[atom.Atom]int)}
	b.nodes = append(make([]node, 0, len(s)/40+16), node{element: true, parent: -1, first: -1, last: -1, next: -1})
	b.open = append(b.open, 0)
	z := html.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case html.ErrorToken: // io.EOF, or a page that ends in a tag
			return b.tree, true
		case html.TextToken:
			b.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			b.start(z)
		case html.EndTagToken:
			name, _ := z.TagName()
			b.end(name)
		}
		if len(b.nodes) > maxNodes {
			return b.tree, false
		}
	}
}

func (b *builder) top() int32 { return b.open[len(b.open)-1] }

func (b *builder) add(n node) int32 {
	i, parent := int32(len(b.nodes)), b.top()
	n.parent, n.first, n.last, n.next = parent, -1, -1, -1
	b.nodes = append(b.nodes, n)
	p := &b.nodes[parent]
	if p.last < 0 {
		p.first = i
	} else {
		b.nodes[p.last].next = i
	}
	p.last = i
	return i
}

func (b *builder) text(s string) {
	if strings.Contains(s, "&nbsp;") || strings.Contains(s, "&ldquo;") || strings.Contains(s, "&mdash;") { // escaped twice
		s = html.UnescapeString(s)
	}
	if b.nodes[b.top()].tag == atom.Head && strings.TrimSpace(s) != "" {
		b.pop()
	}
	b.add(node{text: s})
}

func (b *builder) pop() {
	b.count[b.nodes[b.top()].tag]--
	b.open = b.open[:len(b.open)-1]
}

func (b *builder) start(z *html.Tokenizer) {
	raw, more := z.TagName()
	n := node{element: true, tag: atom.Lookup(raw)}
	if n.tag == 0 {
		n.text = string(raw)
	}
	if more {
		n.attr = read(z)
	}
	switch n.tag {
	case atom.Html, atom.Body:
		if n.tag == atom.Body {
			b.close(atom.Head)
		}
		if b.count[n.tag] > 0 {
			return
		}
	case atom.Image:
		n.tag = atom.Img
	}
	if b.nodes[b.top()].tag == atom.Head && !headOnly[n.tag] {
		b.pop()
	}
	b.imply(n.tag)
	i := b.add(n)
	if voids[n.tag] {
		return
	}
	if len(b.open) >= maxDepth {
		b.deep = true
		b.over++
		return
	}
	b.open = append(b.open, i)
	b.count[n.tag]++
}

// imply closes what the start of an element ends, and opens the row that a cell needs.
func (b *builder) imply(tag atom.Atom) {
	switch tag {
	case atom.Li:
		b.close(atom.Li, atom.Ul, atom.Ol, atom.Menu, atom.Dir)
	case atom.Dt, atom.Dd:
		b.close(atom.Dt, atom.Dl)
		b.close(atom.Dd, atom.Dl)
	case atom.Option:
		b.close(atom.Option)
	case atom.Tr:
		b.close(atom.Tr)
		b.close(atom.Caption)
	case atom.Td, atom.Th:
		b.close(atom.Td, atom.Tr)
		b.close(atom.Th, atom.Tr)
		if b.count[atom.Table] > 0 && b.nearest(atom.Tr) < 0 && b.nearest(atom.Table) >= 0 && len(b.open) < maxDepth {
			b.open = append(b.open, b.add(node{element: true, tag: atom.Tr}))
			b.count[atom.Tr]++
		}
		return
	case atom.Tbody, atom.Thead, atom.Tfoot:
		for _, t := range []atom.Atom{atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Caption} {
			b.close(t)
		}
	}
	if blocks[tag] && b.count[atom.P] > 0 {
		b.close(atom.P, atom.Button)
	}
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if heading(b.nodes[b.top()].tag) > 0 {
			b.pop()
		}
	}
}

// fence tells an element past which tags outside tables do not reach.
func fence(tag atom.Atom) bool {
	return tag == atom.Td || tag == atom.Th || tag == atom.Caption || tag == atom.Table
}

// ofTable tells an element that only a table holds; a tag of one reaches up to the table.
func ofTable(tag atom.Atom) bool {
	switch tag {
	case atom.Td, atom.Th, atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Caption:
		return true
	}
	return false
}

// nearest is the place among the open elements of the innermost one of the tag that is in reach, -1 for none.
func (b *builder) nearest(tag atom.Atom, barriers ...atom.Atom) int {
	if b.count[tag] <= 0 {
		return -1
	}
	for i := len(b.open) - 1; i > 0; i-- {
		t := b.nodes[b.open[i]].tag
		if t == tag && t != 0 {
			return i
		}
		for _, barrier := range barriers {
			if t == barrier {
				return -1
			}
		}
		if tag != atom.Table && (t == atom.Table || !ofTable(tag) && fence(t)) {
			return -1
		}
	}
	return -1
}

// close ends the innermost open element of the tag, and those within it.
func (b *builder) close(tag atom.Atom, barriers ...atom.Atom) {
	at := b.nearest(tag, barriers...)
	if at < 0 {
		return
	}
	for len(b.open) > at {
		b.pop()
	}
}

func (b *builder) end(name []byte) {
	tag := atom.Lookup(name)
	switch {
	case b.over > 0:
		b.over--
		return
	case tag == atom.Br:
		b.add(node{element: true, tag: atom.Br})
		return
	case tag == atom.Body || tag == atom.Html: // authors write on after them
		return
	case tag == 0:
		b.endUnknown(string(name))
		return
	case tag == atom.P && b.nearest(atom.P) < 0:
		b.add(node{element: true, tag: atom.P})
		return
	case heading(tag) > 0:
		for _, t := range []atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6} {
			b.close(t)
		}
		return
	case blocks[tag] || ofTable(tag):
		b.close(tag)
		return
	}
	at := b.nearest(tag)
	for i := len(b.open) - 1; i > at; i-- { // </b> does not end a paragraph that began within <b>
		if at < 0 || blocks[b.nodes[b.open[i]].tag] {
			return
		}
	}
	b.close(tag)
}

func (b *builder) endUnknown(name string) {
	if b.count[0] <= 0 {
		return
	}
	for i := len(b.open) - 1; i > 0; i-- {
		n := b.nodes[b.open[i]]
		if n.tag == 0 && n.text == name {
			for len(b.open) > i {
				b.pop()
			}
			return
		}
		if fence(n.tag) {
			return
		}
	}
}

// heading is the level of h1 to h6, 0 for other elements.
func heading(tag atom.Atom) int {
	switch tag {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}
