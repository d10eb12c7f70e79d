package query

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"policygraph/internal/chronicle"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// Diff is how the graph differs between two commits. It knows which documents changed; in what, it reads of each document when it is
// asked, so that no more than two versions of one document are in memory.
type Diff struct {
	past     *Past
	list     string
	line     chronicle.Line
	pairs    []chronicle.Pair
	From, To Snapshot
}

// Diff compares the graph after two commits; with a document, only what that one asserts. The first may be the later one.
func (p *Past) Diff(ctx context.Context, from, to uint64, document *kg.ID) (*Diff, error) {
	line, horizon, err := p.read(ctx)
	if err != nil {
		return nil, err
	}
	for _, n := range []uint64{from, to} {
		e := &PastError{Asked: fmt.Sprintf("commit %d", n), Horizon: horizon, Last: line.Last()}
		switch {
		case n > line.Last():
			e.Is = store.ErrFuture
		case n < horizon:
			e.Is = store.ErrForgotten
		default:
			continue
		}
		return nil, e
	}
	d := &Diff{past: p, line: line, list: fmt.Sprintf("diff/%d/%d", from, to), pairs: line.Changed(from, to)}
	if document != nil {
		d.list += "/" + document.String()
		d.pairs = slices.DeleteFunc(d.pairs, func(x chronicle.Pair) bool { return x.Document != *document })
	}
	if d.From, err = p.Snapshot(ctx, from); err == nil {
		d.To, err = p.Snapshot(ctx, to)
	}
	return d, err
}

// DocumentDiffPage is a page of the documents that changed, in the order in which they changed last.
type DocumentDiffPage struct {
	Items   []*DocumentDiff
	Cursors []string
	Total   int
	PageInfo
}

// Documents lists the documents that changed.
func (d *Diff) Documents(window Window) (DocumentDiffPage, error) {
	w, err := window.check(d.list)
	if err != nil {
		return DocumentDiffPage{}, err
	}
	position := func(x chronicle.Pair) string { return fmt.Sprintf("%020d", x.Latest) }
	page := DocumentDiffPage{Total: len(d.pairs)}
	pairs, info := cut(d.pairs, position, w)
	page.PageInfo = info
	for _, x := range pairs {
		page.Items = append(page.Items, d.document(x))
		page.Cursors = append(page.Cursors, sealCursor(w.list, position(x)))
	}
	return page, nil
}

// A Past keeps so many comparisons, and no more than the newest where they come to so many differences together.
const (
	recentDiffs       = 8
	recentDifferences = 50_000
)

// document is how x differs; one that was compared lately is known still. Of two versions between two commits it is always the same.
func (d *Diff) document(x chronicle.Pair) *DocumentDiff {
	d.past.mu.Lock()
	defer d.past.mu.Unlock()
	known := d.past.recent
	i := slices.IndexFunc(known, func(k *DocumentDiff) bool {
		return k.Pair == x && k.diff.From.Commit == d.From.Commit && k.diff.To.Commit == d.To.Commit
	})
	if i >= 0 {
		return known[i]
	}
	return &DocumentDiff{diff: d, Pair: x}
}

// keep remembers a comparison that was made.
func (p *Past) keep(d *DocumentDiff) {
	p.mu.Lock()
	defer p.mu.Unlock()
	total, kept := d.size, []*DocumentDiff{d}
	for i := len(p.recent) - 1; i >= 0 && len(kept) < recentDiffs; i-- {
		if total += p.recent[i].size; total > recentDifferences {
			break
		}
		kept = append(kept, p.recent[i])
	}
	slices.Reverse(kept)
	p.recent = kept
}

// DiffCounts counts what differs.
type DiffCounts struct {
	Documents                         int // that changed
	Added, Removed, Changed, Reworded int // statements
	New, Gone                         int // of those added and removed: that no other document asserts or asserted
	Renamed                           int // entities, and tasks with another text
}

func (c *DiffCounts) add(o DiffCounts) {
	c.Documents += o.Documents
	c.Added, c.Removed, c.Changed, c.Reworded = c.Added+o.Added, c.Removed+o.Removed, c.Changed+o.Changed, c.Reworded+o.Reworded
	c.New, c.Gone, c.Renamed = c.New+o.New, c.Gone+o.Gone, c.Renamed+o.Renamed
}

// Totals adds up all documents; it reads both versions of each.
func (d *Diff) Totals(ctx context.Context) (DiffCounts, error) {
	var all DiffCounts
	for _, x := range d.pairs {
		counts, err := d.document(x).Counts(ctx)
		if err != nil {
			return DiffCounts{}, err
		}
		all.add(counts)
	}
	return all, nil
}

// DocumentDiff is how what a document asserts differs between two commits.
type DocumentDiff struct {
	chronicle.Pair
	diff *Diff

	mu        sync.Mutex // guards what follows
	compared  *chronicle.Comparison
	size      int            // differences; set before the comparison is kept
	elsewhere map[kg.ID]bool // statements added that other documents asserted before, and removed that others assert still
}

// Action is what became of the document.
func (d *DocumentDiff) Action() Action {
	switch {
	case d.Before == 0:
		return ActionAdded
	case d.After == 0:
		return ActionRetracted
	}
	return ActionChanged
}

// Version is the commit of that number, with what is known of the version it published; nil for 0.
func (d *DocumentDiff) Version(ctx context.Context, sequence uint64) (*Commit, error) {
	if sequence == 0 {
		return nil, nil
	}
	c, err := d.diff.past.commit(ctx, d.diff.line, sequence)
	return &c, err
}

