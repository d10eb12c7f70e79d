package httpd

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"

	"policygraph/graph"
	"policygraph/internal/store/memstore"
)

// buffer is written by many.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// TestSocketsOfATokenThroughEverything opens sockets through the log, the tracer and the gate of a server that others reach.
func TestSocketsOfATokenThroughEverything(t *testing.T) {
	keys := newRing()
	gate := NewGate(GateOptions{Token: "secret", Tokens: keys, Exposed: true})
	gate.recall = 5 * time.Millisecond
	var told buffer
	log := slog.New(slog.NewJSONHandler(&told, nil))
	st := memstore.New()
	api := graph.New(st, graph.Options{Connect: gate.Connect, Spend: gate.Spend, Observe: Operations(log, nil, 0, nil)})
	h, err := Handler(Options{GraphQL: api, Page: testPage, Gate: gate, Access: log, Measure: NewMeasure(nil), Tracer: sdktrace.NewTracerProvider()})
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	defer s.Close()
	dial := func(ctx context.Context, token string, first string) *websocket.Conn {
		header := http.Header{}
		if token != "" {
			header.Set("Authorization", "Bearer "+token)
		}
		c, _, err := websocket.Dial(ctx, "ws"+strings.TrimPrefix(s.URL, "http")+"/graphql", &websocket.DialOptions{HTTPHeader: header, Subprotocols: []string{"graphql-transport-ws"}})
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Write(ctx, websocket.MessageText, []byte(first)); err != nil {
			t.Fatal(err)
		}
		return c
	}
	read := func(ctx context.Context, c *websocket.Conn) (kind, payload string, err error) {
		_, raw, err := c.Read(ctx)
		var m struct {
			Type    string
			Payload json.RawMessage
		}
		if err == nil {
			err = json.Unmarshal(raw, &m)
		}
		return m.Type, string(m.Payload), err
	}
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	for claim, c := range map[string]struct{ token, first, ack, want string }{
		"by a header":              {"reads", `{"type":"connection_init"}`, "connection_ack", `"documents":0`},
		"by the first message":     {"", `{"type":"connection_init","payload":{"authorization":"Bearer curates"}}`, "connection_ack", `"documents":0`},
		"without a token":          {"", `{"type":"connection_init"}`, "", ""},
		"by a guess":               {"", `{"type":"connection_init","payload":{"authorization":"Bearer guess"}}`, "", ""},
		"not before the beginning": {"", `{"id":"1","type":"subscribe","payload":{"query":"{ stats { documents } }"}}`, "", ""},
	} {
		conn := dial(ctx, c.token, c.first)
		kind, _, err := read(ctx, conn)
		if kind != c.ack || (err == nil) != (c.ack != "") {
			t.Errorf("%s: %q, error %v; want %q", claim, kind, err, c.ack)
		}
		if c.ack != "" {
			_ = conn.Write(ctx, websocket.MessageText, []byte(`{"id":"1","type":"subscribe","payload":{"query":"query Over { stats { documents } }"}}`))
			if kind, payload, err := read(ctx, conn); kind != "next" || !strings.Contains(payload, c.want) {
				t.Errorf("%s: %s %s %v, want %s", claim, kind, payload, err, c.want)
			}
		}
		_ = conn.CloseNow()
	}
	conn := dial(ctx, "rules", `{"type":"connection_init"}`)
	if kind, _, err := read(ctx, conn); kind != "connection_ack" {
		t.Fatalf("%s %v, want connection_ack", kind, err)
	}
	keys.revoke("rules")
	if _, _, err := read(ctx, conn); err == nil || ctx.Err() != nil {
		t.Errorf("after the token was revoked: error %v, want the socket closed", err)
	}
	for range 200 { // the last line comes when the socket is closed
		if strings.Count(told.String(), `"route":"/graphql"`) >= 6 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	for _, want := range []string{`"msg":"streamed operation"`, `"operation":"Over"`, `"status":101`, `"actor":"reads"`} {
		if !strings.Contains(told.String(), want) {
			t.Errorf("%s is missing in the log:\n%s", want, &told)
		}
	}
	if strings.Contains(told.String(), "guess") {
		t.Error("the log holds a guess")
	}
}
