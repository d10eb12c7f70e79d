package model

import (
	"encoding/hex"
	"time"

	"policygraph/internal/chronicle"
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// Snapshot is a state of the graph.
type Snapshot struct{ query.Snapshot }

// Commit is the number of the last commit.
func (s Snapshot) Commit() int { return int(s.Snapshot.Commit) }

// At is when that was made, nil before the first.
func (s Snapshot) At() *time.Time {
	if s.Snapshot.Commit == 0 {
		return nil
	}
	return &s.Snapshot.At
}

// Chain is the hash over all commits until then, nil before the first.
func (s Snapshot) Chain() *string {
	if s.Snapshot.Commit == 0 {
		return nil
	}
	chain := hex.EncodeToString(s.Snapshot.Chain[:])
	return &chain
}

// Horizon is the first commit that can be read.
func (s Snapshot) Horizon() int { return int(s.Snapshot.Horizon) }

// Commit is one step of the store.
type Commit struct{ query.Commit }

// Number is its number.
func (c Commit) Number() int { return int(c.Sequence) }

// Document is the readable id of its document.
func (c Commit) Document() string { return documentRef(c.Commit.Document, c.Version.Document) }

func documentRef(id kg.ID, d kg.Document) string {
	if d.Key == "" {
		return id.String()
	}
	return kg.Ref(kg.KindDocument, d.Key)
}

// known is v where the version is known.
func known[T any](c Commit, v T) *T {
	if c.Forgotten || c.Version.Document.Key == "" {
		return nil
	}
	return &v
}

// Title is that of the document.
func (c Commit) Title() *string { return known(c, c.Version.Document.Title) }

// URI is the name under which the document was ingested.
func (c Commit) URI() *string { return known(c, c.Version.Document.URI) }

// Replaces is the commit whose version it took the place of.
func (c Commit) Replaces() *int {
	if c.Commit.Replaces == 0 {
		return nil
	}
	n := int(c.Commit.Replaces)
	return &n
}

// Digest is that of the file.
func (c Commit) Digest() *string { return known(c, c.Version.Document.Digest) }

// Rules is the digest of the rules that read it.
func (c Commit) Rules() *string { return known(c, c.Version.Document.Extractor) }

// Entities is how many the version asserts.
func (c Commit) Entities() *int { return known(c, c.Version.Entities) }

// Statements is how many the version asserts.
func (c Commit) Statements() *int { return known(c, c.Version.Statements) }

// Evidence is how much the version gives.
func (c Commit) Evidence() *int { return known(c, c.Version.Evidence) }

// Chain is the hash over it and all before it.
func (c Commit) Chain() string { return hex.EncodeToString(c.Commit.Chain[:]) }

// CommitConnection is a page of commits.
type CommitConnection struct {
	Edges      []CommitEdge
	PageInfo   PageInfo
	TotalCount int
}

// CommitEdge is a commit of a page.
type CommitEdge struct {
	Cursor string
	Node   *Commit
}

// Commits wraps a page.
func Commits(page query.CommitPage) *CommitConnection {
	c := &CommitConnection{Edges: make([]CommitEdge, len(page.Items)), PageInfo: Page(page.PageInfo), TotalCount: page.Total}
	for i, x := range page.Items {
		c.Edges[i] = CommitEdge{Cursor: page.Cursors[i], Node: &Commit{x}}
	}
	return c
}

// Diff is how the graph differs between two states.
type Diff struct{ *query.Diff }

// From is one of them.
func (d Diff) From() *Snapshot { return &Snapshot{d.Diff.From} }

// To is the other.
func (d Diff) To() *Snapshot { return &Snapshot{d.Diff.To} }

// DocumentDiff is how a document differs.
type DocumentDiff struct {
	*query.DocumentDiff
	Record kg.Document
}

// Document is its readable id.
func (d DocumentDiff) Document() string { return documentRef(d.DocumentDiff.Document, d.Record) }

// Title is its title.
func (d DocumentDiff) Title() string { return d.Record.Title }

// URI is the name under which it was ingested.
func (d DocumentDiff) URI() string { return d.Record.URI }

// DocumentDiffConnection is a page of documents that changed.
type DocumentDiffConnection struct {
	Edges      []DocumentDiffEdge
	PageInfo   PageInfo
	TotalCount int
}

// DocumentDiffEdge is a document of a page.
type DocumentDiffEdge struct {
	Cursor string
	Node   *DocumentDiff
}

// StatementDiff is a statement that differs.
type StatementDiff struct{ query.StatementDiff }

// Before is what the earlier version says.
func (s StatementDiff) Before() *Claim { return claim(s.StatementDiff.Before) }

// After is what the later version says.
func (s StatementDiff) After() *Claim { return claim(s.StatementDiff.After) }

func claim(c *chronicle.Claim) *Claim {
	if c == nil {
		return nil
	}
	out := &Claim{
		Statement: "statement:" + c.Statement.ID.String(), Subject: Ref(c.Subject), Predicate: c.Statement.Predicate, Object: Ref(c.Object),
		Origin: c.Statement.Origin(), Quotes: []string{},
	}
	seen := map[string]bool{}
	for _, e := range c.Evidence {
		if !seen[e.Quote] {
			seen[e.Quote] = true
			out.Quotes = append(out.Quotes, e.Quote)
		}
	}
	return out
}

// Claim is a statement as a version of a document made it.
type Claim struct {
	Statement string
	Subject   EntityRef
	Predicate kg.Predicate
	Object    EntityRef
	Origin    kg.Origin
	Quotes    []string
}

// EntityRef is an entity as a version of a document called it.
type EntityRef struct {
	ID    string
	Kind  kg.EntityKind
	Label string
}

// Ref names an entity.
func Ref(e kg.Entity) EntityRef { return EntityRef{ID: e.Ref(), Kind: e.Kind, Label: e.Name} }

// StatementDiffConnection is a page of statements that differ.
type StatementDiffConnection struct {
	Edges      []StatementDiffEdge
	PageInfo   PageInfo
	TotalCount int
}

// StatementDiffEdge is a statement of a page.
type StatementDiffEdge struct {
	Cursor string
	Node   *StatementDiff
}

// StatementDiffs wraps a page.
func StatementDiffs(page query.StatementDiffPage) *StatementDiffConnection {
	c := &StatementDiffConnection{Edges: make([]StatementDiffEdge, len(page.Items)), PageInfo: Page(page.PageInfo), TotalCount: page.Total}
	for i, x := range page.Items {
		c.Edges[i] = StatementDiffEdge{Cursor: page.Cursors[i], Node: &StatementDiff{x}}
	}
	return c
}

// Renaming is an entity with another name, or a task with another text.
type Renaming struct {
	Before, After         EntityRef
	BeforeText, AfterText string
}

// RenamingConnection is a page of them.
type RenamingConnection struct {
	Edges      []RenamingEdge
	PageInfo   PageInfo
	TotalCount int
}

// RenamingEdge is one of a page.
type RenamingEdge struct {
	Cursor string
	Node   *Renaming
}

// Renamings wraps a page.
func Renamings(page query.RenamingPage) *RenamingConnection {
	c := &RenamingConnection{Edges: make([]RenamingEdge, len(page.Items)), PageInfo: Page(page.PageInfo), TotalCount: page.Total}
	for i, x := range page.Items {
		c.Edges[i] = RenamingEdge{Cursor: page.Cursors[i], Node: &Renaming{Ref(x.Before), Ref(x.After), x.BeforeText, x.AfterText}}
	}
	return c
}
