package httpd

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"policygraph/graph"
	"policygraph/internal/access"
)

// Owner is the id of those who know the token of server.json: who may read the store's folder.
const Owner = "server.json"

// Tokens are those that let somebody in.
type Tokens interface {
	// Check says whose a secret is.
	Check(secret string) (access.Token, error)
	// Standing is nil where the token of that id is in force still.
	Standing(id string) error
}

// GateOptions say who is let in, and how much each may ask for.
type GateOptions struct {
	Token  string // that of server.json, which opens everything; "": there is none
	Tokens Tokens // nil: there are none
	// Exposed is whether others than people of this machine can reach the server. Then strangers may do nothing; else they may read.
	Exposed bool
	Hosts   []string // names by which the server is asked, besides those of loopback
	Proxy   bool     // whether a proxy of our own asks for others, and tells for whom in X-Forwarded-For
	Secure  bool     // whether browsers reach it over TLS, so that cookies need not go without
	Rates   Rates
	Now     func() time.Time // nil: the clock of the machine
	Log     *slog.Logger     // nil logs nothing
}

// Gate says who asks, in one place for all routes, and whether a route is open to them. It is safe for use by many goroutines.
type Gate struct {
	o      GateOptions
	owner  [sha256.Size]byte
	desk   desk
	purses purses
	recall time.Duration // how often it is looked whether those who hold a stream may stay

	mu       sync.Mutex
	tries    map[string]*rate.Limiter // failed ones, by address
	failures atomic.Int64
	refused  atomic.Int64 // for asking too much
}

// triesBurst failed attempts are answered of one address at once, and one every triesEvery.
const (
	triesBurst = 10
	triesEvery = 6 * time.Second
)

// NewGate makes a gate.
func NewGate(o GateOptions) *Gate {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	g := &Gate{o: o, owner: sha256.Sum256([]byte(o.Token)), recall: 2 * time.Second, tries: map[string]*rate.Limiter{}}
	g.desk = desk{codes: map[[sha256.Size]byte]code{}, sessions: map[[sha256.Size]byte]*session{}}
	g.purses = purses{rates: o.Rates.orDefault(), of: map[string]*purse{}}
	return g
}

// visitor is who makes a request, and by what.
type visitor struct {
	graph.Actor
	address string
	by      credential
	token   string       // the id of the token that let them in, "" for none
	session *session     // by which, where by is byCookie
	purse   *purse       // nil: no end to it
	alive   func() error // whether they would be let in still
}

// credential is by what somebody is known.
type credential uint8

const (
	byNothing credential = iota
	byHeader
	byCookie
)

type visitorKey struct{}

func visitorOf(ctx context.Context) *visitor {
	v, _ := ctx.Value(visitorKey{}).(*visitor)
	return v
}

func (v *visitor) in(ctx context.Context) context.Context {
	return graph.WithActor(context.WithValue(ctx, visitorKey{}, v), v.Actor)
}

// denial is why somebody is not let in.
type denial struct {
	status        int
	code, message string
	wait          time.Duration // before another try
}

// who says who makes a request. A cookie is believed only where no page of another origin can have sent it.
func (g *Gate) who(r *http.Request) (*visitor, *denial) {
	v := &visitor{address: addressOf(r)}
	if header := r.Header.Get("Authorization"); header != "" {
		secret, bearer := strings.CutPrefix(header, "Bearer ")
		if !bearer {
			return nil, g.failed(v.address, errors.New("want Authorization: Bearer TOKEN"))
		}
		return v, g.bySecret(v, secret)
	}
	if ours(r) {
		if s := g.session(r); s != nil {
			v.by, v.session, v.Actor, v.token = byCookie, s, s.actor, s.token
			v.alive = func() error { return g.lasting(s) }
			v.purse = g.purses.get("token "+s.actor.ID, 1)
			return v, nil
		}
	}
	if !g.o.Exposed {
		v.Role = access.Reader
	}
	v.purse = g.purses.get("address "+network(v.address), strangers)
	return v, nil
}

// ours tells whether a request can come from a page of ours only, or from no page. Those of another port of this machine, which a browser sends
// our cookies to, can not.
func ours(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
	default:
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, r.Host)
}

// network is by what attempts are counted: the address, or of IPv6 the network of one customer, who has more addresses than can be counted.
func network(address string) string {
	if ip, err := netip.ParseAddr(address); err == nil && ip.Is6() && !ip.Is4In6() {
		if p, err := ip.WithZone("").Prefix(64); err == nil {
			return p.String()
		}
	}
	return address
}

