package scalar

import (
	"github.com/99designs/gqlgen/graphql"

	"policygraph/internal/retrieve"
)

// MarshalContextGrade writes the grade's name.
func MarshalContextGrade(g retrieve.Grade) graphql.Marshaler { return graphql.MarshalString(string(g)) }

// UnmarshalContextGrade reads a grade's name.
func UnmarshalContextGrade(v any) (retrieve.Grade, error) {
	return read("ContextGrade", v, retrieve.Grades)
}
