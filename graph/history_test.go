package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/internal/golden"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
	"policygraph/internal/store/memstore"
)

// canals are versions of one plan: a task moves, another is renamed, roles change, and 沙洲市 is said to be part of 澜江省, as the seed
// table says too.
func canals(version int) kg.Batch {
	p := graphtest.NewPlan("plans/canals.txt", "云溪市运河计划", kg.Prop{Name: "published", Value: "2031-06-01"})
	p.Section("1", "一", "运河", nil)
	if version > 1 {
		p.Role(graphtest.MeiGov, kg.Leads, p.Task("修建船闸", "修建三座。"), 1)
	}
	dredge := p.Task("疏浚河道", "疏浚两段。")
	if version == 1 {
		p.Role(graphtest.YunxiTech, kg.Leads, dredge, 1)
		p.Role(graphtest.YunxiGov, kg.Supports, dredge, 2)
		p.Role(graphtest.MeiGov, kg.Supports, p.Task("加固梅岭大坝", "加固。"), 1)
	} else {
		p.Role(graphtest.YunxiTech, kg.Supports, dredge, 1)
		p.Role(graphtest.MeiGov, kg.Supports, p.Task("加固梅岭大坝和堤岸", "加固。"), 1)
	}
	if version != 2 {
		p.Says("沙洲市属于澜江省", graphtest.Shazhou, kg.PartOf, graphtest.Lanjiang)
	}
	return p.Batch()
}

