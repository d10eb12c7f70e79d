package export

import (
	"bufio"
	"fmt"
	"io"
)

// WriteGraphML writes a directed graph as GraphML 1.0: every value has a key with its type, ids are those of the graph.
func WriteGraphML(w io.Writer, g Graph) (s Summary, err error) {
	m := markup{bufio.NewWriterSize(w, 1<<16), &s.Replaced}
	begin := once(func() {
		m.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
			`xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
		for _, list := range []struct {
			domain, prefix string
			fields         []field
		}{{"node", "n", nodeFields}, {"edge", "e", edgeFields}} {
			for i, f := range list.fields {
				kind := f.kind
				if kind == "integer" {
					kind = "int"
				}
				m.WriteString(" <key")
				m.attributes("id", fmt.Sprintf("%s%d", list.prefix, i), "for", list.domain, "attr.name", f.name, "attr.type", kind)
				m.WriteString("><desc>")
				m.text(f.means)
				m.WriteString("</desc></key>\n")
			}
		}
		m.WriteString(` <graph id="policygraph" edgedefault="directed">` + "\n  <desc>")
		m.text(g.About.Text())
		m.WriteString("</desc>\n")
	})
	data := func(prefix string, values []any) {
		for i, v := range values {
			if text := plain(v); text != "" {
				fmt.Fprintf(m, `<data key="%s%d">`, prefix, i)
				m.text(text)
				m.WriteString("</data>")
			}
		}
	}
	for n, err := range g.Nodes {
		if err != nil {
			return s, err
		}
		begin()
		m.WriteString(`  <node`)
		m.attributes("id", n.ID.String())
		m.WriteByte('>')
		data("n", n.values())
		m.WriteString("</node>\n")
		s.Nodes++
	}
	begin()
	for e, err := range g.Edges {
		if err != nil {
			return s, err
		}
		m.WriteString(`  <edge`)
		m.attributes("id", e.ID.String(), "source", e.Subject.String(), "target", e.Object.String())
		m.WriteByte('>')
		data("e", e.values())
		m.WriteString("</edge>\n")
		s.Edges++
	}
	m.WriteString(" </graph>\n</graphml>\n")
	return s, m.Flush()
}

// once is f, which does nothing after its first call.
func once(f func()) func() {
	called := false
	return func() {
		if !called {
			called = true
			f()
		}
	}
}
