// Package graphiql holds GraphiQL, built and packed (`make graphiql`), so that it is served without a request to another host.
package graphiql

import (
	"embed"
	"io/fs"
)

//go:embed dist
var dist embed.FS

// Files are index.html and what it loads, each packed by gzip and named with .gz.
func Files() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the name is a constant of this file
	}
	return files
}
