package docx

import (
	"strings"

	"policygraph/internal/extract/document"
	"policygraph/internal/extract/reader/draft"
)

// longestHeading is the most characters of a paragraph that its style makes a heading; whole items are styled so too.
const longestHeading = 60

// writer puts blocks down as a body.
type writer struct {
	body  *draft.Body
	paged bool // the file tells where its pages end
}

func (w writer) blocks(blocks []block) {
	for _, b := range blocks {
		switch {
		case w.body.Full():
			return
		case b.paragraph != nil:
			w.paragraph(b.paragraph)
		case b.table.narrow():
			for _, r := range b.table.rows {
				for _, c := range r.cells {
					w.blocks(c.blocks)
				}
			}
		default:
			rows := b.table.arrange()
			for _, row := range rows {
				for i := range row {
					row[i].Runs = w.runs(row[i].Runs)
				}
			}
			w.body.Table(rows)
		}
	}
}

// runs takes the pages off where the file does not tell them.
func (w writer) runs(runs []draft.Run) []draft.Run {
	if !w.paged {
		for i := range runs {
			runs[i].Page = 0
		}
	}
	return runs
}

func (w writer) paragraph(p *paragraph) {
	if draft.Blank(p.runs) {
		return // a number without text
	}
	runs := w.runs(p.printed())
	kind, level := document.Paragraph, 0
	switch {
	case p.level > 0 && heading(draft.Text(runs)):
		kind, level = document.Heading, p.level
	case p.listed:
		kind = document.ListItem
	}
	for _, line := range lines(runs) {
		w.body.Paragraph(kind, level, line...)
	}
}

// heading tells a text that can be one: a line without a sentence in it.
func heading(s string) bool {
	s = strings.TrimSpace(s)
	return len([]rune(s)) <= longestHeading && !strings.Contains(strings.TrimSuffix(s, "。"), "。") && !strings.HasSuffix(s, "；")
}

// lines cuts a paragraph where its lines were broken by hand: each is one of its own, as in
//
//	某市人民政府↵2021年3月5日
//
// but for a long line that breaks off amid a sentence, which goes on in the next one.
func lines(runs []draft.Run) [][]draft.Run {
	found := [][]draft.Run{nil}
	add := func(r draft.Run) { found[len(found)-1] = append(found[len(found)-1], r) }
	for _, r := range runs {
		for {
			line, rest, broken := strings.Cut(r.Text, "\n")
			if line != "" {
				add(draft.Run{Text: line, Page: r.Page})
			}
			if !broken {
				break
			}
			if before := draft.Text(found[len(found)-1]); goesOnAfter(before) && !begins(rest) {
				add(draft.Run{Text: "\n", Page: r.Page})
			} else {
				found = append(found, nil)
			}
			r.Text = rest
		}
	}
	return found
}

// goesOnAfter tells a long line that ends amid a sentence.
func goesOnAfter(line string) bool {
	_, last, more := cutLast(line)
	if more {
		line = last
	}
	r := []rune(strings.TrimSpace(line))
	return len(r) >= 30 && !strings.ContainsRune("。！？；：!?;:.）)", r[len(r)-1])
}

func cutLast(s string) (before, last string, more bool) {
	i := strings.LastIndexByte(s, '\n')
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+1:], true
}

// begins tells a line that begins an item of its own.
func begins(line string) bool {
	line = strings.TrimLeft(line, " \t\u3000")
	for i, r := range line {
		switch {
		case strings.ContainsRune("（(第一二三四五六七八九十0123456789①②③④⑤⑥⑦⑧⑨", r):
			continue
		case strings.ContainsRune("、.．）)章节条", r):
			return i > 0
		}
		return false
	}
	return line == ""
}
