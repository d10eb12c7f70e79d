package httpd

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"policygraph/graph"
	"policygraph/internal/access"
)

func TestATokenSpendsSoMuchAMinute(t *testing.T) {
	now := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	gate := NewGate(GateOptions{Token: "secret", Tokens: newRing(), Now: func() time.Time { return now }, Rates: Rates{Points: 600}})
	as := func(secret string) *visitor {
		v := &visitor{address: "192.0.2.1"}
		if no := gate.bySecret(v, secret); no != nil {
			t.Fatal(no.message)
		}
		return v
	}
	spend := func(v *visitor, points int) time.Duration { return gate.Spend(v.in(t.Context()), points) }
	if wait := spend(as("reads"), 590); wait != 0 {
		t.Errorf("590 of 600: wait %v, want none", wait)
	}
	if wait := spend(as("reads"), 30); wait != 2*time.Second {
		t.Errorf("20 more than are left, at 10 a second: wait %v, want 2 s", wait)
	}
	if wait := spend(as("reads"), 10); wait != 0 {
		t.Errorf("what is left: wait %v, want none: what was refused is not taken", wait)
	}
	if wait := spend(as("curates"), 600); wait != 0 {
		t.Errorf("another token: wait %v, want none", wait)
	}
	now = now.Add(time.Minute)
	if wait := spend(as("reads"), 6_000); wait != 0 {
		t.Errorf("more than there can ever be, from a full purse: wait %v, want none", wait)
	}
	if wait := spend(as("secret"), 1_000_000); wait != 0 {
		t.Errorf("the local process: wait %v, want none", wait)
	}
	if wait := gate.Spend(t.Context(), 1_000_000); wait != 0 {
		t.Errorf("within the process: wait %v, want none", wait)
	}
}

func TestSoManyRequestsAtOnce(t *testing.T) {
	arrived, leave := make(chan bool), make(chan bool)
	h, gate := everything(t, GateOptions{Rates: Rates{Concurrent: 2}}, func(o *Options) {
		o.GraphQL = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.RawQuery == "slow" {
				arrived <- true
				<-leave
			}
		})
	})
	ask := func(query, token string) *httptest.ResponseRecorder {
		return send(h, "POST", "/graphql?"+query, "{}", "Content-Type", "application/json", "Authorization", "Bearer "+token)
	}
	done := make(chan int, 2)
	for range 2 {
		go func() { done <- ask("slow", "reads").Code }()
		<-arrived
	}
	w := ask("", "reads")
	if w.Code != 429 || w.Header().Get("Retry-After") != "1" || errorCode(w.Body.Bytes()) != graph.CodeRateLimit || gate.refused.Load() != 1 {
		t.Errorf("a third: %d %v %s, want 429, Retry-After and RATE_LIMIT", w.Code, w.Header(), w.Body)
	}
	for claim, w := range map[string]*httptest.ResponseRecorder{
		"another token": ask("", "curates"), "the local process": ask("", "secret"),
		"the page": send(h, "GET", "/", "", "Authorization", "Bearer reads"),
	} {
		if w.Code != 200 {
			t.Errorf("%s meanwhile: %d, want 200", claim, w.Code)
		}
	}
	for range 2 {
		leave <- true
		if code := <-done; code != 200 {
			t.Errorf("the two: %d, want 200", code)
		}
	}
	if w := ask("", "reads"); w.Code != 200 {
		t.Errorf("afterwards: %d, want 200", w.Code)
	}
}

func TestAnExportCostsToo(t *testing.T) {
	h, _ := everything(t, GateOptions{Rates: Rates{Points: exportPoints + exportPoints/2}})
	for i, want := range []int{200, 429} {
		if w := send(h, "GET", "/export.jsonl", "", "Authorization", "Bearer reads"); w.Code != want {
			t.Errorf("export %d: %d, want %d", i+1, w.Code, want)
		}
	}
}

func TestPursesDoNotFillTheMemory(t *testing.T) {
	p := purses{rates: DefaultRates, of: map[string]*purse{}}
	for i := range 3 * maxPurses {
		p.get(string(rune(i))+"x", 1)
	}
	if len(p.of) > maxPurses {
		t.Errorf("%d purses, want at most %d", len(p.of), maxPurses)
	}
}

func TestRatesAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"": "concurrent=8,points=600000", "off": "off", "points=100": "concurrent=8,points=100", "concurrent=2, points=5": "concurrent=2,points=5",
	} {
		if r, err := ParseRates(text); err != nil || r.String() != want {
			t.Errorf("%q: %s %v, want %s", text, r, err, want)
		}
	}
	for _, text := range []string{"points", "points=0", "points=-1", "calls=3", "8"} {
		if _, err := ParseRates(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
	if v := (&visitor{Actor: graph.Actor{Role: access.Reader}}); v.purse.spend(time.Now(), 9) != 0 {
		t.Error("no purse: there is an end to it")
	}
}
