// Package storetest is the conformance suite of storage engines: one subtest for each promise of package store.
package storetest

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Run proves an engine. open gives an empty store and sees to it that it is closed when the test ends.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	for _, promise := range []struct {
		name string
		test func(t *testing.T, s store.Store)
	}{
		{"an empty store shows nothing", emptyShowsNothing},
		{"Apply is idempotent", applyIsIdempotent},
		{"a statement of every predicate is kept and found from its end", everyPredicate},
		{"Apply replaces what the document asserted", applyReplaces},
		{"Apply leaves its batch to the caller", batchStaysTheCallers},
		{"evidence said twice counts once", evidenceTwice},
		{"a bad batch is refused and changes nothing", badBatch},
		{"a cancelled Apply is never visible in part and can be repeated", cancelledApply},
		{"Retract restores the graph without the document", retractRestores},
		{"a statement is visible while a document supports it", visibleWhileSupported},
		{"assertions merge by trust, not by order of arrival", assertionsMerge},
		{"unknown ids are absent", unknownIsAbsent},
		{"slices that come back are the caller's to keep", answersAreTheCallers},
		{"Documents lists all or some", documentsListed},
		{"Text is exact at any length", textIsExact},
		{"Kinds pages in order of ID", kindsPages},
		{"Stats counts the snapshot", statsCounts},
		{"Evidence comes by document, then by place", evidenceOrder},
		{"Lookup finds names, aliases and keys however they are written", lookupFolds},
		{"Lookup by prefix, kind and limit", lookupNarrows},
		{"Lookup follows renaming", lookupFollows},
		{"Expand follows direction and predicates, in order", expandFollows},
		{"Expand pages over many sources", expandPages},
		{"a cursor outlives its View and its statement", cursorOutlives},
		{"a foreign or malformed cursor is ErrCursor", cursorForeign},
		{"cancelled contexts return", cancelledReturns},
		{"a View keeps its snapshot", viewKeepsSnapshot},
		{"a View returns the error of its function", viewReturnsError},
		{"readers beside writers see whole documents", readersBesideWriters},
		{"a closed store says so", closedSaysSo},
		{"any sequence of Apply and Retract shows what a naive model shows", anySequence},
	} {
		t.Run(promise.name, func(t *testing.T) { promise.test(t, open(t)) })
	}
}

// reporter is what testing.T and rapid.T have in common.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// differ is "" where want and got are equal, and else says where they are not. cmp alone is slow on whole graphs.
func differ(want, got any) string {
	if reflect.DeepEqual(want, got) {
		return ""
	}
	return cmp.Diff(want, got, empty)
}

var empty = cmpopts.EquateEmpty()

// mustApply applies b and demands that it was news.
func mustApply(t reporter, s store.Store, b kg.Batch) {
	t.Helper()
	changed, err := s.Apply(context.Background(), b)
	if err != nil || !changed {
		t.Fatalf("Apply(%s): got changed=%v, error %v; want changed=true", b.Document.URI, changed, err)
	}
}

func view(t reporter, s store.Store, fn func(r store.Reader)) {
	t.Helper()
	if err := s.View(context.Background(), func(r store.Reader) error { fn(r); return nil }); err != nil {
		t.Fatalf("View: %v", err)
	}
}

func dump(t reporter, s store.Store) (g store.Graph) {
	t.Helper()
	view(t, s, func(r store.Reader) {
		var err error
		if g, err = store.Dump(context.Background(), r); err != nil {
			t.Fatalf("Dump: %v", err)
		}
	})
	return g
}

func stats(t reporter, s store.Store) (got store.Stats) {
	t.Helper()
	view(t, s, func(r store.Reader) { got = must(r.Stats(context.Background()))(t) })
	return got
}

// must unwraps a result that cannot fail in a sound engine.
func must[V any](v V, err error) func(t reporter) V {
	return func(t reporter) V {
		t.Helper()
		if err != nil {
			t.Fatalf("got error %v, want none", err)
		}
		return v
	}
}

// shows fails unless s shows exactly the model.
func shows(t reporter, s store.Store, m Model) {
	t.Helper()
	if diff := differ(m.Graph(), dump(t, s)); diff != "" {
		t.Fatalf("the store does not show its documents (-want +got):\n%s", diff)
	}
}

func model(batches ...kg.Batch) Model {
	m := Model{}
	for _, b := range batches {
		m[b.Document.ID] = b
	}
	return m
}

func emptyShowsNothing(t *testing.T, s store.Store) {
	shows(t, s, Model{})
	if got := stats(t, s); got.Sequence != 0 || got.Documents != 0 || got.Evidence != 0 {
		t.Errorf("Stats of an empty store: got %+v, want zeros", got)
	}
}

func viewReturnsError(t *testing.T, s store.Store) {
	want := errors.New("mine")
	if err := s.View(context.Background(), func(store.Reader) error { return want }); !errors.Is(err, want) {
		t.Errorf("View: got error %v, want %v", err, want)
	}
}

func closedSaysSo(t *testing.T, s store.Store) {
	b := Plan("plan", 1, 1)
	mustApply(t, s, b)
	if err := s.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("second Close: got error %v, want none", err)
	}
	if err := s.View(context.Background(), func(store.Reader) error { return nil }); !errors.Is(err, store.ErrClosed) {
		t.Errorf("View of a closed store: got error %v, want ErrClosed", err)
	}
	if _, err := s.Apply(context.Background(), b); !errors.Is(err, store.ErrClosed) {
		t.Errorf("Apply to a closed store: got error %v, want ErrClosed", err)
	}
	if _, err := s.Retract(context.Background(), b.Document.ID); !errors.Is(err, store.ErrClosed) {
		t.Errorf("Retract from a closed store: got error %v, want ErrClosed", err)
	}
}

// reversed is b with its parts in another order.
func reversed(b kg.Batch) kg.Batch {
	b.Entities, b.Statements, b.Evidence = slices.Clone(b.Entities), slices.Clone(b.Statements), slices.Clone(b.Evidence)
	slices.Reverse(b.Entities)
	slices.Reverse(b.Statements)
	slices.Reverse(b.Evidence)
	return b
}
