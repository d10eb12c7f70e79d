package graph

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// How a socket is closed, as graphql-transport-ws has it.
const (
	closeBadMessage   websocket.StatusCode = 4400
	closeUnauthorized websocket.StatusCode = 4401 // a subscription before connection_init
	closeForbidden    websocket.StatusCode = 4403 // Options.Connect said no
	closeSubprotocol  websocket.StatusCode = 4406
	closeInitTimeout  websocket.StatusCode = 4408
	closeTwice        websocket.StatusCode = 4409 // two operations of one id
	closeInitTwice    websocket.StatusCode = 4429
)

const (
	subprotocol = "graphql-transport-ws"
	pingEvery   = 30 * time.Second
)

// message of the protocol, in either direction.
type message struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// socket answers operations of any kind over one WebSocket.
func (a *API) socket(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet {
		a.refuse(w, r, typeJSON, refused(http.StatusMethodNotAllowed, "a WebSocket begins with GET"))
		return
	}
	if !a.ownOrigin(r) {
		a.refuse(w, r, typeJSON, &problem{status: http.StatusForbidden, code: "CROSS_ORIGIN", message: "the request comes from a page of another origin"})
		return
	}
	ctx, done, problem := a.open(r)
	if problem != nil {
		a.refuse(w, r, typeJSON, problem)
		return
	}
	defer done()
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{subprotocol}, InsecureSkipVerify: true}) // verified above
	if err != nil {
		return // Accept has answered
	}
	defer func() { _ = conn.CloseNow() }()
	if conn.Subprotocol() != subprotocol {
		_ = conn.Close(closeSubprotocol, "Subprotocol not acceptable")
		return
	}
	conn.SetReadLimit(int64(a.limits.Message))
	s := &session{api: a, conn: conn, headers: r.Header, running: map[string]context.CancelFunc{}}
	stopping := context.AfterFunc(ctx, func() { _ = conn.Close(websocket.StatusGoingAway, errStopping.Error()) })
	code, reason := s.serve(ctx)
	stopping()
	s.end()
	_ = conn.Close(code, reason)
}

// session is the state of one socket.
type session struct {
	api     *API
	conn    *websocket.Conn
	headers http.Header

	mu      sync.Mutex
	running map[string]context.CancelFunc
	group   sync.WaitGroup
}

// serve reads messages until the socket is to be closed, and says how.
func (s *session) serve(ctx context.Context) (websocket.StatusCode, string) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	late := make(chan struct{})
	init := time.AfterFunc(s.api.greeting, func() {
		close(late)
		_ = s.conn.Close(closeInitTimeout, "Connection initialisation timeout")
	})
	defer init.Stop()
	admitted := false
	operations := ctx // with what Connect learnt
	for {
		kind, raw, err := s.conn.Read(context.WithoutCancel(ctx)) // which would cut the connection without a word
		if err != nil {
			select {
			case <-late:
				return closeInitTimeout, "Connection initialisation timeout"
			default:
				return websocket.StatusNormalClosure, ""
			}
		}
		var m message
		if kind != websocket.MessageText || json.Unmarshal(raw, &m) != nil {
			return closeBadMessage, "Invalid message"
		}
		switch m.Type {
		case "connection_init":
			if admitted || !init.Stop() {
				return closeInitTwice, "Too many initialisation requests"
			}
			admitted = true
			if s.api.connect != nil {
				var payload map[string]any
				if len(m.Payload) > 0 && json.Unmarshal(m.Payload, &payload) != nil {
					return closeBadMessage, "Invalid message"
				}
				if operations, err = s.api.connect(ctx, payload); err != nil {
					return closeForbidden, "Forbidden"
				}
			}
			if s.send(ctx, message{Type: "connection_ack"}) != nil {
				return websocket.StatusNormalClosure, ""
			}
			go s.ping(ctx)
		case "ping":
			if s.send(ctx, message{Type: "pong"}) != nil {
				return websocket.StatusNormalClosure, ""
			}
		case "pong":
		case "subscribe":
			if !admitted {
				return closeUnauthorized, "Unauthorized"
			}
			if m.ID == "" {
				return closeBadMessage, "Invalid message"
			}
			if code, reason := s.subscribe(operations, m); code != 0 {
				return code, reason
			}
		case "complete":
			s.mu.Lock()
			if cancel := s.running[m.ID]; cancel != nil {
				cancel()
				delete(s.running, m.ID)
			}
			s.mu.Unlock()
		default:
			return closeBadMessage, "Invalid message"
		}
	}
}

// subscribe begins an operation. A status other than 0 closes the socket.
func (s *session) subscribe(ctx context.Context, m message) (websocket.StatusCode, string) {
	params, bad := requestOf(m.Payload)
	if bad != nil {
		return closeBadMessage, "Invalid message"
	}
	params.Headers = s.headers
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running[m.ID] != nil {
		return closeTwice, "Subscriber already exists"
	}
	refusal := (*Response)(nil)
	if have := len(s.running) + 1; have > s.api.limits.Subscriptions {
		refusal = &Response{Errors: s.api.few(ctx, gqlerror.List{limitError("subscriptions", have, s.api.limits.Subscriptions, "operations under way on one socket")})}
	} else if _, problem := complete(params); problem != nil {
		refusal = &Response{Errors: s.api.few(ctx, gqlerror.List{{Message: problem.message, Extensions: map[string]any{"code": problem.code}}})}
	}
	if refusal != nil {
		_ = s.refuse(ctx, m.ID, refusal) // a socket that takes nothing shows when it is read
		return 0, ""
	}
	ctx, cancel := context.WithCancel(ctx)
	s.running[m.ID] = cancel
	s.group.Go(func() { s.run(ctx, cancel, m.ID, params) })
	return 0, ""
}

// run sends the answers of one operation. What its client ended says nothing more.
func (s *session) run(ctx context.Context, cancel context.CancelFunc, id string, params *graphql.RawParams) {
	defer cancel()
	refusal, err := s.api.each(ctx, params, nil, func(response *Response) error {
		body, _ := encode(response)
		return s.send(ctx, message{ID: id, Type: "next", Payload: body})
	})
	if ctx.Err() != nil { // ended by the client, which may use the id again, or with the socket
		return
	}
	s.mu.Lock()
	delete(s.running, id)
	s.mu.Unlock()
	switch {
	case refusal != nil:
		_ = s.refuse(ctx, id, refusal) // as above
	case err == nil:
		_ = s.send(ctx, message{ID: id, Type: "complete"})
	}
}

func (s *session) refuse(ctx context.Context, id string, refusal *Response) error {
	errs, err := json.Marshal(refusal.Errors)
	if err != nil {
		return err
	}
	return s.send(ctx, message{ID: id, Type: "error", Payload: errs})
}

// send writes one message. A client that does not take it in time is cut off, and nothing is kept for it.
func (s *session) send(ctx context.Context, m message) error {
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), takeWithin) // half a message would break the socket for the other operations
	defer cancel()
	return s.conn.Write(ctx, websocket.MessageText, b)
}

// ping closes a socket whose other end is gone.
func (s *session) ping(ctx context.Context) {
	t := time.NewTicker(pingEvery)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			patient, cancel := context.WithTimeout(ctx, takeWithin)
			err := s.conn.Ping(patient)
			cancel()
			if err != nil {
				_ = s.conn.CloseNow()
				return
			}
		}
	}
}

// end stops what runs and waits for it.
func (s *session) end() {
	s.mu.Lock()
	for _, cancel := range s.running {
		cancel()
	}
	s.mu.Unlock()
	s.group.Wait()
}
