package html

import (
	"strings"

	"golang.org/x/net/html"
)

// maxSpan is the number of rows or columns that a merged cell may reach over.
const maxSpan = 1000

// read keeps what matters of the attributes of a tag, nil where none does.
func read(z *html.Tokenizer) *attributes {
	var a attributes
	some := false
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		some = a.set(string(key), value) || some
	}
	if !some {
		return nil
	}
	return &a
}

func (a *attributes) set(key string, value []byte) bool {
	switch key {
	case "id":
		a.id = strings.ToLower(string(value))
	case "class":
		a.class = strings.ToLower(string(value))
	case "rowspan":
		a.rowspan = span(value)
	case "colspan":
		a.colspan = span(value)
	case "start":
		a.start = string(value)
	case "value":
		a.value = string(value)
	case "type":
		a.kind = string(value)
	case "name", "property":
		a.name = strings.ToLower(string(value))
	case "content":
		a.content = string(value)
	case "hidden":
		a.hidden = true
	case "aria-hidden":
		a.hidden = a.hidden || string(value) == "true"
	case "href":
		href := strings.TrimSpace(string(value))
		a.link = href != "" && href[0] != '#'
	case "style":
		return a.style(value)
	default:
		return false
	}
	return true
}

// span reads the reach of a merged cell: 1 where it is none, and at most maxSpan; 0 means to the end of the table.
func span(value []byte) int {
	n, digits := 0, 0
	for _, c := range strings.TrimSpace(string(value)) {
		if c < '0' || c > '9' || n > maxSpan {
			break
		}
		n = n*10 + int(c-'0')
		digits++
	}
	if digits == 0 {
		return 1
	}
	if n == 0 {
		return maxSpan
	}
	return min(n, maxSpan)
}

// style reads the declarations that change what stands on the page.
func (a *attributes) style(value []byte) bool {
	if len(value) > 4096 {
		value = value[:4096]
	}
	some := false
	for declaration := range strings.SplitSeq(strings.ToLower(string(value)), ";") {
		property, v, _ := strings.Cut(declaration, ":")
		v = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(v), "!important"))
		switch strings.TrimSpace(property) {
		case "display":
			a.hidden = a.hidden || v == "none"
			a.block = v == "block" || v == "table" || v == "flex" || v == "list-item"
		case "visibility":
			a.hidden = a.hidden || v == "hidden"
		case "mso-hide":
			a.hidden = a.hidden || v == "all"
		case "list-style", "list-style-type":
			if a.plain = strings.HasPrefix(v, "none"); !a.plain {
				a.kind = v
			}
		case "white-space":
			a.kept = strings.HasPrefix(v, "pre")
		default:
			continue
		}
		some = true
	}
	return some
}
