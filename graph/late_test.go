package graph

import (
	"context"
	"errors"
	"testing"
	"time"

	"policygraph/graph/graphtest"
	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
)

func TestAViewThatBeginsLateSeesWhatWasWrittenBefore(t *testing.T) {
	st := memstore.New()
	defer st.Close()
	views := 0
	view := func(ctx context.Context, fn func(store.Reader) error) error {
		views++
		return st.View(ctx, fn)
	}
	l := newLate(t.Context(), view, time.Minute)
	province := graphtest.Province()
	for i, b := range province {
		if i == len(province)-1 {
			break
		}
		if _, err := st.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	if views != 0 {
		t.Error("the View began before anything was read")
	}
	first, err := l.Stats(t.Context())
	if err != nil || first.Documents != len(province)-1 {
		t.Fatalf("first read: %d documents, %v; want %d", first.Documents, err, len(province)-1)
	}
	if _, err := st.Apply(t.Context(), province[len(province)-1]); err != nil {
		t.Fatal(err)
	}
	if second, err := l.Stats(t.Context()); err != nil || second.Documents != first.Documents || views != 1 {
		t.Errorf("second read: %d documents, %v, %d Views; want the same snapshot", second.Documents, err, views)
	}
	l.close()
	if _, err := l.Documents(t.Context(), nil); !errors.Is(err, errReleased) {
		t.Errorf("after close: %v, want %v", err, errReleased)
	}
	broken := newLate(t.Context(), func(context.Context, func(store.Reader) error) error { return store.ErrClosed }, time.Minute)
	if _, err := broken.Text(t.Context(), province[0].Document.ID); !errors.Is(err, store.ErrClosed) {
		t.Errorf("a View that does not begin: %v, want %v", err, store.ErrClosed)
	}
	broken.close()
}
