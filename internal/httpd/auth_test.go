package httpd

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"policygraph/graph"
	"policygraph/internal/access"
	"policygraph/internal/golden"
)

// ring is a few tokens: their secrets are their ids.
type ring struct {
	mu sync.Mutex
	of map[string]access.Role
}

func (r *ring) Check(secret string) (access.Token, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	role, ok := r.of[secret]
	if !ok {
		return access.Token{}, access.ErrUnknown
	}
	return access.Token{ID: secret, Role: role}, nil
}

func (r *ring) Standing(id string) error {
	_, err := r.Check(id)
	return err
}

func (r *ring) revoke(id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.of, id)
}

func newRing() *ring {
	return &ring{of: map[string]access.Role{"reads": access.Reader, "curates": access.Curator, "rules": access.Admin}}
}

// wholeDesk does all that a desk can.
type wholeDesk struct{ *fakeDesk }

func (wholeDesk) Forget(context.Context, string, string, bool) (json.RawMessage, error) {
	return json.RawMessage(`{}`), nil
}

func (wholeDesk) Attach(url.Values) (Attachment, error) {
	return Attachment{Name: "x", Fallback: "x", MediaType: "text/plain", Write: func(context.Context, io.Writer) error { return nil }}, nil
}

// everything is a handler with every route.
func everything(t *testing.T, o GateOptions, more ...func(*Options)) (http.Handler, *Gate) {
	t.Helper()
	if o.Tokens == nil {
		o.Tokens = newRing()
	}
	o.Token = "secret"
	gate := NewGate(o)
	options := Options{
		GraphQL: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			a := graph.ActorOf(r.Context())
			fmt.Fprintf(w, "%s %s", a.ID, a.Role)
		}),
		Page: testPage, Desk: wholeDesk{fakeDesk: &fakeDesk{ingested: map[string]string{}}}, Backups: fakeBackups{}, Gate: gate, Version: "1",
		Metrics: func(context.Context) ([]Metric, error) {
			return []Metric{Gauge("policygraph_documents", "Documents.", 1)}, nil
		},
		GraphiQL: fstest.MapFS{"index.html.gz": {Data: zipped(t, "<!doctype html>")}},
	}
	for _, change := range more {
		change(&options)
	}
	h, err := Handler(options)
	if err != nil {
		t.Fatal(err)
	}
	return h, gate
}

