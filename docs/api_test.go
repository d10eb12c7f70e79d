// Package docs_test asks the questions of docs/api.md of a store with the sample plan, and holds the page to the answers.
package docs_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"

	"policygraph/graph"
	"policygraph/internal/access"
	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/internal/golden"
	"policygraph/internal/ingest"
	"policygraph/internal/jobs"
	"policygraph/internal/search"
	"policygraph/internal/store/memstore"
	"policygraph/seeds"
)

const (
	page   = "api.md"
	sample = "huzhou-yangtze-delta-plan.txt"
)

// TestTheAnswersOfThePageAreThoseOfTheProgram asks each ```graphql block, in order, of one store with the seed tables and the sample plan,
// and compares with the ```json block that follows; `go test ./docs -update` writes those anew. Between the two may stand the variables
// (```json variables). A file that a request sends is the ```text block of that name. The word after ```graphql is the role of who asks,
// a reader where there is none; after ```json, "whole" keeps the answer from being cut.
func TestTheAnswersOfThePageAreThoseOfTheProgram(t *testing.T) {
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	all, err := blocks(text)
	if err != nil {
		t.Fatalf("%s: %v", page, err)
	}
	api := library(t)
	files := map[string]string{}
	asked, done := 0, 0
	var renewed strings.Builder
	for i := 0; i < len(all); i++ {
		question := all[i]
		if question.language == "text" && question.info != "" {
			files[question.info] = question.text
		}
		if question.language != "graphql" {
			continue
		}
		var variables string
		if i++; i < len(all) && all[i].language == "json" && all[i].info == "variables" {
			variables = all[i].text
			i++
		}
		if i >= len(all) || all[i].language != "json" {
			t.Fatalf("%s:%d: the question has no answer: want a ```json block after it", page, question.line)
		}
		answer := all[i]
		asked++
		got, err := ask(t.Context(), api, question, variables, files)
		if err != nil {
			t.Fatalf("%s:%d: %v", page, question.line, err)
		}
		pretty, err := shown(got, answer.info == "whole")
		if err != nil {
			t.Fatalf("%s:%d: %v", page, question.line, err)
		}
		if failed := strings.Contains(pretty, `"errors": [`); failed != (answer.info == "error") {
			t.Errorf("%s:%d: question\n%sgot\n%swant an error: %v", page, question.line, question.text, pretty, !failed)
		}
		if diff := cmp.Diff(answer.text, pretty); diff != "" && !golden.Updating() {
			t.Errorf("%s:%d: the answer differs (-page +program); `go test ./docs -update` accepts it:\n%s", page, question.line, diff)
		}
		renewed.WriteString(text[done:answer.start] + pretty)
		done = answer.end
	}
	if asked < 20 {
		t.Errorf("%s asks %d questions, want 20 at least", page, asked)
	}
	renewed.WriteString(text[done:])
	if golden.Updating() && !t.Failed() && renewed.String() != text {
		if err := os.WriteFile(page, []byte(renewed.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// library is an API over the seed tables and the sample plan, which takes in files.
func library(t *testing.T) *graph.API {
	t.Helper()
	x, err := extract.New(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	st := memstore.New()
	in := ingest.New(x, st, time.Now)
	if _, err := in.Seed(t.Context()); err != nil {
		t.Fatal(err)
	}
	report, err := in.Run(t.Context(), source.At(t.Context(), seeds.FS, sample, ""), nil)
	if err != nil || report.Count(ingest.Added) != 1 {
		t.Fatalf("take in %s: %+v, %v", sample, report, err)
	}
	index, err := search.Open(t.Context(), st, search.Options{Follow: true})
	if err != nil {
		t.Fatal(err)
	}
	queue, err := jobs.Open(jobs.Options{
		Store: st, Shelf: jobs.Memory(), Now: time.Now,
		Ingester: func(context.Context) (*ingest.Ingester, error) { return in, nil }, Report: func(err error) { t.Error(err) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		queue.Close()
		if err := errors.Join(index.Close(), st.Close()); err != nil {
			t.Error(err)
		}
	})
	return graph.New(st, graph.Options{Jobs: queue, Search: index, Report: func(_ context.Context, err error) { t.Errorf("the API reported %v", err) }})
}

// last is the id of the job that was made last, which "JOB" in the variables of the page stands for.
var last string

// ask gives the answer to a question: of a subscription, which must end, its last event.
func ask(ctx context.Context, api *graph.API, question block, variables string, files map[string]string) ([]byte, error) {
	role := access.Reader
	if question.info != "" {
		var err error
		if role, err = access.ParseRole(question.info); err != nil {
			return nil, err
		}
	}
	ctx, cancel := context.WithTimeout(graph.WithActor(ctx, graph.Actor{ID: "k3Xw9aTq", Role: role}), 30*time.Second)
	defer cancel()
	values := map[string]any{}
	if variables != "" {
		if err := json.Unmarshal([]byte(variables), &values); err != nil {
			return nil, fmt.Errorf("variables %s: %w", variables, err)
		}
	}
	if names, sends := values["names"].([]any); sends {
		var uploads []any
		for _, name := range names {
			text, found := files[fmt.Sprint(name)]
			if !found {
				return nil, fmt.Errorf("file %v is sent: want a ```text block of that name", name)
			}
			uploads = append(uploads, graphql.Upload{File: strings.NewReader(text), Filename: fmt.Sprint(name), Size: int64(len(text))})
		}
		values["files"] = uploads
	}
	if _, follows := values["id"]; follows && jobIDs.MatchString(fmt.Sprint(values["id"])) {
		values["id"] = last
	}
	var response *graph.Response
	if strings.HasPrefix(strings.TrimSpace(question.text), "subscription") {
		for event := range api.Subscribe(ctx, question.text, "", values) {
			response = event
		}
		if response == nil || ctx.Err() != nil {
			return nil, errors.New("the subscription told nothing, or did not end")
		}
	} else {
		response = api.Execute(ctx, question.text, "", values)
	}
	if id := jobIDs.Find(response.Data); id != nil {
		last = string(id)
	}
	if len(response.Errors) > 0 {
		return json.Marshal(response)
	}
	return response.Data, nil
}
