package graph

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// spend takes the cost of an operation from what the one who asks may spend, and refuses it where that is used up. It runs after cost.
type spend struct {
	take func(ctx context.Context, points int) (wait time.Duration)
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = spend{}

// ExtensionName names the extension.
func (spend) ExtensionName() string { return "Spend" }

// Validate has nothing to check.
func (spend) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext refuses an operation that costs more than is left; it changes nothing.
func (s spend) MutateOperationContext(ctx context.Context, _ *graphql.OperationContext) *gqlerror.Error {
	wait := s.take(ctx, measuredOf(ctx).cost)
	if wait <= 0 {
		return nil
	}
	seconds := RetryAfter(wait)
	err := refusal(CodeRateLimit, "too much was asked for within a minute; try again in %d s", seconds)
	err.Extensions["retryAfter"], err.Extensions["cost"] = seconds, measuredOf(ctx).cost
	return err
}

// RetryAfter is a wait in the whole seconds of the header of that name.
func RetryAfter(wait time.Duration) int { return max(1, int(math.Ceil(wait.Seconds()))) }

// refusalStatus is the HTTP status of a request that was refused for who asked it, in every media type; else status.
func refusalStatus(w http.ResponseWriter, response *Response, status int) int {
	for _, e := range response.Errors {
		switch e.Extensions["code"] {
		case CodeUnauthenticated:
			w.Header().Set("WWW-Authenticate", "Bearer")
			return http.StatusUnauthorized
		case CodeForbidden:
			return http.StatusForbidden
		case CodeRateLimit:
			w.Header().Set("Retry-After", fmt.Sprint(e.Extensions["retryAfter"]))
			return http.StatusTooManyRequests
		}
	}
	return status
}
