package graph

import (
	"context"
	"errors"
	"sync"
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// late is the reader of a View that begins when it is first read. What is written before that is seen, and while nothing is read no View
// is held open: a subscription may wait for hours between two events. close ends the View.
type late struct {
	view  func(context.Context, func(store.Reader) error) error
	ctx   context.Context
	limit time.Duration // how long the View may last

	mu      sync.Mutex
	reader  store.Reader
	failed  error
	release func()
}

func newLate(ctx context.Context, view func(context.Context, func(store.Reader) error) error, limit time.Duration) *late {
	return &late{view: view, ctx: ctx, limit: limit}
}

var errReleased = errors.New("the snapshot of this answer is closed")

// open begins the View in a goroutine of its own, which waits there until close.
func (l *late) open() (store.Reader, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.reader != nil || l.failed != nil {
		return l.reader, l.failed
	}
	ctx, cancel := context.WithTimeout(l.ctx, l.limit)
	ready, done, ended := make(chan store.Reader, 1), make(chan struct{}), make(chan error, 1)
	go func() {
		ended <- l.view(ctx, func(r store.Reader) error {
			ready <- r
			<-done
			return nil
		})
	}()
	select {
	case l.reader = <-ready:
		l.release = func() {
			close(done)
			<-ended //nolint:errcheck // what was to be read was read
			cancel()
		}
	case l.failed = <-ended:
		cancel()
	}
	return l.reader, l.failed
}

// close ends the View, where one began.
func (l *late) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.release != nil {
		l.release()
	}
	l.reader, l.release, l.failed = nil, nil, errReleased
}

func (l *late) Lookup(ctx context.Context, q store.Lookup) ([]kg.ID, error) {
	r, err := l.open()
	if err != nil {
		return nil, err
	}
	return r.Lookup(ctx, q)
}

func (l *late) Expand(ctx context.Context, h store.Hop) (store.Page, error) {
	r, err := l.open()
	if err != nil {
		return store.Page{}, err
	}
	return r.Expand(ctx, h)
}

func (l *late) Kinds(ctx context.Context, kind kg.EntityKind, after kg.ID, limit int) ([]kg.ID, error) {
	r, err := l.open()
	if err != nil {
		return nil, err
	}
	return r.Kinds(ctx, kind, after, limit)
}

func (l *late) Entities(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Entity, error) {
	r, err := l.open()
	if err != nil {
		return nil, err
	}
	return r.Entities(ctx, ids)
}

func (l *late) Statements(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Statement, error) {
	r, err := l.open()
	if err != nil {
		return nil, err
	}
	return r.Statements(ctx, ids)
}

func (l *late) Evidence(ctx context.Context, statements []kg.ID) (map[kg.ID][]kg.Evidence, error) {
	r, err := l.open()
	if err != nil {
		return nil, err
	}
	return r.Evidence(ctx, statements)
}

func (l *late) Documents(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Document, error) {
	r, err := l.open()
	if err != nil {
		return nil, err
	}
	return r.Documents(ctx, ids)
}

func (l *late) Text(ctx context.Context, document kg.ID) (string, error) {
	r, err := l.open()
	if err != nil {
		return "", err
	}
	return r.Text(ctx, document)
}

func (l *late) Stats(ctx context.Context) (store.Stats, error) {
	r, err := l.open()
	if err != nil {
		return store.Stats{}, err
	}
	return r.Stats(ctx)
}
