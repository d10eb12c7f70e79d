package badgerstore

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// holding reads back what generations hold.
type holding struct {
	txn *badger.Txn
	it  *badger.Iterator
}

// batch is all of it, in the order of store.Canonical.
func (h holding) batch(ctx context.Context, r *record) (kg.Batch, error) {
	b := kg.Batch{
		Document: r.document, Entities: make([]kg.Entity, 0, r.entities),
		Statements: make([]kg.Statement, 0, r.statements), Evidence: make([]kg.Evidence, 0, r.evidence),
	}
	var err error
	if b.Text, err = readText(h.it, r); err != nil {
		return kg.Batch{}, err
	}
	entities, statements := h.members(r.gen)
	for i, id := range entities {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return kg.Batch{}, ctx.Err()
		}
		e, err := h.entity(id, r.gen)
		if err != nil {
			return kg.Batch{}, fmt.Errorf("entity %s: %w", id, err)
		}
		b.Entities = append(b.Entities, e)
	}
	for i, id := range statements {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return kg.Batch{}, ctx.Err()
		}
		statement, evidence, err := h.statement(id, r)
		if err != nil {
			return kg.Batch{}, fmt.Errorf("statement %s: %w", id, err)
		}
		if len(evidence) > 1 { // keys are in the order of IDs
			slices.SortFunc(evidence, func(x, y kg.Evidence) int { return cmp.Or(cmp.Compare(x.Span.Start, y.Span.Start), x.ID.Compare(y.ID)) })
		}
		b.Statements, b.Evidence = append(b.Statements, statement), append(b.Evidence, evidence...)
	}
	if len(b.Text) != r.text || len(b.Entities) != r.entities || len(b.Statements) != r.statements || len(b.Evidence) != r.evidence {
		return kg.Batch{}, fmt.Errorf("generation %d does not hold what its record counts: %w", r.gen, store.ErrCorrupt)
	}
	return b, nil
}

// members lists what a generation asserts.
func (h holding) members(gen generation) (entities, statements []kg.ID) {
	own := key{family: familyMember, gen: gen}.bytes()[:widthGeneration]
	for h.it.Seek(own); h.it.ValidForPrefix(own); h.it.Next() {
		k := h.it.Item().Key()
		if id := kg.ID(k[widthGeneration+1:]); k[widthGeneration] == familyEntity {
			entities = append(entities, id)
		} else {
			statements = append(statements, id)
		}
	}
	return entities, statements
}

func (h holding) entity(id kg.ID, gen generation) (e kg.Entity, err error) {
	item, err := h.txn.Get(key{family: familyEntity, id: id, gen: gen}.bytes())
	if err == nil {
		err = item.Value(func(b []byte) (err error) { e, err = decodeEntity(id, b); return err })
	}
	return e, err
}

func (h holding) statement(id kg.ID, d *record) (statement kg.Statement, evidence []kg.Evidence, err error) {
	own, there := prefix(familyStatement, id), false
	for h.it.Seek(own); h.it.ValidForPrefix(own); h.it.Next() {
		if k := h.it.Item().Key(); lastGeneration(k) == d.gen {
			there = true
			if err := h.it.Item().Value(func(b []byte) (err error) { statement, err = decodeStatement(id, k[1+16], b); return err }); err != nil {
				return statement, nil, err
			}
		}
	}
	if !there {
		return statement, nil, errors.New("its record is missing")
	}
	own = key{family: familyEvidence, id: id, gen: d.gen}.bytes()[:1+16+4]
	for h.it.Seek(own); h.it.ValidForPrefix(own); h.it.Next() {
		k := h.it.Item().Key()
		err := h.it.Item().Value(func(b []byte) error {
			e, err := decodeEvidence(kg.ID(k[1+16+4:]), id, d.document.ID, b)
			evidence = append(evidence, e)
			return err
		})
		if err != nil {
			return statement, nil, err
		}
	}
	return statement, evidence, nil
}
