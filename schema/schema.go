// Package schema holds the GraphQL schema, the public contract of policygraph.
package schema

import (
	"embed"
	"io/fs"
	"strings"
)

// Files holds the schema, one file a concept.
//
//go:embed *.graphqls
var Files embed.FS

// Text is the whole schema in one text: the files in order of their names.
func Text() string {
	names, err := fs.Glob(Files, "*.graphqls")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	parts := make([]string, 0, len(names))
	for _, name := range names {
		b, err := Files.ReadFile(name)
		if err != nil {
			panic(err) // the file is part of the program
		}
		parts = append(parts, strings.TrimSpace(string(b))+"\n")
	}
	return strings.Join(parts, "\n")
}
