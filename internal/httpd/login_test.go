package httpd

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"policygraph/graph"
	"policygraph/internal/access"
)

// loggedIn gives the cookie of a browser that logged in.
func loggedIn(t *testing.T, h http.Handler, gate *Gate, role access.Role) string {
	t.Helper()
	w := send(h, "GET", LoginPath(gate.NewCode(role)), "")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/" || len(w.Result().Cookies()) != 1 {
		t.Fatalf("log in: %d %v, want 303 to / with a cookie", w.Code, w.Header())
	}
	c := w.Result().Cookies()[0]
	return c.Name + "=" + c.Value
}

func TestACodeOpensOnceAndNotForLong(t *testing.T) {
	now := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	h, gate := everything(t, GateOptions{Now: func() time.Time { return now }})
	path := LoginPath(gate.NewCode(access.Curator))
	if w := send(h, "HEAD", path, ""); len(w.Result().Cookies()) > 0 {
		t.Error("a look ahead gets a cookie")
	}
	if w := send(h, "GET", path, ""); w.Code != 303 {
		t.Fatalf("the first time: %d, want 303", w.Code)
	}
	if w := send(h, "GET", path, ""); w.Code != 401 || len(w.Result().Cookies()) > 0 {
		t.Errorf("the second time: %d %v, want 401 and no cookie", w.Code, w.Result().Cookies())
	}
	path = LoginPath(gate.NewCode(access.Curator))
	now = now.Add(codeLasts)
	if w := send(h, "GET", path, ""); w.Code != 401 {
		t.Errorf("after its time: %d, want 401", w.Code)
	}
}

func TestNoPartOfAnotherPageLogsIn(t *testing.T) {
	h, gate := everything(t, GateOptions{})
	path := LoginPath(gate.NewCode(access.Curator))
	for _, as := range []string{"image", "iframe", "empty", "script"} {
		for _, site := range []string{"cross-site", "same-site", "none"} {
			if w := send(h, "GET", path, "", "Sec-Fetch-Dest", as, "Sec-Fetch-Site", site); w.Code != 403 || len(w.Result().Cookies()) > 0 {
				t.Errorf("as %s of a page that is %s: %d %v, want 403 and no cookie", as, site, w.Code, w.Result().Cookies())
			}
		}
	}
	if w := send(h, "GET", path, "", "Sec-Fetch-Dest", "document", "Sec-Fetch-Site", "none"); w.Code != 303 {
		t.Errorf("opened by a person after all that: %d, want 303", w.Code)
	}
	path = LoginPath(gate.NewCode(access.Curator))
	if w := send(h, "GET", path, "", "Sec-Fetch-Dest", "empty", "Sec-Fetch-Site", "same-origin"); w.Code != 303 {
		t.Errorf("asked for by our own page: %d, want 303", w.Code)
	}
}

func TestACookieIsForOurPagesOnly(t *testing.T) {
	for _, secure := range []bool{false, true} {
		h, gate := everything(t, GateOptions{Secure: secure})
		w := send(h, "GET", LoginPath(gate.NewCode(access.Curator)), "")
		c := w.Result().Cookies()[0]
		if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.Secure != secure || strings.HasPrefix(c.Name, "__Host-") != secure || c.Domain != "" {
			t.Errorf("with TLS %v: %+v", secure, c)
		}
	}
	h, gate := everything(t, GateOptions{})
	cookie := loggedIn(t, h, gate, access.Curator)
	for claim, c := range map[string]struct {
		method, path string
		header       []string
		status       int
		want         string
	}{
		"our page":                        {"POST", "/graphql", []string{"Sec-Fetch-Site", "same-origin", CSRFHeader, ""}, 200, "page curator"},
		"our page in an old browser":      {"POST", "/graphql", nil, 200, "page curator"},
		"an old browser, and no header":   {"POST", "/graphql", []string{CSRFHeader, ""}, 403, "CSRF"},
		"a page of another port":          {"POST", "/graphql", []string{"Sec-Fetch-Site", "same-site"}, 403, "CROSS_ORIGIN"},
		"a page of another site":          {"POST", "/graphql", []string{"Sec-Fetch-Site", "cross-site"}, 403, "CROSS_ORIGIN"},
		"a form of an old browser":        {"POST", "/graphql", []string{"Origin", "http://attacker.example"}, 403, "CROSS_ORIGIN"},
		"a picture on another port":       {"GET", "/api/me", []string{"Sec-Fetch-Site", "same-site"}, 200, `"authenticated":false`},
		"a socket of another port":        {"GET", "/api/me", []string{"Origin", "http://127.0.0.1:5173"}, 200, `"authenticated":false`},
		"who is logged in":                {"GET", "/api/me", []string{"Sec-Fetch-Site", "same-origin"}, 200, `"role":"curator"`},
		"what the role does not allow":    {"POST", "/api/verify", []string{"Sec-Fetch-Site", "same-origin"}, 403, graph.CodeForbidden},
		"a wrong token beside the cookie": {"POST", "/graphql", []string{"Authorization", "Bearer guess"}, 401, graph.CodeUnauthenticated},
	} {
		w := send(h, c.method, c.path, "{}", append([]string{"Content-Type", "application/json", "Cookie", cookie}, c.header...)...)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) {
			t.Errorf("%s: %d %s, want %d %q", claim, w.Code, w.Body, c.status, c.want)
		}
	}
}

