// Package seeds holds the tables and the sample plan that ship with the program; README.md says where each came from.
package seeds

import "embed"

// FS holds every seed file by its name, such as "regions.tsv.gz".
//
//go:embed *.tsv *.tsv.gz *.txt README.md
var FS embed.FS
