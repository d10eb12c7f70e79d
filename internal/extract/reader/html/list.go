package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// list writes the items of a list. The numbers that a browser shows are no text of the page: they are written where the items do not
// say theirs.
func (w *writer) list(i int32) {
	w.flush()
	n := &w.nodes[i]
	number, style := 1, "1"
	ordered := n.tag == atom.Ol && (n.attr == nil || !n.attr.plain) && !w.saysNumbers(i)
	if n.attr != nil && ordered {
		if start, err := strconv.Atoi(strings.TrimSpace(n.attr.start)); err == nil {
			number = start
		}
		if n.attr.kind != "" {
			style = n.attr.kind
		}
	}
	for c := n.first; c >= 0; c = w.nodes[c].next {
		item := &w.nodes[c]
		if w.gone[c] || item.tag != atom.Li {
			w.node(c)
			continue
		}
		if item.attr != nil && ordered {
			if value, err := strconv.Atoi(strings.TrimSpace(item.attr.value)); err == nil {
				number = value
			}
		}
		w.flush()
		w.item = true
		if ordered && w.weights[c].chars > 0 {
			w.mark = marker(style, number)
			number++
		}
		w.children(c)
		w.flush()
		w.item, w.mark = false, ""
	}
	w.flush()
}

// saysNumbers tells whether the items of a list begin with numbers of their own.
func (w *writer) saysNumbers(i int32) bool {
	items, said := 0, 0
	for c := w.nodes[i].first; c >= 0; c = w.nodes[c].next {
		if w.nodes[c].tag != atom.Li || w.weights[c].chars == 0 {
			continue
		}
		items++
		if numbered(w.opening(c)) {
			said++
		}
	}
	return said*2 > items
}

// opening is the first text of an element.
func (p *page) opening(i int32) string {
	for c := i; c >= 0; {
		if n := &p.nodes[c]; !n.element && !p.gone[c] && p.weights[c].chars > 0 {
			return strings.TrimSpace(n.text)
		}
		if next := p.nodes[c].first; next >= 0 && !p.gone[c] && p.weights[c].chars > 0 {
			c = next
			continue
		}
		for c != i && p.nodes[c].next < 0 {
			c = p.nodes[c].parent
		}
		if c == i {
			break
		}
		c = p.nodes[c].next
	}
	return ""
}

// marker is the number of an item as a browser shows it.
func marker(style string, n int) string {
	switch {
	case style == "a" || style == "A" || strings.HasSuffix(style, "-alpha") || strings.HasSuffix(style, "-latin"):
		if n < 1 || n > 26 {
			break
		}
		letter := 'a'
		if style == "A" || strings.HasPrefix(style, "upper") {
			letter = 'A'
		}
		return string(letter+rune(n-1)) + ". "
	case strings.Contains(style, "cjk") || strings.Contains(style, "chinese"):
		if n > 0 && n < 100 {
			return chinese(n) + "、"
		}
	}
	return strconv.Itoa(n) + ". "
}

// chinese writes 1 to 99.
func chinese(n int) string {
	figures := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch tens := n / 10; {
	case tens == 0:
		return figures[n]
	case tens == 1:
		return "十" + figures[n%10]
	default:
		return figures[tens] + "十" + figures[n%10]
	}
}

// numbered tells a text that begins with a number of the hierarchy of headings, or with one of a list.
func numbered(s string) bool {
	s = strings.TrimLeft(s, "(（第①②③④⑤⑥⑦⑧⑨⑩")
	rest := strings.TrimLeft(s, "0123456789０１２３４５６７８９一二三四五六七八九十百零〇*")
	if len(rest) == len(s) || rest == "" {
		return false
	}
	for _, mark := range []string{"、", ".", "．", ")", "）", "章", "节", "条", "篇", "，"} {
		if strings.HasPrefix(rest, mark) {
			return true
		}
	}
	return false
}
