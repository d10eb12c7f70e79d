package scalar

import (
	"github.com/99designs/gqlgen/graphql"

	"policygraph/internal/compare"
	"policygraph/internal/query"
)

// MarshalChangeKind writes the change's name.
func MarshalChangeKind(c compare.Change) graphql.Marshaler { return graphql.MarshalString(string(c)) }

// UnmarshalChangeKind reads a change's name.
func UnmarshalChangeKind(v any) (compare.Change, error) {
	return read("ChangeKind", v, compare.Changes)
}

// MarshalComparisonAspect writes the aspect's name.
func MarshalComparisonAspect(a compare.Aspect) graphql.Marshaler {
	return graphql.MarshalString(string(a))
}

// UnmarshalComparisonAspect reads an aspect's name.
func UnmarshalComparisonAspect(v any) (compare.Aspect, error) {
	return read("ComparisonAspect", v, compare.Aspects)
}

// MarshalComparisonEffect writes the effect's name.
func MarshalComparisonEffect(e compare.Effect) graphql.Marshaler {
	return graphql.MarshalString(string(e))
}

// UnmarshalComparisonEffect reads an effect's name.
func UnmarshalComparisonEffect(v any) (compare.Effect, error) {
	return read("ComparisonEffect", v, compare.Effects)
}

// MarshalLineageDirection writes the direction's name.
func MarshalLineageDirection(d query.LineageDirection) graphql.Marshaler {
	return graphql.MarshalString(string(d))
}

// UnmarshalLineageDirection reads a direction's name.
func UnmarshalLineageDirection(v any) (query.LineageDirection, error) {
	return read("LineageDirection", v, query.LineageDirections)
}
