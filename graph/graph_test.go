package graph_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/internal/golden"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
	"policygraph/internal/store/memstore"
)

const headline = `{ tasks(involving: ["梅岭县"], first: 50) { totalCount edges { node { title document { title } agencies { predicate other { label } } } reasons { origin text via { evidence { quote } } } } } }`

func filled(t testing.TB, batches ...kg.Batch) store.Historian {
	t.Helper()
	st := memstore.New()
	t.Cleanup(func() { _ = st.Close() })
	for _, b := range batches {
		if _, err := st.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	return st
}

func province(t testing.TB) store.Historian { return filled(t, graphtest.Province()...) }

// ask posts an operation to a real server and returns its answer, indented.
func ask(t testing.TB, h http.Handler, query string) (status int, body []byte) {
	t.Helper()
	server := httptest.NewServer(h)
	defer server.Close()
	request, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL, bytes.NewReader(request))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/graphql-response+json")
	response, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var out bytes.Buffer
	if _, err := out.ReadFrom(response.Body); err != nil {
		t.Fatal(err)
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, out.Bytes(), "", "  "); err != nil {
		t.Fatalf("answer is not JSON: %v\n%s", err, out.Bytes())
	}
	return response.StatusCode, append(indented.Bytes(), '\n')
}

// TestOperations holds the answers of whole operations, over HTTP. Both engines give the same.
func TestOperations(t *testing.T) {
	disk, err := badgerstore.Open(t.TempDir(), badgerstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = disk.Close() })
	for _, b := range graphtest.Province() {
		if _, err := disk.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	for engine, st := range map[string]store.Historian{"memory": province(t), "badger": disk} {
		h := graph.Handler(st, graph.Options{})
		for name, query := range operations {
			t.Run(engine+"/"+name, func(t *testing.T) {
				status, body := ask(t, h, query)
				if status != http.StatusOK || bytes.Contains(body, []byte(`"errors"`)) {
					t.Errorf("operation %s: status %d\n%s", query, status, body)
				}
				golden.Equal(t, "operations/"+name+".json", body)
			})
		}
	}
}

var operations = map[string]string{
	"headline": headline,
	"every-field-of-a-task": `{ node(id: "梅岭县") { id } task: tasks(where: {text: "纺织"}) { totalCount directCount edges { node {
		id kind label names title text number numberInText order start end document { id } section { id label ordinal level parent { label } }
		agencies(roles: [SUPPORTS]) { predicate forward other { id } node { id qualifiers { role group order openEnded note via } origin } }
		regions { code label level } functionalRegions { label } platforms { label } organizations { label } events { label }
		industries { label } policies { label } targets { indicator comparator value number unit modality dueText raw }
		deadlines { period { text start end } precision } statements(predicates: [DUE]) { edges { node { qualifiers { modality } } } } } reasons { kind } } } }`,
	"evidence-with-context": `{ tasks(where: {text: "纺织"}) { edges { node { statements(predicates: [INVOLVES]) { totalCount edges { node {
		subject { label } predicate object { label } evidence { id quote before after start end utf16Start utf16End focus focusStart focusEnd
		section rule document { title uri seed } } } } } } } } }`,
	"document-tree": `{ document(id: "云溪市产业协同行动计划") { title number issuer issuers { label } published period { text start end } uri digest seed
		basis { label } sections { ordinal label level tasks { title } sections { ordinal label tasks { number title } } }
		stats { sections tasks tasksWithRole roles { predicate count } named { kind count } } tasks(first: 2) { totalCount edges { node { title } } } } }`,
	"region": `{ entity(id: "梅岭") { ... on Region { code label names level parent { label parent { label } } functionalRegions { label }
		children { totalCount edges { node { label } } } agencies { edges { node { label ... on Agency { type region { label } } } } }
		platforms { edges { node { label ... on Platform { type places { label } managers { label platforms { label } } } } } } } } }`,
	"ambiguous-name-is-no-error":    `{ tasks(involving: ["市科技局"]) { totalCount candidates { entity { id } context } suggestions { context } edges { cursor } } }`,
	"unknown-name-is-no-error":      `{ tasks(involving: ["梅岭线"]) { totalCount suggestions { entity { id label } context } edges { cursor } } }`,
	"homonym-that-a-plan-speaks-of": `{ resolve(name: "东湖区", kinds: [REGION]) { entity { id } note candidates { context } } }`,
	"paths": `{ paths(from: "梅岭县", to: "云溪市科学技术局", k: 2) { exhausted from { entity { id } } paths { length nodes { label }
		steps { forward statement { predicate evidence { quote } } parallel { predicate } } } } }`,
	"neighborhood": `{ neighborhood(of: ["梅岭经济开发区"], depth: 2, perPredicate: 1) { nodes { id } statements { predicate subject { label } object { label } }
		omitted { at { label } predicate count } of { ref entity { id } } } }`,
	"entities-by-prefix": `{ entities(kind: AGENCY, prefix: "云溪市", first: 2) { totalCount pageInfo { hasNextPage hasPreviousPage } edges { node { label } } } }`,
	"documents":          `{ documents { totalCount edges { node { title published } } } all: documents(seeds: true) { totalCount } stats { documents entities { kind count } statements { predicate count } evidence sequence } }`,
	"reach-and-where": `{ tasks(involving: ["梅岭县"], match: ALL, reach: {named: false, descendants: false, roles: [LEADS, RESPONSIBLE_FOR]},
		where: {documents: ["云溪市产业协同行动计划"], text: "整治"}, order: SOURCE) { totalCount directCount edges { node { title } reasons { kind direct asked { label } } } } }`,
	"last-page": `{ tasks(last: 2) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { title } } } }`,
	"nodes":     `{ nodes(ids: ["region:990101", "region:000000", "statement:00000000000000000000000000", "花桥镇"]) { id __typename } }`,
}

func TestHeadlineIsOneRequestInProcessToo(t *testing.T) {
	response := graph.Execute(t.Context(), province(t), headline, nil)
	if len(response.Errors) > 0 {
		t.Fatal(response.Errors)
	}
	if !strings.Contains(string(response.Data), `"totalCount":7`) {
		t.Errorf("headline in process: want 7 tasks, have %s", response.Data)
	}
}
