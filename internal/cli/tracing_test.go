package cli

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/trace"
)

func TestTracesAreSentWhereTheyAreWanted(t *testing.T) {
	got := make(chan string, 1)
	collector := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got <- r.URL.Path + " " + string(body)
	}))
	defer collector.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
	provider, stop, err := startTracing(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if trace.TracerProvider(provider) == otel.GetTracerProvider() {
		t.Error("it is the global one: Badger makes spans by that")
	}
	_, span := provider.Tracer("x").Start(t.Context(), "graphql query")
	span.End()
	stop()
	select {
	case sent := <-got:
		if !strings.HasPrefix(sent, "/v1/traces ") || !strings.Contains(sent, "graphql query") || !strings.Contains(sent, "policygraph") {
			t.Errorf("sent %q, want the span and the name of the service to /v1/traces", sent)
		}
	default:
		t.Error("nothing was sent when it stopped")
	}
	for wanted, env := range map[bool]map[string]string{true: {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318"}, false: {}} {
		if f := (&accessFlags{}); f.tracing(func(k string) string { return env[k] }) != wanted {
			t.Errorf("%v: want traces %v", env, wanted)
		}
	}
}
