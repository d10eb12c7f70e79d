package badgerstore

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// entries turns what a document asserts into keys and values. It breathes where what was set so far may be written apart from what
// follows.
type entries struct {
	add     func(k, value []byte) error // who adds keeps no key: its bytes are those of the next one too
	breathe func(ctx context.Context) error
	copies  bool // who adds keeps no value either

	bytes []byte // of the key at hand
	value []byte // the value at hand, where it is copied
}

// empty is where the next value is written, which takes about size bytes; the one before is gone where values are copied.
func (x *entries) empty(size int) []byte {
	if !x.copies {
		return make([]byte, 0, size)
	}
	x.value = slices.Grow(x.value[:0], size)
	return x.value
}

func (x *entries) set(k key, value []byte) error {
	x.bytes = k.append(x.bytes[:0])
	return x.add(x.bytes, value)
}

// batch writes all that b asserts under gen.
func (x *entries) batch(ctx context.Context, gen generation, b kg.Batch) error {
	for chunk, text := uint32(0), b.Text; text != ""; chunk++ {
		n := min(textChunk, len(text))
		if err := x.set(key{family: familyText, gen: gen, chunk: chunk}, append(x.empty(n), text[:n]...)); err != nil {
			return err
		}
		text = text[n:]
		if err := x.breathe(ctx); err != nil {
			return err
		}
	}
	for _, e := range b.Entities {
		if err := x.entity(gen, e); err != nil {
			return fmt.Errorf("entity %s: %w", e.Ref(), err)
		}
		if err := x.breathe(ctx); err != nil {
			return err
		}
	}
	evidence := b.Evidence // in the order of statements, as the statements are
	for _, statement := range b.Statements {
		n := 0
		for n < len(evidence) && evidence[n].Statement == statement.ID {
			n++
		}
		if err := x.statement(ctx, gen, statement, evidence[:n]); err != nil {
			return fmt.Errorf("statement %s: %w", statement.ID, err)
		}
		evidence = evidence[n:]
		if err := x.breathe(ctx); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// smallValue is about what a value takes without its text.
const smallValue = 64

// entity writes one entity in one piece, so that whoever sees its member key finds all the others.
func (x *entries) entity(gen generation, e kg.Entity) error {
	kind, ok := kindCode(e.Kind)
	if !ok {
		return fmt.Errorf("kind %q has no number: %w", e.Kind, store.ErrBatch)
	}
	value := appendEntity(x.empty(2*smallValue), kind, e)
	if len(value) > maxValue {
		return fmt.Errorf("takes %d bytes, more than %d: %w", len(value), maxValue, store.ErrBatch)
	}
	err := errors.Join(
		x.set(key{family: familyMember, gen: gen, member: familyEntity, id: e.ID}, nil),
		x.set(key{family: familyEntity, id: e.ID, gen: gen}, value),
		x.set(key{family: familyKind, kind: kind, id: e.ID, gen: gen}, nil),
	)
	total := len(value)
	for _, name := range store.FoldedNames(e) {
		k, rest := nameKey(name, kind, e.ID, gen)
		if total += len(rest); total > maxValue { // more than one piece holds
			return fmt.Errorf("takes %d bytes with its names, more than %d: %w", total, maxValue, store.ErrBatch)
		}
		err = errors.Join(err, x.set(k, rest))
	}
	return err
}

// statement writes one statement in one piece, but for evidence beyond what fits in it: that is written before.
func (x *entries) statement(ctx context.Context, gen generation, statement kg.Statement, evidence []kg.Evidence) error {
	predicate, ok := predicateCode(statement.Predicate)
	if !ok {
		return fmt.Errorf("predicate %q has no number: %w", statement.Predicate, store.ErrBatch)
	}
	value := appendStatement(x.empty(smallValue), statement)
	if len(value) > maxValue {
		return fmt.Errorf("takes %d bytes, more than %d: %w", len(value), maxValue, store.ErrBatch)
	}
	err := errors.Join(
		x.set(key{family: familyMember, gen: gen, member: familyStatement, id: statement.ID}, nil),
		x.set(key{family: familyStatement, id: statement.ID, predicate: predicate, gen: gen}, value),
	)
	var qualifiers []byte
	if len(statement.Qualifiers) > 0 {
		qualifiers = appendQualifiers(x.empty(smallValue), statement.Qualifiers)
	}
	for _, k := range adjacencyOf(statement, predicate, gen) {
		err = errors.Join(err, x.set(k, qualifiers))
	}
	if err != nil {
		return err
	}
	for _, e := range evidence {
		value := appendEvidence(x.empty(smallValue+len(e.Quote)), e)
		if len(value) > maxValue {
			return fmt.Errorf("evidence at %d takes %d bytes, more than %d: %w", e.Span.Start, len(value), maxValue, store.ErrBatch)
		}
		if err := x.set(key{family: familyEvidence, id: statement.ID, gen: gen, evidence: e.ID}, value); err != nil {
			return err
		}
		if err := x.breathe(ctx); err != nil { // the member key is already there, so a sweep finds what follows
			return err
		}
	}
	return nil
}
