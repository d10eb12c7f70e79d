package badgerstore

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"policygraph/internal/kg"
)

func TestRecordsAreThoseOfAMapAndTheirOldOnesStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type state struct {
			is   *records
			want map[kg.ID]*record
		}
		states := []state{{&records{}, map[kg.ID]*record{}}}
		gens := rapid.SampledFrom([]generation{0, pageSize - 2, 5 * pageSize}).Draw(t, "generations before")
		var all []*record
		for range rapid.IntRange(1, 40).Draw(t, "commits") {
			from := states[len(states)-1]
			want := maps.Clone(from.want)
			id := kg.ID{byte(rapid.IntRange(0, 3).Draw(t, "shelf")), 0, byte(rapid.IntRange(0, 3).Draw(t, "document"))}
			var fresh *record
			if rapid.IntRange(0, 3).Draw(t, "retract") > 0 {
				gens++
				fresh = &record{gen: gens, document: kg.Document{ID: id}}
				all, want[id] = append(all, fresh), fresh
			} else {
				delete(want, id)
			}
			states = append(states, state{from.is.with(id, fresh), want})
		}
		for n, s := range states {
			if s.is.count != len(s.want) {
				t.Fatalf("after commit %d: got %d documents, want %d", n, s.is.count, len(s.want))
			}
			if got := slices.Collect(s.is.all()); len(got) != len(s.want) {
				t.Fatalf("all after commit %d: got %d records, want %d", n, len(got), len(s.want))
			}
			for _, r := range all {
				id := r.document.ID
				if got := s.is.document(id); got != s.want[id] {
					t.Fatalf("document %s after commit %d: got %+v, want %+v", id, n, got, s.want[id])
				}
				want := r
				if s.want[id] != r {
					want = nil
				}
				if got := s.is.by(r.gen); got != want {
					t.Fatalf("generation %d after commit %d: got %+v, want %+v", r.gen, n, got, want)
				}
			}
			if got := s.is.by(gens + 10*pageSize); got != nil {
				t.Fatalf("a generation that is not given yet: got %+v", got)
			}
		}
	})
}
