package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"go.uber.org/goleak"

	"policygraph/graph"
	"policygraph/internal/access"
	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/internal/golden"
	"policygraph/internal/ingest"
	"policygraph/internal/jobs"
	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

// plain makes a task of each line of a text.
type plain struct{}

func (plain) ExtractContext(_ context.Context, src source.Source) (extract.Result, error) {
	r := extract.Result{File: src.URI, Text: src.Decoded(), Diagnostics: []extract.Diagnostic{{Code: "number.restored"}}}
	for line := range strings.Lines(r.Text) {
		r.Tasks = append(r.Tasks, extract.Task{Title: strings.TrimSpace(line)})
	}
	return r, nil
}

func (plain) Batch(src source.Source, r extract.Result) (kg.Batch, error) {
	b := lines(src.URI, r.Text)
	b.Document.Digest = src.Digest
	return b, nil
}

func (plain) Digest() string          { return "rules" }
func (plain) SeedBatches() []kg.Batch { return nil }

// lines is a document whose lines are its tasks.
func lines(uri, text string) kg.Batch {
	d := kg.NewDocument(uri)
	d.Extractor, d.Title = "rules", "关于"+uri
	b := kg.Batch{Document: d, Text: text, Entities: []kg.Entity{kg.NewEntity(kg.KindDocument, d.Key, d.Title)}}
	n := 0
	for line := range strings.Lines(text) {
		title := strings.TrimSpace(line)
		task := kg.NewEntity(kg.KindTask, fmt.Sprintf("%s/%d", d.Key, n), title)
		s := kg.NewStatement(b.Entities[0].ID, kg.HasTask, task.ID)
		start := len([]rune(text[:strings.Index(text, title)]))
		b.Entities, b.Statements = append(b.Entities, task), append(b.Statements, s)
		b.Evidence = append(b.Evidence, kg.NewEvidence(s.ID, d.ID, kg.Span{Start: start, End: start + len([]rune(title))}, title, "line", kg.ID{}))
		n++
	}
	b.Sort()
	return b
}

