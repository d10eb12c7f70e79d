// Package scalar writes the vocabulary's enumerations to GraphQL and reads them back, so that the vocabulary knows nothing of GraphQL.
package scalar

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"policygraph/internal/chronicle"
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
	return read("TaskOrder", v, query.Orders)
}

// MarshalLanguage writes the language's name.
func MarshalLanguage(l query.Language) graphql.Marshaler { return graphql.MarshalString(string(l)) }

// UnmarshalLanguage reads a language's name.
func UnmarshalLanguage(v any) (query.Language, error) {
	return read("Language", v, query.Languages)
}

// MarshalAction writes the action's name.
func MarshalAction(a query.Action) graphql.Marshaler { return graphql.MarshalString(string(a)) }

// UnmarshalAction reads an action's name.
func UnmarshalAction(v any) (query.Action, error) {
	return read("Action", v, []query.Action{query.ActionAdded, query.ActionChanged, query.ActionRetracted})
}

// MarshalStatementChange writes the change's name.
func MarshalStatementChange(c chronicle.Change) graphql.Marshaler {
	return graphql.MarshalString(string(c))
}

// UnmarshalStatementChange reads a change's name.
func UnmarshalStatementChange(v any) (chronicle.Change, error) {
	return read("StatementChange", v, chronicle.Changes)
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

// MarshalDateTime writes a time to the millisecond, in UTC.
func MarshalDateTime(t time.Time) graphql.Marshaler {
	return graphql.MarshalString(t.UTC().Format("2006-01-02T15:04:05.000Z"))
}

// UnmarshalDateTime reads a time with its zone.
func UnmarshalDateTime(v any) (time.Time, error) {
	s, ok := v.(string)
	if !ok {
		return time.Time{}, fmt.Errorf("DateTime: want text such as 2026-03-01T08:00:00Z, have %T", v)
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}, errors.New("DateTime: want RFC 3339 such as 2026-03-01T08:00:00Z")
	}
	return t, nil
}
