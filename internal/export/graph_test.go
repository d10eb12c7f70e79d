package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/internal/synth"
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

// line is a quad in one way, whoever read it.
func line(subject, predicate, value, of, graph string) string {
	return fmt.Sprintf("%s|%s|%q|%s|%s", subject, predicate, value, of, graph)
}

// quads are those that json-gold has read, sorted, each once.
func quads(d *ld.RDFDataset) []string {
	var lines []string
	for graph, list := range d.Graphs {
		for _, q := range list {
			of := "iri"
			if l, ok := q.Object.(ld.Literal); ok {
				of = cmp.Or(l.Language, l.Datatype)
			}
			lines = append(lines, line(q.Subject.GetValue(), q.Predicate.GetValue(), q.Object.GetValue(), of, graph))
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// statement is a line of N-Quads as the W3C's grammar has it, as far as we use it.
var statement = regexp.MustCompile(`^<([^\x00-\x20<>"{}|^` + "`" + `\\]+)> <([^\x00-\x20<>"{}|^` + "`" + `\\]+)> ` +
	`(?:<([^\x00-\x20<>"{}|^` + "`" + `\\]+)>|("(?:[^"\\\n\r]|\\[tbnrf"\\]|\\u[0-9A-F]{4})*")(?:@([a-z]+)|\^\^<([^>]+)>)?)(?: <([^>]+)>)? \.$`)

// quadsOf reads N-Quads by that grammar.
func quadsOf(t *testing.T, text string) []string {
	t.Helper()
	var lines []string
	for _, l := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		m := statement.FindStringSubmatch(l)
		if m == nil {
			t.Errorf("no quad: %.300s", l)
			continue
		}
		value, of := m[3], "iri"
		if m[4] != "" {
			var err error
			if value, err = strconv.Unquote(m[4]); err != nil {
				t.Errorf("no literal: %.300s: %v", l, err)
			}
			of = cmp.Or(m[6], "http://www.w3.org/2001/XMLSchema#string")
			if m[5] != "" {
				of = m[5]
			}
		}
		lines = append(lines, line(m[1], m[2], value, of, cmp.Or(m[7], "@default")))
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

func same(t *testing.T, one string, ours []string, other string, theirs []string) {
	t.Helper()
	for _, x := range [2]struct {
		only      string
		list, not []string
	}{{one, ours, theirs}, {other, theirs, ours}} {
		for _, l := range x.list {
			if _, found := slices.BinarySearch(x.not, l); !found {
				t.Errorf("only in %s: %.300s", x.only, l)
			}
		}
	}
}

func TestJSONLDSaysWhatNQuadsSay(t *testing.T) {
	hostile, nodes, edges := hostileGraph()
	var quadText, jsonText bytes.Buffer
	if _, err := WriteNQuads(&quadText, hostile); err != nil {
		t.Fatal(err)
	}
	hostile, _, _ = hostileGraph()
	if _, err := WriteJSONLD(&jsonText, hostile); err != nil {
		t.Fatal(err)
	}
	var document any
	if err := json.Unmarshal(jsonText.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	options := ld.NewJsonLdOptions("")
	options.ProcessingMode = ld.JsonLd_1_1
	expanded, err := ld.NewJsonLdProcessor().ToRDF(document, options)
	if err != nil {
		t.Fatalf("json-gold does not expand our JSON-LD: %v", err)
	}
	ours := quadsOf(t, quadText.String())
	if len(ours) < len(nodes)*5+len(edges)*30 {
		t.Errorf("got %d quads of %d things and %d statements", len(ours), len(nodes), len(edges))
	}
	same(t, "N-Quads", ours, "JSON-LD", quads(expanded.(*ld.RDFDataset)))

	// json-gold's parser of N-Quads takes a "@ within a literal for the end of it, so it gets the lines without one
	var fair []string
	for _, l := range strings.Split(strings.TrimSuffix(quadText.String(), "\n"), "\n") {
		if !strings.Contains(l, `"@SUM`) && !strings.Contains(l, `"\"@`) {
			fair = append(fair, l)
		}
	}
	parsed, err := ld.ParseNQuads(strings.Join(fair, "\n"))
	if err != nil {
		t.Fatalf("json-gold does not read our N-Quads: %v", err)
	}
	same(t, "N-Quads", quadsOf(t, strings.Join(fair, "\n")), "what json-gold read", quads(parsed))
	for _, n := range nodes {
		if label := line(entityIRI(n.Kind, n.Key), rdfsNS+"label", whole(n.Name), "zh", "@default"); !slices.Contains(ours, label) {
			t.Errorf("lost: %s", label)
		}
	}
}

func TestEveryStatementIsDerivedFromEvidenceInTheGraphOfItsDocument(t *testing.T) {
	st, named := plan(t)
	b, s, err := exported(t, st, Request{Format: NQuads})
	if err != nil || s.Nodes == 0 {
		t.Fatalf("got %+v, %v", s, err)
	}
	text := string(b)
	document := kg.NewDocument("plans/滨湖.txt")
	graph := " <" + entityIRI(kg.KindDocument, document.Key) + "> ."
	lead := "<urn:policygraph:agency:990100/园林局> <urn:policygraph:vocabulary:leads> <urn:policygraph:task:" + document.Key + "/1/1>" + graph
	for _, want := range []string{
		lead, "<urn:policygraph:region:990100> <http://www.w3.org/2000/01/rdf-schema#label> \"甲市\"@zh .",
		"<http://purl.org/dc/terms/issued> \"2021-05-06\"^^<http://www.w3.org/2001/XMLSchema#date> .",
		"<http://www.w3.org/ns/prov#value> \"市园林局牵头\"@zh" + graph,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("want the quad %s", want)
		}
	}
	if statements := strings.Count(text, "22-rdf-syntax-ns#Statement>"); statements != s.Edges || strings.Count(text, "#wasDerivedFrom>") < s.Edges {
		t.Errorf("got %d statements, %d derivations, want %d", statements, strings.Count(text, "#wasDerivedFrom>"), s.Edges)
	}
	if strings.Contains(text, "乙市") || named["甲市"].Name == "" {
		t.Error("the tables that ship with the program are in it though nobody asked for them")
	}
	if b, _, err := exported(t, st, Request{Format: NQuads, Seeds: true}); err != nil || !bytes.Contains(b, []byte("乙市")) {
		t.Errorf("with seeds: 乙市 is missing, %v", err)
	}
}

func TestIRIsAreStableAndReadable(t *testing.T) {
	for _, c := range []struct {
		kind kg.EntityKind
		key  string
		want string
	}{
		{kg.KindRegion, "330523", "urn:policygraph:region:330523"},
		{kg.KindFunctionalRegion, "环湖地区", "urn:policygraph:functional_region:环湖地区"},
		{kg.KindPolicy, "甲政发[2021]3号", "urn:policygraph:policy:甲政发%5B2021%5D3号"},
		{kg.KindPlatform, "a<b> \"c\"\n%é", "urn:policygraph:platform:a%3Cb%3E%20%22c%22%0A%25%C3%A9"},
	} {
		if got := entityIRI(c.kind, c.key); got != c.want {
			t.Errorf("%s %q: got %s, want %s", c.kind, c.key, got, c.want)
		}
	}
	if got := relation(kg.ResponsibleFor) + " " + class(kg.KindFunctionalRegion); got != "urn:policygraph:vocabulary:responsibleFor urn:policygraph:vocabulary:FunctionalRegion" {
		t.Errorf("got %s", got)
	}
}

// invented is a store of invented plans, and their batches.
func invented(t testing.TB, statements int) (*memstore.Store, []kg.Batch) {
	t.Helper()
	st := memstore.New()
	var batches []kg.Batch
	for b := range synth.New(7).Batches(statements) {
		if _, err := st.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		batches = append(batches, b)
	}
	return st, batches
}

// The graph of an export is its things and every statement between two of them, found by brute force here.
func TestAPartOfTheGraphIsItsThingsAndTheStatementsBetweenThem(t *testing.T) {
	st, batches := invented(t, 2_000)
	entities, statements := map[kg.ID]kg.Entity{}, map[kg.ID]kg.Statement{}
	for _, b := range batches {
		for _, e := range b.Entities {
			entities[e.ID] = e
		}
		for _, s := range b.Statements {
			statements[s.ID] = s
		}
	}
	around := func(chosen func(kg.Entity) bool) map[kg.ID]bool {
		held := map[kg.ID]bool{}
		for _, e := range entities {
			if chosen(e) {
				held[e.ID] = true
			}
		}
		for _, s := range statements {
			if chosen(entities[s.Subject]) || chosen(entities[s.Object]) {
				held[s.Subject], held[s.Object] = true, true
			}
		}
		return held
	}
	record := func(e kg.Entity) bool {
		return e.Kind == kg.KindDocument || e.Kind == kg.KindSection || e.Kind == kg.KindTask
	}
	document := batches[len(batches)/2].Document
	in := func(e kg.Entity) bool { d, ok := documentOf(e); return ok && d == document.ID && record(e) }
	ref := kg.Ref(kg.KindDocument, document.Key)
	for _, c := range []struct {
		claim string
		q     Request
		held  map[kg.ID]bool
	}{
		{"all plans", Request{}, around(record)},
		{"everything", Request{Seeds: true}, around(func(kg.Entity) bool { return true })},
		{"a document", Request{Documents: []string{ref}}, around(in)},
		{"a document by the name of its file", Request{Documents: []string{document.URI}}, around(in)},
		{
			"a list of tasks",
			Request{Tasks: &query.TaskQuery{Where: query.TaskWhere{Documents: []string{ref}}}},
			around(func(e kg.Entity) bool { return e.Kind == kg.KindTask && in(e) }),
		},
		{
			"the tasks of a file",
			Request{Tasks: &query.TaskQuery{Where: query.TaskWhere{Documents: []string{document.URI}}}},
			around(func(e kg.Entity) bool { return e.Kind == kg.KindTask && in(e) }),
		},
	} {
		c.q.Format = Cytoscape
		b, s, err := exported(t, st, c.q)
		if err != nil {
			t.Fatalf("%s: %v", c.claim, err)
		}
		var read struct {
			Elements struct {
				Nodes, Edges []struct{ Data map[string]any }
			}
		}
		if err := json.Unmarshal(b, &read); err != nil {
			t.Fatalf("%s: %v", c.claim, err)
		}
		var nodes, wantNodes, edges, wantEdges []string
		for _, n := range read.Elements.Nodes {
			nodes = append(nodes, n.Data["id"].(string))
		}
		for _, e := range read.Elements.Edges {
			edges = append(edges, e.Data["id"].(string))
		}
		for id := range c.held {
			wantNodes = append(wantNodes, id.String())
		}
		for id, x := range statements {
			if c.held[x.Subject] && c.held[x.Object] {
				wantEdges = append(wantEdges, id.String())
			}
		}
		for _, list := range [][]string{nodes, wantNodes, edges, wantEdges} {
			slices.Sort(list)
		}
		if !slices.Equal(nodes, wantNodes) || !slices.Equal(edges, wantEdges) || s.Nodes != len(nodes) || s.Edges != len(edges) || len(edges) == 0 {
			t.Errorf("%s: got %d things, %d statements, want %d, %d", c.claim, len(nodes), len(edges), len(wantNodes), len(wantEdges))
		}
	}
}

func TestASubgraphTellsWhatItLeavesOut(t *testing.T) {
	st, batches := invented(t, 2_000)
	hub := ""
	for _, e := range batches[len(batches)-1].Entities {
		if e.Kind == kg.KindAgency {
			hub = e.Ref()
		}
	}
	q := query.NeighborhoodQuery{Depth: 2, PerPredicate: 2}
	var want query.Subgraph
	if err := st.View(t.Context(), func(r store.Reader) error {
		e, err := query.One(t.Context(), r, hub)
		if err == nil {
			q.Of = []kg.ID{e.ID}
			want, err = query.Neighborhood(t.Context(), r, q)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	omitted := 0
	for _, o := range want.Omitted {
		omitted += o.Count
	}
	b, s, err := exported(t, st, Request{Format: GraphML, Subgraph: &Subgraph{Of: []string{hub}, Depth: 2, PerPredicate: 2}})
	if err != nil || s.Nodes != len(want.Nodes) || s.Edges != len(want.Statements) || s.Omitted != omitted {
		t.Errorf("got %+v, %v, want %d things, %d statements, %d omitted", s, err, len(want.Nodes), len(want.Statements), omitted)
	}
	if told := fmt.Sprintf("未展开的陈述：%d 条", omitted); !strings.Contains(string(b), told) {
		t.Errorf("the file does not say %q", told)
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
