package graph_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/internal/golden"
	"policygraph/internal/search"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
)

var searches = map[string]string{
	"search-name": `{ search(text: "梅岭县") { totalCount kinds { kind count } pageInfo { hasNextPage hasPreviousPage } edges { cursor node {
		entity { id label } matchedBy highlight { text start cutBefore cutAfter ranges { start end utf16Start utf16End } } evidence { quote document { title } } } } } }`,
	"search-pinyin":       `{ search(text: "mlx", kinds: [REGION]) { totalCount kinds { kind count } edges { node { entity { label } matchedBy highlight { text ranges { start end } } } } } }`,
	"search-terms":        `{ search(text: "梅岭 纺织", first: 2) { totalCount edges { node { entity { id label } matchedBy highlight { text ranges { start end } } evidence { quote section } } } } }`,
	"search-filtered":     `{ search(text: "云溪", documents: ["云溪市产业协同行动计划"], regions: ["云溪市"], kinds: [AGENCY, TASK]) { totalCount kinds { kind count } edges { node { entity { label } matchedBy } } } }`,
	"search-of-an-agency": `{ search(text: "建设", agencies: ["云溪市科学技术局"]) { totalCount edges { node { entity { label } matchedBy } } } }`,
	"search-near":         `{ search(text: "美岭县") { totalCount suggestions { context entity { id label } } edges { cursor } } }`,
	"search-of-nobody":    `{ search(text: "建设", agencies: ["市科技局"]) { totalCount candidates { entity { id } context } suggestions { context } edges { cursor } } }`,
	"search-last":         `{ search(text: "云溪", mode: PREFIX, last: 2) { totalCount pageInfo { hasNextPage hasPreviousPage } edges { node { entity { label } matchedBy } } } }`,
	"search-before-it":    `{ search(text: "梅岭县", asOf: {commit: 0}) { totalCount edges { cursor } } }`,
	"tasks-by-text":       `{ tasks(where: {text: "纺织"}) { totalCount edges { node { title } } } entities(kind: AGENCY, contains: "科学") { totalCount edges { node { label } } } }`,
}

// TestSearchAnswersAlike holds the answers of searches: with an index and without, of both engines.
func TestSearchAnswersAlike(t *testing.T) {
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
		for how, index := range map[string]*search.Index{"indexed": indexOf(t, st), "scanned": nil} {
			h := graph.Handler(st, graph.Options{Search: index})
			for name, query := range searches {
				t.Run(engine+"/"+how+"/"+name, func(t *testing.T) {
					status, body := ask(t, h, query)
					if status != http.StatusOK || bytes.Contains(body, []byte(`"errors"`)) {
						t.Errorf("operation %s: status %d\n%s", query, status, body)
					}
					golden.Equal(t, "operations/"+name+".json", body)
				})
			}
		}
	}
}

// indexOf is an index in memory that has reached the last commit of a store.
func indexOf(t testing.TB, st store.Historian) *search.Index {
	t.Helper()
	x, err := search.Open(t.Context(), st, search.Options{Follow: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	commits, err := st.Commits(t.Context(), 0, 0)
	if err == nil {
		err = x.Wait(t.Context(), uint64(len(commits)))
	}
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestSearchTextHasABound(t *testing.T) {
	long, _ := json.Marshal(string(bytes.Repeat([]byte("长"), 201)))
	_, body := ask(t, graph.Handler(province(t), graph.Options{}), `{ search(text: `+string(long)+`) { totalCount } }`)
	if !bytes.Contains(body, []byte(`"code": "BAD_INPUT"`)) || !bytes.Contains(body, []byte(`"argument": "text"`)) {
		t.Errorf("a text of 201 characters: want BAD_INPUT of text, have %s", body)
	}
}

// TestSearchCursorsStayWhileDocumentsCome pages through hits while another document is taken in.
func TestSearchCursorsStayWhileDocumentsCome(t *testing.T) {
	batches := graphtest.Province()
	st := filled(t, batches[:len(batches)-1]...)
	h := graph.Handler(st, graph.Options{Search: indexOf(t, st)})
	type page struct {
		Data struct {
			Search struct{ Edges []struct{ Cursor string } }
		}
	}
	read := func(query string) (p page) {
		_, body := ask(t, h, query)
		if err := json.Unmarshal(body, &p); err != nil || len(p.Data.Search.Edges) == 0 {
			t.Fatalf("%s: %v: %s", query, err, body)
		}
		return p
	}
	all := read(`{ search(text: "云溪", first: 100) { edges { cursor } } }`).Data.Search.Edges
	if _, err := st.Apply(t.Context(), batches[len(batches)-1]); err != nil {
		t.Fatal(err)
	}
	after := read(`{ search(text: "云溪", first: 100, after: "` + all[0].Cursor + `") { edges { cursor } } }`).Data.Search.Edges
	at := 1
	for _, e := range after {
		if at < len(all) && e.Cursor == all[at].Cursor {
			at++
		}
	}
	if at != len(all) {
		t.Errorf("after the first of %d hits, %d of the rest are found again in their order", len(all), at-1)
	}
}

// TestListsByTextAreTheSameWithAnIndex asks lists that an index narrows, page after page, with one and without.
func TestListsByTextAreTheSameWithAnIndex(t *testing.T) {
	st := province(t)
	indexed, scanned := graph.Handler(st, graph.Options{Search: indexOf(t, st)}), graph.Handler(st, graph.Options{})
	for _, text := range []string{"纺织", "建设", "梅岭县", "云溪", "市", "5G", "  纺 织 ", "紡織", "牵头", "没有的", "。", "年底", "1"} {
		quoted, _ := json.Marshal(text)
		for _, query := range []string{
			`{ tasks(where: {text: %s}) { totalCount edges { cursor node { id } } } }`,
			`{ tasks(where: {text: %s}, first: 1) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`,
			`{ tasks(where: {text: %s}, last: 1, order: DEADLINE) { totalCount pageInfo { hasPreviousPage } edges { node { id } } } }`,
			`{ tasks(where: {not: {text: %s}}) { totalCount edges { node { id } } } }`,
			`{ tasks(involving: ["梅岭县"], where: {or: [{text: %s}, {text: "整治"}]}) { totalCount edges { node { id } reasons { kind } } } }`,
			`{ entities(kind: AGENCY, contains: %s) { totalCount pageInfo { hasNextPage } edges { cursor node { id } } } }`,
			`{ entities(kind: REGION, contains: %s, last: 2) { totalCount pageInfo { hasPreviousPage } edges { cursor node { id } } } }`,
			`{ entities(kind: TASK, contains: %s, first: 1) { totalCount pageInfo { hasNextPage } edges { cursor node { id } } } }`,
		} {
			query = strings.Replace(query, "%s", string(quoted), 1)
			_, want := ask(t, scanned, query)
			if _, got := ask(t, indexed, query); !bytes.Equal(got, want) {
				t.Errorf("%s: with an index\n%s\nwithout\n%s", query, got, want)
			}
		}
	}
}
