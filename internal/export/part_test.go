package export

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/internal/synth"
)

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
