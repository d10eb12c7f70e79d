package httpd

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// maxExportQuery bounds the arguments of an export that are posted.
const maxExportQuery = 64 << 10

// Exporter is a Desk that writes tasks, subgraphs and the whole graph in the formats of other programs.
type Exporter interface {
	// Attach reads what the parameters of a request ask for; it does not look into the store yet.
	Attach(params url.Values) (Attachment, error)
}

// Attachment is a file that is made while it is sent.
type Attachment struct {
	Name      string                           // 任务清单-安吉县.xlsx
	Named     func(ctx context.Context) string // a better name, which takes a look into the store; nil: none
	Fallback  string                           // the same for programs that know ASCII only
	MediaType string
	Packed    bool // compressed in itself
	Write     func(ctx context.Context, w io.Writer) error
}

// exportRoute serves GET /export?format=…, and POST /export for arguments that are too long for a URL.
func (a api) exportRoute(mux *http.ServeMux, compress func(http.Handler) http.HandlerFunc, cors crossOrigin, x Exporter) {
	send := func(w http.ResponseWriter, r *http.Request, params url.Values) {
		file, err := x.Attach(params)
		if err != nil {
			a.fail(w, err)
			return
		}
		h := http.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { a.attach(w, r, file) }))
		if !file.Packed {
			h = compress(h)
		}
		h.ServeHTTP(w, r)
	}
	mux.HandleFunc("GET /export", func(w http.ResponseWriter, r *http.Request) {
		if !ownRequest(r) && !cors.allows(r) {
			writeError(w, http.StatusForbidden, "CSRF", "an export needs Sec-Fetch-Site: same-origin or the header "+CSRFHeader+": 1")
			return
		}
		params, err := url.ParseQuery(r.URL.RawQuery)
		if err != nil {
			writeError(w, http.StatusBadRequest, "BAD_INPUT", "the parameters after ? are not encoded as those of a URL are")
			return
		}
		send(w, r, params)
	})
	mux.HandleFunc("POST /export", func(w http.ResponseWriter, r *http.Request) {
		if !ownRequest(r) && !cors.allows(r) {
			writeError(w, http.StatusForbidden, "CSRF", "an export needs Sec-Fetch-Site: same-origin or the header "+CSRFHeader+": 1")
			return
		}
		body, bad := readBody(w, r, maxExportQuery)
		if bad != nil {
			writeError(w, bad.status, bad.code, bad.message)
			return
		}
		params, err := paramsOf(body)
		if err != nil {
			writeError(w, http.StatusBadRequest, "BAD_INPUT", err.Error())
			return
		}
		send(w, r, params)
	})
}

// paramsOf are the members of a JSON object as parameters: a list repeats its name, an object stays JSON.
func paramsOf(body []byte) (url.Values, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(body, &members); err != nil {
		return nil, fmt.Errorf(`send the arguments as a JSON object: {"format": "csv", "involving": ["…"]}`)
	}
	params := url.Values{}
	for name, raw := range members {
		var list []string
		var text string
		switch {
		case string(raw) == "null":
		case json.Unmarshal(raw, &text) == nil:
			params.Set(name, text)
		case json.Unmarshal(raw, &list) == nil:
			params[name] = list
		default:
			params.Set(name, string(raw))
		}
	}
	return params, nil
}

// attach sends a file in the making. An error before its first byte is told; after it the connection is cut, which the client sees. The
// client may take as long as it likes while it reads something now and then.
func (a api) attach(w http.ResponseWriter, r *http.Request, file Attachment) {
	at := http.NewResponseController(w)
	_ = at.SetReadDeadline(time.Time{}) // nothing more is read, and when it passes the request is cancelled
	_ = at.SetWriteDeadline(time.Time{})
	h := w.Header()
	h.Set("Content-Type", file.MediaType)
	name := file.Name
	if file.Named != nil {
		name = cmp.Or(file.Named(r.Context()), name)
	}
	h.Set("Content-Disposition", disposition(file.Fallback, name))
	h.Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	out := &counter{w: patient{w, at}}
	if err := file.Write(r.Context(), out); err != nil {
		if out.n == 0 {
			h.Del("Content-Disposition")
			a.fail(w, err)
			return
		}
		panic(http.ErrAbortHandler)
	}
}

// disposition names a file as RFC 6266 and RFC 5987 have it.
func disposition(fallback, name string) string {
	const free = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&+-.^_`|~"
	var b strings.Builder
	for _, c := range []byte(name) {
		if strings.IndexByte(free, c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return fmt.Sprintf(`attachment; filename="%s"; filename*=UTF-8''%s`, fallback, b.String())
}
