package store

import (
	"slices"

	"policygraph/internal/kg"
)

// DefaultLookupLimit is that of a Lookup which gives none.
const DefaultLookupLimit = 100

// FoldedNames are the forms under which Lookup finds e: its folded name, aliases and key, each once, in order, none of them empty.
func FoldedNames(e kg.Entity) []string {
	names := make([]string, 0, len(e.Aliases)+2)
	for _, n := range append([]string{e.Name, e.Key}, e.Aliases...) {
		if n = kg.FoldName(n); n != "" {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