func send(h http.Handler, method, target, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Host = "127.0.0.1:8080"
	r.Header.Set(CSRFHeader, "1")
	for i := 0; i+1 < len(header); i += 2 {
		if r.Header.Set(header[i], header[i+1]); header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestMatrixOfRoutesAndRoles writes down who may ask for which route, on this machine and where others reach the server. Whoever changes
// it reads the difference, and then runs the test with -update.
func TestMatrixOfRoutesAndRoles(t *testing.T) {
	patterns := make([]string, 0, len(routeRules))
	for pattern := range routeRules {
		patterns = append(patterns, pattern)
	}
	slices.Sort(patterns)
	var b strings.Builder
	fmt.Fprintf(&b, "%-22s %-8s %-9s %-8s %-8s %-8s %s\n", "route", "at home", "stranger", "reader", "curator", "admin", "server.json")
	for _, pattern := range patterns {
		method, path, ok := strings.Cut(pattern, " ")
		if !ok {
			method, path = http.MethodGet, pattern
		}
		line := fmt.Sprintf("%-22s", pattern)
		for i, who := range []string{"", "", "reads", "curates", "rules", "secret"} {
			h, _ := everything(t, GateOptions{Exposed: i > 0})
			header := []string{"Content-Type", "application/json"}
			if who != "" {
				header = append(header, "Authorization", "Bearer "+who)
			}
			w := send(h, method, path, "{}", header...)
			word := "yes"
			if code := errorCode(w.Body.Bytes()); w.Code == http.StatusUnauthorized && path != "/login" || code == graph.CodeForbidden {
				word = fmt.Sprint(w.Code)
			} else if w.Code == http.StatusNotFound && code == "NOT_FOUND" && !strings.HasPrefix(path, "/api") {
				t.Errorf("%s: no handler has that pattern", pattern)
			}
			line += fmt.Sprintf(" %-8s", word)
			if i == 1 {
				line += " "
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	golden.Equal(t, "routes.txt", []byte(b.String()))
}

func TestARouteWithoutARuleIsOpenToNobody(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/new", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "it is open") })
	g := NewGate(GateOptions{Token: "secret"})
	if w := send(g.guard(mux), "GET", "/new", "", "Authorization", "Bearer secret"); w.Code != http.StatusForbidden {
		t.Errorf("got %d %s, want 403", w.Code, w.Body)
	}
}

func TestWhoAsks(t *testing.T) {
	for claim, c := range map[string]struct {
		exposed bool
		header  string
		status  int
		want    string
	}{
		"a person of this machine":  {false, "", 200, " reader"},
		"a stranger":                {true, "", 401, graph.CodeUnauthenticated},
		"the local process":         {true, "Bearer secret", 200, "server.json admin"},
		"a token":                   {true, "Bearer curates", 200, "curates curator"},
		"a token on this machine":   {false, "Bearer reads", 200, "reads reader"},
		"a guess":                   {false, "Bearer guess", 401, graph.CodeUnauthenticated},
		"another scheme":            {false, "Basic secret", 401, graph.CodeUnauthenticated},
		"nothing after the scheme":  {false, "Bearer ", 401, graph.CodeUnauthenticated},
		"the secret and more of it": {false, "Bearer secret ", 401, graph.CodeUnauthenticated},
	} {
		h, _ := everything(t, GateOptions{Exposed: c.exposed})
		header := []string{"Content-Type", "application/json"}
		if c.header != "" {
			header = append(header, "Authorization", c.header)
		}
		w := send(h, "POST", "/graphql", "{}", header...)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) {
			t.Errorf("%s: %d %s, want %d %q", claim, w.Code, w.Body, c.status, c.want)
		}
		if c.status == 401 && w.Header().Get("WWW-Authenticate") != "Bearer" {
			t.Errorf("%s: WWW-Authenticate is %q, want Bearer", claim, w.Header().Get("WWW-Authenticate"))
		}
	}
	empty, err := Handler(Options{GraphQL: echo, Page: testPage})
	if err != nil {
		t.Fatal(err)
	}
	if w := send(empty, "POST", "/graphql", "{}", "Content-Type", "application/json", "Authorization", "Bearer "); w.Code != 401 {
		t.Errorf("an empty token where none is set: %d, want 401", w.Code)
	}
}

func TestStrangersAreShownWhereToLogIn(t *testing.T) {
	h, _ := everything(t, GateOptions{Exposed: true})
	w := send(h, "GET", "/", "", "Accept", "text/html,application/xhtml+xml")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/login" {
		t.Errorf("a browser: %d to %q, want 303 to /login", w.Code, w.Header().Get("Location"))
	}
	if w := send(h, "GET", "/graphiql/", ""); w.Code != 401 {
		t.Errorf("GraphiQL for a program: %d, want 401", w.Code)
	}
	w = send(h, "GET", "/login", "")
	if csp := w.Header().Get("Content-Security-Policy"); w.Code != 200 || csp != loginPolicy || !strings.Contains(w.Body.String(), `type="password"`) {
		t.Errorf("the form: %d %q %s", w.Code, csp, w.Body)
	}
	for _, path := range []string{"/healthz", "/readyz"} {
		if w := send(h, "GET", path, ""); w.Code != 200 || strings.Contains(w.Body.String(), "backup") {
			t.Errorf("%s: %d %s, want 200 and no more than the state", path, w.Code, w.Body)
		}
	}
}

func TestStrangersAreNotToldWhyNothingIsWritten(t *testing.T) {
	for exposed, want := range map[bool]bool{true: false, false: true} {
		h, _ := everything(t, GateOptions{Exposed: exposed}, func(o *Options) {
			o.Writable = func(context.Context) error { return errors.New("/srv/store is full") }
			o.Ready = func(context.Context) error { return nil }
		})
		if w := send(h, "GET", "/readyz", ""); strings.Contains(w.Body.String(), "/srv/store") != want {
			t.Errorf("exposed %v: %s, want the folder told: %v", exposed, w.Body, want)
		}
	}
	h, _ := everything(t, GateOptions{Exposed: true}, func(o *Options) { o.Ready = func(context.Context) error { return errors.New("/srv/store is gone") } })
	if w := send(h, "GET", "/readyz", ""); w.Code != 503 || strings.Contains(w.Body.String(), "/srv/store") {
		t.Errorf("not ready: %d %s, want 503 without the folder", w.Code, w.Body)
	}
}

func TestGuessesAreAnsweredTenTimesAMinute(t *testing.T) {
	now := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	h, gate := everything(t, GateOptions{Exposed: true, Now: func() time.Time { return now }})
	answered := map[int]int{}
	for i := range 10_000 {
		w := send(h, "POST", "/graphql", "{}", "Content-Type", "application/json", "Authorization", fmt.Sprintf("Bearer guess-%d", i))
		answered[w.Code]++
		if w.Code == 429 && w.Header().Get("Retry-After") != "6" {
			t.Fatalf("Retry-After %q, want 6", w.Header().Get("Retry-After"))
		}
	}
	if answered[401] != 10 || answered[429] != 9_990 || gate.failures.Load() != 10_000 {
		t.Errorf("answered %v, want 10 times 401 and 9990 times 429", answered)
	}
	if w := send(h, "POST", "/graphql", "{}", "Content-Type", "application/json", "Authorization", "Bearer reads"); w.Code != 200 {
		t.Errorf("who knows a token: %d, want 200 beside those who guess", w.Code)
	}
	now = now.Add(6 * time.Second)
	if w := send(h, "GET", "/login?code=guess", ""); w.Code != 401 {
		t.Errorf("6 s later: %d, want one more answered", w.Code)
	}
	if w := send(h, "POST", "/login", `{"token":"guess"}`); w.Code != 429 {
		t.Errorf("by the form: %d, want 429: guesses count together", w.Code)
	}
}

func TestACustomerHasOneNetwork(t *testing.T) {
	for address, want := range map[string]string{
		"192.0.2.1": "192.0.2.1", "2001:db8:1:2:3::4": "2001:db8:1:2::/64", "2001:db8:1:2:ffff::": "2001:db8:1:2::/64", "::ffff:192.0.2.1": "::ffff:192.0.2.1", "fe80::1%eth0": "fe80::/64", "@": "@",
	} {
		if got := network(address); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}

func TestHostsAreOursByName(t *testing.T) {
	h, _ := everything(t, GateOptions{Exposed: true, Hosts: []string{"graph.example.org", "2001:db8::1"}})
	for host, want := range map[string]int{
		"graph.example.org": 200, "Graph.Example.org:8443": 200, "localhost:8080": 200, "[2001:db8::1]:8443": 200, "[2001:db8::1]": 200,
		"attacker.example": 421, "graph.example.org.attacker.example": 421, "": 421, "192.168.1.2": 421,
	} {
		if w := send(h, "GET", "/healthz", "", "Host", host); w.Code != want {
			t.Errorf("host %q: %d, want %d", host, w.Code, want)
		}
	}
}

func TestOnlyANeighbourIsBelievedToBeAProxy(t *testing.T) {
	for _, c := range []struct {
		proxy                 bool
		peer, forwarded, want string
	}{
		{true, "127.0.0.1:5", "203.0.113.9", "203.0.113.9"},
		{true, "10.0.0.3:5", "198.51.100.1, 203.0.113.9", "203.0.113.9"}, // the first is what the client claims
		{true, "127.0.0.1:5", "nonsense", "127.0.0.1"},
		{true, "127.0.0.1:5", "", "127.0.0.1"},
		{true, "8.8.8.8:5", "203.0.113.9", "8.8.8.8"},
		{false, "127.0.0.1:5", "203.0.113.9", "127.0.0.1"},
	} {
		got := ""
		h := NewGate(GateOptions{Proxy: c.proxy}).forwarded(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = addressOf(r) }))
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = c.peer
		r.Header.Set("X-Forwarded-For", c.forwarded)
		h.ServeHTTP(httptest.NewRecorder(), r)
		if got != c.want {
			t.Errorf("%+v: got %s", c, got)
		}
	}
}

func TestARevokedTokenLosesItsStreams(t *testing.T) {
	keys := newRing()
	gate := NewGate(GateOptions{Token: "secret", Tokens: keys, Exposed: true})
	gate.recall = 5 * time.Millisecond
	h, err := Handler(Options{Page: testPage, Gate: gate, GraphQL: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "open\n")
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
		fmt.Fprintf(w, "%v\n", context.Cause(r.Context()))
	})})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	defer s.Close()
	r, _ := http.NewRequestWithContext(t.Context(), "GET", s.URL+"/graphql?query=x", nil)
	r.Header.Set("Authorization", "Bearer reads")
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set(CSRFHeader, "1")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	lines := bufio.NewScanner(resp.Body)
	if !lines.Scan() || lines.Text() != "open" {
		t.Fatalf("got %q, want an open stream", lines.Text())
	}
	keys.revoke("reads")
	if !lines.Scan() || lines.Text() != access.ErrUnknown.Error() {
		t.Errorf("after it was revoked: %q, want the stream ended for that", lines.Text())
	}
}