// office is an API that writes.
func office(t *testing.T) (*graph.API, store.Historian) {
	t.Helper()
	st := memstore.New()
	in := ingest.New(plain{}, st, time.Now)
	queue, err := jobs.Open(jobs.Options{
		Store: st, Shelf: jobs.Memory(), Now: time.Now, Pace: time.Millisecond,
		Ingester: func(context.Context) (*ingest.Ingester, error) { return in, nil }, Report: func(err error) { t.Error(err) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { queue.Close(); st.Close() })
	return graph.New(st, graph.Options{Jobs: queue}), st
}

func as(ctx context.Context, role access.Role) context.Context {
	return graph.WithActor(ctx, graph.Actor{ID: "token-" + role.String(), Role: role})
}

func sent(name, text string) graphql.Upload {
	return graphql.Upload{File: strings.NewReader(text), Filename: name, Size: int64(len(text))}
}

// answerTo wants an answer without errors, and reads it.
func answerTo(t *testing.T, r *graph.Response, into any) {
	t.Helper()
	if len(r.Errors) > 0 {
		t.Fatalf("errors: %v", r.Errors)
	}
	if err := json.Unmarshal(r.Data, into); err != nil {
		t.Fatalf("%s: %v", r.Data, err)
	}
}

func code(r *graph.Response) any {
	if len(r.Errors) == 0 {
		return nil
	}
	return r.Errors[0].Extensions["code"]
}

const ingestQuery = `mutation($files: [Upload!]!, $names: [String!], $dryRun: Boolean! = false) {
	ingest(files: $files, names: $names, dryRun: $dryRun) { job { id state dryRun subjects actor } problems { code subject } } }`

// takeIn sends files, follows the job to its end, and gives its id.
func takeIn(t *testing.T, api *graph.API, dryRun bool, files ...any) string {
	t.Helper()
	ctx := as(t.Context(), access.Curator)
	var made struct {
		Ingest struct{ Job struct{ ID string } }
	}
	answerTo(t, api.Execute(ctx, ingestQuery, "", map[string]any{"files": files, "dryRun": dryRun}), &made)
	var last struct{ Job struct{ State string } }
	for r := range api.Subscribe(ctx, `subscription($id: ID!) { job(id: $id) { state stage done total } }`, "", map[string]any{"id": made.Ingest.Job.ID}) {
		answerTo(t, r, &last)
	}
	if last.Job.State != "DONE" {
		t.Fatalf("the job ended %s, want DONE", last.Job.State)
	}
	return made.Ingest.Job.ID
}

func TestOperationsOfJobs(t *testing.T) {
	api, _ := office(t)
	first := takeIn(t, api, false, sent("甲.txt", "建水厂一座\n修桥两座\n"), sent("坏.bin", "\x00\x01\x02\x03\xff\xfe\x00"))
	trial := takeIn(t, api, true, sent("甲.txt", "修桥两座\n种树百亩\n"), sent("乙.txt", "通公路\n"))
	const of = `{ kind state stage dryRun subjects total done counts { added changed unchanged failed retracted warnings } actor reason problem { code }
		files { totalCount edges { node { uri outcome knownAs document current { title tasks { totalCount } } title format bytes tasks statements warnings { code count }
		problem { code message subject } change { commit added removed changed reworded examples { change before { quotes } after { subject { label } predicate object { label } quotes } } } } } } }`
	for name, query := range map[string]string{
		"jobs-ingest":  `{ job(id: "` + first + `") ` + of + ` }`,
		"jobs-dry-run": `{ job(id: "` + trial + `") ` + of + ` }`,
		"jobs-list":    `{ jobs(states: [DONE], first: 1) { totalCount pageInfo { hasNextPage hasPreviousPage } edges { node { dryRun files(outcomes: [FAILED]) { totalCount } } } } none: job(id: "x") { id } }`,
	} {
		t.Run(name, func(t *testing.T) {
			goldenAnswer(t, name, api.Execute(as(t.Context(), access.Curator), query, "", nil))
		})
	}
	t.Run("jobs-retract", func(t *testing.T) {
		goldenAnswer(t, "jobs-retract", api.Execute(as(t.Context(), access.Curator), `mutation {
			retract(document: "甲.txt", reason: "已废止") { job { kind state reason counts { retracted } files { edges { node { outcome title current { title } } } } }
				commit { number action title replaces } problems { code } }
			again: retract(document: "甲.txt") { job { id } commit { number } problems { code subject } }
			reextract(documents: ["没有"]) { job { id } problems { code subject } }
			cancelJob(id: "x") { job { id } problems { code subject } } }`, "", nil))
	})
}

func goldenAnswer(t *testing.T, name string, r *graph.Response) {
	t.Helper()
	var data any
	answerTo(t, r, &data)
	b, err := json.Marshal(data)
	if err != nil {
		t.Fatal(err)
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, b, "", "  "); err != nil {
		t.Fatal(err)
	}
	golden.Equal(t, "operations/"+name+".json", append(indented.Bytes(), '\n'))
}

func TestMutationsNeedARole(t *testing.T) {
	api, st := office(t)
	for name, c := range map[string]struct {
		query string
		least access.Role
	}{
		"ingest":     {ingestQuery, access.Curator},
		"ingestPath": {`mutation { ingestPath(path: "/srv") { problems { code } } }`, access.Admin},
		"retract":    {`mutation { retract(document: "x") { problems { code } } }`, access.Curator},
		"reextract":  {`mutation { reextract(documents: ["x"]) { problems { code } } }`, access.Curator},
		"cancelJob":  {`mutation { cancelJob(id: "x") { problems { code } } }`, access.Curator},
	} {
		for role := access.Nobody; role <= access.Admin; role++ {
			ctx := t.Context()
			if role > access.Nobody {
				ctx = as(ctx, role)
			}
			r := api.Execute(ctx, c.query, "", map[string]any{"files": []any{sent("甲.txt", "修桥\n")}})
			if role < c.least && (code(r) != "FORBIDDEN" || len(r.Data) > 0) {
				t.Errorf("%s as %s: %s %v, want FORBIDDEN", name, role, r.Data, r.Errors)
			}
			if role >= c.least && len(r.Errors) > 0 {
				t.Errorf("%s as %s: %v, want no error", name, role, r.Errors)
			}
		}
	}
	reading := graph.New(st, graph.Options{})
	if r := reading.Execute(as(t.Context(), access.Admin), `mutation { cancelJob(id: "x") { problems { code } } }`, "", nil); code(r) != "UNAVAILABLE" {
		t.Errorf("where nothing is written: %v, want UNAVAILABLE", r.Errors)
	}
	if r := api.ExecuteWith(as(t.Context(), access.Admin), `mutation { cancelJob(id: "x") { problems { code } } }`, "", nil, map[string]any{"asOf": map[string]any{"commit": 0}}); code(r) != "BAD_INPUT" {
		t.Errorf("in the past: %v, want BAD_INPUT", r.Errors)
	}
	if r := api.Execute(t.Context(), `subscription { changes { number } }`, "", nil); code(r) != "BAD_INPUT" {
		t.Errorf("a subscription with one answer: %v, want BAD_INPUT", r.Errors)
	}
}

const changesQuery = `subscription($after: Int) { changes(after: $after) { number action title } }`

func TestChangesComeOnceAndInOrder(t *testing.T) {
	const all = 1000
	st := memstore.New()
	defer st.Close()
	api := graph.New(st, graph.Options{})
	apply := func(n int) {
		if _, err := st.Apply(t.Context(), lines(fmt.Sprintf("%d.txt", n%97), fmt.Sprintf("修桥第%d座\n", n))); err != nil {
			t.Error(err)
		}
	}
	for n := range 100 {
		apply(n)
	}
	type reader struct {
		after int
		slow  time.Duration
	}
	ends := make(chan string)
	readers := []reader{{0, 0}, {50, 0}, {100, 0}, {0, 200 * time.Microsecond}}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for _, who := range readers {
		go func() {
			next := who.after + 1
			for r := range api.Subscribe(ctx, changesQuery, "", map[string]any{"after": who.after}) {
				var event struct{ Changes struct{ Number int } }
				if err := json.Unmarshal(r.Data, &event); err != nil || len(r.Errors) > 0 {
					ends <- fmt.Sprintf("%+v: %s %v", who, r.Data, r.Errors)
					return
				}
				if event.Changes.Number != next {
					ends <- fmt.Sprintf("%+v: commit %d came where %d was to come", who, event.Changes.Number, next)
					return
				}
				if next++; next > all {
					ends <- ""
					return
				}
				time.Sleep(who.slow)
			}
			ends <- fmt.Sprintf("%+v: ended before commit %d", who, next)
		}()
	}
	for n := 100; n < all; n++ {
		apply(n)
	}
	for range readers {
		select {
		case wrong := <-ends:
			if wrong != "" {
				t.Error(wrong)
			}
		case <-time.After(20 * time.Second):
			t.Fatal("not all commits came within 20 seconds")
		}
	}
}

func TestChangesThatCannotBeToldAreErrors(t *testing.T) {
	st := filled(t, lines("甲.txt", "修桥\n"), lines("乙.txt", "通路\n"))
	api := graph.New(st, graph.Options{})
	for after, want := range map[int]string{3: "FUTURE", -1: "BAD_INPUT"} {
		var got []*graph.Response
		for r := range api.Subscribe(t.Context(), changesQuery, "", map[string]any{"after": after}) {
			got = append(got, r)
		}
		if len(got) != 1 || code(got[0]) != want {
			t.Errorf("after %d: %+v, want %s and the end", after, got, want)
		}
	}
	stream := api.Subscribe(t.Context(), changesQuery, "", map[string]any{"after": 1})
	if r := <-stream; string(r.Data) != `{"changes":{"number":2,"action":"ADDED","title":"关于乙.txt"}}` {
		t.Errorf("the second commit: %s %v", r.Data, r.Errors)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	if r, open := <-stream; !open || code(r) != "UNAVAILABLE" {
		t.Errorf("the store is closed: %+v, want UNAVAILABLE", r)
	}
	if r, open := <-stream; open {
		t.Errorf("after the error: %+v, want the end", r)
	}
	if r := <-api.Subscribe(t.Context(), `{ stats { documents } }`, "", nil); code(r) != "BAD_INPUT" {
		t.Errorf("a query as a subscription: %v, want BAD_INPUT", r.Errors)
	}
}

func TestSubscriptionsLeaveNothingBehind(t *testing.T) {
	before := goleak.IgnoreCurrent()
	st := memstore.New()
	api := graph.New(st, graph.Options{})
	for range 20 {
		ctx, cancel := context.WithCancel(t.Context())
		stream := api.Subscribe(ctx, changesQuery, "", nil)
		waiting := api.Subscribe(ctx, changesQuery, "", map[string]any{"after": 0})
		if _, err := st.Apply(t.Context(), lines("甲.txt", time.Now().String())); err != nil {
			t.Fatal(err)
		}
		<-waiting // the other is never read
		cancel()
		for range waiting {
		}
		for range stream {
		}
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	goleak.VerifyNone(t, before)
}
