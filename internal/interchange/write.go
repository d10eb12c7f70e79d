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
	"time"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Options of Write; the zero value writes everything.
type Options struct {
	Store    string                // id of the store, for the first line
	After    uint64                // leave out the commits up to this one; with history only
	Upto     uint64                // and those after this one; 0: none
	Current  bool                  // only what documents assert at Upto, without what they asserted before
	Progress func(done, of uint64) // hears after each commit; nil: nobody does
}

// Write writes s to w. Commits that are made meanwhile are left out. Commits are read in parallel, some ahead of the one that is written.
func Write(ctx context.Context, w io.Writer, s store.Historian, o Options) (Counts, error) {
	counts, err := write(ctx, w, s, o)
	if err != nil {
		return counts, fmt.Errorf("export as JSON Lines: %w", err)
	}
	return counts, nil
}

func write(ctx context.Context, w io.Writer, s store.Historian, o Options) (counts Counts, err error) {
	commits, err := s.Commits(ctx, max(o.After, 1)-1, 0) // with the one before
	if err != nil {
		return counts, err
	}
	if o.After > 0 {
		if len(commits) == 0 {
			return counts, fmt.Errorf("commits after %d: %w", o.After, store.ErrFuture)
		}
		commits = commits[1:]
	}
	if o.Upto == 0 {
		o.Upto = o.After + uint64(len(commits))
	}
	if last := o.After + uint64(len(commits)); o.Upto > last || o.Upto < o.After {
		return counts, fmt.Errorf("commits %d to %d: the last is %d: %w", o.After+1, o.Upto, last, store.ErrFuture)
	}
	commits = commits[:o.Upto-o.After]
	if o.Current {
		commits = current(commits)
	}
	out := bufio.NewWriterSize(w, 1<<18)
	enc := json.NewEncoder(out)
	head := Header{Version: Version, Store: o.Store, After: o.After, Upto: o.Upto, History: !o.Current}
	if err := enc.Encode(struct {
		Type string `json:"type"`
		Header
	}{typeExport, head}); err != nil {
		return counts, err
	}
	done := 0
	for one, err := range rendered(ctx, s, commits) {
		if err == nil {
			_, err = out.Write(one.lines.Bytes())
		}
		if err != nil {
			return counts, err
		}
		counts.merge(one.counts)
		if done++; o.Progress != nil {
			o.Progress(uint64(done), uint64(len(commits)))
		}
	}
	if err := enc.Encode(struct {
		Type string `json:"type"`
		Counts
	}{typeEnd, counts}); err != nil {
		return counts, err
	}
	return counts, out.Flush()
}

// rendered gives the lines of each commit, in order. What it gives is good until the next.
func rendered(caller context.Context, s store.Historian, commits []store.Commit) iter.Seq2[*writer, error] {
	type result struct {
		w   *writer
		err error
	}
	return func(yield func(*writer, error) bool) {
		ctx, stop := context.WithCancel(caller)
		workers := runtime.GOMAXPROCS(0)
		queue := make(chan chan result, workers-1) // one more is being written
		idle := make(chan *writer, workers+2)
		go func() {
			defer close(queue)
			for _, c := range commits {
				var w *writer
				select {
				case w = <-idle:
				default:
					w = newWriter()
				}
				one := make(chan result, 1)
				go func() { one <- result{w, w.commit(ctx, s, c)} }()
				select {
				case queue <- one:
				case <-ctx.Done():
					<-one
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
			r := <-one
			if !yield(r.w, r.err) || r.err != nil {
				return
			}
			select {
			case idle <- r.w:
			default:
			}
		}
		if err := caller.Err(); err != nil { // the queue may have ended early
			yield(nil, err)
		}
	}
}

// writer writes the lines of one commit.
type writer struct {
	lines  bytes.Buffer
	enc    *json.Encoder
	counts Counts
}

func newWriter() *writer {
	x := &writer{}
	x.enc = json.NewEncoder(&x.lines)
	x.enc.SetEscapeHTML(false)
	return x
}

// commit writes a commit and what it published, over what x had.
func (x *writer) commit(ctx context.Context, s store.Historian, c store.Commit) (err error) {
	x.lines.Reset()
	x.counts = Counts{}
	p := store.Published{Commit: c}
	p.Batch, err = s.Asserted(ctx, c.Sequence)
	if errors.Is(err, store.ErrForgotten) {
		p.Forgotten, err = true, nil
	}
	if err != nil {
		return err
	}
	return x.published(p)
}

// current keeps of each document the last commit, unless it retracted.
func current(commits []store.Commit) (kept []store.Commit) {
	last := make(map[kg.ID]uint64, len(commits))
	for _, c := range commits {
		last[c.Document] = c.Sequence
	}
	for _, c := range commits {
		if last[c.Document] == c.Sequence && !c.Retracted {
			kept = append(kept, c)
		}
	}
	return kept
}

// commitLine is the line of a commit.
type commitLine struct {
	Type      string    `json:"type"`
	Sequence  uint64    `json:"sequence"`
	At        time.Time `json:"at"`
	Document  kg.ID     `json:"document"`
	Retracted bool      `json:"retracted,omitempty"`
	Forgotten bool      `json:"forgotten,omitempty"`
	Digest    string    `json:"digest,omitempty"`
	Chain     string    `json:"chain"`
}

func (x *writer) published(p store.Published) error {
	line := commitLine{
		Type: typeCommit, Sequence: p.Sequence, At: p.At, Document: p.Document, Retracted: p.Retracted, Forgotten: p.Forgotten,
		Chain: hex.EncodeToString(p.Chain[:]),
	}
	if !p.Retracted {
		line.Digest = hex.EncodeToString(p.Digest[:])
	}
	x.counts.Commits++
	if err := x.enc.Encode(line); err != nil || p.Retracted || p.Forgotten {
		return err
	}
	return x.batch(p.Batch)
}

func (x *writer) batch(b kg.Batch) error {
	x.counts.add(b)
	if err := x.enc.Encode(documentLine{typeDocument, b.Document, b.Text}); err != nil {
		return err
	}
	for _, e := range b.Entities {
		if err := x.enc.Encode(entityLine{typeEntity, e}); err != nil {
			return err
		}
	}
	evidence := b.Evidence // in the order of statements
	for _, s := range b.Statements {
		if err := x.enc.Encode(statementLine{typeStatement, s}); err != nil {
			return err
		}
		for len(evidence) > 0 && evidence[0].Statement == s.ID {
			if err := x.enc.Encode(evidenceLine{Type: typeEvidence, evidencePart: partOf(evidence[0])}); err != nil {
				return err
			}
			evidence = evidence[1:]
		}
	}
	return nil
}

type documentLine struct {
	Type string `json:"type"`
	kg.Document
	Text string `json:"text"`
}

type entityLine struct {
	Type string `json:"type"`
	kg.Entity
}

type statementLine struct {
	Type string `json:"type"`
	kg.Statement
}

// evidenceLine is evidence without what its place in the file says: its statement, its document and its quote.
type evidenceLine struct {
	Type string `json:"type"`
	evidencePart
}

type evidencePart struct {
	ID      kg.ID    `json:"id"`
	Span    kg.Span  `json:"span"`
	Rule    string   `json:"rule"`
	Section kg.ID    `json:"section,omitzero"`
	Focus   kg.Span  `json:"focus,omitzero"`
	Place   kg.Place `json:"place,omitzero"`
}

func partOf(e kg.Evidence) evidencePart {
	return evidencePart{ID: e.ID, Span: e.Span, Rule: e.Rule, Section: e.Section, Focus: e.Focus, Place: e.Place}
}
