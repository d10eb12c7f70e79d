package httpd

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"
)

// forgettingDesk repeats what it is asked to forget.
type forgettingDesk struct{ *fakeDesk }

func (forgettingDesk) Forget(_ context.Context, before, olderThan string, trial bool) (json.RawMessage, error) {
	return json.Marshal(map[string]any{"before": before, "olderThan": olderThan, "trial": trial})
}

func TestForgettingNeedsTheTokenAndSaysWhat(t *testing.T) {
	h, err := Handler(Options{GraphQL: echo, Page: testPage, Desk: forgettingDesk{&fakeDesk{}}, Token: "secret", Version: "1"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		claim, target, token string
		status               int
		body                 string // is in the answer
	}{
		{"by number", "/api/forget?before=12", "secret", 200, `"before":"12"`},
		{"by age, on trial", "/api/forget?olderThan=90d&dryRun=true", "secret", 200, `"olderThan":"90d","trial":true`},
		{"without a token", "/api/forget?before=12", "", 401, "UNAUTHENTICATED"},
		{"nothing said", "/api/forget", "secret", 400, "BAD_INPUT"},
		{"two things said", "/api/forget?before=12&olderThan=90d", "secret", 400, "BAD_INPUT"},
	} {
		r := httptest.NewRequest("POST", c.target, nil)
		r.Host = "127.0.0.1"
		r.Header.Set(CSRFHeader, "1")
		if c.token != "" {
			r.Header.Set("Authorization", "Bearer "+c.token)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.body) {
			t.Errorf("%s: got %d %s, want %d with %s", c.claim, w.Code, w.Body, c.status, c.body)
		}
	}
	plain, _ := newTestHandler(t)
	r := httptest.NewRequest("POST", "/api/forget?before=12", nil)
	r.Host = "127.0.0.1"
	w := httptest.NewRecorder()
	if plain.ServeHTTP(w, r); w.Code != 404 && w.Code != 405 {
		t.Errorf("a desk that cannot forget: got %d, want 404 or 405", w.Code)
	}
}
