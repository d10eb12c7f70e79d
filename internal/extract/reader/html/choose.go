package html

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// containers are the names that systems of government sites give to the element which holds the text: the first are of that alone, the
// last of many other things too.
var containers = []map[string]bool{
	set("ucap-content ucapcontent zoom fontzoom zoomcon trs_editor trs_ueditor trs_preappend vsb_content vsb_content_2 vsb_content_4 vsb_content_501 js_content pages_content " +
		"articlecontent article_content article-content articlecon article-con article_con article_text artibody contenttext content_text newscontent news_content news-content " +
		"detail-content detail_content detailcontent info_content info-content infocontent xxgk_content xxgk-content zhengwen wznr zw_content wz_content conzt con_con xl_con " +
		"view-content trs_view ue_content ueditor printcontent textbody main_content_text bt-content gknbxq_detail b12c wzcon content_body txt_content"),
	set("article detail view wz zw text txt nr con_text maintext main-text main_text content-text zwnr xl-content xlcontent neirong cont detailcon scroll_cont article-body article_body"),
	set("content con main-content main_content maincontent contentbox content-box wrap-content"),
}

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// rank is the place in containers of an element's name, -1 for none.
func rank(n *node) int {
	if n.tag == 0 && n.element && containers[0][n.text] {
		return 0
	}
	best := -1
	if n.tag == atom.Article || n.tag == atom.Main {
		best = len(containers) - 1
	}
	if n.attr == nil {
		return best
	}
	for i, names := range containers {
		if names[n.attr.id] {
			return i
		}
		for class := range strings.FieldsSeq(n.attr.class) {
			if names[class] {
				return i
			}
		}
	}
	return best
}

// prose is the text of an element that is in no link.
func (p *page) prose(i int32) int { return p.weights[i].chars - p.weights[i].linked }

// choose finds the element that holds the document's text: one that is named so, where it has its share of the page's text, else the
// innermost one that has nearly all of it.
func (p *page) choose() int32 {
	ranked := make([][]int32, len(containers)) // those that lie in no other of their rank
	inside := make([]uint8, len(p.nodes))      // a bit for each rank
	for i := 1; i < len(p.nodes); i++ {
		n := &p.nodes[i]
		inside[i] = inside[n.parent]
		if !n.element || p.gone[i] || p.weights[i].chars == 0 {
			continue
		}
		if r := rank(n); r >= 0 && inside[i]&(1<<r) == 0 {
			ranked[r] = append(ranked[r], int32(i))
			inside[i] |= 1 << r
		}
	}
	whole := p.prose(0)
	for r, outer := range ranked {
		sum := 0
		for _, i := range outer {
			sum += p.prose(i)
		}
		if sum == 0 || sum*10 < whole*[]int{3, 5, 7}[r] {
			continue
		}
		biggest := outer[0]
		for _, i := range outer {
			if p.prose(i) > p.prose(biggest) {
				biggest = i
			}
		}
		parts := outer[:0:0]
		for _, i := range outer {
			if p.prose(i)*20 >= sum || p.nodes[i].parent == p.nodes[biggest].parent {
				parts = append(parts, i)
			}
		}
		return p.common(parts)
	}
	return p.narrow()
}

// common is the innermost element that holds all.
func (p *page) common(parts []int32) int32 {
	at := parts[0]
	for _, i := range parts[1:] {
		for at != 0 && !p.within(i, at) {
			at = p.nodes[at].parent
		}
	}
	return at
}

// within tells whether i is outer or lies in it.
func (p *page) within(i, outer int32) bool { return i >= outer && i < p.end[outer] }

// narrow goes inward from the page as long as one element has nearly all of the text, and what stands beside it is furniture. It stops
// at tables, unless they lay out the page.
func (p *page) narrow() int32 {
	i := int32(0)
	for {
		next := int32(-1)
		for c := p.nodes[i].first; c >= 0; c = p.nodes[c].next {
			if !p.gone[c] && (next < 0 || p.prose(c) > p.prose(next)) {
				next = c
			}
		}
		if next < 0 || !p.holds(next) || p.prose(next)*100 < p.prose(i)*80 || p.weights[next].stops*100 < p.weights[i].stops*97 {
			return i
		}
		for c := p.nodes[i].first; c >= 0; c = p.nodes[c].next {
			if c != next && !p.gone[c] && !p.beside(c) {
				return i
			}
		}
		i = next
	}
}

// holds tells whether an element may hold a document: one of the page's layout, no paragraph or table of the text.
func (p *page) holds(i int32) bool {
	switch n := &p.nodes[i]; n.tag {
	case atom.Table, atom.Tbody, atom.Tr:
		return p.layout(i)
	case atom.P, atom.Pre, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Dl, atom.Li:
		return false
	default:
		return blocks[n.tag]
	}
}

// beside tells what may stand beside the text of a page and is none of it: links, and lines of furniture.
func (p *page) beside(i int32) bool {
	w := p.weights[i]
	return w.chars == 0 || w.linked*2 >= w.chars || w.chars <= longFurniture && furniture(p.inner(i), w.linked)
}