func TestASocketIsAdmittedByItsFirstMessage(t *testing.T) {
	gate := NewGate(GateOptions{Token: "secret", Tokens: newRing(), Exposed: true})
	stranger := (&visitor{}).in(t.Context())
	for claim, c := range map[string]struct {
		payload map[string]any
		want    access.Role
		refused bool
	}{
		"a token":        {map[string]any{"authorization": "Bearer curates"}, access.Curator, false},
		"as browsers do": {map[string]any{"Authorization": "Bearer reads"}, access.Reader, false},
		"a guess":        {map[string]any{"authorization": "Bearer guess"}, 0, true},
		"no scheme":      {map[string]any{"authorization": "curates"}, 0, true},
		"nothing":        {nil, 0, true},
		"another thing":  {map[string]any{"authorization": 7}, 0, true},
	} {
		ctx, err := gate.Connect(stranger, c.payload)
		if (err != nil) != c.refused || err == nil && graph.ActorOf(ctx).Role != c.want {
			t.Errorf("%s: error %v, want refused %v and role %s", claim, err, c.refused, c.want)
		}
	}
	known := (&visitor{Actor: graph.Actor{ID: "x", Role: access.Reader}}).in(t.Context())
	if ctx, err := gate.Connect(known, nil); err != nil || graph.ActorOf(ctx).ID != "x" {
		t.Errorf("who was admitted by the request: %v %v, want them kept", graph.ActorOf(ctx), err)
	}
}

func TestADamagedFileOfTokensIsNoAffairOfTheClient(t *testing.T) {
	var log strings.Builder
	h, _ := everything(t, GateOptions{Exposed: true, Tokens: broken{}, Log: slog.New(slog.NewTextHandler(&log, nil))})
	w := send(h, "POST", "/graphql", "{}", "Content-Type", "application/json", "Authorization", "Bearer x")
	if w.Code != 503 || strings.Contains(w.Body.String(), "/srv") || !strings.Contains(log.String(), "/srv/tokens.json") {
		t.Errorf("%d %s, log %s; want 503 without the folder, which the log names", w.Code, w.Body, &log)
	}
}

type broken struct{}

func (broken) Check(string) (access.Token, error) {
	return access.Token{}, fmt.Errorf("tokens: /srv/tokens.json cannot be read")
}
func (broken) Standing(string) error { return nil }
