package html

import (
	"strings"

	"golang.org/x/net/html/atom"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/text"
)

// weight is what an element holds that is shown, elements within it included.
type weight struct {
	chars   int // letters, digits and signs
	linked  int // of them, in links to other pages
	links   int
	stops   int // 。 and ；, which running text has and furniture has not
	lines   int // breaks: paragraphs, rows, <br>
	fields  int // names of fields, as portals' tables of metadata have
	unshown int // Chinese letters in scripts and templates
}

// page is a tree with what is known of its elements.
type page struct {
	tree
	gone    []bool  // is not shown, or is furniture of the site
	end     []int32 // where what lies within an element ends
	weights []weight
}

// unseen are elements whose content is no text of the page.
var unseen = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Iframe: true, atom.Object: true, atom.Embed: true, atom.Svg: true,
	atom.Canvas: true, atom.Audio: true, atom.Video: true, atom.Button: true, atom.Input: true, atom.Select: true, atom.Datalist: true,
	atom.Textarea: true, atom.Template: true, atom.Dialog: true, atom.Map: true, atom.Noframes: true, atom.Noembed: true, atom.Del: true,
	atom.S: true, atom.Strike: true, atom.Rt: true, atom.Rp: true, atom.Title: true, atom.Head: true, atom.Frameset: true, atom.Marquee: true,
	atom.Figcaption: true, atom.Applet: true, atom.Progress: true, atom.Meter: true,
}

// hide marks what is not shown.
func (p *page) hide() {
	p.gone = make([]bool, len(p.nodes))
	p.end = make([]int32, len(p.nodes))
	for i := len(p.nodes) - 1; i >= 0; i-- {
		p.end[i] = int32(i) + 1
		if last := p.nodes[i].last; last >= 0 {
			p.end[i] = p.end[last]
		}
	}
	for i := 1; i < len(p.nodes); i++ {
		n := &p.nodes[i]
		p.gone[i] = p.gone[n.parent] || n.element && p.unseen(n)
	}
}

// unseen tells whether a page shows nothing of an element. The element for the text counts as shown: scripts show it late.
func (p *page) unseen(n *node) bool {
	return unseen[n.tag] || n.tag == 0 && n.text == "xml" || n.attr != nil && n.attr.hidden && rank(n) != 0
}

// weigh adds up what the elements hold; gone ones weigh nothing.
func (p *page) weigh() {
	p.weights = make([]weight, len(p.nodes))
	for i := len(p.nodes) - 1; i > 0; i-- {
		n, w := &p.nodes[i], &p.weights[i]
		switch {
		case !n.element && p.gone[i]:
			w.unshown = p.unshown(i)
		case !n.element:
			*w = measure(n.text)
		case p.gone[i]:
			*w = weight{unshown: w.unshown}
		case n.tag == atom.A && n.attr != nil && n.attr.link:
			w.linked = w.chars
			w.links++
		case n.tag == atom.Br || n.tag == atom.P || n.tag == atom.Tr || n.tag == atom.Li || n.tag == atom.Div || heading(n.tag) > 0:
			w.lines++
		}
		up := &p.weights[n.parent]
		up.chars += w.chars
		up.linked += w.linked
		up.links += w.links
		up.stops += w.stops
		up.lines += w.lines
		up.fields += w.fields
		up.unshown += w.unshown
	}
}

func measure(s string) (w weight) {
	for _, r := range s {
		if text.Blank(r) {
			continue
		}
		w.chars++
		if r == '。' || r == '；' {
			w.stops++
		}
	}
	if w.chars > 0 && w.chars <= 12 {
		if name, _ := fieldName(s); name != "" && !document.PlainFieldName(name) {
			w.fields = 1
		}
	}
	return w
}

// unshown counts the Chinese letters of a script, template or hidden part.
func (p *page) unshown(i int) (n int) {
	for _, r := range p.nodes[i].text {
		if r >= 0x4e00 && r <= 0x9fff {
			n++
		}
	}
	return n
}

// clutter are words by which sites name their furniture, whole or as part of a compound: share-box, page_footer.
var clutter = map[string]bool{
	"nav": true, "navbar": true, "navigation": true, "menu": true, "breadcrumb": true, "breadcrumbs": true, "crumb": true, "crumbs": true, "dqwz": true,
	"position": true, "curpos": true, "weizhi": true, "share": true, "bdsharebuttonbox": true, "bshare": true, "fenxiang": true, "fx": true,
	"footer": true, "foot": true, "bottom": true, "copyright": true, "sidebar": true, "aside": true, "toolbar": true, "tools": true, "tool": true,
	"print": true, "qrcode": true, "ewm": true, "erweima": true, "qr": true, "related": true, "relate": true, "xgwd": true, "xgjd": true,
	"xgyd": true, "xgzc": true, "xglj": true, "relation": true, "search": true, "login": true, "wza": true, "fontsize": true, "zihao": true,
	"comment": true, "comments": true, "pagination": true, "pager": true, "topbar": true, "logo": true, "banner": true, "langue": true,
	"friendlink": true, "links": true, "yqlj": true, "editor-info": true, "prevnext": true, "pagenav": true, "backtop": true, "gotop": true,
	"float": true, "popup": true, "hot": true, "recommend": true, "tuijian": true, "statement": true, "jiucuo": true, "ad": true, "ads": true,
}

// furnished tells whether an element is furniture by its name or tag.
func furnished(n *node) bool {
	if n.tag == atom.Nav || n.tag == atom.Footer || n.tag == atom.Aside {
		return true
	}
	if n.attr == nil || n.tag == atom.Body || n.tag == atom.Html {
		return false
	}
	for _, name := range []string{n.attr.id, n.attr.class} {
		for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r <= ' ' || r == '-' || r == '_' }) {
			if clutter[word] {
				return true
			}
		}
	}
	return false
}

// clear marks the furniture of the site. What holds a good part of the page's running text is none, whatever it is called.
func (p *page) clear() {
	whole := p.weights[0]
	for i := 1; i < len(p.nodes); i++ {
		n, w := &p.nodes[i], p.weights[i]
		if p.gone[i] = p.gone[i] || p.gone[n.parent]; p.gone[i] || !n.element {
			continue
		}
		small := w.stops*5 <= whole.stops && w.chars*3 <= whole.chars
		p.gone[i] = small && (furnished(n) || p.linkList(n, w))
	}
}

// linkList tells a list of links to other pages.
func (p *page) linkList(n *node, w weight) bool {
	switch n.tag {
	case atom.Ul, atom.Ol, atom.Dl, atom.Div, atom.Table, atom.Section, atom.Td:
		return w.links >= 4 && w.linked*10 >= w.chars*8 && w.stops == 0
	}
	return false
}
