package model

import (
	"context"
	"errors"
	"fmt"

	"policygraph/internal/access"
)

// Actor is who asks: the id of a token, and what it may do.
type Actor struct {
	ID   string
	Role access.Role
}

type actorKey struct{}

// WithActor says who asks.
func WithActor(ctx context.Context, a Actor) context.Context {
	return context.WithValue(ctx, actorKey{}, a)
}

// ActorOf is who asks; where nobody said, which is so in a process that asks itself, somebody without a name who may read. A server says it
// of every request: of a stranger, that he may do nothing.
func ActorOf(ctx context.Context) Actor {
	a, said := ctx.Value(actorKey{}).(Actor)
	if !said {
		a.Role = access.Reader
	}
	return a
}

// MayEnd says whether a job that somebody else or oneself asked for may be ended: one's own always, that of others by administrators.
func (a Actor) MayEnd(askedBy string) bool {
	return a.Role >= access.Admin || a.ID != "" && a.ID == askedBy
}

// ErrForbidden is what those are told who may not do what they ask for.
var ErrForbidden = errors.New("forbidden")

// ForbiddenError says which role is wanted for what was asked for.
type ForbiddenError struct {
	What  string
	Needs access.Role
}

// Error says it in a sentence.
func (e *ForbiddenError) Error() string {
	return fmt.Sprintf("%s: forbidden: it needs a token with the role %s", e.What, e.Needs)
}

// Unwrap makes it an ErrForbidden.
func (e *ForbiddenError) Unwrap() error { return ErrForbidden }
