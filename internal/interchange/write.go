package interchange

import (
	"bufio"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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

// Write writes s to w. Commits that are made meanwhile are left out.
func Write(ctx context.Context, w io.Writer, s store.Historian, o Options) (Counts, error) {
	out := bufio.NewWriterSize(w, 1<<18)
	x := writer{enc: json.NewEncoder(out)}
	x.enc.SetEscapeHTML(false)
	err := x.all(ctx, s, o)
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return x.counts, fmt.Errorf("export as JSON Lines: %w", err)
	}
	return x.counts, nil
}

type writer struct {
	enc    *json.Encoder
	counts Counts
}

func (x *writer) all(ctx context.Context, s store.Historian, o Options) error {
	commits, err := s.Commits(ctx, o.After, 0)
	if err != nil {
		return err
	}
	if o.Upto == 0 {
		o.Upto = o.After + uint64(len(commits))
	}
	if last := o.After + uint64(len(commits)); o.Upto > last || o.Upto < o.After {
		return fmt.Errorf("commits %d to %d: the last is %d: %w", o.After+1, o.Upto, last, store.ErrFuture)
	}
	commits = commits[:o.Upto-o.After]
	if o.Current {
		commits = current(commits)
	}
	head := Header{Version: Version, Store: o.Store, After: o.After, Upto: o.Upto, History: !o.Current}
	if err := x.enc.Encode(struct {
		Type string `json:"type"`
		Header
	}{typeExport, head}); err != nil {
		return err
	}
	for i, c := range commits {
		p := store.Published{Commit: c}
		p.Batch, err = s.Asserted(ctx, c.Sequence)
		if errors.Is(err, store.ErrForgotten) {
			p.Forgotten, err = true, nil
		}
		if err == nil {
			err = x.published(p)
		}
		if err != nil {
			return err
		}
		if o.Progress != nil {
			o.Progress(uint64(i+1), uint64(len(commits)))
		}
	}
	return x.enc.Encode(struct {
		Type string `json:"type"`
		Counts
	}{typeEnd, x.counts})
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
	if err := x.enc.Encode(struct {
		Type string `json:"type"`
		kg.Document
		Text string `json:"text"`
	}{typeDocument, b.Document, b.Text}); err != nil {
		return err
	}
	for _, e := range b.Entities {
		if err := x.enc.Encode(struct {
			Type string `json:"type"`
			kg.Entity
		}{typeEntity, e}); err != nil {
			return err
		}
	}
	evidence := b.Evidence // in the order of statements
	for _, s := range b.Statements {
		if err := x.enc.Encode(struct {
			Type string `json:"type"`
			kg.Statement
		}{typeStatement, s}); err != nil {
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
