package httpd

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"policygraph/graph"
	"policygraph/internal/access"
)

func TestTheLogTellsWhatBecameOfARequestAndNoSecret(t *testing.T) {
	var log bytes.Buffer
	spans := tracetest.NewSpanRecorder()
	keys := newRing()
	keys.of["canary-token"] = access.Curator
	h, gate := everything(t, GateOptions{Exposed: true, Tokens: keys, Log: slog.New(slog.NewJSONHandler(&log, nil))}, func(o *Options) {
		o.Access = slog.New(slog.NewJSONHandler(&log, nil))
		o.Tracer = sdktrace.NewTracerProvider(sdktrace.WithSpanProcessor(spans))
	})
	code := gate.NewCode(access.Reader)
	send(h, "GET", "/login?code="+code, "")
	send(h, "POST", "/login", `{"token": "canary-token"}`)
	send(h, "POST", "/graphql?query=canary-query", `{"variables": "canary-variable"}`, "Content-Type", "application/json", "Authorization", "Bearer canary-token", "X-Request-Id", "id-7")
	send(h, "POST", "/graphql", `{}`, "Content-Type", "application/json", "Authorization", "Bearer canary-guess")
	send(h, "GET", "/export?involving=canary-name", "", "Authorization", "Bearer canary-token", "Cookie", "policygraph=canary-cookie")
	send(h, "GET", "/canary-path", "", "Authorization", "Bearer canary-token")
	told := log.String()
	for _, span := range spans.Ended() {
		for _, a := range span.Attributes() {
			if a.Key != "url.path" { // no secret is in a path
				told += a.Value.String() + "\n"
			}
		}
		told += span.Name() + "\n"
	}
	if len(spans.Ended()) != 6 {
		t.Errorf("%d spans, want one for each of 6 requests", len(spans.Ended()))
	}
	for _, secret := range []string{code, "canary-query", "canary-variable", "canary-guess", "canary-name", "canary-cookie", "canary-path"} {
		if strings.Contains(told, secret) {
			t.Errorf("logs or traces hold %q:\n%s", secret, told)
		}
	}
	var line struct {
		Msg, Request, Method, Route, Actor, Role string
		Status                                   int
		Ms                                       float64
	}
	for text := range strings.Lines(log.String()) {
		if strings.Contains(text, "id-7") {
			if err := json.Unmarshal([]byte(text), &line); err != nil {
				t.Fatal(err)
			}
		}
	}
	// The ring's ids are its secrets; a token's id is no secret.
	if line.Msg != "request" || line.Request != "id-7" || line.Method != "POST" || line.Route != "/graphql" || line.Status != 200 || line.Actor != "canary-token" || line.Role != "curator" {
		t.Errorf("the line of the query: %+v", line)
	}
}

func TestSlowOperationsSayHowTheyWereAnswered(t *testing.T) {
	var fast, slow bytes.Buffer
	m := NewMeasure([]string{"Known"})
	tell := Operations(slog.New(slog.NewJSONHandler(&fast, nil)), slog.New(slog.NewJSONHandler(&slow, nil)), 100*time.Millisecond, m)
	ctx := graph.WithActor(t.Context(), graph.Actor{ID: "x"})
	tell(ctx, graph.Operation{Kind: "query", Name: "Known", Run: 99 * time.Millisecond})
	tell(ctx, graph.Operation{Kind: "query", Name: "Streamed", Streamed: true, Run: time.Millisecond})
	tell(ctx, graph.Operation{Kind: "subscription", Name: "Long", Run: time.Hour})
	if slow.Len() > 0 || strings.Count(fast.String(), "\n") != 1 || !strings.Contains(fast.String(), "Streamed") {
		t.Errorf("slow %q, fast %q; want none slow, and the one over a stream", &slow, &fast)
	}
	tell(ctx, graph.Operation{
		Kind: "query", Name: "Made-up", Parse: 10 * time.Millisecond, Run: 90 * time.Millisecond, Cost: 12, Read: graph.Read{Edges: 3, Entities: 4},
		Codes: []string{"TIMEOUT"}, Plans: func() []string { return []string{"round 1"} },
	})
	for _, want := range []string{`"msg":"slow operation"`, `"ms":100`, `"edges":3`, `"entities":4`, `"plans":["round 1"]`, `"cost":12`, `"codes":["TIMEOUT"]`, `"actor":"x"`} {
		if !strings.Contains(slow.String(), want) {
			t.Errorf("%s is missing in %s", want, &slow)
		}
	}
	h, _ := everything(t, GateOptions{}, func(o *Options) { o.Measure = m })
	send(h, "GET", "/healthz", "")
	text := send(h, "GET", "/metrics", "").Body.String()
	for _, want := range []string{
		`policygraph_operations_total{kind="query",name="Known"} 1`, `policygraph_operations_total{kind="query",name="other"} 2`,
		`policygraph_operation_errors_total{code="TIMEOUT"} 1`, "policygraph_operation_cost_total 12", `policygraph_records_read_total{sort="edges"} 3`,
		`policygraph_http_requests_total{route="GET /healthz",status="200"} 1`, `policygraph_operation_duration_seconds_bucket{kind="query",name="other",le="0.1"} 2`,
		"policygraph_login_failures_total 0", "policygraph_documents 1", "go_goroutines",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in\n%s", want, text)
		}
	}
	if strings.Contains(text, "Made-up") {
		t.Error("metrics hold a name that a client made up")
	}
}

func TestMetricsThatCannotBeReadAreAnError(t *testing.T) {
	h, _ := everything(t, GateOptions{}, func(o *Options) {
		o.Metrics = func(context.Context) ([]Metric, error) { return nil, errors.New("closed") }
	})
	if w := send(h, "GET", "/metrics", ""); w.Code != http.StatusServiceUnavailable {
		t.Errorf("%d, want 503", w.Code)
	}
}