func engines(t *testing.T) map[string]store.Historian {
	t.Helper()
	disk, err := badgerstore.Open(t.TempDir(), badgerstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	memory := memstore.New()
	t.Cleanup(func() { _, _ = disk.Close(), memory.Close() })
	return map[string]store.Historian{"memory": memory, "badger": disk}
}

func apply(t *testing.T, st store.Historian, batches ...kg.Batch) {
	t.Helper()
	for _, b := range batches {
		if changed, err := st.Apply(t.Context(), b); err != nil || !changed {
			t.Fatalf("apply %s: changed %v, error %v", b.Document.URI, changed, err)
		}
	}
}

// pastOperations are asked of a province (commits 1 to 3) with two plans more: canals in versions 1 and 2 at commits 4 and 6, another
// plan that came (5) and went (7).
var pastOperations = map[string]string{
	"commits":            `{ commits(first: 3) { totalCount pageInfo { hasNextPage hasPreviousPage } edges { node { number action document title uri replaces digest rules entities statements evidence forgotten } } } }`,
	"commits-before":     `{ commits(last: 2) { totalCount pageInfo { hasNextPage hasPreviousPage } edges { node { number uri } } } }`,
	"commits-of-a-ghost": `{ commits(document: "plans/ghost.txt") { totalCount edges { node { number action title replaces } } } }`,
	"versions":           `{ document(id: "云溪市运河计划") { versions { totalCount edges { cursor node { number action replaces statements } } } } }`,
	"diff-of-a-document": `{ diff(from: {commit: 4}, document: "plans/canals.txt") { from { commit horizon } to { commit }
		totals { documents added removed changed reworded new gone renamed }
		documents { totalCount edges { node { action document title uri before { number } after { number } counts { added removed changed reworded new gone renamed }
			statements(first: 50) { totalCount pageInfo { hasNextPage } edges { node { change elsewhere
				before { subject { id kind label } predicate object { id label } origin quotes } after { subject { label } predicate object { id label } quotes } } } }
			renamed { totalCount edges { node { before { id label } after { id label } beforeText afterText } } } } } } } }`,
	"diff-of-all":       `{ diff(from: {commit: 3}, to: {commit: 7}) { totals { documents added removed new gone } documents(first: 1) { totalCount pageInfo { hasNextPage } edges { node { action title } } } } }`,
	"diff-backwards":    `{ diff(from: {commit: 7}, to: {commit: 5}) { documents { edges { node { action title before { number } after { number } counts { added removed changed } } } } } }`,
	"diff-one-change":   `{ diff(from: {commit: 5}, to: {commit: 6}) { documents { edges { node { statements(changes: [REMOVED], first: 1) { totalCount pageInfo { hasNextPage } edges { node { change before { quotes } after { quotes } elsewhere } } } } } } } }`,
	"as-of":             `{ snapshot(asOf: {commit: 4}) { commit horizon } tasks(involving: ["梅岭县"], where: {documents: ["云溪市运河计划"]}, asOf: {commit: 4}) { totalCount edges { node { title } reasons { text } } } }`,
	"as-of-before-it":   `{ document(id: "云溪市运河计划", asOf: {commit: 3}) { title } documents(asOf: {commit: 3}) { totalCount } }`,
	"as-of-the-nothing": `{ documents(asOf: {commit: 0}) { totalCount } snapshot(asOf: {commit: 0}) { commit at chain } stats(asOf: {commit: 0}) { sequence } commits(asOf: {commit: 0}) { totalCount } }`,
	"as-of-a-fragment":  `{ ...on Query { stats(asOf: {commit: 4}) { sequence } } document(id: "云溪市运河计划", asOf: {commit: 4}) { versions { totalCount } } __typename }`,
}

func TestPastOperations(t *testing.T) {
	ghost := graphtest.NewPlan("plans/ghost.txt", "云溪市幽灵计划").Batch()
	for engine, st := range engines(t) {
		apply(t, st, append(graphtest.Province(), canals(1), ghost, canals(2))...)
		if _, err := st.Retract(t.Context(), ghost.Document.ID); err != nil {
			t.Fatal(err)
		}
		h := graph.Handler(st, graph.Options{})
		for name, query := range pastOperations {
			t.Run(engine+"/"+name, func(t *testing.T) {
				status, body := ask(t, h, query)
				if status != http.StatusOK || bytes.Contains(body, []byte(`"errors"`)) {
					t.Errorf("operation %s: status %d\n%s", query, status, body)
				}
				if at := bytes.Index(body, []byte(`"extensions"`)); at >= 0 { // they have a time
					body = append(body[:at:at], "…\n"...)
				}
				golden.Equal(t, "operations/past-"+name+".json", body)
			})
		}
	}
}

// fixed are the operations whose answers at each commit are remembered.
var fixed = []string{
	headline,
	`{ documents { totalCount edges { node { title published digest stats { tasks tasksWithRole roles { predicate count } } versions { totalCount edges { node { number action } } } } } } }`,
	`{ entity(id: "region:990101") { label names statements(first: 50) { totalCount edges { cursor predicate forward other { id label } node { id evidence { quote start document { title } } } } } } }`,
	`{ paths(from: "梅岭县", to: "云溪市科学技术局", k: 3) { exhausted paths { length nodes { id label } } } stats { sequence documents evidence entities { kind count } statements { predicate count } } }`,
	`{ neighborhood(of: ["agency:990101/人民政府"], depth: 2) { nodes { id } statements { id } omitted { count } } entities(kind: TASK, first: 100) { totalCount edges { node { id label } } } commits(first: 2) { totalCount edges { node { number chain at } } } }`,
}

// TestAPastAnswerIsWhatWasAnsweredThen changes a store at random and remembers what it answered after each commit.
func TestAPastAnswerIsWhatWasAnsweredThen(t *testing.T) {
	const seed = 20310501
	for engine, st := range engines(t) {
		t.Run(engine, func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 1))
			api := graph.New(st, graph.Options{})
			type moment struct {
				at      time.Time
				answers []string
			}
			then := []moment{}
			remember := func() {
				m := moment{}
				for _, q := range fixed {
					m.answers = append(m.answers, answer(t, api, q, nil))
				}
				var now struct{ Snapshot struct{ At *time.Time } }
				if err := json.Unmarshal([]byte(answer(t, api, `{ snapshot { at } }`, nil)), &now); err != nil {
					t.Fatal(err)
				}
				if now.Snapshot.At != nil {
					m.at = *now.Snapshot.At
				}
				then = append(then, m)
			}
			remember()
			for _, b := range graphtest.Province() {
				apply(t, st, b)
				remember()
			}
			for len(then) < 28 {
				changed, err := false, error(nil)
				if name := fmt.Sprintf("plans/%d.txt", random.IntN(3)); random.IntN(4) == 0 {
					changed, err = st.Retract(t.Context(), kg.NewDocument(name).ID)
				} else {
					changed, err = st.Apply(t.Context(), invented(random, name))
				}
				if err != nil {
					t.Fatal(err)
				}
				if changed {
					remember()
				}
			}
			commits := random.Perm(len(then))
			for _, n := range commits {
				for i, want := range then[n].answers {
					if got := answer(t, api, fixed[i], map[string]any{"commit": json.Number(fmt.Sprint(n))}); got != want {
						t.Fatalf("seed %d: commit %d, operation %s:\nnow  %s\nthen %s", seed, n, fixed[i], got, want)
					}
				}
				if n+1 < len(then) && !then[n+1].at.After(then[n].at) || n == 0 {
					continue // a later commit of the same millisecond is the last one of that time
				}
				if got := answer(t, api, fixed[0], map[string]any{"time": then[n].at.Format(time.RFC3339Nano)}); got != then[n].answers[0] {
					t.Fatalf("seed %d: time of commit %d:\nnow  %s\nthen %s", seed, n, got, then[n].answers[0])
				}
			}
		})
	}
}

