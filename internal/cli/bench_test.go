package cli

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"testing"

	"policygraph/internal/httpd"
	"policygraph/internal/ingest"
	"policygraph/web"
)

// sampleDesk is a store in a folder of its own that holds the seed tables and the sample plan.
func sampleDesk(tb testing.TB) *local {
	tb.Helper()
	st, err := openStore(tb.TempDir())
	if err != nil {
		tb.Fatal(err)
	}
	l := (&app{err: terminal{Writer: tb.Output()}}).local(st)
	tb.Cleanup(func() { l.Close() })
	report, err := l.ingest(context.Background(), samples(context.Background()), nil)
	if err != nil || report.Count(ingest.Added) != 1 {
		tb.Fatalf("take in the sample plan: %+v, %v", report, err)
	}
	return l
}

// headline is the question that the product is judged by: tasks that involve a county, with agencies, reasons and sentences.
func headline(tb testing.TB, d desk) int {
	tb.Helper()
	answer, err := d.ask(context.Background(), tasksQuery, map[string]any{
		"involving": []string{"安吉县"}, "match": "ANY", "first": 50,
	})
	if err != nil {
		tb.Fatal(err)
	}
	var data struct{ Tasks taskPage }
	if err := answer.into(&data); err != nil {
		tb.Fatal(err)
	}
	return len(data.Tasks.Edges)
}

func serveDesk(tb testing.TB, l *local) *remote {
	tb.Helper()
	handler, err := httpd.Handler(httpd.Options{GraphQL: l.api, Page: web.Files(), Desk: served{l}, Token: "token"})
	if err != nil {
		tb.Fatal(err)
	}
	server := httptest.NewServer(handler)
	tb.Cleanup(server.Close)
	r, err := newRemote(server.URL, "token")
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

func TestServerAnswersAsTheStoreDoes(t *testing.T) {
	l := sampleDesk(t)
	r := serveDesk(t, l)
	variables := map[string]any{"involving": []string{"安吉县"}, "match": "ANY", "first": 50}
	near, err := l.ask(t.Context(), tasksQuery, variables)
	if err != nil {
		t.Fatal(err)
	}
	far, err := r.ask(t.Context(), tasksQuery, variables)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := json.Marshal(near)
	b, _ := json.Marshal(far)
	if string(a) != string(b) || len(near.Errors) > 0 {
		t.Errorf("over HTTP:\n%.600s\nin process:\n%.600s", b, a)
	}
	if n := headline(t, r); n == 0 {
		t.Error("no task involves 安吉县")
	}
}

func BenchmarkHeadlineInProcess(b *testing.B) {
	l := sampleDesk(b)
	b.ResetTimer()
	for b.Loop() {
		headline(b, l)
	}
	b.ReportMetric(float64(headline(b, l)), "tasks")
}

func BenchmarkHeadlineOverHTTP(b *testing.B) {
	r := serveDesk(b, sampleDesk(b))
	b.ResetTimer()
	for b.Loop() {
		headline(b, r)
	}
	b.ReportMetric(float64(headline(b, r)), "tasks")
}
