package httpd

import (
	"crypto/rand"
	"crypto/sha256"
	"net/http"
	"sync"
	"time"

	"policygraph/graph"
	"policygraph/internal/access"
)

// How long a person in a browser is known.
const (
	codeLasts     = 15 * time.Minute // until it is used
	sessionLasts  = 12 * time.Hour
	sessionIdle   = 2 * time.Hour
	maxCodes      = 100
	maxSessions   = 1_000
	maxLoginBytes = 4 << 10
)

// PageActor is the id of those who logged in by a code that the server printed.
const PageActor = "page"

// desk keeps what people in browsers log in by. Nothing of it outlives the process, and of codes and cookies only the sums are kept.
type desk struct {
	mu       sync.Mutex
	codes    map[[sha256.Size]byte]code
	sessions map[[sha256.Size]byte]*session
}

type code struct {
	role access.Role
	ends time.Time
}

// session is one browser that logged in.
type session struct {
	actor graph.Actor
	token string // the id of the token, "" for a code
	ends  time.Time
	seen  time.Time
	over  bool
}

// NewCode makes a code that lets one browser in, once, with a role.
func (g *Gate) NewCode(role access.Role) string {
	text, now := rand.Text(), g.o.Now()
	g.desk.mu.Lock()
	defer g.desk.mu.Unlock()
	for sum, c := range g.desk.codes {
		if now.After(c.ends) || len(g.desk.codes) >= maxCodes {
			delete(g.desk.codes, sum)
		}
	}
	g.desk.codes[sha256.Sum256([]byte(text))] = code{role, now.Add(codeLasts)}
	return text
}

// byCode takes a code away, and says the role that it gives.
func (g *Gate) byCode(text string) (access.Role, bool) {
	sum := sha256.Sum256([]byte(text)) // what is compared is not what was sent, so how long it takes tells nothing of it
	g.desk.mu.Lock()
	defer g.desk.mu.Unlock()
	c, ok := g.desk.codes[sum]
	delete(g.desk.codes, sum)
	return c.role, ok && g.o.Now().Before(c.ends)
}

// begin makes a session and gives its cookie.
func (g *Gate) begin(w http.ResponseWriter, actor graph.Actor, token string) {
	text, now := rand.Text(), g.o.Now()
	g.desk.mu.Lock()
	defer g.desk.mu.Unlock()
	var oldest [sha256.Size]byte
	var since time.Time
	for sum, s := range g.desk.sessions {
		if s.past(now) {
			s.over = true
			delete(g.desk.sessions, sum)
		} else if since.IsZero() || s.seen.Before(since) {
			oldest, since = sum, s.seen
		}
	}
	if len(g.desk.sessions) >= maxSessions {
		g.desk.sessions[oldest].over = true
		delete(g.desk.sessions, oldest)
	}
	g.desk.sessions[sha256.Sum256([]byte(text))] = &session{actor: actor, token: token, ends: now.Add(sessionLasts), seen: now}
	http.SetCookie(w, g.cookie(text, int(sessionLasts/time.Second)))
}

func (s *session) past(now time.Time) bool {
	return s.over || now.After(s.ends) || now.Sub(s.seen) > sessionIdle
}

// cookie is that of a session. With TLS its name keeps other hosts and plain HTTP from setting it.
func (g *Gate) cookie(value string, age int) *http.Cookie {
	return &http.Cookie{Name: g.cookieName(), Value: value, Path: "/", MaxAge: age, HttpOnly: true, Secure: g.o.Secure, SameSite: http.SameSiteStrictMode}
}

func (g *Gate) cookieName() string {
	if g.o.Secure {
		return "__Host-policygraph"
	}
	return "policygraph"
}

// session finds that of a request, nil where there is none that lasts.
func (g *Gate) session(r *http.Request) *session {
	c, err := r.Cookie(g.cookieName())
	if err != nil {
		return nil
	}
	g.desk.mu.Lock()
	s := g.desk.sessions[sha256.Sum256([]byte(c.Value))]
	g.desk.mu.Unlock()
	if s == nil || g.lasting(s) != nil {
		return nil
	}
	g.desk.mu.Lock()
	defer g.desk.mu.Unlock()
	s.seen = g.o.Now()
	return s
}

// lasting is nil while a session goes on, and the token by which it began is in force.
func (g *Gate) lasting(s *session) error {
	g.desk.mu.Lock()
	past := s.past(g.o.Now())
	g.desk.mu.Unlock()
	if past {
		return access.ErrExpired
	}
	if s.token != "" {
		return g.o.Tokens.Standing(s.token)
	}
	return nil
}

// embedded tells whether a page of others asks for it as a part of itself, an image or a frame; a person opens a link, and our own page may ask.
func embedded(r *http.Request) bool {
	as := r.Header.Get("Sec-Fetch-Dest")
	return as != "" && as != "document" && r.Header.Get("Sec-Fetch-Site") != "same-origin"
}

// routes are those by which people in browsers come and go.
func (g *Gate) routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /login", func(w http.ResponseWriter, r *http.Request) {
		text, next := r.URL.Query().Get("code"), nextOf(r.URL.Query().Get(nextField))
		if text == "" {
			g.loginForm(w, http.StatusOK, next, "请输入令牌。Enter a token; <code>policygraph token create</code> makes one.")
			return
		}
		if r.Method != http.MethodGet { // a look ahead uses nothing up
			return
		}
		if embedded(r) {
			g.loginForm(w, http.StatusForbidden, next, "请直接打开链接。Open the link itself: no part of another page logs in by it.")
			return
		}
		role, ok := g.byCode(text)
		if !ok {
			no := g.failed(addressOf(r), access.ErrUnknown)
			g.loginForm(w, no.status, next, "链接已失效。The link was used or is too old; <code>policygraph token login</code> makes another.")
			return
		}
		g.begin(w, graph.Actor{ID: PageActor, Role: role}, "")
		w.Header().Set("Cache-Control", "no-store")
		http.Redirect(w, r, next, http.StatusSeeOther)
	})
	mux.HandleFunc("POST /login", g.byForm)
	mux.HandleFunc("POST /logout", func(w http.ResponseWriter, r *http.Request) {
		if v := visitorOf(r.Context()); v != nil && v.session != nil {
			g.desk.mu.Lock()
			v.session.over = true
			g.desk.mu.Unlock()
		}
		http.SetCookie(w, g.cookie("", -1))
		writeJSON(w, http.StatusOK, me(&visitor{}))
	})
	mux.HandleFunc("GET /api/me", func(w http.ResponseWriter, r *http.Request) { writeJSON(w, http.StatusOK, me(visitorOf(r.Context()))) })
	mux.HandleFunc("POST /api/login", func(w http.ResponseWriter, r *http.Request) {
		role, err := access.ParseRole(r.URL.Query().Get("role"))
		if err != nil {
			writeError(w, http.StatusBadRequest, "BAD_INPUT", err.Error())
			return
		}
		writeJSON(w, http.StatusOK, map[string]any{"path": LoginPath(g.NewCode(role)), "role": role, "seconds": int(codeLasts / time.Second)})
	})
}

// LoginPath is where a browser goes with a code.
func LoginPath(code string) string { return "/login?code=" + code }

// me tells a page what it may do: {"role": "curator", "authenticated": true}.
func me(v *visitor) map[string]any {
	return map[string]any{"role": v.Role.String(), "authenticated": v.by != byNothing}
}
