package query

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"policygraph/internal/chronicle"
	"policygraph/internal/compare"
	"policygraph/internal/kg"
	"policygraph/internal/store"
)

// MaxCompared is how many plans one comparison takes.
const MaxCompared = 6

// PlanVersion names a document as it is to be compared: as the request sees it, or as it was at a moment.
type PlanVersion struct {
	Document string // by file name, title or id
	AsOf     *Moment
}

// CompareQuery asks how the items of the first plan stand in each of the others.
type CompareQuery struct {
	Plans   []PlanVersion
	Kind    kg.EntityKind    // TASK or TARGET
	Changes []compare.Change // rows with one of these in a cell; empty: all
	Window  Window
}

// Compared is a plan of a comparison.
type Compared struct {
	*compare.Plan
	Commit  uint64                 // that published this version
	Current bool                   // the request sees this version: its items are those of the graph
	Counts  map[compare.Change]int // against the first; nil for that
}

// ComparisonCell is how an item stands in one of the later plans.
type ComparisonCell struct {
	Plan int // from 1
	compare.Pair
}

// ComparisonRow is an item of the first plan with a cell for each later plan; or one that only a later plan has, with a cell for that.
type ComparisonRow struct {
	Left   int // -1: none
	Cells  []ComparisonCell
	Cursor string
}

// Comparison is a page of rows: those of the first plan in its order, then what each later plan adds.
type Comparison struct {
	Plans []Compared
	Rows  []ComparisonRow
	Total int
	PageInfo
}

// Compare compares plans, or versions of one. R reads the state after the commit now.
func (p *Past) Compare(ctx context.Context, r store.Reader, now uint64, q CompareQuery) (Comparison, error) {
	if n := len(q.Plans); n < 2 || n > MaxCompared {
		return Comparison{}, badInput("documents", "want 2 to %d, have %d", MaxCompared, n)
	}
	if q.Kind != kg.KindTask && q.Kind != kg.KindTarget {
		return Comparison{}, badInput("kind", "want TASK or TARGET, have %s", q.Kind)
	}
	var out Comparison
	list := fmt.Sprintf("compare/%s/%v", q.Kind, q.Changes)
	for _, v := range q.Plans {
		c, err := p.compared(ctx, r, now, v, q.Kind)
		if err != nil {
			return Comparison{}, err
		}
		list += "/" + c.Document.ID.String()
		if v.AsOf != nil {
			list += "@" + v.AsOf.String()
		}
		out.Plans = append(out.Plans, c)
	}
	w, err := q.Window.check(list)
	if err != nil {
		return Comparison{}, err
	}
	first := out.Plans[0]
	rows := make([]ComparisonRow, len(first.Items))
	for i := range rows {
		rows[i].Left = i
	}
	for n := 1; n < len(out.Plans); n++ {
		pairs, err := p.pairs(ctx, first, out.Plans[n])
		if err != nil {
			return Comparison{}, err
		}
		out.Plans[n].Counts = compare.Counts(pairs)
		for _, pair := range pairs {
			cell := ComparisonCell{Plan: n, Pair: pair}
			if pair.Left >= 0 {
				rows[pair.Left].Cells = append(rows[pair.Left].Cells, cell)
			} else {
				rows = append(rows, ComparisonRow{Left: -1, Cells: []ComparisonCell{cell}})
			}
		}
	}
	if len(q.Changes) > 0 {
		rows = slices.DeleteFunc(rows, func(row ComparisonRow) bool {
			return !slices.ContainsFunc(row.Cells, func(c ComparisonCell) bool { return slices.Contains(q.Changes, c.Change) })
		})
	}
	position := func(row ComparisonRow) string { return out.position(row) }
	out.Total = len(rows)
	out.Rows, out.PageInfo = cut(rows, position, w)
	for i := range out.Rows {
		out.Rows[i].Cursor = sealCursor(list, position(out.Rows[i]))
	}
	return out, nil
}

