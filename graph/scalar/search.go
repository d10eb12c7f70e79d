package scalar

import (
	"github.com/99designs/gqlgen/graphql"

	"policygraph/internal/search"
)

// MarshalSearchMode writes the mode's name.
func MarshalSearchMode(m search.Mode) graphql.Marshaler { return graphql.MarshalString(string(m)) }

// UnmarshalSearchMode reads a mode's name.
func UnmarshalSearchMode(v any) (search.Mode, error) { return read("SearchMode", v, search.Modes) }

// MarshalSearchField writes the field's name.
func MarshalSearchField(f search.Field) graphql.Marshaler { return graphql.MarshalString(string(f)) }

// UnmarshalSearchField reads a field's name.
func UnmarshalSearchField(v any) (search.Field, error) { return read("SearchField", v, search.Fields) }
