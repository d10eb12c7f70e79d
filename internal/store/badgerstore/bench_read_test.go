package badgerstore

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// benchRead reads the store cold: nothing is remembered from one round to the next. What has a yardstick reads the same keys and values
// with a bare Badger iterator in the same run; x-bare is the ratio.
func benchRead(b *testing.B, m *measured) {
	ctx := context.Background()
	for _, n := range []int{1, 100, 10_000} {
		b.Run(fmt.Sprintf("Expand/%d", n), func(b *testing.B) {
			edges := 0
			against(b, func() {
				from := m.some(m.tasks, n)
				m.cold(func(r *reader) {
					page, err := r.Expand(ctx, store.Hop{From: from})
					edges += len(need(b, page, err).Edges)
				})
			}, func() {
				m.walk(b, familyAdjacency, m.some(m.tasks, n))
			})
			reportPer(b, edges, "edges")
		})
	}
	b.Run("Expand/hub/pages", func(b *testing.B) { // a page of 1000 a round, each in a view of its own
		hop, edges := store.Hop{From: []kg.ID{m.hub}, Limit: 1000}, 0
		start := prefix(familyAdjacency, m.hub)
		against(b, func() {
			m.cold(func(r *reader) {
				page, err := r.Expand(ctx, hop)
				edges += len(need(b, page, err).Edges)
				hop.After = page.Next
			})
		}, func() {
			start = m.page(b, prefix(familyAdjacency, m.hub), start, hop.Limit)
		})
		reportPer(b, edges, "edges")
	})
	b.Run("Expand/hub/whole", func(b *testing.B) {
		edges := 0
		against(b, func() {
			m.cold(func(r *reader) {
				page, err := r.Expand(ctx, store.Hop{From: []kg.ID{m.hub}})
				edges += len(need(b, page, err).Edges)
			})
		}, func() { m.walk(b, familyAdjacency, []kg.ID{m.hub}) })
		reportPer(b, edges, "edges")
	})
	b.Run("Entities/100", func(b *testing.B) {
		against(b, func() {
			ids := m.some(m.tasks, 100)
			m.cold(func(r *reader) { found, err := r.Entities(ctx, ids); need(b, found, err) })
		}, func() { m.walk(b, familyEntity, m.some(m.tasks, 100)) })
	})
	b.Run("Statements/100", func(b *testing.B) {
		against(b, func() {
			ids := m.some(m.statements, 100)
			m.cold(func(r *reader) { found, err := r.Statements(ctx, ids); need(b, found, err) })
		}, func() { m.walk(b, familyStatement, m.some(m.statements, 100)) })
	})
	b.Run("Evidence/100", func(b *testing.B) {
		against(b, func() {
			ids := m.some(m.statements, 100)
			m.cold(func(r *reader) { found, err := r.Evidence(ctx, ids); need(b, found, err) })
		}, func() { m.walk(b, familyEvidence, m.some(m.statements, 100)) })
	})
	b.Run("Lookup/exact", func(b *testing.B) {
		for b.Loop() {
			name := m.names[m.random.IntN(len(m.names))]
			m.cold(func(r *reader) { found, err := r.Lookup(ctx, store.Lookup{Name: name}); need(b, found, err) })
		}
	})
	b.Run("Lookup/prefix", func(b *testing.B) { // a province's agencies: hundreds of names
		for b.Loop() {
			name := string([]rune(m.names[m.random.IntN(len(m.names))])[:3])
			m.cold(func(r *reader) {
				found, err := r.Lookup(ctx, store.Lookup{Name: name, Prefix: true})
				need(b, found, err)
			})
		}
	})
	b.Run("Kinds/1000", func(b *testing.B) {
		for b.Loop() {
			after := m.tasks[m.random.IntN(len(m.tasks))]
			m.cold(func(r *reader) { found, err := r.Kinds(ctx, kg.KindTask, after, 1000); need(b, found, err) })
		}
	})
	b.Run("Stats", func(b *testing.B) {
		for b.Loop() {
			m.cold(func(r *reader) { found, err := r.Stats(ctx); need(b, found, err) })
		}
	})
	b.Run("Text", func(b *testing.B) {
		ids := []kg.ID{}
		for d := range m.published.Load().all() {
			ids = append(ids, d.document.ID)
		}
		slices.SortFunc(ids, kg.ID.Compare)
		for b.Loop() {
			m.cold(func(r *reader) { found, err := r.Text(ctx, ids[m.random.IntN(len(ids))]); need(b, found, err) })
		}
	})
	b.Run("View", func(b *testing.B) {
		for b.Loop() {
			if err := m.View(ctx, func(store.Reader) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("ViewAt", func(b *testing.B) { // another old commit each round, of those in the later half
		last := m.published.Load().head.sequence
		for b.Loop() {
			m.past = past{}
			err := m.ViewAt(ctx, last/2+m.random.Uint64N(last/2), func(store.Reader) error { return nil })
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("ViewAt/Expand/100", func(b *testing.B) {
		last := m.published.Load().head.sequence
		for b.Loop() {
			from := m.some(m.tasks, 100)
			err := m.ViewAt(ctx, last-1, func(r store.Reader) error { _, err := r.Expand(ctx, store.Hop{From: from}); return err })
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}

// cold calls fn with a reader that remembers nothing.
func (m *measured) cold(fn func(r *reader)) {
	txn := m.db.NewTransaction(false)
	defer txn.Discard()
	r := &reader{edition: m.published.Load().forgetful(), ctx: context.Background(), txn: txn}
	defer r.close()
	fn(r)
}

// walk reads keys and values that begin with a family and each of some ids, as Badger gives them.
func (m *measured) walk(b *testing.B, family byte, ids []kg.ID) (keys int) {
	b.Helper()
	slices.SortFunc(ids, kg.ID.Compare)
	txn := m.db.NewTransaction(false)
	defer txn.Discard()
	it := newIterator(txn)
	defer it.Close()
	bytes := 0
	own := make([]byte, 17)
	own[0] = family
	for _, id := range ids {
		copy(own[1:], id[:])
		for it.Seek(own); it.ValidForPrefix(own); it.Next() {
			keys++
			bytes += len(it.Item().Key())
			if err := it.Item().Value(func(v []byte) error { bytes += len(v); return nil }); err != nil {
				b.Fatal(err)
			}
		}
	}
	if bytes == 0 {
		b.Fatal("the yardstick found nothing")
	}
	return keys
}

// page reads some keys and values from start on, and tells where to go on: at first again behind the last.
func (m *measured) page(b *testing.B, own, start []byte, limit int) (next []byte) {
	b.Helper()
	txn := m.db.NewTransaction(false)
	defer txn.Discard()
	it := newIterator(txn)
	defer it.Close()
	n := 0
	for it.Seek(start); it.ValidForPrefix(own); it.Next() {
		if n++; n > limit {
			return it.Item().KeyCopy(nil)
		}
		if err := it.Item().Value(func([]byte) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	return own
}

// reportPer adds how long one of n things took, of those that ours found.
func reportPer(b *testing.B, n int, what string) {
	b.Helper()
	b.ReportMetric(float64(n)/float64(b.N), what+"/round")
}

// need ends the benchmark at an error.
func need[T any](b *testing.B, v T, err error) T {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
	return v
}

// BenchmarkNextEdition derives what is published after a commit beside 10,000 documents; bare copies two maps of them.
func BenchmarkNextEdition(b *testing.B) {
	p, maps2 := newEdition(head{}), [2]map[kg.ID]*record{{}, {}}
	for n := range 10_000 {
		r := &record{gen: generation(n + 1), document: kg.NewDocument(fmt.Sprint(n))}
		p.add(r)
		maps2[0][r.document.ID], maps2[1][r.document.ID] = r, r
	}
	fresh := &record{gen: 10_001, document: kg.NewDocument("5000")}
	against(b, func() { p.next(head{}, fresh.document.ID, fresh) }, func() {
		for _, m := range maps2 {
			maps.Clone(m)[fresh.document.ID] = fresh
		}
	})
}
