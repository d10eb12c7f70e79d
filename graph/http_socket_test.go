package graph

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"policygraph/graph/graphtest"
	"policygraph/internal/access"
	"policygraph/internal/kg"
	"policygraph/internal/store/memstore"
)

// listening is a server of one API, whose store it may change.
type listening struct {
	*httptest.Server
	api   *API
	store *memstore.Store
}

func listen(t *testing.T, o Options) listening {
	t.Helper()
	st := memstore.New()
	t.Cleanup(func() { _ = st.Close() })
	for _, b := range graphtest.Province() {
		if _, err := st.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	api := New(st, o)
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		api.ServeHTTP(w, r.WithContext(WithActor(r.Context(), Actor{Role: access.Admin})))
	}))
	server.Config.WriteTimeout = 300 * time.Millisecond // what a stream must outlast
	server.Config.ReadTimeout = 300 * time.Millisecond
	server.Start()
	t.Cleanup(func() {
		api.StopStreams()
		server.Close()
	})
	return listening{server, api, st}
}

func (l listening) dial(t *testing.T, header http.Header, protocols ...string) (*websocket.Conn, *http.Response, error) {
	t.Helper()
	conn, response, err := websocket.Dial(t.Context(), l.URL, &websocket.DialOptions{Subprotocols: protocols, HTTPHeader: header})
	if err == nil {
		t.Cleanup(func() { _ = conn.CloseNow() })
	}
	return conn, response, err
}

// say sends messages; each "<" reads one instead, and fails unless it is of the type that follows.
func say(t *testing.T, conn *websocket.Conn, messages ...string) {
	t.Helper()
	for _, m := range messages {
		if want, ok := strings.CutPrefix(m, "<"); ok {
			if got := hear(t, conn); got.Type != want {
				t.Fatalf("got a message of type %q (%s), want %q", got.Type, got.Payload, want)
			}
			continue
		}
		if err := conn.Write(t.Context(), websocket.MessageText, []byte(m)); err != nil {
			t.Fatalf("send %.80s: %v", m, err)
		}
	}
}

func hear(t *testing.T, conn *websocket.Conn) (m message) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	_, raw, err := conn.Read(ctx)
	if err == nil {
		err = json.Unmarshal(raw, &m)
	}
	if err != nil {
		t.Fatalf("read a message: %v", err)
	}
	return m
}

const (
	hello  = `{"type":"connection_init"}`
	follow = `{"id":"a","type":"subscribe","payload":{"query":"subscription { changes { number title } }"}}`
	asked  = `{"id":"q","type":"subscribe","payload":{"query":"{ stats { documents } }"}}`
)

func TestASocketIsClosedWithTheCodeOfTheProtocol(t *testing.T) {
	for claim, c := range map[string]struct {
		messages []string
		code     websocket.StatusCode
	}{
		"no connection_init in time":         {nil, closeInitTimeout},
		"what is no JSON":                    {[]string{"{"}, closeBadMessage},
		"an unknown type":                    {[]string{hello, "<connection_ack", `{"type":"start"}`}, closeBadMessage},
		"a type of the server's":             {[]string{hello, "<connection_ack", `{"id":"a","type":"next"}`}, closeBadMessage},
		"a subscription without an id":       {[]string{hello, "<connection_ack", `{"type":"subscribe","payload":{"query":"{ stats { documents } }"}}`}, closeBadMessage},
		"a subscription without a payload":   {[]string{hello, "<connection_ack", `{"id":"a","type":"subscribe"}`}, closeBadMessage},
		"a subscription before init":         {[]string{asked}, closeUnauthorized},
		"two inits":                          {[]string{hello, "<connection_ack", hello}, closeInitTwice},
		"two operations of one id":           {[]string{hello, "<connection_ack", follow, follow}, closeTwice},
		"an init that is turned away":        {[]string{`{"type":"connection_init","payload":{"token":"x"}}`}, closeForbidden},
		"an init whose payload is no object": {[]string{`{"type":"connection_init","payload":[1]}`}, closeBadMessage},
		"a message that is too long":         {[]string{hello, "<connection_ack", `{"type":"ping","payload":{"x":"` + strings.Repeat("x", 64<<10) + `"}}`}, websocket.StatusMessageTooBig},
	} {
		t.Run(claim, func(t *testing.T) {
			l := listen(t, Options{Connect: func(ctx context.Context, payload map[string]any) (context.Context, error) {
				if payload["token"] != nil {
					return nil, errors.New("not you")
				}
				return ctx, nil
			}})
			l.api.greeting = 400 * time.Millisecond
			conn, _, err := l.dial(t, nil, subprotocol)
			if err != nil {
				t.Fatal(err)
			}
			say(t, conn, c.messages...)
			ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
			defer cancel()
			_, _, err = conn.Read(ctx)
			if got := websocket.CloseStatus(err); got != c.code {
				t.Errorf("%s: closed with %d (%v), want %d", claim, got, err, c.code)
			}
		})
	}
}

