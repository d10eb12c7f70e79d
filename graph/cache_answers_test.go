package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/internal/access"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

// TestAKeptAnswerIsTheFreshOne asks two APIs of one store the same, one that keeps answers and one that keeps none, while documents come and
// go: where nothing was committed between the first question and the last, all three answers must be the same.
func TestAKeptAnswerIsTheFreshOne(t *testing.T) {
	st := filled(t, graphtest.Province()...)
	fresh := graph.New(st, graph.Options{})
	kept := graph.New(st, graph.Options{Answers: 64 << 10}) // little room, so that answers come and go too
	questions := []string{
		headline,
		`{ snapshot { commit horizon } stats { sequence documents evidence } }`,
		`query a { tasks { totalCount } } query b { documents { totalCount } }`,
		`query($first: Int!) { tasks(first: $first) { totalCount edges { cursor node { title } } } }`,
		`{ commits(first: 3) { totalCount edges { node { sequence document { uri } } } } }`,
		`{ search(text: "产业") { totalCount edges { node { entity { label } } } } }`,
		`{ tasks(asOf: {commit: 3}) { totalCount edges { node { title } } } }`,
		`{ diff(from: {commit: 2}) { counts { tasksAdded } } }`,
	}
	stop, written := make(chan struct{}), make(chan error, 1)
	go func() {
		var err error
		for i := 0; err == nil; i++ {
			select {
			case <-stop:
				written <- nil
				return
			default:
			}
			name := fmt.Sprintf("澜江省第%d号方案", i%4)
			p := graphtest.NewPlan(name, name)
			p.Role(graphtest.MeiGov, kg.Leads, p.Task("修路", fmt.Sprintf("第%d次修路。", i)), 1)
			if _, err = st.Apply(context.Background(), p.Batch()); err == nil && i%3 == 2 {
				_, err = st.Retract(context.Background(), p.Batch().Document.ID)
			}
			if commits, _ := st.Commits(context.Background(), 0, 0); err == nil && i%50 == 49 {
				_, err = st.Forget(context.Background(), min(3, uint64(len(commits))))
			}
		}
		written <- err
	}()
	last := func() (n uint64) {
		if err := st.View(t.Context(), func(r store.Reader) (err error) { n, err = store.SequenceOf(t.Context(), r); return err }); err != nil {
			t.Error(err)
		}
		return n
	}
	var compared atomic.Int64
	var asking sync.WaitGroup
	for worker := range 4 {
		asking.Go(func() {
			for i := range 100 {
				query, name, variables := questions[(i+worker)%len(questions)], "", map[string]any(nil)
				if strings.HasPrefix(query, "query a") {
					name = []string{"a", "b"}[i%2]
				}
				if strings.Contains(query, "$first") {
					variables = map[string]any{"first": json.Number(fmt.Sprint(1 + i%3))}
				}
				before := last()
				want := fresh.Execute(t.Context(), query, name, variables)
				got := kept.Execute(t.Context(), query, name, variables)
				again := kept.Execute(t.Context(), query, name, variables)
				if last() != before {
					continue
				}
				compared.Add(1)
				a, b, c := asJSON(want), asJSON(got), asJSON(again)
				if a != b || a != c {
					t.Errorf("%s\nat commit %d without answers kept:\n%s\nwith them:\n%s\nand again:\n%s", query, before, a, b, c)
				}
			}
		})
	}
	asking.Wait()
	close(stop)
	if err := <-written; err != nil {
		t.Fatal(err)
	}
	if compared.Load() == 0 {
		t.Error("a commit came into every comparison, so nothing was compared")
	}
	for _, query := range questions { // nobody writes any more
		name := ""
		if strings.HasPrefix(query, "query a") {
			name = "b"
		}
		variables := map[string]any{"first": json.Number("2")}
		if !strings.Contains(query, "$first") {
			variables = nil
		}
		for range 2 {
			if want, got := asJSON(fresh.Execute(t.Context(), query, name, variables)), asJSON(kept.Execute(t.Context(), query, name, variables)); want != got {
				t.Errorf("%s\nwithout answers kept:\n%s\nwith them:\n%s", query, want, got)
			}
		}
	}
}

