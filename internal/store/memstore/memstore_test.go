package memstore_test

import (
	"testing"

	"policygraph/internal/store"
	"policygraph/internal/store/memstore"
	"policygraph/internal/store/storetest"
)

func TestMemoryStoreKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t) })
}

func TestMemoryStoreKeepsItsHistory(t *testing.T) {
	storetest.RunHistory(t, func(t *testing.T) store.Historian { return open(t) })
}

func open(t *testing.T) *memstore.Store {
	s := memstore.New()
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return s
}

func BenchmarkMemoryStore(b *testing.B) {
	storetest.Bench(b, func(*testing.B) store.Store { return memstore.New() })
}
