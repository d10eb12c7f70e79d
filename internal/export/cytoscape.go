package export

import (
	"bufio"
	"io"
)

// WriteCytoscape writes the JSON that Cytoscape and Cytoscape.js read: {"data": …, "elements": {"nodes": […], "edges": […]}}.
func WriteCytoscape(w io.Writer, g Graph) (s Summary, err error) {
	out := bufio.NewWriterSize(w, 1<<16)
	begin := once(func() {
		out.WriteString(`{"format_version":"1.0","generated_by":"policygraph","target_cytoscapejs_version":"~3",` + "\n" + `"data":{"name":`)
		out.WriteString(jsonText("政策图谱"))
		out.WriteString(`,"description":`)
		out.WriteString(jsonText(g.About.Text()))
		out.WriteString("},\n" + `"elements":{"nodes":[`)
	})
	element := func(first bool, head []string, fields []field, values []any) {
		if !first {
			out.WriteByte(',')
		}
		out.WriteString("\n" + `{"data":{`)
		for i := 0; i < len(head); i += 2 {
			if i > 0 {
				out.WriteByte(',')
			}
			out.WriteString(`"` + head[i] + `":` + jsonText(head[i+1]))
		}
		for i, f := range fields {
			if text := plain(values[i]); text == "" {
				continue
			} else if f.kind == "string" {
				text = jsonText(text)
				out.WriteString(`,"` + f.name + `":` + text)
			} else {
				out.WriteString(`,"` + f.name + `":` + text)
			}
		}
		out.WriteString("}}")
	}
	for n, err := range g.Nodes {
		if err != nil {
			return s, err
		}
		begin()
		element(s.Nodes == 0, []string{"id", n.ID.String(), "name", n.Name}, nodeFields, n.values())
		s.Nodes++
	}
	begin()
	out.WriteString("\n" + `],"edges":[`)
	for e, err := range g.Edges {
		if err != nil {
			return s, err
		}
		element(s.Edges == 0, []string{
			"id", e.ID.String(), "source", e.Subject.String(), "target", e.Object.String(), "interaction", string(e.Predicate),
		}, edgeFields, e.values())
		s.Edges++
	}
	out.WriteString("\n]}}\n")
	return s, out.Flush()
}
