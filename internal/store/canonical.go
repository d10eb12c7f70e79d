package store

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
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
	hash := sha256.New()
	d := digester{w: bufio.NewWriterSize(hash, 1<<16)}
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
	d.w.Flush() // into a hash, which never fails
	return Digest(hash.Sum(nil))
}

type digester struct{ w *bufio.Writer }

func (d digester) id(id kg.ID) { d.w.Write(id[:]) }

func (d digester) int(n int) { d.uint(uint64(n)) }

func (d digester) uint(n uint64) {
	var b [binary.MaxVarintLen64]byte
	d.w.Write(b[:binary.PutUvarint(b[:], n)])
}

func (d digester) bool(v bool) {
	n := 0
	if v {
		n = 1
	}
	d.int(n)
}

func (d digester) string(s string) {
	d.int(len(s))
	io.WriteString(d.w, s)
}

func (d digester) props(p kg.Props) {
	d.int(len(p))
	for _, x := range p {
		d.string(x.Name)
		d.string(x.Value)
	}
}
