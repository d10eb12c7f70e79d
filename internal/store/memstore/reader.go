package memstore

import (
	"context"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// reader reads one snapshot for one View.
type reader struct {
	*snapshot
	ctx context.Context // of the View
}

var _ store.Reader = (*reader)(nil)

// live tells whether neither the call nor its View has been cancelled.
func (r *reader) live(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return r.ctx.Err()
}

// Expand implements store.Reader.
func (r *reader) Expand(ctx context.Context, h store.Hop) (store.Page, error) {
	if err := r.live(ctx); err != nil {
		return store.Page{}, err
	}
	after, resumed, err := h.Resume()
	if err != nil {
		return store.Page{}, err
	}
	var page store.Page
	for step, from := range h.Sources() {
		if step%checkEvery == 0 {
			if err := r.live(ctx); err != nil {
				return store.Page{}, err
			}
		}
		if resumed && from.Compare(after.From) < 0 {
			continue
		}
		edges, _ := r.edges.get(from)
		if resumed && from == after.From {
			last := edge{predicate: slices.Index(kg.Predicates, after.Predicate), forward: after.Forward, other: after.Other, statement: after.Statement}
			at, found := slices.BinarySearchFunc(edges, last, edge.compare)
			if found {
				at++
			}
			edges = edges[at:]
		}
		for _, e := range edges {
			if !h.Wants(kg.Predicates[e.predicate], e.forward) {
				continue
			}
			if h.Limit > 0 && len(page.Edges) == h.Limit {
				page.Next = h.Cursor(page.Edges[h.Limit-1])
				return page, nil
			}
			st, _ := r.statements.get(e.statement)
			page.Edges = append(page.Edges, store.Edge{
				From: from, Other: e.other, Forward: e.forward,
				Statement: store.CloneStatement(st.statement),
			})
		}
	}
	return page, nil
}

// Kinds implements store.Reader.
func (r *reader) Kinds(ctx context.Context, kind kg.EntityKind, after kg.ID, limit int) ([]kg.ID, error) {
	if err := r.live(ctx); err != nil {
		return nil, err
	}
	return r.entities.after(after, limit, func(e entity) bool { return e.merged.Kind == kind }), nil
}

// Entities implements store.Reader.
func (r *reader) Entities(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Entity, error) {
	return collect(ctx, r, ids, func(id kg.ID) (kg.Entity, bool) {
		e, ok := r.entities.get(id)
		return store.CloneEntity(e.merged), ok
	})
}

// Statements implements store.Reader.
func (r *reader) Statements(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Statement, error) {
	return collect(ctx, r, ids, func(id kg.ID) (kg.Statement, bool) {
		st, ok := r.statements.get(id)
		return store.CloneStatement(st.statement), ok
	})
}

// Evidence implements store.Reader.
func (r *reader) Evidence(ctx context.Context, ids []kg.ID) (map[kg.ID][]kg.Evidence, error) {
	return collect(ctx, r, ids, func(id kg.ID) ([]kg.Evidence, bool) {
		st, ok := r.statements.get(id)
		return slices.Clone(st.evidence), ok
	})
}

// Documents implements store.Reader.
func (r *reader) Documents(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Document, error) {
	if ids == nil {
		for id := range r.documents {
			ids = append(ids, id)
		}
	}
	return collect(ctx, r, ids, func(id kg.ID) (kg.Document, bool) {
		d, ok := r.documents[id]
		return d.batch.Document, ok
	})
}

// Text implements store.Reader.
func (r *reader) Text(ctx context.Context, document kg.ID) (string, error) {
	if err := r.live(ctx); err != nil {
		return "", err
	}
	return r.documents[document].batch.Text, nil
}

// Stats implements store.Reader.
func (r *reader) Stats(ctx context.Context) (store.Stats, error) {
	stats := store.Stats{Sequence: r.sequence, Documents: len(r.documents), Entities: map[kg.EntityKind]int{}, Statements: map[kg.Predicate]int{}}
	for i := range shardCount {
		if i%64 == 0 {
			if err := r.live(ctx); err != nil {
				return store.Stats{}, err
			}
		}
		for _, e := range r.entities.shards[i] {
			stats.Entities[e.merged.Kind]++
		}
		for _, st := range r.statements.shards[i] {
			stats.Statements[st.statement.Predicate]++
			stats.Evidence += len(st.evidence)
		}
	}
	return stats, nil
}

// collect asks find for each id; ids that it does not know stay out of the answer.
func collect[V any](ctx context.Context, r *reader, ids []kg.ID, find func(kg.ID) (V, bool)) (map[kg.ID]V, error) {
	found := make(map[kg.ID]V, len(ids))
	for step, id := range ids {
		if step%checkEvery == 0 {
			if err := r.live(ctx); err != nil {
				return nil, err
			}
		}
		if v, ok := find(id); ok {
			found[id] = v
		}
	}
	return found, r.live(ctx)
}
