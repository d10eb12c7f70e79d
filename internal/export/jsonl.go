// Package export writes a snapshot of the graph in formats that other programs read.
package export

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Version of the JSON Lines format. It changes when a reader of the old one would misread the new.
const Version = 1

// Counts is what an export holds. It stands on the last line, by which a reader knows that nothing was cut off.
type Counts struct {
	Documents  int `json:"documents"`
	Entities   int `json:"entities"`
	Statements int `json:"statements"`
	Evidence   int `json:"evidence"`
}

// page is how many entities are held at a time.
const page = 512

// JSONL writes everything that r shows, a JSON object a line, "type" first:
//
//	{"type":"export","version":1,"sequence":7}
//	{"type":"document","id":…,"key":…,"digest":…,"uri":…,…,"text":…}     by id; evidence counts code points of text
//	{"type":"entity","id":…,"kind":"TASK","key":…,"name":…,…}            by kind, then id
//	{"type":"statement","id":…,"predicate":"LEADS","subject":…,…}        by kind and id of the subject, then predicate, object
//	{"type":"evidence","id":…,"statement":…,"doc":…,"span":…,"quote":…}  after its statement
//	{"type":"end","documents":…,"entities":…,"statements":…,"evidence":…}
//
// Entities stand before every statement that names them. The same graph gives the same bytes but for the sequence.
func JSONL(ctx context.Context, w io.Writer, r store.Reader) (Counts, error) {
	out := bufio.NewWriterSize(w, 1<<16)
	x := jsonl{r: r, enc: json.NewEncoder(out)}
	x.enc.SetEscapeHTML(false)
	if err := x.all(ctx); err != nil {
		_ = out.Flush() // what was written shows how far it came; the error is the one that counts
		return x.counts, fmt.Errorf("export as JSON Lines: %w", err)
	}
	if err := out.Flush(); err != nil {
		return x.counts, fmt.Errorf("export as JSON Lines: %w", err)
	}
	return x.counts, nil
}

type jsonl struct {
	r      store.Reader
	enc    *json.Encoder
	counts Counts
}

func (x *jsonl) all(ctx context.Context) error {
	stats, err := x.r.Stats(ctx)
	if err != nil {
		return err
	}
	head := struct {
		Type     string `json:"type"`
		Version  int    `json:"version"`
		Sequence uint64 `json:"sequence"`
	}{"export", Version, stats.Sequence}
	if err := x.enc.Encode(head); err != nil {
		return err
	}
	if err := x.documents(ctx); err != nil {
		return err
	}
	if err := x.each(ctx, x.entities); err != nil {
		return err
	}
	if err := x.each(ctx, x.statements); err != nil {
		return err
	}
	return x.enc.Encode(struct {
		Type string `json:"type"`
		Counts
	}{"end", x.counts})
}

func (x *jsonl) documents(ctx context.Context) error {
	documents, err := x.r.Documents(ctx, nil)
	if err != nil {
		return err
	}
	ids := make([]kg.ID, 0, len(documents))
	for id := range documents {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, kg.ID.Compare)
	for _, id := range ids {
		text, err := x.r.Text(ctx, id)
		if err != nil {
			return err
		}
		x.counts.Documents++
		if err := x.enc.Encode(struct {
			Type string `json:"type"`
			kg.Document
			Text string `json:"text"`
		}{"document", documents[id], text}); err != nil {
			return err
		}
	}
	return nil
}

// each hands every entity to do, a page at a time, by kind and id.
func (x *jsonl) each(ctx context.Context, do func(context.Context, []kg.ID) error) error {
	for _, kind := range kg.EntityKinds {
		for after := (kg.ID{}); ; {
			ids, err := x.r.Kinds(ctx, kind, after, page)
			if err != nil {
				return err
			}
			if len(ids) == 0 {
				break
			}
			if err := do(ctx, ids); err != nil {
				return err
			}
			after = ids[len(ids)-1]
		}
	}
	return nil
}

func (x *jsonl) entities(ctx context.Context, ids []kg.ID) error {
	entities, err := x.r.Entities(ctx, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		e, ok := entities[id]
		if !ok {
			return fmt.Errorf("entity %s is listed but not there: %w", id, store.ErrCorrupt)
		}
		x.counts.Entities++
		if err := x.enc.Encode(struct {
			Type string `json:"type"`
			kg.Entity
		}{"entity", e}); err != nil {
			return err
		}
	}
	return nil
}

func (x *jsonl) statements(ctx context.Context, subjects []kg.ID) error {
	for after := store.Cursor(""); ; {
		hop, err := x.r.Expand(ctx, store.Hop{From: subjects, Dir: store.Out, Limit: 4 * page, After: after})
		if err != nil {
			return err
		}
		ids := make([]kg.ID, len(hop.Edges))
		for i, e := range hop.Edges {
			ids[i] = e.Statement.ID
		}
		evidence, err := x.r.Evidence(ctx, ids)
		if err != nil {
			return err
		}
		for _, e := range hop.Edges {
			if err := x.statement(e.Statement, evidence[e.Statement.ID]); err != nil {
				return err
			}
		}
		if hop.Next == "" {
			return nil
		}
		after = hop.Next
	}
}

func (x *jsonl) statement(s kg.Statement, evidence []kg.Evidence) error {
	x.counts.Statements++
	if err := x.enc.Encode(struct {
		Type string `json:"type"`
		kg.Statement
	}{"statement", s}); err != nil {
		return err
	}
	for _, e := range evidence {
		x.counts.Evidence++
		if err := x.enc.Encode(struct {
			Type string `json:"type"`
			kg.Evidence
		}{"evidence", e}); err != nil {
			return err
		}
	}
	return nil
}