func TestASocketSpeaksOneProtocol(t *testing.T) {
	l := listen(t, Options{})
	for _, protocols := range [][]string{nil, {"graphql-ws"}} {
		conn, _, err := l.dial(t, nil, protocols...)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := conn.Read(t.Context()); websocket.CloseStatus(err) != closeSubprotocol {
			t.Errorf("protocols %v: closed with %v, want %d", protocols, err, closeSubprotocol)
		}
	}
}

func TestASocketAnswersOperationsOfAnyKind(t *testing.T) {
	l := listen(t, Options{})
	conn, _, err := l.dial(t, nil, subprotocol)
	if err != nil {
		t.Fatal(err)
	}
	say(t, conn, hello, "<connection_ack", `{"type":"ping","payload":{"echo":1}}`)
	if m := hear(t, conn); m.Type != "pong" || m.Payload != nil {
		t.Errorf("got %+v, want a pong that repeats nothing", m)
	}
	say(t, conn, asked, "<next", "<complete")
	say(t, conn, `{"id":"b","type":"subscribe","payload":{"query":"{ planets }"}}`)
	if m := hear(t, conn); m.Type != "error" || !strings.Contains(string(m.Payload), "GRAPHQL_VALIDATION_FAILED") {
		t.Errorf("got %s %s, want an error of validation", m.Type, m.Payload)
	}

	time.Sleep(400 * time.Millisecond) // longer than the server's deadlines
	say(t, conn, follow)
	for i := 0; i < 2; i++ {
		l.commit(t, i)
		if m := hear(t, conn); m.ID != "a" || m.Type != "next" || !strings.Contains(string(m.Payload), `"number":`) {
			t.Errorf("got %+v (%s), want the change", m, m.Payload)
		}
	}
	say(t, conn, `{"id":"a","type":"complete"}`, follow, asked) // the id is free again
	if m := hear(t, conn); m.ID != "q" {
		t.Errorf("got %+v, want the answer to q: the client ended a", m)
	}
}

// commit publishes one more plan.
func (l listening) commit(t *testing.T, n int) {
	t.Helper()
	time.Sleep(100 * time.Millisecond) // the subscription begins with the commits from then on
	p := graphtest.NewPlan("通知"+string(rune('甲'+n)), "关于做好工作的通知")
	p.Says("关于做好工作的通知", p.Document(), kg.TextOf, kg.NewEntity(kg.KindPolicy, kg.PolicyKey("关于做好工作的通知"), "关于做好工作的通知"))
	if changed, err := l.store.Apply(t.Context(), p.Batch()); err != nil || !changed {
		t.Fatalf("publish a plan: %v, %v", changed, err)
	}
}

func TestSocketsAndWhatRunsOnThemAreLimited(t *testing.T) {
	l := listen(t, Options{Limits: Limits{Sockets: 3, Subscriptions: 2}})
	var conns []*websocket.Conn
	for range 3 {
		conn, _, err := l.dial(t, nil, subprotocol)
		if err != nil {
			t.Fatal(err)
		}
		conns = append(conns, conn)
	}
	if _, response, err := l.dial(t, nil, subprotocol); err == nil || response == nil || response.StatusCode != http.StatusTooManyRequests {
		t.Errorf("a fourth socket: %v, want status 429", err)
	}
	say(t, conns[0], hello, "<connection_ack", follow, strings.Replace(follow, `"a"`, `"b"`, 1), asked)
	if m := hear(t, conns[0]); m.Type != "error" || !strings.Contains(string(m.Payload), `"actual":3,"code":"LIMIT","limit":2`) {
		t.Errorf("a third operation: %s %s, want LIMIT with its figures", m.Type, m.Payload)
	}
	_ = conns[1].Close(websocket.StatusNormalClosure, "")
	for try := 0; ; try++ { // its place is free once the server has noticed
		if _, _, err := l.dial(t, nil, subprotocol); err == nil {
			break
		} else if try == 50 {
			t.Fatalf("a socket in the place of one that was closed: %v", err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func TestPagesOfOthersOpenNoSocket(t *testing.T) {
	l := listen(t, Options{Origins: []string{"https://dash.example"}})
	for origin, want := range map[string]bool{
		"https://dash.example": true, l.URL: true, "": true, "https://attacker.example": false, "null": false,
		"https://dash.example.attacker.example": false, "http://dash.example": false,
	} {
		header := http.Header{}
		if origin != "" {
			header.Set("Origin", origin)
		}
		_, response, err := l.dial(t, header, subprotocol)
		if (err == nil) != want || !want && (response == nil || response.StatusCode != http.StatusForbidden) {
			t.Errorf("origin %q: %v, want %v", origin, err, want)
		}
	}
}

func TestStreamsEndWithTheServer(t *testing.T) {
	l := listen(t, Options{})
	conn, _, err := l.dial(t, nil, subprotocol)
	if err != nil {
		t.Fatal(err)
	}
	say(t, conn, hello, "<connection_ack", follow)
	l.api.StopStreams()
	if _, _, err := conn.Read(t.Context()); websocket.CloseStatus(err) != websocket.StatusGoingAway {
		t.Errorf("closed with %v, want %d", err, websocket.StatusGoingAway)
	}
	if _, response, err := l.dial(t, nil, subprotocol); err == nil || response == nil || response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("a socket after that: %v, want status 503", err)
	}
}
