package cli

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/internal/backup"
	"policygraph/internal/disk"
	"policygraph/internal/interchange"
	"policygraph/internal/query"
	"policygraph/internal/store"
)

// Errors of the command line itself.
var (
	errSome        = errors.New("something failed")
	errUsage       = errors.New("wrong usage")
	errQuery       = errors.New("query is not understood")
	errLimit       = errors.New("query asks for too much")
	errUnavailable = errors.New("store cannot be read")
	errNoStore     = errors.New("there is no store yet")
	errUnreachable = errors.New("server cannot be reached")
	errRefused     = errors.New("server refused the request")
	errAddress     = errors.New("address cannot be served")
	errUnwritable  = errors.New("folder cannot be written")
	errOccupied    = errors.New("there is something already")
)

const exitOK = 0

// exit is how an error leaves the program: one row of the table from errors to codes.
type exit struct {
	is     error
	code   string // for programs: in --json and in the API
	status int    // of the process
	http   int
	advice string // what to do; STORE stands for the store's folder
}

// exits is the table. The first row that matches holds; what matches none is the last.
var exits = []exit{
	{errUsage, "USAGE", 2, http.StatusBadRequest, ""},
	{errLimit, "LIMIT", 2, http.StatusBadRequest, "ask for less at a time: a smaller `first`, fewer levels"},
	{errQuery, "BAD_QUERY", 2, http.StatusBadRequest, "`policygraph schema` prints what can be asked"},
	{query.ErrBadInput, "BAD_INPUT", 2, http.StatusBadRequest, ""},
	{query.ErrCursor, "CURSOR", 2, http.StatusBadRequest, "take a cursor from the answer to the same question, or leave it out"},
	{store.ErrCursor, "CURSOR", 2, http.StatusBadRequest, "take a cursor from the answer to the same question, or leave it out"},
	{query.ErrNotFound, "NOT_FOUND", 1, http.StatusNotFound, ""},
	{query.ErrAmbiguous, "AMBIGUOUS", 1, http.StatusConflict, ""},
	{errOccupied, "OCCUPIED", 1, http.StatusConflict, ""},
	{backup.ErrDamaged, "DAMAGED_BACKUP", 5, http.StatusInternalServerError, "find a sound copy of that file; `policygraph backup verify` says which commits can be restored without it"},
	{interchange.ErrFormat, "BAD_FILE", 1, http.StatusBadRequest, "export it anew; the line that is named says how far the file is sound"},
	{backup.ErrOtherHistory, "OTHER_HISTORY", 1, http.StatusConflict, "begin a new set of backups: run it again with --full"},
	{backup.ErrUnclear, "UNCLEAR", 1, http.StatusBadRequest, "`policygraph backup verify` says what is there"},
	{disk.ErrHeld, "BUSY", 3, http.StatusServiceUnavailable, "wait until the other backup or restore is done"},
	{disk.ErrFull, "DISK_FULL", 6, http.StatusInsufficientStorage, "free some space and run the command again; nothing is half written"},
	{store.ErrForgotten, "FORGOTTEN", 1, http.StatusGone, "`policygraph log` says from which commit on the past is kept"},
	{store.ErrFuture, "FUTURE", 1, http.StatusNotFound, "`policygraph log` lists the commits"},
	{store.ErrLocked, "LOCKED", 3, http.StatusServiceUnavailable, "stop the process that holds the store, or ask a server with --server URL"},
	{errUnreachable, "UNREACHABLE", 3, http.StatusBadGateway, "start one with `policygraph serve`, or correct --server"},
	{errNoStore, "NO_STORE", 3, http.StatusServiceUnavailable, "make one with `policygraph serve` or `policygraph ingest FILE…`, or name another with --store"},
	{errAddress, "ADDRESS", 3, http.StatusServiceUnavailable, ""},
	{errUnavailable, "UNAVAILABLE", 3, http.StatusServiceUnavailable, "run `policygraph verify`, and look into the log of the server"},
	{store.ErrClosed, "CLOSED", 3, http.StatusServiceUnavailable, "the server is stopping; try again once it is back"},
	{errRefused, "REFUSED", 1, http.StatusForbidden, ""},
	{store.ErrFormat, "FORMAT", 4, http.StatusInternalServerError, "name the store's own folder with --store; one of another version is read by the policygraph that wrote it"},
	{store.ErrCorrupt, "CORRUPT", 5, http.StatusInternalServerError, "`policygraph doctor --store STORE` says what is wrong and what to do; `policygraph restore` makes the store anew from a backup"},
	{store.ErrDiskFull, "DISK_FULL", 6, http.StatusInsufficientStorage, "free some space and run the command again; nothing is half written"},
	{store.ErrReadOnly, "READ_ONLY", 6, http.StatusForbidden, "open the store without read-only, or name another with --store"},
	{errUnwritable, "UNWRITABLE", 6, http.StatusInternalServerError, "see that the folder is there and may be written, or name another"},
	{context.Canceled, "CANCELLED", 130, http.StatusServiceUnavailable, "what was done until then is kept; run the command again to go on"},
	{errSome, "FAILED", 1, http.StatusInternalServerError, ""},
}

// exitFor is the row of err.
func exitFor(err error) exit {
	for _, e := range exits {
		if errors.Is(err, e.is) {
			return e
		}
	}
	return exit{code: "FAILED", status: 1, http: http.StatusInternalServerError}
}

// exitByCode finds the row of a code that a server sent.
func exitByCode(code string) (exit, bool) {
	for _, e := range exits {
		if e.code == code {
			return e, true
		}
	}
	return exit{}, false
}

// exitHelp is the table of exit statuses for people.
func exitHelp() string {
	var b strings.Builder
	b.WriteString("Exit status:\n")
	for _, line := range []struct {
		status int
		means  string
	}{
		{0, "done"},
		{1, "something failed: a file, a name that is not known, a check"},
		{2, "wrong usage: a flag, an argument, a query that is not understood"},
		{3, "no store or server to work with: locked, missing, not reachable, port in use"},
		{4, "the store has a format of another version"},
		{5, "the store is damaged"},
		{6, "the store cannot be written: disk full, no permission"},
		{130, "stopped by Ctrl-C"},
	} {
		fmt.Fprintf(&b, "  %3d  %s\n", line.status, line.means)
	}
	return strings.TrimRight(b.String(), "\n")
}

// toldError is an error about which the user has been told: only its exit status is left to set.
type toldError struct{ error }

func (e toldError) Unwrap() error { return e.error }

// usageError says which command was used wrongly.
type usageError struct {
	error
	command string
}

func (usageError) Is(target error) bool { return target == errUsage }

func (e usageError) Unwrap() error { return e.error }

func usage(cmd *cobra.Command, format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...), cmd.CommandPath()}
}

// usageArgs makes wrong arguments an error of usage.
func usageArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if check == nil {
			return nil
		}
		if err := check(cmd, args); err != nil {
			return usageError{err, cmd.CommandPath()}
		}
		return nil
	}
}

// failure is an error as JSON.
type failure struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}
