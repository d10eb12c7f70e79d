package graph

import (
	"context"
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"policygraph/graph/model"
	"policygraph/graph/resolvers"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// Values of extensions.code. Errors of syntax and validation keep the usual GRAPHQL_PARSE_FAILED and GRAPHQL_VALIDATION_FAILED.
const (
	CodeBadInput    = "BAD_INPUT"                 // an argument cannot be used; extensions.argument names it
	CodeNotFound    = "NOT_FOUND"                 // extensions.suggestions
	CodeAmbiguous   = "AMBIGUOUS"                 // extensions.candidates
	CodeCursor      = "CURSOR"                    // malformed, or of another list
	CodeForgotten   = "FORGOTTEN"                 // that state is not kept any more; extensions.asked, horizon, last
	CodeFuture      = "FUTURE"                    // that commit is not made yet; extensions.asked, horizon, last
	CodeLimit       = "LIMIT"                     // the request asks for too much
	CodeTimeout     = "TIMEOUT"                   // it took too long
	CodeCancelled   = "CANCELLED"                 // the client went away
	CodeUnavailable = "UNAVAILABLE"               // the store is closed, locked or damaged
	CodeForbidden   = "FORBIDDEN"                 // the role of the one who asks does not allow it
	CodeInternal    = "INTERNAL"                  // ours; the details are not shown
	CodeUnknownHash = "PERSISTED_QUERY_NOT_FOUND" // send the query too
)

// panicError is what a resolver panicked with.
type panicError struct{ value any }

func (e *panicError) Error() string { return fmt.Sprintf("panic: %v", e.value) }

// codes maps what callers branch on to what clients branch on; the first that fits is taken.
var codes = []struct {
	err  error
	code string
}{
	{model.ErrForbidden, CodeForbidden},
	{resolvers.ErrNoJobs, CodeUnavailable},
	{query.ErrBadInput, CodeBadInput},
	{query.ErrNotFound, CodeNotFound},
	{query.ErrAmbiguous, CodeAmbiguous},
	{query.ErrCursor, CodeCursor},
	{store.ErrCursor, CodeCursor},
	{store.ErrForgotten, CodeForgotten},
	{store.ErrFuture, CodeFuture},
	{context.DeadlineExceeded, CodeTimeout},
	{context.Canceled, CodeCancelled},
	{store.ErrClosed, CodeUnavailable},
	{store.ErrLocked, CodeUnavailable},
	{store.ErrCorrupt, CodeUnavailable},
	{store.ErrFormat, CodeUnavailable},
}

// messages are shown instead of the error's own where that could tell of paths and keys.
var messages = map[string]string{
	CodeTimeout: "the request took too long; ask for less", CodeCancelled: "the request was cancelled",
	CodeForgotten: "the store no longer keeps that part of its history", CodeFuture: "that commit is not made yet",
	CodeUnavailable: "the store cannot be read now", CodeInternal: "internal error",
}

// present turns an error into what a client sees: a code, a message that a person can act on, and nothing of our insides.
func (a *API) present(ctx context.Context, err error) *gqlerror.Error {
	var shown *gqlerror.Error
	if errors.As(err, &shown) && shown.Unwrap() == nil { // of the language itself: syntax, validation, limits
		if shown.Extensions["code"] == nil {
			errcode.Set(shown, errcode.ValidationFailed)
		}
		shown = a.plain(shown)
		if shown.Path == nil && graphql.GetFieldContext(ctx) != nil {
			shown.Path = graphql.GetPath(ctx)
		}
		return shown
	}
	code := CodeInternal
	for _, c := range codes {
		if errors.Is(err, c.err) {
			code = c.code
			break
		}
	}
	out := &gqlerror.Error{Message: messages[code], Path: graphql.GetPath(ctx), Extensions: map[string]any{"code": code}}
	if out.Message == "" {
		out.Message = bare(err).Error()
	}
	var forbidden *model.ForbiddenError
	var input *query.InputError
	var missing *query.NotFoundError
	var ambiguous *query.AmbiguousError
	var past *query.PastError
	switch {
	case errors.As(err, &input):
		out.Message, out.Extensions["argument"] = input.Error(), input.Argument
	case errors.As(err, &missing):
		out.Message, out.Extensions["suggestions"] = missing.Error(), listed(missing.Suggestions)
	case errors.As(err, &past):
		out.Message, out.Extensions["asked"], out.Extensions["horizon"], out.Extensions["last"] = past.Error(), past.Asked, past.Horizon, past.Last
	case errors.As(err, &forbidden):
		out.Message = forbidden.Error()
	case errors.Is(err, resolvers.ErrNoJobs):
		out.Message = resolvers.ErrNoJobs.Error()
		return out
	case errors.As(err, &ambiguous):
		out.Message, out.Extensions["candidates"] = ambiguous.Error(), listed(ambiguous.Candidates)
	}
	if code == CodeInternal || code == CodeUnavailable {
		a.report(ctx, err)
	}
	return out
}

// bare is an error without what gqlgen puts around it: the place in the query, which stands in the path.
func bare(err error) error {
	for {
		var around *gqlerror.Error
		if !errors.As(err, &around) || around.Err == nil {
			return err
		}
		err = around.Err
	}
}

func listed(candidates []query.Candidate) []map[string]string {
	list := make([]map[string]string, len(candidates))
	for i, c := range candidates {
		list[i] = map[string]string{"id": c.Entity.Ref(), "label": c.Entity.Name, "context": c.Context}
	}
	return list
}
