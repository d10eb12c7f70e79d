// Package query answers questions about the graph: names become entities, a plan of hops is run in rounds over one snapshot, and every
// answer carries the statements that justify it.
//
// A plan is a value: it can be printed before it is run. One round asks the store for all hops of the whole frontier at once, so that a
// question costs as many round trips as it has hops, however many entities are on the way.
package query

import (
	"errors"
	"fmt"
	"strings"
)

// Sentinels that callers branch on. The error types below wrap them with what was wrong.
var (
	ErrBadInput  = errors.New("argument is not usable")
	ErrNotFound  = errors.New("nothing has that name or id")
	ErrAmbiguous = errors.New("name has several meanings")
	ErrCursor    = errors.New("cursor is not one of this list")
)

// InputError names the argument that cannot be used and says why.
type InputError struct {
	Argument string // as the caller knows it: "first"
	Problem  string // "want 1 to 100, have 0"
}

func (e *InputError) Error() string { return e.Argument + ": " + e.Problem }

// Unwrap is ErrBadInput.
func (e *InputError) Unwrap() error { return ErrBadInput }

func badInput(argument, format string, args ...any) error {
	return &InputError{Argument: argument, Problem: fmt.Sprintf(format, args...)}
}

// NotFoundError carries the names that may have been meant.
type NotFoundError struct {
	Ref         string
	Suggestions []Candidate
}

func (e *NotFoundError) Error() string {
	msg := fmt.Sprintf("%q: nothing has that name or id", e.Ref)
	if len(e.Suggestions) > 0 {
		msg += "; did you mean " + names(e.Suggestions) + "?"
	}
	return msg
}

// Unwrap is ErrNotFound.
func (e *NotFoundError) Unwrap() error { return ErrNotFound }

// AmbiguousError carries the entities that a name may stand for.
type AmbiguousError struct {
	Ref        string
	Candidates []Candidate
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%q may be %s: ask with one of their ids", e.Ref, names(e.Candidates))
}

// Unwrap is ErrAmbiguous.
func (e *AmbiguousError) Unwrap() error { return ErrAmbiguous }

func names(candidates []Candidate) string {
	var parts []string
	for i, c := range candidates {
		if i == 5 {
			parts = append(parts, "…")
			break
		}
		parts = append(parts, fmt.Sprintf("%s (%s)", c.Entity.Name, c.Entity.Ref()))
	}
	return strings.Join(parts, ", ")
}
