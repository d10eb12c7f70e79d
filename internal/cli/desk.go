package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"log/slog"
	"net/url"
	"os"

	"policygraph/internal/access"
	"policygraph/internal/backup"
	"policygraph/internal/export"
	"policygraph/internal/extract/source"
	"policygraph/internal/ingest"
	"policygraph/internal/review"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
)

// desk is where verbs work: a store of this process, or the server that holds it.
type desk interface {
	ask(ctx context.Context, query string, variables map[string]any) (answer, error)
	// askAt is ask of a past state: {"commit": 12} or {"time": "2026-03-01T00:00:00Z"}; nil is the present.
	askAt(ctx context.Context, asOf map[string]any, query string, variables map[string]any) (answer, error)
	forget(ctx context.Context, what oblivion) (forgotten, error)
	seed(ctx context.Context) (ingest.Report, error)
	ingest(ctx context.Context, files iter.Seq2[source.Source, error], progress func(ingest.File)) (ingest.Report, error)
	retract(ctx context.Context, name string) (retraction, error)
	// verify reads the store: every record where it is deep. heard learns how far a phase is, where that can be known; nil: nobody does.
	verify(ctx context.Context, deep bool, heard func(phase string, done, of int64)) (verification, error)
	review(ctx context.Context, names []string) (review.Report, error)
	export(ctx context.Context, w io.Writer, part extent, heard func(done, of uint64)) error
	// exportAs writes tasks, a subgraph or the whole in a format of other programs; params are those of GET /export.
	exportAs(ctx context.Context, w io.Writer, params url.Values, heard func(done, of uint64)) (export.Summary, error)
	importFrom(ctx context.Context, in io.Reader, i *intake) (imported, error)
	backups() backup.Source
	Close() error
}

// answer is what GraphQL answers.
type answer struct {
	Data       json.RawMessage `json:"data,omitempty"`
	Errors     []graphError    `json:"errors,omitempty"`
	Extensions map[string]any  `json:"extensions,omitempty"`
}

type graphError struct {
	Message    string         `json:"message"`
	Path       []any          `json:"path,omitempty"`
	Locations  []location     `json:"locations,omitempty"`
	Extensions map[string]any `json:"extensions,omitempty"`
}

type location struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// retraction is what became of a document that was to be removed.
type retraction struct {
	Document string `json:"document"`
	URI      string `json:"uri"`
	Title    string `json:"title"`
	Found    bool   `json:"found"`
}

// verification is what a look at the store found.
type verification struct {
	Sequence   uint64   `json:"sequence"`
	Documents  int      `json:"documents"`
	Entities   int      `json:"entities"` // these three as asserted: once for each document
	Statements int      `json:"statements"`
	Evidence   int      `json:"evidence"`
	Versions   int      `json:"versions"` // of documents, those of the past among them
	Tables     int      `json:"tables"`
	Deep       bool     `json:"deep"`
	Sound      bool     `json:"sound"`
	Problems   []string `json:"problems"`
	Unchecked  []string `json:"unchecked"` // what was not looked at
}

// open finds the desk: the server named by --server, else the store, else the server that holds the store. create makes a store
// where there is none.
func (a *app) open(ctx context.Context, create bool) (desk, error) {
	if a.server != "" {
		r, err := newRemote(a.server, a.env("POLICYGRAPH_TOKEN"))
		if err != nil {
			return nil, err
		}
		if r.token == "" { // the server of the store named beside it, perhaps
			if at, ok := announced(a.store); ok && at.URL == r.base.String() {
				r.token = at.Token
			}
		}
		return r, nil
	}
	if !create {
		if err := exists(a.store); err != nil {
			return nil, err
		}
	}
	st, err := openStoreWith(a.store, a.memory.options(0))
	if err == nil {
		return a.localWith(st, a.searching(ctx, st, false)), nil
	}
	if !errors.Is(err, store.ErrLocked) {
		return nil, err
	}
	at, ok := announced(a.store)
	if !ok {
		return nil, err
	}
	r, bad := newRemote(at.URL, at.Token)
	if bad != nil || r.alive(ctx) != nil {
		return nil, fmt.Errorf("%w; the server that %s names (%s, process %d) does not answer", err, addressFile(a.store), at.URL, at.PID)
	}
	return r, nil
}

// log hears of what people should know though nobody asked: warnings and worse.
func (a *app) log() *slog.Logger {
	return a.logger(slog.LevelWarn)
}

// exists tells a store that was never made from one that cannot be opened.
func exists(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && (len(entries) == 0 || len(entries) == 1 && entries[0].Name() == access.FileName):
		return fmt.Errorf("%w at %s", errNoStore, dir)
	case err != nil:
		return fmt.Errorf("%w: look into store %s: %w", errUnwritable, dir, reason(err))
	}
	return nil
}

// openStore opens the store at dir and makes it where there is none.
func openStore(dir string) (*badgerstore.Store, error) {
	return openStoreWith(dir, badgerstore.Options{})
}

// openStoreWith is openStore with options.
func openStoreWith(dir string, o badgerstore.Options) (*badgerstore.Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("%w: make store %s: %w", errUnwritable, dir, reason(err))
	}
	return badgerstore.Open(dir, o)
}

// reason is what the system says, without the path, which is told already.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func uriOf(src source.Source, err error) string {
	var unread *source.Error
	if errors.As(err, &unread) {
		return unread.URI
	}
	return src.URI
}
