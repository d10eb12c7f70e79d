package interchange

import (
	"bytes"
	"context"
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
	return ReadSome(ctx, r, func(uint64) bool { return true })
}

// ReadSome is Read of the commits with wanted numbers: of the others the lines are counted and not looked at.
func ReadSome(ctx context.Context, r io.Reader, wanted func(sequence uint64) bool) (Header, iter.Seq2[store.Published, error], error) {
	l, h, err := open(r)
	if err != nil {
		return Header{}, nil, fmt.Errorf("read JSON Lines: %w", err)
	}
	l.wanted = wanted
	return h, func(yield func(store.Published, error) bool) {
		for p, err := range ahead(ctx, l) {
			if err != nil {
				err = fmt.Errorf("read JSON Lines: %w", err)
			}
			if !yield(p, err) || err != nil {
				return
			}
		}
		if l.counts != l.end { // the goroutine that counts has ended
			yield(store.Published{}, fmt.Errorf("read JSON Lines: the last line counts %+v, there are %+v: %w", l.end, l.counts, ErrFormat))
		}
	}, nil
}

// Skimmed is what the commits of a file say, without what they published.
type Skimmed struct {
	Header
	Counts
	Last map[kg.ID]Last // of each document
}

// Last is the last commit of a document in a file.
type Last struct {
	Sequence  uint64
	Retracted bool
	Forgotten bool
}

// Skim reads the lines of commits and counts the others; that the last line is there and counts the same, it checks.
func Skim(ctx context.Context, r io.Reader) (Skimmed, error) {
	out := Skimmed{Last: map[kg.ID]Last{}}
	l, h, err := open(r)
	out.Header = h
	for err == nil {
		var p piece
		var ok bool
		if p, ok, err = l.piece(); err != nil || !ok {
			break
		}
		line, _, _ := bytes.Cut(p.bytes, []byte{'\n'})
		c, forgotten, bad := parseCommit(line)
		if err = errors.Join(bad, ctx.Err()); err != nil {
			err = fmt.Errorf("line %d: %w", p.first, err)
			break
		}
		out.Last[c.Document] = Last{Sequence: c.Sequence, Retracted: c.Retracted, Forgotten: forgotten}
		l.used.put(p.bytes)
	}
	if err == nil && l.counts != l.end {
		err = fmt.Errorf("the last line counts %+v, there are %+v: %w", l.end, l.counts, ErrFormat)
	}
	if err != nil {
		return Skimmed{}, fmt.Errorf("read JSON Lines: %w", err)
	}
	out.Counts = l.counts
	return out, nil
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
				skip := false
				if err == nil {
					skip, err = l.skips(p)
				}
				if skip {
					l.used.put(p.bytes)
					continue
				}
				if err != nil {
					one <- parsed{err: err}
				} else {
					go func() {
						published, err := parse(p)
						l.used.put(p.bytes) // nothing that was parsed lies in it
						one <- parsed{published, err}
					}()
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