func TestASessionEnds(t *testing.T) {
	now := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	keys := newRing()
	h, gate := everything(t, GateOptions{Exposed: true, Tokens: keys, Now: func() time.Time { return now }})
	who := func(cookie string) string {
		return send(h, "GET", "/api/me", "", "Cookie", cookie).Body.String()
	}
	in := func(cookie string) bool { return strings.Contains(who(cookie), `"authenticated":true`) }

	cookie := loggedIn(t, h, gate, access.Curator)
	for range 7 {
		now = now.Add(90 * time.Minute)
		if !in(cookie) {
			t.Fatal("in use, within its time: it is over")
		}
	}
	now = now.Add(2 * time.Hour)
	if in(cookie) {
		t.Error("after twelve hours: it goes on")
	}
	cookie = loggedIn(t, h, gate, access.Curator)
	now = now.Add(sessionIdle + time.Second)
	if in(cookie) {
		t.Error("not used for two hours: it goes on")
	}
	cookie = loggedIn(t, h, gate, access.Curator)
	if w := send(h, "POST", "/logout", "", "Cookie", cookie); w.Code != 200 || w.Result().Cookies()[0].MaxAge >= 0 || in(cookie) {
		t.Errorf("logged out: %d %v, want it over and the cookie gone", w.Code, w.Result().Cookies())
	}
	if in("policygraph=guess") {
		t.Error("a made-up cookie lets in")
	}

	w := send(h, "POST", "/login", "token=curates", "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin")
	if w.Code != 303 || len(w.Result().Cookies()) != 1 {
		t.Fatalf("by a token in the form: %d %s, want 303 and a cookie", w.Code, w.Body)
	}
	cookie = w.Result().Cookies()[0].Name + "=" + w.Result().Cookies()[0].Value
	if got := send(h, "POST", "/graphql", "{}", "Content-Type", "application/json", "Cookie", cookie).Body.String(); got != "curates curator" {
		t.Errorf("by a token: %q, want its id and role", got)
	}
	keys.revoke("curates")
	if in(cookie) {
		t.Error("the token was revoked: its session goes on")
	}
	if w := send(h, "POST", "/login", "token=curates", "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "cross-site"); w.Code != 403 {
		t.Errorf("a form of another site: %d, want 403", w.Code)
	}
	if w := send(h, "POST", "/login", strings.Repeat("x", maxLoginBytes+1)); w.Code != 413 {
		t.Errorf("a long body: %d, want 413", w.Code)
	}
}

func TestTheOldestSessionMakesRoom(t *testing.T) {
	now := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	h, gate := everything(t, GateOptions{Now: func() time.Time { return now }})
	first := loggedIn(t, h, gate, access.Curator)
	for range maxSessions {
		now = now.Add(time.Millisecond)
		loggedIn(t, h, gate, access.Reader)
	}
	if len(gate.desk.sessions) > maxSessions {
		t.Errorf("%d sessions, want at most %d", len(gate.desk.sessions), maxSessions)
	}
	if w := send(h, "GET", "/api/me", "", "Cookie", first); strings.Contains(w.Body.String(), "true") {
		t.Error("the oldest goes on")
	}
}

