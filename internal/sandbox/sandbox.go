// Package sandbox reads documents in child processes that cannot hurt: a document that overruns a limit costs its parser's life and
// nothing else.
//
// A parser is this program itself, started with a command that calls Work. It lives in an empty folder, with an empty environment, in a
// process group and, where the system allows, a network of its own, and takes one document at a time over its standard input. The
// parent sets the limits and does not trust the answer.
package sandbox

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/source"
)

// Codes of documents that a parser could not cope with, beside those of package source.
const (
	Killed  source.Code = "PARSER_KILLED"  // the parser broke down, or was ended for another limit than these two
	Timeout source.Code = "PARSER_TIMEOUT" // over the limit of processor time or of time
	Memory  source.Code = "PARSER_MEMORY"  // over the limit of memory
)

// Pool keeps parsers, at most one for each document that is read at the same time. They start when they are needed. It is safe for
// use by many goroutines.
type Pool struct {
	command []string
	limits  Limits
	slots   chan struct{}

	mu      sync.Mutex
	idle    []*worker
	folder  string // holds the folders of the parsers
	network Network
	closed  bool
}

// Network tells whether parsers can reach a network.
type Network string

// The states of the network.
const (
	NetworkUnknown  Network = ""         // no parser was started yet
	NetworkIsolated Network = "isolated" // they have one of their own, with nobody in it
	NetworkShared   Network = "shared"   // this system does not allow to take it away; no reader uses it
)

// New makes a pool of at most parallel parsers that are started by a command: the program, and the arguments that make it call Work.
func New(command []string, limits Limits, parallel int) *Pool {
	return &Pool{command: command, limits: limits.filled(), slots: make(chan struct{}, max(parallel, 1))}
}

// Limits are those that the parsers work under.
func (p *Pool) Limits() Limits { return p.limits }

// Read reads a document in a parser. It fails with *source.Error where the document cannot be read, be it that the parser says so or
// that it did not live to say it; with the error of ctx; or because no parser could be started.
func (p *Pool) Read(ctx context.Context, src source.Source) (document.Body, error) {
	select {
	case p.slots <- struct{}{}:
	case <-ctx.Done():
		return document.Body{}, ctx.Err()
	}
	defer func() { <-p.slots }()
	for fresh := false; ; fresh = true {
		w, err := p.take(ctx, fresh)
		if err != nil {
			return document.Body{}, fmt.Errorf("read %s: %w", src.URI, err)
		}
		used := w.documents > 0
		body, err := w.read(ctx, src)
		p.put(w)
		var died *death
		if !errors.As(err, &died) {
			return body, err
		}
		// What earlier documents left behind is not this one's fault: it is judged in a parser of its own.
		if used && died.code != Timeout {
			continue
		}
		return document.Body{}, &source.Error{Code: died.code, URI: src.URI, Message: died.message}
	}
}

// Probe starts a parser, if none was yet, and tells whether it can reach a network.
func (p *Pool) Probe(ctx context.Context) (Network, error) {
	w, err := p.take(ctx, false)
	if err != nil {
		return NetworkUnknown, err
	}
	p.put(w)
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.network, nil
}

// Close ends the parsers that wait for work, and removes their folders. A parser that is at work ends with its document.
func (p *Pool) Close() error {
	p.mu.Lock()
	idle, folder := p.idle, p.folder
	p.idle, p.folder, p.closed = nil, "", true
	p.mu.Unlock()
	for _, w := range idle {
		w.end()
	}
	if folder == "" {
		return nil
	}
	return os.RemoveAll(folder)
}

// take gives a parser that waits for work, else or if a fresh one is wanted a new one.
func (p *Pool) take(ctx context.Context, fresh bool) (*worker, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, errors.New("the parsers were told to stop")
	}
	if n := len(p.idle); n > 0 && !fresh {
		w := p.idle[n-1]
		p.idle = p.idle[:n-1]
		return w, nil
	}
	if p.folder == "" {
		folder, err := os.MkdirTemp("", "policygraph-parsers-")
		if err != nil {
			return nil, fmt.Errorf("make a folder for parsers: %w", err)
		}
		p.folder = folder
	}
	folder, err := os.MkdirTemp(p.folder, "parser-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for a parser: %w", err)
	}
	w, network, err := start(ctx, p.command, folder, p.limits, p.network)
	if err != nil {
		_ = os.RemoveAll(folder) // the reason why it did not start counts more
		return nil, fmt.Errorf("start a parser: %w", err)
	}
	p.network = network
	return w, nil
}

// put keeps a parser for the next document, or ends it where it is dead, old or not needed any more.
func (p *Pool) put(w *worker) {
	p.mu.Lock()
	keep := !p.closed && !w.spent && w.documents < p.limits.Documents
	if keep {
		p.idle = append(p.idle, w)
	}
	p.mu.Unlock()
	if !keep {
		w.end()
	}
}
