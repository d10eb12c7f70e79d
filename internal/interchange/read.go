package interchange

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Read reads what Write wrote, in the order of commits. Commits are parsed in parallel, some ahead of the one that is given. It ends
// with an error at the first line that is not as it should be, which it names, and where the last line is missing (ErrFormat); what
// came before such an error is sound, but not the whole. The header is read before Read returns.
func Read(ctx context.Context, r io.Reader) (Header, iter.Seq2[store.Published, error], error) {
	l := &lines{in: bufio.NewReaderSize(r, 1<<20)}
	h, err := l.header()
	if err != nil {
		return Header{}, nil, fmt.Errorf("read JSON Lines: %w", err)
	}
	return h, func(yield func(store.Published, error) bool) {
		counts := Counts{}
		for p, err := range ahead(ctx, l) {
			if err != nil {
				yield(store.Published{}, fmt.Errorf("read JSON Lines: %w", err))
				return
			}
			counts.Commits++
			if !p.Retracted && !p.Forgotten {
				counts.add(p.Batch)
			}
			if !yield(p, nil) {
				return
			}
		}
		if counts != l.end {
			yield(store.Published{}, fmt.Errorf("read JSON Lines: the last line counts %+v, there are %+v: %w", l.end, counts, ErrFormat))
		}
	}, nil
}

// lines cuts a file into the lines of one commit after the other.
type lines struct {
	in     *bufio.Reader
	number int    // of the line read last, from 1
	next   []byte // the line of the next commit; nil: the end was read
	end    Counts
}

// piece is the lines of one commit.
type piece struct {
	first int // line
	bytes []byte
}

// line reads a line into to, without its end.
func (l *lines) line(to []byte) ([]byte, error) {
	l.number++
	for {
		part, err := l.in.ReadSlice('\n')
		to = append(to, part...)
		switch {
		case err == nil:
			return to[:len(to)-1], nil
		case errors.Is(err, io.EOF):
			return nil, fmt.Errorf("line %d: the file ends without its last line, it was cut off: %w", l.number, ErrFormat)
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, fmt.Errorf("line %d: %w", l.number, err)
		}
	}
}

func (l *lines) header() (Header, error) {
	line, err := l.line(nil)
	if err != nil {
		return Header{}, err
	}
	var h struct {
		Type string `json:"type"`
		Header
	}
	if err := json.Unmarshal(line, &h); err != nil || h.Type != typeExport {
		return Header{}, fmt.Errorf("line 1 is not that of an export of this program, which begins with {\"type\":\"export\": %w", ErrFormat)
	}
	if h.Version != Version {
		return Header{}, fmt.Errorf("line 1: it has version %d of the format and this program reads version %d: %w", h.Version, Version, ErrFormat)
	}
	if err := strict(line, &h); err != nil {
		return Header{}, fmt.Errorf("line 1: %w", err)
	}
	return h.Header, l.begin()
}

// begin reads the line after a commit's last.
func (l *lines) begin() error {
	line, err := l.line(nil)
	if err != nil {
		return err
	}
	return l.turn(line)
}

// turn takes the line of the next commit, or the last of all.
func (l *lines) turn(line []byte) error {
	switch typeOf(line) {
	case typeCommit:
		l.next = line
		return nil
	case typeEnd:
		l.next = nil
		var end struct {
			Type string `json:"type"`
			Counts
		}
		if err := strict(line, &end); err != nil {
			return fmt.Errorf("line %d: %w", l.number, err)
		}
		l.end = end.Counts
		if _, err := l.in.Peek(1); !errors.Is(err, io.EOF) {
			return fmt.Errorf("line %d is the last and something follows: %w", l.number, ErrFormat)
		}
		return nil
	}
	return fmt.Errorf("line %d: want a commit or the end: %w", l.number, ErrFormat)
}

// piece reads the lines of the next commit; ok is false at the end.
func (l *lines) piece() (p piece, ok bool, err error) {
	if l.next == nil {
		return piece{}, false, nil
	}
	p = piece{first: l.number, bytes: append(l.next, '\n')}
	for {
		at := len(p.bytes)
		if p.bytes, err = l.line(p.bytes); err != nil {
			return piece{}, false, err
		}
		if t := typeOf(p.bytes[at:]); t == typeCommit || t == typeEnd {
			err := l.turn(bytes.Clone(p.bytes[at:]))
			p.bytes = p.bytes[:at]
			return p, err == nil, err
		}
		p.bytes = append(p.bytes, '\n')
	}
}

