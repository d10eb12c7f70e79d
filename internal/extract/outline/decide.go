package outline

import (
	"strings"

	"policygraph/internal/kg"
)

// decide tells headings from items, from the top down.
func (d *draft) decide() {
	d.groups = d.grouped()
	for i := range d.nodes {
		if d.nodes[i].parent < 0 {
			d.shape(i)
		}
	}
	d.siblings()
}

// shape decides a node, and those under it where it is a heading.
func (d *draft) shape(i int) {
	n := &d.nodes[i]
	n.shape = item
	if d.heading(i) {
		n.shape = section
		for _, kid := range n.kids {
			d.shape(kid)
		}
	}
}

// heading tells a heading from an item.
//
//	（一）发展绿色交通            a heading, if numbered lines or paragraphs follow
//	1.修建绿道。沿湖…            an item: it has a body of its own
//	1.修建绿道  沿湖…（换行）     an item too: under 1. and （1） the paragraphs are its body
func (d *draft) heading(i int) bool {
	n := d.nodes[i]
	bare := d.heads(i)
	switch {
	case n.mark.style.heads() || n.table >= 0:
		return true
	case n.mark.style == article:
		return false
	case len(n.kids) > 0:
		return !d.absorbs(i, bare)
	case !bare:
		return false
	}
	duties, last, rows, labels := 0, false, false, false
	for _, p := range n.paras {
		l := d.lines[p]
		if l.table >= 0 {
			rows = true
			continue
		}
		labeled := l.duty == onlyDuty || labels && d.labeled(l.span)
		if labels && labeled { // 牵头单位：…（换行）配合单位：…（换行）完成时限：… is one statement
			last = true
			continue
		}
		labels = labeled
		if last = l.duty >= endDuty; last {
			duties++
		}
	}
	switch {
	case rows:
		return true
	case n.mark.style > hanParen || len(n.paras) == 0:
		return false
	}
	return duties != 1 || !last // one statement at the end answers for all that stands under the line
}

// labeled tells a line that goes on with what labels above it say: 完成时限：2027年6月.
func (t page) labeled(s kg.Span) bool {
	for i := s.Start + 2; i < min(s.End, s.Start+8); i++ {
		if t.folded[i] == ':' {
			word := string(t.folded[s.Start:i])
			return strings.Contains(word, "时限") || strings.Contains(word, "时间") || strings.Contains(word, "期限") || strings.Contains(word, "责任") || strings.Contains(word, "领导") || strings.Contains(word, "联系")
		}
	}
	return false
}

// heads tells whether a node's line is no more than a heading.
func (d *draft) heads(i int) bool {
	n := d.nodes[i]
	if n.text.Len() == 0 || n.text.Len() > 70 || d.lines[n.line].duty != noDuty {
		return false
	}
	last := d.folded[n.text.End-1]
	return last != ';' && last != ',' && d.runIn(n.text).rest.Len() == 0
}

// absorbs tells whether the numbered lines under a node are parts of it and no items of their own: an enumeration, or steps for which
// one statement at the end answers.
func (d *draft) absorbs(i int, bare bool) bool {
	n := d.nodes[i]
	duties, ended, length := 0, 0, 0
	for _, kid := range n.kids {
		if d.duties(kid) {
			duties++
		}
		text := d.nodes[kid].text
		length += text.Len()
		if text.Len() > 0 && d.folded[text.End-1] == ';' {
			ended++
		}
	}
	last := n.kids[len(n.kids)-1]
	lastOnly := duties == 1 && d.duties(last) && len(n.kids) > 1
	switch {
	case (lastOnly || len(n.kids) == 1 && d.nodes[last].mark.style > arabicPar) && d.separate(last): // ①…；②…。 on one line
		return true
	case duties > 0 && !(lastOnly && (n.mark.style >= arabic || d.groups)):
		return false
	case lastOnly || d.lines[n.line].duty != noDuty && !d.charged(i):
		return true
	case ended*2 >= len(n.kids):
		return true
	case !bare && n.text.Len() > 0 && d.folded[n.text.End-1] == ':' && length < 60*len(n.kids):
		return true
	}
	return n.mark.style >= arabic && !bare
}

// charged tells a heading that names who answers for the items under it: （一）发展绿色交通（市交通局牵头）
func (d *draft) charged(i int) bool {
	n := d.nodes[i]
	if d.lines[n.line].duty != endDuty {
		return false
	}
	rest := d.runIn(n.text).rest
	return rest.Len() > 0 && d.duty(rest) == onlyDuty
}

// grouped tells whether the document states at the end of each group of items who answers for the whole group: always the last of
// several, and never another.
func (d *draft) grouped() bool {
	groups := 0
	for _, n := range d.nodes {
		if len(n.kids) < 2 || n.mark.style.heads() || n.table >= 0 || d.nodes[n.kids[0]].mark.style < arabic {
			continue
		}
		for _, kid := range n.kids[:len(n.kids)-1] {
			if d.duties(kid) {
				return false
			}
		}
		if d.duties(n.kids[len(n.kids)-1]) {
			groups++
		}
	}
	return groups >= 3
}

// duties tells whether a node or what stands under it says who answers.
func (d *draft) duties(i int) bool {
	n := d.nodes[i]
	if d.lines[n.line].duty != noDuty {
		return true
	}
	for _, p := range n.paras {
		if d.lines[p].duty != noDuty {
			return true
		}
	}
	for _, kid := range n.kids {
		if d.duties(kid) {
			return true
		}
	}
	return false
}

// separate tells whether the statement of the last of several lines stands on a line of its own, so that it is for all of them.
func (d *draft) separate(i int) bool {
	n := d.nodes[i]
	return d.lines[n.line].duty == noDuty && len(n.kids) == 0 && len(n.paras) > 0 && d.lines[n.paras[len(n.paras)-1]].duty == onlyDuty
}

// siblings makes a bare line a heading too where all its siblings of the same style are: a chapter of which the text is missing.
func (d *draft) siblings() {
	type group struct {
		parent, part int
		style        style
	}
	sections := make(map[group]int)
	others := make(map[group]int)
	for _, n := range d.nodes {
		g := group{n.parent, n.part, n.mark.style}
		switch {
		case n.shape == section:
			sections[g]++
		case n.shape == item && (len(n.paras) > 0 || len(n.kids) > 0):
			others[g]++
		}
	}
	for i := range d.nodes {
		n := &d.nodes[i]
		g := group{n.parent, n.part, n.mark.style}
		if n.shape == item && n.mark.style <= hanParen && n.mark.style != article && len(n.paras) == 0 && len(n.kids) == 0 && sections[g] > 0 && others[g] == 0 && d.heads(i) && d.folded[n.text.End-1] != '。' {
			n.shape = section
		}
	}
}

// end is the end of the last line of a node and of all that stands under it.
func (d *draft) end(i int) int {
	n := d.nodes[i]
	end := d.lines[n.line].span.End
	if len(n.paras) > 0 {
		end = max(end, d.lines[n.paras[len(n.paras)-1]].span.End)
	}
	if len(n.kids) > 0 {
		end = max(end, d.end(n.kids[len(n.kids)-1]))
	}
	return end
}

func (d *draft) markerSpan(n node) kg.Span {
	start := d.lines[n.line].span.Start
	if n.whole {
		return kg.Span{Start: start, End: start}
	}
	return d.text.Trim(kg.Span{Start: start, End: n.mark.end})
}
