package httpd

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// A read deadline that passes while the answer is in the making would cancel the request.
func TestAnImportMayTakeLongerThanAReadMay(t *testing.T) {
	h, err := Handler(Options{GraphQL: echo, Page: testPage, Desk: &fakeDesk{ingested: map[string]string{}, pause: time.Second}, Token: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(h)
	server.Config.ReadTimeout, server.Config.WriteTimeout = 300*time.Millisecond, 300*time.Millisecond
	server.Start()
	defer server.Close()
	req, err := http.NewRequestWithContext(t.Context(), "POST", server.URL+"/api/import", strings.NewReader(strings.Repeat("{}\n", 1000)))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set(CSRFHeader, "1")
	req.Header.Set("Authorization", "Bearer secret")
	resp, err := server.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("an import of a second where reads have 300 ms: got %s", resp.Status)
	}
}
