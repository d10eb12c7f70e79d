package model

import (
	"policygraph/internal/compare"
	"policygraph/internal/kg"
	"policygraph/internal/query"
)

// ComparisonConnection is a page of plans set beside each other.
type ComparisonConnection struct {
	Documents  []ComparedDocument
	Summary    ChangeCounts
	Edges      []ComparisonEdge
	PageInfo   PageInfo
	TotalCount int
}

// ComparedDocument is a plan of a comparison.
type ComparedDocument struct {
	ID, Title, URI string
	Commit         int
	Current        bool
	Items          int
	Summary        *ChangeCounts
}

// ChangeCounts counts items by their change.
type ChangeCounts struct{ Same, Reworded, Strengthened, Weakened, Added, Missing int }

func counted(counts map[compare.Change]int) ChangeCounts {
	return ChangeCounts{
		counts[compare.Same], counts[compare.Reworded], counts[compare.Strengthened], counts[compare.Weakened], counts[compare.Added], counts[compare.Missing],
	}
}

// ComparisonEdge is a row with its place.
type ComparisonEdge struct {
	Cursor string
	Node   *ComparisonRow
}

// ComparisonRow is an item of the first plan beside those of the later plans.
type ComparisonRow struct {
	Left  *ComparedItem
	Cells []ComparisonCell
}

// ComparisonCell is how an item stands in one later plan.
type ComparisonCell struct {
	Document                    int
	Change                      compare.Change
	Score                       *float64
	Right                       *ComparedItem
	LeftSentence, RightSentence *ComparedText
	Explanation                 string
	Differences                 []ItemDifference
}

// ComparedItem is an item as a version of a plan has it.
type ComparedItem struct {
	record  kg.Entity
	current bool
	peers   *Peers
	Text    *ComparedText
}

// ID is the readable global id.
func (i *ComparedItem) ID() string { return i.record.Ref() }

// Kind is the kind.
func (i *ComparedItem) Kind() kg.EntityKind { return i.record.Kind }

// Label is the title.
func (i *ComparedItem) Label() string { return i.record.Name }

// Number is the number, nil where it has none.
func (i *ComparedItem) Number() *string { return NewThing(i.record, nil).text("number") }

// Entity is the item in the graph, nil where the graph has another version.
func (i *ComparedItem) Entity() Entity {
	if !i.current {
		return nil
	}
	return Wrap(i.record, i.peers)
}

// ComparedText is words with their place.
type ComparedText struct {
	Quote      string
	Start, End int
}

func comparedText(p compare.Passage) *ComparedText {
	if p.Len() == 0 {
		return nil
	}
	return &ComparedText{Quote: p.Quote, Start: p.Start, End: p.End}
}

// ItemDifference is one thing in which two items differ.
type ItemDifference struct {
	compare.Difference
}

// Left is what the first plan has, nil for nothing.
func (d ItemDifference) Left() *string { return nonEmpty(d.Difference.Left) }

// Right is what the later plan has, nil for nothing.
func (d ItemDifference) Right() *string { return nonEmpty(d.Difference.Right) }

// LeftText is where the first plan says it.
func (d ItemDifference) LeftText() *ComparedText { return comparedText(d.LeftPassage) }

// RightText is where the later plan says it.
func (d ItemDifference) RightText() *ComparedText { return comparedText(d.RightPassage) }

func nonEmpty(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// Compared wraps a page.
func Compared(c query.Comparison) *ComparisonConnection {
	out := &ComparisonConnection{Edges: make([]ComparisonEdge, len(c.Rows)), PageInfo: Page(c.PageInfo), TotalCount: c.Total}
	all := map[compare.Change]int{}
	for _, p := range c.Plans {
		d := ComparedDocument{
			ID: kg.Ref(kg.KindDocument, p.Document.Key), Title: p.Document.Title, URI: p.Document.URI, Commit: int(p.Commit), Current: p.Current, Items: len(p.Items),
		}
		if p.Counts != nil {
			counts := counted(p.Counts)
			d.Summary = &counts
		}
		for change, n := range p.Counts {
			all[change] += n
		}
		out.Documents = append(out.Documents, d)
	}
	out.Summary = counted(all)
	peers := &Peers{}
	for i, row := range c.Rows {
		node := &ComparisonRow{Left: comparedItem(c.Plans[0], row.Left, peers), Cells: make([]ComparisonCell, len(row.Cells))}
		for k, cell := range row.Cells {
			x := ComparisonCell{
				Document: cell.Plan, Change: cell.Change, Right: comparedItem(c.Plans[cell.Plan], cell.Right, peers),
				LeftSentence: comparedText(cell.LeftSentence), RightSentence: comparedText(cell.RightSentence), Explanation: cell.Explanation,
				Differences: make([]ItemDifference, len(cell.Differences)),
			}
			if cell.Left >= 0 && cell.Right >= 0 {
				x.Score = &c.Rows[i].Cells[k].Score
			}
			for n, d := range cell.Differences {
				x.Differences[n] = ItemDifference{d}
			}
			node.Cells[k] = x
		}
		out.Edges[i] = ComparisonEdge{Cursor: row.Cursor, Node: node}
	}
	return out
}

// comparedItem wraps an item of a plan, nil for -1.
func comparedItem(p query.Compared, i int, peers *Peers) *ComparedItem {
	if i < 0 {
		return nil
	}
	x := p.Items[i]
	if p.Current {
		peers.Entities = append(peers.Entities, x.Entity.ID)
	}
	return &ComparedItem{record: x.Entity, current: p.Current, peers: peers, Text: comparedText(p.Passage(x.Span))}
}
