package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// element is XML as any reader sees it.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []element  `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e element) all(name string) (list []element) {
	for _, c := range e.Children {
		if c.XMLName.Local == name {
			list = append(list, c)
		}
	}
	return list
}

func parsed(t *testing.T, b []byte) element {
	t.Helper()
	var root element
	d := xml.NewDecoder(bytes.NewReader(b))
	if err := d.Decode(&root); err != nil {
		t.Fatalf("read XML: %v", err)
	}
	return root
}

func xmlShown(s string) string {
	n := 0
	return clean(s, &n)
}

func TestGraphMLIsReadBackByOthers(t *testing.T) {
	g, nodes, edges := hostileGraph()
	var out bytes.Buffer
	s, err := WriteGraphML(&out, g)
	if err != nil || s.Nodes != len(nodes) || s.Edges != len(edges) || s.Replaced == 0 {
		t.Fatalf("got %+v, %v", s, err)
	}
	root := parsed(t, out.Bytes())
	if root.XMLName.Space != "http://graphml.graphdrawing.org/xmlns" || root.XMLName.Local != "graphml" || len(root.all("graph")) != 1 {
		t.Fatalf("got root %v", root.XMLName)
	}
	names := map[string]string{}
	for _, k := range root.all("key") {
		if !slices.Contains([]string{"boolean", "int", "long", "float", "double", "string"}, k.attr("attr.type")) || names[k.attr("id")] != "" {
			t.Errorf("key %s: type %q, or twice", k.attr("id"), k.attr("attr.type"))
		}
		names[k.attr("id")] = k.attr("for") + "." + k.attr("attr.name")
	}
	graph := root.all("graph")[0]
	if graph.attr("edgedefault") != "directed" {
		t.Errorf("edgedefault: got %q", graph.attr("edgedefault"))
	}
	data := func(e element, domain string) map[string]string {
		values := map[string]string{}
		for _, d := range e.all("data") {
			name, ok := strings.CutPrefix(names[d.attr("key")], domain+".")
			if _, twice := values[name]; !ok || twice {
				t.Errorf("data of key %q: not declared for a %s, or twice", d.attr("key"), domain)
			}
			values[name] = d.Text
		}
		return values
	}
	known := map[string]bool{}
	for i, e := range graph.all("node") {
		if known[e.attr("id")] {
			t.Errorf("node %s: twice", e.attr("id"))
		}
		known[e.attr("id")] = true
		v := data(e, "node")
		if e.attr("id") != nodes[i].ID.String() || v["label"] != xmlShown(nodes[i].Name) || v["kind"] != string(nodes[i].Kind) ||
			v["aliases"] != xmlShown(strings.Join(nodes[i].Aliases, " | ")) || v["ref"] != xmlShown(nodes[i].Ref()) || v["end"] != nodes[i].End {
			t.Errorf("node %d:\n got %q\nwant %+v", i, v, nodes[i])
		}
	}
	for i, e := range graph.all("edge") {
		v := data(e, "edge")
		if !known[e.attr("source")] || !known[e.attr("target")] || e.attr("source") != edges[i].Subject.String() || v["predicate"] != string(edges[i].Predicate) ||
			v["quote"] != xmlShown(edges[i].Evidence[0].Quote) || v["weight"] != "3" || v["quoteStart"] != fmt.Sprint(i) {
			t.Errorf("edge %d:\n got %q\nwant %+v", i, v, edges[i])
		}
	}
	found, ok := python(t, `import sys,xml.etree.ElementTree as E
m="{http://graphml.graphdrawing.org/xmlns}"
r=E.fromstring(sys.stdin.buffer.read())
keys={k.get("id"):(k.get("for"),{"string":str,"int":int,"double":float}[k.get("attr.type")]) for k in r.iter(m+"key")}
ids={n.get("id") for n in r.iter(m+"node")}
n=0
for kind in("node","edge"):
    for x in r.iter(m+kind):
        for d in x.iter(m+"data"):
            assert keys[d.get("key")][0]==kind
            keys[d.get("key")][1](d.text)
        if kind=="edge":
            n+=1
            assert x.get("source") in ids and x.get("target") in ids
print(len(ids),n)`, out.Bytes())
	if want := fmt.Sprint(len(nodes), " ", len(edges)); ok && found != want {
		t.Errorf("Python: got %s, want %s", found, want)
	}
}

