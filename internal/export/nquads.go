package export

import (
	"bufio"
	"fmt"
	"io"
)

// WriteNQuads writes RDF 1.1 N-Quads: things in the default graph, what a document asserts in the graph that bears its name.
func WriteNQuads(w io.Writer, g Graph) (s Summary, err error) {
	out := bufio.NewWriterSize(w, 1<<16)
	write := func(list []triple, graph string) {
		for _, t := range list {
			quad(out, t, graph)
		}
	}
	begin := once(func() { write(g.About.triples(), "") })
	for n, err := range g.Nodes {
		if err != nil {
			return s, err
		}
		begin()
		write(n.triples(), "")
		s.Nodes++
	}
	begin()
	for e, err := range g.Edges {
		if err != nil {
			return s, err
		}
		for _, c := range e.claims() {
			write(c.triples, c.graph)
		}
		s.Edges++
	}
	return s, out.Flush()
}

func quad(out *bufio.Writer, t triple, graph string) {
	out.WriteByte('<')
	out.WriteString(t.subject)
	out.WriteString("> <")
	out.WriteString(t.predicate)
	out.WriteString("> ")
	if o := t.object; !o.literal {
		out.WriteString("<" + o.iri + ">")
	} else {
		out.WriteByte('"')
		quadText(out, o.text)
		out.WriteByte('"')
		switch {
		case o.language != "":
			out.WriteString("@" + o.language)
		case o.kind != "":
			out.WriteString("^^<" + o.kind + ">")
		}
	}
	if graph != "" {
		out.WriteString(" <" + graph + ">")
	}
	out.WriteString(" .\n")
}

// quadText escapes what a literal may not hold, and control characters, which few programs expect.
func quadText(out *bufio.Writer, s string) {
	for _, r := range s {
		switch {
		case r == '"':
			out.WriteString(`\"`)
		case r == '\\':
			out.WriteString(`\\`)
		case r == '\n':
			out.WriteString(`\n`)
		case r == '\r':
			out.WriteString(`\r`)
		case r == '\t':
			out.WriteString(`\t`)
		case r < 0x20 || r >= 0x7F && r <= 0x9F || r == 0x2028 || r == 0x2029:
			fmt.Fprintf(out, `\u%04X`, r)
		default:
			_, _ = out.WriteRune(r)
		}
	}
}
