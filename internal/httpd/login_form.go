package httpd

import (
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strings"
)

const (
	// nextField names, in the address of the login and in its form, where a person was and comes back to.
	nextField = "next"
	maxNext   = 2_000
)

// nextOf is the address within this server that a login may lead to: the first page for whatever a browser could take for another server.
func nextOf(given string) string {
	u, err := url.Parse(given)
	switch {
	case err != nil, u.IsAbs(), u.Host != "", len(given) > maxNext,
		!strings.HasPrefix(given, "/"), strings.HasPrefix(given, "//"), // "//elsewhere.example" is another server
		strings.ContainsFunc(given, func(r rune) bool { return r == '\\' || r < ' ' || r == 0x7f }), // browsers read "/\elsewhere" like that, and pass over tabs
		u.Path == "/login":
		return "/"
	}
	return given
}

// loginFor is the address of the login form for somebody who asked for a page of ours.
func loginFor(r *http.Request) string {
	if next := nextOf(r.URL.RequestURI()); next != "/" {
		return "/login?" + url.Values{nextField: {next}}.Encode()
	}
	return "/login"
}

// loginPolicy lets the page of the form be sent to us.
const loginPolicy = "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

const loginPage = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>政策图谱 登录</title></head>
<body><main><h1>政策图谱 policygraph</h1>
<form method="post" action="/login"><p>%s</p>%s
<p><label>令牌 Token <input type="password" name="token" autocomplete="current-password" required autofocus></label> <button>登录 Log in</button></p></form>
</main></body></html>
`

// loginForm shows the form; next is where it leads then.
func (g *Gate) loginForm(w http.ResponseWriter, status int, next, says string) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", loginPolicy)
	w.WriteHeader(status)
	hidden := ""
	if next != "/" {
		hidden = `<input type="hidden" name="` + nextField + `" value="` + html.EscapeString(next) + `">`
	}
	_, _ = fmt.Fprintf(w, loginPage, says, hidden) // a client that went away is its own affair; says is ours
}

// byForm logs in by a token, from the form or as JSON.
func (g *Gate) byForm(w http.ResponseWriter, r *http.Request) {
	body, bad := readBody(w, r, maxLoginBytes)
	if bad != nil {
		writeError(w, bad.status, bad.code, bad.message)
		return
	}
	form := strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded")
	next := "/"
	var given struct{ Token string }
	if form {
		values, _ := url.ParseQuery(string(body)) // what cannot be read is no token
		given.Token, next = values.Get("token"), nextOf(values.Get(nextField))
	} else if json.Unmarshal(body, &given) != nil {
		writeError(w, http.StatusBadRequest, "BAD_INPUT", `want {"token": "…"}, or the form of GET /login`)
		return
	}
	v := &visitor{address: addressOf(r)}
	if no := g.bySecret(v, strings.TrimSpace(given.Token)); no != nil {
		if form {
			g.loginForm(w, no.status, next, "令牌无效。The token is not valid.")
			return
		}
		deny(w, r, "POST /login", no)
		return
	}
	g.begin(w, v.Actor, v.token)
	if form {
		http.Redirect(w, r, next, http.StatusSeeOther)
		return
	}
	v.by = byCookie
	writeJSON(w, http.StatusOK, me(v))
}
