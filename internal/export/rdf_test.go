package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"

	"policygraph/internal/kg"
)

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
