package scalar

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"policygraph/internal/query"
)

// MarshalFacetKey writes the key's name.
func MarshalFacetKey(k query.FacetKey) graphql.Marshaler { return graphql.MarshalString(string(k)) }

// UnmarshalFacetKey reads a key's name.
func UnmarshalFacetKey(v any) (query.FacetKey, error) { return read("FacetKey", v, query.FacetKeys) }

// MarshalOccasion writes the occasion's name.
func MarshalOccasion(o query.Occasion) graphql.Marshaler { return graphql.MarshalString(string(o)) }

// UnmarshalOccasion reads an occasion's name.
func UnmarshalOccasion(v any) (query.Occasion, error) { return read("Occasion", v, query.Occasions) }

// MarshalGrain writes the grain's name.
func MarshalGrain(g query.Grain) graphql.Marshaler { return graphql.MarshalString(string(g)) }

// UnmarshalGrain reads a grain's name.
func UnmarshalGrain(v any) (query.Grain, error) { return read("Grain", v, query.Grains) }

// MarshalTargetOrder writes the order's name.
func MarshalTargetOrder(o query.TargetOrder) graphql.Marshaler {
	return graphql.MarshalString(string(o))
}

// UnmarshalTargetOrder reads an order's name.
func UnmarshalTargetOrder(v any) (query.TargetOrder, error) {
	return read("TargetOrder", v, query.TargetOrders)
}

// MarshalDate writes a date as it is.
func MarshalDate(date string) graphql.Marshaler { return graphql.MarshalString(date) }

// UnmarshalDate reads a day, a month or a year, which may be a number; whether it is one is told by what it is asked for.
func UnmarshalDate(v any) (string, error) {
	switch date := v.(type) {
	case string:
		return date, nil
	case json.Number:
		return date.String(), nil
	case int64:
		return strconv.FormatInt(date, 10), nil
	}
	return "", &query.InputError{Argument: "Date", Problem: fmt.Sprintf("want text such as 2025, 2025-06 or 2025-06-30, have %T", v)}
}
