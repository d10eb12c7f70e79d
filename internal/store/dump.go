package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"policygraph/internal/kg"
)

// Graph is everything that a snapshot shows, in the order of IDs; evidence stands by document, then by place, statement after
// statement. Two stores that hold the same documents have equal graphs.
type Graph struct {
	Documents  []kg.Document    `json:"documents"`
	Texts      map[kg.ID]string `json:"texts"`
	Entities   []kg.Entity      `json:"entities"`
	Statements []kg.Statement   `json:"statements"`
	Evidence   []kg.Evidence    `json:"evidence"`
}

// dumpPage is how many entities Dump asks for at a time.
const dumpPage = 2048

// Dump reads the whole snapshot into memory.
func Dump(ctx context.Context, r Reader) (Graph, error) {
	g := Graph{Texts: map[kg.ID]string{}}
	documents, err := r.Documents(ctx, nil)
	if err != nil {
		return Graph{}, err
	}
	for id, d := range documents {
		g.Documents = append(g.Documents, d)
		if g.Texts[id], err = r.Text(ctx, id); err != nil {
			return Graph{}, err
		}
	}
	for _, kind := range kg.EntityKinds {
		for after := (kg.ID{}); ; {
			ids, err := r.Kinds(ctx, kind, after, dumpPage)
			if err != nil {
				return Graph{}, err
			}
			if len(ids) == 0 {
				break
			}
			if err := g.add(ctx, r, ids); err != nil {
				return Graph{}, err
			}
			after = ids[len(ids)-1]
		}
	}
	slices.SortFunc(g.Documents, func(x, y kg.Document) int { return x.ID.Compare(y.ID) })
	slices.SortFunc(g.Entities, func(x, y kg.Entity) int { return x.ID.Compare(y.ID) })
	slices.SortFunc(g.Statements, func(x, y kg.Statement) int { return x.ID.Compare(y.ID) })
	slices.SortStableFunc(g.Evidence, func(x, y kg.Evidence) int { return x.Statement.Compare(y.Statement) })
	return g, nil
}

// add reads the entities, the statements of which they are the subjects, and the evidence of those.
func (g *Graph) add(ctx context.Context, r Reader, ids []kg.ID) error {
	entities, err := r.Entities(ctx, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if e, ok := entities[id]; ok {
			g.Entities = append(g.Entities, e)
		}
	}
	page, err := r.Expand(ctx, Hop{From: ids, Dir: Out})
	if err != nil {
		return err
	}
	statements := make([]kg.ID, 0, len(page.Edges))
	for _, e := range page.Edges {
		statements = append(statements, e.Statement.ID)
		g.Statements = append(g.Statements, e.Statement)
	}
	evidence, err := r.Evidence(ctx, statements)
	if err != nil {
		return err
	}
	for _, id := range statements {
		g.Evidence = append(g.Evidence, evidence[id]...)
	}
	return nil
}

// Digest is the SHA-256 of the graph as JSON, in hexadecimal. It does not depend on the engine or on the order of ingest.
func (g Graph) Digest() (string, error) {
	hash := sha256.New()
	if err := json.NewEncoder(hash).Encode(g); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

// CompareEvidence orders the evidence of a statement: by document, then by place in its text.
func CompareEvidence(x, y kg.Evidence) int {
	return cmp.Or(x.Doc.Compare(y.Doc), cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(x.Span.End, y.Span.End), x.ID.Compare(y.ID))
}
