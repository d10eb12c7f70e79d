// Package web holds the page that the server shows at its root.
package web

import (
	"embed"
	"io/fs"
)

//go:embed static
var static embed.FS

// Files are index.html and what it loads.
func Files() fs.FS {
	files, err := fs.Sub(static, "static")
	if err != nil {
		panic(err) // the name is a constant of this file
	}
	return files
}