// position is a row's place: that of the item in its plan's text.
func (c *Comparison) position(row ComparisonRow) string {
	plan, item := 0, row.Left
	if item < 0 {
		plan, item = row.Cells[0].Plan, row.Cells[0].Right
	}
	x := c.Plans[plan].Items[item]
	return fmt.Sprintf("%02d/%010d/%010d/%s", plan, x.Span.Start, x.Span.End, x.Entity.Key)
}

// compared reads a version of a document.
func (p *Past) compared(ctx context.Context, r store.Reader, now uint64, v PlanVersion, kind kg.EntityKind) (Compared, error) {
	id, err := p.NamedDocument(ctx, r, strings.TrimSpace(v.Document))
	if err != nil {
		return Compared{}, err
	}
	at := now
	if v.AsOf != nil {
		if at, err = p.Find(ctx, "documents", *v.AsOf); err != nil {
			return Compared{}, err
		}
	}
	line, _, err := p.read(ctx)
	if err != nil {
		return Compared{}, err
	}
	n := version(line, id, at)
	if n == 0 {
		return Compared{}, badInput("documents", "%q asserted nothing after commit %d", v.Document, at)
	}
	plan, err := p.plan(ctx, n, kind)
	return Compared{Plan: plan, Commit: n, Current: version(line, id, now) == n}, err
}

// version is the commit whose version of a document the graph has after a commit, 0 for none.
func version(line chronicle.Line, document kg.ID, at uint64) uint64 {
	n := line.Version(document, at)
	if n > 0 && line.Step(n).Retracted {
		return 0
	}
	return n
}

// How much of what was compared lately a Past keeps: versions never change, and page after page is asked of them.
const (
	recentPlans      = 8
	recentComparison = 8
	recentItems      = 40_000 // of all plans kept, and of all pairs
)

// comparedLately is what a Past keeps of comparisons, the newest last.
type comparedLately struct {
	plans []readPlan
	pairs []pairedPlans
}

type readPlan struct {
	commit uint64
	kind   kg.EntityKind
	plan   *compare.Plan
}

type pairedPlans struct {
	left, right uint64
	kind        kg.EntityKind
	pairs       []compare.Pair
}

// plan reads the items of the version that a commit published.
func (p *Past) plan(ctx context.Context, commit uint64, kind kg.EntityKind) (*compare.Plan, error) {
	p.mu.Lock()
	for _, k := range p.compares.plans {
		if k.commit == commit && k.kind == kind {
			p.mu.Unlock()
			return k.plan, nil
		}
	}
	p.mu.Unlock()
	b, err := p.store.Asserted(ctx, commit)
	if err != nil {
		return nil, fmt.Errorf("read the version of commit %d to compare it: %w", commit, err)
	}
	plan, err := compare.Read(b, kind)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.compares.plans = newest(append(p.compares.plans, readPlan{commit, kind, plan}), recentPlans, func(k readPlan) int { return len(k.plan.Items) })
	return plan, nil
}

// pairs compares two plans.
func (p *Past) pairs(ctx context.Context, left, right Compared) ([]compare.Pair, error) {
	p.mu.Lock()
	for _, k := range p.compares.pairs {
		if k.left == left.Commit && k.right == right.Commit && k.kind == left.Kind {
			p.mu.Unlock()
			return k.pairs, nil
		}
	}
	p.mu.Unlock()
	pairs, err := compare.Plans(ctx, left.Plan, right.Plan)
	if err != nil {
		return nil, fmt.Errorf("compare %s with %s: %w", left.Document.URI, right.Document.URI, err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	kept := pairedPlans{left.Commit, right.Commit, left.Kind, pairs}
	p.compares.pairs = newest(append(p.compares.pairs, kept), recentComparison, func(k pairedPlans) int { return len(k.pairs) })
	return pairs, nil
}

// newest drops the oldest of a list until few are left and they are small together; the last one stays.
func newest[T any](list []T, most int, size func(T) int) []T {
	total, from := 0, len(list)
	for from > 0 && len(list)-from < most {
		total += size(list[from-1])
		if total > recentItems && from < len(list) {
			break
		}
		from--
	}
	return slices.Clone(list[from:])
}
