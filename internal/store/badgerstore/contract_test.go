package badgerstore

import (
	"testing"

	"policygraph/internal/store"
	"policygraph/internal/store/storetest"
)

// openTest opens a store in dir that is closed when the test ends.
func openTest(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(dir, Options{MinFree: 1})
	if err != nil {
		t.Fatalf("Open(%s): %v", dir, err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return s
}

func TestBadgerStoreKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return openTest(t, t.TempDir()) })
}

func TestBadgerStoreKeepsItsHistory(t *testing.T) {
	storetest.RunHistory(t, func(t *testing.T) store.Historian { return openTest(t, t.TempDir()) })
}
