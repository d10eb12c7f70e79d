package httpd

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
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

// Views of the explorer: each is an address that answers with its page, so that a link to a view can be opened. Those that end in a slash
// are of one thing, whose id follows.
var views = []string{"/", "/list", "/graph", "/matrix", "/map", "/timeline", "/network", "/compare", "/wall", "/upload", "/help", "/read/", "/entity/"}

const (
	// assetsFolder holds files whose names change with their content, so that a browser need not ask again.
	assetsFolder = "/assets/"
	// embedScript is what other pages load to show a view of ours.
	embedScript = "/embed.js"
)

type file struct {
	media, etag string
	body        []byte
}

// page serves the explorer's files from memory, and its index.html at the address of every view.
type page struct {
	files map[string]file // by path, the page itself by /index.html
	// embedders are origins whose pages may hold a view of ours in a frame.
	embedders []string
}

func newPage(files fs.FS, embedders []string) (page, error) {
	p := page{map[string]file{}, embedders}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		media := mediaTypes[path.Ext(name)]
		if media == "" {
			return fmt.Errorf("%s: neither HTML, CSS, JavaScript, SVG nor text", name)
		}
		body, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(body)
		p.files["/"+name] = file{media, `"` + hex.EncodeToString(sum[:8]) + `"`, body}
		return nil
	})
	if err != nil {
		return page{}, err
	}
	if _, ok := p.files["/index.html"]; !ok {
		return page{}, fmt.Errorf("index.html: %w", fs.ErrNotExist)
	}
	return p, nil
}

// isView tells whether an address is that of a view.
func isView(address string) bool {
	return slices.ContainsFunc(views, func(view string) bool {
		if view != "/" && strings.HasSuffix(view, "/") {
			return strings.HasPrefix(address, view) && address != view
		}
		return address == view
	})
}

func (p page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, view := r.URL.Path, isView(r.URL.Path)
	if view {
		name = "/index.html"
	}
	f, ok := p.files[name]
	if !ok || !view && name == "/index.html" { // which has one address, the root
		writeError(w, http.StatusNotFound, "NOT_FOUND", "nothing is here; the page is at /, GraphQL at /graphql")
		return
	}
	h := w.Header()
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		writeError(w, http.StatusMethodNotAllowed, "METHOD", "the page can only be read")
		return
	}
	p.share(h, r, name)
	h.Set("Content-Type", f.media)
	h.Set("ETag", f.etag)
	h.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(name, assetsFolder) {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.body))
}

// share lets pages of the named origins hold a view that is made for it (?embed=1) in a frame, and load the script that makes the frame.
func (p page) share(h http.Header, r *http.Request, name string) {
	if len(p.embedders) == 0 {
		return
	}
	switch {
	case name == "/index.html" && r.URL.Query().Get("embed") == "1":
		h.Set("Content-Security-Policy", strings.Replace(contentPolicy, "frame-ancestors 'none'", "frame-ancestors 'self' "+strings.Join(p.embedders, " "), 1))
		h.Del("X-Frame-Options") // which knows no list, and which browsers that know frame-ancestors pass over
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	case name == embedScript:
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.Add("Vary", "Origin")
		if origin := r.Header.Get("Origin"); slices.Contains(p.embedders, origin) {
			h.Set("Access-Control-Allow-Origin", origin)
		}
	}
}
