package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"math"
	"slices"

	"policygraph/internal/kg"
)

// Digest tells batches apart: equal exactly when the batches assert the same.
type Digest [sha256.Size]byte

// Canonical is what an engine stores for b: a deep copy in the order of kg.Batch.Sort with evidence said twice kept once, and its
// digest. A batch that kg.Batch.Check refuses is ErrBatch.
func Canonical(b kg.Batch) (kg.Batch, Digest, error) {
	if err := b.Check(); err != nil {
		return kg.Batch{}, Digest{}, fmt.Errorf("batch of document %s (%s): %w: %w", b.Document.ID, b.Document.URI, ErrBatch, err)
	}
	c := kg.Batch{Document: b.Document, Text: b.Text, Evidence: slices.Clone(b.Evidence)}
	c.Entities = make([]kg.Entity, len(b.Entities))
	for i, e := range b.Entities {
		c.Entities[i] = CloneEntity(e)
	}
	c.Statements = make([]kg.Statement, len(b.Statements))
	for i, s := range b.Statements {
		c.Statements[i] = CloneStatement(s)
	}
	c.Sort()
	c.Evidence = slices.CompactFunc(c.Evidence, func(x, y kg.Evidence) bool { return x.ID == y.ID })
	return c, digestOf(c), nil
}

// Seal is Canonical for a batch that has the canonical form already, whose caller keeps it: nothing is copied. One that has not is
// ErrBatch.
func Seal(b kg.Batch) (Digest, error) {
	inOrder := slices.IsSortedFunc(b.Entities, func(x, y kg.Entity) int { return x.ID.Compare(y.ID) }) &&
		slices.IsSortedFunc(b.Statements, func(x, y kg.Statement) int { return x.ID.Compare(y.ID) })
	for i := 1; inOrder && i < len(b.Evidence); i++ {
		x, y := b.Evidence[i-1], b.Evidence[i]
		inOrder = cmp.Or(x.Statement.Compare(y.Statement), cmp.Compare(x.Span.Start, y.Span.Start), x.ID.Compare(y.ID)) < 0
	}
	if !inOrder {
		return Digest{}, fmt.Errorf("batch of document %s (%s) is not in canonical order: %w", b.Document.ID, b.Document.URI, ErrBatch)
	}
	if err := b.Check(); err != nil {
		return Digest{}, fmt.Errorf("batch of document %s (%s): %w: %w", b.Document.ID, b.Document.URI, ErrBatch, err)
	}
	return digestOf(b), nil
}

// CloneEntity copies e so that the copy shares no slice with it; empty lists become nil.
func CloneEntity(e kg.Entity) kg.Entity {
	e.Aliases = append([]string(nil), e.Aliases...)
	e.Props = append(kg.Props(nil), e.Props...)
	return e
}

// CloneStatement copies s so that the copy shares no slice with it; an empty list becomes nil.
func CloneStatement(s kg.Statement) kg.Statement {
	s.Qualifiers = append(kg.Props(nil), s.Qualifiers...)
	return s
}

// digestOf hashes every field of a canonical batch, strings and lists with their length before them.
func digestOf(b kg.Batch) Digest {
	d := &digester{hash: sha256.New(), bytes: make([]byte, 0, 2*digestPiece)}
	doc := b.Document
	d.id(doc.ID)
	for _, s := range []string{doc.Key, doc.Digest, doc.URI, doc.Title, doc.Number, doc.Issuer, doc.Published, doc.Written, doc.Extractor} {
		d.string(s)
	}
	d.bool(doc.Seed)
	d.string(b.Text)
	d.int(len(b.Entities))
	for _, e := range b.Entities {
		d.id(e.ID)
		d.string(string(e.Kind))
		d.string(e.Key)
		d.string(e.Name)
		d.int(len(e.Aliases))
		for _, a := range e.Aliases {
			d.string(a)
		}
		d.props(e.Props)
	}
	d.int(len(b.Statements))
	for _, s := range b.Statements {
		d.id(s.ID)
		d.string(string(s.Predicate))
		d.id(s.Subject)
		d.id(s.Object)
		d.props(s.Qualifiers)
	}
	d.int(len(b.Evidence))
	for _, e := range b.Evidence {
		d.id(e.ID)
		d.id(e.Statement)
		d.int(e.Span.Start)
		d.int(e.Span.End)
		d.string(e.Quote)
		d.string(e.Rule)
		d.id(e.Section)
		d.int(e.Focus.Start)
		d.int(e.Focus.End)
		d.int(e.Place.Page)
		d.string(e.Place.Cell)
		for _, x := range []float64{e.Place.Box.Left, e.Place.Box.Top, e.Place.Box.Right, e.Place.Box.Bottom} {
			d.uint(math.Float64bits(x))
		}
	}
	return d.sum()
}

// digestPiece is about how many bytes are hashed at a time.
const digestPiece = 32 << 10

// digester gathers small fields before it hashes them.
type digester struct {
	hash  hash.Hash
	bytes []byte
}

// flush hashes what was gathered; a hash takes everything.
func (d *digester) flush() {
	d.hash.Write(d.bytes)
	d.bytes = d.bytes[:0]
}

func (d *digester) sum() Digest {
	d.flush()
	return Digest(d.hash.Sum(nil))
}

func (d *digester) id(id kg.ID) {
	if len(d.bytes) >= digestPiece {
		d.flush()
	}
	d.bytes = append(d.bytes, id[:]...)
}

func (d *digester) int(n int) { d.uint(uint64(n)) }

func (d *digester) uint(n uint64) { d.bytes = binary.AppendUvarint(d.bytes, n) }

func (d *digester) bool(v bool) {
	n := 0
	if v {
		n = 1
	}
	d.int(n)
}

func (d *digester) string(s string) {
	d.int(len(s))
	for {
		n := min(len(s), digestPiece)
		if d.bytes = append(d.bytes, s[:n]...); n == len(s) {
			return
		}
		d.flush()
		s = s[n:]
	}
}

func (d *digester) props(p kg.Props) {
	d.int(len(p))
	for _, x := range p {
		d.string(x.Name)
		d.string(x.Value)
	}
}
