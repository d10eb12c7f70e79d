package interchange

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"unicode/utf8"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// parse reads the lines of a commit.
func parse(p piece) (out store.Published, err error) {
	x := pieceParser{scan: newScan()}
	x.out.Batch.Entities = make([]kg.Entity, 0, p.counts.Entities)
	x.out.Batch.Statements = make([]kg.Statement, 0, p.counts.Statements)
	x.out.Batch.Evidence = make([]kg.Evidence, 0, p.counts.Evidence)
	number := p.first - 1
	for rest := p.bytes; len(rest) > 0; {
		var line []byte
		line, rest, _ = bytes.Cut(rest, []byte{'\n'})
		number++
		switch t := typeOf(line); {
		case t == typeCommit && number == p.first:
			x.out.Commit, x.out.Forgotten, err = parseCommit(line)
		case number == p.first+1 != (t == typeDocument):
			err = fmt.Errorf("a %q where the document of the commit should be, or should not: %w", t, ErrFormat)
		case t == typeDocument:
			err = x.document(line)
		case t == typeEntity:
			err = x.entity(line)
		case t == typeStatement:
			err = x.statement(line)
		case t == typeEvidence:
			err = x.evidence(line)
		default:
			err = fmt.Errorf("type %q: want document, entity, statement or evidence: %w", t, ErrFormat)
		}
		if err != nil {
			return store.Published{}, fmt.Errorf("line %d: %w", number, err)
		}
	}
	err = check(&x.out, p.first)
	return x.out, err
}

// pieceParser gathers what the lines of a commit say.
type pieceParser struct {
	scan  *scan
	out   store.Published
	at    []uint32 // byte of each code point of the text, and of its end
	proof kg.ID    // the statement of the evidence that follows
}

func (x *pieceParser) document(line []byte) error {
	var d documentLine
	if err := strict(line, &d); err != nil {
		return err
	}
	if len(d.Text) > math.MaxUint32 {
		return fmt.Errorf("a text of %d bytes: %w", len(d.Text), ErrFormat)
	}
	x.out.Batch.Document, x.out.Batch.Text = d.Document, d.Text
	x.at = make([]uint32, 0, utf8.RuneCountInString(d.Text)+1)
	for i := range d.Text {
		x.at = append(x.at, uint32(i))
	}
	x.at = append(x.at, uint32(len(d.Text)))
	return nil
}

func (x *pieceParser) entity(line []byte) error {
	e, ok := x.scan.entity(line)
	if !ok {
		var l entityLine
		if err := strict(line, &l); err != nil {
			return err
		}
		e = l.Entity
	}
	x.out.Batch.Entities = append(x.out.Batch.Entities, e)
	return nil
}

func (x *pieceParser) statement(line []byte) error {
	s, ok := x.scan.statement(line)
	if !ok {
		var l statementLine
		if err := strict(line, &l); err != nil {
			return err
		}
		s = l.Statement
	}
	x.proof = s.ID
	x.out.Batch.Statements = append(x.out.Batch.Statements, s)
	return nil
}

func (x *pieceParser) evidence(line []byte) error {
	e, ok := x.scan.evidence(line)
	if !ok {
		var l evidenceLine
		if err := strict(line, &l); err != nil {
			return err
		}
		e = l.evidencePart
	}
	if points := len(x.at) - 1; e.Span.Start < 0 || e.Span.Start >= e.Span.End || e.Span.End > points {
		return fmt.Errorf("its span %d to %d is not in the text of %d code points: %w", e.Span.Start, e.Span.End, points, ErrFormat)
	}
	b := &x.out.Batch
	b.Evidence = append(b.Evidence, kg.Evidence{
		ID: e.ID, Statement: x.proof, Doc: b.Document.ID, Span: e.Span, Quote: b.Text[x.at[e.Span.Start]:x.at[e.Span.End]],
		Rule: e.Rule, Section: e.Section, Focus: e.Focus, Place: e.Place,
	})
	return nil
}

// check holds what a commit published against the commit.
func check(p *store.Published, line int) error {
	there := !p.Batch.Document.ID.IsZero()
	if there == (p.Retracted || p.Forgotten) {
		return fmt.Errorf("line %d: commit %d and what follows it do not agree on whether it published: %w", line, p.Sequence, ErrFormat)
	}
	if !there {
		return nil
	}
	digest, err := store.Seal(p.Batch)
	if err != nil { // lines in another order assert the same
		p.Batch, digest, err = store.Canonical(p.Batch)
	}
	if err != nil {
		return fmt.Errorf("line %d and what follows it: %w: %w", line, err, ErrFormat)
	}
	if digest != p.Digest || p.Batch.Document.ID != p.Document {
		return fmt.Errorf("line %d: what follows commit %d is not what it published: digest %x, want %x: %w", line, p.Sequence, digest[:8], p.Digest[:8], ErrFormat)
	}
	return nil
}

func parseCommit(line []byte) (c store.Commit, forgotten bool, err error) {
	var l commitLine
	if err := strict(line, &l); err != nil {
		return c, false, err
	}
	c = store.Commit{Sequence: l.Sequence, At: store.CommitTime(l.At), Document: l.Document, Retracted: l.Retracted}
	for _, h := range []struct {
		text string
		to   []byte
	}{{l.Digest, c.Digest[:]}, {l.Chain, c.Chain[:]}} {
		if h.text == "" {
			continue
		}
		if len(h.text) != 2*len(h.to) {
			return c, false, fmt.Errorf("hash %q has %d digits, want %d: %w", h.text, len(h.text), 2*len(h.to), ErrFormat)
		}
		if _, err := hex.Decode(h.to, []byte(h.text)); err != nil {
			return c, false, fmt.Errorf("hash %q: %w: %w", h.text, err, ErrFormat)
		}
	}
	return c, l.Forgotten, nil
}

// strict parses a line; fields that this version does not know are an error, for they would be lost.
func strict(line []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return fmt.Errorf("%w: %w", err, ErrFormat)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("something follows what the line says: %w", ErrFormat)
	}
	return nil
}
