package relate

import (
	"slices"
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/outline"
	"policygraph/internal/extract/text"
	"policygraph/internal/kg"
)

const (
	narrowest = 18 // characters; a shorter line was not broken for want of room
	slack     = 6  // columns by which a full line may fall short of the longest
)

// A flow is a text without the line ends at which a converter broke its paragraphs, which may stand amid a name: 市水|利局. It knows
// where each of its characters stood.
type flow struct {
	from []int // place in the original of each character, and its end
	to   []int // place in the flow of each character of the original, and its end
}

// flowing is a body and its outline without those line ends. ok is false where there are none.
func flowing(body document.Body, tree outline.Tree) (document.Body, outline.Tree, flow, bool) {
	runes := body.Text.Runes()
	var cuts []kg.Span
	for _, b := range body.Blocks {
		if b.Kind == document.Paragraph {
			cuts = softBreaks(body.Text, b.Span, cuts)
		}
	}
	if len(cuts) == 0 {
		return body, tree, flow{}, false
	}
	f := flow{from: make([]int, 0, len(runes)+1), to: make([]int, 0, len(runes)+1)}
	kept := make([]rune, 0, len(runes))
	for i, r := range runes {
		for len(cuts) > 0 && i >= cuts[0].End {
			cuts = cuts[1:]
		}
		f.to = append(f.to, len(kept))
		if len(cuts) > 0 && i >= cuts[0].Start {
			continue
		}
		f.from, kept = append(f.from, i), append(kept, r)
	}
	f.to, f.from = append(f.to, len(kept)), append(f.from, len(runes))
	body.Text = text.New(string(kept))
	body.Blocks = slices.Clone(body.Blocks)
	for i := range body.Blocks {
		b := &body.Blocks[i]
		b.Span = f.forth(b.Span)
		rows := make([][]document.Cell, len(b.Rows))
		for k, row := range b.Rows {
			rows[k] = slices.Clone(row)
			for c := range rows[k] {
				rows[k][c].Span = f.forth(rows[k][c].Span)
			}
		}
		b.Rows = rows
	}
	tree.Title, tree.Head, tree.Body, tree.Tail = f.forth(tree.Title), f.forth(tree.Head), f.forth(tree.Body), f.forth(tree.Tail)
	tree.Sections, tree.Items = slices.Clone(tree.Sections), slices.Clone(tree.Items)
	for i := range tree.Sections {
		s := &tree.Sections[i]
		s.Title, s.Span, s.Extent = f.forth(s.Title), f.forth(s.Span), f.forth(s.Extent)
	}
	for i := range tree.Items {
		it := &tree.Items[i]
		it.Marker, it.Title, it.Span = f.forth(it.Marker), f.forth(it.Title), f.forth(it.Span)
	}
	return body, tree, f, true
}

// softBreaks adds the line ends in a paragraph that stand amid a sentence or at the end of a full line, with the blanks and the page numbers around them.
func softBreaks(t text.Text, paragraph kg.Span, cuts []kg.Span) []kg.Span {
	folded := t.Folded()
	if !slices.Contains(folded[paragraph.Start:paragraph.End], '\n') {
		return cuts
	}
	line, widest := paragraph.Start, 0
	for l := range strings.SplitSeq(string(folded[paragraph.Start:paragraph.End]), "\n") {
		widest = max(widest, columns([]rune(strings.TrimSpace(l))))
	}
	for i := paragraph.Start; i < paragraph.End; i++ {
		if folded[i] != '\n' && folded[i] != '\r' {
			continue
		}
		before, after := i, i+1
		for before > line && text.Blank(folded[before-1]) {
			before--
		}
		for after < paragraph.End {
			if text.Blank(folded[after]) || folded[after] == '\n' || folded[after] == '\r' {
				after++
				continue
			}
			n := pageNumber(folded[after:paragraph.End])
			if n == 0 {
				break
			}
			after += n
		}
		full := before-line >= narrowest
		ended := strings.ContainsRune("。!?;:", folded[before-1]) && columns(folded[line:before]) < widest-slack
		line = after
		i = after - 1
		_, label := labelAt(folded, after, paragraph.End)
		if after >= paragraph.End || !full || label > 0 || ended || latin(folded[before-1]) && latin(folded[after]) {
			continue
		}
		cuts = append(cuts, kg.Span{Start: before, End: after})
	}
	return cuts
}

// pageNumber is the length of a line that holds the number of a page and nothing else: 12, - 12 -.
func pageNumber(line []rune) (n int) {
	for n < len(line) && n < 9 && line[n] != '\n' && line[n] != '\r' {
		if r := line[n]; (r < '0' || r > '9') && r != '-' && r != ' ' {
			return 0
		}
		n++
	}
	if n < len(line) && line[n] != '\n' && line[n] != '\r' {
		return 0
	}
	return n
}

// columns is the width of a line in print: a Chinese character takes two columns.
func columns(line []rune) (n int) {
	for _, r := range line {
		n++
		if r >= 0x1100 {
			n++
		}
	}
	return n
}

func latin(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }

// forth is a span of the original in the flow.
func (f flow) forth(s kg.Span) kg.Span {
	last := len(f.to) - 1
	return kg.Span{Start: f.to[min(max(s.Start, 0), last)], End: f.to[min(max(s.End, 0), last)]}
}

// back is a span of the flow in the original.
func (f flow) back(s kg.Span) kg.Span {
	if s.Len() <= 0 {
		return kg.Span{Start: f.from[s.Start], End: f.from[s.Start]}
	}
	return kg.Span{Start: f.from[s.Start], End: f.from[s.End-1] + 1}
}

// original puts what was found in the flow to where it stands in the original.
func (f flow) original(tasks []Task, notes []document.Diagnostic) {
	for i := range tasks {
		t := &tasks[i]
		t.Span, t.Marker, t.Title = f.back(t.Span), f.back(t.Marker), f.back(t.Title)
		for k := range t.Limits {
			t.Limits[k] = f.back(t.Limits[k])
		}
		for k := range t.Duties {
			d := &t.Duties[k]
			d.Raw, d.Clause, d.Statement = f.back(d.Raw), f.back(d.Clause), f.back(d.Statement)
		}
	}
	for i := range notes {
		notes[i].Span = f.back(notes[i].Span)
	}
}
