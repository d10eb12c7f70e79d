package graph_test

import (
	"encoding/json"
	"testing"

	"policygraph/graph"
)

// TestMentionsAreTheEvidenceOfADocumentInTheOrderOfItsText holds Document.mentions against the text and against Statement.evidence.
func TestMentionsAreTheEvidenceOfADocumentInTheOrderOfItsText(t *testing.T) {
	type mention struct {
		Statement, Predicate, Origin, Label string
		Start, End, FocusStart, FocusEnd    int
	}
	var answer struct {
		Documents struct {
			Edges []struct {
				Node struct {
					ID, Text string
					Stats    struct{ Evidence int }
					Mentions []mention
				}
			}
		}
	}
	st := province(t)
	read := func(query string, into any) {
		t.Helper()
		response := graph.Execute(t.Context(), st, query, nil)
		if len(response.Errors) > 0 {
			t.Fatal(response.Errors)
		}
		if err := json.Unmarshal(response.Data, into); err != nil {
			t.Fatal(err)
		}
	}
	read(`{ documents { edges { node { id text stats { evidence } mentions { statement predicate origin label start end focusStart focusEnd } } } } }`, &answer)
	seen := 0
	for _, edge := range answer.Documents.Edges {
		d := edge.Node
		text := []rune(d.Text)
		if len(d.Mentions) != d.Stats.Evidence {
			t.Errorf("%s: %d mentions, want one for each of %d pieces of evidence", d.ID, len(d.Mentions), d.Stats.Evidence)
		}
		last := 0
		for _, m := range d.Mentions {
			seen++
			if m.FocusStart < last || m.Start > m.FocusStart || m.FocusStart >= m.FocusEnd || m.FocusEnd > m.End || m.End > len(text) {
				t.Errorf("%s: %+v does not follow %d in a text of %d", d.ID, m, last, len(text))
			}
			last = m.FocusStart
		}
		if len(d.Mentions) == 0 {
			continue
		}
		m := d.Mentions[0]
		var node struct {
			Node struct {
				Predicate, Origin string
				Evidence          []struct {
					Quote string
					Start int
				}
			}
		}
		read(`{ node(id: "`+m.Statement+`") { ... on Statement { predicate origin evidence { quote start } } } }`, &node)
		found := false
		for _, e := range node.Node.Evidence {
			found = found || e.Start == m.Start && e.Quote == string(text[m.Start:m.End])
		}
		if !found || node.Node.Predicate != m.Predicate || node.Node.Origin != m.Origin {
			t.Errorf("%s: %+v is of %+v", d.ID, m, node.Node)
		}
	}
	if seen < 20 {
		t.Errorf("%d mentions in all, want those of a province", seen)
	}
}
