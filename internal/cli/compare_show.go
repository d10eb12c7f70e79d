package cli

import (
	"fmt"
	"strings"
)

func (a *app) showComparison(c planComparison) error {
	for i, d := range c.Documents {
		line := fmt.Sprintf("%s  commit %d, %s", a.out.strong("《"+firstOf(d.Title, d.URI)+"》"), d.Commit, plural(d.Items, "item"))
		if d.Summary != nil {
			line += "  " + d.Summary.String()
		}
		fmt.Fprintf(a.out, "%d. %s\n", i+1, line)
	}
	several := len(c.Documents) > 2
	for _, row := range c.Rows {
		for _, cell := range row.Cells {
			a.showCell(row.Left, cell, several)
		}
	}
	line := plural(c.TotalCount, "row") + " shown; in all " + c.Summary.String()
	if more := c.TotalCount - len(c.Rows); more > 0 {
		line = fmt.Sprintf("%d of %s shown, see --limit; in all %s", len(c.Rows), plural(c.TotalCount, "row"), c.Summary.String())
	}
	_, err := fmt.Fprintf(a.out, "\n%s\n", line)
	return err
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// String is 相同 12 · 加强 3, in the order in which changes are shown.
func (c changeCounts) String() string {
	n := map[string]int{
		"SAME": c.Same, "REWORDED": c.Reworded, "STRENGTHENED": c.Strengthened, "WEAKENED": c.Weakened, "ADDED": c.Added, "MISSING": c.Missing,
	}
	parts := make([]string, len(changeNames))
	for i, x := range changeNames {
		parts[i] = fmt.Sprintf("%s %d", x.word, n[x.code])
	}
	return strings.Join(parts, " · ")
}

// name is how an item is called in a list: its number and its title.
func (i *comparedItem) name() string {
	if i.Number != nil && *i.Number != "" && *i.Number != i.Label {
		return *i.Number + ". " + i.Label
	}
	return i.Label
}

// showCell prints an item and how it stands: what is the same on one line, else both sentences below.
func (a *app) showCell(left *comparedItem, c comparedCell, several bool) {
	style := map[string]func(string) string{"STRENGTHENED": a.out.good, "ADDED": a.out.good, "WEAKENED": a.out.bad, "MISSING": a.out.bad, "REWORDED": a.out.warn}[c.Change]
	if style == nil {
		style = plain
	}
	head := style(changeWord(c.Change)) + "  "
	switch {
	case left == nil:
		head += c.Right.name()
	case c.Right == nil || left.Label == c.Right.Label:
		head += left.name()
	default:
		head += left.name() + " → " + c.Right.name()
	}
	if c.Score != nil {
		head += a.out.soft(fmt.Sprintf("  (%.2f)", *c.Score))
	}
	if several {
		head += a.out.soft(fmt.Sprintf("  [%d]", c.Document+1))
	}
	fmt.Fprintf(a.out, "\n%s\n", head)
	if c.Change == "SAME" {
		return
	}
	var l, r string
	switch {
	case c.LeftSentence != nil && c.RightSentence != nil:
		l, r = markDifferences(oneLine(c.LeftSentence.Quote), oneLine(c.RightSentence.Quote), a.marker(a.out.bad), a.marker(a.out.good))
	case c.LeftSentence != nil:
		l = oneLine(c.LeftSentence.Quote)
	case c.RightSentence != nil:
		r = oneLine(c.RightSentence.Quote)
	}
	if l != "" {
		fmt.Fprintf(a.out, "  − %s\n", l)
	}
	if r != "" {
		fmt.Fprintf(a.out, "  + %s\n", r)
	}
	if c.LeftSentence != nil && c.RightSentence != nil {
		fmt.Fprintf(a.out, "  = %s\n", c.Explanation)
	}
}

// marker sets words off: in colour where there is some, else in 【】.
func (a *app) marker(style func(string) string) func(string) string {
	if a.out.colour {
		return style
	}
	return func(s string) string { return "【" + s + "】" }
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// longestMarked bounds the sentences in which differing words are looked for.
const longestMarked = 600

// markDifferences marks in two sentences the words that only one of them has. Of sentences that have little in common nothing is marked.
func markDifferences(left, right string, markLeft, markRight func(string) string) (l, r string) {
	x, y := []rune(left), []rune(right)
	if len(x) > longestMarked || len(y) > longestMarked {
		return left, right
	}
	// common[i][j] is the length of the longest common subsequence of x[i:] and y[j:].
	common := make([][]int16, len(x)+1)
	for i := range common {
		common[i] = make([]int16, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	if 3*int(common[0][0]) < len(x)+len(y) {
		return left, right
	}
	onlyX, onlyY := make([]bool, len(x)), make([]bool, len(y))
	i, j := 0, 0
	for i < len(x) || j < len(y) {
		switch {
		case i < len(x) && j < len(y) && x[i] == y[j]:
			i, j = i+1, j+1
		case j == len(y) || i < len(x) && common[i+1][j] >= common[i][j+1]:
			onlyX[i], i = true, i+1
		default:
			onlyY[j], j = true, j+1
		}
	}
	return marked(x, onlyX, markLeft), marked(y, onlyY, markRight)
}

// marked puts marks around runs; a lone character between two runs is taken into them, so that words are marked and not their letters.
func marked(text []rune, only []bool, mark func(string) string) string {
	for i := 1; i+1 < len(only); i++ {
		if !only[i] && only[i-1] && only[i+1] {
			only[i] = true
		}
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		end := i
		for end < len(text) && only[end] == only[i] {
			end++
		}
		if part := string(text[i:end]); only[i] {
			b.WriteString(mark(part))
		} else {
			b.WriteString(part)
		}
		i = end
	}
	return b.String()
}
