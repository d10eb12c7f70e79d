package store_test

import (
	"errors"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
	"policygraph/internal/store/badgerstore"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

// TestAVersionCountsWhatWasAsserted holds what engines know of a version against what they give of it: the slow store has the methods of the
// contract and no others.
func TestAVersionCountsWhatWasAsserted(t *testing.T) {
	disk, err := badgerstore.Open(t.TempDir(), badgerstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer disk.Close()
	for engine, h := range map[string]store.Historian{"memory": memstore.New(), "badger": disk} {
		one := storetest.Plan("one", 1, 5)
		for _, b := range []kg.Batch{one, storetest.Plan("two", 2, 9), storetest.Plan("one", 3, 7)} {
			if _, err := h.Apply(t.Context(), b); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := h.Retract(t.Context(), one.Document.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := h.Forget(t.Context(), 3); err != nil {
			t.Fatal(err)
		}
		slow := struct{ store.Historian }{h}
		for sequence := range uint64(6) {
			got, err := store.VersionOf(t.Context(), h, sequence)
			want, bad := store.VersionOf(t.Context(), slow, sequence)
			if got != want || !errors.Is(err, wrapped(bad)) {
				t.Errorf("%s: commit %d: got %+v, error %v; want %+v, error %v", engine, sequence, got, err, want, bad)
			}
		}
		for sequence := uint64(3); sequence < 5; sequence++ {
			if err := h.ViewAt(t.Context(), sequence, func(r store.Reader) error {
				got, err := store.SequenceOf(t.Context(), r)
				want, bad := store.SequenceOf(t.Context(), struct{ store.Reader }{r})
				if got != want || got != sequence || err != nil || bad != nil {
					t.Errorf("%s: a view at commit %d is at %d, by its statistics at %d; errors %v, %v", engine, sequence, got, want, err, bad)
				}
				return nil
			}); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// wrapped is the sentinel in err.
func wrapped(err error) error {
	for _, is := range []error{store.ErrForgotten, store.ErrFuture} {
		if errors.Is(err, is) {
			return is
		}
	}
	return err
}