// invented is a plan with some of the works that there may be.
func invented(random *rand.Rand, name string) kg.Batch {
	p := graphtest.NewPlan(name, "云溪市计划之"+name[6:7], kg.Prop{Name: "published", Value: fmt.Sprintf("2031-0%d-01", 1+random.IntN(9))})
	p.Section("1", "一", "任务", nil)
	agencies := []kg.Entity{graphtest.YunxiTech, graphtest.MeiGov, graphtest.YunxiGov, graphtest.HuaqiaoGov}
	for _, title := range []string{"修路", "架桥", "植树", "清淤"} {
		if random.IntN(2) == 0 {
			continue
		}
		task := p.Task(title, strings.Repeat("加快。", 1+random.IntN(3)))
		for i, k := range random.Perm(len(agencies))[:1+random.IntN(3)] {
			p.Role(agencies[k], []kg.Predicate{kg.Leads, kg.Supports}[min(i, 1)], task, i+1)
		}
		if random.IntN(2) == 0 {
			p.Says("在梅岭县", task, kg.Involves, graphtest.Meiling)
		}
	}
	return p.Batch()
}

func answer(t *testing.T, api *graph.API, query string, asOf map[string]any) string {
	t.Helper()
	var extensions map[string]any
	if asOf != nil {
		extensions = map[string]any{"asOf": asOf}
	}
	response := api.ExecuteWith(t.Context(), query, "", nil, extensions)
	if len(response.Errors) > 0 {
		t.Fatalf("%s as of %v: %v", query, asOf, response.Errors)
	}
	return string(response.Data)
}

func TestAMomentThatCannotBeReadSaysWhatCan(t *testing.T) {
	for engine, st := range engines(t) {
		apply(t, st, append(graphtest.Province(), canals(1), canals(2), canals(3))...)
		if _, err := st.Forget(t.Context(), 5); err != nil {
			t.Fatal(err)
		}
		api := graph.New(st, graph.Options{})
		for query, want := range map[string]string{
			`{ stats(asOf: {commit: 7}) { sequence } }`:                                                      "FUTURE",
			`{ stats(asOf: {commit: 4}) { sequence } }`:                                                      "FORGOTTEN",
			`{ stats(asOf: {time: "1999-01-01T00:00:00Z"}) { sequence } }`:                                   "FORGOTTEN",
			`{ diff(from: {commit: 3}) { from { commit } } }`:                                                "FORGOTTEN",
			`{ diff(from: {commit: 5}, to: {commit: 8}) { from { commit } } }`:                               "FUTURE",
			`{ stats(asOf: {commit: -1}) { sequence } }`:                                                     "BAD_INPUT",
			`{ stats(asOf: {}) { sequence } }`:                                                               "BAD_INPUT",
			`{ stats(asOf: {commit: 5, time: "2031-01-01T00:00:00Z"}) { sequence } }`:                        "BAD_INPUT",
			`{ stats(asOf: {commit: 5}) { sequence } documents { totalCount } }`:                             "BAD_INPUT",
			`{ a: stats(asOf: {commit: 5}) { sequence } b: stats(asOf: {commit: 6}) { sequence } }`:          "BAD_INPUT",
			`{ stats(asOf: {time: "yesterday"}) { sequence } }`:                                              "BAD_INPUT",
			`{ commits(document: "nothing.txt") { totalCount } }`:                                            "NOT_FOUND",
			`{ commits(after: "nonsense") { totalCount } }`:                                                  "CURSOR",
			`{ diff(from: {commit: 5}) { totals { added } } a: diff(from: {commit: 5}) { ` + many() + ` } }`: "LIMIT",
		} {
			response := api.Execute(t.Context(), query, "", nil)
			if len(response.Errors) == 0 || response.Errors[0].Extensions["code"] != want {
				t.Errorf("%s: %.100s: got %v, want %s", engine, query, response.Errors, want)
				continue
			}
			e := response.Errors[0].Extensions
			if want == "FUTURE" || want == "FORGOTTEN" {
				if e["asked"] == "" || fmt.Sprint(e["horizon"], e["last"]) != "5 6" {
					t.Errorf("%s: %.100s: extensions %v, want what was asked, horizon 5, last 6", engine, query, e)
				}
			}
		}
		for query, want := range map[string]string{
			`{ stats(asOf: {commit: 5}) { sequence } }`:                                                        `{"stats":{"sequence":5}}`,
			`{ stats(asOf: {time: "2999-01-01T00:00:00Z"}) { sequence } }`:                                     `{"stats":{"sequence":6}}`,
			`query($m: AsOf = {commit: 5}) { stats(asOf: $m) { sequence } snapshot(asOf: $m) { commit } }`:     `{"stats":{"sequence":5},"snapshot":{"commit":5}}`,
			`{ commits(document: "plans/canals.txt", last: 1) { edges { node { number forgotten title } } } }`: `{"commits":{"edges":[{"node":{"number":4,"forgotten":true,"title":null}}]}}`,
		} {
			if got := answer(t, api, query, nil); got != want {
				t.Errorf("%s: %s: got %s, want %s", engine, query, got, want)
			}
		}
	}
}

