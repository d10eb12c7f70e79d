package export

import (
	"bufio"
	"fmt"
	"io"
	"time"
)

// WriteGEXF writes a directed graph as GEXF 1.3 with colours by kind. A document has the time of its period, a task and a deadline
// the day by which they are due; what has no time is there always.
func WriteGEXF(w io.Writer, g Graph) (s Summary, err error) {
	m := markup{bufio.NewWriterSize(w, 1<<16), &s.Replaced}
	begin := once(func() {
		m.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
			`xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
 <meta`)
		if !g.About.At.IsZero() {
			m.attributes("lastmodifieddate", g.About.At.UTC().Format(time.DateOnly))
		}
		m.WriteString("><creator>policygraph</creator><description>")
		m.text(g.About.Text())
		m.WriteString("</description></meta>\n" +
			` <graph mode="dynamic" defaultedgetype="directed" idtype="string" timeformat="date" timerepresentation="interval">` + "\n")
		for _, list := range []struct {
			class, prefix string
			fields        []field
		}{{"node", "n", nodeFields}, {"edge", "e", edgeFields}} {
			m.WriteString("  <attributes")
			m.attributes("class", list.class, "mode", "static")
			m.WriteString(">\n")
			for i, f := range list.fields {
				if !gexfOwn[f.name] {
					m.WriteString("   <attribute")
					m.attributes("id", fmt.Sprintf("%s%d", list.prefix, i), "title", f.name, "type", f.kind)
					m.WriteString("/>\n")
				}
			}
			m.WriteString("  </attributes>\n")
		}
		m.WriteString("  <nodes>\n")
	})
	values := func(prefix string, fields []field, values []any) {
		m.WriteString("<attvalues>")
		for i, v := range values {
			if text := plain(v); text != "" && !gexfOwn[fields[i].name] {
				m.WriteString("<attvalue")
				m.attributes("for", fmt.Sprintf("%s%d", prefix, i), "value", text)
				m.WriteString("/>")
			}
		}
		m.WriteString("</attvalues>")
	}
	for n, err := range g.Nodes {
		if err != nil {
			return s, err
		}
		begin()
		m.WriteString("   <node")
		m.attributes("id", n.ID.String())
		m.WriteString(` label="`)
		_, _ = inAttribute.WriteString(m, clean(n.Name, m.replaced))
		m.WriteByte('"')
		start, end := day(n.Start, false), day(n.End, true)
		if start != "" && end != "" && start > end {
			start = ""
		}
		m.attributes("start", start, "end", end)
		m.WriteByte('>')
		values("n", nodeFields, n.values())
		c := colourOf(n.Kind)
		fmt.Fprintf(m, `<viz:color r="%d" g="%d" b="%d"/></node>`+"\n", c.r, c.g, c.b)
		s.Nodes++
	}
	begin()
	m.WriteString("  </nodes>\n  <edges>\n")
	for e, err := range g.Edges {
		if err != nil {
			return s, err
		}
		m.WriteString("   <edge")
		m.attributes("id", e.ID.String(), "source", e.Subject.String(), "target", e.Object.String(), "kind", string(e.Predicate),
			"label", word(predicateWords, e.Predicate), "weight", plain(float64(max(1, len(e.Evidence)))))
		m.WriteByte('>')
		values("e", edgeFields, e.values())
		m.WriteString("</edge>\n")
		s.Edges++
	}
	m.WriteString("  </edges>\n </graph>\n</gexf>\n")
	return s, m.Flush()
}

// gexfOwn are the values for which GEXF has attributes of its own.
var gexfOwn = map[string]bool{"label": true, "weight": true}

// day is a date as GEXF has it; one that is cut to a month or a year is its first day, or its last.
func day(iso string, last bool) string {
	for _, form := range []string{time.DateOnly, "2006-01", "2006"} {
		t, err := time.Parse(form, iso)
		if err != nil {
			continue
		}
		if last {
			switch form {
			case "2006-01":
				t = t.AddDate(0, 1, -1)
			case "2006":
				t = t.AddDate(1, 0, -1)
			}
		}
		return t.Format(time.DateOnly)
	}
	return ""
}
