package httpd

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"
)

// Desk does what the command line asks of the process that holds the store.
type Desk interface {
	// Ingest reads one file known by uri, or each document in an archive; what is wrong with a file is part of the answer, an error is
	// about the store.
	Ingest(ctx context.Context, uri string, file []byte) (json.RawMessage, error)
	// Retract removes the document known by name.
	Retract(ctx context.Context, name string) (json.RawMessage, error)
	// Verify checks the store, every record of it where deep, and says what it found.
	Verify(ctx context.Context, deep bool) (json.RawMessage, error)
	// Review goes over the named documents, all where none is named, for what a person should look at again.
	Review(ctx context.Context, names []string) (json.RawMessage, error)
	// Export writes the store as JSON Lines, as the parameters ask: all of its history, or a part.
	Export(ctx context.Context, w io.Writer, params url.Values) error
	// Import takes in what Export wrote, of any length.
	Import(ctx context.Context, in io.Reader) (json.RawMessage, error)
	// Problem says how an error of this desk is told: HTTP status, code, message.
	Problem(err error) (status int, p Problem)
}

type api struct{ desk Desk }

func (a api) routes(mux *http.ServeMux, compress func(http.Handler) http.HandlerFunc) {
	mux.HandleFunc("POST /api/ingest", a.write(func(w http.ResponseWriter, r *http.Request) (json.RawMessage, error) {
		uri := r.URL.Query().Get("uri")
		if uri == "" {
			return nil, &bodyError{http.StatusBadRequest, "BAD_INPUT", "?uri= names the file"}
		}
		body, bad := readBody(w, r, MaxUpload)
		if bad != nil {
			return nil, bad
		}
		return a.desk.Ingest(r.Context(), uri, body)
	}))
	mux.HandleFunc("POST /api/retract", a.write(func(w http.ResponseWriter, r *http.Request) (json.RawMessage, error) {
		return a.desk.Retract(r.Context(), r.URL.Query().Get("name"))
	}))
	mux.HandleFunc("POST /api/verify", a.write(func(w http.ResponseWriter, r *http.Request) (json.RawMessage, error) {
		return a.desk.Verify(r.Context(), r.URL.Query().Get("deep") == "true")
	}))
	mux.HandleFunc("POST /api/review", a.write(func(w http.ResponseWriter, r *http.Request) (json.RawMessage, error) {
		return a.desk.Review(r.Context(), r.URL.Query()["name"])
	}))
	mux.HandleFunc("POST /api/import", a.write(func(w http.ResponseWriter, r *http.Request) (json.RawMessage, error) {
		return a.desk.Import(r.Context(), waiting{r.Body, http.NewResponseController(w)})
	}))
	mux.Handle("GET /export.jsonl", compress(http.HandlerFunc(a.export)))
}

// write admits a request that carries CSRFHeader; who may make it, the Gate has decided. Ingesting and verifying take as long as they take,
// so the server's write deadline is lifted.
func (a api) write(do func(http.ResponseWriter, *http.Request) (json.RawMessage, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get(CSRFHeader) != "1" {
			writeError(w, http.StatusForbidden, "CSRF", "a request that writes needs the header "+CSRFHeader+": 1")
			return
		}
		at := http.NewResponseController(w)
		_ = at.SetWriteDeadline(time.Time{})
		if r.ContentLength == 0 {
			_ = at.SetReadDeadline(time.Time{}) // nothing more is read, and when it passes the request is cancelled
		}
		answer, err := do(w, r)
		if err != nil {
			a.fail(w, err)
			return
		}
		writeJSON(w, http.StatusOK, answer)
	}
}

func (a api) fail(w http.ResponseWriter, err error) {
	var bad *bodyError
	if errors.As(err, &bad) {
		writeError(w, bad.status, bad.code, bad.message)
		return
	}
	status, p := a.desk.Problem(err)
	writeError(w, status, p.Code, p.Message)
}

// export streams. An error after the first byte can only cut the connection, which the client sees as such; the last line of a whole
// export says that it is whole.
func (a api) export(w http.ResponseWriter, r *http.Request) {
	if !ownRequest(r) {
		writeError(w, http.StatusForbidden, "CSRF", "an export needs Sec-Fetch-Site: same-origin or the header "+CSRFHeader+": 1")
		return
	}
	_ = http.NewResponseController(w).SetWriteDeadline(time.Time{})
	w.Header().Set("Content-Type", "application/jsonl; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="policygraph.jsonl"`)
	w.Header().Set("Cache-Control", "no-store")
	counted := &counter{w: w}
	if err := a.desk.Export(r.Context(), counted, r.URL.Query()); err != nil {
		if counted.n == 0 {
			w.Header().Del("Content-Disposition")
			a.fail(w, err)
			return
		}
		panic(http.ErrAbortHandler)
	}
}

// waiting reads a body of any length: each read has the time that a whole one has elsewhere.
type waiting struct {
	r  io.Reader
	at *http.ResponseController
}

func (b waiting) Read(p []byte) (int, error) {
	_ = b.at.SetReadDeadline(time.Now().Add(readTimeout)) // a server that knows no deadlines has none to lift
	n, err := b.r.Read(p)
	if err != nil {
		_ = b.at.SetReadDeadline(time.Time{}) // it would cancel the request while the answer is in the making
	}
	return n, err
}

type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

func (e *bodyError) Error() string { return e.message }