// many are so many totals that they cost too much.
func many() string {
	var b strings.Builder
	for i := range 12 {
		fmt.Fprintf(&b, "t%d: totals { added } ", i)
	}
	return b.String()
}

func TestOneRequestIsOneViewInThePastToo(t *testing.T) {
	st := filled(t, append(graphtest.Province(), canals(1), canals(2))...)
	c := &pastViews{Historian: st}
	response := graph.New(c, graph.Options{}).Execute(t.Context(), `{ a: stats(asOf: {commit: 4}) { sequence } b: documents(asOf: {commit: 4}) { totalCount } }`, "", nil)
	if len(response.Errors) > 0 || c.past != 1 || c.present != 0 {
		t.Errorf("two fields as of a commit: %d past views, %d present ones, errors %v; want 1 and 0", c.past, c.present, response.Errors)
	}
	if of, ok := response.Extensions["asOf"].(map[string]any); !ok || of["commit"] != uint64(4) || of["at"] == nil {
		t.Errorf("extensions of an answer from the past: got %v, want the commit and its time", response.Extensions)
	}
}

// TestPagesOfCommitsAreTheWholeList walks a list in both directions.
func TestPagesOfCommitsAreTheWholeList(t *testing.T) {
	st := filled(t, append(graphtest.Province(), canals(1), canals(2), canals(3))...)
	api := graph.New(st, graph.Options{})
	for _, way := range [][3]string{{"first", "after", "endCursor"}, {"last", "before", "startCursor"}} {
		var numbers []int
		cursor := ""
		for range 9 {
			var page struct {
				Commits struct {
					PageInfo map[string]any
					Edges    []struct{ Node struct{ Number int } }
				}
			}
			data := answer(t, api, fmt.Sprintf(`{ commits(%s: 3, %s: %q) { pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { node { number } } } }`, way[0], way[1], cursor), nil)
			if err := json.Unmarshal([]byte(data), &page); err != nil {
				t.Fatal(err)
			}
			var part []int
			for _, e := range page.Commits.Edges {
				part = append(part, e.Node.Number)
			}
			more := page.Commits.PageInfo["hasNextPage"]
			if way[0] == "first" {
				numbers = append(numbers, part...)
			} else {
				numbers, more = append(part, numbers...), page.Commits.PageInfo["hasPreviousPage"]
			}
			if more != true {
				break
			}
			cursor = page.Commits.PageInfo[way[2]].(string)
		}
		if !slices.Equal(numbers, []int{6, 5, 4, 3, 2, 1}) {
			t.Errorf("pages by %s: got %v, want 6 down to 1", way[0], numbers)
		}
	}
}

// pastViews counts views.
type pastViews struct {
	store.Historian
	past, present int
}

func (c *pastViews) View(ctx context.Context, fn func(store.Reader) error) error {
	c.present++
	return c.Historian.View(ctx, fn)
}

func (c *pastViews) ViewAt(ctx context.Context, sequence uint64, fn func(store.Reader) error) error {
	c.past++
	return c.Historian.ViewAt(ctx, sequence, fn)
}

// BenchmarkAsOf answers the headline question now, and of a commit before: the second time, and when it was not asked lately.
func BenchmarkAsOf(b *testing.B) {
	disk, err := badgerstore.Open(b.TempDir(), badgerstore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer disk.Close()
	for _, batch := range append(graphtest.Province(), graphtest.Large(200), canals(1), canals(2), canals(3), canals(1), canals(2), canals(3)) {
		if _, err := disk.Apply(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
	}
	api := graph.New(disk, graph.Options{})
	for name, commits := range map[string][]int{"now": nil, "one": {6}, "six in turn": {4, 5, 6, 7, 8, 9}} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				var extensions map[string]any
				if commits != nil {
					extensions = map[string]any{"asOf": map[string]any{"commit": commits[i%len(commits)]}}
				}
				if response := api.ExecuteWith(b.Context(), headline, "", nil, extensions); len(response.Errors) > 0 {
					b.Fatal(response.Errors)
				}
			}
		})
	}
}