// Named is the record of the document, the later one where there are two.
func (d *DocumentDiff) Named(ctx context.Context) (kg.Document, error) {
	n := d.After
	if n == 0 {
		n = d.Before
	}
	v, err := store.VersionOf(ctx, d.diff.past.store, n)
	return v.Document, err
}

// Counts counts what differs.
func (d *DocumentDiff) Counts(ctx context.Context) (DiffCounts, error) {
	c, err := d.comparison(ctx)
	if err != nil {
		return DiffCounts{}, err
	}
	counts := DiffCounts{
		Documents: 1, Added: c.Count(chronicle.Added), Removed: c.Count(chronicle.Removed), Changed: c.Count(chronicle.Changed),
		Reworded: c.Count(chronicle.Reworded), Renamed: len(c.Renamed),
	}
	for _, x := range c.Differences {
		if elsewhere := d.elsewhere[x.ID()]; !elsewhere && x.Change == chronicle.Added {
			counts.New++
		} else if !elsewhere && x.Change == chronicle.Removed {
			counts.Gone++
		}
	}
	return counts, nil
}

// StatementDiff is a statement that differs.
type StatementDiff struct {
	chronicle.Difference
	Elsewhere bool // of one added: another document asserted it before; of one removed: another asserts it still
}

// StatementDiffPage is a page of the statements that differ, in the order of the text.
type StatementDiffPage struct {
	Items   []StatementDiff
	Cursors []string
	Total   int
	PageInfo
}

// Statements lists the statements that differ, of these kinds where some are given.
func (d *DocumentDiff) Statements(ctx context.Context, changes []chronicle.Change, window Window) (StatementDiffPage, error) {
	c, err := d.comparison(ctx)
	if err != nil {
		return StatementDiffPage{}, err
	}
	var wanted []int
	for i, x := range c.Differences {
		if len(changes) == 0 || slices.Contains(changes, x.Change) {
			wanted = append(wanted, i)
		}
	}
	numbers, cursors, info, err := d.cut("statements", wanted, window)
	page := StatementDiffPage{Total: len(wanted), Cursors: cursors, PageInfo: info}
	for _, i := range numbers {
		x := c.Differences[i]
		page.Items = append(page.Items, StatementDiff{Difference: x, Elsewhere: d.elsewhere[x.ID()]})
	}
	return page, err
}

// RenamingPage is a page of the entities that have another name, and the tasks that have another text.
type RenamingPage struct {
	Items   []chronicle.Renaming
	Cursors []string
	Total   int
	PageInfo
}

// Renamed lists the entities that have another name, and the tasks that have another text.
func (d *DocumentDiff) Renamed(ctx context.Context, window Window) (RenamingPage, error) {
	c, err := d.comparison(ctx)
	if err != nil {
		return RenamingPage{}, err
	}
	all := make([]int, len(c.Renamed))
	for i := range all {
		all[i] = i
	}
	numbers, cursors, info, err := d.cut("renamed", all, window)
	page := RenamingPage{Total: len(all), Cursors: cursors, PageInfo: info}
	for _, i := range numbers {
		page.Items = append(page.Items, c.Renamed[i])
	}
	return page, err
}

// cut takes a page out of a list that never changes: two versions of a document always differ in the same.
func (d *DocumentDiff) cut(of string, all []int, window Window) (numbers []int, cursors []string, info PageInfo, err error) {
	list := fmt.Sprintf("diff/%s/%s/%d/%d", of, d.Document, d.Before, d.After)
	w, err := window.check(list)
	if err != nil {
		return nil, nil, PageInfo{}, err
	}
	position := func(i int) string { return fmt.Sprintf("%010d", i) }
	numbers, info = cut(all, position, w)
	for _, i := range numbers {
		cursors = append(cursors, sealCursor(list, position(i)))
	}
	return numbers, cursors, info, nil
}

// comparison compares the two versions, once.
func (d *DocumentDiff) comparison(ctx context.Context) (*chronicle.Comparison, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.compared != nil {
		return d.compared, nil
	}
	var versions [2]kg.Batch
	for i, n := range []uint64{d.Before, d.After} {
		if n == 0 {
			continue
		}
		b, err := d.diff.past.store.Asserted(ctx, n)
		if err != nil {
			return nil, fmt.Errorf("compare versions of document %s: %w", d.Document, err)
		}
		versions[i] = b
	}
	c := chronicle.Compare(versions[0], versions[1])
	elsewhere := map[kg.ID]bool{}
	for _, side := range []struct {
		change chronicle.Change
		at     Snapshot
	}{{chronicle.Added, d.diff.From}, {chronicle.Removed, d.diff.To}} {
		if err := d.supported(ctx, c, side.change, side.at.Commit, elsewhere); err != nil {
			return nil, err
		}
	}
	d.elsewhere, d.compared, d.size = elsewhere, &c, len(c.Differences)
	d.diff.past.keep(d)
	return d.compared, nil
}

// supported notes which statements the graph had at the commit at which this document did not assert them.
func (d *DocumentDiff) supported(ctx context.Context, c chronicle.Comparison, change chronicle.Change, at uint64, elsewhere map[kg.ID]bool) error {
	document, err := d.Named(ctx)
	if err != nil {
		return err
	}
	var ids []kg.ID
	for _, x := range c.Differences {
		claim := x.After
		if claim == nil {
			claim = x.Before
		}
		if x.Change == change && claim.Shared(document) {
			ids = append(ids, x.ID())
		}
	}
	if len(ids) == 0 {
		return nil
	}
	err = d.diff.past.store.ViewAt(ctx, at, func(r store.Reader) error {
		found, err := r.Statements(ctx, ids)
		for id := range found {
			elsewhere[id] = true
		}
		return err
	})
	if err != nil {
		err = fmt.Errorf("what other documents assert at commit %d: %w", at, err)
	}
	return err
}