func asJSON(response *graph.Response) string {
	b, _ := json.Marshal(response)
	return string(b)
}

// TestWhatAnswersAreKeptFor tells which second request is answered without a run.
func TestWhatAnswersAreKeptFor(t *testing.T) {
	const tasks = `query($n: Int) { tasks(first: $n) { totalCount } }`
	one := map[string]any{"n": json.Number("1")}
	reader, curator := graph.Actor{ID: "a", Role: access.Reader}, graph.Actor{ID: "b", Role: access.Curator}
	type request struct {
		query, name string
		variables   map[string]any
		who         graph.Actor
	}
	for claim, c := range map[string]struct {
		room          int
		first, second request
		between       func(t *testing.T, st store.Historian)
		known         bool
	}{
		"the same":                  {1 << 20, request{tasks, "", one, reader}, request{tasks, "", one, reader}, nil, true},
		"another of the same role":  {1 << 20, request{tasks, "", one, reader}, request{tasks, "", one, graph.Actor{ID: "c", Role: access.Reader}}, nil, true},
		"one of another role":       {1 << 20, request{tasks, "", one, reader}, request{tasks, "", one, curator}, nil, false},
		"other variables":           {1 << 20, request{tasks, "", one, reader}, request{tasks, "", map[string]any{"n": json.Number("2")}, reader}, nil, false},
		"another operation of two":  {1 << 20, request{"query a { stats { documents } } query b { stats { evidence } }", "a", nil, reader}, request{"query a { stats { documents } } query b { stats { evidence } }", "b", nil, reader}, nil, false},
		"what tells how jobs go":    {1 << 20, request{"{ jobs { totalCount } }", "", nil, curator}, request{"{ jobs { totalCount } }", "", nil, curator}, nil, false},
		"an answer with an error":   {1 << 20, request{"{ tasks(first: 101) { totalCount } }", "", nil, reader}, request{"{ tasks(first: 101) { totalCount } }", "", nil, reader}, nil, false},
		"without room":              {0, request{tasks, "", one, reader}, request{tasks, "", one, reader}, nil, false},
		"in room for less than one": {64, request{tasks, "", one, reader}, request{tasks, "", one, reader}, nil, false},
		"after a commit": {1 << 20, request{tasks, "", one, reader}, request{tasks, "", one, reader}, func(t *testing.T, st store.Historian) {
			if _, err := st.Apply(t.Context(), graphtest.NewPlan("新规划", "新规划").Batch()); err != nil {
				t.Fatal(err)
			}
		}, false},
		"after something was forgotten": {1 << 20, request{"{ snapshot { horizon } }", "", nil, reader}, request{"{ snapshot { horizon } }", "", nil, reader}, func(t *testing.T, st store.Historian) {
			if _, err := st.Forget(t.Context(), 2); err != nil {
				t.Fatal(err)
			}
		}, false},
	} {
		t.Run(claim, func(t *testing.T) {
			st := province(t)
			var seen []graph.Operation
			api := graph.New(st, graph.Options{Answers: c.room, Observe: func(_ context.Context, o graph.Operation) { seen = append(seen, o) }})
			ask := func(r request) string {
				return asJSON(api.Execute(graph.WithActor(t.Context(), r.who), r.query, r.name, r.variables))
			}
			first := ask(c.first)
			if c.between != nil {
				c.between(t, st)
			}
			second := ask(c.second)
			if seen[0].Known || seen[1].Known != c.known {
				t.Errorf("known: the first %v, want false; the second %v, want %v\n%s\n%s", seen[0].Known, seen[1].Known, c.known, first, second)
			}
			if c.known && (first != second || seen[1].Read.Sum() != 0 || seen[1].Cost != seen[0].Cost) {
				t.Errorf("a kept answer: %s, read %d records, cost %d; want %s, 0, %d", second, seen[1].Read.Sum(), seen[1].Cost, first, seen[0].Cost)
			}
		})
	}
}

