// Package examples holds worked operations, in Chinese and English, as GraphiQL offers them; a test asks each of the sample plan.
package examples

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed *.graphql
var files embed.FS

// Example is one operation.
type Example struct {
	Name  string // of its file, without .graphql; the order is that of the names
	Title string // the first line of the file, a comment: in Chinese, then in English
	Query string // the whole file
}

// All are the examples, in their order.
func All() []Example {
	names, err := fs.Glob(files, "*.graphql")
	if err != nil {
		panic(err) // the pattern is a constant of this file
	}
	var all []Example
	for _, name := range names {
		b, err := files.ReadFile(name)
		if err != nil {
			panic(err) // it was listed
		}
		title, _, _ := strings.Cut(string(b), "\n")
		all = append(all, Example{strings.TrimSuffix(name, ".graphql"), strings.TrimSpace(strings.TrimPrefix(title, "#")), string(b)})
	}
	return all
}
