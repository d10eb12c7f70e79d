// Package web holds the explorer, the site that the server shows at its root.
package web

import (
	"embed"
	"io/fs"
)

// The site is built by `make explorer` from web/explorer; a name may begin with an underscore.
//
//go:embed dist/index.html dist/embed.js dist/*.svg all:dist/assets
var dist embed.FS

// Files are index.html and what it loads, and embed.js for pages of others; below assets, names change with what the files hold.
func Files() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the name is a constant of this file
	}
	return files
}