// typeOf reads the type that a line begins with.
func typeOf(line []byte) string {
	rest, ok := bytes.CutPrefix(line, []byte(`{"type":"`))
	if !ok {
		return ""
	}
	t, _, _ := bytes.Cut(rest, []byte{'"'})
	return string(t)
}

// ahead parses commits in parallel and gives them in order.
func ahead(caller context.Context, l *lines) iter.Seq2[store.Published, error] {
	type parsed struct {
		p   store.Published
		err error
	}
	return func(yield func(store.Published, error) bool) {
		ctx, stop := context.WithCancel(caller)
		queue := make(chan chan parsed, runtime.GOMAXPROCS(0))
		go func() {
			defer close(queue)
			for {
				one := make(chan parsed, 1)
				p, ok, err := l.piece()
				if err == nil {
					err = ctx.Err()
				}
				if err == nil && !ok {
					return
				}
				if err != nil {
					one <- parsed{err: err}
				} else {
					go func() { published, err := parse(p); one <- parsed{published, err} }()
				}
				select {
				case queue <- one:
				case <-ctx.Done():
					return
				}
				if err != nil {
					return
				}
			}
		}()
		defer func() { // the goroutines end before this does
			stop()
			for one := range queue {
				<-one
			}
		}()
		for one := range queue {
			if r := <-one; !yield(r.p, r.err) || r.err != nil {
				return
			}
		}
		if err := caller.Err(); err != nil { // the queue may have ended early
			yield(store.Published{}, err)
		}
	}
}

// parse reads the lines of a commit.
func parse(p piece) (out store.Published, err error) {
	number := p.first - 1
	var text []rune
	var statement kg.ID
	for rest := p.bytes; len(rest) > 0; {
		var line []byte
		line, rest, _ = bytes.Cut(rest, []byte{'\n'})
		number++
		switch t := typeOf(line); {
		case t == typeCommit && number == p.first:
			out.Commit, out.Forgotten, err = parseCommit(line)
		case number == p.first+1 != (t == typeDocument):
			err = fmt.Errorf("a %q where the document of the commit should be, or should not: %w", t, ErrFormat)
		case t == typeDocument:
			var d struct {
				Type string `json:"type"`
				kg.Document
				Text string `json:"text"`
			}
			err = strict(line, &d)
			out.Batch.Document, out.Batch.Text, text = d.Document, d.Text, []rune(d.Text)
		case t == typeEntity:
			var e struct {
				Type string `json:"type"`
				kg.Entity
			}
			err = strict(line, &e)
			out.Batch.Entities = append(out.Batch.Entities, e.Entity)
		case t == typeStatement:
			var s struct {
				Type string `json:"type"`
				kg.Statement
			}
			err = strict(line, &s)
			statement = s.ID
			out.Batch.Statements = append(out.Batch.Statements, s.Statement)
		case t == typeEvidence:
			var e evidenceLine
			if err = strict(line, &e); err == nil && (e.Span.Start < 0 || e.Span.Start >= e.Span.End || e.Span.End > len(text)) {
				err = fmt.Errorf("its span %d to %d is not in the text of %d code points: %w", e.Span.Start, e.Span.End, len(text), ErrFormat)
			}
			if err == nil {
				out.Batch.Evidence = append(out.Batch.Evidence, kg.Evidence{
					ID: e.ID, Statement: statement, Doc: out.Batch.Document.ID, Span: e.Span, Quote: string(text[e.Span.Start:e.Span.End]),
					Rule: e.Rule, Section: e.Section, Focus: e.Focus, Place: e.Place,
				})
			}
		default:
			err = fmt.Errorf("type %q: want document, entity, statement or evidence: %w", t, ErrFormat)
		}
		if err != nil {
			return store.Published{}, fmt.Errorf("line %d: %w", number, err)
		}
	}
	return out, check(out, p.first)
}

// check holds what a commit published against the commit.
func check(p store.Published, line int) error {
	there := !p.Batch.Document.ID.IsZero()
	if there == (p.Retracted || p.Forgotten) {
		return fmt.Errorf("line %d: commit %d and what follows it do not agree on whether it published: %w", line, p.Sequence, ErrFormat)
	}
	if !there {
		return nil
	}
	_, digest, err := store.Canonical(p.Batch)
	if err != nil {
		return fmt.Errorf("line %d: %w", line, err)
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
	return nil
}