func TestALinkIsMadeByAdministrators(t *testing.T) {
	h, _ := everything(t, GateOptions{Exposed: true})
	w := send(h, "POST", "/api/login?role=reader", "", "Authorization", "Bearer rules")
	if w.Code != 200 || !strings.Contains(w.Body.String(), "/login?code=") {
		t.Fatalf("%d %s, want a link", w.Code, w.Body)
	}
	if w := send(h, "POST", "/api/login?role=god", "", "Authorization", "Bearer rules"); w.Code != 400 {
		t.Errorf("no role: %d, want 400", w.Code)
	}
	if w := send(h, "POST", "/api/login?role=reader", "", "Authorization", "Bearer curates"); w.Code != 403 {
		t.Errorf("a curator: %d, want 403", w.Code)
	}
}

func TestALoginLeadsBackToWhereAPersonWas(t *testing.T) {
	h, gate := everything(t, GateOptions{})
	for next, want := range map[string]string{
		"":                                 "/",
		"/upload":                          "/upload",
		"/list?q=%E5%AE%89%E5%90%89":       "/list?q=%E5%AE%89%E5%90%89",
		"/read/document:x?from=1&to=2":     "/read/document:x?from=1&to=2",
		"upload":                           "/",
		"//elsewhere.example/upload":       "/",
		"///elsewhere.example":             "/",
		`/\elsewhere.example`:              "/",
		"/\t/elsewhere.example":            "/",
		"/\r\nSet-Cookie: a=b":             "/",
		"https://elsewhere.example/":       "/",
		"https:elsewhere.example":          "/",
		"javascript:alert(1)":              "/",
		"/login?code=x":                    "/",
		"/%":                               "/",
		"/" + strings.Repeat("a", maxNext): "/",
	} {
		w := send(h, "GET", LoginPath(gate.NewCode(access.Curator))+"&next="+url.QueryEscape(next), "")
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != want {
			t.Errorf("log in with next %q: %d to %q, want 303 to %q", next, w.Code, w.Header().Get("Location"), want)
		}
	}
}

func TestTheLoginFormKeepsWhereItLeads(t *testing.T) {
	keys := newRing()
	h, _ := everything(t, GateOptions{Exposed: true, Tokens: keys})
	asked := send(h, "GET", "/upload?lang=en&a=%22%3E", "", "Accept", "text/html")
	where := asked.Header().Get("Location")
	if asked.Code != http.StatusSeeOther || where != "/login?next=%2Fupload%3Flang%3Den%26a%3D%2522%253E" {
		t.Fatalf("a stranger who asks for /upload: %d to %q, want 303 to the login with next", asked.Code, where)
	}
	if w := send(h, "GET", "/", "", "Accept", "text/html"); w.Header().Get("Location") != "/login" {
		t.Errorf("a stranger who asks for /: to %q, want /login", w.Header().Get("Location"))
	}
	form := send(h, "GET", where, "").Body.String()
	if want := `<input type="hidden" name="next" value="/upload?lang=en&amp;a=%22%3E">`; !strings.Contains(form, want) {
		t.Errorf("the form of %s is\n%s\nwant it to hold %s", where, form, want)
	}
	if plain := send(h, "GET", "/login?next="+url.QueryEscape(`/"><script>`), "").Body.String(); strings.Contains(plain, "<script>") {
		t.Errorf("the form is\n%s\nwant no markup out of next", plain)
	}
	body := url.Values{"token": {"none of ours"}, "next": {"/upload"}}.Encode()
	wrong := send(h, "POST", "/login", body, "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin")
	if wrong.Code != http.StatusUnauthorized || !strings.Contains(wrong.Body.String(), `value="/upload"`) {
		t.Errorf("a wrong token: %d\n%s\nwant 401 and the form with next", wrong.Code, wrong.Body)
	}
	for next, want := range map[string]string{"/upload": "/upload", "//elsewhere.example": "/"} {
		body := url.Values{"token": {"curates"}, "next": {next}}.Encode()
		w := send(h, "POST", "/login", body, "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin")
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != want {
			t.Errorf("a token with next %q: %d to %q, want 303 to %q", next, w.Code, w.Header().Get("Location"), want)
		}
	}
}
