package graph_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/internal/golden"
	"policygraph/internal/search"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

const askedFields = `understood { intent parts { text start end utf16Start utf16End sense rule meaning roles kind after before negated note entity { id label }
	candidates { entity { id } context } suggestions { entity { id } } } conditions { text } } notUnderstood { text note } candidates { entity { id } } query variables`

var questions = map[string]string{
	"ask-tasks": `{ ask(question: "云溪市科技局牵头 2033年底前 涉及梅岭县 𠮷 含“纺织” 污水处理", first: 5) { question ` + askedFields + `
		tasks { totalCount edges { node { id title } reasons { text } } } paths { visited } hits { totalCount } matrix { taskCount } entity { id } entities { totalCount } } }`,
	"ask-thing":     `{ ask(question: "mlx", first: 2) { ` + askedFields + ` entity { id label } tasks { totalCount pageInfo { hasNextPage } edges { node { title } } } } }`,
	"ask-paths":     `{ ask(question: "梅岭县和云溪市科学技术局的联系") { ` + askedFields + ` tasks { totalCount } paths { paths { length nodes { label } } } } }`,
	"ask-matrix":    `{ ask(question: "云溪市科技局牵头的任务涉及哪些地区") { ` + askedFields + ` matrix { taskCount rows { entity { label } count } columns { entity { label } } } } }`,
	"ask-things":    `{ ask(question: "有哪些平台") { ` + askedFields + ` entities { totalCount edges { node { id label } } } } }`,
	"ask-text":      `{ ask(question: "河道整治", first: 3) { ` + askedFields + ` hits { totalCount edges { node { entity { label } matchedBy } } } } }`,
	"ask-ambiguous": `{ ask(question: "市科技局牵头") { ` + askedFields + ` tasks { totalCount candidates { entity { id } } } } }`,
	"ask-unknown":   `{ ask(question: "美岭县牵头") { ` + askedFields + ` tasks { totalCount } } }`,
	"ask-before-it": `{ ask(question: "梅岭县牵头", asOf: {commit: 0}) { understood { intent parts { text sense } } tasks { totalCount } } }`,
}

func TestQuestionsAreAnsweredAlike(t *testing.T) {
	st := province(t)
	for how, index := range map[string]*search.Index{"indexed": indexOf(t, st), "scanned": nil} {
		h := graph.Handler(st, graph.Options{Search: index})
		for name, query := range questions {
			t.Run(how+"/"+name, func(t *testing.T) {
				status, body := ask(t, h, query)
				if status != http.StatusOK || bytes.Contains(body, []byte(`"errors"`)) {
					t.Errorf("operation %s: status %d\n%s", query, status, body)
				}
				golden.Equal(t, "operations/"+name+".json", body)
			})
		}
	}
}

