package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"policygraph/graph"
	"policygraph/internal/chronicle"
	"policygraph/internal/extract"
	"policygraph/internal/extract/source"
	"policygraph/internal/httpd"
	"policygraph/internal/ingest"
	"policygraph/internal/jobs"
	"policygraph/internal/kg"
	"policygraph/internal/query"
	"policygraph/internal/search"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
)

// local works in a store of this process.
type local struct {
	store     *badgerstore.Store
	api       *graph.API
	index     *search.Index // nil: texts are found by reading
	log       *slog.Logger
	line      chronicle.Timeline
	extractor func(context.Context) (*extract.Extractor, io.Closer, error)

	making  sync.Mutex // of what follows: loading rules and seeds takes a while, and not every verb needs them
	in      *ingest.Ingester
	parsers io.Closer
	seeds   *ingest.Report
}

// local works in st. The log is told of what clients see only as an error of the server.
func (a *app) local(st *badgerstore.Store) *local { return a.localWith(st, nil) }

// localWith is local with a search index, which it closes.
func (a *app) localWith(st *badgerstore.Store, index *search.Index) *local {
	o := a.answers(nil)
	o.Search = index
	return &local{store: st, extractor: a.extractor, api: graph.New(st, o), index: index, log: a.log()}
}

// answers is how the API answers; without work it cannot write.
func (a *app) answers(work *jobs.Queue) graph.Options {
	log := a.log()
	o := graph.Options{Report: func(ctx context.Context, err error) {
		log.ErrorContext(ctx, "answer a query", "request", graph.RequestID(ctx), "error", err)
	}}
	if work != nil {
		o.Jobs = work
	}
	return a.observed(a.answering.options(o))
}

// seed loads the rules and stores the tables that ship with them; the report is that of the first call.
func (l *local) seed(ctx context.Context) (ingest.Report, error) {
	l.making.Lock()
	defer l.making.Unlock()
	if l.in == nil {
		x, parsers, err := l.extractor(ctx)
		if err != nil {
			return ingest.Report{}, err
		}
		l.in, l.parsers = ingest.New(x, l.store, time.Now), parsers
	}
	if l.seeds == nil {
		report, err := l.in.Seed(ctx)
		if err != nil {
			return report, err
		}
		l.seeds = &report
	}
	return *l.seeds, nil
}

func (l *local) ask(ctx context.Context, query string, variables map[string]any) (answer, error) {
	return l.askAt(ctx, nil, query, variables)
}

func (l *local) askAt(ctx context.Context, asOf map[string]any, query string, variables map[string]any) (answer, error) {
	variables, err := asSent(variables)
	if err != nil {
		return answer{}, fmt.Errorf("read the variables: %w", err)
	}
	extensions, err := asSent(extensionsOf(asOf))
	if err != nil {
		return answer{}, fmt.Errorf("read the extensions: %w", err)
	}
	b, err := json.Marshal(l.api.ExecuteWith(ctx, query, "", variables, extensions))
	if err != nil {
		return answer{}, fmt.Errorf("read the answer: %w", err)
	}
	var a answer
	if err := json.Unmarshal(b, &a); err != nil {
		return answer{}, fmt.Errorf("read the answer: %w", err)
	}
	return a, nil
}

// asSent gives variables the types that they have when they come over HTTP.
func asSent(variables map[string]any) (sent map[string]any, err error) {
	b, err := json.Marshal(variables)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(b))
	decoder.UseNumber()
	return sent, decoder.Decode(&sent)
}

func (l *local) ingest(ctx context.Context, files iter.Seq2[source.Source, error], progress func(ingest.File)) (ingest.Report, error) {
	if _, err := l.seed(ctx); err != nil {
		return ingest.Report{}, err
	}
	return l.in.Run(ctx, files, progress)
}

func (l *local) retract(ctx context.Context, name string) (retraction, error) {
	var d kg.Document
	if err := l.store.View(ctx, func(r store.Reader) (err error) {
		d, err = documentNamed(ctx, r, name)
		return err
	}); err != nil {
		return retraction{}, err
	}
	if d.Seed {
		return retraction{}, fmt.Errorf("%w: %s ships with the program and is loaded again at every start", errUsage, d.URI)
	}
	found, err := l.store.Retract(ctx, d.ID)
	if err != nil {
		return retraction{}, fmt.Errorf("retract %s: %w", d.URI, err)
	}
	return retraction{Document: kg.Ref(kg.KindDocument, d.Key), URI: d.URI, Title: d.Title, Found: found}, nil
}