func TestGEXFIsReadBackByOthers(t *testing.T) {
	g, nodes, edges := hostileGraph()
	var out bytes.Buffer
	s, err := WriteGEXF(&out, g)
	if err != nil || s.Nodes != len(nodes) || s.Edges != len(edges) {
		t.Fatalf("got %+v, %v", s, err)
	}
	root := parsed(t, out.Bytes())
	graph := root.all("graph")
	if root.XMLName.Space != "http://gexf.net/1.3" || root.attr("version") != "1.3" || len(graph) != 1 || graph[0].attr("defaultedgetype") != "directed" ||
		graph[0].attr("timeformat") != "date" || root.all("meta")[0].attr("lastmodifieddate") != "2026-03-01" {
		t.Fatalf("got root %v %v", root.XMLName, root.Attrs)
	}
	declared := map[string]string{}
	for _, list := range graph[0].all("attributes") {
		for _, a := range list.all("attribute") {
			if !slices.Contains([]string{"string", "integer", "double"}, a.attr("type")) {
				t.Errorf("attribute %s: type %q", a.attr("id"), a.attr("type"))
			}
			declared[a.attr("id")] = list.attr("class")
		}
	}
	values := func(e element, class string) {
		for _, list := range e.all("attvalues") {
			for _, v := range list.all("attvalue") {
				if declared[v.attr("for")] != class {
					t.Errorf("value for %q: not declared for a %s", v.attr("for"), class)
				}
			}
		}
	}
	known := map[string]bool{}
	for i, e := range graph[0].all("nodes")[0].all("node") {
		known[e.attr("id")] = true
		values(e, "node")
		if e.attr("label") != xmlShown(nodes[i].Name) || len(e.all("color")) != 1 || e.all("color")[0].XMLName.Space != "http://gexf.net/1.3/viz" {
			t.Errorf("node %d: got %q, want %q, with a colour", i, e.attr("label"), nodes[i].Name)
		}
		if deadline := nodes[i].Kind == kg.KindDeadline; deadline != (e.attr("start") == "2021-01-01" && e.attr("end") == "2025-02-28") {
			t.Errorf("node %d, %s: from %q to %q", i, nodes[i].Kind, e.attr("start"), e.attr("end"))
		}
	}
	ids := map[string]bool{}
	for i, e := range graph[0].all("edges")[0].all("edge") {
		values(e, "edge")
		if !known[e.attr("source")] || !known[e.attr("target")] || ids[e.attr("id")] || e.attr("weight") != "3" || e.attr("kind") != string(edges[i].Predicate) {
			t.Errorf("edge %d: got %v", i, e.Attrs)
		}
		ids[e.attr("id")] = true
	}
	if len(known) != len(nodes) || len(ids) != len(edges) {
		t.Errorf("got %d nodes, %d edges, want %d, %d", len(known), len(ids), len(nodes), len(edges))
	}
	python(t, `import sys,xml.etree.ElementTree as E,datetime
m="{http://gexf.net/1.3}"
r=E.fromstring(sys.stdin.buffer.read())
for n in r.iter(m+"node"):
    for a in("start","end"):
        if n.get(a): datetime.date.fromisoformat(n.get(a))
print(len(r))`, out.Bytes())
}

func TestCytoscapeJSONIsReadBack(t *testing.T) {
	g, nodes, edges := hostileGraph()
	var out bytes.Buffer
	if _, err := WriteCytoscape(&out, g); err != nil {
		t.Fatal(err)
	}
	type data struct{ Data map[string]any }
	var read struct{ Elements struct{ Nodes, Edges []data } }
	if err := json.Unmarshal(out.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	known := map[any]bool{}
	for i, n := range read.Elements.Nodes {
		known[n.Data["id"]] = true
		if n.Data["name"] != strings.ToValidUTF8(nodes[i].Name, "\uFFFD") && !strings.Contains(nodes[i].Name, "\xed") {
			t.Errorf("node %d: got %q, want %q", i, n.Data["name"], nodes[i].Name)
		}
	}
	for i, e := range read.Elements.Edges {
		if !known[e.Data["source"]] || !known[e.Data["target"]] || e.Data["weight"] != 3.0 || e.Data["interaction"] != string(edges[i].Predicate) {
			t.Errorf("edge %d: got %v", i, e.Data)
		}
	}
	if len(known) != len(nodes) || len(read.Elements.Edges) != len(edges) {
		t.Errorf("got %d nodes, %d edges, want %d, %d", len(known), len(read.Elements.Edges), len(nodes), len(edges))
	}
}

func TestAWriterThatFailsEndsTheExport(t *testing.T) {
	st, _ := plan(t)
	for _, f := range Formats() {
		err := st.View(t.Context(), func(r store.Reader) error {
			_, err := Write(t.Context(), &failing{left: 1_000}, r, Request{Format: f}, Options{TempDir: t.TempDir()})
			return err
		})
		if err == nil {
			t.Errorf("%s: no error though nothing can be written", f)
		}
	}
}
