package httpd

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"time"
)

// mediaTypes of the page's files. They are written down because the system's table differs between machines.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".svg":  "image/svg+xml",
	".txt":  "text/plain; charset=utf-8",
}

type file struct {
	media, etag string
	body        []byte
}

// page serves a few small files from memory; a browser keeps them and asks whether they changed.
type page map[string]file

func newPage(files fs.FS) (page, error) {
	p := page{}
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		media := mediaTypes[path.Ext(e.Name())]
		if e.IsDir() || media == "" {
			return nil, fmt.Errorf("%s: neither HTML, CSS, JavaScript, SVG nor text", e.Name())
		}
		body, err := fs.ReadFile(files, e.Name())
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(body)
		f := file{media, `"` + hex.EncodeToString(sum[:8]) + `"`, body}
		if e.Name() == "index.html" {
			p["/"] = f
			continue
		}
		p["/"+e.Name()] = f
	}
	return p, nil
}

func (p page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := p[r.URL.Path]
	if !ok {
		writeError(w, http.StatusNotFound, "NOT_FOUND", "nothing is here; the page is at /, GraphQL at /graphql")
		return
	}
	h := w.Header()
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		writeError(w, http.StatusMethodNotAllowed, "METHOD", "the page can only be read")
		return
	}
	h.Set("Content-Type", f.media)
	h.Set("ETag", f.etag)
	h.Set("Cache-Control", "no-cache")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.body))
}