// documentNamed finds a document by the name of its file, else by title or id.
func documentNamed(ctx context.Context, r store.Reader, name string) (kg.Document, error) {
	id := kg.NewDocument(name).ID
	documents, err := r.Documents(ctx, []kg.ID{id})
	if err != nil {
		return kg.Document{}, err
	}
	if d, ok := documents[id]; ok {
		return d, nil
	}
	e, err := query.One(ctx, r, name, kg.KindDocument)
	if err != nil {
		return kg.Document{}, err
	}
	if documents, err = r.Documents(ctx, []kg.ID{e.ID}); err != nil {
		return kg.Document{}, err
	}
	d, ok := documents[e.ID]
	if !ok {
		return kg.Document{}, &query.NotFoundError{Ref: name} // a document that others cite and nobody ingested
	}
	return d, nil
}

func (l *local) verify(ctx context.Context, deep bool, heard func(phase string, done, of int64)) (verification, error) {
	found, err := l.store.VerifyWith(ctx, badgerstore.VerifyOptions{Fast: !deep, Progress: heard})
	if err != nil {
		return verification{}, err
	}
	return verificationOf(found, deep), nil
}

// verificationOf is a report as it is told.
func verificationOf(found badgerstore.Report, deep bool) verification {
	v := verification{
		Sequence: found.Sequence, Documents: found.Documents, Entities: found.Entities, Statements: found.Statements,
		Evidence: found.Evidence, Versions: found.Versions, Tables: found.Tables, Deep: deep,
		Sound: len(found.Problems) == 0, Problems: []string{}, Unchecked: append([]string{}, found.Unchecked...),
	}
	for _, p := range found.Problems {
		v.Problems = append(v.Problems, p.String())
	}
	if found.Omitted > 0 {
		v.Problems = append(v.Problems, fmt.Sprintf("and %d more", found.Omitted))
	}
	return v
}

func (l *local) Close() error {
	l.unindexed()
	err := l.store.Close()
	l.making.Lock()
	defer l.making.Unlock()
	if l.parsers != nil {
		if bad := l.parsers.Close(); err == nil {
			err = bad
		}
	}
	return err
}

// served is a local desk as the HTTP server offers it.
type served struct{ *local }

// Ingest takes in one file, and answers what became of it; of an archive it takes in the documents, and answers with the whole report.
func (s served) Ingest(ctx context.Context, uri string, file []byte) (json.RawMessage, error) {
	if len(uri) > 1024 || !utf8.ValidString(uri) || strings.ContainsFunc(uri, unicode.IsControl) {
		return nil, fmt.Errorf("%w: a file's name has at most 1024 bytes of printable text", errUsage)
	}
	report, err := s.ingest(ctx, source.Unpacked(ctx, uri, file), nil)
	switch {
	case err != nil:
		return nil, err
	case len(report.Files) == 1 && report.Files[0].URI == uri:
		return json.Marshal(report.Files[0])
	}
	return json.Marshal(report)
}

// Retract removes a document.
func (s served) Retract(ctx context.Context, name string) (json.RawMessage, error) {
	return marshal(s.retract(ctx, name))
}

// Verify checks the store.
func (s served) Verify(ctx context.Context, deep bool) (json.RawMessage, error) {
	return marshal(s.verify(ctx, deep, nil))
}

// Review goes over documents.
func (s served) Review(ctx context.Context, names []string) (json.RawMessage, error) {
	return marshal(s.review(ctx, names))
}

// Problem is the row of err in the table of exits.
func (s served) Problem(err error) (int, httpd.Problem) {
	e := exitFor(err)
	return e.http, httpd.Problem{Code: e.code, Message: err.Error()}
}

func marshal(v any, err error) (json.RawMessage, error) {
	if err != nil {
		return nil, err
	}
	return json.Marshal(v)
}
