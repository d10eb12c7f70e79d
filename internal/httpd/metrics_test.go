package httpd

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestMetricsAndReadOnlyAreTold(t *testing.T) {
	var full error
	handler, err := Handler(Options{
		GraphQL: echo, Page: testPage,
		Writable: func(context.Context) error { return full },
		Metrics: func(context.Context) ([]Metric, error) {
			return []Metric{
				Gauge("policygraph_documents", "Documents.", 12),
				{Name: "policygraph_store_tables", Help: "Tables.", Kind: "gauge", Label: "level", Values: []MetricValue{{"0", 2}, {"6", 1e9}}},
			}, full
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	get := func(path string) (int, string) {
		r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1"+path, nil)
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		return w.Code, w.Body.String()
	}
	const want, more = "# HELP policygraph_documents Documents.\n# TYPE policygraph_documents gauge\npolicygraph_documents 12\n",
		"# HELP policygraph_store_tables Tables.\n# TYPE policygraph_store_tables gauge\n" +
			"policygraph_store_tables{level=\"0\"} 2\npolicygraph_store_tables{level=\"6\"} 1e+09\n"
	if status, got := get("/metrics"); status != http.StatusOK || !strings.Contains(got, want) || !strings.Contains(got, more) || !strings.Contains(got, "\ngo_goroutines ") {
		t.Errorf("GET /metrics: got %d\n%s\nwant\n%s", status, got, want)
	}
	if status, got := get("/readyz"); status != http.StatusOK || !strings.Contains(got, `"ready"`) {
		t.Errorf("GET /readyz: got %d %s, want ready", status, got)
	}
	full = errors.New("the disk is full")
	if status, got := get("/readyz"); status != http.StatusOK || !strings.Contains(got, `"read-only"`) || !strings.Contains(got, "the disk is full") {
		t.Errorf("GET /readyz on a full disk: got %d %s, want read-only and the reason", status, got)
	}
	if status, _ := get("/metrics"); status != http.StatusServiceUnavailable {
		t.Errorf("GET /metrics that cannot be read: got %d, want 503", status)
	}
	full = nil
	if status, got := get("/readyz"); status != http.StatusOK || strings.Contains(got, "read-only") {
		t.Errorf("GET /readyz with space again: got %d %s, want ready", status, got)
	}
	without, err := Handler(Options{GraphQL: echo, Page: testPage})
	if err != nil {
		t.Fatal(err)
	}
	handler = without
	if status, _ := get("/metrics"); status == http.StatusOK {
		t.Error("GET /metrics where none are asked for: got 200")
	}
}
