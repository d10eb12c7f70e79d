// Package scalar writes the vocabulary's enumerations to GraphQL and reads them back, so that the vocabulary knows nothing of GraphQL.
package scalar

import (
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

func read[T ~string](kind string, v any, known []T) (T, error) {
	s, ok := v.(string)
	if !ok {
		return "", fmt.Errorf("%s: want a name, have %T", kind, v)
	}
	if !slices.Contains(known, T(s)) {
		return "", fmt.Errorf("%s: %q is not one of %v", kind, s, known)
	}
	return T(s), nil
}

// MarshalEntityKind writes the kind's name.
func MarshalEntityKind(k kg.EntityKind) graphql.Marshaler { return graphql.MarshalString(string(k)) }

// UnmarshalEntityKind reads a kind's name.
func UnmarshalEntityKind(v any) (kg.EntityKind, error) {
	return read("EntityKind", v, kg.EntityKinds)
}

// MarshalPredicate writes the predicate's name.
func MarshalPredicate(p kg.Predicate) graphql.Marshaler { return graphql.MarshalString(string(p)) }

// UnmarshalPredicate reads a predicate's name.
func UnmarshalPredicate(v any) (kg.Predicate, error) { return read("Predicate", v, kg.Predicates) }

// MarshalOrigin writes the origin's name.
func MarshalOrigin(o kg.Origin) graphql.Marshaler { return graphql.MarshalString(string(o)) }

// UnmarshalOrigin reads an origin's name.
func UnmarshalOrigin(v any) (kg.Origin, error) { return read("Origin", v, kg.Origins) }

// MarshalReasonKind writes the reason's name.
func MarshalReasonKind(k query.ReasonKind) graphql.Marshaler {
	return graphql.MarshalString(string(k))
}

// UnmarshalReasonKind reads a reason's name.
func UnmarshalReasonKind(v any) (query.ReasonKind, error) {
	return read("ReasonKind", v, query.ReasonKinds)
}

// MarshalMatch writes the match's name.
func MarshalMatch(m query.Match) graphql.Marshaler { return graphql.MarshalString(string(m)) }

// UnmarshalMatch reads a match's name.
func UnmarshalMatch(v any) (query.Match, error) {
	return read("Match", v, []query.Match{query.MatchAny, query.MatchAll})
}

// MarshalTaskOrder writes the order's name.
func MarshalTaskOrder(o query.Order) graphql.Marshaler { return graphql.MarshalString(string(o)) }

// UnmarshalTaskOrder reads an order's name.
func UnmarshalTaskOrder(v any) (query.Order, error) {
	return read("TaskOrder", v, []query.Order{query.SourceOrder, query.DirectFirst})
}

// directions are the names of store.Direction's values, at their places.
var directions = []string{store.Both: "BOTH", store.Out: "OUT", store.In: "IN"}

// MarshalDirection writes the direction's name.
func MarshalDirection(d store.Direction) graphql.Marshaler {
	return graphql.MarshalString(directions[d])
}

// UnmarshalDirection reads a direction's name.
func UnmarshalDirection(v any) (store.Direction, error) {
	name, err := read("Direction", v, directions)
	return store.Direction(slices.Index(directions, name)), err
}
