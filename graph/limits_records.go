package graph

import (
	"context"
	"sync/atomic"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// budgeted is a store whose readers count what they read for one operation, whatever field asks for it, and stop it at a limit: a cost
// weighs what is shown, and little may be shown of much that is read. It also notes which commit a snapshot is of.
type budgeted struct {
	store.Historian
	limit int
}

func (b budgeted) View(ctx context.Context, fn func(store.Reader) error) error {
	return b.Historian.View(ctx, func(r store.Reader) error {
		if m := measuredOf(ctx); m.dated {
			var err error
			if m.sequence, err = store.SequenceOf(ctx, r); err != nil {
				return err
			}
		}
		return fn(b.count(ctx, r))
	})
}

func (b budgeted) ViewAt(ctx context.Context, sequence uint64, fn func(store.Reader) error) error {
	return b.Historian.ViewAt(ctx, sequence, func(r store.Reader) error { return fn(b.count(ctx, r)) })
}

func (b budgeted) count(ctx context.Context, r store.Reader) store.Reader {
	counted := budgetReader{r, measuredOf(ctx), b.limit}
	if dated, ok := r.(sequenced); ok {
		return datedReader{counted, dated}
	}
	return counted
}

// sequenced knows the commit it reads at, without counting anything.
type sequenced interface{ Sequence() uint64 }

// datedReader is a budgetReader of one that is sequenced.
type datedReader struct {
	budgetReader
	sequenced
}

type budgetReader struct {
	store.Reader
	of    *measured
	limit int
}

// readCounts are what was read, by what it is.
type readCounts struct{ keys, edges, entities, statements, evidence, documents atomic.Int64 }

func (c *readCounts) told() Read {
	return Read{Keys: c.keys.Load(), Edges: c.edges.Load(), Entities: c.entities.Load(), Statements: c.statements.Load(), Evidence: c.evidence.Load(), Documents: c.documents.Load()}
}

// take counts n records more of a sort.
func (r budgetReader) take(sort *atomic.Int64, n int, err error) error {
	if err != nil {
		return err
	}
	sort.Add(int64(n))
	if have := r.of.records.Add(int64(n)); have > int64(r.limit) {
		return limitError("records", int(have), r.limit, "records read; ask for fewer things at once")
	}
	return nil
}

func (r budgetReader) Lookup(ctx context.Context, q store.Lookup) ([]kg.ID, error) {
	ids, err := r.Reader.Lookup(ctx, q)
	return ids, r.take(&r.of.read.keys, len(ids), err)
}

func (r budgetReader) Expand(ctx context.Context, h store.Hop) (store.Page, error) {
	page, err := r.Reader.Expand(ctx, h)
	return page, r.take(&r.of.read.edges, len(page.Edges), err)
}

func (r budgetReader) Kinds(ctx context.Context, kind kg.EntityKind, after kg.ID, limit int) ([]kg.ID, error) {
	ids, err := r.Reader.Kinds(ctx, kind, after, limit)
	return ids, r.take(&r.of.read.keys, len(ids), err)
}

func (r budgetReader) Entities(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Entity, error) {
	entities, err := r.Reader.Entities(ctx, ids)
	return entities, r.take(&r.of.read.entities, len(entities), err)
}

func (r budgetReader) Statements(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Statement, error) {
	statements, err := r.Reader.Statements(ctx, ids)
	return statements, r.take(&r.of.read.statements, len(statements), err)
}

func (r budgetReader) Evidence(ctx context.Context, statements []kg.ID) (map[kg.ID][]kg.Evidence, error) {
	evidence, err := r.Reader.Evidence(ctx, statements)
	n := 0
	for _, pieces := range evidence {
		n += len(pieces)
	}
	return evidence, r.take(&r.of.read.evidence, n, err)
}

func (r budgetReader) Documents(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Document, error) {
	documents, err := r.Reader.Documents(ctx, ids)
	return documents, r.take(&r.of.read.documents, len(documents), err)
}
