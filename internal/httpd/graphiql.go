package httpd

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// graphiqlPolicy is contentPolicy as GraphiQL needs it: its editor sets styles, has a font in its style sheet, and runs workers.
const graphiqlPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
	"connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

// Example is an operation that GraphiQL offers.
type Example struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Query string `json:"query"`
}

// graphiql serves files that are kept packed: as they are to whoever takes gzip, else unpacked.
type graphiql struct {
	files    map[string]packed // by path below /graphiql/
	examples file
}

type packed struct {
	media, etag string
	gzip        []byte
}

func newGraphiQL(files fs.FS, examples []Example) (*graphiql, error) {
	g := &graphiql{files: map[string]packed{}}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		plain, zipped := strings.CutSuffix(name, ".gz")
		media := mediaTypes[path.Ext(plain)]
		if path.Ext(plain) == ".ttf" {
			media = "font/ttf"
		}
		if !zipped || media == "" {
			return fmt.Errorf("%s: want packed HTML, CSS, JavaScript, text or fonts", name)
		}
		body, err := fs.ReadFile(files, name)
		sum := sha256.Sum256(body)
		g.files[plain] = packed{media, `W/"` + hex.EncodeToString(sum[:8]) + `"`, body}
		return err
	})
	if err != nil {
		return nil, err
	}
	if _, ok := g.files["index.html"]; !ok {
		return nil, fmt.Errorf("index.html.gz: %w", fs.ErrNotExist)
	}
	if examples == nil {
		examples = []Example{}
	}
	body, err := json.Marshal(examples)
	sum := sha256.Sum256(body)
	g.examples = file{"application/json; charset=utf-8", `W/"` + hex.EncodeToString(sum[:8]) + `"`, body}
	return g, err
}

func (g *graphiql) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		writeError(w, http.StatusMethodNotAllowed, "METHOD", "the page can only be read")
		return
	}
	if r.URL.Path == "/graphiql" { // what it loads is named relative to the folder
		http.Redirect(w, r, "/graphiql/", http.StatusMovedPermanently)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/graphiql/")
	if name == "" {
		name = "index.html"
	}
	h.Set("Cache-Control", "no-cache")
	if name == "examples.json" {
		h.Set("Content-Type", g.examples.media)
		h.Set("ETag", g.examples.etag)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(g.examples.body))
		return
	}
	f, ok := g.files[name]
	if !ok {
		h.Set("Cache-Control", "no-store")
		writeError(w, http.StatusNotFound, "NOT_FOUND", "GraphiQL has no such file")
		return
	}
	h.Set("Content-Security-Policy", graphiqlPolicy)
	h.Set("Content-Type", f.media)
	h.Set("ETag", f.etag)
	h.Set("Vary", "Accept-Encoding")
	if strings.HasPrefix(name, "assets/") { // their names change with what they hold
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if r.Header.Get("If-None-Match") == f.etag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if takesGzip(r) {
		h.Set("Content-Encoding", "gzip")
		h.Set("Content-Length", strconv.Itoa(len(f.gzip)))
		w.WriteHeader(http.StatusOK)
		if r.Method == http.MethodGet {
			_, _ = w.Write(f.gzip) // a client that went away is its own affair
		}
		return
	}
	z, err := gzip.NewReader(bytes.NewReader(f.gzip))
	if err != nil {
		writeError(w, http.StatusInternalServerError, "INTERNAL", "the file cannot be unpacked")
		return
	}
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodGet {
		_, _ = io.Copy(w, z) //nolint:gosec // files of ours
	}
}

func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept-Encoding"), ","), ",") {
		coding, q, _ := strings.Cut(strings.ReplaceAll(part, " ", ""), ";")
		if (coding == "gzip" || coding == "*") && q != "q=0" {
			return true
		}
	}
	return false
}
