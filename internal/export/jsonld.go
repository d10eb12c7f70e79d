package export

import (
	"bufio"
	"io"
	"regexp"
	"slices"
	"strings"
)

// WriteJSONLD writes JSON-LD 1.1 with its context in it: the same triples as WriteNQuads, a JSON object a thing, and for what documents
// assert one a statement, with the name of the document's graph.
func WriteJSONLD(w io.Writer, g Graph) (s Summary, err error) {
	out := bufio.NewWriterSize(w, 1<<16)
	items := 0
	item := func() {
		if items > 0 {
			out.WriteByte(',')
		}
		items++
		out.WriteByte('\n')
	}
	begin := once(func() {
		out.WriteString(`{"@context":{"@version":1.1`)
		for _, p := range prefixes {
			out.WriteString(`,"` + p.prefix + `":` + jsonText(p.iri))
		}
		out.WriteString("},\n" + `"@graph":[`)
		item()
		things(out, g.About.triples())
	})
	for n, err := range g.Nodes {
		if err != nil {
			return s, err
		}
		begin()
		item()
		things(out, n.triples())
		s.Nodes++
	}
	begin()
	for e, err := range g.Edges {
		if err != nil {
			return s, err
		}
		for _, c := range e.claims() {
			item()
			out.WriteString(`{"@id":` + jsonText(c.graph) + `,"@graph":[`)
			things(out, c.triples)
			out.WriteString("]}")
		}
		s.Edges++
	}
	out.WriteString("\n]}\n")
	return s, out.Flush()
}

// things writes triples as JSON objects, one for each run of the same subject, parted by commas.
func things(out *bufio.Writer, list []triple) {
	for i := 0; i < len(list); {
		j := i
		for j < len(list) && list[j].subject == list[i].subject {
			j++
		}
		if i > 0 {
			out.WriteByte(',')
		}
		thing(out, list[i:j])
		i = j
	}
}

func thing(out *bufio.Writer, list []triple) {
	out.WriteString(`{"@id":` + jsonText(list[0].subject))
	var done []string
	for _, t := range list {
		if slices.Contains(done, t.predicate) {
			continue
		}
		done = append(done, t.predicate)
		var values []string
		for _, u := range list {
			if u.predicate == t.predicate {
				values = append(values, value(u))
			}
		}
		name := compact(t.predicate)
		if t.predicate == rdfNS+"type" {
			name = "@type"
		}
		out.WriteString("," + jsonText(name) + ":")
		if len(values) == 1 {
			out.WriteString(values[0])
		} else {
			out.WriteString("[" + strings.Join(values, ",") + "]")
		}
	}
	out.WriteByte('}')
}

// value is the object of a triple in JSON.
func value(t triple) string {
	switch o := t.object; {
	case !o.literal && t.predicate == rdfNS+"type":
		return jsonText(compact(o.iri))
	case !o.literal:
		return `{"@id":` + jsonText(o.iri) + "}"
	case o.language != "":
		return `{"@value":` + jsonText(o.text) + `,"@language":"` + o.language + `"}`
	case o.kind != "":
		return `{"@value":` + jsonText(o.text) + `,"@type":"` + compact(o.kind) + `"}`
	default:
		return jsonText(o.text)
	}
}

// plainName is what may follow the prefix of a compact IRI.
var plainName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*$`)

func compact(iri string) string {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(iri, p.iri); ok && plainName.MatchString(rest) {
			return p.prefix + ":" + rest
		}
	}
	return iri
}
