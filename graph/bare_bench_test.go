package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"

	"policygraph/graph"
	"policygraph/graph/generated"
	"policygraph/graph/loaders"
	"policygraph/graph/model"
	"policygraph/graph/resolvers"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// bare is a server of gqlgen alone: its executor, without limits, measures or rules, over resolvers that give what they gave once. It is the
// least that a server with this library can spend on an answer. It answers one request, the one in body, with the same bytes as api does.
func bare(b *testing.B, st store.Historian, api *graph.API, body []byte) http.Handler {
	b.Helper()
	var request struct {
		Query     string
		Variables map[string]any
	}
	if err := json.Unmarshal(body, &request); err != nil {
		b.Fatal(err)
	}
	past := query.NewPast(st)
	r := &remembering{Resolver: &resolvers.Resolver{Store: st, Past: past}}
	exec := executor.New(generated.NewExecutableSchema(generated.Config{Resolvers: r}))
	exec.SetQueryCache(graphql.MapCache[*ast.QueryDocument]{})
	server := http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) { // as gqlgen's own transport.POST does it
		var params graphql.RawParams
		if err := json.NewDecoder(q.Body).Decode(&params); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		ctx := graphql.StartOperationTrace(q.Context())
		operation, errs := exec.CreateOperationContext(ctx, &params)
		if errs != nil {
			http.Error(w, errs.Error(), http.StatusUnprocessableEntity)
			return
		}
		answer, ctx := exec.DispatchOperation(ctx, operation)
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(answer(ctx))
	})
	ask := func(ctx context.Context) []byte {
		w := httptest.NewRecorder()
		q := httptest.NewRequestWithContext(ctx, http.MethodPost, "/", bytes.NewReader(body))
		q.Header.Set("Content-Type", "application/json")
		server.ServeHTTP(w, q)
		return w.Body.Bytes()
	}
	if err := st.View(b.Context(), func(x store.Reader) error {
		if answer := ask(loaders.With(b.Context(), loaders.New(x, past))); bytes.Contains(answer, []byte(`"errors"`)) {
			return errors.New(string(answer))
		}
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	r.full = true
	ours := api.Execute(b.Context(), request.Query, "", request.Variables)
	var theirs struct{ Data json.RawMessage }
	if err := json.Unmarshal(ask(b.Context()), &theirs); err != nil || !bytes.Equal(theirs.Data, ours.Data) || len(ours.Data) < 1000 {
		b.Fatalf("the bare server answers (%v)\n%.2000s\nwant\n%.2000s", err, theirs.Data, ours.Data)
	}
	return server
}

// remembering are resolvers that give again what they gave for the same thing.
type remembering struct {
	*resolvers.Resolver
	full      bool // nothing is to be remembered any more
	mu        sync.Mutex
	tasks     *model.TaskConnection
	documents map[kg.ID]*model.Document
	agencies  map[kg.ID][]model.StatementEdge
	evidence  map[kg.ID][]model.Evidence
}

// again gives what is known of id, else what fresh finds.
func again[T any](r *remembering, known *map[kg.ID]T, id kg.ID, fresh func() (T, error)) (T, error) {
	if r.full { // nobody writes any more
		return (*known)[id], nil
	}
	v, err := fresh()
	r.mu.Lock()
	defer r.mu.Unlock()
	if *known == nil {
		*known = make(map[kg.ID]T)
	}
	(*known)[id] = v
	return v, err
}

func (r *remembering) Query() generated.QueryResolver {
	return rememberingQuery{r.Resolver.Query(), r}
}
func (r *remembering) Task() generated.TaskResolver { return rememberingTask{r.Resolver.Task(), r} }
func (r *remembering) Statement() generated.StatementResolver {
	return rememberingStatement{r.Resolver.Statement(), r}
}

type rememberingQuery struct {
	generated.QueryResolver
	r *remembering
}

func (q rememberingQuery) Tasks(ctx context.Context, involving []string, match query.Match, reach *model.Reach, where *model.TaskWhere, order *query.Order, first *int, after *string, last *int, before *string, skip *int, asOf *query.Moment) (*model.TaskConnection, error) {
	if q.r.full {
		return q.r.tasks, nil
	}
	tasks, err := q.QueryResolver.Tasks(ctx, involving, match, reach, where, order, first, after, last, before, skip, asOf)
	q.r.tasks = tasks
	return tasks, err
}

type rememberingTask struct {
	generated.TaskResolver
	r *remembering
}

func (t rememberingTask) Document(ctx context.Context, obj *model.Task) (*model.Document, error) {
	return again(t.r, &t.r.documents, obj.Record().ID, func() (*model.Document, error) { return t.TaskResolver.Document(ctx, obj) })
}

func (t rememberingTask) Agencies(ctx context.Context, obj *model.Task, roles []kg.Predicate) ([]model.StatementEdge, error) {
	return again(t.r, &t.r.agencies, obj.Record().ID, func() ([]model.StatementEdge, error) { return t.TaskResolver.Agencies(ctx, obj, roles) })
}

type rememberingStatement struct {
	generated.StatementResolver
	r *remembering
}

func (s rememberingStatement) Evidence(ctx context.Context, obj *model.Statement) ([]model.Evidence, error) {
	return again(s.r, &s.r.evidence, obj.Record.ID, func() ([]model.Evidence, error) { return s.StatementResolver.Evidence(ctx, obj) })
}