// bySecret says whose a token is.
func (g *Gate) bySecret(v *visitor, secret string) *denial {
	sum := sha256.Sum256([]byte(secret))
	if subtle.ConstantTimeCompare(sum[:], g.owner[:]) == 1 && g.o.Token != "" {
		v.by, v.Actor = byHeader, graph.Actor{ID: Owner, Role: access.Admin}
		v.alive = func() error { return nil }
		return nil
	}
	if g.o.Tokens == nil {
		return g.failed(v.address, access.ErrUnknown)
	}
	t, err := g.o.Tokens.Check(secret)
	if err != nil {
		return g.failed(v.address, err)
	}
	v.by, v.Actor, v.token = byHeader, graph.Actor{ID: t.ID, Role: t.Role}, t.ID
	v.alive = func() error { return g.o.Tokens.Standing(t.ID) }
	v.purse = g.purses.get("token "+t.ID, 1)
	return nil
}

// failed counts an attempt of an address that opened nothing, and says so, or to wait. Those who know a token are not kept out by those who
// guess: nobody guesses 32 random bytes.
func (g *Gate) failed(address string, err error) *denial {
	known := false
	for _, e := range []error{access.ErrMalformed, access.ErrUnknown, access.ErrExpired, access.ErrRevoked} {
		known = known || errors.Is(err, e)
	}
	if !known && strings.HasPrefix(err.Error(), "tokens:") { // about the file, which is no affair of the client's
		g.o.Log.Error("nobody is let in by token", "error", err)
		return &denial{status: http.StatusServiceUnavailable, code: graph.CodeUnavailable, message: "tokens cannot be read now"}
	}
	g.failures.Add(1)
	now, from := g.o.Now(), network(address)
	g.mu.Lock()
	defer g.mu.Unlock()
	limiter := g.tries[from]
	if limiter == nil {
		for a, l := range g.tries {
			if len(g.tries) < 4096 {
				break
			}
			if l.TokensAt(now) >= triesBurst {
				delete(g.tries, a)
			}
		}
		limiter = rate.NewLimiter(rate.Every(triesEvery), triesBurst)
		g.tries[from] = limiter
	}
	if !limiter.AllowN(now, 1) {
		return &denial{http.StatusTooManyRequests, graph.CodeRateLimit, "too many attempts that opened nothing", triesEvery}
	}
	g.o.Log.Warn("a token opened nothing", "address", address, "reason", err.Error())
	return &denial{status: http.StatusUnauthorized, code: graph.CodeUnauthenticated, message: err.Error()}
}

// addressOf is the address of who asks, without the port.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// forwarded takes the address of who asks from a proxy of ours: the last that X-Forwarded-For names, which the proxy itself has seen. Only
// neighbours are believed to be one.
func (g *Gate) forwarded(next http.Handler) http.Handler {
	if !g.o.Proxy {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		peer, err := netip.ParseAddr(addressOf(r))
		if err == nil && (peer.Unmap().IsLoopback() || peer.Unmap().IsPrivate()) {
			parts := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
			if client, err := netip.ParseAddr(strings.TrimSpace(parts[len(parts)-1])); err == nil {
				r.RemoteAddr = net.JoinHostPort(client.Unmap().String(), "0")
			}
		}
		next.ServeHTTP(w, r)
	})
}

// hosts refuses requests by another name than ours: a page of attacker.example that rebinds its name to our address still sends its own.
func (g *Gate) hosts(next http.Handler) http.Handler {
	if len(g.o.Hosts) == 0 {
		return loopbackOnly(next)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		for _, name := range g.o.Hosts {
			if strings.EqualFold(strings.Trim(host, "[]"), name) {
				next.ServeHTTP(w, r)
				return
			}
		}
		if loopbackHost(r.Host) {
			next.ServeHTTP(w, r)
			return
		}
		writeError(w, http.StatusMisdirectedRequest, "HOST", "this server does not answer by that name")
	})
}

// Connect admits a socket by the token in its first message, {"authorization": "Bearer …"}, since pages cannot send it as a header; without
// one by what the request was admitted by.
func (g *Gate) Connect(ctx context.Context, payload map[string]any) (context.Context, error) {
	v := visitorOf(ctx)
	header := ""
	for name, value := range payload {
		if text, ok := value.(string); ok && strings.EqualFold(name, "authorization") {
			header = text
		}
	}
	if header == "" {
		if graph.ActorOf(ctx).Role == access.Nobody {
			return nil, errors.New("a token is needed")
		}
		return ctx, nil
	}
	secret, bearer := strings.CutPrefix(header, "Bearer ")
	known := &visitor{}
	if v != nil {
		known.address = v.address
	}
	if !bearer {
		return nil, errors.New("want Bearer TOKEN")
	}
	if no := g.bySecret(known, secret); no != nil {
		return nil, errors.New(no.message)
	}
	return known.in(g.watch(ctx, known)), nil
}

// watch ends a context when the one it was made for would not be let in any more.
func (g *Gate) watch(ctx context.Context, v *visitor) context.Context {
	if v.alive == nil {
		return ctx
	}
	ctx, stop := context.WithCancelCause(ctx)
	go func() {
		defer stop(nil)
		t := time.NewTicker(g.recall)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
				if err := v.alive(); err != nil {
					stop(err)
					return
				}
			}
		}
	}()
	return ctx
}
