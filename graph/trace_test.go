package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"policygraph/graph"
	"policygraph/internal/access"
)

func TestSpansOfAnOperation(t *testing.T) {
	_, st := office(t)
	spans := tracetest.NewSpanRecorder()
	api := graph.New(st, graph.Options{Tracer: sdktrace.NewTracerProvider(sdktrace.WithSpanProcessor(spans))})
	api.Execute(t.Context(), `query Two($n: ID!) { stats { documents } found: document(id: $n) { id } }`, "", map[string]any{"n": "秘密县"})
	names := map[string]string{} // of spans by id
	for _, s := range spans.Ended() {
		names[s.SpanContext().SpanID().String()] = s.Name()
	}
	var got []string
	for _, s := range spans.Ended() {
		line := names[s.Parent().SpanID().String()] + " > " + s.Name()
		for _, a := range s.Attributes() {
			if strings.HasPrefix(string(a.Key), "graphql.") {
				line += fmt.Sprintf(" %s=%s", a.Key, a.Value.String())
			}
			if strings.Contains(a.Value.String(), "秘密县") {
				t.Errorf("%s tells a variable: %s", s.Name(), a.Value.String())
			}
		}
		if s.EndTime().Before(s.StartTime()) {
			t.Errorf("%s ends before it begins", s.Name())
		}
		got = append(got, line)
	}
	slices.Sort(got)
	want := []string{
		" > graphql query graphql.operation.type=query graphql.operation.name=Two",
		"graphql query > graphql.execute", "graphql query > graphql.parse", "graphql query > graphql.validate",
		"graphql.execute > graphql.field graphql.field.name=document", "graphql.execute > graphql.field graphql.field.name=stats",
	}
	if !slices.Equal(got, want) {
		t.Errorf("spans\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}

	spans.Reset()
	api.Execute(graph.WithActor(t.Context(), graph.Actor{Role: access.Reader}), `mutation { cancelJob(id: "x") { problems { code } } }`, "", nil)
	refused := false
	for _, s := range spans.Ended() {
		for _, a := range s.Attributes() {
			refused = refused || a.Key == "policygraph.error.codes" && strings.Contains(a.Value.String(), "FORBIDDEN")
		}
		if s.Name() == "graphql.field" {
			t.Error("a refused operation has a span of a field")
		}
	}
	if !refused {
		t.Errorf("no span tells that the operation was refused: %v", spans.Ended())
	}
}
