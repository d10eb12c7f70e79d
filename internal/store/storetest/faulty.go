package storetest

import (
	"context"
	"errors"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// ErrFault is the error of a call that was made to fail.
var ErrFault = errors.New("the store fails")

// Faulty is a store of which one call fails: every View, Apply and Retract counts, and every question to a reader. It is for one
// goroutine.
type Faulty struct {
	store.Store
	Fail  int // the number of the call that fails, from 1
	Calls int // so far
}

func (f *Faulty) call() error {
	if f.Calls++; f.Calls == f.Fail {
		return ErrFault
	}
	return nil
}

// View implements store.Store.
func (f *Faulty) View(ctx context.Context, fn func(store.Reader) error) error {
	if err := f.call(); err != nil {
		return err
	}
	return f.Store.View(ctx, func(r store.Reader) error { return fn(faultyReader{r, f}) })
}

// Apply implements store.Store.
func (f *Faulty) Apply(ctx context.Context, b kg.Batch) (changed bool, err error) {
	if err := f.call(); err != nil {
		return false, err
	}
	return f.Store.Apply(ctx, b)
}

// Retract implements store.Store.
func (f *Faulty) Retract(ctx context.Context, document kg.ID) (found bool, err error) {
	if err := f.call(); err != nil {
		return false, err
	}
	return f.Store.Retract(ctx, document)
}

type faultyReader struct {
	store.Reader
	f *Faulty
}

// asked answers a question, unless it is the one that fails.
func asked[T any](f *Faulty, answer func() (T, error)) (T, error) {
	if err := f.call(); err != nil {
		var none T
		return none, err
	}
	return answer()
}

func (r faultyReader) Lookup(ctx context.Context, q store.Lookup) ([]kg.ID, error) {
	return asked(r.f, func() ([]kg.ID, error) { return r.Reader.Lookup(ctx, q) })
}

func (r faultyReader) Expand(ctx context.Context, h store.Hop) (store.Page, error) {
	return asked(r.f, func() (store.Page, error) { return r.Reader.Expand(ctx, h) })
}

func (r faultyReader) Kinds(ctx context.Context, kind kg.EntityKind, after kg.ID, limit int) ([]kg.ID, error) {
	return asked(r.f, func() ([]kg.ID, error) { return r.Reader.Kinds(ctx, kind, after, limit) })
}

func (r faultyReader) Entities(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Entity, error) {
	return asked(r.f, func() (map[kg.ID]kg.Entity, error) { return r.Reader.Entities(ctx, ids) })
}

func (r faultyReader) Statements(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Statement, error) {
	return asked(r.f, func() (map[kg.ID]kg.Statement, error) { return r.Reader.Statements(ctx, ids) })
}

func (r faultyReader) Evidence(ctx context.Context, statements []kg.ID) (map[kg.ID][]kg.Evidence, error) {
	return asked(r.f, func() (map[kg.ID][]kg.Evidence, error) { return r.Reader.Evidence(ctx, statements) })
}

func (r faultyReader) Documents(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Document, error) {
	return asked(r.f, func() (map[kg.ID]kg.Document, error) { return r.Reader.Documents(ctx, ids) })
}

func (r faultyReader) Text(ctx context.Context, document kg.ID) (string, error) {
	return asked(r.f, func() (string, error) { return r.Reader.Text(ctx, document) })
}

func (r faultyReader) Stats(ctx context.Context) (store.Stats, error) {
	return asked(r.f, func() (store.Stats, error) { return r.Reader.Stats(ctx) })
}