// TestAKeptAnswerGoesOutAsItsOwnRequest checks what belongs to a request and not to its answer.
func TestAKeptAnswerGoesOutAsItsOwnRequest(t *testing.T) {
	h := graph.Handler(province(t), graph.Options{Answers: 1 << 20})
	get := func(id, etag string) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/?query=%7Bstats%7Bdocuments%7D%7D", nil)
		r.Header.Set(graph.RequestIDHeader, id)
		if etag != "" {
			r.Header.Set("If-None-Match", etag)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	first, second := get("one", ""), get("two", "")
	if a, b := first.Header().Get("ETag"), second.Header().Get("ETag"); a == "" || a != b {
		t.Errorf("entity tags: %q, then %q; want the same", a, b)
	}
	if !bytes.Equal(first.Body.Bytes(), second.Body.Bytes()) || second.Header().Get(graph.RequestIDHeader) != "two" {
		t.Errorf("the second answer, of request %q: %s; want that of two: %s", second.Header().Get(graph.RequestIDHeader), second.Body, first.Body)
	}
	if a, b := first.Header().Get("Server-Timing"), second.Header().Get("Server-Timing"); strings.Contains(a, "cache") || !strings.HasSuffix(b, "cache;desc=hit") {
		t.Errorf("Server-Timing: %q, then %q; want a hit in the second", a, b)
	}
	if third := get("three", second.Header().Get("ETag")); third.Code != http.StatusNotModified {
		t.Errorf("with the tag of a kept answer: status %d, want 304", third.Code)
	}
}

// gate is a store whose readers wait at it, and count who came.
type gate struct {
	store.Historian
	open  chan struct{}
	views atomic.Int64
	came  atomic.Int64
}

func (g *gate) View(ctx context.Context, fn func(store.Reader) error) error {
	return g.Historian.View(ctx, func(r store.Reader) error {
		g.views.Add(1)
		return fn(gated{r, r.(interface{ Sequence() uint64 }), g})
	})
}

type gated struct {
	store.Reader
	dated interface{ Sequence() uint64 }
	g     *gate
}

func (r gated) Sequence() uint64 { return r.dated.Sequence() }

func (r gated) Documents(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Document, error) {
	r.g.came.Add(1)
	select {
	case <-r.g.open:
		return r.Reader.Documents(ctx, ids)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// TestAHundredWhoAskTheSameCostOneRun has the one who asked first go away, and the hundred who wait for it go on with one of their own.
func TestAHundredWhoAskTheSameCostOneRun(t *testing.T) {
	st := memstore.New()
	t.Cleanup(func() { _ = st.Close() })
	for _, b := range graphtest.Province() {
		if _, err := st.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	g := &gate{Historian: st, open: make(chan struct{})}
	api := graph.New(g, graph.Options{Answers: 1 << 20})
	const query = `{ documents { totalCount edges { node { title } } } }`
	leaving, leave := context.WithCancel(t.Context())
	left := make(chan *graph.Response, 1)
	go func() { left <- api.Execute(leaving, query, "", nil) }()
	until(t, func() bool { return g.came.Load() == 1 })
	const people = 100
	given := make(chan string, people)
	for range people {
		go func() { given <- asJSON(api.Execute(t.Context(), query, "", nil)) }()
	}
	until(t, func() bool { return g.views.Load() == 1+people })
	leave()
	if response := <-left; len(response.Errors) == 0 {
		t.Error("the one who went away was answered")
	}
	until(t, func() bool { return g.came.Load() == 2 })
	close(g.open)
	want := asJSON(graph.New(st, graph.Options{}).Execute(t.Context(), query, "", nil))
	for range people {
		if got := <-given; got != want {
			t.Fatalf("got %s, want %s", got, want)
		}
	}
	single := g.came.Load() - 1 // without the one who left
	g.came.Store(0)
	graph.New(g, graph.Options{}).Execute(t.Context(), query, "", nil)
	if visits := g.came.Load(); single != visits {
		t.Errorf("a hundred who ask the same: documents were read %d times, want %d, as for one", single, visits)
	}
}

// until waits for what other goroutines do.
func until(t *testing.T, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !done(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("waited 20 s in vain")
		}
	}
}