// TestAnAnswerIsThatOfTheQueryItGives asks each line of the grammar's table, and then the operation that the answer says is the same.
func TestAnAnswerIsThatOfTheQueryItGives(t *testing.T) {
	st := province(t)
	b, err := os.ReadFile("../internal/question/testdata/lines.txt")
	if err != nil {
		t.Fatal(err)
	}
	const things = `{ id kind label }`
	const question = `query($q: String!) { ask(question: $q) { query variables entity ` + things + `
		tasks { totalCount directCount pageInfo { hasNextPage endCursor } edges { node { id title document { id title } agencies { predicate other ` + things + ` } } reasons { kind text via { evidence { quote } } } } }
		paths { from { entity ` + things + ` } to { entity ` + things + ` } exhausted paths { length nodes ` + things + ` steps { forward statement { predicate evidence { quote } } } } }
		cooccurrence: matrix { taskCount rows { entity ` + things + ` count } columns { entity ` + things + ` count } cells { rowIndex columnIndex count } }
		entities { totalCount pageInfo { hasNextPage endCursor } edges { node ` + things + ` } }
		search: hits { totalCount pageInfo { hasNextPage endCursor } edges { node { entity ` + things + ` matchedBy highlight { text } evidence { quote } } } } } }`
	same := 0
	for _, line := range strings.Split(strings.TrimRight(string(b), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		asked := graph.Execute(t.Context(), st, question, map[string]any{"q": line})
		if len(asked.Errors) > 0 {
			t.Fatalf("question %q: %v", line, asked.Errors)
		}
		var answer struct {
			Ask map[string]json.RawMessage
		}
		var document, variables string
		for _, err := range []error{
			json.Unmarshal(asked.Data, &answer), json.Unmarshal(answer.Ask["query"], &document), json.Unmarshal(answer.Ask["variables"], &variables),
		} {
			if err != nil {
				t.Fatalf("question %q: %v\n%s", line, err, asked.Data)
			}
		}
		var given map[string]any
		numbers := json.NewDecoder(strings.NewReader(variables))
		numbers.UseNumber() // as a request is read
		if err := numbers.Decode(&given); err != nil {
			t.Fatalf("question %q: variables %s: %v", line, variables, err)
		}
		equivalent := graph.Execute(t.Context(), st, document, given)
		if len(equivalent.Errors) > 0 {
			t.Errorf("question %q: the query that it gives\n%s\n%s\nfails: %v", line, document, variables, equivalent.Errors)
			continue
		}
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(equivalent.Data, &fields); err != nil || len(fields) == 0 {
			t.Fatalf("question %q: %v: %s", line, err, equivalent.Data)
		}
		for name, want := range fields {
			if got := answer.Ask[name]; !bytes.Equal(got, want) && !(name == "entity" && string(got) == "null") {
				t.Errorf("question %q: %s is\n%s\nand by the query that it gives\n%s", line, name, got, want)
			}
			same++
		}
		for _, name := range []string{"tasks", "paths", "cooccurrence", "entities", "search"} {
			if _, asked := fields[name]; !asked && string(answer.Ask[name]) != "null" {
				t.Errorf("question %q: is answered by %s too, for which its query does not ask: %s", line, name, answer.Ask[name])
			}
		}
	}
	if same < 80 {
		t.Errorf("compared %d answers, want 80 at least", same)
	}
}

func TestAQuestionHasABound(t *testing.T) {
	response := graph.Execute(t.Context(), province(t), `query($q: String!) { ask(question: $q) { query } }`, map[string]any{"q": strings.Repeat("长", 201)})
	if len(response.Errors) != 1 || response.Errors[0].Extensions["code"] != "BAD_INPUT" || response.Errors[0].Extensions["argument"] != "question" {
		t.Errorf("a question of 201 characters: want BAD_INPUT of question, have %v", response.Errors)
	}
}

// BenchmarkAsk asks a line of a plan of ten thousand tasks: reading it alone, and with its first twenty tasks.
func BenchmarkAsk(b *testing.B) {
	st := memstore.New()
	b.Cleanup(func() { _ = st.Close() })
	for _, batch := range append(graphtest.Province(), graphtest.Large(10_000)) {
		if _, err := st.Apply(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
	}
	benchmark(b, st, "Read", `{ ask(question: "云溪市第7局牵头的涉及梅岭县的任务 2033年底前") { understood { intent } } }`)
	benchmark(b, st, "Answer", `{ ask(question: "云溪市第7局牵头的涉及梅岭县的任务") { understood { intent } tasks { totalCount edges { node { title } } } } }`)
}

func benchmark(b *testing.B, st store.Historian, name, query string) {
	b.Run(name, func(b *testing.B) {
		for b.Loop() {
			if response := graph.Execute(b.Context(), st, query, nil); len(response.Errors) > 0 {
				b.Fatal(response.Errors)
			}
		}
	})
}

var contexts = map[string]string{
	"context": `{ context(question: "梅岭县牵头整治河道", maxTokens: 60) { question understood { intent parts { text sense } } notUnderstood { text } tokens found omitted omittedQuotes
		items { grade why tokens omittedQuotes record { id label ... on Task { document { title } } } quotes { tokens
		evidence { quote section document { title } } statements { predicate subject { label } object { label } } } } } }`,
	"context-of-nothing": `{ context(question: "没有的事") { tokens found omitted items { tokens } } }`,
	"context-before-it":  `{ context(question: "梅岭县", asOf: {commit: 0}) { tokens found items { tokens } } }`,
}

func TestContextsAreGatheredAlike(t *testing.T) {
	st := province(t)
	for how, index := range map[string]*search.Index{"indexed": indexOf(t, st), "scanned": nil} {
		h := graph.Handler(st, graph.Options{Search: index})
		for name, query := range contexts {
			t.Run(how+"/"+name, func(t *testing.T) {
				status, body := ask(t, h, query)
				if status != http.StatusOK || bytes.Contains(body, []byte(`"errors"`)) {
					t.Errorf("operation %s: status %d\n%s", query, status, body)
				}
				golden.Equal(t, "operations/"+name+".json", body)
			})
		}
	}
}
